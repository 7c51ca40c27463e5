// A history about which somebody has to decide, question after question.
#pragma once

#include "tests/db/attacks.h"

namespace fixture {

class Deciding : public Attacked {
protected:
    HandMade a_claim(std::string const& text) {
        core::Ref const ref{core::Kind::claim, world_.claim.value + ++made_};
        HandMade made;
        made.changes = {{ref, claim_body(text)}};
        made.and_then = "insert into claim(id, text, language, note, identifier, assigned_to) values(" +
                        std::to_string(ref.id) + ", " + words(text) + ", '', '', '', '');";
        return made;
    }
    void nothing_is_written() {
        refusal(core::Code::refused, [&] { save_a_claim(); });
    }
    /// Each is the answer once the one before it was decided about, at once and after every opening, and until the last
    /// one nothing is written; then it is `in_the_end`.
    void expect_asked_in_turn(std::vector<std::string> const& asked, std::string const& in_the_end = "OK") {
        for (std::size_t at = 0; at < asked.size(); ++at) {
            SCOPED_TRACE(at);
            EXPECT_EQ(status(), asked[at]) << core::render(look().finding);
            EXPECT_EQ(core::key_of(open()->standing().status), asked[at]);
            nothing_is_written();
            auto const store = open();
            auto const decided = store->accept();
            ASSERT_NE(decided.seq, 0);
            EXPECT_NE(store->revision(decided.seq).notice.find(asked[at]), std::string::npos);
            auto const next = at + 1 < asked.size() ? asked[at + 1] : in_the_end;
            EXPECT_EQ(core::key_of(store->standing().status), next) << "at once";
        }
        EXPECT_EQ(status(), in_the_end) << core::render(look().finding);
        save_a_claim();
        EXPECT_EQ(status(), in_the_end);
    }
    core::Seq seq_of(std::string const& words) const {
        return std::stol(Tool(path_).rows("select seq from change where body like '%" + words + "\"%'").at(0).at(0));
    }
    /// A signed history that is older than the one known, in which somebody with another key wrote besides.
    void an_older_file_with_an_unknown_key() {
        auto const older = read_file(path_);
        for (int at = 0; at < 5; ++at) save_a_claim();
        write_file(path_, older);
        core::SigningKey const key(std::string(32, 'e'));
        append_by_hand(path_, a_claim("Un ajout"), &key);
    }
    /// Bytes of which no record tells: what is saved is looked at all the same.
    void save_more_bytes() {
        auto const store = open();
        auto draft = put(*store, claim_saying(*store, "Que deux"), "claim.create");
        draft.blobs.push_back(std::string("zwei"));
        store->commit(draft);
    }
    core::Verification seen_by_a_stranger() const { return verified(path_, stranger()); }

    int made_ = 0;
};

} // namespace fixture
