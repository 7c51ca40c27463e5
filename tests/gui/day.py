"""A day at one machine: two people check what was said in an article, and bring it out. Done by whichever hand is given."""
import json
import os
import re
import subprocess
import tempfile

from driver import Window, cli, run, text_of, wait

CHECKER, EDITOR = "Ines Moreau", "Anne Martin"
# Letters outside of ASCII are lost at times when a program types them.
CLAIM = "La Russie ne veut absorber personne."


def work(program, command_line, hand_of):
    folder = tempfile.mkdtemp()
    outside = tempfile.mkdtemp()
    workspace = os.path.join(folder, "day.counterpoint")
    article_file = os.path.join(os.environ["COUNTERPOINT_ASSETS"], "sample", "article.fr.txt")
    cli(command_line, "-w", workspace, "init")
    window = Window(program, workspace, person=CHECKER)
    hand = hand_of(window)

    def picture(name):
        if os.environ.get("COUNTERPOINT_PICTURES"):
            window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], f"day-{hand.name}-{name}.png"))

    def ask(*words):
        return [json.loads(line) for line in cli(command_line, "-w", workspace, "--as", CHECKER, "--json", *words).splitlines()]

    def an_article_comes_in():
        hand.command("Import files…", "File")
        window.answer_file_dialog(article_file, re.compile("Import files"))
        window.says("11 quotations were found")
        picture("article")

    def the_source_gets_its_date():
        hand.press("Change…")
        hand.fill("Publication date", "2022-12")
        hand.fill("Publisher", "Le Courrier d'exemple")
        picture("source")
        hand.press("Save")
        window.find("Mark as looked through", "push button")
        window.says("Le Courrier d'exemple")

    def what_is_no_quotation_goes():
        hand.suggestion("absorber", "Not a quotation")
        window.gone(re.compile("^absorber — "), "push button")

    def what_was_said_is_recorded():
        hand.suggestion("pas intérêt", "Change…")
        wait(lambda: text_of(window.find("Speaker", "text")) == "Vladimir Poutine", "the speaker to be filled in")
        hand.fill("Role at that time", "chef du Kremlin")
        picture("statement")
        hand.press("Record")
        window.find("Make a claim…", "push button")

    def a_claim_is_made_of_it():
        hand.press("Make a claim…")
        hand.fill("Claim", CLAIM)
        hand.press("Make the claim")
        window.find(re.compile("^Asserts: pas intérêt à absorber"))

    def the_rebuttal_is_set_against_it():
        hand.suggestion("comble de l'ironie", "Change…")
        hand.choose("How it bears on the claim", "Refutes")
        hand.fill("Note on the link", "Washington dit non")
        hand.press("Record")
        window.find(re.compile("^Refutes: comble de l'ironie"))

    def context_is_marked_in_the_text():
        words = text_of(window.find("Article", "text"))
        start = words.index("des drones russes")
        hand.mark(start, words.index(". Des milliers"))
        hand.command("Mark the selection as a quotation…", "Source")
        hand.choose("How it bears on the claim", "Gives context")
        hand.press("Record")
        window.find(re.compile("^Gives context: des drones russes"))
        picture("evidence")

    def it_is_rated_and_submitted():
        hand.command("Give a rating…", "Claim")
        hand.choose("Rating", "Misleading")
        hand.fill("Short rationale", "La phrase tait ce que dit l'accord.")
        hand.press("Save the rating")
        window.find("Verdict: Misleading")
        hand.press("Submit for review")
        hand.fill("Why it is submitted although something is missing", "Une seule source : un essai.")
        hand.press("Submit for review")
        window.says("The gate was overridden")
        picture("submitted")

    def the_editor_sends_it_back():
        hand.work_as(EDITOR)
        hand.open(re.compile("^My queue, 1"))
        hand.row("My queue", CLAIM, "Claim")
        window.find(re.compile("^Asserts: pas intérêt"))
        hand.fill("Remark", "Quel accord ?")
        hand.press("Ask for changes…")
        window.find(re.compile("^Changes requested, 1"))
        picture("sent-back")

    def the_checker_mends_it():
        hand.work_as(CHECKER)
        hand.open(re.compile("^My queue, 1"))
        hand.row("My queue", CLAIM, "Claim")
        window.says("Quel accord ?")
        hand.press("Change rating…")
        hand.fill("Short rationale", "La phrase tait l'accord du 19.")
        hand.press("Save the rating")
        window.says("La phrase tait l'accord du 19.")
        hand.fill("Why it is submitted although something is missing", "Une seule source.")
        hand.press("Submit for review")
        window.find(re.compile("^In review, 1"))

    def a_slip_is_undone():
        hand.fill("Write a remark; @Name calls somebody", "Trop vite")
        window.keys("Return")
        window.find(re.compile(": Trop vite"))
        hand.command("Undo", "Edit")
        window.gone(re.compile(": Trop vite"))

    def it_is_approved_and_published():
        hand.work_as(EDITOR)
        hand.open(re.compile("^My queue, 1"))
        hand.row("My queue", CLAIM, "Claim")
        hand.press("Approve")
        window.find(re.compile("^Approved, 1"))
        hand.press("Publish")
        window.find(re.compile("^Published, 1"))
        picture("published")

    def a_correction_is_signed_by_the_other():
        hand.press("Correct…")
        hand.choose("How grave it is", "Change of the verdict")
        hand.fill("What the public is told", "Le texte n'est pas public.")
        hand.choose("Rating", "Unproven")
        hand.press("Record the correction")
        window.says("Waits for a second signature")
        hand.work_as(CHECKER)
        hand.open(re.compile("^My queue, 1"))
        hand.row("My queue", CLAIM, "Claim")
        hand.press("Sign the correction")
        window.find("Verdict: Unproven")
        window.find(re.compile("^Corrected, 1"))
        picture("corrected")

    def the_dossier_goes_out():
        hand.command("Export the dossier…", "File")
        into = os.path.join(outside, "dossier.html")
        window.answer_file_dialog(into)
        wait(lambda: os.path.exists(into) and "Le texte n'est pas public." in open(into, encoding="utf-8").read().replace("&#39;", "'"),
             "the dossier in its file")

    def the_log_says_who_did_what():
        window.close()
        done = {entry["actor"] for entry in ask("list", "revisions")}
        assert {CHECKER, EDITOR} <= done, done
        assert "hold" in subprocess.run([command_line, "-w", workspace, "verify"], capture_output=True, text=True, check=True).stderr
        assert os.listdir(folder) == ["day.counterpoint"], os.listdir(folder)

    run(an_article_comes_in, the_source_gets_its_date, what_is_no_quotation_goes, what_was_said_is_recorded, a_claim_is_made_of_it,
        the_rebuttal_is_set_against_it, context_is_marked_in_the_text, it_is_rated_and_submitted, the_editor_sends_it_back,
        the_checker_mends_it, a_slip_is_undone, it_is_approved_and_published, a_correction_is_signed_by_the_other,
        the_dossier_goes_out, the_log_says_who_did_what)
