#!/usr/bin/python3
"""Rating scales in the window: looked at, changed into a next version, rated with, and undone, by keyboard."""
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, showing, text_of, wait, walk

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "scales.counterpoint")
cli(CLI, "sample", workspace)
window = Window(PROGRAM, workspace)

FOCUSABLE = {"push button", "text", "combo box", "table", "tree table", "spin button", "check box"}


def nameless():
    return [node.get_role_name() for node in walk(window.root)
            if node.get_role_name() in FOCUSABLE and showing(node)
            and node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            and not (node.get_name() or node.get_description())]


def cli_copy(*words):
    """What the command line sees in a copy of the workspace, which is open here."""
    copy = os.path.join(folder, "copy.counterpoint")
    subprocess.run(["sqlite3", workspace, f".backup {copy}"], check=True)
    return cli(CLI, "-w", copy, *words)


def items(name):
    menu = window.find(name, "combo box").get_child_at_index(0)
    return [menu.get_child_at_index(index).get_name() for index in range(menu.get_child_count())]


def the_page_shows_every_scale_with_its_steps():
    window.click(re.compile("^Claims, 2"))
    window.keys("F6")
    window.find("Verdict: Misleading")
    window.keys("ctrl+9")
    window.find(re.compile("^Truth, five steps, version 1 · 12 ratings · "))
    for name in ("Truth, six steps", "Promises", "Consistency", "Evidence, four labels"):
        window.find(re.compile("^" + re.escape(name) + ".*version 1"))
    window.find(re.compile("^Half true: Accurate and inaccurate parts.* Position 3 of 5$"))
    assert not nameless(), nameless()


def a_change_makes_version_two_and_says_so():
    window.keys("F6", "Return")
    window.says("Saving makes version 2.")
    assert not nameless(), nameless()
    window.click("Rating: Misleading")
    wait(lambda: text_of(window.find("Label", "text")) == "Misleading", "the rating's words")
    window.fill("Label", "Lacks context")
    window.find("Rating: Misleading")
    window.fill("Colour as #RRGGBB", "#6D28D9")
    window.choose("Language of the words", "Deutsch")
    wait(lambda: text_of(window.find("Label", "text")) == "", "the German words")
    window.fill("Label", "Irreführend")
    window.fill("Reason for the change", "House style")
    window.focus("Reason for the change", "text")
    window.keys("ctrl+Return")
    window.says("“Truth, five steps” is now at version 2.")
    window.find(re.compile("^Truth, five steps, version 2"))
    window.find(re.compile("^Lacks context: "))
    assert '"de":"Irreführend"' in cli_copy("--json", "scale", "truth").replace(" ", "")
    assert "House style" in cli_copy("list", "revisions", "--limit", "1")


def the_old_verdict_keeps_its_word():
    window.keys("shift+F6")
    window.find("Verdict: Misleading")
    window.says("version 1 of 2")
    window.click(re.compile("Version 1|version 1 · "))
    window.find(re.compile("^Misleading: "))


def a_rating_is_retired_and_positions_move():
    window.keys("F6", "Return")
    window.says("Saving makes version 3.")
    window.click("Rating: Satire")
    wait(lambda: text_of(window.find("Label", "text")) == "Satire", "the rating's words")
    window.click("Retire this rating")
    window.find("Bring back into use")
    window.click("Add a rating")
    window.find("Rating: New rating")
    window.fill("Label", "Rumour")
    window.click("Move up")
    window.find("Rating: Rumour")
    window.focus("Label", "text")
    window.keys("ctrl+Return")
    window.says("is now at version 3.")
    assert "retired" in cli_copy("scale", "truth")
    assert "rumour  Rumour" in cli_copy("scale", "truth")


def what_is_wrong_is_said_and_nothing_is_lost():
    window.keys("F6", "Return")
    window.says("Saving makes version 4.")
    window.fill("Colour as #RRGGBB", "green")
    window.focus("Label", "text")
    window.keys("ctrl+Return")
    window.says("is not written as #RRGGBB")
    assert text_of(window.find("Colour as #RRGGBB", "text")) == "green"
    window.fill("Colour as #RRGGBB", "#15803D")
    window.keys("Escape")
    window.gone("Label", "text")


