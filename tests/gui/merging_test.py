#!/usr/bin/python3
"""Two entries for one party or topic are made one only after both were shown; new ones are added by hand.
merging_test.py PROGRAM CLI"""
import os
import re
import sys
import tempfile

from driver import Atspi, Window, cli, run, wait
from table import Table, choose

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
window = None
parties = None


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


cli(CLI, "sample", workspace)
do("claim", "Une affirmation.", "--topic", "Énergie")
do("claim", "Une autre.", "--topic", "Energies")


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def row_of(name):
    return next(at for at in range(parties.count()) if parties.words(at, 0).split("\n")[0] == name)


def a_party_is_added_by_hand():
    global window, parties
    window = Window(PROGRAM, workspace)
    window.keys("ctrl+4")
    parties = Table(window, "Parties")
    wait(lambda: parties.count() > 0, "parties")
    before = parties.count()
    window.click("New party…", "push button")
    window.fill("Name", "Odile Ferrand")
    window.keys("ctrl+Return")
    parties.has(before + 1)
    window.click("New party…", "push button")
    window.fill("Name", "O. Ferrand")
    window.keys("ctrl+Return")
    parties.has(before + 2)


def both_sides_show_before_they_are_merged():
    before = parties.count()
    parties.click(row_of("O. Ferrand"), 0)
    parties.click(row_of("O. Ferrand"), 0, button=3)
    choose(window, "Merge the party with another…")
    window.find("Merge the party with another…")
    window.type("Odile")
    window.keys("Return")
    window.find("Stays: O. Ferrand")
    window.find("Goes into it: Odile Ferrand")
    assert parties.count() == before, "merged before anybody agreed"
    picture("merge.png")
    window.click("The other way round", "push button")
    window.find("Stays: Odile Ferrand")
    window.click("Merge", "push button")
    window.says("“O. Ferrand” became “Odile Ferrand”.")
    parties.has(before - 1)


def two_that_are_chosen_are_merged_at_once():
    for name in ("P. Ferrand", "Paul Ferrand"):
        window.click("New party…", "push button")
        window.fill("Name", name)
        window.keys("ctrl+Return")
        wait(lambda: row_of(name) >= 0, f"{name} in the list")
    before = parties.count()
    parties.click(row_of("P. Ferrand"))
    parties.click(row_of("Paul Ferrand"), hold="ctrl")
    parties.selects(*sorted([row_of("P. Ferrand"), row_of("Paul Ferrand")]))
    parties.click(row_of("Paul Ferrand"), 0, button=3)
    choose(window, "Merge the two parties…")
    window.find(re.compile("^Stays: (P.|Paul) Ferrand"))
    window.click("Merge", "push button")
    window.says("became")
    parties.has(before - 1)


def going_back_changes_nothing():
    before = parties.count()
    parties.click(row_of("Odile Ferrand"), 0, button=3)
    choose(window, "Merge the party with another…")
    window.find("Merge the party with another…")
    window.type("Vladimir")
    window.keys("Return", "Return")  # on "Go back"
    window.gone("Merge two parties?", "dialog")
    assert parties.count() == before


def topics_become_one():
    row = window.find(re.compile("^Energies, 1"))
    from table import click_at
    click_at(row, button=3)
    choose(window, "Merge the topic with another…")
    window.find("Merge the topic with another…")
    window.type("Énergie")
    window.keys("Return")
    window.find("Stays: Energies")
    window.click("The other way round", "push button")
    window.find("Stays: Énergie")
    window.click("Merge", "push button")
    window.find(re.compile("^Énergie, 2"))
    window.keys("F6", "ctrl+z")
    window.find(re.compile("^Energies, 1"))


def a_claim_is_split_by_ticking_what_goes():
    window.keys("ctrl+3")
    claims = Table(window, "Claims")
    before = wait(lambda: claims.count(), "claims")
    words = claims.column("Claim")
    row = next(at for at in range(before) if "absorber" in claims.words(at, words))
    claims.click(row, words)
    claims.click(row, words, button=3)
    choose(window, "Split it in two…")
    window.find("Split the claim in two")
    picture("split.png")
    box = window.find(re.compile("comble de l'ironie"), "check box")
    window.click(re.compile("comble de l'ironie"), "check box")
    wait(lambda: box.get_state_set().contains(Atspi.StateType.CHECKED), "the tick")
    window.fill("The new claim, a sentence that can be checked", "La Russie absorbe son voisin.")
    window.click("Split", "push button")
    window.gone("Split the claim in two", "dialog")
    window.find(re.compile("La Russie absorbe son voisin"))
    window.find(re.compile("comble de l'ironie"))
    window.keys("F6", "ctrl+z")
    window.keys("ctrl+3")
    wait(lambda: claims.count() == before, "one claim again")


def it_ends_well():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", workspace, "--json", "verify")


run(a_party_is_added_by_hand, both_sides_show_before_they_are_merged, two_that_are_chosen_are_merged_at_once, going_back_changes_nothing, topics_become_one,
    a_claim_is_split_by_ticking_what_goes, it_ends_well)
