// What the parts of a web page are called where a text keeps them (core/model/position.h).
#pragma once

#include "core/base/say.h"

#include <array>
#include <string_view>

namespace core {

/// English, stored as the label of a position and shown translated.
inline constexpr std::array page_labels{
    N_("Beside the article"), N_("Headline"),                N_("Standfirst"),     N_("Article"),        N_("Caption"),
    N_("Comments"),           N_("Footnotes"),               N_("Heads and feet of pages"),
    N_("Notes in the margin"), N_("Earlier message")};

/// Whether that is one of them.
constexpr bool is_page_label(std::string_view label) {
    for (std::string_view const each : page_labels)
        if (each == label) return true;
    return false;
}

} // namespace core
