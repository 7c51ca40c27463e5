#!/usr/bin/env python3
"""Files the command line writes: all or nothing, and never over what a slip of the hand must not cost.
Usage: cli_writing_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import os
import resource
import shutil
import socket
import sqlite3
import stat
import subprocess
import unittest

from cli_driver import CLAIM, CLI, Desk


class Writing(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.claim = self.made("claim", CLAIM)
        self.outputs = (("export", self.claim, "-o"), ("export", self.claim, "--to", "json", "-o"),
                        ("prove", self.claim, "-o"), ("scale-export", "truth", "-o"))

    def tidy(self):
        for root, folders, _ in os.walk(self.folder):
            for folder in folders:
                os.chmod(os.path.join(root, folder), 0o700)
        super().tidy()

    def keeps(self, path, saying, code=3):
        """Every command that writes refuses that path, and nothing changes there nor beside it."""
        folder = os.path.dirname(path)
        before, names = self.looks(path), sorted(os.listdir(folder))
        for words in self.outputs:
            self.refused(*words, path, saying=saying, code=code)
            self.assertEqual(self.looks(path), before, words)
            self.assertEqual(sorted(os.listdir(folder)), names, words)

    def looks(self, path):
        if not os.path.lexists(path):
            return None
        info = os.lstat(path)
        return info.st_ino, info.st_mode, self.bytes_of(path) if stat.S_ISREG(info.st_mode) else None

    def test_a_workspace_is_never_replaced(self):
        self.keeps(self.workspace, "part of the workspace that is open|is a workspace")
        other = self.path("other.counterpoint")
        self.cli("init", workspace=other)
        self.keeps(other, "is a workspace or another database")
        os.link(self.workspace, self.path("second-name"))
        self.keeps(self.path("second-name"), "part of the workspace|is a workspace")
        os.unlink(self.path("second-name"))
        database = self.path("recipes.db")
        with sqlite3.connect(database) as opened:
            opened.execute("create table recipe(name text)")
        self.keeps(database, "is a workspace or another database")
        shutil.copy(self.workspace, self.path("desk.counterpoint.before-0007.bak"))
        self.keeps(self.path("desk.counterpoint.before-0007.bak"), "is a workspace")
        os.unlink(self.path("desk.counterpoint.before-0007.bak"))
        self.still_verifies()

    def test_nor_what_belongs_to_one(self):
        for ending in ("-wal", "-shm", "-journal", ".lock"):
            path = self.workspace + ending
            self.keeps(path, "belongs to the workspace beside it|part of the workspace")
            if os.path.exists(path):
                os.unlink(path)
        notes = self.file("notes.txt", "no database")
        self.cli("export", self.claim, "-o", notes + "-wal")
        os.unlink(notes + "-wal")
        self.still_verifies()

    def test_nor_keys_and_known_heads(self):
        keys, heads = self.path("data/counterpoint/keys"), self.path("state/counterpoint/heads")
        self.keeps(keys + "/installation.key", "signing key|keeps its keys")
        self.keeps(heads + "/" + os.listdir(heads)[0], "note of what|keeps its keys")
        self.keeps(keys + "/new.html", "keeps its keys")
        os.makedirs(heads + "/below")
        self.keeps(heads + "/below/new.html", "keeps its keys")
        os.symlink(keys, self.path("way"))
        self.keeps(self.path("way/new.html"), "keeps its keys")
        shutil.copy(keys + "/installation.key", self.path("copy.key"))
        self.keeps(self.path("copy.key"), "signing key")
        shutil.copy(heads + "/" + [name for name in os.listdir(heads) if name.endswith(".json")][0], self.path("heads.json"))
        self.keeps(self.path("heads.json"), "note of what")

    def test_nor_what_is_no_file(self):
        os.mkfifo(self.path("pipe"))
        self.keeps(self.path("pipe"), "is a pipe")
        os.makedirs(self.path("folder"))
        self.keeps(self.path("folder"), "is a folder")
        for words in self.outputs:
            self.refused(*words, self.path("folder/"), saying="is a folder")
        self.keeps("/dev/null", "is a device")
        self.keeps("/dev/full", "is a device")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(self.path("s"))
            self.keeps(self.path("s"), "is a socket")
        target = self.file("target.txt", "kept")
        for where in (target, self.path("nowhere"), self.workspace, "/dev/null"):
            os.symlink(where, self.path("link"))
            self.keeps(self.path("link"), "is a link")
            os.unlink(self.path("link"))
        self.assertEqual(self.bytes_of(target), b"kept")
        self.assertFalse(os.path.exists(self.path("nowhere")))
        self.still_verifies()

    def test_a_process_that_listens_gets_nothing(self):
        done = subprocess.run(["bash", "-c", '"$0" -w "$1" export "$2" -o >(cat)', CLI, self.workspace, self.claim],
                              capture_output=True, timeout=60, env=dict(os.environ, LANGUAGE="en", XDG_DATA_HOME=self.data,
                                                                        XDG_STATE_HOME=self.state))
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr.decode(), "is a (link|pipe)")

    def test_a_neighbour_that_was_planted_is_left_alone(self):
        # The old name could be foretold: PATH.PID.tmp.
        victim = self.file("victim", "kept")
        out = self.path("out.html")
        plant = ('for at in $(seq 1 40); do ln -s "$3" "$4.$(($$ + at)).tmp"; done; ln -s "$3" "$4.$$.tmp"; '
                 'exec "$0" -w "$1" export "$2" -o "$4"')
        done = subprocess.run(["bash", "-c", plant, CLI, self.workspace, self.claim, victim, out], capture_output=True,
                              timeout=60, env=dict(os.environ, LANGUAGE="en", XDG_DATA_HOME=self.data,
                                                   XDG_STATE_HOME=self.state))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.bytes_of(victim), b"kept")
        self.assertIn(b"<html", self.bytes_of(out))
        for name in os.listdir(self.folder):
            if name.endswith(".tmp"):
                self.assertTrue(os.path.islink(self.path(name)), name)
                os.unlink(self.path(name))

    def test_modes(self):
        def written(path):
            subprocess.run(["sh", "-c", 'umask 0027; exec "$0" "$@"', CLI, "-w", self.workspace, "export", self.claim, "-o",
                            path], check=True, capture_output=True,
                           env=dict(os.environ, XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state))
            return stat.S_IMODE(os.stat(path).st_mode)
        self.assertEqual(written(self.path("new.html")), 0o640)
        secret = self.file("secret.html", "old")
        os.chmod(secret, 0o600)
        self.assertEqual(written(secret), 0o600, "what others could not read, they still cannot")
        os.chmod(secret, 0o4755)
        self.assertEqual(written(secret), 0o755)

    def test_a_disk_that_is_full_or_a_limit_costs_nothing(self):
        path = self.file("out.html", "kept")
        for words in self.outputs:
            limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
            done = subprocess.run([CLI, "-w", self.workspace, *words, path], capture_output=True, timeout=60, preexec_fn=limit,
                                  env=dict(os.environ, LANGUAGE="en", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state))
            self.assertEqual(done.returncode, 3, (words, done.stderr))
            self.assertEqual(len(done.stderr.decode().splitlines()), 1)
            self.assertEqual(self.bytes_of(path), b"kept")
            self.assertEqual([name for name in os.listdir(self.folder) if ".tmp" in name], [])
        self.still_verifies()

    def test_a_folder_that_cannot_be_written(self):
        folder = self.path("locked")
        os.makedirs(folder)
        with open(folder + "/out.html", "w") as out:
            out.write("kept")
        os.chmod(folder, 0o500)
        if os.access(folder, os.W_OK):
            self.skipTest("whoever may do everything may write there")
        self.keeps(folder + "/out.html", "no right")
        self.keeps(folder + "/new.html", "no right")

    def test_it_is_written_and_replaced(self):
        path = self.path("out.json")
        for words in self.outputs:
            self.cli(*words, path)
            first = self.bytes_of(path)
            self.assertGreater(len(first), 100)
            self.cli(*words, path)
            self.assertEqual(len(self.bytes_of(path)), len(first))
            self.assertEqual(self.cli(*words, "-"), self.cli(*words[:-1]))
        os.chdir(self.folder)
        self.cli("export", self.claim, "-o", "here.html")
        self.assertTrue(os.path.exists(self.path("here.html")))
        long_name = self.path("x" * 250 + ".html")
        self.cli("export", self.claim, "-o", long_name)
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".tmp")], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
