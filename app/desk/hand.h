// What a gesture is about: the rows chosen in a list, or the one thing a menu was opened over; without either, the
// record that the side shows. Commands ask here, so that the same command works from a menu over a card, on ten rows
// and on the open dossier.
#pragma once

#include "app/desk/navigation.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// What menus open over; a menu holds the actions that say they belong there (app/desk/actions.h).
enum class Over : unsigned {
    record = 1u << 0,      ///< any record: it opens, has a history, an identity
    claim = 1u << 1,       ///< the claim of the dossier, or a row of claims
    statement = 1u << 2,
    source = 1u << 3,
    party = 1u << 4,
    topic = 1u << 5,
    search = 1u << 6,      ///< a kept one
    link = 1u << 7,        ///< what puts a card where it stands
    quotation = 1u << 8,   ///< a passage of an article: a highlight, a step of a trail
    suggestion = 1u << 9,
    words = 1u << 10,      ///< words selected in an article
    moment = 1u << 11,
    rows = 1u << 12,       ///< rows of a list
    deleted = 1u << 13
};
constexpr unsigned operator|(Over a, Over b) { return static_cast<unsigned>(a) | static_cast<unsigned>(b); }
constexpr unsigned operator|(unsigned a, Over b) { return a | static_cast<unsigned>(b); }
constexpr bool holds(unsigned all, Over one) { return (all & static_cast<unsigned>(one)) != 0; }

/// The kinds of menu that open over a record: what every record has, and what its kind has.
unsigned over_record(core::Kind kind);

struct Pointed {
    unsigned over = 0;                ///< of Over
    std::vector<core::Ref> records{}; ///< the thing, first what opens; several only for rows
    core::Ref link{};
    std::string words{};              ///< as they stand there, to be copied; empty: those of the record
    std::string rows{};               ///< lines for a spreadsheet, for rows
};

class Hand {
public:
    /// `navigation` outlives this.
    explicit Hand(Navigation& navigation);

    // ── rows of the list in the middle ──
    void choose(std::vector<core::Ref> rows) { rows_ = std::move(rows); }
    std::vector<core::Ref> const& chosen() const { return rows_; }
    /// The keyboard came to the list, or left it for what the side shows: of one chosen row and the record at the side, which may
    /// be two, a command means the one where the keyboard is. Menus and dialogs take it nowhere.
    enum class Keyboard { in_rows, elsewhere };
    void keyboard_came(Keyboard where) { keyboard_ = where; }

    // ── the thing under a menu, while it is open and until its command was run ──
    void point_at(Pointed thing) { pointed_ = std::move(thing); }
    void let_go() { pointed_.reset(); }
    Pointed const* pointed() const { return pointed_ ? &*pointed_ : nullptr; }

    /// The record a command is about; none: nothing is at hand.
    core::Ref record() const;
    /// All of them: several when several rows are chosen.
    std::vector<core::Ref> records() const;
    /// Those of one kind; empty if any is of another.
    template <class T>
    std::vector<core::Id<T>> all_of() const {
        std::vector<core::Id<T>> ids;
        for (auto const& ref : records()) {
            if (ref.kind != core::Model<T>::kind) return {};
            ids.push_back({ref.id});
        }
        return ids;
    }
    /// The statement, party or topic a command is about: the one pointed at, else the one at hand.
    core::Id<core::Statement> statement() const;
    core::Id<core::Party> party() const;
    core::Id<core::Topic> topic() const;
    /// The sources chosen, else the one that is read.
    std::vector<core::Id<core::Source>> sources() const;

private:
    core::Ref at_side() const;
    template <class T>
    core::Id<T> pointed_at() const;

    Navigation const& navigation_;
    std::vector<core::Ref> rows_;
    Keyboard keyboard_ = Keyboard::elsewhere;
    std::optional<Pointed> pointed_;
    Subscription on_place_;
};

} // namespace app
