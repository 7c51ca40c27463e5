#!/usr/bin/python3
"""A page that says something else by now, in the window: captured again, the side tells what became of its quotation and
which claim rests on it, the claim waits in the queue, and new words are taken only after a question."""
import json
import os
import sys
import tempfile

from driver import Window, cli, run, text_of, wait
from table import Table

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
from web_server import WebServer, answer, story  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
FIRST = ("The council would meet again in the spring, the mayor said on Monday, to look at the whole plan for the harbour, for the "
         "bridge and for the road that leads to both of them.")
PAGE = story("Harbour vote delayed", FIRST, "“Twelve of twenty ships stayed in port this winter”, the mayor Odile Carpentier told reporters.")
web = WebServer({"/": answer(PAGE)})


def rows_of(*words):
    return [json.loads(line) for line in cli(CLI, "-w", workspace, "--json", *words).splitlines()]


cli(CLI, "-w", workspace, "init")
source = rows_of("capture", "--allow-local", web.url("/"))[0]["id"]
statement = rows_of("quote", source, "--exact", "Twelve of twenty ships stayed in port this winter", "--speaker", "Odile Carpentier")[0]["id"]
rows_of("claim", "Twelve of twenty ships stayed in port.", "--from", statement)
window = Window(PROGRAM, workspace)


def article():
    return text_of(window.find("Article", "text"))


def a_changed_page_tells_whose_words_changed():
    web.answers["/"] = answer(PAGE.replace("Twelve of twenty", "Nine of twenty"))
    window.press_until("ctrl+l", "Capture an address")
    window.fill("Address", web.url("/"))
    window.click("It may be in this computer or its own network", "check box")
    window.click("Capture it", "push button")
    window.says("The words of 1 quotation changed or are gone")
    wait(lambda: "Nine of twenty" in article(), "the new text")


def the_side_shows_it_word_by_word():
    window.keys("F6", "i")
    window.says("Words gone: 1; words come: 1.")
    window.says("what differs may turn the meaning round: numbers")
    window.says("A claim rests on it: “Twelve of twenty ships stayed in port.”")


def the_claim_waits_in_the_queue():
    window.keys("ctrl+6")
    queue = Table(window, "My queue")
    wait(lambda: queue.count() == 1, "one line")
    assert "Its source says something else by now" in queue.words(0, queue.column("Why"))
    window.click("Back", "push button")


def new_words_are_taken_after_a_question():
    window.keys("F6", "i")
    window.click("Take the new words", "push button")
    window.says("what differs may turn the meaning round. Look at it, then agree to it.")
    assert rows_of("list", "quotations")[0]["exact"].startswith("Twelve")
    window.click("Carry them over", "push button")
    wait(lambda: rows_of("list", "quotations")[0]["exact"].startswith("Nine"), "the new words")


run(a_changed_page_tells_whose_words_changed, the_side_shows_it_word_by_word, the_claim_waits_in_the_queue,
    new_words_are_taken_after_a_question)
