#!/usr/bin/env python3
"""Tables of claims of any layout: tried out first, brought in once, told line by line, and out again.
Usage: cli_table_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import csv
import io
import json
import unittest

from cli_driver import Desk

SHEET = ("Nr;Aussage;Wer;Gesagt am;Urteil;Adresse;Reichweite\r\n"
         "1;\"Der Hafen ist leer; seit gestern.\";Jörn Ahlbeck;03.04.2023;Falsch.;https://faktnetz.example/1;900\r\n"
         "2;Die Brücke steht.;Dora Quill;2023;Stimmt;https://faktnetz.example/2;\r\n"
         "3;;Dora Quill;2023;Stimmt;;\r\n"
         "4;Ein Turm fiel.;;;Unklar;https://faktnetz.example/4;7;mehr\r\n")
MAP = {"columns": {"text": "Aussage", "speaker": "Wer", "said_on": "Gesagt am", "verdict": "Urteil", "url": "Adresse", "id": "Nr"},
       "collection": "faktnetz", "verdicts": [{"scale": "truth", "ratings": {"falsch": "false", "stimmt": "true"}}]}


class Table(Desk):
    def begin_with(self, sheet=SHEET, name="sheet.csv"):
        self.cli("init")
        self.sheet = self.file(name, sheet)
        self.map = self.file("map.json", json.dumps(MAP))

    def claims(self):
        return [self.rows("show", row["id"])[0] for row in self.rows("list", "claims")]

    def test_tried_out_it_writes_nothing_and_tells_each_line(self):
        self.begin_with()
        before = self.revisions()
        told = self.rows("import", self.sheet, "--map", self.map, "--dry-run", code=1)
        self.assertEqual([(row["line"], row["became"]) for row in told[:-1]],
                         [(2, "added"), (3, "added"), (4, "left_out"), (5, "added")])
        self.assertIn("8 cells", told[3]["notes"][0])
        self.assertEqual(told[-1]["unmapped"], {"Unklar": 1})
        self.assertTrue(told[-1]["dry_run"])
        self.assertEqual(self.revisions(), before)
        self.assertIn("line 2: would come in.", self.cli("import", self.sheet, "--map", self.map, "--dry-run", code=1))
        self.assertIn("Unklar (1)", self.said)

    def test_it_comes_in_once_with_all_of_its_cells(self):
        self.begin_with()
        self.cli("import", self.sheet, "--map", self.map, code=1)
        self.assertIn("line 4:", self.said)
        claims = {each["claim"]["text"]: each for each in self.claims()}
        self.assertEqual(set(claims), {"Der Hafen ist leer; seit gestern.", "Die Brücke steht.", "Ein Turm fiel."})
        harbour = claims["Der Hafen ist leer; seit gestern."]
        self.assertEqual(harbour["review"]["rating"]["key"], "false")
        self.assertIn("Rating as published: Falsch.", harbour["claim"]["note"])
        self.assertIn("Reichweite: 900", harbour["claim"]["note"])
        self.assertEqual(harbour["assertions"][0]["said_on"], "2023-04-03")
        self.assertIn("column 8: mehr", claims["Ein Turm fiel."]["claim"]["note"])
        before = self.revisions()
        self.cli("import", self.sheet, "--map", self.map, code=1)
        self.assertIn(": 0; here already: 3", self.said)
        self.assertEqual(self.revisions(), before, "not even a scale")
        self.still_verifies()

    def test_a_changed_row_is_no_known_row(self):
        self.begin_with()
        self.cli("import", self.sheet, "--map", self.map, code=1)
        self.file("sheet.csv", SHEET.replace("Die Brücke steht.", "Die Brücke steht noch."))
        self.cli("import", self.sheet, "--map", self.map, code=1)
        self.assertIn("“faktnetz:2” is here with other words", self.said)
        self.assertIn("of them not as the file has them: 1", self.said)
        told = self.rows("import", self.sheet, "--map", self.map, "--dry-run", code=1)
        self.assertEqual([row["became"] for row in told[:-1]], ["known", "differs", "left_out", "known"])
        self.assertTrue(told[1]["claim"])

    def test_what_differs_is_taken_over_as_a_new_version_when_that_is_wished(self):
        self.begin_with()
        self.cli("import", self.sheet, "--map", self.map, code=1)
        bridge = next(each["claim"]["id"] for each in self.claims() if each["claim"]["text"] == "Die Brücke steht.")
        self.cli("edit", bridge, "note=Rating as published: Stimmt\nGesehen am Kai.")
        self.file("sheet.csv", SHEET.replace("Die Brücke steht.", "Die Brücke steht noch.").replace(";Stimmt;https", ";Teils;https"))
        told = self.rows("import", self.sheet, "--map", self.map, "--update", "--dry-run", code=1)
        self.assertEqual([row["became"] for row in told[:-1]], ["known", "changed", "left_out", "known"])
        self.assertEqual(self.rows("show", bridge)[0]["claim"]["text"], "Die Brücke steht.")
        self.cli("import", self.sheet, "--map", self.map, "--update", code=1)
        self.assertIn("now as the file has them: 1", self.said)
        shown = self.rows("show", bridge)[0]
        self.assertEqual((shown["claim"]["text"], shown["review"]["rating"]["label"]), ("Die Brücke steht noch.", "Teils"))
        self.assertIn("Gesehen am Kai.", shown["claim"]["note"])
        self.assertEqual(shown["assertions"][0]["text"], "Die Brücke steht noch.")
        self.assertEqual(len(self.rows("list", "claims")), 3)
        before = self.revisions()
        told = self.rows("import", self.sheet, "--map", self.map, "--update", code=1)[-1]
        self.assertNotIn("changed", told)
        self.assertEqual(self.revisions(), before)
        self.still_verifies()

    def test_what_this_desk_published_is_not_taken_over(self):
        self.cli("init")
        claim = self.made("claim", "Die Brücke steht.")
        self.cli("edit", claim, "identifier=faktnetz:2")
        self.cli("review", claim, "--rating", "true", "--summary", "Sie steht.")
        path = self.file("a.jsonl", json.dumps({"id": "faktnetz:2", "text": "Die Brücke fiel.", "verdict": "false"}) + "\n")
        self.cli("import", path, "--update", code=1)
        self.assertIn("is here with other words, which stay", self.said)
        self.assertEqual(self.rows("show", claim)[0]["claim"]["text"], "Die Brücke steht.")

    def test_what_nobody_understands_is_asked_about(self):
        self.cli("init")
        path = self.file("odd.csv", "Satz,Ort\nEin Turm fiel.,Tarnau\nEine Brücke steht.,Tarnau\n")
        self.refused("import", path, saying="which column of .*odd.csv holds the claims; it has: .*Ort")
        self.cli("columns", path, "-o", self.path("odd.map.json"), code=1)
        made = json.loads(self.bytes_of(self.path("odd.map.json")))
        made["columns"] = {"text": 1}
        self.file("odd.map.json", json.dumps(made))
        self.cli("import", path, "--map", self.path("odd.map.json"))
        self.assertEqual(len(self.rows("list", "claims")), 2)
        self.refused("import", path, "--map", self.file("bad.json", '{"columns": {"txt": 1}}'), saying="columns.txt")
        self.refused("import", path, "--map", self.file("worse.json", json.dumps({"columns": {"text": "Satz"}, "verdicts": [
            {"scale": "none such", "ratings": {"x": "y"}}]})), saying="not in use here")
        self.refused("import", path, "--as", "parquet", saying="Nobody reads the format “parquet” here; there are: .*csv", code=2)

    def test_half_of_public_sets_are_not_quoted(self):
        self.cli("init")
        rows = [f"{at}.json\tfalse\t\"Number {at} opens\ttopic" if at % 3 == 0 else f"{at}.json\ttrue\tNumber {at}\" closes\ttopic"
                for at in range(30)]
        path = self.file("set.tsv", "id\tlabel\tstatement\tsubject\n" + "\n".join(rows) + "\n")
        self.cli("import", path)
        self.assertEqual(len(self.rows("list", "claims")), 30)
        self.assertIn("\"Number 0 opens", {row["text"] for row in self.rows("list", "claims")})

    def test_of_any_encoding_and_direction(self):
        self.cli("init")
        self.cli("import", self.file("ar.csv", "الادعاء,القائل,الحكم\nالجسر مغلق,ليلى,خطأ\nالبرج سقط,ليلى,صحيح\n"))
        self.cli("import", self.file("wide.csv", "claim\tverdict\nÜber den Fluss\tfalse\nUnter dem Fluss\ttrue\n".encode("utf-16")))
        self.cli("import", self.file("west.csv", "claim;verdict\nDer Fluß trägt\tnicht;falsch\n".encode("cp1252")), "--encoding", "cp1252")
        words = {row["text"] for row in self.rows("list", "claims")}
        self.assertEqual(words, {"الجسر مغلق", "البرج سقط", "Über den Fluss", "Unter dem Fluss", "Der Fluß trägt nicht"})

    def test_json_of_any_encoding_is_no_article(self):
        self.cli("init")
        line = json.dumps({"text": "Über alles.", "verdict": "false"}, ensure_ascii=False) + "\n"
        check = json.dumps([{"@type": "ClaimReview", "claimReviewed": "Unter allem.", "reviewRating": {"alternateName": "x"}}])
        self.cli("import", self.file("a.jsonl", line.encode("utf-16")))
        self.cli("import", self.file("b.json", check.encode("utf-16-le")))
        self.assertEqual(len(self.rows("list", "claims")), 2)
        self.assertEqual(self.rows("list", "sources"), [])

    def test_out_and_in_again(self):
        self.begin_with(SHEET.replace("Ein Turm fiel.", "=cmd()|'x'!A1"))
        self.cli("import", self.sheet, "--map", self.map, code=1)
        out = self.cli("export", "--to", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([row["text"] for row in rows], ["Der Hafen ist leer; seit gestern.", "Die Brücke steht.", "'=cmd()|'x'!A1"])
        self.assertNotIn("\n=", out)
        self.assertNotIn(",=", out)
        chosen = self.cli("export", "--to", "csv", "--columns", "verdict, text")
        self.assertEqual(chosen.splitlines()[0], "verdict,text")
        self.refused("export", "--to", "csv", "--columns", "verdict,weight", saying="no column “weight”; there are: id, text")
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.file("out.csv", out))
        self.assertIn("=cmd()|'x'!A1", {row["text"] for row in self.rows("list", "claims")})
        self.assertEqual([row["text"] for row in self.rows("list", "claims")][-1], "Der Hafen ist leer; seit gestern.",
                         "in the order it had")


if __name__ == "__main__":
    unittest.main()
