#!/usr/bin/python3
"""An exchange bundle in the window: what it would bring is looked at field by field before anything of it is here, it comes
in as one step, and that step is undone; what shows goes out as one; and a dossier goes out as pages."""
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

from driver import Window, cli, run, wait
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
mine, theirs = os.path.join(folder, "mine.counterpoint"), os.path.join(folder, "theirs.counterpoint")
question, answer = os.path.join(folder, "question.bundle"), os.path.join(folder, "answer.bundle")
window = None
claim = None


def elsewhere(*words):
    """Bruno's computer, with a key of its own."""
    environment = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data"), XDG_STATE_HOME=os.path.join(folder, "state"))
    done = subprocess.run([CLI, "-w", theirs, "--as", "Bruno", *words], capture_output=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def an_expert_answers():
    global claim
    cli(CLI, "-w", mine, "init")
    claim = json.loads(cli(CLI, "-w", mine, "--json", "claim", "Nine hundred missiles were fired.").splitlines()[-1])["id"]
    cli(CLI, "-w", mine, "export", claim, "--to", "bundle", "-o", question)
    elsewhere("init")
    elsewhere("import", question)
    elsewhere("edit", claim, "note=Three hundred, says the ministry.", "text=Nine hundred missiles were fired in a year.")
    elsewhere("export", claim, "--to", "bundle", "-o", answer)
    cli(CLI, "-w", mine, "edit", claim, "text=Nine hundred missiles were fired in 2022.")


def it_is_looked_at_before_it_comes_in():
    global window
    window = Window(PROGRAM, mine)
    window.keys("ctrl+o")
    window.answer_file_dialog(answer, re.compile("Import files"))
    window.find("Bring in an exchange bundle")
    window.says("which calls itself “Bruno”")
    rows = Table(window, "What would become of it")
    rows.has(2)
    told = {rows.words(row, 0): (rows.words(row, 2), rows.words(row, 3)) for row in range(2)}
    assert told["Would change"] == ("", "Three hundred, says the ministry."), told
    assert told["Both changed"] == ("Nine hundred missiles were fired in 2022.", "Nine hundred missiles were fired in a year."), told
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], "bundle.png"))
    assert "Three hundred" not in cli(CLI, "-w", mine, "show", claim)


def it_comes_in_as_one_step():
    window.click("Bring it in", "push button")
    window.says("Fields that became what the file has: 1; fields that both changed: 1.")
    shown = cli(CLI, "-w", mine, "show", claim)
    assert "Three hundred, says the ministry." in shown and "in 2022" in shown, shown
    window.keys("ctrl+z")
    wait(lambda: "Three hundred" not in cli(CLI, "-w", mine, "show", claim), "the step undone")


def what_shows_goes_out_as_a_bundle():
    into = os.path.join(folder, "out.bundle")
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Export the claims shown")
    window.keys("Return")
    window.answer_file_dialog(into, re.compile("Export the claims shown"))
    window.says("Claims written to")
    with zipfile.ZipFile(into) as archive:
        assert json.loads(archive.read("list.json"))["claims"] == 1
        assert "signature.json" in archive.namelist()


def a_dossier_goes_out_as_pages():
    into = os.path.join(folder, "dossier.pdf")
    rows = Table(window, "Claims")
    rows.click(0, 1)
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("Export the dossier")
    window.keys("Return")
    window.answer_file_dialog(into, re.compile("Export the dossier"))
    window.says("The dossier is in")
    words = subprocess.run(["pdftotext", into, "-"], capture_output=True, check=True).stdout.decode()
    assert "Nine hundred missiles were fired in 2022." in words, words


def the_history_holds():
    window.close()
    assert '"holds":true' in cli(CLI, "-w", mine, "--json", "verify")


run(an_expert_answers, it_is_looked_at_before_it_comes_in, it_comes_in_as_one_step, what_shows_goes_out_as_a_bundle,
    a_dossier_goes_out_as_pages, the_history_holds)
