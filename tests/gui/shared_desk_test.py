#!/usr/bin/python3
"""Two people at two windows, each with a computer and a file of their own, at one desk on a PostgreSQL server that the test
starts: they find together, work at the same time, and see each other's work by themselves.
shared_desk_test.py PROGRAM CLI"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
from driver import Atspi, Window, run, text_of, wait  # noqa: E402
from postgres_server import Server  # noqa: E402
from table import Table  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
ANNA, BORIS = "Anna Keller", "Boris Lind"
CLAIM = "Le pont de Minsk a été fermé en décembre."
folder = tempfile.mkdtemp()
server = Server()
for sql in ("create database desk", "create role anna login createrole", "create role boris login"):
    server.sql(sql, database="postgres")
server.sql("grant create on database desk to anna")


CONFIGURED = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-3.0")  # fonts and theme of the session


class Seat:
    """One person's computer: keys, settings and windows of their own."""

    def __init__(self, name):
        self.name = name
        self.home = os.path.join(folder, name[:4])
        self.environment = {kind: os.path.join(self.home, kind) for kind in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        for path in self.environment.values():
            os.makedirs(path)
        shutil.copytree(CONFIGURED,
                        os.path.join(self.environment["XDG_CONFIG_HOME"], "gtk-3.0"))
        self.file = os.path.join(folder, name[:4].lower() + ".counterpoint")
        self.window = None

    def open(self, *arguments, **options):
        os.environ["XDG_DATA_HOME"] = self.environment["XDG_DATA_HOME"]  # where the key's owner is written to
        self.window = Window(PROGRAM, *arguments, environment=self.environment, person=self.name, **options)
        return self.window

    def cli(self, *words):
        done = subprocess.run([CLI, "-w", self.file, "--as", self.name, "--json", *words], capture_output=True, text=True,
                              env={**os.environ, **self.environment})
        assert done.returncode in (0, 1), f"{words}: {done.stderr}"
        return [json.loads(line) for line in done.stdout.splitlines()]

    def front(self):
        """The keyboard is this person's."""
        def active():
            pid = str(self.window.process.pid)
            active = subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], capture_output=True, text=True).stdout.strip()
            if active == pid:
                return True
            subprocess.run(["xdotool", "search", "--onlyvisible", "--all", "--pid", pid, "--name", ".", "windowactivate"],
                           capture_output=True)
            return False
        wait(active, f"the window of {self.name} in front")
        return self.window

    def command(self, words):
        window = self.front()
        window.press_until("ctrl+shift+p", "Command palette")
        window.type(words)
        window.keys("Return")
        window.gone("Command palette")

    def badge(self, word):
        return self.window.find(re.compile(f"^Shared desk: {word}"), "push button")


anna, boris = Seat(ANNA), Seat(BORIS)


def picture(seat, name):
    if os.environ.get("COUNTERPOINT_PICTURES"):
        seat.front().picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], name))


def anna_makes_a_desk_of_her_workspace():
    anna.cli("init")
    window = anna.open(anna.file)
    window.find("You are " + ANNA, "push button")
    anna.command("Share the workspace")
    window.fill("Where the desk is to lie", server.address("anna"))
    picture(anna, "desk-found.png")
    window.click("Make the desk", "push button")
    anna.badge("In step")
    window.says("Each seat needs a login of its own at the server")
    role = server.sql("select rolname from pg_roles where rolname like 'counterpoint\\_%' and "
                      "has_schema_privilege(rolname, 'counterpoint', 'usage') limit 1").strip()
    server.sql(f"grant {role} to boris")
    picture(anna, "desk-alone.png")


def she_invites_boris():
    window = anna.window
    Atspi.Action.do_action(window.find("Invite…", "push button").get_action_iface(), 0)
    Atspi.Action.do_action(window.find("Editor", "menu item").get_action_iface(), 0)
    line = window.find(re.compile("^counterpoint-desk:"))
    anna.invitation = line.get_name()
    picture(anna, "desk-invitation.png")
    window.click("Done", "push button")


def boris_joins_with_it():
    window = boris.open()
    window.find(re.compile("^Join somebody’s desk"))
    picture(boris, "desk-start.png")
    window.click(re.compile("^Join somebody’s desk"))
    window.fill("Invitation", "counterpoint-desk:1:nonsense")
    window.click("Join", "push button")
    window.fill("Invitation", anna.invitation)
    window.fill("Where the desk lies from here", server.address("boris"))
    picture(boris, "desk-join.png")
    window.click("Join", "push button")
    window.answer_file_dialog(boris.file)
    boris.badge("In step")
    anna.window.says("Boris Lind was let in to the desk.")
    picture(anna, "desk-panel.png")


def what_one_records_the_other_sees_by_itself():
    window = boris.front()
    window.keys("ctrl+n")
    window.fill("Claim", CLAIM)
    window.keys("ctrl+Return")
    window.find(CLAIM)
    anna.window.click(re.compile("^Claims"))
    anna.window.find(re.compile("^Claims, 1"))
    row(anna, "Claims", CLAIM)


