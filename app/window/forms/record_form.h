// The plain form of a source, a party or a topic, made from the fields its model lists: a field added
// to a model appears here by itself.
#pragma once

#include "app/desk/asker.h"
#include "app/window/forms/form.h"
#include "core/ingest/found_facts.h"

#include <map>
#include <string>
#include <vector>

namespace app {

class RecordForm : public Form {
public:
    RecordForm(wxWindow* parent, Desk& desk);

private:
    template <class T>
    void add_fields(T& entity);
    template <class Value>
    void add_field(std::string const& label, std::string_view name, Value& value);
    /// Below the fields, what the saved bytes of a source say otherwise: one press takes it into its field.
    void offer_facts(std::vector<core::FoundFact> const& facts);

    std::map<std::string, wxTextCtrl*, std::less<>> fields_; ///< by the model's names
    Asker reading_facts_;
};

} // namespace app
