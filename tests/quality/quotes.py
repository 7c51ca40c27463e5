#!/usr/bin/python3
"""How good the quotation engine is on annotated texts, and the counts its confidence is made of.
quotes.py CLI FOLDER [--counts] [--held-out] SET…

A SET that ends in .json is a list of sentences, {"text", "lang", "quotes": [{"text" or "words", "speaker"}]}, as
in tests/core/patterns, where the language is the name of the file; words without marks count where a row asks for them, what is rather none (confidence below 0.5) does not.
For any other SET the folder holds SET.docs.jsonl, lines of {"id", "lang", "text"}, and
SET.quoted.gold.jsonl, lines of {"id", "quotes": [{"start", "end", "speaker", "speaker_start",
"speaker_end", "speaker_aliases"}]}, offsets in code points. A span is found when it shares at least half
of the characters both cover, marks and stops at the ends aside. A speaker is right when the words of one
name hold those of the other, titles aside, or when the mention overlaps. Joint: both. What somebody interrupts is one quotation where it is annotated as one. ECE: the mean
distance between confidence and joint precision over ten equal bins. Sure: how many are shown as 95 % or
more, and the share of them that is right.

--counts prints the table of core/quotation/confidence.cpp. --held-out counts it five times on four fifths of
the articles, and tells how many of the rest would be sure, and the share of those that is right. For a SET
with SET.content.gold.jsonl what is reported without marks is measured as well."""
import collections
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zlib

SURE = 0.95
OFFERED = 0.5
FOLDS = 5
EDGES = " \t\r\n\u00a0\u202f\u2009\"'`´«»“”„‟‹›‘’‚-–—―,.;:!?…()[]{}"
TITLES = set("mr mrs ms dr sir lord lady president senator sen rep governor gov mayor judge general the a an of "
             "m mm mme mlle monsieur madame maitre le la les l un une des du de d au aux ministre premier".split())


def words(name):
    plain = unicodedata.normalize("NFKD", (name or "").replace("’", "'")).casefold()
    found = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return set(w for w in found if w not in TITLES) or set(found)


def trimmed(quote, text):
    start, end = quote["start"], quote["end"]
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, max(end, start + 1)


