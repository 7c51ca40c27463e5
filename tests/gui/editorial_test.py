#!/usr/bin/python3
"""Two people and one verdict, in the real window: the gate, a second verdict given without seeing the first, an
approval that goes stale, corrections with a second signature, requests for reply, remarks and the queue."""
import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "desk.counterpoint")
cli(CLI, "sample", workspace)


def anne(*words):
    done = subprocess.run([CLI, "-w", workspace, "--as", "Anne Martin", "--json", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def made(*words):
    return anne(*words)[0]["id"]


CLAIM = "Le texte de l'accord prévoit des livraisons d'armes."
statement = next(row["id"] for row in anne("list", "statement") if "absorber qui" in row["text"])
claim = made("claim", CLAIM, "--from", statement)
anne("rules", "second_verdict=blind")
anne("review", claim, "--rating", "true", "--summary", "Il le dit.", "--rationale", "Page deux.")
anne("review", claim, "--step", "submit", "--override", "Essai.")
window = Window(PROGRAM, workspace)


def open_claim_from_queue():
    window.click(re.compile("^My queue"))
    window.keys("F6", "Home", "Return")
    window.find(CLAIM)


def the_queue_asks_for_a_second_verdict():
    open_claim_from_queue()
    window.find("Verdict: Verdict concealed")
    window.says("Give your own verdict first")
    assert not list(window.nodes(re.compile("Il le dit"))), "the first verdict shows"
    # The sentence stands in the dossier already; asked for the rating, it stands above it as well.
    told = lambda: len(list(window.nodes(re.compile("Give your own verdict first"))))
    before = told()
    window.keys("ctrl+r")
    wait(lambda: told() > before, "the refusal")
    assert not list(window.nodes("Short rationale", "text")), "the form of the first verdict opens"


def a_step_that_is_not_open_says_why():
    window.keys("ctrl+shift+a")
    window.says("A review in the state “In review” cannot take the step “Approve again”.")
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("pull back")
    window.keys("Return")
    window.says("Only Anne Martin, who submitted the review, can pull it back.")


def nor_does_a_search_tell_it():
    window.search("absorber kind:claim")
    window.find(re.compile("Verdict concealed"))
    window.search("verdict:true")
    window.says("Nothing holds these words")
    open_claim_from_queue()


def it_is_given_and_then_the_first_one_shows():
    window.click("True", "push button")
    window.find("Verdict: True")
    window.says("Il le dit.")
    window.click("Approve", "push button")
    window.says("Approved · proposed by Anne Martin")


def all_that_is_approved_is_published_from_the_queue():
    window.click(re.compile("^My queue"))
    window.click("Publish all that is approved", "push button")
    window.says("2 reviews were published.")
    window.keys("ctrl+z")
    window.says("This takes 2 publications or corrections back")
    window.click("Go back", "push button")
    window.find(re.compile("^Published, 2"))
    window.keys("ctrl+z")
    window.click("Take it back", "push button")
    window.says("Undone: Published all approved reviews")
    window.keys("ctrl+shift+z")
    window.click("Do it again", "push button")
    window.find(re.compile("^Published, 2"))


def a_change_shows_word_by_word_and_is_approved_again_by_key():
    window.close()
    anne("edit", claim, "note=Le texte de l'accord annonce des livraisons d'armes.")
    globals()["window"] = Window(PROGRAM, workspace)
    window.click(re.compile("^Published, 2"))
    window.keys("F6", "Home")
    window.find("Changed after it was approved")
    window.says("annonce")
    window.keys("ctrl+shift+a")
    window.gone("Changed after it was approved")


def a_correction_waits_for_a_second_signature():
    window.click("Correct…", "push button")
    for name, role in (("What the public is told", "text"), ("Rating", "combo box")):
        assert not window.find(name, role).get_state_set().contains(Atspi.StateType.SENSITIVE), f"{name} goes with a silent correction"
    window.says("The public is told nothing.")
    window.choose("How grave it is", "Change of the verdict")
    window.says("It takes effect when a second person signs it.")
    window.fill("What the public is told", "L'accord n'est pas public.")
    window.choose("Rating", "Unproven")
    window.keys("ctrl+Return")
    window.says("Change of the verdict · Waits for a second signature")
    window.find("Verdict: True")


def somebody_is_asked_for_a_reply():
    window.keys("ctrl+shift+r")
    window.says("Ask for a reply")
    window.fill("Who is asked", "Ministère de la défense")
    window.fill("Asked on", "2022-12-19")
    window.fill("Deadline", "2022-12-21")
    window.fill("Channel", "courriel")
    window.keys("ctrl+Return")
    window.find(re.compile("^Ministère de la défense — asked 19 December 2022 · courriel · until 21 December 2022 · overdue"))


def a_remark_is_written_answered_and_resolved():
    window.focus("Write a remark; @Name calls somebody", "text")
    subprocess.run(["xdotool", "type", "--delay", "20", "Quelle page ?"], check=True)
    window.click("Send the remark", "push button")
    window.find(re.compile(": Quelle page ?"))
    window.click("Resolve", "push button")
    window.says("resolved by")


def the_second_person_signs_and_what_stood_there_stays():
    window.close()
    waiting = [row for row in anne("queue") if row["why"] == "sign"]
    anne("sign", waiting[0]["id"])
    globals()["window"] = Window(PROGRAM, workspace)
    window.click(re.compile("^Corrected, 1"))
    window.keys("F6", "Home")
    window.find("Verdict: Unproven")
    window.says("Before: True. From then on: Unproven.")
    window.says("L'accord n'est pas public.")


def the_rules_of_the_desk_are_a_form():
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    subprocess.run(["xdotool", "type", "--delay", "20", "rules of the desk"], check=True)
    window.keys("Return")
    window.choose("Primary sources, at least", "3")
    window.keys("ctrl+Return")
    window.gone("Primary sources, at least", "combo box")
    window.close()
    assert anne("rules")[0]["primary_sources"] == "3"
    assert os.listdir(folder) == ["desk.counterpoint"], os.listdir(folder)


run(the_queue_asks_for_a_second_verdict, a_step_that_is_not_open_says_why, nor_does_a_search_tell_it,
    it_is_given_and_then_the_first_one_shows,
    all_that_is_approved_is_published_from_the_queue, a_change_shows_word_by_word_and_is_approved_again_by_key,
    a_correction_waits_for_a_second_signature, somebody_is_asked_for_a_reply, a_remark_is_written_answered_and_resolved,
    the_second_person_signs_and_what_stood_there_stays, the_rules_of_the_desk_are_a_form)
