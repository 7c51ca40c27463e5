#include "core/ingest/story.h"

#include "core/ingest/page_words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace core {

namespace {

using namespace std::string_view_literals;
using Index = std::uint32_t;
constexpr auto no_row = static_cast<std::size_t>(-1);

// ── what a row is by itself ──

/// Behind marks that close; a quotation that fills its paragraph needs no full stop.
bool ends_a_sentence(std::string_view text) {
    constexpr std::array closing{"”"sv,  "»"sv,  "\""sv, "’"sv, "'"sv,      ")"sv, "“"sv,
                                 "」"sv, "』"sv, "）"sv, "]"sv, "\u00A0"sv, "›"sv};
    constexpr std::array ending{"."sv, "!"sv,  "?"sv, "…"sv, "。"sv, "！"sv, "？"sv,
                                ":"sv, "："sv, ";"sv, "؟"sv, "۔"sv,  "।"sv};
    constexpr std::array opening{"“"sv, "«"sv, "„"sv, "「"sv, "\""sv};
    auto rest = text;
    for (;;) {
        if (std::ranges::any_of(ending, [&](auto const sign) { return rest.ends_with(sign); }))
            return true;
        auto const* const mark = std::ranges::find_if(closing, [&](auto const sign) { return rest.ends_with(sign); });
        if (mark == closing.end())
            break;
        rest.remove_suffix(mark->size());
    }
    return rest.size() < text.size() &&
           std::ranges::any_of(opening, [&](auto const sign) { return text.starts_with(sign); });
}

bool is_heading(PageRow const& row) {
    return row.tag == Tag::heading && row.words < 18;
}

/// Whether a row reads like a paragraph of a story.
bool reads_well(PageRow const& row) {
    if (is_heading(row) || row.words < 8 || row.link_share() >= 0.4)
        return false;
    if (!ends_a_sentence(row.text) && row.words < 20)
        return false;
    return !is_no_sentence_of_a_story(row.text, row.words);
}

/// A short sentence: what a short story is made of, but comments and teasers as well.
bool reads_briefly(PageRow const& row) {
    return !is_heading(row) && row.words >= 3 && row.words < 8 && row.link_share() < 0.4 && ends_a_sentence(row.text) &&
           !is_no_sentence_of_a_story(row.text, row.words);
}

/// Letters and digits, folded.
std::string key_of(std::string_view text) {
    auto folded = fold(text);
    std::erase_if(folded, [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80);
    });
    constexpr std::array signs{"“"sv, "”"sv, "„"sv, "«"sv,  "»"sv,  "–"sv,  "—"sv,
                               "…"sv, "·"sv, "›"sv, "「"sv, "」"sv, "、"sv, "，"sv};
    for (auto const sign : signs)
        for (auto at = folded.find(sign); at != folded.npos; at = folded.find(sign, at))
            folded.erase(at, sign.size());
    return folded;
}

