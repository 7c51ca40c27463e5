#include "core/ingest/linked_data.h"

#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/lenient_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace core {

namespace {

using Json = nlohmann::json;

constexpr int deepest_data = 32;

/// The value under a name of schema.org, however it is prefixed; null without.
Json const* value_of(Json const& node, std::string const& name) {
    if (!node.is_object()) return nullptr;
    for (auto const* prefix : {"", "schema:", "https://schema.org/", "http://schema.org/"})
        if (auto const found = node.find(prefix + name); found != node.end()) return &*found;
    return nullptr;
}

/// A string, also as {"@value": …} or as the first of a list.
std::string plain_value(Json const* value) {
    if (!value) return {};
    if (value->is_string()) return value->get<std::string>();
    if (value->is_number_integer()) return std::to_string(value->get<std::int64_t>());
    if (value->is_array() && !value->empty()) return plain_value(&value->front());
    if (value->is_object())
        if (auto const inner = value->find("@value"); inner != value->end() && inner->is_string())
            return inner->get<std::string>();
    return {};
}

std::vector<std::string> types_of(Json const& node) {
    std::vector<std::string> types;
    auto const take = [&](Json const& value) {
        if (!value.is_string()) return;
        auto type = value.get<std::string>();
        types.push_back(type.substr(type.find_last_of(":/#") + 1)); // npos + 1 is 0
    };
    for (auto const* name : {"@type", "type"}) {
        auto const found = node.find(name);
        if (found == node.end()) continue;
        if (found->is_array())
            for (auto const& each : *found) take(each);
        else take(*found);
    }
    return types;
}

bool is_article(Json const& node) {
    return std::ranges::any_of(types_of(node), [](std::string const& type) {
        return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Statement";
    });
}

bool is_of_type(Json const& node, std::string_view wanted) {
    return std::ranges::any_of(types_of(node), [&](std::string const& type) { return type == wanted; });
}

class Graph {
public:
    void read(std::string const& script) {
        auto shallow = true;
        auto const guard = [&](int depth, Json::parse_event_t, Json&) {
            shallow = shallow && depth <= deepest_data;
            return shallow;
        };
        auto json = Json::parse(made_strict_json(script), guard, false);
        if (!shallow || json.is_discarded()) return;
        trees_.push_back(std::make_unique<Json>(std::move(json)));
        index(*trees_.back(), 0);
        collect(*trees_.back(), 0);
    }

    std::vector<Json const*> const& articles() const { return articles_; }
    std::vector<Json const*> const& pages() const { return pages_; }
    std::vector<Json const*> const& sites() const { return sites_; }

    /// The names a value stands for: a string, an object or what it refers to, or a list of such.
    void names(Json const* value, std::vector<std::string>& to, int depth = 0) const {
        if (!value || depth > 6) return;
        if (value->is_array()) {
            for (auto const& each : *value) names(&each, to, depth + 1);
        } else if (value->is_string()) {
            auto const text = value->get<std::string>();
            auto const known = by_id_.find(text);
            if (known != by_id_.end() && known->second != value) names(known->second, to, depth + 1);
            else to.push_back(text);
        } else if (value->is_object()) {
            if (auto const* list = value_of(*value, "@list")) return names(list, to, depth + 1);
            if (auto const* plain = value_of(*value, "name")) return names(plain, to, depth + 1);
            auto const given = plain_value(value_of(*value, "givenName")), family = plain_value(value_of(*value, "familyName"));
            if (!given.empty() || !family.empty()) return to.push_back(given + (given.empty() ? "" : " ") + family);
            if (auto const inner = plain_value(value); !inner.empty()) return to.push_back(inner);
            auto const id = plain_value(value_of(*value, "@id"));
            auto const known = by_id_.find(id);
            if (known != by_id_.end() && known->second != value) names(known->second, to, depth + 1);
        }
    }

private:
    /// Every object that has an identity and says something besides.
    void index(Json const& value, int depth) {
        if (depth > deepest_data || !(value.is_array() || value.is_object())) return;
        if (value.is_object() && value.size() > 1)
            if (auto const id = value.find("@id"); id != value.end() && id->is_string()) {
                auto& known = by_id_[id->get<std::string>()];
                if (!known || (!known->contains("name") && value.contains("name"))) known = &value;
            }
        for (auto const& each : value) index(each, depth + 1);
    }
    /// Articles, pages and sites that are told of as such; not those that stand in lists of other articles.
    void collect(Json const& value, int depth) {
        if (depth > deepest_data) return;
        if (value.is_array())
            for (auto const& each : value) collect(each, depth + 1);
        if (!value.is_object()) return;
        if (is_article(value)) articles_.push_back(&value);
        else if (is_of_type(value, "WebPage")) pages_.push_back(&value);
        if (is_of_type(value, "WebSite") || is_of_type(value, "NewsMediaOrganization")) sites_.push_back(&value);
        for (auto const* name : {"@graph", "mainEntity", "mainEntityOfPage", "isPartOf"})
            if (auto const found = value.find(name); found != value.end()) collect(*found, depth + 1);
    }

