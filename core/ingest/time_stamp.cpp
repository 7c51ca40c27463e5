#include "core/ingest/time_stamp.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <memory>

namespace core {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;

using Certificate = Owned<X509, X509_free>;
using Token = Owned<PKCS7, PKCS7_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using Memory = Owned<BIO, BIO_free_all>;
struct FreeStack {
    void operator()(STACK_OF(X509)* stack) const { sk_X509_free(stack); }
};
using Stack = std::unique_ptr<STACK_OF(X509), FreeStack>;
using Trusted = Owned<X509_STORE, X509_STORE_free>;
using Chain = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

Memory memory_of(std::string_view bytes) { return Memory(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

Certificate read_certificate(std::string_view text) {
    auto const* at = reinterpret_cast<unsigned char const*>(text.data());
    if (Certificate one(d2i_X509(nullptr, &at, static_cast<long>(text.size()))); one) return one;
    auto const from = memory_of(text);
    return Certificate(from ? PEM_read_bio_X509(from.get(), nullptr, [](char*, int, int, void*) { return 0; }, nullptr) : nullptr);
}

std::string in_hex(unsigned char const* bytes, std::size_t count) {
    Digest digest;
    if (count != digest.bytes.size()) return {};
    std::copy_n(reinterpret_cast<std::uint8_t const*>(bytes), count, reinterpret_cast<std::uint8_t*>(digest.bytes.data()));
    return to_hex(digest);
}

std::string fingerprint_of(X509 const* certificate) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    return X509_digest(certificate, EVP_sha256(), digest, &size) == 1 ? in_hex(digest, size) : std::string();
}

std::string subject_of(X509 const* certificate) {
    Memory const into(BIO_new(BIO_s_mem()));
    if (!into || X509_NAME_print_ex(into.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0)
        return {};
    char* data = nullptr;
    auto const size = BIO_get_mem_data(into.get(), &data);
    return {data, static_cast<std::size_t>(std::max(size, 0L))};
}

std::string last_reason() {
    auto const code = ERR_peek_last_error();
    auto const* reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? reason : "";
}

/// The answer of an authority, or the token alone, with nothing behind it.
struct Read {
    Token token;
    bool refused = false;
    std::string why;
};

/// What the authority says of why it gave none.
std::string status_words(TS_STATUS_INFO const* status) {
    std::string words;
    auto const* texts = TS_STATUS_INFO_get0_text(status);
    for (int at = 0; at < sk_ASN1_UTF8STRING_num(texts); ++at) {
        auto const* text = sk_ASN1_UTF8STRING_value(texts, at);
        words += (words.empty() ? "" : " ") + std::string(reinterpret_cast<char const*>(ASN1_STRING_get0_data(text)),
                                                          static_cast<std::size_t>(ASN1_STRING_length(text)));
    }
    return words;
}

Read read_token(std::string_view stamp) {
    Read read;
    auto const* const begin = reinterpret_cast<unsigned char const*>(stamp.data());
    auto const* at = begin;
    auto const all = [&] { return at == begin + stamp.size(); };
    if (Response const response(d2i_TS_RESP(nullptr, &at, static_cast<long>(stamp.size()))); response && all()) {
        auto* const status = TS_RESP_get_status_info(response.get());
        auto const granted = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
        if (granted != TS_STATUS_GRANTED && granted != TS_STATUS_GRANTED_WITH_MODS) {
            read.refused = true;
            read.why = status_words(status);
        } else if (auto* token = TS_RESP_get_token(response.get())) {
            read.token.reset(PKCS7_dup(token));
        }
        return read;
    }
    at = begin;
    read.token.reset(d2i_PKCS7(nullptr, &at, static_cast<long>(stamp.size())));
    if (!all()) {
        read.token.reset();
        read.why = at > begin ? "bytes behind it" : "";
    }
    return read;
}

std::optional<std::time_t> seconds_of(ASN1_GENERALIZEDTIME const* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return timegm(&parts);
}

/// Whether the signature is that of the one who is named as signer; and who that is.
X509* signer_of(PKCS7* token, std::string& why) {
    Stack const signers(PKCS7_get0_signers(token, nullptr, 0));
    if (!signers || sk_X509_num(signers.get()) != 1) {
        why = last_reason();
        return nullptr;
    }
    return sk_X509_value(signers.get(), 0);
}

bool signature_holds(PKCS7* token, X509* signer) {
    auto* const signer_infos = PKCS7_get_signer_info(token);
    if (sk_PKCS7_SIGNER_INFO_num(signer_infos) != 1) return false;
    Memory const content(PKCS7_dataInit(token, nullptr));
    if (!content) return false;
    char piece[4096];
    while (BIO_read(content.get(), piece, sizeof piece) > 0) {}
    return PKCS7_signatureVerify(content.get(), token, sk_PKCS7_SIGNER_INFO_value(signer_infos, 0), signer) == 1;
}

Trusted trusted_at(std::vector<std::string> const& roots, std::time_t at) {
    Trusted store(X509_STORE_new());
    for (auto const& each : roots)
        if (auto const root = read_certificate(each)) X509_STORE_add_cert(store.get(), root.get());
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), at);
    X509_VERIFY_PARAM_set_purpose(X509_STORE_get0_param(store.get()), X509_PURPOSE_TIMESTAMP_SIGN);
    return store;
}

/// X509_V_OK, or what is wrong with the chain; and the certificate it ends with.
int chain_of(X509* signer, STACK_OF(X509)* others, X509_STORE* trusted, std::string& root) {
    Chain const chain(X509_STORE_CTX_new());
    if (!chain || X509_STORE_CTX_init(chain.get(), trusted, signer, others) != 1) return X509_V_ERR_UNSPECIFIED;
    auto const good = X509_verify_cert(chain.get()) == 1;
    if (auto* const found = X509_STORE_CTX_get0_chain(chain.get()); found && sk_X509_num(found) > 0)
        root = fingerprint_of(sk_X509_value(found, sk_X509_num(found) - 1));
    return good ? X509_V_OK : X509_STORE_CTX_get_error(chain.get());
}

StampAnswer answer_for(int chain) {
    switch (chain) {
    case X509_V_OK: return StampAnswer::holds;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED: return StampAnswer::unknown_root;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID: return StampAnswer::not_valid_then;
    default: return StampAnswer::broken;
    }
}

/// All that OpenSSL asks of a time-stamp besides: versions, that the certificate named in it is the one that signed.
bool holds_in_all(PKCS7* token, std::string_view digest, Trusted store, std::string& why) {
    Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> const check(TS_VERIFY_CTX_new());
    TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_SIGNER | TS_VFY_SIGNATURE | TS_VFY_IMPRINT);
    TS_VERIFY_CTX_set_store(check.get(), store.release());
    auto* const imprint = static_cast<unsigned char*>(OPENSSL_memdup(digest.data(), digest.size()));
    TS_VERIFY_CTX_set_imprint(check.get(), imprint, static_cast<long>(digest.size()));
    if (TS_RESP_verify_token(check.get(), token) == 1) return true;
    why = last_reason();
    return false;
}

