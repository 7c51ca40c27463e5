#!/usr/bin/env python3
"""Somebody with sqlite3 and write access, but without the key: what every command says then, on which exit code, and
that work goes on where it may.   Usage: cli_trust_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import os
import shutil
import sqlite3
import unittest

from cli_driver import CLAIM, Desk


class Trust(Desk):
    def setUp(self):
        super().setUp()
        self.topics = 0
        _, statement = self.quoted()
        self.claim = self.made("claim", CLAIM, "--from", statement)
        self.cli("review", self.claim, "--rating", "false", "--summary", "Non.")
        self.keys = os.path.join(self.data, "counterpoint", "keys")
        self.key = os.path.join(self.keys, "installation.key")
        self.heads = os.path.join(self.state, "counterpoint", "heads")

    def tamper(self, *statements):
        """Runs them with the triggers out of the way, which are put back as they were."""
        database = sqlite3.connect(self.workspace)
        triggers = database.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f"drop trigger {name}")
        for statement in statements:
            database.execute(statement)
        for _, made in triggers:
            database.execute(made)
        database.commit()
        database.close()

    def status(self, code=0):
        return self.rows("verify", code=code)[0]["status"]

    def note(self):
        return os.path.join(self.heads, os.listdir(self.heads)[0])

    def every_command_says(self, words, writes=True):
        """Commands that only read and, if they may, those that write: done, and the sentence is said."""
        dossier = self.path("dossier.json")
        commands = [("show", self.claim), ("list", "claims"), ("history", self.claim), ("search", "Bélarus"),
                    ("queue",), ("export", self.claim, "--to", "json", "--output", dossier)]
        if writes:
            self.topics += 1
            commands += [("topic", f"Sujet {self.topics}"), ("edit", self.claim, "note=x"),
                         ("edit", self.claim, "note=y")]
        for command in commands:
            self.cli(*command)
            self.assertRegex(self.said, words, command)
            if os.path.exists(dossier):
                os.unlink(dossier)

    def silent(self):
        self.cli("show", self.claim)
        self.assertEqual(self.said, "")

    def test_nothing_is_said_of_a_workspace_that_holds(self):
        self.silent()
        self.assertEqual(self.status(), "OK")

    def test_heads_that_vanished_are_said_by_every_command_until_somebody_decides(self):
        def garbage():
            with open(self.note(), "wb") as note:
                note.write(b"\x00\xff garbage")

        def elsewhere():
            shutil.rmtree(self.heads)
            os.makedirs(self.path("elsewhere"), exist_ok=True)
            os.symlink(self.path("elsewhere"), self.heads)

        for attack in (lambda: shutil.rmtree(self.heads), lambda: os.unlink(self.note()), garbage, elsewhere):
            attack()
            self.every_command_says("HEADS-MISSING")
            self.assertEqual(self.status(code=9), "HEADS-MISSING")
            self.cli("verify", "--accept")
            self.assertIn("It is decided", self.said)
            self.assertEqual(self.status(), "OK")
            self.silent()

    def test_an_older_file_is_said_and_not_written(self):
        shutil.copy(self.workspace, self.path("old"))
        self.cli("topic", "Plus récent")
        shutil.copy(self.path("old"), self.workspace)
        self.every_command_says("OLDER-THAN-KNOWN", writes=False)
        self.cli("topic", "Autre", code=3)
        self.assertEqual(self.status(code=5), "OLDER-THAN-KNOWN")

    def test_another_workspace_at_a_known_path_is_said(self):
        data, state = self.data, self.state
        os.unlink(self.workspace)
        self.data, self.state = self.path("eves-data"), self.path("eves-state")
        self.cli("init", actor="Eve")
        self.claim = self.made("claim", CLAIM, actor="Eve")
        self.data, self.state = data, state
        self.cli("show", self.claim)
        self.assertIn("KEY-CHANGED", self.said)
        self.assertEqual(self.status(code=7), "KEY-CHANGED")
        self.cli("topic", "Autre", code=3)
        shutil.rmtree(self.heads)
        self.assertEqual(self.status(code=7), "KEY-CHANGED")

    def test_a_key_that_cannot_be_used_is_said_by_every_command_and_work_goes_on(self):
        good = self.bytes_of(self.key)

        def put_back():
            if os.path.isdir(self.key) and not os.path.islink(self.key):
                os.rmdir(self.key)
            elif os.path.lexists(self.key):
                os.unlink(self.key)
            with open(self.key, "wb") as key:
                key.write(good)
            os.chmod(self.key, 0o600)
            os.chmod(self.keys, 0o700)

        def damaged():
            with open(self.key, "wb") as key:
                key.write(b"counterpoint-key-1 nonsense\n")

        def folder():
            os.unlink(self.key)
            os.mkdir(self.key)

        for attack, words in ((lambda: os.chmod(self.key, 0o644), "mode 644.*chmod 600"), (damaged, "damaged"),
                              (folder, "key"), (lambda: os.chmod(self.keys, 0o777), "mode 777.*chmod 700")):
            attack()
            self.every_command_says(words)
            self.assertEqual(self.status(code=4), "UNSIGNED")
            put_back()
            self.assertEqual(self.status(code=4), "UNSIGNED", "what was written meanwhile")
            self.cli("verify", "--accept")
            self.assertEqual(self.status(), "OK")
            self.silent()
        self.assertRegex(self.cli("verify"), r"^OK unsigned\(\d+\)\n")

    def test_heads_that_cannot_be_noted_are_said_and_work_goes_on(self):
        os.chmod(self.heads, 0o770)
        self.every_command_says("mode 770.*chmod 700")
        os.chmod(self.heads, 0o700)
        shutil.rmtree(self.heads)
        with open(self.heads, "wb") as file:
            file.write(b"a file where a folder should be")
        self.every_command_says("is not a folder")
        self.assertEqual(self.status(code=9), "HEADS-MISSING")

    def test_a_row_altered_by_hand_is_said_not_shown_not_signed_and_repaired(self):
        self.tamper("update claim set text = 'Mille colombes'", "update review set rating = 'true'")
        shown = self.cli("show", self.claim)
        self.assertIn(CLAIM, shown)
        self.assertIn("ROWS-DIFFER", self.said)
        for command in (("list", "claims"), ("search", "Bélarus"), ("history", self.claim)):
            self.assertNotIn("colombes", self.cli(*command))
        self.assertNotIn("colombes", shown)
        self.cli("export", self.claim, "--to", "html", "--output", self.path("dossier.html"))
        self.assertIn("ROWS-DIFFER", self.said)
        self.assertNotIn(b"colombes", self.bytes_of(self.path("dossier.html")))
        self.assertEqual(self.status(code=10), "ROWS-DIFFER")
        self.cli("edit", self.claim, "note=x", code=3)
        self.cli("check", "--repair")
        kept = self.workspace + ".before-repair.bak"
        self.assertIn(os.path.basename(kept), self.said)
        self.assertIn("colombes".encode(), self.bytes_of(kept))
        self.assertEqual(self.status(), "OK")
        self.cli("edit", self.claim, "note=x")
        self.assertNotIn("colombes", self.cli("history", self.claim))

    def test_a_broken_log_is_not_written_and_whatever_is_taken_from_it_says_so(self):
        self.tamper("update change set body = replace(body, 'Bélarus', 'Belgique')")
        self.assertEqual(self.status(code=8), "BROKEN")
        self.cli("topic", "Autre", code=3)
        self.cli("check", "--repair", code=3)
        self.cli("list", "topics")
        self.assertIn("BROKEN", self.said)
        for command in (("show", self.claim), ("export", self.claim, "--to", "json", "--output", self.path("x.json")),
                        ("prove", self.claim, "--output", self.path("x.proof"))):
            self.assertEqual(self.cli(*command, code=3), "")
            self.assertIn("BROKEN", self.said)
        self.assertFalse(os.path.exists(self.path("x.json")) or os.path.exists(self.path("x.proof")))

    def test_what_is_exported_and_proved_beside_a_break_says_so(self):
        other = self.made("claim", "Une autre chose, que personne n'a touchée.")
        self.tamper("update change set body = replace(body, 'Bélarus', 'Belgique')")
        self.status(code=8)
        for command in (("export", other, "--to", "json", "--output", self.path("x.json")),
                        ("prove", other, "--output", self.path("x.proof"))):
            self.cli(*command)
            self.assertIn("BROKEN", self.said)

    def test_bytes_overwritten_break_and_stay_said(self):
        self.tamper("update blob set bytes = x'00'")
        self.assertEqual(self.status(code=8), "BROKEN")
        self.cli("list", "claims")
        self.assertIn("BROKEN", self.said)
        self.cli("topic", "Autre", code=3)

    def test_a_redaction_leaves_no_reason(self):
        other = self.made("party", "Poutine V.")
        keep = next(row["id"] for row in self.rows("list", "parties") if row["name"] == "Vladimir Poutine")
        self.cli("merge-parties", keep, other, "--reason", "dit par Zoroastre Quetzalcoatl")
        self.cli("redact", other, "--basis", "art. 17", "--authority", "CNIL", "--yes")
        self.cli("redact", keep, "--earlier", "--basis", "art. 17", "--authority", "CNIL", "--yes")
        for name in os.listdir(self.folder):
            if os.path.isfile(self.path(name)):
                self.assertFalse(b"Zoroastre" in self.bytes_of(self.path(name)), name)


if __name__ == "__main__":
    unittest.main()