def the_rating_form_offers_what_can_be_given():
    window.keys("shift+F6")
    window.find("Verdict: Misleading")
    window.keys("ctrl+r")
    window.says("Give a rating")
    assert not nameless(), nameless()
    assert window.chosen("Rating scale") == "Truth, five steps, version 1"
    assert items("Rating") == ["Misleading"], items("Rating")
    window.choose("Rating scale", "Promises")
    wait(lambda: "Kept" in items("Rating"), "the ratings of promises")
    window.choose("Rating scale", "Truth, five steps, version 3")
    wait(lambda: "Lacks context" in items("Rating"), "the ratings of version 3")
    assert "Satire" not in items("Rating") and "Rumour" in items("Rating"), items("Rating")
    window.choose("Rating", "Lacks context")
    window.says("what they leave out gives a wrong picture")
    window.focus("Short rationale", "text")
    window.keys("ctrl+Return")
    window.find("Verdict: Lacks context")
    assert not list(window.nodes(re.compile("version . of .")))


def undo_goes_back_through_rating_and_versions():
    window.keys("F6", "ctrl+z")
    window.find("Verdict: Misleading")
    window.says("version 1 of 3")
    window.keys("ctrl+z")
    window.says("version 1 of 2")
    window.find(re.compile("^Truth, five steps, version 2"))
    window.keys("ctrl+z")
    window.find(re.compile("^Truth, five steps, version 1"))
    window.keys("ctrl+shift+z")
    window.find(re.compile("^Truth, five steps, version 2"))


def a_scale_is_made_and_deleted():
    window.click("New scale…")
    window.fill("Name of the scale", "House")
    window.click("Add a rating")
    window.fill("Label", "Solid")
    window.focus("Label", "text")
    window.keys("ctrl+Return")
    window.says("The rating scale “House” is kept.")
    window.find(re.compile("^House, version 1 · 1 rating · no verdict yet"))
    window.click("Delete “House”")
    window.gone(re.compile("^House, version 1"))
    assert not list(window.nodes("Delete “Truth, five steps”")), "verdicts use it"


def import_by_dialog(path):
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", "import a rating"], check=True)
    window.keys("Return")
    window.answer_file_dialog(path, "Import a rating scale")


def a_scale_comes_from_a_file_and_a_wrong_one_is_answered():
    path = os.path.join(folder, "house.json")
    with open(path, "w") as file:
        file.write('{"key": "house", "names": {"en": "House"}, "ratings": [{"key": "yes", "labels": {"en": "Yes"}}]}')
    import_by_dialog(path)
    window.says("The rating scale “House” is kept.")
    window.find(re.compile("^House, version 1"))
    with open(path, "w") as file:
        file.write('{"key": "house", "names": {"en": "House"}, "ratings": [{"key": "yes", "labels": "Yes"}]}')
    import_by_dialog(path)
    window.says("house.json, ratings[0].labels: this must be an object of languages")
    window.find(re.compile("^House, version 1"))


def it_ends_well_and_speaks_french():
    global window
    window.close()
    window = Window(PROGRAM, workspace, environment={"LANGUAGE": "fr"})
    window.find(re.compile("^Affirmations, 2"))
    window.keys("ctrl+9")
    window.find(re.compile("^Vérité, cinq degrés"))
    window.find(re.compile("^Consistance|^Constance"))
    window.close()
    cli(CLI, "-w", workspace, "verify")


run(the_page_shows_every_scale_with_its_steps, a_change_makes_version_two_and_says_so,
    the_old_verdict_keeps_its_word, a_rating_is_retired_and_positions_move, what_is_wrong_is_said_and_nothing_is_lost,
    the_rating_form_offers_what_can_be_given, undo_goes_back_through_rating_and_versions,
    a_scale_is_made_and_deleted, a_scale_comes_from_a_file_and_a_wrong_one_is_answered, it_ends_well_and_speaks_french)
