#include "core/operations/scales.h"

#include "core/editorial/scales.h"
#include "core/rules/scale_rules.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

void tidy_all(LocalText& texts) {
    for (auto& [language, words] : texts) words = tidy(words);
    std::erase_if(texts, [](auto const& entry) { return entry.second.empty(); });
}

/// "Mostly true" becomes "mostly_true"; words in another script stay as they are.
std::string key_from(LocalText const& words, std::set<std::string> const& taken) {
    std::string key;
    for (auto const c : fold(in_language(words, "en"))) {
        auto const word = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word)
            key += c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (key.ends_with('_')) key.pop_back();
    if (key.empty()) return key; // the rules say what is missing
    auto unique = key;
    for (int number = 2; taken.contains(unique); ++number) unique = key + "_" + std::to_string(number);
    return unique;
}

std::set<std::string> keys_in_use(Reader const& reader) {
    std::set<std::string> keys;
    for (auto const id : reader.list(Kind::scale)) keys.insert(reader.get(Id<Scale>{id}).key);
    return keys;
}

/// Keys a scale ever had: a new rating must not pass for one that was dropped.
std::set<std::string> rating_keys(Reader const& reader, Scale const& scale) {
    std::set<std::string> keys;
    for (auto const& rating : scale.ratings) keys.insert(rating.key);
    for (auto const id : reader.list(Kind::scale)) {
        auto const other = reader.get(Id<Scale>{id});
        if (other.key != scale.key) continue;
        for (auto const& rating : other.ratings) keys.insert(rating.key);
    }
    return keys;
}

void tidy_scale(Reader const& reader, Scale& scale) {
    scale.key = tidy(scale.key);
    tidy_all(scale.names);
    auto keys = rating_keys(reader, scale);
    for (auto& rating : scale.ratings) {
        tidy_all(rating.labels);
        tidy_all(rating.definitions);
        rating.key = tidy(rating.key);
        if (rating.key.empty()) rating.key = key_from(rating.labels, keys);
        keys.insert(rating.key);
    }
}

bool same_content(Scale const& one, Scale const& other) {
    return one.names == other.names && one.ratings == other.ratings;
}

Draft begin(Context& context, char const* operation, std::string reason = {}) {
    Draft draft;
    draft.operation = operation;
    draft.reason = std::move(reason);
    draft.base = context.reader.head();
    return draft;
}

[[noreturn]] void no_scale(std::string_view key) {
    throw Error(Code::not_found, say("There is no rating scale “{scale}”.", {{"scale", std::string(key)}}));
}

} // namespace

Made<Scale> add_scale(Context& context, Scale scale, std::string reason) {
    tidy_scale(context.reader, scale);
    if (scale.key.empty()) scale.key = key_from(scale.names, keys_in_use(context.reader));
    if (newest_version(context.reader, scale.key))
        throw Error(Code::refused,
                    say("There is a rating scale “{scale}” already; a change makes its next version.",
                        {{"scale", scale.key}}));
    Made<Scale> made;
    made.draft = begin(context, "scale.add", std::move(reason));
    made.id = scale.id = context.ids.next<Scale>();
    made.draft.puts = {std::move(scale)};
    return made;
}

std::int64_t version_after(Scale const& scale) {
    if (scale.version >= last_scale_version)
        throw Error(Code::refused, say("The rating scale “{scale}” is at version {version}, the last there is; bring "
                                       "it in anew under another key. Nothing was changed.",
                                       {{"scale", scale.key}, {"version", std::to_string(scale.version)}}));
    return scale.version + 1;
}

Made<Scale> revise_scale(Context& context, Id<Scale> of, Scale content, std::string reason) {
    auto const before = context.reader.get(of);
    auto const newest = newest_version(context.reader, before.key).value_or(before);
    if (newest.id != before.id)
        throw Error(Code::stale,
                    say("The rating scale “{scale}” has a version {version} since; look at that one first.",
                        {{"scale", before.key}, {"version", std::to_string(newest.version)}}));
    content.key = before.key;
    tidy_scale(context.reader, content);
    Made<Scale> made;
    made.id = before.id;
    if (same_content(content, before)) return made;
    made.draft = begin(context, "scale.revise", std::move(reason));
    content.version = version_after(before);
    made.id = content.id = context.ids.next<Scale>();
    made.draft.puts = {std::move(content)};
    return made;
}

Made<Scale> set_rating_use(Context& context, Id<Scale> of, std::string_view rating, RatingUse use,
                           std::string reason) {
    auto scale = context.reader.get(of);
    auto const found = std::ranges::find(scale.ratings, rating, &Rating::key);
    if (found == scale.ratings.end())
        throw Error(Code::not_found, say("There is no rating “{rating}” on the rating scale “{scale}”.",
                                         {{"rating", std::string(rating)}, {"scale", scale.key}}));
    found->use = use;
    if (use == RatingUse::retired && std::ranges::count(scale.ratings, RatingUse::open, &Rating::use) == 0)
        throw Error(Code::refused,
                    say("“{rating}” is the last rating in use on the rating scale “{scale}”; it stays.",
                        {{"rating", std::string(rating)}, {"scale", scale.key}}));
    auto made = revise_scale(context, of, std::move(scale), std::move(reason));
    if (!made.draft.puts.empty())
        made.draft.operation = use == RatingUse::retired ? "scale.retire" : "scale.bring_back";
    return made;
}

Made<Scale> import_scale(Context& context, Scale scale) {
    scale.key = tidy(scale.key);
    auto const known = newest_version(context.reader, scale.key);
    return known ? revise_scale(context, known->id, std::move(scale)) : add_scale(context, std::move(scale));
}

Draft add_missing_scales(Context& context, std::vector<Scale> const& scales) {
    auto draft = begin(context, "scale.add");
    auto known = keys_in_use(context.reader);
    for (auto scale : scales) {
        if (!known.insert(scale.key).second) continue;
        scale.id = context.ids.next<Scale>();
        draft.puts.push_back(std::move(scale));
    }
    return draft;
}

Draft erase_scale(Context& context, std::string_view key, std::string reason) {
    auto draft = begin(context, "scale.erase", std::move(reason));
    std::int64_t verdicts = 0;
    for (auto const id : context.reader.list(Kind::scale)) {
        if (context.reader.get(Id<Scale>{id}).key != key) continue;
        draft.erases.push_back({Kind::scale, id});
        verdicts += context.reader.count_referring(Kind::review, "scale", draft.erases.back());
    }
    if (draft.erases.empty()) no_scale(key);
    if (verdicts > 0)
        throw Error(Code::refused, say("The rating scale “{scale}” stays: verdicts use it ({count}). Retire its "
                                       "ratings if they are not to be given any more.",
                                       {{"scale", std::string(key)}, {"count", std::to_string(verdicts)}}));
    return draft;
}

} // namespace core
