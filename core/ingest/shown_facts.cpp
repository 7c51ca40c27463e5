#include "core/ingest/shown_facts.h"

#include "core/ingest/byline.h"
#include "core/ingest/day_words.h"
#include "core/ingest/days_shown.h"
#include "core/ingest/fact_lines.h"
#include "core/ingest/page_date.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/page_words.h"
#include "core/ingest/said_names.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace core {

namespace {
namespace shown_round_story {

using namespace std::string_view_literals;
constexpr auto no_row = static_cast<std::size_t>(-1);

std::size_t words_in(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (auto const c : text) {
        auto const letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter && !inside)
            ++count;
        inside = letter || (inside && c != ' ' && c != '\n');
    }
    return count;
}

/// "10:15 h." does not.
bool ends_a_sentence(std::string_view text) {
    constexpr std::size_t abbreviated = 2; // letters of the last word, its dot apart
    if (text.ends_with('.') && length(text.substr(text.find_last_of(" \n") + 1)) <= CodePoint{abbreviated + 1})
        return false;
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。") ||
           text.ends_with("…") || text.ends_with("؟");
}

/// The text with `instead` for each of its days.
std::string without_days(std::string_view text, std::vector<ShownDay> const& days, std::string_view instead) {
    std::string rest;
    std::size_t at = 0;
    for (auto const& day : days) {
        rest.append(text.substr(at, day.start - at)).append(instead);
        at = day.end;
    }
    rest.append(text.substr(at));
    return rest;
}

/// The pieces between signs that part, without the days.
std::vector<std::string> pieces_of(std::string_view line, std::vector<ShownDay> const& days) {
    auto const text = without_days(line, days, "\n");
    constexpr std::array signs{"\n"sv, " | "sv,  "|"sv,   " – "sv, " — "sv, " - "sv, " · "sv,
                               "•"sv,  " :: "sv, " » "sv, " ‧ "sv, "("sv,   " / "sv};
    std::vector<std::string> pieces;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::size_t end = rest.size(), length = 0;
        for (auto const sign : signs)
            if (auto const found = rest.find(sign); found < end)
                end = found, length = sign.size();
        if (rest.substr(0, end).find_first_not_of(" ,;:.") != std::string_view::npos)
            pieces.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + std::max<std::size_t>(length, 1), rest.size()));
    }
    return pieces;
}

class Lines {
public:
    Lines(PageTree const& page, std::vector<PagePart> const& parts, std::string_view language, std::int64_t today)
        : page_(page), parts_(parts), language_(language), order_(usual_day_order(language)), today_(today) {}

    ShownFacts read() {
        find_places();
        if (headline_ != no_row)
            read_headline();
        if (first_ == no_row)
            return std::move(facts_);
        auto const below =
            headline_ != no_row && headline_ < first_ ? headline_ + 1 : first_ - std::min<std::size_t>(first_, 12);
        for (auto at = below; at < std::min(first_ + most_within, below + most_below) && at < parts_.size(); ++at)
            read_row(at);
        if (facts_.names.empty() && !facts_.published.empty())
            facts_.names = std::move(below_);
        read_dateline();
        read_behind();
        for (std::size_t count = 0; headline_ != no_row && count < most_above && headline_ > count; ++count)
            if (auto const at = headline_ - 1 - count; is_near_headline(at))
                read_row(at);
        for (auto& each : doubtful_)
            if (facts_.published.empty())
                facts_.published.push_back(std::move(each));
        for (auto& each : updates_)
            if (facts_.published.empty())
                facts_.published.push_back(std::move(each));
        return std::move(facts_);
    }

private:
    static constexpr std::size_t most_below = 20, most_above = 3, most_behind = 10, most_within = 3;

    void find_places() {
        for (std::size_t at = 0; at < parts_.size(); ++at) {
            if (parts_[at] == PagePart::headline && headline_ == no_row)
                headline_ = at;
            if (parts_[at] != PagePart::story)
                continue;
            if (first_ == no_row)
                first_ = at;
            last_ = at;
        }
    }

    /// A line of its row that tells who or when is no part of the headline, nor what follows.
    void read_headline() {
        constexpr std::size_t longest = 2000;
        if (page_.rows[headline_].text.size() > longest)
            return;
        auto const text = repair_utf8(page_.rows[headline_].text);
        auto end = text.find('\n');
        for (; end != text.npos; end = text.find('\n', end + 1)) {
            auto const line = std::string_view(text).substr(end + 1, text.find('\n', end + 1) - end - 1);
            if (!days_shown(line, language_, order_).empty() || !named_as_authors(line).empty())
                break;
        }
        facts_.headline = one_line(std::string_view(text).substr(0, end));
        if (end != text.npos)
            read_line(text.substr(end + 1), headline_, page_.rows[headline_].words, false);
    }

