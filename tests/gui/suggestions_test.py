#!/usr/bin/python3
"""What the window offers of an article, by keyboard: what is suggested, what was set aside and why, who else
may be meant, words without marks, and a whole article accepted in one step with its links."""
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "bridge.counterpoint")
article = os.path.join(folder, "bridge.txt")
with open(article, "w", encoding="utf-8") as file:
    file.write("""Le pont de Valmont divise la ville

Le maire Paul Lanvin et le préfet Jean Vidal se sont rencontrés mardi. « Le pont tiendra encore vingt ans », a-t-il affirmé.

La députée Nadia Perrot a démenti : « Il fuit déjà de partout. » Le film « La Longue Nuit » raconte cette histoire.

« Nous publierons le rapport », a promis Nadia Perrot. Paul Lanvin a affirmé que les travaux commenceraient en mars.
""")
cli(CLI, "-w", workspace, "init")
cli(CLI, "-w", workspace, "import", article, "--date", "2022-12-20", "--lang", "fr")
window = Window(PROGRAM, workspace)


def reopen():
    global window
    window = Window(PROGRAM, workspace)


def by_palette(words):
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    window.keys("Return")
    window.gone("Command palette")


def size_of_the_headline():
    node = window.find("Article", "text")
    attributes = Atspi.Text.get_attribute_run(node.get_text_iface(), 3, False)[0]
    return float(attributes["size"])


def what_was_set_aside_says_why():
    window.keys("ctrl+2", "F6", "Return")
    window.says("3 suggestions")
    window.keys("o")
    window.says("La Longue Nuit")
    window.says("A noun before it names what stands between the marks.")
    window.keys("o")
    window.find(re.compile("^Show [0-9]+ passages? set aside"))


def of_two_who_may_be_meant_one_is_chosen():
    window.says("Or: Jean Vidal")
    window.keys("n", "a")
    window.says("The article may also mean:")
    assert text_of(window.find("Speaker", "text")) == "Paul Lanvin"
    assert text_of(window.find("Role at that time", "text")) == "maire"
    window.click("Jean Vidal")
    wait(lambda: text_of(window.find("Speaker", "text")) == "Jean Vidal", "the other speaker")
    assert text_of(window.find("Role at that time", "text")) == ""
    window.keys("ctrl+Return")
    window.says("2 suggestions")
    assert "Jean Vidal" in cli(CLI, "-w", workspace, "list", "party")


def an_article_is_accepted_with_its_links_in_one_step():
    by_palette("accept all suggestions")
    window.says("2 quotations were recorded. 1 link was made.")
    assert "contradicts" in cli(CLI, "-w", workspace, "list", "link")
    assert "Nadia Perrot" in cli(CLI, "-w", workspace, "list", "party")
    window.keys("ctrl+z")
    window.says("2 suggestions")
    assert "contradicts" not in cli(CLI, "-w", workspace, "list", "link")
    assert "Nadia Perrot" not in cli(CLI, "-w", workspace, "list", "party")


def words_without_marks_are_suggested_when_asked_for():
    before = size_of_the_headline()
    window.keys("ctrl+comma")
    window.click("Suggest words reported without marks as well", "check box")
    window.click("OK", "push button")
    window.says("les travaux commenceraient en mars")
    window.says("3 suggestions")
    assert size_of_the_headline() == before, f"the article keeps its look: {size_of_the_headline()}, {before}"


def the_same_words_elsewhere_are_another_place_of_one_statement():
    again = os.path.join(folder, "again.txt")
    with open(again, "w", encoding="utf-8") as file:
        file.write("Le pont de Valmont, suite\n\nLe préfet Jean Vidal l'a redit : « Le pont tiendra encore vingt ans ! »\n")
    statements = cli(CLI, "-w", workspace, "list", "statement")
    window.close()
    cli(CLI, "-w", workspace, "import", again, "--date", "2022-12-27", "--lang", "fr")
    reopen()
    window.keys("ctrl+2", "F6", "Return")
    window.says("1 suggestion")
    window.keys("n", "a")
    window.says("These words are recorded already: Jean Vidal")
    window.click("another place of that statement")
    window.keys("ctrl+Return")
    window.says("1 quotation")
    assert cli(CLI, "-w", workspace, "list", "statement") == statements


def no_problems():
    assert not (output := window.output()).strip(), output
    window.close()


run(what_was_set_aside_says_why, of_two_who_may_be_meant_one_is_chosen,
    an_article_is_accepted_with_its_links_in_one_step, words_without_marks_are_suggested_when_asked_for,
    the_same_words_elsewhere_are_another_place_of_one_statement, no_problems)
