#include "core/text/language.h"

#include "core/text/compose.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <unordered_map>
#include <vector>

namespace core {

namespace {
namespace telling {

struct SmallWords {
    std::string_view language;
    std::string_view words;   ///< in lower case, with a space between
    std::string_view letters; ///< beside a to z, or beside the Russian alphabet without ы э ё ъ
    bool cyrillic = false;
};

constexpr std::array small_words{
    SmallWords{"fr",
               "le la les des et un une est dans que pour du qui sur au pas sont ce il elle nous vous ils de en a avec par "
               "plus ne se son sa ses cette aux mais ont été ou comme leur d l qu n c s j y selon après être fait dit",
               "àâæçéèêëîïôœùûüÿ"},
    SmallWords{"en",
               "the of and to in is that was for with he it are on have be by not a an as at this from but his her they "
               "we you i will would has had said who which or were been their what when there she all our",
               ""},
    SmallWords{"de",
               "der die das und ist den von mit ein eine nicht auf zu für sich im dem sind des es er sie wir ich auch an "
               "als bei nach wie aus hat war wird werden dass über um noch nur aber oder so zur zum einen einer einem "
               "haben sagte vor durch man",
               "äöüß"},
    SmallWords{"es",
               "el la los las y que en un una es por con del se para no su al de lo como más pero sus le ha o este esta "
               "entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue ser son dijo afirmó según "
               "ciudad",
               "áéíñóúü"},
    SmallWords{"it",
               "il di che e la gli le un una per non è del della con sono nel si i lo da in al dei alla anche come ma ha "
               "più questo questa su delle dal nella ai degli o se hanno era detto essere",
               "àèéìíòóùú"},
    SmallWords{"pt",
               "o os as e que do da em um uma não para com dos no na é por a de se ao mais mas foi das à pelo pela sua seu "
               "ou como nos nas ele ela são até isso também já eu muito há disse está ser",
               "áâãàçéêíóôõúü"},
    SmallWords{"nl",
               "de het een en van niet dat zijn op te voor met aan er ook maar bij wordt in is die om ze hij we ik naar uit "
               "worden door over als dan heeft nog wel geen werd kan was hebben had zei deze tot zo",
               "áéëèïíóöü"},
    SmallWords{"ru",
               "и в не на что с по это как из у за от он к но для его а о же все она так мы они я был то бы было до или ее "
               "её если при уже их только быть этом со чтобы",
               "ыэёъ", true},
    SmallWords{"uk",
               "і в не на що з по це як із у за від він до але для його а про та й є вона так ми вони я був то було або її "
               "якщо при вже їх лише бути цьому щоб під час через",
               "іїєґ'", true},
    SmallWords{"be",
               "і ў не на што з па гэта як у за ад ён да але для яго а пра яна так мы яны я быў то было ці яе калі пры ужо "
               "іх толькі быць каб",
               "іўыэё'", true},
    SmallWords{"bg",
               "и в не на че с по това как от за той към но да се е са ще до или тя така ние те аз беше ако при вече им само "
               "във със има няма който която които бе",
               "ъ", true},
    SmallWords{"mk",
               "и во не на дека со по ова како од за тој кон но да се е се ќе до или таа така ние тие јас беше ако при веќе "
               "само има нема кој која кои",
               "ѓќѕјљњџ", true},
    SmallWords{"sr",
               "и у не на да са по ово како од за он ка али се је су ће до или она тако ми они ја био ако при већ само има "
               "нема који која које што",
               "ђјљњћџ", true},
    SmallWords{"kk", "және мен бұл үшін деп бар жоқ бір болған деді емес да де ол", "әғқңөұүһіыэёъ", true},
    SmallWords{"da",
               "og i at er det en til på som for ikke der den med af de han har et var fra vil ved kan men om sig hun vi "
               "jeg blev efter bliver også nu skal siger hvad noget nogle meget mod sine blevet",
               "æøåéü"},
    SmallWords{"no",
               "og i at er det en til på som for ikke der den med av de han har et var fra vil ved kan men om seg hun vi "
               "jeg ble etter blir også nå skal sier hva noe noen mye mot sine blitt stengt",
               "æøåéòôü"},
    SmallWords{"sv",
               "och i att är det en till på som för inte där den med av de han har ett var från vill vid kan men om sig hon "
               "vi jag blev efter blir också nu ska säger vad något några mycket mot några inga sa",
               "åäöéü"},
    SmallWords{"is", "og í að er það sem til á ekki við hann með um var fyrir en þetta því eru hún ég af", "áðéíóúýþæö"},
    SmallWords{"af",
               "die en van nie dat is vir met op het sy hy om te ook maar by word in was wat ek ons hulle hierdie aan as nog "
               "gesê sal moet kan uit deur so toe",
               "áéèêëîïôöûü"},
    SmallWords{"lb", "de den d' an ass net datt vun mat fir op ech hien si mir och awer eng een déi dat hunn huet gouf",
               "äéëüöè"},
    SmallWords{"ca",
               "el la els les i que en un una és per amb del no als de al es se seu seva són més però també com ha aquest "
               "aquesta dels pel pels o ho hi han dit va",
               "àçèéíïòóúü·"},
    SmallWords{"gl",
               "o a os as e que do da en un unha non para con dos no na é por de se ao máis mais foi das polo pola súa seu "
               "ou como nos nas el ela son ata isto tamén xa moi dixo está ser unhas uns",
               "áéíñóúüï"},
    SmallWords{"eu", "eta da du ez bat izan dira zuen den egin ere baina dela dute dituzte baino hori esan", "ñü"},
    SmallWords{"ro",
               "și în nu că la cu pe de este un o din pentru care mai a fost sunt au al ale cele dar va fi lui său după "
               "prin se ei el ea ca sau această acest spus",
               "ăâîșşțţ"},
    SmallWords{"pl",
               "i w nie na że z do się jest to o jak po od ale dla jego przez co był było być są tym który która które ten "
               "ta już tylko oraz ich przed lub czy tak za",
               "ąćęłńóśźż"},
    SmallWords{"cs",
               "a v se na že je s do to o z jako po od ale pro jeho by co byl bylo být jsou tím který která které ten ta již "
               "jen jejich před nebo tak za ve i není podle řekl",
               "áčďéěíňóřšťúůýž"},
    SmallWords{"sk",
               "a v sa na že je s do to o z ako po od ale pre jeho by čo bol bolo byť sú tým ktorý ktorá ktoré ten tá už len "
               "ich pred alebo tak za vo nie podľa povedal",
               "áäčďéíĺľňóôŕšťúýž"},
    SmallWords{"sl", "in v je se na da so za z ne po ki pa tudi kot bi od do pri bo ali še že ni lahko ter svoje dejal",
               "čšž"},
    SmallWords{"hr",
               "i u je na da se za od su s ne o koji koja koje kao što će bi ali iz po do nije bio sam to te samo ili biti "
               "već rekao kako",
               "čćđšž"},
    SmallWords{"sq", "dhe në të e i që për me nga një është nuk se ka do më janë por kjo ky u tha", "çë"},
    SmallWords{"lt", "ir į kad yra su iš ne tai bet jis už kaip buvo apie jo nuo ar tik po prie dėl", "ąčęėįšųūž"},
    SmallWords{"lv", "un ir ka ar no uz par tas bet viņš kā bija tika ja arī pie vai pēc nav kas", "āčēģīķļņšūž"},
    SmallWords{"et", "ja on ei et see oma ka kui ta aga mis oli ning selle või seda välja veel siis ütles", "äõöüšž"},
    SmallWords{"fi",
               "ja on ei että se hän oli mutta ovat kun myös joka sen ole tai niin kuin jo mukaan sanoi hänen ovat olla",
               "äöå"},
    SmallWords{"hu",
               "a az és hogy nem is egy ez volt van de meg csak már el még ki mint vagy azt lesz ezt után mert szerint "
               "mondta kell",
               "áéíóöőúüű"},
    SmallWords{"tr",
               "ve bir bu da de için ile çok ne daha olarak gibi o olan kadar ama değil var en sonra ki ya olduğunu dedi "
               "beri haber "
               "söyledi yok",
               "çğıöşüâî"},
    SmallWords{"az", "və bir bu da də üçün ilə çox nə daha kimi o olan ki var sonra deyil dedi", "çəğıöşü"},
    SmallWords{"id", "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka kata", ""},
    SmallWords{"vi", "và của là có không được cho trong người một các với những đã này để từ khi nói",
               "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"},
    SmallWords{"cy", "y yn a i o ar mae yr bod ei ac ond am wedi ddim nid oedd gan hynny eu dywedodd", "âêîôûŵŷáéïöẃẁ"},
    SmallWords{"ga", "an na agus ar i is go a ag le do níl tá sé sí nach bhí seo sin dúirt", "áéíóú"},
    SmallWords{"mt", "u li ta il-il fil ma hu hija din dan għal minn kien huwa l-", "ċġħż"},
    SmallWords{"eo", "la kaj estas en de ne ke al mi li por kun sed ĝi estis pri el sur kiu tio diris", "ĉĝĥĵŝŭ"},
};

/// Languages a text is told apart from by little: what somebody says of it decides among them.
constexpr std::array<std::string_view, 7> near_ones{"da no nb nn sv",  "pt gl es ca", "hr sr bs sl", "cs sk",
                                                    "nl af lb de",     "uk be ru",    "bg mk sr"};

std::string_view script_language(UScriptCode script) {
    switch (script) {
    case USCRIPT_GREEK: return "el";
    case USCRIPT_HEBREW: return "he";
    case USCRIPT_ARMENIAN: return "hy";
    case USCRIPT_GEORGIAN: return "ka";
    case USCRIPT_THAI: return "th";
    case USCRIPT_HANGUL: return "ko";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return "ja";
    case USCRIPT_HAN: return "zh";
    case USCRIPT_ARABIC: return "ar";
    case USCRIPT_DEVANAGARI: return "hi";
    case USCRIPT_BENGALI: return "bn";
    case USCRIPT_TAMIL: return "ta";
    default: return {};
    }
}

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>()(word); }
};

struct Bearing {
    std::uint64_t languages = 0; ///< a bit for each that has the word
    double weight = 0;
};

struct Tables {
    std::unordered_map<std::u32string, Bearing, Hash, std::equal_to<>> words;
    std::unordered_map<char32_t, std::uint64_t> letters; ///< beyond ASCII: which languages use it
    std::uint64_t cyrillic = 0;

