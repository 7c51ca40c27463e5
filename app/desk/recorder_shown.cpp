// What is heard in a recording or seen in a picture: the form in which a person types it.
#include "app/desk/recorder.h"
#include "app/intake/reader_process.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"

namespace app {

void Recorder::quote_shown(core::Id<core::Source> id) { open_shown(id, {}, {}); }

void Recorder::quote_region(core::Id<core::Source> id, core::PictureBox const& box, std::string words) {
    auto const is_open = navigation_.side() == Side::quotation_form && forms_.now<PendingQuotation>().shown.source == id;
    if (is_open) put_region(core::box_text(box), std::move(words));
    else open_shown(id, core::box_text(box), std::move(words));
}

void Recorder::put_region(std::string where, std::string words) {
    auto pending = forms_.now<PendingQuotation>();
    pending.shown.where = std::move(where);
    if (!words.empty()) pending.shown.words = std::move(words);
    if (pending == forms_.now<PendingQuotation>()) return;
    forms_.put(std::move(pending));
    navigation_.refill_form();
}

void Recorder::open_shown(core::Id<core::Source> id, std::string where, std::string words) {
    auto const capture = core::newest_capture(reader(), id);
    if (!capture || !core::is_shown(capture->media_type)) return;
    // How long it is or how large, it says of itself, which another program reads.
    looking_up_.ask([id](core::Reader const& reader) { return core::extent_in(core::said_of_source(reader, id, &confined_reading())); },
                    [this, id, is_picture = capture->media_type.starts_with("image/"), opened = forms_.opened(), where, words](core::ShownExtent extent) {
                        looks_up_changed();
                        if (forms_.opened() != opened) return;
                        PendingQuotation pending;
                        pending.shown = {id, is_picture, words, where, extent};
                        if (auto const source = reader().find(id)) pending.facts.language = source->language;
                        workbench_.attempt([&] {
                            navigation_.open_form(Side::quotation_form, std::move(pending));
                            if (!where.empty()) put_region(where, words); // what was typed before and came back is of another region
                        });
                    },
                    [this](core::Error const& error) {
                        looks_up_changed();
                        workbench_.problem(error);
                    });
    looks_up_changed();
}

} // namespace app
