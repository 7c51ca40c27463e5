#!/usr/bin/python3
"""What the window says of the history: the badge, the page behind it, a file that needs a decision, a
redaction, parties merged.   evidence_test.py PROGRAM CLI"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
old = os.path.join(folder, "old")
cli(CLI, "sample", workspace)
shutil.copy(workspace, old)
state = {}


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def status():
    done = subprocess.run([CLI, "-w", workspace, "--json", "verify"], capture_output=True, text=True)
    return json.loads(done.stdout)["status"]


def palette(words):
    window = state["window"]
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    window.keys("Return")


def the_badge_says_that_the_history_holds():
    state["window"] = window = Window(PROGRAM, workspace)
    badge = window.find("History intact")
    assert "Every revision holds" in (badge.get_description() or ""), badge.get_description()
    picture("badge.png")


def the_page_says_what_that_proves_and_what_not():
    window = state["window"]
    window.click("History intact")
    window.says("What it does not prove")
    window.says("igned by this computer's key")
    picture("page.png")
    window.keys("Escape")
    window.gone("Verify now")


def a_redaction_needs_its_basis_and_cannot_be_undone():
    window = state["window"]
    window.click(re.compile("^Claims, 2"))
    window.keys("F6")
    window.find("Verdict: Misleading")
    palette("redact")
    window.find("Redact for good")
    button = window.find("Redact for good", "push button")
    from gi.repository import Atspi
    assert not button.get_state_set().contains(Atspi.StateType.SENSITIVE)
    window.fill("Legal basis", "RGPD art. 17")
    assert not button.get_state_set().contains(Atspi.StateType.SENSITIVE)
    window.fill("Who ordered or decided it", "CNIL")
    wait(lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), "the button to be ready")
    picture("redact.png")
    window.click("Redact for good")
    window.says("It was redacted: no trace of it is left in the file.")
    window.find("History intact, with redactions")
    window.keys("ctrl+z")
    window.says("gone for good")
    picture("redacted.png")


def parties_are_merged():
    window = state["window"]
    before = len(cli(CLI, "-w", workspace, "list", "parties").splitlines())
    window.keys("ctrl+4", "F6", "Return")
    window.find("Delete the party")
    palette("merge the party")
    window.find("Merge the party with another…")
    window.keys("Down", "Return")
    window.click("Merge", "push button")
    wait(lambda: len(cli(CLI, "-w", workspace, "list", "parties").splitlines()) == before - 1, "one party less")
    window.keys("ctrl+z")
    wait(lambda: len(cli(CLI, "-w", workspace, "list", "parties").splitlines()) == before, "it to come apart")
    window.close()
    assert status() == "OK-REDACTED", status()


def removing_traces_goes_on_after_it_was_interrupted():
    subprocess.run(["sqlite3", workspace, "insert into meta values('trace', 'redacted')"], check=True)
    window = Window(PROGRAM, workspace)
    window.says("no trace of it is left in the file")
    window.close()
    left = subprocess.run(["sqlite3", workspace, "select count(*) from meta where key = 'trace'"],
                          check=True, capture_output=True, text=True)
    assert left.stdout == "0\n", left.stdout


def an_older_copy_is_said_and_not_written():
    shutil.copy(old, workspace)
    state["window"] = window = Window(PROGRAM, workspace)
    window.says("This file is older than what is known of it")
    window.find("Older than known")
    window.click("What this means…")
    window.says("Until somebody decides")
    picture("older.png")
    window.keys("Escape")
    window.gone("Verify now")
    assert status() == "OLDER-THAN-KNOWN", status()


def a_person_decides_to_go_on():
    window = state["window"]
    window.click("Older than known")
    window.click("Go on with this file…")
    window.says("The decision goes into the history")
    window.click("Go on")
    window.says("igned by this computer's key")
    wait(lambda: status() == "OK", "the decision to count")
    window.keys("Escape")
    window.find("History intact")
    window.close()


run(the_badge_says_that_the_history_holds, the_page_says_what_that_proves_and_what_not,
    a_redaction_needs_its_basis_and_cannot_be_undone, parties_are_merged,
    removing_traces_goes_on_after_it_was_interrupted, an_older_copy_is_said_and_not_written,
    a_person_decides_to_go_on)
