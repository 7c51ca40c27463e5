#include "core/formats/bundle.h"

#include "core/base/size.h"
#include "core/formats/claims_jsonl.h"
#include "core/formats/zip_in.h"
#include "core/formats/zip_out.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace core {

namespace {

using Json = nlohmann::json;

constexpr int newest_bundle = 1;
constexpr std::string_view kind_file = "mimetype", kind_of_bundle = "application/vnd.counterpoint.bundle+zip";
constexpr std::string_view list_file = "list.json", claims_file = "claims.jsonl", signature_file = "signature.json";
constexpr std::array known_files{kind_file, list_file, claims_file, signature_file};
constexpr std::uint64_t largest_small_file = 64u << 10;

/// What is signed: nothing else this program signs begins so.
std::string signed_words(std::string_view list) { return "counterpoint exchange bundle\n" + std::string(list); }

class Opening {
public:
    Opening(std::shared_ptr<std::string const> bytes, std::string const& file) : bytes_(std::move(bytes)), file_(file) {
        auto entries = zip_entries(*bytes_);
        if (!entries) refuse_it(say("{file} cannot be read. {why} Ask for it again. Nothing was changed.",
                                    {{"file", file_}, in_words("why", entries.error().message.text)}));
        entries_ = std::move(*entries);
    }

    OpenBundle run(Progress& progress) {
        look_at_names();
        auto const list = small(list_file);
        read_list(list);
        read_signature(list);
        auto const& claims = entry(claims_file);
        if (claims.size > largest_bundle) refuse_large(claims.size);
        hold_claims(claims, progress);
        OpenBundle opened{sender_, claims.size, {}};
        opened.open = [bytes = bytes_, claims] { return unpacked(bytes, claims); };
        return opened;
    }

private:
    [[noreturn]] static void refuse_it(Message why) { throw Error(Code::bad_input, std::move(why)); }
    [[noreturn]] void refuse_large(std::uint64_t size) const {
        refuse_it(say("{file} says that it holds {size}; at most {most} are taken from a bundle. Nothing was changed.",
                      {{"file", file_}, {"size", size_text(size)}, {"most", size_text(largest_bundle)}}));
    }
    [[noreturn]] void refuse_altered() const {
        refuse_it(say("{file} was altered or damaged after it was made: what it holds is not what its sender listed and signed. "
                      "Nothing was changed.",
                      {{"file", file_}}));
    }
    [[noreturn]] void refuse_form() const {
        refuse_it(say("{file} is no exchange bundle of this program, or not a whole one. Nothing was changed.", {{"file", file_}}));
    }

    /// Nothing is ever written under these names; whoever puts others in means harm, or another program.
    void look_at_names() const {
        std::set<std::string_view> seen;
        for (auto const& each : entries_) {
            std::vector<Arg> const args{{"file", file_}, {"name", each.name}};
            if (each.name.starts_with('/') || each.name.find("..") != each.name.npos || each.name.find('\\') != each.name.npos)
                refuse_it(say("{file} holds “{name}”, a name that leads out of it. No bundle does. Nothing was changed.", args));
            if (std::ranges::find(known_files, each.name) == known_files.end())
                refuse_it(say("{file} holds “{name}”, which belongs to no bundle that this version knows. Nothing was changed.", args));
            if (!seen.insert(each.name).second)
                refuse_it(say("{file} holds “{name}” twice: nobody can say which counts. Nothing was changed.", args));
        }
        for (auto const name : {kind_file, list_file, claims_file})
            if (!seen.contains(name)) refuse_form();
    }
    ZipEntry const& entry(std::string_view name) const { return *std::ranges::find(entries_, name, &ZipEntry::name); }
    bool has(std::string_view name) const { return std::ranges::find(entries_, name, &ZipEntry::name) != entries_.end(); }
    std::string small(std::string_view name) const {
        auto const& found = entry(name);
        if (found.size > largest_small_file) refuse_form();
        return whole([&] { return unpacked_whole(bytes_, found); });
    }
    /// What the archive itself finds wrong is told with the file.
    template <class Call>
    auto whole(Call const& call) const -> decltype(call()) {
        try {
            return call();
        } catch (Error const& error) {
            if (error.code() != Code::bad_input) throw;
            refuse_altered();
        }
    }

