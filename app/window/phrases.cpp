#include "app/window/phrases.h"

#include "core/model/by_hand.h"
#include "core/base/size.h"
#include "core/text/utf8.h"

#include <wx/datetime.h>


namespace app {

namespace {

std::string date_words(wxDateTime const& time) {
    auto const text = to_utf8(time.FormatISODate());
    auto const day = core::PartialDate::parse(text);
    return day ? core::display(*day, translator()) : text;
}

} // namespace

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string verdict_word(core::Rating const* rating) {
    return rating ? core::in_language(rating->labels, translator().language()) : tr("Unrated");
}

std::string version_word(core::Dossier const& dossier) {
    if (!dossier.scale || dossier.scale->version >= dossier.newest_version) return {};
    return tr("version {version} of {newest}", {{"version", std::to_string(dossier.scale->version)},
                                                {"newest", std::to_string(dossier.newest_version)}});
}

Tint verdict_tint(core::Rating const* rating) {
    return rating && !rating->colour.empty() ? Tint(rating->colour) : Tint(Tone::neutral);
}

std::string verdict_word(core::Verdict const& verdict) {
    return verdict.concealed ? tr("Verdict concealed") : verdict_word(verdict.rating ? &*verdict.rating : nullptr);
}

Tint verdict_tint(core::Verdict const& verdict) { return verdict_tint(verdict.rating ? &*verdict.rating : nullptr); }

std::string relation_word(core::Relation relation) {
    return capitalised(tr(core::label_of(relation)));
}

Tint relation_tint(core::Relation relation) {
    using core::Relation;
    switch (relation) { // without a default: the compiler names a relation that is left out
    case Relation::refutes:
    case Relation::contradicts:
    case Relation::retracts: return Tone::negative;
    case Relation::supports:
    case Relation::repeats: return Tone::positive;
    case Relation::qualifies:
    case Relation::corrects: return Tone::mixed;
    case Relation::asserts: return Tone::info;
    // Blue is what asserts the claim; what takes no side has no colour.
    case Relation::gives_context:
    case Relation::responds_to:
    case Relation::broader: return Tone::neutral;
    }
    return Tone::neutral;
}

std::string field_word(core::Kind kind, std::string_view name) {
    std::string word(name);
    core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
        core::each_field<T>([&](auto const& field) {
            if (field.name == name) word = tr(field.label);
        });
    });
    return word;
}

std::string state_word(core::ReviewState state) { return tr(core::label_of(state)); }

std::string source_line(core::TrailStep const& step) {
    std::string line = step.publisher;
    join(line, step.source.url);
    if (!line.empty()) return line;
    return step.source.published.known() ? tr("publisher unknown") : tr("publisher and date unknown");
}

std::string capture_line(core::TrailStep const& step) {
    std::string line = tr(core::label_of(step.capture.how)) + ", " + when_line(step.capture.obtained);
    join(line, core::size_text(static_cast<std::uint64_t>(step.capture.size), translator()));
    join(line, "SHA-256 " + core::to_hex(step.capture.digest).substr(0, 12) + "…");
    join(line, step.bytes_hold ? tr("bytes verified") : tr("saved bytes do not match"));
    if (core::is_by_reference(step.capture)) join(line, tr("kept by reference: its name, size and SHA-256; the recording itself lies elsewhere"));
    if (auto const read = core::told_of_reading(step.text)) join(line, tr(*read));
    return line;
}

std::string when_line(core::Instant at) {
    wxDateTime const time(static_cast<time_t>(at.ms / 1000));
    return time.GetDateOnly() == wxDateTime::Today() ? clock_time(at) : full_when(at);
}

std::string shortened(std::string const& text, std::size_t most) {
    core::Offsets const offsets(text);
    if (core::count(offsets.length()) <= static_cast<std::int64_t>(most)) return text;
    auto cut = std::string(offsets.slice({0, static_cast<std::int64_t>(most)}));
    if (auto const space = cut.rfind(' '); space != cut.npos && space > cut.size() / 2)
        cut.resize(space);
    return cut + "…";
}

std::string clock_time(core::Instant at) {
    return to_utf8(wxDateTime(static_cast<time_t>(at.ms / 1000)).Format("%H:%M"));
}

std::string day_of(core::Instant at) {
    auto const time = wxDateTime(static_cast<time_t>(at.ms / 1000));
    return time.GetDateOnly() == wxDateTime::Today() ? tr("Today") : date_words(time);
}

std::string full_when(core::Instant at) {
    return date_words(wxDateTime(static_cast<time_t>(at.ms / 1000))) + ", " + clock_time(at);
}

} // namespace app
