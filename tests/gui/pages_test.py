#!/usr/bin/python3
"""A web page in the window: its story alone, and by one key or button all that the page shows, where a caption is
marked as a quotation."""
import os
import sys
import tempfile

from driver import Window, cli, run, text_of, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "port.counterpoint")
page = os.path.join(folder, "port.html")
with open(page, "w", encoding="utf-8") as file:
    file.write("<!doctype html><html lang=fr><head><title>Arvel garde son port</title></head><body><nav><a href=/>Accueil</a></nav>"
               "<h1>Arvel garde son port</h1><figure><figcaption>« Nous tenons bon », dit Odile Marchetaud.</figcaption></figure>"
               "<div class=article-body><p>La vente du vieux port est repoussée pour la troisième fois par le conseil.</p>"
               "<p>« On ne nous a jamais consultés sur le port », a déclaré la maire, Nadia Tavernier, mardi soir.</p></div>"
               "</body></html>")
cli(CLI, "-w", workspace, "init")
cli(CLI, "-w", workspace, "import", page, "--date", "2022-12-20")
window = Window(PROGRAM, workspace)


def article():
    return text_of(window.find("Article", "text"))


def the_story_stands_alone():
    window.keys("ctrl+2", "F6", "Return")
    window.says("1 suggestion")
    assert "jamais consultés" in article() and "tenons bon" not in article() and "Accueil" not in article()
    window.says("The article alone, without headline, captions and comments.")


def one_key_shows_the_whole_page():
    window.keys("w")
    wait(lambda: "Nous tenons bon" in article(), "the caption in the text")
    assert "Accueil" in article() and "jamais consultés" in article()
    window.says("2 suggestions")


def one_button_shows_the_article_again():
    window.click("Show the article alone (W)")
    wait(lambda: "Nous tenons bon" not in article(), "the article alone")
    window.find("Show the whole page (W)")


run(the_story_stands_alone, one_key_shows_the_whole_page, one_button_shows_the_article_again)
