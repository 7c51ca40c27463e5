#include "core/operations/trail.h"

#include "core/editorial/sources.h"
#include "core/editorial/trail.h"
#include "core/operations/statements.h"

#include <algorithm>

namespace core {

namespace {

/// Throws unless words may have come from there: another source, and not in a circle.
void refuse_no_hop(Reader const& reader, Quotation const& quotation, Id<Text> text) {
    auto const source = source_of(reader, quotation.text);
    if (source == source_of(reader, text))
        throw Error(Code::refused, say("Both passages stand in “{source}”; a hop of the trail leads to another source. Nothing was changed.",
                                       {{"source", reader.get(source).title}}));
}

} // namespace

Draft quote_from(Context& context, Id<Quotation> quotation, Id<Quotation> from) {
    auto const& reader = context.reader;
    auto record = reader.get(quotation);
    auto const origin = reader.get(from);
    if (quotation == from) throw Error(Code::refused, say("A quotation cannot be quoted from itself."));
    refuse_no_hop(reader, record, origin.text);
    if (record.quoted_from == from)
        throw Error(Code::refused, say("It is known already that “{words}” was quoted from there.", {{"words", record.exact}}));
    Draft draft;
    draft.operation = "quotation.quote_from";
    draft.base = reader.head();
    if (auto const before = reader.find(record.quoted_from))
        draft.remarks.push_back(say("So far it was quoted from “{words}”.", {{"words", before->exact}}));
    record.quoted_from = from;
    draft.puts = {record};
    return draft;
}

Made<Quotation> quote_from_passage(Context& context, Id<Quotation> quotation, Id<Text> text, Span span) {
    auto const& reader = context.reader;
    auto record = reader.get(quotation);
    refuse_no_hop(reader, record, text);
    auto const there = reader.referring<Quotation>("text", text);
    if (auto const known = std::ranges::find(there, span, &Quotation::span); known != there.end())
        return {quote_from(context, quotation, known->id), known->id};
    auto made = add_quotation(context, record.statement, text, span, record.quoted_from);
    record.quoted_from = made.id;
    made.draft.operation = "quotation.quote_from";
    made.draft.puts.push_back(record);
    return made;
}

Draft quote_from_nothing(Context& context, Id<Quotation> quotation) {
    auto record = context.reader.get(quotation);
    if (!record.quoted_from)
        throw Error(Code::refused, say("Nothing is known of what “{words}” was quoted from.", {{"words", record.exact}}));
    Draft draft;
    draft.operation = "quotation.quote_from_nothing";
    draft.base = context.reader.head();
    record.quoted_from = {};
    draft.puts = {record};
    return draft;
}

} // namespace core
