// The form of a rating scale: its ratings in their order, the chosen one open with its words in one
// language at a time. Saving makes the next version.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class Badge;

class ScaleForm : public Form {
public:
    ScaleForm(wxWindow* parent, Desk& desk);

private:
    enum class Focus { label, card, up, down, use, language };

    void build();
    void build_language();
    void build_ratings();
    void build_card(std::size_t at);
    void build_rating(core::Rating& rating);
    void build_colour(core::Rating& rating);
    void build_position(core::Rating& rating);
    void build_rating_buttons(core::Rating& rating);
    /// Makes the form anew after the list of ratings or the language changed, keyboard on `focus`.
    void again(Focus focus);
    void show_chosen();
    void choose(std::size_t at);
    void move(int by);
    void add_rating();
    void turn_use();
    void repaint_badge();
    std::size_t chosen() const;
    core::Rating& rating();

    PendingScale& pending_; ///< in the desk's forms
    std::string language_;
    std::size_t chosen_ = 0;
    Badge* badge_ = nullptr; ///< of the chosen rating
    std::map<Focus, wxWindow*> stops_;
};

} // namespace app
