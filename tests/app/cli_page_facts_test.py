"""Pages on the command line: their bytes read in another encoding afterwards, and what they say of themselves."""
import unittest

from cli_driver import Desk

RUSSIAN = "Порт\n\nМэр Анна Лунева заявила: «Мы не будем закрывать школу». Это не новость, сообщает газета.\n"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour vote delayed | Port Post</title>
<meta property="og:title" content="Harbour: no vote"><meta name="author" content="Bo Lind">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour vote delayed",
"datePublished":"2022-12-19","author":[{"name":"Ann Tern"},{"name":"https://x.example/bo"}],}</script></head>
<body><article><h1>Harbour vote delayed</h1><p>The council would meet again in the spring, the mayor said, to look at
the whole plan for the harbour and the bridge.</p></article></body></html>"""


class Pages(Desk):
    def brought_in(self, text, real, taken):
        """A text that was written in one encoding and read in another."""
        self.cli("init")
        self.file("a.txt", text.encode(real))
        return self.brought(self.path("a.txt"), "--encoding", taken)

    def test_other_encoding_makes_a_new_text_and_carries_the_quotations_over(self):
        for real, taken, text, words in (
                ("windows-1251", "windows-1252", RUSSIAN, "Мы не будем закрывать школу"),
                ("koi8-r", "windows-1251", RUSSIAN.replace("«", '"').replace("»", '"'), "Мы не будем закрывать школу"),
                ("utf-8", "windows-1252", "Port\n\nLa maire a dit : « L’été sera très sec ». Fin.\n", "L’été sera très sec"),
                ("gbk", "windows-1252", "港口\n\n市长表示：“港口不会出售。”他说。\n", "港口不会出售。"),
                ("windows-1250", "windows-1252", "Most\n\nPrimátor řekl: „Školu nezavřeme.“ A šel.\n", "Školu nezavřeme.")):
            with self.subTest(real=real, taken=taken):
                self.workspace = self.path(f"{real}.counterpoint")
                brought = self.brought_in(text, real, taken)
                wrong = words.encode(real).decode(taken, "replace")
                source = brought["id"]
                statement = self.made("quote", source, "--exact", wrong, "--speaker", "Anna")
                again = self.rows("read-again", source, "--encoding", real)[0]
                self.assertEqual((again["carried"], again["left"]), (1, 0))
                self.assertNotEqual(again["id"], brought["text"])
                quotation = self.rows("list", "quotations")[0]
                self.assertEqual(quotation["exact"], words)
                self.assertEqual(quotation["text"], again["id"])
                self.assertEqual(text[quotation["start"]:quotation["end"]], words)
                self.assertEqual(self.rows("show", statement)[0]["text"], wrong)  # what was recorded is for a person to mend
                self.assertEqual(len(self.rows("list", "texts")), 2)  # the earlier one stays
                self.assertEqual(len(self.rows("list", "captures")), 1)
                self.cli("undo")
                self.assertEqual(self.rows("list", "quotations")[0]["exact"], wrong)
                self.assertEqual(len(self.rows("list", "texts")), 1)
                self.cli("verify")

    def test_what_makes_no_other_text_is_refused(self):
        source = self.brought_in("Le café est fermé.\n", "windows-1252", "windows-1252")["id"]
        self.refused("read-again", source, "--encoding", "latin1", saying="Read as windows-1252 the text is the same")
        self.refused("read-again", source, "--encoding", "x-foo", saying="“x-foo” of a.txt is not known")
        self.refused("read-again", source, code=2, saying="--encoding")
        self.assertEqual(len(self.rows("list", "texts")), 1)

    def test_pages_tell_all_they_say_of_themselves(self):
        self.cli("init")
        self.file("a.html", PAGE)
        brought = self.rows("import", self.path("a.html"))[0]
        wanted = [("title", "Harbour vote delayed", "JSON-LD headline"), ("title", "Harbour: no vote", "og:title"),
                  ("author", "Ann Tern", "JSON-LD author"), ("author", "Bo Lind", "author"),
                  ("published", "2022-12-19", "JSON-LD datePublished"), ("language", "en", "<html lang>")]
        self.assertEqual([(each["field"], each["value"], each["from"]) for each in brought["said"]], wanted)
        self.assertEqual(brought["encoding"], "UTF-8")
        shown = self.rows("show", brought["id"])[0]
        self.assertEqual(shown["said"], brought["said"])
        self.assertEqual((shown["author"], shown["published"]), ("Ann Tern", "2022-12-19"))
        told = self.cli("show", brought["id"])
        self.assertIn("What it says of itself", told)
        self.assertIn("Author: Bo Lind (author)", told)

    def test_other_kinds_of_data_are_refused_in_one_sentence(self):
        self.cli("init")
        for name, content, saying in (
                ("c.xml", "<?xml version='1.0'?>\n<TEI><p>Words</p></TEI>", "XML"),
                ("d", '{"temperature": 20, "unit": "C"}', "JSON"),
                ("f", "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "no page that can be read")):
            self.file(name, content)
            self.refused("import", self.path(name), saying=saying)
        self.assertEqual(self.rows("list", "sources"), [])


if __name__ == "__main__":
    unittest.main()
