#include "core/operations/passages.h"

#include "core/editorial/sources.h"
#include "core/ingest/reference.h"
#include "core/model/by_hand.h"
#include "core/operations/claims.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

constexpr std::int64_t longest_passage = 20'000; // code points

/// "1:02:03.500" of the facts of a recording.
std::optional<std::int64_t> length_in(std::vector<FoundFact> const& facts) {
    auto const fact = std::ranges::find(facts, FactKind::duration, &FoundFact::kind);
    return fact == facts.end() ? std::nullopt : clock_ms(fact->value);
}

std::string pixels_text(std::int64_t width, std::int64_t height) { return std::to_string(width) + " × " + std::to_string(height); }

/// What the passage is of. Throws when that is none of which it can be said, or when it lies outside.
Capture capture_shown(Context& context, Id<Source> id, ShownPassage const& passage, ShownExtent const& extent) {
    auto const source = context.reader.get(id);
    std::vector<Arg> args{{"title", source.title}};
    auto capture = newest_capture(context.reader, id);
    auto const is_picture = capture && capture->media_type.starts_with("image/");
    auto const is_recording = capture && is_shown(capture->media_type) && !is_picture;
    if (passage.time && !is_recording) refuse(say("“{title}” is no recording: a time can be told of sound and film alone.", args));
    if (passage.box && !is_picture) refuse(say("“{title}” is no picture: a region can be told of a picture alone.", args));
    if (passage.time && extent.length_ms && passage.time->until > *extent.length_ms) {
        args.emplace_back("length", clock_of(*extent.length_ms));
        args.emplace_back("until", clock_of(passage.time->until));
        refuse(say("“{title}” is {length} long: {until} lies behind its end.", args));
    }
    if (passage.box && extent.pixels &&
        (passage.box->left + passage.box->width > extent.pixels->first || passage.box->top + passage.box->height > extent.pixels->second)) {
        args.emplace_back("size", pixels_text(extent.pixels->first, extent.pixels->second));
        args.emplace_back("box", box_text(*passage.box));
        refuse(say("“{title}” has {size} pixels: {box} reaches beyond them.", args));
    }
    return std::move(*capture);
}

/// The text of the words, and the quotation of all of them; both added to the draft but for the quotation.
Quotation passage_in(Context& context, Draft& draft, Id<Source> source, ShownPassage const& passage, ShownExtent const& extent) {
    if (passage.time.has_value() == passage.box.has_value()) refuse(say("Say either from when until when, or in which region."));
    auto const capture = capture_shown(context, source, passage, extent);
    Blob const words(made_fit(without_unfit_direction(tidy(passage.words), TextForm::text), TextForm::text).text);
    Text text;
    text.id = context.ids.next<Text>();
    text.capture = capture.id;
    text.digest = words.digest();
    text.code_points = count(length(words.bytes()));
    if (text.code_points == 0) refuse(say("Type the words that are heard or seen there."));
    if (text.code_points > longest_passage)
        refuse(say("A passage has {most} characters at most.", {{"most", std::to_string(longest_passage)}}));
    text.extractor = passage.time ? heard_extractor : seen_extractor;
    text.language = passage.language.empty() ? context.reader.get(source).language : passage.language;
    if (passage.time) text.positions = {{0, PositionKind::time, 0, {}, passage.time->from, passage.time->until}};
    if (passage.box) text.positions = {{0, PositionKind::region, 1, box_text(*passage.box), 0, 0}};
    for (auto const& other : context.reader.referring<Text>("capture", capture.id))
        if (other.digest == text.digest && other.extractor == text.extractor && other.positions == text.positions)
            for (auto const& quotation : context.reader.referring<Quotation>("text", other.id))
                refuse(say("The passage “{words}” is recorded already ({id}).",
                           {{"words", quotation.exact}, {"id", id_text(quotation.statement.value)}}));
    Quotation quotation;
    quotation.id = context.ids.next<Quotation>();
    quotation.text = text.id;
    quotation.end = text.code_points;
    quotation.exact = words.bytes();
    quotation.text_digest = text.digest;
    draft.puts.push_back(std::move(text));
    draft.blobs.push_back(words);
    return quotation;
}

} // namespace

TimeRange time_range(std::string_view typed) {
    constexpr std::string_view dash = "–";
    auto at = typed.find(dash);
    auto const width = at == typed.npos ? std::size_t{1} : dash.size();
    if (at == typed.npos) at = typed.find('-');
    auto const from = at == typed.npos ? std::nullopt : clock_ms(tidy(typed.substr(0, at)));
    auto const until = at == typed.npos ? std::nullopt : clock_ms(tidy(typed.substr(at + width)));
    if (!from || !until)
        throw Error(Code::bad_input, say("“{typed}” is not from when until when; write it like 1:02-1:09 or 1:02:03-1:02:10.", {{"typed", std::string(typed)}}));
    if (*until <= *from)
        throw Error(Code::bad_input, say("“{typed}” ends before it begins.", {{"typed", std::string(typed)}}));
    return {*from, *until};
}

PictureBox region(std::string_view typed) {
    if (auto const box = picture_box(typed)) return *box;
    throw Error(Code::bad_input, say("“{typed}” is no region; write how far it is from the left and from the top, how wide and how high, in "
                                     "pixels: 10,20,300,40.", {{"typed", std::string(typed)}}));
}

ShownExtent extent_in(std::vector<FoundFact> const& facts) {
    ShownExtent extent;
    extent.length_ms = length_in(facts);
    auto const fact = std::ranges::find(facts, FactKind::pixels, &FoundFact::kind);
    if (fact == facts.end()) return extent;
    std::pair<std::int64_t, std::int64_t> pixels;
    auto const* const end = fact->value.data() + fact->value.size();
    auto const width = std::from_chars(fact->value.data(), end, pixels.first);
    auto const last = fact->value.rfind(' ');
    if (width.ec == std::errc() && last != std::string::npos && std::from_chars(fact->value.data() + last + 1, end, pixels.second).ec == std::errc())
        extent.pixels = pixels;
    return extent;
}

RecordedQuotation record_passage(Context& context, Id<Source> source, ShownPassage const& passage, ShownExtent const& extent,
                                 StatementFacts const& facts, std::vector<Tie> const& ties) {
    RecordedQuotation recorded;
    auto& draft = recorded.draft;
    draft.operation = "quotation.record_shown";
    draft.base = context.reader.head();
    auto quotation = passage_in(context, draft, source, passage, extent);
    auto const language = passage.language.empty() ? context.reader.get(source).language : passage.language;
    quotation = add_said(context, draft, std::move(quotation), facts, language);
    recorded.quotation = quotation.id;
    recorded.statement = quotation.statement;
    for (auto const& tie : ties) add_link(context, draft, tie.relation, ref(recorded.statement), tie.to, tie.note);
    return recorded;
}

Made<Quotation> add_passage(Context& context, Id<Statement> statement, Id<Source> source, ShownPassage const& passage,
                            ShownExtent const& extent, Id<Quotation> quoted_from) {
    Made<Quotation> made;
    made.draft.operation = "quotation.record_shown";
    made.draft.base = context.reader.head();
    auto quotation = passage_in(context, made.draft, source, passage, extent);
    quotation.statement = statement;
    quotation.quoted_from = quoted_from;
    made.id = quotation.id;
    made.draft.puts.push_back(std::move(quotation));
    return made;
}

} // namespace core
