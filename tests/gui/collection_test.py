#!/usr/bin/python3
"""A collection of claims in the window: it comes in from a file with what was known and what was left out said line by
line, and the claims that show go out again to a file."""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "job.counterpoint")
collection = os.path.join(folder, "checked.jsonl")
window = None


def lists(name, rows):
    table = window.find(name, "table").get_table_iface()
    wait(lambda: table.get_n_rows() == rows, f"{rows} rows in {name}")


def a_collection_comes_in_and_says_what_did_not():
    global window
    lines = [json.dumps({"id": f"c{number}", "text": f"Bridge number {number} was sold.", "verdict": "false"})
             for number in range(250)]
    with open(collection, "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["{broken"]) + "\n")
    cli(CLI, "-w", workspace, "init")
    window = Window(PROGRAM, workspace)
    window.keys("ctrl+o")
    window.answer_file_dialog(collection, re.compile("Import files"))
    window.says("Claims brought in from checked.jsonl: 250; here already: 0. 1 line was left out.")
    lists("Claims", 250)


def each_line_is_told_and_opens_its_claim():
    window.click("Line by line…", "push button")
    window.find("What became of each line")
    lists("Lines of the file", 251)
    window.click("Left out 1", "push button")
    rows = Table(window, "Lines of the file")
    rows.has(1)
    assert "This is no valid JSON" in rows.words(0, 1), rows.words(0, 1)
    window.click("Came in 250", "push button")
    rows.has(250)
    rows.click(6, 1)
    window.click("Open the claim", "push button")
    window.says("Bridge number 6 was sold.")
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], "import_report.png"))
    window.click("Close", "push button")
    window.gone("What became of each line")


def a_second_time_nothing_is_added():
    window.keys("ctrl+o")
    window.answer_file_dialog(collection, re.compile("Import files"))
    window.says("Claims brought in from checked.jsonl: 0; here already: 250.")


def what_differs_is_taken_over_after_a_question():
    with open(collection, encoding="utf-8") as file:
        changed = file.read().replace("Bridge number 5 was sold.", "Bridge number 5 was given away.")
    with open(collection, "w", encoding="utf-8") as file:
        file.write(changed)
    window.keys("ctrl+o")
    window.answer_file_dialog(collection, re.compile("Import files"))
    window.says("here already: 250, of them not as the file has them: 1.")
    window.click("Line by line…", "push button")
    window.click("Take over what differs…", "push button")
    window.says("1 claim becomes what the file has")
    window.click("Take over", "push button")
    window.says("here already and now as the file has them: 1")
    window.click("Line by line…", "push button")
    window.click("Now as in the file 1", "push button")
    rows = Table(window, "Lines of the file")
    rows.has(1)
    assert "Bridge number 5 was given away." in rows.words(0, 1), rows.words(0, 1)
    window.click("Close", "push button")
    window.gone("What became of each line")


def what_a_search_shows_goes_out():
    window.search("\"number 7\"")
    lists("Search", 1)
    into = os.path.join(folder, "out.jsonl")
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Export the claims shown")
    window.keys("Return")
    window.answer_file_dialog(into, re.compile("Export the claims shown"))
    window.says("Claims written to")
    with open(into, encoding="utf-8") as file:
        written = [json.loads(line) for line in file]
    assert [line["id"] for line in written] == ["c7"], written
    assert (written[0]["verdict"], written[0]["rating_key"], written[0]["state"]) == ("False", "false", "published"), written


def the_history_holds():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", workspace, "--json", "verify")


run(a_collection_comes_in_and_says_what_did_not, each_line_is_told_and_opens_its_claim, a_second_time_nothing_is_added,
    what_differs_is_taken_over_after_a_question,
    what_a_search_shows_goes_out, the_history_holds)
