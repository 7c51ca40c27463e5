// Long lists in parts: --limit says how many, --after behind which one the part begins.
#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// What --limit says; `usual` without it. Throws WrongUsage.
std::size_t limit_of(Call const& call, std::size_t usual);

/// One part of a list whose rows are offered in its order, each by the name that --after takes.
class Page {
public:
    static constexpr std::size_t all = SIZE_MAX;
    /// `after` empty: from the first row on.
    Page(std::size_t limit, std::string after) : limit_(limit), after_(std::move(after)) {}

    /// Whether the row belongs to the part.
    bool takes(std::string const& name);
    /// Whether rows behind this part need not be offered any more.
    bool is_full() const { return more_; }
    /// Says how to go on when there is more. Throws Error{not_found} when the row that --after names was never offered.
    void finish(Call& call) const;

private:
    std::size_t limit_;
    std::string after_;
    std::size_t taken_ = 0;
    std::string last_;
    bool more_ = false;
};

} // namespace app::cli
