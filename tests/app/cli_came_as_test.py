#!/usr/bin/python3
"""The record a claim came in as is kept with it, as the file had it: read back, checked, carried along, and gone with a redaction. What an
import made is taken back in one step."""
import json
import sqlite3
import unittest

from cli_driver import Desk

REVIEW = """{ "@context": "https://schema.org",  "@type": "ClaimReview",
  "url": "https://prüf.example/7", "claimReviewed": "Die Brücke kostet 40 Millionen.", "x-mood": ["gloomy", 1e2],
  "author": {"@type": "Organization", "name": "Faktenstube"},
  "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ulla Brandt"}},
  "reviewRating": {"@type": "Rating", "alternateName": "Falsch"}}"""
OTHER = REVIEW.replace("/7", "/8").replace("40 Millionen", "50 Millionen")
LINE = '{"text": "Le pont coûte 40 millions.",   "id": "B-1", "verdict": "Faux", "humeur": [1, 2]}'
TABLE = 'claim;verdict;mood\n"The bridge; costs 40 million";False;gloomy\n'


class CameAs(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def came(self, name, content):
        self.run_cli("-w", self.workspace, "--as", "Camille", "import", self.file(name, content))
        return [row["id"] for row in self.rows("list", "claims")]

    def record(self, claim, **options):
        return self.cli("show", claim, "--record", **options).removesuffix("\n")

    def blobs(self):
        with sqlite3.connect(self.workspace) as base:
            return base.execute("select count(*) from blob").fetchone()[0]

    def test_it_is_what_the_file_had(self):
        self.assertEqual(self.record(self.came("one.jsonld", REVIEW)[0]), REVIEW)

    def test_each_of_several_has_its_own(self):
        records = [json.loads(self.record(claim)) for claim in self.came("list.json", f"[{REVIEW},\n{OTHER}]")]
        self.assertCountEqual(records, [json.loads(REVIEW), json.loads(OTHER)])

    def test_of_a_graph_it_is_the_part_that_tells_of_the_claim(self):
        claims = self.came("graph.json", json.dumps({"@graph": [json.loads(REVIEW), json.loads(OTHER), {"@type": "Thing"}]}))
        self.assertCountEqual([json.loads(self.record(claim)) for claim in claims], [json.loads(REVIEW), json.loads(OTHER)])

    def test_of_a_line_and_of_a_row(self):
        self.assertEqual(self.record(self.came("lines.jsonl", LINE + "\n")[0]), LINE)
        table = [claim for claim in self.came("table.csv", TABLE) if "bridge" in self.cli("show", claim)][0]
        self.assertEqual(json.loads(self.record(table)), [["claim", "The bridge; costs 40 million"], ["verdict", "False"], ["mood", "gloomy"]])

    def test_a_claim_made_here_has_none(self):
        claim = self.made("claim", "Le pont est rouge.")
        self.refused("show", claim, "--record", saying="was made here")
        source = self.brought(self.file("a.txt", "Rien.\n"))["id"]
        self.refused("show", source, "--record", saying="Only a claim", code=2)

    def test_altered_it_is_noticed(self):
        self.came("one.jsonld", REVIEW)
        with sqlite3.connect(self.workspace) as base:
            for name, in base.execute("select name from sqlite_schema where type = 'trigger' and tbl_name = 'blob'").fetchall():
                base.execute(f"drop trigger {name}")
            base.execute("update blob set coding = 'raw', bytes = ?", (REVIEW.replace("40", "90").encode(),))
        told = self.run_cli("-w", self.workspace, "verify")
        self.assertNotEqual(told.returncode, 0, told.stdout)

    def test_it_goes_along_and_comes_back_equal(self):
        claim = self.came("one.jsonld", REVIEW)[0]
        self.cli("export", "--to", "jsonl", "-o", self.path("all.jsonl"))
        self.cli("export", claim, "--to", "bundle", "-o", self.path("one.bundle"))
        for name in ("all.jsonl", "one.bundle"):
            other = self.path(name + ".counterpoint")
            self.cli("init", workspace=other)
            self.cli("import", self.path(name), workspace=other)
            again = self.rows("list", "claims", workspace=other)[0]["id"]
            self.assertEqual(self.record(again, workspace=other), REVIEW, name)

    def test_redacted_it_is_gone_from_the_file(self):
        claim = self.came("one.jsonld", REVIEW)[0]
        statement = self.rows("list", "statements")[0]["id"]
        before = self.blobs()
        self.cli("redact", statement, "--basis", "RGPD art. 17", "--authority", "CNIL", "--yes")
        self.assertIn("The record of a collection that the claim", self.said)
        self.assertIn(b"gloomy", self.record(claim).encode())
        self.cli("redact", claim, "--basis", "RGPD art. 17", "--authority", "CNIL", "--yes")
        self.assertEqual(self.blobs(), before - 1)
        self.assertNotIn(b"gloomy", self.bytes_of(self.workspace))

    def test_an_import_is_one_step(self):
        scales = self.rows("list", "scales")
        claim = self.came("one.jsonld", REVIEW)[0]
        self.assertGreater(len(self.rows("list", "scales")), len(scales))
        self.cli("undo")
        self.assertEqual(self.rows("list", "claims"), [])
        self.assertEqual(self.rows("list", "scales"), scales)
        self.cli("redo")
        self.assertEqual(self.record(claim), REVIEW)
        self.still_verifies()


if __name__ == "__main__":
    unittest.main()
