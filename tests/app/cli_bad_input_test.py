#!/usr/bin/env python3
"""Every kind of bad input: each is answered by one plain sentence, and the workspace still verifies.
Usage: cli_bad_input_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import fcntl
import json
import os
import sqlite3
import subprocess
import unittest

from cli_driver import CLAIM, CLI, WORDS, Desk


class BadInput(Desk):
    def test_a_file_that_is_no_workspace(self):
        text = self.file("notes.txt", "Only some notes, and long enough to look like a file. " * 40)
        before = self.bytes_of(text)
        self.refused("list", "claims", saying="not a Counterpoint workspace", workspace=text)
        self.refused("undo", saying="not a Counterpoint workspace", workspace=text)
        self.assertEqual(self.bytes_of(text), before)
        self.refused("list", "claims", saying="There is no file", workspace=self.path("none"))
        self.refused("list", "claims", saying="not a file", workspace=self.folder)

    def test_a_database_of_another_application(self):
        other = self.path("other.db")
        with sqlite3.connect(other) as database:
            database.execute("create table recipe(name text)")
        self.refused("list", "claims", saying="another application", workspace=other)
        empty = self.path("empty.db")
        database = sqlite3.connect(empty)
        database.execute("vacuum")
        database.close()
        self.refused("list", "claims", saying="workspace", workspace=empty)

    def test_a_workspace_of_a_newer_version(self):
        self.begin()
        with sqlite3.connect(self.workspace) as database:
            version = database.execute("pragma user_version").fetchone()[0]
            database.execute("pragma user_version = 9999")
        self.refused("list", "claims", saying="newer version")
        with sqlite3.connect(self.workspace) as database:
            database.execute(f"pragma user_version = {version}")
        self.still_verifies()

    def test_a_read_only_workspace_can_be_read_and_refuses_changes(self):
        _, statement = self.quoted()
        os.chmod(self.workspace, 0o444)
        revisions = self.revisions()
        self.assertEqual(self.rows("show", statement)[0]["id"], statement)
        self.refused("edit", statement, "place=Minsk", saying="reading only")
        self.refused("undo", saying="reading only")
        self.refused("check", "--repair", saying="reading only")
        self.still_verifies(revisions)

    def test_a_second_instance_is_kept_out(self):
        _, statement = self.quoted()
        revisions = self.revisions()
        with open(self.workspace + ".lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write("Ana (desk-7, process 1)")
            lock.flush()
            self.refused("edit", statement, "place=Minsk", saying="open in another window.*Ana")
            self.assertEqual(self.rows("show", statement)[0]["id"], statement)
        os.unlink(self.workspace + ".lock")
        self.still_verifies(revisions)

    def test_a_damaged_workspace(self):
        self.quoted()
        size = os.path.getsize(self.workspace)
        with open(self.workspace, "r+b") as opened:
            opened.seek(4096)
            opened.write(b"\x5a" * (size - 4096))
        done = self.run_cli("-w", self.workspace, "verify")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr.decode(), "damaged|cannot be used")

    def test_an_altered_log_is_named_by_verify(self):
        self.quoted()
        with sqlite3.connect(self.workspace) as database:
            triggers = database.execute("select name, sql from sqlite_schema where type = 'trigger'"
                                        " and tbl_name = 'change'").fetchall()
            for name, _ in triggers:
                database.execute(f"drop trigger {name}")
            database.execute("update change set body = replace(body, 'Vladimir', 'Ludmilla')")
            for _, sql in triggers:
                database.execute(sql)
        rows = self.rows("verify", code=8)
        self.assertEqual(rows[0]["status"], "BROKEN")
        self.assertFalse(rows[0]["holds"])
        self.assertEqual(rows[0]["broken_at"], 3)
        self.assertIn("Revision 3 does not hold", self.said)

    def test_an_altered_projection_is_found_and_repaired(self):
        _, statement = self.quoted()
        with sqlite3.connect(self.workspace) as database:
            database.execute("update statement set text = 'autre chose'")
        self.assertEqual(self.rows("check", code=1)[0]["findings"], 1)
        self.assertIn("is not what the log says", self.said)
        self.assertEqual(self.rows("check", "--repair")[0]["repaired"], 1)
        self.assertEqual(self.rows("show", statement)[0]["text"], WORDS)
        kept = self.workspace + ".before-repair.bak"
        self.assertIn("autre chose", self.bytes_of(kept).decode("utf-8", "replace"))
        os.remove(kept)
        self.still_verifies()

    def test_texts_that_cannot_be_read(self):
        self.begin()
        revisions = self.revisions()
        bad = self.file("bad.txt", "Le café ".encode() + b"\xff\xfe\xfa" + b" est froid.\n" * 3)
        self.cli("--json", "import", bad, "--encoding", "utf-8", code=1)
        self.assertRegex(self.said, "the first at byte 9 in line 1")
        self.refused("import", self.file("empty.txt", ""), saying="(?i)empty|no text|nothing")
        with open(self.path("big.txt"), "wb") as out:
            for _ in range(100):
                out.write(b"a line of text\n" * 66667)
        self.refused("import", self.path("big.txt"), saying="100.* MB.*20.* MB")
        self.refused("import", self.file("some.txt", "Quelques mots à lire ici.\n"), "--encoding", "klingon-8",
                     saying="klingon-8")
        self.refused("import", self.path("none.txt"), saying="There is no file")
        self.refused("import", self.folder, saying="is a folder")
        self.refused("import", self.path("article.txt"), saying="here already, byte for byte")
        self.still_verifies(revisions + 1)

    def test_a_broken_lexicon_is_named_once(self):
        os.makedirs(self.path("assets/lexicon"))
        self.file("assets/lexicon/en.json", "{ not JSON")
        lines = self.file("docs.jsonl", '{"id": "a", "text": "x"}\n' * 3)
        done = subprocess.run([CLI, "--json", "detect", "--jsonl", lines], capture_output=True, timeout=60,
                              env=dict(os.environ, COUNTERPOINT_ASSETS=self.path("assets"), LANGUAGE="en"))
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(done.stderr.decode(), self.path("assets/lexicon/en.json") +
                         " cannot be used: The lexicon is not valid JSON.\n")

    def test_a_batch_keeps_what_can_be_read(self):
        self.begin()
        good = self.file("good.txt", "Un autre article, assez long pour être lu sans souci.\n")
        out = self.cli("--json", "import", self.path("none.txt"), good, self.folder, code=1)
        self.assertEqual([json.loads(line)["file"] for line in out.splitlines()], [good])
        self.assertEqual(len(self.said.splitlines()), 2)
        self.cli("import", self.path("none.txt"), self.folder, code=3)
        self.still_verifies(3)

    def test_dates_and_other_values_that_are_not(self):
        source, statement = self.quoted()
        revisions = self.revisions()
        self.refused("quote", source, "--at", "0:7", "--date", "2022-13", saying="2022-13")
        self.refused("edit", statement, "said_on=2022-13", saying="2022-13")
        self.refused("edit", statement, "colour=red", saying="no field “colour”")
        self.refused("edit", statement, "nonsense", saying="FIELD=VALUE", code=2)
        self.refused("quote", source, "--at", "0:7", "--mode", "shouted", saying="direct, partial", code=2)
        self.refused("claim", "  ", saying="sentence that can be checked")
        self.refused("show", "zzzzz", saying="zzzzz")
        self.still_verifies(revisions)

    def test_a_quotation_that_is_not_at_its_place(self):
        source = self.begin()
        revisions = self.revisions()
        self.refused("quote", source, "--exact", WORDS, "--at", "0:76", saying="do not stand at 0–76")
        self.refused("quote", source, "--exact", "des mots que personne n'a dits ici",
                     saying="do not stand in the text")
        self.refused("quote", source, "--exact", "Loukachenko", saying="several times")
        self.refused("quote", source, "--at", "5:99999", saying="not a passage of the text")
        self.refused("quote", source, "--at", "7", saying="START:END", code=2)
        self.refused("quote", source, saying="--exact WORDS", code=2)
        self.still_verifies(revisions)

    def test_links_to_itself_twice_or_of_no_known_kind(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        other = self.made("claim", "La Russie veut absorber le Bélarus.")
        revisions = self.revisions()
        self.refused("link", claim, "contradicts", claim, saying="linked to itself")
        self.refused("link", statement, "asserts", claim, saying="exists already")
        self.refused("link", claim, "refutes", other, saying="no relation")
        self.refused("link", statement, "loves", claim, saying="there are: asserts", code=2)
        self.refused("link", statement, "refutes", "0000000000000", saying="0000000000000|no record")
        self.still_verifies(revisions)

    def test_ratings_that_are_not_on_the_scale(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        revisions = self.revisions()
        self.refused("review", claim, "--rating", "purple", saying="purple")
        self.refused("review", claim, "--step", "approve", saying="no review yet")
        self.refused("review", claim, saying="either a --rating", code=2)
        self.still_verifies(revisions)

    def test_wrong_usage(self):
        for words in ((), ("frobnicate",), ("list",), ("--wings", "list", "claims"), ("list", "claims"),
                      ("--lang", "tlh", "list", "claims")):
            done = self.run_cli(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertEqual(done.stdout, b"", words)
            self.assertEqual(len(done.stderr.decode().splitlines()), 1, words)

    def test_output_that_cannot_be_written(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.refused("export", claim, "-o", self.path("none/dossier.html"), saying="folder does not exist")
        self.refused("export", claim, "-o", self.folder, saying="is a folder")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "-w", self.workspace, "export", claim], stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.still_verifies()

    def test_init_never_touches_what_is_there(self):
        self.begin()
        self.refused("init", saying="exists already")
        self.refused("sample", self.workspace, saying="exists already")
        self.still_verifies()


if __name__ == "__main__":
    unittest.main(verbosity=2)
