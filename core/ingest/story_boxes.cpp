// What stands in the middle of a story, or behind it, and is none: boxes, and what a heading of other stories heads. No
// paragraph of the story goes with them.
#include "core/ingest/box_words.h"
#include "core/ingest/page_words.h"
#include "core/ingest/story_reading.h"

#include <algorithm>
#include <unordered_map>

namespace core {

namespace {
using Index = Story::Index;
} // namespace

/// Whether two rows are set the same way: in one block, or each in elements of the same kind below one that holds both.
bool Story::set_alike(std::size_t one, std::size_t other) const {
    constexpr int most_levels = 4;
    auto a = page_.rows[one].block, b = page_.rows[other].block;
    for (int level = 0; level < most_levels && a != 0 && b != 0; ++level) {
        if (a == b)
            return true;
        // Of what holds paragraphs the class matters; a paragraph may have one of its own, such as "last".
        auto const same = level == 0 && element(a).tag == ElementKind::paragraph ? element(b).tag == ElementKind::paragraph
                                                                         : element(a).likeness == element(b).likeness;
        if (!same)
            return false;
        a = element(a).parent;
        b = element(b).parent;
    }
    return a == b;
}

/// The row behind a heading of something else from which the story goes on: prose set like the paragraphs before. What
/// stands right below "Comments" may be a comment; below the links of a box it is none.
std::size_t Story::goes_on_behind(std::vector<char> const& kept, std::size_t heading, Heads heads) const {
    constexpr std::size_t most_paragraphs = 6;
    std::vector<std::size_t> paragraphs;
    for (auto at = heading; at-- > 0 && paragraphs.size() < most_paragraphs;)
        if (kept[at] && weight_[at] > 0)
            paragraphs.push_back(at);
    bool box_seen = false;
    for (auto at = heading + 1; at < kept.size(); ++at) {
        auto const& row = page_.rows[at];
        if (!kept[at] || row.tag == ElementKind::item || row.link_share() > 0.6) {
            box_seen = box_seen || seen_[at];
            continue;
        }
        if (heads == Heads::surely_other && !box_seen && weight_[at] > 0)
            return no_row;
        bool const question = row.words < 8 && (row.text.ends_with('?') || row.text.ends_with("？") || row.text.ends_with("؟"));
        if (weight_[at] > 0 && !question && std::ranges::any_of(paragraphs, [&](auto const paragraph) { return set_alike(paragraph, at); }))
            return at;
    }
    return no_row;
}

/// "Sources" right above a paragraph of the story is a heading of its own.
bool Story::heads_the_story(std::vector<char> const& kept, std::size_t at, Heads heads) const {
    auto const& heading = page_.rows[at];
    if (heads != Heads::perhaps_other || heading.tag != ElementKind::heading || at + 1 >= kept.size() || !kept[at + 1])
        return false;
    return element(heading.block).parent == element(page_.rows[at + 1].block).parent && goes_on_behind(kept, at, heads) == at + 1;
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
        if (heads != Heads::nothing && (row.tag == ElementKind::heading || !ends_a_sentence(line)) && !heads_the_story(kept, at, heads)) {
            auto const follows = all - before;
            bool const strict = heads == Heads::surely_other && row.tag == ElementKind::heading;
            kept[at] = 0;
            if ((before > 0.5 * all && follows < 0.25 * all) || (strict && before > 0 && follows < 0.6 * before)) {
                auto const until = std::min(goes_on_behind(kept, at, heads), kept.size());
                std::fill(kept.begin() + static_cast<std::ptrdiff_t>(at), kept.begin() + static_cast<std::ptrdiff_t>(until), char{0});
                at = until - 1;
            }
            continue;
        }
        before += weight_[at];
    }
}

/// By element its first row that is seen.
std::vector<std::size_t> Story::first_rows() const {
    std::vector<std::size_t> first(page_.elements.size(), no_row);
    for (auto at = page_.rows.size(); at-- > 0;)
        if (seen_[at])
            first[page_.rows[at].element] = at;
    for (auto at = page_.elements.size(); at-- > 1;) {
        auto& parent = first[element(static_cast<Index>(at)).parent];
        parent = std::min(parent, first[at]);
    }
    return first;
}

/// A row that opens a box is cut, and with it the largest element that begins with it and holds little of the story; so
/// is what stands round a field for an address of mail. An element of the kind that the story is set in is no box.
void Story::cut_boxes(std::vector<char>& kept, Index container) const {
    constexpr double most = 0.3, of_story = 0.4; // of what reads well
    std::vector<std::size_t> opening;
    for (std::size_t at = 0; at < kept.size(); ++at)
        if (kept[at] && opens_a_box(page_.rows[at].text, page_.rows[at].words))
            opening.push_back(at);
    std::vector<Index> asking;
    for (Index at = container + 1; at < page_.elements.size(); ++at)
        if ((element(at).marks & ElementMark::asks_for_mail) != 0 && inside(at, container))
            asking.push_back(at);
    if (opening.empty() && asking.empty())
        return;
    auto const first = first_rows();
    // Of the elements of one kind below one parent, how much of the story they hold where no box begins them.
    auto const group_of = [&](Index at) { return element(at).likeness * 31 + element(at).parent; };
    struct Sections {
        double good = 0;
        int count = 0;
    };
    std::unordered_map<std::uint64_t, Sections> sections;
    for (Index at = 1; at < page_.elements.size(); ++at)
        if (sums_[at].good > 0 && first[at] != no_row && !std::ranges::binary_search(opening, first[at])) {
            auto& group = sections[group_of(at)];
            group.good += sums_[at].good;
            ++group.count;
        }
    auto const is_too_much = [&](Index at) {
        auto const tag = element(at).tag;
        return at <= container || holds_headline(at) || tag == ElementKind::body || tag == ElementKind::main || sums_[at].good > most * all_good_;
    };
    auto const is_section = [&](Index at) {
        auto const group = sections.find(group_of(at));
        return group != sections.end() && group->second.count > 1 && group->second.good >= of_story * all_good_;
    };
    std::vector<char> cut(page_.elements.size());
    auto const cut_box = [&](Index box, std::size_t from) {
        for (auto at = from; at < kept.size() && inside(page_.rows[at].element, box); ++at)
            kept[at] = 0;
        cut[box] = 1;
    };
    for (auto const at : opening) {
        auto const& row = page_.rows[at];
        if (!kept[at] || cut[row.element])
            continue;
        kept[at] = 0;
        Index box = 0;
        for (auto each = row.element; first[each] == at; each = element(each).parent) {
            // The row by itself may be set like paragraphs are.
            if (is_too_much(each) || (is_section(each) && sums_[each].good > weight_[at]))
                break;
            box = each;
        }
        if (box != 0)
            cut_box(box, at);
    }
    constexpr std::size_t most_rows = 2, most_characters = 400;
    for (auto const at : asking) {
        Index box = 0;
        for (auto each = at; !is_too_much(each) && !is_section(each) && sums_[each].sentences <= most_rows && sums_[each].characters <= most_characters; each = element(each).parent)
            box = each;
        if (box != 0 && first[box] != no_row && cut[box] == 0)
            cut_box(box, first[box]);
    }
}

} // namespace core
