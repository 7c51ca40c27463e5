// Typed text is cut at spaces and quotation marks of any style; a minus and a field count only before a
// term, OR only between two.
#include "core/search/query.h"

#include "core/model/record.h"
#include "core/quotation/marks.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::size_t most_terms = 64;
constexpr std::u32string_view kind_field = U"kind:";

bool separates(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) || c < 0x20; }

bool tells(std::u32string_view words) {
    return std::any_of(words.begin(), words.end(),
                       [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)); });
}

class Parser {
public:
    explicit Parser(std::string_view typed) : text_(to_utf32(repair_utf8(typed))) {}

    SearchQuery run() {
        bool either = false;
        while (skip_spaces() && terms_ < most_terms) {
            if (text_.substr(at_, 2) == U"OR" && (at_ + 2 >= text_.size() || separates(text_[at_ + 2]))) {
                either = !query_.all.empty() && !query_.all.back().without;
                at_ += 2;
                continue;
            }
            bool const without = text_[at_] == U'-';
            if (without) ++at_;
            auto const term = take_term();
            if (!term) continue; // an OR before what is nothing still waits
            ++terms_;
            if (either && !without)
                query_.all.back().any.push_back(*term);
            else
                query_.all.push_back({{*term}, without});
            either = false;
        }
        return std::move(query_);
    }

private:
    bool skip_spaces() {
        while (at_ < text_.size() && separates(text_[at_])) ++at_;
        return at_ < text_.size();
    }

    std::optional<SearchTerm> take_term() {
        if (at_ >= text_.size()) return std::nullopt;
        if (is_double_mark(text_[at_])) return phrase();
        auto const start = at_;
        while (at_ < text_.size() && !separates(text_[at_]) && !is_double_mark(text_[at_])) ++at_;
        auto const word = std::u32string_view(text_).substr(start, at_ - start);
        if (word.starts_with(kind_field) && take_kind(to_utf8(word.substr(kind_field.size()))))
            return std::nullopt;
        if (auto const term = of_field(word)) return term;
        take_groups(start);
        return made(std::u32string_view(text_).substr(start, at_ - start), false);
    }

    /// "10 000" is one number: one to three digits, then groups of three.
    void take_groups(std::size_t start) {
        auto const digits = [&](std::size_t from) {
            auto end = from;
            while (end < text_.size() && text_[end] >= U'0' && text_[end] <= U'9') ++end;
            return end - from;
        };
        auto const ends = [&](std::size_t at) { return at >= text_.size() || separates(text_[at]); };
        auto const first = digits(start);
        if (first == 0 || first > 3 || start + first != at_ || text_[start] == U'0') return;
        while (at_ < text_.size() && separates(text_[at_]) && digits(at_ + 1) == 3 && ends(at_ + 4)) at_ += 4;
    }

    /// `speaker:words` or `speaker:"words"`, of which the reader stands behind the colon.
    std::optional<SearchTerm> of_field(std::u32string_view word) {
        auto const colon = word.find(U':');
        if (colon == word.npos || colon == 0) return std::nullopt;
        auto const field = from_key<SearchField>(to_utf8(word.substr(0, colon)));
        if (!field) return std::nullopt;
        auto value = made(word.substr(colon + 1), false);
        if (colon + 1 == word.size() && at_ < text_.size() && is_double_mark(text_[at_])) {
            auto const before = at_;
            value = phrase();
            if (!value) at_ = before;
        }
        if (!value || (*field == SearchField::said && !day_range(value->words))) return std::nullopt;
        value->field = *field;
        return value;
    }

    std::optional<SearchTerm> phrase() {
        auto const start = ++at_;
        while (at_ < text_.size() && !is_double_mark(text_[at_])) ++at_;
        auto const words = std::u32string_view(text_).substr(start, at_ - start);
        if (at_ < text_.size()) ++at_;
        return made(words, true);
    }

    static std::optional<SearchTerm> made(std::u32string_view words, bool exact) {
        while (!words.empty() && separates(words.front())) words.remove_prefix(1);
        while (!words.empty() && separates(words.back())) words.remove_suffix(1);
        if (!tells(words)) return std::nullopt;
        // A word that would be read as the operator keeps its marks.
        SearchTerm term{SearchField::words, to_utf8(words), exact || words == U"OR"};
        std::ranges::replace_if(term.words, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        return term;
    }

    bool take_kind(std::string const& name) {
        auto const kind = kind_from_name(name);
        if (kind == Kind::none) return false;
        if (std::ranges::find(query_.kinds, kind) == query_.kinds.end()) query_.kinds.push_back(kind);
        return true;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
    SearchQuery query_;
};

std::string shown(SearchTerm const& term) {
    auto const words = term.exact ? "\"" + term.words + "\"" : term.words;
    return term.field == SearchField::words ? words : std::string(key_of(term.field)) + ":" + words;
}

} // namespace

std::optional<DayRange> day_range(std::string_view value) {
    auto const dots = value.find("..");
    auto const first = PartialDate::parse(value.substr(0, dots));
    auto const last = dots == value.npos ? first : PartialDate::parse(value.substr(dots + 2));
    if (!first || !last || !(first->known() || last->known())) return std::nullopt;
    return DayRange{first->known() ? first->earliest_day() : PartialDate::always,
                    last->known() ? last->latest_day() : PartialDate::never};
}

std::vector<std::string> complete_field(std::string_view typed) {
    auto const space = typed.find_last_of(" \t\n\"");
    auto const start = space == typed.npos ? 0 : space + 1;
    auto last = typed.substr(start);
    if (last.starts_with('-')) last.remove_prefix(1);
    std::vector<std::string> whole;
    if (last.empty()) return whole;
    auto const before = std::string(typed.substr(0, typed.size() - last.size()));
    for (auto const& field : Names<SearchField>::entries)
        if (!field.key.empty() && field.key.starts_with(last))
            whole.push_back(before + std::string(field.key) + ":");
    return whole;
}

SearchQuery parse_search(std::string_view typed) { return Parser(typed).run(); }

std::string to_text(SearchQuery const& query) {
    std::string text;
    auto const put = [&](std::string const& part) { text += (text.empty() ? "" : " ") + part; };
    for (auto const& clause : query.all)
        for (std::size_t at = 0; at < clause.any.size(); ++at)
            put((at > 0 ? "OR " : clause.without ? "-" : "") + shown(clause.any[at]));
    for (auto const kind : query.kinds) put("kind:" + std::string(kind_name(kind)));
    return text;
}

} // namespace core
