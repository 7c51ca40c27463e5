#include "app/intake/fetch.h"

#include "core/base/size.h"
#include "core/base/version.h"
#include "core/ingest/ip_address.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::say;

constexpr std::size_t most_head = 256'000;
constexpr long seconds_to_connect = 10;
constexpr long slowest = 100; // bytes a second, for so long:
constexpr long slow_seconds = 10;

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(CURLU* address) const { curl_url_cleanup(address); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(char* text) const { curl_free(text); }
};
template <class T>
using Held = std::unique_ptr<T, FreeHandle>;

/// An address taken apart and written as the standard has it: "0x7f.1" is 127.0.0.1.
class Address {
public:
    static std::optional<Address> parsed(std::string const& text) {
        Address address;
        if (curl_url_set(address.held_.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return std::nullopt;
        curl_url_set(address.held_.get(), CURLUPART_FRAGMENT, nullptr, 0);
        auto const scheme = address.part(CURLUPART_SCHEME);
        if (scheme != "http" && scheme != "https") return std::nullopt;
        if (address.host().empty()) return std::nullopt;
        return address;
    }
    /// Where a "Location" leads from here; nothing where that is no address of the web.
    std::optional<Address> led_to(std::string const& location) const {
        Held<CURLU> to(curl_url_dup(held_.get()));
        if (!to || curl_url_set(to.get(), CURLUPART_URL, location.c_str(), 0) != CURLUE_OK) return std::nullopt;
        char* text = nullptr;
        if (curl_url_get(to.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return std::nullopt;
        Held<char> const whole(text);
        return parsed(whole.get());
    }
    std::string text() const { return part(CURLUPART_URL); }
    std::string host() const { return part(CURLUPART_HOST); }
    std::string scheme() const { return part(CURLUPART_SCHEME); }
    bool has_password() const { return !part(CURLUPART_USER).empty() || !part(CURLUPART_PASSWORD).empty(); }

private:
    Address() : held_(curl_url()) {
        if (!held_) throw std::bad_alloc();
    }
    std::string part(CURLUPart which) const {
        char* text = nullptr;
        if (curl_url_get(held_.get(), which, &text, 0) != CURLUE_OK) return {};
        Held<char> const got(text);
        return core::repair_utf8(got.get());
    }
    Held<CURLU> held_;
};

/// The bytes of "127.0.0.1" or "[::1]"; none of a name.
std::vector<std::uint8_t> literal_bytes(std::string host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::vector<std::uint8_t> bytes(16);
    if (inet_pton(AF_INET6, host.substr(0, host.find('%')).c_str(), bytes.data()) == 1) return bytes;
    bytes.resize(4);
    if (inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return bytes;
    return {};
}

/// One request: what the callbacks of curl fill.
struct Request {
    core::Exchange exchange;
    core::Progress& progress;
    std::int64_t most_bytes;
    bool inside_allowed; ///< for this host
    bool through_proxy;
    std::string refused_ip = {};
    std::size_t head_bytes = 0;
    std::int64_t body_bytes = 0;
    enum class Broke { nothing, head, body, stopped } broke = Broke::nothing;
};

// ── callbacks of curl; nothing may be thrown through it ──

curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* address) {
    auto& request = *static_cast<Request*>(given);
    if (!request.inside_allowed && !request.through_proxy) {
        std::uint8_t bytes[16];
        std::size_t size = 0;
        sockaddr_storage whole{};
        std::copy_n(reinterpret_cast<char const*>(&address->addr), std::min<std::size_t>(address->addrlen, sizeof whole),
                    reinterpret_cast<char*>(&whole));
        if (address->family == AF_INET) {
            auto const& four = reinterpret_cast<sockaddr_in const&>(whole);
            size = 4;
            std::copy_n(reinterpret_cast<std::uint8_t const*>(&four.sin_addr), size, bytes);
        } else if (address->family == AF_INET6) {
            auto const& six = reinterpret_cast<sockaddr_in6 const&>(whole);
            size = 16;
            std::copy_n(reinterpret_cast<std::uint8_t const*>(&six.sin6_addr), size, bytes);
        }
        if (!core::is_public_address({bytes, size})) {
            char text[INET6_ADDRSTRLEN] = "";
            if (size) inet_ntop(address->family, bytes, text, sizeof text);
            request.refused_ip = *text ? text : "?";
            return CURL_SOCKET_BAD;
        }
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_head(char* data, std::size_t, std::size_t size, void* given) {
    auto& request = *static_cast<Request*>(given);
    std::string_view const line(data, size);
    // Of an answer that was only announced ("100 Continue") the head goes; trailers behind the body are none of it.
    if (request.body_bytes > 0) return size;
    if (line.starts_with("HTTP/")) request.exchange.response.clear();
    request.head_bytes += size;
    if (request.head_bytes > most_head) {
        request.broke = Request::Broke::head;
        return 0;
    }
    request.exchange.response += line;
    return size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* given) {
    auto& request = *static_cast<Request*>(given);
    request.body_bytes += static_cast<std::int64_t>(size);
    if (request.body_bytes > request.most_bytes) {
        request.broke = Request::Broke::body;
        return 0;
    }
    request.exchange.response.append(data, size);
    return size;
}

int take_debug(CURL*, curl_infotype kind, char* data, std::size_t size, void* given) {
    if (kind == CURLINFO_HEADER_OUT) static_cast<Request*>(given)->exchange.request.append(data, size);
    return 0;
}

int tell_progress(void* given, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t) {
    auto& request = *static_cast<Request*>(given);
    try {
        request.progress.update(static_cast<std::uint64_t>(now), static_cast<std::uint64_t>(total));
    } catch (...) {
        request.broke = Request::Broke::stopped;
        return 1;
    }
    return 0;
}

// ── the way ──

/// The proxy that the usual variables name for such addresses; empty without.
std::string proxy_for(std::string const& scheme) {
    auto const names = scheme == "https" ? std::array{"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}
                                         : std::array{"http_proxy", "http_proxy", "all_proxy", "ALL_PROXY"};
    for (auto const* name : names)
        if (auto const* value = std::getenv(name); value && *value) return value;
    return {};
}


[[noreturn]] void refuse_inside(std::string const& address, std::string const& ip) {
    throw Error(Code::refused, say("{address} leads to {ip}, which is in this computer or its own network; such addresses are "
                                   "fetched only if you allow it. Nothing was changed.",
                                   {{"address", address}, {"ip", ip}}));
}

std::string seconds_of(std::chrono::milliseconds time) {
    return std::to_string(std::max<std::int64_t>(1, (time.count() + 500) / 1000));
}

[[noreturn]] void tell_failure(CURLcode result, Request const& request, FetchOptions const& options, char const* why) {
    auto const& address = request.exchange.address;
    if (request.broke == Request::Broke::stopped) throw Error(Code::cancelled, say("Stopped at your request."));
    if (request.broke == Request::Broke::head)
        throw Error(Code::bad_input, say("{address} answered with a head of more than {most}; it was not read on. Nothing was changed.",
                                         {{"address", address}, {"most", core::size_text(most_head)}}));
    if (request.broke == Request::Broke::body)
        throw Error(Code::bad_input, say("{address} sends more than {most}; its reading was stopped. Nothing was changed.",
                                         {{"address", address},
                                          {"most", core::size_text(static_cast<std::uint64_t>(options.most_bytes))}}));
    if (!request.refused_ip.empty()) refuse_inside(address, request.refused_ip);
    switch (result) {
    case CURLE_OPERATION_TIMEDOUT:
        throw Error(Code::io, say("{address} did not answer within {seconds} seconds, or far too slowly. Nothing was changed.",
                                  {{"address", address}, {"seconds", seconds_of(options.most_time)}}));
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        throw Error(Code::io, say("{address} cannot be found: nobody knows its host, or there is no network. Nothing was changed.",
                                  {{"address", address}}));
    case CURLE_COULDNT_CONNECT:
        throw Error(Code::io, say("Nobody answers at {address}. Nothing was changed.", {{"address", address}}));
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
        throw Error(Code::refused, say("{address} cannot show that it is who it says (its certificate does not hold). Nothing was "
                                       "changed.", {{"address", address}}));
    default:
        throw Error(Code::io, say("{address} could not be fetched: {why}. Nothing was changed.",
                                  {{"address", address}, {"why", core::repair_utf8(why)}}));
    }
}

/// Whether what came so far is an answer that may be kept as an incomplete one; if so, in WARC's words why.
std::string short_because(CURLcode result, Request const& request) {
    if (request.broke != Request::Broke::nothing || request.body_bytes == 0) return {};
    if (result == CURLE_PARTIAL_FILE || result == CURLE_RECV_ERROR || result == CURLE_GOT_NOTHING) return "disconnect";
    if (result == CURLE_OPERATION_TIMEDOUT) return "time";
    return {};
}

core::Instant now() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

core::Exchange ask(Address const& address, bool inside_allowed, std::chrono::milliseconds time, FetchOptions const& options,
                   core::Progress& progress) {
    auto const proxy = inside_allowed ? std::string() : proxy_for(address.scheme()); // no proxy leads into the own network
    Request request{.exchange = {}, .progress = progress, .most_bytes = options.most_bytes, .inside_allowed = inside_allowed,
                    .through_proxy = !proxy.empty()};
    request.exchange.address = address.text();
    request.exchange.at = now();
    auto const literal = literal_bytes(address.host());
    if (!inside_allowed && !literal.empty() && !core::is_public_address(literal)) refuse_inside(address.text(), address.host());
    if (!inside_allowed && request.through_proxy && literal.empty() && core::names_own_network(address.host()))
        refuse_inside(address.text(), address.host());

    Held<CURL> const handle(curl_easy_init());
    if (!handle) throw std::bad_alloc();
    auto* curl = handle.get();
    char why[CURL_ERROR_SIZE] = "";
    Held<curl_slist> headers(curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"));
    headers.reset(curl_slist_append(headers.release(), "Accept-Encoding: gzip, deflate"));
    if (!options.sends.bytes.empty()) {
        headers.reset(curl_slist_append(headers.release(), ("Content-Type: " + options.sends.media_type).c_str()));
        headers.reset(curl_slist_append(headers.release(), "Expect:")); // it is short, and needs no leave
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, options.sends.bytes.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(options.sends.bytes.size()));
    }
    Held<curl_slist> names;
    for (auto const& name : options.told_names) names.reset(curl_slist_append(names.release(), name.c_str()));
    curl_easy_setopt(curl, CURLOPT_URL, request.exchange.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1)); // the record is bytes as sent
    curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_USERAGENT, fetching_as().c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_PROXY, proxy.c_str()); // an empty one: none, whatever the variables say
    // A list of hosts that are not asked for through it would let curl connect to them by itself, unjudged.
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds_to_connect);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slow_seconds);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why);
    if (names) curl_easy_setopt(curl, CURLOPT_RESOLVE, names.get());
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &request);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &request);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &request);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // for the callback alone, which has it all
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, take_debug);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &request);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, tell_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &request);

    auto const result = curl_easy_perform(curl);
    if (result != CURLE_OK) {
        request.exchange.truncated = short_because(result, request);
        if (request.exchange.truncated.empty()) tell_failure(result, request, options, *why ? why : curl_easy_strerror(result));
    }
    char const* ip = nullptr;
    if (curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip) request.exchange.ip = ip;
    return std::move(request.exchange);
}

} // namespace

