#include "app/reader/wacz_list.h"

#include "core/base/checkpoint.h"
#include "core/base/digest.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"

#include <nlohmann/json.hpp>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <set>

namespace reader {

namespace {

using Json = nlohmann::json;
using Signed = WaczList::Signed;
constexpr auto list_name = "datapackage.json";
constexpr auto pages_name = "pages/pages.jsonl";
constexpr auto digest_name = "datapackage-digest.json";

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* bytes) const { BIO_free_all(bytes); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <class T>
using Held = std::unique_ptr<T, FreeKey>;

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

std::string text_in(Json const& json, char const* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

/// "sha256:…" of these bytes.
std::string hash_of(std::string_view bytes) { return "sha256:" + core::to_hex(core::sha256(bytes)); }

bool is_folder(std::string_view name) { return name.ends_with('/'); }

/// "1.3" and "2.0.0" are newer than 1.2; what is no number is nothing that can be said.
bool is_newer_than_known(std::string_view version) {
    constexpr std::pair known{1, 2};
    std::pair read{0, 0};
    auto const* const end = version.data() + version.size();
    auto const major = std::from_chars(version.data(), end, read.first);
    if (major.ec != std::errc()) return false;
    if (major.ptr != end && *major.ptr == '.') std::from_chars(major.ptr + 1, end, read.second);
    return read > known;
}

void compare_files(Entries const& entries, Json const& list, WaczList& into) {
    std::set<std::string, std::less<>> named;
    auto const resources = list.contains("resources") ? list["resources"] : Json::array();
    for (auto const& each : resources) {
        auto const path = text_in(each, "path");
        if (path.empty() || !named.insert(path).second) continue;
        ++into.listed;
        auto const file = entries.find(path);
        if (file == entries.end()) into.missing.push_back(path);
        else if (text_in(each, "hash") != hash_of(file->second)) into.altered.push_back(path);
    }
    for (auto const& [name, bytes] : entries)
        if (!is_folder(name) && name != list_name && name != digest_name && !named.contains(name)) into.extra.push_back(name);
}

/// r and s as they stand side by side in what browsers sign, as OpenSSL has them.
std::string in_der(std::string const& signature) {
    if (signature.size() % 2 != 0 || signature.empty() || signature.size() > 200) return signature;
    auto const half = signature.size() / 2;
    auto const* bytes = reinterpret_cast<unsigned char const*>(signature.data());
    Held<ECDSA_SIG> const both(ECDSA_SIG_new());
    ECDSA_SIG_set0(both.get(), BN_bin2bn(bytes, static_cast<int>(half), nullptr),
                   BN_bin2bn(bytes + half, static_cast<int>(half), nullptr));
    unsigned char* der = nullptr;
    auto const size = i2d_ECDSA_SIG(both.get(), &der);
    std::string made(reinterpret_cast<char const*>(der), static_cast<std::size_t>(std::max(size, 0)));
    OPENSSL_free(der);
    return made;
}

bool verifies(EVP_PKEY* key, std::string const& text, std::string const& signature) {
    auto const try_one = [&](std::string const& form) {
        Held<EVP_MD_CTX> const context(EVP_MD_CTX_new());
        return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
               EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(form.data()), form.size(),
                                reinterpret_cast<unsigned char const*>(text.data()), text.size()) == 1;
    };
    return try_one(signature) || try_one(in_der(signature));
}

/// Whether somebody signed the digest of the list, and who says to be.
void read_signature(Json const& digest, std::string const& hash, WaczList& into) {
    if (!digest.is_object() || !digest.contains("signedData")) return;
    auto const& data = digest["signedData"];
    auto const signature = core::from_base64(text_in(data, "signature"));
    into.sign = Signed::wrongly;
    into.created = text_in(data, "created");
    if (!signature || text_in(data, "hash") != hash) return;
    if (auto const domain = text_in(data, "domain"); !domain.empty()) {
        auto const pem = text_in(data, "domainCert");
        Held<BIO> const from(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
        Held<X509> const certificate(PEM_read_bio_X509(from.get(), nullptr, [](char*, int, int, void*) { return 0; }, nullptr));
        auto* const key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
        if (!key || X509_check_host(certificate.get(), domain.data(), domain.size(), 0, nullptr) != 1) return;
        if (!verifies(key, hash, *signature)) return;
        into.sign = Signed::for_a_domain;
        into.who = domain;
        return;
    }
    auto const der = core::from_base64(text_in(data, "publicKey"));
    if (!der) return;
    auto const* at = reinterpret_cast<unsigned char const*>(der->data());
    Held<EVP_PKEY> const key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
    if (!key || !verifies(key.get(), hash, *signature)) return;
    into.sign = Signed::by_a_key;
    into.who = core::to_hex(core::sha256(*der)).substr(0, 16);
}

} // namespace

WaczList read_wacz_list(Entries const& entries, core::IngestOptions const& options) {
    auto const text = entry(entries, list_name);
    auto const list = parsed(text);
    if (!list.is_object()) core::refuse_text(core::sentences::wacz_no_list, options);
    WaczList found;
    compare_files(entries, list, found);
    found.main_page = {text_in(list, "mainPageUrl"), core::warc_moment(text_in(list, "mainPageDate"))};
    if (found.main_page.address.empty() && list.contains("home"))
        found.main_page = {text_in(list["home"], "url"), core::warc_moment(text_in(list["home"], "ts"))};
    if (auto const version = text_in(list, "wacz_version"); is_newer_than_known(version)) found.newer_version = version;
    found.names_pages = entries.contains(pages_name);
    auto const digest = parsed(entry(entries, digest_name));
    auto const hash = hash_of(text);
    if (digest.is_object() && digest.contains("hash"))
        found.fixed = text_in(digest, "hash") == hash ? WaczList::Fixed::holds : WaczList::Fixed::broken;
    read_signature(digest, hash, found);
    return found;
}

std::vector<core::WantedPage> wacz_pages(Entries const& entries, std::size_t most) {
    std::vector<core::WantedPage> pages;
    for (std::string_view rest = entry(entries, pages_name); !rest.empty() && pages.size() < most;) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        auto const page = parsed(line);
        if (auto url = text_in(page, "url"); !url.empty()) pages.push_back({std::move(url), core::warc_moment(text_in(page, "ts"))});
    }
    return pages;
}

} // namespace reader
