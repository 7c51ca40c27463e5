#!/usr/bin/python3
"""Figures of typing in a large workspace: from the character that arrives to its paint, to the first hits and
to the ranked ones, and to the precedents of a claim being written.
typing_bench.py PROGRAM WORKSPACE WORDS.tsv      (inside tests/gui/guienv.sh; the workspace is changed by nobody)

WORDS.tsv has lines "type<TAB>query" as bench_million writes them. The program writes its moments down when
COUNTERPOINT_TRACE names a file: characters, paints, what was shown, and every time it could not answer."""
import os
import subprocess
import sys
import tempfile
import time

PROGRAM, WORKSPACE, WORDS = sys.argv[1:4]


def own_key():
    """Nobody is asked who sits here."""
    path = os.path.join(os.environ["XDG_DATA_HOME"], "counterpoint", "keys")
    os.makedirs(path, mode=0o700, exist_ok=True)
    with open(os.path.join(path, "owner"), "w", encoding="utf-8") as file:
        file.write("Robin Vasseur\n")


trace = os.path.join(tempfile.mkdtemp(), "trace")
own_key()
window = subprocess.Popen([PROGRAM, WORKSPACE], env=dict(os.environ, COUNTERPOINT_TRACE=trace, NO_AT_BRIDGE="1"))


def moments():
    if not os.path.exists(trace):
        return []
    with open(trace, encoding="utf-8") as file:
        return [(int(at) / 1e6, name) for at, name in (line.split(" ", 1) for line in file.read().splitlines())]


def rest(seconds):
    """Until nothing was painted for so long."""
    while True:
        paints = [at for at, name in moments() if name == "paint"]
        if paints and time.monotonic() * 1e3 - paints[-1] > seconds * 1e3:
            return
        time.sleep(0.02)


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def typed(text, delay):
    subprocess.run(["xdotool", "type", "--delay", str(delay), text], check=True)


def waits(since, shown):
    """From each character to its paint, and from the last before each `shown` to the paint of that."""
    own, hits, last = [], [], None
    waiting, came = [], None
    for at, name in moments():
        if at < since:
            continue
        if name == "typed":
            waiting.append(at)
            last = at
        elif name == shown and last:
            came = last
            last = None
        elif name == "paint":
            own += [at - each for each in waiting]
            waiting = []
            if came:
                hits.append(at - came)
                came = None
    return own, hits


def line(what, times):
    times = sorted(times) or [0]
    at = lambda part: times[int(part * (len(times) - 1))]
    print(f"{what:58} p50 {at(.5):7.1f}  p95 {at(.95):7.1f}  max {times[-1]:7.1f} ms  ({len(times)})", flush=True)


def stalls(what, since):
    found = [int(name.split()[1]) for at, name in moments() if name.startswith("stall ") and at > since]
    print(f"{what:58} {len(found)} times 16 ms or longer, the longest {max(found, default=0)} ms", flush=True)


rest(1.5)
with open(WORDS, encoding="utf-8") as file:
    asked = [line.rstrip("\n").split("\t")[1] for line in file]
words = [query for query in asked if query.isascii()]
began = time.monotonic() * 1e3
for query in words[3:183:6]:
    keys("ctrl+k")
    typed(" ".join(query.split()[:2]), 90)
    time.sleep(0.4)
own, hits = waits(began, "search shown")
line("character to its paint, in the search field", own)
line("character to the hits", hits)
stalls("the window could not answer while searching", began)

began = time.monotonic() * 1e3
keys("ctrl+n")
rest(0.5)
for query in [each for each in words if len(each.split()) > 9][:6]:
    keys("ctrl+a")
    typed(query[:90], 60)
    time.sleep(0.6)
own, found = waits(began, "precedents shown")
line("character to its paint, in a claim", own)
line("character to the precedents (after a pause of 200 ms)", found)
stalls("the window could not answer while writing", began)

began = time.monotonic() * 1e3
keys("Escape")
for place in ("ctrl+3", "ctrl+2", "ctrl+4"):
    keys(place)
    rest(0.6)
time.sleep(8)
stalls("the window could not answer while lists open and grow", began)
window.terminate()
window.wait()
