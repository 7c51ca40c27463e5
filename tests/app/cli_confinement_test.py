"""The reader of what comes from outside is shut in: every way out is refused, and what holds on this machine is said."""
import ctypes
import errno
import os
import pwd
import resource
import shutil
import struct
import subprocess
import time
import unittest

import cli_driver
import documents
from cli_driver import Desk


def as_without_landlock():
    """Before a program starts: the kernel answers it as one that has no Landlock."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    making_a_ruleset, no_new_privileges, seccomp, filter_mode = 444, 38, 22, 2
    # Load the number of the call; is it that one? then ENOSYS, else go on.
    steps = [(0x20, 0, 0, 0), (0x15, 0, 1, making_a_ruleset), (0x06, 0, 0, 0x00050000 | errno.ENOSYS), (0x06, 0, 0, 0x7FFF0000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code)))
    if prctl(no_new_privileges, 1, 0, 0, 0) != 0 or prctl(seccomp, filter_mode, program) != 0:
        os._exit(99)


class Confinement(Desk):
    def setUp(self):
        super().setUp()
        # Where another user can start it, too.
        os.chmod(self.folder, 0o755)
        self.reader = shutil.copy(os.path.join(os.path.dirname(cli_driver.CLI), "counterpoint-reader"), self.path("reader"))

    def ways(self, how, user=None, before=None):
        """What a shut-in reader found of each way: {name: refused}, run as that user."""
        done = subprocess.run([self.reader, "attempts", how], capture_output=True, env={}, user=user, timeout=60, input=b"",
                              cwd="/", group=pwd.getpwnam(user).pw_gid if user else None, preexec_fn=before)
        lines = [line.split(" ", 2) for line in done.stdout.decode().splitlines()]
        self.means = {name: said for of, name, said in ((each[0], each[1], each[2]) for each in lines) if of == "means"}
        return {name: said for of, said, name in lines if of != "means"}

    def users(self):
        return [None, "nobody"] if os.geteuid() == 0 else [None]

    def test_every_way_out_is_refused_as_whoever_runs_it(self):
        for user in self.users():
            for how in ("read", "through"):
                found = self.ways(how, user)
                self.assertEqual(len(found), 20)
                self.assertEqual([name for name, said in found.items() if said != "refused"], [], (user, how))
                self.assertEqual((self.means["seccomp"], self.means["limits"], self.means["enough"]), ("1", "1", "1"))

    def test_the_same_ways_are_open_to_whoever_is_not_shut_in(self):
        found = self.ways("open")
        opened = [name for name, said in found.items() if said == "open"]
        for name in ("read /etc/passwd", "list /tmp", "open a socket of this machine", "signal the parent", "start a process",
                     "make a file in memory"):
            self.assertIn(name, opened)
        # Where somebody shut this machine's folders, nobody may write there.
        self.assertEqual("write into /tmp" in opened, os.access("/tmp", os.W_OK))

    def test_without_landlock_no_program_of_somebody_else_is_let_in(self):
        """Only Landlock says which files may be opened; what our own parsers use opens none."""
        for user in self.users():
            self.assertEqual([name for name, said in self.ways("read", user, as_without_landlock).items() if said != "refused"], [])
            self.assertEqual((self.means["landlock"], self.means["enough"]), ("0", "1"))
            found = self.ways("through", user, as_without_landlock)
            self.assertEqual(self.means["enough"], "0")
            # What is left is reading: nothing is made, emptied or written, and nobody signalled.
            opened = {name for name, said in found.items() if said == "open"}
            self.assertLessEqual(opened, {"read /etc/passwd", "list /home", "list /tmp", "read /proc/1/environ", "read /proc/self/maps"})
        done = subprocess.run([self.reader, "through", "pdftotext"], input=documents.pdf(), capture_output=True, timeout=60,
                              preexec_fn=as_without_landlock)
        self.assertEqual((done.returncode, done.stdout), (3, b""))

    def test_where_it_cannot_be_shut_in_a_document_is_refused_and_that_is_said(self):
        self.cli("init")
        self.file("a.pdf", documents.pdf())
        self.file("a.docx", documents.word_document())
        self.before = as_without_landlock
        self.refused("import", self.path("a.pdf"), saying="does not let the reader of documents be confined; a.pdf was not read")
        self.brought(self.path("a.docx"))
        told = self.run_cli("confinement")
        self.assertEqual(told.returncode, 1)
        self.assertIn(b"not wholly shut in on this machine", told.stdout + told.stderr)

    def test_less_than_its_limits_is_enough_for_it(self):
        def poor():
            resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
            resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        for user in self.users():
            self.ways("read", user, poor)
            self.assertEqual((self.means["limits"], self.means["enough"]), ("1", "1"))

    def test_the_command_line_says_what_holds(self):
        done = self.run_cli("--json", "confinement")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.decode().count('"holds":true'), 2)
        told = self.run_cli("confinement")
        self.assertIn(b"Files: 8 of 8 attempts refused", told.stdout)

    def test_a_reader_that_knows_no_such_kind_or_asks_nothing_ends(self):
        for words, given in ((["read", "text/nothing"], b""), (["read", "application/pdf"], b"no frame"), (["through", "sh"], b""), ([], b"")):
            done = subprocess.run([self.reader, *words], input=given, capture_output=True, timeout=60)
            self.assertEqual((done.returncode, done.stdout), (2, b""), words)

    def test_it_ends_with_whoever_started_it(self):
        held, into = os.pipe()
        parent = subprocess.Popen(["sh", "-c", f'exec 3<&0; "{self.reader}" read application/pdf <&3 & echo $!; wait'], stdin=held, stdout=subprocess.PIPE)
        child = int(parent.stdout.readline())
        for _ in range(200):  # until it has shut itself in
            with open(f"/proc/{child}/status") as status:
                if "Seccomp:\t2" in status.read():
                    break
            time.sleep(0.02)
        else:
            self.fail("it never shut itself in")
        parent.kill()
        parent.wait()
        for _ in range(200):
            try:
                with open(f"/proc/{child}/stat") as stat:
                    if stat.read().split()[2] == "Z":
                        break
            except FileNotFoundError:
                break
            time.sleep(0.02)
        else:
            self.fail("the reader lives on")
        os.close(held)
        os.close(into)
        parent.stdout.close()


if __name__ == "__main__":
    unittest.main()
