#!/usr/bin/python3
"""Takes the README's pictures from the real program on the sample workspace.
screenshots.py PROGRAM CLI FOLDER"""
import os
import re
import subprocess
import sys
import tempfile
import time

from driver import Window, cli

PROGRAM, CLI, FOLDER = sys.argv[1:4]
os.makedirs(FOLDER, exist_ok=True)
workspace = os.path.join(tempfile.mkdtemp(), "sample.counterpoint")
cli(CLI, "sample", workspace)


def settle():
    time.sleep(0.6)  # for the eye: hover and focus changes have been painted


def picture(window, name):
    settle()
    path = os.path.join(FOLDER, name)
    subprocess.run(["import", "-window", "root", "-strip", path], check=True)


window = Window(PROGRAM, workspace)
subprocess.run(["xdotool", "search", "--name", "Counterpoint", "windowsize", "1440", "880"], check=False)
window.click(re.compile("^Claims, 2"))
window.keys("F6")
window.find("Verdict: Misleading")
window.click(re.compile(r"^Sources, \d"))
window.keys("F6", "Return")
window.says("quotations")
picture(window, "reader-light.png")
window.keys("n", "n", "a")
window.says("Record a quotation")
picture(window, "form-light.png")
window.keys("Escape")
window.find("Verdict: Misleading")
window.keys("ctrl+shift+h")
window.says("Close the history")
picture(window, "history-light.png")
window.keys("Escape")
window.click(re.compile("^Claims, 2"))
window.keys("F6")
picture(window, "claims-light.png")
window.keys("ctrl+shift+p")
window.find("Command palette")
picture(window, "palette-light.png")
window.keys("Escape")
window.keys("ctrl+k")
subprocess.run(["xdotool", "type", "--delay", "30", "speaker:poutine OR absorb"], check=True)
window.says("Search: speaker:poutine")
window.keys("ctrl+n")
window.focus("Claim", "text")
subprocess.run(["xdotool", "type", "--delay", "30", "Moscow has no plans to occupy territory of Ukraine"], check=True)
window.find(re.compile("^Precedent: "))
picture(window, "search-light.png")
window.fill("Claim", "")
window.keys("Escape")
window.keys("ctrl+2", "F6", "Return")
window.says("quotations")
window.keys("ctrl+shift+d")
picture(window, "reader-dark.png")
window.close()
