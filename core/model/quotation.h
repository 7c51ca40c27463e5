// Quotation: a passage of a text that carries a statement, held by position, by the words
// themselves and by their surroundings (W3C Web Annotation selectors).
#pragma once

#include "core/model/kind.h"
#include "core/text/utf8.h"

namespace core {

struct Quotation {
    Id<Quotation> id;
    Id<Text> text;
    std::int64_t start = 0; ///< code points, [start, end)
    std::int64_t end = 0;
    std::string exact;
    std::string prefix;
    std::string suffix;
    Digest text_digest;     ///< of the text the position refers to
    Id<Statement> statement;
    Id<Quotation> quoted_from; ///< the quotation this one was taken from: a hop of the trail
    Span span() const { return Span{start, end}; }
    bool operator==(Quotation const&) const = default;
};

template <>
struct Model<Quotation> {
    static constexpr auto kind = Kind::quotation;
    static constexpr std::string_view name = N_("quotation");
    static constexpr auto label = N_("Quotation");
    static constexpr unsigned traits = ordinary;
    static constexpr auto caption = &Quotation::exact;
    static constexpr auto fields = std::tuple{
        Field{"text", &Quotation::text, N_("Text"), indexed | fixed},
        Field{"start", &Quotation::start, N_("Start"), fixed},
        Field{"end", &Quotation::end, N_("End"), fixed},
        Field{"exact", &Quotation::exact, N_("Words"), fixed},
        Field{"prefix", &Quotation::prefix, N_("Words before"), hidden | fixed},
        Field{"suffix", &Quotation::suffix, N_("Words after"), hidden | fixed},
        Field{"text_digest", &Quotation::text_digest, N_("SHA-256 of the text"), hidden | fixed},
        Field{"statement", &Quotation::statement, N_("Statement"), indexed | belongs | shown_at},
        Field{"quoted_from", &Quotation::quoted_from, N_("Quoted from"), indexed}};
};

} // namespace core
