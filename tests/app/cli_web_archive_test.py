#!/usr/bin/python3
"""Archives of web pages (WACZ) on the command line: the page that is meant, from its record; three answers on what the
archive says of itself; and hostile ones, each of which costs a sentence.     cli_web_archive_test.py CLI"""
import base64
import gzip
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

    def test_no_other_page_takes_the_place_of_one_that_is_not_there(self):
        lost = "https://phare.example/valcourt/quai"
        held = r"Pages that it holds: 2 \(https://phare.example/valcourt/gare, https://phare.example/valcourt/pont\)"
        for name, content, words in (("main.wacz", documents.web_archive(pages(), main=lost), ()),
                                     ("first.wacz", documents.web_archive(pages(), named=[{"url": lost}, {"url": BRIDGE}]), ()),
                                     ("asked.wacz", documents.web_archive(pages()), ("--page", lost))):
            with self.subTest(name):
                self.refused("import", self.file(name, content), *words, saying=f"holds no page {lost}. {held}")
        half = documents.warc(pages()[:1]) + documents.warc(pages()[1:])[:-40]
        self.refused("import", self.file("half.wacz", documents.web_archive(pages(), main=BRIDGE, change=lambda files: files | {
            "archive/data.warc.gz": gzip.compress(half)})), saying=f"holds no page {BRIDGE}; files in it are missing or damaged .archive/data.warc.gz")
        self.refused("import", self.file("gone.wacz", documents.web_archive(pages(), drop=["archive/data.warc.gz"])),
                     saying="holds no web page: files that its list names are missing .archive/data.warc.gz")
        more = documents.warc([("https://phare.example/", documents.page())])
        self.refused("import", self.file("part.wacz", documents.web_archive(pages(), drop=["archive/data.warc.gz"], extra={"archive/b.warc": more})),
                     saying=f"holds no page {STATION}; files in it are missing or damaged .archive/data.warc.gz")
        self.assertEqual(self.rows("list", "sources"), [])

    def test_the_end_of_one_file_does_not_swallow_the_next(self):
        cut = documents.warc([("https://phare.example/", documents.page(OTHER))])[:-300]
        for ending in (cut, gzip.compress(cut)[:-30]):
            name = "archive/a.warc" if ending == cut else "archive/a.warc.gz"
            source, text = self.brought_in(documents.web_archive(pages(), main=BRIDGE, also={name: ending}))
            self.assertEqual(source["url"], BRIDGE)
            self.assertIn(STORY[0], text)
            self.assertIn(f"{name} is damaged from a place on", self.said)
            self.cli("delete", source["id"])

    def test_records_before_a_damaged_member_are_read(self):
        members = b"".join(gzip.compress(documents.warc([page])) for page in pages())
        whole = documents.web_archive(pages(), main=STATION, change=lambda files: files | {"archive/data.warc.gz": members})
        cut = documents.web_archive(pages(), main=STATION, change=lambda files: files | {"archive/data.warc.gz": members[:-50]})
        for content, is_cut in ((whole, False), (cut, True)):
            source, text = self.brought_in(content)
            self.assertIn(OTHER[0], text)
            self.assertEqual("archive/data.warc.gz is damaged from a place on" in self.said, is_cut)
            self.cli("delete", source["id"])

    def test_of_two_captures_the_one_that_is_named_is_read(self):
        twice = [(BRIDGE, documents.page(), "2022-12-06T10:00:00Z"), (BRIDGE, documents.page(OTHER), "2022-12-09T10:00:00Z")]
        first = [{"url": BRIDGE, "ts": "2022-12-06T10:00:00Z"}]
        for content, words, day in ((documents.web_archive(twice, named=first), STORY[0], "06"),
                                    (documents.web_archive(twice, main=BRIDGE, named=first), STORY[0], "06"),
                                    (documents.web_archive(twice, main=BRIDGE, named=[], package_has={"mainPageDate": "2022-12-06T10:00:00.000Z"}),
                                     STORY[0], "06"),
                                    (documents.web_archive(twice, version="1.2", main=BRIDGE, named=[]), STORY[0], "06"),
                                    (documents.web_archive(twice, main=BRIDGE, named=[]), OTHER[0], "09")):
            source, text = self.brought_in(content)
            self.assertIn(words, text)
            self.assertIn(f"Captures of this page in the archive: 2; the one of 2022-12-{day}T10:00:00Z was read.", self.said)
            self.cli("delete", source["id"])

    def test_an_error_page_and_a_newer_form_are_told(self):
        gone = [(STATION, documents.page(OTHER)), (BRIDGE, documents.page(), "2022-12-06T10:00:00Z", "404 Not Found")]
        source, _ = self.brought_in(documents.web_archive(gone, main=BRIDGE))
        self.assertEqual(source["url"], BRIDGE)
        self.assertIn(f"{BRIDGE} answered “404 Not Found”, which is no page but an error.", self.said)
        for version, is_newer in (("1.1.1", False), ("1.2.0", False), ("1.2", False), ("1.3.0", True), ("2.0", True), ("x", False)):
            source, _ = self.brought_in(documents.web_archive(pages(), package_has={"wacz_version": version}))
            self.assertEqual("newer than those known here" in self.said, is_newer, version)
            self.cli("delete", source["id"])

    def test_an_archive_without_its_list_of_pages_is_not_called_complete(self):
        listed = {"archive/data.warc.gz": gzip.compress(documents.warc(pages())), "indexes/index.cdx": b"example,forged)/ 20220101000000 {\"offset\": \"99999\"}\n"}
        source, _ = self.brought_in(documents.web_archive(pages(), listed=listed, drop=["pages/pages.jsonl"]))
        self.assertNotIn("The archive is complete", self.said)
        self.assertIn("The archive has no list of its pages (pages/pages.jsonl)", self.said)
        self.assertIn(f"none is named as the one that is meant, and the largest was taken: {source['url']}.", self.said)

    def test_what_the_archive_says_of_itself_is_checked(self):
        def forged(files):
            files["pages/pages.jsonl"] = files["pages/pages.jsonl"].replace(b"gare", b"pire")
            return files

        def listed_anew(files):
            files["datapackage.json"] = files["datapackage.json"].replace(b'"profile"', b'"note": "x", "profile"')
            return files
        for content, saying in (
                (documents.web_archive(pages(), main=BRIDGE, change=forged), "does not hold: files whose SHA-256 is not the one written down: 1 .pages/pages.jsonl"),
                (documents.web_archive(pages(), change=listed_anew), "changed after its own SHA-256 was written down"),
                (documents.web_archive(pages(), drop=["indexes/index.cdx"]), "missing: 1; that are there and not named: 0 .indexes/index.cdx"),
                (documents.web_archive(pages(), extra={"archive/more.warc": documents.warc(pages()[:1])}), "missing: 0; that are there and not named: 1"),
                (documents.web_archive(pages(), drop=["datapackage-digest.json"]), "nothing fixes the list itself")):
            with self.subTest(saying):
                self.brought_in(content)
                self.assertRegex(self.said, saying)

    def test_an_archive_that_the_list_does_not_name_is_not_read(self):
        slipped_in = documents.warc([(BRIDGE, documents.page("<p>Le pont n’a jamais été fermé, dit-on ailleurs que dans l’archive signée.</p>"))])
        for name in ("archive/aa.warc", "archive/zz.warc.gz"):
            with self.subTest(name):
                content = gzip.compress(slipped_in) if name.endswith("gz") else slipped_in
                source, text = self.brought_in(documents.web_archive(pages(), main=BRIDGE, extra={name: content}))
                self.assertNotIn("jamais été fermé", text)
                self.assertIn(f"they were not read: {name}", self.said)
                self.cli("delete", source["id"])

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
        bomb = {"archive/data.warc.gz": gzip.compress(b"WARC/1.1\r\n" + b" " * 300_000_000)}
        for name, content, saying in (
                ("none.wacz", documents.archive([("datapackage.json", "{}")]), "holds no web page"),
                ("list.wacz", documents.archive([("datapackage.json", "[1"), ("archive/a.warc", documents.warc(pages()))]), "has no list"),
                ("deep.wacz", documents.archive([("datapackage.json", "[" * 200_000), ("archive/a.warc", "x")]), "has no list"),
                ("bomb.wacz", documents.web_archive(pages(), change=lambda files: files | bomb), "unpacks to more than"),
                ("half.wacz", documents.web_archive(pages())[:400], "damaged|cannot be unpacked|no list"),
                ("words.wacz", documents.archive([("datapackage.json", "{}"), ("archive/a.warc", "no records")]), "holds no page that can be read")):
            with self.subTest(name):
                self.refused("import", self.file(name, content), saying=saying)
        self.assertEqual(self.rows("list", "sources"), [])


