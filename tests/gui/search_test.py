#!/usr/bin/python3
"""Finding things: words, fields and what they find as one types; earlier claims while one is written, opened,
linked as repeated and taken over by key."""
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
cli(CLI, "sample", workspace)
window = Window(PROGRAM, workspace)


def what_is_typed_is_found_at_once_and_by_field():
    window.find("Verdict: Misleading")
    window.search("absorb")
    window.says("Search: absorb")
    table = window.find("Search", "table")
    wait(lambda: table.get_table_iface().get_n_rows() >= 4, "hits")
    window.search("speaker:poutine kind:claim")
    wait(lambda: table.get_table_iface().get_n_rows() == 2, "the claims made of his statements")
    window.search("speaker:poutine verdict:false")
    wait(lambda: table.get_table_iface().get_n_rows() == 1, "the one rated false")
    window.search("zzzz")
    window.says("Nothing holds these words.")


def back_leads_to_where_one_was_before_the_search():
    window.click("Back", "push button")
    window.find("Claims", "table")
    field = window.find(re.compile("^Search claims"), "text")
    wait(lambda: text_of(field) == "", "the field without the words of the search")
    window.click("Forward", "push button")
    window.says("Search: zzzz")
    wait(lambda: text_of(field) == "zzzz", "the words of the search that shows again")


def a_field_is_completed():
    window.search("spe")
    window.find("speaker:", "list item")
    window.keys("Down", "Return")
    wait(lambda: text_of(window.find(re.compile("^Search claims"), "text")) == "speaker:", "the completed field")
    window.type("vlad")
    window.find(re.compile("Vladimir Poutine"), "list item")
    window.keys("Down", "Return")
    window.says('Search: speaker:"Vladimir Poutine"')


def a_search_is_kept():
    window.keys("ctrl+shift+k")
    window.find("Name", "text")
    assert "speaker" not in cli_copy("list", "searches"), "it is recorded before it has a name"
    window.keys("Escape")
    window.gone("Name", "text")
    assert "speaker" not in cli_copy("list", "searches"), "it is recorded though nobody saved it"
    window.keys("ctrl+shift+k")
    field = window.find("Name", "text")
    wait(lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED), "the keyboard in the name")
    window.keys("ctrl+a")
    window.type("All of Putin")
    window.keys("Return")
    window.find(re.compile("^All of Putin"))  # the library has taken it in
    window.click(re.compile("^Claims, 2"))
    window.find("Claims", "table")
    window.click(re.compile("^All of Putin"))
    window.says('Search: speaker:"Vladimir Poutine"')
    assert "All of Putin" in cli_copy("list", "searches")


def cli_copy(*words):
    """What the command line sees in a copy of the workspace, which is open here."""
    copy = os.path.join(folder, "copy.counterpoint")
    subprocess.run(["sqlite3", workspace, f".backup {copy}"], check=True)
    return cli(CLI, "-w", copy, *words)


def earlier_claims_appear_while_one_is_written():
    window.keys("ctrl+n")
    window.focus("Claim", "text")
    window.type("La Russie ne compte absorber aucun de ses voisins")
    window.find(re.compile("^Precedent: La Russie n'a aucun int"))
    window.says("shared words:")
    window.fill("Claim", "")
    window.focus("Claim", "text")
    window.type("Moscow has no plans to occupy territory of Ukraine")
    window.find(re.compile("^Precedent: Russia does not plan to occupy"))
    window.says("shared words:")


def it_is_linked_and_taken_over_by_key():
    window.keys("alt+Down", "l")
    window.find("Linked as repeated")
    window.keys("t")
    wait(lambda: text_of(window.find("Claim", "text")) == "Russia does not plan to occupy Ukrainian territory.",
         "the text taken over")
    window.focus("Claim", "text")
    window.keys("ctrl+Return")
    window.says("Unrated")
    assert "repeats" in cli_copy("list", "links")


def one_is_opened_by_key():
    window.keys("ctrl+n")
    window.focus("Claim", "text")
    window.type("La Russie ne compte absorber aucun de ses voisins")
    window.find(re.compile("^Precedent: La Russie n'a aucun int"))
    window.keys("alt+Down", "Return")
    window.says("La Russie n'a aucun intérêt à absorber le Bélarus ni qui que ce soit.")
    window.find(re.compile("^Verdict: "))


def what_was_typed_is_still_there_and_it_ends_well():
    window.keys("ctrl+n")
    wait(lambda: text_of(window.find("Claim", "text")).startswith("La Russie ne compte"), "the text left behind")
    window.keys("ctrl+Return")
    window.says("Unrated")
    window.close()


run(what_is_typed_is_found_at_once_and_by_field, back_leads_to_where_one_was_before_the_search, a_field_is_completed,
    a_search_is_kept,
    earlier_claims_appear_while_one_is_written, it_is_linked_and_taken_over_by_key, one_is_opened_by_key,
    what_was_typed_is_still_there_and_it_ends_well)
