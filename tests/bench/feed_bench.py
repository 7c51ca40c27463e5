#!/usr/bin/python3
"""Collections of others coming in, at size: a data feed read alone (check-claimreview), tried out and brought in, and one of
a gigabyte made of it; seconds, records a second and the most memory the program held.
   feed_bench.py COUNTERPOINT-CLI [FEED.json[.gz] [MEGABYTES]]
Without a feed one of 19,250 made-up checks is made. Nothing of it is asserted."""
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time

CLI = os.path.abspath(sys.argv[1])
SPEAKERS, VERDICTS = 4000, ["True", "Mostly True", "Half True", "Mostly False", "False", "Pants on Fire!", "Full Flop", "Half Flip", "No Flip"]


def made_up(count):
    for number in range(count):
        verdict = number % len(VERDICTS)
        yield {"@type": "DataFeedItem", "dateCreated": "2020-01-02", "item": [{
            "@context": "https://schema.org", "@type": "ClaimReview",
            "url": f"https://checks.example/2020/jan/{number}/",
            "claimReviewed": f"The city of number {number} spent {number * 37} dollars on bridges, roads and schools in year {1900 + number % 120}.",
            "author": {"@type": "Organization", "name": "Checks", "url": "https://checks.example/"},
            "reviewRating": {"@type": "Rating", "ratingValue": str(max(1, 6 - verdict)), "bestRating": "6", "worstRating": "1",
                             "alternateName": VERDICTS[verdict]},
            "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": f"Speaker {number % SPEAKERS}"},
                             "datePublished": "2020-01-01"},
            "name": f"What was spent in the city of number {number}", "datePublished": "2020-01-02"}]}


def feed_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return json.load(file)["dataFeedElement"]


def renamed(item, times):
    """The same check at another address, about a claim of its own."""
    if times:
        for check in item["item"] if isinstance(item["item"], list) else [item["item"]]:
            if isinstance(check.get("url"), str):
                check["url"] += f"?again={times}"
    return item


def write(path, items, megabytes=0):
    """The feed, again and again until it is so large; how many items it has."""
    count, times = 0, 0
    texts = [json.dumps(item) for item in items]
    with open(path, "w", encoding="utf-8") as out:
        out.write('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [\n')
        while True:
            for text in texts:
                out.write((",\n" if count else "") + (json.dumps(renamed(json.loads(text), times)) if times else text))
                count += 1
                if megabytes and out.tell() >= megabytes * 1_000_000:
                    break
            times += 1
            if not megabytes or out.tell() >= megabytes * 1_000_000:
                break
        out.write("\n]}\n")
    return count


def held(pid):
    """The most memory it held so far, in kB."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def run(what, count, *words):
    begins = time.perf_counter()
    process = subprocess.Popen([CLI, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:  # what wait4 tells would count this program, too
        most = max(most, held(process.pid))
        time.sleep(0.02)
    took = time.perf_counter() - begins
    print(f"{what:34} {count:9,} records {took:8.1f} s {count / took:9,.0f} records/s {most / 1024:7.0f} MB"
          + ("" if process.returncode in (0, 1) else "  FAILED"), flush=True)


def main():
    items = feed_of(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else list(made_up(19_250))
    megabytes = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    with tempfile.TemporaryDirectory(prefix="counterpoint-feed-") as folder:
        os.environ.update(XDG_DATA_HOME=folder, XDG_STATE_HOME=folder)
        for name, size in (("feed", 0), ("large", megabytes)):
            if name == "large" and not megabytes:
                continue
            feed, workspace = os.path.join(folder, name + ".json"), os.path.join(folder, name + ".counterpoint")
            count = write(feed, items, size)
            told = f", {os.path.getsize(feed) / 1e6:,.0f} MB"
            subprocess.run([CLI, "-w", workspace, "init"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            run("read and checked" + told, count, "check-claimreview", feed)
            run("tried out" + told, count, "-w", workspace, "import", "--dry-run", feed)
            run("brought in" + told, count, "-w", workspace, "import", feed)
            run("the same again" + told, count, "-w", workspace, "import", feed)


if __name__ == "__main__":
    main()
