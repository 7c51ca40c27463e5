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

from cli_driver import CLAIM, WORDS, Desk

HERE = os.path.dirname(os.path.abspath(__file__))
VERIFIER = os.path.join(HERE, "..", "..", "assets", "verify", "verify_dossier.py")


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


class Verify(Desk):
    def verified(self, path, code, *fingerprints):
        done = subprocess.run([sys.executable, VERIFIER, path, *fingerprints], capture_output=True, timeout=300)
        told = done.stdout.decode() + done.stderr.decode()
        self.assertEqual(done.returncode, code, told)
        return told

    def sent(self):
        """A dossier with something of everything, its claim's identity."""
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        self.cli("edit", statement, "said_on=2022-12-19", "role=président")
        claim = self.made("claim", CLAIM, "--from", statement)
        answer = self.made("quote", source, "--exact", "comble de l'ironie", "--speaker", "Ned Price")
        self.cli("link", answer, "refutes", claim, "--note", "Il en rit.")
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", "Parce que.")
        for step, who in (("submit", "Camille"), ("approve", "Dominique"), ("publish", "Dominique")):
            more = ("--override", "Essai.") if step == "submit" else ()
            self.cli("review", claim, "--step", step, *more, actor=who)
        return claim

    def test_it_is_short(self):
        with open(VERIFIER, encoding="utf-8") as opened:
            self.assertLessEqual(len(opened.read().splitlines()), 300)

    def test_what_was_sent_before_holds(self):
        for name in ("dossier-2.json", "dossier-2.html", "dossier-3.json", "dossier-3.html"):
            self.verified(os.path.join(HERE, "data", name), 0)

    def test_what_is_sent_now_holds_in_both_languages(self):
        claim = self.sent()
        for language in ("en", "fr"):
            for form in ("html", "json"):
                path = self.path(f"{language}.{form}")
                self.cli("--lang", language, "export", claim, "--to", form, "-o", path)
                self.assertIn("All that is shown is proven.", self.verified(path, 0))
        told = self.verified(path, 1, "0000 0000 0000 0000")
        self.assertIn("you did not name it", told)

    def test_whatever_is_altered_is_named(self):
        claim = self.sent()
        document = json.loads(self.cli("export", claim, "--to", "json"))
        places = [(path, value) for path, value in leaves(document)
                  if path[0] not in ("proof", "found", "@context", "language") and path[-1] not in ("@type", "stale_approval", "definition")]
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
            self.verified(self.file("altered.html", altered), 3)

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
