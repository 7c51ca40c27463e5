#!/usr/bin/python3
"""What is here twice, in the window: told beside the article that came in, listed as a page, looked at side by side, merged, said to be
one voice, split, and taken back.   duplicates_test.py PROGRAM CLI"""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table, choose

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "twice.counterpoint")
window = None
DISPATCH = ("Le ministère a publié mercredi les chiffres de la récolte. Ils sont les plus bas depuis onze ans, et les exploitants demandent "
            "une aide avant la fin de l'année. Une réunion est prévue lundi à la préfecture avec les syndicats, les banques et la région, qui "
            "a déjà promis deux millions d'euros pour les élevages les plus touchés par la sécheresse.\n")


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


def rows_of(*words):
    return [json.loads(line) for line in do("--json", *words).splitlines()]


def bring(name, words, publisher, *more):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(words)
    return rows_of("import", path, "--publisher", publisher, "--lang", "fr", "--title", f"Récolte ({publisher}, {name})", *more)[0]["id"]


do("init")
first = bring("a.txt", DISPATCH, "Journal")
second = bring("b.txt", DISPATCH.replace("mercredi", "jeudi"), "Journal")
wire = bring("c.txt", DISPATCH + "Fin.\n", "Agence", "--type", "wire")
statement = rows_of("quote", second, "--exact", "les plus bas depuis onze ans", "--speaker", "Le ministre")[0]["id"]


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def sources():
    return [row["id"] for row in rows_of("list", "sources")]


def the_article_says_that_it_is_perhaps_here_already():
    global window
    window = Window(PROGRAM, workspace)
    window.click(re.compile("^Sources, 3"))
    table = Table(window, "Sources")
    wait(lambda: table.count() == 3, "three sources")
    window.keys("F6")
    row = next(at for at in range(3) if "b.txt" in table.words(at, table.column("Source")))
    table.click(row, table.column("Source"))
    window.keys("Return")
    window.find(re.compile("^Perhaps here already: Récolte .Journal, a.txt.. Nearly the same words, "))
    window.find("Both print Agence", "push button")
    picture("duplicates-source.png")


def two_are_said_not_to_be_the_same_and_that_is_taken_back():
    window.keys("ctrl+8")
    pairs = Table(window, "What is perhaps here twice")
    wait(lambda: pairs.count() == 3, "three pairs")
    pairs.click(0, 0)
    window.click("Not the same", "push button")
    window.says("They are two, and are not shown as perhaps the same any more.")
    wait(lambda: pairs.count() == 2, "the pair to go")
    window.keys("F6", "ctrl+z")
    wait(lambda: pairs.count() == 3, "the pair again")


def the_page_lists_the_pairs_and_shows_both_before_it_merges():
    window.keys("ctrl+8")
    pairs = Table(window, "What is perhaps here twice")
    wait(lambda: pairs.count() == 3, "three pairs")
    row = next(at for at in range(3) if "a.txt" in pairs.words(at, 0) and "b.txt" in pairs.words(at, 0))
    pairs.click(row, 0)
    picture("duplicates-page.png")
    window.keys("Return")
    window.find("Stays: Récolte (Journal, a.txt)")
    window.find("Words that differ")
    window.find(re.compile(r"\[− mercredi\]\[\+ jeudi\]"))
    picture("duplicates-merge.png")
    window.click("Merge", "push button")
    window.says("“Récolte (Journal, b.txt)” became “Récolte (Journal, a.txt)”.")
    wait(lambda: second not in sources(), "the second one to go")
    assert rows_of("trail", statement)[0]["source"] == first


def a_paper_and_its_agency_become_one_voice():
    window.keys("ctrl+8")
    pairs = Table(window, "What is perhaps here twice")
    wait(lambda: pairs.count() == 1, "one pair")
    pairs.click(0, 0)
    window.click("Both print one agency", "push button")
    window.says("They print Agence: one voice from now on.")
    window.says("Nothing seems to be here twice.")


def two_keys_take_both_steps_back():
    window.keys("F6", "ctrl+z", "ctrl+z")
    wait(lambda: second in sources(), "the second one again")
    assert rows_of("trail", statement)[0]["source"] == second


def it_ends_well():
    window.close()
    assert '"holds":true' in do("--json", "verify")


run(the_article_says_that_it_is_perhaps_here_already, two_are_said_not_to_be_the_same_and_that_is_taken_back,
    the_page_lists_the_pairs_and_shows_both_before_it_merges, a_paper_and_its_agency_become_one_voice, two_keys_take_both_steps_back,
    it_ends_well)
