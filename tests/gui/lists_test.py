#!/usr/bin/python3
"""Lists in the hand: sorted by a click with an arrow, walked to the very end, gone to by letters, chosen several at a
time, copied as rows, and as the person left them after a restart.   lists_test.py PROGRAM CLI"""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, showing, wait
from table import Table, choose, click_at, clipboard

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "many.counterpoint")
collection = os.path.join(folder, "many.jsonl")
MANY = 3000
window = None
claims = None


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


with open(collection, "w", encoding="utf-8") as file:
    for number in range(MANY):
        verdict = ["false", "true", "mixed"][number % 3]
        file.write(json.dumps({"id": f"c{number}", "text": f"Bridge {number:05} was sold twice.", "verdict": verdict,
                               "date": f"2022-{number % 12 + 1:02}-11", "speaker": f"Speaker {number % 7}"}) + "\n")
    file.write(json.dumps({"id": "z", "text": "Zebras were counted.", "verdict": "true"}) + "\n")
do("init")
do("import", collection)


def start():
    global window, claims
    window = Window(PROGRAM, workspace)
    claims = Table(window, "Claims")
    wait(lambda: claims.count() > 100, "claims")


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def first_word():
    return claims.words(0, claims.column("Claim"))


def a_verdict_cell_says_its_word():
    start()
    words = {claims.words(row, claims.column("Verdict")).capitalize() for row in range(4)}
    assert words <= {"False", "True", "Mixed", "Half true"} and len(words) > 1, words


def a_click_on_a_header_sorts_and_says_so():
    click_at(claims.header("Claim"))
    wait(lambda: first_word().startswith("Bridge 00000"), "the first bridge on top")
    wait(lambda: claims.header("Claim").get_description() == "Sorted by this, rising", "the arrow")
    click_at(claims.header("Claim"))
    wait(lambda: first_word().startswith("Zebras"), "the last on top")
    assert claims.header("Claim").get_description() == "Sorted by this, falling"
    picture("sorted.png")
    click_at(claims.header("Claim"))
    wait(lambda: claims.header("Claim").get_description() in ("", None), "no arrow any more")
    click_at(claims.header("Claim"))
    wait(lambda: first_word().startswith("Bridge 00000"), "the first bridge on top")


def end_and_home_are_right_from_the_first_time():
    window.keys("F6")
    claims.selects(0)
    window.keys("End")
    claims.selects(MANY)
    assert claims.count() == MANY + 1
    wait(lambda: showing(claims.cell(MANY, claims.column("Claim"))), "the last row in sight")
    window.says("Zebras were counted.")  # its dossier
    assert not [name for name in window.names() if name.rstrip().endswith("proposed by")], "a proposer without a name"
    window.keys("Up")
    claims.selects(MANY - 1)
    window.keys("Home")
    claims.selects(0)


def letters_go_to_the_row_that_begins_so():
    window.type("Zeb")
    claims.selects(MANY)
    window.keys("Home")
    claims.selects(0)


def several_rows_go_under_a_topic_in_one_step():
    column = claims.column("Claim")
    claims.click(4, column)
    claims.selects(4)
    claims.click(6, column, hold="shift")
    claims.selects(4, 5, 6)
    claims.click(8, column, hold="ctrl")
    claims.selects(4, 5, 6, 8)
    claims.click(5, column, button=3)
    picture("several.png")
    choose(window, "Put under a topic…")
    window.find("Put under a topic…", "table")  # of the palette
    window.type("new topic")
    window.keys("Return")
    window.find("Name of the new topic", "label")
    window.type("Bridges")
    window.keys("Return")
    window.says("4 claims were moved. Topic: Bridges")
    window.find(re.compile("^Bridges, 4"))
    window.keys("F6", "ctrl+z")
    window.gone(re.compile("^Bridges"))


def several_rows_are_deleted_in_one_step():
    before = claims.count()
    claims.click(4, claims.column("Claim"))
    claims.click(6, claims.column("Claim"), hold="shift")
    claims.selects(4, 5, 6)
    window.keys("Delete")
    window.says("3 records were deleted.")
    claims.has(before - 3)
    window.keys("ctrl+z")
    claims.has(before)


def rows_are_copied_as_a_spreadsheet_takes_them():
    claims.click(0, claims.column("Claim"))
    claims.click(1, claims.column("Claim"), hold="shift")
    claims.selects(0, 1)
    window.keys("ctrl+c")
    text = clipboard(lambda held: held.count("\n") == 2)
    lines = [line.split("\t") for line in text.splitlines()]
    assert [len(line) for line in lines] == [5, 5], lines
    assert lines[0][1] == "Bridge 00000 was sold twice." and lines[1][1] == "Bridge 00001 was sold twice.", lines
    assert all("<" not in field for line in lines for field in line), lines


def a_filter_shows_as_a_chip_and_goes_by_its_cross():
    window.click("State ▾", "push button")
    choose(window, "Unrated", "radio menu item")
    window.says("No claim answers to these filters.")
    chip = window.find("State: Unrated", "push button")
    Atspi.Component.grab_focus(chip.get_component_iface())
    wait(lambda: chip.get_state_set().contains(Atspi.StateType.FOCUSED), "focus on the chip")
    window.keys("Delete")
    wait(lambda: claims.count() > MANY, "all claims")


def columns_are_chosen_and_dragged_and_remembered():
    click_at(claims.header("Said on"), button=3)
    choose(window, "State", "check menu item")
    wait(lambda: "State" not in claims.titles(), "the column to go")
    box = Table.box(claims.header("Verdict"))
    edge, middle = box.x + box.width - 1, box.y + box.height // 2
    subprocess.run(["xdotool", "mousemove", str(edge), str(middle), "sleep", "0.1", "mousedown", "1",
                    "mousemove", str(edge + 30), str(middle), "sleep", "0.1",
                    "mousemove", str(edge + 60), str(middle), "sleep", "0.1", "mouseup", "1"], check=True)
    wait(lambda: Table.box(claims.header("Verdict")).width > box.width + 40, "a wider column")
    wide = Table.box(claims.header("Verdict")).width
    picture("columns.png")
    window.close()
    start()
    assert "State" not in claims.titles(), claims.titles()
    wait(lambda: abs(Table.box(claims.header("Verdict")).width - wide) < 4, "the width of before")
    wait(lambda: first_word().startswith("Bridge 00000"), "the order of before")


def it_ends_well():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", workspace, "--json", "verify")


run(a_verdict_cell_says_its_word, a_click_on_a_header_sorts_and_says_so, end_and_home_are_right_from_the_first_time,
    letters_go_to_the_row_that_begins_so,
    several_rows_go_under_a_topic_in_one_step, several_rows_are_deleted_in_one_step,
    rows_are_copied_as_a_spreadsheet_takes_them, a_filter_shows_as_a_chip_and_goes_by_its_cross,
    columns_are_chosen_and_dragged_and_remembered, it_ends_well)
