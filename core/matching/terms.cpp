#include "core/matching/terms.h"

#include "core/editorial/reviews.h"
#include "core/text/language.h"
#include "core/search/words.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr float k1 = 1.0F;
constexpr float length_weight = 0.5F; // b of BM25
constexpr float usual_length = 20;
constexpr float note_weight = 0.3F;
constexpr float summary_weight = 1.0F;
constexpr float rationale_weight = 0.3F;
constexpr float speaker_weight = 1.0F;

Term cut(std::uint64_t hash) { return hash & ((Term{1} << term_bits) - 1); }

std::uint64_t fnv(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (auto const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

/// Without addresses, which name a place and not a thing; the words of a hashtag or handle are parted
/// where it changes to a capital: "#AustralianFires" is "Australian Fires".
std::string spoken(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find_first_of(" \t\n", at), text.size());
        auto const piece = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        out += ' ';
        if (piece.starts_with("http://") || piece.starts_with("https://") || piece.starts_with("www.") ||
            piece.starts_with("pic.twitter.com/"))
            continue;
        auto const joined = piece.find_first_of("#@") != piece.npos;
        for (std::size_t place = 0; place < piece.size(); ++place) {
            auto const capital = piece[place] >= 'A' && piece[place] <= 'Z';
            auto const after_small = place > 0 && piece[place - 1] >= 'a' && piece[place - 1] <= 'z';
            if (joined && capital && after_small) out += ' ';
            out += piece[place];
        }
    }
    return out;
}

void add_claim(TermBag& bag, Reader const& reader, Claim const& claim) {
    bag.add(claim.text, claim.language, 1);
    bag.add(claim.note, claim.language, note_weight);
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
    auto const marked = text.find_first_of("#@/") != text.npos;
    each_word(marked ? spoken(text) : std::string(text), of, [&](IndexWord const& word) {
        if (is_stop_word(word.folded, of)) return true;
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
    auto const share = weight / (weight + k1 * (1 - length_weight + length_weight * length / usual_length));
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
