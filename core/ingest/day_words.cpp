#include "core/ingest/day_words.h"

#include "core/text/ascii.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>

namespace core {

namespace {
namespace day_words {

using namespace std::string_view_literals;

/// Whether folded `words` hold that one from the beginning of a word on. Signs of scripts without blanks stand anywhere.
bool holds_beginning(std::string_view words, std::string_view beginning) {
    auto const of_a_word = [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    auto const anywhere = static_cast<unsigned char>(beginning.front()) >= 0xE3 || !of_a_word(beginning.front());
    for (auto at = words.find(beginning); at != words.npos; at = words.find(beginning, at + 1))
        if (anywhere || at == 0 || !of_a_word(words[at - 1]))
            return true;
    return false;
}

} // namespace day_words
} // namespace

DayOf said_of_day(std::string_view before) {
    using namespace std::string_view_literals;
    // Folded; they begin the words of many languages, or, with a blank behind, are the whole word.
    constexpr std::array update{
        "update"sv,   "modified"sv,   "edited"sv,     "anderung"sv,    "andring"sv,     "endret"sv,    "zmien"sv,
        "uprav"sv,    "wijzig"sv,     "revised"sv,    "mis a jour"sv,  "mise a jour"sv, "modifie"sv,   "actualise"sv,
        "aktualis"sv, "geandert"sv,   "stand "sv,     "actualiza"sv,   "modificad"sv,   "atualiza"sv,  "aggiorna"sv,
        "modifica"sv, "bijgewerkt"sv, "обновл"sv,     "изменен"sv,     "оновлен"sv,     "uppdatera"sv, "oppdater"sv,
        "opdater"sv,  "zaktualiz"sv,  "azurira"sv,    "更新"sv,        "수정"sv,        "guncelle"sv,  "ενημερω"sv,
        "تحديث"sv,    "paivitetty"sv, "actualitzat"sv, "frissit"sv};
    constexpr std::array other{
        "©"sv,         "copyright"sv,   "joined "sv,    "registered"sv, "member since"sv, "inscrit"sv,     "registriert"sv,
        "deadline "sv, "expires "sv,    "until "sv,     "jusqu"sv,      "bis zum "sv,     "geboren"sv,     "born "sv,
        "since "sv,    "depuis "sv,     "registrado"sv, "hasta "sv,     "all rights"sv,   "tous droits"sv, "consulte le "sv,
        "accessed "sv, "retrieved "sv,  "abgerufen "sv, "today is "sv,  "entretien du "sv, "founded "sv,   "established "sv,
        "gegrundet "sv, "fondee "sv,    "fonde "sv,     "fundad"sv,     "fondata "sv,     "fondato "sv,    "opgericht "sv,
        "основан"sv};
    auto words = fold(before);
    for (auto& c : words)
        if (c == ':' || c == ',' || c == '.' || c == '(' || c == '\n')
            c = ' ';
    words += ' ';
    auto const holds = [&](auto const& list) {
        return std::ranges::any_of(list, [&](std::string_view each) { return day_words::holds_beginning(words, each); });
    };
    if (holds(other))
        return DayOf::something_else;
    return holds(update) ? DayOf::update : DayOf::publication;
}

} // namespace core
