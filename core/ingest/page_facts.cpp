#include "core/ingest/page_facts.h"

#include "core/ingest/byline.h"
#include "core/ingest/linked_data.h"
#include "core/ingest/page_date.h"
#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace core {

/// All that the page says, in its order.
struct PageSayings {
    /// The less, the more it is trusted.
    enum Trust : std::uint8_t {
        by_script,
        for_networks,
        by_microdata,
        by_time,
        by_meta,
        by_line,
        by_heading,
        by_place,
        by_script_besides,
        by_address
    };
    /// One saying of the page, unjudged.
    struct Said {
        FactKind kind;
        Trust trust;
        std::string value, from;
    };

    std::vector<Said> all;
    std::vector<std::string> scripts;   ///< of linked data
    std::vector<std::string> headlines; ///< of <h1>
    std::string title, base, language, saved_from;
    std::vector<std::string> canonical;
    std::vector<std::string> fronts; ///< what links to the front page are called
    std::string shared;         ///< the address its links for sharing tell
    bool shares_others = false; ///< they tell several

    void add(FactKind kind, Trust trust, std::string_view value, std::string from) {
        constexpr std::size_t most = 400;
        if (value.starts_with("\uFFFD") && value.size() == std::string_view("\uFFFD").size()) return;
        if (all.size() < most && value.find_first_not_of(" \t\r\n\f") != value.npos)
            all.push_back({kind, trust, std::string(value), std::move(from)});
    }
};

