// What is cut away from the element that holds the story, and what the rest of the page is called. Boxes are in
// story_boxes.cpp.
#include "core/ingest/correction_words.h"
#include "core/ingest/fact_lines.h"
#include "core/ingest/page_words.h"
#include "core/ingest/story_reading.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace core {

namespace {
using Index = Story::Index;
} // namespace

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
        if (each.tag == ElementKind::header || (each.marks & ElementMark::heading_area) != 0 ||
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

/// Before and behind the text; where there are many such lines, the page is a list or tells day by day.
void Story::cut_lines_of_facts(std::vector<char>& kept) const {
    constexpr std::size_t looked_at = 5, most = 4; // rows at either end, and of them
    std::vector<std::size_t> rows, told;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at])
            rows.push_back(at);
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (place == looked_at && rows.size() > 2 * looked_at)
            place = rows.size() - looked_at;
        auto const& row = page_.rows[rows[place]];
        if (!is_heading(row) && row.tag != ElementKind::item && row.tag != ElementKind::cell && row.tag != ElementKind::quotation && is_line_of_facts(row.text, row.words))
            told.push_back(rows[place]);
    }
    if (told.size() > most || told.size() * 2 > rows.size())
        return;
    for (auto const at : told)
        kept[at] = 0;
}

/// Whether a row is a sentence without its stop, and set like the last whole paragraph before it.
bool Story::is_last_sentence(std::vector<char> const& kept, std::size_t at) const {
    auto const& row = page_.rows[at];
    if (row.tag != ElementKind::paragraph || row.linked > 0 || row.slanted * 2 > row.characters || !is_sentence_without_stop(row.text, row.words))
        return false;
    constexpr std::size_t farthest = 4; // rows of the text
    auto const& mine = element(row.block);
    for (auto before = at, seen = std::size_t{0}; before > 0 && seen < farthest; --before) {
        if (!kept[before - 1])
            continue;
        ++seen;
        auto const& paragraph = page_.rows[before - 1];
        auto const& its = element(paragraph.block);
        if (paragraph.words >= 8 && ends_a_sentence(paragraph.text))
            return mine.parent == its.parent && mine.likeness == its.likeness;
    }
    return false;
}

/// Whether every line of a row is an address of mail, a credit or a call, as they stand below stories that are parted by
/// line breaks alone.
bool Story::holds_credits_alone(std::string_view text) {
    constexpr std::size_t longest = 600;
    if (text.size() > longest || text.find('\n') == text.npos)
        return false;
    for (auto rest = text; !rest.empty();) {
        auto const line = line_at_top(rest);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        auto const mail = line.find('@') != line.npos && line.find(' ') == line.npos;
        if (!mail && !is_no_sentence_of_a_story(line, words_in_line(line)) && !is_credit_at_the_end(line))
            return false;
    }
    return true;
}

void Story::cut_loose_ends(std::vector<char>& kept) const {
    constexpr double short_story = 200; // every line of it may count
    if (good_of(kept) < short_story)
        return;
    auto const is_loose = [&](std::size_t at) {
        auto const& row = page_.rows[at];
        return row.words < 8 && !quotes_somebody(row.text) && !ends_a_sentence(row.text) && row.tag != ElementKind::item && row.tag != ElementKind::cell &&
               row.tag != ElementKind::quotation;
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
        if (!tells_who_helped(row.text) && is_last_sentence(kept, at))
            break;
        if (!is_loose(at) && !is_set_apart(row) && !(row.words < 70 && is_credit_at_the_end(row.text)) && !holds_credits_alone(row.text))
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
        bool const list = each.tag == ElementKind::list || each.tag == ElementKind::table;
        of_links[at] = of_links[each.parent] || (list && mine.linked * 10 > mine.characters * 6);
        quoted[at] = quoted[each.parent] || each.tag == ElementKind::quotation;
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
    cut_boxes(kept, container);
    cut_behind_headings(kept);
    for (std::size_t at = 0; at < page_.rows.size(); ++at) {
        if (!kept[at])
            continue;
        auto const& row = page_.rows[at];
        bool const leads_away =
            of_links[row.element] || (row.words < 25 && row.link_share() > 0.6) || row.link_share() > 0.85;
        if (is_no_sentence_of_a_story(row.text, row.words) || (leads_away && !(in_list[row.element] && row.words >= 2))) {
            kept[at] = 0;
            // "Soma pia:" and a link: what it is called goes with it, in languages nobody knows, too; a paragraph may be a
            // sentence that goes on there: "She wrote:".
            constexpr std::size_t most_of_label = 4; // words
            if (leads_away && at > 0 && kept[at - 1] && page_.rows[at - 1].tag != ElementKind::paragraph && page_.rows[at - 1].words <= most_of_label && page_.rows[at - 1].text.ends_with(':'))
                kept[at - 1] = 0;
        }
    }
    drop_empty_headings(kept);
    cut_lines_of_facts(kept);
    cut_loose_ends(kept);
    drop_empty_headings(kept);
    return kept;
}

/// What puts the story right belongs to it, wherever below the headline it is set: small, slanted, in the foot of the
/// article.
void Story::keep_corrections(std::vector<char>& kept) const {
    constexpr std::size_t farthest = 12, fewest_words = 3, most_words = 150; // rows from the story
    std::size_t first = no_row, last = no_row;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at]) {
            first = std::min(first, at);
            last = at;
        }
    if (first == no_row)
        return;
    auto const hidden = hidden_elements(page_);
    auto const is_others = [&](Index at) {
        constexpr auto others = ElementMark::of_comments | ElementMark::of_teasers | ElementMark::wall;
        for (; at != 0; at = element(at).parent)
            if (commented_[at] || (foreign_[at] && element(at).tag != ElementKind::aside) || listed_[at] || ((element(at).marks & others) != 0 && sums_[at].good < 0.5 * all_good_))
                return true;
        return false;
    };
    auto const from = headline_ != no_row && headline_ < first ? headline_ + 1 : first - std::min(first, farthest);
    for (auto at = from; at < std::min(kept.size(), last + 1 + farthest); ++at) {
        auto const& row = page_.rows[at];
        bool const fits = row.words >= fewest_words && row.words <= most_words && row.link_share() < 0.4;
        if (!kept[at] && fits && !is_heading(row) && hidden[row.element] == 0 && is_correction(row.text) && !is_others(row.element))
            kept[at] = 1;
    }
}

/// What is not in the story: headline, standfirst, captions, comments.
void Story::name_the_others(std::vector<PagePart>& parts, std::vector<char> const& kept) const {
    std::vector<char> captions(page_.elements.size()), comments(page_.elements.size()), leads(page_.elements.size());
    for (Index at = 0; at < page_.elements.size(); ++at) {
        auto const& each = element(at);
        auto const big = sums_[at].good >= 0.5 * all_good_ && all_good_ > 0;
        captions[at] = (at != 0 && captions[each.parent]) ||
                       (!big && (each.tag == ElementKind::caption || (each.marks & ElementMark::caption) != 0));
        comments[at] = (at != 0 && comments[each.parent]) || commented_[at];
        leads[at] =
            (at != 0 && leads[each.parent]) ||
            (!big && each.tag != ElementKind::body && (each.marks & (ElementMark::lead | ElementMark::standfirst)) != 0);
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

} // namespace core
