#!/usr/bin/env python3
"""Checks of claims in the formats of others: in, out, and looked at.
Usage: cli_claim_review_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import unittest

from cli_driver import CLAIM, WORDS, Desk


def review(at, **more):
    made = {"@type": "ClaimReview", "url": f"https://check.example/{at}", "claimReviewed": f"Bridge {at} is shut.",
            "datePublished": "2023-05-04", "author": {"@type": "Organization", "name": "Bridge Check"},
            "reviewRating": {"alternateName": "False", "ratingValue": 1, "worstRating": 1, "bestRating": 5},
            "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ivo Marsh"}}}
    made.update(more)
    return made


class ClaimReview(Desk):
    def test_a_feed_comes_in_once(self):
        self.cli("init")
        feed = {"@type": "DataFeed", "dataFeedElement": [{"item": [review(at), None]} for at in range(30)]}
        path = self.file("feed.json", json.dumps(feed, indent=1))
        self.cli("import", path)
        self.assertIn("30; here already: 0", self.said)
        rows = self.rows("list", "claims")
        self.assertEqual(len(rows), 30)
        self.assertEqual({row["verdict"] for row in rows}, {"False"})
        shown = self.rows("show", rows[0]["id"])[0]
        self.assertEqual(shown["review"]["url"][:22], "https://check.example/")
        self.assertEqual(shown["assertions"][0]["speaker"]["name"], "Ivo Marsh")
        self.assertIn("Rating in numbers: 1 (1 … 5)", shown["claim"]["note"])
        before = self.revisions()
        other = self.file("other.json", json.dumps([review(at) for at in range(29, -1, -1)]))
        self.cli("import", other)
        self.assertIn("0; here already: 30", self.said)
        self.assertEqual(len(self.rows("list", "claims")), 30)
        self.still_verifies()
        self.assertEqual(self.revisions(), before, "not even a scale")

    def test_what_is_said_of_a_picture_comes_in(self):
        self.cli("init")
        media = {"@context": "https://schema.org", "@type": "MediaReview", "url": "https://m.example/1", "datePublished": "2021-02-03",
                 "author": {"@type": "Organization", "name": "Media Desk"},
                 "mediaAuthenticityCategory": ["DecontextualizedContent", "https://schema.org/EditedOrCroppedContent"],
                 "originalMediaContextDescription": "A photograph of 2015.", "originalMediaLink": "https://agency.example/p.jpg",
                 "itemReviewed": {"@type": "MediaReviewItem", "embeddedTextCaption": "The bridge fell yesterday.",
                                  "mediaItemAppearance": [{"@type": "ImageObjectSnapshot", "sha256sum": ["ab12"],
                                                           "contentUrl": "https://x.example/p.jpg"}]}}
        bare = {"@type": "MediaReview", "url": "https://m.example/2", "mediaAuthenticityCategory": "OriginalMediaContent",
                "itemReviewed": {"@type": "ImageObject", "contentUrl": "https://x.example/q.jpg"}}
        self.cli("import", self.file("media.json", json.dumps([media, bare])), code=1)
        self.assertIn("in no words what is claimed with it", self.said)
        rows = {row["text"]: row for row in self.rows("list", "claims")}
        self.assertEqual({text: row["verdict"] for text, row in rows.items()},
                         {"The bridge fell yesterday.": "Decontextualized content"}, "an address is no claim")
        shown = self.rows("show", rows["The bridge fell yesterday."]["id"])[0]
        self.assertEqual(shown["review"]["rationale"], "A photograph of 2015.")
        for told in ("Rating: Edited or cropped content", "Picture or film: https://x.example/p.jpg", "SHA-256: ab12",
                     "Original: https://agency.example/p.jpg"):
            self.assertIn(told, shown["claim"]["note"])
        shown = self.cli("show", rows["The bridge fell yesterday."]["id"])
        self.assertIn("Published by Media Desk, not by this desk", shown)
        self.assertIn("https://m.example/1", shown)

    def test_what_is_wrong_is_told_by_line_and_the_rest_comes_in(self):
        self.cli("init")
        lines = [json.dumps(review(0)), '{"@type": "ClaimReview", "claimReviewed": "an "odd" one"}', json.dumps(review(2)),
                 json.dumps({"@type": "ClaimReview", "url": "https://check.example/none"})]
        path = self.file("broken.json", "[\n" + ",\n".join(lines) + "\n")
        self.cli("import", path, code=1)
        for told in ("line 3:", "line 5:", "ends in the middle", "brought in from"):
            self.assertIn(told, self.said)
        self.assertEqual(len(self.rows("list", "claims")), 2)

    def test_what_was_published_goes_out_and_passes(self):
        source, statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        self.cli("edit", statement, "said_on=2022-12-19", "role=président")
        claim = self.made("claim", CLAIM, "--from", statement)
        self.made("claim", "Un autre, que personne n'a évalué.")
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", "Parce que.")
        for step, who in (("submit", "Camille"), ("approve", "Dominique"), ("publish", "Dominique")):
            more = ("--override", "Essai.") if step == "submit" else ()
            self.cli("review", claim, "--step", step, *more, actor=who)
        out = json.loads(self.cli("export", claim, "--to", "claimreview"))
        self.assertEqual(out["@type"], "ClaimReview")
        self.assertEqual(out["claimReviewed"], CLAIM)
        rating = out["reviewRating"]
        self.assertLess(rating["worstRating"], rating["bestRating"])
        self.assertTrue(rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"])
        item = out["itemReviewed"]
        self.assertEqual(item["author"], {"@type": "Person", "name": "Vladimir Poutine", "jobTitle": "président"})
        self.assertEqual(item["datePublished"], "2022-12-19")
        self.assertEqual(item["appearance"][0]["url"], "https://quotidien.example/minsk")
        path = self.file("out.json", json.dumps(out))
        self.cli("check-claimreview", path, code=1)
        self.assertEqual([row["place"] for row in self.wrong(path)], ["url"], "this desk has no page for it yet")
        out["url"] = "https://desk.example/checks/1"
        self.assertEqual(self.wrong(self.file("out.json", json.dumps(out)), code=0), [])
        everything = json.loads(self.cli("export", "--to", "datafeed"))
        self.assertIn("left out, because this format is for published checks with a verdict: 1", self.said)
        self.assertEqual(len(everything["dataFeedElement"]), 1)
        self.assertEqual(json.loads(self.cli("export", "--to", "claimreview"))[0]["claimReviewed"], CLAIM)
        pages = self.cli("export", "--to", "fact-check-tools")
        markup = json.loads(pages)["claimReviewMarkupPages"][0]["claimReviewMarkups"][0]
        self.assertEqual((markup["claimReviewed"], markup["claimDate"], markup["claimAppearances"]),
                         (CLAIM, "2022-12-19", ["https://quotidien.example/minsk"]))
        self.assertEqual(markup["claimAuthor"], {"name": "Vladimir Poutine", "jobTitle": "président"})
        self.assertEqual((markup["rating"]["textualRating"], markup["rating"]["ratingExplanation"]),
                         ("Plutôt faux", "C'est le contraire."))
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", self.file("pages.json", pages))
        again = self.rows("show", self.rows("list", "claims")[0]["id"])[0]
        self.assertEqual((again["claim"]["text"], again["review"]["rating"]["label"], again["assertions"][0]["speaker"]["name"]),
                         (CLAIM, "Plutôt faux", "Vladimir Poutine"))

    def wrong(self, path, code=1):
        return [row for row in self.rows("check-claimreview", path, code=code) if row["weight"] == "wrong"]

    def test_the_same_words_of_somebody_else_are_told(self):
        self.cli("init")
        self.cli("import", self.file("a.json", json.dumps(review(1))))
        other = review(1, itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": "Jane Roe"}})
        self.cli("import", self.file("b.json", json.dumps(other)), code=1)
        self.assertIn("“Bridge 1 is shut.” is here as somebody else's words, not as Jane Roe's", self.said)
        again = review(1, itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": "ivo  marsh"}})
        self.cli("import", self.file("c.json", json.dumps(again)))
        self.assertIn("here already: 1", self.said)

    def test_what_no_field_holds_goes_out_and_in_again(self):
        self.cli("init")
        self.cli("import", self.file("a.json", json.dumps(review(1))))
        note = self.rows("show", self.rows("list", "claims")[0]["id"])[0]["claim"]["note"]
        self.assertIn("Rating in numbers", note)
        lines = self.file("a.jsonl", self.cli("export", "--to", "jsonl"))
        self.workspace = self.path("desk2.counterpoint")
        self.cli("init")
        self.cli("import", lines)
        self.assertEqual(self.rows("show", self.rows("list", "claims")[0]["id"])[0]["claim"]["note"], note)

    def test_checks_inside_a_page_come_in(self):
        self.cli("init")
        micro = ('<div itemscope itemtype="http://schema.org/ClaimReview"><a itemprop="url" href="https://check.example/7">x</a>'
                 '<p itemprop="claimReviewed">Bridge 7 is\n shut.</p><div itemprop="author" itemscope itemtype="http://schema.org/Organization">'
                 '<span itemprop="name">Bridge Check</span></div><div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating">'
                 '<meta itemprop="alternateName" content="False"></div></div>')
        page = ("<!DOCTYPE html><html><head><title>x</title>\n<script type='application/ld+json'>\n" + json.dumps([review(1), {"@type": "WebPage"}]) +
                "\n</script>\n<script type=\"application/ld+json\">{\"@graph\": [" + json.dumps(review(2)) + ",]}</script>\n"
                "<script type='application/ld+json'>{broken</script></head><body>" + micro + "</body></html>")
        path = self.file("page.html", page)
        self.cli("import", path, "--as", "claimreview", code=1)
        self.assertIn("brought in from", self.said)
        self.assertIn("line 6:", self.said)
        rows = self.rows("list", "claims")
        self.assertEqual({row["text"] for row in rows}, {"Bridge 1 is shut.", "Bridge 2 is shut.", "Bridge 7 is shut."})
        self.cli("import", self.file("none.html", "<p>Nothing here.</p>"), "--as", "claimreview", code=1)
        self.assertIn("tells of no claim that was checked", self.said)

    def test_a_house_is_no_person(self):
        self.cli("init")
        one = review(1, itemReviewed={"@type": "Claim", "author": {"@type": "Organization", "name": "Bridge Fellows"}})
        self.cli("import", self.file("a.json", json.dumps([one])))
        out = json.loads(self.cli("export", "--to", "claimreview"))
        out = out[0] if isinstance(out, list) else out
        self.assertEqual(out["author"], {"@type": "Organization", "name": "Bridge Check"})
        self.assertEqual(out["itemReviewed"]["author"]["@type"], "Organization")

    def test_the_same_page_under_another_address_is_the_same_check(self):
        self.cli("init")
        self.cli("import", self.file("a.json", json.dumps([review(1)])))
        self.cli("import", self.file("b.json", json.dumps([review(1, url="http://www.check.example/1/?utm_source=mail")])))
        self.assertIn("0; here already: 1", self.said)

    def test_the_order_of_a_file_stays(self):
        self.cli("init")
        self.cli("import", self.file("a.json", json.dumps([review(at) for at in range(5)])))
        out = json.loads(self.cli("export", "--to", "claimreview"))
        self.assertEqual([each["claimReviewed"] for each in out], [f"Bridge {at} is shut." for at in range(5)])

    def test_a_publishers_labels_are_mapped_and_kept(self):
        self.cli("init")
        table = {"verdicts": [{"publisher": "Bridge Check", "scale": "truth", "ratings": {"false": "false"}}]}
        path = self.file("a.json", json.dumps([review(1), review(2, reviewRating={"alternateName": "Half a lie"})]))
        self.cli("import", path, "--map", self.file("map.json", json.dumps(table)))
        self.assertIn("Half a lie (1)", self.said)
        shown = {row["text"]: self.rows("show", row["id"])[0] for row in self.rows("list", "claims")}
        self.assertEqual(shown["Bridge 1 is shut."]["review"]["rating"]["key"], "false")
        self.assertIn("Rating as published: False", shown["Bridge 1 is shut."]["claim"]["note"])
        self.assertEqual(shown["Bridge 2 is shut."]["review"]["rating"]["label"], "Half a lie")

    def test_a_file_without_any(self):
        path = self.file("none.json", '{"name": "nothing of the kind"}')
        self.cli("check-claimreview", path, code=1)
        self.assertIn("There is no ClaimReview", self.said)
        self.refused("check-claimreview", self.path("not-there"), saying="There is no file")

    def test_words_that_would_end_a_script_are_harmless(self):
        self.cli("init")
        path = self.file("in.json", json.dumps([review(1, claimReviewed="A </script> sign\u2028 and \u202e more.")]))
        self.cli("import", path, code=1)
        self.assertIn("show nothing but may act", self.said)
        out = self.cli("export", "--to", "claimreview")
        self.assertNotIn("\u202e", out)
        self.assertIn("sign", json.loads(out)["claimReviewed"])

    def test_answers_of_averitec_are_context_and_their_pages_sources(self):
        self.cli("init")
        known = self.made("import", self.file("page.txt", "The ferry sails."))
        self.cli("edit", known, "url=https://www.quay.example/times/")
        page = "https://web.archive.org/web/20200102030405/https://quay.example/log"
        path = self.file("dev.json", json.dumps([
            {"claim": f"The {ship} sank.", "label": "Refuted", "speaker": None, "claim_date": "31-10-2020", "questions": [
                {"question": "Does it sail?", "answers": [
                    {"answer": "Yes", "boolean_explanation": "Daily.", "source_url": "https://quay.example/times", "source_medium": "Web text"},
                    {"answer": "It was seen.", "source_url": page, "cached_source_url": page, "source_medium": "PDF"}]},
                {"question": "Who saw it?", "answers": [{"answer": "No answer could be found.", "source_url": ""}]}]}
            for ship in ("ferry", "tug")]))
        told = self.rows("import", path)[0]
        self.assertEqual((told["added"], told["sources"]), (2, 1), "one page is here already, the other is one")
        dossier = self.rows("show", self.rows("list", "claims")[0]["id"])[0]
        self.assertEqual([(each["text"], each["link"]["note"]) for each in dossier["context"]],
                         [("Yes — Daily.", "Does it sail?"), ("It was seen.", "Does it sail?")])
        self.assertIn("Evidence: " + page, dossier["context"][1]["note"])
        self.assertIn("Question: Who saw it? — No answer could be found.", dossier["claim"]["note"])
        source = next(row for row in self.rows("list", "sources") if "log" in row["title"])
        self.assertEqual([row["id"] for row in self.rows("list", "inbox")], [known], "nobody need look through it")
        source = self.rows("show", source["id"])[0]
        self.assertEqual((source["url"], source["type"]), ("https://quay.example/log", "report"))
        self.assertIn(page, source["note"])
        again = self.rows("import", path)[0]
        self.assertEqual((again["added"], again["known"], again.get("sources", 0)), (0, 2, 0))
        self.still_verifies()


if __name__ == "__main__":
    unittest.main()
