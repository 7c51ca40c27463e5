#include "app/intake/seeing.h"

#include "app/intake/confined_asking.h"
#include "app/intake/drawing.h"
#include "app/intake/helper_programs.h"
#include "core/ingest/picture.h"
#include "core/ingest/sentences.h"
#include "core/model/by_hand.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <sys/mman.h>

namespace app {

namespace {

using core::say;
namespace sentences = core::sentences;

/// "tesseract-5.3.0/fra+eng".
std::string name_of_eye(std::string const& languages) {
    auto const line = first_line_of("tesseract-version");
    auto version = line.substr(line.find_last_of(' ') + 1, 20);
    std::erase_if(version, [](char sign) { return (sign < '0' || sign > '9') && sign != '.'; });
    return std::string(core::picture_reader) + version + "/" + languages;
}

void add_note(core::Ingested& into, char const* sentence, std::vector<core::Arg> args) {
    into.notes.push_back({core::Code::bad_input, say(sentence, std::move(args))});
}

/// The sentence for what kept a program from reading; the file itself is kept whatever it is.
struct Excuses {
    char const *missing, *took_too_long, *not_confined, *gave_up;
};

void excuse(core::Error const& error, Excuses const& excuses, std::vector<core::Arg> args, core::Ingested& into) {
    auto const is = [&](char const* sentence) { return error.message().text == sentence; };
    add_note(into, is(sentences::program_missing)                      ? excuses.missing
                   : is(sentences::too_long)                          ? excuses.took_too_long
                   : error.code() == core::Code::refused              ? excuses.not_confined
                                                                      : excuses.gave_up,
             std::move(args));
}

/// Width and height as a picture says them of itself.
std::optional<std::pair<std::int64_t, std::int64_t>> pixels_in(std::vector<core::FoundFact> const& facts) {
    auto const fact = std::ranges::find(facts, core::FactKind::pixels, &core::FoundFact::kind);
    if (fact == facts.end()) return std::nullopt;
    std::pair<std::int64_t, std::int64_t> size;
    auto const* const end = fact->value.data() + fact->value.size();
    std::from_chars(fact->value.data(), end, size.first);
    auto const last = fact->value.rfind(' ');
    if (last == std::string::npos) return std::nullopt;
    std::from_chars(fact->value.data() + last + 1, end, size.second);
    return size;
}

/// A file of which any place can be read, and nobody else knows.
Descriptor file_of(std::string_view bytes) {
    Descriptor file(memfd_create("shown", MFD_CLOEXEC));
    if (!file.is_open()) cannot_start(errno);
    for (auto rest = bytes; !rest.empty();) {
        auto const put = write(file.number(), rest.data(), rest.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) cannot_start(errno);
        rest.remove_prefix(static_cast<std::size_t>(put));
    }
    lseek(file.number(), 0, SEEK_SET);
    return file;
}

/// Programs that read pictures look at them as they lie in the file.
bool is_seen_as_it_lies(core::Ingested const& picture) {
    auto const size = std::ranges::find(picture.facts, core::FactKind::pixels, &core::FoundFact::kind);
    return size == picture.facts.end() || size->from == core::size_as_it_lies;
}

/// A box in a drawing of it, in the picture's own pixels.
void scale(core::RegionOfPicture& box, core::Pixels const& drawn) {
    auto const across = [&](std::int64_t at) { return at * drawn.of_width / drawn.width; };
    auto const down = [&](std::int64_t at) { return at * drawn.of_height / drawn.height; };
    auto const right = across(box.left + box.width), bottom = down(box.top + box.height);
    box.left = across(box.left);
    box.top = down(box.top);
    box.width = std::max<std::int64_t>(right - box.left, 1);
    box.height = std::max<std::int64_t>(bottom - box.top, 1);
}

void add_words(core::Ingested& picture, std::string_view media_type, std::string_view bytes, core::IngestOptions const& options) {
    constexpr std::string_view eye = "tesseract";
    constexpr std::int64_t most_million = 60, million = 1'000'000;
    std::vector<core::Arg> const args{{"file", options.file_name}, {"program", std::string(eye)}, {"package", "tesseract-ocr"}};
    if (!is_installed(eye)) return add_note(picture, sentences::eye_missing, args);
    auto const size = pixels_in(picture.facts);
    if (!size || size->first > most_million * million / std::max<std::int64_t>(size->second, 1))
        return add_note(picture, sentences::picture_too_large,
                        {args.front(), {"width", size ? std::to_string(size->first) : "?"}, {"height", size ? std::to_string(size->second) : "?"},
                         {"most", std::to_string(most_million)}});
    auto const languages = languages_of_eye(options.language);
    try {
        std::optional<core::Pixels> upright;
        if (!is_seen_as_it_lies(picture)) upright = draw_to_be_read(media_type, bytes);
        auto const file = file_of(upright ? core::pixmap_head(*upright) + upright->rgb : std::string(bytes));
        Through const through{eye, languages, &file};
        auto words = ask_confined(core::words_of_picture, {}, options, &through);
        if (upright)
            for (auto& box : words.regions) scale(box, *upright);
        picture.text = std::move(words.text);
        picture.regions = std::move(words.regions);
        picture.notes.insert(picture.notes.end(), words.notes.begin(), words.notes.end());
        if (!picture.text.empty()) picture.extractor = name_of_eye(languages);
    } catch (core::Error const& error) {
        excuse(error, {sentences::eye_missing, sentences::eye_took_too_long, sentences::eye_not_confined, sentences::eye_gave_up}, args, picture);
    }
}

} // namespace

core::Ingested read_picture(core::FileReader const& reader, std::string_view bytes, core::IngestOptions const& options) {
    auto picture = ask_confined(reader.media_type, bytes, options, nullptr);
    add_words(picture, reader.media_type, bytes, options);
    return picture;
}

core::Ingested read_recording(Descriptor const& file, core::IngestOptions const& options) {
    auto const* const program = is_installed("mediainfo") ? "mediainfo" : "ffprobe";
    core::Ingested found;
    std::vector<core::Arg> const args{{"file", options.file_name}, {"program", program}};
    if (!is_installed(program)) {
        add_note(found, sentences::ear_missing, args);
        return found;
    }
    try {
        Through const through{program, {}, &file};
        return ask_confined(core::facts_of_recording, {}, options, &through);
    } catch (core::Error const& error) {
        excuse(error, {sentences::ear_missing, sentences::ear_took_too_long, sentences::ear_not_confined, sentences::ear_gave_up}, args, found);
    }
    return found;
}

core::Ingested read_recording(std::string_view bytes, core::IngestOptions const& options) { return read_recording(file_of(bytes), options); }

} // namespace app
