#!/usr/bin/python3
"""Forms by keyboard: the topic is completed from those that are here, and Enter saves what is written in lines alone."""
import os
import re
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait
from table import click_at

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "forms.counterpoint")
cli(CLI, "-w", workspace, "--as", "Robin Vasseur", "init")
cli(CLI, "-w", workspace, "--as", "Robin Vasseur", "claim", "Energy is dear.", "--topic", "Énergie")
window = Window(PROGRAM, workspace)


def focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def the_topic_is_completed_from_those_that_are_here():
    window.find("Claims", "table")
    window.keys("ctrl+n")
    sentence = window.find("Claim", "text")
    wait(lambda: focused(sentence), "the keyboard in the claim")
    window.type("Gas is cheap.")
    field = window.focus("Topic", "text")
    window.type("ener")
    window.find(re.compile("^Énergie"), "list item")
    window.keys("Down", "Return")
    wait(lambda: text_of(field) == "Énergie", "the topic that is here")


def enter_in_a_line_of_a_form_with_a_long_text_saves_nothing():
    window.keys("Return")
    assert window.find("Topic", "text"), "the form is gone"
    window.keys("ctrl+Return")
    window.says("Gas is cheap.")
    window.gone("Topic", "text")


def enter_saves_a_form_of_lines():
    window.keys("ctrl+shift+p")
    window.type("new topic")
    window.keys("Return")
    field = window.find("Name", "text")
    wait(lambda: focused(field), "the keyboard in the name")
    window.type("Transports")
    window.keys("Return")
    window.gone("Name", "text")
    window.find(re.compile("^Transports"))


def undo_says_what_it_takes_back():
    window.keys("F6", "alt+e")
    window.find(re.compile("^Undo: Added a topic"), "menu item")
    window.keys("Escape")


def the_edit_menu_copies_and_selects():
    window.keys("ctrl+k")
    field = window.find(re.compile("^Search claims"), "text")
    wait(lambda: focused(field), "the keyboard in the search field")
    window.type("zebra")
    from_menu("Select all")
    from_menu("Cut")
    wait(lambda: text_of(field) == "", "nothing in the field")
    from_menu("Paste")
    wait(lambda: text_of(field) == "zebra", "what was cut in the field")
    window.close()


def from_menu(title):
    window.keys("alt+e")
    window.find(title, "menu item")
    click_at(window.find(title, "menu item"))
    window.gone(title, "menu item")


run(the_topic_is_completed_from_those_that_are_here, enter_in_a_line_of_a_form_with_a_long_text_saves_nothing,
    enter_saves_a_form_of_lines, undo_says_what_it_takes_back, the_edit_menu_copies_and_selects)
