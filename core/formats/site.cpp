#include "core/formats/site.h"

#include "core/editorial/verdict.h"
#include "core/formats/claim_review.h"
#include "core/formats/fact_check.h"
#include "core/formats/html_text.h"
#include "core/rules/publication.h"
#include "core/text/fold.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace core {

namespace {

constexpr std::string_view site_style = R"(:root{color-scheme:light dark;--ink:#1f2328;--paper:#fff;--quiet:#57606a;--line:#d0d7de}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--quiet:#9aa4ae;--line:#30363d}}
body{margin:0 auto;max-width:44rem;padding:1rem;font:1.05rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;border-bottom:1px solid var(--line);padding-bottom:.5rem}
a{color:inherit}ul.list{list-style:none;padding:0}ul.list li{border-bottom:1px solid var(--line);padding:.6rem 0}
.quiet{color:var(--quiet);font-size:.92rem}blockquote{margin-inline:1rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}footer{margin-top:3rem;border-top:1px solid var(--line)}
)";

/// Looks through a list that lies beside it; nothing is asked of anybody.
constexpr std::string_view site_search = R"((function () {
  var field = document.getElementById("words"), list = document.getElementById("found");
  function folded(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  var all = window.claims.map(function (each) { return { page: each.page, text: each.text, about: each.about, words: folded(each.text + " " + each.about) }; });
  field.addEventListener("input", function () {
    var wanted = folded(field.value).split(/\s+/).filter(Boolean);
    list.textContent = "";
    if (!wanted.length) return;
    all.filter(function (each) { return wanted.every(function (word) { return each.words.indexOf(word) >= 0; }); }).slice(0, 200).forEach(function (each) {
      var item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("div");
      link.href = each.page; link.textContent = each.text; link.dir = "auto";
      about.className = "quiet"; about.textContent = each.about;
      item.appendChild(link); item.appendChild(about); list.appendChild(item);
    });
  });
})();
)";

/// One claim as lists show it.
struct SiteLine {
    std::string page, text, verdict, speaker, day;
    std::string moment; ///< when it was published, as feeds want it
};

class Site {
public:
    Site(Reader const& reader, ClaimSelection const& selection, SiteFacts const& facts, Translator const& translator,
         TakeFile const& take, Progress& progress)
        : reader_(reader), selection_(selection), facts_(facts), translator_(translator), take_(take), progress_(progress) {}

    WrittenClaims run() {
        reader_.together([&] { each_claim(); });
        std::ranges::reverse(lines_); // the newest first
        lists();
        by(N_("Speakers"), "speakers", speakers_);
        by(N_("Topics"), "topics", topics_);
        corrections();
        feed();
        search();
        take_("style.css", std::string(site_style));
        take_("search.js", std::string(site_search));
        return written_;
    }

private:
    struct Group {
        std::string name;
        std::vector<SiteLine> lines;
    };
    using Groups = std::map<RawId, Group>;

    std::string tr(char const* english) const { return escape_html(translator_.translate(english)); }

