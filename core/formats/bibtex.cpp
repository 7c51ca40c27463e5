// BibTeX: @type{key, field = {value}, field = "value", field = 2022, field = abbreviation # {more}}.
#include "core/formats/collected_source.h"
#include "core/text/ascii.h"
#include "core/text/compose.h"
#include "core/text/utf8.h"

#include <map>
#include <set>

namespace core {

namespace {

/// The marks of TeX over letters, as the signs that Unicode puts behind them.
std::u32string_view combining(char mark) {
    switch (mark) {
    case '\'': return U"\u0301";
    case '`': return U"\u0300";
    case '^': return U"\u0302";
    case '"': return U"\u0308";
    case '~': return U"\u0303";
    case 'c': return U"\u0327";
    case 'v': return U"\u030C";
    case 'H': return U"\u030B";
    case 'k': return U"\u0328";
    case 'r': return U"\u030A";
    case 'u': return U"\u0306";
    case '=': return U"\u0304";
    case '.': return U"\u0307";
    default: return {};
    }
}

std::map<std::string_view, std::string_view> const& tex_words() {
    static std::map<std::string_view, std::string_view> const words{
        {"ss", "ß"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"o", "ø"}, {"O", "Ø"}, {"aa", "å"}, {"AA", "Å"},
        {"l", "ł"}, {"L", "Ł"}, {"i", "i"}, {"j", "j"}, {"textendash", "–"}, {"textemdash", "—"}, {"ldots", "…"}, {"dots", "…"}};
    return words;
}

/// The words of a value of TeX.
std::string plain_of_tex(std::string_view tex) {
    std::string out;
    for (std::size_t at = 0; at < tex.size(); ++at) {
        auto const sign = tex[at];
        if (sign == '{' || sign == '}' || sign == '$') continue;
        if (sign == '~') {
            out += ' ';
            continue;
        }
        if (tex.substr(at, 3) == "---" || tex.substr(at, 2) == "--") {
            auto const three = tex.substr(at, 3) == "---";
            out += three ? "—" : "–";
            at += three ? 2 : 1;
            continue;
        }
        if (sign != '\\' || at + 1 == tex.size()) {
            out += sign;
            continue;
        }
        auto const next = tex[at + 1];
        auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        auto end = at + 1;
        while (end < tex.size() && is_letter(tex[end])) ++end;
        auto const word = tex.substr(at + 1, end - at - 1);
        if (auto const known = tex_words().find(word); known != tex_words().end()) {
            out += known->second;
            at = end - 1;
            if (at + 1 < tex.size() && tex[at + 1] == ' ') ++at;
            continue;
        }
        auto const mark = combining(next);
        if (!mark.empty() && (!is_letter(next) || word.size() == 1)) {
            // \'e, \'{e}, \c c, \c{c}
            auto letter = at + 2;
            while (letter < tex.size() && (tex[letter] == '{' || tex[letter] == ' ')) ++letter;
            if (letter < tex.size() && tex[letter] == '\\' && letter + 1 < tex.size()) ++letter; // \'{\i}
            if (letter < tex.size() && is_letter(tex[letter])) {
                out += tex[letter];
                out += to_utf8(mark);
                at = letter;
                continue;
            }
        }
        if (!is_letter(next)) out += next; // \& \% \_
        at = is_letter(next) ? end - 1 : at + 1;
    }
    return to_utf8(compose(to_utf32(repair_utf8(out))).text);
}

/// An address stands as it is: in it a mark of TeX is a sign like any other, but for \url{…} around it and a backslash before
/// signs that would otherwise mean something.
std::string address_of_tex(std::string_view tex) {
    constexpr std::string_view command = "\\url{";
    if (auto const at = tex.find(command); at != tex.npos) {
        tex.remove_prefix(at + command.size());
        tex = tex.substr(0, tex.find('}'));
    }
    while (tex.starts_with('{') && tex.ends_with('}')) tex = tex.substr(1, tex.size() - 2);
    std::string out;
    for (std::size_t at = 0; at < tex.size(); ++at) {
        constexpr std::string_view escaped = "_%&#~{}$";
        if (tex[at] == '\\' && at + 1 < tex.size() && escaped.find(tex[at + 1]) != escaped.npos) continue;
        out += tex[at];
    }
    return repair_utf8(out);
}

bool holds_address(std::string_view field, std::string_view tex) {
    return field == "url" || field == "doi" || field == "eprint" ||
           (field == "howpublished" && (tex.starts_with("http") || tex.find("\\url{") != tex.npos));
}

struct BibType {
    std::string_view name;
    SourceType type;
};
constexpr std::array bib_types{BibType{"article", SourceType::report}, BibType{"book", SourceType::report},
                               BibType{"online", SourceType::other},   BibType{"misc", SourceType::other},
                               BibType{"techreport", SourceType::report}, BibType{"report", SourceType::report},
                               BibType{"dataset", SourceType::data_set}, BibType{"video", SourceType::broadcast},
                               BibType{"unpublished", SourceType::other}, BibType{"inproceedings", SourceType::report}};

class BibFile {
public:
    BibFile(std::string_view file, TakeSource const& take) : file_(file), take_(take) {
        constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
        for (std::size_t at = 0; at < months.size(); ++at)
            abbreviations_[std::string(months[at])] = (at < 9 ? "0" : "") + std::to_string(at + 1);
    }

