#include "core/ingest/parsed_page.h"

#include <vector>

namespace core {

bool is_element_of_html(std::string_view name) {
    return !name.empty() && gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())) != GUMBO_TAG_UNKNOWN;
}

ParsedPage::ParsedPage(std::string const& text) {
    auto options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = &memory_;
    options.allocator = [](void* memory, std::size_t size) {
        return static_cast<std::pmr::memory_resource*>(memory)->allocate(size);
    };
    options.deallocator = [](void*, void*) {};
    output_ = gumbo_parse_with_options(&options, text.data(), text.size());
}

bool ParsedPage::deeper_than(std::size_t limit) const {
    std::vector<GumboNode const*> level{output_->root};
    for (std::size_t depth = 0; !level.empty(); ++depth) {
        if (depth > limit)
            return true;
        std::vector<GumboNode const*> next;
        for (auto const* node : level)
            if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
                for (unsigned at = 0; at < node->v.element.children.length; ++at)
                    next.push_back(static_cast<GumboNode const*>(node->v.element.children.data[at]));
        level = std::move(next);
    }
    return false;
}

} // namespace core