    /// Whether a short link of the page is called so, as sections are.
    bool is_section(std::string const& name) {
        if (!leads_) {
            leads_.emplace();
            for (auto const& row : page_.rows)
                if (row.words <= 5 && row.link_share() > 0.85 && row.text.size() <= 60)
                    leads_->insert(squeezed(repair_utf8(row.text)));
        }
        return leads_->contains(squeezed(name));
    }

    /// Whether it lies in what is no part of this story.
    bool is_others(std::size_t at) const {
        if (is_set_aside(at))
            return true;
        for (auto each = page_.rows[at].element; each != 0; each = page_.elements[each].parent) {
            auto const& element = page_.elements[each];
            constexpr auto others =
                ElementMark::of_comments | ElementMark::of_teasers | ElementMark::wall | ElementMark::caption;
            if ((element.marks & others) != 0 && element.tag != ElementKind::body && !holds_story(each))
                return true;
        }
        return false;
    }
    bool is_set_aside(std::size_t at) const {
        if (parts_[at] == PagePart::comment || parts_[at] == PagePart::caption)
            return true;
        for (auto each = page_.rows[at].element; each != 0; each = page_.elements[each].parent)
            if (auto const& element = page_.elements[each]; element.hidden || element.tag == ElementKind::aside || element.tag == ElementKind::caption)
                return true;
        return false;
    }
    bool is_inside(std::size_t row, std::uint32_t element) const {
        auto at = page_.rows[row].element;
        while (at > element)
            at = page_.elements[at].parent;
        return at == element;
    }
    bool holds_story(std::uint32_t element) const { return is_inside(first_, element); }

    /// Whether a row above the headline belongs to it rather than to the head of the page, which tells the day of
    /// today.
    bool is_near_headline(std::size_t at) const {
        constexpr std::size_t few = 4;
        auto each = page_.rows[at].element;
        for (; !is_inside(headline_, each); each = page_.elements[each].parent) {
            auto const& element = page_.elements[each];
            if (element.tag == ElementKind::header || element.tag == ElementKind::furniture ||
                (element.marks & ElementMark::beside) != 0)
                return false;
        }
        auto const& both = page_.elements[each];
        if (both.tag == ElementKind::article)
            return true;
        return each != 0 && both.tag != ElementKind::body && (headline_ <= few || !is_inside(headline_ - few - 1, each));
    }

    void read_behind() {
        // "Door Jan Vink" may end a story; a day at its end may as well be that of another one.
        if (last_ > first_ + most_within && page_.rows[last_].words <= 8 &&
            days_shown(repair_utf8(page_.rows[last_].text), language_, order_).empty())
            read_row(last_);
        for (auto at = last_ + 1; at < std::min(page_.rows.size(), last_ + 1 + most_behind); ++at) {
            auto const& row = page_.rows[at];
            if (row.tag == ElementKind::heading || what_it_heads(row.text.substr(0, 200)) != Heads::nothing)
                return;
            if (parts_[at] == PagePart::comment || (row.words >= 4 && row.link_share() > 0.6))
                return;
            read_row(at);
        }
    }

    /// "Port Ellis, 3 March 2021 (Agency) – The council …"
    void read_dateline() {
        constexpr std::size_t most = 160;
        auto const text = repair_utf8(page_.rows[first_].text);
        Offsets const offsets(text);
        auto const head = offsets.slice({0, static_cast<std::int64_t>(most)});
        read_reporter(head);
        auto const days = days_shown(head, language_, order_);
        if (days.empty() || days.front().start > 60)
            return;
        auto const behind = head.substr(days.front().end, 40);
        auto const before = head.substr(0, days.front().start);
        auto const parts = behind.find("–") != behind.npos || behind.find("—") != behind.npos ||
                           behind.find(" - ") != behind.npos || behind.find(".-") != behind.npos;
        if (parts && words_in(before) <= 5 && before.find(". ") == before.npos)
            keep_day(days.front(), facts_.published, "dateline");
    }

