#include "core/matching/terms.h"

#include "core/ingest/language.h"
#include "core/operations/reviews.h"
#include "core/search/words.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr float k1 = 1.0F;
constexpr float b = 0.5F;
constexpr float usual_length = 20;
constexpr float summary_weight = 1.0F;
constexpr float rationale_weight = 0.3F;
constexpr float speaker_weight = 1.0F;

Term cut(std::uint64_t hash) { return hash & ((Term{1} << term_bits) - 1); }

std::uint64_t fnv(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (auto const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

/// An address says nothing by its scheme, host endings and numbers of a post.
bool says_nothing(std::string_view folded) {
    return folded == "http" || folded == "https" || folded == "www" || folded == "com" || folded == "twitter" ||
           folded == "pic";
}

void add_claim(TermBag& bag, Reader const& reader, Claim const& claim) {
    bag.add(claim.text, claim.language, 1);
    if (auto const review = current_review(reader, claim.id)) {
        bag.add(review->summary, claim.language, summary_weight);
        bag.add(review->rationale, claim.language, rationale_weight);
    }
    for (auto const& link : reader.referring<Link>("to", claim.id)) {
        if (link.relation != Relation::asserts) continue;
        if (auto const statement = reader.find(id_as<Statement>(link.from)); statement && statement->speaker)
            bag.add(speaker_term(statement->speaker.value), speaker_weight);
    }
}

} // namespace

Term term_of(std::string_view stem) { return cut(fnv(stem)); }

Term speaker_term(RawId party) { return cut(fnv("\x01speaker" + id_text(party))); }

void TermBag::add(std::string_view text, std::string_view language, float weight) {
    if (text.empty()) return;
    auto const of = language.empty() ? text_language(text) : std::string(language);
    each_word(text, of, [&](IndexWord const& word) {
        if (is_stop_word(word.folded, of) || says_nothing(word.folded)) return true;
        terms_.push_back({term_of(word.stem), weight});
        return true;
    });
}

std::vector<WeightedTerm> TermBag::take() {
    std::ranges::sort(terms_, {}, &WeightedTerm::term);
    std::vector<WeightedTerm> once;
    for (auto const& each : terms_)
        if (!once.empty() && once.back().term == each.term) once.back().weight += each.weight;
        else once.push_back(each);
    terms_.clear();
    return once;
}

std::uint8_t impact_of(float weight, float length) {
    auto const share = weight / (weight + k1 * (1 - b + b * length / usual_length));
    return static_cast<std::uint8_t>(std::clamp(std::lround(share * 255), 1L, 255L));
}

std::vector<WeightedTerm> document_terms(Reader const& reader, Record const& record) {
    TermBag bag;
    if (auto const* claim = std::get_if<Claim>(&record)) {
        add_claim(bag, reader, *claim);
    } else if (auto const* statement = std::get_if<Statement>(&record)) {
        bag.add(statement->text, statement->language, 1);
        if (statement->speaker) bag.add(speaker_term(statement->speaker.value), speaker_weight);
    }
    auto terms = bag.take();
    float length = 0;
    for (auto const& each : terms) length += each.weight;
    for (auto& each : terms) each.weight = impact_of(each.weight, length);
    return terms;
}

} // namespace core
