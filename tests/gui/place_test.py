#!/usr/bin/python3
"""What stays at its place, or goes on from it: the keyboard after a button went, a refusal beside the form it is about, the ring
of a field of several lines, rows of one line, and a narrow window that leaves nothing out."""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Window, cli, run, text_of, wait
from hands import Keys, Mouse, focused
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "place.counterpoint")
article = os.path.join(folder, "bridge.txt")
with open(article, "w", encoding="utf-8") as file:
    file.write("""Le pont de Valmont divise la ville

Le maire Paul Lanvin s'est exprimé mardi. « Le pont tiendra encore vingt ans », a-t-il affirmé.

La députée Nadia Perrot a démenti : « Il fuit déjà de partout. »

« Nous publierons le rapport », a promis Nadia Perrot.
""")
cli(CLI, "-w", workspace, "init")
cli(CLI, "-w", workspace, "import", article, "--date", "2022-12-20", "--lang", "fr")
CLAIM = "Le pont tiendra vingt ans."
cli(CLI, "-w", workspace, "claim", CLAIM)
window = Window(PROGRAM, workspace)


def keyboard_at():
    node = focused(window)
    return (node.get_role_name(), node.get_name() or "") if node else ("nothing", "")


def pixel(x, y):
    done = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{x}+{y}", "-depth", "8", "txt:-"], capture_output=True, text=True, check=True)
    return re.search(r"#([0-9A-F]{6})", done.stdout)[1]


def resize(width, height):
    subprocess.run(["xdotool", "getactivewindow", "windowsize", str(width), str(height)], check=True)


def a_suggestion_that_is_accepted_gives_the_keyboard_to_the_next():
    window.click(re.compile("^Sources, 1"))
    window.press_until("ctrl+2", "Sources", "table")
    window.keys("F6", "Return")
    window.says("3 suggestions")
    window.keys("i", "n")
    Keys(window).to(re.compile(r"^Accept the suggestion \("), "push button")
    window.keys("space")
    window.says("2 suggestions")
    wait(lambda: "Il fuit déjà" in keyboard_at()[1] or keyboard_at()[1].startswith("Accept the suggestion"),
         "the keyboard at the next suggestion")
    assert not list(window.nodes(re.compile("^Le pont tiendra encore.*—"), "push button")), "the accepted one is still offered"


def a_refusal_stands_in_the_form_and_goes_with_the_next_word():
    window.click(re.compile("^Claims, 1"))
    window.keys("F6", "Home", "Return")
    window.find("Verdict: Unrated")
    window.keys("ctrl+r")
    window.says("Give a rating")
    window.keys("ctrl+Return")
    told = window.says("Choose a rating first.")
    save = Table.box(window.find("Save the rating", "push button"))
    box = Table.box(told)
    assert box.x >= save.x - 30 and box.y < save.y, f"it stands at {box.x},{box.y}; the button at {save.x},{save.y}"
    window.choose("Rating", "False")
    window.gone("Choose a rating first.")


