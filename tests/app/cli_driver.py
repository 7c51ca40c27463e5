"""What the tests of the command line share: a folder of their own, an article, and ways to say what a
command must answer."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""

ARTICLE = """Poutine et Loukachenko se parlent à Minsk

Vladimir Poutine était reçu lundi à Minsk par le président bélarusse Alexandre Loukachenko. \
La Russie n'a « pas intérêt à absorber qui que ce soit. Cela n'a pas de sens tout simplement », \
a assuré M. Poutine lors d'une conférence de presse.

Le porte-parole du département d'État américain, Ned Price, y a vu le « comble de l'ironie ».

Dans la nuit, une attaque de drones avait visé Kiev et coupé le courant à des milliers d'habitants.

« La Russie peut se passer de nous, et nous ne pouvons pas nous passer d'elle », a dit Alexandre \
Loukachenko.
"""
WORDS = "pas intérêt à absorber qui que ce soit. Cela n'a pas de sens tout simplement"
CLAIM = "La Russie n'a aucun intérêt à absorber le Bélarus ni qui que ce soit."


class Desk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="counterpoint-cli-")
        self.addCleanup(self.tidy)
        self.workspace = self.path("desk.counterpoint")
        # Words that whoever runs the test has added to a lexicon change nothing here.
        self.data = self.path("data")
        self.state = self.path("state")
        self.before = None  # what is called in the process before the program starts in it

    def tidy(self):
        for name in os.listdir(self.folder):
            os.chmod(self.path(name), 0o700)
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, content):
        with open(self.path(name), "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def bytes_of(self, path):
        with open(path, "rb") as opened:
            return opened.read()

    def run_cli(self, *words):
        environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=self.data,
                           XDG_STATE_HOME=self.state)
        return subprocess.run([CLI, *words], capture_output=True, env=environment, timeout=300, preexec_fn=self.before)

    def cli(self, *words, code=0, actor="Camille", workspace=None):
        done = self.run_cli("-w", workspace or self.workspace, "--as", actor, *words)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{words}\n{out}\n{err}")
        self.said = err.strip()
        return out

    def rows(self, *words, **options):
        return [json.loads(line) for line in self.cli("--json", *words, **options).splitlines()]

    def brought(self, *words):
        """What a file brings, with notes or without."""
        done = self.run_cli("-w", self.workspace, "--as", "Camille", "--json", "import", *words)
        self.said = done.stderr.decode().strip()
        self.assertIn(done.returncode, (0, 1), self.said)
        return json.loads(done.stdout.decode().splitlines()[0])

    def made(self, *words, **options):
        rows = self.rows(*words, **options)
        self.assertEqual(len(rows), 1)
        return rows[0]["id"]

    def refused(self, *words, saying, code=3, workspace=None, actor="Camille"):
        """The command fails with one plain sentence, and nothing is printed as a result."""
        out = self.cli(*words, code=code, workspace=workspace, actor=actor)
        self.assertEqual(out, "")
        self.assertEqual(len(self.said.splitlines()), 1, self.said)
        self.assertRegex(self.said, saying)

    def still_verifies(self, revisions=None):
        found = self.rows("verify")[0]
        self.assertTrue(found["holds"])
        self.assertEqual(self.rows("check")[0]["findings"], 0)
        if revisions is not None:
            self.assertEqual(found["revisions"], revisions)
        self.assertEqual(sorted(n for n in os.listdir(self.folder) if n.startswith("desk")),
                         ["desk.counterpoint"])

    def revisions(self):
        return self.rows("verify")[0]["revisions"]

    def begin(self):
        """A workspace with the article; returns the source."""
        self.cli("init")
        self.file("article.txt", ARTICLE)
        return self.made("import", self.path("article.txt"), "--date", "2022-12", "--lang", "fr",
                         "--publisher", "Le Quotidien")

    def quoted(self):
        source = self.begin()
        statement = self.made("quote", source, "--exact", WORDS, "--speaker", "Vladimir Poutine")
        return source, statement
