// The plain form of a source, a party or a topic, made from the fields its model lists: a field added
// to a model appears here by itself.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class RecordForm : public Form {
public:
    RecordForm(wxWindow* parent, Desk& desk);

private:
    template <class T>
    void add_fields(T& entity);
    template <class Value>
    void add_field(std::string const& label, std::string_view name, Value& value);
};

} // namespace app
