#include "app/common/language.h"

#include "app/common/assets.h"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>
#include <libintl.h>

/// glibc's own switch: a changed value makes gettext look its catalogues up afresh.
extern "C" int _nl_msg_cat_cntr;

namespace app {

namespace {

constexpr char const* domain = "counterpoint";

void set_up_once() {
    static bool const done = [] {
        // gettext translates nothing in the plain "C" locale, and we write UTF-8 only.
        if (!std::setlocale(LC_ALL, "") || std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
            std::setlocale(LC_ALL, "C.UTF-8");
        std::setlocale(LC_NUMERIC, "C");
        bindtextdomain(domain, (assets_dir() + "/locale").c_str());
        bind_textdomain_codeset(domain, "UTF-8");
        return true;
    }();
    static_cast<void>(done);
}

bool is_available(std::string_view code) {
    return std::ranges::find(Language::available(), code) != Language::available().end();
}

} // namespace

Language::Language(std::string_view code) {
    set_up_once();
    choose(code);
}

Language Language::from_environment() {
    for (char const* variable : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* value = std::getenv(variable);
        if (!value || !*value)
            continue;
        auto const code = std::string_view(value).substr(0, 2);
        return Language(is_available(code) ? code : "en");
    }
    return Language("en");
}

std::vector<std::string> const& Language::available() {
    static std::vector<std::string> const codes{"en", "fr"};
    return codes;
}

std::string Language::name_of(std::string_view code) {
    return code == "fr" ? "Français" : "English";
}

void Language::choose(std::string_view code) {
    code_ = is_available(code) ? code : "en";
    ::setenv("LANGUAGE", code_.c_str(), 1);
    ++_nl_msg_cat_cntr;
}

std::string Language::translate(std::string_view english) const {
    // The empty string names the catalogue's header, which nobody wants to read.
    if (english.empty() || code_ == "en")
        return std::string(english);
    return dgettext(domain, std::string(english).c_str());
}

std::string Language::translate(std::string_view singular, std::string_view plural,
                                long count) const {
    if (singular.empty() || code_ == "en")
        return std::string(count == 1 ? singular : plural);
    auto const number = static_cast<unsigned long>(count < 0 ? -count : count);
    return dngettext(domain, std::string(singular).c_str(), std::string(plural).c_str(), number);
}

} // namespace app