std::string const& fetching_as() {
    static auto const name = fmt::format("Counterpoint/{} (fact-checking; one page at a person's command)", core::program_version());
    return name;
}

std::vector<core::Exchange> fetch(std::string const& typed, FetchOptions const& options, core::Progress& progress) {
    static std::once_flag begun;
    std::call_once(begun, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    auto address = Address::parsed(std::string(core::without_ascii_blanks(typed)));
    if (!address)
        throw Error(Code::bad_input, say("“{address}” is no address of the web; it begins with http:// or https://. Nothing was "
                                         "changed.", {{"address", core::repair_utf8(typed)}}));
    auto const allowed = options.inside == FetchOptions::Inside::allowed ? address->host() : std::string();
    auto const begin = std::chrono::steady_clock::now();
    std::vector<core::Exchange> way;
    for (;;) {
        if (address->has_password())
            throw Error(Code::refused, say("{address} carries a name or password, which is never sent. Nothing was changed.",
                                           {{"address", address->host()}}));
        auto const spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        auto const left = std::max(options.most_time - spent, std::chrono::milliseconds(1));
        way.push_back(ask(*address, address->host() == allowed, left, options, progress));
        auto const head = core::read_http_head(way.back().response);
        if (!head)
            throw Error(Code::bad_input, say("{address} does not answer as a web server does. Nothing was changed.",
                                             {{"address", way.back().address}}));
        auto const location = std::string(head->value("location"));
        auto const leads_on = head->status >= 300 && head->status < 400 && !location.empty();
        // What is sent goes to the one who was named, and to nobody else.
        if (!leads_on || !options.sends.bytes.empty()) return way;
        if (way.size() > static_cast<std::size_t>(options.most_redirects))
            throw Error(Code::bad_input, say("{address} leads from address to address, more than {most} times. Nothing was changed.",
                                             {{"address", way.front().address}, {"most", std::to_string(options.most_redirects)}}));
        auto next = address->led_to(location);
        if (!next)
            throw Error(Code::refused, say("{address} leads to “{location}”, which is no address of the web. Nothing was changed.",
                                           {{"address", way.back().address}, {"location", core::repair_utf8(location)}}));
        address = std::move(next);
    }
}

} // namespace app
