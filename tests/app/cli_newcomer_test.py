#!/usr/bin/env python3
"""What somebody meets who brings in and checks files for the first time.
Usage: cli_newcomer_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import csv
import io
import json
import unittest

from cli_driver import ARTICLE, Desk

MAIL = ("From: a@b.example\r\nTo: d@e.example\r\nSubject: Hello\r\nDate: Mon, 19 Dec 2022 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nThe ferry sails at nine, and nobody says otherwise.\r\n")
SHEET = "claim,speaker,said on,verdict\nThe ferry sails.,Dora Quill,2023-04-03,Wahr\nThe tug sank.,Ivo Marsh,2023,Falsch\n"


class Newcomer(Desk):
    def claims(self):
        return {row["text"]: self.rows("show", row["id"])[0] for row in self.rows("list", "claims")}

    def test_remarks_are_no_failure(self):
        self.cli("init")
        self.cli("import", self.file("m.eml", MAIL))
        self.assertIn("is the sender's word", self.said)

    def test_an_article_can_be_tried_out(self):
        self.cli("init")
        before = self.revisions()
        told = self.rows("import", self.file("a.txt", ARTICLE), "--lang", "fr", "--dry-run")[0]
        self.assertEqual((told["title"], told["dry_run"]), ("Poutine et Loukachenko se parlent à Minsk", True))
        self.assertIn("would come in as the article “Poutine", (self.cli("import", self.path("a.txt"), "--dry-run"), self.said)[1])
        self.assertEqual(self.revisions(), before)
        self.assertEqual(self.rows("list", "sources"), [])

    def test_a_table_tried_out_shows_its_first_rows(self):
        self.cli("init")
        path = self.file("a.csv", SHEET)
        said = self.cli("import", path, "--dry-run")
        self.assertIn("line 2 as it would come in: text = The ferry sails.; ", said)
        self.assertIn("speaker = Dora Quill", said)
        self.assertIn("said_on = 2023-04-03", said)
        first = self.rows("import", path, "--dry-run")[-1]["first"]
        self.assertEqual([row["verdict"] for row in first], ["Wahr", "Falsch"])

    def test_columns_leaves_a_place_for_every_verdict(self):
        self.cli("init")
        path = self.file("a.csv", SHEET)
        given = self.cli("columns", path)
        self.assertIn("Fields that no column fills", self.said)
        self.assertIn("occasion", self.said)
        made = json.loads(given)
        self.assertEqual(made["verdicts"], [{"scale": "truth", "ratings": {"Falsch": "", "Wahr": ""}}])
        self.cli("import", path, "--map", self.file("map.json", given), "--dry-run")
        made["verdicts"][0]["ratings"]["Falsch"] = "false"
        self.cli("import", path, "--map", self.file("map.json", json.dumps(made)))
        claims = self.claims()
        self.assertEqual(claims["The tug sank."]["review"]["rating"]["key"], "false")
        self.assertEqual(claims["The ferry sails."]["review"]["rating"]["label"], "Wahr")

    def test_an_empty_table_is_said_to_be_empty(self):
        self.cli("init")
        path = self.file("empty.csv", "")
        self.refused("import", path, saying="is empty: there is no table in it. Nothing was changed.")
        self.refused("columns", path, saying="is empty: there is no table in it")

    def test_an_identity_may_be_short(self):
        self.cli("init")
        self.refused("show", "zz", saying="the last five are enough")

    def test_what_no_proof_is_in_is_told(self):
        for name, begins, told in (("a.docx", b"PK\x03\x04....word/document.xml", "is a Word document"), ("a.zip", b"PK\x03\x04....", "is an archive"),
                                   ("a.pdf", b"%PDF-1.7", "is a PDF")):
            self.refused("verify-dossier", self.file(name, begins), saying=told)

    def test_the_day_of_the_source_is_told_when_it_is_taken(self):
        self.cli("init")
        source = self.made("import", self.file("a.txt", "The harbour.\n\n“The ferry sails at nine,” said Dora Quill.\n"), "--lang", "en", "--date", "2022-12-19")
        self.cli("quote", source, "--exact", "The ferry sails at nine", "--fill")
        self.assertIn("19", self.said)
        self.assertIn("the day of the source, is taken", self.said)

    # ── tables of our own ──

    def test_our_own_table_comes_back_as_it_was(self):
        self.cli("init")
        lines = [{"id": 7, "text": "=1+1 is two.", "verdict": "odd", "title": "'-quoted", "speaker": "Dora Quill"},
                 {"id": 8, "text": "The tug sank.", "verdict": "odd"}]
        self.cli("import", self.file("a.jsonl", "".join(json.dumps(each) + "\n" for each in lines)))
        tug = self.claims()["The tug sank."]["claim"]["id"]
        self.cli("claim", "A draft.", "--topic", "Harbours")
        draft = self.claims()["A draft."]["claim"]["id"]
        self.cli("review", draft, "--rating", "mostly_false", "--summary", "Short.", "--rationale", "Two\nlines.")
        self.cli("export", "--to", "csv", "-o", self.path("out.csv"))
        self.cli("import", self.path("out.csv"))
        self.assertIn(": 0; here already: 3", self.said, "here they are already")
        self.assertNotIn("not as the file has them", self.said)
        rows = list(csv.DictReader(io.StringIO(self.bytes_of(self.path("out.csv")).decode())))
        self.assertIn("'=1+1 is two.", [row["text"] for row in rows])
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.path("out.csv"))
        claims = self.claims()
        self.assertEqual(set(claims), {"=1+1 is two.", "The tug sank.", "A draft."})
        self.assertEqual(claims["=1+1 is two."]["review"]["summary"], "'-quoted")
        self.assertEqual(claims["=1+1 is two."]["claim"]["identifier"], "7")
        self.assertEqual((claims["A draft."]["review"]["state"], claims["A draft."]["review"]["rating"]["key"]), ("draft", "mostly_false"))
        self.assertEqual(claims["A draft."]["review"]["rationale"], "Two\nlines.")
        self.assertEqual([row["name"] for row in self.rows("list", "topics")], ["Harbours"])
        self.assertTrue(tug)

    def test_lines_may_end_as_they_did_of_old(self):
        self.cli("init")
        self.cli("import", self.file("a.csv", "claim,verdict\rThe ferry sails.,True\rThe tug sank.,False\r"))
        self.assertEqual(set(self.claims()), {"The ferry sails.", "The tug sank."})

    def test_a_first_line_may_say_what_stands_between(self):
        self.cli("init")
        self.cli("import", self.file("a.csv", "sep=;\r\nclaim;verdict\r\nThe ferry, she sails.;True\r\n"))
        self.assertEqual(set(self.claims()), {"The ferry, she sails."})

    def test_a_corrected_map_corrects_when_and_where_it_was_said(self):
        self.cli("init")
        path = self.file("a.csv", "id,claim,verdict,day,place\nx-1,The ferry sails.,True,2023-04-03,the quay\n")
        columns = {"text": "claim", "id": "id", "verdict": "verdict"}
        self.cli("import", path, "--map", self.file("a.json", json.dumps({"columns": dict(columns, said_on="day"), "keep_rest": False})))
        self.cli("import", path, "--update",
                 "--map", self.file("b.json", json.dumps({"columns": dict(columns, said_on="day", occasion="place"), "keep_rest": False})), code=1)
        said = self.claims()["The ferry sails."]["assertions"][0]
        self.assertEqual((said["said_on"], said["occasion"]), ("2023-04-03", "the quay"))


if __name__ == "__main__":
    unittest.main()
