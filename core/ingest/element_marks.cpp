#include "core/ingest/element_marks.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

namespace core {

namespace {

using namespace std::string_view_literals;
using Words = std::initializer_list<std::string_view>;

/// Words that stand alone, in lower case; with '*' at the end any word that begins so.
constexpr std::array beside_words{
    "ad"sv, "ads"sv, "advert*"sv, "adbox"sv, "adslot"sv, "adunit"sv, "adsbygoogle"sv, "dfp"sv, "sponsor*"sv, "promo*"sv,
    "share"sv, "shares"sv, "sharing"sv, "sharebar"sv, "sharethis"sv, "sharedaddy"sv, "social"sv, "socials"sv,
    "addthis"sv, "addtoany"sv, "related"sv, "relateds"sv, "relatedposts"sv, "recommend*"sv, "recirc*"sv, "outbrain"sv,
    "taboola"sv, "comment"sv, "comments"sv, "commentlist"sv, "commentary-list"sv, "disqus"sv, "respond"sv,
    "newsletter*"sv, "subscri*"sv, "signup"sv, "paywall*"sv, "regwall"sv, "piano"sv, "login"sv, "breadcrumb"sv,
    "breadcrumbs"sv, "pagination"sv, "pager"sv, "nav"sv, "navi"sv, "navbar"sv, "navigation"sv, "navlinks"sv,
    "navmenu"sv, "subnav"sv, "topnav"sv, "mainnav"sv, "menu"sv, "menus"sv, "menubar"sv, "submenu"sv, "megamenu"sv,
    "sidebar*"sv, "footer"sv, "footers"sv, "masthead"sv, "topbar"sv, "toolbar"sv, "cookie*"sv, "consent"sv, "gdpr"sv,
    "cmp"sv, "modal"sv, "popup"sv, "overlay"sv, "lightbox"sv, "tags"sv, "taglist"sv, "tagcloud"sv, "trending"sv,
    "popular"sv, "readmore"sv, "mostread"sv, "infobox"sv, "navbox"sv, "reflist"sv, "hatnote"sv, "editsection"sv,
    "noprint"sv, "disclaimer"sv, "skiplink"sv, "sr-only"sv, "cta"sv, "catlinks"sv, "claimbox"sv, "claimreview"sv,
    // the same in other languages
    "werbung"sv, "anzeige"sv, "anzeigen"sv, "kommentar"sv, "kommentare"sv, "meistgelesen"sv, "teilen"sv, "brotkrumen"sv,
    "publicite"sv, "pub"sv, "partage"sv, "partager"sv, "commentaire"sv, "commentaires"sv, "abonnement"sv,
    "publicidad"sv, "compartir"sv, "comentario"sv, "comentarios"sv, "relacionadas"sv, "relacionados"sv, "publicidade"sv,
    "compartilhar"sv, "partilhar"sv, "pubblicita"sv, "condividi"sv, "commenti"sv, "correlati"sv, "correlate"sv,
    "reklama"sv, "reklam"sv, "kommentarer"sv, "reactie"sv, "reacties"sv, "advertentie"sv, "foot"sv, "colophon"sv, "voet"sv, "rodape"sv, "stopka"sv, "paticka"sv,
    "publicitat"sv, "sponsorizzato"sv, "patrocinado"sv, "gesponsert"sv, "nieuwsbrief"sv, "infolettre"sv, "nyhetsbrev"sv, "boletin"sv};

constexpr std::array perhaps_words{"byline"sv,     "dateline"sv, "timestamp"sv,  "meta"sv,     "metadata"sv,
                                   "credit"sv,     "credits"sv,  "copyright"sv,  "caption*"sv, "gallery"sv,
                                   "slideshow"sv,  "carousel"sv, "slider"sv,     "swiper"sv,   "thumbs"sv,
                                   "thumbnails"sv, "teaser"sv,   "teasers"sv,    "widget"sv,   "widgets"sv,
                                   "topics"sv,     "keywords"sv, "categories"sv, "bio"sv,      "author"sv,
                                   "authors"sv,    "rating"sv,   "ratings"sv,    "poll"sv,     "quiz"sv,
                                   "toc"sv,        "prev"sv,     "next"sv,       "print"sv,    "follow"sv,
                                   "feedback"sv,   "contact"sv,  "rail"sv,       "banner"sv,   "embed"sv,
                                   "video"sv,      "player"sv,   "keypoints"sv,  "timeline"sv, "references"sv,
                                   "autor"sv,      "auteur"sv,   "autore"sv,     "legende"sv,  "bildunterschrift"sv,
                                   "galerie"sv,    "galeria"sv,  "vignette"sv,   "signature"sv, "sig"sv};

/// Two words one behind the other.
constexpr std::array beside_pairs{
    "most read"sv,       "most viewed"sv, "most popular"sv, "you may"sv,     "read next"sv,    "up next"sv,
    "read more"sv,       "read also"sv,   "see also"sv,     "more from"sv,   "more stories"sv, "more news"sv,
    "other news"sv,      "latest news"sv, "also like"sv,    "author bio"sv,  "author box"sv,   "about author"sv,
    "post meta"sv,       "entry meta"sv,  "entry footer"sv, "post footer"sv, "wp caption"sv,   "visually hidden"sv,
    "screen reader"sv,   "sr only"sv,     "skip link"sv,    "sign up"sv,     "log in"sv,       "pay wall"sv,
    "post navigation"sv, "tag list"sv,    "tag cloud"sv,    "side bar"sv,    "lire aussi"sv,   "les plus"sv,
    "mehr zum"sv,        "zum thema"sv,   "le mas"sv,       "te puede"sv,    "leggi anche"sv,  "leia tambem"sv,
    "leia mais"sv,       "lees ook"sv,    "right bar"sv,    "left bar"sv,    "right rail"sv,   "site header"sv,
    "site footer"sv,     "page footer"sv, "hot news"sv,     "hot list"sv,    "rank list"sv,    "comment list"sv,
    "user comments"sv,    "site sub"sv,     "claim box"sv,    "claim review"sv};

constexpr std::array comment_words{"comment"sv,     "comments"sv,   "commentlist"sv, "disqus"sv,       "respond"sv,
                                   "kommentar"sv,   "kommentare"sv, "commentaire"sv, "commentaires"sv, "comentario"sv,
                                   "comentarios"sv, "commenti"sv,   "kommentarer"sv, "reacties"sv,     "discussion"sv,
                                   "livefyre"sv,    "coral"sv,      "usercomments"sv,
                                   "reactions"sv,   "reaktionen"sv, "opiniones"sv,   "opinioni"sv,     "diskussion"sv,
                                   "leserbriefe"sv, "avis"sv,       "discussions"sv, "forum"sv,        "komentarze"sv,
                                   "komentare"sv,   "komentari"sv,  "diskuse"sv,     "kommentit"sv,    "comentaris"sv,
                                   "yorumlar"sv,    "hozzaszolasok"sv, "komentari"sv, "opinie"sv,       "replies"sv,
                                   "lesermeinungen"sv, "debat"sv};

constexpr std::array wall_words{"cookie*"sv,    "consent"sv,      "gdpr"sv,        "cmp"sv,
                                "cmpwrapper"sv, "cmpbox"sv,       "modal"sv,       "popup"sv,
                                "lightbox"sv,   "paywall*"sv,     "regwall"sv,     "onetrust"sv,
                                "didomi"sv,     "usercentrics"sv, "sourcepoint"sv, "privacy"sv};

constexpr std::array teaser_words{
    "teaser"sv,   "teasers"sv, "related"sv, "relateds"sv, "relatedposts"sv, "recommend*"sv, "recirc*"sv,  "promo*"sv,
    "outbrain"sv, "taboola"sv, "card"sv,    "cards"sv,    "popular"sv,      "trending"sv,   "mostread"sv, "sponsor*"sv};

constexpr std::array caption_words{"caption*"sv,         "figcaption"sv, "legende"sv,
                                   "bildunterschrift"sv, "bildtext"sv,   "cutline"sv,
                                   "didascalia"sv,       "imgcaption"sv, "descr"sv};
constexpr std::array caption_pairs{"image caption"sv,     "photo caption"sv, "img desc"sv,
                                   "image description"sv, "media caption"sv, "pie foto"sv};

constexpr std::array lead_words{"lead"sv,    "lede"sv,     "intro"sv,        "summary"sv,    "excerpt"sv,
                                "ingress"sv, "abstract"sv, "introduction"sv, "description"sv};
constexpr std::array standfirst_words{"standfirst"sv, "chapo"sv,       "chapeau"sv,  "dek"sv,
                                      "deck"sv,       "subheadline"sv, "subtitle"sv, "subtitulo"sv,
                                      "entradilla"sv, "bajada"sv,      "copete"sv,   "sommario"sv,
                                      "occhiello"sv,  "vorspann"sv,    "anleser"sv,  "catenaccio"sv};
constexpr std::array standfirst_pairs{"sub title"sv, "sub headline"sv};

constexpr std::array head_words{"header"sv, "head"sv,  "headline"sv, "heading"sv,
                                "title"sv,  "titel"sv, "titre"sv,    "titulo"sv};

constexpr std::array body_words{"articlebody"sv,  "articletext"sv,  "articlecontent"sv, "storybody"sv, "storytext"sv,
                                "storycontent"sv, "entrycontent"sv, "postcontent"sv,    "postbody"sv,  "newstext"sv,
                                "newsbody"sv,     "bodytext"sv,     "textbody"sv,       "fulltext"sv,  "richtext"sv,
                                "maincontent"sv,  "artibody"sv};
constexpr std::array body_pairs{
    "article body"sv,   "article text"sv,   "article content"sv, "story body"sv,      "story text"sv,
    "story content"sv,  "entry content"sv,  "post content"sv,    "post body"sv,       "post text"sv,
    "content body"sv,   "body text"sv,      "text body"sv,       "main content"sv,    "field body"sv,
    "name body"sv,      "news body"sv,      "news text"sv,       "news content"sv,    "rich text"sv,
    "full text"sv,      "single content"sv, "artikel text"sv,    "artikel body"sv,    "artikel content"sv,
    "texte article"sv,  "corps article"sv,  "contenu article"sv, "cuerpo noticia"sv,  "texto noticia"sv,
    "corpo articolo"sv, "testo articolo"sv, "corpo noticia"sv,   "materia conteudo"sv};

constexpr std::array byline_words{"byline"sv, "author"sv,    "authors"sv,    "autor"sv,     "autores"sv, "autorin"sv,
                                  "auteur"sv, "auteurs"sv,   "autore"sv,     "autori"sv,    "autoria"sv, "signature"sv,
                                  "firma"sv,  "verfasser"sv, "redacteur"sv,  "forfatter"sv, "fn"sv,      "journalist"sv,
                                  "writer"sv, "reporter"sv,  "journaliste"sv, "skribent"sv, "yazar"sv,   "avtor"sv};

bool is_one_of(std::string_view word, auto const& words) {
    return std::ranges::any_of(words, [&](std::string_view each) {
        return each.ends_with('*') ? word.starts_with(each.substr(0, each.size() - 1)) : word == each;
    });
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// "articleBody__text--wide" is article, body, text.
std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> words;
    std::string open;
    auto const end = [&] {
        if (!open.empty())
            words.push_back(std::move(open));
        open.clear();
    };
    if (auto const modifier = name.find("--"); modifier != name.npos && modifier > 0 && !name.starts_with("field--"))
        name = name.substr(0, modifier);
    char before = 0;
    for (auto const c : name) {
        if (is_capital(c) && is_small(before))
            end();
        if (is_small(c) || is_capital(c))
            open += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
        else
            end();
        before = c;
    }
    end();
    return words;
}

/// Names that tell how something looks or what the page has, not what the element is.
bool says_nothing(std::string_view name, std::vector<std::string> const& words) {
    constexpr std::array looks{"has"sv,     "is"sv,    "no"sv,         "not"sv,   "with"sv,  "without"sv,   "enable"sv,
                               "enabled"sv, "show"sv,  "js"sv,         "align"sv, "col"sv,   "row"sv,       "grid"sv,
                               "layout"sv,  "theme"sv, "size"sv,       "label"sv, "field"sv, "elementor"sv, "et"sv,
                               "vc"sv,      "wpb"sv,   "siteorigin"sv, "hide"sv};
    if (words.empty() || is_one_of(words.front(), looks))
        return true;
    // What WordPress says of the post: its topics may be called anything.
    for (auto const begin : {"tag-"sv, "category-"sv, "type-"sv, "status-"sv, "format-"sv, "author-"sv, "page-id-"sv})
        if (name.starts_with(begin) && name != "author-bio" && name != "author-box" && name != "tag-list" &&
            name != "tag-cloud")
            return true;
    return name.starts_with("post-") && name.size() > 5 && name[5] >= '0' && name[5] <= '9';
}

Marks marks_of_words(std::vector<std::string> const& words, bool tells_of_bodies_alone) {
    Marks marks = ElementMark::unmarked;
    auto const mark = [&](std::string_view word, Marks with, auto const& list) {
        if (is_one_of(word, list))
            marks |= with;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        auto const& word = words[at];
        auto const pair = at + 1 < words.size() ? word + " " + words[at + 1] : std::string();
        mark(word, ElementMark::body_name, body_words);
        mark(pair, ElementMark::body_name, body_pairs);
        if (tells_of_bodies_alone)
            continue;
        mark(word, ElementMark::beside, beside_words);
        mark(pair, ElementMark::beside, beside_pairs);
        mark(word, ElementMark::perhaps_beside, perhaps_words);
        mark(word, ElementMark::of_comments, comment_words);
        mark(word, ElementMark::wall | ElementMark::beside, wall_words);
        mark(word, ElementMark::of_teasers, teaser_words);
        mark(word, ElementMark::caption, caption_words);
        mark(pair, ElementMark::caption, caption_pairs);
        mark(word, ElementMark::lead, lead_words);
        mark(word, ElementMark::standfirst, standfirst_words);
        mark(pair, ElementMark::standfirst, standfirst_pairs);
        mark(word, ElementMark::heading_area, head_words);
        mark(word, ElementMark::byline, byline_words);
    }
    return marks;
}

/// Calls for each name between blanks.
void each_name(std::string_view names, auto&& call) {
    for (std::size_t at = 0; at < names.size();) {
        auto const start = names.find_first_not_of(" \t\r\n\f", at);
        if (start == names.npos)
            return;
        at = std::min(names.find_first_of(" \t\r\n\f", start), names.size());
        call(names.substr(start, at - start));
    }
}

} // namespace

Marks marks_of_names(std::string_view names) {
    Marks marks = ElementMark::unmarked;
    each_name(names, [&](std::string_view name) {
        auto const words = words_of_name(name);
        marks |= marks_of_words(words, says_nothing(name, words));
    });
    return marks;
}

Marks marks_of_role(std::string_view role) {
    constexpr std::array roles{"navigation"sv, "complementary"sv, "banner"sv,  "contentinfo"sv,
                               "search"sv,     "menu"sv,          "menubar"sv, "toolbar"sv};
    auto const called = lower_ascii(role);
    if (called.ends_with("dialog"))
        return ElementMark::beside | ElementMark::wall;
    return is_one_of(called, roles) ? Marks{ElementMark::beside} : Marks{ElementMark::unmarked};
}

Marks marks_of_schema(std::string_view property, std::string_view type) {
    Marks marks = ElementMark::unmarked;
    each_name(property, [&](std::string_view name) {
        if (name == "articleBody")
            marks |= ElementMark::body_property;
        if (name == "comment")
            marks |= ElementMark::beside | ElementMark::of_comments;
        if (name == "caption")
            marks |= ElementMark::caption;
    });
    if (type.ends_with("/Comment") || type.ends_with("/UserComments"))
        marks |= ElementMark::beside | ElementMark::of_comments;
    if (type.ends_with("/Recipe")) // beside a story; where most of a page is one, it is the story
        marks |= ElementMark::perhaps_beside;
    return marks;
}

bool pops_up(std::string_view names) {
    auto const name = lower_ascii(names);
    return std::ranges::any_of(Words{"tooltip", "popover", "hovercard", "rollover", "sr-only", "screen-reader-text",
                                     "visually-hidden", "visuallyhidden", "mw-editsection"},
                               [&](std::string_view each) { return name.find(each) != name.npos; });
}

} // namespace core
