#!/usr/bin/env python3
"""PDFs whose letters come one by one.
Usage: cli_pdf_reading_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import unittest

import documents
import drawn_pages
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


if __name__ == "__main__":
    unittest.main()