namespace {

using Said = PageSayings::Said;
using Trust = PageSayings::Trust;
using enum PageSayings::Trust;

std::string value_of_attribute(GumboNode const& node, char const* name) {
    auto const* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> names) { return std::ranges::find(names, key) != names.end(); }

/// Whether one of the words in a class or rel is among these.
bool has_class(std::string_view list, std::initializer_list<std::string_view> words) {
    auto const lower = lower_ascii(list);
    for (auto rest = std::string_view(lower); !rest.empty();) {
        auto const end = std::min(rest.find_first_of(" \t\n\r\f"), rest.size());
        if (is_one_of(rest.substr(0, end), words)) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

struct MetaKey {
    std::string_view key;
    FactKind kind;
    Trust trust;
};

// In lower case; "dc:" and "dcterms:" as "dc.".
constexpr std::array meta_keys{
    MetaKey{"og:title", FactKind::title, for_networks},
    MetaKey{"twitter:title", FactKind::title, by_meta},
    MetaKey{"dc.title", FactKind::title, by_meta},
    MetaKey{"citation_title", FactKind::title, by_meta},
    MetaKey{"parsely-title", FactKind::title, by_meta},
    MetaKey{"sailthru.title", FactKind::title, by_meta},
    MetaKey{"headline", FactKind::title, by_microdata},
    MetaKey{"article:author", FactKind::author, for_networks},
    MetaKey{"og:article:author", FactKind::author, for_networks},
    MetaKey{"og:author", FactKind::author, for_networks},
    MetaKey{"author", FactKind::author, by_meta},
    MetaKey{"authors", FactKind::author, by_meta},
    MetaKey{"dc.creator", FactKind::author, by_meta},
    MetaKey{"citation_author", FactKind::author, by_meta},
    MetaKey{"citation_authors", FactKind::author, by_meta},
    MetaKey{"parsely-author", FactKind::author, by_meta},
    MetaKey{"sailthru.author", FactKind::author, by_meta},
    MetaKey{"article.author", FactKind::author, by_meta},
    MetaKey{"cxenseparse:author", FactKind::author, by_meta},
    MetaKey{"byl", FactKind::author, by_meta},
    MetaKey{"byline", FactKind::author, by_meta},
    MetaKey{"og:site_name", FactKind::publisher, for_networks},
    MetaKey{"dc.publisher", FactKind::publisher, by_meta},
    MetaKey{"publisher", FactKind::publisher, by_meta},
    MetaKey{"citation_publisher", FactKind::publisher, by_meta},
    MetaKey{"citation_journal_title", FactKind::publisher, by_meta},
    MetaKey{"application-name", FactKind::publisher, by_heading},
    MetaKey{"article:published_time", FactKind::published, for_networks},
    MetaKey{"og:article:published_time", FactKind::published, for_networks},
    MetaKey{"article:published", FactKind::published, for_networks},
    MetaKey{"og:published_time", FactKind::published, for_networks},
    MetaKey{"og:pubdate", FactKind::published, for_networks},
    MetaKey{"datepublished", FactKind::published, by_microdata},
    MetaKey{"date", FactKind::published, by_meta},
    MetaKey{"pubdate", FactKind::published, by_meta},
    MetaKey{"publishdate", FactKind::published, by_meta},
    MetaKey{"publish-date", FactKind::published, by_meta},
    MetaKey{"publish_date", FactKind::published, by_meta},
    MetaKey{"published", FactKind::published, by_meta},
    MetaKey{"published-date", FactKind::published, by_meta},
    MetaKey{"published_date", FactKind::published, by_meta},
    MetaKey{"publication-date", FactKind::published, by_meta},
    MetaKey{"publication_date", FactKind::published, by_meta},
    MetaKey{"publicationdate", FactKind::published, by_meta},
    MetaKey{"originalpublicationdate", FactKind::published, by_meta},
    MetaKey{"article_date_original", FactKind::published, by_meta},
    MetaKey{"article.published", FactKind::published, by_meta},
    MetaKey{"date.published", FactKind::published, by_meta},
    MetaKey{"dc.date.issued", FactKind::published, by_meta},
    MetaKey{"dc.issued", FactKind::published, by_meta},
    MetaKey{"dc.date.published", FactKind::published, by_meta},
    MetaKey{"dc.date", FactKind::published, by_meta},
    MetaKey{"dc.date.created", FactKind::published, by_meta},
    MetaKey{"dc.created", FactKind::published, by_meta},
    MetaKey{"citation_publication_date", FactKind::published, by_meta},
    MetaKey{"citation_online_date", FactKind::published, by_meta},
    MetaKey{"citation_date", FactKind::published, by_meta},
    MetaKey{"prism.publicationdate", FactKind::published, by_meta},
    MetaKey{"parsely-pub-date", FactKind::published, by_meta},
    MetaKey{"sailthru.date", FactKind::published, by_meta},
    MetaKey{"cxenseparse:recs:publishtime", FactKind::published, by_meta},
    MetaKey{"pdate", FactKind::published, by_meta},
    MetaKey{"displaydate", FactKind::published, by_meta},
    MetaKey{"creation_date", FactKind::published, by_heading},
    MetaKey{"datecreated", FactKind::published, by_heading},
    MetaKey{"og:url", FactKind::url, for_networks},
    MetaKey{"twitter:url", FactKind::url, by_meta},
    MetaKey{"citation_public_url", FactKind::url, by_meta},
    MetaKey{"citation_fulltext_html_url", FactKind::url, by_meta},
    MetaKey{"citation_abstract_html_url", FactKind::url, by_meta},
    MetaKey{"prism.url", FactKind::url, by_meta},
    MetaKey{"parsely-link", FactKind::url, by_meta},
    MetaKey{"dc.identifier", FactKind::url, by_meta},
    MetaKey{"dc.identifier.uri", FactKind::url, by_meta},
    MetaKey{"mainentityofpage", FactKind::url, by_microdata},
    MetaKey{"og:locale", FactKind::language, for_networks},
    MetaKey{"dc.language", FactKind::language, by_meta},
    MetaKey{"citation_language", FactKind::language, by_meta},
    MetaKey{"content-language", FactKind::language, by_meta},
    MetaKey{"language", FactKind::language, by_meta},
};

constexpr std::size_t most_headlines = 50;

void add_text(GumboNode const& node, std::string& to, std::size_t most) {
    if (to.size() > most) return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE) {
        to += node.v.text.text;
    } else if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag != GUMBO_TAG_SCRIPT &&
               node.v.element.tag != GUMBO_TAG_STYLE) {
        auto const& children = node.v.element.children;
        for (unsigned at = 0; at < children.length; ++at) add_text(*static_cast<GumboNode const*>(children.data[at]), to, most);
        if (node.v.element.tag == GUMBO_TAG_BR) to += ' ';
    }
}

std::string shown_text(GumboNode const& node) {
    constexpr std::size_t most = 2000;
    std::string text;
    add_text(node, text, most);
    return text;
}

/// What a script or title holds.
std::string raw_text(GumboNode const& node) {
    std::string text;
    auto const& children = node.v.element.children;
    for (unsigned at = 0; at < children.length; ++at) {
        auto const& child = *static_cast<GumboNode const*>(children.data[at]);
        if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_CDATA || child.type == GUMBO_NODE_WHITESPACE)
            text += child.v.text.text;
    }
    return text;
}