def while_the_server_is_away_both_go_on():
    server.stop()
    window = anna.front()
    window.keys("ctrl+n")
    window.fill("Claim", "La gare a rouvert.")
    window.keys("ctrl+Return")
    anna.badge("Offline · 1 to send")
    anna.window.click(re.compile("^Shared desk: Offline"), "push button")
    anna.window.says("Offline since")
    picture(anna, "desk-offline.png")
    server.start()
    anna.window.click("Exchange now", "push button")
    anna.badge("In step")
    boris.window.find(re.compile("^Claims, 2"))


def row(seat, name, words, column="Claim"):
    """Waits for a row of a list that has these words."""
    table = Table(seat.window, name)
    wait(lambda: any(words in table.words(at, table.column(column)) for at in range(table.count())), f"{words!r} in {name!r}")


def contested():
    """Anna and Boris give the claim other words, neither knowing of the other: the server is away."""
    server.stop()
    for seat, words in ((boris, "Le pont de Minsk est resté ouvert."), (anna, "Le pont de Minsk a été interdit aux camions.")):
        window = seat.front()
        window.click(re.compile("^Claims, 2"))
        pick(seat, "pont de Minsk")
        window.keys("F2")
        window.fill("Claim", words)
        window.keys("ctrl+Return")
        window.find(words, "heading")
        seat.badge("Offline")
    server.start()
    for seat in (anna, boris):
        seat.command("Exchange with the desk now")
        seat.badge("In step")


def pick(seat, words):
    """The row of the list in the middle that has these words."""
    window = seat.front()
    window.keys("F6", "Home")
    for _ in range(8):
        try:
            return window.find(re.compile(words), "heading", seconds=1.5)
        except AssertionError:
            window.keys("Down")
    raise AssertionError(f"no row with {words!r}")


def what_both_reworded_waits_in_both_queues():
    contested()
    for seat in (anna, boris):
        seat.front()
        seat.window.click(re.compile("^My queue"))
        row(seat, "My queue", "Contested", "Why")
    picture(anna, "contested-queue.png")
    anna.front().keys("F6", "Home", "Return")
    anna.window.find("Contested: Claim", "heading")
    for words in ("est resté ouvert", "interdit aux camions"):
        anna.window.says(words)
    picture(anna, "contested-record.png")
    if os.environ.get("COUNTERPOINT_PICTURES"):
        anna.window.keys("ctrl+shift+d")
        time.sleep(1)  # for the eye
        picture(anna, "contested-dark.png")
        anna.window.keys("ctrl+shift+d")


def one_key_settles_it_for_both():
    anna.front().keys("ctrl+alt+shift+k")
    anna.window.gone("Contested: Claim", "heading")
    boris.window.says("Nothing waits")
    texts = {seat.name: text(seat) for seat in (anna, boris)}
    assert texts[ANNA] == texts[BORIS], texts


def text(seat):
    return {row["text"] for row in seat.cli("list", "claims")}


def what_is_typed_stays_when_the_other_changes_it():
    window = boris.front()
    pick_claim(boris)
    window.keys("F2")
    window.fill("Note", "vu par Boris")
    pick_claim(anna)
    at_work = "Boris Lind works on this at the moment."
    anna.window.says(at_work)
    picture(anna, "at-work.png")
    anna.window.keys("F2")
    anna.window.fill("Note", "vu par Anna")
    anna.window.keys("ctrl+Return")
    window.says("Anna Keller changed this meanwhile")
    assert text_of(window.find("Note", "text")) == "vu par Boris"
    picture(boris, "typed-kept.png")
    boris.front().keys("ctrl+Return")
    anna.window.gone(at_work)
    for seat in (boris, anna):
        wait(lambda: any("vu par Boris" in json.dumps(row, ensure_ascii=False) for row in seat.cli("export", "--to", "jsonl")),
             f"the note of Boris in the file of {seat.name}")


def pick_claim(seat):
    seat.front()
    seat.window.click(re.compile("^Claims, 2"))
    return pick(seat, "pont de Minsk")


def it_is_rated_sent_back_and_rated_again():
    window = boris.front()
    window.keys("ctrl+r")
    window.choose("Rating", "Misleading")
    window.fill("Short rationale", "Les camions seuls.")
    window.click("Save the rating", "push button")
    window.find("Verdict: Misleading")
    window.click("Submit for review", "push button")
    window.fill("Why it is submitted although something is missing", "Un essai.")
    window.click("Submit for review", "push button")
    window.says("The gate was overridden")
    other = anna.front()
    other.click(re.compile("^My queue, 1"))
    other.keys("F6", "Home", "Return")
    other.find("Verdict: Misleading")
    other.focus("Remark", "text")
    other.type("Depuis quand ?")
    other.click("Ask for changes…", "push button")
    boris.window.says("Depuis quand ?")
    boris.front().click("Change rating…", "push button")
    window.fill("Short rationale", "Les camions seuls, depuis le 19.")
    window.click("Save the rating", "push button")
    window.says("depuis le 19")
    window.fill("Why it is submitted although something is missing", "Un essai.")
    window.click("Submit for review", "push button")
    anna.window.find(re.compile("^In review, 1"))


