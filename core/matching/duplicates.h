// What is perhaps here twice: sources with the same bytes, from the same address or with nearly the same text; statements and
// claims with the same words, or that perhaps say the same (said_alike.h). It only suggests: a person looks at both, and makes one of them or does not.
#pragma once

#include "core/base/progress.h"
#include "core/store/reader.h"

namespace core {

/// Why two records are perhaps one, the surest first.
enum class Alike {
    bytes,   ///< the same saved bytes
    words,   ///< the same words
    address, ///< the same address
    near,    ///< nearly the same words: the share says how near
    within   ///< nearly all words of the shorter stand in the longer: the share says how many
};

template <>
struct Names<Alike> {
    static constexpr std::array entries{
        Named{Alike::bytes, "bytes", N_("the same saved bytes")},
        Named{Alike::words, "words", N_("the same words")},
        Named{Alike::address, "address", N_("the same address")},
        Named{Alike::near, "near", N_("nearly the same words")},
        Named{Alike::within, "within", N_("the words of the shorter within the longer")},
    };
};

struct Duplicate {
    Ref one;   ///< what was here first
    Ref other;
    Alike why = Alike::words;
    double share = 1;   ///< of the sequences of words of both (within: of the shorter) that both have; of what is said, of its words
    Id<Party> agency;   ///< of two papers with the text of one agency, that one: they are no duplicates, but one voice
    bool operator==(Duplicate const&) const = default;
};

/// What the source is perhaps here already as. Texts are looked for by their rarest words, so that it takes as long however
/// many there are; a text of which most words are others' too may be missed, all_duplicates() finds it.
std::vector<Duplicate> duplicates_of(Reader const& reader, Id<Source> source);

/// "“Title” (7k3qp) is perhaps the same: nearly the same words, 92 %." of the one that is not `here`.
Message perhaps_the_same(Records const& reader, Duplicate const& pair, Ref here);

/// All there are: of sources each, of statements and claims the newest `most`. What a link says to repeat the other is said
/// on purpose, and what prints one agency is known to. Reads every text once; can be cancelled.
std::vector<Duplicate> all_duplicates(Reader const& reader, int most, Progress& progress);

} // namespace core
