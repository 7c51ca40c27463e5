// Feeds: RSS, Atom and lists of feeds (OPML), read by expat, which holds one element at a time and follows no entity of
// the file's own. What they declare as their encoding was heeded before: here they are UTF-8.
#include "core/formats/collected_source.h"
#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"

#include <expat.h>

#include <memory>
#include <vector>

namespace core {

namespace {

constexpr std::size_t most_feed_text = 1u << 20;
constexpr std::size_t deepest_feed = 200;

class Feed {
public:
    explicit Feed(TakeSource const& take) : take_(take), parser_(XML_ParserCreate("UTF-8")) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), opens, closes);
        XML_SetCharacterDataHandler(parser_.get(), says);
        XML_SetEntityDeclHandler(parser_.get(), declares);
    }
    void run(std::string_view file) {
        auto const parsed = XML_Parse(parser_.get(), file.data(), static_cast<int>(file.size()), XML_TRUE);
        if (parsed == XML_STATUS_OK) return;
        auto const line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser_.get()));
        if (refused_) take_({line, problem(say("It declares words of its own or is nested too deep, which no feed does; it was read "
                                               "up to there."))});
        else take_({line, problem(say("From there on it is no XML: {why}.",
                                      {{"why", XML_ErrorString(XML_GetErrorCode(parser_.get()))}}))});
    }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    using Attributes = XML_Char const**;

    static std::string bare(XML_Char const* name) {
        std::string_view const whole(name);
        auto const colon = whole.rfind(':');
        // "dc:creator" is itself; "atom:link" is a link of another kind.
        return lower_ascii(colon == whole.npos || whole.starts_with("dc:") ? whole : whole.substr(colon + 1));
    }
    static std::string attribute(Attributes attributes, std::string_view name) {
        for (auto at = attributes; *at; at += 2)
            if (lower_ascii(*at) == name) return at[1];
        return {};
    }
    static void opens(void* self, XML_Char const* name, Attributes attributes) {
        static_cast<Feed*>(self)->open(bare(name), attributes);
    }
    static void closes(void* self, XML_Char const* name) { static_cast<Feed*>(self)->close(bare(name)); }
    static void says(void* self, XML_Char const* text, int size) {
        auto& feed = *static_cast<Feed*>(self);
        if (feed.text_.size() < most_feed_text) feed.text_.append(text, static_cast<std::size_t>(size));
    }
    static void declares(void* self, XML_Char const*, int, XML_Char const*, int, XML_Char const*, XML_Char const*, XML_Char const*,
                         XML_Char const*) {
        static_cast<Feed*>(self)->stop();
    }
    void stop() {
        refused_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    void open(std::string const& name, Attributes attributes) {
        open_.push_back(name);
        if (open_.size() > deepest_feed) return stop();
        auto const base = attribute(attributes, "xml:base"), around = bases_.empty() ? std::string() : bases_.back();
        bases_.push_back(base.empty() ? around : whole(base, around));
        text_.clear();
        if (name == "item" || name == "entry") begin();
        if (name == "link" && attribute(attributes, "href") != "") {
            auto const relation = attribute(attributes, "rel");
            auto const is_page = relation.empty() || relation == "alternate";
            auto const address = whole(attribute(attributes, "href"), bases_.back());
            if (is_in_entry_ && is_page) link_ = address;
            if (!is_in_entry_ && (site_.empty() || is_page)) site_ = address;
        }
        if (name == "category" && is_in_entry_ && !attribute(attributes, "term").empty())
            SourceWords(source_).note("Category", attribute(attributes, "term"));
        if (name == "outline") outline(attributes);
    }
    void begin() {
        is_in_entry_ = true;
        source_ = {};
        link_.clear();
        source_.line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser_.get()));
    }
    void outline(Attributes attributes) {
        auto const feed = attribute(attributes, "xmlurl"), page = attribute(attributes, "htmlurl");
        if (feed.empty() && page.empty() && attribute(attributes, "url").empty()) return; // a folder
        begin();
        SourceWords words(source_);
        words.title(attribute(attributes, "title").empty() ? attribute(attributes, "text") : attribute(attributes, "title"));
        for (auto const& address : {page, attribute(attributes, "url"), feed})
            if (!address.empty()) words.url(address);
        words.note("Description", attribute(attributes, "description"));
        source_.type = SourceType::other;
        finish();
    }
    /// What is half an address leads from what stands round it, or from the site the feed is of.
    std::string whole(std::string const& address, std::string const& base) const {
        if (is_web_address(address)) return address;
        for (auto const& from : {base, site_})
            if (auto found = is_web_address(from) ? resolved(address, from) : std::string(); !found.empty()) return found;
        return address;
    }
    void close(std::string const& name) {
        open_.pop_back();
        auto const base = bases_.back();
        bases_.pop_back();
        auto const text = std::exchange(text_, {});
        if (name == "item" || name == "entry") return finish();
        SourceWords words(source_);
        auto const inside = open_.empty() ? std::string() : open_.back();
        if (!is_in_entry_) {
            if (name == "title" && (inside == "channel" || inside == "feed")) feed_ = plain_words(text);
            if (name == "language" && inside == "channel") language_ = text;
            if (name == "link" && inside == "channel" && site_.empty()) site_ = without_ascii_blanks(text);
            return;
        }
        if (inside == "author" && name == "name") return words.author(text);
        if (inside != "item" && inside != "entry") return;
        if (name == "title") words.title(plain_words(text));
        else if (name == "link" && !text.empty()) link_ = whole(std::string(without_ascii_blanks(text)), base);
        else if (name == "guid" && link_.empty()) guid_ = text;
        else if (name == "dc:creator" || (name == "author" && !text.empty() && text.find('@') == text.npos)) words.author(text);
        else if (name == "pubdate" || name == "published" || name == "dc:date") words.published(text);
        else if (name == "updated") updated_ = text;
        else if (name == "description" || name == "summary") words.note("Summary", plain_words(text));
        else if (name == "dc:language") words.language(text);
        else if (name == "category" || name == "dc:subject") words.note("Category", text);
    }
    void finish() {
        SourceWords words(source_);
        is_in_entry_ = false;
        if (!link_.empty()) words.url(link_);
        else if (is_web_address(guid_)) words.url(guid_);
        words.published(updated_);
        words.publisher(feed_);
        if (source_.language.empty() && !language_.empty()) words.language(language_);
        guid_.clear();
        updated_.clear();
        auto const line = source_.line;
        take_({line, words.take()});
    }

    TakeSource const& take_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::vector<std::string> open_, bases_; ///< elements, and the address from which links in them lead
    CollectedSource source_;
    std::string text_, link_, guid_, updated_, feed_, language_, site_;
    bool is_in_entry_ = false, refused_ = false;
};

} // namespace

void read_feed(std::string_view file, TakeSource const& take) { Feed(take).run(file); }

} // namespace core
