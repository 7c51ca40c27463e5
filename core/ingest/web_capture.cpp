#include "core/ingest/web_capture.h"

#include "core/ingest/readers.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Answer {
    WarcRecord const* record = nullptr;
    HttpHead head;
    std::string_view body;
};

bool is_redirect(Answer const& answer) {
    return answer.head.status >= 300 && answer.head.status < 400 && !answer.head.value("location").empty();
}

bool is_page(Answer const& answer) {
    auto const type = answer.head.media_type();
    return answer.head.status == 200 && (type == "text/html" || type == "application/xhtml+xml");
}

/// Which of the answers is the page: the largest web page, else whatever was there, else the last word.
std::size_t largest_page(std::vector<Answer> const& answers) {
    std::size_t best = answers.size() - 1;
    auto const worth = [&](std::size_t at) {
        auto const& one = answers[at];
        return std::tuple(!is_redirect(one), is_page(one), one.head.status == 200, is_page(one) ? one.body.size() : 0);
    };
    for (std::size_t at = answers.size(); at-- > 0;)
        if (worth(at) > worth(best)) best = at;
    return best;
}

/// "2022-12-19T10:15:00Z", with or without parts of a second; 0 for anything else.
Instant moment(std::string_view date) {
    auto const point = date.find_first_of(".Z");
    std::string whole(date.substr(0, point));
    auto parts = point == date.npos || date[point] == 'Z' ? std::string() : std::string(date.substr(point + 1, date.find('Z') - point - 1));
    parts.resize(3, '0');
    auto const at = parse_instant(whole + "." + parts + "Z");
    return at ? *at : Instant{};
}

Hop hop_of(Answer const& answer, std::vector<WarcRecord> const& records) {
    Hop hop;
    hop.address = repair_utf8(answer.record->target());
    hop.ip = repair_utf8(answer.record->value("WARC-IP-Address"));
    hop.at = moment(answer.record->value("WARC-Date"));
    hop.status = answer.head.status;
    hop.reason = answer.head.reason;
    hop.headers = answer.head.headers;
    hop.truncated = answer.record->value("WARC-Truncated");
    if (is_redirect(answer)) hop.to = resolved(answer.head.value("location"), hop.address);
    auto const asked = answer.record->value("WARC-Concurrent-To");
    for (auto const& each : records)
        if (each.type() == "request" && !asked.empty() && each.value("WARC-Record-ID") == asked) {
            auto const method = each.block.substr(0, each.block.find(' '));
            if (method.size() <= 10) hop.method = repair_utf8(method);
        }
    return hop;
}

/// An address as it is asked for: without fragment, its host in small letters, "/" for no path, no "..".
std::string as_asked(std::string_view address) {
    auto const whole = address.substr(0, address.find('#'));
    auto const path = path_of(whole);
    auto const site = whole.substr(0, whole.size() - path.size());
    return lower_ascii(site) + std::string(path_of(resolved(path.empty() ? "/" : path, whole)));
}

/// The one that was asked for, where its address leads if it leads on; else the largest.
std::size_t page_among(std::vector<Answer> const& answers, std::string_view wanted) {
    constexpr int longest_way = 20;
    if (wanted.empty()) return largest_page(answers);
    auto address = as_asked(wanted);
    for (int step = 0; step < longest_way; ++step) {
        auto const asked = [&](Answer const& each) { return as_asked(repair_utf8(each.record->target())) == address; };
        auto const found = std::find_if(answers.rbegin(), answers.rend(), [&](Answer const& each) { return asked(each) && is_page(each); });
        if (found != answers.rend()) return static_cast<std::size_t>(answers.rend() - found) - 1;
        auto const led = std::find_if(answers.rbegin(), answers.rend(), [&](Answer const& each) { return asked(each) && is_redirect(each); });
        if (led == answers.rend()) break;
        address = as_asked(resolved(led->head.value("location"), repair_utf8(led->record->target())));
    }
    return largest_page(answers);
}

/// The answers that led to that one, and it.
std::vector<std::size_t> way_to(std::size_t page, std::vector<Answer> const& answers) {
    constexpr std::size_t longest_way = 20;
    std::vector<std::size_t> way{page};
    for (auto at = page; at-- > 0 && way.size() < longest_way;) {
        if (!is_redirect(answers[at])) continue;
        auto const from = repair_utf8(answers[at].record->target());
        auto const to = resolved(answers[at].head.value("location"), from);
        if (as_asked(to) == as_asked(repair_utf8(answers[way.front()].record->target()))) way.insert(way.begin(), at);
    }
    return way;
}

struct Opened {
    WarcReading warc;
    std::vector<Answer> answers;
    std::vector<std::size_t> way;
};

Opened opened(std::string_view bytes, std::string const& file, std::string_view wanted = {}) {
    Opened all{read_warc(bytes, file), {}, {}};
    for (auto const& record : all.warc.records) {
        if (record.type() != "response") continue;
        if (auto head = read_http_head(record.block)) {
            auto const body = record.block.substr(head->size);
            all.answers.push_back({&record, std::move(*head), body});
        }
    }
    if (all.answers.empty())
        throw Error(Code::bad_input, say("{file} is an archive of the web without any page that can be read. Nothing was changed.",
                                         {{"file", file}}));
    all.way = way_to(page_among(all.answers, wanted), all.answers);
    return all;
}

std::vector<Hop> hops_in(Opened const& all) {
    std::vector<Hop> hops;
    for (auto const at : all.way) hops.push_back(hop_of(all.answers[at], all.warc.records));
    return hops;
}

