#!/usr/bin/python3
"""An article whose letters look wrong is read in another encoding, its quotation carried over; and what a page says
of itself is taken into the source's form with one press."""
import json
import os
import subprocess
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
article = os.path.join(folder, "port.txt")
TEXT = "Порт\n\nМэр Анна Лунева заявила: «Мы не будем закрывать школу». Это не новость, сообщает газета.\n"
WORDS = "Мы не будем закрывать школу"
with open(article, "wb") as file:
    file.write(TEXT.encode("windows-1251"))
page = os.path.join(folder, "vote.html")
with open(page, "w", encoding="utf-8") as file:
    file.write('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour vote delayed</title>'
               '<meta name="author" content="Bo Lind"><script type="application/ld+json">{"@type":"NewsArticle",'
               '"author":"Ann Tern","datePublished":"2022-12-19"}</script></head><body><article>'
               "<h1>Harbour vote delayed</h1><p>The council would meet again in the spring, the mayor said, to look at the "
               "whole plan for the harbour.</p></article></body></html>")
cli(CLI, "-w", workspace, "init")
cli(CLI, "-w", workspace, "import", page)
cli(CLI, "-w", workspace, "import", article, "--encoding", "windows-1252")
source = [line.split()[0] for line in cli(CLI, "-w", workspace, "list", "sources").splitlines()][0]
wrong = WORDS.encode("windows-1251").decode("windows-1252")
cli(CLI, "-w", workspace, "quote", source, "--exact", wrong, "--speaker", "Anna")
window = Window(PROGRAM, workspace)


def quotation():
    return json.loads(cli(CLI, "-w", workspace, "--json", "list", "quotations").splitlines()[0])["exact"]


def by_palette(words):
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    window.keys("Return")
    window.gone("Command palette")


def another_encoding_is_chosen():
    window.keys("ctrl+2", "F6", "Return")
    window.says(wrong)
    window.find("Read in another encoding…", "push button")
    by_palette("another encoding")
    window.find("Read in another encoding")
    window.keys("Home", *["Down"] * 9, "Return")  # UTF-8 UTF-16LE UTF-16BE, three western, three central, windows-1251
    window.says("The bytes were read as windows-1251")
    window.says(WORDS)
    wait(lambda: quotation() == WORDS, "the quotation in its letters")


def an_undo_takes_it_back():
    window.keys("ctrl+z")
    window.says(wrong)
    wait(lambda: quotation() == wrong, "the quotation as it was")


def what_the_page_says_is_offered_in_the_form():
    window.keys("ctrl+2", "F6", "Down", "Return")
    window.says("The council would meet again")
    window.click("Change…", "push button")
    window.says("What the page says")
    window.click("Bo Lind · author", "push button")
    wait(lambda: text_of(window.find("Author", "text")) == "Bo Lind", "the author in the field")
    window.keys("ctrl+Return")
    wait(lambda: "Bo Lind" in cli(CLI, "-w", workspace, "list", "sources", "--limit", "9") or
         any(json.loads(line).get("author") == "Bo Lind"
             for line in cli(CLI, "-w", workspace, "--json", "list", "sources").splitlines()), "the author on record")


def no_problems():
    assert not (output := window.output()).strip(), output
    window.close()


run(another_encoding_is_chosen, an_undo_takes_it_back, what_the_page_says_is_offered_in_the_form, no_problems)
