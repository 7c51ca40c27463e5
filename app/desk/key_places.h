// Shortcuts are written with Latin letters and digits, and not every keyboard has them where they are pressed: on
// AZERTY the digits need Shift, on a Cyrillic one there are no Latin letters. There the place of the key tells what
// is meant.
#pragma once

namespace app {

/// What a key means in a shortcut. `produced` is the sign it gives, `place` its number as X11 counts them (24 = the
/// first letter of the upper row). Latin letters and digits mean themselves; 0: the key means nothing in a shortcut.
char32_t meant_by_key(char32_t produced, unsigned place);

} // namespace app
