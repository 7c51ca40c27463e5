#include "core/editorial/passage_link.h"

#include "core/editorial/media_fragment.h"
#include "core/editorial/sources.h"
#include "core/ingest/web_address.h"
#include "core/text/text_fragment.h"

namespace core {

std::string link_to_passage(Records const& reader, Quotation const& quotation) {
    auto const text = reader.get(quotation.text);
    auto const source = reader.get(source_of(reader, text.id));
    if (!is_web_address(source.url))
        refuse(say("The source “{title}” has no address of the web, so nothing leads to its words.", {{"title", source.title}}));
    if (auto const fragment = media_fragment(text, quotation.span()); !fragment.empty())
        return source.url.substr(0, source.url.find('#')) + "#" + fragment;
    return address_of_passage(source.url, words_of(reader, text), quotation.span());
}

} // namespace core
