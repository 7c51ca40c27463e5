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
        self.cli("correct", self.claim, "--tier", "update", "--notice", "plus près des mots",
                 "--claim", "La Russie n'a pas intérêt à absorber le Bélarus ni qui que ce soit.")
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
        self.assertEqual(everything, ["statement.edit", "correction.make", "review.publish", "review.approve",
                                      "review.submit", "review.rate", "claim.create", "quotation.record"])
        self.assertEqual(self.operations("--person", "Dominique"),
                         ["statement.edit", "review.publish", "review.approve"])
        self.assertEqual(self.operations("--field", "text"),
                         ["correction.make", "claim.create", "quotation.record"])
        self.assertEqual(self.operations("--kind", "link"), ["claim.create"])
        self.assertEqual(self.operations("--kind", "claim", "--field", "text"),
                         ["correction.make", "claim.create"])
        self.assertEqual(self.operations("--operation", "review.approve"), ["review.approve"])
        self.assertEqual(len(self.operations("--operation", "review")), 4)
        self.assertEqual(self.operations("--own"), ["correction.make", "claim.create"])
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
                         {("claim", "changed"), ("correction", "added"), ("review", "changed"),
                          ("statement", "changed")})
        self.assertEqual(rows[0]["from"], self.published)
        rows = self.rows("compare", self.claim, "now", "published")
        self.assertEqual([row["fields"][0]["after"] for row in rows if row["kind"] == "statement"], [""])
        rows = self.rows("compare", self.claim, "1", "now")
        self.assertEqual({row["change"] for row in rows}, {"added"})
        self.assertEqual({row["kind"] for row in rows}, {"claim", "link", "review", "correction", "statement", "quotation"})
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
        self.assertRegex(self.said, rf"As it stood after revision {self.published}, of \d+ \w+ 20\d\d, ")
        self.assertEqual(self.rows("show", self.statement, "--as-of", str(self.published))[0].get("place"), None)
        for form in ("html", "json"):
            later = "pas intérêt à absorber le Bélarus"
            self.assertNotIn(later, self.cli("export", self.claim, "--to", form, "--as-of", "published"))
            self.assertIn(later, self.cli("export", self.claim, "--to", form))
        self.refused("show", self.claim, "--as-of", "2", saying="did not exist at revision 2")
        self.refused("show", self.claim, "--as-of", "1999", saying="There is no revision 1999")

    def test_what_was_deleted_shows_where_two_moments_are_compared(self):
        _, statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", statement)
        review = self.made("review", self.claim, "--rating", "false")
        then = self.revisions()
        self.cli("delete", review)
        self.assertIn(("review", "removed", "False"), {(row["kind"], row["change"], row["title"])
                                                       for row in self.rows("compare", self.claim, str(then), "now")})
        self.assertIn("(deleted)", self.cli("compare", self.claim, str(then), "now"))
        self.cli("delete", self.claim)
        self.assertIn(CLAIM, self.cli("show", self.claim, "--as-of", str(then)))

    def test_a_record_steps_back_unless_it_is_published(self):
        self.a_claim()
        self.refused("restore", self.claim, "--to", "published", saying="changes by a correction only")
        other = self.made("claim", "Un premier jet.")
        then = str(self.revisions())
        self.cli("edit", other, "text=Un deuxième jet.")
        self.cli("restore", other, "--to", then)
        self.assertEqual(self.rows("show", other)[0]["claim"]["text"], "Un premier jet.")
        self.cli("undo")
        self.assertEqual(self.rows("show", other)[0]["claim"]["text"], "Un deuxième jet.")
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
