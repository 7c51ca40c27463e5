#!/usr/bin/env python3
"""The verifier that needs no Counterpoint (assets/verify): what the program sends holds in it, in both languages and both
formats, and whatever was altered since is named.
Usage: cli_verify_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import copy
import json
import os
import random
import subprocess
import sys
import unittest

from cli_driver import WORDS
from verifying import FOLDER, HERE, PROVEN, VERIFIER, Verifying


def leaves(node, path=()):
    """Every value of a tree with its place."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, list):
        for at, value in enumerate(node):
            yield from leaves(value, path + (at,))
    else:
        yield path, node


class Verify(Verifying):
    def test_it_is_short(self):
        lines = []
        for name in ("verify_dossier.py", "proven_records.py", "dossier_anew.py", "dossier_page.py"):
            with open(os.path.join(FOLDER, name), encoding="utf-8") as opened:
                lines.append(len(opened.read().splitlines()))
        self.assertLessEqual(max(lines), 200)
        self.assertLessEqual(sum(lines), 570)

    def test_it_knows_how_the_program_shows_records(self):
        done = subprocess.run([sys.executable, os.path.join(FOLDER, "make_format.py"), "--check"], capture_output=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_what_was_sent_before_holds(self):
        for name in ("dossier-2.json", "dossier-2.html"):
            self.verified(os.path.join(HERE, "data", name), 0)
        for name in ("dossier-3.json", "dossier-3.html"):
            self.assertIn("several keys signed them", self.verified(os.path.join(HERE, "data", name), 2))

    def test_what_is_sent_now_holds_in_both_languages(self):
        claim = self.sent()
        for language in ("en", "fr"):
            for form in ("html", "json"):
                path = self.path(f"{language}.{form}")
                self.cli("--lang", language, "export", claim, "--to", form, "-o", path)
                self.assertIn(PROVEN, self.verified(path, 0))
        told = self.verified(path, 1, "0000 0000 0000 0000")
        self.assertIn("you did not name it", told)

    def test_what_was_corrected_taken_back_and_entered_for_others_holds(self):
        claim = self.corrected()
        for language in ("en", "fr"):
            for form in ("html", "json"):
                told = self.exported(claim, form, language)
                self.assertIn("entered_by", told)
                self.verified(self.path(f"{language}.{form}"), 0)

    def test_what_changed_after_its_approval_is_told_so(self):
        claim = self.sent()
        self.cli("edit", self.statement, "place=Minsk")
        self.assertTrue(json.loads(self.exported(claim, "json"))["review"]["stale_approval"])
        self.verified(self.path("en.json"), 0)
        self.exported(claim, "html")
        self.verified(self.path("en.html"), 0)

    def test_what_was_redacted_holds(self):
        claim = self.corrected()
        self.cli("redact", self.statement, "--basis", "art. 17", "--authority", "CNIL", "--earlier", "--yes")
        for form in ("html", "json"):
            told = self.exported(claim, form)
            self.assertTrue('"redacted":true' in told or '"redacted": true' in told)
            self.verified(self.path(f"en.{form}"), 0)

    def test_the_sample_holds(self):
        self.cli("sample")
        for row in self.rows("list", "claims"):
            for form in ("html", "json"):
                self.exported(row["id"], form, "fr")
                self.verified(self.path(f"fr.{form}"), 0)

    def test_whatever_is_altered_is_named(self):
        claim = self.sent()
        document = json.loads(self.cli("export", claim, "--to", "json"))
        places = [(path, value) for path, value in leaves(document)
                  if path[0] not in ("proof", "found")]
        self.assertGreater(len(places), 100)
        dice = random.Random(7)
        for path, value in dice.sample(places, 25):
            altered = copy.deepcopy(document)
            node = altered
            for key in path[:-1]:
                node = node[key]
            node[path[-1]] = value + 1 if type(value) is int else "Andere Worte"
            altered = self.file("altered.json", json.dumps(altered))
            done = subprocess.run([sys.executable, VERIFIER, altered], capture_output=True, timeout=300)
            self.assertIn(done.returncode, (1, 3), (path, value))
            self.assertRegex(done.stdout.decode(), "Not all that is shown is proven|It does not hold", path)
        for side in ("against", "history"):
            altered = copy.deepcopy(document)
            del altered[side][0]
            self.verified(self.file("altered.json", json.dumps(altered)), 1)

    def test_an_altered_page_is_named(self):
        claim = self.sent()
        page = self.cli("export", claim, "--to", "html")
        for before, after in (("Mostly false</p>", "True</p>"), ("Ned Price", "Ned Prince"), ("C&#39;est le contraire.", "C&#39;est vrai."),
                              (f"<mark>{WORDS[:3]}", "<mark>non"), (">président<", ">ministre<")):
            self.assertIn(before, page)
            altered = page.replace(before, after, 1)
            self.verified(self.file("altered.html", altered), 1)
        for hidden in ("</style>", "</main>"):
            altered = page.replace(hidden, ".against{display:none}</style>" if hidden == "</style>" else "<iframe></iframe></main>", 1)
            self.verified(self.file("altered.html", altered), 1)

    def test_signs_that_act_hide_nothing(self):
        claim = self.sent()
        self.cli("edit", claim, "note=one\u2028two")
        page = self.exported(claim, "html")
        self.verified(self.file("whole.html", page), 0)
        self.altered(page)
        self.cli("edit", claim, "note=one\u2028two \u2067שלום\u2069")
        page = self.exported(claim, "html")
        self.assertIn("marks of direction", self.verified(self.file("turned.html", page), 2))
        self.altered(page)

    def altered(self, page):
        """One line that is shown is another: it is named, whatever stands elsewhere."""
        self.assertIn("Ned Price", page)
        told = self.verified(self.file("altered.html", page.replace("Ned Price", "Ned Prince", 1)), 1)
        self.assertRegex(told, "line [0-9]+ of the page")
        self.assertNotIn("follows from the entries", told)
        return told

    def test_one_byte_of_the_proof_is_enough(self):
        claim = self.sent()
        document = json.loads(self.cli("export", claim, "--to", "json"))
        entry = document["proof"]["entries"][-1]
        for key in ("entry", "path"):
            altered = copy.deepcopy(document)
            text = entry[key]
            at = len(text) // 2
            altered["proof"]["entries"][-1][key] = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1:]
            self.assertIn("It does not hold", self.verified(self.file("altered.json", json.dumps(altered)), 3))
        altered = copy.deepcopy(document)
        del altered["proof"]["entries"][-1]
        self.verified(self.file("altered.json", json.dumps(altered)), 3)
        self.verified(self.file("none.json", "{}"), 3)
        self.verified(self.path("not-there.json"), 3)


if __name__ == "__main__":
    unittest.main()