/// "<!-- saved from url=(0019)https://x.example/h -->", "Page saved with SingleFile url: https://…".
void read_comment(std::string_view comment, PageSayings& into) {
    if (!into.saved_from.empty() || comment.size() > 4000) return;
    auto const lower = lower_ascii(comment);
    if (lower.find("saved from url=") == lower.npos && lower.find("savepage-url") == lower.npos &&
        lower.find("saved with singlefile") == lower.npos)
        return;
    auto const at = lower.find("http");
    if (at == lower.npos) return;
    auto const rest = comment.substr(at);
    into.saved_from = rest.substr(0, std::min(rest.find_first_of(" \t\r\n"), rest.size()));
}

class FactWalk {
public:
    explicit FactWalk(PageSayings& into) : into_(into) {}

    void read(GumboNode const& node, bool aside = false, bool in_story = false) {
        if (node.type == GUMBO_NODE_COMMENT) return read_comment(node.v.text.text, into_);
        if (node.type != GUMBO_NODE_ELEMENT) return;
        auto const& element = node.v.element;
        auto const style = value_of_attribute(node, "class");
        aside = aside || element.tag == GUMBO_TAG_ASIDE || element.tag == GUMBO_TAG_NAV || element.tag == GUMBO_TAG_FOOTER ||
                has_class(style, {"comment", "comments", "related", "teaser", "sidebar", "recommended"}) ||
                lower_ascii(value_of_attribute(node, "itemtype")).ends_with("comment");
        in_story = in_story || element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN;
        read_element(node, style, aside, in_story);
        for (unsigned at = 0; at < element.children.length; ++at)
            read(*static_cast<GumboNode const*>(element.children.data[at]), aside, in_story);
    }

private:
    void read_element(GumboNode const& node, std::string const& style, bool aside, bool in_story) {
        switch (node.v.element.tag) {
        case GUMBO_TAG_HTML:
            into_.language = value_of_attribute(node, "lang");
            if (into_.language.empty()) into_.language = value_of_attribute(node, "xml:lang");
            return;
        case GUMBO_TAG_META: return read_meta(node, aside);
        case GUMBO_TAG_BASE:
            if (into_.base.empty()) into_.base = value_of_attribute(node, "href");
            return;
        case GUMBO_TAG_LINK:
            if (has_class(value_of_attribute(node, "rel"), {"canonical"})) into_.canonical.push_back(value_of_attribute(node, "href"));
            break;
        case GUMBO_TAG_TITLE: // a drawing has titles of its own
            if (node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML && into_.title.empty()) into_.title = raw_text(node);
            return;
        case GUMBO_TAG_SCRIPT:
            if (lower_ascii(value_of_attribute(node, "type")).starts_with("application/ld+json"))
                into_.scripts.push_back(raw_text(node));
            return;
        case GUMBO_TAG_H1:
            if (!aside && into_.headlines.size() < most_headlines) into_.headlines.push_back(shown_text(node));
            break;
        case GUMBO_TAG_TIME:
            if (!aside) read_time(node, style, in_story);
            return;
        default: break;
        }
        if (!aside) read_microdata(node, style);
    }

    void read_meta(GumboNode const& node, bool aside) {
        auto const content = value_of_attribute(node, "content");
        for (auto const* by : {"property", "name", "itemprop", "http-equiv"}) {
            if (aside && std::string_view(by) == "itemprop") continue; // of a comment or of another article
            auto const written = value_of_attribute(node, by);
            if (written.empty()) continue;
            auto key = lower_ascii(written);
            if (key.starts_with("dcterms")) key = "dc" + key.substr(7);
            if (key.starts_with("dc:")) key[2] = '.';
            auto const found = std::ranges::find(meta_keys, key, &MetaKey::key);
            if (found == meta_keys.end()) continue;
            into_.add(found->kind, std::string_view(by) == "itemprop" ? by_microdata : found->trust, content,
                      (std::string_view(by) == "itemprop" ? "itemprop " : "") + written);
        }
    }