def the_editor_approves_and_publishes():
    window = anna.front()
    window.click("Approve", "push button")
    boris.window.find(re.compile("^Approved, 1"))
    window.click("Publish", "push button")
    boris.window.find(re.compile("^Published, 1"))
    picture(boris, "published-elsewhere.png")


def a_correction_is_signed_at_the_other_seat():
    window = boris.front()
    window.click("Correct…", "push button")
    window.choose("How grave it is", "Change of the verdict")
    window.fill("What the public is told", "Le pont était ouvert.")
    window.choose("Rating", "Unproven")
    window.click("Record the correction", "push button")
    window.says("Waits for a second signature")
    anna.front().click(re.compile("^My queue, 1"))
    anna.window.keys("F6", "Home", "Return")
    anna.window.click("Sign the correction", "push button")
    boris.window.find("Verdict: Unproven")
    boris.window.find(re.compile("^Corrected, 1"))


def what_the_admin_redacts_is_gone_at_both():
    window = anna.front()
    window.click(re.compile("^Claims, 2"))
    pick(anna, "La gare a rouvert")
    anna.command("Redact")
    window.find("Redact for good")
    for field, words in (("Legal basis", "RGPD art. 17"), ("Who ordered or decided it", "CNIL")):
        window.fill(field, words)
    window.click("Redact for good", "push button")
    window.says("It was redacted")
    boris.window.find(re.compile("^Claims, 1"))


def a_namesake_is_let_in_by_hand_and_who_left_again():
    double = Seat(BORIS.upper())
    double.file = os.path.join(folder, "double.counterpoint")
    window = anna.front()
    window.click(re.compile("^Shared desk:"), "push button")
    Atspi.Action.do_action(window.find("Invite…", "push button").get_action_iface(), 0)
    Atspi.Action.do_action(window.find("Fact-checker", "menu item").get_action_iface(), 0)
    line = window.find(re.compile("^counterpoint-desk:")).get_name()
    window.click("Done", "push button")
    double.cli("desk", "join", line, "--at", server.address("boris"))
    window.says(f"{double.name} asks to join, and might be taken for {BORIS}, who is or was at the desk with another key.")
    window.find(re.compile(f"^Might be taken for {BORIS}"))
    picture(anna, "desk-namesake.png")
    window.click("Let in", "push button")
    window.says(f"{double.name} was let in to the desk.")
    window.gone("Let in", "push button")
    double.cli("desk", "sync")
    double.cli("desk", "leave")
    window.find("Let in again", "push button")
    picture(anna, "desk-left.png")
    window.click("Let in again", "push button")
    window.gone("Let in again", "push button")
    double.cli("desk", "join", line, "--at", server.address("boris"))
    assert any(row.get("member") == double.name and row["active"] for row in double.cli("desk", "status"))


def who_left_comes_back_with_the_same_file():
    window = boris.front()
    window.click(re.compile("^Shared desk:"), "push button")
    window.click("Leave…", "push button")
    window.click("Leave the desk", "push button")
    window.gone(re.compile("^Shared desk:"), "push button")
    anna.front()
    anna.window.find("Let in again", "push button")
    window = boris.front()
    boris.command("Join somebody")
    window.fill("Invitation", anna.invitation)
    window.fill("Where the desk lies from here", server.address("boris"))
    window.click("Join", "push button")
    window.says("This file exchanges with the desk again.")
    boris.badge("Not let in yet")
    picture(boris, "desk-back.png")
    anna.front()
    anna.window.click("Let in again", "push button")
    boris.front()
    boris.badge("In step")


def both_close():
    for seat in (anna, boris):
        seat.front()
        seat.window.close()
        assert seat.cli("verify")[0]["holds"]
        assert seat.cli("check")[0]["findings"] == 0
    server.remove()


run(anna_makes_a_desk_of_her_workspace, she_invites_boris, boris_joins_with_it, what_one_records_the_other_sees_by_itself,
    while_the_server_is_away_both_go_on, what_both_reworded_waits_in_both_queues, one_key_settles_it_for_both,
    what_is_typed_stays_when_the_other_changes_it, it_is_rated_sent_back_and_rated_again, the_editor_approves_and_publishes,
    a_correction_is_signed_at_the_other_seat, what_the_admin_redacts_is_gone_at_both,
    a_namesake_is_let_in_by_hand_and_who_left_again, who_left_comes_back_with_the_same_file, both_close)
