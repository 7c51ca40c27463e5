"""Taking back on the command line: undo between two people."""
import unittest

from cli_driver import Desk


class TakingBack(Desk):
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



if __name__ == "__main__":
    unittest.main()
