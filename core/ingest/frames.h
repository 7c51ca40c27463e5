// What a reader in a process of its own and the program that started it tell each other: frames of a type, a length
// and so many bytes. The program asks with one frame and the bytes of the file; the answer is text, places, facts and
// notes. Whoever takes the answer believes nothing: the reader may have been turned by what it read. Sentences travel
// as numbers (core/ingest/sentences.h).
#pragma once

#include "core/base/sink.h"
#include "core/ingest/ingest.h"

#include <optional>

namespace core {

enum class FrameType : std::uint8_t {
    request = 1, ///< JSON: how to read; the bytes of the file follow it, until the end of the stream
    facts,       ///< JSON: what the file says of itself
    text,        ///< UTF-8; any number, which may part a letter
    places,      ///< JSON: parts, pages, times
    note,        ///< JSON: the number of a sentence and what goes into it
    refusal,     ///< the same: why there is no text; nothing follows
    end,         ///< JSON: how much there was; nothing follows
    archived     ///< JSON: addresses of the pages in an archive; any number
};

/// Type, then length, the lowest byte first.
inline constexpr std::size_t frame_head = 5;
/// The most bytes of one frame without its head.
inline constexpr std::size_t longest_frame = std::size_t{1} << 20;
inline constexpr std::size_t most_places = 200'000;
inline constexpr std::size_t most_notes = 1'000;
inline constexpr std::size_t most_archived = 10'000;
/// The most bytes of all titles of places, and of all that goes into notes, together.
inline constexpr std::size_t most_titles = std::size_t{2} << 20, most_in_notes = std::size_t{2} << 20;

/// Everything of the options that a reader has to know; file name and encoding are data to it.
std::string request_frame(IngestOptions const& options);

struct Request {
    IngestOptions options;
    std::size_t length = 0; ///< so many bytes it took; those of the file follow
};

/// What a stream begins with. Nothing when that is no request.
std::optional<Request> read_request(std::string_view stream);

/// All that was found, with the end.
void write_answer(Ingested const& found, Sink const& out);
/// Why there is no text. A sentence that is none of those that travel becomes the one that says so.
void write_refusal(Message const& why, Sink const& out);

/// The parent's side. Throws Error{bad_input} from take() and result() as soon as something cannot be right:
/// sentences::answer_wrong, or sentences::text_too_long beyond `most_text` bytes.
class Answer {
public:
    Answer(std::string file, std::int64_t most_text) : file_(std::move(file)), most_text_(most_text) {}
    /// The next bytes, in pieces as they come.
    void take(std::string_view bytes);
    /// Whether it is whole: an end or a refusal was there.
    bool is_whole() const { return ended_; }
    /// What the reader found, checked. Throws the refusal, if it was one.
    Ingested result();

private:
    void take_frame(FrameType type, std::string_view payload);
    void take_facts(std::string_view json);
    void take_places(std::string_view json);
    void take_archived(std::string_view json);
    Message sentence_in(std::string_view json) const;
    [[noreturn]] void refuse_answer() const;

    std::string file_;
    std::int64_t most_text_;
    std::string waiting_; ///< less than one frame
    Ingested found_;
    std::optional<Message> refusal_;
    std::size_t places_ = 0;
    std::size_t titles_ = 0, in_notes_ = 0; ///< bytes
    bool ended_ = false;
};

} // namespace core