std::string_view line_at_top(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

std::size_t words_in_line(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
}

// ── the page ──

class Story {
public:
    Story(PageTree const& page, std::vector<std::string> const& titles);
    std::vector<PagePart> parts();

private:
    struct Sums {
        double good = 0; ///< weight of what reads well
        std::size_t characters = 0;
        std::size_t sentences = 0; ///< rows that read well
    };
    /// Which elements are held to be no part of a story.
    enum class Strictness { all, surely_only, nothing };

    PageElement const& element(Index at) const { return page_.elements[at]; }
    void note_what_is_seen();
    void weigh();
    void find_headline();
    void find_teaser_lists();
    void find_foreign_articles();
    bool holds_headline(Index at) const { return headline_ != no_row && holds_headline_[at]; }
    bool is_beside(Index at, Strictness strictness, bool soft) const;
    std::vector<char> besides(Index inside, Strictness strictness) const;
    Index find_container(Strictness strictness) const;
    std::vector<char> cleaned(Index container, Strictness strictness) const;
    void cut_before_headline(std::vector<char>& kept, Index container) const;
    void cut_standfirst(std::vector<char>& kept) const;
    void cut_behind_headings(std::vector<char>& kept) const;
    void cut_loose_ends(std::vector<char>& kept) const;
    void drop_empty_headings(std::vector<char>& kept) const;
    double good_of(std::vector<char> const& kept) const;
    bool inside(Index at, Index of) const;
    void name_the_others(std::vector<PagePart>& parts, std::vector<char> const& kept) const;

    PageTree const& page_;
    std::vector<std::string> const& titles_;
    std::vector<char> seen_;           ///< by row
    std::vector<double> weight_;       ///< by row; 0 = does not read well
    std::vector<Sums> sums_;           ///< by element
    std::vector<char> listed_;         ///< by element: one of a list of teasers
    std::vector<char> foreign_;        ///< by element: another story
    std::vector<char> holds_headline_; ///< by element
    std::vector<char> commented_;      ///< by element: readers' comments
    std::size_t headline_ = no_row;    ///< its row
    bool headline_is_sure_ = false;    ///< the page's title says so
    double all_good_ = 0;
    double of_others_ = 0; ///< of that what comments, walls and other stories hold
};

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
        furniture[at] = each.tag == Tag::furniture || (at != 0 && furniture[each.parent]);
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
        if (auto key = key_of(title); !key.empty()) {
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
        bool const heading = row.tag == Tag::heading;
        if (heading && first_h1 == no_row)
            first_h1 = at;
        if (keys.empty() || row.text.size() > 2 * longest + 20 || (!heading && named != no_row))
            continue;
        if (!names_it(key_of(line_at_top(row.text))))
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
        return tag != Tag::inline_text && tag != Tag::paragraph && tag != Tag::cell && tag != Tag::table &&
               tag != Tag::heading;
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
            (each.marks & (ElementMark::of_teasers | ElementMark::of_comments)) != 0 && each.tag != Tag::body;
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
        if (element(at).tag == Tag::article)
            ++alike[element(at).likeness];
    for (Index at = 1; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        auto const first = first_row[at];
        if (first == no_row || holds_headline(at))
            continue;
        auto const read_before = sentences[first];
        bool const marked_block = each.tag != Tag::body && each.tag != Tag::inline_text;
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
        bool const article = each.tag == Tag::article;
        bool const teaser = ((each.marks & ElementMark::of_teasers) != 0 && marked_block) || each.tag == Tag::aside;
        if (!article && !teaser)
            continue;
        auto const& row = page_.rows[first];
        bool const own_heading = row.tag == Tag::heading;
        bool const linked = own_heading && row.words >= 3 && row.link_share() >= 0.85;
        if ((!own_heading && !teaser) || read_before == 0)
            continue;
        auto const much = sums_[at].good >= (teaser && read_before >= 2 ? 0.97 : 0.8) * all_good_;
        // Posts of a live blog have headings, too, but below that of the page.
        auto const& headline = page_.rows[headline_];
        bool const of_same_rank = headline.tag == Tag::heading && row.level <= headline.level;
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
    if (each.tag == Tag::furniture || commented_[at] || foreign_[at])
        return true;
    if (strictness == Strictness::nothing)
        return false;
    if (each.tag == Tag::body || each.tag == Tag::cell || each.tag == Tag::heading)
        return false;
    if (sums_[at].good >= 0.5 * all_good_ && all_good_ > 0)
        return false;
    bool const sure = (each.marks & ElementMark::beside) != 0 || each.tag == Tag::aside || each.tag == Tag::caption ||
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
        if (sums_[at].characters == 0 || all <= 0 || (at != 0 && each.tag == Tag::paragraph))
            continue;
        bool const is_row = each.tag == Tag::item || each.tag == Tag::heading || each.tag == Tag::quotation;
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
        else if (each.tag == Tag::article)
            score *= 1.08;
        else if (each.tag == Tag::cell && holds_headline(at) && headline_is_sure_)
            score *= 1.4;
        else if (each.tag == Tag::main)
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

/// The text begins behind the headline, and behind what stands with it in one heading.
void Story::cut_before_headline(std::vector<char>& kept, Index container) const {
    if (headline_ == no_row)
        return;
    double before = 0, all = 0;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at]) {
            all += weight_[at];
            if (at < headline_)
                before += weight_[at];
        }
    if (inside(page_.rows[headline_].element, container) && before <= 0.2 * all)
        std::fill(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(headline_), char{0});
    kept[headline_] = 0;
    auto const rows = static_cast<std::size_t>(std::ranges::count(kept, char{1}));
    // The largest heading area round the headline that holds little of the story; one without a name holds very little.
    Index area = 0;
    for (auto at = page_.rows[headline_].element; at != 0; at = element(at).parent) {
        auto const& each = element(at);
        if (sums_[at].good > 0.3 * all || sums_[at].good >= 0.5 * all_good_)
            break;
        if (each.tag == Tag::header || (each.marks & ElementMark::heading_area) != 0 ||
            (rows >= 5 && sums_[at].sentences <= 2 && sums_[at].good <= 0.2 * all))
            area = at;
    }
    cut_standfirst(kept);
    if (area == 0)
        return;
    double rest = 0;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at] && !inside(page_.rows[at].element, area))
            rest += weight_[at];
    if (rest <= 0)
        return;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at] && inside(page_.rows[at].element, area))
            kept[at] = 0;
}

