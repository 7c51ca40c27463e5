#!/usr/bin/python3
"""What the window tells lies over the work: nothing moves, what was done can be taken back there, what warns stays until
it is closed or its cause is over.      messages_test.py PROGRAM CLI"""
import os
import re
import sys
import tempfile

import warnings

from driver import Atspi, Window, cli, run, wait

warnings.simplefilter("ignore")  # of the accessibility library, about its own names

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "desk.counterpoint")
state = {}
cli(CLI, "-w", workspace, "--as", "Ines Moreau", "init")
for words in ("Le pont a été fermé.", "La gare a rouvert."):
    cli(CLI, "-w", workspace, "--as", "Ines Moreau", "claim", words)


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def box(node):
    there = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.SCREEN)
    return there.x, there.y, there.width, there.height


def table():
    return state["window"].find("Claims", "table")


def where_things_are():
    window = state["window"]
    cell = table().get_table_iface().get_accessible_at(0, 0)
    return [box(table()), box(cell), box(window.find("New claim", "push button")), box(window.find(re.compile("^Inbox")))]


def claims():
    return cli(CLI, "-w", workspace, "list", "claims")


def message(text):
    """The strip that shows it."""
    return state["window"].find(re.compile(re.escape(text)), "status bar")


def open_claim(words):
    window = state["window"]
    window.keys("ctrl+3", "F6", "Home")
    for _ in range(3):
        try:
            window.find(words, "heading", seconds=1)
            return
        except AssertionError:
            window.keys("Down")
    window.find(words, "heading")


def nothing_moves_when_something_is_told():
    state["window"] = window = Window(PROGRAM, workspace)
    window.keys("ctrl+3")
    window.says("La gare a rouvert.")
    before = where_things_are()
    window.keys("ctrl+shift+k")
    strip = message("Look for something first.")
    assert where_things_are() == before, (before, where_things_are())
    x, y, width, height = box(strip)
    tx, ty, twidth, theight = box(table())
    assert tx <= x and x + width <= tx + twidth, "it lies over the middle"
    assert y > ty + theight / 2, "at its foot"
    picture("message.png")
    window.click("Close this message", "push button")
    window.gone("Look for something first.", "status bar")
    assert where_things_are() == before


def deleting_offers_to_take_it_back():
    window = state["window"]
    open_claim("La gare a rouvert.")
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Delete the record")
    window.keys("Return")
    wait(lambda: "rouvert" not in claims(), "the claim to go")
    message("Deleted")
    picture("deleted-undo.png")
    window.click("Undo", "push button")
    wait(lambda: "rouvert" in claims(), "the claim to be back")
    message("Undone: ")
    window.click("Redo", "push button")
    wait(lambda: "rouvert" not in claims(), "the claim to go again")
    window.keys("ctrl+z")
    wait(lambda: "rouvert" in claims(), "the claim to be back for good")


def what_was_refused_stays_until_it_is_done():
    window = state["window"]
    window.keys("ctrl+n")
    window.find("Claim", "text")
    window.keys("ctrl+Return")
    refused = message("claim")
    told = refused.get_name()
    window.press_until("F1", "Filling in a form", "heading")
    window.keys("Escape")
    window.gone("Filling in a form", "heading")
    message(told)
    window.fill("Claim", "Le quai est fermé.")
    window.keys("ctrl+Return")
    window.gone(told, "status bar")
    window.find("Le quai est fermé.")


def it_goes_with_the_form_it_is_about():
    window = state["window"]
    window.keys("ctrl+n")
    window.find("Claim", "text")
    window.keys("ctrl+Return")
    told = message("claim").get_name()
    window.keys("Escape")
    window.gone(told, "status bar")
    window.close()


run(nothing_moves_when_something_is_told, deleting_offers_to_take_it_back, what_was_refused_stays_until_it_is_done,
    it_goes_with_the_form_it_is_about)
