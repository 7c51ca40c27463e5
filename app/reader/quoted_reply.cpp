#include "app/reader/quoted_reply.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace reader {

namespace {

using core::without_ascii_blanks;
using Lines = std::vector<std::string_view>;

bool holds(std::string_view line, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](auto const each) { return line.find(each) != line.npos; });
}

bool starts(std::string_view line, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](auto const each) { return line.starts_with(each); });
}

/// "Le 5 décembre 2022, Bruno Tessier a écrit :"
bool introduces(std::string_view line) {
    line = without_ascii_blanks(line);
    return line.ends_with(':') && holds(line, {" a écrit", " wrote", "schrieb", "escribió", "ha scritto", "escreveu", "schreef", "написал", "napisał"});
}

/// The same as programs write it, with day and hour: nothing need mark what it introduces.
bool introduces_with_day(std::string_view line) {
    line = without_ascii_blanks(line);
    constexpr std::size_t longest = 300;
    if (!introduces(line) || line.size() > longest) return false;
    auto const begins = starts(line, {"Le ", "On ", "Am ", "El ", "Il ", "Em ", "Op ", "W dniu "}) || core::is_ascii_digit(line.front());
    std::size_t digits = 0, most = 0;
    for (auto const c : line) most = std::max(most, digits = core::is_ascii_digit(c) ? digits + 1 : 0);
    return begins && most >= 4;
}

/// "-----Original Message-----", and nothing else in the line.
bool is_rule_of_earlier(std::string_view line) {
    constexpr std::array<std::string_view, 13> all{
        "original message", "message d'origine", "message d’origine", "message original", "message transféré", "ursprüngliche nachricht",
        "weitergeleitete nachricht", "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato",
        "forwarded message", "mensagem original"};
    constexpr std::string_view shortest = "---";
    line = without_ascii_blanks(line);
    if (!line.starts_with(shortest) || !line.ends_with(shortest)) return false;
    auto const first = line.find_first_not_of('-'), last = line.find_last_not_of('-');
    if (first == line.npos) return false;
    auto const words = core::lower_ascii(without_ascii_blanks(line.substr(first, last + 1 - first)));
    return std::ranges::find(all, words) != all.end();
}

/// "Begin forwarded message:", and nothing else in the line.
bool announces_earlier(std::string_view line) {
    constexpr std::array<std::string_view, 8> all{
        "begin forwarded message:", "début du message transféré :", "début du message transféré\u00A0:", "début du message réexpédié :",
        "anfang der weitergeleiteten nachricht:", "inicio del mensaje reenviado:", "inizio messaggio inoltrato:", "início da mensagem reencaminhada:"};
    return std::ranges::find(all, core::lower_ascii(without_ascii_blanks(line))) != all.end();
}

/// The name before a colon that ends within the first letters: "Envoyé" of "Envoyé : lundi".
std::string_view field_of(std::string_view line) {
    constexpr std::size_t longest = 24;
    line = without_ascii_blanks(line);
    while (line.starts_with('*')) line.remove_prefix(1); // bold, as plain text has it
    auto const colon = line.substr(0, longest).find(':');
    if (colon == line.npos) return {};
    auto name = line.substr(0, colon);
    for (std::string_view const end : {"*", " ", "\u00A0", "\u202F"})
        while (name.ends_with(end)) name.remove_suffix(end.size());
    return name;
}

bool is_sender_field(std::string_view name) {
    constexpr std::array<std::string_view, 9> all{"De", "From", "Von", "Da", "Van", "От", "Od", "Fra", "Från"};
    return std::ranges::find(all, name) != all.end();
}

bool is_other_field(std::string_view name) {
    constexpr std::array<std::string_view, 41> all{
        "Envoyé",  "Date",  "À",       "A",     "Objet",   "Sujet",    "Cc",      "CC",      "Sent",    "To",      "Subject",
        "Gesendet", "Datum", "An",     "Betreff", "Inviato", "Data",   "Oggetto", "Enviado", "Enviado el", "Para", "Asunto",
        "Fecha",   "Assunto", "Verzonden", "Aan", "Onderwerp", "Отправлено", "Кому", "Тема", "Дата", "Wysłano", "Do",
        "Temat",   "Sendt", "Til",     "Emne",  "Skickat", "Till",     "Ämne",    "Reply-To"};
    return std::ranges::find(all, name) != all.end();
}

