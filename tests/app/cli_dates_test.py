"""The day something was said, as the words of an article tell it, on the command line; and dates of collections."""
import json

from cli_driver import Desk, unittest

# language, published, what is quoted, the article, the day it was said (None: not known)
TOLD = [
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said on Monday.", "2022-12-19"),
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said on Monday, Dec. 5.", "2022-12-05"),
    ("en", "2022-12-20", "The port is dead", "On Monday last week Erin Colby said: “The port is dead.”", "2022-12-12"),
    ("en", "2023-01-03", "The port is dead", "“The port is dead,” Erin Colby said on December 28, 2021.", "2021-12-28"),
    ("en", "2023-01-03", "The port is dead", "“The port is dead,” Erin Colby said last month.", "2022-12"),
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said in 2019.", "2019"),
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said, adding the council would vote on Thursday.",
     "2022-12-20"),
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said last year.", "2021"),
    ("en", "2022-12-20", "The port is dead", "“The port is dead,” Erin Colby said recently.", None),
    ("fr", "2022-12-20", "Le port est mort", "« Le port est mort », a dit Nadia Tavernier lundi 12 décembre 2022.", "2022-12-12"),
    ("fr", "2023-01-03", "Le port est mort", "« Le port est mort », a dit Nadia Tavernier le 28 décembre.", "2022-12-28"),
    ("fr", "2023-01-03", "le port est mort", "En 2019, Nadia Tavernier avait dit que « le port est mort ».", "2019"),
    ("fr", "2022-12-20", "Le port est mort", "« Le port est mort », avait dit Nadia Tavernier la veille.", None),
    ("de", "2022-12-20", "Der Hafen ist tot", "„Der Hafen ist tot“, sagte Nadja Tiedemann am Montag.", "2022-12-19"),
    ("de", "2022-12-20", "Der Hafen ist tot", "„Der Hafen ist tot“, sagte Nadja Tiedemann am 12. Dezember.", "2022-12-12"),
    ("de", "2022-12-20", "Der Hafen ist tot", "„Der Hafen ist tot“, sagte Nadja Tiedemann vor zwei Tagen.", "2022-12-18"),
    ("es", "2022-12-20", "El puerto está muerto", "«El puerto está muerto», dijo Nuria Salcedo el lunes.", "2022-12-19"),
    ("es", "2022-12-20", "El puerto está muerto", "«El puerto está muerto», dijo Nuria Salcedo el mes pasado.", "2022-11"),
    ("pt", "2022-12-20", "O porto está morto", "“O porto está morto”, disse Nádia Salgado nesta segunda-feira (19).",
     "2022-12-19"),
    ("pt", "2022-12-20", "O porto está morto", "“O porto está morto”, disse Nádia Salgado ontem.", "2022-12-19"),
    ("ru", "2022-12-20", "Порт мёртв", "«Порт мёртв», — заявил в понедельник Олег Ветров.", "2022-12-19"),
    ("ru", "2022-12-20", "Порт мёртв", "«Порт мёртв», — заявил Олег Ветров 12 декабря.", "2022-12-12"),
    ("nl", "2022-12-20", "De haven is dood", "“De haven is dood”, zei Nadia Verstraete maandag.", "2022-12-19"),
    ("nl", "2022-12-20", "De haven is dood", "“De haven is dood”, zei Nadia Verstraete vorig jaar.", "2021"),
]


class Dates(Desk):
    def test_the_day_is_what_the_words_tell(self):
        self.begin()
        for number, (language, published, words, text, day) in enumerate(TOLD):
            source = self.made("import", self.file(f"{number}.txt", text + f"\nNo. {number}.\n"), "--date", published,
                               "--lang", language)
            self.run_cli("-w", self.workspace, "--as", "Anna", "quote", source, "--exact", words, "--fill")
            newest = self.rows("list", "statements")[0]
            self.assertEqual(newest.get("said_on") or None, day, text)

    def test_words_that_tell_no_day_are_shown(self):
        self.begin()
        source = self.made("import", self.file("a.txt", "« Le port est mort », a dit récemment Nadia Tavernier.\n"), "--date",
                           "2022-12-20", "--lang", "fr")
        told = self.run_cli("-w", self.workspace, "--as", "Anna", "quote", source, "--exact", "Le port est mort", "--fill")
        self.assertIn("“récemment” does not tell which day it was said", told.stderr.decode() + told.stdout.decode())

    def test_the_dates_of_a_collection_settle_each_other(self):
        for name, known, one, other in (("american", "12/19/2022", "03/04/2022", "2022-03-04"),
                                        ("european", "19/12/2022", "03/04/2022", "2022-04-03"),
                                        ("hyphens", "12-19-2022", "3-4-2022", "2022-03-04")):
            self.workspace = self.path(name + ".counterpoint")
            self.begin()
            lines = [{"text": "Said in spring.", "verdict": "false", "date": one},
                     {"text": "Said in December.", "verdict": "false", "date": known}]
            told = self.run_cli("-w", self.workspace, "--as", "Anna", "import",
                                self.file(name + ".jsonl", "\n".join(map(json.dumps, lines))))
            self.assertIn(f"“{one}” is read as {other}", told.stderr.decode() + told.stdout.decode())
        self.workspace = self.path("both.counterpoint")
        self.begin()
        lines = [{"text": f"Said {date}.", "verdict": "false", "date": date}
                 for date in ("03/04/2022", "12/19/2022", "19/12/2022")]
        told = self.run_cli("-w", self.workspace, "--as", "Anna", "import",
                            self.file("both.jsonl", "\n".join(map(json.dumps, lines))))
        self.assertIn("“03/04/2022” can be 2022-04-03 or 2022-03-04", told.stderr.decode() + told.stdout.decode())

    def test_a_language_without_words_is_said(self):
        text = "«Порт не буде продано нікому», — заявила мер міста, і це рішення вже ухвалено. Її слова чули всі.\n"
        told = self.run_cli("--json", "detect", self.file("uk.txt", text))
        found = json.loads(told.stdout.decode().splitlines()[0])
        reasons = [each["reason"] for each in found["quotes"] + found["set_aside"]]
        self.assertTrue(reasons and all("no words of this language (“uk”)" in reason for reason in reasons), found)


if __name__ == "__main__":
    unittest.main()
