#include "core/operations/splitting.h"

#include "core/operations/merging.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// What a record of that kind cannot be left without, once it had some.
Kind stands_on(Kind kind) {
    switch (kind) {
    case Kind::statement: return Kind::quotation;
    case Kind::source: return Kind::capture;
    default: return Kind::none;
    }
}

void name(Claim& claim, std::string text, std::vector<Record> const&) {
    claim.text = tidy(text);
    if (claim.text.empty()) refuse(say("Say what the new claim is: a sentence that can be checked. Nothing was changed."));
}

void name(Source& source, std::string text, std::vector<Record> const&) {
    if (auto title = tidy(text); !title.empty()) source.title = std::move(title);
}

void name(Statement& statement, std::string text, std::vector<Record> const& parts) {
    for (auto const& part : parts)
        if (auto const* quotation = std::get_if<Quotation>(&part); quotation && text.empty())
            text = made_fit(without_unfit_direction(tidy(quotation->exact), TextForm::text), TextForm::text).text;
    if (!text.empty()) statement.text = std::move(text);
}

template <class T>
constexpr bool can_be_split = std::is_same_v<T, Claim> || std::is_same_v<T, Source> || std::is_same_v<T, Statement>;

} // namespace

std::vector<Ref> parts_of(Records const& reader, Ref whole) {
    std::vector<Ref> parts;
    auto const add = [&](Kind kind, std::string_view field) {
        for (auto const id : reader.referring(kind, field, whole)) parts.push_back({kind, id});
    };
    if (whole.kind == Kind::statement) add(Kind::quotation, "statement");
    if (whole.kind == Kind::source) add(Kind::capture, "source");
    if (whole.kind == Kind::statement || whole.kind == Kind::claim) {
        add(Kind::link, "from");
        add(Kind::link, "to");
    }
    return parts;
}

Split split_record(Context& context, Ref whole, std::vector<Ref> const& parts, std::string text, std::string reason) {
    auto const& reader = context.reader;
    auto const all = parts_of(reader, whole);
    std::set<Ref> const taken(parts.begin(), parts.end());
    if (taken.empty()) refuse(say("Say what goes into the new one: nothing was named. Nothing was changed."));
    std::vector<Record> moved;
    for (auto const& part : taken) {
        auto record = reader.find(part);
        if (!record || std::ranges::find(all, part) == all.end())
            refuse(say("The {kind} {id} is no part of it. Nothing was changed.", {in_words("kind", kind_noun(part.kind)), {"id", id_text(part.id)}}));
        if (readers_have(reader, part))
            refuse(say("“{what}” belongs to what is published and stays where it is. Nothing was changed.", {{"what", caption_of(*record)}}));
        moved.push_back(std::move(*record));
    }
    auto const needed = stands_on(whole.kind);
    auto const is_needed = [&](Ref part) { return part.kind == needed; };
    if (needed != Kind::none && std::ranges::any_of(all, is_needed) &&
        std::ranges::none_of(all, [&](Ref part) { return is_needed(part) && !taken.contains(part); }))
        refuse(say("Nothing it was read in would stay: leave at least one behind. Nothing was changed."));
    Split split;
    split.draft.operation = std::string(kind_name(whole.kind)) + ".split";
    split.draft.reason = std::move(reason);
    split.draft.base = reader.head();
    auto record = reader.find(whole);
    if (!record) throw Error(Code::not_found, say("That record was deleted."));
    std::visit(
        [&]<class T>(T& entity) {
            if constexpr (can_be_split<T>) {
                entity.id = context.ids.next<T>();
                name(entity, std::move(text), moved);
            } else {
                refuse(say("Only a claim, a statement or a source is split. Nothing was changed."));
            }
        },
        *record);
    split.made = ref_of(*record);
    auto const made = split.made;
    for (auto& part : moved) redirect(part, {whole}, made);
    split.draft.puts.push_back(std::move(*record));
    split.draft.puts.insert(split.draft.puts.end(), moved.begin(), moved.end());
    split.draft.remarks.push_back(say("Parts that went into the new one: {taken}; parts that stay: {stay}.",
                                      {{"taken", std::to_string(taken.size())}, {"stay", std::to_string(all.size() - taken.size())}}));
    return split;
}

} // namespace core