    void read_time(GumboNode const& node, std::string const& style, bool in_story) {
        auto const property = lower_ascii(value_of_attribute(node, "itemprop"));
        if (property.find("modified") != property.npos || has_class(style, {"updated", "modified", "dateline-updated"})) return;
        auto const stated = value_of_attribute(node, "datetime");
        auto const value = stated.empty() ? shown_text(node) : stated;
        auto const published = property == "datepublished" || gumbo_get_attribute(&node.v.element.attributes, "pubdate") ||
                               has_class(style, {"published", "entry-date", "dt-published", "pubdate", "post-date"});
        into_.add(FactKind::published, published ? by_microdata : in_story ? by_time : by_heading, value,
                  property == "datepublished" ? "itemprop datePublished" : "<time>");
    }

    /// Of microdata and RDFa, and what names an author for readers.
    void read_microdata(GumboNode const& node, std::string const& style) {
        auto property = value_of_attribute(node, "itemprop");
        if (property.empty()) property = value_of_attribute(node, "property");
        auto const key = lower_ascii(property.substr(property.find(':') + 1)); // npos + 1 is 0
        if (key == "headline") into_.add(FactKind::title, by_microdata, shown_text(node), "itemprop headline");
        if (key == "mainentityofpage" && node.v.element.tag != GUMBO_TAG_META)
            for (auto const* by : {"href", "itemid", "content"})
                into_.add(FactKind::url, by_microdata, value_of_attribute(node, by), "itemprop mainEntityOfPage");
        // <abbr class=published title="2022-12-19T10:15"> of microformats
        if (has_class(style, {"published", "dt-published", "entry-date", "pubdate"})) {
            auto const stated = value_of_attribute(node, "title");
            into_.add(FactKind::published, stated.empty() ? by_heading : by_time, stated.empty() ? shown_text(node) : stated,
                      "class " + lower_ascii(style.substr(0, 40)));
        }
        if (key == "datepublished") {
            auto const stated = value_of_attribute(node, "content");
            auto const given = stated.empty() ? value_of_attribute(node, "datetime") : stated;
            into_.add(FactKind::published, by_microdata, given.empty() ? shown_text(node) : given, "itemprop datePublished");
        }
        if (key == "author" || key == "creator" || key == "publisher") {
            auto const* name = named_in(node);
            auto const stated = value_of_attribute(name ? *name : node, "content");
            into_.add(key == "publisher" ? FactKind::publisher : FactKind::author, by_microdata,
                      stated.empty() ? shown_text(name ? *name : node) : stated, "itemprop " + key);
            return;
        }
        if (node.v.element.tag == GUMBO_TAG_A) read_link(node);
        if (has_class(value_of_attribute(node, "rel"), {"author"}))
            into_.add(FactKind::author, by_heading, shown_text(node), "rel=author");
        else if (has_class(style, {"byline", "author", "author-name", "byline__name", "p-author", "article__author"}))
            into_.add(FactKind::author, by_heading, shown_text(node), "class " + lower_ascii(style.substr(0, 40)));
    }

