// What stands in the window's forms. A form opens filled with what is known; whoever leaves it without
// recording finds what they typed again when they open it for the same thing.
#pragma once

#include "app/desk/melding.h"

#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <variant>

namespace app {

class Forms {
public:
    /// Fills the form; what was typed about the same thing and never recorded comes back instead, but
    /// bearing on the claim as is now asked for.
    template <class Pending>
    void open(Pending fresh) {
        leave();
        ++opened_;
        auto& now = std::get<Pending>(now_);
        now = std::move(fresh);
        untouched_ = now;
        key_ = key_of(now);
        if (auto const found = kept_.find(key_); found != kept_.end()) {
            auto kept = std::move(std::get<Pending>(found->second.typed));
            // Nothing that changed meanwhile comes back as it was.
            meld(kept, std::get<Pending>(found->second.before), now);
            if constexpr (std::is_same_v<Pending, PendingLink>)
                if (now.relation) kept.relation = now.relation;
            if constexpr (std::is_same_v<Pending, PendingQuotation>)
                if (now.relation) kept.relation = now.relation;
            now = std::move(kept);
            typed_ = true;
            kept_.erase(found);
        }
        copy_ = [this] { return Any(std::get<Pending>(now_)); };
    }
    /// What the form of that kind holds; the reference stays good.
    template <class Pending>
    Pending& now() { return std::get<Pending>(now_); }

    /// What the open form is about is another than when it was opened, and it would hold this if it were opened now: fields
    /// nobody typed into take it. To be shown anew if anything is taken.
    template <class Pending>
    Melded meet(Pending fresh) {
        auto melded = meld(now<Pending>(), std::get<Pending>(untouched_), fresh);
        untouched_ = std::move(fresh);
        if (!melded.taken.empty()) ++opened_;
        return melded;
    }

    /// The open form holds something else than what was typed into it, as if it had been; to be shown anew.
    template <class Pending>
    void put(Pending other) {
        now<Pending>() = std::move(other);
        typed();
        ++opened_;
    }

    /// How many were opened so far: a window of an earlier one must not write into this one.
    long opened() const { return opened_; }

    /// Somebody typed or chose something in the open form.
    void typed() { typed_ = static_cast<bool>(copy_); }
    /// The form goes away unrecorded. Whether there was something to keep.
    bool leave();
    /// What stood in the open form is recorded.
    void recorded();
    /// Whether something would be lost if the program ended now.
    bool unrecorded() const { return something_typed() || !kept_.empty(); }

private:
    template <class... Kinds>
    struct Every {
        using OneOf = std::variant<Kinds...>;
        using EachOf = std::tuple<Kinds...>;
    };
    using All = Every<PendingQuotation, PendingClaim, PendingLink, PendingReview, PendingRecord, PendingCorrection,
                      PendingReply, PendingScale>;
    using Any = All::OneOf;
    /// Which form, and what it is about.
    using Key = std::tuple<std::size_t, core::RawId, core::RawId, core::RawId, core::Span>;
    static Key key_of(Any const& pending);
    /// What was typed and taken back again is nothing to keep.
    bool something_typed() const { return typed_ && copy_ && copy_() != untouched_; }

    All::EachOf now_;
    Key key_;                   ///< what the open form was opened for
    std::function<Any()> copy_; ///< of what the open form holds; empty without one
    Any untouched_;             ///< what it held when nobody had typed yet
    bool typed_ = false;
    long opened_ = 0;
    struct Kept {
        Any typed;
        Any before; ///< what it held when nobody had typed
    };
    std::map<Key, Kept> kept_;
};

} // namespace app
