#!/usr/bin/env python3
"""What a desk makes public: its own checks alone, with an address, in a folder that stays its own.
Usage: cli_public_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import os
import re
import unittest
import xml.etree.ElementTree

from cli_driver import CLAIM, Desk

ATOM = "{http://www.w3.org/2005/Atom}"


class Public(Desk):
    def published(self, claim=CLAIM):
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        claim = self.made("claim", claim, "--from", statement)
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", "Parce que.")
        for step, who in (("submit", "Camille"), ("approve", "Dominique"), ("publish", "Dominique")):
            self.cli("review", claim, "--step", step, *(("--override", "Essai.") if step == "submit" else ()), actor=who)
        return claim

    def theirs(self, **more):
        check = {"@type": "ClaimReview", "url": "https://check.example/1", "claimReviewed": "Bridge 1 is shut.", "datePublished": "2023-05",
                 "author": {"@type": "Organization", "name": "Bridge Check"}, "reviewRating": {"alternateName": "False"}}
        self.cli("import", self.file("theirs.json", json.dumps(dict(check, **more))))

    def text(self, *names):
        return self.bytes_of(os.path.join(self.path("site"), *names)).decode()

    def test_checks_of_others_are_not_published_as_ours(self):
        ours = self.published()
        self.theirs()
        feed = json.loads(self.cli("export", "--to", "datafeed"))
        self.assertEqual([each["item"][0]["claimReviewed"] for each in feed["dataFeedElement"]], [CLAIM])
        pages = json.loads(self.cli("export", "--to", "fact-check-tools"))["claimReviewMarkupPages"]
        self.assertEqual([each["claimReviewMarkups"][0]["claimReviewed"] for each in pages], [CLAIM])
        reviews = {each["claimReviewed"]: each for each in json.loads(self.cli("export", "--to", "claimreview"))}
        self.assertEqual(reviews["Bridge 1 is shut."]["author"]["name"], "Bridge Check", "whose it is and where is said")
        self.assertEqual(reviews["Bridge 1 is shut."]["url"], "https://check.example/1")
        self.cli("export-site", self.path("site"))
        self.assertEqual(os.listdir(os.path.join(self.path("site"), "claims")), [ours + ".html"])
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.file("nobody.jsonl", json.dumps({"text": "Nobody says whose.", "verdict": "False", "title": "No."}) + "\n"))
        self.assertEqual(json.loads(self.cli("export", "--to", "claimreview")), [])

    def test_with_an_address_our_own_has_no_fault(self):
        self.published("La Russie n'a aucun intérêt.")
        path = self.path("checks.json")
        self.cli("export", "--to", "claimreview", "-o", path)
        self.assertIn("say with --address", self.said)
        self.cli("export", "--to", "claimreview", "-o", path, "--address", "https://desk.example/checks")
        self.assertEqual(self.cli("check-claimreview", path), "")
        self.assertIn("wrong: 0; weak: 0", self.said)
        self.cli("export", "--to", "claimreview", "--address", "nowhere", code=2)

    def test_the_format_is_told_from_the_ending(self):
        claim = self.published()
        for name, begins in (("a.docx", b"PK"), ("a.zip", b"PK"), ("a.md", b"#"), ("a.jsonl", b'{"counterpoint"'), ("a.csv", b"id,"), ("a.html", b"<!")):
            self.cli("export", claim, "-o", self.path(name))
            self.assertTrue(self.bytes_of(self.path(name)).startswith(begins), name)

    def test_sources_that_go_along_are_told(self):
        self.published()
        self.cli("import", self.file("loose.txt", "Un article que personne n'a lu."), "--lang", "fr")
        self.cli("export", "--to", "jsonl", "-o", self.path("all.jsonl"))
        self.assertIn("Sources that no claim rests on went along, those in the inbox too: 1", self.said)
        self.cli("export", "--to", "jsonl", "--search", "intérêt", "-o", self.path("some.jsonl"))
        self.assertNotIn("went along", self.said)

    def test_a_withdrawn_check_leaves_a_notice_and_nothing_else(self):
        claim = self.published()
        self.cli("export-site", self.path("site"))
        correction = self.made("correct", claim, "--tier", "withdrawal", "--notice", "Nous nous sommes trompés.")
        self.cli("sign", correction, actor="Dominique")
        self.cli("export-site", self.path("site"))
        page = self.text("claims", claim + ".html")
        self.assertIn("Nous nous sommes trompés.", page)
        self.assertNotIn("C'est le contraire.", page)
        self.assertNotIn("ld+json", page)
        self.assertIn("Nous nous sommes trompés.", self.text("corrections.html"))
        self.assertNotIn(claim, self.text("index.html"))
        self.assertNotIn(claim, self.text("claims.js"))
        self.assertEqual(os.listdir(os.path.join(self.path("site"), "speakers")), [], "nobody has a check any more")

    def test_pages_that_are_no_more_go_and_others_stay(self):
        claim = self.published()
        site = self.path("site")
        self.cli("export-site", site)
        self.file("site/notes.txt", "mine")
        listed = json.loads(self.text("counterpoint-site.json"))
        self.assertIn(f"claims/{claim}.html", listed["files"])
        listed["files"] += ["claims/gone.html", "../desk.counterpoint", "notes/../../desk.counterpoint"]
        self.file("site/claims/gone.html", "old")
        self.file("site/counterpoint-site.json", json.dumps(listed))
        self.cli("export-site", site)
        self.assertIn("are of the site no more: 1", self.said)
        self.assertFalse(os.path.exists(os.path.join(site, "claims", "gone.html")))
        self.assertEqual(self.text("notes.txt"), "mine")
        self.still_verifies()

    def test_a_writing_that_was_stopped_goes_on(self):
        claim = self.published()
        os.makedirs(self.path("site/claims"))
        self.file("site/counterpoint-site.json", json.dumps({"counterpoint_site": 1, "unfinished": True, "files": []}))
        self.file(f"site/claims/{claim}.html", "half")
        self.cli("export-site", self.path("site"))
        self.assertIn("</html>", self.text("claims", claim + ".html"))
        self.assertNotIn("unfinished", self.text("counterpoint-site.json"))

    def test_foreign_folders_and_links_are_left_alone(self):
        self.published()
        os.mkdir(self.path("foreign"))
        self.file("foreign/claims.js", "window.claims = [];")
        self.refused("export-site", self.path("foreign"), saying="holds other things than a site")
        self.assertEqual(self.bytes_of(self.path("foreign/claims.js")), b"window.claims = [];")
        os.mkdir(self.path("elsewhere"))
        os.symlink(self.path("elsewhere"), self.path("link"))
        self.refused("export-site", self.path("link"), saying="is a link")
        site = self.path("site")
        self.cli("export-site", site)
        for name in os.listdir(os.path.join(site, "claims")):
            os.unlink(os.path.join(site, "claims", name))
        os.rmdir(os.path.join(site, "claims"))
        os.symlink(self.path("elsewhere"), os.path.join(site, "claims"))
        self.refused("export-site", site, saying="is a link")
        self.assertEqual(os.listdir(self.path("elsewhere")), [])

    def test_the_feed_has_whole_moments(self):
        claim = self.published()
        self.cli("export-site", self.path("site"), "--address", "https://desk.example/")
        entry = xml.etree.ElementTree.fromstring(self.text("feed.xml")).find(ATOM + "entry")
        self.assertRegex(entry.find(ATOM + "updated").text, r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        review = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', self.text("claims", claim + ".html"), re.S).group(1))
        self.assertEqual(review["url"], f"https://desk.example/claims/{claim}.html")


if __name__ == "__main__":
    unittest.main()
