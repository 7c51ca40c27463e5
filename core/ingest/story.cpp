#include "core/ingest/story.h"

#include "core/ingest/page_words.h"
#include "core/ingest/story_reading.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace core {

namespace {
using Index = Story::Index;
} // namespace

Story::Story(PageTree const& page, std::vector<std::string> const& titles) : page_(page), titles_(titles) {
    note_what_is_seen();
    find_headline();
    weigh();
    find_teaser_lists();
    find_foreign_articles();
}

/// What is hidden counts only where a page shows nothing else.
void Story::note_what_is_seen() {
    auto const hidden = hidden_elements(page_);
    std::vector<char> furniture(page_.elements.size());
    for (Index at = 0; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        furniture[at] = each.tag == ElementKind::furniture || (at != 0 && furniture[each.parent]);
    }
    for (auto const take_hidden : {false, true}) {
        seen_.assign(page_.rows.size(), 0);
        std::size_t count = 0;
        for (std::size_t row = 0; row < page_.rows.size(); ++row) {
            auto const at = page_.rows[row].element;
            seen_[row] = !furniture[at] && (take_hidden || !hidden[at]);
            count += seen_[row] != 0 ? 1U : 0U;
        }
        if (count > 0)
            return;
    }
}

void Story::find_headline() {
    std::vector<std::string> keys;
    std::size_t longest = 0;
    for (auto const& title : titles_)
        if (auto key = folded_letters(title); !key.empty()) {
            longest = std::max(longest, title.size());
            keys.push_back(std::move(key));
        }
    auto const names_it = [&](std::string const& key) {
        return std::ranges::any_of(keys, [&](std::string const& title) {
            return key == title ||
                   (key.size() >= 12 && key.size() * 10 >= title.size() * 4 && title.find(key) != title.npos) ||
                   (title.size() >= 20 && key.size() < title.size() * 2 && key.find(title) != key.npos);
        });
    };
    std::size_t first_h1 = no_row, named = no_row, named_heading = no_row;
    for (std::size_t at = 0; at < page_.rows.size() && named_heading == no_row; ++at) {
        auto const& row = page_.rows[at];
        if (!seen_[at] || row.words > 60)
            continue;
        bool const heading = row.tag == ElementKind::heading;
        if (heading && first_h1 == no_row)
            first_h1 = at;
        if (keys.empty() || row.text.size() > 2 * longest + 20 || (!heading && named != no_row))
            continue;
        if (!names_it(folded_letters(line_at_top(row.text))))
            continue;
        if (heading)
            named_heading = at;
        else if (row.link_share() < 0.85)
            named = at;
    }
    headline_is_sure_ = named_heading != no_row || named != no_row;
    headline_ = named_heading != no_row ? named_heading : named != no_row ? named : first_h1;
    holds_headline_.assign(page_.elements.size(), 0);
    if (headline_ == no_row)
        return;
    for (auto at = page_.rows[headline_].element;; at = element(at).parent) {
        holds_headline_[at] = 1;
        if (at == 0)
            break;
    }
}

void Story::weigh() {
    weight_.assign(page_.rows.size(), 0);
    sums_.assign(page_.elements.size(), {});
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        if (!seen_[at] || at == headline_)
            continue;
        auto const& row = page_.rows[at];
        if (reads_well(row))
            weight_[at] = static_cast<double>(std::min<std::size_t>(row.characters, 800));
        else if (reads_briefly(row))
            weight_[at] = static_cast<double>(row.characters) / 2;
        all_good_ += weight_[at];
        auto& sums = sums_[row.element];
        sums.good += weight_[at];
        sums.characters += row.characters;
        sums.sentences += weight_[at] > 0 ? 1U : 0U;
    }
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = sums_[element(static_cast<Index>(at)).parent];
        parent.good += sums_[at].good;
        parent.characters += sums_[at].characters;
        parent.sentences += sums_[at].sentences;
    }
}

/// Three or more alike, side by side, nearly all short and led by a link.
void Story::find_teaser_lists() {
    listed_.assign(page_.elements.size(), 0);
    // The first row of some words; where that is a link, it leads to what the others tell of.
    std::vector<std::size_t> first(page_.elements.size(), no_row);
    for (auto at = page_.rows.size(); at-- > 0;)
        if (seen_[at] && page_.rows[at].words >= 3)
            first[page_.rows[at].element] = at;
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = first[element(static_cast<Index>(at)).parent];
        parent = std::min(parent, first[at]);
    }
    auto const leads = [&](Index at) { return first[at] != no_row && page_.rows[first[at]].link_share() >= 0.85; };
    struct Group {
        std::size_t all = 0, teasers = 0;
    };
    std::unordered_map<std::uint64_t, Group> groups;
    auto const is_candidate = [&](Index at) {
        auto const tag = element(at).tag;
        return tag != ElementKind::inline_text && tag != ElementKind::paragraph && tag != ElementKind::cell && tag != ElementKind::table &&
               tag != ElementKind::heading;
    };
    auto const group_of = [&](Index at) { return element(at).likeness * 31 + element(at).parent; };
    for (Index at = 1; at < page_.elements.size(); ++at) {
        if (!is_candidate(at))
            continue;
        auto& group = groups[group_of(at)];
        ++group.all;
        group.teasers += leads(at) && sums_[at].characters < 700 ? 1U : 0U;
    }
    for (Index at = 1; at < page_.elements.size(); ++at)
        if (is_candidate(at)) {
            auto const& group = groups[group_of(at)];
            listed_[at] = group.all >= 3 && group.teasers * 10 >= group.all * 7 && !holds_headline(at);
        }
}

