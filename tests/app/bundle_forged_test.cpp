// What arrives as a bundle and is none, or is not what its sender made: each gets its sentence, and nothing comes in.
#include "tests/app/bundles.h"

namespace {

using fixture::bring_in_bundle, fixture::files_of, fixture::zip_of;

class BundleForged : public fixture::Bundles {
protected:
    /// The sentence by which it is refused; "" when it is not.
    std::string refusal(std::string const& bundle) {
        auto const head = bruno_->head();
        try {
            bring_in_bundle(*bruno_, bundle);
        } catch (core::Error const& error) {
            EXPECT_EQ(bruno_->head(), head);
            return core::render(error.message());
        }
        return {};
    }
    std::vector<std::pair<std::string, std::string>> listed(std::string const& bundle) {
        auto const files = files_of(bundle);
        return {files.begin(), files.end()};
    }
    static bool has(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }
};

TEST_F(BundleForged, TheSenderIsKnownByTheKey) {
    auto const imported = bring_in_bundle(*bruno_, sent());
    ASSERT_TRUE(imported.sender);
    EXPECT_EQ(imported.sender->key, anna_->voucher()("x")->key);
    EXPECT_EQ(imported.sender->name, "anna");
    EXPECT_EQ(imported.sender->claims, 1);
    EXPECT_EQ(imported.sender->workspace, anna_->workspace());
    EXPECT_TRUE(has(bruno_->revision(bruno_->head()).reason, core::fingerprint(imported.sender->key)));
}

TEST_F(BundleForged, PackedAnewByAnotherProgramItIsTheSame) {
    auto files = listed(sent());
    std::ranges::reverse(files);
    auto const imported = bring_in_bundle(*bruno_, zip_of(files));
    EXPECT_EQ(imported.added, 1);
    EXPECT_FALSE(imported.sender->key.empty());
}

TEST_F(BundleForged, EveryAlteredByteIsNoticed) {
    auto const good = sent();
    int taken = 0;
    for (std::size_t at = 0; at < good.size(); at += 7) {
        auto bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x20);
        core::Progress progress;
        try {
            auto const bytes = std::make_shared<std::string const>(bad);
            auto const opened = core::open_bundle(bytes, "a.bundle", progress);
            // What no one reads may differ: dates of files, what stands twice in the archive. The lines are those signed.
            std::string lines;
            auto const next = opened.open();
            for (auto piece = next(); !piece.empty(); piece = next()) lines += piece;
            EXPECT_EQ(lines, files_of(good)["claims.jsonl"]) << at;
            EXPECT_EQ(opened.sender.key, anna_->voucher()("x")->key) << at;
            ++taken;
        } catch (core::Error const& error) {
            EXPECT_TRUE(error.code() == core::Code::bad_input || error.code() == core::Code::newer) << at;
        }
    }
    EXPECT_LT(taken, static_cast<int>(good.size() / 7 / 4));
}

TEST_F(BundleForged, WhatIsAlteredInsideIsSaid) {
    for (auto const* name : {"claims.jsonl", "list.json", "signature.json"}) {
        auto files = listed(sent());
        for (auto& [each, bytes] : files)
            if (each == name) {
                auto const at = bytes.find(each == "signature.json" ? "signature\": \"" : "anna") + 15;
                bytes[std::min(at, bytes.size() - 4)] ^= 1;
            }
        EXPECT_TRUE(has(refusal(zip_of(files)), "was altered or damaged after it was made")) << name << refusal(zip_of(files));
    }
}

TEST_F(BundleForged, WithoutSignatureItIsTakenAsNobodys) {
    auto files = listed(sent());
    std::erase_if(files, [](auto const& each) { return each.first == "signature.json"; });
    auto const imported = bring_in_bundle(*bruno_, zip_of(files));
    EXPECT_TRUE(imported.sender->key.empty());
    EXPECT_TRUE(has(core::render(core::sentence_of(*imported.sender, std::nullopt)), "Not signed"));
    EXPECT_TRUE(bruno_->revision(bruno_->head()).reason.ends_with("?"));
}

TEST_F(BundleForged, AnotherKeyIsAnotherSender) {
    bruno_->commit(fixture::put(*bruno_, fixture::claim_saying(*bruno_, "Bruno signs."), "claim.create"));
    auto files = files_of(sent());
    auto const vouched = *bruno_->voucher()("counterpoint exchange bundle\n" + files["list.json"]);
    nlohmann::json signature{{"key", core::to_base64(vouched.key.view())}, {"signature", core::to_base64(vouched.signature)}};
    files["signature.json"] = signature.dump();
    auto const imported = bring_in_bundle(*bruno_, zip_of({files.begin(), files.end()}));
    EXPECT_EQ(imported.sender->key, vouched.key) << "who took it for their own is told as who signed it";
    // A signature of something else is none of this.
    auto const head = *anna_->voucher()(files["list.json"]);
    signature = {{"key", core::to_base64(head.key.view())}, {"signature", core::to_base64(head.signature)}};
    files["signature.json"] = signature.dump();
    EXPECT_TRUE(has(refusal(zip_of({files.begin(), files.end()})), "was altered"));
}

