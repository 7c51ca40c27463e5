// One row per language. Words stand here as fold() leaves them, without accents.
#include "core/search/function_words.h"

#include <array>
#include <unordered_map>

namespace core {

namespace {

struct Row {
    std::string_view language;
    char const* snowball; ///< null: no rules are known
    std::string_view stop, negation;
};

constexpr std::array rows{
    Row{"fr", "french",
        "a ai au aux avec c ce ces cette d dans de des du elle elles en est et etait ete etre eux il "
         "ils j je l la le les leur leurs lui m ma mais me meme mes mon n ne nos notre nous on ont ou "
         "par pas pour qu que qui s sa se ses son sont sur t ta te tes ton tu un une vos votre vous y",
        "aucun aucune jamais n ne ni nul nulle pas rien sans"},
    Row{"en", "english",
        "a about after all also an and any are as at be been being but by can could d did do does for "
         "from had has have he her him his how i if in into is it its just ll may me more most my no "
         "not of on only or other our out over re s she should so some such t than that the their them "
         "then there these they this to up us ve was we were what when where which while who will with "
         "would you your",
        "cannot never no nobody none nor not nothing without"},
    Row{"de", "german",
        "aber als am an auch auf aus bei bin bis das dass dem den der des die doch du ein eine einem "
         "einen einer es er fur hat ich ihr im in ist ja mit nach nicht noch nur oder sein sich sie "
         "sind so und uber um von vor war was wenn wie wir wird zu zum zur",
        "kein keine keinen keiner nicht nichts nie niemals niemand ohne"},
    Row{"es", "spanish",
        "a al algo como con de del desde donde el ella ellos en entre era es esta estas este esto ha "
         "han hasta la las le les lo los mas me mi muy no nos o para pero por que se ser si sin sobre "
         "son su sus te tiene todo un una uno y ya",
        "jamas nada nadie ni ningun ninguna no nunca sin"},
    Row{"ru", "russian",
        "а без был была были было быть в во вот все вы где да для до его ее ему если есть еще же за и "
         "из или им их к как ко которые который кто ли мы на нас не него нее ни них но о об он она они "
         "от по под при с со так также там то того только тот ты у уже что чтобы эта эти это я",
        "без не нет ни никогда никто ничего"},
    Row{"it", "italian",
        "a ai al alla anche che chi ci come con da dal dalla de dei del della delle di e ed era gli "
         "ha hanno i il in io la le lo loro ma mi ne nel nella noi non o per piu quella quello questa "
         "questo se si sono su sua suo tra un una uno",
        "mai nessun nessuno niente non nulla senza"},
    Row{"pt", "portuguese",
        "a ao aos as com como da das de do dos e ela ele eles em entre era essa esse esta este eu foi "
         "ha isso ja mais mas me na nao nas no nos o os ou para pela pelo por qual que quem se sem ser "
         "seu sua so sao um uma",
        "jamais nada nao nem nenhum nenhuma ninguem nunca sem"},
    Row{"nl", "dutch",
        "aan al als bij dan dat de der die dit door een en er ge haar had heb heeft het hij hun ik in "
         "is ja je kan maar me met mijn na naar niet nog nu of om ons ook op over te tot uit van voor "
         "was wat we wel wij worden zal ze zich zij zijn zo",
        "geen nergens niemand niet niets nooit zonder"},
};

std::unordered_set<std::string_view> words_in(std::string_view list) {
    std::unordered_set<std::string_view> words;
    for (std::size_t at = 0; at < list.size();) {
        auto const end = std::min(list.find(' ', at), list.size());
        words.insert(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace

FunctionWords const* function_words(std::string_view language) {
    static auto const all = [] {
        std::unordered_map<std::string_view, FunctionWords> made;
        for (auto const& row : rows)
            made.emplace(row.language, FunctionWords{row.snowball, words_in(row.stop), words_in(row.negation)});
        return made;
    }();
    auto const found = all.find(language.substr(0, 2));
    return found == all.end() ? nullptr : &found->second;
}

} // namespace core
