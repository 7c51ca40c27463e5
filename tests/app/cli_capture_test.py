"""Capturing addresses: what is fetched, kept and told, what a second capture of an address becomes, and what strangers'
servers may do. Everything is served from this machine."""
import gzip
import json
import socket
import time
import unittest

from cli_driver import Desk
from web_server import WebServer, answer, redirect, story

FIRST = ("The council would meet again in the spring, the mayor Odile Carpentier said on Monday, to look at the whole plan for "
         "the harbour and the bridge.")
SECOND = ("“Twelve of twenty ships stayed in port this winter”, Ms Carpentier told reporters, and nobody had counted them "
          "before the new year.")
PAGE = story("Harbour vote delayed", FIRST, SECOND)


class Captures(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.web = WebServer({"/": answer(PAGE)})
        self.addCleanup(self.web.close)

    def serve(self, path, what):
        self.web.answers[path] = what
        return self.web.url(path)

    def captured(self, *words, code=0):
        rows = self.rows("capture", "--allow-local", *words, code=code)
        self.assertEqual(len(rows), 1)
        return rows[0]

    # ── what is kept ──

    def test_a_page_is_kept_as_it_came_with_every_hop(self):
        self.serve("/old", redirect("/moved", "301 Moved Permanently"))
        self.serve("/moved", redirect(self.web.url("/new")))
        self.serve("/new", answer(PAGE, Server="x"))
        made = self.captured(self.web.url("/old"))
        self.assertEqual(made["became"], "source")
        self.assertEqual([hop["status"] for hop in made["hops"]], [301, 302, 200])
        self.assertEqual([hop["method"] for hop in made["hops"]], ["GET"] * 3)
        self.assertEqual(made["hops"][2]["ip"], "127.0.0.1")
        source = self.rows("show", made["id"])[0]
        self.assertEqual(source["title"], "Harbour vote delayed")
        self.assertEqual(source["url"], self.web.url("/new"))
        seen = source["captures"][0]
        self.assertEqual((seen["how"], seen["media_type"], seen["gave"], seen["by"]), ("fetched", "application/warc", "text", "Camille"))
        self.assertEqual(seen["sha256"], made["sha256"])
        self.assertTrue(seen["bytes_hold"])
        self.assertIn(["Server", "x"], seen["hops"][2]["headers"])
        self.assertIn(FIRST, self.cli("show", made["id"], "--text"))
        told = self.cli("show", made["id"])
        self.assertIn("GET " + self.web.url("/old") + " → 301 Moved Permanently · 127.0.0.1", told)
        self.assertIn("fetched from the web", told)
        self.assertNotIn("Server: x", told)
        self.assertIn("      Server: x", self.cli("show", made["capture"]))
        self.still_verifies()

    def test_nothing_is_sent_but_the_request(self):
        self.serve("/", answer(PAGE, Set_Cookie="spy=1"))
        self.serve("/again", redirect("/"))
        self.captured(self.web.url("/again"))
        self.assertEqual(len(self.web.asked), 2)
        for request in self.web.asked:
            names = {line.split(":")[0].lower() for line in request.strip().split("\r\n")[1:]}
            self.assertEqual(names, {"host", "user-agent", "accept", "accept-encoding"})

    def test_what_is_packed_is_kept_packed_and_read_unpacked(self):
        packed = gzip.compress(PAGE.encode())
        self.serve("/gz", answer(packed, Content_Encoding="gzip"))
        self.serve("/chunks", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                   + b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()))
        for path in ("/gz", "/chunks"):
            made = self.captured(self.web.url(path), "--new")
            self.assertIn(SECOND, self.cli("show", made["id"], "--text"), path)

    def test_a_document_is_read_in_its_own_process(self):
        self.serve("/letter.eml", answer("Received: from a\nMessage-ID: <1@a>\nSubject: The harbour\nFrom: Ann <a@x.example>\n\n"
                                         + FIRST, kind="message/rfc822"))
        made = self.captured(self.web.url("/letter.eml"), code=1)
        self.assertIn("the sender's word", self.said)
        self.assertIn("The council would meet", self.cli("show", made["id"], "--text"))

    def test_quotations_of_a_capture_stand_in_its_bytes_and_have_a_link(self):
        made = self.captured(self.web.url("/"))
        statement = self.made("quote", made["id"], "--exact", "Twelve of twenty ships stayed in port this winter",
                              "--speaker", "Odile Carpentier")
        link = self.cli("show", statement, "--link").strip()
        self.assertEqual(link, self.web.url("/") + "#:~:text=Twelve%20of%20twenty%20ships%20stayed%20in%20port%20this%20winter")
        quotation = self.rows("list", "quotations")[0]["id"]
        self.assertEqual(self.rows("show", quotation, "--link")[0]["link"], link)
        self.refused("show", made["id"], "--link", code=2, saying="Only to the words of a quotation")
        made = self.captured(link)
        self.assertEqual(made["became"], "unchanged")  # the fragment is no part of the address
        self.file("a.txt", "Nobody said so.\n")
        source = self.made("import", self.path("a.txt"))
        statement = self.made("quote", source, "--exact", "Nobody said so", "--speaker", "Bo")
        self.refused("show", statement, "--link", saying="has no address of the web")

    # ── several captures of one source ──

    def test_the_same_address_gets_one_more_capture(self):
        first = self.captured(self.web.url("/"))
        again = self.captured(self.web.url("/?utm_source=x#part"))
        self.assertEqual((again["id"], again["became"]), (first["id"], "unchanged"))
        self.assertEqual(again["text"], first["text"])
        self.serve("/", answer(PAGE.replace("Twelve of twenty", "Nine of twenty")))
        changed = self.captured("--of", first["id"])
        self.assertEqual((changed["id"], changed["became"]), (first["id"], "changed"))
        self.assertNotEqual(changed["text"], first["text"])
        self.assertIn("Nine of twenty", self.cli("show", first["id"], "--text"))
        self.assertIn("Twelve of twenty", self.cli("show", first["text"], "--text"))
        seen = self.rows("show", first["id"])[0]["captures"]
        self.assertEqual([each["gave"] for each in seen], ["text", "unchanged", "text"])
        self.assertIn("its words are unchanged", self.cli("show", first["id"]))
        self.assertEqual(self.captured("--new", self.web.url("/"))["became"], "source")
        self.assertEqual(len(self.rows("list", "sources")), 2)
        self.cli("undo")
        self.cli("undo")
        self.assertIn("Twelve of twenty", self.cli("show", first["id"], "--text"))
        self.still_verifies()

    def test_a_source_of_a_list_is_filled_by_its_first_capture(self):
        self.file("list.ris", f"TY  - NEWS\r\nTI  - Harbour\r\nUR  - {self.web.url('/')}\r\nER  - \r\n")
        self.cli("import", self.path("list.ris"))
        source = self.rows("list", "sources")[0]["id"]
        made = self.captured("--of", source)
        self.assertEqual((made["id"], made["became"]), (source, "source"))
        self.assertEqual(self.rows("show", source)[0]["language"], "en")
        self.assertIn(FIRST, self.cli("show", source, "--text"))

    def test_a_wall_never_takes_the_place_of_the_article(self):
        first = self.captured(self.web.url("/"))
        for status, says in (("403 Forbidden", "does not show the page to everybody"), ("404 Not Found", "no page but an error"),
                             ("500 Oops", "no page but an error")):
            self.serve("/", answer(story("Sorry", "You cannot read this without an account of ours."), status))
            made = self.captured(self.web.url("/"), code=1)
            self.assertEqual((made["became"], made["text"]), ("kept", first["text"]), status)
            self.assertIn(says, self.said)
        self.serve("/", answer(story("Consent", "Please agree.")))
        made = self.captured(self.web.url("/"), code=1)
        self.assertEqual(made["became"], "kept")
        self.assertIn("less than half of what it showed", self.said)
        self.assertEqual(self.captured("--as-it-is", self.web.url("/"), code=1)["became"], "changed")
        self.assertIn("perhaps a wall", self.said)
        seen = self.rows("show", first["id"])[0]["captures"]
        self.assertEqual([each["gave"] for each in seen], ["text", "nothing", "nothing", "nothing", "nothing", "text"])

    def test_a_long_wall_never_takes_the_place_of_the_article(self):
        url = self.web.url("/")
        made = self.captured(url)
        for title, *rows in (
                ("Your privacy", "We and our 640 partners store and access information on a device, such as cookies, to process personal data. " * 8,
                 "You may withdraw your consent at any time. Accept all. Reject all."),
                ("Datenschutz", "Wir und unsere Partner verarbeiten personenbezogene Daten, etwa für personalisierte Werbung und Messung. " * 8,
                 "Alle akzeptieren. Einstellungen verwalten."),
                ("Elezioni", "Questo testo non ha nulla da fare con il porto, e nessuno sa perché si trovi qui da questa mattina presto. " * 8,)):
            self.serve("/", answer(story(title, *rows)))
            self.assertEqual(self.captured(url, code=1)["became"], "kept", title)
            self.assertIn("the earlier text stands", self.said)
            self.assertIn(FIRST, self.cli("show", made["id"], "--text"))
        self.serve("/", answer(PAGE))
        self.assertEqual(self.captured(url)["became"], "unchanged")

    def test_an_article_comes_back_behind_a_wall_that_was_taken(self):
        url = self.web.url("/")
        made = self.captured(url)
        self.serve("/", answer(story("Elezioni", "Questo testo non ha nulla da fare con il porto, e nessuno sa dirci il perché. " * 20)))
        self.assertEqual(self.captured("--as-it-is", url)["became"], "changed")
        self.serve("/", answer(PAGE))
        self.assertEqual(self.captured(url)["became"], "changed")
        self.assertIn(FIRST, self.cli("show", made["id"], "--text"))

    def test_a_hop_is_kept_however_its_address_is_written(self):
        for where in (self.web.url("/")[:-1], self.web.url("/a/../"), self.web.url("/") + "#top"):
            self.serve("/from", redirect(where))
            made = self.captured("--new", self.web.url("/from"))
            self.assertEqual([hop["status"] for hop in made["hops"]], [302, 200], where)

    def test_an_error_page_makes_no_source(self):
        for status in ("401 Unauthorized", "403 Forbidden", "404 Not Found", "503 Busy"):
            self.serve("/gone", answer(PAGE, status))
            self.refused("--json", "capture", "--allow-local", self.web.url("/gone"), saying=f"answered “{status}”")
        self.serve("/empty", answer(""))
        self.refused("--json", "capture", "--allow-local", self.web.url("/empty"), saying="is empty")
        self.assertEqual(self.rows("list", "sources"), [])

    def test_a_page_that_is_not_whole_says_so(self):
        def short(connection):
            connection.sendall(answer(PAGE)[:-40])
        self.serve("/short", short)
        made = self.captured(self.web.url("/short"), code=1)
        self.assertIn("The answer is incomplete: 40 of ", self.said)
        self.assertEqual(made["hops"][0]["truncated"], "disconnect")
        whole = self.captured(self.serve("/whole", answer(PAGE)))
        self.serve("/whole", short)
        again = self.captured(self.web.url("/whole"), code=1)
        self.assertEqual((again["became"], again["text"]), ("kept", whole["text"]))
        self.assertIn(SECOND, self.cli("show", whole["id"], "--text"))
        self.serve("/paid", answer(story("Paid", FIRST, SECOND, head='<script type="application/ld+json">'
                                         '{"@type": "NewsArticle", "isAccessibleForFree": false}</script>')))
        self.captured(self.web.url("/paid"), code=1)
        self.assertIn("not free to read", self.said)
        self.serve("/a", redirect("/login"))
        self.serve("/login", answer(story("Sign in", FIRST, SECOND)))
        self.captured(self.web.url("/a"), code=1)
        self.assertIn("looks like a page to sign in", self.said)

    # ── what is refused ──

    def test_addresses_inside_are_refused_unless_allowed(self):
        for address in (self.web.url("/"), f"http://localhost:{self.web.port}/", f"http://127.1:{self.web.port}/",
                        f"http://0x7f000001:{self.web.port}/", f"http://2130706433:{self.web.port}/", f"http://[::1]:{self.web.port}/",
                        f"http://[::ffff:127.0.0.1]:{self.web.port}/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/",
                        "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", f"http://0:{self.web.port}/"):
            self.refused("capture", address, saying="in this computer or its own network")
        self.assertEqual(self.web.asked, [])
        self.assertEqual(self.rows("list", "sources"), [])

    def test_a_redirect_inside_is_refused_whatever_was_allowed(self):
        other = WebServer({"/": answer(PAGE)}, "127.0.0.2")
        self.addCleanup(other.close)
        for to in (other.url("/"), "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/", f"http://localhost:{other.port}/", "//10.0.0.1/x"):
            self.serve("/go", redirect(to))
            self.refused_after_asking("/go", "in this computer or its own network")
        self.assertEqual(other.asked, [])

    def refused_after_asking(self, path, saying):
        out = self.cli("--json", "capture", "--allow-local", "--seconds", "3", self.web.url(path), code=3)
        self.assertEqual(out, "")
        self.assertEqual(len(self.said.splitlines()), 1, self.said)
        self.assertRegex(self.said, saying)
        self.assertEqual(self.rows("list", "sources"), [])

    def test_only_the_web_is_fetched(self):
        for address in ("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)", "example", "http://", ""):
            self.refused("capture", "--allow-local", address, saying="no address of the web")
        self.refused("capture", "--allow-local", f"http://me:secret@127.0.0.1:{self.web.port}/", saying="never sent")
        self.assertNotIn("secret", self.said)
        for to in ("file:///etc/passwd", "ftp://127.0.0.1/x", "http://["):
            self.serve("/go", redirect(to))
            self.refused_after_asking("/go", "which is no address of the web")

    def test_strangers_servers_are_limited(self):
        bomb = gzip.compress(b" " * 60_000_000)
        self.serve("/bomb", answer(bomb, Content_Encoding="gzip"))
        self.serve("/twice", answer(gzip.compress(bomb), Content_Encoding="gzip, gzip"))
        self.serve("/packed", answer(b"x", Content_Encoding="br"))

        def endless_chunks(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while True:
                connection.sendall(b"10000\r\n" + b" " * 65536 + b"\r\n")

        def endless_head(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while True:
                connection.sendall(b"X: " + b"y" * 1000 + b"\r\n")

        def nothing(connection):
            connection.recv(1)

        def drip(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while True:
                connection.sendall(b"X")
                time.sleep(0.2)

        for path, does, saying in (("/bomb", None, "unpacks to more than 20.0 MB"), ("/twice", None, "unpacks to more than 20.0 MB"),
                                   ("/packed", None, "packed in a way that is not read here"),
                                   ("/chunks", endless_chunks, "sends more than 20.0 MB"), ("/head", endless_head, "a head of more than 256"),
                                   ("/nothing", nothing, "did not answer within 3 seconds"), ("/drip", drip, "did not answer within 3 seconds"),
                                   ("/loop", redirect("/loop"), "more than 8 times"), ("/ssh", b"SSH-2.0-x\r\n\r\n", "/ssh could not be fetched"),
                                   ("/closed", lambda connection: None, "could not be fetched")):
            with self.subTest(path=path):
                if does:
                    self.serve(path, does)
                self.refused_after_asking(path, saying)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.refused("capture", "--allow-local", f"http://127.0.0.1:{port}/", saying="Nobody answers at")

    def test_of_several_addresses_one_that_fails_costs_only_itself(self):
        self.serve("/b", answer(story("Another", FIRST.replace("spring", "autumn"), SECOND)))
        rows = self.rows("capture", "--allow-local", self.web.url("/"), self.web.url("/gone"), self.web.url("/b"), code=1)
        self.assertEqual([row["became"] for row in rows], ["source", "source"])
        self.assertIn("404 Not Found", self.said)
        self.refused("capture", code=2, saying="Give an address")

    # ── archives ──

    def test_a_warc_of_others_is_an_article(self):
        block = ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE).encode()
        self.file("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://x.example/a>\r\nWARC-Date: 2022-12-19T10:15:00Z\r\n"
                  b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n")
        source = self.brought(self.path("a.warc"))["id"]
        shown = self.rows("show", source)[0]
        self.assertEqual((shown["title"], shown["url"]), ("Harbour vote delayed", "http://x.example/a"))
        self.assertEqual(shown["captures"][0]["hops"][0]["at"], "2022-12-19T10:15:00.000Z")
        self.made("quote", source, "--exact", "Twelve of twenty ships stayed in port", "--speaker", "Odile Carpentier")
        self.cli("whole-page", source)
        self.still_verifies()

    def test_addresses_of_archives_are_checked_for_their_form(self):
        source = self.captured(self.web.url("/"))["id"]
        good = "https://web.archive.org/web/20221219101500/https://x.example/a"
        self.cli("edit", source, f"archives={good}; https://archive.ph/aB3dE")
        self.assertEqual(self.rows("show", source)[0]["archives"], [good, "https://archive.ph/aB3dE"])
        self.refused("edit", source, "archives=https://x.example/a", saying="has not the form")

    # ── watching ──

    def test_watched_sources_are_captured_when_due(self):
        source = self.captured(self.web.url("/"))["id"]
        self.cli("watch")
        self.assertIn("No source is watched.", self.said)
        self.refused("watch", source, "--every", "0", code=2, saying="whole number from 1")
        self.cli("watch", source, "--every", "7", "--until", "2999-06")
        row = self.rows("watch")[0]
        self.assertEqual((row["id"], row["every"], row["until"], row["is_due"]), (source, 7, "2999-06", False))
        self.cli("capture", "--watched", "--allow-local")
        self.assertIn("No watched source is due.", self.said)
        self.file("list.ris", f"TY  - NEWS\r\nTI  - Bridge\r\nUR  - {self.serve('/bridge', answer(story('Bridge', FIRST, SECOND)))}\r\nER  - \r\n")
        self.cli("import", self.path("list.ris"))
        bridge = next(row["id"] for row in self.rows("list", "sources") if row["title"] == "Bridge")
        self.cli("watch", bridge)
        self.assertTrue(next(row for row in self.rows("watch") if row["id"] == bridge)["is_due"])
        rows = self.rows("capture", "--watched", "--allow-local")
        self.assertEqual([row["id"] for row in rows], [bridge])
        self.cli("watch", source, "--until", "2020-01-01")
        self.cli("watch", bridge, "--off")
        self.assertEqual(self.rows("watch"), [])
        self.refused("watch", bridge, "--off", saying="is not watched")
        self.file("a.txt", "Nobody said so.\n")
        self.refused("watch", self.made("import", self.path("a.txt")), saying="has no address to capture")


if __name__ == "__main__":
    unittest.main()
