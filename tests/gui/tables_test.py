#!/usr/bin/python3
"""A table of claims in the window: what its columns are is asked, with its first cells and the claims they would become;
the answer is kept in a file and taken from one, and the fact-check of a claim goes to the clipboard with its look."""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table, clipboard

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "job.counterpoint")
sheet = os.path.join(folder, "hafen.csv")
mapping = os.path.join(folder, "hafen.map.json")
ROWS = [("Der Hafen von Tarnau ist leer.", "Jörn Ahlbeck", "03.04.2023", "falsch", "Hafenamt"),
        ("Die Brücke über die Quill ist gesperrt.", "Dora Quill", "21.04.2023", "stimmt", "Bauhof"),
        ("", "Dora Quill", "22.04.2023", "stimmt", ""),
        ("Drei Fähren fahren nicht mehr.", "", "2023", "teils", "Fährmann")]
window = None


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name + ".png"))


def a_table_nobody_understands_is_asked_about():
    global window
    with open(sheet, "w", encoding="cp1252", newline="") as file:
        file.write("Satz;Mund;Tag;Befund;Stelle\r\n")
        file.writelines(";".join(row) + "\r\n" for row in ROWS)
    cli(CLI, "-w", workspace, "init")
    window = Window(PROGRAM, workspace)
    window.keys("ctrl+o")
    window.answer_file_dialog(sheet, re.compile("Import files"))
    window.find("Import a table")
    window.says("Choose the column that holds the claims.")
    assert window.chosen("Between the cells stands") == "a semicolon"
    window.says("Der Hafen von Tarnau ist leer.  ·  Die Brücke über die Quill ist gesperrt.")
    picture("table_asked")


def what_is_chosen_shows_as_claims():
    window.choose("What “Satz” holds", "Claim")
    rows = Table(window, "The first claims as they would come in")
    rows.has(4)
    window.choose("What “Mund” holds", "Speaker")
    window.choose("What “Tag” holds", "Said on")
    window.choose("What “Befund” holds", "Verdict")
    wait(lambda: "Jörn Ahlbeck" in rows.words(0) and "3 April 2023" in rows.words(0), "the speaker and the day")
    assert "would be left out" in rows.words(2), rows.words(2)
    assert window.chosen("What “Stelle” holds") == "is kept in the note"
    picture("table_chosen")


def the_mapping_goes_to_a_file():
    window.click("Save this mapping…", "push button")
    window.answer_file_dialog(mapping, re.compile("Save this mapping"))
    wait(lambda: os.path.exists(mapping), "the mapping")
    with open(mapping, encoding="utf-8") as file:
        kept = json.load(file)
    assert kept["columns"] == {"text": "Satz", "speaker": "Mund", "said_on": "Tag", "verdict": "Befund"}, kept
    window.click("Import", "push button")
    window.says("Claims brought in from hafen.csv: 3; here already: 0. 1 line was left out.")
    Table(window, "Claims").has(3)


def the_mapping_is_taken_from_the_file():
    window.keys("ctrl+o")
    window.answer_file_dialog(sheet, re.compile("Import files"))
    window.find("Import a table")
    window.click("Take a mapping from a file…", "push button")
    window.answer_file_dialog(mapping, re.compile("Take a mapping"))
    wait(lambda: window.chosen("What “Mund” holds") == "Speaker", "the mapping in the dialog")
    window.click("Import", "push button")
    window.says("Claims brought in from hafen.csv: 0; here already: 3.")


def the_report_opens_a_claim():
    window.click("Line by line…", "push button")
    rows = Table(window, "Lines of the file")
    rows.has(4)
    picture("table_report")
    rows.click(1, 1)
    window.click("Open the claim", "push button")
    window.click("Close", "push button")
    window.says("Asserts")


READ_HTML = """
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
board = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
found = board.wait_for_contents(Gdk.Atom.intern("text/html", False))
print(found.get_data().decode() if found else "", end="")
"""


def the_fact_check_is_copied_with_its_look():
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Copy the fact-check")
    window.keys("Return")
    plain = clipboard(lambda text: text.startswith("# "))
    assert "Die Brücke über die Quill ist gesperrt." in plain and "**stimmt**" in plain, plain
    html = subprocess.run(["/usr/bin/python3", "-c", READ_HTML], capture_output=True, text=True, check=True).stdout
    assert "<h1" in html and "<strong>stimmt</strong>" in html and "Dora Quill" in html, html


def the_history_holds():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", workspace, "--json", "verify")


run(a_table_nobody_understands_is_asked_about, what_is_chosen_shows_as_claims, the_mapping_goes_to_a_file,
    the_mapping_is_taken_from_the_file, the_report_opens_a_claim, the_fact_check_is_copied_with_its_look, the_history_holds)
