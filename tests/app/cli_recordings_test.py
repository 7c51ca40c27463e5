#!/usr/bin/python3
"""Sound and film as sources: bytes kept, or a reference with name, size and SHA-256; what they say of themselves is proposed; a time
range is quoted by typing what is heard, and is shown in trail, dossier and exports."""
import hashlib
import json
import unittest

import pictures
from other_programs import DeskWithPrograms

HEARD = "Nous n'avons rien décidé."


class Recordings(DeskWithPrograms):
    def test_length_and_title_are_proposed(self):
        wav = self.brought(self.file("a.txt", pictures.sound(12.5)))
        self.assertEqual({each["field"]: each["value"] for each in wav["said"]}["duration"], "0:00:12.500")
        self.assertIsNone(wav["text"])
        mp3 = self.brought(self.file("b.mp3", pictures.mp3(30, "Conseil municipal")))
        self.assertIn("anybody can alter", self.said)
        said = self.said_of(mp3["id"])
        self.assertEqual(said[("title", "Conseil municipal")], "mediainfo")
        self.assertTrue(any(field == "duration" and value.startswith("0:00:") for field, value in said))
        source = self.rows("show", mp3["id"])[0]
        self.assertEqual((source["title"], source["type"]), ("b", "other"))
        self.still_verifies(revisions=3)

    def test_a_time_range_is_quoted_and_shown_everywhere(self):
        came = self.brought(self.file("a.wav", pictures.sound(90)), "--url", "https://example.org/a.wav", "--lang", "fr")
        statement = self.made("quote", came["id"], "--words", HEARD, "--time", "1:02-1:09.5", "--speaker", "Ana Silva")
        claim = self.made("claim", "Rien n'est décidé.", "--from", statement)
        trail = self.rows("trail", statement)[0]
        self.assertEqual((trail["words"], trail["place"], trail["fragment"]), (HEARD, "from 01:02 to 01:09", "t=62,69.5"))
        self.assertIn("typed by who heard it", trail["read"])
        for shown in (claim, came["id"]):
            self.assertIn("from 01:02 to 01:09", self.cli("show", shown))
        self.assertEqual(self.cli("show", statement, "--link").strip(), "https://example.org/a.wav#t=62,69.5")
        for language, said in (("en", "from 01:02 to 01:09"), ("fr", "de 01:02 à 01:09")):  # as whoever has no Counterpoint proves it
            out = self.path(f"dossier-{language}.html")
            self.cli("--lang", language, "export", claim, "--to", "html", "-o", out)
            self.verified(out, 0)
            with open(out, encoding="utf-8") as opened:
                self.assertIn(said, opened.read())
        page = self.exported("html", statement)
        self.assertIn("from 01:02 to 01:09", page)
        self.assertIn("typed by who heard it", page)
        selectors = json.loads(self.exported("annotations", statement))
        self.assertIn("t=62,69.5", json.dumps(selectors))
        self.assertNotIn("TextPositionSelector", json.dumps(selectors))
        self.still_verifies()

    def test_what_cannot_be_a_time_is_refused(self):
        came = self.brought(self.file("a.wav", pictures.sound(90)))
        for time, saying in (("1:02-1:31", "is 01:30 long: 01:31 lies behind its end"), ("1:09-1:02", "ends before it begins"),
                             ("62-69", "is not from when until when"), ("1:75-2:00", "is not from when until when"), ("1:02", "is not from when")):
            with self.subTest(time):
                self.refused("quote", came["id"], "--words", HEARD, "--time", time, saying=saying, code=None)
        self.refused("quote", came["id"], "--words", HEARD, "--region", "1,1,2,2", saying="is no picture")
        self.refused("quote", came["id"], "--words", HEARD, saying="either from when until when")
        self.assertEqual(self.revisions(), 2)

    def test_another_place_of_a_statement_and_a_hop_of_its_trail(self):
        article, statement = self.quoted_here()
        came = self.brought(self.file("a.wav", pictures.sound(90)))
        heard = self.made("quote", came["id"], "--words", "Cela n'a pas de sens", "--time", "0:10-0:12", "--statement", statement)
        read = self.rows("trail", statement)[0]["id"]
        self.cli("quoted-from", read, heard)
        hops = self.rows("trail", statement)
        self.assertEqual([each["words"] for each in hops][0], "Cela n'a pas de sens")
        self.assertEqual(len(hops), 2)

    def quoted_here(self):
        source = self.made("import", self.file("article.txt", "« Cela n'a pas de sens tout simplement », a dit Ana Silva."), "--lang", "fr")
        return source, self.made("quote", source, "--exact", "Cela n'a pas de sens tout simplement", "--speaker", "Ana Silva")

    def test_a_recording_is_kept_by_reference(self):
        sound = pictures.sound(20)
        path = self.file("interview.wav", sound)
        came = self.brought(path, "--by-reference")
        self.assertIn("kept by reference: its name, its size (", self.said)
        self.assertIn("its bytes are not", self.said)
        self.assertEqual({each["field"]: each["value"] for each in came["said"]}["duration"], "0:00:20")
        capture = self.rows("show", came["id"])[0]["captures"][0]
        self.assertLess(capture["size"], 2000)
        self.assertEqual(capture["reference"]["sha256"], hashlib.sha256(sound).hexdigest())
        self.assertEqual(capture["reference"]["size"], len(sound))
        self.assertIn("by reference", self.cli("show", came["id"]))
        self.made("quote", came["id"], "--words", HEARD, "--time", "0:02-0:09", "--speaker", "Ana Silva")
        self.refused("quote", came["id"], "--words", HEARD, "--time", "0:12-0:29", saying="is 00:20 long")
        self.assertTrue(self.rows("same-file", came["id"], path)[0]["same"])
        self.file("interview.wav", sound[:-1] + b"\0")
        self.assertIn("is not what", self.cli("same-file", came["id"], path, code=None))
        self.refused("import", self.file("a.txt", "Des mots."), "--by-reference", saying="only a recording is kept by reference")
        self.still_verifies()

    def test_what_no_program_can_read_is_kept(self):
        for name, content in (("a.mkv", b"\x1a\x45\xdf\xa3" + bytes(range(200))), ("b.flac", b"fLaC"), ("c.wav", pictures.sound(5)[:60])):
            with self.subTest(name):
                came = self.brought(self.file(name, content))
                self.assertEqual(self.rows("show", came["id"])[0]["captures"][0]["size"], len(content))
                # A length that nobody knows is not compared with, and that is said.
                told = self.cli("quote", came["id"], "--words", HEARD, "--time", "0:01-0:02", code=None)
                self.assertRegex(told, "was not compared with it|lies behind its end")
        self.refused("import", self.file("a.avi", b"RIFF\x10\0\0\0AVI " + bytes(16)), saying="a kind that is not brought in")
        self.still_verifies()

    def test_without_the_programs_one_sentence_says_so_and_times_are_not_compared(self):
        self.instead_of("mediainfo", "#!/bin/sh\nexit 1\n")
        came = self.brought(self.file("a.wav", pictures.sound(5)))
        self.assertIn("mediainfo cannot read a.wav", self.said)
        self.cli("quote", came["id"], "--words", HEARD, "--time", "1:00-1:05", code=1)
        self.assertIn("the time was not compared", self.said)


if __name__ == "__main__":
    unittest.main()
