#!/usr/bin/env python3
"""Files that somebody broke, or made to break something: each is told in a plain sentence with its line, takes nothing else
along, and needs no more memory the longer it is.
Usage: cli_bad_formats_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import os
import subprocess
import sys
import unittest

import cli_driver
from cli_driver import Desk

CHECK = {"@type": "ClaimReview", "claimReviewed": "Bridge {at} is shut.", "url": "https://check.example/{at}",
         "reviewRating": {"alternateName": "False"}}


def check(at):
    return json.dumps(CHECK).replace("{at}", str(at))


class BadFormats(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def texts(self):
        return {row["text"] for row in self.rows("list", "claims")}

    def imported(self, name, content, code=1):
        self.cli("import", self.file(name, content), code=code)
        return self.said

    def test_nested_a_million_deep(self):
        for name, deep in (("a.jsonl", '{"text": "Deep.", "x": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}"),
                           ("b.json", '[' + check(1) + ',\n' + '{"@type": "ClaimReview", "x": ' + '{"a":' * 1_000_000 + "1" + "}" * 1_000_000 + "},\n" + check(2) + "]")):
            good = json.dumps({"text": "Shallow.", "verdict": "x"}) + "\n" if name == "a.jsonl" else ""
            told = self.imported(name, good + deep + "\n")
            self.assertRegex(told, "line 2: .*(nested|deep)")
        self.assertEqual(self.texts(), {"Shallow.", "Bridge 1 is shut.", "Bridge 2 is shut."})

    def test_a_key_that_stands_twice(self):
        told = self.imported("a.json", '[{"@type": "ClaimReview", "claimReviewed": "One.", "claimReviewed": "Two."},\n' + check(1) + "]")
        self.assertIn("line 1:", told)
        self.assertEqual(self.texts(), {"Bridge 1 is shut."})

    def test_a_file_that_ends_in_the_middle(self):
        self.assertIn("ends in the middle", self.imported("a.json", '{"@type": "DataFeed", "dataFeedElement": [' + check(1) + ",\n" + check(2) + ",\n" + check(3)[:40]))
        self.assertEqual(self.texts(), {"Bridge 1 is shut.", "Bridge 2 is shut."})
        told = self.imported("a.csv", 'claim,verdict\nOne.,x\nTwo.,"x\n')
        self.assertRegex(told, "line 3: A quotation mark opens there")
        self.assertIn("One.", self.texts())

    def test_a_single_record_of_a_hundred_megabytes(self):
        path = self.path("big.json")
        with open(path, "w", encoding="utf-8") as out:
            out.write("[" + check(1) + ',\n{"@type": "ClaimReview", "claimReviewed": "')
            for _ in range(100):
                out.write("x" * 1_000_000)
            out.write('"},\n' + check(2) + "]")
        self.cli("import", path, code=1)
        self.assertRegex(self.said, "line 2: It has more than")
        self.assertEqual(self.texts(), {"Bridge 1 is shut.", "Bridge 2 is shut."})

    def test_bytes_that_are_no_utf8(self):
        told = self.imported("a.jsonl", b'{"text": "One.", "verdict": "x"}\n{"text": "Br\xfccke", "verdict": "x"}\n' + b'{"text": "Two.", "verdict": "x"}\n' * 2)
        self.assertIn("line 2:", told)
        self.assertTrue({"One.", "Two."} <= self.texts())

    def test_what_would_act_elsewhere(self):
        claims = ["=HYPERLINK(1)", "+1", "@x", "-2", "</script><script>alert(1)</script>", "a\u2028b"]
        self.imported("a.jsonl", "".join(json.dumps({"text": each, "verdict": "x"}) + "\n" for each in claims), code=1)
        self.assertIn("separators in “text”: 1", self.said)
        table = self.cli("export", "--to", "csv", "--columns", "text")
        for line in table.splitlines()[1:]:
            self.assertNotRegex(line, '^"?[=+@-]')
        for form in ("jsonl", "claimreview", "datafeed"):
            self.assertNotIn("\u2028", self.cli("export", "--to", form))

    def test_of_a_newer_version_or_a_format_nobody_knows(self):
        self.assertIn("A newer version of this program wrote it.", self.imported("a.jsonl", '{"counterpoint": 99, "text": "Later."}\n'))
        self.refused("import", self.file("b.jsonl", '{"text": "x"}\n'), "--as", "martian", saying="Nobody reads the format “martian”", code=2)
        self.refused("import", self.file("c.json", '{"made": "up"}'), saying="is JSON, not text")
        self.refused("export", "--to", "martian", saying="there are: html, json", code=2)

    def test_a_record_that_leads_out_of_its_place(self):
        line = {"counterpoint": 2, "records": [{"kind": "../../etc/passwd", "id": "0000000000001", "fields": {}}]}
        self.assertIn("not in a form that can be read", self.imported("a.jsonl", json.dumps(line) + "\n"))
        line["records"] = [{"kind": "review", "id": "0000000000001", "fields": {"claim": "0000000000002", "rating": "x"}}]
        self.assertIn("names what did not come in", self.imported("b.jsonl", json.dumps(line) + "\n"))
        self.still_verifies()

    def test_memory_does_not_grow_with_the_file(self):
        def peak(name, rows):
            path = self.path(name)
            with open(path, "w", encoding="utf-8") as out:
                if name.endswith("csv"):
                    out.write("id,claim,verdict,note\n")
                    for at in range(rows):
                        out.write(f"{at},Bridge {at} is shut.,False,{'x' * 2000}\n")
                else:
                    out.write("[" + ",\n".join(check(at).replace('"False"', '"False", "ratingExplanation": "' + "x" * 2000 + '"') for at in range(rows)) + "]")
            command = [sys.executable, "-c", "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
                       "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", cli_driver.CLI, "-w", self.workspace, "import", path, "--dry-run"]
            environment = dict(os.environ, XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state)
            return int(subprocess.run(command, capture_output=True, env=environment, timeout=600).stdout)
        for name in ("a.csv", "b.json"):
            small, large = peak(name, 2000), peak(name, 20_000)
            self.assertLess(large, small * 1.5, f"{name}: {small} and {large} KB")


if __name__ == "__main__":
    unittest.main()
