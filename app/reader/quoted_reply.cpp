#include "app/reader/quoted_reply.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace reader {

namespace {

using core::without_ascii_blanks;

bool holds(std::string_view line, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](auto const each) { return line.find(each) != line.npos; });
}

/// "Le 5 décembre 2022, Bruno Tessier a écrit :"
bool introduces(std::string_view line) {
    line = without_ascii_blanks(line);
    return line.ends_with(':') && holds(line, {" a écrit", " wrote", "schrieb", "escribió", "ha scritto", "escreveu", "schreef", "написал"});
}

/// "-----Original Message-----", "De : …" under a rule.
bool heads_earlier(std::string_view line, std::string_view next) {
    line = without_ascii_blanks(line);
    if (line.starts_with("--") && holds(line, {"Original Message", "Message d'origine", "Message d’origine", "Ursprüngliche Nachricht",
                                               "Mensaje original", "Messaggio originale", "Forwarded message", "Message transféré"}))
        return true;
    auto const is_rule = line.size() >= 10 && line.find_first_not_of("_-") == line.npos;
    return is_rule && holds(without_ascii_blanks(next).substr(0, 8), {"De :", "De:", "From:", "Von:", "Da:"});
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

} // namespace

Reply part_reply(std::string_view body) {
    std::vector<std::string_view> lines;
    for (auto rest = body; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto const is_quoted = [&](std::size_t at) { return at < lines.size() && lines[at].starts_with('>'); };
    // The next line with words.
    auto const beyond_blanks = [&](std::size_t at) {
        while (at < lines.size() && without_ascii_blanks(lines[at]).empty()) ++at;
        return at;
    };
    Reply reply;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (heads_earlier(lines[at], at + 1 < lines.size() ? lines[at + 1] : "")) {
            for (; at < lines.size(); ++at, ++reply.lines) add(reply.earlier, without_marks(lines[at]));
            break;
        }
        // Such a line may be broken in two.
        auto const pair = at + 1 < lines.size() ? std::string(lines[at]) + " " + std::string(lines[at + 1]) : std::string();
        if (introduces(lines[at]) && is_quoted(beyond_blanks(at + 1))) {
            add(reply.earlier, lines[at]);
            ++reply.lines;
        } else if (!is_quoted(at) && !is_quoted(at + 1) && !lines[at].empty() && introduces(pair) && is_quoted(beyond_blanks(at + 2)) &&
                   !introduces(lines[at + 1])) {
            add(reply.earlier, lines[at++]);
            add(reply.earlier, lines[at]);
            reply.lines += 2;
        } else if (is_quoted(at)) {
            add(reply.earlier, without_marks(lines[at]));
            ++reply.lines;
        } else {
            add(reply.own, lines[at]);
        }
    }
    return reply;
}

} // namespace reader
