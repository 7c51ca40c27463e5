"""Looking back on the command line: filters, word by word, two moments compared, and the dossier as it stood."""
import os
import pty
import subprocess
import unittest

from cli_driver import CLAIM, CLI, Desk


class Looking(Desk):
    def a_claim(self):
        _, self.statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", self.statement)
        self.review = self.made("review", self.claim, "--rating", "false", "--summary", "Contredit par Minsk.")
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        self.cli("review", self.claim, "--step", "publish", actor="Dominique")
        self.published = self.revisions()
        self.cli("edit", self.claim, "text=La Russie n'a pas intérêt à absorber le Bélarus ni qui que ce soit.",
                 "--reason", "plus près des mots")
        self.cli("edit", self.statement, "place=Minsk", actor="Dominique")

    def operations(self, *filters):
        seen = []
        for line in self.rows("history", self.claim, *filters):
            if line["revision"] not in [revision for revision, _ in seen]:
                seen.append((line["revision"], line["operation"]))
        return [operation for _, operation in seen]

    def test_the_history_of_a_claim_is_filtered(self):
        self.a_claim()
        everything = self.operations()
        self.assertEqual(everything, ["statement.edit", "claim.edit", "review.publish", "review.approve",
                                      "review.submit", "review.rate", "claim.create", "quotation.record"])
        self.assertEqual(self.operations("--person", "Dominique"),
                         ["statement.edit", "review.publish", "review.approve"])
        self.assertEqual(self.operations("--field", "text"), ["claim.edit", "claim.create", "quotation.record"])
        self.assertEqual(self.operations("--kind", "link"), ["claim.create"])
        self.assertEqual(self.operations("--kind", "claim", "--field", "text"), ["claim.edit", "claim.create"])
        self.assertEqual(self.operations("--operation", "review.approve"), ["review.approve"])
        self.assertEqual(len(self.operations("--operation", "review")), 4)
        self.assertEqual(self.operations("--own"), ["claim.edit", "claim.create"])
        self.assertEqual(self.operations("--limit", "2"), everything[:2])
        self.assertEqual(self.operations("--until", "2000"), [])
        self.assertIn("No moment in the history answers to that.", self.said)
        self.assertEqual(self.operations("--since", "2000-01-01"), everything)
        self.refused("history", self.claim, "--field", "colour", code=2, saying="rationale")
        self.refused("history", self.claim, "--since", "someday", saying="is not a date")

    def test_words_that_went_and_came_are_marked_without_colour(self):
        self.a_claim()
        out = self.cli("history", self.claim, "--kind", "claim")
        self.assertIn("La Russie n'a [-aucun-]{+pas+} intérêt à absorber", out)
        self.assertIn("“plus près des mots”", out)
        self.assertNotIn("\x1b", out)
        self.assertIn("    Claim: La Russie n'a aucun intérêt", out)  # as it was made: no marks
        self.assertIn("Place: {+Minsk+}", self.cli("history", self.statement))

    def test_a_terminal_gets_colour(self):
        self.a_claim()

        def on_a_terminal(**more):
            leader, follower = pty.openpty()
            environment = dict(os.environ, LANGUAGE="en", TERM="xterm", **more)
            environment.pop("NO_COLOR", None) if "NO_COLOR" not in more else None
            subprocess.run([CLI, "-w", self.workspace, "history", self.claim, "--limit", "2"], stdout=follower,
                           stderr=subprocess.DEVNULL, env=environment, check=True, timeout=300)
            os.close(follower)
            out = os.read(leader, 100_000).decode()
            os.close(leader)
            return out
        self.assertIn("\x1b[31m[-aucun-]\x1b[0m\x1b[32m{+pas+}\x1b[0m", on_a_terminal())
        self.assertNotIn("\x1b", on_a_terminal(NO_COLOR="1"))

    def test_two_moments_are_compared(self):
        self.a_claim()
        rows = self.rows("compare", self.claim, "published", "now")
        self.assertEqual({(row["kind"], row["change"]) for row in rows},
                         {("claim", "changed"), ("statement", "changed")})
        self.assertEqual(rows[0]["from"], self.published)
        rows = self.rows("compare", self.claim, "now", "published")
        self.assertEqual([row["fields"][0]["after"] for row in rows if row["kind"] == "statement"], [""])
        rows = self.rows("compare", self.claim, "1", "now")
        self.assertEqual({row["change"] for row in rows}, {"added"})
        self.assertEqual({row["kind"] for row in rows}, {"claim", "link", "review", "statement", "quotation"})
        self.cli("delete", self.review)
        rows = self.rows("compare", self.claim, "approved", "now")
        self.assertIn(("review", "removed", "False"),
                      {(row["kind"], row["change"], row["title"]) for row in rows})
        self.assertIn("(deleted)", self.cli("compare", self.claim, "approved", "now"))
        self.assertEqual(self.rows("compare", self.claim, "now", "now"), [])
        self.assertIn("Nothing differs", self.said)
        self.refused("compare", self.claim, "1999-01-01", "now", saying="Nothing was recorded here yet on 1999-01-01")
        self.refused("compare", self.claim, "900", "now", saying="There is no revision 900; the newest is")
        self.refused("compare", self.claim, "soon", "now", saying="is no moment")
        self.refused("compare", self.statement, "published", "now", saying="Only a claim is approved or published")
        other = self.made("claim", "Autre chose.")
        self.refused("compare", other, "published", "now", saying="This claim was never published")

    def test_the_dossier_as_it_stood(self):
        self.a_claim()
        then = self.rows("show", self.claim, "--as-of", "published")[0]
        now = self.rows("show", self.claim)[0]
        self.assertEqual(then["claim"]["text"], CLAIM)
        self.assertNotEqual(now["claim"]["text"], CLAIM)
        self.assertIn(CLAIM, self.cli("show", self.claim, "--as-of", str(self.published)))
        self.assertIn(f"As it stood after revision {self.published}, of 20", self.said)
        self.assertEqual(self.rows("show", self.statement, "--as-of", str(self.published))[0].get("place"), None)
        for form in ("html", "json"):
            later = "pas intérêt à absorber le Bélarus"
            self.assertNotIn(later, self.cli("export", self.claim, "--to", form, "--as-of", "published"))
            self.assertIn(later, self.cli("export", self.claim, "--to", form))
        self.refused("show", self.claim, "--as-of", "2", saying="did not exist at revision 2")
        self.refused("show", self.claim, "--as-of", "1999", saying="There is no revision 1999")
        self.cli("delete", self.claim)
        self.assertIn(CLAIM, self.cli("show", self.claim, "--as-of", "published"))

    def test_a_record_steps_back_to_what_was_published(self):
        self.a_claim()
        self.cli("restore", self.claim, "--to", "published")
        self.assertEqual(self.rows("show", self.claim)[0]["claim"]["text"], CLAIM)
        self.cli("undo")
        self.assertNotEqual(self.rows("show", self.claim)[0]["claim"]["text"], CLAIM)
        self.still_verifies()

    def test_long_texts_are_cut_to_what_changed(self):
        _, statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", statement)
        long_text = "Mot après mot. " * 200
        self.cli("review", self.claim, "--rating", "false", "--rationale", long_text + "Fin." + long_text)
        self.cli("review", self.claim, "--rating", "false", "--rationale", long_text + "Suite." + long_text)
        out = self.cli("history", self.claim, "--limit", "1")
        self.assertIn("[-Fin-]{+Suite+}", out)
        self.assertLess(len(out), 1000)
        self.assertGreater(len(self.cli("history", self.claim, "--limit", "1", "--full")), 5000)


if __name__ == "__main__":
    unittest.main()
