#include "core/ingest/web_capture.h"

#include "core/ingest/readers.h"
#include "core/ingest/sentences.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

Hop hop_of(WebAnswer const& answer, std::vector<WarcRecord> const& records) {
    Hop hop;
    hop.address = answer.address();
    hop.ip = repair_utf8(answer.record->value("WARC-IP-Address"));
    hop.at = answer.at;
    hop.status = answer.head.status;
    hop.reason = answer.head.reason;
    hop.headers = answer.head.headers;
    hop.truncated = answer.record->value("WARC-Truncated");
    if (answer.is_redirect()) hop.to = resolved(answer.head.value("location"), hop.address);
    auto const asked = answer.record->value("WARC-Concurrent-To");
    for (auto const& each : records)
        if (each.type() == "request" && !asked.empty() && each.value("WARC-Record-ID") == asked) {
            auto const method = each.block.substr(0, each.block.find(' '));
            if (method.size() <= 10) hop.method = repair_utf8(method);
        }
    return hop;
}

std::vector<Hop> hops_in(WebAnswers const& all) {
    std::vector<Hop> hops;
    for (auto const at : all.way) hops.push_back(hop_of(all.answers[at], all.warc.records));
    return hops;
}

std::string time_text(Instant at) { return to_iso(at).substr(0, 19) + "Z"; }

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

WebCapture read_web_capture(std::string_view warc, std::string const& file, std::int64_t most, WantedPage const& wanted) {
    auto all = web_answers(warc, file, wanted);
    auto const& page = all.page();
    WebCapture capture;
    capture.hops = hops_in(all);
    capture.media_type = page.head.media_type();
    capture.charset = page.head.charset();
    capture.notes = std::move(all.warc.notes);
    capture.pages = std::move(all.pages);
    auto const note = [&](char const* sentence, std::vector<Arg> args) {
        capture.notes.push_back({Code::bad_input, say(sentence, std::move(args))});
    };
    auto body = http_body(page.head, page.body, most, file);
    if (!has_its_payload(page, body.bytes)) note(sentences::other_payload, {{"address", page.address()}, {"time", time_text(page.at)}});
    capture.body = std::move(body.bytes);
    capture.missing = body.missing;
    if (!capture.hops.back().truncated.empty()) capture.missing = std::max<std::int64_t>(capture.missing, 1);
    if (body.was_unpacked_already) note(sentences::unpacked_already, {{"file", file}});
    if (page.is_revisit)
        note(sentences::revisit_followed, {{"time", time_text(page.at)}, {"address", repair_utf8(page.held_by->target())},
                                           {"earlier", time_text(warc_moment(page.held_by->value("WARC-Date")))}});
    auto const captures = std::ranges::count_if(all.answers, [&](WebAnswer const& each) {
        return each.is_page() && is_same_address(each.address(), page.address());
    });
    if (captures > 1) note(sentences::several_captures, {{"count", std::to_string(captures)}, {"time", time_text(page.at)}});
    if (wanted.address.empty() && capture.pages.size() > 1)
        note(sentences::largest_taken, {{"count", std::to_string(capture.pages.size())}, {"address", page.address()}});
    return capture;
}

std::vector<Hop> hops_of_capture(std::string_view warc, std::string const& file, WantedPage const& wanted) {
    return hops_in(web_answers(warc, file, wanted));
}

bool is_error(WebCapture const& capture) { return capture.page().status >= 400; }

std::vector<Message> doubts_about(WebCapture const& capture, std::string_view text) {
    constexpr std::int64_t few_letters = 250;
    std::vector<Message> doubts;
    auto const& page = capture.page();
    if (capture.missing > 1)
        doubts.push_back(say(sentences::answer_cut,
                             {{"missing", std::to_string(capture.missing)},
                              {"announced", std::string(HttpHead{0, {}, page.headers, 0}.value("content-length"))}}));
    else if (capture.missing > 0)
        doubts.push_back(say(sentences::answer_without_end));
    if (is_error(capture)) {
        auto const what = std::to_string(page.status) + (page.reason.empty() ? "" : " " + page.reason);
        std::vector<Arg> const args{{"address", page.address}, {"what", what}};
        auto const closed = page.status == 401 || page.status == 402 || page.status == 403 || page.status == 429 || page.status == 451;
        doubts.push_back(closed ? say(sentences::page_closed, args)
                                : say(sentences::page_is_error, args));
        return doubts;
    }
    if (capture.hops.size() > 1 && asks_who(page.address))
        doubts.push_back(say(sentences::leads_to_sign_in,
                             {{"address", page.address}}));
    if (says_not_free(capture.body))
        doubts.push_back(say(sentences::page_not_free));
    auto const is_page = reader_for(capture.body, {}).medium == Medium::words; // a picture has few words, and is none the less whole
    if (auto const letters = count(length(text)); is_page && !text.empty() && letters < few_letters)
        doubts.push_back(say(sentences::page_short,
                             {{"count", std::to_string(letters)}}));
    return doubts;
}

Ingested ingest_web_capture(std::string_view warc, IngestOptions const& given, WantedPage const& wanted) {
    auto capture = read_web_capture(warc, given.file_name, given.max_bytes, wanted);
    auto options = given;
    options.file_name = capture.page().address.empty() ? given.file_name : capture.page().address;
    options.served_type = capture.media_type;
    options.served_charset = capture.charset;
    auto const& reader = reader_for(capture.body, options);
    if (reader.holds_page)
        throw Error(Code::bad_input, say(sentences::archive_in_archive,
                                         {{"file", given.file_name}}));
    auto read = ingest(capture.body, options);
    if (auto const& address = capture.page().address; read.url.empty() && is_web_address(address)) {
        read.url = made_fit(address, TextForm::line).text;
        read.facts.push_back({FactKind::url, read.url, "HTTP"});
    }
    read.archived = std::move(capture.pages);
    read.page = capture.page().address;
    keep_addresses(read);
    read.notes.insert(read.notes.begin(), capture.notes.begin(), capture.notes.end());
    for (auto& doubt : doubts_about(capture, read.text)) read.notes.push_back({Code::bad_input, std::move(doubt)});
    return read;
}

void keep_addresses(Ingested& of) {
    auto const shows = [](std::string const& address) {
        return is_web_address(address) && made_fit(address, TextForm::line).text == address;
    };
    std::erase_if(of.archived, [&](auto const& each) { return !shows(each); });
    if (of.archived.size() < 2) of.archived.clear();
    if (of.archived.empty() || !shows(of.page)) of.page.clear();
}

} // namespace core
