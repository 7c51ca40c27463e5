#!/usr/bin/env python3
"""Drives counterpoint-cli as a person would: the main job from an article to a reviewed verdict, and
every kind of bad input. Usage: cli_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import fcntl
import json
import os
import shutil
import sqlite3
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
        environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8")
        return subprocess.run([CLI, *words], capture_output=True, env=environment, timeout=300)

    def cli(self, *words, code=0, actor="Camille", workspace=None):
        done = self.run_cli("-w", workspace or self.workspace, "--as", actor, *words)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{words}\n{out}\n{err}")
        self.said = err.strip()
        return out

    def rows(self, *words, **options):
        return [json.loads(line) for line in self.cli("--json", *words, **options).splitlines()]

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


class MainJob(Desk):
    def test_from_the_article_to_a_reviewed_verdict(self):
        source = self.begin()
        putin = self.made("quote", source, "--exact", WORDS, "--fill", "--date", "2022-12-19")
        claim = self.made("claim", CLAIM, "--from", putin, "--topic", "Bélarus")
        price = self.made("quote", source, "--exact", "comble de l'ironie", "--speaker", "Ned Price",
                          "--for", "département d'État américain", "--role", "porte-parole",
                          "--date", "2022-12", "--refutes", claim, "--why", "répond à ces mots")
        drones = self.made("quote", source, "--exact", "une attaque de drones avait visé Kiev",
                           "--mode", "narrated")
        self.cli("link", drones, "context", claim, "--note", "la nuit même")
        self.cli("review", claim, "--rating", "misleading", "--summary", "Trompeur.",
                 "--rationale", "Parce que.", "--confidence", "medium")
        self.cli("review", claim, "--step", "submit")
        self.refused("review", claim, "--step", "approve", saying="second person")
        self.cli("review", claim, "--step", "approve", "--remark", "D'accord.", actor="Dominique")

        dossier = self.rows("show", claim)[0]
        self.assertEqual(dossier["claim"]["text"], CLAIM)
        self.assertEqual(dossier["claim"]["topic"], "Bélarus")
        self.assertEqual(dossier["review"]["rating"]["key"], "misleading")
        self.assertEqual(dossier["review"]["state"], "approved")
        self.assertEqual(dossier["review"]["author"], "Camille")
        self.assertEqual(dossier["review"]["reviewer"], "Dominique")
        said = dossier["assertions"][0]
        self.assertEqual(said["text"], WORDS)
        self.assertEqual(said["speaker"]["name"], "Vladimir Poutine")
        self.assertEqual(said["said_on"], "2022-12-19")
        step = said["trail"][0]
        self.assertEqual(ARTICLE[step["quotation"]["start"]:step["quotation"]["end"]], WORDS)
        self.assertEqual(step["source"]["published"], "2022-12")
        self.assertEqual(step["source"]["publisher"], "Le Quotidien")
        self.assertEqual(step["capture"]["size"], len(ARTICLE.encode()))
        self.assertTrue(step["bytes_hold"])
        against = dossier["against"][0]
        self.assertEqual(against["id"], price)
        self.assertEqual(against["on_behalf_of"]["name"], "département d'État américain")
        self.assertEqual(against["link"]["note"], "répond à ces mots")
        self.assertEqual(dossier["context"][0]["mode"], "narrated")
        self.assertEqual({line["actor"] for line in dossier["history"]}, {"Camille", "Dominique"})

        row = self.rows("list", "claims", "--only", "approved")[0]
        self.assertEqual((row["id"], row["rating"], row["against"], row["context"]),
                         (claim, "misleading", 1, 1))
        self.assertEqual(self.rows("list", "claims", "--only", "unrated"), [])
        self.still_verifies()

    def test_short_identities_name_records_too(self):
        _, statement = self.quoted()
        self.assertEqual(self.rows("show", statement[-5:])[0]["id"], statement)

    def test_detection_gives_code_points_and_writes_nothing(self):
        source = self.begin()
        before = self.revisions()
        for where in (source, self.path("article.txt")):
            found = self.rows("detect", where)[0]["quotes"]
            self.assertGreaterEqual(len(found), 2)
            for quote in found:
                self.assertEqual(ARTICLE[quote["start"]:quote["end"]], quote["text"])
            self.assertIn(WORDS, [quote["text"] for quote in found])
        self.assertEqual(self.revisions(), before)

    def test_detection_over_lines_lists_bad_lines_and_goes_on(self):
        lines = [json.dumps({"id": "a", "lang": "fr", "text": ARTICLE}), "not json",
                 json.dumps({"id": 7, "lang": "fr", "text": "Rien."})]
        done = self.run_cli("detect", "--jsonl", self.file("docs.jsonl", "\n".join(lines)))
        self.assertEqual(done.returncode, 1)
        self.assertEqual([json.loads(line)["id"] for line in done.stdout.splitlines()], ["a", "7"])
        self.assertIn("Line 2", done.stderr.decode())

    def test_undo_and_redo_survive_the_end_of_the_process(self):
        _, statement = self.quoted()
        self.cli("edit", statement, "place=Minsk", "said_on=2022-12-19")
        self.cli("undo")
        self.assertNotIn("place", self.rows("show", statement)[0])
        self.cli("undo")
        self.refused("show", statement, saying="deleted|no record")
        self.assertEqual(self.rows("list", "quotations"), [])
        self.cli("redo")
        self.cli("redo")
        shown = self.rows("show", statement)[0]
        self.assertEqual((shown["place"], shown["said_on"]), ("Minsk", "2022-12-19"))
        self.refused("redo", saying="nothing to redo")
        self.still_verifies()

    def test_undo_takes_back_own_changes_only_and_never_the_foundation(self):
        self.begin()
        self.refused("undo", saying="Dominique has nothing to undo", actor="Dominique")
        self.cli("undo")
        self.refused("undo", saying="nothing to undo")
        self.assertGreater(len(self.rows("list", "ratings")), 0)
        self.still_verifies()

    def test_history_and_stepping_back(self):
        _, statement = self.quoted()
        first = self.revisions()
        self.cli("edit", statement, "place=Moscou", "--reason", "premier essai")
        self.cli("edit", statement, "place=Minsk")
        lines = self.rows("history", statement)
        self.assertEqual([line["revision"] for line in lines], [first + 2, first + 1, first])
        self.assertEqual(lines[0]["fields"], [{"field": "place", "label": "Place", "before": "Moscou",
                                               "after": "Minsk"}])
        self.assertEqual(lines[1]["reason"], "premier essai")
        self.cli("restore", statement, "--to", str(first))
        self.assertNotIn("place", self.rows("show", statement)[0])
        self.assertEqual(len(self.rows("history", statement)), 4)
        self.refused("restore", statement, "--to", "1", saying="did not exist")
        self.still_verifies()

    def test_deleting_takes_what_hangs_on_it_and_undo_brings_it_back(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.cli("delete", statement, "--reason", "doublon")
        self.assertEqual(self.rows("list", "quotations"), [])
        self.assertEqual(self.rows("show", claim)[0]["assertions"], [])
        self.cli("undo")
        self.assertEqual(len(self.rows("show", claim)[0]["assertions"]), 1)
        self.still_verifies()

    def test_search_finds_and_export_writes_one_file(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM + " <script>alert(1)</script>", "--from", statement)
        self.assertIn(claim, [hit["id"] for hit in self.rows("search", "absorber")])
        page = self.path("dossier.html")
        self.cli("export", claim, "--to", "html", "-o", page)
        with open(page, encoding="utf-8") as opened:
            html = opened.read()
        self.assertNotIn("<script", html)
        self.assertIn("default-src 'none'", html)
        self.assertIn(WORDS.replace("'", "&#39;"), html)
        self.assertEqual(json.loads(self.cli("export", claim, "--to", "json"))["claim"]["id"], claim)
        self.refused("export", claim, "--to", "docx", saying="html, json", code=2)
        self.assertEqual([n for n in os.listdir(self.folder) if n.endswith(".tmp")], [])

    def test_triage_and_lists(self):
        source = self.begin()
        self.assertEqual([row["id"] for row in self.rows("list", "inbox")], [source])
        self.cli("triage", source, "--done")
        self.assertEqual(self.rows("list", "inbox"), [])
        for kind in ("sources", "claims", "parties", "statements", "links", "reviews", "topics",
                     "captures", "texts", "scales", "revisions"):
            self.cli("list", kind)
        self.refused("list", "unicorns", saying="there are: sources", code=2)

    def test_every_command_has_help_with_an_example(self):
        listed = self.run_cli("--help").stdout.decode()
        names = [line.split()[0] for line in listed.split("Subcommands:")[1].splitlines() if line.strip()]
        self.assertGreater(len(names), 20)
        for name in names:
            done = self.run_cli(name, "--help")
            self.assertEqual(done.returncode, 0, name)
            self.assertIn("Example:", done.stdout.decode(), name)

    def test_french_is_spoken_when_asked(self):
        done = self.run_cli("--lang", "fr", "-w", self.path("nothing"), "list", "claims")
        self.assertEqual(done.returncode, 3)
        self.assertIn("Il n'y a pas de fichier", done.stderr.decode())

    def test_the_sample_becomes_a_whole_dossier(self):
        self.cli("sample", self.workspace)
        claims = self.rows("list", "claims")
        self.assertGreaterEqual(len(claims), 1)
        claim = [row for row in claims if row["text"] == CLAIM][0]
        self.assertEqual(claim["state"], "approved")
        self.assertGreaterEqual(claim["against"], 1)
        self.assertGreaterEqual(claim["context"], 4)
        self.still_verifies()


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
        rows = self.rows("verify", code=1)
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
        self.still_verifies()

    def test_texts_that_cannot_be_read(self):
        self.begin()
        revisions = self.revisions()
        bad = self.file("bad.txt", "Le café ".encode() + b"\xff\xfe\xfa" + b" est froid.\n" * 3)
        self.refused("import", bad, "--encoding", "utf-8", saying="byte (at )?9|9")
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
        self.still_verifies(revisions)

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
