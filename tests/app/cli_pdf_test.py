#!/usr/bin/env python3
"""The dossier as pages: what stands on them, numbered sources that links lead to, embedded fonts, right-to-left words, and
nothing lost over the break of a page. Usage: cli_pdf_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import re
import subprocess
import unittest

from cli_driver import CLAIM, WORDS, Desk


def tool(*words):
    return subprocess.run(words, capture_output=True, check=True, timeout=60).stdout.decode()


class Pages(Desk):
    def written(self, rationale="Un.\nDeux <b>."):
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk?a='b'")
        self.cli("edit", statement, "said_on=2022-12-19", "role=président")
        claim = self.made("claim", CLAIM, "--from", statement)
        answer = self.made("quote", source, "--exact", "comble de l'ironie", "--speaker", "Ned Price")
        self.cli("link", answer, "refutes", claim, "--note", "le jour même")
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", rationale)
        return claim

    def pages(self, claim, *more, name="dossier.pdf"):
        self.cli(*more, "export", claim, "--to", "pdf", "-o", self.path(name))
        return self.path(name)

    def text(self, pdf):
        return re.sub(r"\s+", " ", tool("pdftotext", pdf, "-"))

    def test_what_stands_on_them(self):
        pdf = self.pages(self.written(), "--lang", "fr")
        text = self.text(pdf)
        for words in (CLAIM, "Plutôt faux", "C'est le contraire.", "Deux <b>.", "« " + WORDS + " »", "Vladimir Poutine, président",
                      "Ned Price", "le jour même", "https://quotidien.example/minsk?a='b'", "Page 1 sur"):
            self.assertIn(words, text)
        self.assertEqual(len(re.findall("Le Quotidien", text)), 1, "a source stands there once")
        self.assertEqual(len(re.findall(r"\[1\]", text)), 2, "and is cited by its number")
        info = tool("pdfinfo", pdf)
        self.assertRegex(info, r"Page size:\s+595\.276 x 841\.89 pts \(A4\)")
        self.assertIn("Title:           " + CLAIM, info)
        links = tool("pdfinfo", "-url", pdf)
        self.assertIn("https://quotidien.example/minsk?a='b'", links)
        self.assertIn('"source-1"', tool("pdfinfo", "-dests", pdf))

    def test_every_font_is_in_it(self):
        pdf = self.pages(self.written())
        rows = [line.split() for line in tool("pdffonts", pdf).splitlines()[2:]]
        self.assertTrue(rows)
        for row in rows:
            self.assertEqual(row[-5:-2], ["yes", "yes", "yes"], row)

    def test_nothing_is_lost_where_a_page_ends(self):
        words = [f"mot{number}" for number in range(4000)]
        pdf = self.pages(self.written(" ".join(words)))
        pages = int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", pdf))[1])
        self.assertGreater(pages, 4)
        text = self.text(pdf)
        found = set(re.findall(r"mot\d+", text))
        self.assertEqual([word for word in words if word not in found], [])
        for number in range(1, pages + 1):
            page = self.text_of_page(pdf, number)
            self.assertIn(f"Page {number} of {pages}", page)
            if number > 1:
                self.assertIn(CLAIM[:40], page, "the running head")

    def text_of_page(self, pdf, number):
        return re.sub(r"\s+", " ", tool("pdftotext", "-f", str(number), "-l", str(number), pdf, "-"))

    def test_words_from_right_to_left_stand_right(self):
        self.begin()
        claim = self.made("claim", "لا مصلحة لروسيا في ضم بيلاروس.", "--lang", "ar")
        pdf = self.pages(claim)
        boxes = tool("pdftotext", "-bbox", pdf, "-")
        words = [(float(x), float(right), word) for x, right, word in
                 re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)</word>', boxes)]
        arabic = [(x, right) for x, right, word in words if re.search("[\u0600-\u06ff\ufe70-\ufeff]", word)]
        self.assertTrue(arabic)
        self.assertAlmostEqual(max(right for _, right in arabic), 595.276 - 62, delta=3)
        fonts = tool("pdffonts", pdf)
        self.assertIn("Arabic", fonts)

    def test_the_same_dossier_gives_the_same_pages_and_proves_nothing(self):
        claim = self.written()
        one, other = self.pages(claim, name="a.pdf"), self.pages(claim, name="b.pdf")
        self.assertEqual(self.text(one), self.text(other))
        self.assertIn("These pages prove nothing by themselves.", self.text(one))
        done = self.run_cli("verify-dossier", one)
        self.assertEqual(done.returncode, 3)
        self.assertIn("is a PDF, which carries no proof", done.stderr.decode())

    def test_the_ending_of_the_file_is_enough(self):
        claim = self.written()
        self.cli("export", claim, "-o", self.path("by-ending.pdf"))
        self.assertTrue(self.bytes_of(self.path("by-ending.pdf")).startswith(b"%PDF-"))


if __name__ == "__main__":
    unittest.main()
