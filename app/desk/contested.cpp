#include "app/desk/contested.h"

#include "app/common/text.h"
#include "core/editorial/shown_for.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace app {

Contested::Contested(Workbench& workbench, Sharing& sharing)
    : workbench_(workbench), sharing_(sharing), asker_(workbench.background()),
      on_change_(workbench.changed.subscribe([this](auto const&) {
          if (looks_) look();
      })),
      on_sharing_(sharing.changed.subscribe([this] {
          auto const looks = sharing_.state().how != Sharing::How::nowhere;
          if (std::exchange(looks_, looks) != looks) look();
      })) {
    looks_ = sharing.state().how != Sharing::How::nowhere;
    if (looks_) look();
}

void Contested::look() {
    asker_.ask([](core::Reader const& reader) { return look_up(reader); },
               [this](Found found) {
                   if (found_.lines.empty() && found_.to_tidy.empty() && found.lines.empty() && found.to_tidy.empty()) return;
                   found_ = std::move(found);
                   changed();
               },
               [this](core::Error const& error) { workbench_.problem(error); });
}

Contested::Found Contested::look_up(core::Reader const& reader) {
    Found found;
    auto const caption = [&](core::Ref ref) {
        auto const record = reader.find(ref);
        return record ? core::tidy(core::caption_of(*record)) : std::string();
    };
    reader.together([&] {
        for (auto& conflict : reader.contested(translator())) {
            auto const ref = conflict.ref;
            found.lines.push_back({std::move(conflict), core::shown_for(reader, ref), caption(ref)});
        }
        for (auto& untidied : reader.untidied()) {
            auto const ref = untidied.ref;
            found.to_tidy.push_back({std::move(untidied), core::shown_for(reader, ref), caption(ref)});
        }
    });
    return found;
}

std::vector<Contested::Line> Contested::of(core::Ref record) const {
    std::vector<Line> lines;
    std::ranges::copy_if(found_.lines, std::back_inserter(lines),
                         [&](Line const& line) { return line.page == record || line.conflict.ref == record; });
    return lines;
}

bool Contested::settle(core::Ref record, std::vector<std::string> const& others) {
    return workbench_.run([&](core::Context& context) {
        auto settled = core::seat_of(workbench_.store()).with_the_other(record, others);
        core::Draft draft;
        draft.operation = core::settle_operation;
        draft.base = context.reader.head();
        if (settled)
            draft.puts.push_back(std::move(*settled));
        else
            draft.erases.push_back(record);
        return draft;
    });
}

bool Contested::settle(core::Ref record, Take take) {
    auto const lines = of(record);
    if (lines.empty()) return false;
    auto const first = lines.front().conflict.ref;
    std::vector<std::string> others;
    if (take == Take::the_other)
        for (auto const& line : lines)
            if (line.conflict.ref == first)
                others.emplace_back(line.conflict.field.empty() ? core::kind_name(first.kind) : line.conflict.field);
    return settle(first, others);
}

} // namespace app
