#!/usr/bin/python3
"""Measure how fast three full-text peers answer the same queries over the same rows.

usage: /usr/bin/python3 search_peers.py TEXTS.tsv QUERIES.tsv OUT.json [--postgres] [--xapian] [--most N]

TEXTS.tsv holds lines "id<TAB>lang<TAB>text" (unique positive 63-bit ids), QUERIES.tsv lines
"type<TAB>query" of the types in KINDS.  FTS5 always runs; a peer whose parts (Debian packages
python3-xapian, or postgresql-15 and python3-psycopg2) are missing is named and left out.

--most asks only the first N of each type, for sizes where a peer takes seconds.
The query set runs once as warm-up and once measured, the building of each query included; 5 s
or more count as 5000 ms.  All runs on one core, in temp folders (see TMPDIR) removed at the end.
load_s includes FTS5's "optimize", Xapian's "compact", PostgreSQL's index and VACUUM ANALYZE.  Not
alike: FTS5 folds accents, Xapian stems and looks at a prefix's 100 most frequent words only, and
only PostgreSQL's bytes include the texts.
"""
import argparse
import contextlib
import io
import itertools
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PREFIX_KINDS = ("prefix3", "prefix4", "word_prefix")
ANY_KINDS = ("or5", "long")
KINDS = (*PREFIX_KINDS, "and2", "phrase", *ANY_KINDS)
BEST, TIMEOUT_S = 20, 5.0
XAPIAN_EXPANSIONS = 100
XAPIAN_STEMS = "ar da de en es eu fi fr ga hu id it lt ne nl no pt ro ru sv ta tr".split()
PG_BIN = "/usr/lib/postgresql/15/bin"
PG_SETTINGS = """listen_addresses= fsync=off wal_level=minimal max_wal_senders=0 autovacuum=off
    jit=off shared_buffers=512MB work_mem=64MB maintenance_work_mem=512MB max_wal_size=4GB
    random_page_cost=1.1 max_parallel_workers_per_gather=0
    max_parallel_maintenance_workers=0""".split()


def read_rows(path):
    # newline="\n": a stray \r inside a text must not end its line.
    with open(path, encoding="utf-8", errors="replace", newline="\n") as lines:
        for line in lines:
            ident, lang, text = line.rstrip("\n").split("\t", 2)
            yield int(ident), lang, re.sub(r"[\t\r\0]", " ", text)


def read_queries(path, most):
    asked = dict.fromkeys(KINDS, 0)
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            kind, _, query = line.partition("\t")
            words = re.findall(r"[^\W_]+", query.lower())
            if kind in KINDS and words:
                asked[kind] += 1
                if asked[kind] <= most:
                    yield kind, list(dict.fromkeys(words)) if kind in ANY_KINDS else words
            else:
                print(f"The line {line!r} is not a usable query.", file=sys.stderr)


def expression(kind, words, quote, star, near, both, either):
    """The query in one peer's own language, given that language's signs."""
    terms = [quote + word + quote for word in words]
    if kind in PREFIX_KINDS:
        terms[-1] += star
    return (near if kind == "phrase" else either if kind in ANY_KINDS else both).join(terms)


class Fts5:
    def __init__(self, folder, stack):
        self.path = os.path.join(folder, "fts5.db")
        self.db = sqlite3.connect(self.path)
        stack.callback(self.db.close)
        self.db.executescript("""
            PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-524288;
            CREATE VIRTUAL TABLE t USING fts5(text, content='', prefix='2 3',
                                              tokenize='unicode61 remove_diacritics 2')""")

    def load(self, rows):
        self.db.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)",
                            ((ident, text) for ident, _, text in rows))
        self.db.execute("INSERT INTO t(t) VALUES ('optimize')")
        self.db.commit()
        return os.path.getsize(self.path)

    def search(self, kind, words):
        match = expression(kind, words, '"', "*", " + ", " AND ", " OR ")
        deadline = time.perf_counter() + TIMEOUT_S
        self.db.set_progress_handler(lambda: time.perf_counter() > deadline, 10_000)
        return [row[0] for row in self.db.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, BEST))]


class Xapian:
    def __init__(self, folder, _stack):
        import xapian
        self.xapian, self.folder, self.stems = xapian, folder, {}

    def load(self, rows):
        os.environ["XAPIAN_FLUSH_THRESHOLD"] = "100000"  # the default, 10000, merges too often
        writer = self.xapian.WritableDatabase(self.folder + "/draft", self.xapian.DB_DANGEROUS)
        generator = self.xapian.TermGenerator()
        for ident, lang, text in rows:
            document = self.xapian.Document()
            document.set_data(str(ident))  # Xapian's own document numbers have 32 bits only
            if lang not in self.stems:
                self.stems[lang] = self.xapian.Stem(lang if lang in XAPIAN_STEMS else "none")
            generator.set_stemmer(self.stems[lang])
            generator.set_document(document)
            # Xapian alone would keep "l'eau" as one word, where the other peers see two.
            generator.index_text(text.replace("'", " ").replace("\u2019", " "))
            writer.add_document(document)
        writer.commit()
        writer.compact(self.folder + "/compact")
        self.db = self.xapian.Database(self.folder + "/compact")
        return sum(entry.stat().st_size for entry in os.scandir(self.folder + "/compact"))

    def word(self, word):
        """A query does not tell its language, so a word stands for its stem in each."""
        stems = {b"Z" + stem(word) if word[0].isalpha() and not stem.is_none() else word.encode()
                 for stem in self.stems.values()}
        return self.xapian.Query(self.xapian.Query.OP_OR, list(stems))

    def query(self, kind, words):
        query = self.xapian.Query
        if kind == "phrase":
            return query(query.OP_PHRASE, words, len(words))
        parts = [self.word(word) for word in words]
        if kind in PREFIX_KINDS:
            parts[-1] = query(query.OP_WILDCARD, words[-1], XAPIAN_EXPANSIONS,
                              query.WILDCARD_LIMIT_MOST_FREQUENT, query.OP_OR)
        return query(query.OP_OR if kind in ANY_KINDS else query.OP_AND, parts)

    def search(self, kind, words):
        enquire = self.xapian.Enquire(self.db)  # weighs by BM25 unless told otherwise
        enquire.set_query(self.query(kind, words))
        return [int(match.document.get_data()) for match in enquire.get_mset(0, BEST)]


