#!/usr/bin/python3
"""How long it takes until what is recorded in one window is painted in another one, at a seat of its own. Both write down
when (COUNTERPOINT_TRACE).        painted_bench.py PROGRAM CLI folder|server [CHANGES]"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "..", "gui"), os.path.join(here, "..", "app")]
from driver import Window, wait
from postgres_server import Server

PROGRAM, CLI, PLACE = sys.argv[1:4]
CHANGES = int(sys.argv[4]) if len(sys.argv) > 4 else 40
folder = tempfile.mkdtemp()
server = Server() if PLACE == "server" else None
if server:
    server.sql("create database desk", database="postgres")
    server.sql("create role anna superuser login", database="postgres")
place = server.address("anna") if server else os.path.join(folder, "desk")
configured = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-3.0")
seats = {}
for name in ("Anna", "Boris"):
    environment = {kind: os.path.join(folder, name, kind) for kind in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    for path in environment.values():
        os.makedirs(path)
    shutil.copytree(configured, os.path.join(environment["XDG_CONFIG_HOME"], "gtk-3.0"))
    environment["COUNTERPOINT_TRACE"] = os.path.join(folder, name + ".trace")
    seats[name] = environment


def cli(name, *words):
    done = subprocess.run([CLI, "-w", os.path.join(folder, name + ".counterpoint"), "--as", name, *words], capture_output=True,
                          text=True, env={**os.environ, **seats[name]})
    assert done.returncode == 0, done.stderr
    return done.stdout


cli("Anna", "init")
cli("Anna", "desk", "create", place)
invitation = cli("Anna", "desk", "invite", "--role", "editor").splitlines()[-1]
cli("Boris", "desk", "join", invitation)
for name in ("Anna", "Boris"):
    cli(name, "desk", "sync")
windows = {}
for name in ("Boris", "Anna"):  # the last one has the keyboard
    os.environ["XDG_DATA_HOME"] = seats[name]["XDG_DATA_HOME"]
    windows[name] = Window(PROGRAM, os.path.join(folder, name + ".counterpoint"), environment=seats[name], person=name)
    windows[name].find("Shared desk: In step")


def moments(name, what):
    with open(seats[name]["COUNTERPOINT_TRACE"], encoding="utf-8") as lines:
        return [int(line.split(" ", 1)[0]) for line in lines if line.rstrip("\n").split(" ", 1)[1] == what]


window = windows["Anna"]
taken = []
for at in range(CHANGES):
    window.keys("ctrl+n")
    window.find("Claim", "text")
    window.type(f"Affirmation {at}.")
    before = len(moments("Boris", "came in"))
    window.keys("ctrl+Return")
    wait(lambda: len(moments("Boris", "came in")) > before, "it at the other seat")
    came = moments("Boris", "came in")[before]
    painted = wait(lambda: next((at for at in moments("Boris", "paint") if at > came), None), "the paint")
    recorded = [at for at in moments("Anna", "recorded") if at < came][-1]
    taken.append((painted - recorded) / 1e6)
    time.sleep(0.2)  # each by itself
taken.sort()
part = lambda share: taken[int(share * (len(taken) - 1))]
label = f"a change at one seat, painted at the other ({PLACE})"
print(f"{label:<52} {part(0.5):12.1f} ms   p95 {part(0.95):.1f}, max {taken[-1]:.1f}", flush=True)
for name in windows:
    windows[name].process.terminate()
if server:
    server.remove()
shutil.rmtree(folder, ignore_errors=True)
os._exit(0)
