#include "app/desk/together.h"

#include "app/common/text.h"
#include "core/operations/keeping_apart.h"
#include "core/operations/merging.h"
#include "core/operations/parties.h"
#include "core/operations/several.h"
#include "core/operations/splitting.h"
#include "core/text/tidy.h"

#include <utility>

namespace app {

namespace {

long count_of(auto const& all) { return static_cast<long>(all.size()); }

std::string name_of(core::Reader const& reader, core::Ref ref) {
    auto const record = reader.find(ref);
    return record ? core::tidy(core::caption_of(*record)) : std::string();
}

} // namespace

bool run_and_tell(Workbench& workbench, std::function<core::Draft(core::Context&)> const& operation, std::string const& told) {
    std::vector<core::Message> remarks;
    auto const ok = workbench.run([&](core::Context& context) {
        auto draft = operation(context);
        remarks = draft.remarks;
        return draft;
    });
    if (!ok) return false;
    auto line = told;
    for (auto const& remark : remarks) line += " " + tr(remark);
    workbench.notice(line);
    return true;
}

bool erase_all(Workbench& workbench, std::vector<core::Ref> const& refs) {
    auto const one = refs.size() == 1 ? name_of(workbench.reader(), refs.front()) : std::string();
    return run_and_tell(workbench, [&](core::Context& context) { return core::erase_records(context, refs); },
               one.empty() ? trn("{count} record was deleted.", "{count} records were deleted.", count_of(refs))
                           : tr("Deleted: {what}", {{"what", one}}));
}

bool put_under_topic(Workbench& workbench, std::vector<core::Id<core::Claim>> const& claims, std::string const& topic) {
    auto const wanted = core::tidy(topic);
    return run_and_tell(workbench, [&](core::Context& context) { return core::put_under_topic(context, claims, topic); },
               trn("{count} claim was moved.", "{count} claims were moved.", count_of(claims)) + " " +
                   (wanted.empty() ? tr("No topic any more.") : tr("Topic: {topic}", {{"topic", wanted}})));
}

bool assign_all(Workbench& workbench, std::vector<core::Id<core::Claim>> const& claims, std::string const& person) {
    return run_and_tell(workbench, [&](core::Context& context) { return core::assign_claims(context, claims, person); },
               trn("{count} claim was assigned.", "{count} claims were assigned.", count_of(claims)) + " " +
                   (person.empty() ? tr("Nobody any more.") : tr("To: {who}", {{"who", person}})));
}

bool triage_all(Workbench& workbench, std::vector<core::Id<core::Source>> const& sources, core::Triage triage) {
    return run_and_tell(workbench, [&](core::Context& context) { return core::set_triage(context, sources, triage); },
               triage == core::Triage::done
                   ? trn("{count} source was looked through.", "{count} sources were looked through.",
                         count_of(sources))
                   : trn("{count} source is back in the inbox.", "{count} sources are back in the inbox.",
                         count_of(sources)));
}

bool merge_two(Workbench& workbench, core::Ref keep, core::Ref gone) {
    auto const kept = name_of(workbench.reader(), keep), went = name_of(workbench.reader(), gone);
    return run_and_tell(workbench, [&](core::Context& context) { return core::merge_records(context, keep, {gone}); },
                        tr("“{gone}” became “{kept}”.", {{"gone", went}, {"kept", kept}}));
}

core::Ref split_off(Workbench& workbench, core::Ref whole, std::vector<core::Ref> const& parts, std::string const& text) {
    core::Ref made;
    auto const done = run_and_tell(
        workbench,
        [&](core::Context& context) {
            auto split = core::split_record(context, whole, parts, text);
            made = split.made;
            return std::move(split.draft);
        },
        tr("Two were made of “{what}”.", {{"what", name_of(workbench.reader(), whole)}}));
    return done ? made : core::Ref{};
}

bool keep_apart(Workbench& workbench, core::Ref one, core::Ref other) {
    return run_and_tell(workbench, [&](core::Context& context) { return core::keep_apart(context, one, other); },
                        tr("They are two, and are not shown as perhaps the same any more."));
}

bool name_agency(Workbench& workbench, std::vector<core::Id<core::Source>> const& sources, core::Id<core::Party> agency) {
    return run_and_tell(workbench, [&](core::Context& context) { return core::name_agency(context, sources, agency); },
                        tr("They print {agency}: one voice from now on.", {{"agency", name_of(workbench.reader(), core::ref(agency))}}));
}

} // namespace app
