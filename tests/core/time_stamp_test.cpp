// Time-stamps against an authority of the test's own: each answer has its own case, and nothing that was changed passes.
#include "core/ingest/time_stamp.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace {

namespace fs = std::filesystem;
using core::Instant;
using core::StampAnswer;
using core::StampFound;

constexpr std::int64_t day = 86'400'000;

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Made once by openssl: a root, an authority below it and one that is no authority for time.
class Authority : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        auto pattern = (fs::temp_directory_path() / "counterpoint-tsa-XXXXXX").string();
        folder() = ::mkdtemp(pattern.data());
        write("config", "[tsa]\ndefault_tsa = one\n[one]\nserial = serial\nsigner_cert = tsa.pem\ncerts = root.pem\n"
                        "signer_key = tsa.key\ndefault_policy = 1.2.3.4.1\ndigests = sha1, sha256, sha384, sha512, md5\n"
                        "ess_cert_id_alg = sha256\nsigner_digest = sha256\naccuracy = secs:1\n"
                        "[ca]\nbasicConstraints = critical,CA:true\n"
                        "[time]\nextendedKeyUsage = critical,timeStamping\n[mail]\nextendedKeyUsage = emailProtection\n");
        write("serial", "01\n");
        write("bytes", text());
        run("openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3000 -subj '/CN=Root of the test' "
            "-addext basicConstraints=critical,CA:true");
        certify("tsa", "time");
        certify("mail", "mail");
        run("openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 30 -subj '/CN=Another root'");
        stamp("good", "sha256", "tsa");
        stamp("long", "sha512", "tsa");
        stamp("old", "sha1", "tsa");
        stamp("weak", "md5", "tsa");
        run("openssl ts -query -data bytes -sha256 -no_nonce -out bare.tsq");
        run("openssl ts -reply -config config -queryfile bare.tsq -out bare.tsr");
        run("openssl ts -reply -config config -queryfile good.tsq -token_out -out good.tst");
    }
    static void TearDownTestSuite() { fs::remove_all(folder()); }

    static fs::path& folder() {
        static fs::path one;
        return one;
    }
    static std::string text() { return "The bytes of a page."; }
    static void write(std::string const& name, std::string const& bytes) { std::ofstream(folder() / name, std::ios::binary) << bytes; }
    static void run(std::string const& command) {
        auto const whole = "cd '" + folder().string() + "' && " + command + " >/dev/null 2>&1";
        ASSERT_EQ(std::system(whole.c_str()), 0) << command;
    }
    static void certify(std::string const& name, std::string const& section) {
        run("openssl req -newkey rsa:2048 -nodes -keyout " + name + ".key -out " + name + ".csr -subj '/CN=Time of the " + name + "'");
        run("openssl x509 -req -in " + name + ".csr -CA root.pem -CAkey root.key -CAcreateserial -days 100 -extfile config "
            "-extensions " + section + " -out " + name + ".pem");
    }
    static void stamp(std::string const& name, std::string const& hash, std::string const& by) {
        run("openssl ts -query -data bytes -" + hash + " -cert -out " + name + ".tsq");
        run("openssl ts -reply -config config -queryfile " + name + ".tsq -signer " + by + ".pem -inkey " + by + ".key -out " + name + ".tsr");
    }
    static Instant now() {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    static StampFound read(std::string const& stamp, std::string const& bytes = text(), std::string const& root = "root.pem",
                           std::int64_t later = 0) {
        std::vector<std::string> roots;
        if (!root.empty()) roots.push_back(contents(folder() / root));
        return core::read_time_stamp(stamp, bytes, roots, {now().ms + later});
    }
    static std::string file(std::string const& name) { return contents(folder() / name); }
};

