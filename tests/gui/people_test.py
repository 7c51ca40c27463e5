#!/usr/bin/python3
"""Who works here: the first start asks, the window always says it and changes it at once, and whoever works with another
one's key is recorded as entered by that one.        people_test.py PROGRAM CLI"""
import json
import os
import re
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "desk.counterpoint")
OWNER, GUEST = "Ines Moreau", "Karim Haddad"
state = {}


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def log():
    return [json.loads(line) for line in cli(CLI, "-w", workspace, "--json", "list", "revisions").splitlines()]


def claim(words):
    window = state["window"]
    window.keys("ctrl+n")
    window.fill("Claim", words)
    window.keys("ctrl+Return")
    window.find(words)


def choose_in_menu(item):
    """Opens the menu of people at the badge and chooses."""
    window = state["window"]
    # A menu holds the call until it is closed.
    Atspi.Action.do_action(window.find(re.compile("^You are "), "push button").get_action_iface(), 0)
    entry = window.find(item)
    picture("people-menu.png")
    Atspi.Action.do_action(entry.get_action_iface(), 0)


def first_start_asks_who_is_here():
    cli(CLI, "-w", workspace, "--as", "Somebody Else", "init")
    state["window"] = window = Window(PROGRAM, workspace, person=None)
    window.find("Who are you?")
    picture("first-start.png")
    window.click("Open desk.counterpoint")
    window.says("Say your name first: nothing is recorded without one.")
    window.fill("Your name", OWNER)
    window.click("Open desk.counterpoint")
    window.find("You are " + OWNER, "push button")
    assert json.loads(cli(CLI, "--json", "me"))["name"] == OWNER


def what_follows_is_signed_by_that_name():
    claim("Le pont a été fermé.")
    wait(lambda: log()[0]["actor"] == OWNER, "the owner's name in the log")
    assert "entered_by" not in log()[0]


def another_person_sits_down_without_a_new_start():
    window = state["window"]
    choose_in_menu("Another person…")
    window.find("Who works here now?", "heading")
    picture("another-person.png")
    window.fill("Name", GUEST)
    window.click("Work as this person", "push button")
    window.find("You are " + GUEST, "push button")
    claim("Le pont a rouvert.")
    wait(lambda: log()[0]["actor"] == GUEST, "the guest's name in the log")
    assert log()[0]["entered_by"] == OWNER, log()[0]


def the_history_says_who_entered_it():
    window = state["window"]
    window.keys("ctrl+h")
    window.says(f"{GUEST}, entered by {OWNER}")
    picture("entered-by.png")
    window.keys("Escape")
    assert f"{GUEST}, entered by {OWNER}" in cli(CLI, "-w", workspace, "list", "revisions")


def undo_is_of_the_person_who_sits_here():
    window = state["window"]
    choose_in_menu(re.compile(f"^{OWNER}"))
    window.find("You are " + OWNER, "push button")
    window.keys("F6", "ctrl+z")
    window.says("Undone: ")
    rows = cli(CLI, "-w", workspace, "list", "claims")
    assert "a rouvert" in rows and "fermé" not in rows, rows


def a_new_name_holds_from_then_on():
    window = state["window"]
    choose_in_menu("Change my name…")
    field = window.find("Name", "text")
    assert text_of(field) == OWNER
    window.fill("Name", "Ines Haddad")
    window.click("Be called that", "push button")
    window.find("You are Ines Haddad", "push button")
    claim("Le pont est ouvert.")
    wait(lambda: log()[0]["actor"] == "Ines Haddad", "the new name in the log")
    assert "entered_by" not in log()[0] and log()[2]["actor"] != "Ines Haddad"


def the_next_start_knows_who_it_is_and_speaks_french():
    state["window"].close()
    state["window"] = window = Window(PROGRAM, workspace, person=None, environment={"LANGUAGE": "fr"})
    window.find(re.compile("Ines Haddad"), "push button")
    assert not list(window.nodes("Qui êtes-vous ?"))
    assert {row["actor"] for row in log()} == {"Somebody Else", OWNER, GUEST, "Ines Haddad"}
    window.close()


run(first_start_asks_who_is_here, what_follows_is_signed_by_that_name, another_person_sits_down_without_a_new_start,
    the_history_says_who_entered_it, undo_is_of_the_person_who_sits_here, a_new_name_holds_from_then_on,
    the_next_start_knows_who_it_is_and_speaks_french)
