#!/usr/bin/python3
"""Taking back in the window: what was deleted comes back by keyboard, by mouse and from its menu; what is published is
neither deleted nor taken back unasked; the history is walked as soon as nobody does anything.
taking_back_test.py PROGRAM CLI"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
FIRST, SECOND = "Une affirmation de trop.", "Une autre de trop."
state = {}


def do(*words, who="Camille"):
    return cli(CLI, "-w", workspace, "--as", who, *words)


def rows_of(*words):
    return [json.loads(line) for line in do("--json", *words).splitlines()]


cli(CLI, "sample", workspace)
published = next(row["id"] for row in rows_of("list", "claims") if "absorber" in row["text"])
do("review", published, "--rating", "misleading", "--summary", "Les mots sont exacts, le contexte non.")
do("review", published, "--step", "submit", "--override", "test")
do("review", published, "--step", "approve", who="Dominique")
first = rows_of("claim", FIRST)[0]["id"]
do("review", first, "--rating", "false")
second = rows_of("claim", SECOND)[0]["id"]


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        state["window"].picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def there(claim):
    return claim in [row["id"] for row in rows_of("list", "claims")]


def deleted():
    return state["window"].find("Deleted records", "table")


def listed():
    table = deleted().get_table_iface()
    return [table.get_accessible_at(row, 0).get_name().split("\n")[0] for row in range(table.get_n_rows())]


def at(row):
    """The middle of the first cell of a row, on the screen."""
    cell = deleted().get_table_iface().get_accessible_at(row, 0)
    box = Atspi.Component.get_extents(cell.get_component_iface(), Atspi.CoordType.SCREEN)
    return box.x + box.width // 3, box.y + box.height // 2


def settled(row):
    """Where a row is once it stays there: a strip with a message moves the list when it comes and goes."""
    seen = [at(row)]
    wait(lambda: seen.append(at(row)) or (len(seen) > 5 and len(set(seen[-5:])) == 1), "the list at rest")
    return seen[-1]


def mouse(row, *buttons):
    x, y = settled(row)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.1", *(word for button in buttons
                                                                             for word in ("click", button))], check=True)


def open_and_delete(text):
    window = state["window"]
    window.keys("ctrl+3")
    window.search(text)
    window.find(re.compile("^Search: "))
    window.keys("F6")
    window.says(text)
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Delete the record")
    window.keys("Return")


def the_history_is_walked_once_nobody_does_anything():
    state["window"] = window = Window(PROGRAM, workspace)
    badge = window.find("History up to date")
    assert "Every revision is checked as soon as you pause." in badge.get_description(), badge.get_description()
    badge = window.find("History intact")
    assert "Every revision holds" in badge.get_description(), badge.get_description()


def an_empty_page_says_so():
    window = state["window"]
    window.keys("ctrl+7")
    window.says("Nothing is deleted.")
    assert not list(window.nodes("Bring back", "push button"))
    picture("deleted-empty.png")


def what_was_deleted_stands_there():
    window = state["window"]
    open_and_delete(FIRST)
    wait(lambda: not there(first), "the first claim to go")
    open_and_delete(SECOND)
    wait(lambda: not there(second), "the second claim to go")
    window.click("Deleted")
    wait(lambda: listed() == [SECOND, FIRST], "both on the list")
    line = deleted().get_table_iface().get_accessible_at(1, 0).get_name()
    assert "Claim · took 1 more record along" in line, line
    picture("deleted.png")


def enter_brings_back_and_undo_takes_away_again():
    window = state["window"]
    window.keys("F6", "Return")
    window.says("Brought back: " + SECOND)
    wait(lambda: listed() == [FIRST], "one left")
    assert there(second)
    window.keys("ctrl+z")
    window.says("Undone: Brought back what was deleted")
    wait(lambda: listed() == [SECOND, FIRST], "both again")
    assert not there(second)


def a_double_click_and_the_button_do_as_well():
    window = state["window"]
    mouse(0, "1", "1")
    wait(lambda: listed() == [FIRST], "the second gone from the list")
    mouse(0, "1")
    window.click("Bring back", "push button")
    window.says("Nothing is deleted.")
    assert there(first) and there(second)
    assert rows_of("show", first)[0]["review"]["rating"]["key"] == "false", "with its review"
    window.keys("ctrl+z")
    wait(lambda: listed() == [FIRST], "on the list again")


def so_does_the_menu_of_a_row():
    window = state["window"]
    mouse(0, "3")
    window.find("History of the record", "menu item")
    picture("deleted-menu.png")
    window.keys("Escape")
    window.keys("F6", "shift+F10")
    window.find("History of the record", "menu item")
    window.keys("Down", "Return")
    window.says("Nothing is deleted.")
    assert there(first)


def what_is_published_is_not_deleted():
    window = state["window"]
    window.keys("ctrl+3")
    window.click(re.compile("^Approved, 1"))
    window.keys("F6")
    window.click("Publish", "push button")
    window.find(re.compile("^Published, 1"))
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Delete the record")
    window.keys("Return")
    window.says("is published and cannot be deleted")
    picture("published-kept.png")
    assert there(published)


def taking_a_publication_back_is_asked():
    window = state["window"]
    window.keys("ctrl+z")
    window.says("this takes the publication back")
    picture("asked.png")
    window.keys("Escape")
    window.gone("Take it back")
    assert rows_of("show", published)[0]["review"]["state"] == "published"
    window.keys("ctrl+z")
    window.click("Take it back", "push button")
    window.says("Undone: Published")
    assert rows_of("show", published)[0]["review"]["state"] == "approved"


def a_broken_history_stops_writing_at_once():
    window = state["window"]
    window.close()
    with sqlite3.connect(workspace) as database:
        triggers = database.execute("select name, sql from sqlite_schema where name = 'change_no_update'").fetchall()
        database.execute("drop trigger change_no_update")
        database.execute("update change set body = replace(body, 'trop', 'plus') where body like '%de trop%'")
        for _, sql in triggers:
            database.execute(sql)
    state["window"] = window = Window(PROGRAM, workspace)
    window.find("History is broken")
    window.keys("ctrl+n")
    window.focus("Claim", "text")
    window.type("Encore une")
    window.keys("ctrl+Return")
    window.says("does not hold together")
    picture("broken.png")
    listed = subprocess.run([CLI, "-w", workspace, "list", "claims"], capture_output=True, text=True)
    assert listed.returncode == 1, listed.stderr  # the one that was altered is named, the others are listed
    assert "absorber" in listed.stdout and "Encore une" not in listed.stdout, listed.stdout


def it_speaks_french():
    window = state["window"]
    window.process.kill()
    window.process.wait()
    os.remove(workspace)
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    cli(CLI, "sample", workspace)
    state["window"] = window = Window(PROGRAM, workspace, environment={"LANGUAGE": "fr"})
    window.keys("ctrl+7")
    window.says("Rien n’est supprimé.")
    window.close()


run(the_history_is_walked_once_nobody_does_anything, an_empty_page_says_so, what_was_deleted_stands_there,
    enter_brings_back_and_undo_takes_away_again, a_double_click_and_the_button_do_as_well, so_does_the_menu_of_a_row,
    what_is_published_is_not_deleted, taking_a_publication_back_is_asked, a_broken_history_stops_writing_at_once,
    it_speaks_french)