TEST_F(BundleForged, NamesThatLeadOutOfItAreRefused) {
    for (auto const* name : {"../../.ssh/authorized_keys", "/etc/passwd", "..\\evil.exe", "a/../../b"}) {
        auto files = listed(sent());
        files.emplace_back(name, "x");
        EXPECT_TRUE(has(refusal(zip_of(files)), "a name that leads out of it")) << name;
    }
    auto files = listed(sent());
    files.emplace_back("more.txt", "x");
    EXPECT_TRUE(has(refusal(zip_of(files)), "which belongs to no bundle"));
    auto twice = listed(sent());
    twice.push_back(twice.front());
    EXPECT_TRUE(has(refusal(zip_of(twice)), "twice: nobody can say which counts"));
}

TEST_F(BundleForged, ANewerOneIsLeftToANewerProgram) {
    auto files = files_of(sent());
    auto list = nlohmann::json::parse(files["list.json"]);
    list["counterpoint_bundle"] = 2;
    files["list.json"] = list.dump();
    EXPECT_TRUE(has(refusal(zip_of({files.begin(), files.end()})), "was made by a newer version of this program"));
}

TEST_F(BundleForged, WhatGrowsWithoutEndIsStopped) {
    // A list that becomes gigabytes: told by its size, which is looked at first.
    core::ZipOut bomb;
    auto const files = files_of(sent());
    bomb.add("mimetype", files.at("mimetype"));
    bomb.add_packed("list.json", [](core::Sink const& sink) {
        std::string const zeros(1 << 20, '0');
        for (int at = 0; at < 64; ++at) sink(zeros);
    });
    bomb.add("claims.jsonl", files.at("claims.jsonl"));
    EXPECT_TRUE(has(refusal(bomb.finish()), "is no exchange bundle of this program"));

    auto const large = [&](std::uint64_t told) {
        core::ZipOut zip;
        zip.add("mimetype", files.at("mimetype"));
        zip.add("list.json", nlohmann::json{{"counterpoint_bundle", 1}, {"claims_bytes", told}, {"claims_sha256", "x"}}.dump());
        zip.add_packed("claims.jsonl", [](core::Sink const& sink) {
            std::string const zeros(1 << 20, '0');
            for (int at = 0; at < 300; ++at) sink(zeros);
        });
        return zip.finish();
    };
    auto liar = large(10);
    EXPECT_LT(liar.size(), 1u << 20);
    EXPECT_TRUE(has(refusal(liar), "at most 268.4 MB are taken from a bundle"));
    // And says that it is small.
    auto const at = liar.rfind("claims.jsonl") - 46 + 24; // its size, in the directory
    for (std::size_t byte = 0; byte < 4; ++byte) liar[at + byte] = static_cast<char>(byte == 0 ? 10 : 0);
    EXPECT_TRUE(has(refusal(liar), "was altered or damaged"));
}

TEST_F(BundleForged, WhatEndsTooEarlyIsSaid) {
    auto const good = sent();
    for (auto const size : {good.size() - 1, good.size() / 2, std::size_t{200}})
        EXPECT_TRUE(has(refusal(good.substr(0, size)), "ends too early, or that was damaged on its way")) << size;
    auto files = listed(good);
    std::erase_if(files, [](auto const& each) { return each.first == "claims.jsonl"; });
    EXPECT_TRUE(has(refusal(zip_of(files)), "or not a whole one"));
}

TEST(Zip, WhatIsPackedComesOutAgain) {
    core::ZipOut zip;
    std::string words;
    while (words.size() < 500'000) words += std::to_string(words.size()) + " ";
    zip.add("kept", "as it is");
    zip.add_packed("packed", [&](core::Sink const& sink) {
        for (std::string_view rest = words; !rest.empty(); rest.remove_prefix(std::min<std::size_t>(1000, rest.size())))
            sink(rest.substr(0, 1000));
    });
    zip.add_packed("nothing", [](core::Sink const&) {});
    auto const archive = zip.finish();
    EXPECT_LT(archive.size(), words.size());
    auto files = files_of(archive);
    EXPECT_EQ(files["kept"], "as it is");
    EXPECT_EQ(files["packed"], words);
    EXPECT_EQ(files["nothing"], "");
    EXPECT_EQ(files.size(), 3u);
}

} // namespace
