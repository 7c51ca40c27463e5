#!/usr/bin/env python3
"""Lists in parts, and help in the order of a day's work.
Usage: cli_paging_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import unittest

from cli_driver import Desk


class Paging(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")
        self.claims = [self.made("claim", f"Que le port compte {count} navires.") for count in range(7)]

    def parts(self, *words, name="id", size=3):
        """All rows of a list, taken part by part; each part but the last says how to go on."""
        names, after = [], []
        while True:
            part = self.rows(*words, "--limit", str(size), *after)
            names += [str(row[name]) for row in part]
            if "There is more" not in self.said:
                return names
            self.assertEqual(len(part), size)
            self.assertIn(f"--after {names[-1]} goes on", self.said)
            after = ["--after", names[-1]]

    def test_parts_are_the_whole(self):
        for words, name in ((("list", "claims"), "id"), (("list", "claims", "--order", "text"), "id"),
                            (("list", "revisions"), "revision"), (("list", "scales"), "id"),
                            (("search", "navires"), "id")):
            with self.subTest(words=words):
                whole = [str(row[name]) for row in self.rows(*words)]
                self.assertEqual(self.said, "", "all of it")
                self.assertEqual(self.parts(*words, name=name), whole)
                self.assertEqual(self.parts(*words, name=name, size=len(whole)), whole)

    def test_ratings_come_in_parts(self):
        whole = self.rows("list", "ratings")
        first = self.rows("list", "ratings", "--limit", "2")
        self.assertEqual(first, whole[:2])
        last = f"{first[-1]['scale']}/{first[-1]['key']}"
        self.assertIn(f"--after {last} goes on", self.said)
        self.assertEqual(self.rows("list", "ratings", "--after", last), whole[2:])

    def test_deleted_records_come_in_parts(self):
        for claim in self.claims[:5]:
            self.cli("delete", claim)
        self.assertEqual(self.parts("list", "deleted", size=2), list(reversed(self.claims[:5])))

    def test_a_short_identity_says_where_to_go_on(self):
        newest = [row["id"] for row in self.rows("list", "claims")]
        self.assertEqual([row["id"] for row in self.rows("list", "claims", "--after", newest[2][-5:])], newest[3:])

    def test_one_that_is_not_in_the_list(self):
        topic = self.made("topic", "Ports")
        self.cli("list", "scales", "--after", topic, code=3)
        self.assertIn("is not in this list", self.said)
        self.cli("search", "navires", "--after", topic, code=3)
        self.assertIn("is not in this list", self.said)

    def test_no_number_is_too_large(self):
        self.assertEqual(len(self.rows("search", "navires", "--limit", "2000000000")), 7)
        self.assertEqual(len(self.rows("list", "claims", "--limit", "99999999999")), 7)
        self.refused("list", "claims", "--limit", "0", saying="from 1 on", code=2)

    def test_help_is_grouped_by_the_days_work(self):
        help_text = self.run_cli("--help").stdout.decode()
        order = [help_text.index(heading) for heading in
                 ("Begin:", "Take in and record:", "Look and find:", "Rate, review, publish:", "History and what")]
        self.assertEqual(order, sorted(order))
        self.assertNotIn("Subcommands:", help_text)


if __name__ == "__main__":
    unittest.main()
