#include "core/ingest/page_sayings.h"

#include "core/ingest/byline.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace core {

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
    MetaKey{"articleauthor", FactKind::author, by_meta},
    MetaKey{"article_author", FactKind::author, by_meta},
    MetaKey{"article-author", FactKind::author, by_meta},
    MetaKey{"article:author_name", FactKind::author, by_meta},
    MetaKey{"content_author", FactKind::author, by_meta},
    MetaKey{"content-author", FactKind::author, by_meta},
    MetaKey{"author_name", FactKind::author, by_meta},
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
    MetaKey{"content_publisheddate", FactKind::published, by_meta},
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

/// The words of a byline: a link, a time or a block begins and ends a word of its own, and so do elements that touch.
void add_apart(GumboNode const& node, std::string& to, std::size_t most) {
    if (to.size() > most || node.type != GUMBO_NODE_ELEMENT) return add_text(node, to, most);
    auto const& children = node.v.element.children;
    auto const tag = node.v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) return;
    auto const parts = tag != GUMBO_TAG_B && tag != GUMBO_TAG_I && tag != GUMBO_TAG_STRONG && tag != GUMBO_TAG_EM && tag != GUMBO_TAG_SPAN;
    auto const is_element = [&](unsigned at) { return static_cast<GumboNode const*>(children.data[at])->type == GUMBO_NODE_ELEMENT; };
    if (parts) to += ' ';
    for (unsigned at = 0; at < children.length; ++at) {
        if (at > 0 && is_element(at) && is_element(at - 1)) to += ' ';
        add_apart(*static_cast<GumboNode const*>(children.data[at]), to, most);
    }
    if (parts) to += ' ';
}

std::string byline_text(GumboNode const& node) {
    constexpr std::size_t most = 2000;
    std::string text;
    add_apart(node, text, most);
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
        auto const outer = article_;
        if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_ARTICLE && article_ == 0) article_ = ++articles_;
        read_all(node, aside, in_story);
        article_ = outer;
    }
    /// What can only be told when all was seen.
    void finish() {
        for (std::size_t at = 0; at < labels_.size(); ++at)
            if (is_byline_word(one_line(labels_[at]))) into_.add(FactKind::author, by_meta, label_values_[at], "twitter:data" + std::to_string(at + 1));
    }

private:
    void read_all(GumboNode const& node, bool aside, bool in_story) {
        if (node.type == GUMBO_NODE_COMMENT) return read_comment(node.v.text.text, into_);
        if (node.type != GUMBO_NODE_ELEMENT) return;
        auto const& element = node.v.element;
        auto const style = value_of_attribute(node, "class");
        aside = aside || element.tag == GUMBO_TAG_ASIDE || element.tag == GUMBO_TAG_NAV || element.tag == GUMBO_TAG_FOOTER ||
                has_class(style, {"comment", "comments", "related", "teaser", "sidebar", "recommended"}) ||
                is_another_thing(node);
        in_story = in_story || element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN;
        read_element(node, style, aside, in_story);
        for (unsigned at = 0; at < element.children.length; ++at)
            read(*static_cast<GumboNode const*>(element.children.data[at]), aside, in_story);
    }
    /// Something that the page speaks of, and that has an author and a day of its own: a comment, a claim that is reviewed.
    static bool is_another_thing(GumboNode const& node) {
        auto type = lower_ascii(value_of_attribute(node, "itemtype") + value_of_attribute(node, "typeof"));
        if (type.empty()) return false;
        type.erase(0, type.find_last_of("/:#") + 1); // npos + 1 is 0
        if (is_one_of(type, {"comment", "claim", "quotation", "mediareviewitem"})) return true;
        auto const role = lower_ascii(value_of_attribute(node, "itemprop") + value_of_attribute(node, "property"));
        return has_class(role, {"itemreviewed", "about", "mentions", "citation", "isbasedon", "appearance", "firstappearance", "comment",
                                "schema:itemreviewed", "schema:about", "schema:mentions", "schema:citation"});
    }
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
            if (!aside && !headline_in_) headline_in_ = article_;
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
            auto const written = value_of_attribute(node, by);
            if (written.empty()) continue;
            // Of a comment, a claim or another article; what is for networks bears their name before it.
            auto const of_a_thing = std::string_view(by) == "itemprop" || (std::string_view(by) == "property" && written.find(':') == written.npos);
            if (aside && of_a_thing) continue;
            auto key = lower_ascii(written);
            if (key.starts_with("dcterms")) key = "dc" + key.substr(7);
            if (key.starts_with("dc:")) key[2] = '.';
            for (std::size_t at = 0; key.starts_with("twitter:") && at < labels_.size(); ++at) { // "twitter:label1" says what "twitter:data1" holds
                if (key == "twitter:label" + std::to_string(at + 1)) labels_[at] = content;
                if (key == "twitter:data" + std::to_string(at + 1)) label_values_[at] = content;
            }
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
            add_author(byline_text(node), "rel=author");
        else if (has_class(style, {"byline", "author", "author-name", "byline__name", "p-author", "article__author"}))
            add_author(byline_text(node), "class " + lower_ascii(style.substr(0, 40)));
    }

    /// Whoever wrote another article on the page did not write this one: the one that holds the headline counts, else the
    /// first that names anybody.
    void add_author(std::string const& value, std::string const& from) {
        if (!of_article_) of_article_ = headline_in_.value_or(article_);
        if (*of_article_ == article_) into_.add(FactKind::author, by_heading, value, from);
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
        if ((!linked_author_ || stands_beside(node, *linked_author_)) && std::ranges::any_of(authors, is_in))
            if (auto const names = names_alone(plain_words(shown_text(node))); !names.empty()) {
                into_.add(FactKind::author, by_place, joined(names), "link to the author");
                if (!linked_author_) linked_author_ = &node;
            }
        if (is_in("share") || is_in("intent/") || is_in("mailto:"))
            for (std::string_view const key : {"u=", "url=", "body="})
                for (auto const before : {'?', '&'})
                    if (auto const at = lower.find(before + std::string(key)); at != lower.npos) {
                        auto const start = at + 1 + key.size();
                        note_shared(percent_decoded(target.substr(start, target.find('&', start) - start)));
                    }
    }
    /// In one element, or each in an element of a short list.
    static bool stands_beside(GumboNode const& node, GumboNode const& other) {
        constexpr std::size_t longest = 160;
        if (node.parent == other.parent) return true;
        auto const* both = node.parent ? node.parent->parent : nullptr;
        return both && both->type == GUMBO_NODE_ELEMENT && other.parent && both == other.parent->parent && shown_text(*both).size() <= longest;
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
    GumboNode const* linked_author_ = nullptr; ///< the first link to what an author wrote
    std::array<std::string, 4> labels_, label_values_;
    int article_ = 0, articles_ = 0;  ///< the outermost <article> that is read; 0 outside of all
    std::optional<int> headline_in_;  ///< of the first <h1>
    std::optional<int> of_article_;   ///< whose bylines count
};

} // namespace

PageSayings page_sayings(GumboInternalNode const& root) {
    PageSayings said;
    // What a browser writes when it saves a page stands before <html>.
    if (auto const* document = root.parent; document && document->type == GUMBO_NODE_DOCUMENT)
        for (unsigned at = 0; at < document->v.document.children.length; ++at) {
            auto const& node = *static_cast<GumboNode const*>(document->v.document.children.data[at]);
            if (node.type == GUMBO_NODE_COMMENT) read_comment(node.v.text.text, said);
        }
    FactWalk walk(said);
    walk.read(root);
    walk.finish();
    return said;
}

} // namespace core