TEST_F(Authority, IsBelievedForTheBytesItStamped) {
    for (auto const* name : {"good.tsr", "good.tst", "long.tsr"}) {
        auto const found = read(file(name));
        EXPECT_EQ(found.answer, StampAnswer::holds) << name << found.why;
        EXPECT_LT(std::abs(found.at.ms - now().ms), day) << name;
        EXPECT_EQ(found.authority, "CN=Time of the tsa");
        EXPECT_EQ(found.policy, "1.2.3.4.1");
        EXPECT_FALSE(found.expired_since);
        auto const root = core::read_root_certificate(file("root.pem"));
        ASSERT_TRUE(root);
        EXPECT_EQ(found.root, root->fingerprint);
    }
    EXPECT_EQ(read(file("good.tsr")).hash, "SHA256");
}

TEST_F(Authority, HasAnAnswerOfItsOwnForEachThingThatIsWrong) {
    EXPECT_EQ(read(file("good.tsr"), "Other bytes.").answer, StampAnswer::other_bytes);
    EXPECT_EQ(read(file("good.tsr"), text(), "").answer, StampAnswer::unknown_root);
    EXPECT_EQ(read(file("good.tsr"), text(), "other.pem").answer, StampAnswer::unknown_root);
    EXPECT_EQ(read(file("bare.tsr")).answer, StampAnswer::no_certificate);
    EXPECT_EQ(read(file("weak.tsr")).answer, StampAnswer::weak);
    EXPECT_TRUE(read(file("old.tsr")).old_hash);
    EXPECT_EQ(read(file("good.tsr") + "x").answer, StampAnswer::broken) << "bytes behind it";
    EXPECT_EQ(read(file("good.tst") + "x").answer, StampAnswer::broken);
    EXPECT_EQ(read(file("root.pem")).answer, StampAnswer::broken);
    EXPECT_EQ(read("").answer, StampAnswer::broken);
    EXPECT_EQ(read(std::string(core::longest_stamp + 1, '0')).answer, StampAnswer::broken);
}

TEST_F(Authority, IsJudgedAtTheTimeOfItsWord) {
    auto const later = read(file("good.tsr"), text(), "root.pem", 200 * day);
    EXPECT_EQ(later.answer, StampAnswer::holds) << "its certificate was valid then";
    EXPECT_TRUE(later.expired_since);
    // A certificate that only begins tomorrow, and one that has ended.
    run("openssl req -newkey rsa:2048 -nodes -keyout late.key -out late.csr -subj '/CN=Time of the late'");
    write("late.cnf", "[ca]\ndefault_ca = x\n[x]\ndatabase = index\nserial = late.serial\nnew_certs_dir = .\npolicy = any\n"
                      "default_md = sha256\n[any]\ncommonName = supplied\n[time]\nextendedKeyUsage = critical,timeStamping\n");
    write("index", "");
    write("late.serial", "77\n");
    auto const issue = [](std::string const& from, std::string const& until) {
        fs::remove(folder() / "index");
        write("index", "");
        run("openssl ca -batch -config late.cnf -cert root.pem -keyfile root.key -in late.csr -out late.pem -startdate " + from +
            " -enddate " + until + " -extensions time -notext");
        run("openssl ts -query -data bytes -sha256 -cert -out late.tsq");
        run("openssl ts -reply -config config -queryfile late.tsq -signer late.pem -inkey late.key -out late.tsr");
    };
    issue("20200101000000Z", "20200201000000Z");
    EXPECT_EQ(read(file("late.tsr")).answer, StampAnswer::not_valid_then);
    issue("20980101000000Z", "20990101000000Z");
    EXPECT_EQ(read(file("late.tsr")).answer, StampAnswer::not_valid_then);
}

