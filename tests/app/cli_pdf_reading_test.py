#!/usr/bin/env python3
"""PDFs whose letters come one by one, notes at the feet of their pages, and what a PDF says of itself.
Usage: cli_pdf_reading_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import unittest

import documents
import drawn_pages
from drawn_pages import hexed
from read_documents import Documents

ARABIC = ["أعلنت وزارة الثقافة أن المتحف القديم سيغلق أبوابه في العاشر من يونيو 2023 بعد أن تسربت المياه إلى قاعاته، كما ذكرت وكالة Reuters أمس.",
          "وقالت المديرة ليلى حداد (41 عاما) إن الإصلاح يكلف 12,500 دولار: «لا نملك هذا المال».",
          "لا أحد يعلم متى تهبط الطائرة F-16 في القاعدة، ولا كم ثمنها."]
HEBREW = ["מנהלת המוזיאון הודיעה אתמול כי 240 ציורים יועברו למחסן עד סוף הקיץ, וכי ההובלה תעלה 1,200 שקל לציור.",
          "העובדים (רובם) התנגדו, אך הנהלת Microsoft ישראל תומכת. “אין לנו ברירה”, אמרה דנה לוי."]
POINTED = ["וַיֹּאמֶר אֱלֹהִים יְהִי אוֹר וַיְהִי אוֹר."]


def lines_of(rows, y=760, x=50, size=11, step=14):
    return [(x, y - step * number, size, row) for number, row in enumerate(rows)]


class LettersOneByOne(Documents):
    def paragraphs(self, name, content):
        return self.text_of(self.imported(name, content)).strip().split("\n\n")

    def test_pages_drawn_from_right_to_left_give_words_in_the_order_they_are_read(self):
        for number, (font, wanted) in enumerate((("Noto Naskh Arabic 12", ARABIC), ("Noto Sans Arabic 11", ARABIC), ("Noto Serif Hebrew 14", HEBREW),
                                                 ("Noto Sans Hebrew 11", HEBREW), ("Noto Serif Hebrew 11", POINTED))):
            with self.subTest(font):
                self.assertEqual(self.paragraphs(f"{number}.pdf", drawn_pages.drawn(wanted, font)), wanted)

    def test_the_dossier_of_an_arabic_claim_reads_as_it_was_written(self):
        words = "لا مصلحة لروسيا في ضم بيلاروس."
        claim = self.made("claim", words, "--lang", "ar")
        self.cli("export", claim, "--to", "pdf", "-o", self.path("dossier.pdf"))
        self.assertIn(words, " ".join(self.text_of(self.made("import", self.path("dossier.pdf"))).split()))

    def test_room_and_no_blank_parts_words(self):
        seen = ".2022 תנשב (אל) רמא ריעה שאר"
        for tracking in (0, 0.4, -0.4):
            with self.subTest(tracking):
                content = drawn_pages.letter_by_letter([(60, 700, seen), (60, 688, seen)], tracking=tracking)
                self.assertEqual(self.paragraphs(f"{tracking}.pdf", content), ["ראש העיר אמר (לא) בשנת 2022. ראש העיר אמר (לא) בשנת 2022."])

    def test_letters_set_apart_are_words(self):
        for backward in (True, False):
            for size, tracking, blank in ((20, 0, 0.4), (20, 2.2, 0.4), (20, 4, 0.5), (11, 3, 0.6)):
                with self.subTest((backward, size, tracking)):
                    content = drawn_pages.letter_by_letter([(50, 700, "THE RIVER WALL STANDS")], size, tracking, blank, backward)
                    self.assertEqual(self.paragraphs(f"{backward}{size}{tracking}.pdf", content), ["THE RIVER WALL STANDS"])

    def test_letters_that_are_words_stay_apart(self):
        rows = ["A B C D E F", "Le plan B et le point G", "x y z"]
        content = documents.pdf_of_pages([lines_of(rows, step=60)])
        self.assertEqual(self.paragraphs("a.pdf", content), rows)


class NotesAtTheFoot(Documents):
    FIRST = ["Le conseil a promis lundi que le marché{a} rouvrirait avant la", "fin de l’été, et que tous les marchands{b} y auraient leurs",
             "places sans rien payer. La mairesse l’a dit à qui voulait", "l’entendre, et la"]
    SECOND = ["préfète n’en a pas cru un mot. Les portes sont restées closes", "jusqu’à la fin du mois de mars."]
    SENTENCE = "La mairesse l’a dit à qui voulait l’entendre, et la préfète n’en a pas cru un mot."

    def read(self, name, notes, a="", b="", more=(), second=()):
        first = lines_of([row.format(a=a, b=b) for row in self.FIRST])
        return self.imported(f"{name}.pdf", documents.pdf_of_pages([[*first, *more, *notes], [*lines_of(self.SECOND), *second]]))

    def test_they_cut_no_sentence_and_stand_behind_the_text(self):
        two = ["{} Procès-verbal du conseil, volume 14.", "{} Voir aussi la lettre des marchands, qui est gardée", "aux archives de la ville."]
        for name, marks, sayings in (("raised", ("¹", "²"), ("¹", "²")), ("digits", ("1", "2"), ("1", "2")), ("brackets", (" [1]", " [2]"), ("[1]", "[2]")),
                                     ("stars", ("*", "**"), ("*", "**")), ("daggers", ("*", "†"), ("*", "†"))):
            with self.subTest(name):
                written = [two[0].format(sayings[0]), two[1].format(sayings[1]), two[2]]
                source = self.read(name, lines_of(written, y=110, size=8, step=10), *marks)
                self.assertIn(self.SENTENCE, self.text_of(source))
                self.assertEqual(self.parts_of(source)[-1], ("Footnotes", written[0] + "\n\n" + written[1] + " " + written[2]))

    def test_a_mark_raised_by_itself_belongs_to_its_note(self):
        source = self.read("a", [(50, 103, 5, "1"), (54, 100, 8, "Procès-verbal du conseil.")], a="1")
        self.assertEqual(self.parts_of(source)[-1], ("Footnotes", "1 Procès-verbal du conseil."))
        self.assertIn(self.SENTENCE, self.text_of(source))

    def test_a_note_goes_on_at_the_foot_of_the_next_page(self):
        source = self.read("a", lines_of(["1 Procès-verbal du conseil, et la lettre que les"], y=100, size=8), a="1",
                           second=lines_of(["marchands ont écrite à l’évêque."], y=100, size=8))
        self.assertEqual(self.parts_of(source)[-1], ("Footnotes", "1 Procès-verbal du conseil, et la lettre que les marchands ont écrite à l’évêque."))

    def test_each_note_knows_its_page(self):
        source = self.read("a", lines_of(["1 Procès-verbal du conseil."], y=100, size=8), a="1",
                           second=lines_of(["Enfin.2"], y=700) + lines_of(["2 Archives de la ville."], y=100, size=8))
        self.assertEqual(self.parts_of(source)[-1], ("Footnotes", "1 Procès-verbal du conseil.\n\n2 Archives de la ville."))
        pages = [each for each in self.rows("list", "texts")[0]["positions"] if each.get("kind", "page") == "page"]
        self.assertEqual([each["number"] for each in pages], [1, 2, 1, 2])
        self.assertEqual(pages[2]["start"], self.text_of(source).index("1 Procès-verbal"))

    def test_what_is_no_note_stays_where_it_stands(self):
        listed = ["1 Procès-verbal du conseil.", "2 Lettres des marchands."]
        for name, size, y, marks in (("list in letters of the text", 11, 120, ("1", "2")), ("small list nobody points to", 8, 110, ("", "")),
                                     ("small list in the middle", 8, 640, ("1", "2"))):
            with self.subTest(name):
                source = self.read(name, lines_of(listed, y=y, size=size), *marks)
                self.assertNotIn("Footnotes", [label for label, _ in self.parts_of(source)])
        caption = [(50, 130, 8, "Le marché en 1998, vu du pont.")]
        self.assertNotIn("Footnotes", [label for label, _ in self.parts_of(self.read("caption", caption, a="1"))])


class WhatItSays(Documents):
    def said_of(self, name, entries, pages=None):
        plain = documents.pdf_of_pages(pages or [lines_of(["Le pont reste fermé, dit le maire.", "Il ne dit pas pourquoi."])])
        source = self.imported(name, drawn_pages.with_info(plain, entries))
        return source, [(each["field"], each["value"]) for each in self.found.get("said", [])]

    def test_title_author_and_day_are_offered_and_the_title_taken_where_there_is_none(self):
        source, said = self.said_of("a.pdf", {"Title": hexed("Rapport sur le pont"), "Author": hexed("Hélène Marchais"), "CreationDate": b"(D:20110317120000+02'00')"})
        self.assertEqual(said, [("title", "Rapport sur le pont"), ("author", "Hélène Marchais"), ("published", "2011-03-17")])
        self.assertEqual({each["from"] for each in self.found["said"]}, {"PDF Title", "PDF Author", "PDF CreationDate"})
        shown = self.rows("show", source)[0]
        self.assertEqual(shown["title"], "Rapport sur le pont")
        self.assertFalse(shown.get("author") or shown.get("published"), "they are offered, and not taken")

    def test_the_headline_of_the_page_comes_first(self):
        pages = [[(50, 760, 20, "Le pont de Valcourt"), *lines_of(["Le pont reste fermé, dit le maire.", "Il ne dit pas pourquoi."], y=700)]]
        source, said = self.said_of("a.pdf", {"Title": b"(Un autre titre)"}, pages)
        self.assertEqual(said, [("title", "Le pont de Valcourt"), ("title", "Un autre titre")])
        self.assertEqual(self.rows("show", source)[0]["title"], "Le pont de Valcourt")

    def test_what_programs_write_by_themselves_is_no_title_and_no_author(self):
        for number, title in enumerate(("Microsoft Word - rapport.doc", "untitled", "Untitled-1", "rapport_final.docx", "Document2", "PowerPoint Presentation", "12345", "", "x" * 400)):
            with self.subTest(title):
                _, said = self.said_of(f"{number}.pdf", {"Title": hexed(title), "Author": b"(Administrator)"})
                self.assertEqual(said, [])

    def test_a_day_is_no_more_exact_than_the_file_says(self):
        for written, day in ((b"(D:2011)", "2011"), (b"(D:201103)", "2011-03"), (b"(D:20110317)", "2011-03-17"), (b"(D:19040101000000Z)", None), (b"(D:29990101120000Z)", None), (b"(hier)", None), (b"12", None)):
            with self.subTest(written):
                _, said = self.said_of(written.hex() + ".pdf", {"CreationDate": written})
                self.assertEqual(said, [("published", day)] if day else [])

    def test_hostile_words_are_one_line_of_one_field(self):
        forged = 'A"/>\n<meta name="Author" content="Faux"/>\nAuthor: Faux\x01</title></head>'
        _, said = self.said_of("a.pdf", {"Title": hexed(forged), "Author": hexed("Hélène\nCreationDate: 2001"), "CreationDate": b"(D:20110317120000Z)"})
        self.assertEqual([field for field, _ in said], ["title", "author", "published"])
        self.assertNotIn("\n", "".join(value for _, value in said))
        self.assertEqual(said[1:], [("author", "Hélène CreationDate: 2001"), ("published", "2011-03-17")])
        _, said = self.said_of("b.pdf", {"Title": hexed("Le \u202epont\u202c"), "Author": hexed("Y" * 1_000_000)})
        self.assertEqual([field for field, _ in said], ["title"])
        self.assertNotIn("\u202e", said[0][1])

    def test_what_it_says_may_be_broken_and_the_text_comes_all_the_same(self):
        source, said = self.said_of("a.pdf", {"Title": b"[1 2 << /A 3 >>]", "Author": b"99 0 R", "CreationDate": b"true"})
        self.assertEqual(said, [])
        self.assertIn("Le pont reste fermé", self.text_of(source))


if __name__ == "__main__":
    unittest.main()