std::string name_of(int algorithm) {
    auto const* name = algorithm == NID_undef ? nullptr : OBJ_nid2sn(algorithm);
    return name ? name : "";
}

/// Not broken for good; SHA-1 is told as old.
bool is_strong(int hash) {
    auto const strong = {NID_sha1, NID_sha224, NID_sha256, NID_sha384, NID_sha512, NID_sha3_256, NID_sha3_384, NID_sha3_512};
    return std::ranges::find(strong, hash) != strong.end();
}

/// The hash that the signature is made over (RFC 5652, digestAlgorithm of the only signer); nothing when nobody signed.
std::optional<int> signed_over(PKCS7* token) {
    auto* const signers = PKCS7_get_signer_info(token);
    if (!signers || sk_PKCS7_SIGNER_INFO_num(signers) < 1) return std::nullopt;
    return OBJ_obj2nid(sk_PKCS7_SIGNER_INFO_value(signers, 0)->digest_alg->algorithm);
}

/// Of the bytes, by the algorithm that the stamp names.
std::string digest_by(int algorithm, std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    auto const* how = EVP_get_digestbynid(algorithm);
    if (!how || EVP_Digest(bytes.data(), bytes.size(), digest, &size, how, nullptr) != 1) return {};
    return {reinterpret_cast<char const*>(digest), size};
}

} // namespace