    Tables() {
        for (std::size_t at = 0; at < small_words.size(); ++at) {
            auto const& row = small_words[at];
            auto const bit = std::uint64_t{1} << at;
            for (std::size_t from = 0; from < row.words.size();) {
                auto const end = std::min(row.words.find(' ', from), row.words.size());
                words[to_utf32(row.words.substr(from, end - from))].languages |= bit;
                from = end + 1;
            }
            for (auto const c : to_utf32(row.letters)) letters[c] |= bit;
            if (row.cyrillic) {
                cyrillic |= bit;
                for (auto const c : std::u32string_view(U"абвгдежзиклмнопрстуфхцчш")) letters[c] |= bit;
                if (row.language != "sr" && row.language != "mk")
                    for (auto const c : std::u32string_view(U"йщьюя")) letters[c] |= bit;
                if (row.language == "be") letters[U'щ'] &= ~bit;
            }
        }
        for (auto& [word, bearing] : words) {
            auto const shared = static_cast<double>(std::popcount(bearing.languages));
            bearing.weight = (word.size() > 1 ? 1.0 : 0.5) * (0.3 + 0.7 / shared);
        }
    }
};

Tables const& tables() {
    static Tables const all;
    return all;
}

struct Told {
    std::string language;
    std::size_t words = 0; ///< small words of it
    double share = 0;      ///< of all words
    std::map<std::string, double, std::less<>> scores;
};

Told tell(std::string_view text) {
    constexpr std::size_t enough = 20'000;
    auto end = std::min(text.size(), enough);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    auto const characters = compose(to_utf32(repair_utf8(text.substr(0, end)))).text;
    auto const& known = tables();
    std::array<double, small_words.size()> scores{};
    std::array<std::size_t, small_words.size()> hits{};
    std::array<std::size_t, small_words.size()> alien{};
    std::map<std::string_view, std::size_t> of_script;
    std::size_t words = 0, letters = 0;
    std::u32string word;
    auto const finish = [&] {
        if (word.empty()) return;
        ++words;
        if (auto const found = known.words.find(word); found != known.words.end())
            for (auto left = found->second.languages; left != 0; left &= left - 1) {
                auto const at = static_cast<std::size_t>(std::countr_zero(left));
                scores[at] += found->second.weight;
                ++hits[at];
            }
        word.clear();
    };
    std::size_t persian = 0, urdu = 0;
    std::unordered_map<char32_t, std::size_t> seen; ///< letters that not every language has
    for (auto c : characters) {
        if (c < 0x80) {
            if (c >= U'A' && c <= U'Z') c += 0x20;
            if (c >= U'a' && c <= U'z') {
                word += c;
                ++letters;
            } else {
                finish();
            }
            continue;
        }
        auto const point = static_cast<UChar32>(c);
        if (!u_isalpha(point)) {
            finish();
            continue;
        }
        c = static_cast<char32_t>(u_tolower(point));
        word += c;
        ++letters;
        if (known.letters.contains(c)) {
            ++seen[c];
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        if (auto const language = script_language(uscript_getScript(point, &status)); !language.empty()) {
            ++of_script[language];
            persian += c == 0x067E || c == 0x0686 || c == 0x06AF || c == 0x06A9 || c == 0x06CC ? 1U : 0U;
            urdu += c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06D2 || c == 0x06BA ? 1U : 0U;
        }
    }
    finish();
    Told told;
    // Half of the letters in a script of one language.
    for (auto const& [language, count] : of_script) {
        if (count * 2 < letters || count < 4) continue;
        told.language = language;
        if (language == "ar") told.language = urdu * 50 > count ? "ur" : persian * 30 > count ? "fa" : "ar";
        told.words = count;
        told.share = 1;
    }
    // Chinese has no kana, Japanese has.
    if (auto const kana = of_script.find("ja"); kana != of_script.end() && kana->second + of_script["zh"] > letters / 2 &&
                                                kana->second * 10 > of_script["zh"] && kana->second > 3) {
        told.language = "ja";
        told.words = kana->second;
        told.share = 1;
    }
    if (!told.language.empty()) return told;
    double best = 0;
    bool level = false;
    std::size_t best_at = 0;
    for (auto const& [letter, count] : seen)
        for (std::size_t at = 0; at < small_words.size(); ++at)
            if (!(known.letters.at(letter) >> at & 1)) alien[at] += count;
    for (std::size_t at = 0; at < small_words.size(); ++at) {
        // A name may be foreign; many letters it does not have are another language.
        scores[at] -= 0.8 * static_cast<double>(alien[at]);
        told.scores[std::string(small_words[at].language)] = scores[at];
        if (scores[at] > best + 1e-9) {
            best = scores[at];
            best_at = at;
            level = false;
        } else if (best > 0 && scores[at] > best - 1e-9) {
            level = true;
        }
    }
    if (best <= 0 || level || hits[best_at] < 2) return told;
    told.language = small_words[best_at].language;
    told.words = hits[best_at];
    told.share = static_cast<double>(hits[best_at]) / static_cast<double>(std::max<std::size_t>(words, 1));
    return told;
}

bool are_near(std::string_view one, std::string_view other) {
    auto const holds = [](std::string_view row, std::string_view code) {
        for (std::size_t at = 0; at < row.size(); at = std::min(row.find(' ', at), row.size()) + 1)
            if (row.substr(at, std::min(row.find(' ', at), row.size()) - at) == code) return true;
        return false;
    };
    return std::ranges::any_of(near_ones, [&](auto row) { return holds(row, one) && holds(row, other); });
}

} // namespace telling
} // namespace

std::string text_language(std::string_view text, std::string_view said) {
    auto const told = telling::tell(text);
    if (said.empty()) return told.language;
    std::string const declared(said);
    if (told.language.empty() || told.language == declared) return declared;
    // A few small words are in any text of names and titles.
    if (told.words < 8 || told.share < 0.15) return declared;
    auto const score = told.scores.find(declared);
    bool const known = score != told.scores.end();
    auto const best = told.scores.find(told.language);
    if (telling::are_near(told.language, declared)) {
        if (!known) return declared;
        if (best != told.scores.end() && score->second > 0.8 * best->second) return declared;
    }
    // A language whose words are not known here cannot be refuted by a few that it may share.
    if (!known && told.share < 0.3) return declared;
    return told.language;
}

} // namespace core
