// How quotations of one article bear on each other, told by words that say so: "dément", "toutefois",
// "pour sa part", "une déclaration que … a qualifiée de". Proposals only, each with its words.
#pragma once

#include "core/model/field.h"
#include "core/quotation/tokens.h"

#include <string>
#include <vector>

namespace core {

enum class Bears { rebuts, supports, nuances, continues, parallel, duplicate };

template <>
struct Names<Bears> {
    static constexpr std::array entries{
        Named{Bears::rebuts, "rebuts", N_("rebuts")},
        Named{Bears::supports, "supports", N_("supports")},
        Named{Bears::nuances, "nuances", N_("nuances")},
        Named{Bears::continues, "continues", N_("continues")},
        Named{Bears::parallel, "parallel", N_("stands beside")},
        Named{Bears::duplicate, "duplicate", N_("has the words of")}};
};

/// One quotation as the search for relations sees it.
struct Placed {
    std::size_t index = 0; ///< among the suggestions
    Range sentence;
    std::string speaker;
    std::string on_behalf_of;
    std::string folded;    ///< its words without case, accents and marks
    bool condemns = false; ///< a word of condemnation stands in it
    /// The country an institution speaks for, by itself or through a spokesperson; -1: none.
    std::int32_t country = -1;
    bool person = false;
};

/// "From answers To": both are indexes among the suggestions.
struct Relates {
    std::size_t from = 0;
    std::size_t to = 0;
    Bears how = Bears::rebuts;
    Range evidence; ///< the words that suggest it; empty for a duplicate
};

/// At most one relation for each quotation beside duplicates. Looks back at most twelve quotations, so
/// linear in their number.
std::vector<Relates> relate(Article const& article, std::vector<Placed> const& quotations);

} // namespace core
