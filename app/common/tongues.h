// Languages by the name they have in themselves, which needs no translation.
#pragma once

#include <array>
#include <string_view>

namespace app {

struct Tongue {
    char const* code; ///< two letters
    char const* name;
};

/// What is offered to choose from, the two of the program first; other codes may occur.
inline constexpr std::array tongues{
    Tongue{"en", "English"},    Tongue{"fr", "Français"},    Tongue{"ar", "العربية"},     Tongue{"be", "Беларуская"},
    Tongue{"bg", "Български"},  Tongue{"ca", "Català"},      Tongue{"cs", "Čeština"},     Tongue{"da", "Dansk"},
    Tongue{"de", "Deutsch"},    Tongue{"el", "Ελληνικά"},    Tongue{"es", "Español"},     Tongue{"et", "Eesti"},
    Tongue{"fa", "فارسی"},      Tongue{"fi", "Suomi"},       Tongue{"he", "עברית"},       Tongue{"hi", "हिन्दी"},
    Tongue{"hr", "Hrvatski"},   Tongue{"hu", "Magyar"},      Tongue{"it", "Italiano"},    Tongue{"ja", "日本語"},
    Tongue{"ka", "ქართული"},    Tongue{"ko", "한국어"},      Tongue{"lt", "Lietuvių"},    Tongue{"lv", "Latviešu"},
    Tongue{"nl", "Nederlands"}, Tongue{"no", "Norsk"},       Tongue{"pl", "Polski"},      Tongue{"pt", "Português"},
    Tongue{"ro", "Română"},     Tongue{"ru", "Русский"},     Tongue{"sk", "Slovenčina"},  Tongue{"sl", "Slovenščina"},
    Tongue{"sq", "Shqip"},      Tongue{"sr", "Српски"},      Tongue{"sv", "Svenska"},     Tongue{"tr", "Türkçe"},
    Tongue{"uk", "Українська"}, Tongue{"zh", "中文"},
};

} // namespace app
