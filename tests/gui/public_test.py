#!/usr/bin/python3
"""What leaves the window for readers: a site of what is published, and a dossier on paper.   public_test.py PROGRAM CLI"""
import json
import os
import re
import sys
import tempfile

from driver import Window, cli, run, wait
from table import Table

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "sample.counterpoint")
site = os.path.join(folder, "site")
os.mkdir(site)


def do(*words, who="Robin Vasseur"):
    return cli(CLI, "-w", workspace, "--as", who, *words)


cli(CLI, "sample", workspace)
claim = next(row["id"] for row in map(json.loads, do("--json", "list", "claims").splitlines()) if "absorber" in row["text"])
do("review", claim, "--rating", "misleading", "--summary", "Les mots sont exacts, le contexte non.")
do("review", claim, "--step", "submit", "--override", "test")
do("review", claim, "--step", "approve", who="Dominique")
do("review", claim, "--step", "publish")
window = Window(PROGRAM, workspace)


def from_palette(words):
    window.press_until("ctrl+shift+p", "Command palette")
    window.type(words)
    window.keys("Return")
    window.gone("Command palette")


def a_site_is_written_into_a_folder():
    window.find("Verdict: Misleading")
    from_palette("export a site")
    window.answer_file_dialog(site)
    window.says("Wrote a site to")
    assert os.path.exists(os.path.join(site, "claims", claim + ".html")), os.listdir(site)


def a_dossier_is_printed():
    window.click(re.compile("^Published, 1"))
    claims = Table(window, "Claims")
    claims.has(1)
    claims.click(0, claims.column("Claim"))
    window.find("Correct…", "push button")
    window.press_until("ctrl+p", role="dialog")
    window.find("Print", "dialog")
    window.keys("Escape")
    window.gone("Print", "dialog")
    window.close()


run(a_site_is_written_into_a_folder, a_dossier_is_printed)
