#include "core/ingest/page_facts.h"

#include "core/ingest/byline.h"
#include "core/ingest/days_shown.h"
#include "core/ingest/linked_data.h"
#include "core/ingest/page_date.h"
#include "core/ingest/page_sayings.h"
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

namespace {

using Said = PageSayings::Said;
using Trust = PageSayings::Trust;
using enum PageSayings::Trust;

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
        add_addresses_of_data(data.facts);
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

    /// Data of an article or page know its address, too; half ones are meant from where the page stands.
    void add_addresses_of_data(std::vector<FoundFact> const& facts) {
        auto const base = addresses_.empty() ? resolved(said_.base, {}) : addresses_.front();
        for (auto const& fact : facts) {
            auto const half = fact.value.starts_with('/') || fact.value.starts_with("./") || fact.value.starts_with("../") || fact.value.starts_with('?');
            if (fact.kind != FactKind::url || (!half && !is_web_address(fact.value))) continue;
            auto whole = resolved(fact.value, half ? base : std::string());
            whole.erase(std::min(whole.find('#'), whole.size())); // the name of a thing on the page
            if (!whole.empty() && !is_front_page(whole)) addresses_from_.push_back({std::move(whole), fact.from});
        }
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
        drop_spoilt(people);
        std::erase_if(into_.facts, [](FoundFact const& fact) { return fact.kind == FactKind::author; });
        for (auto* some : {&people, &others}) into_.facts.insert(into_.facts.end(), some->begin(), some->end());
    }
    /// An offer that is a better one with words about it, "Από Ann Tern", is none; "Ann Tern, Bo Lind" names one more.
    static void drop_spoilt(std::vector<FoundFact>& people) {
        for (std::size_t at = 1; at < people.size();) {
            auto const& value = people[at].value;
            auto const spoilt = std::any_of(people.begin(), people.begin() + static_cast<std::ptrdiff_t>(at), [&](FoundFact const& better) {
                auto const found = value.find(better.value);
                if (found == value.npos || better.value.find(' ') == better.value.npos) return false;
                auto const before = value.substr(0, found), behind = value.substr(found + better.value.size());
                return names_alone(before).empty() && names_alone(behind).empty() && named_as_authors(behind).empty();
            });
            if (spoilt) people.erase(people.begin() + static_cast<std::ptrdiff_t>(at));
            else ++at;
        }
    }
    void add_people(std::vector<std::string> const& written, std::string const& from) {
        auto const scholarly = from.starts_with("citation_") || lower_ascii(from).starts_with("dc");
        std::vector<std::string> names;
        for (auto const& each : written) {
            auto name = from.starts_with("class ") || from.starts_with("rel=") ? people_in_byline(each) : people_in(each, language_);
            if (scholarly) name = given_name_first(name);
            names.push_back(std::move(name));
        }
        add(FactKind::author, joined(names), from);
    }
    /// What a line made for readers says: "By Ann Tern » 4 March 2021, 10:15", "Ann Tern, The Post".
    std::string people_in_byline(std::string const& written) const {
        auto const name = people_in(written, language_);
        auto const days = days_shown(name, tag_, usual_day_order(tag_));
        auto end = days.empty() ? name.size() : days.front().start;
        for (std::size_t at = 1; at < end; ++at) // no name has a number in it
            if (is_ascii_digit(name[at]) && name[at - 1] == ' ') end = at;
        auto const line = end == 0 ? std::string_view(name) : std::string_view(name).substr(0, end);
        auto names = named_as_authors(line);
        if (names.empty()) names = names_alone(line);
        return names.empty() ? people_in(line, language_) : joined(names);
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

PageFacts::PageFacts(GumboInternalNode const& root)
    : said_(std::make_unique<PageSayings>(page_sayings(root))) {}

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