    void run() {
        while (go_to('@')) entry();
    }

private:
    bool go_to(char sign) {
        while (at_ < file_.size() && file_[at_] != sign) step();
        if (at_ == file_.size()) return false;
        step();
        return true;
    }
    void step() {
        if (file_[at_] == '\n') ++line_;
        ++at_;
    }
    void blanks() {
        while (at_ < file_.size() && is_ascii_blank(file_[at_])) step();
    }
    std::string word() {
        blanks();
        auto const from = at_;
        while (at_ < file_.size() && !is_ascii_blank(file_[at_]) && std::string_view("{}(),=#\"").find(file_[at_]) == std::string_view::npos)
            step();
        return std::string(file_.substr(from, at_ - from));
    }
    bool take_sign(char sign) {
        blanks();
        if (at_ == file_.size() || file_[at_] != sign) return false;
        step();
        return true;
    }
    /// Nothing where it is not closed.
    std::optional<std::string> value() {
        std::string all;
        do {
            blanks();
            if (at_ == file_.size()) return std::nullopt;
            if (file_[at_] == '{' || file_[at_] == '"') {
                auto const closes = file_[at_] == '{' ? '}' : '"';
                step();
                auto const from = at_;
                for (int depth = 0;; step()) {
                    if (at_ == file_.size()) return std::nullopt;
                    if (file_[at_] == closes && depth == 0) break;
                    if (file_[at_] == '{') ++depth;
                    if (file_[at_] == '}') --depth;
                    if (file_[at_] == '\\' && at_ + 1 < file_.size()) step();
                }
                all += file_.substr(from, at_ - from);
                step();
            } else {
                auto const name = word();
                if (name.empty()) return std::nullopt;
                auto const known = abbreviations_.find(lower_ascii(name));
                all += known == abbreviations_.end() ? name : known->second;
            }
        } while (take_sign('#'));
        return all;
    }
    void entry() {
        auto const begun = line_;
        auto const type = lower_ascii(word());
        if (type == "comment" || type == "preamble") return;
        if (!take_sign('{') && !take_sign('(')) return; // an @ in between
        auto const unfinished = [&] {
            take_({begun, problem(say("The file ends in the middle: something is missing."))});
            at_ = file_.size();
        };
        std::map<std::string, std::string> fields;
        if (type != "string") {
            word();
            if (!take_sign(',')) return;
        }
        for (blanks(); at_ < file_.size() && file_[at_] != '}' && file_[at_] != ')'; blanks()) {
            auto const name = lower_ascii(word());
            if (!take_sign('=')) return unfinished();
            auto const said = value();
            if (!said) return unfinished();
            if (type == "string") abbreviations_[name] = *said;
            else fields[name] = holds_address(name, *said) ? address_of_tex(*said) : plain_of_tex(*said);
            if (!take_sign(',')) break;
        }
        if (!take_sign('}') && !take_sign(')')) return unfinished();
        if (type != "string") take_(source_of(type, fields, begun));
    }
    /// "2017-03-04" of the year and "03 4", as `mar # "~4"` reads once the name of the month is its number.
    static std::string day_in_month(std::string const& year, std::string const& month) {
        auto const parts = std::min(month.find_first_not_of("0123456789"), month.size());
        auto const from = month.find_first_of("0123456789", parts);
        if (parts == 0 || parts > 2 || from == month.npos || year.size() != 4) return {};
        auto const end = month.find_first_not_of("0123456789", from);
        auto const day = month.substr(from, end == month.npos ? end : end - from);
        auto const behind = end == month.npos ? std::string() : month.substr(end);
        if (day.size() > 2 || behind.find_first_not_of(".,stndrh~ ") != behind.npos) return {};
        auto const two = [](std::string const& digits) { return digits.size() == 1 ? "0" + digits : digits; };
        return year + "-" + two(month.substr(0, parts)) + "-" + two(day);
    }
    static ReadSource source_of(std::string const& type, std::map<std::string, std::string> const& fields, std::int64_t line) {
        CollectedSource source;
        SourceWords words(source);
        source.line = line;
        source.type = SourceType::other;
        for (auto const& known : bib_types)
            if (known.name == type) source.type = known.type;
        auto const field = [&](std::string const& name) {
            auto const found = fields.find(name);
            return found == fields.end() ? std::string() : found->second;
        };
        words.title(field("title"));
        auto names = field("author").empty() ? field("editor") : field("author");
        for (std::string_view rest = names; !rest.empty();) {
            auto const end = std::min(rest.find(" and "), rest.size());
            auto const name = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 5, rest.size()));
            auto const comma = name.find(", ");
            words.author(comma == name.npos ? std::string(name)
                                            : std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma)));
        }
        for (auto const* name : {"journal", "journaltitle", "booktitle", "publisher", "institution", "organization", "howpublished"})
            if (!field(name).empty() && !field(name).starts_with("http")) words.publisher(field(name));
        for (auto const* name : {"url", "howpublished"})
            if (field(name).starts_with("http")) words.url(field(name));
        words.language(field("langid").empty() ? field("language") : field("langid"));
        auto const month = field("month");
        auto const year = field("year");
        if (!field("date").empty()) words.published(field("date"));
        else if (auto const day = day_in_month(year, month); !day.empty()) words.published(day);
        else if (!year.empty() && month.size() == 2) words.published(year + "-" + month);
        else words.published(month.empty() ? field("year") : month + " " + field("year"));
        for (auto const& [name, label] : {std::pair{"doi", "DOI"}, {"note", "Note"}, {"abstract", "Abstract"}, {"urldate", "Accessed"},
                                          {"volume", "Volume"}, {"number", "Number"}, {"pages", "Pages"}, {"isbn", "ISBN"}})
            words.note(label, field(name));
        static std::set<std::string_view> const told{
            "title", "author", "journal", "journaltitle", "booktitle", "publisher", "institution", "organization", "url",
            "langid", "date", "year", "month", "doi", "note", "abstract", "urldate", "volume", "number", "pages", "isbn"};
        for (auto const& [name, words_of_field] : fields) {
            auto const is_editor = name == "editor" && field("author").empty();
            auto const is_language = name == "language" && field("langid").empty();
            auto const is_page = name == "howpublished" && (words_of_field.starts_with("http") || words_of_field == source.publisher);
            if (!told.contains(name) && !is_editor && !is_language && !is_page) words.note(name, words_of_field);
        }
        return {line, words.take()};
    }

    std::string_view file_;
    TakeSource const& take_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    std::map<std::string, std::string> abbreviations_;
};

} // namespace

void read_bibtex(std::string_view file, TakeSource const& take) { BibFile(file, take).run(); }

} // namespace core