    std::vector<std::unique_ptr<Json>> trees_;
    std::map<std::string, Json const*> by_id_;
    std::vector<Json const*> articles_, pages_, sites_;
};

class Reading {
public:
    Reading(Graph const& graph, LinkedData& into) : graph_(graph), into_(into) {}

    void read(Json const& node, std::string const& where) {
        for (auto const* name : {"headline", "name", "alternativeHeadline"})
            add(FactKind::title, plain_value(value_of(node, name)), where + " " + name);
        if (into_.authors.empty())
            for (auto const* name : {"author", "creator"})
                if (into_.authors.empty()) graph_.names(value_of(node, name), into_.authors);
        std::vector<std::string> publishers;
        for (auto const* name : {"publisher", "sourceOrganization", "provider"})
            if (publishers.empty()) {
                graph_.names(value_of(node, name), publishers);
                for (auto const& each : publishers) {
                    add(FactKind::publisher, each, where + " " + name);
                    into_.site_names.push_back(each);
                }
            }
        for (auto const* name : {"datePublished", "dateCreated", "uploadDate"})
            add(FactKind::published, plain_value(value_of(node, name)), where + " " + name);
        if (auto const* language = value_of(node, "inLanguage")) {
            auto const* code = value_of(*language, "alternateName");
            add(FactKind::language, plain_value(code ? code : language), where + " inLanguage");
        }
        for (auto const* name : {"url", "mainEntityOfPage"}) {
            auto const* value = value_of(node, name);
            auto const* id = value && value->is_object() ? value_of(*value, "@id") : nullptr;
            add(FactKind::url, plain_value(id ? id : value), where + " " + name);
        }
    }

private:
    void add(FactKind kind, std::string const& value, std::string from) {
        if (auto line = plain_words(value); !line.empty()) into_.facts.push_back({kind, std::move(line), std::move(from)});
    }

    Graph const& graph_;
    LinkedData& into_;
};

/// The article the page is of.
Json const& best_of(std::vector<Json const*> const& articles, std::vector<std::string> const& titles,
                    std::vector<std::string> const& addresses) {
    std::vector<std::string> keys;
    for (auto const& title : titles) keys.push_back(squeezed(title));
    auto const is_this = [&](Json const* node) {
        auto const headline = squeezed(plain_value(value_of(*node, "headline")));
        if (!headline.empty())
            for (auto const& key : keys)
                if (key.starts_with(headline)) return true;
        for (auto const* name : {"url", "mainEntityOfPage", "@id"}) {
            auto const* value = value_of(*node, name);
            auto const* id = value && value->is_object() ? value_of(*value, "@id") : nullptr;
            auto const written = plain_value(id ? id : value);
            auto const address = addresses.empty() ? written : resolved(written, addresses.front());
            if (std::ranges::find(addresses, address) != addresses.end()) return true;
        }
        return false;
    };
    auto const found = articles.size() > 1 ? std::ranges::find_if(articles, is_this) : articles.begin();
    return found == articles.end() ? *articles.front() : **found;
}

} // namespace

LinkedData read_linked_data(std::vector<std::string> const& scripts, std::vector<std::string> const& titles,
                            std::vector<std::string> const& addresses) {
    Graph graph;
    for (auto const& script : scripts) graph.read(script);
    LinkedData data;
    Reading reading(graph, data);
    if (!graph.articles().empty()) reading.read(best_of(graph.articles(), titles, addresses), "JSON-LD");
    for (auto const* page : graph.pages()) reading.read(*page, "JSON-LD WebPage");
    for (auto const* site : graph.sites()) {
        auto const before = data.site_names.size();
        graph.names(value_of(*site, "name"), data.site_names);
        if (is_of_type(*site, "WebSite") && data.site_names.size() > before)
            data.facts.push_back({FactKind::publisher, plain_words(data.site_names[before]), "JSON-LD WebSite name"});
    }
    return data;
}

} // namespace core
