#!/usr/bin/env python3
"""Words that act: control characters, marks of direction and forged lines, wherever they come in and wherever
they go out; collections that are too much; dates and names that could mean two things.
Usage: cli_hostile_text_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import os
import random
import sqlite3
import subprocess
import unittest

from cli_driver import CLI, Desk

ESCAPES = "\x1b[2J\x1b]0;x\x07"
FORGED = "99  2026-01-01T00:00:00.000Z  Eve  Approved the review"


def raw_controls(text, allowed="\n\t"):
    return [hex(ord(c)) for c in text
            if (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or ord(c) in (0x202D, 0x202E)) and c not in allowed]


class HostileText(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def cli(self, *words, **options):
        out = super().cli(*words, **options)
        self.assertEqual(raw_controls(out), [], words)
        self.assertEqual(raw_controls(self.said), [], words)
        return out

    def lines(self, name, *rows):
        return self.file(name, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))

    # ── what is typed ──

    def test_a_name_with_a_sign_that_acts_is_refused_by_field_and_place(self):
        for words, field in ((("topic", "Eu\x1b[31mrope"), "Name"), (("party", "A\x9bB"), "Name"),
                             (("party", "Ana", "--alias", "A\u202ena"), "Also known as"),
                             (("party", "Ana", "--role", "mi\x08ni"), "Role"),
                             (("party", "Ana", "--note", "n\x1bo"), "Note"),
                             (("claim", "Eau\x7fclaire"), "Claim"), (("statement", "a\x01b"), "Text"),
                             (("statement", "a", "--place", "M\ufffeinsk"), "Place"),
                             (("statement", "a", "--occasion", "\u2066Gala"), "Occasion"),
                             (("keep-search", "poutine", "--name", "a\x1bb"), "Name")):
            self.refused(*words, saying=f"“{field}” holds .*U\\+[0-9A-F]{{4}}.* at place \\d+.*Nothing was changed")
        self.still_verifies(1)

    def test_the_same_in_an_edit_and_in_a_reason(self):
        topic = self.made("topic", "Europe")
        self.refused("edit", topic, "name=Eu\x1brope", saying="“Name” holds a control character .U.001B. at place 3")
        self.refused("edit", topic, "name=Eu\nrope", saying="“Name” is one line")
        self.refused("edit", topic, "note=fine", "--reason", "because\n" + FORGED, saying="“Reason” is one line")
        self.cli("edit", topic, "note=two\nlines\tand a tab")
        self.assertEqual(self.rows("show", topic)[0]["note"], "two\nlines\tand a tab")

    def test_who_signs_is_a_name(self):
        for name in ("Eve\n" + FORGED, "E\x1b[31mve", "Eve\u202e", "Eve\x85"):
            self.refused("topic", "Europe", actor=name, saying="“--as” ")
        self.still_verifies(1)

    def test_a_line_break_in_a_name_becomes_a_blank_and_is_told(self):
        topic = self.made("topic", "Europe\nde l'Est")
        self.assertEqual(self.rows("show", topic)[0]["name"], "Europe de l'Est")
        self.cli("statement", "une ligne\net une autre", "--place", "Minsk\tBélarus")
        self.assertEqual([line for line in self.said.splitlines() if "became blanks" in line],
                         ["What was given for --place is one line; its line breaks and tabs became blanks."])
        self.cli("topic", "Asie\r\ncentrale")
        self.assertIn("What was given for NAME is one line; its line breaks and tabs became blanks.", self.said)

    def test_right_to_left_words_stay_as_they_are(self):
        arabic = "قال \u2067أحمد (ABC)\u2069 اليوم"
        claim = self.made("claim", arabic)
        self.assertEqual(self.rows("show", claim)[0]["claim"]["text"], arabic)
        self.assertIn(arabic, self.cli("list", "claims"))
        hebrew = self.made("party", "משה כהן", "--note", "אמר \u202bשלום\u202c")
        self.assertEqual(self.rows("show", hebrew)[0]["name"], "משה כהן")

    def test_messages_of_the_parser_and_of_errors(self):
        for words in (("frob\x1b[31mnicate",), ("--w\x1b]0;ings", "list"), ("--lang", "x\x1b[2J", "list"),
                      ("list", "cla\x9bims"), ("claim", "--no\x1b", "x"), ("show", "zz\x1bzz\n" + FORGED),
                      ("search", "\x1b[2J"), ("search", "said:\x1b"), ("scale", "a\x1bb"), ("history", "\u202ex"),
                      ("list", "claims", "--topic", "\x1b"), ("export", "x\n" + FORGED), ("rules", "a\x1b=b")):
            done = self.run_cli("-w", self.workspace, *words)
            text = (done.stdout + done.stderr).decode()
            self.assertEqual(raw_controls(text), [], words)
            self.assertLessEqual(len(done.stderr.decode().splitlines()), 1, words)
            self.assertFalse(any(line.startswith("99 ") for line in text.splitlines()), words)
        done = self.run_cli(b"-w", os.fsencode(self.workspace), b"import", b"no\xff\x1b[2Jsuch\nfile")
        self.assertEqual(raw_controls(done.stderr.decode()), [])
        self.assertEqual(len(done.stderr.decode().splitlines()), 1)

    # ── what strangers wrote ──

    def test_an_article_comes_in_with_its_signs_made_visible(self):
        page = self.file("p.html", "<html><head><title>T&#27;[2J &#x202e;evil</title><meta name=author "
                         "content='Eve&#7;'></head><body><p>« Bonjour&#x9; le&#27;[1m monde&#xfffe; », a dit Eve "
                         "Martin, qui parlait longuement ce jour-là à tous.</p></body></html>")
        self.cli("import", page, "--lang", "fr", code=1)
        self.assertRegex(self.said, "Signs in p.html that show nothing but may act.*: 2, the first in line 1")
        self.assertIn("says of itself", self.said)
        source = self.rows("list", "sources")[0]
        self.assertEqual(source["title"], "T␛[2J \ufffdevil")
        self.assertEqual(source["author"], "Eve␇")
        text = self.file("p.txt", "Titre \x1b[2J\u009b31m de l'article\n\n« Bonjour \u202eeht\u202c monde », a dit Eve "
                         "Martin.\n")
        self.cli("import", text, code=1)
        with open(text, "rb") as given, sqlite3.connect(self.workspace) as database:
            import hashlib
            digest = hashlib.sha256(given.read()).hexdigest()
            self.assertEqual(database.execute("select count(*) from capture where lower(hex(digest)) = ?",
                                              (digest,)).fetchone()[0], 1, "the bytes stay as they were")
        self.assertIn("�", self.cli("detect", self.rows("list", "sources")[0]["id"]) + self.cli("list", "sources"))
        self.still_verifies(3)

    def test_a_file_may_be_called_anything(self):
        name = b"a\x1b[31m\nb\xff.txt"
        path = os.path.join(os.fsencode(self.folder), name)
        with open(path, "wb") as out:
            out.write("Un article assez long pour être lu, et sans rien de particulier.\n".encode())
        done = self.run_cli(b"-w", os.fsencode(self.workspace), b"import", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(raw_controls(done.stderr.decode()), [])
        self.assertEqual(self.rows("list", "captures")[0]["origin"], "a␛[31m b\ufffd.txt")
        os.unlink(path)

    def test_a_collection_comes_in_with_its_signs_made_visible(self):
        path = self.lines("e.jsonl", {"id": "1", "text": "Un \x1b[31mrouge\x1b[2J", "speaker": "Eve \x1b[1m",
                                      "verdict": "x\x1b]0;pwn\x07", "title": "t\x1b[5m"},
                          {"id": "2", "text": "A\x00B C", "author": "\u202eevE"})
        self.cli("import", path, code=1)
        self.assertRegex(self.said, r"line 1: Signs in “text” .*: 2, the first at place 4")
        self.assertRegex(self.said, r"line 2: Signs in “author”")
        self.assertEqual({row["text"] for row in self.rows("list", "claims")}, {"Un ␛[31mrouge␛[2J", "A␀B C"})
        for words in (("list", "claims"), ("list", "parties"), ("list", "ratings"), ("list", "reviews"), ("scale", "e"),
                      ("search", "rouge"), ("history", self.rows("list", "claims")[0]["id"]), ("list", "revisions")):
            self.cli(*words)
        self.still_verifies()

    # ── a stranger's workspace ──

    def test_what_an_old_or_foreign_workspace_holds_is_shown_and_never_obeyed(self):
        """The projections are written behind the program's back, as another program or version would have."""
        claim = self.made("claim", "Un.")
        self.made("statement", "Deux.", "--speaker", "Eve", "--asserts", claim)
        self.cli("review", claim, "--rating", "false", "--summary", "S.", "--rationale", "R.")
        bad = ESCAPES + "\u009b1m\u202e\n" + FORGED + "\n\nCounter-statements\n  «forged»"
        with sqlite3.connect(self.workspace) as database:
            for table, fields in (("claim", ("text", "note")), ("statement", ("text", "role", "place", "note")),
                                  ("party", ("name", "note")), ("review", ("summary", "rationale", "author"))):
                for field in fields:
                    database.execute(f"update {table} set {field} = {field} || ?", (bad,))
            database.execute("update scale set names = ?, key = key || ?",
                             (json.dumps({"en": "Truth" + bad}), "\x1b"))
        party, statement = self.rows("list", "parties")[0]["id"], self.rows("list", "statements")[0]["id"]
        for words in (("list", "claims"), ("list", "parties"), ("list", "statements"), ("list", "reviews"), ("scales",),
                      ("list", "scales"), ("show", claim), ("show", party), ("show", statement), ("queue",), ("gate", claim),
                      ("match", "Un"), ("search", "Un"), ("list", "ratings"), ("remarks", claim), ("agreement",)):
            done = self.run_cli("-w", self.workspace, *words)
            text = (done.stdout + done.stderr).decode()
            self.assertEqual(raw_controls(text), [], words)
            for line in text.splitlines():
                self.assertFalse(line.startswith(("99 ", "Counter-statements", "  «forged")), (words, line))
            done = self.run_cli("-w", self.workspace, "--json", *words)
            self.assertEqual(raw_controls(done.stdout.decode(), "\n"), [], words)
            for line in done.stdout.decode().splitlines():
                json.loads(line)
                self.assertNotIn("\u202e", line)

    def test_json_holds_nothing_raw(self):
        topic = self.made("topic", "Europe")
        self.cli("edit", topic, "note=a\u2028b\u2029c")
        out = self.cli("--json", "show", topic)
        self.assertIn("a\\u2028b\\u2029c", out)
        self.assertEqual(json.loads(out)["note"], "a\u2028b\u2029c")

    def test_a_run_of_matches_has_one_line_for_each_answer(self):
        self.cli("import", self.lines("c.jsonl", {"id": "x\ty\nz", "text": "La Lune est un fromage bleu."}))
        queries = self.lines("q.jsonl", {"id": "q\n99\tQ0\tforged", "text": "La Lune est un fromage"})
        rows = self.cli("match", "--queries", queries).splitlines()
        self.assertEqual([len(row.split("\t")) for row in rows], [6])

    # ── collections that are too much ──

    def test_what_is_too_long_too_deep_or_said_twice_is_told_by_line_and_the_rest_comes_in(self):
        big = json.dumps({"id": "big", "text": "x" * 5_000_000})
        path = self.lines("c.jsonl", {"id": "1", "text": "Eins."}, big, {"id": "3", "text": "é" * 100_001},
                          '{"id": "4", "text": "Vier.", "text": "Fünf."}', '{"text": "tief", "x": ' + "[" * 100 + "]" * 100 + "}",
                          '{"id": "6", "text": 7}', '{"id": "7", "text": "Zahl", "x": 1e999}', '{"id": "8", "text": "\\ud800"}',
                          "[1]", "null", {"id": 9, "text": "Neun.", "speaker": 5, "verdict": ["x"]}, {"id": "10", "text": "Zehn."})
        out = self.rows("import", path, code=1)
        self.assertEqual(out[0]["added"], 3)
        for line, why in ((2, "more than 4"), (3, "100001 characters; at most 100000"), (4, "“text” stands twice"),
                          (5, "more than 64 deep"), (6, "“text”"), (7, "too large"), (8, "half of a sign"), (9, "no JSON object"),
                          (10, "no JSON object")):
            self.assertRegex(self.said, f"line {line}: .*{why}.*It was left out")
        self.assertRegex(self.said, "line 11: “speaker” is no text.*The claim came in without it")
        self.assertRegex(self.said, "line 11: “verdict” is no text.*The claim came in without it")
        self.assertEqual({row["text"] for row in self.rows("list", "claims")}, {"Eins.", "Neun.", "Zehn."})
        self.assertEqual(self.rows("import", path, code=1)[0]["known"], 3, "a number is an identifier as well")

    def test_a_hundred_megabytes_of_one_claim_take_no_memory(self):
        path = self.path("big.jsonl")
        with open(path, "w") as out:
            out.write('{"id": "0", "text": "Vorher."}\n{"id": "1", "text": "')
            for _ in range(100):
                out.write("x" * 1_000_000)
            out.write('"}\n{"id": "2", "text": "Nachher."}\n')
        done = subprocess.run(["/bin/sh", "-c", 'ulimit -v 600000; exec "$0" "$@"', CLI, "-w", self.workspace, "--as", "Ana",
                               "--json", "import", path], capture_output=True, timeout=300,
                              env=dict(os.environ, LANGUAGE="en", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state))
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        self.assertRegex(done.stderr.decode(), "line 2: It has more than 4.* MB. It was left out")
        self.assertEqual(json.loads(done.stdout)["added"], 2)

    def test_what_is_no_file_is_refused_at_once(self):
        fifo = self.path("f.jsonl")
        os.mkfifo(fifo)  # whoever waited for a writer would run into the time limit of the driver
        for words in (("import", fifo), ("scale-import", fifo), ("verify-proof", fifo), ("detect", fifo),
                      ("detect", "--jsonl", fifo), ("match", "--queries", fifo), ("match", "x", "--weights", fifo)):
            self.refused(*words, saying="is a pipe, not a file")
        self.refused("import", "/dev/zero", saying="is a device, not a file")
        self.refused("scale-import", "/dev/null", saying="is a device, not a file")
        self.refused("import", self.workspace, saying="part of the workspace that is open|database")
        self.still_verifies(1)

    def test_scales_of_strangers(self):
        def scale(**more):
            return self.file("s.json", json.dumps({"key": "house", "names": {"en": "House"}, "ratings": [
                {"key": "a", "labels": {"en": "A"}}], **more}))
        self.refused("scale-import", scale(version=9223372036854775807), saying="end at 1000000")
        self.refused("scale-import", scale(names={"en": "Ho\x1buse"}), saying="names.en: .*U.001B")
        self.refused("scale-import", scale(key="ho\nuse\x9b"), saying="key: .*U.009B")
        self.refused("scale-import", self.file("t.json", '{"key": "a", "key": "b", "names": {"en": "A"}, "ratings": []}'),
                     saying="“key” stands twice")
        self.refused("scale-import", self.file("t.json", '{"ratings": ' + "[" * 90 + "]" * 90 + "}"), saying="more than 64 deep")
        self.cli("scale-import", scale(version=1_000_000))
        self.refused("scale-set", "house", "a", "--label", "en=Aa", saying="the last there is")
        self.still_verifies(2)

    def test_a_lexicon_with_signs_or_said_twice_is_left_out(self):
        os.makedirs(self.path("data/counterpoint/lexicon"))
        for text, why in (('{"language": "xx", "abbreviations": ["a\\u001bb"]}', r"abbreviations\[0\].*holds a sign"),
                          ('{"language": "xx", "language": "yy"}', "“language” stands twice")):
            self.file("data/counterpoint/lexicon/xx.json", text)
            done = self.run_cli("detect", self.file("a.txt", "« Rien », a dit Eve Martin.\n"))
            self.assertRegex(done.stderr.decode(), why)
            self.assertEqual(raw_controls(done.stderr.decode()), [])

    # ── dates ──

    def test_a_date_with_a_time_gives_its_day(self):
        for typed in ("2022-12-19T23:30:00Z", "2022-12-19T23:30:00-05:00", "2022-12-19 10:00", "19.12.2022"):
            statement = self.made("statement", "Mots " + typed, "--date", typed)
            self.assertEqual(self.rows("show", statement)[0]["said_on"], "2022-12-19")
        for typed, why in (("2022-02-30", "no day 30"), ("1671494400", "not a date"), ("03/04/2022", "2022-04-03 or 2022-03-04"),
                           ("3-4-2022", "2022-04-03 or 2022-03-04"), ("12.19.2022", "no month 19")):
            self.refused("statement", "x", "--date", typed, saying=why)
        self.refused("history", statement, "--since", "2022-12-19T10:00:00Z", code=2, saying="takes a day")

    def test_dates_of_a_collection_are_read_or_told(self):
        dates = ["2022-12-19T23:30:00-05:00", "2022-02-30", "stated on 2022-12-19T10:00:00Z in Minsk", 1671494400, 2022,
                 "03/04/2022", "12/19/2022", "stated on 3/4/2022 in a tweet:", "soon", 20.5, True, ""]
        path = self.lines("d.jsonl", *[{"id": str(at), "text": f"Nr. {at}.", "verdict": "x", "date": date}
                                       for at, date in enumerate(dates, 1)])
        self.assertEqual(self.rows("import", path, code=1)[0]["added"], len(dates))
        told = [int(line.split("line ")[1].split(":")[0]) for line in self.said.splitlines() if "line " in line]
        self.assertEqual(sorted(told), [2, 4, 6, 8, 9, 10, 11])
        self.assertEqual(self.said.count("The claim came in without it."), 5)
        self.assertEqual(self.said.count("other dates of the file have the month first"), 2, "12/19/2022 tells")
        checked = {row["claim"]: row.get("checked_on", "") for row in self.rows("list", "reviews")}
        of = {row["text"]: row["id"] for row in self.rows("list", "claims")}
        got = {text: checked[id] for text, id in of.items()}
        self.assertEqual({text: day for text, day in got.items() if day},
                         {"Nr. 1.": "2022-12-19", "Nr. 5.": "2022", "Nr. 6.": "2022-03-04", "Nr. 7.": "2022-12-19"})
        said = {row["text"]: (row.get("said_on", ""), row.get("occasion", "")) for row in self.rows("list", "statements")}
        self.assertEqual(said, {"Nr. 3.": ("2022-12-19", "Minsk"), "Nr. 8.": ("2022-03-04", "a tweet")})

    # ── names that several bear ──

    def test_a_name_that_two_bear_never_makes_a_third(self):
        donald = self.made("party", "Donald Trump", "--alias", "Trump")
        self.made("party", "Ivanka Trump", "--alias", "Trump")
        self.cli("party", "Barron Trump", "--alias", "trump")
        self.assertIn("is a name of", self.said)
        for words in (("statement", "x", "--speaker", "Trump"), ("statement", "x", "--for", "TRUMP"),
                      ("list", "claims", "--speaker", "Trump"), ("party", "trump")):
            self.refused(*words, saying="(?s)Donald Trump|already a party")
        statement = self.made("statement", "Propos.", "--speaker", "Donald Trump")
        self.refused("edit", statement, "speaker=Trump", saying="can be any of .*Donald Trump.*Ivanka Trump|Ivanka Trump.*Donald")
        self.cli("import", self.lines("n.jsonl", {"id": "1", "text": "Un.", "speaker": "Trump", "verdict": "x"},
                                      {"id": "2", "text": "Deux.", "speaker": "Donald Trump", "verdict": "x"}), code=1)
        self.assertRegex(self.said, "line 1: “Trump” can be any of .*The claim came in without it")
        notes = [self.rows("show", row["id"])[0].get("note", "") for row in self.rows("list", "statements")]
        self.assertIn("Speaker as written: Trump", notes, "kept as written, to be settled")
        self.assertEqual(len(self.rows("list", "parties")), 3)
        self.assertEqual({row["text"]: row["speaker"] for row in self.rows("list", "claims")},
                         {"Un.": "", "Deux.": "Donald Trump"})
        # Who has it as a name of their own is meant, and that is said.
        self.cli("edit", donald, "name=The Donald")
        self.made("party", "Melania", "--alias", "The Donald")
        self.cli("statement", "Encore.", "--speaker", "the donald")
        self.assertRegex(self.said, "“the donald” was taken for The Donald .*; it is a name of Melania")
        self.assertEqual(len(self.rows("list", "parties")), 4)

    def test_nothing_is_renamed_to_what_is_there(self):
        self.cli("topic", "Europe")
        asia = self.made("topic", "Asie")
        self.refused("edit", asia, "name=EUROPE", saying="There is a topic called “Europe” already")
        self.cli("party", "Ana Silva", "--alias", "A. Silva")
        other = self.made("party", "Ana Costa")
        self.refused("edit", other, "name=ana silva", saying="There is a party called “Ana Silva” already")
        self.refused("edit", other, "name=A. Silva", saying="There is a party called “Ana Silva” already")
        self.cli("edit", other, "name=Ana COSTA")
        self.cli("edit", other, "aliases=A. Silva")
        self.assertIn("“A. Silva” is a name of Ana Silva", self.said)

    def test_any_bytes_in_any_argument(self):
        chance = random.Random(13)
        parts = [bytes([c]) for c in range(1, 256)] + [chr(c).encode() for c in
                 (*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0x5D0, 0x627, 0xE9)] * 4
        commands = [("topic", None), ("party", None), ("claim", None), ("statement", "x", "--speaker", None), ("show", None),
                    ("search", None), ("scale", None), ("list", None), ("edit", None, None), (None,), ("import", None),
                    ("list", "claims", "--only", None), ("keep-search", "x", "--name", None), ("remark", None, None)]
        for _ in range(120):
            hostile = b"".join(chance.choice(parts) for _ in range(chance.randrange(1, 12)))
            words = [hostile if word is None else word.encode() for word in chance.choice(commands)]
            done = self.run_cli(b"-w", os.fsencode(self.workspace), b"--as", b"Ana", *words)
            self.assertIn(done.returncode, (0, 1, 2, 3), words)
            for stream in (done.stdout, done.stderr):
                self.assertEqual(raw_controls(stream.decode()), [], words)
        self.still_verifies()


if __name__ == "__main__":
    unittest.main(verbosity=2)
