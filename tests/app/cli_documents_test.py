"""Documents of every kind: the same article gives the same quotations, places are kept, and what is broken or hostile costs one
file and one sentence."""
import io
import os
import unittest
import zipfile

import documents
from documents import HEADLINE, STORY
from read_documents import Documents


class SameArticle(Documents):
    def test_every_form_gives_the_same_quotations_with_the_same_speakers(self):
        wanted = self.quotes_in("a.txt", documents.plain())
        self.assertEqual(len(wanted), 11)
        self.assertEqual(wanted[0], ("Nous ne prendrons aucun risque avec la vie des habitants", "Hélène Marchais"))
        forms = {"a.html": documents.page(), "a.mhtml": documents.saved_page(), "a.docx": documents.word_document(),
                 "a.odt": documents.open_document(), "a.eml": documents.mail(), "b.eml": documents.mail(html=documents.page().decode()),
                 "a.epub": documents.book([("Un", STORY[:4]), ("Deux", STORY[4:])]),
                 **{f"{n}.pdf": documents.pdf(columns=n) for n in (1, 2, 3)}}
        for name, content in forms.items():
            with self.subTest(name):
                self.assertEqual(self.quotes_in(name, content), wanted)

    def test_each_comes_in_as_a_source_and_its_words_can_be_quoted(self):
        words = "un abandon pur et simple"
        for name, content, extractor in (("a.mhtml", documents.saved_page(), "mhtml/4"), ("a.docx", documents.word_document(), "docx/1"),
                                         ("a.odt", documents.open_document(), "odt/1"), ("a.eml", documents.mail(), "mail/1"),
                                         ("a.pdf", documents.pdf(columns=2), "pdf/2")):
            source = self.imported(name, content)
            self.assertEqual(self.rows("show", source)[0]["title"], HEADLINE, name)
            self.assertEqual(self.rows("show", source, "--text")[0]["extractor"], extractor)
            self.made("quote", source, "--exact", words, "--speaker", "Bruno Tessier")
        self.still_verifies()