    /// The name in the first link to what an author wrote, and the address that links for sharing give the page.
    void read_link(GumboNode const& node) {
        auto const target = value_of_attribute(node, "href");
        if (target.size() > 2000) return;
        auto const lower = lower_ascii(target);
        constexpr std::size_t most_fronts = 8;
        if ((lower == "/" || lower == "./" || lower == "/index.html" || lower == "/index.php" || lower == "index.html" || is_front_page(lower)) &&
            into_.fronts.size() < most_fronts)
            into_.fronts.push_back(shown_text(node));
        constexpr std::array<std::string_view, 12> authors{"/author/",  "/authors/", "/auteur/",  "/auteurs/",     "/autor/",  "/autores/",
                                                           "/autoren/", "/autore/",  "/autori/", "/journaliste/", "/writers/", "/by/"};
        auto const is_in = [&](std::string_view each) { return lower.find(each) != lower.npos; };
        if (!names_by_link_ && std::ranges::any_of(authors, is_in))
            if (auto const names = names_alone(plain_words(shown_text(node))); !names.empty()) {
                into_.add(FactKind::author, by_place, joined(names), "link to the author");
                names_by_link_ = true;
            }
        if (is_in("share") || is_in("intent/") || is_in("mailto:"))
            for (std::string_view const key : {"u=", "url=", "body="})
                for (auto const before : {'?', '&'})
                    if (auto const at = lower.find(before + std::string(key)); at != lower.npos) {
                        auto const start = at + 1 + key.size();
                        note_shared(percent_decoded(target.substr(start, target.find('&', start) - start)));
                    }
    }
    void note_shared(std::string address) {
        if (!is_web_address(address) || is_front_page(address)) return;
        if (into_.shared.empty()) into_.shared = std::move(address);
        else if (into_.shared != address) into_.shares_others = true;
    }

    /// The element with the item's own name inside; null without.
    static GumboNode const* named_in(GumboNode const& node, int depth = 0) {
        if (node.type != GUMBO_NODE_ELEMENT || depth > 12) return nullptr;
        auto const& children = node.v.element.children;
        for (unsigned at = 0; at < children.length; ++at) {
            auto const& child = *static_cast<GumboNode const*>(children.data[at]);
            if (child.type != GUMBO_NODE_ELEMENT) continue;
            if (lower_ascii(value_of_attribute(child, "itemprop")) == "name") return &child;
            if (auto const* found = named_in(child, depth + 1)) return found;
        }
        return nullptr;
    }

    PageSayings& into_;
    bool names_by_link_ = false;
};

std::string language_code(std::string_view value) {
    auto const code = lower_ascii(one_line(value.substr(0, value.find_first_of("-_,;"))));
    auto const letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return code.size() >= 2 && code.size() <= 3 && std::ranges::all_of(code, letter) ? code : std::string();
}

/// Judges what was said, and puts it into order.
class Judging {
public:
    Judging(PageSayings& said, ShownFacts const& shown, std::int64_t today, Ingested& into)
        : said_(said), shown_(shown), today_(today), into_(into) {}

    void judge() {
        find_addresses();
        auto const data = read_linked_data(said_.scripts, titles(), addresses_);
        for (auto const& fact : data.facts) {
            auto const besides = fact.from.starts_with("JSON-LD WebPage") || fact.from.starts_with("JSON-LD WebSite") || fact.from.ends_with("alternativeHeadline") ||
                                 fact.from.ends_with("dateCreated") || fact.from.ends_with("uploadDate");
            said_.add(fact.kind, besides ? by_script_besides : by_script, fact.value, fact.from);
        }
        language_ = language_code(said_.language);
        tag_ = one_line(said_.language);
        for (auto const& each : in_order(FactKind::language)) {
            if (tag_.empty()) tag_ = one_line(each.value);
            // og:locale knows the country that lang may leave out.
            if (each.value.size() > tag_.size() && lower_ascii(each.value).starts_with(lower_ascii(tag_))) tag_ = one_line(each.value);
        }
        sites_.assign(data.site_names.begin(), data.site_names.begin() + std::min<std::ptrdiff_t>(std::ssize(data.site_names), 12));
        constexpr std::size_t most_sites = 12;
        for (auto const& each : said_.all)
            if (each.kind == FactKind::publisher && sites_.size() < most_sites) sites_.push_back(plain_words(each.value));
        if (!addresses_.empty()) add_host(host_of(addresses_.front()));
        add_names_of_front();
        add_titles();
        add_authors(data.authors);
        add_publishers();
        add_dates();
        for (auto const& each : addresses_from_) add(FactKind::url, each.value, each.from);
        add(FactKind::language, language_, "<html lang>");
        for (auto const& each : in_order(FactKind::language)) add(FactKind::language, language_code(each.value), each.from);
        choose();
    }

private:
    struct From {
        std::string value, from;
    };

