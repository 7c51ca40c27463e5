#!/usr/bin/python3
"""What a key is done to: the row that has the keyboard, even where the side still shows what was opened before; a click on the row
that is chosen already shows it again; of several rows it is said how many they are.   targets_test.py PROGRAM CLI"""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "targets.counterpoint")


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


def titles():
    return sorted(json.loads(line)["title"] for line in do("--json", "list", "sources").splitlines())


do("init")
for name in ("Quay", "Harbour", "Lighthouse"):
    path = os.path.join(folder, name + ".txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{name} news\n\nNobody was asked about the {name.lower()} before it was sold.\n")
    do("import", path, "--title", name)
do("claim", "The quay was sold twice.")
ALL = titles()
window = Window(PROGRAM, workspace)


def rows(page):
    table = Table(window, page)
    wait(lambda: table.count() > 0, f"rows of {page}")
    return table


def a_row_is_left_for_a_claim():
    window.keys("ctrl+2")
    sources = rows("Sources")
    sources.click(0, sources.column("Source"))
    window.keys("ctrl+3")
    claims = rows("Claims")
    claims.click(0, claims.column("Claim"))
    window.says("The quay was sold twice.")


def delete_means_the_row_with_the_keyboard():
    window.keys("ctrl+2")
    sources = rows("Sources")
    chosen = sources.words(0, sources.column("Source"))
    window.keys("F6", "Delete")
    wait(lambda: sources.count() == 2, f"{chosen} to go")
    assert len(do("--json", "list", "claims").splitlines()) == 1
    assert len(titles()) == 2 and set(titles()) < set(ALL), titles()
    window.keys("ctrl+z")
    wait(lambda: titles() == ALL, "it to be back")


def a_click_on_the_chosen_row_shows_it_again():
    window.keys("ctrl+3")
    claims = rows("Claims")
    claims.click(0, claims.column("Claim"))
    window.find("Link a statement…", "push button")
    window.keys("ctrl+2")
    sources = rows("Sources")
    window.keys("F6")
    at = sources.selected()[0]
    sources.click(at, sources.column("Source"))
    window.gone("Link a statement…", "push button")


def several_are_counted():
    window.keys("F6", "Home", "shift+Down")
    window.says("2 rows are chosen")


run(a_row_is_left_for_a_claim, delete_means_the_row_with_the_keyboard, a_click_on_the_chosen_row_shows_it_again, several_are_counted)
