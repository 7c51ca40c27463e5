#!/usr/bin/python3
"""Captions of recordings: times and turns are kept with the words, and a turn proposes its speaker."""
import unittest

import documents
from read_documents import Documents


class Captions(Documents):
    def test_times_are_kept_with_the_words(self):
        turns = [(1, "Bonsoir à tous."), (750, "<v Anne Krief>Le pont ne rouvrira pas."), (752, "<v Anne Krief>Pas avant l’été.")]
        source = self.imported("a.vtt", documents.subtitles(turns, "vtt"))
        self.assertEqual(self.text_of(source).splitlines()[-1], "Anne Krief: Le pont ne rouvrira pas. Pas avant l’été.")
        self.made("quote", source, "--exact", "Pas avant l’été", "--speaker", "Anne Krief")
        times = [(each["from_ms"], each["until_ms"]) for each in self.rows("list", "texts")[0]["positions"] if each.get("kind") == "time"]
        self.assertEqual(times, [(1000, 3000), (750_000, 752_000), (752_000, 754_000)])

    def test_a_turn_proposes_its_speaker(self):
        turns = [(1, "ANNE KRIEF: Le pont ne rouvrira pas avant l’été."), (4, "PAUL LEMOINE: Le financement est acquis depuis mardi.")]
        found = self.quotes_in("a.srt", documents.subtitles(turns))
        self.assertEqual([speaker for _, speaker in found], ["ANNE KRIEF", "PAUL LEMOINE"])


if __name__ == "__main__":
    unittest.main()
