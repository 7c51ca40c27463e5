// How a statement bears on the claim at hand: picked by its words, with a relation and a note.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class LinkForm : public Form {
public:
    LinkForm(wxWindow* parent, Desk& desk);

private:
    void offer(PendingLink& pending);

    wxChoice* relations_ = nullptr;
    std::vector<core::Relation> offered_;
};

} // namespace app
