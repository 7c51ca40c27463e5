#!/usr/bin/python3
"""The trail by the command line: hops tied, shown with what differs, proposed, refused in a circle; how one statement is
worded in each outlet.   cli_trail_test.py PROGRAM"""
import unittest

from cli_driver import Desk


class Trail(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def read(self, name, words, publisher, day, kind="article"):
        path = self.file(name + ".txt", f"{publisher} écrit : « {words} ». Voilà ce que {publisher} en sait, et rien de plus.\n")
        source = self.rows("import", path, "--publisher", publisher, "--date", day, "--type", kind, "--lang", "fr")[0]["id"]
        statement = self.rows("quote", source, "--exact", words)[0]["id"]
        return source, statement

    def test_a_quote_is_walked_back_and_each_hop_shows_what_differs(self):
        _, paper = self.read("paper", "pas intérêt à absorber qui que ce soit", "Journal", "2022-12-20")
        _, agency = self.read("wire", "nous n’avons pas intérêt à absorber qui que ce soit", "Agence", "2022-12-19", "wire")
        video, said = self.read("video", "nous n’avons pas intérêt à absorber qui que ce soit ici", "Chaîne", "2022-12-19", "broadcast")
        proposals = [row for row in self.rows("trail", paper, "--propose") if row["kind"] == "proposal"]
        self.assertEqual([row["statement"] for row in proposals], [agency, said])
        self.assertIn("earlier source", proposals[0]["reason"])
        self.cli("quoted-from", paper, agency)
        self.cli("quoted-from", agency, said)
        hops = self.rows("trail", paper)
        self.assertEqual([hop["standing"] for hop in hops], ["primary", "hop", "hop"])
        self.assertEqual(hops[1]["quoted_from"], hops[0]["id"])
        self.assertEqual(hops[2]["difference"][0], {"removed": "nous n’avons "})
        self.assertTrue(all(hop["bytes_hold"] for hop in hops))
        self.assertIn("[-nous n’avons -]", self.cli("trail", paper))
        self.assertIn("Independent origins: 1.", self.said)
        self.cli("quoted-from", said, paper, code=3)
        self.assertIn("which is quoted from it itself", self.said)
        self.cli("quoted-from", paper, "--nothing")
        self.assertEqual(len(self.rows("trail", paper)), 1)
        self.cli("undo")
        self.assertEqual(len(self.rows("trail", paper)), 3)
        self.assertEqual(self.rows("trail", paper)[0]["source"], video)

    def test_a_passage_that_is_not_recorded_yet_is_recorded_as_the_origin(self):
        _, paper = self.read("paper", "pas intérêt à absorber qui que ce soit", "Journal", "2022-12-20")
        path = self.file("minutes.txt", "Compte rendu. Nous n’avons pas intérêt à absorber qui que ce soit, dit-il.\n")
        minutes = self.rows("import", path, "--date", "2022-12-19", "--type", "transcript", "--lang", "fr")[0]["id"]
        self.cli("quoted-from", paper, "--source", minutes, "--exact", "Nous n’avons pas intérêt à absorber qui que ce soit")
        hops = self.rows("trail", paper)
        self.assertEqual([hop["source"] == minutes for hop in hops], [True, False])
        self.assertEqual(hops[0]["statement"], paper)
        self.cli("quoted-from", paper, "--source", minutes, "--exact", "nothing of that", code=3)
        self.cli("quoted-from", paper, code=2)

    def test_one_table_of_all_outlets(self):
        _, paper = self.read("paper", "il y a eu 12 morts dans la ville", "Journal", "2022-12-20")
        _, agency = self.read("wire", "il y a eu 21 morts dans la ville", "Agence", "2022-12-19", "wire")
        self.cli("quoted-from", paper, agency)
        outlets = self.rows("wordings", paper)
        self.assertEqual([outlet["reference"] for outlet in outlets], [True, False])
        self.assertEqual(outlets[1]["differs"], ["numbers"])
        self.assertLess(outlets[1]["kept"], 1)
        self.cli("wordings", paper)
        self.assertIn("independent origins: 1", self.said)
        self.cli("--lang", "fr", "wordings", paper)
        self.assertIn("origines indépendantes : 1", self.said)


if __name__ == "__main__":
    unittest.main()
