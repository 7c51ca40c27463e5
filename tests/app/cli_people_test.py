"""One person under every spelling of a name, the person's own day, and what an approval covers, on the command line."""
import datetime
import lzma
import os
import time
import unicodedata

from cli_driver import CLAIM, Desk, unittest

KEPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kept")
ANNA = "Anna Méier"
SPELLINGS = ["Anna Méier ", "anna méier", "Anna  Méier", "Anna\u00a0Méier", "Anna\u200bMéier", "ANNA MÉIER",
             unicodedata.normalize("NFD", "Anna Méier")]


class People(Desk):
    def reviewed(self, actor=ANNA):
        self.begin()
        claim = self.made("claim", CLAIM, actor=actor)
        self.cli("review", claim, "--rating", "false", "--summary", "s", "--rationale", "r", actor=actor)
        self.cli("review", claim, "--step", "submit", "--override", "x", actor=actor)
        return claim

    def test_no_spelling_makes_a_second_person(self):
        claim = self.reviewed()
        self.cli("topic", "Other", actor="Bruno")
        for spelled in SPELLINGS:
            self.refused("review", claim, "--step", "approve", actor=spelled,
                         saying="^Anna Méier proposed this rating; a second person has to look at it.$")
        self.cli("review", claim, "--step", "approve", actor="bruno")
        self.assertEqual(self.rows("show", claim)[0]["review"]["reviewers"], ["bruno"])
        for by in ("by:Bruno", 'by:"anna  méier"'):
            self.assertIn(claim, self.cli("search", "kind:claim " + by))
        self.cli("assign", claim, "BRUNO ", actor=ANNA)
        self.cli("publish-all", actor=ANNA)
        proposed = self.made("correct", claim, "--tier", "verdict_change", "--rating", "true", "--notice", "Revu",
                             actor=ANNA)
        for spelled in SPELLINGS:
            self.refused("sign", proposed, actor=spelled, saying="a second person has to sign it")
        own = self.made("topic", "Own", actor=ANNA)
        self.cli("topic", "Not own", actor="Bruno")
        self.cli("undo", actor="anna  MÉIER")
        self.assertNotIn(own, self.cli("list", "topics"))
        self.still_verifies()

    def test_the_queue_follows_the_person(self):
        claim = self.reviewed()
        self.cli("topic", "Own", actor="Dominique Morel") # now somebody of that name works here
        other = self.made("claim", "Un.", actor=ANNA)
        self.cli("assign", other, "dominique  morel", actor=ANNA)
        self.cli("remark", claim, "@DOMINIQUE MOREL: vu ?", actor=ANNA)
        waiting = self.cli("queue", actor="Dominique Morel")
        self.assertIn("Assigned to you", waiting)
        self.assertIn("Remark for you", waiting)

    def test_what_is_no_name_is_refused_before_anything_is_written(self):
        self.cli("init")
        before = self.bytes_of(self.workspace)
        for blank in ("", "   ", "\u200b", "\u3000"):
            self.refused("topic", "X", actor=blank, saying="there is nothing to read in this one")
        for control in ("Eve\n99  2026-11-29  Dominique Morel  Approved the review", "Eve\x1b[31m", "Eve\u2028"):
            self.refused("topic", "X", actor=control, saying="“--as” (is one line, but )?holds")
            self.refused("list", "topics", actor=control, saying="“--as” (is one line, but )?holds")
        self.assertEqual(self.bytes_of(self.workspace), before)
        self.refused("init", actor=" ", workspace=self.path("new"), saying="nothing to read")
        self.assertFalse(os.path.exists(self.path("new")))

    def test_a_workspace_of_an_earlier_version(self):
        with lzma.open(os.path.join(KEPT, "people-0006.counterpoint.xz")) as kept:
            self.file("desk.counterpoint", kept.read())
        self.cli("topic", "Drei", actor="Eva Roth") # whoever writes first converts it
        self.cli("verify", actor=ANNA)
        found = {}
        for row in self.rows("list", "claims", actor=ANNA):
            found[row["text"]] = row["id"]
        review = lambda text: self.rows("show", found[text], actor=ANNA)[0]["review"]
        pair = "La Russie n'a aucun intérêt à absorber le Bélarus."
        self.assertEqual(review(pair)["reviewers"], ["Dominique Morel, Eva Roth"])
        self.assertEqual(review("Trois et trois font sept.")["reviewers"], ["Martin, fils"])
        for text in (pair, "Trois et trois font sept."):
            self.assertFalse(review(text)["stale_approval"], text)
        # Two voters in one text are told apart by their votes, one name with a comma is one person.
        self.cli("check", actor=ANNA)
        for by, texts in (('by:"Eva Roth"', {pair}), ('by:"Dominique Morel" by:"Martin, fils"',
                                                      {"Deux et deux font cinq.", "Trois et trois font sept."})):
            hits = {row["id"] for row in self.rows("search", "kind:claim " + by, actor=ANNA)}
            self.assertLessEqual({found[text] for text in texts}, hits, by)
        # The queue and the undo find what was written under other spellings.
        self.assertIn("Deux et deux", self.cli("queue", actor="Dominique Morel"))
        self.assertEqual(len([n for n in self.rows("list", "topics", actor=ANNA)]), 3)
        self.assertIn("Assigned a claim", self.undone("Camille Laurent"))
        self.assertIn("Added a topic", self.undone("CAMILLE LAURENT"))
        self.assertIn("Made a claim", self.undone("Camille\u00a0Laurent"))
        self.cli("assign", found["Deux et deux font cinq."], "", actor=ANNA)
        # An approval of that time covers what it covered; one given anew covers all a reader is shown.
        speaker = [p["id"] for p in self.rows("list", "parties", actor=ANNA) if p["name"] == "Vladimir Poutine"][0]
        self.cli("edit", speaker, "name=V. Poutine", actor=ANNA)
        self.assertFalse(review(pair)["stale_approval"])
        self.cli("edit", found[pair], "note=x", actor=ANNA)
        self.assertTrue(review(pair)["stale_approval"])
        self.cli("review", found[pair], "--step", "approve_again", actor="Dominique Morel")
        self.assertFalse(review(pair)["stale_approval"])
        self.cli("edit", speaker, "name=Vladimir Poutine", actor=ANNA)
        self.assertTrue(review(pair)["stale_approval"])
        self.assertEqual(self.rows("check", actor=ANNA)[0]["findings"], 0)

    def undone(self, actor):
        self.cli("undo", actor=actor)
        return self.said


