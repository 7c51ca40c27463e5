#!/usr/bin/env python3
"""Several programs at one workspace, and names that are no plain files: who waits, who is told what, and what is made
with which rights. Usage: cli_sharing_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import fcntl
import os
import re
import socket
import sqlite3
import stat
import subprocess
import unittest

from cli_driver import CLI, Desk


class Sharing(Desk):
    def environment(self):
        return dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state)

    def start(self, *words):
        return subprocess.Popen([CLI, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment(), cwd=self.folder)

    def here(self, *words, code=0):
        """Run in the folder of the test, without -w."""
        done = subprocess.run([CLI, *words], capture_output=True, env=self.environment(), cwd=self.folder, timeout=60)
        self.said = done.stderr.decode().strip()
        self.assertEqual(done.returncode, code, self.said)
        return done.stdout.decode()

    def held(self):
        """The lock beside the workspace, held by somebody."""
        lock = open(self.workspace + ".lock", "w")
        self.addCleanup(lock.close)
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("Ana (desk-7, process 1)")
        lock.flush()
        return lock

    def test_twenty_programs_that_save_ten_times_each(self):
        self.cli("init")
        script = 'for i in 1 2 3 4 5 6 7 8 9 10; do "$0" -w "$1" --wait 600 --as "P$2" topic "T$2-$i" || exit 1; done'
        running = [subprocess.Popen(["sh", "-c", script, CLI, self.workspace, str(who)], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.PIPE, env=self.environment()) for who in range(20)]
        for each in running:
            _, err = each.communicate(timeout=600)
            self.assertEqual(each.returncode, 0, err.decode())
        names = {row["name"] for row in self.rows("list", "topics")}
        self.assertEqual(names, {f"T{who}-{at}" for who in range(20) for at in range(1, 11)})
        self.still_verifies()

    def test_one_who_waits_is_told_who_is_at_it(self):
        self.cli("init")
        lock = self.held()
        self.refused("--wait", "0", "topic", "T", saying=r"window or program: Ana \(desk-7, process 1\)\. Nothing")
        self.refused("--wait", "1", "topic", "T", saying=r"Ana .*, after 1 s of waiting still\. Nothing was changed")
        self.rows("list", "topics")  # looking waits for nobody
        waiting = self.start("-w", self.workspace, "--wait", "300", "topic", "T")
        lock.close()
        _, err = waiting.communicate(timeout=300)
        self.assertEqual(waiting.returncode, 0, err.decode())
        os.path.exists(self.workspace + ".lock") and os.unlink(self.workspace + ".lock")
        self.assertEqual([row["name"] for row in self.rows("list", "topics")], ["T"])

    def test_how_long_to_wait_is_a_number_of_seconds(self):
        self.cli("init")
        for given in ("-1", "1.5", "soon", "1 day", "86401", "99999999999999999999"):
            self.refused(f"--wait={given}", "topic", "T", saying="whole seconds from 0 to 86400", code=2)
        self.assertEqual(self.rows("list", "topics"), [])

    def test_names_that_mean_something_to_the_database_are_names(self):
        for name in (":memory:", "file:there?mode=memory", "file:desk", "file::memory:", "-- x"):
            with self.subTest(name):
                self.here(f"--workspace={name}", "init")
                self.assertTrue(os.path.isfile(self.path(name)), os.listdir(self.folder))
                self.here(f"--workspace={name}", "topic", "Of " + name)
                self.assertIn("Of " + name, self.here(f"--workspace={name}", "list", "topics"))
                self.here(f"--workspace={name}", "init", code=3)
                self.assertIn("exists already", self.said)
                self.assertEqual(sqlite3.connect(self.path(name)).execute("select name from topic").fetchall(),
                                 [("Of " + name,)])
        # What is locked is what is written: the other reading of the name would be this file.
        self.here("-w", "desk", "init")
        before = self.bytes_of(self.path("desk"))
        self.here("-w", "file:desk", "topic", "More")
        self.assertEqual(self.bytes_of(self.path("desk")), before)

    def test_what_is_no_file_is_refused_at_once(self):
        os.mkfifo(self.path("fifo"))
        listening = socket.socket(socket.AF_UNIX)
        self.addCleanup(listening.close)
        listening.bind(self.path("socket"))
        os.mkdir(self.path("folder"))
        os.symlink("fifo", self.path("link"))
        for name in (self.path("fifo"), self.path("socket"), self.path("folder"), self.path("link"), "/dev/zero",
                     "/dev/null", "/dev/full"):
            with self.subTest(name):
                self.refused("list", "topics", workspace=name, saying="is not a file")
                self.refused("topic", "T", workspace=name, saying="is not a file")
                self.refused("init", workspace=name, saying="exists already")
                self.refused("check", "--repair", workspace=name, saying="is not a file")
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("fifo")).st_mode))
        self.assertEqual(sorted(os.listdir(self.folder)), ["fifo", "folder", "link", "socket"])

    def test_a_file_of_two_names_names_the_way_out(self):
        self.cli("init")
        os.link(self.workspace, self.path("other name.counterpoint"))
        self.refused("topic", "T", saying=r"has 2 names \(hard links")
        self.refused("check", "--repair", saying="has 2 names")
        self.assertEqual(self.rows("list", "topics"), [])
        self.refused("topic", "T", workspace=self.path("other name.counterpoint"), saying="has 2 names")
        way_out = re.search(r'cp ".*"$', self.said).group(0)
        subprocess.run(way_out, shell=True, check=True)
        self.cli("topic", "T", workspace=self.path("other name-copy.counterpoint"))
        self.assertEqual(self.rows("list", "topics"), [])

    def test_what_is_made_is_for_its_owner_alone(self):
        old = os.umask(0)
        self.addCleanup(os.umask, old)
        self.cli("init")
        self.cli("sample", self.path("sample.counterpoint"))
        for name in ("desk.counterpoint", "sample.counterpoint"):
            self.assertEqual(stat.S_IMODE(os.stat(self.path(name)).st_mode), 0o600)


if __name__ == "__main__":
    unittest.main()