class Pdf(Documents):
    def test_pages_are_kept_and_heads_leave_the_text(self):
        source = self.imported("a.pdf", documents.pdf(columns=2))
        text = self.text_of(source)
        self.assertNotIn("édition de Valcourt", text)
        pages = [each for each in self.rows("list", "texts")[0]["positions"] if each.get("kind", "page") == "page"]
        self.assertEqual([each["number"] for each in pages], [1, 2])
        whole = self.made("whole-page", source)
        heads = [words for label, words in self.parts_of(whole) if label == "Heads and feet of pages"]
        self.assertEqual(heads, ["Le Phare, édition de Valcourt — page 1", "Le Phare, édition de Valcourt — page 2"])

    def test_what_only_looks_like_a_head_stays_in_the_text(self):
        """A number that goes up with the pages makes a head, not any number in a line on top."""
        def pages(lines, y=800):
            body = ["Les relevés se poursuivent sur les deux rives.", "La route des crêtes reste ouverte la nuit."]
            return documents.pdf_of_pages([[(50, y, 11, line), *[(50, 700 - 14 * n, 11, f"{words} {n}") for n, words in enumerate(body)]]
                                           for line in lines])
        for name, lines, y in (("dead", ["Résultat : 12 morts", "Résultat : 97 morts"], 800),
                               ("sums", ["Total : 100 euros", "Total : 250 euros", "Total : 251 euros"], 40),
                               ("years", ["Nous avons voté contre en 2021", "Nous avons voté contre en 2022", "Nous avons voté contre en 2023"], 800),
                               ("articles", ["Article 1", "Article 2", "Article 3", "Article 4"], 800),
                               ("sentences", ["Il y avait 3 blessés.", "Il y avait 4 blessés.", "Il y avait 5 blessés."], 800),
                               ("two", ["Il y avait 8 blessés", "Il y avait 9 blessés"], 800)):
            with self.subTest(name):
                text = self.text_of(self.imported(f"{name}.pdf", pages(lines, y)))
                for line in lines:
                    self.assertIn(line, text)
                self.assertNotIn("heads and feet", self.told)
        for name, lines, y in (("pages", [f"Seite {n}" for n in range(1, 31)], 40), ("bare", [f"– {n + 240} –" for n in range(12)], 40),
                               ("of", [f"Rapport sur le pont — {n} de 14" for n in range(1, 15)], 800),
                               ("sides", [f"{n} | Le Phare" if n % 2 else f"Le pont | {n}" for n in range(8, 20)], 800)):
            with self.subTest(name):
                source = self.imported(f"{name}.pdf", pages(lines, y))
                for line in lines:
                    self.assertNotIn(line, self.text_of(source))
                self.assertIn(f"heads and feet of pages: {len(lines)}.", self.told)
                whole = self.made("whole-page", source)
                self.assertEqual([words for label, words in self.parts_of(whole) if label == "Heads and feet of pages"], lines)

    def test_lines_far_apart_are_of_one_paragraph_all_the_same(self):
        lines = ["Le conseil a promis hier que le marché couvert rouvrirait", "avant la fin de l’été, et que les marchands auraient leurs",
                 "places sans rien payer jusqu’au retour des beaux jours de", "mai."]
        for leading in (1.15, 1.3, 1.5, 2.0, 2.2):
            with self.subTest(leading):
                step = 11 * leading
                two = [(50, 760 - step * n, 11, line) for n, line in enumerate(lines)] + \
                      [(50, 760 - step * (n + 4.8), 11, line) for n, line in enumerate(lines)]
                text = self.text_of(self.imported(f"{leading}.pdf", documents.pdf_of_pages([two])))
                self.assertEqual(text.strip(), "\n\n".join([" ".join(lines)] * 2))

    def test_a_list_of_short_lines_is_not_run_together(self):
        two = [(50, 700, 11, "Une seule ligne."), (50, 680, 11, "Une autre ligne, seule.")]
        self.assertEqual(self.text_of(self.imported("b.pdf", documents.pdf_of_pages([two]))).strip().count("\n\n"), 1)
        lines = ["Pain", "Sel", "Huile", "Une lampe de poche et des piles de rechange"]
        content = documents.pdf_of_pages([[(50, 700 - 22 * n, 11, line) for n, line in enumerate(lines)]])
        self.assertEqual(self.text_of(self.imported("a.pdf", content)).strip().split("\n\n"), lines)

    def test_the_headline_is_told_by_its_letters(self):
        source = self.imported("a.pdf", documents.pdf())
        self.assertEqual(self.parts_of(source)[0], ("Headline", HEADLINE))

    def test_words_divided_at_line_ends_are_put_together(self):
        rows = ["Le sous-préfet et le vice-président sont venus.", "Un vice-président parle de porte-monnaie."]
        lines = [["Le gouverne-", "ment et le sous-", "préfet, un vice-", "président, le", "Saint-", "Père et l’O-", "TAN."], ["Ce gouvernement dure. Fin."]]
        content = documents.pdf_of_pages([[(50, 700 - 14 * n, 11, line) for n, line in enumerate(lines[0])],
                                          [(50, 700, 11, lines[1][0]), (50, 600, 11, rows[1])]])
        text = self.text_of(self.imported("a.pdf", content))
        self.assertIn("Le gouvernement et le sous-préfet, un vice-président, le", text)
        self.assertIn("Saint-Père et l’OTAN.", text)

    def test_a_hyphen_that_belongs_to_a_word_stays(self):
        """Each pair is the end of a line and the beginning of the next; nothing else in the document has these words."""
        kept = [("« Non », a-t-", "il dit"), ("« Oui », répète-", "t-elle"), ("« Peut-être », dit-", "elle"), ("l’ex-", "préfète"),
                ("celui-", "ci"), ("sa grand-", "tante"), ("une demi-", "lune"), ("à la mi-", "octobre"), ("un pacte franco-", "polonais"),
                ("la ville de Saint-", "Loup"), ("le Covid-", "19"), ("les vingt-", "trois"), ("elle-", "même"), ("l’anglo-", "saxon"),
                ("a well-", "known"), ("un vice-", "amiral"),
                ("voir https://phare.example/un-", "chemin"), ("SAINT-", "LOUP")]
        hanging = [("the pre-", "and post-war years"), ("im Vor-", "und Nachteil")]
        joined = [("une augmen-", "tation"), ("il faut ex-", "pliquer"), ("le mi-", "nistère"), ("c’est na-", "turel"), ("the govern-", "ment"),
                  ("die Verant-", "wortung"), ("la bat-", "aille")]
        lines, y = [], 780
        for first, second in kept + hanging + joined:
            lines += [(50, y, 8, "Une ligne assez longue pour que la suivante en soit, " + first), (50, y - 9.6, 8, second + ", puis la fin.")]
            y -= 26
        text = self.text_of(self.imported("a.pdf", documents.pdf_of_pages([lines])))
        for first, second in kept:
            self.assertIn(f"{first}{second}", text)
        for first, second in hanging:
            self.assertIn(f"{first} {second}", text)
        for first, second in joined:
            self.assertIn(f"{first[:-1]}{second}", text)

    def test_the_hyphen_of_unicode_is_like_any_other(self):
        lines = ["Un vice~", "amiral et le gou~", "vernement."]
        content = documents.pdf_of_pages([[(50, 700 - 13 * n, 11, line) for n, line in enumerate(lines)]], shown_as={"~": "\u2010"})
        self.assertEqual(self.text_of(self.imported("a.pdf", content)).strip(), "Un vice-amiral et le gouvernement.")

    def test_lines_from_right_to_left_are_put_in_the_order_they_are_read(self):
        wanted = "ראש העיר אמר (לא) בשנת 2022."
        seen = ".2022 תנשב (אל) רמא ריעה שאר"
        letters = sorted({letter for letter in seen if ord(letter) > 127})
        codes = {letter: chr(ord("a") + n) for n, letter in enumerate(letters)}
        line = "".join(codes.get(letter, letter) for letter in seen)
        content = documents.pdf_of_pages([[(100, 700, 12, line)]], shown_as={code: letter for letter, code in codes.items()})
        self.assertEqual(self.text_of(self.imported("a.pdf", content)).strip(), wanted)
        self.assertIn("from right to left, put in their order by rule: 1", self.told)

    def test_lines_of_chinese_are_joined_without_a_blank(self):
        first, second = "市長は橋を閉鎖すると述", "べた。"
        codes = {letter: chr(ord("A") + n) for n, letter in enumerate(first + second)}
        lines = ["".join(codes[letter] for letter in line) for line in (first, second)]
        content = documents.pdf_of_pages([[(50, 700 - 13 * n, 11, line) for n, line in enumerate(lines)]], shown_as={code: letter for letter, code in codes.items()})
        self.assertEqual(self.text_of(self.imported("a.pdf", content)).strip(), first + second)

    def test_a_page_that_has_hardly_any_words_is_said_and_a_short_one_is_none(self):
        self.imported("a.pdf", documents.pdf_of_pages([[(50, 30, 9, "1")]]))
        self.assertIn("hardly any words: 1 of 1", self.told)
        self.imported("b.pdf", documents.pdf_of_pages([[(50, 700, 11, "Neuf mots font déjà une page que chacun peut lire.")]] * 2))
        self.assertNotIn("hardly any words", self.told)

    def test_a_sentence_goes_on_behind_a_column_and_a_page(self):
        first = [(50, 120 - 13 * n, 11, line) for n, line in enumerate(["« Nous ne céderons", "pas d’un pouce sur"])]
        second = [(50, 700, 11, "ce chantier », dit-elle.")]
        text = self.text_of(self.imported("a.pdf", documents.pdf_of_pages([first, second])))
        self.assertIn("« Nous ne céderons pas d’un pouce sur ce chantier », dit-elle.", text)

    def test_what_cannot_be_read_says_why(self):
        for name, content, saying in (
                ("a.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 40, "it seems damaged, pdftotext gave up"),
                ("b.pdf", documents.pdf_of_pages([[]]), "pictures of pages and no text")):
            self.refused("import", self.file(name, content), saying=saying)
        self.assertEqual(self.rows("list", "sources"), [])

    def test_a_page_tree_without_end_costs_one_sentence(self):
        content = documents.pdf_of_pages([[(50, 700, 11, "Mots.")]]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
        self.refused("import", self.file("a.pdf", content), saying="pdftotext gave up|no text")


class Office(Documents):
    def test_changes_and_comments_are_said_and_kept_out(self):
        word = documents.WORD
        body = ('<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Titre</w:t></w:r></w:p><w:p><w:r><w:t>Un</w:t></w:r>'
                '<w:ins><w:r><w:t xml:space="preserve"> mot</w:t></w:r></w:ins><w:del><w:r><w:delText> parti</w:delText></w:r></w:del>'
                '<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, ici</w:t></w:r>'
                '<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>.</w:t></w:r>'
                '</mc:Fallback></mc:AlternateContent></w:p>')
        notes = f'<w:footnotes {word}><w:footnote w:type="separator"><w:p><w:r><w:t>trait</w:t></w:r></w:p></w:footnote>' \
                '<w:footnote><w:p><w:r><w:t>La note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
        comments = f"<w:comments {word}><w:comment><w:p><w:r><w:t>À vérifier.</w:t></w:r></w:p></w:comment></w:comments>"
        source = self.imported("a.docx", documents.word_document(body=body, more=[("word/footnotes.xml", notes), ("word/comments.xml", comments)]))
        self.assertIn("track of its changes: 2; notes in its margin: 1", self.told)
        self.assertIn("Hidden words left out of the text, in places: 1", self.told)
        self.assertEqual(self.parts_of(source), [("Headline", "Titre"), ("Article", "Un mot, ici."), ("Footnotes", "La note.")])
        self.assertEqual(self.parts_of(self.made("whole-page", source))[-1], ("Notes in the margin", "À vérifier."))

    def test_open_documents_as_well(self):
        body = ("<text:tracked-changes><text:changed-region><text:deletion><text:p>parti</text:p></text:deletion></text:changed-region>"
                '</text:tracked-changes><text:p>Un<text:s text:c="2"/>mot<text:note><text:note-citation>1</text:note-citation>'
                "<text:note-body><text:p>La note.</text:p></text:note-body></text:note> et<text:line-break/>fin<office:annotation>"
                "<dc:creator>X</dc:creator><text:p>Remarque</text:p></office:annotation>.</text:p>")
        source = self.imported("a.odt", documents.open_document(body=body))
        self.assertEqual(self.parts_of(source), [("Article", "Un  mot et\nfin."), ("Footnotes", "La note.")])
        self.assertIn("track of its changes: 1; notes in its margin: 1", self.told)

    def test_chapters_of_a_book_stand_in_its_order(self):
        source = self.imported("a.epub", documents.book([("Le pont", STORY[:2]), ("La vallée", STORY[2:4])]))
        self.assertEqual([label for label, _ in self.parts_of(source)], ["Le pont", "La vallée"])
        self.assertEqual(self.rows("list", "sources")[0]["author"], "Marc Delalande")
        locked = ("META-INF/encryption.xml", '<e xmlns:x="x"><x:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>')
        self.refused("import", self.file("b.epub", documents.book([("Un", STORY)], more=[locked])), saying="DRM")

    def test_hostile_archives_cost_one_sentence_each(self):
        word = documents.WORD
        laughs = "".join(f'<!ENTITY a{n} "{"&a%d;" % (n - 1) * 10}">' for n in range(1, 10))
        document = "<w:document %s><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
        many = io.BytesIO()
        with zipfile.ZipFile(many, "w") as made:
            made.writestr("word/document.xml", document % (word, "Mots."))
            for n in range(20_001):
                made.writestr(f"n{n}", "")
        for name, content, saying in (
                ("laughs.docx", documents.archive([("word/document.xml", f'<!DOCTYPE l [<!ENTITY a0 "ha">{laughs}]>' + document % (word, "&a9;"))]),
                 "definitions that are not followed"),
                ("outer.docx", documents.archive([("word/document.xml", '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document % (word, "&x;"))]),
                 "definitions that are not followed"),
                ("bomb.docx", documents.archive([("word/document.xml", b" " * 300_000_000)]), "unpacks to more than 209.7 MB"),
                ("many.docx", many.getvalue(), "more than 20000 files"),
                ("long.docx", documents.word_document(body="<w:p><w:r><w:t>" + "m" * 12_000_000 + "</w:t></w:r></w:p>"), "more text than is brought in"),
                ("deep.docx", documents.archive([("word/document.xml", "<a>" * 100_000)]), "damaged"),
                ("half.docx", documents.word_document()[:900], "damaged"),
                ("none.docx", documents.word_document(rows=[], body=""), "without words")):
            with self.subTest(name):
                self.refused("import", self.file(name, content), saying=saying)
        self.assertEqual(self.rows("list", "sources"), [])

    def test_names_in_an_archive_are_no_paths(self):
        outside = os.path.join(self.folder, "outside")
        content = documents.word_document(more=[("../outside", "x"), (outside, "x"), ("word/document.xml", "<w:x>Second.</w:x>")])
        text = self.text_of(self.imported("a.docx", content))
        self.assertNotIn("Second", text)
        self.assertFalse(os.path.exists(outside))
        self.assertFalse(os.path.exists(os.path.join(os.path.dirname(self.folder), "outside")))

    def test_a_text_box_stands_behind_the_paragraph_it_hangs_on(self):
        box = "<w:txbxContent><w:p><w:r><w:t>Encadré.</w:t></w:r></w:p></w:txbxContent>"
        body = f'<w:p><w:r><w:t xml:space="preserve">Le maire a dit </w:t></w:r><w:r>{box}</w:r><w:r><w:t>« non ».</w:t></w:r></w:p>'
        text = self.text_of(self.imported("a.docx", documents.word_document(body=body)))
        self.assertEqual(text.strip(), "Le maire a dit « non ».\n\nEncadré.")
        body = "<text:p>La préfète a dit <draw:frame><draw:text-box><text:p>Encadré.</text:p></draw:text-box></draw:frame>« oui ».</text:p>"
        self.assertEqual(self.text_of(self.imported("a.odt", documents.open_document(body=body))).strip(), "La préfète a dit « oui ».\n\nEncadré.")

    def test_a_remark_in_a_footnote_ends_neither(self):
        body = ("<text:p>Il ment<text:note><text:note-body><text:p>Selon son rival<office:annotation><text:p>À voir.</text:p></office:annotation>"
                ", et non selon nous.</text:p></text:note-body></text:note> encore.</text:p><text:p>Fin.</text:p>")
        source = self.imported("a.odt", documents.open_document(body=body))
        self.assertEqual(self.parts_of(source), [("Article", "Il ment encore.\n\nFin."), ("Footnotes", "Selon son rival, et non selon nous.")])
        whole = self.made("whole-page", source)
        self.assertEqual(self.parts_of(whole)[-1], ("Notes in the margin", "À voir."))

    def test_definitions_are_refused_wherever_and_however_they_are_written(self):
        body = '<w:document %s><w:body><w:p><w:r><w:t>Elle &neg; coupable</w:t></w:r></w:p></w:body></w:document>' % documents.WORD
        kind = '<!DOCTYPE l [<!ENTITY neg "n’est pas">]>'
        late, wide = "<!--" + "x" * 9000 + "-->" + kind + body, ('<?xml version="1.0" encoding="UTF-16"?>' + kind + body).encode("utf-16")
        no_entity = kind + body.replace("&neg;", "est")
        page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Il faut &neg; voter.</p></body></html>"
        for name, content in (("late.docx", documents.word_document(document=late)), ("wide.docx", documents.word_document(document=wide)),
                              ("unused.docx", documents.word_document(document=no_entity)),
                              ("a.odt", documents.open_document(body="<text:p>Elle &neg; coupable</text:p>", prolog="<!--" + "y" * 9000 + "-->" + kind)),
                              ("a.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", page)], prolog=kind, creators="<dc:creator>A &neg; B</dc:creator>")),
                              ("b.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", kind + page)]))):
            with self.subTest(name):
                self.refused("import", self.file(name, content), saying="definitions that are not followed")

    def test_how_something_looked_before_is_none_of_how_it_looks(self):
        body = ('<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">Il dit </w:t></w:r>'
                '<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>que le bac fermera.</w:t></w:r></w:p>'
                "<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>")
        source = self.imported("a.docx", documents.word_document(body=body))
        self.assertEqual((self.text_of(source).strip(), self.parts_of(source)), ("Il dit que le bac fermera.\n\nFin.", []))
        self.assertIn("track of its changes: 2", self.told)
        self.assertNotIn("Hidden words", self.told)

    def test_the_text_is_as_if_all_changes_were_accepted(self):
        def paragraph(words, mark=""):
            return f'<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        row = "<w:tr><w:trPr>%s</w:trPr><w:tc>%s</w:tc></w:tr>"
        body = (paragraph("Une phrase qui ", "<w:del/>") + paragraph("continue ici.") + paragraph("Un mot ", "<w:moveFrom/>") + paragraph("reste.") +
                "<w:tbl>" + row % ("<w:del/>", paragraph("Ligne supprimée.")) + row % ("", paragraph("Ligne gardée.")) + "</w:tbl>")
        text = self.text_of(self.imported("a.docx", documents.word_document(body=body)))
        self.assertEqual(text.strip().split("\n\n"), ["Une phrase qui continue ici.", "Un mot reste.", "Ligne gardée."])
        self.assertIn("track of its changes: 3", self.told)

    def test_what_a_style_hides_is_hidden(self):
        styles = (f'<w:styles {documents.WORD}><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Plus">'
                  '<w:basedOn w:val="Secret"/></w:style><w:style w:styleId="Titel1"><w:name w:val="Title"/></w:style></w:styles>')
        run = '<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
        body = ('<w:p><w:pPr><w:pStyle w:val="Titel1"/></w:pPr>' + run % ("", "Der Titel") + "</w:p>"
                '<w:p><w:pPr><w:pStyle w:val="Plus"/></w:pPr>' + run % ("", "Nicht zu sehen.") + run % ('<w:vanish w:val="0"/>', "Doch zu sehen.") + "</w:p>"
                "<w:p>" + run % ("", "Visible") + run % ('<w:rStyle w:val="Secret"/>', " pas") + run % ("<w:specVanish/>", " non plus") + run % ("", ".") + "</w:p>")
        source = self.imported("a.docx", documents.word_document(body=body, more=[("word/styles.xml", styles)]))
        self.assertEqual(self.parts_of(source), [("Headline", "Der Titel"), ("Article", "Doch zu sehen.\n\nVisible.")])
        self.assertIn("Hidden words left out of the text, in places: 3", self.told)

    def test_what_an_open_document_hides_is_hidden(self):
        styles = ('<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
                  '<style:style style:name="T2" style:parent-style-name="T1"/><style:style style:name="P1" style:parent-style-name="Title"/>')
        body = ('<text:p text:style-name="P1">Le titre</text:p><text:section text:display="none"><text:p>Section.</text:p></text:section>'
                '<text:p>Un<text:span text:style-name="T2"> secret</text:span> mot<text:hidden-text text:is-hidden="true"> perdu</text:hidden-text>.</text:p>'
                '<text:p>Tout<text:hidden-paragraph text:is-hidden="true"/> parti.</text:p><text:p>Un<text:script>var x</text:script> tableau :</text:p>'
                "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:covered-table-cell><text:p>couvert</text:p>"
                '</table:covered-table-cell></table:table-row><table:table-row table:visibility="collapse"><table:table-cell><text:p>replié</text:p>'
                "</table:table-cell></table:table-row></table:table>")
        source = self.imported("a.odt", documents.open_document(body=body, styles=styles))
        self.assertEqual(self.parts_of(source), [("Headline", "Le titre"), ("Article", "Un mot.\n\nUn tableau :\n\nA")])
        self.assertIn("Hidden words left out of the text, in places: 6", self.told)

    def test_line_ends_of_the_file_are_none_of_the_text(self):
        body = "\n  <text:p>Premier\n     paragraphe\n  sur   trois <text:span>\n lignes</text:span>.\n</text:p>\n  <text:p>\n Deuxième.</text:p>\n"
        text = self.text_of(self.imported("a.odt", documents.open_document(body=body)))
        self.assertEqual(text.strip(), "Premier paragraphe sur trois lignes.\n\nDeuxième.")

    def test_readings_of_signs_stay_beside_them(self):
        ruby = ("<w:ruby><w:rt><w:r><w:t>かわ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>川</w:t></w:r></w:rubyBase></w:ruby>")
        word = documents.word_document(body=f"<w:p><w:r>{ruby}</w:r><w:r><w:t>の橋。</w:t></w:r></w:p>")
        odt = documents.open_document(body="<text:p><text:ruby><text:ruby-base>川</text:ruby-base><text:ruby-text>かわ</text:ruby-text></text:ruby>の橋。</text:p>")
        page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p><ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby>の橋。</p></body></html>"
        for name, content in (("a.docx", word), ("a.odt", odt), ("a.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", page)]))):
            with self.subTest(name):
                self.assertEqual(self.text_of(self.imported(name, content)).strip(), "川の橋。")
                self.assertIn("Readings printed beside or above signs and left out of the text: 1", self.told)

    def test_nothing_goes_without_a_word(self):
        word = documents.WORD
        body = ('<w:p><w:r><w:t xml:space="preserve">Le taux est </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r>'
                '<m:t>42 %</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Arial" w:char="20AC"/></w:r></w:p><w:altChunk/>')
        header = f"<w:hdr {word}><w:p><w:r><w:t>Sous embargo</w:t></w:r></w:p></w:hdr>"
        source = self.imported("a.docx", documents.word_document(body=body, more=[("word/header1.xml", header), ("word/diagrams/data1.xml", "<x/>")]))
        self.assertEqual(self.text_of(source).strip(), "Le taux est 42 %€")
        for words in ("row of their signs: 1", "font of pictures, left out of the text: 1", "charts of the document, which were not read: 2",
                      "heads and feet of pages: 1"):
            self.assertIn(words, self.told)
        self.assertEqual(self.parts_of(self.made("whole-page", source))[-1], ("Heads and feet of pages", "Sous embargo"))
        styles = f"<office:document-styles {documents.ODF}><style:header><text:p>Sous embargo</text:p></style:header></office:document-styles>"
        contents = "<text:table-of-content><text:index-body><text:p>1 Titre</text:p></text:index-body></text:table-of-content>"
        source = self.imported("a.odt", documents.open_document(body=f"<text:p>Corps.</text:p>{contents}", more=[("styles.xml", styles)]))
        self.assertIn("heads and feet of pages: 1", self.told)
        self.assertIn("Tables of contents left out of the text: 1", self.told)
        whole = self.made("whole-page", source)
        self.assertIn("1 Titre", self.text_of(whole))
        self.assertEqual(self.parts_of(whole)[-1], ("Heads and feet of pages", "Sous embargo"))

    def test_names_are_told_by_their_name_spaces_and_parts_by_their_relationships(self):
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        relations = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
                     '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>')
        noted = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
                 '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="notes/n.xml"/></Relationships>')
        def plain(of):
            return f'<v:document xmlns:v="{of}"><v:body><v:p><v:pPr><v:pStyle v:val="Title"/></v:pPr><v:r><v:t>Des mots.</v:t></v:r></v:p></v:body></v:document>'
        notes = f'<w:footnotes {documents.WORD}><w:footnote><w:p><w:r><w:t>La note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
        for name, content in (("a.docx", documents.word_document(document=plain(space))), ("b.docx", documents.word_document(document=plain(strict))),
                              ("c.docx", documents.word_document(document=plain(space), path="word/document2.xml", more=[
                                  ("_rels/.rels", relations), ("word/_rels/document2.xml.rels", noted), ("word/notes/n.xml", notes)]))):
            with self.subTest(name):
                source = self.imported(name, content)
                self.assertEqual(self.parts_of(source)[0] if self.parts_of(source) else None, ("Headline", "Des mots."))
        self.assertEqual(self.parts_of(source)[-1], ("Footnotes", "La note."))
        other = ('<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
                 '<o:body><o:text><t:h t:outline-level="1">Titre</t:h><t:p>Des<t:s t:c="2"/>mots.</t:p></o:text></o:body></o:document-content>')
        odt = documents.archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", other)], stored=("mimetype",))
        self.assertEqual(self.parts_of(self.imported("a.odt", odt)), [("Headline", "Titre"), ("Article", "Des  mots.")])

    def test_a_locked_open_document_says_so(self):
        manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
        content = documents.archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", b"\x13\x37" * 300),
                                     ("META-INF/manifest.xml", manifest)], stored=("mimetype",))
        self.refused("import", self.file("a.odt", content), saying="locked by a password")

    def test_who_wrote_it_comes_before_whose_copy_it_was(self):
        meta = (f"<office:document-meta {documents.ODF}><office:meta><meta:initial-creator>Vieux Modèle</meta:initial-creator><dc:creator>Rosa Lind"
                "</dc:creator></office:meta></office:document-meta>")
        self.imported("a.odt", documents.open_document(meta=meta))
        self.assertEqual([each["value"] for each in self.found["said"] if each["field"] == "author"], ["Rosa Lind", "Vieux Modèle"])


