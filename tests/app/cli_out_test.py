#!/usr/bin/env python3
"""A fact-check as Markdown, Word document, map of arguments, archive with captures, and a site of all that is published:
what others open holds what was said, and nothing in it acts.
Usage: cli_out_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import hashlib
import html.parser
import io
import json
import os
import re
import unittest
import xml.etree.ElementTree
import zipfile

from cli_driver import CLAIM, WORDS, Desk

EMPTY = {"meta", "link", "br", "hr", "input"}


class Tags(html.parser.HTMLParser):
    """Whether what opens closes again, and where a page leads."""
    def __init__(self, page):
        super().__init__()
        self.open, self.bad, self.links, self.ids, self.loads = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in EMPTY:
            self.open.append(tag)
        if "href" in attributes and tag == "a":
            self.links.append(attributes["href"])
        elif "href" in attributes or "src" in attributes:
            self.loads.append(attributes.get("href") or attributes["src"])
        self.ids.append(attributes.get("id"))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(tag)


class Out(Desk):
    def published(self, claim=CLAIM):
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        self.cli("edit", statement, "said_on=2022-12-19", "role=président")
        claim = self.made("claim", claim, "--from", statement)
        answer = self.made("quote", source, "--exact", "comble de l'ironie", "--speaker", "Ned Price")
        self.cli("link", answer, "refutes", claim, "--note", "Il en *rit*.")
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", "Un.\nDeux <b>.")
        for step, who in (("submit", "Camille"), ("approve", "Dominique"), ("publish", "Dominique")):
            more = ("--override", "Essai.") if step == "submit" else ()
            self.cli("review", claim, "--step", step, *more, actor=who)
        return claim

    def exported(self, claim, form, *more):
        path = self.path("out." + form)
        self.cli(*more, "export", claim, "--to", form, "-o", path)
        return self.bytes_of(path)

    def test_markdown_with_numbered_archived_notes(self):
        claim = self.published()
        text = self.exported(claim, "markdown", "--lang", "fr").decode()
        self.assertTrue(text.startswith("# La Russie n'a aucun intérêt"))
        self.assertIn("**Plutôt faux**", text)
        self.assertIn("«\u00a0" + WORDS + "\u00a0»[^1]", text)
        self.assertIn("Il en \\*rit\\*.", text)
        self.assertIn("Deux \\<b\\>.", text)
        digest = hashlib.sha256(self.bytes_of(self.path("article.txt"))).hexdigest()
        notes = re.findall(r"^\[\^(\d)\]: (.*)$", text, re.M)
        self.assertEqual([number for number, _ in notes], ["1"], "one source is one note")
        self.assertIn("Le Quotidien", notes[0][1])
        self.assertIn("<https://quotidien.example/minsk>", notes[0][1])
        self.assertIn(digest, notes[0][1])

    def test_word_document_with_footnotes(self):
        claim = self.published()
        with zipfile.ZipFile(io.BytesIO(self.exported(claim, "docx"))) as package:
            self.assertIsNone(package.testzip())
            parts = {name: package.read(name) for name in package.namelist()}
        self.assertEqual(package.namelist()[0], "[Content_Types].xml")
        for name, part in parts.items():
            xml.etree.ElementTree.fromstring(part)
        document, notes = parts["word/document.xml"].decode(), parts["word/footnotes.xml"].decode()
        self.assertIn(WORDS, document)
        self.assertIn("Deux &lt;b&gt;.", document)
        self.assertEqual(document.count("footnoteReference"), 2)
        self.assertEqual(notes.count('w:id="1"'), 1)
        self.assertIn("https://quotidien.example/minsk", notes)
        self.assertEqual(self.exported(claim, "docx"), self.exported(claim, "docx"), "the same bytes each time")

    def test_argdown(self):
        claim = self.published("Claim [with] <brackets>")
        text = self.exported(claim, "argdown").decode()
        self.assertIn("[Claim]: Claim \\[with\\] \\<brackets\\>", text)
        self.assertIn("  <- [Ned Price]: comble de l'ironie", text)

    def test_ro_crate(self):
        claim = self.published()
        with zipfile.ZipFile(io.BytesIO(self.exported(claim, "ro-crate"))) as crate:
            self.assertIsNone(crate.testzip())
            described = json.loads(crate.read("ro-crate-metadata.json"))
            self.assertEqual(described["@context"], "https://w3id.org/ro/crate/1.2/context")
            by_id = {each["@id"]: each for each in described["@graph"]}
            self.assertEqual(len(by_id), len(described["@graph"]), "each once")
            descriptor = by_id["ro-crate-metadata.json"]
            self.assertEqual(descriptor["conformsTo"], {"@id": "https://w3id.org/ro/crate/1.2"})
            root = by_id[descriptor["about"]["@id"]]
            for key in ("name", "description", "datePublished", "license", "hasPart"):
                self.assertTrue(root[key], key)
            self.assertRegex(root["datePublished"], r"^\d{4}-\d\d-\d\d$")
            files = {each["@id"] for each in root["hasPart"]}
            self.assertEqual(files | {"ro-crate-metadata.json"}, set(crate.namelist()))
            for name in files:
                self.assertEqual(by_id[name]["sha256"], hashlib.sha256(crate.read(name)).hexdigest())
            article = self.bytes_of(self.path("article.txt"))
            self.assertIn("captures/" + hashlib.sha256(article).hexdigest() + ".txt", files)
            page = self.file("page.html", crate.read("dossier.html"))
        named = [value["@id"] for each in described["@graph"] for value in each.values() if isinstance(value, dict) and "@id" in value]
        for each in named:
            self.assertTrue(each in by_id or each.startswith("https://"), each)
        self.assertEqual(self.rows("verify-dossier", page)[0]["holds"], True)

    def test_verify_dossier_names_what_was_changed(self):
        claim = self.published()
        page = self.exported(claim, "html").decode()
        self.cli("verify-dossier", self.file("good.html", page))
        self.cli("verify-dossier", self.file("bad.html", page.replace("Ned Price", "Ned Prince", 1)), code=1)
        self.assertIn("Ned Prince", self.said)

    def test_a_site_of_all_that_is_published(self):
        claim = self.published("A </script> <b>claim</b>\u2028 here")
        self.made("claim", "Nobody rated this one.")
        site = self.path("site")
        self.cli("export-site", site, "--title", "Fact <desk>", "--address", "https://desk.example/checks")
        self.assertIn("published checks: 1", self.said)
        pages = {}
        for folder, _, names in os.walk(site):
            for name in names:
                pages[os.path.relpath(os.path.join(folder, name), site)] = self.bytes_of(os.path.join(folder, name)).decode()
        for name in ("index.html", "speakers.html", "topics.html", "corrections.html", "search.html", "feed.xml", "style.css", f"claims/{claim}.html"):
            self.assertIn(name, pages)
        self.assertEqual(len([name for name in pages if name.startswith("speakers/")]), 1)
        for name, page in pages.items():
            if not name.endswith(".html"):
                continue
            tags = Tags(page)
            self.assertEqual((tags.bad, tags.open), ([], []), name)
            ids = [each for each in tags.ids if each]
            self.assertEqual(len(ids), len(set(ids)), name)
            for link in tags.links + tags.loads:
                if link.startswith("https://"):
                    self.assertIn(link, tags.links, "nothing is loaded from elsewhere")
                    continue
                target = os.path.normpath(os.path.join(os.path.dirname(name), link))
                self.assertIn(target, pages, f"{name} leads to {link}")
            self.assertNotIn("<b>claim", page)
            self.assertIn("default-src 'none'", page)
        data = re.search(r'<script type="application/ld\+json">(.*?)</script>', pages[f"claims/{claim}.html"], re.S).group(1)
        review = json.loads(data)
        self.assertEqual(review["@type"], "ClaimReview")
        review["url"] = "https://desk.example/checks/1"
        self.cli("check-claimreview", self.file("review.json", json.dumps(review)))
        feed = xml.etree.ElementTree.fromstring(pages["feed.xml"])
        self.assertEqual(len(feed.findall("{http://www.w3.org/2005/Atom}entry")), 1)
        listed = json.loads(pages["claims.js"][len("window.claims = "):].rstrip().rstrip(";"))
        self.assertEqual([each["page"] for each in listed], [f"claims/{claim}.html"])
        self.cli("export-site", site)
        self.refused("export-site", self.folder, saying="holds other things than a site")


if __name__ == "__main__":
    unittest.main()