    void add(FactKind kind, std::string value, std::string const& from) {
        constexpr std::size_t most = 20; // of a kind
        auto const same = [&](FoundFact const& fact) { return fact.kind == kind && fact.value == value; };
        if (value.empty() || std::ranges::any_of(into_.facts, same) ||
            std::ranges::count(into_.facts, kind, &FoundFact::kind) >= static_cast<std::ptrdiff_t>(most))
            return;
        into_.facts.push_back({kind, std::move(value), one_line(from)});
    }

    std::vector<Said> in_order(FactKind kind) const {
        std::vector<Said> some;
        std::ranges::copy_if(said_.all, std::back_inserter(some), [&](Said const& each) { return each.kind == kind; });
        std::ranges::stable_sort(some, {}, &Said::trust);
        return some;
    }

    std::vector<std::string> titles() const {
        auto all = said_.headlines;
        all.push_back(said_.title);
        for (auto const& each : said_.all)
            if (each.kind == FactKind::title) all.push_back(each.value);
        return all;
    }

    /// Whole addresses of the page, the likelier first; half ones are made whole by <base> or by a whole one.
    void find_addresses() {
        std::vector<From> written;
        for (auto const& each : said_.canonical) written.push_back({one_line(each), "link rel=canonical"});
        for (auto const& each : in_order(FactKind::url)) written.push_back({one_line(each.value), each.from});
        written.push_back({one_line(said_.saved_from), "saved from"});
        if (!said_.shares_others) written.push_back({one_line(said_.shared), "link for sharing"});
        auto base = resolved(said_.base, {});
        for (auto const& each : written) {
            if (!base.empty()) break;
            base = resolved(each.value, {});
        }
        if (!said_.base.empty()) // itself perhaps half an address
            if (auto const whole = resolved(said_.base, base); !whole.empty()) base = whole;
        for (auto const& each : written)
            if (auto whole = resolved(each.value, base); !whole.empty()) {
                addresses_.push_back(whole);
                addresses_from_.push_back({std::move(whole), each.from});
            }
        // A canonical address that is the front page of the site is a mistake where another one tells more.
        auto const is_front = [](From const& each) { return path_of(each.value).size() <= 1; };
        std::ranges::stable_partition(addresses_from_, [&](From const& each) { return !is_front(each); });
        addresses_.clear();
        for (auto const& each : addresses_from_) addresses_.push_back(each.value);
    }

    /// "www.portellis.example" may be how the site calls itself.
    void add_host(std::string_view host) {
        if (host.starts_with("www.")) host.remove_prefix(4);
        if (host.empty()) return;
        sites_.emplace_back(host);
        sites_.emplace_back(host.substr(0, host.find('.')));
    }

    /// What leads to the front page and stands in the title is how the site calls itself.
    void add_names_of_front() {
        auto const title = plain_words(said_.title);
        for (auto const& each : said_.fronts) {
            auto name = plain_words(each);
            if (is_title_with_more(title, name, Colon::parts) || title.starts_with(name + ": ")) sites_.push_back(std::move(name));
        }
    }

    void add_titles() {
        auto& headline = headline_;
        headline = without_site(shown_.headline, sites_);
        auto const* from = "headline";
        for (auto const& each : said_.headlines) {
            auto const heading = without_site(plain_words(each), sites_);
            if (headline.empty() || squeezed(heading) == squeezed(headline)) {
                headline = heading;
                from = "<h1>";
            }
            if (!headline.empty()) break;
        }
        auto all = in_order(FactKind::title);
        auto const besides = std::ranges::find_if(all, [](Said const& each) { return each.trust > by_heading; });
        std::vector<Said> ending(besides, all.end());
        all.erase(besides, all.end());
        if (!headline.empty()) all.push_back({FactKind::title, by_heading, headline, from});
        all.push_back({FactKind::title, by_heading, said_.title, "<title>"});
        all.insert(all.end(), ending.begin(), ending.end());
        for (auto const& each : all) {
            auto title = without_site(plain_words(each.value), sites_);
            auto const colon = each.from == "<title>" ? Colon::parts : Colon::belongs;
            if (is_title_with_more(title, headline, colon)) title = headline;
            add(FactKind::title, title, each.from);
        }
        prefer_whole_title();
    }

