#!/usr/bin/env python3
"""Drives counterpoint-cli as a person would: the main job from an article to a reviewed verdict.
Usage: cli_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import os
import unittest

from cli_driver import ARTICLE, CLAIM, WORDS, Desk


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
        self.cli("review", claim, "--step", "submit", "--override", "Essai.")
        self.cli("rules", "separate_approver=always")
        self.refused("review", claim, "--step", "approve", saying="second person")
        self.cli("review", claim, "--step", "approve", "--remark", "D'accord.", actor="Dominique")

        dossier = self.rows("show", claim)[0]
        self.assertEqual(dossier["claim"]["text"], CLAIM)
        self.assertEqual(dossier["claim"]["topic"], "Bélarus")
        self.assertEqual(dossier["review"]["rating"]["key"], "misleading")
        self.assertEqual(dossier["review"]["state"], "approved")
        self.assertEqual(dossier["review"]["author"], "Camille")
        self.assertEqual(dossier["review"]["reviewers"], ["Dominique"])
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

    def test_a_statement_is_linked_by_each_relation_to_a_claim(self):
        self.begin()
        claim = self.made("claim", CLAIM)
        for option, side in (("--asserts", "assertions"), ("--refutes", "against"), ("--supports", "in_favour"),
                             ("--qualifies", "qualifies"), ("--context", "context")):
            self.assertIn(option, self.cli("statement", "--help"))
            said = self.made("statement", "Dit pour " + option, option, claim, "--why", "voilà")
            entries = self.rows("show", claim)[0][side]
            self.assertEqual([entry["text"] for entry in entries], ["Dit pour " + option], said)

    def test_how_claims_and_statements_bear_on_each_other_is_shown(self):
        self.begin()
        one, two = self.made("claim", "La dette double."), self.made("claim", "La dette double en dix ans.")
        self.cli("link", one, "broader", two)
        self.assertIn("is broader than: La dette double en dix ans.", self.cli("show", one))
        self.assertIn("narrower than: La dette double.", self.cli("show", two))
        said = self.made("statement", "Elle double.", "--asserts", one)
        answer = self.made("statement", "Elle recule.", "--refutes", one)
        self.cli("link", answer, "responds_to", said)
        self.assertIn("responds to: Elle double.", self.cli("show", one))
        self.assertIn("answered by: Elle recule.", self.cli("show", one))

    def test_claims_are_listed_by_each_state_of_their_review(self):
        self.begin()
        claim = self.made("claim", CLAIM)
        self.assertEqual(len(self.rows("list", "claims", "--only", "unrated")), 1)
        self.cli("review", claim, "--rating", "misleading", "--summary", "Trompeur.", "--rationale", "Parce que.")
        for state in ("in_review", "changes_requested", "approved", "published", "corrected", "withdrawn"):
            self.assertEqual(self.rows("list", "claims", "--only", state), [])
        self.assertEqual(len(self.rows("list", "claims", "--only", "draft")), 1)
        self.refused("list", "claims", "--only", "nowhere", saying="draft, in_review", code=2)

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

    def test_the_same_words_elsewhere_are_told(self):
        self.begin()
        source = self.made("import", self.file("again.txt", f"On l'a relu : « {WORDS} »."))
        self.made("quote", source, "--exact", WORDS)
        self.assertNotIn("recorded already", self.said)
        third = self.made("import", self.file("third.txt", f"Et encore : « {WORDS} ». Fin."))
        self.made("quote", third, "--exact", WORDS)
        self.assertIn("These words are recorded already as", self.said)

    def test_who_else_may_be_meant_is_told(self):
        self.begin()
        text = "Le maire Paul Lanvin et le préfet Jean Vidal se sont vus. « Le pont tiendra bon », a-t-il dit."
        source = self.made("import", self.file("two.txt", text), "--lang", "fr")
        self.assertIn("Or: Jean Vidal", self.cli("detect", source))
        self.made("quote", source, "--exact", "Le pont tiendra bon", "--fill")
        self.assertIn("Paul Lanvin is taken for the speaker; Jean Vidal may be meant as well", self.said)

    def test_a_user_adds_words_to_a_lexicon(self):
        where = self.file("a.txt", "“We will win,” glooped Tom Ashdown. He glooped that it was “over”.")
        before = [quote["speaker"] for quote in self.rows("detect", "--lang", "en", where)[0]["quotes"]]
        # A verb that nobody listed is told by its place beside the words, not where it introduces them.
        self.assertEqual(before, ["Tom Ashdown"])
        folder = os.path.join(self.data, "counterpoint", "lexicon")
        os.makedirs(folder)
        with open(os.path.join(folder, "mine.json"), "w") as file:
            json.dump({"language": "en",
                       "irregular_verbs": {"speech": {"gloop": {"finite": ["glooped"]}}}}, file)
        after = [quote["speaker"] for quote in self.rows("detect", "--lang", "en", where)[0]["quotes"]]
        self.assertEqual(after, ["Tom Ashdown", "Tom Ashdown"])
        with open(os.path.join(folder, "broken.json"), "w") as file:
            file.write('{"language": "en", "roles": 7}')
        done = self.run_cli("--json", "detect", "--lang", "en", where)
        self.assertIn("broken.json cannot be used: In the lexicon, “roles” must be a list of words.", done.stderr.decode())
        self.assertEqual(json.loads(done.stdout.splitlines()[0])["quotes"][0]["speaker"], "Tom Ashdown")

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
        self.assertEqual(html.count("<script"), 1)
        self.assertIn('<script type="application/json" id="counterpoint-dossier">', html)
        self.assertIn("default-src 'none'", html)
        self.assertIn(WORDS.replace("'", "&#39;"), html)
        self.assertEqual(json.loads(self.cli("export", claim, "--to", "json"))["claim"]["id"], claim)
        self.refused("export", claim, "--to", "odt", saying="html, json", code=2)
        self.assertEqual([n for n in os.listdir(self.folder) if n.endswith(".tmp")], [])

    def test_search_by_fields(self):
        _, statement = self.quoted()
        claim = self.made("claim", CLAIM, "--from", statement)
        self.assertEqual([hit["id"] for hit in self.rows("search", "speaker:poutine kind:claim -said:2021")], [claim])
        hit = self.rows("search", "absorbe", "kind:claim")[0]
        self.assertEqual((hit["id"], hit["field"]), (claim, "Claim"))
        self.assertIn("[absorber]", hit["marked"])
        self.assertEqual(self.rows("search", "verdict:false"), [])
        ranked = self.rows("search", "absorber OR Minsk", "--order", "relevance")
        self.assertIn("source", [hit["kind"] for hit in ranked])
        self.cli("keep-search", "speaker:poutine", "kind:claim", "--name", "Poutine")
        self.assertEqual([hit["id"] for hit in self.rows("search", "--kept", "poutine")], [claim])
        self.assertEqual(self.rows("search", "--kept", "Poutine", "missiles"), [])
        self.refused("search", "--kept", "nobody", saying="No search is kept as “nobody”")
        self.refused("keep-search", "kind:claim speaker:poutine", saying="kept already, as “Poutine”")
        self.refused("keep-search", "…", saying="nothing in “…” to look for")
        self.refused("search", "x", "--order", "random", saying="there are: newest, relevance", code=2)

    def test_a_collection_of_claims_comes_in_once_and_is_matched(self):
        self.cli("init")
        lines = [{"id": "c1", "text": "Le vaccin contient des puces électroniques.", "title": "Non, pas de puce",
                  "verdict": "faux", "date": "3 mai 2021", "author": "Desk"},
                 {"id": "c2", "text": "The vaccine contains microchips.", "speaker": "Jane Roe",
                  "verdict": "pants-fire", "date": "stated on October 22, 2020 in a campaign mailer.:"},
                 {"id": "c3", "text": "Unemployment fell to 4 percent in 2019.", "speaker": "John Doe"}]
        text = "\n".join(json.dumps(line) for line in lines)
        path = self.file("docs.jsonl", text + "\n{broken\n[1]\n{\"text\": \"\"}\n")
        done = self.rows("import", path, code=1)[0]
        self.assertEqual((done["added"], done["known"]), (3, 0))
        self.assertEqual([line for line in self.said.splitlines() if "line 4" in line],
                         [f"{path}, line 4: This is no valid JSON: the fault is in column 2. It was left out."])
        self.assertEqual(self.rows("import", path, code=1)[0]["known"], 3)
        found = self.rows("match", "Des puces seraient cachées dans les vaccins", "--lang", "fr")
        self.assertEqual(found[0]["text"], lines[0]["text"])
        self.assertEqual((found[0]["verdict"], found[0]["date"]), ("faux", "2021-05-03"))
        self.assertIn("vaccin", found[0]["shared"])
        found = self.rows("match", "They put microchips into vaccines", "--speaker", "Roe", "--date", "2020-10-20")
        self.assertEqual((found[0]["text"], found[0]["same_speaker"], found[0]["days_apart"]), (lines[1]["text"], True, 2))
        self.assertEqual(self.rows("match", "zzz qqq"), [])
        queries = self.file("queries.jsonl", json.dumps({"id": "q1", "text": "unemployment at 4 percent"}) + "\n{}\n")
        self.cli("match", "--queries", queries, "--run", self.path("run"), code=1)
        with open(queries, encoding="utf-8") as opened:
            before = opened.read()
        for into in ("--run", "--features"):
            self.cli("match", "--queries", queries, into, queries, code=3)
        with open(queries, encoding="utf-8") as opened:
            self.assertEqual(opened.read(), before, "what is read is not written over")
        self.assertRegex(self.bytes_of(self.path("run")).decode(), r"^q1\tQ0\tc3\t1\t")
        self.refused("match", saying="Give the words", code=2)
        self.still_verifies()

    def test_the_samples_earlier_claims_are_found_in_both_languages(self):
        self.cli("sample", self.workspace)
        french = self.rows("match", "Moscou n'a nullement l'intention d'absorber son voisin bélarusse")[0]
        self.assertEqual(french["text"], CLAIM)
        english = self.rows("match", "Moscow has no plans to occupy the territory of Ukraine")[0]
        self.assertEqual((english["text"], english["verdict"]),
                         ("Russia does not plan to occupy Ukrainian territory.", "False"))
        for few, text in (("Russia occupying territories", english["text"]), ("absorbé par la Russie", CLAIM)):
            self.assertEqual(self.rows("match", few)[0]["text"], text, "too few words to tell their language")

    def test_triage_and_lists(self):
        source = self.begin()
        self.assertEqual([row["id"] for row in self.rows("list", "inbox")], [source])
        self.cli("triage", source, "--done")
        self.assertEqual(self.rows("list", "inbox"), [])
        for kind in ("sources", "claims", "parties", "statements", "links", "reviews", "topics",
                     "captures", "texts", "scales", "revisions"):
            self.cli("list", kind)
        self.refused("list", "unicorns", saying="there are: sources", code=2)

    def test_a_collection_is_told_from_its_bytes_whatever_it_is_called(self):
        self.cli("init")
        line = json.dumps({"id": "c1", "text": "Le vaccin contient des puces."}) + "\n"
        self.assertEqual(self.rows("import", self.file("collection.json", line))[0]["added"], 1)
        self.assertEqual(self.rows("import", self.file("collection.txt", line))[0]["known"], 1)
        self.refused("import", self.file("array.json", "[" + line + "]"), saying="is JSON, not text", code=3)
        self.refused("import", self.file("a.docx", "PK\x03\x04word/"), saying="is damaged and cannot be unpacked", code=3)
        told = " ".join(self.run_cli("import", "--help").stdout.decode().split())
        for ending in (".txt", ".html", ".xhtml", ".jsonl", ".ndjson", ".pdf", ".docx", ".eml", ".srt"):
            self.assertIn(ending, told)

    def test_help_tells_what_there_is_to_choose_from_as_the_tables_have_it(self):
        for command, words in (("link", ("asserts", "gives_context", "broader")),
                               ("review", ("submit", "approve_again")),
                               ("scale-set", ("veracity", "void")), ("search", ("kind:,", "speaker:,", "by:"))):
            told = self.run_cli(command, "--help").stdout.decode().split()
            for word in words:
                self.assertTrue(any(word in each for each in told), (command, word))

    def test_claims_go_out_as_json_lines_and_come_in_again(self):
        self.cli("init")
        lines = [{"id": "c1", "text": "The Moon is a cheese.", "verdict": "false", "speaker": "Jane Roe"},
                 {"id": "c2", "text": "The Sun is cold.", "title": "It is not"}]
        self.cli("import", self.file("c.jsonl", "\n".join(json.dumps(line) for line in lines)))
        def ids(*words):
            return {json.loads(line)["id"] for line in self.cli("export", "--to", "jsonl", *words).splitlines()}
        self.assertEqual(ids(), {"c1", "c2"})
        self.assertEqual(ids("--search", "cheese"), {"c1"})
        self.assertEqual(ids("--only", "unrated"), set())
        self.assertEqual(ids("--speaker", "Jane Roe"), {"c1"})
        claim = self.rows("search", "cold")[0]["id"]
        self.assertEqual(ids(claim), {"c2"})
        path = self.path("out.jsonl")
        done = self.rows("export", "--to", "jsonl", "-o", path)[0]
        self.assertEqual((done["claims"], done["bytes"]), (2, len(self.bytes_of(path))))
        self.assertEqual(self.rows("import", path)[0]["known"], 2)
        changed = [{"id": "c1", "text": "The Moon is a cheese.", "verdict": "true", "speaker": "Jane Roe"},
                   {"id": "c2", "text": "The Sun is not cold.", "title": "It is not"},
                   {"id": "n9", "text": "New.", "verdict": "false"}, {"id": "n9", "text": "New.", "verdict": "true"}]
        done = self.rows("import", self.file("changed.jsonl", "\n".join(json.dumps(line) for line in changed)), code=1)[0]
        self.assertEqual((done["added"], done["known"]), (1, 3))
        for told in ("line 1: “c1” is here with another verdict, which stays.",
                     "line 2: “c2” is here with other words, which stay.",
                     "line 4: “n9” stands in the file twice, and not with the same words, speaker and verdict: the first counts."):
            self.assertIn(told, self.said)
        rated = next(line for line in map(json.loads, self.bytes_of(path).splitlines()) if line["id"] == "c1")
        lines = [dict(rated), dict(rated)]
        for at, state in ((0, "embargoed"), (1, None)):
            lines[at].update(id=f"n{at}", text=f"Number {at}.", state=state)
        lines[1].pop("state")
        again = self.path("again.jsonl")
        with open(again, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        self.assertEqual(self.rows("import", again, code=1)[0]["added"], 2)
        states = {row["text"]: row["state"] for row in self.rows("list", "claims")}
        self.assertEqual([states[f"Number {at}."] for at in (0, 1)], ["draft", "draft"], "no line said that it was published")
        self.refused("export", saying="Say of which claim", code=2)
        self.refused("export", claim, "--to", "jsonl", "--search", "x", saying="in one way", code=2)
        self.refused("export", "--to", "jsonl", "--as-of", "now", saying="Only a dossier", code=2)
        self.refused("export", "--to", "parquet", saying="there are: html, json, jsonl, claimreview", code=2)

    def test_every_command_has_help_with_an_example(self):
        listed = self.run_cli("--help").stdout.decode()
        groups = listed.split("Begin:")[1]
        names = [line.split()[0] for line in groups.splitlines() if line.startswith("  ") and not line.startswith("   ")]
        self.assertGreater(len(names), 20)
        for name in names:
            done = self.run_cli(name, "--help")
            self.assertEqual(done.returncode, 0, name)
            self.assertIn("Example:", done.stdout.decode(), name)

    def test_french_is_spoken_when_asked(self):
        done = self.run_cli("--lang", "fr", "-w", self.path("nothing"), "list", "claims")
        self.assertEqual(done.returncode, 3)
        self.assertIn("n’existe pas", done.stderr.decode())

    def test_the_sample_becomes_a_whole_dossier(self):
        self.cli("sample", self.workspace)
        claims = self.rows("list", "claims")
        self.assertGreaterEqual(len(claims), 1)
        claim = [row for row in claims if row["text"] == CLAIM][0]
        self.assertEqual(claim["state"], "approved")
        self.assertGreaterEqual(claim["against"], 1)
        self.assertGreaterEqual(claim["context"], 4)
        self.still_verifies()


if __name__ == "__main__":
    unittest.main(verbosity=2)
