#include "core/ingest/correction_words.h"

#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {
namespace correcting {

using namespace std::string_view_literals;

/// Folded when read; a line begins with one, up to the end of a word. '|' parts them.
constexpr std::array openings{
    "correction|corrections|corrected|clarification|clarifications|erratum|errata|retraction|editor's note|editors' note|"
    "editor’s note|editors’ note|note to readers|amended|an earlier version of|a previous version of|an earlier headline|the original version of"sv,
    "rectificatif|rectification|correctif|erratum|précision|précisions|note de la rédaction|ndlr|une version précédente|"
    "une première version|une version antérieure|une précédente version"sv,
    "korrektur|richtigstellung|berichtigung|klarstellung|anmerkung der redaktion|anm. d. red|hinweis der redaktion|korrekturhinweis|"
    "in einer früheren version|in einer früheren fassung|eine frühere version|eine frühere fassung|gegendarstellung"sv,
    "corrección|correcciones|fe de errores|fe de erratas|rectificación|aclaración|nota de la redacción|nota del editor|nota del director|"
    "una versión anterior|una primera versión"sv,
    "rettifica|errata corrige|errata|correzione|precisazione|chiarimento|nota della redazione|una versione precedente|in una versione precedente"sv,
    "correção|correcção|retificação|rectificação|esclarecimento|errata|nota da redação|nota do editor|erramos|uma versão anterior"sv,
    "correctie|rectificatie|verduidelijking|aanvulling|noot van de redactie|in een eerdere versie|een eerdere versie"sv,
    "сведения уточнены|уточнение|исправление|исправлено|поправка|опровержение|от редакции|примечание редакции|в предыдущей версии|"
    "в первоначальной версии|в ранней версии|текст исправлен"sv,
    "уточнення|виправлення|виправлено|спростування|від редакції|у попередній версії"sv,
    "sprostowanie|korekta|wyjaśnienie|od redakcji|erraty|w poprzedniej wersji|we wcześniejszej wersji"sv,
    "oprava|opraveno|upřesnění|poznámka redakce|v předchozí verzi|v původní verzi"sv,
    "rättelse|förtydligande|korrigering|i en tidigare version|rettelse|berigtigelse|præcisering|i en tidligere version|i en tidligere utgave|"
    "presisering|oikaisu|korjaus|täsmennys"sv,
    "helyreigazítás|javítás|pontosítás|corectare|erată|precizare|rectificare|düzeltme|açıklama notu|διόρθωση|διευκρίνιση|επανόρθωση"sv,
    "correcció|fe d'errades|rectificació|aclariment|ispravak|ispravka|koreksi|ralat"sv,
    "تصحيح|توضيح|تنويه|اصلاحیه|توضیح|תיקון|הבהרה"sv,
    "更正|勘误|勘誤|澄清|编者按|編者按|编辑注|訂正|お詫びと訂正|おわびと訂正|정정|바로잡습니다|정정보도"sv};

/// "This article was amended on 3 May": what is spoken of, and what was done to it, in this order.
struct Mending {
    std::string_view of, done;
};
constexpr std::array mendings{
    Mending{"this article|this story|this report|this piece|this post|this page|the headline|this headline|this version",
            "amended|corrected|clarified|revised|updated to correct|updated to clarify|updated to remove|updated to reflect|been changed to"},
    Mending{"cet article|ce texte|ce papier|le titre", "corrige|rectifie|modifie|amende"},
    Mending{"dieser artikel|dieser text|dieser beitrag|diese meldung|der artikel|wir haben", "korrigiert|berichtigt|richtiggestellt|prazisiert|geandert"},
    Mending{"este articulo|esta noticia|esta informacion|este texto|esta nota|esta nota ha", "corregid|rectificad|modificad|aclarad"},
    Mending{"questo articolo|questo testo|l'articolo", "corrett|rettificat|modificat|emendat"},
    Mending{"este artigo|esta noticia|este texto|esta reportagem", "corrigid|retificad|alterad"},
    Mending{"dit artikel|dit bericht", "gecorrigeerd|aangepast|gerectificeerd|verbeterd"},
    Mending{"статья|материал|текст|новость|заметка", "исправлен|уточнен|скорректирован|изменен"},
    Mending{"ten artykuł|artykuł|tekst", "poprawion|sprostowan|skorygowan"},
    Mending{"artikeln|denna artikel|artiklen|denne artikel|artikkelen", "rattad|rattats|korrigera|rettet|korrigeret|korrigert|endret"}};

std::vector<std::string> folded(std::string_view cell) {
    std::vector<std::string> words;
    while (!cell.empty()) {
        auto const end = std::min(cell.find('|'), cell.size());
        words.push_back(fold(cell.substr(0, end)));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return words;
}

bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Whether the word goes on behind the phrase: "corrections" behind "correction".
bool goes_on(std::string_view line, std::string_view phrase) {
    if (line.size() == phrase.size()) return false;
    auto const next = line[phrase.size()];
    auto const dense = static_cast<unsigned char>(phrase.front()) >= 0xE3; // no blanks between words
    return !dense && (is_latin_letter(next) || (static_cast<unsigned char>(next) >= 0xC3 && static_cast<unsigned char>(next) <= 0xDF));
}

struct Folded {
    std::vector<std::string> openings;
    std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> mendings;
};

Folded const& words() {
    static Folded const all = [] {
        Folded made;
        for (auto const row : openings)
            for (auto& each : folded(row)) made.openings.push_back(std::move(each));
        for (auto const& each : mendings) made.mendings.emplace_back(folded(each.of), folded(each.done));
        return made;
    }();
    return all;
}

} // namespace correcting
} // namespace

bool is_correction(std::string_view line) {
    constexpr std::size_t looked_at = 200, decoration = 4; // bytes
    auto const text = fold(line.substr(0, looked_at));
    std::string_view head = text;
    for (std::size_t count = 0; count < decoration && !head.empty() && std::string_view("*([-> ").find(head.front()) != std::string_view::npos; ++count)
        head.remove_prefix(1);
    auto const& words = correcting::words();
    // "Correction officers struck" is a sentence about officers: a sign, a day or a verb of mending follows the word.
    auto const opens = [&](std::string const& phrase) {
        if (!head.starts_with(phrase) || correcting::goes_on(head, phrase)) return false;
        auto rest = head.substr(phrase.size());
        if (phrase.find(' ') != phrase.npos || static_cast<unsigned char>(phrase.front()) >= 0xE3) return true;
        auto const sign = rest.substr(0, std::min<std::size_t>(rest.size(), 40)).find_first_of(":-.,;(|0123456789");
        return rest.empty() || sign < 24;
    };
    if (std::ranges::any_of(words.openings, opens)) return true;
    return std::ranges::any_of(words.mendings, [&](auto const& mending) {
        return std::ranges::any_of(mending.first, [&](std::string const& of) {
            return head.starts_with(of) && !correcting::goes_on(head, of) && std::ranges::any_of(mending.second, [&](std::string const& done) {
                return head.substr(of.size()).substr(0, 60).find(done) != head.npos;
            });
        });
    });
}

} // namespace core
