#include "core/operations/drift.h"

#include "core/editorial/reviews.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/model/by_hand.h"
#include "core/model/review_state.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

namespace {

/// The texts of the article, oldest first; whole pages are left out.
std::vector<Text> article_texts(Records const& reader, Id<Source> source) {
    std::vector<Text> texts;
    for (auto const& capture : reader.referring<Capture>("source", source))
        for (auto const& text : reader.referring<Text>("capture", capture.id))
            if (!is_whole_page(text) && by_hand(text) == ByHand::no) texts.push_back(text);
    return texts;
}

std::vector<Id<Claim>> claims_on(Records const& reader, Id<Statement> statement) {
    std::vector<Id<Claim>> claims;
    if (!statement) return claims;
    for (auto const& link : reader.referring<Link>("from", statement))
        if (auto const claim = id_as<Claim>(link.to); claim && std::ranges::find(claims, claim) == claims.end()) claims.push_back(claim);
    return claims;
}

DriftedQuotation drifted(Records const& reader, Quotation const& quotation, TextChange const& change, Offsets const& now,
                         std::string const& language) {
    DriftedQuotation one;
    one.quotation = quotation;
    one.carried = change.carry({quotation.span(), quotation.exact, quotation.prefix, quotation.suffix});
    one.claims = claims_on(reader, quotation.statement);
    if (one.carried.how == Carried::gone) return one;
    one.words_now = now.slice(one.carried.now);
    if (one.carried.how != Carried::changed) return one;
    one.difference = word_diff(quotation.exact, one.words_now);
    one.grave = grave_difference(quotation.exact, one.words_now, language);
    return one;
}

/// Compares the earlier texts with the newest, each once: `take` gets the text, its quotations and what became of its
/// words. A text without quotations is left out, unless it is the one `wanted`.
template <class Take>
void compare_each(Records const& reader, std::vector<Text> const& texts, Id<Text> now, std::string const& words_now,
                  Id<Text> wanted, Take take) {
    for (auto const& text : texts) {
        if (text.id == now) continue;
        auto const quotations = reader.referring<Quotation>("text", text.id);
        if (quotations.empty() && text.id != wanted) continue;
        take(text, quotations, TextChange(words_of(reader, text), words_now));
    }
}

void concerned_first(std::vector<DriftedQuotation>& all) {
    std::ranges::stable_sort(all, {}, [](DriftedQuotation const& one) { return std::pair(!one.is_concerned(), one.quotation.start); });
}

std::string first_of(std::vector<FoundFact> const& facts, FactKind kind) {
    auto const found = std::ranges::find(facts, kind, &FoundFact::kind);
    return found == facts.end() ? std::string() : found->value;
}

std::vector<FactChange> changed_facts(Records const& reader, Text const& before, Text const& now) {
    std::vector<FactChange> changes;
    auto const was = said_of_text(reader, before), is = said_of_text(reader, now);
    for (auto const kind : {FactKind::title, FactKind::author, FactKind::published, FactKind::url}) {
        auto const one = first_of(was, kind), other = first_of(is, kind);
        if (!one.empty() && !other.empty() && one != other) changes.push_back({kind, one, other});
    }
    return changes;
}

/// One line, short enough to be read in a list.
std::string in_short(std::string const& words) {
    constexpr std::int64_t most = 200;
    auto const line = tidy(words);
    Offsets const offsets(line);
    return count(offsets.length()) <= most ? line
                                           : without_unfit_direction(offsets.slice({0, most - 1}), TextForm::line) + "…";
}

bool is_approved(Records const& reader, std::vector<Id<Claim>> const& claims) {
    return std::ranges::any_of(claims, [&](Id<Claim> claim) {
        auto const review = current_review(reader, claim);
        return review && has_trait(review->state, keeps_approval);
    });
}

void put_over(Draft& draft, DriftedQuotation const& one, Text const& now, std::string const& words) {
    auto quotation = one.quotation;
    auto const anchor = make_anchor(words, one.carried.now);
    quotation.text = now.id;
    quotation.text_digest = now.digest;
    quotation.start = anchor.span.start;
    quotation.end = anchor.span.end;
    quotation.exact = anchor.exact;
    quotation.prefix = anchor.prefix;
    quotation.suffix = anchor.suffix;
    draft.puts.push_back(std::move(quotation));
}

} // namespace

Message told_of_carrying(CarriedOver const& made) {
    return say("Quotations carried over into the newest text: {carried}; left because an approval rests on them: {approved}; left "
               "because their words are others or gone: {to_ask}.",
               {{"carried", std::to_string(made.carried)},
                {"approved", std::to_string(made.approved)},
                {"to_ask", std::to_string(made.to_ask)}});
}

std::vector<char const*> words_for(GraveDifference const& grave) {
    std::vector<char const*> words;
    if (grave.numbers) words.push_back(N_("numbers"));
    if (grave.units) words.push_back(N_("units"));
    if (grave.names) words.push_back(N_("names"));
    if (grave.negations) words.push_back(N_("negations"));
    return words;
}

