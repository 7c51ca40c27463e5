"""Messages: who wrote which words, in which letters, and the page that a saved one holds."""
import base64
import unittest

import documents
from documents import STORY
from read_documents import Documents


class Mail(Documents):
    def test_what_is_quoted_is_kept_apart_and_attachments_are_named(self):
        earlier = ["Bonjour,", "« Rien n’est signé », dit le préfet."]
        source = self.imported("a.eml", documents.mail(rows=STORY[:2], quoted=earlier, attachment=b"a\0b"))
        self.assertEqual(self.text_of(source).strip(), "\n\n".join(STORY[:2]))
        for words in ("sender's word", "earlier messages and left out of the text: 3", "1 (plan du pont.bin)"):
            self.assertIn(words, self.told)
        self.assertEqual((self.found["said"][1]["field"], self.found["said"][1]["value"], self.found["said"][1]["from"]),
                         ("author", "Hélène Duval", "From"))
        self.assertEqual(self.rows("list", "sources")[0]["published"], "2022-12-06")
        parts = dict(self.parts_of(self.made("whole-page", source)))
        self.assertIn("« Rien n’est signé »", parts["Earlier message"])
        self.assertFalse([line for line in parts["Earlier message"].splitlines() if line.startswith(">")])

    def test_headers_and_bodies_are_read_in_their_own_letters(self):
        content = ("From: =?iso-8859-2?Q?Ji=F8=ED_=C8ern=FD?= <j@x.example>\r\nMessage-ID: <1@x>\r\n"
                   "Subject: =?windows-1251?B?zO7x8g==?= =?utf-8?Q?_=C3=A9?=\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                   "=ED=CF=D3=D4 =DA=C1=CB=D2=D9=D4.\r\n").encode()
        source = self.imported("a.eml", content)
        self.assertEqual(self.text_of(source).strip(), "Мост закрыт.")
        shown = self.rows("list", "sources")[0]
        self.assertEqual((shown["title"], shown["author"]), ("Мост é", "Jiří Černý"))

    def test_utf8_is_utf8_whatever_the_message_says(self):
        words = "Le préfet a été « très » ému."
        for name, kind in (("a.eml", "text/plain; charset=us-ascii"), ("b.eml", "text/plain; charset=iso-8859-1"), ("c.eml", "text/html; charset=windows-1251")):
            with self.subTest(name):
                self.assertEqual(self.text_of(self.imported(name, documents.letter(words, kind))).strip(), words)
                self.assertIn("they are UTF-8, and were read so", self.told)
        self.assertEqual(self.text_of(self.imported("d.eml", documents.letter("Été.".encode("cp1252"), "text/plain; charset=us-ascii"))).strip(), "Été.")

    def test_a_message_can_be_read_again_in_another_encoding(self):
        source = self.imported("a.eml", documents.letter("Мост закрыт навсегда.".encode("cp1251"), "text/plain; charset=koi8-r"))
        self.assertNotIn("Мост", self.text_of(source))
        again = self.rows("read-again", source, "--encoding", "windows-1251", code=1)[0]
        self.assertEqual(again["encoding"], "windows-1251")
        self.assertEqual(self.text_of(again["id"]).strip(), "Мост закрыт навсегда.")
        source = self.imported("a.docx", documents.word_document())
        self.refused("read-again", source, "--encoding", "windows-1251", saying="no encoding to choose", code=3)

    def test_the_words_of_others_are_not_given_to_the_sender(self):
        own, theirs = "Je ne crois pas un mot de cela.", "Le bac est dangereux et je démissionne."
        day = "Le mar. 5 déc. 2022 à 09:12, Bruno Tessier &lt;b@x.example&gt; a écrit :"
        head = "<b>De :</b> Bruno Tessier<br><b>Envoyé :</b> lundi 5 décembre 2022<br><b>À :</b> Anne<br><b>Objet :</b> Bac"
        page = "text/html; charset=utf-8"
        outlook = f"{own}\n\nDe : Bruno Tessier <b@x.example>\nEnvoyé : lundi 5 décembre 2022 09:12\nÀ : Anne Krief\nObjet : Bac\n\n{theirs}\n"
        for name, content in (
                ("gmail", documents.letter(f'<div>{own}</div><div class="gmail_quote"><div class="gmail_attr">{day}</div><blockquote class="gmail_quote">'
                                           f"{theirs}</blockquote></div>", page)),
                ("thunderbird", documents.letter(f'<p>{own}</p><div class="moz-cite-prefix">{day}</div><blockquote type="cite"><p>{theirs}</p></blockquote>', page)),
                ("outlook page", documents.letter(f'<p>{own}</p><div style="border-top:solid"><p>{head}</p></div><p>{theirs}</p>', page)),
                ("outlook plain", documents.letter(outlook)),
                ("outlook german", documents.letter(f"{own}\n\nVon: Bruno\nGesendet: Montag\nAn: Anne\nBetreff: Fähre\n\n{theirs}")),
                ("apple", documents.letter(f"{own}\n\nBegin forwarded message:\n\nFrom: Bruno\nSubject: Bac\n\n{theirs}")),
                ("rule", documents.letter(f"{own}\n\n---------- Forwarded message ---------\nFrom: Bruno\n\n{theirs}")),
                ("day", documents.letter(f"{own}\n\nOn 5 December 2022, Bruno wrote:\n\n{theirs}")),
                ("three lines", documents.letter(f"{own}\n\nLe 5 décembre 2022 à 09:12, Bruno Tessier\n<bruno@valcourt.example>\na écrit :\n\n> {theirs}")),
                ("flowed", documents.letter(f"{own} \n> {theirs}\n", "text/plain; charset=utf-8; format=flowed")),
                ("flowed day", documents.letter(f"{own}\n\nLe 5 décembre 2022, Bruno a écrit : \n> {theirs}\n", "text/plain; charset=utf-8; format=flowed")),
                ("named", documents.letter(documents.parts(("Content-Type: text/plain; charset=utf-8", own),
                                                           ('Content-Type: text/plain; charset=utf-8; name="lettre.txt"', theirs)), "multipart/mixed; boundary=b"))):
            with self.subTest(name):
                source = self.imported(f"{name}.eml", content)
                self.assertEqual(self.text_of(source).strip(), own)
                self.assertRegex(self.told, "lettre.txt" if name == "named" else "earlier messages and left out of the text: [1-9]")
                if name != "named":
                    whole = dict(self.parts_of(self.made("whole-page", source)))
                    self.assertIn(theirs, whole["Earlier message"])
                    self.assertNotIn("\uf8f0", whole["Earlier message"])

    def test_what_only_looks_quoted_is_the_sender_s(self):
        for name, words, wanted in (
                ("percent", "Bilan :\n>50 % des voix\n>=30 sièges\nFin.", None), ("from", "Bonjour.\n>From the mayor we heard nothing.\nFin.", "Bonjour.\nFrom the mayor we heard nothing.\nFin."),
                ("dashes", "Un mot.\n\n-- Message transféré, dit-on, par erreur.\n\nFin.", None),
                ("board", "Un.\n\n---------- Original Message Board ----------\n\nLe forum.", None),
                ("book", "Dans son livre, Bruno Tessier a écrit :\n\nLe bac est sûr.", None),
                ("rule", "Un.\n\n____________\n\nDe : personne.\nFin.", None)):
            with self.subTest(name):
                self.assertEqual(self.text_of(self.imported(f"{name}.eml", documents.letter(words))).strip(), wanted or words)
        stuffed = documents.letter(" From ici.\n >pas une citation.\nFin.\n", "text/plain; charset=utf-8; format=flowed")
        self.assertEqual([line.strip() for line in self.text_of(self.imported("a.eml", stuffed)).strip().split("\n")], ["From ici.", ">pas une citation.", "Fin."])
        folded = documents.letter("Voir https://phare.exam \nple/abc et un  \nmot cou \npé.\n", "text/plain; charset=utf-8; format=flowed; delsp=yes")
        self.assertEqual(self.text_of(self.imported("b.eml", folded)).strip(), "Voir https://phare.example/abc et un mot coupé.")

    def test_a_form_may_have_several_parts_and_forms_may_differ(self):
        plain, page = "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8"
        several = documents.parts(("Content-Type: multipart/mixed; boundary=c", documents.parts((plain, "La première partie du texte."), (plain, "La seconde partie du texte."), boundary="c")),
                                  (page, "<p>La première partie du texte.</p><p>La seconde partie du texte.</p>"))
        text = self.text_of(self.imported("a.eml", documents.letter(several, "multipart/alternative; boundary=b")))
        self.assertEqual(text.strip(), "La première partie du texte.\n\nLa seconde partie du texte.")
        differ = documents.parts((plain, "La mairesse a dit oui à tous les habitants du quartier."),
                                 (page, "<p>La mairesse a refusé net, puis porté plainte contre le journal hier soir.</p>"))
        source = self.imported("b.eml", documents.letter(differ, "multipart/alternative; boundary=b"))
        self.assertIn("one thing as plain text and another as a page", self.told)
        self.assertIn("porté plainte", self.text_of(self.made("whole-page", source)))
        chinese = documents.parts((plain, "市长宣布大桥关闭直到三月，居民们表示反对。"), (page, "<p>a b c d e f g h i j k l m n o p q r s t u</p>"))
        self.assertIn("市长", self.text_of(self.imported("c.eml", documents.letter(chinese, "multipart/alternative; boundary=b"))))

    def test_a_message_that_was_only_sent_on_is_read_as_somebody_else_s(self):
        inner = "From: Bruno <b@x.example>\nSubject: Bac\nContent-Type: text/plain; charset=utf-8\n\nLe bac est dangereux."
        content = documents.letter(documents.parts(("Content-Type: message/rfc822", inner)), "multipart/mixed; boundary=b")
        source = self.imported("a.eml", content)
        self.assertEqual(self.parts_of(source), [("Earlier message", "Le bac est dangereux.")])
        self.assertIn("no words of its own", self.told)

    def test_a_message_that_lies_in_another_is_named_and_its_words_are_the_whole_page_s(self):
        own, theirs = "Lisez ce que dit le gardien.", "Le niveau est à 41 pour cent."
        inner = f"From: Bruno <b@x.example>\nSubject: =?utf-8?q?Niveau_de_l=E2=80=99eau?=\nContent-Type: text/plain; charset=utf-8\n\n{theirs}"
        deeper = "Content-Type: message/rfc822"
        content = documents.letter(documents.parts(("Content-Type: text/plain; charset=utf-8", own), (deeper, inner), (deeper, "From: C <c@x.example>\n\nDeux.")), "multipart/mixed; boundary=b")
        source = self.imported("a.eml", content)
        self.assertEqual(self.text_of(source).strip(), own)
        self.assertIn("Messages that lie in this one: 2 (Niveau de l’eau, ?)", self.told)
        self.assertNotIn("Attachments", self.told)
        self.assertEqual(self.parts_of(self.made("whole-page", source))[-1], ("Earlier message", theirs + "\n\nDeux."))

    def test_a_surname_that_comes_first_is_put_right_where_the_message_shows_it(self):
        def author(name, sender, words):
            self.imported(name, documents.letter(words, sender=sender))
            return [each["value"] for each in self.found["said"] if each["field"] == "author"]
        self.assertEqual(author("a.eml", '"Krief, Anne-Sophie" <x@x.example>', "Non.\n\n-- \nAnne-Sophie Krief\nLe Phare"), ["Anne-Sophie Krief", "Krief, Anne-Sophie"])
        self.assertEqual(author("b.eml", '"Obadia, Claire" <claire.obadia@x.example>', "Non."), ["Claire Obadia", "Obadia, Claire"])
        for name, sender in (("c", '"Obadia, Claire" <x@x.example>'), ("d", '"Le Phare, Valcourt" <desk@phare.example>'), ("e", '"Krief, Anne, députée" <a.krief@x.example>'), ("f", '"Phare, Le" <x@x.example>')):
            with self.subTest(name):
                self.assertEqual(len(author(f"{name}.eml", sender, "Non, dit Anne.")), 1)

    def test_headers_are_read_in_any_encoding_and_by_their_first(self):
        def coded(name, python, words):
            return f"=?{name}?B?{base64.b64encode(words.encode(python)).decode()}?="
        for name, python, words in (("gb2312", "gb2312", "桥梁关闭"), ("big5-hkscs", "big5hkscs", "橋樑"), ("iso-8859-8-i", "iso-8859-8", "גשר"),
                                    ("windows-1255", "cp1255", "גשר"), ("iso-8859-6", "iso-8859-6", "جسر"), ("tis-620", "tis-620", "สะพาน"),
                                    ("windows-1257", "cp1257", "tiltas š"), ("cp866", "cp866", "мост"), ("macintosh", "mac-roman", "été"),
                                    ("iso-2022-kr", "iso2022_kr", "다리"), ("cp949", "cp949", "다리"), ("iso-8859-16", "iso-8859-16", "ș")):
            with self.subTest(name):
                self.imported(f"{name}.eml", documents.letter("Mots.", subject=coded(name, python, words), sender=coded(name, python, words) + " <a@x.example>"))
                self.assertEqual([each["value"] for each in self.found["said"]][:2], [words, words])
        raw = "From: Мэрия <a@x>\nSubject: Мост закрыт\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1251\n\nМост закрыт.".encode("cp1251")
        self.imported("raw.eml", raw)
        self.assertEqual([each["value"] for each in self.found["said"]], ["Мост закрыт", "Мэрия"])
        self.imported("twice.eml", documents.letter("Mots.", more="From: Faux <f@x.example>\nSubject: Faux\nDate: Mon, 1 Jan 2001 00:00:00 +0000\n"))
        self.assertEqual([each["value"] for each in self.found["said"]], ["Le pont", "Anne Krief", "2022-12-06"])
        self.assertIn("more than once who sent it, when, or on what (From, Date, Subject)", self.told)
        self.imported("two.eml", documents.letter("Mots.", sender="Anne Krief <a@x.example>, tous: Ivo Maes <i@x.example>, b@x.example;"))
        self.assertEqual([each["value"] for each in self.found["said"] if each["field"] == "author"], ["Anne Krief", "Ivo Maes", "b@x.example"])

    def test_a_date_is_one_that_mail_writes(self):
        for number, (written, wanted) in enumerate((
                ("Tue, 6 Dec 2022 10:00:00 +0100", "2022-12-06"), ("6 Dec 22 10:00 GMT", "2022-12-06"), ("Mon, 5 Dec 2022 23:30:00 -0800 (PST)", "2022-12-05"),
                ("12/11/2022", None), ("03-04-05 10:00", None), ("Tue, 6 Dec 2099 10:00:00 +0000", None), ("Fri, 6 Dec 0022 10:00:00 +0000", None),
                ("Tue, 31 Feb 2023 10:00:00 +0000", None), ("6 décembre 2022", None), ("Tue, 6 Dec 2022 25:61:00", None), ("Tue Dec  6 10:00:00 2022", None))):
            with self.subTest(written):
                self.imported(f"{number}.eml", documents.letter("Mots.", date=written))
                found = [each["value"] for each in self.found["said"] if each["field"] == "published"]
                self.assertEqual(found, [wanted] if wanted else [])
                self.assertEqual("which no message can have" in self.told, wanted is None)

    def test_the_page_that_was_saved_is_the_one_the_file_names(self):
        head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://phare.example/a\nSubject: Titre\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b%s\n\n"
        advert = ("Content-Type: text/html; charset=utf-8\nContent-ID: <ad@x>\nContent-Location: https://reclame.example/", "<p>Une réclame pour des montres.</p>")
        page = ("Content-Type: text/html; charset=utf-8\nContent-ID: <main@x>\nContent-Location: https://phare.example/%s", documents.page().decode())
        for name, start, path in (("start", '; start="<main@x>"', "b"), ("location", "", "a")):
            with self.subTest(name):
                content = (head % start + documents.parts(advert, (page[0] % path, page[1]))).encode()
                source = self.imported(f"{name}.mhtml", content)
                self.assertIn(STORY[0], self.text_of(source))
                self.assertNotIn("montres", self.text_of(source))

    def test_a_message_with_pictures_is_no_saved_page(self):
        inside = documents.parts(("Content-Type: multipart/alternative; boundary=c", documents.parts(
            ("Content-Type: text/plain; charset=utf-8", "Le texte du message."), ("Content-Type: text/html; charset=utf-8", "<p>Le texte du message.</p>"), boundary="c")),
            ("Content-Type: image/png\nContent-Location: image001.png", "x"))
        self.imported("a.eml", documents.letter(inside, "multipart/related; boundary=b"))
        self.assertEqual([each["value"] for each in self.found["said"]], ["Le pont", "Anne Krief", "2022-12-06"])
        bare = "From: Anne Krief <a@x.example>\nSubject: Le pont\nDate: Tue, 6 Dec 2022 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        self.imported("b.eml", bare + documents.parts(("Content-Type: text/html; charset=utf-8", "<p>Le texte du message.</p>")))
        self.assertEqual(self.found["said"][1]["value"], "Anne Krief")

    def test_thousands_of_parts_and_depths_end(self):
        head = "From: a@x.example\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        many = head + "--b\nContent-Type: text/plain\n\nDes mots.\n" + "--b\nContent-Type: image/png\n\nx\n" * 5000 + "--b--\n"
        self.imported("a.eml", many)
        self.assertIn("more parts, or deeper ones", self.said)
        deep = "From: a@x.example\nMessage-ID: <1@x>\nMIME-Version: 1.0\n" + \
               "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000)) + "Content-Type: text/plain\n\nFond."
        self.refused("import", self.file("b.eml", deep), saying="b.eml")


if __name__ == "__main__":
    unittest.main()