    /// A headline that was cut off gives way to the whole one.
    void prefer_whole_title() {
        auto const is_title = [](FoundFact const& fact) { return fact.kind == FactKind::title; };
        auto const first = std::ranges::find_if(into_.facts, is_title);
        if (first == into_.facts.end()) return;
        std::string_view cut = first->value;
        if (cut.ends_with("…")) cut.remove_suffix(std::string_view("…").size());
        else if (cut.ends_with("...")) cut.remove_suffix(3);
        else return;
        while (cut.ends_with(' ')) cut.remove_suffix(1);
        auto const whole = std::ranges::find_if(into_.facts, [&](FoundFact const& fact) {
            return is_title(fact) && fact.value.size() > first->value.size() && fact.value.starts_with(cut);
        });
        if (whole != into_.facts.end()) std::rotate(first, whole, whole + 1);
    }

    void add_authors(std::vector<std::string> const& by_data) {
        add_people(by_data, "JSON-LD author");
        auto sites = sites_;
        for (auto& each : parts_beside(plain_words(said_.title), headline_)) sites.push_back(std::move(each));
        auto const is_site = [&](FoundFact const& fact) { return without_site(fact.value, sites).empty(); };
        for (auto const& each : shown_.authors)
            if (!is_site(each)) said_.add(FactKind::author, by_line, each.value, each.from);
        for (auto const& each : shown_.names)
            if (!is_site(each)) said_.add(FactKind::author, by_place, each.value, each.from);
        auto const all = in_order(FactKind::author);
        for (std::size_t at = 0; at < all.size();) {
            // Several of the same kind name several people.
            std::vector<std::string> names;
            auto const from = all[at].from;
            for (auto next = at; next < all.size() && all[next].trust == all[at].trust; ++next)
                if (all[next].from == from) names.push_back(all[next].value);
            add_people(names, from);
            auto const& first = all[at];
            do ++at;
            while (at < all.size() && all[at].trust == first.trust && all[at].from == from);
        }
        // Where somebody is named, neither the site nor its desk wrote it.
        std::vector<FoundFact> people, others;
        for (auto const& fact : into_.facts)
            if (fact.kind == FactKind::author) (is_site(fact) || is_desk_or_agency(fact.value) ? others : people).push_back(fact);
        std::erase_if(into_.facts, [](FoundFact const& fact) { return fact.kind == FactKind::author; });
        for (auto* some : {&people, &others}) into_.facts.insert(into_.facts.end(), some->begin(), some->end());
    }
    void add_people(std::vector<std::string> const& written, std::string const& from) {
        auto const scholarly = from.starts_with("citation_") || lower_ascii(from).starts_with("dc");
        std::vector<std::string> names;
        for (auto const& each : written) {
            auto name = people_in(each, language_);
            if (scholarly) name = given_name_first(name);
            names.push_back(std::move(name));
        }
        add(FactKind::author, joined(names), from);
    }
    /// "Tern, Ann".
    static std::string given_name_first(std::string const& name) {
        auto const comma = name.find(", ");
        if (comma == name.npos || name.find(", ", comma + 1) != name.npos) return name;
        auto const family = name.substr(0, comma), given = name.substr(comma + 2);
        if (family.find(' ') != family.npos || std::ranges::count(given, ' ') > 1) return name;
        return given + " " + family;
    }

    void add_publishers() {
        for (auto const& each : in_order(FactKind::publisher))
            add(FactKind::publisher, people_in(each.value, "-"), each.from);
    }

