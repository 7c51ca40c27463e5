#!/usr/bin/env python3
"""Attacks on the verifier that needs no Counterpoint: whatever is altered, added, left out or moved in a dossier it does not
call proven, and what it does not judge it says so of.
Usage: cli_verify_attack_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import base64
import copy
import json
import re
import sys
import unittest

from cli_driver import CLAIM
from two_seats import ANNA, BORIS, TwoSeats
from verifying import PROVEN, Verifying, verifier


def ways(node, path=()):
    """Every way to alter one thing of a tree: the way, and the place."""
    if isinstance(node, dict):
        yield "add a key", path
        for key, value in node.items():
            yield "drop", path + (key,)
            yield from ways(value, path + (key,))
    elif isinstance(node, list):
        yield "add one more", path
        if len(node) > 1:
            yield "turn round", path
        for at, value in enumerate(node):
            yield "drop", path + (at,)
            yield from ways(value, path + (at,))
    else:
        yield "change", path
        if isinstance(node, (bool, int)):
            yield "make it another kind of number", path


def altered(document, way, path):
    made = copy.deepcopy(document)
    above = made
    for key in path[:-1]:
        above = above[key]
    node = above[path[-1]] if path else made
    if way == "add a key":
        node["evil"] = "Andere Worte"
    elif way == "drop":
        del above[path[-1]]
    elif way == "add one more":
        node.append(copy.deepcopy(node[0]) if node else "Andere Worte")
    elif way == "turn round":
        node.reverse()
    elif way == "make it another kind of number":
        above[path[-1]] = int(node) if isinstance(node, bool) else float(node)
    else:
        above[path[-1]] = not node if isinstance(node, bool) else node + 1 if isinstance(node, int) else f"{node} nicht" if node else "Andere Worte"
    return made


class Attack(Verifying):
    def test_nothing_of_a_dossier_can_be_otherwise(self):
        claim = self.corrected()
        document = json.loads(self.exported(claim, "json"))
        self.assertEqual(self.answer(document)[0], 0, self.answer(document)[1])
        shown = {key: value for key, value in document.items() if key != "proof"}
        tried, told = 0, set()
        for way, path in ways(shown):
            if path[:1] == ("history",) and len(path) > 2:  # of lines alike one is enough
                line = shown["history"][path[1]]
                alike = (line["kind"], line["operation"], way, path[2:])
                if alike in told:
                    continue
                told.add(alike)
            if way == "turn round" and list(reversed(self.at_path(shown, path))) == self.at_path(shown, path):
                continue
            if path[:2] == ("found", "history") or (path[:2] == ("found", "entered_by") and path[-1] in ("owner", "lane")) or path[-1:] == ("hold",):
                if way in ("change", "drop"):
                    continue  # the sender's word, which no proof covers
            if path[:1] == ("found",) and (way == "drop" and type(path[-1]) is int or path[-1] == "entered_by"):
                continue
            tried += 1
            self.rejected(altered(document, way, path), (way, path))
        self.assertGreater(tried, 1000)
        self.rejected({"headline": "Le ministre avait raison.", **document})

    @staticmethod
    def at_path(node, path):
        for key in path:
            node = node[key]
        return node

    def test_the_program_rejects_the_same(self):
        claim = self.corrected()
        document = json.loads(self.exported(claim, "json"))
        for way, path in (("change", ("review", "rating", "definition")), ("change", ("review", "stale_approval")), ("change", ("review", "approval_form")),
                          ("change", ("claim", "@type")), ("change", ("language",)), ("change", ("corrections", 0, "before", "scale", "version")),
                          ("drop", ("corrections", 0, "after", "scale")), ("drop", ("log", "lanes", 0)), ("add a key", ("review", "rating"))):
            self.rejected_by_both(altered(document, way, path), (way, path))
        undone = next(at for at, line in enumerate(document["history"]) if "undoes" in line)
        for way, path in (("drop", ("undoes",)), ("change", ("undoes", "index"))):
            self.rejected_by_both(altered(document, way, ("history", undone, *path)), path)
        for kind, name in {(line["kind"], line["id"]) for line in document["history"]}:
            without = document | {"history": [line for line in document["history"] if (line["kind"], line["id"]) != (kind, name)]}
            self.rejected_by_both(without, (kind, "every line of its history left out"))

    def test_what_stands_twice_is_no_dossier(self):
        words = self.exported(self.sent(), "json")
        for key in ("review", "claim", "proof"):
            self.rejected_by_both(words.replace(f'\n "{key}": ', f'\n "{key}": {{}},\n "{key}": ', 1), key)

    def test_nothing_can_be_added_to_the_proof(self):
        document = json.loads(self.exported(self.sent(), "json"))
        entry = ("proof", "entries", 0)
        for path in (("proof",), ("proof", "lanes", 0), ("proof", "list"), entry, entry + ("changes", 0)):
            self.rejected_by_both(altered(document, "add a key", path), path)
        self.rejected_by_both(altered(document, "change", entry + ("lane",)))
        turned = copy.deepcopy(document)
        turned["proof"]["entries"][0]["lane"] = -1
        self.rejected_by_both(turned)

    def test_no_line_of_a_page_can_be_otherwise(self):
        claim = self.corrected()
        page = self.exported(claim, "html")
        self.assertEqual(self.answer(page)[0], 0, self.answer(page)[1])
        lines = page.split("\n")
        for at, line in enumerate(lines):
            made = ([], [line, line], [line + " nicht"], ["Andere Worte", line], lines[at:at + 2][::-1])[at % 5]
            rest = lines[at + (2 if at % 5 == 4 else 1):]
            if lines[:at] + made + rest != lines:
                self.rejected("\n".join(lines[:at] + made + rest), (at, line[:80]))

    def test_a_page_is_held_to_its_dossier(self):
        claim = self.corrected()
        page = self.exported(claim, "html")
        document = json.loads(re.search('id="counterpoint-dossier">([^<]*)<', page)[1])
        for section in re.findall(r"<section[^>]*>\n<h2>.*?</section>\n", page, re.S):
            self.rejected_by_both(page.replace(section, "", 1), section[:60])
        anywhere = {words for words in self.strings(document) if len(words) > 3}
        self.assertGreater(len(anywhere), 100)
        for words in sorted(anywhere)[:60] + ["Withdrawn", "Retiré"]:
            escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            self.rejected(page.replace("</h1>\n", f"</h1>\n<p>{escaped}</p>\n", 1), words)
        for key, value in (("x", ["Withdrawn", "This check was wrong."]), ("found", {})):
            block = json.dumps(document | {key: value}, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
            self.rejected_by_both(re.sub('(id="counterpoint-dossier">)[^<]*', lambda found: found[1] + block, page), key)
        definition = document["review"]["rating"]["definition"]
        other = page.replace(definition, "What was said is entirely true.")
        self.assertNotEqual(other, page)
        self.rejected_by_both(other)
        for added in ("<!-- x -->", "<script>0</script>", "\r\n", "\ufeff"):
            self.rejected(page + added, added)
            self.rejected(added + page, added)
        self.rejected(page.replace("\n", "\r\n"))

    def strings(self, node):
        if isinstance(node, (dict, list)):
            return set().union(*map(self.strings, node.values() if isinstance(node, dict) else node), set())
        return {node} if isinstance(node, str) else set()

    def test_one_thing_is_told_once(self):
        claim = self.corrected()
        document = json.loads(self.exported(claim, "json"))
        for without in (document | {"history": document["history"][1:]}, document | {"corrections": document["corrections"][:1]}):
            self.assertIn("is left out", self.rejected(without))
            self.assertIn("1 findings", self.answer(without)[1])
        page = self.exported(claim, "html")
        told = self.rejected(page.replace("</h1>\n", "</h1>\n<p>\x1b[2J</p>\n", 1))
        self.assertIn("“<p><U+001B>[2J</p>” is shown, and nothing there is proven", told)
        self.assertIn("1 findings", told)

    def test_another_format_may_have_left_something_out(self):
        document = json.loads(self.exported(self.sent(), "json"))
        self.rejected_by_both(document | {"format": "counterpoint-dossier/2"})
        self.rejected_by_both(document | {"format": "counterpoint-dossier/4"})

    def test_words_left_out_as_redacted_need_a_redaction(self):
        claim = self.sent()
        document = json.loads(self.exported(claim, "json"))
        del document["proof"]["list"]
        self.assertEqual(self.answer(document)[0], 0)
        for at, entry in enumerate(document["proof"]["entries"]):
            if "reason" in entry:
                without = copy.deepcopy(document)
                del without["proof"]["entries"][at]["reason"], without["proof"]["entries"][at]["reason_salt"]
                for line in without["history"]:
                    if line.get("reason") == entry["reason"]:
                        del line["reason"]
                        line["reason_redacted"] = True
                self.assertIn("no redaction says so", self.rejected_by_both(without))
                return
        self.fail("no entry has a reason")

    def test_fingerprints_are_of_the_list_as_well(self):
        path = self.path("en.json")
        document = json.loads(self.exported(self.sent(), "json"))
        key = document["log"]["lanes"][0]["key"]
        self.assertIn(key, self.verified(path, 0, key))
        self.verified(path, 1, "0000 0000 0000 0000")


class AtADesk(TwoSeats, Verifying):
    def setUp(self):
        super().setUp()
        self.place = self.path("shared desk")

    def seen(self):
        path = self.path("desk.json")
        self.do(ANNA, "export", self.claim, "--to", "json", "-o", path)
        with open(path, encoding="utf-8") as opened:
            return path, json.load(opened)

    def test_who_may_decide_at_a_desk_is_not_judged(self):
        self.found()
        self.seat()
        self.contest()
        self.do(ANNA, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Il l'a démenti.")
        self.do(ANNA, "review", self.claim, "--step", "submit", "--override", "une source suffit")
        self.exchange()
        path, document = self.seen()
        self.assertIn("counterpoint-cli verify-dossier", self.verified(path, 2))
        forged = document | {"review": document["review"] | {"state": "published", "reviewers": [BORIS]}}
        code, told = self.answer(forged)
        self.assertNotEqual(code, 0)
        self.assertNotIn(PROVEN, told)
        broken = copy.deepcopy(document)
        broken["proof"]["entries"][0]["changes"][0]["body"] = json.dumps({"text": CLAIM + "!"})
        self.assertEqual(self.answer(broken)[0], 3)
        page = self.path("desk.html")
        self.do(ANNA, "export", self.claim, "--to", "html", "-o", page)
        self.verified(page, 2)

    def test_the_members_of_a_desk_cannot_be_left_out(self):
        self.found()
        self.seat("fact-checker")
        self.do(ANNA, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Il l'a démenti.")
        self.exchange()
        self.do(BORIS, "edit", self.claim, "note=vu")
        self.exchange()
        document = self.seen()[1]
        del document["proof"]["list"]
        modules = verifier(), sys.modules["proven_records"], sys.modules["dossier_anew"]
        document["proof"]["entries"] = [entry for entry in document["proof"]["entries"]
                                        if "desk" not in modules[1].read_entry(base64.b64decode(entry["entry"]))["notice"]]
        dossier = modules[2].Dossier(modules[1].Proof(copy.deepcopy(document["proof"])), 3, "en")
        made = dossier.tree()
        made |= {"found": modules[0].sender_found(document["found"], dossier.shown_steps(made)), "proof": document["proof"]}
        code, told = self.answer(made)
        self.assertEqual(code, 2, told)
        self.assertNotIn(PROVEN, told)
        made["claim"]["note"] = "lu"
        self.assertEqual(self.answer(made)[0], 1)


if __name__ == "__main__":
    unittest.main()
