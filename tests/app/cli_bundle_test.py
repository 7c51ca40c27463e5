#!/usr/bin/env python3
"""An exchange bundle by command line: sent, looked at, brought in, answered; what is altered or forged is told; and one
workspace comes into another. Usage: cli_bundle_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import contextlib
import io
import json
import re
import sqlite3
import unittest
import zipfile

from cli_driver import CLAIM, Desk


class Bundle(Desk):
    def setUp(self):
        super().setUp()
        self.theirs = self.path("theirs.counterpoint")

    @contextlib.contextmanager
    def at_home_of(self, who):
        """Another computer, with a key of its own."""
        data, state, workspace = self.data, self.state, self.workspace
        self.data, self.state, self.workspace = self.path(who), self.path(who + "-state"), self.theirs
        yield
        self.data, self.state, self.workspace = data, state, workspace

    def written(self):
        source, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "Non.", "--rationale", "Un.")
        return claim

    def exported(self, name, *words, actor="Camille"):
        self.cli("export", *words, "--to", "bundle", "-o", self.path(name), actor=actor)
        return self.path(name)

    def test_there_and_back(self):
        claim = self.written()
        self.cli("remark", claim, "Entre nous.")
        bundle = self.exported("question.bundle", claim)
        with zipfile.ZipFile(bundle) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), ["mimetype", "claims.jsonl", "list.json", "signature.json"])
            self.assertNotIn(b"Entre nous", archive.read("claims.jsonl"))
        with self.at_home_of("bruno"):
            self.cli("init", actor="Bruno")
            tried = self.rows("import", "--dry-run", bundle, actor="Bruno")
            self.assertEqual(tried[0]["bundle_of"], "Camille")
            self.assertRegex(tried[0]["signed_by"], r"^[0-9a-f]{4}( [0-9a-f]{4}){3}$")
            self.assertEqual(tried[-1]["added"], 1)
            self.assertEqual(self.rows("list", "claims", actor="Bruno"), [])
            self.cli("import", bundle, actor="Bruno")
            self.assertRegex(self.said, r"Signed by the key [0-9a-f ]{19}, which calls itself “Camille”")
            review = self.rows("list", "reviews", actor="Bruno")[0]["id"]
            self.cli("edit", review, "rationale=Un. Et deux, dit l'expert.", actor="Bruno")
            answer = self.exported("answer.bundle", claim, actor="Bruno")
            signer = json.loads(self.cli("--json", "import", "--dry-run", answer, actor="Bruno").splitlines()[0])["signed_by"]
        tried = self.rows("import", "--dry-run", answer)
        changes = [change for row in tried for change in row.get("changes", [])]
        self.assertEqual([(change["what"], change["kind"], change["field"], change["here"], change["theirs"]) for change in changes],
                         [("changed", "review", "rationale", "Un.", "Un. Et deux, dit l'expert.")])
        self.assertEqual((tried[-1]["fields"], tried[-1]["contested"]), (1, 0))
        out = self.cli("import", "--dry-run", answer)
        self.assertIn("Long rationale becomes “Un. Et deux, dit l'expert.”; here it is “Un.”.", out)
        self.refused("import", "--signed-by", "0000 0000 0000 0000", answer, saying="which you did not name. Nothing was changed")
        before = len(self.rows("list", "revisions"))
        self.cli("import", "--signed-by", signer, answer)
        self.assertEqual(len(self.rows("list", "revisions")), before + 1, "one step")
        shown = self.cli("show", claim)
        self.assertIn("Et deux, dit l'expert", shown)
        self.assertIn("Proposed by: Camille", shown, "who could approve it otherwise")
        self.cli("import", answer)
        self.assertEqual(len(self.rows("list", "revisions")), before + 1, "twice is once")
        self.cli("undo")
        self.assertNotIn("Et deux, dit l'expert", self.cli("show", claim))

    def test_a_selection_by_search_list_or_names(self):
        claim = self.written()
        other = self.made("claim", "Une autre affirmation.")
        third = self.made("claim", "La troisième.")

        def claims(*words):
            with zipfile.ZipFile(self.exported("some.bundle", *words)) as archive:
                return json.loads(archive.read("list.json"))["claims"]
        self.assertEqual(claims(claim, third), 2)
        self.assertEqual(claims("--search", "affirmation"), 1)
        self.assertEqual(claims("--only", "unrated"), 2)
        self.assertEqual(claims(), 3)
        self.cli("export", other, third, "--to", "html", code=2)
        self.cli("export", other, "--to", "jsonl", "--remarks", code=2)

    def test_what_was_altered_or_put_in_is_told(self):
        claim = self.written()
        bundle = self.exported("question.bundle", claim)
        with zipfile.ZipFile(bundle) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}

        def packed(**changed):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in {**files, **changed}.items():
                    if content is not None:
                        archive.writestr(name, content)
            return self.file("forged.bundle", out.getvalue())
        with self.at_home_of("bruno"):
            self.cli("init", actor="Bruno")
            for changed, sentence in (({"claims.jsonl": files["claims.jsonl"].replace(b"Non.", b"Oui.")}, "was altered or damaged"),
                                      ({"list.json": files["list.json"].replace(b"Camille", b"Camilla")}, "was altered or damaged"),
                                      ({"../../evil": b"x"}, "a name that leads out of it"),
                                      ({"evil.exe": b"x"}, "belongs to no bundle that this version knows"),
                                      ({"list.json": b'{"counterpoint_bundle": 7}'}, "made by a newer version"),
                                      ({"list.json": b"[" * 100000}, "is no exchange bundle of this program, or not a whole one"),
                                      ({"claims.jsonl": None}, "is no exchange bundle of this program, or not a whole one")):
                self.refused("import", packed(**changed), saying=sentence, actor="Bruno")
            self.refused("import", self.file("cut.bundle", self.bytes_of(bundle)[:-30]), saying="ends too early", actor="Bruno")
            self.cli("import", packed(**{"signature.json": None}), code=1, actor="Bruno")
            self.assertIn("Not signed: whoever passed it on may have altered it.", self.said)

    def test_whose_word_a_workspace_is_its_log_tells(self):
        self.written()
        key = r"(?:[0-9a-f]{4} ){3}[0-9a-f]{4}"
        hers, mine = re.search(key, self.cli("verify") + self.said).group(), self.workspace
        with self.at_home_of("bruno"):
            self.cli("init", actor="Bruno")
            self.cli("claim", "Ce que Bruno vérifie.", actor="Bruno")
            his = re.search(key, self.cli("verify", actor="Bruno") + self.said).group()
            self.assertNotEqual(his, hers)
            self.refused("import", mine, "--signed-by", his, saying=f"is signed by the key {hers}, which you did not name", actor="Bruno")
            self.cli("import", "--dry-run", mine, "--signed-by", hers, actor="Bruno")
            self.assertIn(f"Its history is signed with {hers}", self.said)
            self.assertNotIn(his, self.said)
            self.assertNotIn("this computer", self.said)
            with contextlib.closing(sqlite3.connect(mine)) as file:
                guard = file.execute("select sql from sqlite_schema where name = 'change_no_update'").fetchone()[0]
                file.executescript(f"drop trigger change_no_update; update change set body = replace(body, 'Non.', 'Oui.'); {guard}")
            self.refused("import", mine, "--signed-by", hers, saying="Nothing was changed", actor="Bruno")

    def test_one_workspace_comes_into_another(self):
        claim = self.written()
        self.cli("import", self.file("loose.txt", "Un article que rien ne cite encore, avec assez de mots pour en être un."))
        mine = self.workspace
        with self.at_home_of("bruno"):
            self.cli("init", actor="Bruno")
            self.cli("claim", "Ce que Bruno vérifie.", actor="Bruno")
            tried = self.rows("import", "--dry-run", mine, actor="Bruno")
            self.assertEqual(tried[-1]["added"], 1)
            self.cli("import", mine, actor="Bruno")
            self.assertIn("is a workspace: it comes in as an exchange bundle", self.said)
            self.assertEqual(len(self.rows("list", "claims", actor="Bruno")), 2)
            self.assertEqual(len(self.rows("list", "sources", actor="Bruno")), 2, "what no claim rests on as well")
            self.assertIn(CLAIM, self.cli("show", claim, actor="Bruno"))
            before = len(self.rows("list", "revisions", actor="Bruno"))
            self.cli("import", mine, actor="Bruno")
            self.assertEqual(len(self.rows("list", "revisions", actor="Bruno")), before)
            self.still_verifies()


if __name__ == "__main__":
    unittest.main()
