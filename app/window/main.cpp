// counterpoint: the window.
#include "app/window/program.h"

wxIMPLEMENT_APP(app::Program);