    /// "[하동=남도일보] 박은정 기자 = …", "本报讯（记者王小明）…": who wrote it stands where the story begins.
    void read_reporter(std::string_view head) {
        constexpr std::size_t farthest = 160; // bytes
        auto const begins = head.substr(0, std::min(head.size(), farthest));
        for (auto const sign : {"기자 ="sv, "기자="sv, "특파원 ="sv, "특파원="sv})
            if (auto const found = begins.find(sign); found != begins.npos)
                return keep_names(facts_.authors, named_as_authors(begins.substr(0, found + sign.size() - 1)), "dateline");
        for (auto const& [open, close] : {std::pair("（"sv, "）"sv), std::pair("("sv, ")"sv)})
            if (auto const found = begins.find(open); found != begins.npos) {
                auto const inside = begins.substr(found + open.size(), begins.find(close, found) - found - open.size());
                if (inside.starts_with("记者") || inside.starts_with("記者") || inside.starts_with("本报记者"))
                    return keep_names(facts_.authors, named_as_authors(inside), "dateline");
            }
    }
    static void keep_names(std::vector<FoundFact>& to, std::vector<std::string> const& names, std::string const& from) {
        if (auto all = joined(names); !all.empty())
            to.push_back({FactKind::author, std::move(all), from});
    }

    void read_row(std::size_t at) {
        auto const& row = page_.rows[at];
        if (at == headline_)
            return;
        if (!is_others(at))
            return read_line(repair_utf8(row.text), at, row.words, row.words >= 4 && row.link_share() > 0.85);
        // Whatever its element is called, a line right below the headline that tells a day and little else is of the story.
        if (headline_ != no_row && at > headline_ && at <= headline_ + most_above && at < first_ && !is_set_aside(at) && tells_day_alone(at)) {
            auto const text = repair_utf8(row.text);
            auto known = std::move(facts_.published);
            facts_.published.clear();
            read_days(text, days_shown(text, language_, order_), at);
            doubtful_.insert(doubtful_.end(), facts_.published.begin(), facts_.published.end());
            facts_.published = std::move(known);
        }
    }
    void read_line(std::string const& text, std::size_t row, std::size_t words, bool leads_away) {
        constexpr std::size_t longest = 600, most_words = 40;
        if (text.size() > longest || words > most_words)
            return;
        if (auto poster = poster_of(text); !poster.empty())
            return facts_.authors.push_back({FactKind::author, std::move(poster), "byline"});
        auto const days = days_shown(text, language_, order_);
        auto const rest = without_days(text, days, " ");
        // A standfirst tells of days and of people, too; and what a story begins with is hardly ever no part of it.
        auto const others = words_in(rest);
        if (!days.empty() && row != headline_ && is_day_of_a_sentence(text, days))
            return;
        if (others > 14 || (ends_a_sentence(rest) && others > 6) ||
            (parts_[row] == PagePart::story && (others > 6 || (others > 2 && ends_a_sentence(rest)))))
            return;
        if (is_picture_credit(text))
            return;
        read_days(text, days, row);
        read_authors(text, days, row, leads_away && days.empty());
    }
    static bool is_picture_credit(std::string_view text) {
        constexpr std::array begins{"photo"sv,        "foto"sv,   "image"sv,  "bild"sv,     "picture"sv,
                                    "credit"sv,       "imagen"sv, "imagem"sv, "immagin"sv,  "beeld"sv,
                                    "фото"sv,         "图"sv,     "圖"sv,     "写真"sv,     "사진"sv,
                                    "illustration"sv, "grafik"sv, "©"sv,      "copyright"sv};
        auto const folded = fold(text.substr(0, std::min<std::size_t>(text.size(), text.find('\n'))));
        return std::ranges::any_of(begins, [&](std::string_view each) { return folded.starts_with(each); });
    }
    void keep_day(ShownDay const& day, std::vector<FoundFact>& to, std::string const& from) {
        std::vector<PartialDate> meant;
        for (auto const& each : day.days)
            if (is_day_of_pages(each, today_))
                meant.push_back(each);
        for (auto const& each : meant)
            (meant.size() == 1 ? to : facts_.open).push_back({FactKind::published, each.text(), from});
    }

    void read_days(std::string_view text, std::vector<ShownDay> const& days, std::size_t row) {
        std::size_t from = 0;
        for (auto const& day : days) {
            auto before = std::string(text.substr(from, day.start - from));
            if (from == 0 && words_in(before) == 0 && row > 0 && page_.rows[row - 1].words <= 3)
                before = repair_utf8(page_.rows[row - 1].text);
            from = day.end;
            // "6 March 2021 (updated)"
            if (auto const behind = text.substr(day.end, 24);
                behind.starts_with(" (") && behind.find(')') != behind.npos) {
                from += behind.find(')');
                before += behind.substr(0, behind.find(')'));
            }
            switch (said_of_day(repair_utf8(before))) {
            case DayOf::publication:
                keep_day(day, facts_.published, "beside the story");
                break;
            case DayOf::update:
                keep_day(day, updates_, "beside the story, updated");
                break;
            case DayOf::something_else:
                break;
            }
        }
    }

