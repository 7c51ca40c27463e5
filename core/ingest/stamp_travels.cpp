// How a question about a time-stamp goes to the reader that is shut in, and what it answers; and the answer in words.
#include "core/base/checkpoint.h"
#include "core/ingest/time_stamp.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t longest_line = 4u << 20, longest_words = 500, most_roots = 200;

struct Key {
    StampAnswer answer;
    std::string_view key;
};
constexpr std::array keys{Key{StampAnswer::holds, "holds"},
                          Key{StampAnswer::unknown_root, "unknown-root"},
                          Key{StampAnswer::other_bytes, "other-bytes"},
                          Key{StampAnswer::not_valid_then, "not-valid-then"},
                          Key{StampAnswer::no_certificate, "no-certificate"},
                          Key{StampAnswer::weak, "weak"},
                          Key{StampAnswer::refused, "refused"},
                          Key{StampAnswer::broken, "broken"}};

std::optional<StampAnswer> answer_of(std::string_view key) {
    auto const found = std::ranges::find(keys, key, &Key::key);
    return found == keys.end() ? std::nullopt : std::optional(found->answer);
}

std::string words_in(nlohmann::json const& json, char const* key) {
    auto words = json.value(key, std::string());
    if (words.size() > longest_words) words.resize(longest_words);
    return repair_utf8(words);
}

} // namespace

std::string_view key_of(StampAnswer answer) { return std::ranges::find(keys, answer, &Key::answer)->key; }

std::string stamp_question(StampQuestion const& question) {
    nlohmann::json json{{"stamp", to_base64(question.stamp)}, {"now", question.now.ms}, {"roots", nlohmann::json::array()}};
    for (auto const& root : question.roots) json["roots"].push_back(to_base64(root));
    return json.dump() + "\n";
}

std::optional<StampQuestion> read_stamp_question(std::string_view& stream) {
    auto const end = stream.substr(0, longest_line).find('\n');
    if (end == stream.npos) return std::nullopt;
    try {
        auto const json = nlohmann::json::parse(stream.substr(0, end));
        StampQuestion question;
        auto const stamp = from_base64(json.at("stamp").get<std::string>());
        if (!stamp || json.at("roots").size() > most_roots) return std::nullopt;
        question.stamp = *stamp;
        question.now.ms = json.at("now").get<std::int64_t>();
        for (auto const& each : json.at("roots"))
            if (auto root = from_base64(each.get<std::string>())) question.roots.push_back(std::move(*root));
        stream.remove_prefix(end + 1);
        return question;
    } catch (nlohmann::json::exception const&) {
        return std::nullopt;
    }
}

std::string stamp_answer(StampFound const& found) {
    nlohmann::json const json{{"answer", key_of(found.answer)}, {"at", found.at.ms},        {"authority", repair_utf8(found.authority)},
                              {"policy", found.policy},         {"hash", found.hash},       {"root", found.root},
                              {"why", repair_utf8(found.why)},  {"expired", found.expired_since}, {"old_hash", found.old_hash}};
    return json.dump();
}

std::optional<StampFound> read_stamp_answer(std::string_view text) {
    try {
        auto const json = nlohmann::json::parse(text);
        auto const answer = answer_of(json.at("answer").get<std::string>());
        auto const at = json.at("at").get<std::int64_t>();
        constexpr std::int64_t year_10000 = 253'402'300'800'000;
        StampFound found;
        if (!answer || at < 0 || at >= year_10000) return std::nullopt;
        found.answer = *answer;
        found.at = {at};
        if (is_of_these_bytes(found) && at == 0) return std::nullopt;
        found.authority = words_in(json, "authority");
        found.policy = words_in(json, "policy");
        found.hash = words_in(json, "hash");
        found.root = words_in(json, "root");
        found.why = words_in(json, "why");
        found.expired_since = json.value("expired", false);
        found.old_hash = json.value("old_hash", false);
        return found;
    } catch (nlohmann::json::exception const&) {
        return std::nullopt;
    }
}

Message told_of_stamp(StampFound const& found) {
    std::vector<Arg> const args{{"time", to_iso(found.at).substr(0, 19) + "Z"},
                                {"who", found.authority},
                                {"hash", found.hash},
                                {"why", found.why}};
    switch (found.answer) {
    case StampAnswer::holds:
        if (found.old_hash)
            return say("These bytes existed at {time}, says {who}; by {hash}, of which two different contents can be made.", args);
        return found.expired_since
                   ? say("These bytes existed at {time}, says {who}; its certificate was valid then, and has expired since.", args)
                   : say("These bytes existed at {time}, says {who}.", args);
    case StampAnswer::unknown_root:
        return say("A time-stamp of these bytes at {time}, signed by {who}, whom nobody here trusts: add its root, if you do.", args);
    case StampAnswer::other_bytes: return say("The time-stamp of {time} by {who} is of other bytes.", args);
    case StampAnswer::not_valid_then:
        return say("A time-stamp of these bytes by {who}, whose certificate was not valid at {time}.", args);
    case StampAnswer::no_certificate:
        return say("The time-stamp of {time} comes without the certificate that would tell who signed it.", args);
    case StampAnswer::weak: return say("The time-stamp of {time} is made by {hash}, which anybody can forge.", args);
    case StampAnswer::refused: return say("The authority gave no time-stamp ({why}).", args);
    case StampAnswer::broken: break;
    }
    return found.why.empty() ? say("That is no time-stamp.") : say("The time-stamp does not hold ({why}).", args);
}

} // namespace core
