#include "app/intake/helper_programs.h"

#include "core/base/say.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <unicode/uloc.h>
#include <unistd.h>

namespace app {

namespace {

using core::N_;

constexpr std::array all_helpers{
    HelperProgram{"pdftotext", "poppler-utils", N_("The text of PDF files"), N_("PDF files are not brought in.")},
    HelperProgram{"pdftoppm", "poppler-utils", N_("How the pages of PDF files look"), N_("Of a PDF its text is shown alone.")},
    HelperProgram{"tesseract", "tesseract-ocr", N_("Words in pictures (OCR)"),
                  N_("Pictures come in without their words; a passage of one can be quoted by typing it.")},
    HelperProgram{"mediainfo", "mediainfo", N_("Length, date and title of sound and film"),
                  N_("Without it and ffprobe, times in a recording are not compared with its length.")},
    HelperProgram{"ffprobe", "ffmpeg", N_("The same, where mediainfo is not installed"), N_("Nothing, where mediainfo is installed.")},
};

/// No letters of anybody: these two tell the page's direction, and sums.
bool is_language(std::string_view name) { return name != "osd" && name != "equ"; }

} // namespace

std::span<HelperProgram const> helper_programs() { return all_helpers; }

bool is_installed(std::string_view program) { return access(("/usr/bin/" + std::string(program)).c_str(), X_OK) == 0; }

std::vector<std::string> installed_eye_languages() {
    std::vector<std::string> found;
    std::error_code failed;
    for (auto const& version : std::filesystem::directory_iterator("/usr/share/tesseract-ocr", failed))
        for (auto const& file : std::filesystem::directory_iterator(version.path() / "tessdata", failed))
            if (file.path().extension() == ".traineddata" && is_language(file.path().stem().string())) found.push_back(file.path().stem().string());
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

std::string languages_of_eye(std::string_view wanted) {
    constexpr std::size_t few = 4; // more make it slow, and take letters of one for those of another
    auto const found = installed_eye_languages();
    auto const has = [&](std::string const& name) { return std::ranges::find(found, name) != found.end(); };
    std::string const english = "eng", asked = wanted.empty() ? "" : uloc_getISO3Language(std::string(wanted).c_str());
    if (!asked.empty() && has(asked)) return asked == english || !has(english) ? asked : asked + "+" + english;
    if (found.size() > few && has(english)) return english;
    std::string all;
    for (std::size_t at = 0; at < std::min(found.size(), few); ++at) all += (all.empty() ? "" : "+") + found[at];
    return all;
}

} // namespace app
