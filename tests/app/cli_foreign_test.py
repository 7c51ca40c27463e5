#!/usr/bin/env python3
"""Files as other programs and people write them, on the command line: nothing of them is lost in silence, and no word is
taken for what it is not.
Usage: cli_foreign_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import subprocess
import unittest

from cli_driver import CLI, Desk


def review(at, **more):
    made = {"@context": "https://schema.org", "@type": "ClaimReview", "url": f"https://check.example/{at}",
            "claimReviewed": f"Bridge {at} is shut.", "datePublished": "2023-05-04",
            "author": {"@type": "Organization", "name": "Bridge Check"}, "reviewRating": {"alternateName": "Half shut"},
            "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ivo Marsh"}}}
    made.update(more)
    return made


class Foreign(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def brought_in(self, name, content, *words, code=0):
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, ensure_ascii=False)
        return self.cli("import", self.file(name, content), *words, code=code)

    def claims(self):
        return {row["text"]: row for row in self.rows("list", "claims")}

    def note(self, text):
        return self.rows("show", self.claims()[text]["id"])[0]["claim"]["note"]

    def scales(self):
        return {row["key"] for row in self.rows("scales")}

    def exit_of(self, *words):
        return self.run_cli("-w", self.workspace, *words).returncode

    def test_a_state_of_work_is_no_verdict(self):
        self.brought_in("check.csv", "Claim,Item page URL,Status,Created by,Submitted at,Report Published at\n"
                        "One is shut,https://m.example/1,False,Ann,2023-05-02 08:11:09 UTC,2023-05-04 10:00:00 UTC\n"
                        "Two is shut,https://m.example/2,Unstarted,Ann,2023-05-02 08:11:09 UTC,\n"
                        "Three is shut,https://m.example/3,In progress,Ann,2023-05-02 08:11:09 UTC,\n")
        claims = self.claims()
        self.assertEqual({text: row.get("verdict") or "" for text, row in claims.items()},
                         {"One is shut": "False", "Two is shut": "", "Three is shut": ""})
        self.assertIn("Status: Unstarted", self.note("Two is shut"))
        self.assertIn("Status: In progress", self.note("Three is shut"))
        self.assertIn("Report Published at: 2023-05-04 10:00:00 UTC", self.note("One is shut"))
        for text in ("Two is shut", "Three is shut"):
            self.assertIsNone(self.rows("show", claims[text]["id"])[0]["review"])

    def test_few_words_tell_no_language(self):
        self.brought_in("few.json", [review(1, claimReviewed="Rovaniemellä on enemmän poroja kuin ihmisiä ja ne ovat siellä aina."),
                                     review(2, claimReviewed="Ponte Vasco 900."), review(3, claimReviewed="Das kostet nichts", headline="Nein, das ist nicht so"),
                                     review(4, claimReviewed="Η γέφυρα έκλεισε")])
        told = {text: self.rows("show", row["id"])[0]["claim"].get("language", "") for text, row in self.claims().items()}
        self.assertEqual(sorted(told.values()), ["", "", "el", "fi"])
        self.assertEqual(told["Das kostet nichts"], "")

    def test_one_publisher_has_one_scale(self):
        before = self.scales()
        for at, name in enumerate(("a.json", "b.json", "c.json")):
            self.brought_in(name, review(at))
        self.assertEqual(self.scales() - before, {"Bridge Check"})
        self.brought_in("d.json", [review(7, author={"name": "Other"}), review(8)])
        self.assertEqual(self.scales() - before, {"Bridge Check", "Other"})
        self.brought_in("nameless.jsonl", json.dumps({"text": "Nobody says whose.", "verdict": "Odd"}) + "\n")
        self.assertEqual(self.scales() - before, {"Bridge Check", "Other", "nameless"})
        self.assertEqual({row["verdict"] for row in self.claims().values()}, {"Half shut", "Odd"})
        self.brought_in("many.json", [review(100 + at, author={"name": f"Person {at}"}) for at in range(60)])
        self.assertEqual(self.scales() - before, {"Bridge Check", "Other", "nameless", "many"}, "these are people")
        self.still_verifies()

    def test_an_own_table_brings_its_scales_back(self):
        self.brought_in("a.json", review(1))
        table = self.cli("export", "--to", "csv")
        self.workspace = self.path("second.counterpoint")
        self.cli("init")
        before = self.scales()
        self.brought_in("sent-by-mail.csv", table)
        self.assertEqual(self.scales() - before, {"Bridge Check"})
        self.assertEqual(self.claims()["Bridge 1 is shut."]["verdict"], "Half shut")
        self.assertEqual(self.cli("export", "--to", "csv"), table)

    def test_labels_of_averitec_are_ratings_of_its_scale(self):
        before = self.scales()
        self.brought_in("a.json", [{"claim": "One.", "label": "Refuted", "questions": [], "fact_checking_article": "https://a.example/1"}])
        self.assertEqual(self.scales(), before)
        self.assertEqual(self.rows("show", self.claims()["One."]["id"])[0]["review"]["scale"]["key"], "averitec")
        self.brought_in("b.json", [{"claim": "Two.", "label": "Conflicting Evidence/Cherrypicking", "questions": [],
                                     "fact_checking_article": "https://a.example/2"}])
        self.assertIn("Rating as published: Conflicting Evidence/Cherrypicking", self.note("Two."))

    def test_a_corrected_page_is_a_question(self):
        self.brought_in("a.json", review(1))
        other = review(1, claimReviewed="Bridge 1 is shut again.")
        self.brought_in("b.json", other, code=1)
        self.assertIn("is here with other words, which stay", self.said)
        self.assertEqual(set(self.claims()), {"Bridge 1 is shut."})
        self.brought_in("b.json", other, "--update", code=1)
        self.assertEqual(set(self.claims()), {"Bridge 1 is shut again."})
        self.brought_in("b.json", other)
        self.assertIn("here already: 1", self.said)
        self.brought_in("c.json", review(1, claimReviewed="Ferries sail on Mondays only."))
        self.brought_in("d.json", [review(2), review(2, claimReviewed="Bridge 2 is open and shut.")])
        self.assertEqual(len(self.claims()), 4, "of one page several claims")

    def test_numbers_that_a_map_calls_ids_are_ids(self):
        table = self.path("t.csv")
        self.file("t.csv", "no,claim\n1,One is shut\n2,Two is shut\n2,Two is open\n")
        self.cli("import", table, "--map", self.file("t.map.json", json.dumps({"columns": {"id": "no", "text": "claim"}})), code=1)
        self.assertIn("stands in the file twice", self.said)
        self.assertEqual(set(self.claims()), {"One is shut", "Two is shut"})

    def test_a_map_says_that_it_is_a_table(self):
        columns = self.file("m.json", json.dumps({"columns": {"text": "claim", "speaker": "who"}}))
        for name, content in (("pipes.txt", "claim|who\nOne is shut|Ann\n"), ("wide.txt", "claim\twho\nÜber zwei\tBo\n".encode("utf-16")),
                              ("noname", "claim;who\nThree is shut;Cy\n"), ("spaced.text", "claim,who\nFour, she said,\n")):
            path = self.file(name, content)
            code = 1 if name == "spaced.text" else 0  # its row is longer than the head
            self.cli("import", path, "--map", columns, "--dry-run", code=code)
            self.cli("import", path, "--map", columns, code=code)
        self.assertEqual(self.rows("list", "sources"), [], "no article")
        self.assertLessEqual({"One is shut", "Über zwei", "Three is shut"}, set(self.claims()))
        self.refused("import", self.file("page.html", "<p>claim|who</p>"), "--map", columns, saying="tells nothing of it")
        self.assertIn('"delimiter": "|"', self.cli("columns", self.path("pipes.txt")))

    def test_which_encoding_was_taken_is_said(self):
        self.brought_in("odd.csv", b"claim,speaker\nNice\xff\xfe bytes,Ann\nok,Bo\n")
        self.assertIn("are no UTF-8: they are read as", self.said)
        self.brought_in("fine.csv", "claim,speaker\nÜber alles,Ann\n")
        self.assertNotIn("UTF-8", self.said)

    def test_a_fault_is_told_with_its_place(self):
        one = review(1)
        broken = '[\n' + json.dumps(one) + ',\n {"@type": "ClaimReview",\n  "claimReviewed": oops}\n]'
        self.brought_in("broken.json", broken, code=1)
        self.assertRegex(self.said, "line 4, column 20")
        self.brought_in("line.jsonl", '{"text": "ok"}\n{"text": "é" oops}\n', code=1)
        self.assertRegex(self.said, "line 2: .*column 14")
        self.brought_in("half.jsonl", '{"text": "ok two"}\n{"text": "\\ud83d alone"}\n', code=1)
        self.assertIn("half of a sign", self.said)
        self.refused("import", self.file("t.csv", "claim\nx\n"), "--map", self.file("m.json", '{\n "columns": {"text" "claim"}}'),
                     saying="line 2, column 27")
        self.refused("import", self.path("t.csv"), "--map", self.file("m2.json", '{"columns": {"speeker": "x"}}'), saying="there are: text, id")
        page = ('<html><head><title>T</title>\n<script type="application/ld+json">{"@type":"ClaimReview", "claimReviewed": }</script>\n'
                f'<script type="application/ld+json">{json.dumps(review(3))}</script></head><body><p>Words.</p></body></html>')
        self.brought_in("page.html", page, "--as", "claimreview", code=1)
        self.assertRegex(self.said, "line 2: This is no valid JSON: the fault is in line 2")
        self.assertIn("Bridge 3 is shut.", self.claims())

    def test_what_is_no_text_is_no_article(self):
        for content in ("[" * 1_000_000, "null", " null\n", "[[[" + "[" * 80 + "]" * 83):
            path = self.file("odd.txt", content)
            self.assertEqual(self.exit_of("import", path), 3, content[:10])
        self.assertEqual(self.rows("list", "sources"), [])
        done = self.run_cli("-w", self.workspace, "import", self.file("a.jsonl", "{}"), "--as", "xyz")
        self.assertEqual(done.returncode, 2)
        self.assertIn("there are: jsonl, claimreview", done.stderr.decode())

    def test_trying_out_ends_as_bringing_in_does(self):
        for name, lines, code in (("a.jsonl", [{"text": "A.", "verdict": "x", "date": "2021-02-30"}], 1),
                                  ("b.jsonl", [{"text": "B.", "verdict": "x", "date": "2021-02-03"}], 0),
                                  ("c.jsonl", [{"title": "C."}, {"text": "D."}], 1)):
            path = self.file(name, "".join(json.dumps(line) + "\n" for line in lines))
            self.assertEqual(self.exit_of("import", path, "--dry-run"), code, name)
            self.assertEqual(self.exit_of("import", path), code, name)
            self.assertEqual(self.exit_of("import", path), code, "again " + name)
            self.assertEqual(self.exit_of("import", path, "--dry-run"), code, "tried out again " + name)
        self.cli("import", self.path("a.jsonl"), code=1)
        self.assertIn("told when they came in: 1", self.said)

    def test_a_page_says_that_it_carries_a_check(self):
        article = "".join(f"<p>The bridge is open, and boats pass under it every day of week {at}.</p>" for at in range(9))
        page = (f'<html lang="en"><head><title>Open</title><script type="application/ld+json">{json.dumps(review(1))}</script></head>'
                f"<body><article><h1>Open</h1>{article}</article></body></html>")
        path = self.file("page.html", page)
        self.cli("import", path, "--dry-run")
        self.assertIn("--as claimreview", self.said)
        self.cli("import", path)
        self.assertIn("--as claimreview", self.said)
        self.assertEqual(self.rows("list", "claims"), [])
        self.cli("import", self.file("plain.html", page.replace("ClaimReview", "NewsArticle").replace("claimReviewed", "about")))
        self.assertNotIn("--as claimreview", self.said)

    def test_pages_are_checked_and_other_files_named(self):
        good = json.dumps(review(1))
        page = f'<html><script type="application/ld+json">{good}</script><body>x</body></html>'
        self.assertIn("looked at: 1", self.check("p.html", page))
        micro = ('<html><body><div itemscope itemtype="https://schema.org/ClaimReview"><meta itemprop="claimReviewed" content="One.">'
                 '<link itemprop="url" href="https://a.example/x/1"><div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">'
                 '<meta itemprop="alternateName" content="False"></div></div></body></html>')
        self.assertNotIn("@context", self.check("m.html", micro))
        self.assertIn("Table of claims", self.check("t.csv", "claim,speaker\nx,y\n", 1))
        bare = review(1)
        del bare["@context"]
        self.assertIn("weak: @context", self.check("b.json", json.dumps(bare)))
        self.assertNotIn("@context", self.check("f.json", json.dumps({"@context": "https://schema.org", "@type": "DataFeed",
                                                                     "dataFeedElement": [{"item": [bare]}]})))

    def check(self, name, content, code=0):
        done = subprocess.run([CLI, "check-claimreview", self.file(name, content)], capture_output=True, timeout=300)
        self.assertEqual(done.returncode, code, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode() + done.stderr.decode()

    def test_help_names_what_people_have(self):
        told = self.run_cli("import", "--help").stdout.decode()
        for name in ("MediaReview", "Fact Check Tools", "AVeriTeC", "Meedan Check", "Hypothesis", "checks it carries"):
            self.assertIn(name, " ".join(told.split()))
        told = " ".join(self.run_cli("columns", "--help").stdout.decode().split())
        for key in ("dates", "encoding", "collection", "keep_rest", "verdicts"):
            self.assertIn(key, told)


if __name__ == "__main__":
    unittest.main()
