#include "core/ingest/web_answers.h"

#include "core/ingest/sentences.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

constexpr std::size_t longest_way = 20, most_named = 3;

/// An address as it is asked for: without fragment, its host in small letters, "/" for no path, no "..".
std::string as_asked(std::string_view address) {
    auto const whole = address.substr(0, address.find('#'));
    auto const path = path_of(whole);
    auto const site = whole.substr(0, whole.size() - path.size());
    return lower_ascii(site) + std::string(path_of(resolved(path.empty() ? "/" : path, whole)));
}

std::string where_it_leads(WebAnswer const& answer) { return as_asked(resolved(answer.head.value("location"), answer.address())); }

/// What the records that only say "as before" refer to: by the identity of the record, by its address and time, else by
/// what it is the digest of.
class Referred {
public:
    void add(WarcRecord const& record) {
        by_identity_.emplace(record.value("WARC-Record-ID"), &record);
        by_digest_.emplace(record.value("WARC-Payload-Digest"), &record);
        by_place_.emplace(std::pair(as_asked(repair_utf8(record.target())), warc_moment(record.value("WARC-Date"))), &record);
    }
    WarcRecord const* of(WarcRecord const& revisit) const {
        if (auto const id = revisit.value("WARC-Refers-To"); !id.empty())
            if (auto const found = by_identity_.find(id); found != by_identity_.end()) return found->second;
        auto address = revisit.value("WARC-Refers-To-Target-URI");
        if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
        auto const at = warc_moment(revisit.value("WARC-Refers-To-Date"));
        if (!address.empty() && at.ms != 0) {
            auto const found = by_place_.find(std::pair(as_asked(repair_utf8(address)), at));
            return found == by_place_.end() ? nullptr : found->second;
        }
        auto const digest = revisit.value("WARC-Payload-Digest");
        auto const found = digest.empty() || revisit.value("WARC-Refers-To").size() > 0 ? by_digest_.end() : by_digest_.find(digest);
        return found == by_digest_.end() ? nullptr : found->second;
    }

private:
    std::map<std::string_view, WarcRecord const*> by_identity_, by_digest_; ///< the first of each
    std::map<std::pair<std::string, Instant>, WarcRecord const*> by_place_;
};

std::vector<WebAnswer> answers_in(WarcReading const& warc) {
    std::vector<WebAnswer> answers;
    Referred referred;
    for (auto const& record : warc.records)
        if (record.type() == "response") referred.add(record);
    for (auto const& record : warc.records) {
        auto const is_revisit = record.type() == "revisit";
        if (record.type() != "response" && !is_revisit) continue;
        auto const* const held_by = is_revisit ? referred.of(record) : &record;
        auto head = read_http_head(held_by ? held_by->block : record.block);
        if (!head && is_revisit) head = HttpHead{}; // it need not repeat what was answered
        if (!head) continue;
        auto const body = held_by ? held_by->block.substr(head->size) : std::string_view();
        answers.push_back({&record, held_by, std::move(*head), body, warc_moment(record.value("WARC-Date")), is_revisit});
    }
    return answers;
}

/// Which of the answers is the page: the largest web page, else whatever was there, else the last word.
std::size_t largest_page(std::vector<WebAnswer> const& answers) {
    std::size_t best = answers.size() - 1;
    auto const worth = [&](std::size_t at) {
        auto const& one = answers[at];
        return std::tuple(one.has_body(), !one.is_redirect(), one.is_page(), one.head.status == 200, one.is_page() ? one.body.size() : 0);
    };
    for (std::size_t at = answers.size(); at-- > 0;)
        if (worth(at) > worth(best)) best = at;
    return best;
}

/// Of the captures of one address the one that is meant; answers.size() where there is none.
std::size_t capture_of(std::string const& address, Instant at, std::vector<WebAnswer> const& answers) {
    auto best = answers.size();
    auto const worth = [&](std::size_t which) {
        auto const& one = answers[which];
        auto const far = one.at.ms > at.ms ? one.at.ms - at.ms : at.ms - one.at.ms;
        auto const kind = one.is_page() ? 3 : one.is_redirect() ? 2 : one.has_body() ? 1 : 0;
        // Without a time a page counts more than an error or an address that leads on; then the newest.
        return at.ms != 0 ? std::tuple(-far, std::int64_t(kind), which) : std::tuple(std::int64_t(kind), one.at.ms, which);
    };
    for (std::size_t which = 0; which < answers.size(); ++which)
        if (as_asked(answers[which].address()) == address && (best == answers.size() || worth(which) > worth(best))) best = which;
    return best;
}

