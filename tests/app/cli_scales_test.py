#!/usr/bin/env python3
"""Rating scales on the command line: versions, retired ratings, files in and out.
Usage: cli_scales_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import os
import unittest

from cli_driver import CLAIM, Desk

# The usual one first, the others by their keys, which their files are called by.
FILES = os.listdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets", "scales"))
SHIPPED = sorted((name.removesuffix(".json") for name in FILES), key=lambda key: (key != "truth", key))

HOUSE = {"key": "house", "names": {"en": "House", "fr": "Maison"}, "ratings": [
    {"key": "yes", "ordinal": 2, "kind": "veracity", "colour": "#15803D", "labels": {"en": "Right", "uk": "Правда"}},
    {"key": "no", "ordinal": 1, "kind": "veracity", "labels": {"en": "Wrong"}, "definitions": {"en": "It is not so."}}]}


class Scales(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.claim = self.made("claim", CLAIM)

    def verdict(self):
        return self.rows("list", "claims")[0]["verdict"]

    def test_a_new_workspace_has_all_that_ship(self):
        rows = self.rows("scales")
        self.assertEqual([row["key"] for row in rows], SHIPPED)
        self.assertEqual({row["version"] for row in rows}, {1})
        self.assertIn("truth  Truth, five steps  version 1 · 12 ratings · 0 verdicts", self.cli("scales"))
        self.assertIn("six_steps  Vérité, six degrés", self.cli("--lang", "fr", "scales"))
        self.cli("scale-add-shipped")
        self.assertIn("are here already", self.said)
        self.cli("scale-delete", "promise")
        self.cli("scale-delete", "averitec")
        self.assertEqual(self.cli("scale-add-shipped").split(), ["averitec", "promise"])
        self.assertEqual(len(self.rows("scales")), len(SHIPPED))

    def test_a_change_is_a_new_version_and_old_verdicts_keep_theirs(self):
        self.cli("review", self.claim, "--rating", "half_true", "--summary", "Entre les deux.")
        self.cli("scale-set", "truth", "half_true", "--label", "en=Mixed", "--label", "fr=Mitigé",
                 "--reason", "house style")
        self.assertIn("is at version 2", self.said)
        self.assertEqual(self.verdict(), "Half true")
        truth = [row for row in self.rows("scales") if row["key"] == "truth"][0]
        self.assertEqual([(each["version"], each["verdicts"]) for each in truth["versions"]], [(2, 0), (1, 1)])
        self.cli("review", self.claim, "--summary", "Autrement dit.")
        self.assertEqual(self.verdict(), "Half true", "what is not given stays")
        review = self.rows("show", self.claim)[0]["review"]
        self.assertEqual(review["scale"], {"key": "truth", "version": 1, "newest_version": 2})
        self.cli("export", self.claim, "--to", "html", "-o", self.path("dossier.html"))
        self.assertIn("version 1 of 2", self.bytes_of(self.path("dossier.html")).decode())
        self.cli("review", self.claim, "--rating", "true")
        self.assertEqual(self.rows("show", self.claim)[0]["review"]["scale"]["version"], 2)
        self.cli("review", self.claim, "--rating", "half_true")
        self.assertEqual(self.verdict(), "Mixed")
        self.assertIn("half_true  Half true", self.cli("scale", "truth", "--version", "1"))
        self.refused("scale", "truth", "--version", "7", saying="has no version 7")
        self.still_verifies()

    def test_a_retired_rating_is_not_given(self):
        self.cli("review", self.claim, "--rating", "satire")
        self.cli("scale-retire", "truth", "satire", "--reason", "never used")
        other = self.made("claim", "Autre chose.")
        self.refused("review", other, "--rating", "satire",
                     saying="“satire” .* is retired and cannot be given any more")
        self.assertIsNone(self.rows("list", "claims", "--only", "unrated")[0]["verdict"])
        self.assertRegex(self.cli("list", "ratings"), r"truth/satire  Satire — .*\[v2, retired\]")
        listed = {(row["scale"], row["key"]): row for row in self.rows("list", "ratings")}
        self.assertTrue(listed["truth", "satire"]["retired"])
        self.assertEqual(listed["truth", "true"]["version"], 2)
        self.assertFalse(listed["promise", "kept"]["retired"])
        self.cli("scale-retire", "truth", "satire")
        self.assertIn("says that already", self.said)
        self.cli("scale-bring-back", "truth", "satire")
        self.cli("review", other, "--rating", "satire")
        self.refused("scale-retire", "truth", "pants", saying="There is no rating “pants” on the rating scale “truth”")
        self.refused("scale-retire", "pants", "true", saying="There is no rating scale “pants”; “scales” lists")

    def test_a_scale_goes_out_and_comes_back(self):
        path = self.path("six.json")
        self.cli("scale-export", "six_steps", "-o", path)
        first = self.bytes_of(path)
        self.assertEqual(self.cli("scale-export", "six_steps").encode(), first)
        before = self.revisions()
        self.cli("scale-import", path)
        self.assertIn("says that already; nothing was written", self.said)
        self.assertEqual(self.revisions(), before)
        scale = json.loads(first)
        scale["ratings"][0]["labels"]["de"] = "Wahr"
        self.cli("scale-import", self.file("changed.json", json.dumps(scale)))
        self.assertEqual(self.rows("scale", "six_steps")[0]["version"], 2)
        other = self.path("other.counterpoint")
        self.cli("init", workspace=other)
        self.cli("scale-export", "six_steps", "-o", path)
        self.cli("scale-import", path, workspace=other)
        self.assertEqual(self.cli("scale-export", "six_steps", workspace=other), self.bytes_of(path).decode())

    def test_a_scale_of_the_house_is_used_and_stays_while_it_is(self):
        self.cli("scale-import", self.file("house.json", json.dumps(HOUSE)))
        self.cli("review", self.claim, "--scale", "house", "--rating", "no")
        self.assertEqual(self.verdict(), "Wrong")
        self.assertEqual(self.rows("--lang", "fr", "scale", "house")[0]["names"]["fr"], "Maison")
        self.refused("scale-delete", "house", saying="stays: verdicts use it")
        self.cli("review", self.claim, "--scale", "truth", "--rating", "false")
        self.cli("scale-delete", "house")
        self.assertNotIn("house", self.cli("scales"))
        self.cli("undo")
        self.assertIn("house", self.cli("scales"))

    def test_wrong_files_are_answered_with_their_place(self):
        def bad(change, saying):
            scale = json.loads(json.dumps(HOUSE))
            change(scale)
            self.refused("scale-import", self.file("bad.json", json.dumps(scale)), saying=saying)
        before = self.revisions()
        bad(lambda scale: scale["ratings"][1].update(colour="red"), r"bad.json, ratings\[1\].colour: the colour “red”")
        bad(lambda scale: scale["ratings"][0].update(kind="magic"),
            r"ratings\[0\].kind: there is no kind .* there are: veracity")
        bad(lambda scale: scale["ratings"][0].update(ordinal=1), "“yes” and “no” .* same position, 1")
        bad(lambda scale: scale["ratings"][0].update(labels={"en": " "}),
            "“yes” on the scale “house” has an empty label")
        bad(lambda scale: scale["ratings"][0].update(labels={"x": "a"}), "in the language “x”")
        bad(lambda scale: scale.pop("names"), "the field “names” is missing")
        self.refused("scale-import", self.file("bad.json", '{"key": "a",\n  nonsense}'), saying="line 2, column 4")
        self.refused("scale-import", self.path("none.json"), saying="none.json")
        self.refused("scale-set", "truth", "true", "--label", "Vrai", saying="is not LANGUAGE=WORDS", code=2)
        self.refused("scale-set", "truth", "true", "--position", "first", saying="is no position", code=2)
        self.refused("scale-set", "truth", "true", "--colour", "green", saying="not written as #RRGGBB")
        self.refused("scale-set", "truth", "true", "--kind", "magic", saying="is not known for --kind", code=2)
        self.assertEqual(self.revisions(), before)

    def test_a_rating_is_added_and_undone(self):
        self.cli("scale-set", "truth", "rumour", "--label", "en=Rumour", "--kind", "unproven", "--position", "none")
        self.cli("review", self.claim, "--rating", "rumour")
        self.assertEqual(self.verdict(), "Rumour")
        self.cli("undo")
        self.cli("undo")
        self.assertEqual(self.rows("scale", "truth")[0]["version"], 1)
        self.still_verifies()


if __name__ == "__main__":
    unittest.main(verbosity=2)