    /// Whether a row tells a day and little else.
    bool is_day_alone(std::size_t at) const { return !is_others(at) && tells_day_alone(at); }
    bool tells_day_alone(std::size_t at) const {
        constexpr std::size_t longest = 120, most_words = 4;
        if (page_.rows[at].text.size() > longest)
            return false;
        auto const text = repair_utf8(page_.rows[at].text);
        auto const days = days_shown(text, language_, order_);
        return !days.empty() && words_in(without_days(text, days, " ")) <= most_words;
    }

    void read_authors(std::string_view text, std::vector<ShownDay> const& days, std::size_t at, bool leads_away) {
        auto const& row = page_.rows[at];
        auto const by_name = is_named_byline(row);
        std::vector<std::string> named, alone;
        auto pieces = pieces_of(text, days);
        bool desk = false; // "Redacción | Puerto Chico": what else has capitals is a place
        for (std::size_t each = 0; each < pieces.size(); ++each) {
            if (is_picture_credit(pieces[each]))
                continue;
            if (each + 1 < pieces.size() && is_byline_word(pieces[each])) {
                pieces[each + 1] = pieces[each] + " " + pieces[each + 1];
                continue;
            }
            for (auto& name : named_as_authors(pieces[each]))
                named.push_back(std::move(name));
            // "Giriş Tarihi:", "Data publikacji": what stands before a day.
            auto const label = pieces[each].find_last_not_of(" \n") != std::string::npos && pieces[each][pieces[each].find_last_not_of(" \n")] == ':';
            if (label || (!days.empty() && tells_of_publication(pieces[each])))
                continue;
            auto names = names_alone(pieces[each]);
            if (names.empty() && by_name && alone.empty())
                names = names_in_byline(pieces[each]);
            desk = desk || (names.empty() && is_desk_or_agency(pieces[each]));
            if (alone.empty())
                for (auto& name : names)
                    if (!is_section(name))
                        alone.push_back(std::move(name));
        }
        if (!named.empty())
            return keep_names(facts_.authors, named, "byline");
        if (leads_away || (headline_ != no_row && at < headline_))
            return;
        if (by_name && !alone.empty())
            return keep_names(facts_.authors, alone, "byline");
        if (desk)
            return;
        if (days.empty() && pieces.size() == 1 && !alone.empty()) {
            if (at > 0 && is_byline_word(repair_utf8(page_.rows[at - 1].text.substr(0, 60))))
                return keep_names(facts_.authors, alone, "byline");
            if ((at > 0 && is_day_alone(at - 1)) || (at + 1 < page_.rows.size() && is_day_alone(at + 1)))
                return keep_names(facts_.names, alone, "beside the date");
            if (headline_ != no_row && at > headline_ && at < first_)
                keep_names(below_, alone, "below the headline");
        }
        if (!days.empty() && !alone.empty() && alone.size() <= 3 && pieces.size() <= 4 && row.words <= 14)
            keep_names(facts_.names, alone, "beside the date");
    }
    /// Whether the element, or one that holds no more, is called a byline.
    bool is_named_byline(PageRow const& row) const {
        constexpr std::size_t most_words = 12;
        if (row.words > most_words)
            return false;
        auto each = row.element;
        for (int up = 0; up < 3 && each != 0; ++up, each = page_.elements[each].parent) {
            if (each < row.block && holds_story(each))
                return false;
            if ((page_.elements[each].marks & ElementMark::byline) != 0)
                return true;
        }
        return false;
    }

    PageTree const& page_;
    std::vector<PagePart> const& parts_;
    std::string_view language_;
    DayOrder order_;
    std::int64_t today_;
    std::size_t headline_ = no_row, first_ = no_row, last_ = no_row;
    std::optional<std::unordered_set<std::string>> leads_; ///< short links, squeezed; made when asked for
    std::vector<FoundFact> updates_, doubtful_;
    std::vector<FoundFact>
        below_; ///< names in lines of their own between headline and story; of authors where a day stands there, too
    ShownFacts facts_;
};

} // namespace shown_round_story
} // namespace

ShownFacts shown_facts(PageTree const& page, std::vector<PagePart> const& parts, std::string_view language,
                       std::int64_t today) {
    return shown_round_story::Lines(page, parts, language, today).read();
}

} // namespace core
