#!/usr/bin/python3
"""Pictures and sound in the window: a picture comes in with its words and how they were read; what is heard or seen is quoted by
typing it, with its time or region, and what lies outside is refused; Preferences say which programs read them here."""
import json
import os
import re
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait
from hands import Mouse
from table import Table

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
import documents  # noqa: E402
import pictures  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
FILES = {"notice.png": pictures.drawn("png", "La dette a doublé en dix ans.", "Le ministre l'a dit lundi."),
         "council.mp3": pictures.mp3(30, "Conseil municipal"), "report.pdf": documents.pdf(columns=1), "letter.txt": b"Nothing was said.\n"}
for name, content in FILES.items():
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
cli(CLI, "-w", workspace, "init")
window = Window(PROGRAM, workspace)


def rows(*words):
    return [json.loads(line) for line in cli(CLI, "-w", workspace, "--json", *words).splitlines()]


def bring_in(name):
    window.keys("ctrl+o")
    window.answer_file_dialog(os.path.join(folder, name), re.compile("Import files"))


def a_picture_comes_in_with_its_words():
    bring_in("notice.png")
    window.says("read from the picture by tesseract")
    assert "La dette a doublé" in text_of(window.find("Article", "text"))


def a_region_is_quoted_by_typing():
    window.keys("F6", "i")
    window.click("Quote what is seen…", "push button")
    window.says("the picture has 1200 × 210 pixels")
    window.fill("Words that are seen there", "dit lundi")
    window.fill("Region: left, top, width, height in pixels", "1000,100,500,60")
    window.keys("ctrl+Return")
    window.says("1200 × 210 pixels: 1000,100,500,60 reaches beyond them")
    assert rows("list", "quotations") == []
    window.fill("Region: left, top, width, height in pixels", "300,100,500,60")
    window.keys("ctrl+Return")
    wait(lambda: len(rows("list", "quotations")) == 1, "the quotation to be recorded")
    window.says("in the picture at 300,100,500,60")
    window.says("typed by who saw it")


def place_on_board(x, y, width=1200, height=210):
    """Where a pixel of the picture shows: as large as the board lets it be, in its middle."""
    box = Mouse(window).rest(window.find("How the page looks"))
    scale = min(box.width / width, box.height / height)
    return (int(box.x + (box.width - width * scale) / 2 + x * scale), int(box.y + (box.height - height * scale) / 2 + y * scale))


def where_in_form():
    return text_of(window.find("Region: left, top, width, height in pixels", "text"))


def the_picture_shows_and_a_box_drawn_over_it_is_a_quotation():
    window.says("Draw a box over what you quote")
    Mouse(window).drag(place_on_board(20, 85), place_on_board(1100, 160))
    window.says("Words that are seen there")
    left, top, wide, high = map(int, where_in_form().split(","))
    assert abs(left - 20) < 6 and abs(top - 85) < 6 and abs(wide - 1080) < 12 and abs(high - 75) < 12, where_in_form()
    # What the program read there stands in the form already, and another box takes its place.
    assert "l'a dit lundi" in text_of(window.find("Words that are seen there", "text")).replace("’", "'")
    Mouse(window).drag(place_on_board(20, 30), place_on_board(1100, 85))
    wait(lambda: "La dette" in text_of(window.find("Words that are seen there", "text")), "the words of the other box")
    assert abs(int(where_in_form().split(",")[1]) - 30) < 6, where_in_form()
    # Half a line gives the words of that half.
    Mouse(window).drag(place_on_board(20, 30), place_on_board(320, 85))
    wait(lambda: "dix ans" not in text_of(window.find("Words that are seen there", "text")), "fewer words")
    assert text_of(window.find("Words that are seen there", "text")).startswith("La dette"), text_of(window.find("Words that are seen there", "text"))
    Mouse(window).drag(place_on_board(20, 30), place_on_board(1100, 85))
    wait(lambda: "dix ans" in text_of(window.find("Words that are seen there", "text")), "the words of the whole line")
    window.keys("ctrl+Return")
    wait(lambda: len(rows("list", "quotations")) == 2, "the quotation to be recorded")


def by_keyboard_a_box_is_drawn_as_well():
    window.focus("How the page looks")
    window.keys("Return", "Left", "Left", "Up", "shift+Right", "shift+Down", "Return")
    window.says("Words that are seen there")
    assert len(where_in_form().split(",")) == 4
    window.keys("Escape")
    window.gone("Region: left, top, width, height in pixels", "text")


def a_click_on_what_was_quoted_opens_it():
    Mouse(window).at(*place_on_board(900, 45), "click", "1")
    window.says("in the picture at")
    window.says("La dette a doublé")


def it_hides_and_comes_back():
    window.click("Hide how the page looks", "push button")
    window.gone("How the page looks")
    window.keys("F6", "v")
    window.find("How the page looks")


def a_page_of_a_document_is_shown_when_asked_for():
    bring_in("report.pdf")
    wait(lambda: len(rows("list", "sources")) == 3, "the document to come in")
    window.gone("How the page looks")
    window.keys("F6", "v")
    window.says("Page 1 of ")
    window.find("How the page looks")
    assert not list(window.nodes(re.compile("^Draw a box"))), "a page of a document has no regions here"
    window.keys("v")
    window.gone("How the page looks")
    bring_in("letter.txt")
    wait(lambda: len(rows("list", "sources")) == 4, "the letter to come in")
    window.keys("F6", "v")
    window.says("of other sources no page is drawn")


def a_time_is_quoted_by_typing():
    bring_in("council.mp3")
    wait(lambda: len(rows("list", "sources")) == 2, "the recording to come in")
    window.keys("F6", "i")
    window.click("Quote what is heard…", "push button")
    window.says("the recording is 00:29 long")
    window.fill("Words that are heard there", "Nous n'avons rien décidé.")
    window.fill("From when until when", "0:12-0:15")
    window.keys("ctrl+Return")
    wait(lambda: len(rows("list", "quotations")) == 3, "the quotation to be recorded")
    window.says("from 00:12 to 00:15")
    window.keys("F6", "i")
    window.says("from 00:12 to 00:15 · “Nous n'avons rien décidé.”")


def preferences_say_which_programs_are_here():
    window.press_until("ctrl+comma", "Preferences")
    window.says("tesseract is installed: Words in pictures (OCR)")
    window.click("Cancel", "push button")


def no_problems():
    assert not (output := window.output()).strip(), output
    window.close()


run(a_picture_comes_in_with_its_words, a_region_is_quoted_by_typing, the_picture_shows_and_a_box_drawn_over_it_is_a_quotation,
    by_keyboard_a_box_is_drawn_as_well, a_click_on_what_was_quoted_opens_it, it_hides_and_comes_back, a_time_is_quoted_by_typing,
    a_page_of_a_document_is_shown_when_asked_for, preferences_say_which_programs_are_here,
    no_problems)
