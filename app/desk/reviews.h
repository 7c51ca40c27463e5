// Where people work together on the verdict of the claim at hand: ratings, steps, second verdicts, corrections, requests
// for reply, remarks, assignments and the rules.
#pragma once

#include "app/desk/agreement.h"
#include "app/desk/navigation.h"
#include "core/editorial/verdict.h"
#include "core/operations/remarks.h"
#include "core/operations/reviews.h"

#include <array>
#include <optional>
#include <string>

namespace app {

/// What a function that may be refused answers is whether it was done; the reason went to the workbench.
class Reviews {
public:
    /// All outlive this. Whoever approves what they proposed themselves is asked first.
    Reviews(Workbench& workbench, Navigation& navigation, Forms& forms, AgreesTo agrees_to);

    /// Why the step cannot be taken now with the claim at hand; nothing when it can. Looked up once until something
    /// changes, for menus ask it all the time.
    std::optional<core::Message> why_not(core::ReviewStep step) const;
    /// The same for giving the claim at hand a rating, and for correcting the published one.
    std::optional<core::Message> why_not_rate() const;
    std::optional<core::Message> why_not_correct() const;
    /// Whether the verdict of the claim at hand must not be seen before one's own is given.
    bool is_concealed() const;
    /// A claim's verdict as the person at the desk may see it.
    core::Verdict verdict_of(core::ClaimRow const& row) const;

    void start_review();
    bool record_pending_review();
    /// False as well when the person does not agree to it.
    bool take_step(core::ReviewStep step, core::StepWords const& words = {});
    bool give_second_verdict(std::string const& rating, std::string const& remark);
    void publish_all();

    void start_correction();
    bool record_pending_correction();
    bool sign_correction(core::Id<core::Correction> correction);
    bool turn_down_correction(core::Id<core::Correction> correction, std::string const& remark);

    /// Opens the form for a new request for reply, or for one that is there.
    void start_reply(core::Id<core::ReplyRequest> request);
    bool record_pending_reply();

    bool make_remark(core::RemarkFacts const& facts);
    void resolve_remark(core::Id<core::Remark> remark, core::Resolve resolve);
    void assign(std::string const& person);
    /// Opens the form for the rules of the desk.
    void edit_rules();

private:
    core::Reader const& reader() const { return workbench_.reader(); }
    core::Id<core::Claim> claim() const { return navigation_.claim(); }

    Workbench& workbench_;
    Navigation& navigation_;
    Forms& forms_;
    AgreesTo agrees_to_;
    /// Whether the person at the desk would approve what nobody else looked at.
    bool approves_alone(core::ReviewStep step) const;
    struct Standing {
        core::Id<core::Claim> claim;
        std::array<std::optional<core::Message>, core::step_table.size()> why_not; ///< in the order of the table
        std::optional<core::Message> rate, correct;
    };
    Standing const& standing() const;
    Standing look_up_standing() const;
    mutable std::optional<Standing> standing_;
    Subscription on_change_;
};

} // namespace app
