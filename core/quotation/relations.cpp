#include "core/quotation/relations.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace core {

namespace {

constexpr std::size_t longest_look = 12;  ///< quotations back
constexpr std::size_t shortest_copy = 20; ///< bytes of a quotation that can be a duplicate

class Relations {
public:
    Relations(Article const& article, std::vector<Placed> const& quotations)
        : article_(article), quotations_(quotations) {}

    std::vector<Relates> run() {
        for (std::size_t at = 0; at < quotations_.size(); ++at) {
            duplicate(at);
            if (auto found = by_words(at)) out_.push_back(*found);
        }
        return std::move(out_);
    }

private:
    /// The first word of that kind in the sentence, outside the quotation.
    Range word(Placed const& placed, Tag tag) const {
        for (std::size_t i = placed.sentence.first; i < placed.sentence.last; ++i)
            if (article_.tokens[i].is_word() && article_.tokens[i].has(tag)) return {i, i + 1};
        return {};
    }

    bool same_voice(Placed const& one, Placed const& other) const {
        if (one.speaker.empty() || other.speaker.empty()) return false;
        // The spokesman of American diplomacy and the State Department are one voice.
        if (one.country >= 0 && one.country == other.country && one.person != other.person) return true;
        return one.speaker == other.speaker || one.speaker == other.on_behalf_of ||
               one.on_behalf_of == other.speaker ||
               (!one.on_behalf_of.empty() && one.on_behalf_of == other.on_behalf_of);
    }

    enum class Voice { same, another };
    std::optional<std::size_t> last(std::size_t at, Voice voice) const {
        auto const& own = quotations_[at];
        for (std::size_t back = 1; back <= std::min(at, longest_look); ++back) {
            auto const& other = quotations_[at - back];
            if (other.sentence.first == own.sentence.first || other.speaker.empty()) continue;
            if (same_voice(own, other) == (voice == Voice::same)) return at - back;
        }
        return std::nullopt;
    }

    /// "Pour sa part" stands beside all that the other said: the first of that voice's quotations in a row.
    std::size_t first_of_voice(std::size_t at) const {
        std::size_t steps = 0;
        while (at > 0 && steps++ < longest_look && same_voice(quotations_[at], quotations_[at - 1])) --at;
        return at;
    }

    Relates made(std::size_t from, std::size_t to, Bears how, Range evidence) const {
        return {quotations_[from].index, quotations_[to].index, how, evidence};
    }

    std::optional<Relates> by_words(std::size_t at) const {
        auto const& own = quotations_[at];
        auto const against = word(own, Tag::rebuttal);
        auto const target = word(own, Tag::target);
        auto const judged = word(own, Tag::cue_appraisal);
        auto const another = last(at, Voice::another);
        if (another && !against.empty()) return made(at, *another, Bears::rebuts, against);
        // "Une déclaration que X a qualifiée de « comble de l'ironie »"
        if (another && !target.empty() && !judged.empty() && own.condemns)
            return made(at, *another, Bears::rebuts, target);
        if (auto const aside = word(own, Tag::parallel); another && !aside.empty())
            return made(at, first_of_voice(*another), Bears::parallel, aside);
        auto const before = last(at, Voice::same);
        if (!before) return std::nullopt;
        bool const next = *before + 1 == at;
        if (auto const but = word(own, Tag::nuance); !but.empty())
            return made(at, *before, Bears::nuances, but);
        if (auto const more = word(own, Tag::continuation); next && !more.empty())
            return made(at, *before, Bears::continues, more);
        if (auto const also = word(own, Tag::agreement); !also.empty())
            return made(at, *before, next ? Bears::continues : Bears::supports, also);
        return std::nullopt;
    }

    void duplicate(std::size_t at) {
        auto const& own = quotations_[at];
        if (own.folded.size() < shortest_copy) return;
        auto const [first, fresh] = seen_.emplace(own.folded, at);
        if (!fresh) out_.push_back(made(first->second, at, Bears::duplicate, {}));
    }

    Article const& article_;
    std::vector<Placed> const& quotations_;
    std::unordered_map<std::string, std::size_t> seen_;
    std::vector<Relates> out_;
};

} // namespace

std::vector<Relates> relate(Article const& article, std::vector<Placed> const& quotations) {
    return Relations(article, quotations).run();
}

} // namespace core