TEST_F(Authority, ThatIsNoneForTimeIsNotBelieved) {
    // openssl ts itself would not sign with it: the token is signed as mail is, with the words of a time-stamp in it.
    run("openssl ts -reply -in good.tsr -token_out -out good.token");
    run("openssl asn1parse -inform DER -in good.token -strparse $(openssl asn1parse -inform DER -in good.token | "
        "awk -F: '/OCTET STRING/ { print $1; exit }') -out info -noout");
    run("openssl cms -sign -binary -nodetach -in info -econtent_type 1.2.840.113549.1.9.16.1.4 -signer mail.pem -inkey mail.key "
        "-certfile root.pem -outform DER -out forged.tst");
    auto const found = read(file("forged.tst"));
    EXPECT_NE(found.answer, StampAnswer::holds);
    EXPECT_NE(found.answer, StampAnswer::unknown_root);
    // By the right key, but without the name of its certificate inside, as a time-stamp has it.
    run("openssl cms -sign -binary -nodetach -in info -econtent_type 1.2.840.113549.1.9.16.1.4 -signer tsa.pem -inkey tsa.key "
        "-certfile root.pem -outform DER -out nameless.tst");
    EXPECT_EQ(read(file("nameless.tst")).answer, StampAnswer::broken);
}

TEST_F(Authority, ThatRefusesIsQuoted) {
    write("bad.tsq", "no request");
    run("openssl ts -reply -config config -queryfile bad.tsq -out bad.tsr");
    auto const found = read(file("bad.tsr"));
    EXPECT_EQ(found.answer, StampAnswer::refused);
    EXPECT_FALSE(found.why.empty());
}

TEST_F(Authority, WhoseWordWasChangedIsNotBelieved) {
    auto const whole = file("good.tsr");
    auto const held = read(whole);
    std::mt19937 dice(3);
    int other_answers = 0;
    for (int at = 0; at < 1500; ++at) {
        auto changed = whole;
        auto const place = dice() % changed.size();
        if (at % 3 == 0) changed.erase(place, 1 + dice() % 40);
        else changed[place] = static_cast<char>(changed[place] ^ (1 << (dice() % 8)));
        auto const found = read(changed);
        if (found.answer != StampAnswer::holds) ++other_answers;
        else EXPECT_EQ(found, held) << "what holds says the same, at " << place;
    }
    EXPECT_GT(other_answers, 1000) << "the root it carries along is not what is trusted, and may say anything";
}

TEST_F(Authority, IsAskedForTheDigestAlone) {
    auto const request = core::time_stamp_request(core::sha256(text()), 0x1234'5678'9abc'def0);
    EXPECT_EQ(request.size(), 69U);
    EXPECT_EQ(request.find(text()), request.npos);
    write("ours.tsq", request);
    run("openssl ts -reply -config config -queryfile ours.tsq -out ours.tsr");
    EXPECT_EQ(read(file("ours.tsr")).answer, StampAnswer::holds);
    run("openssl ts -verify -queryfile ours.tsq -in ours.tsr -CAfile root.pem");
}

TEST_F(Authority, TravelsToTheReaderAndBack) {
    core::StampQuestion const question{file("good.tsr"), {file("root.pem")}, now()};
    auto const sent = core::stamp_question(question) + text();
    std::string_view stream = sent;
    auto const read_again = core::read_stamp_question(stream);
    ASSERT_TRUE(read_again);
    EXPECT_EQ(read_again->stamp, question.stamp);
    EXPECT_EQ(read_again->roots, question.roots);
    EXPECT_EQ(stream, text());
    auto const found = read(file("good.tsr"));
    EXPECT_EQ(core::read_stamp_answer(core::stamp_answer(found)), found);
    for (auto const* lie : {"", "{}", "[", R"({"answer":"holds"})", R"({"answer":"holds","at":0})", R"({"answer":"yes","at":5})",
                            R"({"answer":"holds","at":-5})", R"({"answer":"holds","at":999999999999999999})",
                            R"({"answer":"holds","at":5,"authority":7})"})
        EXPECT_FALSE(core::read_stamp_answer(lie)) << lie;
    std::string_view nothing = "no line";
    EXPECT_FALSE(core::read_stamp_question(nothing));
}

TEST_F(Authority, RootIsACertificateOfOne) {
    EXPECT_EQ(core::read_root_certificate(file("root.pem"))->subject, "CN=Root of the test");
    EXPECT_FALSE(core::read_root_certificate(file("tsa.pem")));
    EXPECT_FALSE(core::read_root_certificate("no certificate"));
}

} // namespace
