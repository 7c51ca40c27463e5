#!/usr/bin/python3
"""The main job in the window, by keyboard, as a new user does it: from an article in a file to a claim
with its rebuttal, its verdict and its trail; then undone, done again, and approved by a second person."""
import os
import re
import subprocess
import sys
import tempfile

from driver import Atspi, Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
ASSETS = os.environ["COUNTERPOINT_ASSETS"]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "job.counterpoint")
window = None


def by_command_line(person, *arguments):
    return cli(CLI, "-w", workspace, "--as", person, *arguments)


def an_article_comes_in_from_a_file():
    global window
    cli(CLI, "-w", workspace, "init")
    window = Window(PROGRAM, workspace)
    window.says("Nothing waits here")
    window.keys("ctrl+o")
    window.answer_file_dialog(os.path.join(ASSETS, "sample", "article.fr.txt"), re.compile("Import files"))
    window.says("quotations were found")
    window.says("n'en croit rien")


def the_source_gets_its_date():
    window.click("Change…", "push button")
    window.fill("Publication date", "2022-12")
    window.fill("Publisher", "Le Courrier d'exemple")
    window.says("December 2022")
    window.keys("ctrl+Return")
    window.find("Mark as looked through", "push button")
    window.says("Le Courrier d'exemple")
    window.says("December 2022")


def a_suggestion_opens_a_filled_form():
    window.focus("Article", "text")
    window.keys("n", "x")  # the word in the headline is no quotation
    window.keys("a")
    window.says("Record a quotation")
    speaker = window.find("Speaker", "text")
    wait(lambda: text_of(speaker) == "Vladimir Poutine", "the speaker to be filled in")
    assert text_of(window.find("Role at that time", "text")) == "président russe"
    assert text_of(window.find("Said on", "text")) == "2022-12", "the source's date, as precise as it is"
    window.says("The article says “lundi”")


def a_wrong_date_is_answered_and_loses_nothing():
    window.fill("Said on", "2022-13")
    window.says("There is no month 13")
    window.fill("Role at that time", "président de la Russie")
    window.keys("ctrl+Return")
    window.says("Correct the date first")
    assert text_of(window.find("Role at that time", "text")) == "président de la Russie"
    window.click("19 December 2022")
    wait(lambda: text_of(window.find("Said on", "text")) == "2022-12-19", "the day that was proposed")


def recording_makes_a_statement():
    window.keys("ctrl+Return")
    window.find("Make a claim…", "push button")
    window.says("19 December 2022")


def a_claim_is_made_of_it():
    window.keys("ctrl+shift+n")
    window.says("New claim")
    window.fill("Claim", "La Russie n'a aucun intérêt à absorber le Bélarus ni qui que ce soit.")
    window.keys("ctrl+Return")
    window.find(re.compile("^Verdict: Unrated"))
    window.find(re.compile("^Asserts: pas intérêt à absorber"))


def the_rebuttal_is_set_against_it_with_one_key():
    window.keys("F6")
    window.focus("Article", "text")
    window.keys("n", "a")
    window.says("Record a quotation")
    wait(lambda: window.chosen("How it bears on the claim") == "Refutes",
         "the rebuttal to be proposed, because the words condemn it")
    window.keys("Escape")
    window.focus("Article", "text")
    window.keys("r")
    window.says("Record a quotation")
    wait(lambda: "département d'État" in text_of(window.find("Speaker", "text")), "the department as speaker")
    window.fill("Note on the link", "Réponse de Washington le jour même")
    window.keys("ctrl+Return")
    window.find(re.compile("^Refutes: comble de l'ironie"))
    window.says("Réponse de Washington le jour même")


def context_is_marked_by_hand():
    window.focus("Article", "text")
    article = window.find("Article", "text")
    words = text_of(article)
    start = words.index("des drones russes")
    end = words.index(". Des milliers")
    from gi.repository import Atspi
    Atspi.Text.set_caret_offset(article.get_text_iface(), start)
    window.keys(*["shift+Right"] * (end - start))
    window.keys("g")
    window.says("Record a quotation")
    window.keys("ctrl+Return")
    window.find(re.compile("^Gives context: des drones russes"))


def a_verdict_is_given():
    window.keys("ctrl+r")
    window.says("Give a rating")
    window.choose("Rating", "Misleading")
    window.says("what they leave out")
    window.fill("Short rationale", "La phrase tait ce que dit le même jour l'accord militaire.")
    window.keys("ctrl+Return")
    window.find("Verdict: Misleading")
    window.says("La phrase tait")


def everything_can_be_undone_and_done_again():
    for _ in range(5):
        window.keys("ctrl+z")
    window.says("Undone")
    window.gone(re.compile("^Verdict:"))
    for _ in range(5):
        window.keys("ctrl+shift+z")
    window.says("Done again: Gave a rating")
    window.click(re.compile("^Claims, 1"))
    window.keys("F6")
    window.find("Verdict: Misleading")


def the_trail_leads_to_the_saved_bytes():
    window.says("SHA-256")
    window.says("bytes verified")


def a_second_person_approves():
    window.says("Independent sources behind the evidence: 1; asked for: 2.")
    window.click("Submit for review", "push button")
    window.says("The gate is not passed: independent sources; ")
    reason = window.find("Why it is submitted although something is missing", "text")
    wait(lambda: reason.get_state_set().contains(Atspi.StateType.FOCUSED), "the keyboard in the reason")
    window.fill("Why it is submitted although something is missing", "Une seule source : un essai.")
    window.click("Submit for review", "push button")
    window.says("The gate was overridden: Une seule source : un essai.")
    window.close()
    claim = by_command_line("Anne Martin", "--json", "list", "claim").split('"id":"')[1][:13]
    by_command_line("Anne Martin", "review", claim, "--step", "approve", "--remark", "Vu et vérifié.")
    reopened = Window(PROGRAM, workspace)
    reopened.click(re.compile("^Approved, 1"))
    reopened.keys("F6")
    reopened.says("looked at by Anne Martin")
    reopened.close()


def the_log_holds_and_the_file_is_alone():
    assert "hold" in subprocess.run([CLI, "-w", workspace, "verify"], capture_output=True, text=True, check=True).stderr
    assert os.listdir(folder) == ["job.counterpoint"], os.listdir(folder)


run(an_article_comes_in_from_a_file, the_source_gets_its_date, a_suggestion_opens_a_filled_form,
    a_wrong_date_is_answered_and_loses_nothing, recording_makes_a_statement, a_claim_is_made_of_it,
    the_rebuttal_is_set_against_it_with_one_key, context_is_marked_by_hand, a_verdict_is_given,
    everything_can_be_undone_and_done_again, the_trail_leads_to_the_saved_bytes,
    a_second_person_approves, the_log_holds_and_the_file_is_alone)
