"""Taking back on the command line: undo between two people, what is published, and what was deleted."""
import json
import unittest

from cli_driver import CLAIM, WORDS, Desk


class TakingBack(Desk):
    def published(self):
        self.source, self.statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", self.statement)
        self.review = self.made("review", self.claim, "--rating", "false", "--summary", "Contredit par Minsk.")
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        self.cli("publish-all", actor="Dominique")

    def test_an_undo_passes_over_what_somebody_else_changed(self):
        self.begin()
        first = self.made("claim", "Une affirmation.")
        second = self.made("claim", "Une autre.")
        self.cli("edit", second, "text=Une autre, revue.", actor="Dominique")
        done = self.rows("undo")[0]
        self.assertRegex(done["remarks"][0], "“Une autre, revue.” was changed by Dominique at .* UTC; your step “Made a claim” "
                                             "was left as it is.")
        self.refused("show", first, saying="deleted")
        self.cli("show", second)
        self.assertNotIn("remarks", self.rows("undo")[0])  # once: the import is next
        self.refused("undo", saying="nothing to undo")
        self.cli("redo")
        self.cli("redo")
        self.cli("show", first)
        self.refused("redo", saying="nothing to redo")
        self.still_verifies()

    def test_when_nothing_else_is_left_the_refusal_names_who_and_what(self):
        self.cli("init")
        claim = self.made("claim", "Une affirmation.")
        self.cli("edit", claim, "text=Revue.", actor="Dominique")
        for _ in range(3):
            self.refused("undo", saying="“Revue.” was changed by Dominique at")

    def test_only_own_fields_are_set_back(self):
        self.cli("init")
        claim = self.made("claim", "Une affirmation.")
        self.cli("edit", claim, "text=Revue.")
        self.cli("edit", claim, "note=À voir.", actor="Dominique")
        self.cli("undo")
        self.assertIn("“Revue.” was changed by Dominique as well; only what you changed was set back.", self.said)
        shown = self.rows("show", claim)[0]["claim"]
        self.assertEqual((shown["text"], shown["note"]), ("Une affirmation.", "À voir."))
        self.still_verifies()

    def test_what_is_published_is_not_deleted(self):
        self.published()
        before = self.revisions()
        for gone in (self.claim, self.review, self.statement, self.source):
            self.refused("delete", gone, saying="Withdraw it by a correction|Correct or withdraw that")
        self.refused("edit", self.claim, "text=Tout autre chose.", saying="changes by a correction only")
        self.assertEqual(self.revisions(), before)
        self.cli("undo", code=2, actor="Dominique")
        self.assertIn("this takes the publication back", self.said)
        self.cli("correct", self.claim, "--tier", "withdrawal", "--notice", "Retirée.")
        correction = self.rows("list", "corrections")[0]["id"]
        self.cli("sign", correction, actor="Dominique")
        self.refused("delete", self.claim, saying="the notice stays")
        self.assertIn("Retirée.", self.cli("show", self.claim))
        self.cli("undo", code=2, actor="Dominique")
        self.assertIn("signed by Dominique; this takes the signature back", self.said)
        self.still_verifies()

    def test_what_was_deleted_is_listed_and_comes_back(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.cli("review", claim, "--rating", "false", "--summary", "Non.")
        self.cli("remark", claim, "Depuis quand ?", actor="Dominique")
        self.assertEqual(self.rows("list", "deleted"), [])
        def told():
            shown = self.rows("show", claim)[0]
            return [shown[part] for part in ("claim", "review", "assertions")]
        before = told()
        self.cli("delete", claim, "--reason", "doublon", actor="Dominique")
        row = self.rows("list", "deleted")[0]
        self.assertEqual((row["kind"], row["id"], row["title"], row["deleted_by"], row["reason"], row["bring_back"]),
                         ("claim", claim, CLAIM, "Dominique", "doublon", "restore " + claim))
        self.assertEqual(sorted(ref.split(":")[0] for ref in row["along"]), ["link", "remark", "review"])
        out = self.cli("list", "deleted")
        self.assertRegex(out, f"^{claim}  Claim: La Russie .* \\(\\+3\\)  .*Z  Dominique — doublon\n$")
        self.assertIn("restore ID", self.said)
        self.cli("restore", claim)
        self.assertEqual(told(), before)
        self.assertEqual(len(self.rows("list", "remarks")), 1)
        self.assertEqual(self.rows("list", "deleted"), [])
        self.refused("restore", claim, saying="Say with --to", code=2)
        self.cli("undo")
        self.assertEqual([row["id"] for row in self.rows("list", "deleted")], [claim])
        self.still_verifies()

    def test_what_cannot_come_back_is_named(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.cli("delete", claim)
        self.cli("delete", statement)
        self.cli("restore", claim)
        self.assertRegex(self.said, "The link “.*” stays deleted: it refers to “.*”, which is deleted.")
        link = next(row["id"] for row in self.rows("list", "deleted") if row["kind"] == "link")
        self.refused("restore", link, saying="which was deleted by Camille at .*; bring that back first: restore ")
        self.cli("restore", statement)
        self.cli("restore", link)
        self.assertIn(WORDS, json.dumps(self.rows("show", claim)[0]["assertions"], ensure_ascii=False))
        self.still_verifies()


if __name__ == "__main__":
    unittest.main()