/// Articles behind the headline that begin with a headline of their own; and what readers wrote.
void Story::find_foreign_articles() {
    foreign_.assign(page_.elements.size(), 0);
    commented_.assign(page_.elements.size(), 0);
    if (page_.rows.empty())
        return;
    std::vector<std::size_t> first_row(page_.elements.size(), no_row);
    for (auto at = page_.rows.size(); at-- > 0;)
        if (seen_[at])
            first_row[page_.rows[at].element] = at;
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = first_row[element(static_cast<Index>(at)).parent];
        parent = std::min(parent, first_row[at]);
    }
    std::vector<char> teasing(page_.elements.size());
    for (Index at = 1; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        bool const named =
            (each.marks & (ElementMark::of_teasers | ElementMark::of_comments)) != 0 && each.tag != ElementKind::body;
        teasing[at] = teasing[each.parent] || listed_[at] || (named && !holds_headline(at));
    }
    // Sentences between the headline and a row, counted along the page; those of teasers are nobody's story.
    std::vector<std::size_t> sentences(page_.rows.size() + 1);
    std::vector<double> good(page_.rows.size() + 1);
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        bool const behind = headline_ == no_row || at > headline_;
        bool const own = behind && weight_[at] > 0 && !teasing[page_.rows[at].element];
        sentences[at + 1] = sentences[at] + (own ? 1U : 0U);
        good[at + 1] = good[at] + (behind ? weight_[at] : 0);
    }
    std::unordered_map<std::uint64_t, std::size_t> alike;
    for (Index at = 1; at < page_.elements.size(); ++at)
        if (element(at).tag == ElementKind::article)
            ++alike[element(at).likeness];
    for (Index at = 1; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        auto const first = first_row[at];
        if (first == no_row || holds_headline(at))
            continue;
        auto const read_before = sentences[first];
        bool const marked_block = each.tag != ElementKind::body && each.tag != ElementKind::inline_text;
        if ((each.marks & ElementMark::wall) != 0 && marked_block && headline_ != no_row) {
            auto const inside = first > headline_ ? sums_[at].good : 0;
            if (good.back() - inside >= 40) {
                foreign_[at] = 1;
                continue;
            }
        }
        if ((each.marks & ElementMark::of_comments) != 0 && marked_block) {
            commented_[at] =
                headline_ != no_row ? first > headline_ && read_before >= 1 : good[first] >= 150 && read_before >= 2;
            continue;
        }
        if (headline_ == no_row || first < headline_ || !headline_is_sure_)
            continue;
        bool const article = each.tag == ElementKind::article;
        bool const teaser = ((each.marks & ElementMark::of_teasers) != 0 && marked_block) || each.tag == ElementKind::aside;
        if (!article && !teaser)
            continue;
        auto const& row = page_.rows[first];
        bool const own_heading = row.tag == ElementKind::heading;
        bool const linked = own_heading && row.words >= 3 && row.link_share() >= 0.85;
        if ((!own_heading && !teaser) || read_before == 0)
            continue;
        auto const much = sums_[at].good >= (teaser && read_before >= 2 ? 0.97 : 0.8) * all_good_;
        // Posts of a live blog have headings, too, but below that of the page.
        auto const& headline = page_.rows[headline_];
        bool const of_same_rank = headline.tag == ElementKind::heading && row.level <= headline.level;
        auto const few = alike[each.likeness] <= 2;
        bool const begins_anew = own_heading && read_before >= 2 && (few || of_same_rank);
        if (!much && (teaser || linked || begins_anew))
            foreign_[at] = 1;
    }
    std::vector<char> others(page_.elements.size());
    for (Index at = 1; at < page_.elements.size(); ++at)
        others[at] = others[element(at).parent] || commented_[at] || foreign_[at];
    for (std::size_t at = 0; at < page_.rows.size(); ++at)
        if (others[page_.rows[at].element])
            of_others_ += weight_[at];
}

bool Story::is_beside(Index at, Strictness strictness, bool soft) const {
    auto const& each = element(at);
    if (each.tag == ElementKind::furniture || commented_[at] || foreign_[at])
        return true;
    if (strictness == Strictness::nothing)
        return false;
    if (each.tag == ElementKind::body || each.tag == ElementKind::cell || each.tag == ElementKind::heading)
        return false;
    if (sums_[at].good >= 0.5 * all_good_ && all_good_ > 0)
        return false;
    bool const sure = (each.marks & ElementMark::beside) != 0 || each.tag == ElementKind::aside || each.tag == ElementKind::caption ||
                      (each.marks & (ElementMark::of_comments | ElementMark::caption)) != 0 || listed_[at];
    if (!soft)
        return sure;
    return sure || (strictness == Strictness::all && (each.marks & ElementMark::perhaps_beside) != 0);
}