    void each_claim() {
        auto const total = static_cast<std::uint64_t>(selection_.total);
        std::uint64_t looked_at = 0;
        for (auto claims = selection_.next(); !claims.empty(); claims = selection_.next())
            for (auto const id : claims) {
                progress_.update(looked_at++, total ? total + 1 : 0);
                if (!reader_.find(id)) continue; // deleted since it was listed
                auto const dossier = load_dossier(reader_, id);
                if (goes_out(reader_, dossier, selection_.person)) {
                    claim(dossier);
                    ++written_.claims;
                } else if (dossier.review && dossier.review->state == ReviewState::withdrawn && is_out(*dossier.review)) {
                    withdrawn(dossier);
                } else {
                    ++written_.left_out;
                    written_.changed += changed_since_approval(dossier);
                }
            }
    }
    void claim(Dossier const& dossier) {
        SiteLine line;
        line.page = site_page(dossier.claim.id);
        line.text = tidy(dossier.claim.text);
        line.verdict = in_language(dossier.rating()->labels, translator_.language());
        line.day = dossier.review->checked_on.text();
        line.moment = moment_of(dossier);
        auto const said = std::ranges::find_if(dossier.assertions, [](auto const& each) { return !each.speaker.empty(); });
        if (said != dossier.assertions.end()) line.speaker = said->speaker;
        auto body = fact_check_html(fact_check_of(dossier, translator_));
        if (said != dossier.assertions.end()) {
            auto& group = speakers_[said->statement.speaker.value];
            group.name = said->speaker;
            group.lines.push_back(line);
            body += link_line(N_("More of the same speaker"), "../speakers/" + id_text(said->statement.speaker.value) + ".html", said->speaker);
        }
        if (!dossier.topic.empty()) {
            auto& group = topics_[dossier.claim.topic.value];
            group.name = dossier.topic;
            group.lines.push_back(line);
            body += link_line(N_("More on the same topic"), "../topics/" + id_text(dossier.claim.topic.value) + ".html", dossier.topic);
        }
        note_corrections(dossier, line);
        auto const data = escaped_json(claim_review_json(reader_, dossier, facts_.address).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        std::string safe;
        for (auto const sign : data) safe += sign == '<' ? "\\u003c" : std::string(1, sign);
        page(line.page, line.text, body, "<script type=\"application/ld+json\">" + safe + "</script>\n");
        lines_.push_back(std::move(line));
    }
    /// The first day it may mean, as feeds know whole days alone; of what has none, when it was recorded.
    std::string moment_of(Dossier const& dossier) const {
        constexpr std::int64_t ms_a_day = 86'400'000;
        auto const day = dossier.review->checked_on.earliest_day();
        auto const at = dossier.review->checked_on.known() && day != PartialDate::always
                            ? Instant{day * ms_a_day}
                            : reader_.revision(reader_.last_change(ref(dossier.review->id))).at;
        return to_iso(at).substr(0, 19) + "Z";
    }
    /// Readers may still come for it, and find why it is gone.
    void withdrawn(Dossier const& dossier) {
        SiteLine line;
        line.page = site_page(dossier.claim.id);
        line.text = tidy(dossier.claim.text);
        auto const from = corrections_.size();
        note_corrections(dossier, line);
        auto body = "<h1 dir=\"auto\">" + escape_html(line.text) + "</h1>\n<p><strong>" + tr(label_of(ReviewState::withdrawn)) +
                    "</strong></p>\n";
        for (auto at = from; at < corrections_.size(); ++at)
            body += "<p dir=\"auto\">" + escape_html(corrections_[at].notice) + "</p>\n<p class=\"quiet\">" +
                    escape_html(corrections_[at].tier) + " · " + corrections_[at].at.substr(0, 10) + "</p>\n";
        page(line.page, line.text, body, "<meta name=\"robots\" content=\"noindex\">\n");
    }
    void note_corrections(Dossier const& dossier, SiteLine const& line) {
        for (auto const& each : dossier.corrections)
            if (is_told(each)) {
                auto const at = each.signed_at.ms ? each.signed_at : each.proposed_at;
                corrections_.push_back({to_iso(at), translator_.translate(label_of(each.tier)), tidy(each.notice), line});
            }
    }
    std::string link_line(char const* label, std::string const& to, std::string const& name) const {
        return "<p class=\"quiet\">" + tr(label) + ": <a href=\"" + to + "\" dir=\"auto\">" + escape_html(name) + "</a></p>\n";
    }
    /// One page with its frame; `name` tells how deep it lies.
    void page(std::string const& name, std::string const& title, std::string const& body, std::string const& head = {}) {
        std::string up;
        for (auto const sign : name)
            if (sign == '/') up += "../";
        auto const link = [&](char const* label, char const* to) { return "<a href=\"" + up + to + "\">" + tr(label) + "</a>\n"; };
        take_(name, "<!DOCTYPE html>\n<html lang=\"" + escape_html(translator_.language()) +
                        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'\">\n"
                        "<title>" + escape_html(title == facts_.title ? title : title + " · " + facts_.title) +
                        "</title>\n<link rel=\"stylesheet\" href=\"" + up + "style.css\">\n"
                        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + escape_html(facts_.title) + "\" href=\"" + up +
                        "feed.xml\">\n" + head + "</head>\n<body>\n<nav>\n" + link(N_("Claims"), "index.html") +
                        link(N_("Speakers"), "speakers.html") + link(N_("Topics"), "topics.html") +
                        link(N_("Corrections"), "corrections.html") + link(N_("Search"), "search.html") + "</nav>\n<main>\n" + body +
                        "</main>\n<footer class=\"quiet\">\n<p>" + escape_html(facts_.title) + "</p>\n</footer>\n</body>\n</html>\n");
    }
    std::string list_of(std::vector<SiteLine> const& lines, std::string const& up) const {
        if (lines.empty()) return "<p>" + tr(N_("Nothing yet.")) + "</p>\n";
        std::string list = "<ul class=\"list\">\n";
        for (auto const& line : lines) {
            list += "<li><a href=\"" + up + line.page + "\" dir=\"auto\">" + escape_html(line.text) + "</a><div class=\"quiet\">";
            list += "<strong>" + escape_html(line.verdict) + "</strong>";
            for (auto const* part : {&line.speaker, &line.day})
                if (!part->empty()) list += " · " + escape_html(*part);
            list += "</div></li>\n";
        }
        return list + "</ul>\n";
    }
    void lists() {
        constexpr std::size_t on_a_page = 100;
        auto const pages = std::max<std::size_t>(1, (lines_.size() + on_a_page - 1) / on_a_page);
        auto const name = [](std::size_t at) { return at == 0 ? std::string("index.html") : "index-" + std::to_string(at + 1) + ".html"; };
        for (std::size_t at = 0; at < pages; ++at) {
            auto const from = lines_.begin() + static_cast<std::ptrdiff_t>(at * on_a_page);
            auto const to = lines_.begin() + static_cast<std::ptrdiff_t>(std::min(lines_.size(), (at + 1) * on_a_page));
            auto body = "<h1>" + escape_html(facts_.title) + "</h1>\n" + list_of({from, to}, "");
            if (at > 0) body += "<p><a href=\"" + name(at - 1) + "\">" + tr(N_("Newer ones")) + "</a></p>\n";
            if (at + 1 < pages) body += "<p><a href=\"" + name(at + 1) + "\">" + tr(N_("Older ones")) + "</a></p>\n";
            page(name(at), facts_.title, body);
        }
    }
    void by(char const* heading, std::string const& folder, Groups& groups) {
        std::vector<std::pair<RawId, Group const*>> sorted;
        for (auto& [id, group] : groups) {
            std::ranges::reverse(group.lines);
            sorted.emplace_back(id, &group);
            page(folder + "/" + id_text(id) + ".html", group.name,
                 "<h1 dir=\"auto\">" + escape_html(group.name) + "</h1>\n" + list_of(group.lines, "../"));
        }
        std::ranges::sort(sorted, {}, [](auto const& each) { return fold(each.second->name); });
        std::string body = "<h1>" + tr(heading) + "</h1>\n";
        if (sorted.empty()) body += "<p>" + tr(N_("Nothing yet.")) + "</p>\n";
        else body += "<ul class=\"list\">\n";
        for (auto const& [id, group] : sorted)
            body += "<li><a href=\"" + folder + "/" + id_text(id) + ".html\" dir=\"auto\">" + escape_html(group->name) +
                    "</a> <span class=\"quiet\">" + std::to_string(group->lines.size()) + "</span></li>\n";
        if (!sorted.empty()) body += "</ul>\n";
        page(folder + ".html", translator_.translate(heading), body);
    }
    void corrections() {
        std::ranges::sort(corrections_, std::greater(), &SiteCorrection::at);
        std::string body = "<h1>" + tr(N_("Corrections")) + "</h1>\n";
        if (corrections_.empty()) body += "<p>" + tr(N_("Nothing yet.")) + "</p>\n";
        else body += "<ul class=\"list\">\n";
        for (auto const& each : corrections_)
            body += "<li><a href=\"" + each.line.page + "\" dir=\"auto\">" + escape_html(each.line.text) + "</a><p dir=\"auto\">" +
                    escape_html(each.notice) + "</p><div class=\"quiet\">" + escape_html(each.tier) + " · <time datetime=\"" + each.at +
                    "\">" + each.at.substr(0, 10) + "</time></div></li>\n";
        if (!corrections_.empty()) body += "</ul>\n";
        page("corrections.html", translator_.translate(N_("Corrections")), body);
    }
    /// Of the newest ones, as Atom (RFC 4287).
    void feed() {
        constexpr std::size_t most = 50;
        std::string newest = "1970-01-01T00:00:00Z", entries;
        for (std::size_t at = 0; at < std::min(most, lines_.size()); ++at) {
            auto const& line = lines_[at];
            newest = std::max(newest, line.moment);
            entries += "<entry>\n<id>urn:counterpoint:" + line.page.substr(7, line.page.size() - 12) + "</id>\n<title>" +
                       escape_html(line.text) + "</title>\n<link href=\"" + escape_html(facts_.address + line.page) + "\"/>\n<updated>" + line.moment +
                       "</updated>\n<summary>" + escape_html(line.verdict + (line.speaker.empty() ? "" : " · " + line.speaker)) +
                       "</summary>\n</entry>\n";
        }
        take_("feed.xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>" +
                              escape_html(facts_.address.empty() ? "urn:counterpoint:site" : facts_.address) + "</id>\n<title>" +
                              escape_html(facts_.title) + "</title>\n<updated>" + newest + "</updated>\n<author><name>" +
                              escape_html(facts_.title) + "</name></author>\n" + entries + "</feed>\n");
    }
    void search() {
        std::string list = "window.claims = [";
        for (auto const& line : lines_) {
            nlohmann::ordered_json json{{"page", line.page},
                                        {"text", line.text},
                                        {"about", line.verdict + (line.speaker.empty() ? "" : " · " + line.speaker)}};
            list += (&line == &lines_.front() ? "\n" : ",\n") +
                    escaped_json(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        }
        take_("claims.js", list + "\n];\n");
        page("search.html", translator_.translate(N_("Search")),
             "<h1>" + tr(N_("Search")) + "</h1>\n<label for=\"words\">" + tr(N_("Words of a claim, a verdict or a name")) +
                 "</label>\n<input id=\"words\" type=\"search\">\n<ul class=\"list\" id=\"found\"></ul>\n<noscript><p><a href=\"index.html\">" +
                 tr(N_("Without scripts, look through the list.")) + "</a></p></noscript>\n",
             "<script defer src=\"claims.js\"></script>\n<script defer src=\"search.js\"></script>\n");
    }

    struct SiteCorrection {
        std::string at, tier, notice;
        SiteLine line;
    };

    Reader const& reader_;
    ClaimSelection const& selection_;
    SiteFacts const& facts_;
    Translator const& translator_;
    TakeFile const& take_;
    Progress& progress_;
    WrittenClaims written_;
    std::vector<SiteLine> lines_;
    std::vector<SiteCorrection> corrections_;
    Groups speakers_, topics_;
};

} // namespace

WrittenClaims write_site(Reader const& reader, ClaimSelection const& selection, SiteFacts const& facts,
                         Translator const& translator, TakeFile const& take, Progress& progress) {
    return Site(reader, selection, facts, translator, take, progress).run();
}

} // namespace core
