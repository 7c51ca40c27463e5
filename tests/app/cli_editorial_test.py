#!/usr/bin/python3
"""Editorial work by command line: the gate, second verdicts, approvals that go stale, corrections, remarks,
requests for reply and the queue, by two people in one workspace."""
import os
import unittest

from cli_driver import CLAIM, Desk


class Editorial(Desk):
    def rated(self):
        _, self.statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", self.statement)
        self.cli("review", self.claim, "--rating", "misleading", "--summary", "Trompeur.", "--rationale", "Parce que.")

    def published(self):
        self.rated()
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        self.cli("review", self.claim, "--step", "publish")

    def review(self, actor="Camille"):
        return self.rows("show", self.claim, actor=actor)[0]["review"]

    def queue(self, part, actor="Camille"):
        return [row["why"] for row in self.rows("queue", actor=actor) if row.get("queue") == part]

    def test_the_gate_tells_what_is_missing_and_is_overridden_with_a_reason(self):
        self.rated()
        lines = self.rows("gate", self.claim, code=1)
        self.assertIn("✗ Primary sources: 0; asked for: 1.", self.cli("gate", self.claim, code=1))
        self.assertEqual({line["rule"] for line in lines if not line["met"]},
                         {"speaker_and_date", "independent_sources", "primary_sources", "other_side", "reply"})
        self.refused("review", self.claim, "--step", "submit", saying="The gate is not passed")
        self.cli("rules", "independent_sources=0", "primary_sources=0", "other_side=no", "reply=no")
        self.cli("edit", self.statement, "unknown=date")
        self.cli("gate", self.claim)
        self.cli("review", self.claim, "--step", "submit")
        self.assertNotIn("gate_override", self.review())
        self.refused("rules", "independent_sources=many", saying="whole number")
        self.refused("rules", "colour=1", saying="has no field")

    def test_an_approval_goes_stale_and_is_given_again(self):
        self.published()
        self.assertFalse(self.review()["stale_approval"])
        self.cli("edit", self.statement, "place=Minsk")
        self.assertTrue(self.review()["stale_approval"])
        self.assertEqual(self.queue("stale"), ["stale"])
        self.assertEqual([row["id"] for row in self.rows("search", "has:stale-approval")], [self.claim])
        self.refused("review", self.claim, "--step", "approve_again", saying="second person")
        self.cli("review", self.claim, "--step", "approve_again", actor="Dominique")
        self.assertFalse(self.review()["stale_approval"])
        self.assertEqual(self.queue("stale"), [])
        self.still_verifies()

    def test_a_correction_waits_for_a_second_signature_and_keeps_what_stood_there(self):
        self.published()
        other = self.made("claim", "La même chose, dite plus court.")
        self.cli("link", other, "repeats", self.claim)
        self.refused("review", self.claim, "--rating", "false", saying="correction")
        self.refused("correct", self.claim, "--tier", "update", "--rating", "false", "--notice", "x", saying="change of the verdict")
        made = self.made("correct", self.claim, "--tier", "verdict_change", "--rating", "false", "--notice", "Chiffres revus.")
        self.assertEqual(self.review()["rating"]["key"], "misleading")
        self.assertEqual(self.queue("by_me"), ["signing"])
        self.assertEqual(self.queue("for_me", "Dominique"), ["sign"])
        self.refused("sign", made, saying="second person")
        self.cli("sign", made, actor="Dominique")
        dossier = self.rows("show", self.claim)[0]
        self.assertEqual((dossier["review"]["rating"]["key"], dossier["review"]["state"]), ("false", "corrected"))
        self.assertEqual(dossier["corrections"][0]["before"]["rating"], "misleading")
        self.assertEqual(dossier["corrections"][0]["signed_by"], "Dominique")
        todo = self.rows("remarks", other)
        self.assertEqual([each["purpose"] for each in todo], ["follow_up"])
        self.cli("resolve", todo[0]["id"])
        self.assertEqual(self.rows("remarks", other), [])
        page = os.path.join(self.folder, "dossier.html")
        self.cli("export", self.claim, "--to", "html", "-o", page)
        with open(page, encoding="utf-8") as file:
            self.assertIn("Chiffres revus.", file.read())
        self.still_verifies()

    def test_a_second_verdict_is_given_blind(self):
        self.rated()
        self.cli("rules", "second_verdict=blind")
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.assertEqual(self.queue("for_me", "Dominique"), ["second_verdict"])
        seen = self.cli("--json", "show", self.claim, actor="Dominique")
        self.assertNotIn("misleading", seen)
        self.assertNotIn("Trompeur", self.cli("show", self.claim, actor="Dominique"))
        row = self.rows("list", "claims", actor="Dominique")[0]
        self.assertEqual((row["concealed"], row["rating"], row["state"]), (True, None, "in_review"))
        self.assertIn("Verdict concealed", self.cli("list", "claims", actor="Dominique"))
        self.assertNotIn("misleading", self.cli("--json", "list", "reviews", actor="Dominique"))
        self.assertEqual(self.cli("search", "verdict:misleading", actor="Dominique"), "")
        self.assertIn(self.claim[-5:], self.cli("search", "verdict:misleading"))
        review = self.review()["id"]
        for command in (["history", self.claim], ["history", review], ["show", review], ["export", self.claim],
                        ["prove", self.claim], ["compare", self.claim, "first", "last"]):
            self.refused(*command, saying="Give your own verdict first", actor="Dominique")
        self.refused("review", self.claim, "--step", "approve", saying="second verdict", actor="Dominique")
        self.cli("second-verdict", self.claim, "--rating", "misleading", actor="Dominique")
        self.assertEqual(self.review("Dominique")["rating"]["key"], "misleading")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        met = self.rows("agreement")[0]
        self.assertEqual((met["pairs"], met["alike"]), (1, 1))

    def test_remarks_replies_and_assignments_reach_the_queue(self):
        self.rated()
        remark = self.made("remark", self.claim, "@Camille depuis quand ?", "--field", "text", "--passage", "intérêt", actor="Dominique")
        self.assertEqual(self.queue("for_me"), ["mentioned"])
        self.made("remark", remark, "Depuis lundi.")
        self.cli("resolve", remark)
        self.assertEqual(self.queue("for_me"), [])
        self.refused("remark", self.claim, "?", "--passage", "pas là", "--field", "text", saying="do not stand there")
        self.refused("delete", remark, saying="stays on record")
        self.made("remark", self.statement, "À quelle page ?")  # of the one claim it bears on
        self.made("claim", "Autre affirmation.", "--from", self.statement)
        self.refused("remark", self.statement, "?", saying="Say with --claim", code=2)
        self.refused("correct", self.claim, saying="--tier is missing; there are: typo", code=2)
        request = self.made("ask-reply", self.claim, "--party", "Kremlin", "--channel", "courriel", "--on", "2022-12-19", "--deadline", "2022-12-21")
        self.assertEqual(self.queue("overdue"), ["overdue"])
        self.refused("settle-reply", request, "--outcome", "answered", saying="statement")
        self.cli("settle-reply", request, "--statement", self.statement)
        self.assertEqual(self.queue("overdue"), [])
        self.assertEqual(self.rows("show", self.claim)[0]["replies"][0]["outcome"], "answered")
        self.cli("assign", self.claim, "Dominique")
        self.assertEqual(self.queue("for_me", "Dominique"), ["assigned"])
        self.cli("undo")
        self.assertEqual(self.queue("for_me", "Dominique"), [])
        self.still_verifies()

    def test_all_that_is_approved_is_published_at_once(self):
        self.rated()
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        self.assertEqual(self.queue("for_me"), ["publish"])
        self.cli("publish-all")
        self.assertEqual(self.review()["state"], "published")
        self.assertEqual(self.cli("undo", code=2), "")
        self.assertRegex(self.said, "was published by Camille at .*; this takes the publication back.\nSay --yes")
        self.assertEqual(self.review()["state"], "published")
        self.cli("undo", "--yes")
        self.assertEqual(self.review()["state"], "approved")
        self.assertEqual(self.rows("list", "revisions")[0]["operation"], "review.publish_all")
        self.cli("redo", code=2)
        self.cli("redo", "--yes")
        self.assertEqual(self.review()["state"], "published")

    def test_an_older_publication_is_taken_back_by_its_name_alone(self):
        self.rated()
        self.cli("review", self.claim, "--step", "submit", "--override", "Essai.")
        self.cli("review", self.claim, "--step", "approve", actor="Dominique")
        self.cli("publish-all")
        published = self.rows("list", "revisions")[0]["revision"]
        self.cli("assign", self.claim, "Erik")
        self.cli("assign", self.claim, "Fatou", actor="Dominique")
        # Her newest change others went on from; what is left is another than she thinks of.
        self.cli("undo", "--yes", code=2)
        self.assertRegex(self.said, rf"takes the publication back.\nSay “{published} --yes”")
        self.assertEqual(self.review()["state"], "published")
        self.cli("undo", str(published + 1), "--yes", code=3)
        self.assertIn(f"about revision {published}, not {published + 1}", self.said)
        self.cli("undo", str(published), "--yes")
        self.assertEqual(self.review()["state"], "approved")


if __name__ == "__main__":
    unittest.main()
