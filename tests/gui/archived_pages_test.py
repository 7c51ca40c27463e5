#!/usr/bin/python3
"""The pages of one archive in the window: what came in is one of them, another is chosen from a list by a few letters, and at the
end all are here and that is said."""
import gzip
import os
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
import documents  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
archive = os.path.join(folder, "valcourt.warc.gz")
PLACES = ["pont", "gare", "quai", "phare"]
with open(archive, "wb") as file:
    file.write(gzip.compress(documents.warc([
        (f"https://phare.example/{place}", documents.page([f"Le conseil a parlé hier soir de {place} et de rien d'autre, dit le compte rendu."] * 5))
        for place in PLACES])))
cli(CLI, "-w", workspace, "init")
cli(CLI, "-w", workspace, "import", archive, "--page", "https://phare.example/pont")
window = Window(PROGRAM, workspace)


def article():
    return text_of(window.find("Article", "text"))


def ask():
    window.keys("ctrl+shift+p")
    window.find("Command palette")
    window.type("another page of the archive")
    window.keys("Return")


def another_page_comes_in():
    window.keys("ctrl+2", "F6", "Return")
    wait(lambda: "hier soir de pont" in article(), "the page that was chosen before")
    ask()
    window.find("Another page of this archive")
    window.type("quai")
    if "COUNTERPOINT_PICTURES" in os.environ:
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], "archived-pages.png"))
    window.keys("Return")
    wait(lambda: "hier soir de quai" in article(), "the page that was chosen")


def the_rest_come_in_together():
    ask()
    window.find("Another page of this archive")
    window.keys("Return")  # all of them stands first
    window.says("2 files came in.")


def nothing_is_left():
    window.keys("ctrl+2", "F6", "Return")
    ask()
    window.says("All 4 pages of this archive are here already.")
    assert len(cli(CLI, "-w", workspace, "list", "sources").splitlines()) == 4


run(another_page_comes_in, the_rest_come_in_together, nothing_is_left)