class Days(Desk):
    def setUp(self):
        super().setUp()
        self.zone_before = os.environ.get("TZ")
        self.addCleanup(self.put_back)

    def put_back(self):
        self.at(self.zone_before)

    def at(self, zone):
        if zone is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = zone
        time.tzset()

    def today(self, days=0):
        return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()

    def test_the_day_is_the_one_on_the_wall(self):
        self.cli("init")
        claim = self.made("claim", "Un.")
        # One of the two is always on another day than UTC.
        for zone in ("<-11>11", "<+14>-14"):
            self.at(zone)
            today = self.today()
            asked = self.made("ask-reply", claim, "--party", "P" + zone, "--deadline", today)
            if self.today() != today:
                return  # midnight there, just now
            self.assertIn("Asked on: ", self.cli("show", asked))
            row = self.rows("show", asked)[0]
            self.assertEqual(row["asked_on"], today, zone)
            self.assertNotIn("overdue", self.cli("queue"))
            self.made("ask-reply", claim, "--party", "Q" + zone, "--on", self.today(-9), "--deadline", self.today(-1))
            self.assertIn("Q" + zone + " · " + self.today(-1), self.cli("queue"))
            self.refused("ask-reply", claim, "--party", "R", "--deadline", self.today(-1),
                         saying="lies before the day of asking, " + today)
            # The history of today is all of it, and there was none yesterday.
            whole = self.cli("history", claim)
            self.assertEqual(self.cli("history", claim, "--since", today, "--until", today), whole)
            self.assertEqual(self.cli("history", claim, "--until", self.today(-1)), "")
            self.cli("show", claim, "--as-of", today)
            self.refused("show", claim, "--as-of", self.today(-1), saying="Nothing was recorded here yet")
            for row in self.rows("ask-reply", claim, "--party", "S" + zone):
                self.cli("delete", row["id"])
            for other in ("P", "Q"):
                for row in self.rows("show", claim)[0]["replies"]:
                    if row["asked"].startswith(other):
                        self.cli("delete", row["id"])

    def test_moments_are_told_by_the_wall_and_written_in_utc(self):
        self.cli("init")
        claim = self.made("claim", "Un.")
        self.at("<+0545>-5:45")
        self.assertRegex(self.cli("history", claim), r"\d\d:\d\d:\d\d UTC\+5:45 ")
        self.assertRegex(self.rows("history", claim)[0]["at"], r"T.*Z$")
        self.assertNotIn("UTC+", self.cli("--json", "history", claim))
        self.assertNotIn("UTC+", self.cli("export", claim, "--to", "html"))


class Coverage(Desk):
    def test_whatever_the_reader_sees_is_covered(self):
        source, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement, "--topic", "Europe")
        self.cli("review", claim, "--rating", "misleading", "--summary", "s", "--rationale", "r")
        self.cli("review", claim, "--step", "submit", "--override", "one source")
        self.cli("review", claim, "--step", "approve", actor="Dominique")
        self.cli("publish-all", actor="Dominique")
        names = {row["name"]: row["id"] for row in self.rows("list", "parties")}
        topic = self.rows("list", "topics")[0]["id"]
        speaker, publisher = names["Vladimir Poutine"], names["Le Quotidien"]

        def stale():
            return self.rows("show", claim)[0]["review"]["stale_approval"]

        for what in ([speaker, "name=Wladimir Putin"], [speaker, "aliases=VVP"], [publisher, "name=Autre"],
                     [source, "title=Autre"], [source, "published=2021-01-01"], [source, "url=https://x.example"],
                     [source, "author=X"], [topic, "name=Asie"], [statement, "role=président"], [claim, "topic="]):
            self.cli("edit", *what)
            self.assertTrue(stale(), what)
            self.assertIn(claim, self.cli("search", "has:stale-approval"))
            self.assertIn("Changed after it was approved", self.cli("show", claim))
            self.assertFalse(self.rows("show", claim, "--as-of", "published")[0]["review"]["stale_approval"])
            self.cli("review", claim, "--step", "approve_again", actor="Dominique")
            self.assertFalse(stale(), what)
        for what in ([speaker, "note=x"], [publisher, "aliases=LQ"], [source, "note=x"], [source, "triage=done"]):
            self.cli("edit", *what)
            self.assertFalse(stale(), what)
        self.cli("ask-reply", claim, "--party", "Kremlin")
        self.assertTrue(stale())


if __name__ == "__main__":
    unittest.main()
