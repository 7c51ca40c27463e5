#!/usr/bin/python3
"""What a reader in a process of its own says travels as the number of a sentence (core/ingest/sentences.h): one that is
not in the list would come out as "There is more to say". So whatever core/ingest and app/reader say stands in that list.
        sentences_travel.py ROOT"""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop() if len(sys.argv) > 1 else ".")
LITERAL = r'"(?:[^"\\]|\\.)*"'
SAID = re.compile(r"\b(say|N_)\(\s*((?:" + LITERAL + r"\s*)+)")
CONSTANT = re.compile(r"inline constexpr auto (\w+)\s*=\s*N_\(((?:\s*" + LITERAL + r")+)\)")
# The table of readers is a second list behind the first (core/ingest/frames.cpp); time-stamps answer in a way of their own.
OTHER_LISTS = ("core/ingest/readers.cpp", "core/ingest/stamp_travels.cpp")


def words(literals):
    return "".join(one[1:-1] for one in re.findall(LITERAL, literals))


def without_comments(source):
    return re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*', lambda found: found.group(1) or "", source)


def not_travelling(files):
    """What is said in these sources (name: text) and is not in the list, each with its file."""
    table = without_comments(files["core/ingest/sentences.h"])
    named = {name: words(literals) for name, literals in CONSTANT.findall(table)}
    listed = set(re.findall(r"\w+", re.search(r"array all\{(.*?)\};", table, re.S).group(1)))
    missing = [("core/ingest/sentences.h", text) for name, text in named.items() if name not in listed]
    travelling = {text for name, text in named.items() if name in listed}
    for file, source in files.items():
        if file in OTHER_LISTS or file == "core/ingest/sentences.h":
            continue
        missing += [(file, text) for text in (words(literals) for _, literals in SAID.findall(without_comments(source)))
                    if text not in travelling]
    return missing


class SentencesTravel(unittest.TestCase):
    def test_all_that_readers_say_is_in_the_list(self):
        paths = [path for folder in ("core/ingest", "app/reader") for path in (ROOT / folder).iterdir()]
        files = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths if path.suffix in (".h", ".cpp")}
        self.assertGreater(len(files), 100)
        self.assertEqual(not_travelling(files), [])

    def test_it_notices(self):
        table = 'inline constexpr auto one = N_("One "\n "{file}.");\ninline constexpr auto two = N_("Two.");\n'
        for listed, said, found in (("one, two", 'say("One {file}.", {})', []),
                                    ("one", "", ["Two."]),
                                    ("one, two", 'throw Error(say(\n  "Three, "\n  "{file}."))', ["Three, {file}."]),
                                    ("one, two", 'note(N_("Four."))', ["Four."]),
                                    ("one, two", '// say("Five.")\n', [])):
            files = {"core/ingest/sentences.h": table + f"inline constexpr std::array all{{\n {listed},\n}};", "app/reader/x.cpp": said}
            with self.subTest(said):
                self.assertEqual([text for _, text in not_travelling(files)], found)


if __name__ == "__main__":
    unittest.main()
