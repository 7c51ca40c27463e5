// Rating scales: the form of the next version, and scales from and to files.
#pragma once

#include "app/desk/navigation.h"

#include <string>

namespace app {

class Scales {
public:
    /// All outlive this.
    Scales(Workbench& workbench, Navigation& navigation, Forms& forms);

    /// Opens the form for the next version of a scale, or for a new one.
    void start_scale(core::Id<core::Scale> of);
    /// False when it was refused; the reason went to the workbench.
    bool record_pending_scale();
    void add_shipped_scales();
    /// Brings a scale in from a file: new, or as the next version of the one with its key.
    void import_scale(std::string const& path);
    void export_scale(core::Id<core::Scale> scale, std::string const& path);
    void erase_scale(std::string const& key);

private:
    core::Reader const& reader() const { return workbench_.reader(); }

    Workbench& workbench_;
    Navigation& navigation_;
    Forms& forms_;
};

} // namespace app
