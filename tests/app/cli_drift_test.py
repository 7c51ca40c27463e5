"""A page that says something else by now: what became of every quotation, which claims that concerns, and what waits for
a person. The article is served from this machine, first as it was, then changed."""
import unittest

from cli_driver import ARTICLE, WORDS, Desk
from web_server import WebServer, answer

IRONY = "comble de l'ironie"
WITHOUT = "La Russie peut se passer de nous, et nous ne pouvons pas nous passer d'elle"


def page(text):
    title, *paragraphs = [part for part in text.split("\n\n") if part.strip()]
    body = "".join(f"<p>{each.strip()}</p>" for each in paragraphs)
    return answer(f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>{title}</title></head><body><article>"
                  f"<h1>{title}</h1>{body}</article></body></html>")


class Drift(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.web = WebServer({"/": page(ARTICLE)})
        self.addCleanup(self.web.close)
        self.source = self.rows("capture", "--allow-local", self.web.url("/"))[0]["id"]
        self.said = {}
        self.statements = {words: self.made("quote", self.source, "--exact", words, "--speaker", who)
                           for words, who in ((WORDS, "Vladimir Poutine"), (IRONY, "Ned Price"), (WITHOUT, "Alexandre Loukachenko"))}
        self.claims = {words: self.made("claim", f"Il est dit : {words}.", "--from", statement)
                       for words, statement in self.statements.items()}

    def captured(self, text, code=0):
        self.web.answers["/"] = page(text)
        return self.rows("capture", "--allow-local", "--of", self.source, code=code)[0]

    def drift(self):
        rows = self.rows("drift", self.source)
        return rows[0], {row["words"]: row for row in rows[1:]}

    def waiting(self):
        return {row["claim"]: row for row in self.rows("queue") if row["why"] == "source_changed"}

    def test_the_same_words_are_the_same_whatever_stands_around_them(self):
        made = self.captured(ARTICLE.replace("Dans la nuit, une attaque", "Mise à jour. Dans la nuit, une nouvelle attaque"))
        self.assertEqual((made["became"], made["quotations"], made["concerned"]), ("changed", 3, 0))
        whole, quotations = self.drift()
        self.assertEqual({row["became"] for row in quotations.values()}, {"same"})
        self.assertGreater(whole["words_come"], 0)
        self.assertEqual(self.waiting(), {})
        now = self.cli("show", self.source, "--text")
        for words, row in quotations.items():
            self.assertEqual(now[row["start"]:row["end"]], words)

    def test_what_is_changed_and_gone_waits_in_the_queue(self):
        changed = ARTICLE.replace("pas intérêt à absorber", "intérêt à absorber").replace(
            "Le porte-parole du département d'État américain, Ned Price, y a vu le « comble de l'ironie ».\n\n", "")
        made = self.captured(changed, code=1)
        self.assertEqual(made["concerned"], 2)
        self.assertIn("Quotations whose words are others or gone: 2.", self.said)
        _, quotations = self.drift()
        self.assertEqual({words: row["became"] for words, row in quotations.items()}, {WORDS: "changed", IRONY: "gone", WITHOUT: "same"})
        self.assertEqual(quotations[WORDS]["differs"], ["negations"])
        self.assertEqual(quotations[WORDS]["claims"], [self.claims[WORDS]])
        self.assertEqual(set(self.waiting()), {self.claims[WORDS], self.claims[IRONY]})
        told = self.cli("drift", self.source)
        self.assertIn("[-pas -]intérêt", told)
        self.assertIn("differs: negations", told)
        self.assertIn("«comble de l'ironie»", told)
        self.assertIn(self.claims[IRONY][-5:].upper(), told)
        self.captured(changed)  # unchanged since: nothing more waits
        self.captured(changed + "\n\nPS.", code=1)
        remarks = [row for row in self.rows("list", "remarks") if not row.get("resolved_by")]
        self.assertEqual(len(remarks), 2)
        self.cli("undo")
        self.cli("undo")
        self.cli("undo")
        self.assertEqual(self.waiting(), {})
        self.cli("redo")
        self.assertEqual(len(self.waiting()), 2)
        self.still_verifies()

    def test_a_number_never_passes_silently(self):
        self.captured(ARTICLE.replace("milliers d'habitants", "dizaines d'habitants"))
        number = self.made("quote", self.source, "--exact", "des dizaines d'habitants", "--speaker", "L'agence")
        claim = self.made("claim", "Des habitants sont sans courant.", "--from", number)
        self.captured(ARTICLE.replace("milliers d'habitants", "12 000 habitants"), code=1)
        self.assertIn(claim, self.waiting())

    def test_a_paragraph_that_moved_is_found(self):
        first, second, *rest = ARTICLE.split("\n\n")
        self.captured("\n\n".join([first, *rest[:-1], rest[-1].strip(), second]))
        _, quotations = self.drift()
        self.assertIn(quotations[WORDS]["became"], ("same", "moved"))
        now = self.cli("show", self.source, "--text")
        self.assertEqual(now[quotations[WORDS]["start"]:quotations[WORDS]["end"]], WORDS)

    def test_quotations_are_carried_over_on_command_and_differences_are_asked(self):
        changed = ARTICLE.replace("pas intérêt à absorber", "intérêt à absorber").replace("comble de l'ironie", "sommet de l'ironie")
        changed = changed.replace("« La Russie peut", "Puis : « La Russie peut")
        newest = self.captured(changed, code=1)["text"]
        made = self.rows("carry-over", self.source)[0]
        self.assertEqual((made["carried"], made["to_ask"]), (1, 2))
        of = {row["exact"]: row for row in self.rows("list", "quotations")}
        self.assertEqual(of[WITHOUT]["text"], newest)
        self.assertNotEqual(of[WORDS]["text"], newest)
        self.refused("carry-over", self.source, of[WORDS]["id"], saying="may turn the meaning round")
        self.assertEqual(self.rows("carry-over", self.source, of[IRONY]["id"])[0]["carried"], 1)
        self.assertEqual(self.rows("carry-over", self.source, of[WORDS]["id"], "--yes")[0]["carried"], 1)
        now = {row["exact"] for row in self.rows("list", "quotations")}
        self.assertEqual(now, {WITHOUT, WORDS.replace("pas ", "", 1), "sommet de l'ironie"})
        self.refused("carry-over", self.source, saying="no quotation to carry over")
        for _ in range(3):
            self.cli("undo")
        self.assertEqual({row["exact"] for row in self.rows("list", "quotations")}, {WORDS, IRONY, WITHOUT})
        self.still_verifies()

    def test_what_is_approved_stays_where_it_was_approved(self):
        claim = self.claims[WITHOUT]
        self.cli("review", claim, "--rating", "true", "--summary", "Oui.", "--rationale", "Il le dit.")
        self.cli("review", claim, "--step", "submit", "--override", "une seule source")
        self.cli("review", claim, "--step", "approve", actor="Dominique")
        self.cli("watch", self.source)
        self.cli("review", claim, "--step", "publish")
        self.cli("watch", self.source, "--every", "3")
        self.cli("edit", self.source, "archives=https://archive.ph/aB3dE")
        self.captured(ARTICLE.replace("Dans la nuit", "Hier dans la nuit"))
        made = self.rows("carry-over", self.source)[0]
        self.assertEqual((made["carried"], made["approved"]), (2, 1))
        self.assertEqual([row["why"] for row in self.rows("queue") if row["why"] == "stale"], [])

    def test_one_text_has_nothing_to_compare(self):
        self.cli("drift", self.source)
        self.assertIn("there is nothing to compare it with", self.said)
        self.assertIsNone(self.drift()[0]["before"])
        self.captured(ARTICLE.replace("Poutine et Loukachenko se parlent", "Poutine et Loukachenko se taisent"))
        facts = self.drift()[0]["facts"]
        self.assertEqual([fact["field"] for fact in facts], ["title"] if facts else [])


if __name__ == "__main__":
    unittest.main()
