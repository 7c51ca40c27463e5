#include "app/reader/hyphened_words.h"

#include <algorithm>
#include <initializer_list>

namespace reader {

namespace {

using WordList = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view word, WordList all) { return std::ranges::find(all, word) != all.end(); }

bool ends_with_any(std::string_view word, WordList all) {
    return std::ranges::any_of(all, [&](auto const each) { return word.ends_with(each); });
}

/// First halves that keep it whatever follows.
bool always_keeps(std::string_view first) {
    return is_one_of(first, {
        // French
        "a", "là", "peut", "est", "quatre", "porte", "sous", "vice", "contre", "après", "avant", "arrière", "au", "moi", "toi", "lui",
        "demi", "semi", "sans", "franco", "anglo", "germano", "italo", "russo", "sino", "israélo", "américano", "austro", "afro",
        "gréco", "nippo", "hispano", "luso", "belgo", "algéro", "maroco", "tuniso", "turco", "syro", "irano", "libano", "sud", "nord",
        "saint", "sainte", "saints",
        // English
        "well", "ill", "self", "long", "short", "cross", "anti", "non", "co", "half", "mid", "post", "quasi", "all",
        // German, Spanish, Russian
        "deutsch", "russisch", "teórico", "político", "кое", "по"});
}

bool is_pronoun_of_verbs(std::string_view next) { return is_one_of(next, {"il", "ils", "elle", "elles", "on"}); }

bool is_number(std::string_view word) {
    return is_one_of(word, {"un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
                            "quatorze", "quinze", "seize", "vingt", "vingts", "one", "two", "three", "four", "five", "seven", "eight", "nine"});
}

bool is_ten(std::string_view word) {
    return is_one_of(word, {"dix", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "nonante", "cent", "twenty", "thirty",
                            "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
}

bool is_month_or_middle(std::string_view word) {
    return is_one_of(word, {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
                            "décembre", "temps", "chemin", "journée", "parcours", "hauteur", "mandat", "saison", "course", "figue",
                            "raisin", "carême", "pente", "année", "siècle", "distance"});
}

bool is_kin(std::string_view word) {
    return is_one_of(word, {"mère", "mères", "père", "pères", "parent", "parents", "oncle", "tante", "fils", "fille", "filles", "enfant",
                            "enfants", "frère", "frères", "sœur", "sœurs", "neveu", "nièce", "rue", "chose", "place", "duc", "duché",
                            "messe", "croix", "voile"});
}

/// Somebody who is it no more: "ex-ministre", "ex-husband"; "ex-pliquer" is none.
bool is_of_somebody(std::string_view word) {
    constexpr std::string_view never_soft = "bdfgjklmnrv"; // no word of these languages goes on so behind "ex"
    return never_soft.find(word.front()) != never_soft.npos ||
           is_one_of(word, {"président", "présidente", "premier", "première", "patron", "patronne", "procureur", "candidat", "candidate",
                            "conseiller", "conseillère", "chef", "cheffe", "champion", "championne", "combattant", "combattants",
                            "compagnon", "compagne", "collègue", "policier", "préfet", "préfète", "professeur", "prisonnier", "trader",
                            "otage", "associé", "associée", "acteur", "actrice", "agent", "ambassadeur", "avocat", "espion", "époux",
                            "épouse", "secrétaire", "sénateur", "soldat", "president", "prime", "policeman", "partner", "prisoner",
                            "officer", "ally", "champion", "chief", "chancellor", "convict", "husband", "head", "wife", "secretary", "spy",
                            "presidente", "presidenta", "ministro", "alcalde", "sindaco"});
}

} // namespace

bool has_its_own_hyphen(std::string_view first, std::string_view next) {
    if (first.empty() || next.empty()) return false;
    if (always_keeps(first) || next == "même" || next == "mêmes" || next == "je") return true;
    if (next == "t" || first == "t") return true; // "a-t-il"
    if (is_pronoun_of_verbs(next)) return ends_with_any(first, {"t", "d"}) && first.size() > 2;
    if (next == "ci" || next == "là") return is_one_of(first, {"celui", "celle", "ceux", "celles"}) || (next == "là" && first != "voi");
    if (next == "ce") return is_one_of(first, {"est", "était", "serait", "fut", "fût", "sera", "sont", "étaient"});
    if (next == "nous") return first.ends_with("ons");
    if (next == "vous") return first.ends_with("ez") || is_one_of(first, {"êtes", "faites", "dites"});
    if (is_one_of(next, {"moi", "toi", "lui", "leur", "les", "le", "la"})) return first.ends_with("ez") && first.size() > 3;
    if (is_one_of(next, {"dessus", "dessous", "delà", "devant", "derrière", "dedans", "dehors"})) return is_one_of(first, {"ci", "par", "de"});
    if (is_one_of(next, {"нибудь", "либо", "таки"})) return true;
    if (next == "то") return is_one_of(first, {"кто", "что", "где", "как", "когда", "какой", "какая", "какие", "чей", "куда", "почему"});
    if (first == "ex") return is_of_somebody(next);
    if (first == "mi") return is_month_or_middle(next);
    if (is_one_of(first, {"grand", "grands", "petit", "petite", "petits", "belle", "beau", "arrière"})) return is_kin(next);
    if (is_one_of(first, {"centre", "extrême", "ultra"})) return is_one_of(next, {"droit", "droite", "gauche", "ville"});
    if (is_ten(first)) return is_number(next);
    return is_one_of(next, {"à", "sur", "lès"}) && first.size() > 3;
}

bool is_left_hanging(std::string_view next) {
    return is_one_of(next, {"and", "or", "und", "oder", "bzw", "sowie", "et", "ou", "och", "og"});
}

} // namespace reader
