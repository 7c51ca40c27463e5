"""Taking back on the command line: undo between two people, and what is published."""
import unittest

from cli_driver import CLAIM, Desk


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
        self.assertRegex(done["remarks"][0], "“Une autre, revue.” was changed by Dominique at .*Z; your step “Made a claim” "
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
            self.refused("delete", gone, saying="correct .* --tier withdrawal")
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



if __name__ == "__main__":
    unittest.main()