def overlap(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / ((a[1] - a[0]) + (b[1] - b[0]) - shared)


def same_speaker(gold, found):
    wanted = [words(name) for name in [gold.get("speaker"), *(gold.get("speaker_aliases") or [])] if name]
    if not wanted:
        return not found.get("speaker")
    said = words(found.get("speaker"))
    if said and any(said <= name or name <= said for name in wanted):
        return True
    if "speaker_start" not in found or gold.get("speaker_start") is None:
        return False
    return found["speaker_start"] < gold["speaker_end"] and gold["speaker_start"] < found["speaker_end"]


def matched(gold, found, text):
    """Pairs of gold and found, best overlap first, each used once."""
    pairs = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            share = overlap(trimmed(one, text), trimmed(other, text))
            if share >= 0.5:
                pairs.append((share, -g, -f))
    used_gold, used_found = {}, set()
    for _, g, f in sorted(pairs, reverse=True):
        if -g not in used_gold and -f not in used_found:
            used_gold[-g] = -f
            used_found.add(-f)
    return used_gold


def joined(gold, found, text):
    """Found ones with the pieces of one annotated quotation, which somebody interrupts, put together."""
    out = list(found)
    for quote in gold:
        start, end = trimmed(quote, text)
        inside = [one for one in out if start <= trimmed(one, text)[0] and trimmed(one, text)[1] <= end]
        if len(inside) < 2 or len({one.get("speaker") for one in inside}) > 1:
            continue
        whole = dict(inside[0], end=inside[-1]["end"], confidence=min(one["confidence"] for one in inside))
        out = [one for one in out if one not in inside] + [whole]
    return sorted(out, key=lambda one: one["start"])


def at_least(right, seen):
    """What a share is above, nineteen times out of twenty: Wilson's bound, as in confidence.cpp."""
    if not seen:
        return 0
    z, share = 1.645, right / seen
    spread = z * math.sqrt(share * (1 - share) / seen + z * z / (4 * seen * seen))
    return (share + z * z / (2 * seen) - spread) / (1 + z * z / seen)


def held_out(found):
    """Of (language, fold, kind, right): what is sure when the others are counted."""
    sure = collections.defaultdict(lambda: [0, 0])
    for fold in range(FOLDS):
        counted = collections.Counter()
        for language, its_fold, kind, right in found:
            if its_fold != fold:
                counted[language, kind, bool(right)] += 1
        for language, its_fold, kind, right in found:
            good, bad = counted[language, kind, True], counted[language, kind, False]
            if its_fold == fold and at_least(good, good + bad) >= SURE:
                sure[language][0] += 1
                sure[language][1] += right
    for language, (seen, right) in sorted(sure.items()):
        print(f"held out, {language}: {seen} sure, {right / seen:.3f} right")


def reported(folder, name, found, docs, tally):
    """What is offered without marks, beside all that is annotated as reported."""
    gold = collections.defaultdict(list)
    for doc in lines(f"{folder}/{name}.content.gold.jsonl"):
        gold[doc["id"]] += doc["quotes"]
    offered = spans = right = wanted = met = 0
    for doc in docs:
        got = found[doc["id"]]
        pairs = matched(gold[doc["id"]], got, doc["text"])
        good = {f for g, f in pairs.items() if same_speaker(gold[doc["id"]][g], got[f])}
        for index, quote in enumerate(got):
            tally.counts[quote["rule"], quote["standing"], quote["clarity"], index in good] += 1
        shown = [index for index, quote in enumerate(got) if quote["confidence"] >= OFFERED]
        offered += len(shown)
        spans += sum(index in pairs.values() for index in shown)
        right += sum(index in good for index in shown)
        for g, quote in enumerate(gold[doc["id"]]):
            if quote.get("type") == "indirect":
                wanted, met = wanted + 1, met + (pairs.get(g) in shown)
    print(f"{name}, without marks: {offered} offered, words right {spans / max(1, offered):.3f}, speaker too "
          f"{right / max(1, offered):.3f}; of {wanted} annotated {met / max(1, wanted):.3f} found")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Tally:
    def __init__(self):
        self.gold = self.found = self.spans = self.speakers = 0
        self.bins = collections.defaultdict(lambda: [0, 0, 0.0])
        self.counts = collections.Counter()
        self.sure = [0, 0]
        self.kinds = []

    def add(self, quote, right):
        if quote["confidence"] >= SURE:
            self.sure[0] += 1
            self.sure[1] += right
        box = self.bins[min(9, int(quote["confidence"] * 10))]
        box[0] += 1
        box[1] += right
        box[2] += quote["confidence"]
        self.counts[quote["rule"], quote["standing"], quote.get("clarity", "plain"), bool(right)] += 1

    def line(self, name):
        precision, recall = self.spans / max(1, self.found), self.spans / max(1, self.gold)
        joint_p, joint_r = self.speakers / max(1, self.found), self.speakers / max(1, self.gold)

        def f1(p, r):
            return 2 * p * r / (p + r) if p + r else 0
        error = sum(abs(total - right) for n, right, total in self.bins.values()) / max(1, self.found)
        return (f"| {name} | {self.gold} | {precision:.3f} / {recall:.3f} / {f1(precision, recall):.3f} | "
                f"{self.speakers / max(1, self.spans):.3f} | {f1(joint_p, joint_r):.3f} | {error:.3f} | "
                f"{self.sure[0]}: {self.sure[1] / self.sure[0] if self.sure[0] else 1:.3f} |")


def sentences(path):
    """Documents and what they quote, of a list of sentences."""
    docs, gold = [], {}
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)
    for number, row in enumerate(rows):
        unmarked = row.get("indirect") or any(quote.get("kind") == "indirect" for quote in row["quotes"])
        docs.append({"id": str(number), "lang": row.get("lang") or os.path.basename(path)[:2], "text": row["text"],
                     "unmarked": unmarked})
        at, quotes = 0, []
        for quote in row["quotes"]:
            words = quote.get("text") or quote["words"]
            start = quote.get("start", row["text"].index(words, at) if "start" not in quote else 0)
            at = start + len(words) if "start" not in quote else at
            quotes.append({"start": start, "end": start + len(words), "speaker": quote.get("speaker")})
        gold[str(number)] = quotes
    return docs, gold