/// A page on the way to others asks who is there.
bool asks_who(std::string_view address) {
    auto const host = lower_ascii(host_of(address));
    auto path = lower_ascii(path_of(address));
    path = path.substr(0, path.find('?'));
    if (host.starts_with("consent.") || host.starts_with("login.") || host.starts_with("signin.") || host.starts_with("accounts.")) return true;
    constexpr std::array words{"login", "log-in", "signin", "sign-in", "consent", "connexion", "anmelden", "captcha"};
    for (std::string_view rest = path; !rest.empty();) {
        rest.remove_prefix(1);
        auto const end = std::min(rest.find('/'), rest.size());
        auto const part = rest.substr(0, end);
        if (std::ranges::any_of(words, [&](std::string_view word) { return part == word || part.starts_with(std::string(word) + "."); })) return true;
        rest.remove_prefix(end);
    }
    return false;
}

/// "isAccessibleForFree": false, as schema.org has it, whatever blanks stand between.
bool says_not_free(std::string_view body) {
    constexpr std::string_view word = "\"isAccessibleForFree\"";
    for (auto at = body.find(word); at != body.npos; at = body.find(word, at + 1)) {
        auto rest = body.substr(at + word.size(), 40);
        while (!rest.empty() && (is_ascii_blank(rest.front()) || rest.front() == ':' || rest.front() == '"')) rest.remove_prefix(1);
        if (lower_ascii(rest.substr(0, 5)) == "false") return true;
    }
    return false;
}

} // namespace

WebCapture read_web_capture(std::string_view warc, std::string const& file, std::int64_t most, std::string_view wanted) {
    auto all = opened(warc, file, wanted);
    auto const& page = all.answers[all.way.back()];
    WebCapture capture;
    capture.hops = hops_in(all);
    capture.media_type = page.head.media_type();
    capture.charset = page.head.charset();
    capture.notes = std::move(all.warc.notes);
    auto body = http_body(page.head, page.body, most, file);
    capture.body = std::move(body.bytes);
    capture.missing = body.missing;
    if (!capture.hops.back().truncated.empty()) capture.missing = std::max<std::int64_t>(capture.missing, 1);
    if (body.was_unpacked_already)
        capture.notes.push_back({Code::bad_input, say("{file} says that the page came packed, and holds it unpacked.", {{"file", file}})});
    return capture;
}

std::vector<Hop> hops_of_capture(std::string_view warc, std::string const& file, std::string_view wanted) {
    return hops_in(opened(warc, file, wanted));
}

bool is_same_address(std::string_view one, std::string_view other) { return as_asked(one) == as_asked(other); }

bool is_error(WebCapture const& capture) { return capture.page().status >= 400; }

std::vector<Message> doubts_about(WebCapture const& capture, std::string_view text) {
    constexpr std::int64_t few_letters = 250;
    std::vector<Message> doubts;
    auto const& page = capture.page();
    if (capture.missing > 1)
        doubts.push_back(say("The answer is incomplete: {missing} of {announced} bytes did not come.",
                             {{"missing", std::to_string(capture.missing)},
                              {"announced", std::string(HttpHead{0, {}, page.headers, 0}.value("content-length"))}}));
    else if (capture.missing > 0)
        doubts.push_back(say("The answer is incomplete: its end did not come."));
    if (is_error(capture)) {
        auto const what = std::to_string(page.status) + (page.reason.empty() ? "" : " " + page.reason);
        std::vector<Arg> const args{{"address", page.address}, {"what", what}};
        auto const closed = page.status == 401 || page.status == 402 || page.status == 403 || page.status == 429 || page.status == 451;
        doubts.push_back(closed ? say("{address} answered “{what}”: it does not show the page to everybody.", args)
                                : say("{address} answered “{what}”, which is no page but an error.", args));
        return doubts;
    }
    if (capture.hops.size() > 1 && asks_who(page.address))
        doubts.push_back(say("The address leads to {address}, which looks like a page to sign in or to agree to something.",
                             {{"address", page.address}}));
    if (says_not_free(capture.body))
        doubts.push_back(say("The page says itself that it is not free to read: what came may be its beginning only."));
    if (auto const letters = count(length(text)); !text.empty() && letters < few_letters)
        doubts.push_back(say("The page shows no more than {count} characters: perhaps a wall, and not the article.",
                             {{"count", std::to_string(letters)}}));
    return doubts;
}

Ingested ingest_web_capture(std::string_view warc, IngestOptions const& given, std::string_view wanted) {
    auto capture = read_web_capture(warc, given.file_name, given.max_bytes, wanted);
    auto options = given;
    options.file_name = capture.page().address.empty() ? given.file_name : capture.page().address;
    options.served_type = capture.media_type;
    options.served_charset = capture.charset;
    auto const& reader = reader_for(capture.body, options);
    if (reader.holds_page)
        throw Error(Code::bad_input, say("{file} holds an archive inside an archive, which is not followed. Nothing was changed.",
                                         {{"file", given.file_name}}));
    auto read = ingest(capture.body, options);
    if (auto const& address = capture.page().address; read.url.empty() && is_web_address(address)) {
        read.url = made_fit(address, TextForm::line).text;
        read.facts.push_back({FactKind::url, read.url, "HTTP"});
    }
    read.notes.insert(read.notes.begin(), capture.notes.begin(), capture.notes.end());
    return read;
}

} // namespace core
