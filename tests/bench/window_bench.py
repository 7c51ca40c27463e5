#!/usr/bin/python3
"""Figures of the window: from start to first paint, and from a key to an imported article with its
highlights; from a key to the history of a claim.      (run inside tests/gui/guienv.sh)
window_bench.py PROGRAM CLI MAKE_WORKSPACE [CLAIMS [WORKSPACE_WITH_A_LONG_HISTORY]]

The program writes its paints down when COUNTERPOINT_TRACE names a file; both sides read the same
monotonic clock. "Whole" is the first paint with the dossier in it; long lists go on growing behind it."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, CLI, MAKE = sys.argv[1:4]
CLAIMS = sys.argv[4] if len(sys.argv) > 4 else "100000"
LONG = sys.argv[5] if len(sys.argv) > 5 else None
ROUNDS = 7
REST = 0.4  # seconds without a paint
folder = tempfile.mkdtemp()
subprocess.run([CLI, "me", "Robin Vasseur"], check=True, stdout=subprocess.DEVNULL)  # nobody is asked


def moments(path):
    """Pairs of seconds and name."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        rows = [line.split(" ", 1) for line in file.read().splitlines()]
    return [(int(at) / 1e9, name) for at, name in rows]


def wait_until_at_rest(path):
    for _ in range(3000):
        paints = [at for at, name in moments(path) if name == "paint"]
        if paints and time.monotonic() - paints[-1] > REST:
            return
        time.sleep(0.02)
    sys.exit("The window never came to rest.")


class Run:
    def __init__(self, workspace):
        self.trace = os.path.join(folder, "trace")
        if os.path.exists(self.trace):
            os.remove(self.trace)
        environment = dict(os.environ, COUNTERPOINT_TRACE=self.trace, NO_AT_BRIDGE="1")
        self.began = time.monotonic()
        self.process = subprocess.Popen([PROGRAM, workspace], env=environment)
        wait_until_at_rest(self.trace)

    def paints(self, since):
        return [at - since for at, name in moments(self.trace) if name == "paint" and at > since]

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def line(what, times, note=""):
    times = sorted(times)
    print(f"{what:52} {statistics.median(times) * 1000:12.1f} ms   worst {times[-1] * 1000:.0f} {note}",
          flush=True)


def start_up(name, workspace):
    first, whole, memory = [], [], 0
    for _ in range(ROUNDS):
        run = Run(workspace)
        paints = run.paints(run.began)
        first.append(paints[0])
        dossier = [at for at, name in moments(run.trace) if name == "dossier"][-1]
        whole.append(dossier - run.began + run.paints(dossier)[0])
        memory = run.memory()
        run.end()
    line(f"start to first paint, {name}", first[1:])
    line(f"start to the whole window, {name}", whole[1:], f"· {memory:.0f} MB resident")


def article(number):
    """About 20 kB of French with a quotation in every other paragraph."""
    paragraphs = [f"Dépêche numéro {number}"]
    while sum(len(text.encode()) for text in paragraphs) < 20_000:
        at = len(paragraphs)
        paragraphs.append(f"« Nous n'avons pas changé d'avis sur le point {at} », a déclaré Jean Martin, "
                          "porte-parole du ministère, lundi à Paris.")
        paragraphs.append("La séance a repris peu après midi, dans une salle comble, et les débats ont duré "
                          "jusqu'au soir sans que personne ne cède sur le fond du dossier.")
    return "\n\n".join(paragraphs)


def painted_after(run, wanted, pressed):
    """When what was last shown of it since the key was painted."""
    for _ in range(500):
        shown = [at for at, what in moments(run.trace) if what == wanted and at > pressed]
        if shown and run.paints(shown[-1]):
            return shown[-1] + run.paints(shown[-1])[0]
        time.sleep(0.01)
    sys.exit(f"The {wanted} never came up.")


def imports(name, workspace):
    """Ctrl+Shift+V on an article in the clipboard: from the key to the painted highlights."""
    run = Run(workspace)
    times = []
    for number in range(ROUNDS):
        owner = subprocess.Popen(["xclip", "-selection", "clipboard", "-quiet"], stdin=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)
        owner.stdin.write(article(f"{name} {number}").encode())
        owner.stdin.close()
        time.sleep(0.3)
        pressed = time.monotonic()
        subprocess.run(["xdotool", "key", "ctrl+shift+v"], check=True)
        painted_after(run, "article", pressed)
        wait_until_at_rest(run.trace)
        times.append(painted_after(run, "article", pressed) - pressed)
        owner.kill()
    run.end()
    line(f"key to a 20 kB article with highlights, {name}", times[1:])


def histories(name, workspace):
    """Ctrl+Shift+H on the claim at hand: from the key to its moments and what the newest changed, painted."""
    run = Run(workspace)
    times = []
    for _ in range(ROUNDS):
        pressed = time.monotonic()
        subprocess.run(["xdotool", "key", "ctrl+shift+h"], check=True)
        times.append(painted_after(run, "history", pressed) - pressed)
        wait_until_at_rest(run.trace)
        left = time.monotonic()
        subprocess.run(["xdotool", "key", "Escape"], check=True)
        painted_after(run, "dossier", left)  # it may be long, and is not what is measured
        wait_until_at_rest(run.trace)
    run.end()
    line(f"key to the history of a claim, {name}", times[1:])


if LONG:
    histories("long history", LONG)
    if CLAIMS == "0":
        sys.exit()
sample = os.path.join(folder, "sample.counterpoint")
large = os.path.join(folder, "large.counterpoint")
subprocess.run([CLI, "sample", sample], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
subprocess.run([MAKE, large, CLAIMS], check=True, stdout=subprocess.DEVNULL)
for what, file in (("sample", sample), (f"{int(CLAIMS):,} claims", large)):
    start_up(what, file)
    imports(what, file)
