// counterpoint: the window.
#include "app/program.h"

wxIMPLEMENT_APP(app::Program);