class Books(Documents):
    def page(self, body, title="<title>Un</title>"):
        return f"<html xmlns='http://www.w3.org/1999/xhtml'><head>{title}</head><body>{body}</body></html>"

    def test_empty_elements_and_cdata_are_those_of_xml(self):
        for name, page, wanted in (("title", self.page("<p>Mots.</p>", "<title/>"), "Mots."), ("script", self.page("<p>Mots.</p>", '<script src="a"/>'), "Mots."),
                                   ("frame", self.page("<iframe/><p>Mots.</p>"), "Mots."), ("a", self.page('<p><a id="x"/>Dit <del/>et gardé.</p>'), "Dit et gardé."),
                                   ("data", self.page("<p>Un <![CDATA[mot < deux]]>.</p>"), "Un mot < deux."),
                                   ("break", self.page("<p>Un<br/>deux <img alt='a>b' src='x'/>trois</p>"), "Un\ndeux trois")):
            with self.subTest(name):
                self.assertIn(wanted, self.text_of(self.imported(f"{name}.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", page)]))))

    def test_chapters_are_found_as_the_book_calls_them(self):
        pages = [(called, lies, self.page(f"<p>Mot {n}.</p>")) for n, (called, lies) in enumerate((
            ("%C3%A9t%C3%A9.xhtml", "OPS/été.xhtml"), ("川.xhtml", "OPS/川.xhtml"), ("./d.xhtml", "OPS/d.xhtml"), ("e.xht", "OPS/e.xht"),
            ("F.XHTML", "OPS/F.XHTML"), ("../g.html", "g.html"), ("../../../h.html", "h.html"), ("i", "OPS/i")))]
        source = self.imported("a.epub", documents.book_of(pages))
        self.assertEqual(self.text_of(source).split("\n\n"), [f"Mot {n}." for n in range(8)])
        self.assertNotIn("does not hold", self.told)

    def test_chapters_without_words_or_that_are_not_there_are_counted(self):
        self.imported("a.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", self.page("<p>Mots.</p>")), ("d.xhtml", "OPS/d.xhtml", self.page("<img/>")),
                                                   ("e.xhtml", "OPS/x.xhtml", self.page(""))], spine='<itemref idref="nowhere"/>'))
        self.assertIn("Chapters that the book names and does not hold: 2", self.told)
        self.assertIn("without words, such as pictures: 1", self.told)

    def test_what_a_book_does_not_read_in_order_is_left_out_and_counted(self):
        pages = [("n.xhtml", "OPS/n.xhtml", self.page("<nav><ol><li>Premier</li></ol></nav>")), ("c.xhtml", "OPS/c.xhtml", self.page("<p>Mots.</p>")),
                 ("r.xhtml", "OPS/r.xhtml", self.page("<p>Réponses.</p>"))]
        source = self.imported("a.epub", documents.book_of(pages, contents=(0,), aside=(2,)))
        self.assertEqual(self.text_of(source), "Mots.")
        self.assertIn("Parts of the book that are no reading, such as its table of contents, left out of the text: 2.", self.told)

    def test_a_message_of_few_headers_is_known_by_its_name(self):
        words = "From: Ada Kern <ada@phare.example>\nSubject: Le quai\nDate: Tue, 6 Dec 2022 10:00:00 +0100\n\nLe quai rouvrira au printemps, après les travaux.\n"
        self.assertEqual(self.text_of(self.imported("a.eml", words)), "Le quai rouvrira au printemps, après les travaux.")
        self.assertIn("From: Ada Kern", self.text_of(self.imported("b.txt", words.replace("travaux", "travaux du port"))))

    def test_a_translator_is_no_author_and_a_change_no_publication(self):
        creators = ('<dc:creator opf:role="trl">Ada Kern</dc:creator><dc:creator id="b">Ivo Maes</dc:creator><dc:creator id="c">Lea Roth</dc:creator>'
                    '<meta refines="#b" property="role">aut</meta><meta refines="#c" property="role">ill</meta>'
                    '<dc:date opf:event="modification">2024-01-02</dc:date><dc:date>2019-05-06T00:00:00Z</dc:date>')
        self.imported("a.epub", documents.book_of([("c.xhtml", "OPS/c.xhtml", self.page("<p>Mots.</p>"))], creators=creators))
        self.assertEqual([(each["value"], each["from"]) for each in self.found["said"] if each["field"] in ("author", "published")],
                         [("2019-05-06", "book"), ("Ivo Maes", "book"), ("Ada Kern", "book, role trl"), ("Lea Roth", "book, role ill")])

    def test_folders_called_like_those_of_another_kind_mislead_nobody(self):
        self.imported("a.epub", documents.book_of([("word/c.xhtml", "OPS/word/c.xhtml", self.page("<p>Mots.</p>"))], more=[("word/x.xml", "x")]))
        self.refused("import", self.file("a.zip", documents.archive([("lisez.txt", "x"), ("crossword/grille.txt", "x")])), saying="archive")


if __name__ == "__main__":
    unittest.main()