def annotated(folder, name):
    gold = collections.defaultdict(list)
    marked = f"{folder}/{name}.quoted.gold.jsonl"
    for doc in lines(marked) if os.path.exists(marked) else []:
        gold[doc["id"]] += doc["quotes"]
    return lines(f"{folder}/{name}.docs.jsonl"), gold


def measure(cli, folder, name):
    listed = name.endswith(".json")
    docs, gold = sentences(f"{folder}/{name}") if listed else annotated(folder, name)
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as given, tempfile.NamedTemporaryFile("w+") as out:
        given.write("".join(json.dumps(doc) + "\n" for doc in docs))
        given.flush()
        subprocess.run([cli, "--json", "detect", *(["--indirect"] if listed else []), "--jsonl", given.name],
                       stdout=out, check=True)
        read = lines(out.name)
    found = {doc["id"]: doc["quotes"] for doc in read}
    tally = Tally()
    if os.path.exists(f"{folder}/{name}.content.gold.jsonl"):
        reported(folder, name, {doc["id"]: doc["reported"] for doc in read}, docs, tally)
    if not listed and not os.path.exists(f"{folder}/{name}.quoted.gold.jsonl"):
        return tally
    if listed:
        for doc in docs:
            found[doc["id"]] = [quote for quote in found[doc["id"]] if quote["confidence"] >= 0.5 and
                                (doc["unmarked"] or quote["mode"] != "indirect")]
    for doc in docs:
        wanted, got = gold[doc["id"]], found.get(doc["id"], [])
        got = joined(wanted, got, doc["text"])
        # What the annotators left open is neither missed nor false.
        spare = [quote for quote in wanted if quote.get("optional")]
        wanted = [quote for quote in wanted if not quote.get("optional")]
        pairs = matched(wanted, got, doc["text"])
        left = [index for index in range(len(got)) if index not in pairs.values()]
        open_ones = matched(spare, [got[index] for index in left], doc["text"]).values()
        dropped = {left[index] for index in open_ones}
        # What stands between two apostrophes is annotated as reported, not as quoted.
        dropped |= {index for index in left if doc["text"][max(0, got[index]["start"] - 2):got[index]["start"]] == "''"}
        good = {f for g, f in pairs.items() if same_speaker(wanted[g], got[f])}
        tally.gold += len(wanted)
        tally.found += len(got) - len(dropped)
        tally.spans += len(pairs)
        tally.speakers += len(good)
        for index, quote in enumerate(got):
            if index not in dropped:
                tally.add(quote, index in good)
                kind = quote["rule"], quote["standing"], quote.get("clarity", "plain")
                tally.kinds.append((doc["lang"], zlib.crc32(doc["id"].encode()) % FOLDS, kind, index in good))
    return tally


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    cli, folder, *sets = arguments
    print("| Set | quotations | span P / R / F1 | speaker | joint F1 | ECE | sure |\n|---|---|---|---|---|---|---|")
    total, kinds = collections.Counter(), []
    for name in sets:
        tally = measure(cli, folder, name)
        total += tally.counts
        kinds += tally.kinds
        if tally.gold:
            print(tally.line(name), flush=True)
    if "--counts" in sys.argv:
        # What is said in turns of an interview or a transcript, and what has one mark only, is annotated nowhere.
        for rule, standing, clarity in sorted({key[:3] for key in total if key[0] != "turn" and key[2] != "mended"}):
            right = total[rule, standing, clarity, True]
            print(f"    Count{{Sieve::{rule}, Standing::{standing}, Clarity::{clarity}, {right}, "
                  f"{right + total[rule, standing, clarity, False]}}},")
    if "--held-out" in sys.argv:
        held_out(kinds)


main()
