#!/usr/bin/python3
"""A statement as long as a speech: it shows folded, and what can be done with it stays in sight.   long_words_test.py PROGRAM CLI"""
import os
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "long.counterpoint")
cli(CLI, "-w", workspace, "--as", "Robin Vasseur", "init")
speech = "Zebras came first. " + " ".join(f"Sentence {number} of the speech says little." for number in range(80)) + " The end of it."
cli(CLI, "-w", workspace, "--as", "Robin Vasseur", "statement", speech, "--speaker", "Ned Price")
window = Window(PROGRAM, workspace)


def in_sight(name):
    box = Table.box(window.find(name, "push button"))
    whole = Table.box(window.root.get_child_at_index(0))
    return whole.y <= box.y and box.y + box.height <= whole.y + whole.height


def a_long_statement_is_folded_and_can_be_worked_with():
    window.search("zebras")
    hits = Table(window, "Search")
    hits.has(1)
    hits.click(0)
    window.find("Show all", "push button")
    assert not any("The end of it." in name for name in window.names() if name.startswith("“")), "all of it shows"
    assert in_sight("Make a claim…") and in_sight("Change…")


def all_of_it_shows_on_demand_and_the_buttons_stay():
    window.click("Show all", "push button")
    window.says("The end of it.”")
    wait(lambda: in_sight("Make a claim…"), "the buttons in sight")
    window.click("Show less", "push button")
    window.find("Show all", "push button")
    window.close()


run(a_long_statement_is_folded_and_can_be_worked_with, all_of_it_shows_on_demand_and_the_buttons_stay)
