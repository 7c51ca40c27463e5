#include "core/quotation/relations.h"

#include <algorithm>
#include <array>
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
    /// The words that tell how quotations bear on each other: the first of each kind in a sentence, outside what is
    /// quoted. Read once, however many quotations the sentence has.
    struct Words {
        Range sentence{};
        Range rebuttal{}, target{}, appraisal{}, parallel{}, nuance{}, continuation{}, agreement{};
    };

    Words const& words_of(Placed const& placed) {
        if (words_.sentence == placed.sentence) return words_;
        words_ = {.sentence = placed.sentence};
        std::array const kinds{std::pair{Tag::rebuttal, &words_.rebuttal},
                               std::pair{Tag::target, &words_.target},
                               std::pair{Tag::cue_appraisal, &words_.appraisal},
                               std::pair{Tag::parallel, &words_.parallel},
                               std::pair{Tag::nuance, &words_.nuance},
                               std::pair{Tag::continuation, &words_.continuation},
                               std::pair{Tag::agreement, &words_.agreement}};
        for (std::size_t i = placed.sentence.first; i < placed.sentence.last; ++i) {
            auto const& token = article_.tokens[i];
            if (!token.is_word()) continue;
            for (auto const& [tag, first] : kinds)
                if (first->empty() && token.has(tag)) *first = {i, i + 1};
        }
        return words_;
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

    std::optional<Relates> by_words(std::size_t at) {
        auto const& own = quotations_[at];
        auto const& words = words_of(own);
        auto const another = last(at, Voice::another);
        if (another && !words.rebuttal.empty()) return made(at, *another, Bears::rebuts, words.rebuttal);
        // "Une déclaration que X a qualifiée de « comble de l'ironie »"
        if (another && !words.target.empty() && !words.appraisal.empty() && own.condemns)
            return made(at, *another, Bears::rebuts, words.target);
        if (another && !words.parallel.empty())
            return made(at, first_of_voice(*another), Bears::parallel, words.parallel);
        auto const before = last(at, Voice::same);
        if (!before) return std::nullopt;
        bool const next = *before + 1 == at;
        if (!words.nuance.empty()) return made(at, *before, Bears::nuances, words.nuance);
        if (next && !words.continuation.empty()) return made(at, *before, Bears::continues, words.continuation);
        if (!words.agreement.empty())
            return made(at, *before, next ? Bears::continues : Bears::supports, words.agreement);
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
    Words words_; // of the sentence looked at last
    std::unordered_map<std::string, std::size_t> seen_;
    std::vector<Relates> out_;
};

} // namespace

std::vector<Relates> relate(Article const& article, std::vector<Placed> const& quotations) {
    return Relations(article, quotations).run();
}

} // namespace core
