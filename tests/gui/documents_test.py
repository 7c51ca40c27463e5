#!/usr/bin/python3
"""The same article as a web page, a saved page, a PDF in one and in three columns, a Word document and an e-mail: brought
in through the window, each offers the same quotations with the same speakers."""
import json
import os
import re
import sys
import tempfile

PROGRAM, CLI = sys.argv[1:3]
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))

import documents
from driver import Window, cli, run, text_of, wait

folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "pont.counterpoint")


def rows(edition):
    """A line of its own keeps each from being known by its words."""
    return [*documents.STORY, f"Ceci est l’édition {edition} du journal."]


FORMS = {"a.html": documents.page(rows("a")), "b.mhtml": documents.saved_page(documents.page(rows("b"))),
         "c.pdf": documents.pdf(rows("c"), columns=1), "d.pdf": documents.pdf(rows("d"), columns=3),
         "e.docx": documents.word_document(rows("e")), "f.eml": documents.mail(rows("f"))}
for name, content in FORMS.items():
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
cli(CLI, "-w", workspace, "init")
window = Window(PROGRAM, workspace)


def bring_in(name):
    window.keys("ctrl+o")
    window.answer_file_dialog(os.path.join(folder, name), re.compile("Import files"))


def sources():
    return [json.loads(line) for line in cli(CLI, "-w", workspace, "--json", "list", "sources").splitlines()]


def each_form_comes_in_and_offers_the_same():
    for count, name in enumerate(FORMS, 1):
        bring_in(name)
        wait(lambda: len(sources()) == count, f"{name} to come in")
        window.says("11 suggestions")  # a note may stand where it is said that they were found
        window.says("Nous ne prendrons aucun risque")


def the_speaker_is_proposed_from_the_last_of_them():
    window.focus("Article", "text")
    window.keys("n", "a")
    window.says("Record a quotation")
    wait(lambda: text_of(window.find("Speaker", "text")) == "Hélène Marchais", "the speaker to be filled in")
    window.keys("Escape")


def what_cannot_be_read_is_said_and_nothing_comes_in():
    with open(os.path.join(folder, "broken.pdf"), "wb") as file:
        file.write(b"%PDF-1.4\n" + bytes(range(256)) * 40)
    bring_in("broken.pdf")
    window.says("it seems damaged, pdftotext gave up")
    assert len(sources()) == len(FORMS)


def no_problems():
    assert not (output := window.output()).strip(), output
    window.close()


run(each_form_comes_in_and_offers_the_same, the_speaker_is_proposed_from_the_last_of_them,
    what_cannot_be_read_is_said_and_nothing_comes_in, no_problems)
