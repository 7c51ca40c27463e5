#!/usr/bin/python3
"""Workspaces come and go in the window: opened, made and copied in place, said when they are not there, one window for
each; and a change of language keeps what was typed.     workspaces_test.py PROGRAM CLI"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
first, second = (os.path.join(folder, name + ".counterpoint") for name in ("first", "second"))
state = {}
cli(CLI, "-w", first, "--as", "Ines Moreau", "init")
cli(CLI, "-w", first, "--as", "Ines Moreau", "claim", "Le pont a été fermé.")
cli(CLI, "-w", second, "--as", "Ines Moreau", "init")
cli(CLI, "-w", second, "--as", "Ines Moreau", "claim", "La gare a rouvert.")


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def title(word):
    """Waits for a window with that in its title that is the only one of the program."""
    window = state["window"]

    def only():
        frames = [window.root.get_child_at_index(at) for at in range(window.root.get_child_count())]
        return len(frames) == 1 and word in frames[0].get_name()
    wait(only, f"one window titled {word!r}")
    assert window.process.poll() is None


def run_command(words):
    window = state["window"]
    window.press_until("ctrl+shift+p", "Command palette")
    window.type(words)
    window.keys("Return")


def open_file(path):
    state["window"].press_until("ctrl+shift+o", role="file chooser")
    state["window"].answer_file_dialog(path)


def another_one_opens_in_place():
    state["window"] = Window(PROGRAM, first)
    title("first")
    open_file(second)
    title("second")
    state["window"].click(re.compile("^Claims, 1"))
    state["window"].says("La gare a rouvert.")


def what_cannot_be_opened_is_said_and_nothing_goes():
    window = state["window"]
    broken = os.path.join(folder, "broken.counterpoint")
    with open(broken, "w", encoding="utf-8") as file:
        file.write("no workspace at all")
    open_file(broken)
    window.says("broken.counterpoint")
    title("second")
    window.says("La gare a rouvert.")
    picture("not-opened.png")
    window.click("Close this message", "push button")


def a_new_one_opens_in_place():
    run_command("New workspace")
    state["window"].answer_file_dialog(os.path.join(folder, "third"))
    title("third")
    assert os.path.exists(os.path.join(folder, "third.counterpoint"))


def one_that_is_there_is_not_overwritten():
    run_command("New workspace")
    state["window"].answer_file_dialog(second)
    state["window"].says("exists already; it was not touched")
    title("third")


def the_language_changes_in_place_and_keeps_what_was_typed():
    window = state["window"]
    window.press_until("ctrl+n", "Claim", "text")
    window.fill("Claim", "Le quai est fermé.")
    window.keys("ctrl+comma")
    window.choose("Language", "Français")
    window.click("OK", "push button")
    window.find("Affirmation", "text")
    title("third")
    assert text_of(window.find("Affirmation", "text")) == "Le quai est fermé."
    picture("french.png")
    window.press_until("ctrl+comma", "Langue", "combo box")
    window.choose("Langue", "English")
    window.click("OK", "push button")
    assert text_of(window.find("Claim", "text")) == "Le quai est fermé."


def what_was_typed_is_asked_about_before_another_opens():
    window = state["window"]
    open_file(first)
    window.find("Open another workspace?", "heading")
    picture("asked-before-leaving.png")
    window.click("Go back", "push button")
    title("third")
    window.find("Claim", "text")
    window.keys("ctrl+Return")
    window.find("Le quai est fermé.")


def recent_ones_are_at_hand():
    window = state["window"]
    run_command("Recent workspaces")
    window.find("Recent workspaces")
    window.type("second")
    picture("recent.png")
    window.keys("Return")
    title("second")


def a_copy_is_saved_and_none_overwritten():
    window = state["window"]
    copy = os.path.join(folder, "copy.counterpoint")
    run_command("Save a copy")
    state["window"].answer_file_dialog(copy)
    window.says(f"The copy is in {copy}.")
    assert "La gare a rouvert." in cli(CLI, "-w", copy, "list", "claims")
    run_command("Save a copy")
    state["window"].answer_file_dialog(first)
    window.says("was not touched")
    assert "Le pont a été fermé." in cli(CLI, "-w", first, "list", "claims")


def a_backup_is_made_compared_and_brought_back():
    window = state["window"]
    window.keys("ctrl+alt+b")
    window.says("it was walked through")
    cli(CLI, "-w", first, "--as", "Ines Moreau", "backup")  # of another workspace: not in the list
    window.press_until("ctrl+n", "Claim", "text")
    window.fill("Claim", "La passerelle est ouverte.")
    window.keys("ctrl+Return")
    window.find("La passerelle est ouverte.")
    run_command("Backups")
    window.find("Back up now", "push button")
    picture("backups.png")
    window.keys("Return")
    window.find("Bring this backup back?", "heading")
    window.says("1 later change is in the workspace alone")
    picture("backup-compared.png")
    window.click("Bring it back…", "push button")
    window.answer_file_dialog(os.path.join(folder, "earlier"))
    title("earlier")
    assert "passerelle" in cli(CLI, "-w", second, "list", "claims")
    assert "passerelle" not in cli(CLI, "-w", os.path.join(folder, "earlier.counterpoint"), "list", "claims")
    open_file(second)
    title("second")


def where_backups_lie_is_a_preference():
    window = state["window"]
    kept = os.path.join(folder, "kept")
    window.press_until("ctrl+comma", "Backups lie in", "text")
    window.fill("Backups lie in", kept)
    window.choose("Make a backup", "Only on command")
    picture("preferences.png")
    window.click("OK", "push button")
    wait(lambda: os.path.isdir(kept), "the folder")
    run_command("Back up now")
    window.says("it was walked through")
    assert [name for name in os.listdir(kept) if name.startswith("second-")], os.listdir(kept)


def a_second_start_raises_the_first_window():
    window = state["window"]
    other = subprocess.Popen(["xmessage", "-name", "other", "over it"]) if shutil.which("xmessage") else None
    active = lambda: subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True).stdout
    if other:
        wait(lambda: "second" not in active(), "another window in front")
    again = subprocess.run([PROGRAM, second], timeout=60, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    wait(lambda: "second" in active(), "the first window in front")
    title("second")
    if other:
        other.kill()
    window.close()


def one_that_is_not_there_is_said():
    moved = os.path.join(folder, "moved.counterpoint")
    os.rename(second, moved)
    before = sorted(os.listdir(folder))
    state["window"] = window = Window(PROGRAM)
    window.says("“second.counterpoint” is not there")
    window.find("Locate…", "push button")
    window.find("New workspace…")
    window.find("first.counterpoint")
    picture("missing.png")
    assert sorted(os.listdir(folder)) == before, os.listdir(folder)
    window.click("Locate…", "push button")
    state["window"].answer_file_dialog(moved)
    title("moved")
    window.click(re.compile("^Claims, 2"))
    window.says("La passerelle est ouverte.")
    window.close()


def the_sample_is_one_step_away():
    for name in ("settings.conf",):
        os.remove(os.path.join(os.environ["XDG_CONFIG_HOME"], "counterpoint", name))
    state["window"] = window = Window(PROGRAM)
    window.find("Start with an empty workspace")
    window.click("Look at the sample")
    title("sample")
    window.close()


run(another_one_opens_in_place, what_cannot_be_opened_is_said_and_nothing_goes, a_new_one_opens_in_place,
    one_that_is_there_is_not_overwritten, the_language_changes_in_place_and_keeps_what_was_typed,
    what_was_typed_is_asked_about_before_another_opens, recent_ones_are_at_hand, a_copy_is_saved_and_none_overwritten,
    a_backup_is_made_compared_and_brought_back, where_backups_lie_is_a_preference,
    a_second_start_raises_the_first_window, one_that_is_not_there_is_said, the_sample_is_one_step_away)
