#!/usr/bin/python3
"""What is here twice, by the command line: suggested when it comes in and as a list, merged and split in one step each, told, and
undone.   cli_merge_test.py PROGRAM"""
import unittest

from cli_driver import Desk

DISPATCH = ("Le ministère a publié mercredi les chiffres de la récolte. Ils sont les plus bas depuis onze ans, et les exploitants demandent "
            "une aide avant la fin de l'année. Une réunion est prévue lundi à la préfecture avec les syndicats, les banques et la région, qui "
            "a déjà promis deux millions d'euros pour les élevages les plus touchés par la sécheresse.\n")


class Merge(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def bring(self, name, words, publisher, *more):
        return self.rows("import", self.file(name, words), "--publisher", publisher, "--lang", "fr", *more)[0]["id"]

    def test_a_second_copy_is_told_when_it_comes_in_listed_merged_and_undone(self):
        first = self.bring("a.txt", DISPATCH, "Journal")
        self.assertNotIn("perhaps", self.said)
        second = self.bring("b.txt", DISPATCH.replace("mercredi", "jeudi"), "Journal", "--url", "https://journal.example/b")
        self.assertIn(f"({first}) is perhaps the same: nearly the same words", self.said)
        pairs = self.rows("duplicates")
        self.assertEqual([(pair["one"], pair["other"], pair["why"]) for pair in pairs], [(first, second, "near")])
        self.assertEqual(self.rows("duplicates", second), pairs)
        statement = self.made("quote", second, "--exact", "les plus bas depuis onze ans")
        self.rows("merge", first, second, "--reason", "deux fois le même")
        self.assertEqual(self.rows("duplicates"), [])
        self.assertEqual(self.rows("trail", statement)[0]["source"], first)
        self.assertEqual([row["id"] for row in self.rows("list", "sources")], [first])
        self.assertIn("deux fois le même", self.cli("history", second))
        self.cli("undo")
        self.assertEqual(len(self.rows("list", "sources")), 2)
        self.assertEqual(self.rows("trail", statement)[0]["source"], second)
        self.assertTrue(self.rows("verify")[0]["holds"])

    def test_what_is_said_not_to_be_the_same_is_listed_no_more_until_it_is_taken_back(self):
        first, second = self.bring("a.txt", DISPATCH, "Journal"), self.bring("b.txt", DISPATCH.replace("mercredi", "jeudi"), "Autre")
        pairs = self.rows("duplicates")
        self.assertEqual(len(pairs), 1)
        self.cli("keep-apart", first, second)
        self.assertEqual(self.rows("duplicates"), [])
        self.assertEqual(self.rows("duplicates", first) + self.rows("duplicates", second), [])
        self.assertIn("Said that two sources are not the same", self.cli("history", second))
        for two in ((first, second), (second, first)):
            self.refused("keep-apart", *two, saying="It was said already that these two are not the same.")
        self.refused("keep-apart", first, first, saying="This is one record; it takes two that are not the same.")
        self.refused("edit", second, "not_same=", saying="is not changed by hand|cannot be changed")
        self.cli("undo")
        self.assertEqual(self.rows("duplicates"), pairs)
        one = self.made("claim", "Les stocks de blé sont les plus bas depuis onze ans.")
        other = self.made("claim", "Les stocks de blé sont les plus bas depuis douze ans.")
        self.refused("keep-apart", one, first, saying="Only two sources, two statements or two claims")
        self.cli("keep-apart", one, other)
        self.assertNotIn(one, [pair["one"] for pair in self.rows("duplicates")])
        # Another one that looks the same is told of all the same.
        third = self.bring("c.txt", DISPATCH.replace("mercredi", "lundi"), "Autre")
        self.cli("keep-apart", first, second)
        self.assertEqual(sorted((pair["one"], pair["other"]) for pair in self.rows("duplicates")), sorted([(first, third), (second, third)]))
        self.still_verifies()

    def test_a_paper_and_its_agency_are_told_to_be_one_voice_and_not_one_source(self):
        self.bring("a.txt", DISPATCH, "Agence", "--type", "wire")
        self.bring("b.txt", DISPATCH + "Fin.\n", "Journal")
        self.assertIn("perhaps both print a dispatch of Agence", self.said)
        self.assertEqual([pair["agency"] for pair in self.rows("duplicates")], ["Agence"])

    def test_statements_are_merged_and_split_and_what_differs_is_told(self):
        first = self.bring("a.txt", DISPATCH, "Journal")
        second = self.bring("b.txt", "Ils sont les plus bas depuis onze ans, dit le ministre.\n", "Autre")
        one = self.made("quote", first, "--exact", "Ils sont les plus bas depuis onze ans", "--speaker", "Le ministre")
        other = self.made("quote", second, "--exact", "les plus bas depuis onze ans", "--speaker", "Le ministre")
        done = self.rows("merge", one, other)[0]
        self.assertIn("Records that were moved to it: 1", " ".join(done["remarks"]))
        hops = self.rows("trail", one)
        self.assertEqual(len(hops), 2)
        apart = self.made("split", one, next(hop["id"] for hop in hops if hop["source"] == second), "--text", "Il l'a redit.")
        self.assertEqual(len(self.rows("trail", one)), 1)
        self.assertEqual(self.rows("trail", apart)[0]["source"], second)
        self.refused("split", one, hops[0]["id"] if hops[0]["source"] == first else hops[1]["id"], saying="leave at least one behind")
        self.refused("merge", one, first, saying="is a source, not a statement")
        self.cli("undo")
        self.assertEqual(len(self.rows("trail", one)), 2)


if __name__ == "__main__":
    unittest.main()
