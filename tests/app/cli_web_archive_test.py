#!/usr/bin/python3
"""Archives of web pages (WACZ) on the command line: the page that is meant, from its record; three answers on what the
archive says of itself; and hostile ones, each of which costs a sentence.     cli_web_archive_test.py CLI"""
import base64
import os
import subprocess
import unittest

import documents
from cli_driver import Desk
from documents import HEADLINE, STORY

OTHER = ["La gare de Valcourt rouvrira lundi, a annoncé la mairie de la commune dans un long communiqué.",
         "« Les trains reviennent », a déclaré le maire, Bruno Tessier, devant la presse réunie ce matin."] * 4
BRIDGE, STATION = "https://phare.example/valcourt/pont", "https://phare.example/valcourt/gare"


def pages():
    return [(STATION, documents.page(OTHER)), (BRIDGE, documents.page())]


class WebArchives(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.count = 0

    def brought_in(self, content, *words):
        self.count += 1
        row = self.brought(self.file(f"a{self.count}.wacz", content), *words)
        told = self.said
        shown = self.rows("show", row["id"])[0], self.cli("show", row["id"], "--text")
        self.said = told
        return shown

    def test_the_main_page_comes_from_its_record(self):
        for version in ("1.1.1", "1.2.0"):
            for packed in (True, False):
                with self.subTest(version=version, packed=packed):
                    source, text = self.brought_in(documents.web_archive(pages(), version, main=BRIDGE, packed=packed))
                    self.assertEqual(source["title"], HEADLINE)
                    self.assertEqual(source["url"], BRIDGE)
                    for row in STORY:
                        self.assertIn(row, text)
                    self.assertNotIn("trains", text)
                    self.assertIn(f"The page is {BRIDGE}, captured 2022-12-06T10:00:00Z; pages that the archive names: 2.", self.said)
                    self.assertIn("The archive is complete: the files that its list names, 3,", self.said)
                    self.assertIn("Its list holds: every file, and the list itself", self.said)
                    self.assertIn("Nobody signed the archive.", self.said)

    def test_without_a_main_page_the_first_one_named_is_meant_and_another_can_be_chosen(self):
        content = documents.web_archive(pages())
        source, text = self.brought_in(content)
        self.assertEqual(source["url"], STATION)
        self.assertIn("trains", text)
        self.cli("delete", source["id"])
        self.refused("import", self.file("c.wacz", documents.web_archive(pages(), main=STATION)), "--page", "https://phare.example/none",
                     saying="holds no page https://phare.example/none")
        source, text = self.brought_in(documents.web_archive(pages(), main=STATION, packed=False), "--page", BRIDGE)
        self.assertEqual(source["url"], BRIDGE)
        self.assertIn(STORY[0], text)
        whole = self.made("whole-page", source["id"])
        self.assertIn("Accueil", self.cli("show", whole, "--text"))
        self.assertIn(STORY[0], self.cli("show", whole, "--text"))

    def test_what_the_archive_says_of_itself_is_checked(self):
        def forged(files):
            files["pages/pages.jsonl"] = files["pages/pages.jsonl"].replace(b"gare", b"pire")
            return files

        def listed_anew(files):
            files["datapackage.json"] = files["datapackage.json"].replace(b'"profile"', b'"note": "x", "profile"')
            return files
        for content, saying in (
                (documents.web_archive(pages(), change=forged), "does not hold: files whose SHA-256 is not the one written down: 1 .pages/pages.jsonl"),
                (documents.web_archive(pages(), change=listed_anew), "changed after its own SHA-256 was written down"),
                (documents.web_archive(pages(), drop=["indexes/index.cdx"]), "missing: 1; that are there and not named: 0 .indexes/index.cdx"),
                (documents.web_archive(pages(), extra={"archive/more.warc": documents.warc(pages()[:1])}), "missing: 0; that are there and not named: 1"),
                (documents.web_archive(pages(), drop=["datapackage-digest.json"]), "nothing fixes the list itself")):
            with self.subTest(saying):
                self.brought_in(content)
                self.assertRegex(self.said, saying)

    def test_signatures_are_judged_and_never_said_to_be_more(self):
        folder = self.path("keys")
        os.mkdir(folder)

        def openssl(*words, data=None):
            return subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, input=data).stdout
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem")
        public = openssl("pkey", "-in", "key.pem", "-pubout", "-outform", "DER")
        openssl("req", "-x509", "-key", "key.pem", "-out", "cert.pem", "-days", "9", "-subj", "/CN=x", "-addext", "subjectAltName=DNS:archive.example")
        with open(os.path.join(folder, "cert.pem"), encoding="utf-8") as file:
            certificate = file.read()

        def signature(text):
            return openssl("dgst", "-sha256", "-sign", "key.pem", data=text.encode())

        def side_by_side(der):
            at, numbers = 2, []
            for _ in range(2):
                length = der[at + 1]
                numbers.append(int.from_bytes(der[at + 2:at + 2 + length], "big").to_bytes(32, "big"))
                at += 2 + length
            return b"".join(numbers)

        def code(content):
            return base64.b64encode(content).decode()

        def by_key(form):
            return lambda text: {"hash": text, "created": "2022-12-06T10:05:00Z", "software": "test", "signature": code(form(signature(text))),
                                 "publicKey": code(public)}

        def by_domain(name):
            return lambda text: {"hash": text, "created": "2022-12-06T10:05:00Z", "signature": code(signature(text)), "domain": name,
                                 "domainCert": certificate}
        other = lambda text: dict(by_key(bytes)(text), hash="sha256:" + "0" * 64)
        for sign, saying in ((by_key(bytes), "Signed with the key [0-9a-f]{16}, which names nobody"),
                             (by_key(side_by_side), "Signed with the key [0-9a-f]{16}, which names nobody"),
                             (by_domain("archive.example"), "Signed for archive.example, 2022-12-06T10:05:00Z, .*never that the site served it"),
                             (by_domain("other.example"), "a signature that does not hold"),
                             (other, "a signature that does not hold"),
                             (lambda text: {"hash": text, "signature": "!", "publicKey": "?"}, "a signature that does not hold"),
                             (lambda text: by_key(bytes)("sha256:another") | {"hash": text}, "a signature that does not hold")):
            with self.subTest(saying):
                self.brought_in(documents.web_archive(pages(), sign=sign))
                self.assertRegex(self.said, saying)

    def test_hostile_ones_cost_one_sentence_each(self):
        bomb = {"archive/data.warc.gz": __import__("gzip").compress(b"WARC/1.1\r\n" + b" " * 300_000_000)}
        for name, content, saying in (
                ("none.wacz", documents.archive([("datapackage.json", "{}")]), "holds no web page"),
                ("list.wacz", documents.archive([("datapackage.json", "[1"), ("archive/a.warc", documents.warc(pages()))]), "has no list"),
                ("deep.wacz", documents.archive([("datapackage.json", "[" * 200_000), ("archive/a.warc", "x")]), "has no list"),
                ("bomb.wacz", documents.web_archive(pages(), change=lambda files: files | bomb), "unpacks to more than"),
                ("half.wacz", documents.web_archive(pages())[:400], "damaged|cannot be unpacked|no list"),
                ("words.wacz", documents.archive([("datapackage.json", "{}"), ("archive/a.warc", "no records")]), "archive|WARC|more to say")):
            with self.subTest(name):
                self.refused("import", self.file(name, content), saying=saying)
        self.assertEqual(self.rows("list", "sources"), [])


if __name__ == "__main__":
    unittest.main()