std::string time_stamp_request(Digest const& digest, std::uint64_t number) {
    Owned<TS_REQ, TS_REQ_free> const request(TS_REQ_new());
    Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> const imprint(TS_MSG_IMPRINT_new());
    Owned<X509_ALGOR, X509_ALGOR_free> const algorithm(X509_ALGOR_new());
    Owned<ASN1_INTEGER, ASN1_INTEGER_free> const nonce(ASN1_INTEGER_new());
    X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
    auto bytes = digest.bytes;
    ASN1_INTEGER_set_uint64(nonce.get(), number);
    TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
    TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    TS_REQ_set_version(request.get(), 1);
    TS_REQ_set_msg_imprint(request.get(), imprint.get());
    TS_REQ_set_nonce(request.get(), nonce.get());
    TS_REQ_set_cert_req(request.get(), 1);
    unsigned char* der = nullptr;
    auto const size = i2d_TS_REQ(request.get(), &der);
    std::string made(reinterpret_cast<char const*>(der), static_cast<std::size_t>(std::max(size, 0)));
    OPENSSL_free(der);
    return made;
}

StampFound read_time_stamp(std::string_view stamp, std::string_view bytes, std::vector<std::string> const& roots, Instant now) {
    StampFound found;
    ERR_clear_error();
    if (stamp.empty() || stamp.size() > longest_stamp) return found;
    auto const read = read_token(stamp);
    found.why = read.why;
    if (read.refused) found.answer = StampAnswer::refused;
    if (!read.token) return found;
    auto* const token = read.token.get();
    Info const info(PKCS7_type_is_signed(token) ? PKCS7_to_TS_TST_INFO(token) : nullptr);
    auto const at = info ? seconds_of(TS_TST_INFO_get_time(info.get())) : std::nullopt;
    if (!at) {
        found.why = last_reason();
        return found;
    }
    found.at = {static_cast<std::int64_t>(*at) * 1000};
    char policy[128] = "";
    OBJ_obj2txt(policy, sizeof policy, TS_TST_INFO_get_policy_id(info.get()), 1);
    found.policy = policy;
    auto* const imprint = TS_TST_INFO_get_msg_imprint(info.get());
    auto const algorithm = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
    found.hash = name_of(algorithm);
    // A time-stamp is as good as the weaker of what it says of the bytes and what its signature is made over.
    for (auto const each : {algorithm, signed_over(token).value_or(algorithm)}) {
        if (each == NID_sha1) found.old_hash = true;
        if (is_strong(each)) continue;
        found.hash = name_of(each);
        found.answer = StampAnswer::weak;
        return found;
    }
    auto const digest = digest_by(algorithm, bytes);
    auto const* const named = TS_MSG_IMPRINT_get_msg(imprint);
    std::string_view const stamped(reinterpret_cast<char const*>(ASN1_STRING_get0_data(named)),
                                   static_cast<std::size_t>(ASN1_STRING_length(named)));
    auto* const signer = signer_of(token, found.why);
    if (!signer) {
        auto const* certificates = token->d.sign->cert;
        found.answer = !certificates || sk_X509_num(certificates) == 0 ? StampAnswer::no_certificate : StampAnswer::broken;
        return found;
    }
    found.authority = subject_of(signer);
    if (!signature_holds(token, signer)) {
        found.why = last_reason();
        return found;
    }
    if (digest.empty() || digest != stamped) {
        found.answer = StampAnswer::other_bytes;
        return found;
    }
    auto const chain = chain_of(signer, token->d.sign->cert, trusted_at(roots, *at).get(), found.root);
    found.answer = answer_for(chain);
    if (chain != X509_V_OK) {
        found.why = X509_verify_cert_error_string(chain);
        return found;
    }
    if (!holds_in_all(token, digest, trusted_at(roots, *at), found.why)) {
        found.answer = StampAnswer::broken;
        return found;
    }
    std::string ignored;
    found.expired_since = chain_of(signer, token->d.sign->cert, trusted_at(roots, static_cast<std::time_t>(now.ms / 1000)).get(),
                                   ignored) == X509_V_ERR_CERT_HAS_EXPIRED;
    return found;
}

std::optional<RootCertificate> read_root_certificate(std::string_view text) {
    if (text.empty() || text.size() > longest_stamp) return std::nullopt;
    auto const certificate = read_certificate(text);
    if (!certificate || X509_check_ca(certificate.get()) < 1) return std::nullopt;
    return RootCertificate{fingerprint_of(certificate.get()), subject_of(certificate.get())};
}

} // namespace core
