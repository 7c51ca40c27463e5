#include "core/exchange/at_work.h"

#include "core/base/id.h"
#include "core/model/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace core {

namespace {

constexpr std::string_view work_begin = "counterpoint-at-work", work_version = "1", nothing = "-";
constexpr std::int64_t clocks_differ_ms = 600'000;

std::string what_text(Ref what) {
    return what ? std::string(kind_name(what.kind)) + ":" + id_text(what.id) : std::string(nothing);
}

std::optional<Ref> read_what(std::string_view text) {
    if (text == nothing) return Ref{};
    auto const colon = text.find(':');
    if (colon == text.npos) return std::nullopt;
    auto const kind = kind_from_name(text.substr(0, colon));
    auto const id = parse_id(text.substr(colon + 1));
    if (kind == Kind::none || !id || *id == 0) return std::nullopt;
    return Ref{kind, *id};
}

/// What is signed: it holds for this workspace alone.
std::string signed_words(std::string_view workspace, std::string_view what, std::string_view at) {
    std::string words;
    for (auto const part : {work_begin, work_version, workspace, what, at}) words += std::string(part) + "\n";
    return words;
}

/// The parts between single blanks; nothing when they are not that many.
template <std::size_t many>
std::optional<std::array<std::string_view, many>> parts_of(std::string_view line) {
    std::array<std::string_view, many> parts;
    for (std::size_t each = 0; each < many; ++each) {
        auto const end = line.find(' ');
        if ((end == line.npos) != (each + 1 == many)) return std::nullopt;
        parts[each] = line.substr(0, end);
        if (end != line.npos) line.remove_prefix(end + 1);
    }
    return parts;
}

} // namespace

std::optional<std::string> work_line(std::string_view workspace, Ref what, Instant at, Voucher const& voucher) {
    auto const text = what_text(what), when = std::to_string(at.ms);
    auto const vouched = voucher ? voucher(signed_words(workspace, text, when)) : std::nullopt;
    if (!vouched) return std::nullopt;
    std::string line;
    for (auto const& part : {std::string(work_begin), std::string(work_version), to_base64(vouched->key.view()), text, when})
        line += part + " ";
    return line + to_base64(vouched->signature);
}

std::optional<AtWork> read_work_line(std::string_view workspace, std::string_view line) {
    auto const parts = line.size() > longest_work_line ? std::nullopt : parts_of<6>(line);
    if (!parts) return std::nullopt;
    auto const& [begin, version, key, what, at, signature] = *parts;
    if (begin != work_begin || version != work_version) return std::nullopt;
    AtWork read;
    read.key = PublicKey::from(from_base64(key).value_or(""));
    auto const on = read_what(what);
    auto const signed_by = from_base64(signature);
    auto const end = at.data() + at.size();
    if (std::from_chars(at.data(), end, read.at.ms).ptr != end) return std::nullopt;
    if (read.key.empty() || !on || !signed_by || !signature_holds(signed_words(workspace, what, at), *signed_by, read.key))
        return std::nullopt;
    read.what = *on;
    return read;
}

bool WorkHeard::hear(std::string_view workspace, std::span<std::string const> lines, Listens const& listens, Instant now) {
    auto is_new = false;
    for (auto const& line : lines) {
        // A signature takes its time: of whom nobody listens to none is looked at.
        auto const parts = line.size() > longest_work_line ? std::nullopt : parts_of<6>(line);
        if (!parts || !listens(PublicKey::from(from_base64((*parts)[2]).value_or("")))) continue;
        auto const said = read_work_line(workspace, line);
        if (!said || std::abs(now.ms - said->at.ms) > clocks_differ_ms) continue;
        auto const [known, is_first] = heard_.try_emplace(said->key, Heard{*said, now});
        if (!is_first && said->at <= known->second.said.at) continue;
        known->second = {*said, now};
        is_new = true;
    }
    return is_new;
}

std::vector<AtWork> WorkHeard::at(Instant now) const {
    std::vector<Heard> lately;
    for (auto const& [key, heard] : heard_)
        if (heard.said.what && now.ms - heard.when.ms < work_holds_ms) lately.push_back(heard);
    std::ranges::sort(lately, std::greater(), [](Heard const& each) { return std::pair(each.when, each.said.key); });
    std::vector<AtWork> all;
    for (auto& each : lately) all.push_back(each.said);
    return all;
}

} // namespace core
