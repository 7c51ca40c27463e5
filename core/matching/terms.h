// What a text is matched by: its stems without function words, each with the weight it has in this text.
// A term is a number: the low 40 bits of FNV-1a of the stem; two stems in a million meet in one number
// about every second time, which costs nothing but a stranger among the candidates.
#pragma once

#include "core/store/reader.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace core {

using Term = std::uint64_t;
inline constexpr int term_bits = 40;

Term term_of(std::string_view stem);
/// The term that stands for whoever said it.
Term speaker_term(RawId party);

struct WeightedTerm {
    Term term = 0;
    float weight = 0;
};

/// Collects the terms of what belongs together.
class TermBag {
public:
    /// Words of a text; of one that is handed on (addresses, handles, hashtags) the words inside count.
    void add(std::string_view text, std::string_view language, float weight);
    void add(Term term, float weight) { terms_.push_back({term, weight}); }
    /// Each term once, by number, its weights added up.
    std::vector<WeightedTerm> take();

private:
    std::vector<WeightedTerm> terms_;
};

/// How strongly a text of this length speaks of a term, 1..255: BM25's k1 = 1, b = 0.5 with 20 words as the
/// usual length, so that it never changes when others come (Robertson & Zaragoza 2009, eq. 3.15).
std::uint8_t impact_of(float weight, float length);

/// The terms a claim or statement is found by, with impacts as weights; empty for other kinds.
std::vector<WeightedTerm> document_terms(Reader const& reader, Record const& record);

} // namespace core
