#!/usr/bin/python3
"""What must be true of every window: controls have names, commands are in the palette, both languages
speak, light and dark can be switched, mistakes are answered with a sentence and lose nothing."""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, showing, wait, walk

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "rules.counterpoint")
window = None

FOCUSABLE = {"push button", "text", "combo box", "table", "tree table", "spin button", "check box"}


def nameless():
    """Controls one can reach that a screen reader could not name."""
    found = []
    for node in walk(window.root):
        states = node.get_state_set()
        if node.get_role_name() in FOCUSABLE and showing(node) and \
                states.contains(Atspi.StateType.FOCUSABLE) and not (node.get_name() or node.get_description()):
            found.append(f"{node.get_role_name()} in {node.get_parent().get_name()!r}")
    return found


def the_sample_opens():
    global window
    cli(CLI, "sample", workspace)
    # Only of English quotations enough were counted to call some sure.
    article = os.path.join(tempfile.mkdtemp(), "bridge.txt")
    with open(article, "w", encoding="utf-8") as out:
        out.write("Council delays the bridge\n\n“We will not close the bridge before spring,” Mayor Helen Ward said on "
                  "Monday.\n\n“The money is there and the plan is ready,” Ward told reporters.\n")
    cli(CLI, "-w", workspace, "--as", "Robin Vasseur", "import", article)
    window = Window(PROGRAM, workspace)
    window.find(re.compile("^Claims, 2"))


def every_control_has_a_name():
    window.click(re.compile("^Claims, 2"))
    window.keys("F6")
    window.find("Verdict: Misleading")
    assert not nameless(), nameless()
    for key, title in (("ctrl+n", "New claim"), ("Escape", None), ("ctrl+r", "Give a rating"),
                       ("Escape", None), ("F2", "Change the claim"),
                       ("Escape", None), ("ctrl+shift+h", "Close the history"), ("Escape", None)):
        window.keys(key)
        if title:
            window.says(title)
            assert not nameless(), (title, nameless())
        else:
            window.find("Verdict: Misleading")


def the_palette_runs_a_command():
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", "parties"], check=True)
    window.keys("Return")
    window.says("Vladimir Poutine")
    window.gone("Command palette")


def the_search_finds_words_without_accents():
    window.keys("ctrl+k")
    subprocess.run(["xdotool", "type", "--delay", "20", "interet absorber"], check=True)
    window.says("Search: interet absorber")
    window.keys("ctrl+3")
    window.find(re.compile("^Claims, 2"))


def history_steps_back_to_an_earlier_state():
    window.keys("F6")
    window.find("Verdict: Misleading")
    window.keys("F2")
    window.fill("Claim", "Une phrase toute différente.")
    window.keys("ctrl+Return")
    window.says("Une phrase toute différente.")
    window.keys("ctrl+shift+h")
    window.says("[− La Russie n'a aucun intérêt")
    window.says("[+ Une phrase toute différente")
    window.choose("What it touches", "Claim")
    moments = window.find("Moments", "table")
    wait(lambda: moments.get_table_iface().get_n_rows() == 2, "the two moments of the claim itself")
    window.focus("Moments", "table")
    window.keys("End")
    window.says("Made a claim")
    window.click("Step back to this state", "push button")
    wait(lambda: moments.get_table_iface().get_n_rows() == 3, "the step back in the history")
    window.keys("Escape")
    window.find("Verdict: Misleading")
    assert "La Russie n'a aucun" in cli(CLI, "-w", workspace, "list", "claim")


def nothing_is_linked_twice():
    window.keys("ctrl+1")  # whatever is selected elsewhere must not be taken for the statement
    window.click("Link a statement…", "push button")
    window.find("Statement", "text")
    window.keys("ctrl+Return")
    window.says("Choose the statement to link.")
    window.keys("Escape")
    window.find("Verdict: Misleading")


def sure_suggestions_are_recorded_in_one_step():
    window.keys("ctrl+2", "F6", "Return")
    window.says("suggestions")
    before = cli(CLI, "-w", workspace, "list", "statement").count("\n")
    window.keys("shift+y")
    window.says("recorded.")
    assert cli(CLI, "-w", workspace, "list", "statement").count("\n") > before
    window.keys("ctrl+z")
    window.says("Undone: Recorded quotations of an article")
    assert cli(CLI, "-w", workspace, "list", "statement").count("\n") == before
    window.keys("ctrl+3", "F6")
    window.find("Verdict: Misleading")


def dark_and_light_switch_while_running():
    window.keys("ctrl+shift+d")
    window.find("Verdict: Misleading")
    window.keys("ctrl+shift+d")
    window.find("Verdict: Misleading")


def the_log_is_verified_in_the_background():
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", "verify"], check=True)
    window.keys("Return")
    window.says("Every revision holds")


def a_second_start_on_the_same_file_raises_the_window():
    again = subprocess.run([PROGRAM, workspace], timeout=60, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert window.process.poll() is None


def what_was_typed_is_never_lost():
    window.keys("ctrl+3", "F6")
    window.find("Verdict: Misleading")
    window.keys("ctrl+r")
    window.fill("Short rationale", "Pas encore enregistré.")
    window.keys("Escape")
    window.says("What you typed is kept")
    window.keys("alt+F4")
    window.click("Go back")
    window.gone("Go back")
    window.keys("ctrl+r")
    window.find("Short rationale", "text")
    window.says("Pas encore enregistré.")
    window.keys("ctrl+Return")
    window.find("Verdict: Misleading")
    assert "Pas encore enregistré." in cli(CLI, "-w", workspace, "--json", "list", "review")


def closing_leaves_one_file():
    window.close()
    assert os.listdir(folder) == ["rules.counterpoint"], os.listdir(folder)
    cli(CLI, "-w", workspace, "verify")


def a_file_of_another_program_is_refused_and_left_alone():
    other = os.path.join(folder, "other.counterpoint")
    with sqlite3.connect(other) as database:
        database.execute("create table bookmarks(url text)")
    before = open(other, "rb").read()
    refused = Window(PROGRAM, other)
    refused.says("database of another application")
    refused.find("Try again", "push button")
    refused.close()
    assert open(other, "rb").read() == before


def french_is_spoken_throughout():
    global window
    window = Window(PROGRAM, workspace, environment={"LANGUAGE": "fr"})
    window.find(re.compile("^Affirmations, 2"))
    window.click(re.compile("^Affirmations, 2"))
    window.keys("F6")
    window.find(re.compile("Trompeur"))
    window.says("19 décembre 2022")
    english = [name for name in window.names()
               if re.search(r"\b(the|of|claim|claims|rating|statement|history|link)\b", name)
               and "Counterpoint" not in name]
    assert not english, english
    window.close()


run(the_sample_opens, every_control_has_a_name, the_palette_runs_a_command,
    the_search_finds_words_without_accents, history_steps_back_to_an_earlier_state,
    nothing_is_linked_twice, sure_suggestions_are_recorded_in_one_step, dark_and_light_switch_while_running,
    the_log_is_verified_in_the_background, a_second_start_on_the_same_file_raises_the_window,
    what_was_typed_is_never_lost, closing_leaves_one_file,
    a_file_of_another_program_is_refused_and_left_alone, french_is_spoken_throughout)
