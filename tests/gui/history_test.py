#!/usr/bin/python3
"""Looking back: moments by filter, word by word, two compared by key, the dossier as it stood and as it was
published, a record stepped back and the step undone."""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, showing, wait, walk

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
FIRST = "La Russie n'a aucun intérêt à absorber le Bélarus ni qui que ce soit."
SECOND = "La Russie n'a pas intérêt à absorber le Bélarus ni qui que ce soit d'autre."
THIRD = "Une affirmation écrite à nouveau."
LONG = "Les mots sont exacts, le contexte les contredit. " * 40


def do(*words, who="Camille"):
    return cli(CLI, "-w", workspace, "--as", who, *words)


cli(CLI, "sample", workspace)
claim = next(row["id"] for row in map(json.loads, do("--json", "list", "claims").splitlines())
             if "absorber" in json.dumps(row, ensure_ascii=False))
do("edit", claim, "text=" + FIRST)
do("review", claim, "--rating", "misleading", "--rationale", LONG + "Un accord." + LONG)
do("review", claim, "--rating", "misleading", "--rationale", LONG + "Deux accords." + LONG)
do("review", claim, "--step", "submit", "--override", "test")
do("review", claim, "--step", "approve", who="Dominique")
do("review", claim, "--step", "publish", who="Dominique")
do("correct", claim, "--tier", "update", "--claim", SECOND, "--notice", "plus près des mots")
other = next(row for row in map(json.loads, do("--json", "list", "claims").splitlines()) if row["id"] != claim)
do("edit", other["id"], "text=" + THIRD)
window = Window(PROGRAM, workspace)


def moments():
    return window.find("Moments", "table")


def rows():
    return moments().get_table_iface().get_n_rows()


def nothing_is_nameless():
    for node in walk(window.root):
        if node.get_role_name() in {"push button", "text", "combo box", "table", "tree table"} and showing(node):
            assert node.get_name() or node.get_description(), node.get_role_name()


def the_history_of_a_claim_opens():
    window.click(re.compile("^Claims, 2"))
    window.keys("F6")
    window.find("Verdict: Misleading")
    window.keys("ctrl+shift+h")
    window.find("Close the history")
    window.says("plus près des mots")
    window.find(re.compile(r"La Russie n'a \[− aucun −\]\[\+ pas \+\] intérêt"))
    assert rows() > 12
    nothing_is_nameless()


def filters_narrow_it():
    everything = rows()
    window.choose("By whom", "Dominique")
    wait(lambda: rows() == 2, "the two moments of Dominique")
    window.choose("By whom", "Everybody")
    window.choose("What it touches", "Review · Long rationale")
    wait(lambda: 2 <= rows() <= 3, "the moments that touched the rationale")
    window.choose("What it touches", "Everything")
    window.fill("Until", "2001")
    window.find("No moment answers to these filters.")
    window.click("Show all moments", "push button")
    wait(lambda: rows() == everything, "all moments again")
    window.fill("Since", "2001-0")  # not a day yet
    assert rows() == everything
    window.fill("Since", "")


def long_texts_are_folded():
    window.choose("What it touches", "Review · Long rationale")
    wait(lambda: rows() <= 3, "the moments that touched the rationale")
    window.focus("Moments", "table")
    window.keys("Home")
    window.find(re.compile(r"^… .{20,200}\[− Un accord −\]\[\+ Deux accords \+\].{20,200} …$"))
    window.click("Show all", "push button")
    window.find(re.compile(r"^Les mots sont exacts.{1500,}\[− Un accord −\]", re.S))
    window.click("Show less", "push button")
    window.find("Show all", "push button")
    window.choose("What it touches", "Everything")


def two_moments_are_compared_by_key():
    wait(lambda: rows() > 12, "all moments")
    window.focus("Moments", "table")
    window.keys("Home")
    window.find(re.compile(r"^Claim: "))
    window.keys("Down", "Down", "Down")  # the review was submitted
    window.says("Submitted the review")
    window.find(re.compile(r"\[− Draft −\]\[\+ In review \+\]"))
    window.keys("m")
    window.says("Marked revision")
    window.keys("Home")
    window.find(re.compile(r"\[− aucun −\]"))
    window.keys("Return")
    window.find("Two moments compared")
    window.find(re.compile(r"\[− In review −\]\[\+ Published \+\]"))
    window.find(re.compile(r"\[− aucun −\]\[\+ pas \+\]"))
    window.keys("Escape")
    window.gone("Two moments compared")
    window.says("plus près des mots")  # the moment the hand is on, not the one marked


def typing_without_a_pause_compares_as_well():
    window.focus("Moments", "table")
    window.keys("Home")
    window.find(re.compile(r"\[− aucun −\]"))
    window.keys("Down", "Down", "Down", "m", "Home", "Return", delay=0)
    window.find("Two moments compared")
    window.find(re.compile(r"\[− In review −\]\[\+ Published \+\]"))
    window.keys("Escape")
    window.gone("Two moments compared")


def the_dossier_as_it_stood_is_to_look_at_only():
    window.focus("Moments", "table")
    window.keys("Home", "Down", "Down", "Down")
    window.find(re.compile(r"\[− Draft −\]"))
    window.click("As it stood then", "push button")
    window.find(re.compile("^As it stood on "))
    window.says(FIRST)
    window.find(re.compile("^In review · proposed by Camille"))
    for name in ("Change rating…", "Link a statement…", "Whole history…", "Change or remove this link"):
        assert not list(window.nodes(name)), name
    window.keys("Escape")
    window.find("Close the history")


def as_published_is_one_step_away():
    window.keys("Escape")
    window.says(SECOND)
    window.keys("ctrl+alt+p")
    window.find("Back to the present")
    window.says(FIRST)
    window.find(re.compile("^Published · proposed by Camille"))
    window.click("What changed since", "push button")
    window.find("Two moments compared")
    window.find(re.compile(r"\[− aucun −\]\[\+ pas \+\]"))


def what_is_published_does_not_step_back():
    window.click("Step back to this state", "push button")
    window.says("changes by a correction only")
    assert SECOND in do("list", "claims")
    window.click("Close this message")
    window.keys("Escape", "Escape")
    window.says(SECOND)


def a_record_steps_back_and_the_step_is_undone():
    window.keys("F6", "Down")
    window.find("Verdict: False")
    window.keys("ctrl+shift+h")
    window.find("Close the history")
    window.choose("What it touches", "Claim · Claim")
    wait(lambda: rows() == 2, "the two moments of its words")
    window.focus("Moments", "table")
    window.keys("End")
    window.click("Step back to this state", "push button")
    wait(lambda: other["text"] in do("list", "claims"), "the claim as it was made")
    window.keys("ctrl+z")
    wait(lambda: THIRD in do("list", "claims"), "the step undone")
    window.find("Close the history")
    window.keys("Escape", "Escape")
    window.says(THIRD)


def what_was_never_published_says_so():
    window.find("Verdict: False")
    window.keys("ctrl+alt+p")
    window.says("This claim was never published.")
    window.close()


run(the_history_of_a_claim_opens, filters_narrow_it, long_texts_are_folded, two_moments_are_compared_by_key,
    typing_without_a_pause_compares_as_well,
    the_dossier_as_it_stood_is_to_look_at_only, as_published_is_one_step_away,
    what_is_published_does_not_step_back, a_record_steps_back_and_the_step_is_undone, what_was_never_published_says_so)