/// "De : …", "Envoyé : …", "Objet : …", one below the other: the head of a message as Outlook copies it.
bool is_head_of_earlier(Lines const& lines, std::size_t at) {
    constexpr std::size_t looked_at = 6, least = 2;
    if (!is_sender_field(field_of(lines[at]))) return false;
    std::size_t found = 0;
    for (auto next = at + 1; next < std::min(lines.size(), at + 1 + looked_at); ++next) {
        if (without_ascii_blanks(lines[next]).empty()) continue;
        if (is_other_field(field_of(lines[next]))) ++found;
    }
    return found >= least;
}

bool is_line_across(std::string_view line) {
    line = without_ascii_blanks(line);
    return line.size() >= 10 && line.find_first_not_of("_-") == line.npos;
}

std::string_view without_marks(std::string_view line) {
    while (line.starts_with('>')) {
        line.remove_prefix(1);
        if (line.starts_with(' ')) line.remove_prefix(1);
    }
    return line;
}

void add(std::string& text, std::string_view line) {
    text += line;
    text += '\n';
}

/// Which lines are quoted: those that programs put a mark before. ">50 %" by itself is no mark.
std::vector<bool> quoted_lines(Lines const& lines) {
    std::vector<bool> quoted(lines.size(), false);
    for (std::size_t at = 0; at < lines.size();) {
        if (!lines[at].starts_with('>')) {
            ++at;
            continue;
        }
        auto end = at;
        bool has_marks = at > 0 && introduces(lines[at - 1]);
        for (; end < lines.size() && lines[end].starts_with('>'); ++end) {
            auto const rest = lines[end].substr(1);
            auto const is_value = !rest.empty() && (core::is_ascii_digit(rest.front()) || rest.front() == '=');
            has_marks = has_marks || (!is_value && !rest.starts_with("From "));
        }
        if (has_marks) std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(at), quoted.begin() + static_cast<std::ptrdiff_t>(end), true);
        at = end;
    }
    // Those a page marks.
    bool inside = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto const line = without_ascii_blanks(lines[at]);
        if (line == quote_begins) inside = true;
        quoted[at] = quoted[at] || inside;
        if (line == quote_ends) inside = false;
    }
    return quoted;
}

} // namespace

Reply part_reply(std::string_view body) {
    Lines lines;
    for (auto rest = body; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto const quoted = quoted_lines(lines);
    auto const is_quoted = [&](std::size_t at) { return at < lines.size() && quoted[at]; };
    // The next line with words.
    auto const beyond_blanks = [&](std::size_t at) {
        while (at < lines.size() && without_ascii_blanks(lines[at]).empty()) ++at;
        return at;
    };
    Reply reply;
    auto const add_earlier = [&](std::size_t at) {
        auto const line = without_ascii_blanks(lines[at]);
        if (line == quote_begins || line == quote_ends) return;
        add(reply.earlier, without_marks(lines[at]));
        ++reply.lines;
    };
    auto const heads_earlier = [&](std::size_t at) {
        if (is_rule_of_earlier(lines[at]) || announces_earlier(lines[at]) || is_head_of_earlier(lines, at)) return true;
        auto const next = beyond_blanks(at + 1);
        return is_line_across(lines[at]) && next < lines.size() && is_head_of_earlier(lines, next);
    };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (is_quoted(at)) {
            add_earlier(at);
            continue;
        }
        if (heads_earlier(at)) {
            for (; at < lines.size(); ++at) add_earlier(at);
            break;
        }
        // Such a line may be broken in two or three.
        std::size_t length = 0;
        std::string joined;
        for (std::size_t count = 1; count <= 3 && at + count <= lines.size() && length == 0; ++count) {
            auto const& line = lines[at + count - 1];
            if (without_ascii_blanks(line).empty() || is_quoted(at + count - 1)) break;
            joined += (joined.empty() ? "" : " ") + std::string(line);
            if (introduces(joined)) length = count;
        }
        if (length > 0 && is_quoted(beyond_blanks(at + length))) {
            for (std::size_t each = 0; each < length; ++each) add_earlier(at + each);
            at += length - 1;
        } else if (length > 0 && introduces_with_day(joined)) {
            for (; at < lines.size(); ++at) add_earlier(at);
            break;
        } else if (lines[at].starts_with(">From ")) {
            add(reply.own, lines[at].substr(1)); // as files of mail write it
        } else {
            add(reply.own, lines[at]);
        }
    }
    return reply;
}

} // namespace reader
