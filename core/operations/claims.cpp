#include "core/operations/claims.h"

#include "core/text/fold.h"
#include "core/text/tidy.h"

namespace core {

namespace {

Claim fill_claim(Context& context, Draft& draft, Claim claim, ClaimFacts const& facts) {
    claim.text = tidy(facts.text);
    claim.language = facts.language;
    claim.topic = find_or_add_topic(context, draft, facts.topic, claim.topic);
    claim.note = facts.note;
    return claim;
}

} // namespace

Id<Topic> find_or_add_topic(Context& context, Draft& draft, std::string const& name, Id<Topic> now) {
    auto const wanted = tidy(name);
    if (wanted.empty()) return {};
    auto const key = fold(wanted);
    if (auto const known = context.reader.find(now); known && fold(known->name) == key) return now;
    std::vector<Topic> found;
    for (auto const id : context.reader.list(Kind::topic))
        if (auto const topic = context.reader.get(Id<Topic>{id}); fold(topic.name) == key) found.push_back(topic);
    auto const several = found.size() > 1; // from before names were kept apart
    if (several) std::erase_if(found, [&](Topic const& topic) { return topic.name != wanted; });
    if (found.size() == 1) return found.front().id;
    if (several)
        throw Error(Code::refused, say("Several topics are called “{name}”; rename one of them first. Nothing was "
                                       "changed.",
                                       {{"name", wanted}}));
    Topic topic;
    topic.id = context.ids.next<Topic>();
    topic.name = wanted;
    draft.puts.push_back(topic);
    return topic.id;
}

Id<Link> add_link(Context& context, Draft& draft, Relation relation, Ref from, Ref to, std::string note) {
    Link link;
    link.id = context.ids.next<Link>();
    link.relation = relation;
    link.from = from;
    link.to = to;
    link.note = std::move(note);
    draft.puts.emplace_back(link);
    return link.id;
}

Made<Claim> make_claim(Context& context, ClaimFacts const& facts, Id<Statement> asserted_by) {
    Made<Claim> made;
    made.draft.operation = "claim.create";
    made.draft.base = context.reader.head();
    Claim claim;
    claim.id = made.id = context.ids.next<Claim>();
    claim = fill_claim(context, made.draft, claim, facts);
    if (asserted_by && claim.language.empty())
        claim.language = context.reader.get(asserted_by).language;
    made.draft.puts.push_back(claim);
    if (asserted_by) add_link(context, made.draft, Relation::asserts, ref(asserted_by), ref(claim.id));
    return made;
}

Draft edit_claim(Context& context, Id<Claim> claim, ClaimFacts const& facts) {
    Draft draft;
    draft.operation = "claim.edit";
    draft.base = context.reader.head();
    draft.puts.push_back(fill_claim(context, draft, context.reader.get(claim), facts));
    return draft;
}

Made<Link> link_records(Context& context, Relation relation, Ref from, Ref to, std::string note) {
    Made<Link> made;
    made.draft.operation = "link.create";
    made.draft.base = context.reader.head();
    made.id = add_link(context, made.draft, relation, from, to, std::move(note));
    return made;
}

Made<Topic> add_topic(Context& context, std::string name) {
    Made<Topic> made;
    made.draft.operation = "topic.create";
    made.draft.base = context.reader.head();
    made.id = find_or_add_topic(context, made.draft, name);
    if (made.draft.puts.empty() && made.id)
        throw Error(Code::refused,
                    say("There is already a topic called “{name}”.", {{"name", tidy(name)}}));
    if (made.draft.puts.empty()) throw Error(Code::bad_input, say("A topic needs a name."));
    return made;
}

} // namespace core