    void add_dates() {
        for (auto const& each : shown_.published) said_.add(FactKind::published, by_line, each.value, each.from);
        std::vector<Said> open; // day and month either way
        auto all = in_order(FactKind::published);
        for (auto const& each : all) {
            auto const dates = page_dates(plain_words(each.value), today_, tag_);
            if (dates.size() == 1) add(FactKind::published, dates.front().text(), each.from);
            if (dates.size() > 1) open.push_back(each);
        }
        add_date_in_address();
        prefer_whole_date();
        settled_ = std::ranges::any_of(into_.facts, [](FoundFact const& fact) { return fact.kind == FactKind::published; });
        for (auto const& each : open)
            for (auto const& date : page_dates(plain_words(each.value), today_, tag_))
                add(FactKind::published, date.text(), each.from);
        for (auto const& each : shown_.open) add(FactKind::published, each.value, each.from);
    }
    /// A year or a month gives way to a day in it.
    void prefer_whole_date() {
        auto const is_date = [](FoundFact const& fact) { return fact.kind == FactKind::published; };
        auto const first = std::ranges::find_if(into_.facts, is_date);
        if (first == into_.facts.end()) return;
        auto const whole = std::ranges::find_if(into_.facts, [&](FoundFact const& fact) {
            return is_date(fact) && fact.value.size() > first->value.size() && fact.value.starts_with(first->value + "-");
        });
        if (whole != into_.facts.end()) std::rotate(first, whole, whole + 1);
    }
    /// "https://x.example/2022/12/19/harbour".
    void add_date_in_address() {
        if (addresses_.empty()) return;
        auto const path = path_of(addresses_.front());
        for (std::size_t at = path.find('/'); at != path.npos; at = path.find('/', at + 1)) {
            auto const rest = path.substr(at + 1);
            auto const digits = [&](std::size_t from, std::size_t count) {
                return rest.size() >= from + count && std::ranges::all_of(rest.substr(from, count), [](char c) {
                    return c >= '0' && c <= '9';
                });
            };
            auto const parted = digits(0, 4) && rest.size() > 10 && digits(5, 2) && digits(8, 2) && rest[4] == rest[7] &&
                                (rest[4] == '/' || rest[4] == '-') && (rest[10] == '/' || rest[10] == '-');
            if (!parted) continue;
            auto const dates = page_dates(std::string(rest.substr(0, 4)) + "-" + std::string(rest.substr(5, 2)) + "-" +
                                              std::string(rest.substr(8, 2)),
                                          today_);
            if (!dates.empty()) return add(FactKind::published, dates.front().text(), "address");
        }
    }

    void choose() {
        auto const keep = [&](FactKind kind, std::string& field) {
            auto const first = std::ranges::find(into_.facts, kind, &FoundFact::kind);
            if (field.empty() && first != into_.facts.end()) field = first->value;
        };
        keep(FactKind::title, into_.title);
        keep(FactKind::author, into_.author);
        keep(FactKind::publisher, into_.publisher);
        keep(FactKind::url, into_.url);
        keep(FactKind::language, into_.language);
        if (settled_) keep(FactKind::published, into_.published);
    }

    PageSayings& said_;
    ShownFacts const& shown_;
    std::int64_t today_;
    Ingested& into_;
    std::string language_;
    std::string tag_; ///< the language with its country, where the page says it: "en-US"
    std::string headline_; ///< the visible one, without the site's name
    std::vector<std::string> sites_;
    std::vector<std::string> addresses_;
    std::vector<From> addresses_from_;
    bool settled_ = false;
};

} // namespace

std::string_view name_of(FactKind kind) {
    constexpr std::array<std::string_view, 6> names{"title", "author", "publisher", "published", "url", "language"};
    return names[static_cast<std::size_t>(kind)];
}

std::string one_line(std::string_view text) {
    std::string out;
    bool space = false;
    for (char const c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            space = true;
            continue;
        }
        if (space && !out.empty())
            out += ' ';
        space = false;
        out += c;
    }
    return repair_utf8(out);
}

PageFacts::PageFacts(GumboInternalNode const& root) : said_(std::make_unique<PageSayings>()) {
    // What a browser writes when it saves a page stands before <html>.
    if (auto const* document = root.parent; document && document->type == GUMBO_NODE_DOCUMENT)
        for (unsigned at = 0; at < document->v.document.children.length; ++at) {
            auto const& node = *static_cast<GumboNode const*>(document->v.document.children.data[at]);
            if (node.type == GUMBO_NODE_COMMENT) read_comment(node.v.text.text, *said_);
        }
    FactWalk(*said_).read(root);
}

PageFacts::~PageFacts() = default;

std::string PageFacts::language() const {
    if (!language_code(said_->language).empty()) return one_line(said_->language);
    for (auto const& each : said_->all)
        if (each.kind == FactKind::language && !language_code(each.value).empty()) return one_line(each.value);
    return {};
}

void PageFacts::judge(ShownFacts const& shown, std::int64_t today, Ingested& into) {
    Judging(*said_, shown, today, into).judge();
}

} // namespace core
