"""Web pages from outside: the story alone, the whole page beside it, and quotations in either."""
import unittest

from cli_driver import Desk

STORY = ["La vente du vieux port est repoussée pour la troisième fois par le conseil municipal.",
         "« On ne nous a jamais consultés sur le port », a déclaré la maire, Nadia Tavernier, à l’issue de la séance.",
         "Selon le conseiller Daniel Frey, l’offre « sent le prête-nom ». Il a saisi le procureur de la région.",
         "Une réunion publique est prévue le 4 avril. D’ici là, la gare maritime reste fermée."]
HEADLINE = "Arvel repousse la vente de son port"
CAPTION = "« Nous tenons bon », dit la pancarte du quai est, tenue par Odile Marchetaud."


def page_of(rows, charset):
    """The rows as a newspaper would print them: menus, a wall of cookies, teasers, a caption."""
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Accueil", "Politique", "Sports"))
    teasers = "".join(f"<article class='teaser'><h3><a href='/t{n}'>Un autre sujet du jour numéro {n}</a></h3>"
                      f"<p>« Autre chose encore », assure Paul Barrier dans notre édition de mardi.</p></article>"
                      for n in range(4))
    words = (f"<!doctype html><html lang='fr'><head><meta charset='{charset}'><title>{HEADLINE} - Le Phare</title></head>"
             f"<body><div class='cookie-wall' role='dialog'><p>Nos partenaires et nous stockons des informations sur votre "
             f"appareil. « Tout accepter », dit le bouton. {'Vous pouvez changer d’avis à tout moment. ' * 8}</p></div>"
             f"<div class='main-menu'><ul>{menu}</ul></div><main><h1>{HEADLINE}</h1>"
             f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
             f"<div class='article-body'>{''.join(f'<p>{row}</p>' for row in rows)}</div>"
             f"<section><h2>Sur le même sujet</h2>{teasers}</section></main><footer>© Le Phare</footer></body></html>")
    return words.encode(charset)


class Pages(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def imported(self, name, content):
        self.cli("import", self.file(name, content))
        return self.rows("list", "sources")[-1]["id"]

    def found_in(self, wanted):
        quotes = self.rows("detect", wanted)[0]["quotes"]
        return [(each["text"], each["speaker"]) for each in quotes]

    def test_a_page_gives_its_story_alone(self):
        source = self.imported("a.html", page_of(STORY, "utf-8"))
        self.assertEqual(self.cli("show", source, "--text"), "\n\n".join(STORY) + "\n")
        text = self.rows("list", "texts")[0]
        self.assertEqual(text["extractor"], "html/4")

    def test_quotations_are_those_of_the_plain_text(self):
        plain = self.file("a.txt", "\n\n".join(STORY))
        wanted = self.found_in(plain)
        self.assertEqual([speaker for _, speaker in wanted], ["Nadia Tavernier", "Daniel Frey"])
        for charset in ("utf-8", "windows-1252"):
            self.assertEqual(self.found_in(self.file("a.html", page_of(STORY, charset))), wanted, charset)

    def test_the_whole_page_is_a_second_text(self):
        source = self.imported("a.html", page_of(STORY, "utf-8"))
        self.refused("quote", source, "--exact", "Nous tenons bon", "--speaker", "Odile Marchetaud", saying="do not stand in the text")
        whole = self.made("whole-page", source)
        self.refused("whole-page", source, saying="is here already")
        printed = self.cli("show", whole, "--text")
        for part in ("── Headline ──\n" + HEADLINE, "── Caption ──\n" + CAPTION, "── Article ──\n" + STORY[0],
                     "── Beside the article ──"):
            self.assertIn(part, printed)
        self.assertEqual(self.cli("show", source, "--text"), "\n\n".join(STORY) + "\n", "the article stays what is read")
        self.made("quote", whole, "--exact", "Nous tenons bon", "--speaker", "Odile Marchetaud")
        at = self.rows("list", "quotations")[0]["start"]
        parts = self.rows("show", whole, "--text")[0]["parts"]
        self.assertEqual([part["label"] for part in parts if part["start"] <= at < part["end"]], ["Caption"])
        self.assertEqual([part["label"] for part in parts].count("Article"), 1)
        self.cli("undo")
        self.cli("undo")
        self.assertEqual(len(self.rows("list", "texts")), 1)

    def test_plain_text_leaves_nothing_out(self):
        source = self.imported("a.txt", "\n\n".join(STORY))
        self.refused("whole-page", source, saying="was left out")


if __name__ == "__main__":
    unittest.main()
