#!/usr/bin/python3
"""Pictures as sources: their bytes are kept, what they say of themselves is proposed, words in them are read by a program and told
as that, and a region of one can be quoted. What is broken or hostile costs one sentence."""
import json
import unittest

import pictures
from other_programs import DeskWithPrograms
from web_server import WebServer, answer

WORDS = ("La dette a doublé en dix ans.", "Le ministre l'a dit lundi à Lille.")
CAMERA = {0x10F: "Acme", 0x110: "Acme X1", 0x10E: "Une marche à Lille", 0x9003: "2026:11:03 14:05:09", 0x9011: "+01:00"}


class Pictures(DeskWithPrograms):
    def picture(self, name="notice.png", *lines, kind="png"):
        return self.brought(self.file(name, pictures.drawn(kind, *(lines or WORDS))), "--lang", "fr")

    def test_each_kind_is_told_by_its_bytes_and_read(self):
        for kind, media_type in (("png", "image/png"), ("jpeg", "image/jpeg"), ("webp", "image/webp"), ("tiff", "image/tiff"), ("gif", "image/gif")):
            with self.subTest(kind):
                came = self.picture(f"{kind}.txt", *WORDS, kind=kind)  # whatever it is called
                shown = self.rows("show", came["id"])[0]
                capture = shown["captures"][0]
                self.assertEqual(capture["media_type"], media_type)
                self.assertTrue(capture["bytes_hold"])
                self.assertIn(("pixels", "1200 × 210"), self.said_of(came["id"]))
                self.assertEqual(shown["title"], kind)
                self.assertIn("La dette a doublé en dix ans.", self.rows("show", came["id"], "--text")[0]["text"])
        self.still_verifies()

    def test_what_it_says_of_itself_is_proposed_and_not_taken_over(self):
        jpeg = pictures.jpeg_with(pictures.drawn("jpeg", *WORDS), pictures.exif(CAMERA))
        came = self.brought(self.file("IMG_0001.jpg", jpeg))
        self.assertIn("anybody can alter", self.said)
        said = self.said_of(came["id"])
        self.assertEqual(said[("taken", "2026-11-03 14:05:09 +01:00")], "Exif")
        self.assertEqual(said[("device", "Acme X1")], "Exif")
        self.assertEqual(said[("description", "Une marche à Lille")], "Exif")
        source = self.rows("show", came["id"])[0]
        self.assertEqual((source["title"], source.get("published", ""), source.get("author", ""), source["type"]), ("IMG_0001", "", "", "other"))
        # In words, too.
        told = self.cli("show", came["id"])
        self.assertIn("2026-11-03 14:05:09 +01:00 (Exif)", told)

    def test_xmp_and_the_words_of_a_png_are_proposed(self):
        xmp = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
               'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="AFP">'
               '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Manifestation</rdf:li></rdf:Alt></dc:title>'
               '<dc:creator><rdf:Seq><rdf:li>Ana Silva</rdf:li><rdf:li>Bo Li</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>')
        packet = pictures.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode())
        came = self.brought(self.file("a.png", pictures.png(60, 40, packet, pictures.chunk(b"tEXt", b"Software\0Acme Draw"))))
        said = self.said_of(came["id"])
        for each in (("title", "Manifestation"), ("author", "Ana Silva"), ("author", "Bo Li"), ("credit", "AFP"), ("software", "Acme Draw")):
            self.assertIn(each, said)
        self.assertEqual(self.rows("show", came["id"])[0]["title"], "a")
        self.assertIsNone(came["text"])  # no words: no text

    def test_words_are_read_and_told_as_read_by_a_program(self):
        came = self.picture()
        self.assertRegex(came["extractor"], r"^tesseract-[\d.]+/fra(\+eng)?$")
        self.assertIn("read from the picture by tesseract", self.said)
        text = self.rows("list", "texts")[0]
        regions = [each for each in text["positions"] if each["kind"] == "region"]
        self.assertEqual(len(regions), 2)
        for each in regions:
            left, top, width, height = map(int, each["label"].split(","))
            self.assertTrue(20 <= left <= 60 and width > 300 and 15 < height < 70, each)
            self.assertTrue(50 <= each["sure"] <= 100, each)
        statement = self.made("quote", came["id"], "--exact", "La dette a doublé en dix ans.", "--speaker", "Ana Silva")
        claim = self.made("claim", "La dette a doublé.", "--from", statement)
        trail = self.rows("trail", statement)[0]
        self.assertIn("line 1 of the picture", trail["place"])
        self.assertIn("read from a picture by a program (tesseract-", trail["read"])
        self.assertRegex(trail["fragment"], r"^xywh=\d+,\d+,\d+,\d+$")
        for shown in (self.cli("show", claim), self.cli("trail", statement), self.cli("gate", claim, code=None)):
            self.assertRegex(shown, "read from a picture|program read from a picture")
        page = self.path("dossier.html")
        self.cli("export", claim, "--to", "html", "-o", page)
        self.verified(page, 0)  # as whoever has no Counterpoint proves it
        with open(page, encoding="utf-8") as opened:
            self.assertIn("read from a picture by a program (tesseract-", opened.read())
        self.still_verifies()

    def test_words_of_a_turned_photograph_are_read_upright(self):
        upright = pictures.drawn("png", *WORDS)
        for held, scaled in ((6, ()), (8, ()), (3, ()), (6, ("-resize", "500%"))):
            with self.subTest(f"{held} {scaled}"):
                times = 5 if scaled else 1
                came = self.brought(self.file(f"IMG_{held}{times}.jpg", pictures.turned(upright, held, *scaled)))
                self.assertEqual(self.said_of(came["id"])[("pixels", f"{1200 * times} × {210 * times}")], "picture, turned as its Exif block says")
                self.assertRegex(self.cli("show", came["id"], "--text"), "La dette a doubl. en dix ans.")
                boxes = [tuple(map(int, each["label"].split(","))) for each in self.rows("show", came["text"])[0]["positions"] if each["kind"] == "region"]
                self.assertEqual(len(boxes), 2)
                for left, top, width, height in boxes:
                    self.assertTrue(20 * times <= left <= 60 * times and width > 300 * times and 15 * times < height < 70 * times, boxes)
                self.assertLess(boxes[0][1], boxes[1][1])
                self.refused("quote", came["id"], "--words", "Mots", "--region", f"{1000 * times},0,{300 * times},10", saying="reaches beyond")

    def test_without_the_program_the_picture_comes_in_and_one_sentence_says_what_is_missing(self):
        self.instead_of("tesseract", None)
        came = self.brought(self.file("a.png", pictures.drawn("png", *WORDS)))
        self.assertIsNone(came["text"])
        self.assertIn("Words in a.png were not read: tesseract is not installed on this machine (Debian package tesseract-ocr).", self.said)
        told = {each["program"]: each["installed"] for each in self.rows("programs")}
        self.assertFalse(told["tesseract"])
        # Once it is there, the words are read.
        self.wrapped = None
        self.made("read-picture", came["id"], "--lang", "fr")
        self.assertIn("La dette", self.rows("show", came["id"], "--text")[0]["text"])
        self.refused("read-picture", came["id"], "--lang", "fr", saying="here already")
        self.still_verifies()

    def test_a_program_that_crashes_or_hangs_costs_its_words_only(self):
        for name, script, saying in (("crash.png", "#!/bin/sh\nexit 1\n", "tesseract gave up on it. The picture itself is kept."),
                                     ("hang.png", "#!/bin/sh\nwhile :; do :; done\n", "tesseract took too long. The picture itself is kept."),
                                     ("lies.png", "#!/bin/sh\nprintf '5\\t1\\t1\\t1\\t1\\t1\\t-5\\t0\\t9\\t9\\t999\\tMots\\nno table\\n'\n", "found no words")):
            with self.subTest(name):
                self.instead_of("tesseract", script)
                came = self.brought(self.file(name, pictures.png(30 + len(script), 20)))
                self.assertIsNone(came["text"])
                self.assertIn(saying, self.said)
        self.wrapped = None
        self.still_verifies(revisions=4)

    def test_a_region_is_quoted_by_typing_what_is_seen(self):
        came = self.picture()
        words = "dit lundi à Lille"
        statement = self.made("quote", came["id"], "--words", words, "--region", "300,100,500,60", "--speaker", "Ana Silva", "--language", "fr")
        trail = self.rows("trail", statement)[0]
        self.assertEqual((trail["words"], trail["fragment"]), (words, "xywh=300,100,500,60"))
        self.assertIn("in the picture at 300,100,500,60", trail["place"])
        self.assertIn("typed by who saw it", trail["read"])
        # The text of the picture stays the text of the source.
        self.assertIn("La dette", self.rows("show", came["id"], "--text")[0]["text"])
        self.refused("quote", came["id"], "--words", words, "--region", "300,100,500,60", saying="recorded already")
        self.refused("quote", came["id"], "--words", words, "--region", "900,100,500,60", saying="1200 × 210 pixels: 900,100,500,60 reaches beyond")
        self.refused("quote", came["id"], "--words", words, "--region", "1,2,3", saying="is no region", code=None)
        self.refused("quote", came["id"], "--words", "  ", "--region", "1,2,3,4", saying="Type the words")
        self.refused("quote", came["id"], "--words", words, "--time", "0:01-0:02", saying="is no recording")
        annotations = json.loads(self.exported("annotations", statement))
        selectors = str(annotations)
        self.assertIn("FragmentSelector", selectors)
        self.assertIn("xywh=300,100,500,60", selectors)
        self.still_verifies()

    def test_broken_pictures(self):
        whole = pictures.drawn("png", *WORDS)
        came = self.brought(self.file("cut.png", whole[:len(whole) // 2]))
        self.assertIn("cut.png is cut short", self.said)
        self.assertEqual(self.bytes_kept(came["id"]), len(whole) // 2)
        bomb = pictures.png(60_000, 60_000, rows=bytes(1000))
        came = self.brought(self.file("bomb.png", bomb))
        self.assertIn("it has 60000 × 60000 pixels, and words are read of up to 60 million", self.said)
        self.assertEqual(self.bytes_kept(came["id"]), len(bomb))
        before = self.revisions()
        self.refused("import", self.file("head.png", b"\x89PNG\r\n\x1a\n" + bytes(40)), saying="does not say how large it is")
        self.refused("import", self.file("empty.png", b""), saying="empty.png is empty")
        self.refused("import", self.file("a.heic", b"\0\0\0\x18ftypheic" + bytes(30)), saying="a kind that is not brought in")
        self.assertEqual(self.brought(self.file("words.png", "Ce n'est pas une image."))["encoding"], "UTF-8")  # a text is one
        self.still_verifies(revisions=before + 1)

    def bytes_kept(self, source):
        return self.rows("show", source)[0]["captures"][0]["size"]

    def test_hostile_tags(self):
        jpeg = pictures.drawn("jpeg", "Mots")
        loop = pictures.exif({0x10F: "Acme"}, [(0x8769, 8)])
        endless = bytearray(pictures.exif({0x10E: "x" * 50}))
        endless[14:18] = b"\xff\xff\xff\x7f"
        signs = pictures.exif({0x10E: "a\u202eb\u0007c", 0x110: "<b>X</b>"})
        for name, tags in (("loop.jpg", loop), ("endless.jpg", bytes(endless))):
            came = self.brought(self.file(name, pictures.jpeg_with(jpeg, tags)))
            self.assertIn("What the picture says of itself is damaged", self.said)
            self.assertEqual(self.rows("show", came["id"])[0]["captures"][0]["media_type"], "image/jpeg")
        came = self.brought(self.file("signs.jpg", pictures.jpeg_with(jpeg, signs)))
        said = {each["field"]: each["value"] for each in came["said"]}
        self.assertNotIn("\u202e", said["description"])
        self.assertNotIn("\u0007", said["description"])
        self.assertEqual(said["device"], "<b>X</b>")
        self.still_verifies()

    def test_a_picture_is_captured_from_the_web(self):
        """Its few words are no sign of a wall, and it is called by its own name."""
        web = WebServer({"/rues/marche.png": answer(pictures.drawn("png", *WORDS), kind="image/png")})
        self.addCleanup(web.close)
        came = self.rows("capture", web.url("/rues/marche.png"), "--allow-local", code=1)[0]  # with what is to be told
        self.assertIn("read from the picture", self.said)
        self.assertNotIn("wall", self.said)
        self.assertEqual(self.rows("show", came["id"])[0]["title"], "marche")
        self.assertIn("La dette a doublé en dix ans.", self.rows("show", came["id"], "--text")[0]["text"])
        self.assertEqual(self.rows("capture", web.url("/rues/marche.png"), "--allow-local", code=1)[0]["became"], "unchanged")

    def test_it_travels_in_a_bundle_with_its_lines(self):
        came = self.picture()
        statement = self.made("quote", came["id"], "--exact", "La dette a doublé en dix ans.", "--speaker", "Ana Silva")
        claim = self.made("claim", "La dette a doublé.", "--from", statement)
        bundle = self.path("a.bundle")
        self.cli("export", claim, "--to", "bundle", "-o", bundle)
        other = self.path("other.counterpoint")
        self.cli("init", workspace=other)
        self.cli("import", bundle, workspace=other)
        texts = self.rows("list", "texts", workspace=other)
        self.assertEqual([each["label"] for each in texts[0]["positions"]], [each["label"] for each in self.rows("list", "texts")[0]["positions"]])


if __name__ == "__main__":
    unittest.main()