/// What is called a standfirst, as far as text stands below it; what is called a lead or an introduction only where it
/// stands apart from the paragraphs.
void Story::cut_standfirst(std::vector<char>& kept) const {
    std::unordered_map<Index, std::size_t> paragraphs; // by what holds them
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at] && weight_[at] > 0)
            ++paragraphs[element(page_.rows[at].block).parent];
    std::vector<std::size_t> called;
    for (auto at = headline_ + 1; at < kept.size(); ++at) {
        if (!kept[at])
            continue;
        Marks marks = ElementMark::unmarked;
        auto const own_parent = element(page_.rows[at].block).parent;
        Index held_by = page_.rows[at].element;
        for (auto each = held_by; each != 0; each = element(each).parent) {
            if (sums_[each].good > 0.3 * all_good_)
                break;
            if ((element(each).marks & (ElementMark::lead | ElementMark::standfirst)) != 0)
                held_by = element(each).parent;
            marks |= element(each).marks;
        }
        auto const apart = paragraphs[held_by] <= (held_by == own_parent ? 1U : 0U);
        bool const cut = (marks & ElementMark::standfirst) != 0 || ((marks & ElementMark::lead) != 0 && apart);
        if (!cut && weight_[at] > 0)
            break;
        if (cut)
            called.push_back(at);
    }
    double sum = 0;
    for (auto const at : called)
        sum += weight_[at];
    if (sum > 0.4 * good_of(kept))
        return;
    for (auto const at : called)
        kept[at] = 0;
}

void Story::cut_behind_headings(std::vector<char>& kept) const {
    auto const all = good_of(kept);
    double before = 0;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        if (!kept[at])
            continue;
        auto const& row = page_.rows[at];
        auto const line = line_at_top(row.text);
        auto const heads = words_in_line(line) <= 8 && line.size() < 100 ? what_it_heads(line) : Heads::nothing;
        if (heads != Heads::nothing && (row.tag == Tag::heading || !ends_a_sentence(line))) {
            auto const follows = all - before;
            bool const strict = heads == Heads::surely_other && row.tag == Tag::heading;
            kept[at] = 0;
            if ((before > 0.5 * all && follows < 0.25 * all) || (strict && before > 0 && follows < 0.6 * before)) {
                std::fill(kept.begin() + static_cast<std::ptrdiff_t>(at), kept.end(), char{0});
                return;
            }
            continue;
        }
        before += weight_[at];
    }
}

void Story::drop_empty_headings(std::vector<char>& kept) const {
    bool text_follows = false;
    for (auto at = kept.size(); at-- > 0;) {
        if (!kept[at])
            continue;
        if (!is_heading(page_.rows[at]))
            text_follows = true;
        else if (!std::exchange(text_follows, false))
            kept[at] = 0;
    }
}

void Story::cut_loose_ends(std::vector<char>& kept) const {
    constexpr double short_story = 200; // every line of it may count
    if (good_of(kept) < short_story)
        return;
    auto const is_loose = [&](std::size_t at) {
        auto const& row = page_.rows[at];
        return row.words < 8 && !ends_a_sentence(row.text) && row.tag != Tag::item && row.tag != Tag::cell &&
               row.tag != Tag::quotation;
    };
    for (std::size_t at = 0; at < kept.size(); ++at) {
        if (!kept[at])
            continue;
        if (is_heading(page_.rows[at]) || !is_loose(at))
            break;
        kept[at] = 0;
    }
    for (auto at = kept.size(); at-- > 0;) {
        if (!kept[at])
            continue;
        auto const& row = page_.rows[at];
        bool const slanted = row.words < 70 && row.slanted * 10 >= row.characters * 9;
        if (!is_loose(at) && !slanted && !(row.words < 70 && is_credit_at_the_end(row.text)))
            break;
        kept[at] = 0;
    }
}

