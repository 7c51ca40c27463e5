#include "core/operations/reading_again.h"

#include "core/editorial/sources.h"
#include "core/ingest/decoder.h"
#include "core/ingest/encoding_labels.h"
#include "core/ingest/extractor.h"
#include "core/ingest/readers.h"
#include "core/text/anchor.h"

namespace core {

namespace {

/// Below this a passage found somewhere else may be another one.
constexpr double least_score = 0.6;

std::string bytes_of(Records const& reader, Capture const& capture) {
    auto bytes = reader.bytes(capture.digest);
    if (!bytes)
        throw Error(Code::not_found, say("The bytes of the capture “{origin}” are not in the workspace.",
                                         {{"origin", capture.origin}}));
    return std::move(*bytes);
}

/// What words of the earlier text are in the new one: the same bytes, read the other way.
class Translation {
public:
    Translation(std::string const& from, std::string const& to) : from_(Decoder::named(from)), to_(Decoder::named(to)) {}
    std::string operator()(std::string const& words) const {
        return from_ && to_ ? to_->decode(from_->encode(words)) : words;
    }

private:
    std::unique_ptr<Decoder> from_, to_;
};

IngestOptions options_for(Records const& reader, Text const& text, Capture const& capture, std::string encoding,
                          ConfinedReading const* confined) {
    IngestOptions options;
    options.confined = confined;
    options.file_name = capture.origin;
    options.encoding = std::move(encoding);
    options.page = page_of(reader, capture);
    if (is_whole_page(text)) options.extent = PageExtent::whole;
    return options;
}

/// The encoding the earlier text was made in: the one chosen for it, the one that is found out, or the one that makes
/// that very text.
std::string encoding_before(Records const& reader, Text const& text, Capture const& capture, ConfinedReading const* confined) {
    if (auto const chosen = chosen_encoding(text.extractor); !chosen.empty()) return std::string(chosen);
    auto const bytes = bytes_of(reader, capture);
    auto const found = ingest(bytes, options_for(reader, text, capture, {}, confined));
    if (sha256(found.text) == text.digest) return found.encoding;
    for (auto const& each : web_encodings()) {
        if (!each.converter) continue;
        try {
            auto const options = options_for(reader, text, capture, std::string(each.name), confined);
            if (sha256(ingest(bytes, options).text) == text.digest) return std::string(each.name);
        } catch (Error const&) {
            // Read so it is no text at all.
        }
    }
    return found.encoding;
}

} // namespace

bool can_be_read_again(std::string_view media_type) {
    auto const readers = file_readers();
    auto const kind = std::ranges::find(readers, media_type, &FileReader::media_type);
    return kind != readers.end() && kind->runs == Runs::here && kind->medium == Medium::words;
}

Ingested read_again(Records const& reader, Id<Text> id, std::string const& encoding, ConfinedReading const* confined) {
    auto const text = reader.get(id);
    auto const capture = reader.get(text.capture);
    auto read = ingest(bytes_of(reader, capture), options_for(reader, text, capture, encoding, confined));
    if (read.encoding.empty())
        throw Error(Code::refused, say("“{origin}” says itself how its letters are written: there is no encoding to choose.",
                                       {{"origin", capture.origin}}));
    return read;
}

ReadAgain add_text_read_again(Context& context, Id<Text> id, Ingested ingested, ConfinedReading const* confined) {
    auto const& reader = context.reader;
    auto const before = reader.get(id);
    auto const capture = reader.get(before.capture);
    ReadAgain made;
    made.draft.operation = "text.read_again";
    made.draft.base = reader.head();
    auto const words = ingested.text;
    Blob const blob(std::move(ingested.text));
    if (blob.digest() == before.digest)
        throw Error(Code::refused, say("Read as {encoding} the text is the same; nothing was changed.",
                                       {{"encoding", ingested.encoding}}));
    Text text;
    text.id = made.text = context.ids.next<Text>();
    text.capture = capture.id;
    text.digest = blob.digest();
    text.code_points = count(length(words));
    text.extractor = ingested.extractor;
    text.language = ingested.language.empty() ? before.language : ingested.language;
    made.draft.puts.push_back(text);
    made.draft.blobs.push_back(blob);

    auto const quotations = reader.referring<Quotation>("text", id);
    if (quotations.empty()) return made;
    Translation const translated(encoding_before(reader, before, capture, confined), ingested.encoding);
    for (auto quotation : quotations) {
        Anchor const anchor{quotation.span(), translated(quotation.exact), translated(quotation.prefix),
                            translated(quotation.suffix)};
        auto const found = find_again(words, anchor);
        if (found.state == AnchorState::lost || found.score < least_score) {
            ++made.left;
            continue;
        }
        auto const now = make_anchor(words, found.span);
        quotation.text = text.id;
        quotation.start = now.span.start;
        quotation.end = now.span.end;
        quotation.exact = now.exact;
        quotation.prefix = now.prefix;
        quotation.suffix = now.suffix;
        quotation.text_digest = text.digest;
        made.draft.puts.push_back(quotation);
        ++made.carried;
    }
    return made;
}

Message told_of_reading_again(ReadAgain const& made, std::string const& encoding) {
    return say("The bytes were read as {encoding}, into a text of its own; quotations carried over: {carried}, left in the "
               "earlier text: {left}.",
               {{"encoding", encoding}, {"carried", std::to_string(made.carried)}, {"left", std::to_string(made.left)}});
}

} // namespace core