class Postgresql:
    def __init__(self, folder, stack):
        import psycopg2
        quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if os.geteuid() == 0:  # as whom PostgreSQL refuses to run
            shutil.chown(folder, "postgres", "postgres")
            quiet.update(user="postgres", group="postgres", extra_groups=[])
        subprocess.run([f"{PG_BIN}/initdb", "--no-sync", "--auth=trust", "-U", "peer",
                        "-E", "UTF8", "--locale=C.UTF-8", "data"], check=True, **quiet)
        # By setpriv the kernel stops the server even if this script is killed outright.
        server = subprocess.Popen(["setpriv", "--pdeathsig=QUIT", f"{PG_BIN}/postgres", "-Ddata",
                                   "-k", folder, *("-c" + s for s in PG_SETTINGS)], **quiet)
        stack.callback(server.wait)
        stack.callback(server.send_signal, signal.SIGQUIT)
        for _ in range(600):
            with contextlib.suppress(psycopg2.OperationalError):
                self.db = psycopg2.connect(host=folder, user="peer", dbname="postgres")
                self.cursor = self.db.cursor()
                return
            time.sleep(0.1)
        raise TimeoutError("the PostgreSQL server does not answer")

    def load(self, rows):
        self.cursor.execute("CREATE TABLE rows (id bigint PRIMARY KEY, lang text, text text, tsv"
                            " tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED)")
        while batch := list(itertools.islice(rows, 10_000)):
            lines = "".join(f"{ident}\t{lang}\t{text}\n" for ident, lang, text in batch)
            self.cursor.copy_expert("COPY rows (id, lang, text) FROM STDIN",
                                    io.StringIO(lines.replace("\\", "\\\\")))
        self.cursor.execute("CREATE INDEX ON rows USING gin (tsv)")
        self.db.commit()
        self.db.autocommit = True
        self.cursor.execute("VACUUM ANALYZE rows")
        self.cursor.execute(f"SET statement_timeout = '{TIMEOUT_S}s'")
        self.cursor.execute("SELECT pg_total_relation_size('rows')")
        return self.cursor.fetchone()[0]

    def search(self, kind, words):
        match = expression(kind, words, "'", ":*", " <-> ", " & ", " | ")
        self.cursor.execute("SELECT id FROM rows, to_tsquery('simple', %s) q WHERE tsv @@ q"
                            " ORDER BY ts_rank(tsv, q) DESC LIMIT %s", (match, BEST))
        return [row[0] for row in self.cursor]


def timed(search, kind, words):
    start = time.perf_counter()
    try:
        search(kind, words)
    except Exception:
        # SQLite and psycopg2 each raise an error of their own when the time is over.
        if time.perf_counter() - start < TIMEOUT_S:
            raise
    return min(time.perf_counter() - start, TIMEOUT_S) * 1000


def percentiles(times):
    times = sorted(times)
    ranks = {f"p{p}": round(times[-(-p * len(times) // 100) - 1], 3) for p in (50, 95, 99)}
    return {"n": len(times), **ranks}


def measure(make, texts, queries):
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="search_peers_"))
        peer = make(folder, stack)
        start = time.perf_counter()
        size = peer.load(read_rows(texts))
        load_s = round(time.perf_counter() - start, 2)
        for _ in ("warm-up", "measured"):
            times = {kind: [] for kind in KINDS}
            for kind, words in queries:
                times[kind].append(timed(peer.search, kind, words))
    return {"load_s": load_s, "bytes": size,
            "queries": {kind: percentiles(row) for kind, row in times.items() if row}}


def show(results):
    for name, result in results.items():
        print(f"\n{name}: loaded in {result['load_s']} s, {result['bytes']:,} bytes on disk\n"
              f"{'type':<12}{'n':>7}{'p50 ms':>11}{'p95 ms':>11}{'p99 ms':>11}")
        for kind, row in result["queries"].items():
            print(f"{kind:<12}{row['n']:>7}{row['p50']:>11}{row['p95']:>11}{row['p99']:>11}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("texts", "queries", "out"):
        parser.add_argument(name)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--xapian", action="store_true")
    parser.add_argument("--most", type=int, default=200)
    args = parser.parse_args()
    # SystemExit lets the clean-up run; child processes inherit the one core.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    queries, results = list(read_queries(args.queries, args.most)), {}
    for make in (Fts5, *[Xapian] * args.xapian, *[Postgresql] * args.postgres):
        name = make.__name__.lower()
        try:
            results[name] = measure(make, args.texts, queries)
        except Exception as error:
            print(f"The peer {name} is left out: {error}.", file=sys.stderr)
        with open(args.out, "w", encoding="utf-8") as out:
            json.dump(results, out, indent=1)
    show(results)


if __name__ == "__main__":
    main()
