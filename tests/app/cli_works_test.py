#!/usr/bin/env python3
"""Lists of sources of reference managers and feeds, and passages that others marked: in once, told when they cannot, and
out again.
Usage: cli_works_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import unittest

from cli_driver import ARTICLE, WORDS, Desk

CSL = [{"id": "a", "type": "article-newspaper", "title": "The ferry of Tarnau", "author": [{"family": "Moor", "given": "Ada"}, {"literal": "Harbour Office"}],
        "container-title": "The Quay", "issued": {"date-parts": [["2022", 12, 9]]}, "URL": "https://quay.example/ferry", "language": "en-GB", "DOI": "10.9999/x",
        "keyword": "ferries", "editor": [{"family": "Roth", "given": "Lena"}], "original-date": {"date-parts": [[1999]]}},
       {"id": "b", "type": "dataset", "title": "Ships", "issued": {"date-parts": [[2021]], "circa": True}},
       {"id": "c", "type": "webpage", "title": "Spring", "issued": {"raw": "some day in spring"}},
       {"id": "d", "type": "webpage"}]
RIS = ("TY  - NEWS\r\nTI  - Der Hafen\r\nAU  - Ahlbeck, Jörn\r\nAU  - Roth, Lena\r\nT2  - Hafenblatt\r\nDA  - 2021/03/04/\r\nUR  - https://hafen.example/1\r\n"
       "AB  - Ein Bericht.\r\nKW  - Hafen\r\nER  - \r\n\r\nTY  - DATA\r\nTI  - Schiffe\r\nPY  - 2020\r\nER  - \r\nTY  - NEWS\r\nTI  - Abgebrochen\r\n")
BIB = r"""% sources
@string{quay = "The Quay"}
@online{ferry, title = {The {Ferry} of Troms{\o}}, author = {Moor, Ada and J{\"o}rn Ahlbeck}, journal = quay # { and Tide},
  year = 2022, month = dec, url = {https://quay.example/tromso}, keywords = {ships, ice}, note = {50\% of all --- so to say}}
@comment{nothing}
@book{old, title = "Caf\'{e}s", editor = "Quill, Dora", date = {1999-05}}
@misc{open, title = {never closed
"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Quay</title><language>en-us</language>
<item><title>Masts &amp; sails</title><link>https://quay.example/masts</link><pubDate>Mon, 19 Dec 2022 10:00:00 +0100</pubDate><dc:creator>Ada Moor</dc:creator>
<category>Harbour</category><description>&lt;p&gt;Two &lt;b&gt;fell&lt;/b&gt;.&lt;/p&gt;</description></item><item><guid>https://quay.example/2</guid><title>Second</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Quai</title><entry><title>Le pont</title><link rel="alternate" href="https://quai.example/pont"/>
<link rel="self" href="https://quai.example/api/1"/><updated>2023-01-02T00:00:00Z</updated><author><name>Odile Ferrand</name></author></entry></feed>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Harbours"><outline type="rss" text="The Quay" xmlUrl="https://quay.example/feed"
htmlUrl="https://quay.example/"/></outline></body></opml>"""


class Works(Desk):
    def sources(self):
        return {row["title"]: self.rows("show", row["id"])[0] for row in self.rows("list", "sources")}

    def test_csl_json(self):
        self.cli("init")
        path = self.file("a.json", json.dumps(CSL))
        self.cli("import", path, code=1)
        self.assertIn("3; here already: 0", self.said)
        self.assertIn("neither title nor address", self.said)
        ferry = self.sources()["The ferry of Tarnau"]
        self.assertEqual((ferry["author"], ferry["published"], ferry["url"], ferry["language"]),
                         ("Ada Moor, Harbour Office", "2022-12-09", "https://quay.example/ferry", "en"))
        for kept in ("DOI: 10.9999/x", "keyword: ferries", "editor: Lena Roth", "original-date: 1999"):
            self.assertIn(kept, ferry["note"])
        self.assertEqual(self.sources()["Ships"]["published"], "2021~")
        self.assertIn("some day in spring", self.sources()["Spring"]["note"])
        self.cli("import", path, code=1)
        self.assertIn("0; here already: 3", self.said)
        out = json.loads(self.cli("export", "--to", "csl-json"))
        self.assertEqual({each["title"] for each in out}, {"The ferry of Tarnau", "Ships", "Spring"})
        ferry = next(each for each in out if each["title"] == "The ferry of Tarnau")
        self.assertEqual(ferry["issued"], {"date-parts": [[2022, 12, 9]]})
        self.assertEqual(ferry["type"], "article-newspaper")
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.file("b.json", json.dumps(out)))
        again = self.sources()["The ferry of Tarnau"]
        self.assertEqual((again["author"], again["published"], again["url"]), ("Ada Moor, Harbour Office", "2022-12-09", "https://quay.example/ferry"))

    def test_ris(self):
        self.cli("init")
        self.cli("import", self.file("a.ris", RIS), code=1)
        self.assertIn("line 16: The file ends in the middle", self.said)
        harbour = self.sources()["Der Hafen"]
        self.assertEqual((harbour["author"], harbour["published"]), ("Jörn Ahlbeck, Lena Roth", "2021-03-04"))
        self.assertIn("KW: Hafen", harbour["note"])
        self.assertEqual(self.sources()["Schiffe"]["type"], "data_set")

    def test_bibtex(self):
        self.cli("init")
        self.cli("import", self.file("a.bib", BIB), code=1)
        self.assertIn("ends in the middle", self.said)
        ferry = self.sources()["The Ferry of Tromsø"]
        self.assertEqual((ferry["author"], ferry["published"]), ("Ada Moor, Jörn Ahlbeck", "2022-12"))
        self.assertIn("50% of all — so to say", ferry["note"])
        self.assertIn("keywords: ships, ice", ferry["note"])
        self.assertNotIn("title:", ferry["note"])
        self.assertEqual(self.sources()["Cafés"]["author"], "Dora Quill")

    def test_feeds_fill_the_inbox(self):
        self.cli("init")
        for name, feed in (("a.rss", RSS), ("b.atom", ATOM), ("c.opml", OPML)):
            self.cli("import", self.file(name, feed))
        sources = self.sources()
        self.assertEqual(set(sources), {"Masts & sails", "Second", "Le pont", "The Quay"})
        masts = sources["Masts & sails"]
        self.assertEqual((masts["author"], masts["published"], masts["url"]),
                         ("Ada Moor", "2022-12-19", "https://quay.example/masts"))
        self.assertEqual(len(self.rows("list", "inbox")), 4)
        self.assertIn("Two fell.", masts["note"])
        self.assertIn("Category: Harbour", masts["note"])
        self.assertEqual(sources["Le pont"]["url"], "https://quai.example/pont")
        self.cli("import", self.path("a.rss"))
        self.assertIn("0; here already: 2", self.said)

    def test_a_feed_is_read_in_the_encoding_it_declares(self):
        self.cli("init")
        for at, (name, words) in enumerate((("ISO-8859-1", "Été à Tarnau"), ("windows-1251", "Мир и порт"), ("UTF-8", "Øst"))):
            feed = f'<?xml version="1.0" encoding="{name}"?><rss><channel><item><title>{words}</title><link>https://x.example/{at}</link></item></channel></rss>'
            self.cli("import", self.file(f"{at}.rss", feed.encode(name)))
        self.assertEqual(set(self.sources()), {"Été à Tarnau", "Мир и порт", "Øst"})

    def test_addresses_of_bibtex_stand_as_they_are(self):
        self.cli("init")
        bib = (r"@online{a, title = {A \& B}, url = {https://x.example/a_b%20c~d/--e\_f}, doi = {10.1000/ab_c--d}}" "\n"
               r"@misc{b, title = {C}, howpublished = {\url{https://x.example/~c}}}" "\n")
        self.cli("import", self.file("a.bib", bib))
        sources = self.sources()
        self.assertEqual(sources["A & B"]["url"], "https://x.example/a_b%20c~d/--e_f")
        self.assertIn("DOI: 10.1000/ab_c--d", sources["A & B"]["note"])
        self.assertEqual(sources["C"]["url"], "https://x.example/~c")

    def test_dates_of_csl_keep_their_precision(self):
        self.cli("init")
        dates = {"A": {"raw": "197X"}, "B": {"date-parts": [[2022, 1, 3], [2022, 2, 5]]}, "C": "2004?", "D": "2022/2023", "E": {"date-parts": [[2021]], "circa": True},
                 "F": {"date-parts": [[2020, 5]]}}
        self.cli("import", self.file("a.json", json.dumps([{"id": each, "type": "webpage", "title": each, "issued": date} for each, date in dates.items()])))
        published = {title: source["published"] for title, source in self.sources().items()}
        self.assertEqual(published, {"A": "197X", "B": "2022-01-03/2022-02-05", "C": "2004?", "D": "2022/2023", "E": "2021~", "F": "2020-05"})
        out = self.cli("export", "--to", "csl-json")
        issued = {each["title"]: each["issued"] for each in json.loads(out)}
        self.assertEqual(issued, {"A": {"literal": "197X"}, "B": {"date-parts": [[2022, 1, 3], [2022, 2, 5]]}, "C": {"literal": "2004?"},
                                  "D": {"date-parts": [[2022], [2023]]}, "E": {"date-parts": [[2021]], "circa": True}, "F": {"date-parts": [[2020, 5]]}})
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.file("b.json", out))
        self.assertEqual({title: source["published"] for title, source in self.sources().items()}, published)

    def test_our_own_annotations_are_found_again_by_the_bytes(self):
        source, statement = self.quoted()
        self.cli("claim", "Un.", "--from", statement)
        out = self.cli("export", "--to", "annotations")
        self.assertIn("urn:sha256:", json.loads(out)[0]["target"]["source"])
        self.cli("import", self.file("a.jsonld", out))
        self.assertIn(": 0; here already: 1", self.said)
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.path("article.txt"), "--lang", "fr")
        self.cli("import", self.path("a.jsonld"))
        self.assertIn(": 1; here already: 0", self.said)

    def test_a_feed_that_is_none_is_told_by_line(self):
        self.cli("init")
        bomb = '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<rss><channel><item><title>&b;</title></item></channel></rss>'
        self.cli("import", self.file("bomb.rss", bomb), code=1)
        self.assertIn("declares words of its own", self.said)
        self.cli("import", self.file("cut.rss", RSS[:-10]), code=1)
        self.assertIn("From there on it is no XML", self.said)
        self.assertEqual(set(self.sources()), {"Masts & sails", "Second"})

    def annotation(self, exact, start=None, **more):
        selectors = [{"type": "TextQuoteSelector", "exact": exact}]
        if start is not None:
            selectors.append({"type": "TextPositionSelector", "start": start, "end": start + len(exact.encode("utf-16-le")) // 2})
        return {"type": "Annotation", "target": {"source": "https://quotidien.example/minsk", "selector": selectors},
                "body": {"type": "TextualBody", "value": "Look here."}, **more}

    def test_half_addresses_of_a_feed_are_made_whole(self):
        self.cli("init")
        atom = ('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ost.example/news/"><title>Ost</title>'
                '<entry><title>One</title><link rel="edit" href="/edit/1"/><link href="/a/1"/></entry>'
                '<entry xml:base="old/"><title>Two</title><link href="2.html"/></entry></feed>')
        rss = ('<rss><channel><link>https://west.example/start</link><item><title>Three</title><link>/b/3</link></item></channel></rss>')
        for name, feed in (("a.atom", atom), ("b.rss", rss)):
            self.cli("import", self.file(name, feed))
        self.assertEqual({title: source["url"] for title, source in self.sources().items()},
                         {"One": "https://ost.example/a/1", "Two": "https://ost.example/news/old/2.html", "Three": "https://west.example/b/3"})

    def test_a_day_stands_in_the_month_of_bibtex(self):
        self.cli("init")
        entries = "".join('@article{k%d, title = {T%d}, year = 2017, month = %s}\n' % (at, at, month)
                          for at, month in enumerate(('mar # "~4"', 'mar # " 4"', '{3~14}', 'dec', 'mar # "~40"')))
        self.cli("import", self.file("a.bib", entries), code=1)
        self.assertEqual({title: source.get("published") for title, source in self.sources().items()},
                         {"T0": "2017-03-04", "T1": "2017-03-04", "T2": "2017-03-14", "T3": "2017-12", "T4": None})
        self.cli("import", self.path("a.bib"), code=1)
        self.assertIn("told when they came in: 1", self.said)

    def test_every_target_of_an_annotation_counts(self):
        source = self.begin()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        second = self.annotation("comble de l'ironie")["target"]
        several = self.annotation("drones", id="urn:b")
        several["target"] = [several["target"], second, "https://elsewhere.example/2"]
        self.cli("import", self.file("a.jsonld", json.dumps([several, {"type": "Annotation", "id": "urn:c", "target": "https://quotidien.example/3"}])), code=1)
        self.assertIn(": 2; here already: 0", self.said)
        self.assertIn("annotation 2 (urn:c): It marks no passage", self.said)
        notes = [self.rows("show", row["id"])[0] for row in self.rows("list", "statements")]
        self.assertEqual(json.dumps(notes).count("Also about: https://elsewhere.example/2"), 2)

    def test_annotations_come_in_where_their_words_stand(self):
        source = self.begin()
        self.cli("edit", source, "url=https://www.quotidien.example/minsk/")
        shown = [self.annotation("comble de l'ironie"), self.annotation("words that stand nowhere"),
                 self.annotation("Alexandre Loukachenko"), {"type": "Annotation", "target": "https://quotidien.example/minsk"},
                 dict(self.annotation("drones"), target={"source": "https://elsewhere.example/", "selector": {"type": "TextQuoteSelector", "exact": "drones"}})]
        path = self.file("a.jsonld", json.dumps(shown))
        self.cli("import", path, code=1)
        self.assertIn("Quotations brought in from", self.said)
        self.assertIn(": 1; here already: 0", self.said)
        for told in ("does not stand in the text", "stands several times", "marks no passage", "elsewhere.example/ is not here"):
            self.assertIn(told, self.said)
        self.cli("import", path, code=1)
        self.assertIn(": 0; here already: 1", self.said)

    def test_hypothesis_counts_in_its_own_units(self):
        self.cli("init")
        self.file("article.txt", "😀 Two words here, and two words here again.\n" + ARTICLE)
        source = self.made("import", self.path("article.txt"), "--lang", "fr")
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        text = "😀 Two words here, and two words here again."
        start = len(text[:text.index("words here again")].encode("utf-16-le")) // 2
        rows = {"rows": [{"id": "x", "uri": "https://quotidien.example/minsk", "text": "Twice.", "tags": ["ships"], "user": "acct:ada@hypothes.is",
                          "target": [{"source": "https://quotidien.example/minsk", "selector": [
                              {"type": "TextPositionSelector", "start": start, "end": start + len("words here")},
                              {"type": "TextQuoteSelector", "exact": "words here", "prefix": "two ", "suffix": " again"}]}]}], "total": 1}
        rows["rows"].append(dict(rows["rows"][0], id="y", user="acct:ivo@hypothes.is"))
        self.cli("import", self.file("h.json", json.dumps(rows)))
        self.assertIn(": 1; here already: 1", self.said)
        note = self.rows("show", self.rows("list", "statements")[0]["id"])[0]["note"]
        self.assertEqual(note, "Twice.\nTags: ships\nMarked by ada")

    def test_quotations_go_out_as_annotations(self):
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        self.made("claim", "Une phrase.", "--from", statement)
        out = json.loads(self.cli("export", "--to", "annotations"))
        self.assertEqual(len(out), 1)
        quote, position = out[0]["target"]["selector"]
        self.assertEqual(quote["exact"], WORDS)
        text = self.bytes_of(self.path("article.txt")).decode()
        self.assertEqual(text[position["start"]:position["end"]], WORDS, "code points")
        self.assertTrue(out[0]["target"]["state"]["cached"].startswith("urn:sha256:"))


if __name__ == "__main__":
    unittest.main()
