#include "app/desk/scales.h"

#include "app/common/reading.h"
#include "app/common/scales.h"
#include "app/common/text.h"
#include "app/common/writing.h"
#include "core/formats/scale_json.h"
#include "core/operations/scales.h"

#include <filesystem>

namespace app {

namespace {

/// What to tell once a scale was kept.
std::string kept_sentence(core::Reader const& reader, core::Id<core::Scale> id, core::Made<core::Scale> const& made) {
    auto const scale = reader.get(id);
    auto const name = core::in_language(scale.names, translator().language());
    if (made.draft.puts.empty()) return tr("“{name}” says that already; nothing was written.", {{"name", name}});
    if (scale.version == 1) return tr("The rating scale “{name}” is kept.", {{"name", name}});
    return tr("“{name}” is now at version {version}. Verdicts given before keep the version they were given on.",
              {{"name", name}, {"version", std::to_string(scale.version)}});
}

} // namespace

Scales::Scales(Workbench& workbench, Navigation& navigation, Forms& forms)
    : workbench_(workbench), navigation_(navigation), forms_(forms) {}

void Scales::start_scale(core::Id<core::Scale> of) {
    workbench_.attempt([&] {
        PendingScale pending;
        pending.of = of;
        if (of) pending.scale = reader().get(of);
        navigation_.open_form(Side::scale_form, std::move(pending));
    });
}

bool Scales::record_pending_scale() {
    auto const pending = forms_.now<PendingScale>();
    core::Made<core::Scale> made;
    auto const ok = workbench_.run([&](core::Context& context) {
        made = pending.of ? core::revise_scale(context, pending.of, pending.scale, pending.reason)
                          : core::add_scale(context, pending.scale, pending.reason);
        return made.draft;
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.go({.page = Place::Page::scales});
    navigation_.close_form();
    workbench_.notice(kept_sentence(reader(), made.id, made));
    return true;
}

void Scales::add_shipped_scales() {
    std::size_t added = 0;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto draft = core::add_missing_scales(context, shipped_scales());
        added = draft.puts.size();
        return added ? draft : core::Draft();
    });
    if (!ok) return;
    navigation_.go({.page = Place::Page::scales});
    workbench_.notice(added ? trn("{count} rating scale was added.", "{count} rating scales were added.",
                                  static_cast<long>(added))
                            : tr("All shipped rating scales are here already."));
}

void Scales::import_scale(std::string const& path) {
    core::Made<core::Scale> made;
    auto const ok = workbench_.run([&](core::Context& context) {
        made = core::import_scale(context,
                                  core::read_scale(read_file(path), std::filesystem::path(path).filename().string()));
        return made.draft;
    });
    if (!ok) return;
    navigation_.go({.page = Place::Page::scales});
    workbench_.notice(kept_sentence(reader(), made.id, made));
}

void Scales::export_scale(core::Id<core::Scale> scale, std::string const& path) {
    auto const ok = workbench_.attempt([&] { write_file(path, core::write_scale(reader().get(scale))); });
    if (ok) workbench_.notice(tr("The rating scale is in {file}.", {{"file", path}}));
}

void Scales::erase_scale(std::string const& key) {
    workbench_.run([&](core::Context& context) { return core::erase_scale(context, key); });
}

} // namespace app