std::vector<char> Story::cleaned(Index container, Strictness strictness) const {
    auto const beside_ = besides(container, strictness);
    // Of the lists and tables how much is links.
    struct Links {
        std::size_t linked = 0, characters = 0;
    };
    std::vector<Links> links(page_.elements.size());
    for (std::size_t at = 0; at < page_.rows.size(); ++at)
        if (seen_[at]) {
            links[page_.rows[at].element].linked += page_.rows[at].linked;
            links[page_.rows[at].element].characters += page_.rows[at].characters;
        }
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = links[element(static_cast<Index>(at)).parent];
        parent.linked += links[at].linked;
        parent.characters += links[at].characters;
    }
    std::vector<char> held(page_.elements.size()), of_links(page_.elements.size()), quoted(page_.elements.size());
    std::vector<char> in_list(page_.elements.size()); // of a page that is a list, its entries are the text
    held[container] = 1;
    for (Index at = container + 1; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        if (each.parent < container || !held[each.parent])
            continue;
        held[at] = 1;
        auto const& mine = links[at];
        bool const list = each.tag == Tag::list || each.tag == Tag::table;
        of_links[at] = of_links[each.parent] || (list && mine.linked * 10 > mine.characters * 6);
        quoted[at] = quoted[each.parent] || each.tag == Tag::quotation;
        in_list[at] = in_list[each.parent] || (listed_[at] && strictness == Strictness::nothing);
    }
    std::vector<char> kept(page_.rows.size());
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        auto const& row = page_.rows[at];
        if (!seen_[at] || !held[row.element])
            continue;
        auto const how = beside_[row.element];
        kept[at] = how == 0 || (how == 1 && quoted[row.element] && row.words >= 4);
    }
    cut_before_headline(kept, container);
    cut_behind_headings(kept);
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        if (!kept[at])
            continue;
        auto const& row = page_.rows[at];
        bool const leads_away =
            of_links[row.element] || (row.words < 25 && row.link_share() > 0.6) || row.link_share() > 0.85;
        if (is_no_sentence_of_a_story(row.text, row.words) || (leads_away && !(in_list[row.element] && row.words >= 2)))
            kept[at] = 0;
    }
    drop_empty_headings(kept);
    cut_loose_ends(kept);
    drop_empty_headings(kept);
    return kept;
}

/// What is not in the story: headline, standfirst, captions, comments.
void Story::name_the_others(std::vector<PagePart>& parts, std::vector<char> const& kept) const {
    std::vector<char> captions(page_.elements.size()), comments(page_.elements.size()), leads(page_.elements.size());
    for (Index at = 0; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        auto const big = sums_[at].good >= 0.5 * all_good_ && all_good_ > 0;
        captions[at] = (at != 0 && captions[each.parent]) ||
                       (!big && (each.tag == Tag::caption || (each.marks & ElementMark::caption) != 0));
        comments[at] = (at != 0 && comments[each.parent]) || commented_[at];
        leads[at] =
            (at != 0 && leads[each.parent]) ||
            (!big && each.tag != Tag::body && (each.marks & (ElementMark::lead | ElementMark::standfirst)) != 0);
    }
    auto const begins = static_cast<std::size_t>(std::ranges::find(kept, char{1}) - kept.begin());
    std::size_t standfirsts = 0;
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        auto const& row = page_.rows[at];
        if (kept[at])
            parts[at] = PagePart::story;
        else if (at == headline_)
            parts[at] = PagePart::headline;
        else if (comments[row.element])
            parts[at] = PagePart::comment;
        else if (captions[row.element])
            parts[at] = PagePart::caption;
        else if (seen_[at] && headline_ != no_row && at > headline_ && at < begins && standfirsts < 3 &&
                 (leads[row.element] || weight_[at] > 0) && row.words >= 4 && row.link_share() < 0.4 &&
                 !is_no_sentence_of_a_story(row.text, row.words))
            parts[at] = PagePart::standfirst, ++standfirsts;
    }
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
    name_the_others(parts, best);
    return parts;
}

} // namespace

std::vector<PagePart> parts_of_page(PageTree const& page, std::vector<std::string> const& titles) {
    return Story(page, titles).parts();
}

} // namespace core