/// By element: 0 = in the story, 1 = perhaps beside it, 2 = surely. Only what lies between `inside` and an element
/// counts.
std::vector<char> Story::besides(Index inside, Strictness strictness) const {
    std::vector<char> beside_(page_.elements.size());
    for (Index at = 1; at < page_.elements.size(); ++at) {
        auto const parent = element(at).parent;
        auto const outer = at == inside || parent < inside ? char{0} : beside_[parent];
        char own = 0;
        if (at != inside && at > inside) {
            if (is_beside(at, strictness, false))
                own = 2;
            else if (is_beside(at, strictness, true))
                own = 1;
        }
        beside_[at] = std::max(outer, own);
    }
    return beside_;
}

Index Story::find_container(Strictness strictness) const {
    auto const beside_ = besides(0, strictness);
    struct Weighed {
        double recall = 0, good = 0;
    };
    std::vector<Weighed> inside(page_.elements.size());
    double all = 0;
    std::size_t behind = 0;
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        auto const& row = page_.rows[at];
        if (weight_[at] <= 0)
            continue;
        auto factor = beside_[row.element] != 0 ? 0.1 : 1.0;
        inside[row.element].good += factor * static_cast<double>(row.characters);
        if (headline_ != no_row && at > headline_)
            factor *= 1 + 1.5 * std::max(0.0, 1 - static_cast<double>(behind++) / 25);
        else if (headline_ != no_row)
            factor *= 0.5;
        inside[row.element].recall += factor * weight_[at];
        all += factor * weight_[at];
    }
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = inside[element(static_cast<Index>(at)).parent];
        parent.recall += inside[at].recall;
        parent.good += inside[at].good;
    }
    Index best = 0;
    double best_score = -1;
    for (Index at = 0; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        if (sums_[at].characters == 0 || all <= 0 || (at != 0 && each.tag == ElementKind::paragraph))
            continue;
        bool const is_row = each.tag == ElementKind::item || each.tag == ElementKind::heading || each.tag == ElementKind::quotation;
        if (is_row && sums_[at].sentences < 2)
            continue;
        auto const recall = inside[at].recall / all;
        auto const purity = inside[at].good / static_cast<double>(sums_[at].characters);
        if (recall <= 0 || purity <= 0)
            continue;
        auto score = 5 * purity * recall / (4 * purity + recall);
        if ((each.marks & ElementMark::body_property) != 0)
            score *= 1.3;
        else if ((each.marks & ElementMark::body_name) != 0)
            score *= 1.2;
        else if (each.tag == ElementKind::article)
            score *= 1.08;
        else if (each.tag == ElementKind::cell && holds_headline(at) && headline_is_sure_)
            score *= 1.4;
        else if (each.tag == ElementKind::main)
            score *= 1.03;
        if (score > best_score * (1 + 1e-9)) {
            best = at;
            best_score = score;
        }
    }
    return best;
}

bool Story::inside(Index at, Index of) const {
    while (at > of)
        at = element(at).parent;
    return at == of;
}

double Story::good_of(std::vector<char> const& kept) const {
    double sum = 0;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at])
            sum += weight_[at];
    return sum;
}

std::vector<PagePart> Story::parts() {
    std::vector<PagePart> parts(page_.rows.size(), PagePart::beside);
    if (page_.rows.empty())
        return parts;
    std::vector<char> best;
    double most = -1;
    for (auto const strictness : {Strictness::all, Strictness::surely_only, Strictness::nothing}) {
        auto const container = find_container(strictness);
        auto kept = cleaned(container, strictness);
        std::size_t characters = 0;
        for (std::size_t at = 0; at < kept.size(); ++at)
            characters += kept[at] ? page_.rows[at].characters : 0;
        auto const good = good_of(kept);
        auto const least = 0.3 * (all_good_ - of_others_);
        if (good > most || (good == most && best.empty())) {
            most = good;
            best = std::move(kept);
        }
        // A short story under its own headline is whole as it is.
        if (good >= least && (characters >= 200 || (good > 0 && headline_is_sure_)))
            break;
    }
    // Whatever a page has is better than nothing.
    auto const has_none = [&] { return std::ranges::none_of(best, [](char each) { return each != 0; }); };
    if (has_none())
        for (std::size_t at = 0; at < best.size(); ++at)
            best[at] = seen_[at] && at != headline_;
    if (has_none())
        best = seen_;
    keep_corrections(best);
    name_the_others(parts, best);
    return parts;
}

std::vector<PagePart> parts_of_page(PageTree const& page, std::vector<std::string> const& titles) {
    return Story(page, titles).parts();
}

} // namespace core
