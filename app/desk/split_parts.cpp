#include "app/desk/split_parts.h"

#include "app/common/said.h"
#include "app/common/text.h"
#include "core/editorial/sources.h"
#include "core/operations/splitting.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

namespace app {

namespace {

constexpr std::size_t most_letters = 110;

std::string cut(std::string const& text) {
    core::Offsets const offsets(text);
    if (core::count(offsets.length()) <= static_cast<std::int64_t>(most_letters)) return text;
    return std::string(offsets.slice({0, static_cast<std::int64_t>(most_letters)})) + "…";
}

std::string caption(core::Reader const& reader, core::Ref ref) {
    auto const record = reader.find(ref);
    return record ? cut(core::tidy(core::caption_of(*record))) : std::string();
}

std::string line_of(core::Reader const& reader, core::Ref whole, core::Ref part) {
    if (auto const quotation = reader.find(core::id_as<core::Quotation>(part))) {
        auto const source = reader.get(core::source_of(reader, quotation->text));
        auto where = core::tidy(source.title);
        if (source.published.known()) join(where, core::display(source.published, translator()));
        return quoted(cut(core::tidy(quotation->exact))) + " — " + cut(where);
    }
    if (auto const link = reader.find(core::id_as<core::Link>(part))) {
        auto const* rule = core::find_rule(link->relation, link->from.kind, link->to.kind);
        auto const* word = link->from == whole || !rule ? core::label_of(link->relation) : rule->inverse;
        return labelled(tr(word), caption(reader, link->from == whole ? link->to : link->from));
    }
    auto const capture = reader.find(core::id_as<core::Capture>(part));
    if (!capture) return caption(reader, part);
    auto line = capture->origin;
    join(line, core::display(capture->obtained, translator()));
    join(line, "SHA-256 " + core::to_hex(capture->digest).substr(0, 12) + "…");
    return line;
}

} // namespace

std::vector<SplitPart> split_parts(core::Reader const& reader, core::Ref whole) {
    std::vector<SplitPart> parts;
    reader.together([&] {
        for (auto const& part : core::parts_of(reader, whole)) parts.push_back({part, line_of(reader, whole, part)});
    });
    return parts;
}

} // namespace app
