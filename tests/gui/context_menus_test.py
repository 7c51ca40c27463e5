#!/usr/bin/python3
"""Menus over things, by the right button and by the Menu key: rows, cards, steps of the trail, highlights, topics and
moments. What cannot be done is grey and says why; what is copied is what was pointed at.   context_menus_test.py PROGRAM CLI"""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait
from table import Table, choose, click_at, clipboard, held_click, menu_item

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
window = None
CLAIM = re.compile("absorber le Bélarus")


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


def rows_of(*words):
    return [json.loads(line) for line in do("--json", *words).splitlines()]


cli(CLI, "sample", workspace)
claim = next(row["id"] for row in rows_of("list", "claims") if CLAIM.search(row["text"]))
other = rows_of("claim", "Une affirmation voisine.", "--topic", "Voisins")[0]["id"]
do("link", other, "broader", claim)


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def close_menu():
    window.keys("Escape")


def right_click(node):
    # What stands further down comes into sight with the keyboard.
    Atspi.Component.grab_focus(node.get_component_iface())
    bottom = lambda: Table.box(node).y + Table.box(node).height
    wait(lambda: 0 < bottom() < 880, "what is clicked in sight")
    click_at(node, button=3)


def a_row_has_a_menu_and_grey_says_why():
    global window
    window = Window(PROGRAM, workspace)
    claims = Table(window, "Claims")
    wait(lambda: claims.count() > 0, "claims")
    row = next(at for at in range(claims.count()) if CLAIM.search(claims.words(at, claims.column("Claim"))))
    claims.click(row, claims.column("Claim"), button=3)
    claims.selects(row)
    item = menu_item(window, "Correct the published verdict…")
    wait(lambda: "Only a published verdict is corrected" in (item.get_description() or ""), "the reason")
    assert not item.get_state_set().contains(Atspi.StateType.SENSITIVE)
    picture("menu-row.png")
    choose(window, "Copy as a citation")
    text = clipboard(lambda held: "absorber le Bélarus" in held)
    assert "Vladimir Poutine" in text and "Verdict: Misleading" in text, text


def the_menu_key_opens_it_over_the_row():
    window.keys("F6", "Menu")
    choose(window, "Copy the identity")
    clipboard(lambda held: held == claim)


def a_card_is_pointed_at_not_the_dossier():
    card = window.find(re.compile("^Refutes: .*comble de l'ironie|^Refutes: .*ironie"))
    right_click(card)
    picture("menu-card.png")
    choose(window, "Copy the words")
    clipboard(lambda held: "ironie" in held)
    right_click(window.find(re.compile("^Refutes: .*ironie")))
    choose(window, "Change relation or note…")
    window.says("Change the link")
    window.keys("Escape")


def a_link_to_another_claim_shows_with_its_relation():
    card = window.find(re.compile("^Narrower than: Une affirmation voisine"))
    right_click(card)
    choose(window, "Copy the words")
    clipboard(lambda held: held == "Une affirmation voisine.")


def a_step_of_the_trail_gives_its_bytes():
    step = next(node for node in window.nodes(role="list item") if "SHA-256" in (node.get_description() or ""))
    Atspi.Component.scroll_to(step.get_component_iface(), Atspi.ScrollType.ANYWHERE)
    Atspi.Component.grab_focus(step.get_component_iface())
    wait(lambda: step.get_state_set().contains(Atspi.StateType.FOCUSED), "focus on the step")
    window.keys("Menu")
    choose(window, "Copy the SHA-256 of the bytes")
    clipboard(lambda held: re.fullmatch("[0-9a-f]{64}", held))


def a_topic_is_renamed_from_the_side():
    row = window.find(re.compile("^Voisins, 1"))
    right_click(row)
    picture("menu-topic.png")
    choose(window, "Change the record…")
    window.fill("Name", "Voisinage")
    window.keys("ctrl+Return")
    window.find(re.compile("^Voisinage, 1"))


def a_moment_has_a_menu():
    window.keys("ctrl+3", "F6", "ctrl+h")
    moments = Table(window, "Moments")
    wait(lambda: moments.count() > 0, "moments")
    moments.click(0, 2, button=3)
    choose(window, "Mark the moment to compare it")
    wait(lambda: "Marked" in moments.words(0, 2), "the mark")


def words_in_the_article_have_a_menu():
    window.keys("ctrl+2")
    sources = Table(window, "Sources")
    wait(lambda: sources.count() > 0, "sources")
    window.keys("F6")
    sources.selects(0)
    window.find("Open", "push button")  # the side is about the source
    window.keys("Return")
    article = window.find("Article", "text")
    wait(lambda: window.find(re.compile(r"^\d+ quotation")), "the article")
    window.keys("F8", "Menu")
    choose(window, "Copy the words")
    clipboard(lambda held: len(held) > 5)
    assert article


def what_the_mouse_points_at_in_the_article_has_its_own_menu():
    article = window.find("Article", "text")
    words = text_of(article)
    text = article.get_text_iface()

    def right_click_on(said):
        place = words.index(said) + 2
        box = lambda: Atspi.Text.get_character_extents(text, place, Atspi.CoordType.SCREEN)

        def shows():
            if 160 < box().y < 700:
                return True
            subprocess.run(["xdotool", "mousemove", "600", "500", "click", "5" if box().y > 160 else "4"], check=True)
            return False
        wait(shows, f"{said!r} in sight")
        wait(lambda: box().y == box().y and 160 < box().y < 700, "the text at rest")
        subprocess.run(["xdotool", "mousemove", str(box().x + 2), str(box().y + box().height // 2), "sleep", "0.1", *held_click(3)], check=True)
    right_click_on("livraisons mutuelles")  # a suggestion, or recorded
    choose(window, "Copy the words")
    clipboard(lambda held: "livraisons mutuelles" in held)
    right_click_on("Devant la presse")
    choose(window, "Copy the identity")  # of the source
    assert article


def it_ends_well():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", workspace, "--json", "verify")


run(a_row_has_a_menu_and_grey_says_why, the_menu_key_opens_it_over_the_row, a_card_is_pointed_at_not_the_dossier,
    a_link_to_another_claim_shows_with_its_relation, a_step_of_the_trail_gives_its_bytes,
    a_topic_is_renamed_from_the_side, a_moment_has_a_menu, words_in_the_article_have_a_menu,
    what_the_mouse_points_at_in_the_article_has_its_own_menu, it_ends_well)