std::vector<DriftedQuotation> drifted_quotations(Records const& reader, Id<Source> source, Id<Text> now,
                                                 std::string const& words_now, std::string const& language) {
    std::vector<DriftedQuotation> all;
    Offsets const offsets(words_now);
    compare_each(reader, article_texts(reader, source), now, words_now, {},
                 [&](Text const&, std::vector<Quotation> const& quotations, TextChange const& change) {
                     for (auto const& quotation : quotations) all.push_back(drifted(reader, quotation, change, offsets, language));
                 });
    concerned_first(all);
    return all;
}

Drift drift_of(Records const& reader, Id<Source> source) {
    Drift drift;
    auto const now = reader.find(text_of(reader, source));
    if (!now)
        throw Error(Code::not_found, say("The source “{title}” has no text.", {{"title", reader.get(source).title}}));
    drift.now = now->id;
    auto const texts = article_texts(reader, source);
    auto const newest = std::ranges::find(texts, now->id, &Text::id);
    auto const* before = newest == texts.end() || newest == texts.begin() ? nullptr : &*(newest - 1);
    if (before) drift.before = before->id;
    auto const words = words_of(reader, *now);
    Offsets const offsets(words);
    compare_each(reader, texts, now->id, words, drift.before,
                 [&](Text const& text, std::vector<Quotation> const& quotations, TextChange const& change) {
                     for (auto const& quotation : quotations)
                         drift.quotations.push_back(drifted(reader, quotation, change, offsets, now->language));
                     if (text.id != drift.before) return;
                     drift.pieces = change.pieces();
                     drift.words_gone = change.words_gone();
                     drift.words_come = change.words_come();
                 });
    concerned_first(drift.quotations);
    if (!before) return drift;
    drift.facts = changed_facts(reader, *before, *now);
    if (before->extractor != now->extractor)
        drift.remarks.push_back(say("The two texts were made by different readers ({before}, {now}): some of what differs may be theirs.",
                                    {{"before", before->extractor}, {"now", now->extractor}}));
    return drift;
}

void add_follow_ups(Context& context, Draft& draft, std::vector<DriftedQuotation> const& drifted) {
    std::map<Id<Claim>, std::pair<Id<Quotation>, std::string>> told;
    for (auto const& one : drifted) {
        if (!one.is_concerned()) continue;
        auto line = "“" + in_short(one.quotation.exact) + "” → ";
        line += one.carried.how == Carried::gone ? "–" : "“" + in_short(one.words_now) + "”";
        for (auto const claim : one.claims) {
            auto& [quotation, text] = told[claim];
            if (!quotation) quotation = one.quotation.id;
            text += (text.empty() ? "" : "\n") + line;
        }
    }
    for (auto const& [claim, what] : told) {
        auto const waits = context.reader.referring<Remark>("claim", claim);
        auto const same = [&](Remark const& remark) {
            return remark.purpose == Purpose::source_changed && remark.resolved_by.empty() && remark.text == what.second;
        };
        if (std::ranges::any_of(waits, same)) continue;
        Remark remark;
        remark.id = context.ids.next<Remark>();
        remark.claim = claim;
        remark.on = ref(what.first);
        remark.purpose = Purpose::source_changed;
        remark.text = what.second;
        remark.author = context.actor;
        remark.at = context.now;
        draft.puts.emplace_back(std::move(remark));
    }
}

CarriedOver carry_over(Context& context, Id<Source> source, std::vector<Id<Quotation>> const& named, Agreed agreed) {
    auto const& reader = context.reader;
    auto const now = reader.get(text_of(reader, source));
    auto const words = words_of(reader, now);
    CarriedOver made;
    made.draft.operation = "quotation.carry_over";
    made.draft.base = reader.head();
    auto wanted = named;
    for (auto const& one : drifted_quotations(reader, source, now.id, words, now.language)) {
        auto const asked = std::ranges::find(wanted, one.quotation.id);
        if (asked == wanted.end()) {
            if (!named.empty()) continue;
            if (one.is_concerned()) {
                ++made.to_ask;
                continue;
            }
            if (is_approved(reader, one.claims)) {
                ++made.approved;
                continue;
            }
        } else {
            wanted.erase(asked);
            if (one.carried.how == Carried::gone)
                refuse(say("“{words}” is gone from the page; the quotation stays where it was captured.",
                           {{"words", in_short(one.quotation.exact)}}));
            if (one.grave.any() && agreed == Agreed::no)
                throw Error(Code::unconfirmed, say("“{before}” has become “{now}”: what differs may turn the meaning round. Look at "
                                                   "it, then agree to it.",
                                                   {{"before", in_short(one.quotation.exact)}, {"now", in_short(one.words_now)}}));
        }
        put_over(made.draft, one, now, words);
        ++made.carried;
    }
    if (!wanted.empty()) refuse(say("That quotation stands in no earlier text of this source."));
    if (made.carried == 0) refuse(say("There is no quotation to carry over."));
    return made;
}

} // namespace core
