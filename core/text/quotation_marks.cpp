#include "core/text/quotation_marks.h"

#include <unicode/ulocdata.h>
#include <unicode/unistr.h>

#include <memory>

namespace core {

namespace {

struct CloseLocale {
    void operator()(ULocaleData* data) const { ulocdata_close(data); }
};

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
    char16_t sign[8];
    UErrorCode failed = U_ZERO_ERROR;
    auto const length = ulocdata_getDelimiter(data, type, sign, std::size(sign), &failed);
    std::string out;
    if (U_SUCCESS(failed)) icu::UnicodeString(sign, length).toUTF8String(out);
    return out;
}

} // namespace

QuotationMarks quotation_marks(std::string_view language, int depth) {
    bool const inner = depth % 2 != 0;
    auto const primary = language.substr(0, language.find_first_of("-_"));
    // CLDR has neither the French spaces nor other marks inside; Dutch newspapers use the double marks it lists second.
    if (primary == "fr") return inner ? QuotationMarks{"“", "”"} : QuotationMarks{"«\u00A0", "\u00A0»"};
    if (primary == "nl") return inner ? QuotationMarks{"‘", "’"} : QuotationMarks{"“", "”"};
    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<ULocaleData, CloseLocale> data(ulocdata_open(std::string(language).c_str(), &failed));
    // An unknown language would get the marks of whoever runs the program.
    if (U_FAILURE(failed) || failed == U_USING_DEFAULT_WARNING) {
        failed = U_ZERO_ERROR;
        data.reset(ulocdata_open("en", &failed));
        if (U_FAILURE(failed)) return {"“", "”"};
    }
    return {delimiter(data.get(), inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START),
            delimiter(data.get(), inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END)};
}

std::string in_quotation_marks(std::string_view words, std::string_view language) {
    auto const marks = quotation_marks(language);
    return marks.open + std::string(words) + marks.close;
}

} // namespace core
