// Who said it, when, where, on what occasion: the form of a quotation about to be recorded, or of a
// statement being changed. It opens filled with what the article tells; every keystroke goes into the
// desk's pending quotation, so that nothing typed is lost by looking elsewhere.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class ChipRow;

class QuotationForm : public Form {
public:
    QuotationForm(wxWindow* parent, Desk& desk);

private:
    void offer_rivals(PendingQuotation& pending, CompletingField& speaker, ChipRow& chips,
                      wxTextCtrl& role, CompletingField& on_behalf_of);
    void add_warning(std::string const& text);
    void add_known(PendingQuotation& pending);
    void add_shown(PendingShown& shown);
    void add_when(PendingQuotation& pending);
    /// The choice of how it bears on the claim at hand; null without one.
    wxChoice* add_bearing(PendingQuotation& pending);
    void add_ties(PendingQuotation& pending);
};

} // namespace app