/// Addresses of its web pages, each once, in their order.
std::vector<std::string> pages_in(std::vector<WebAnswer> const& answers) {
    std::vector<std::string> all;
    std::set<std::string> seen;
    for (auto const& each : answers)
        if (each.is_page() && seen.insert(as_asked(each.address())).second) all.push_back(each.address());
    return all;
}

[[noreturn]] void refuse_other_pages(WebAnswers const& all, std::string const& file, std::string const& wanted) {
    auto const& pages = all.pages;
    std::string names;
    for (std::size_t at = 0; at < std::min(pages.size(), most_named); ++at) names += (at ? ", " : "") + pages[at];
    if (pages.size() > most_named) names += " …";
    auto const left_out = all.warc.notes.size();
    throw Error(Code::bad_input, say(left_out > 0 ? sentences::no_such_page_or_damaged : sentences::no_such_page,
                                     {{"file", file}, {"address", wanted}, {"count", std::to_string(pages.size())},
                                      {"names", names.empty() ? "–" : names}, {"damaged", std::to_string(left_out)}}));
}

/// The one that was asked for, where its address leads if it leads on.
std::size_t page_among(WebAnswers const& all, std::string const& file, WantedPage const& wanted) {
    if (wanted.address.empty()) return largest_page(all.answers);
    auto address = as_asked(wanted.address);
    for (std::size_t step = 0; step < longest_way; ++step) {
        auto const found = capture_of(address, wanted.at, all.answers);
        if (found == all.answers.size()) break;
        if (!all.answers[found].is_redirect()) return found;
        address = where_it_leads(all.answers[found]);
    }
    refuse_other_pages(all, file, wanted.address);
}

/// The answers that led to that one, and it.
std::vector<std::size_t> way_to(std::size_t page, std::vector<WebAnswer> const& answers) {
    std::vector<std::size_t> way{page};
    for (auto at = page; at-- > 0 && way.size() < longest_way;)
        if (answers[at].is_redirect() && where_it_leads(answers[at]) == as_asked(answers[way.front()].address()))
            way.insert(way.begin(), at);
    return way;
}

} // namespace

std::string WebAnswer::address() const { return repair_utf8(record->target()); }

bool WebAnswer::is_redirect() const { return head.status >= 300 && head.status < 400 && !head.value("location").empty(); }

bool WebAnswer::is_page() const {
    auto const type = head.media_type();
    return has_body() && head.status == 200 && (type == "text/html" || type == "application/xhtml+xml");
}

WebAnswers web_answers(std::string_view bytes, std::string const& file, WantedPage const& wanted) {
    WebAnswers all{read_warc(bytes, file), {}, {}, {}};
    all.answers = answers_in(all.warc);
    if (all.answers.empty() && !all.warc.notes.empty())
        throw Error(Code::bad_input, say(sentences::web_archive_damaged,
                                         {{"file", file}, {"damaged", std::to_string(all.warc.notes.size())}}));
    if (all.answers.empty()) throw Error(Code::bad_input, say(sentences::web_archive_empty, {{"file", file}}));
    all.pages = pages_in(all.answers);
    all.way = way_to(page_among(all, file, wanted), all.answers);
    if (auto const& page = all.page(); !page.has_body())
        throw Error(Code::bad_input, say(sentences::revisit_of_nothing, {{"file", file}, {"address", page.address()},
                                                                         {"time", to_iso(page.at).substr(0, 19) + "Z"}}));
    return all;
}

bool has_its_payload(WebAnswer const& answer, std::string_view unpacked) {
    auto const digest = answer.record->value("WARC-Payload-Digest");
    if (digest.empty() || !answer.record->value("WARC-Truncated").empty()) return true;
    return is_digest_of(digest, answer.body) || is_digest_of(digest, unpacked) ||
           is_digest_of(digest, without_transfer_chunks(answer.head, answer.body));
}

Instant warc_moment(std::string_view date) {
    auto const point = date.find_first_of(".Z");
    std::string whole(date.substr(0, point));
    auto parts = point == date.npos || date[point] == 'Z' ? std::string() : std::string(date.substr(point + 1, date.find('Z') - point - 1));
    parts.resize(3, '0');
    auto const at = parse_instant(whole + "." + parts + "Z");
    return at ? *at : Instant{};
}

bool is_same_address(std::string_view one, std::string_view other) { return as_asked(one) == as_asked(other); }

} // namespace core