    void read_list(std::string const& list) {
        auto const json = read_json(list);
        if (!json || !json->is_object() || small(kind_file) != kind_of_bundle) refuse_form();
        auto const version = json->find("counterpoint_bundle"), digest = json->find("claims_sha256"), size = json->find("claims_bytes");
        if (version == json->end() || !version->is_number_integer()) refuse_form();
        if (*version > newest_bundle)
            throw Error(Code::newer, say("{file} was made by a newer version of this program: take that one to bring it in. Nothing was "
                                         "changed.",
                                         {{"file", file_}}));
        if (digest == json->end() || !digest->is_string() || size == json->end() || !size->is_number_unsigned()) refuse_form();
        digest_ = digest->get<std::string>();
        size_ = size->get<std::uint64_t>();
        auto const words = [&](char const* key) {
            auto const found = json->find(key);
            return found == json->end() || !found->is_string() ? std::string() : made_fit(found->get<std::string>(), TextForm::name).text;
        };
        sender_.name = without_unfit_direction(words("by"), TextForm::name).substr(0, longest_label);
        sender_.workspace = words("workspace");
        if (auto const made = parse_instant(words("made"))) sender_.made = *made;
        if (auto const claims = json->find("claims"); claims != json->end() && claims->is_number_integer())
            sender_.claims = claims->get<std::int64_t>();
    }
    void read_signature(std::string const& list) {
        if (!has(signature_file)) return;
        auto const json = read_json(small(signature_file));
        if (!json || !json->is_object()) refuse_altered();
        auto const key = json->find("key"), signature = json->find("signature");
        if (key == json->end() || signature == json->end() || !key->is_string() || !signature->is_string()) refuse_altered();
        auto const key_bytes = from_base64(key->get<std::string>()), signed_by = from_base64(signature->get<std::string>());
        if (!key_bytes || !signed_by) refuse_altered();
        auto const whose = PublicKey::from(*key_bytes);
        if (whose.empty() || !signature_holds(signed_words(list), *signed_by, whose)) refuse_altered();
        sender_.key = whose;
    }
    void hold_claims(ZipEntry const& claims, Progress& progress) const {
        if (claims.size != size_) refuse_altered();
        Sha256 hash;
        std::uint64_t read = 0;
        whole([&] {
            auto const next = unpacked(bytes_, claims);
            for (auto piece = next(); !piece.empty(); piece = next()) {
                hash.update(piece);
                progress.update(read += piece.size(), claims.size + 1);
            }
        });
        if (to_hex(hash.finish()) != digest_) refuse_altered();
    }

    std::shared_ptr<std::string const> bytes_;
    std::string const& file_;
    std::vector<ZipEntry> entries_;
    BundleSender sender_;
    std::string digest_;
    std::uint64_t size_ = 0;
};

} // namespace

OpenBundle open_bundle(std::shared_ptr<std::string const> bytes, std::string const& file, Progress& progress) {
    return Opening(std::move(bytes), file).run(progress);
}

WrittenClaims write_bundle(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress) {
    WrittenClaims written;
    ZipOut zip;
    zip.add(kind_file, kind_of_bundle); // first, so that it is told by its first bytes
    Sha256 hash;
    std::uint64_t size = 0;
    zip.add_packed(claims_file, [&](Sink const& pack) {
        auto const take = [&](std::string_view piece) {
            if ((size += piece.size()) > largest_bundle)
                refuse(say("These claims with all they hang on have more than {most}, which is what a bundle holds: choose fewer. "
                           "Nothing was written.",
                           {{"most", size_text(largest_bundle)}}));
            hash.update(piece);
            pack(piece);
        };
        written = write_claim_lines(reader, selection, {.remarks = selection.remarks, .before = true}, take, progress);
    });
    nlohmann::ordered_json list;
    list["counterpoint_bundle"] = newest_bundle;
    list["by"] = selection.person;
    list["workspace"] = reader.workspace();
    if (selection.now.ms) list["made"] = to_iso(selection.now);
    list["claims"] = written.claims;
    list["claims_bytes"] = size;
    list["claims_sha256"] = to_hex(hash.finish());
    auto const text = escaped_json(list.dump(1)) + "\n";
    zip.add(list_file, text);
    if (auto const vouched = selection.voucher ? selection.voucher(signed_words(text)) : std::nullopt) {
        nlohmann::ordered_json signature;
        signature["key"] = to_base64(vouched->key.view());
        signature["signature"] = to_base64(vouched->signature);
        zip.add(signature_file, signature.dump(1) + "\n");
    }
    sink(zip.finish());
    return written;
}

Message sentence_of(BundleSender const& sender, std::optional<std::string> const& own_fingerprint) {
    std::vector<Arg> const args{{"name", sender.name}, {"key", fingerprint(sender.key)}};
    if (sender.key.empty())
        return say("Not signed: whoever passed it on may have altered it. It says that it is of “{name}”.", args);
    if (own_fingerprint == fingerprint(sender.key)) return say("Signed by the key of this computer ({key}).", args);
    return say("Signed by the key {key}, which calls itself “{name}”, and not altered since: ask them whether that key is theirs.", args);
}

} // namespace core