def a_field_of_several_lines_shows_where_the_keyboard_is():
    field = window.find("Rationale", "text") if list(window.nodes("Rationale", "text")) else window.find("Short rationale", "text")
    box = Mouse(window).into_sight(field)
    edge = lambda: {pixel(x, box.y + box.height // 2) for x in range(box.x - 12, box.x + 4)}
    window.find("Rating", "combo box").get_component_iface().grab_focus()
    wait(lambda: keyboard_at()[0] == "combo box", "the keyboard elsewhere")
    before = edge()
    field.get_component_iface().grab_focus()
    wait(lambda: keyboard_at()[0] == "text", "the keyboard in the field")
    wait(lambda: "1F5FD0" in edge(), f"a ring in the accent's colour, not {edge()}")
    assert "1F5FD0" not in before, before


def a_step_gives_the_keyboard_to_the_next_one():
    window.fill("Short rationale", "Il fuit.")
    window.keys("ctrl+Return")
    window.find("Verdict: False")
    why = window.find("Why it is submitted although something is missing", "text")
    wait(lambda: why.get_component_iface().grab_focus() and keyboard_at()[0] == "text", "the keyboard in the field")
    window.type("Essai.")
    window.keys("Return")  # as the button beside it
    window.says("The gate was overridden: Essai.")
    wait(lambda: keyboard_at() == ("push button", "Pull back"), f"the keyboard on what stands there now, not at {keyboard_at()}")
    window.keys("space")
    window.find("Submit for review", "push button")
    wait(lambda: keyboard_at()[1] in ("Complete…", "Submit for review"), f"it at {keyboard_at()}")


def who_said_it_is_offered_when_somebody_is_asked():
    window.close()
    rows = lambda kind: [json.loads(line) for line in cli(CLI, "-w", workspace, "--json", "list", kind).splitlines()]
    said = next(row["id"] for row in rows("statement") if "vingt ans" in row["text"])
    cli(CLI, "-w", workspace, "--as", "Anne Martin", "link", said, "asserts", rows("claim")[0]["id"])
    globals()["window"] = Window(PROGRAM, workspace)
    window.click(re.compile("^Claims, 1"))
    window.keys("F6", "Home")
    window.find(re.compile("^Asserts: Le pont tiendra"))
    window.keys("ctrl+shift+r")
    window.says("Ask for a reply")
    asked = window.find("Who is asked", "text")
    window.click("Paul Lanvin", "push button")
    wait(lambda: text_of(asked) == "Paul Lanvin", "who said it in the field")
    window.keys("ctrl+Return")
    window.find(re.compile("^Paul Lanvin — asked"))


def a_row_of_one_line_has_no_empty_second_one():
    table = Table(window, "Claims")
    assert table.words(0, table.column("Claim")) == CLAIM, repr(table.words(0, table.column("Claim")))
    # And is as high as one of two: rows stand in one measure.
    height = Table.box(table.cell(0, table.column("Claim"))).height
    window.click(re.compile("^Parties, "))
    parties = Table(window, "Parties")
    heights = [Table.box(parties.cell(row, 0)).height for row in range(parties.count())]
    assert heights and set(heights) == {height}, f"{heights}, {height}"


def escape_empties_the_search():
    window.search("pont")
    field = window.find(re.compile("^Search claims"), "text")
    wait(lambda: text_of(field) == "pont", "the words")
    window.keys("Escape")  # the list below it
    window.keys("Escape")
    wait(lambda: text_of(field) == "", "the field to be empty")


def narrow_the_legend_goes_on_below():
    window.keys("ctrl+2", "F6", "Return")
    legend = window.find("Colours in an article")
    wide = Table.box(legend).height
    resize(1024, 700)
    wait(lambda: Table.box(window.find("Colours in an article")).height > wide, "a second line")
    box = Table.box(window.find("Colours in an article"))
    assert box.y + box.height <= 722, f"it ends at {box.y + box.height}"


def narrow_the_history_keeps_its_filters():
    window.click(re.compile("^Claims, 1"))
    window.keys("F6", "Home", "Return")
    window.keys("ctrl+shift+h")
    middle = Table.box(window.find("Moments", "table"))
    for name, role in (("By whom", "combo box"), ("What it touches", "combo box"), ("Since", "text"), ("Until", "text")):
        box = Table.box(window.find(name, role))
        assert box.width > 60 and box.x + box.width <= middle.x + middle.width, f"{name} at {box.x}, {box.width} wide"


def no_problems():
    assert not (output := window.output()).strip(), output
    window.close()
    assert len(json.loads("[" + ",".join(cli(CLI, "-w", workspace, "--json", "list", "claim").splitlines()) + "]")) == 1


run(a_suggestion_that_is_accepted_gives_the_keyboard_to_the_next, a_refusal_stands_in_the_form_and_goes_with_the_next_word,
    a_field_of_several_lines_shows_where_the_keyboard_is, a_step_gives_the_keyboard_to_the_next_one,
    a_row_of_one_line_has_no_empty_second_one, who_said_it_is_offered_when_somebody_is_asked, escape_empties_the_search,
    narrow_the_legend_goes_on_below, narrow_the_history_keeps_its_filters, no_problems)
