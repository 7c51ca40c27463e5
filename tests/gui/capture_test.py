#!/usr/bin/python3
"""An address in the window: captured by a key, its way shown beside the text, captured again when the page has changed
and when it has not; a link to a quotation; what is inside the own network is refused unless allowed."""
import os
import re
import sys
import tempfile

from driver import Window, cli, run, text_of, wait
from table import Table, choose, clipboard

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
from web_server import WebServer, answer, redirect, story  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
FIRST = "The council would meet again in the spring, the mayor said on Monday, to look at the whole plan for the harbour."
PAGE = story("Harbour vote delayed", FIRST, "“Twelve of twenty ships stayed in port this winter”, the mayor Odile Carpentier told reporters.")
web = WebServer({"/old": redirect("/new"), "/new": answer(PAGE)})
cli(CLI, "-w", workspace, "init")
window = Window(PROGRAM, workspace)


def article():
    return text_of(window.find("Article", "text"))


def capture(address, inside):
    window.press_until("ctrl+l", "Capture an address")
    window.fill("Address", address)
    if inside:
        window.click("It may be in this computer or its own network", "check box")
    window.click("Capture it", "push button")


def what_is_no_address_is_told_in_the_dialog():
    window.press_until("ctrl+l", "Capture an address")
    window.fill("Address", "not an address")
    window.click("Capture it", "push button")
    window.says("Type one address, beginning with http:// or https://.")
    window.click("Cancel", "push button")
    window.gone("Capture an address")


def the_own_network_is_refused_unless_allowed():
    capture(web.url("/old"), inside=False)
    window.says("which is in this computer or its own network")
    assert not web.asked


def a_key_captures_an_address():
    capture(web.url("/old"), inside=True)
    window.says("1 suggestion")
    assert "Twelve of twenty" in article()
    window.keys("F6", "i")
    window.says("fetched from the web")
    window.says("GET " + web.url("/old") + " → 302 Found")
    window.says("GET " + web.url("/new") + " → 200 OK")


def again(says):
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Capture the source again")
    window.keys("Return")
    window.says(says)


def the_same_page_is_told_as_unchanged():
    again("its words are the same")
    window.says("Its words are unchanged.")
    assert "Twelve of twenty" in article()


def a_quotation_has_a_link():
    window.keys("F6", "n", "A")
    wait(lambda: cli(CLI, "-w", workspace, "list", "quotations"), "the quotation")
    window.search("twelve kind:statement")
    hits = Table(window, "Search")
    wait(lambda: hits.count() == 1, "the statement")
    hits.click(0, 0, button=3)
    choose(window, "Copy a link to the words")
    window.says("The link is in the clipboard")
    link = web.url("/new") + "#:~:text=Twelve%20of%20twenty%20ships%20stayed%20in%20port%20this%20winter"
    clipboard(lambda held: held.strip() == link)
    window.click("Back", "push button")
    wait(lambda: "Twelve of twenty" in article(), "the article again")


def a_changed_page_shows_its_new_words_and_keeps_the_earlier():
    web.answers["/new"] = answer(PAGE.replace("in the spring", "in the autumn"))
    again("its words changed")
    wait(lambda: "in the autumn" in article(), "the new text")
    window.keys("F6", "i")
    window.click(re.compile("^Read the text of "), "push button")
    wait(lambda: "in the spring" in article(), "the earlier text")


run(what_is_no_address_is_told_in_the_dialog, the_own_network_is_refused_unless_allowed, a_key_captures_an_address,
    the_same_page_is_told_as_unchanged, a_quotation_has_a_link, a_changed_page_shows_its_new_words_and_keeps_the_earlier)
