#!/usr/bin/env python3
"""Makes a workspace to keep as test data, with the program of the version it is called with.
Usage: make.py COUNTERPOINT-CLI FILE FOLDER-FOR-KEY-AND-HEADS
What an older version does not know yet is left out. All content is made up."""
import json
import os
import subprocess
import sys

cli, workspace, home = sys.argv[1:]
environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=home + "/data",
                   XDG_STATE_HOME=home + "/state")

ARTICLE = """Le port de Varenne se tait

La maire, Odile Carpentier, recevait lundi la presse au port de Varenne. « Douze navires sur vingt sont restés à quai \
cet hiver », a dit Mme Carpentier.

Le directeur du port, Marc Delvaux, parle d'une « saison comme une autre ».

Selon la capitainerie, neuf navires n'ont pas pris la mer.
"""
OTHER = """Rapport de la capitainerie de Varenne

Neuf navires n'ont pas pris la mer entre décembre et mars. « Les registres sont publics », rappelle la capitainerie.
"""


def run(*words, actor="Camille", optional=False):
    done = subprocess.run([cli, "-w", workspace, "--as", actor, "--json", *words], capture_output=True, env=environment)
    if done.returncode != 0 and not optional:
        sys.exit(f"{words}: {done.returncode}\n{done.stderr.decode()}")
    if done.returncode != 0:
        print("left out:", " ".join(words[:3]), "-", done.stderr.decode().splitlines()[0][:90])
    lines = done.stdout.decode().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def made(*words, **options):
    return run(*words, **options)[0]["id"]


def file(name, text):
    path = os.path.join(home, name)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


os.makedirs(home, exist_ok=True)
run("init")
source = made("import", file("article.txt", ARTICLE), "--date", "2022-12-19", "--publisher", "Le Littoral")
second = made("import", file("rapport.txt", OTHER), "--date", "2023-03-30", "--publisher", "Capitainerie de Varenne",
              "--type", "report")
said = made("quote", source, "--exact", "Douze navires sur vingt sont restés à quai cet hiver", "--speaker",
            "Odile Carpentier", "--for", "Ville de Varenne", "--role", "maire", "--date", "2022-12-19")
claim = made("claim", "Douze des vingt navires de Varenne sont restés à quai à l'hiver 2022.", "--from", said,
             "--topic", "Port")
counted = made("quote", second, "--exact", "Neuf navires n'ont pas pris la mer entre décembre et mars", "--speaker",
               "Capitainerie de Varenne", "--date", "2023-03", "--refutes", claim, "--why", "compté dans les registres")
made("quote", source, "--exact", "saison comme une autre", "--speaker", "Marc Delvaux", "--role", "directeur du port",
     "--date", "2022-12", "--context", claim)
run("edit", said, "place=Varenne", "--reason", "dit au port")
run("edit", said, "occasion=conférence")
run("undo")
run("redo")
run("undo")
run("review", claim, "--rating", "misleading", "--summary", "Douze, non neuf.", "--rationale",
    "Les registres le disent.", "--confidence", "medium")
run("remark", claim, "D'où vient ce nombre ? @Dominique", optional=True)
run("ask-reply", claim, "--party", "Ville de Varenne", "--deadline", "2099-04-15", "--question",
    "D'où vient ce nombre ?", optional=True)
run("review", claim, "--step", "submit", optional=True) or \
    run("review", claim, "--step", "submit", "--override", "il manque une seconde source")
run("review", claim, "--step", "approve", "--remark", "D'accord.", actor="Dominique")
run("review", claim, "--step", "publish")
run("correct", claim, "--tier", "typo", "--summary", "Neuf, non douze.", optional=True)
second_party = made("party", "O. Carpentier", "--type", "person", "--role", "maire")
speaker = run("show", said)[0]["speaker"]
first = speaker["id"] if isinstance(speaker, dict) else speaker
run("merge-parties", first, second_party, optional=True)
draft = made("claim", "La saison a été comme une autre.", "--note", "à revoir")
run("delete", draft, "--reason", "en double")
secret = made("claim", "Que Zoroastre Quetzalcoatl ment.")
run("redact", secret, "--basis", "RGPD art. 17", "--authority", "CNIL", "--yes", optional=True)
run("triage", source)
run("statement", "Personne n'a compté.", "--speaker", "Marc Delvaux", actor="Dominique")
run("scale-retire", "truth", "satire", optional=True)
run("keep-search", "navires -budget", optional=True)
run("undo", actor="Dominique")
# Another computer, with a key of its own, where there are keys.
environment["XDG_DATA_HOME"] += "-2"
environment["XDG_STATE_HOME"] += "-2"
made("claim", "Le port de Varenne compte vingt navires.", actor="Dominique")
environment["XDG_DATA_HOME"] = environment["XDG_DATA_HOME"][:-2]
environment["XDG_STATE_HOME"] = environment["XDG_STATE_HOME"][:-2]
run("verify", "--accept", optional=True)  # later programs want a decision on the other key
made("topic", "Pêche")
print(os.path.getsize(workspace), run("verify"))
