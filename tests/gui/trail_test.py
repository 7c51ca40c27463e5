#!/usr/bin/python3
"""The trail in the window: read out as text, taken apart and tied again by the menu, by a proposal and by the keys; one
statement over all its outlets.   trail_test.py PROGRAM CLI"""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait
from hands import Mouse
from table import Table, choose, clipboard

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
window = mouse = None
PAPER, WIRE, MINUTES, VIDEO = "Minsk\u00a0: Poutine jure", "Bélarus-Russie", "Conférence de presse à l'issue", "Conférence de presse de Minsk"


def do(*words):
    return cli(CLI, "-w", workspace, "--as", "Camille", *words)


def rows_of(*words):
    return [json.loads(line) for line in do("--json", *words).splitlines()]


cli(CLI, "sample", workspace)
statement = next(row["id"] for row in rows_of("list", "statements") if row["text"].startswith("pas intérêt"))


def picture(name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def origin_of(title):
    """The title of what the step of that title was quoted from."""
    hops = rows_of("trail", statement)
    hop = next(each for each in hops if each["title"].startswith(title))
    return next((each["title"] for each in hops if each["id"] == hop["quoted_from"]), None)


def is_quoted_from(one, other):
    wait(lambda: (origin_of(one) or "").startswith(other) if other else origin_of(one) is None, f"{one!r} quoted from {other!r}, not {origin_of(one)!r}")


def step(title):
    return wait(lambda: next((node for node in window.nodes(role="list item") if title in (node.get_name() or "") and "Step" in (node.get_description() or "")), None),
                f"the step of {title!r}")


def focus(node):
    Atspi.Component.grab_focus(node.get_component_iface())
    wait(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED), "focus")


def the_statement_shows_its_trail_and_reads_it_out():
    global window, mouse
    window = Window(PROGRAM, workspace)
    mouse = Mouse(window)
    window.click(re.compile("^Claims, 2"))
    claims = Table(window, "Claims")
    wait(lambda: claims.count() == 2, "claims")
    row = next(at for at in range(2) if "absorber" in claims.words(at, claims.column("Claim")))
    claims.click(row, claims.column("Claim"))
    window.click(re.compile("^Asserts: pas intérêt"))
    window.find("Make a claim…", "push button")
    assert step(VIDEO).get_description().startswith("Step 1 of 4. Primary source."), step(VIDEO).get_description()
    said = step(WIRE).get_description()
    assert said.startswith("Step 3 of 4. Quoted from Service de presse d'exemple. Words left out: “Nous n'avons ”"), said
    assert "bytes verified" in said and "SHA-256" in said, said
    assert "at 12:30" in step(VIDEO).get_description()
    window.find("4 places where it was read · 1 independent origin")
    window.find(re.compile("^Agence d'exemple · 19 December 2022 — 64 % of the words"))
    focus(step(VIDEO))
    window.keys("Down")
    wait(lambda: step(MINUTES).get_state_set().contains(Atspi.StateType.FOCUSED), "the next step")
    focus(step(PAPER))
    picture("trail-statement.png")


def a_hop_is_taken_off_by_the_menu_and_undone():
    focus(step(PAPER))
    window.keys("Menu")
    choose(window, "Take it off what it was quoted from")
    is_quoted_from(PAPER, None)
    window.says("It is not known any more what it was quoted from.")
    window.keys("ctrl+z")
    is_quoted_from(PAPER, WIRE)
    focus(step(WIRE))
    window.keys("shift+F10")
    choose(window, "Copy the SHA-256 of the bytes")
    clipboard(lambda held: re.fullmatch("[0-9a-f]{64}", held))


def a_proposal_ties_it():
    focus(step(PAPER))
    window.keys("Menu")
    choose(window, "Take it off what it was quoted from")
    is_quoted_from(PAPER, None)
    card = window.find(re.compile("^Perhaps quoted from Agence d'exemple"))
    assert "earlier source" in card.get_name() or "primary" in card.get_name(), card.get_name()
    focus(step(PAPER))
    picture("trail-proposal.png")
    window.click("It was quoted from there", "push button")
    is_quoted_from(PAPER, WIRE)


def the_keys_choose_what_it_was_quoted_from():
    focus(step(PAPER))
    window.keys("Menu")
    choose(window, "Take it off what it was quoted from")
    wait(lambda: "Nothing earlier" in step(PAPER).get_description(), "the trail in two")
    focus(step(PAPER))
    window.keys("Menu")
    choose(window, "Quoted from…")
    window.type("Agence")
    picture("trail-choose.png")
    window.keys("Return")
    is_quoted_from(PAPER, WIRE)


def a_step_is_dragged_onto_what_was_quoted_from_it():
    focus(step(PAPER))
    window.keys("Menu")
    choose(window, "Take it off what it was quoted from")
    is_quoted_from(PAPER, None)
    mouse.into_sight(step(WIRE))
    wire, paper = mouse.rest(step(WIRE)), mouse.rest(step(PAPER))
    middle = wire.x + wire.width // 2
    mouse.carry((middle, wire.y + 40), (middle, paper.y + paper.height - 40))
    is_quoted_from(PAPER, WIRE)


def words_selected_elsewhere_go_before_the_beginning():
    window.click(re.compile("^Sources, 5"))
    mouse.row("Sources", "Address by the President", "Source")
    article = window.find("Article", "text")
    wait(lambda: "occupy the Ukrainian" in text_of(article), "the article")
    at = text_of(article).index("The address was broadcast")
    mouse.mark(at, at + len("The address was broadcast on the morning"))
    window.keys("Q")
    is_quoted_from(VIDEO, "Address by the President")
    window.keys("ctrl+z")
    is_quoted_from(VIDEO, None)


def it_ends_well():
    window.close()
    assert '"holds":true' in do("--json", "verify")
    assert subprocess.run([CLI, "-w", workspace, "check"], check=False).returncode == 0


run(the_statement_shows_its_trail_and_reads_it_out, a_hop_is_taken_off_by_the_menu_and_undone, a_proposal_ties_it,
    the_keys_choose_what_it_was_quoted_from, a_step_is_dragged_onto_what_was_quoted_from_it,
    words_selected_elsewhere_go_before_the_beginning, it_ends_well)