class PagesOfOneArchive(Desk):
    """Several pages of one file: each a source of its own, out of the same bytes."""

    def setUp(self):
        super().setUp()
        self.cli("init")

    def test_each_page_is_a_source_and_the_file_is_kept_once(self):
        whole = documents.warc(pages())
        packed = b"".join(gzip.compress(documents.warc([page])) for page in pages())
        for name, content in (("plain.warc", whole), ("packed.warc.gz", packed), ("list.wacz", documents.web_archive(pages(), main=BRIDGE))):
            with self.subTest(name):
                file = self.file(name, content)
                bridge = self.brought(file, "--page", BRIDGE)["id"]
                self.assertEqual(self.cli("archived-pages", bridge).splitlines(), [STATION])
                self.refused("import", file, "--page", BRIDGE, saying="is here already, byte for byte")
                station = self.brought(file, "--page", STATION)["id"]
                self.assertEqual(self.cli("archived-pages", bridge), "")
                self.assertIn("Pages of the archive: 2; not here yet: 0.", self.said)
                texts = [self.cli("show", source, "--text") for source in (bridge, station)]
                self.assertIn(STORY[0], texts[0])
                self.assertIn("trains", texts[1])
                self.assertEqual(self.rows("duplicates"), [])
                # What was left out of each is read out of that page again.
                for source, words in ((bridge, STORY[0]), (station, "trains")):
                    whole_page = self.cli("show", self.made("whole-page", source), "--text")
                    self.assertIn("Accueil", whole_page)
                    self.assertIn(words, whole_page)
                self.cli("edit", bridge, "url=https://other.example/")
                self.assertEqual(self.cli("archived-pages", bridge), "")
                self.assertIn(STORY[0], self.cli("show", bridge, "--text"))
                for source in (bridge, station):
                    self.cli("delete", source, "--reason", "done")
        self.still_verifies()

    def test_several_pages_come_in_at_once(self):
        file = self.file("two.warc.gz", gzip.compress(documents.warc(pages())))
        self.cli("import", file, "--page", BRIDGE, "--page", STATION, "--page", "https://phare.example/none", code=1)
        self.assertIn("holds no page https://phare.example/none", self.said)
        self.assertEqual(sorted(row["url"] for row in self.rows("list", "sources")), [STATION, BRIDGE])

    def test_without_a_page_the_largest_one_is_taken_and_said(self):
        file = self.file("two.warc.gz", gzip.compress(documents.warc(pages())))
        source = self.brought(file)["id"]
        self.assertIn("Pages in the archive: 2", self.said)
        left = self.cli("archived-pages", source).splitlines()
        self.assertEqual(len(left), 1)
        self.refused("import", file, saying="is here already")
        self.brought(file, "--page", left[0])

    def test_a_packed_file_is_told_by_its_own_name_for_it(self):
        # RFC 1952: flag 8, and the name behind the head.
        whole = bytearray(gzip.compress(documents.warc(pages()[:1])))
        whole[3] |= 8
        named = bytes(whole[:10]) + b"capture.warc\0" + bytes(whole[10:])
        self.assertIn("trains", self.cli("show", self.brought(self.file("download.bin", named))["id"], "--text"))
        self.refused("import", self.file("page.html.gz", gzip.compress(b"<p>words</p>")), saying="looks like a compressed file")

    def test_hostile_packed_ones_cost_one_sentence_each(self):
        whole = b"".join(gzip.compress(documents.warc([page])) for page in pages())
        for name, content, saying in (
                ("bomb.warc.gz", gzip.compress(b"WARC/1.1\r\n" + b" " * 300_000_000), "unpacks to more than"),
                ("cut.warc.gz", whole[:60], "holds no page that can be read: records left out because they are damaged: 1"),
                ("none.warc.gz", gzip.compress(b"no records"), "holds no page that can be read"),
                ("head.warc.gz", b"\x1f\x8b\x08\x0c\xff", "holds no page that can be read")):
            with self.subTest(name):
                self.refused("import", self.file(name, content), saying=saying)
        # Of one that is cut later what came before is read, and that is said.
        self.brought(self.file("later.warc.gz", whole[:-30]))
        self.assertIn("later.warc.gz is damaged from a place on; the records before it were read.", self.said)

    def test_addresses_that_act_are_not_offered(self):
        hostile = [(STATION, documents.page(OTHER)), ("https://phare.example/\x1b[2J", documents.page()),
                   ("javascript:alert(1)", documents.page()), ("https://phare.example/\u202egpj", documents.page())]
        source = self.brought(self.file("h.warc", b"".join(documents.warc([page]) for page in hostile)), "--page", STATION)["id"]
        self.assertEqual(self.cli("archived-pages", source, code=3), "")
        self.assertIn("does not come from an archive with several pages", self.said)


if __name__ == "__main__":
    unittest.main()
