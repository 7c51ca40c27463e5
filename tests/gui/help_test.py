#!/usr/bin/python3
"""Help is one key away and about what has the keyboard; the sheet has every key; colours have a legend; the program says
what it is.     help_test.py PROGRAM CLI"""
import os
import re
import subprocess
import sys
import tempfile

from driver import Window, cli, run, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
cli(CLI, "sample", workspace)
state = {}


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def help_about(title):
    window = state["window"]

    def shows():
        window.keys("F1")  # again, for a window that was not in front yet
        return next(window.nodes(title, "heading"), None)
    wait(shows, f"the page {title!r}")


def close_help():
    window = state["window"]
    window.keys("Escape")
    window.gone("Rating scales", "push button")


def it_is_about_the_pane():
    state["window"] = window = Window(PROGRAM, workspace)
    window.keys("ctrl+3", "F6", "Home")
    help_about("Lists")
    picture("help-lists.png")
    close_help()
    window.focus("Link a statement…", "push button")
    help_about("The dossier of a claim")
    close_help()
    window.keys("ctrl+n")
    window.find("Claim", "text")
    help_about("Filling in a form")
    close_help()
    window.keys("Escape")


def the_article_has_a_legend():
    window = state["window"]
    window.keys("ctrl+2", "F6", "Home", "Return")
    window.find("Colours in an article")
    picture("legend.png")
    help_about("Reading an article")
    window.says("Recorded, and tied to no claim")
    picture("help-article.png")


def the_sheet_has_every_key():
    window = state["window"]
    window.click("All keys", "push button")
    window.find("All keys", "heading")
    said = window.names()
    for keys in ("F1", "Ctrl+Shift+P", "Ctrl+Z", "F8  ·  N", "Ctrl+Return  ·  A"):
        assert keys in said, (keys, said)
    picture("keys.png")
    close_help()


def a_key_shows_every_key_at_once():
    window = state["window"]
    window.press_until("shift+F1", "All keys", "heading")
    close_help()


def it_says_what_program_it_is():
    window = state["window"]
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("About Counterpoint")
    window.keys("Return")
    window.find(re.compile(r"^Version \d"))
    picture("about.png")
    window.keys("Escape")
    icons = subprocess.run(["xprop", "-id", subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "sample.counterpoint"], capture_output=True,
        text=True).stdout.split()[0], "_NET_WM_ICON"], capture_output=True, text=True).stdout
    assert "Icon" in icons and "48 x 48" in icons, icons[:300]
    window.close()


run(it_is_about_the_pane, the_article_has_a_legend, the_sheet_has_every_key, a_key_shows_every_key_at_once, it_says_what_program_it_is)
