#!/usr/bin/env python3
"""Fits the weights of precedents: fit_precedents.py CLI WEIGHTS.json OUT.json SET…

Each SET is a folder with docs.jsonl, queries.jsonl and qrels.train.tsv (query, 0, document, relevance); only
the training queries are looked at. The documents are imported into a workspace of their own, the program
measures the candidates of every query (`match --features`), and the weights that make the right ones likeliest
among the candidates (softmax over each query's list, one vote a set) are written to OUT.json, scaled so that
the positive ones add up to 1. Python's standard library only; some minutes."""
import collections
import json
import math
import os
import subprocess
import sys
import tempfile

CANDIDATES, ROUNDS, STEP, RIDGE = 60, 120, 0.05, 1e-3


def relevant(path):
    pairs = collections.defaultdict(set)
    with open(path, encoding="utf-8") as file:
        for line in file:
            query, _, document, relevance = line.rstrip("\n").split("\t")
            if relevance not in ("0", "relevance"):
                pairs[query].add(document)
    return pairs


def measured(cli, weights, folder, scratch):
    """For each training query the features of its candidates and which of them are right."""
    workspace, features = os.path.join(scratch, "w.counterpoint"), os.path.join(scratch, "features")
    base = [cli, "-w", workspace, "--as", "fit"]
    documents = os.path.join(folder, "docs.jsonl")
    subprocess.run(base + ["init"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(base + ["import", documents], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(base + ["match", "--queries", os.path.join(folder, "queries.jsonl"), "--top", str(CANDIDATES),
                           "--weights", weights, "--run", os.path.join(scratch, "run"), "--features", features],
                   check=True, stdout=subprocess.DEVNULL)
    right, lists = relevant(os.path.join(folder, "qrels.train.tsv")), collections.defaultdict(list)
    with open(features, encoding="utf-8") as file:
        for line in file:
            each = json.loads(line)
            if each["query"] in right:
                lists[each["query"]].append((each["doc"] in right[each["query"]], each["features"]))
    os.remove(workspace)
    return [rows for rows in lists.values() if any(good for good, _ in rows) and not all(good for good, _ in rows)]


def gradient(rows, names, weights, into, share):
    scores = [sum(weights[name] * features[name] for name in names) for _, features in rows]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    whole, good = sum(odds), sum(odd for odd, (right, _) in zip(odds, rows) if right)
    for odd, (right, features) in zip(odds, rows):
        pull = (odd / good if right else 0) - odd / whole
        if abs(pull) > 1e-9:
            for name in names:
                into[name] += share * pull * features[name]
    return -share * math.log(good / whole)


def fit(sets, names, weights):
    weights = {name: 8 * weights[name] for name in names}
    first, second = collections.Counter(), collections.Counter()
    for turn in range(1, ROUNDS + 1):
        pull, loss = {name: -RIDGE * weights[name] for name in names}, 0
        for lists in sets:
            for rows in lists:
                loss += gradient(rows, names, weights, pull, 1 / len(lists))
        for name in names:  # Adam (Kingma & Ba 2015)
            first[name] = 0.9 * first[name] + 0.1 * pull[name]
            second[name] = 0.99 * second[name] + 0.01 * pull[name] ** 2
            weights[name] += STEP * 4 * (first[name] / (1 - 0.9 ** turn)) / (
                math.sqrt(second[name] / (1 - 0.99 ** turn)) + 1e-8)
        if turn % 20 == 0:
            print(f"round {turn}: loss {loss:.4f}", flush=True)
    scale = sum(value for value in weights.values() if value > 0)
    return {name: round(value / scale, 4) for name, value in weights.items()}


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    cli, start, out, folders = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    with open(start, encoding="utf-8") as file:
        data = json.load(file)
    sets = []
    for folder in folders:
        with tempfile.TemporaryDirectory() as scratch:
            sets.append(measured(cli, start, folder, scratch))
            print(f"{folder}: {len(sets[-1])} queries with a right candidate", flush=True)
    data["weights"] = fit(sets, list(data["weights"]), data["weights"])
    with open(out, "w", encoding="utf-8") as file:
        json.dump(data, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
