#!/usr/bin/python3
"""Pictures and sound in the window: a picture comes in with its words and how they were read; what is heard or seen is quoted by
typing it, with its time or region, and what lies outside is refused; Preferences say which programs read them here."""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
import pictures  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
FILES = {"notice.png": pictures.drawn("png", "La dette a doublé en dix ans.", "Le ministre l'a dit lundi."),
         "council.mp3": pictures.mp3(30, "Conseil municipal")}
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


def a_time_is_quoted_by_typing():
    bring_in("council.mp3")
    wait(lambda: len(rows("list", "sources")) == 2, "the recording to come in")
    window.keys("F6", "i")
    window.click("Quote what is heard…", "push button")
    window.says("the recording is 00:29 long")
    window.fill("Words that are heard there", "Nous n'avons rien décidé.")
    window.fill("From when until when", "0:12-0:15")
    window.keys("ctrl+Return")
    wait(lambda: len(rows("list", "quotations")) == 2, "the quotation to be recorded")
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


run(a_picture_comes_in_with_its_words, a_region_is_quoted_by_typing, a_time_is_quoted_by_typing, preferences_say_which_programs_are_here,
    no_problems)
