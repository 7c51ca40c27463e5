#!/usr/bin/python3
"""How long the reader of documents takes: to start and shut itself in, and for a page of each kind of file.
   reading_bench.py FOLDER-OF-PROGRAMS"""
import json
import os
import statistics
import struct
import subprocess
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
import documents

READER = os.path.join(sys.argv[1], "counterpoint-reader")
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin"}
WORDS_OF_A_PAGE = 400
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def request():
    asked = json.dumps({"version": 1, "file": "a", "encoding": "", "today": 20000, "most": 20_000_000, "page": "", "whole": False}).encode()
    return struct.pack("<BI", 1, len(asked)) + asked


def median_ms(times, run):
    took = []
    for _ in range(times):
        begins = time.perf_counter()
        run()
        took.append((time.perf_counter() - begins) * 1000)
    return statistics.median(took)


def reads(media_type, content, through=None):
    def run():
        given = content
        if through:
            given = subprocess.run([READER, "through", through], input=content, capture_output=True, env=ENVIRONMENT, check=True).stdout
        done = subprocess.run([READER, "read", media_type], input=request() + given, capture_output=True, env=ENVIRONMENT, check=True)
        assert done.stdout[0] == 2, "an answer begins with facts"
    return run


def main():
    nothing = documents.word_document(rows=["Mots."])
    print(f"a program that does nothing    {median_ms(50, lambda: subprocess.run(['/bin/true'], env=ENVIRONMENT)):8.1f} ms")
    print(f"start, shut in, read one word  {median_ms(50, reads(WORD, nothing)):8.1f} ms")
    rows = [f"{n}. {row}" for n in range(150) for row in documents.STORY]
    pages = sum(len(row.split()) for row in rows) / WORDS_OF_A_PAGE
    quoted = [row for row in rows[:200]]
    for name, media_type, content, through in (
            ("PDF, one column", "application/pdf", documents.pdf(rows, columns=1, filler=0), "pdftotext"),
            ("PDF, three columns", "application/pdf", documents.pdf(rows, columns=3, filler=0), "pdftotext"),
            ("Word document", WORD, documents.word_document(rows), None),
            ("OpenDocument text", "application/vnd.oasis.opendocument.text", documents.open_document(rows), None),
            ("E-book", "application/epub+zip", documents.book([(str(n), rows[n:n + 50]) for n in range(0, len(rows), 50)]), None),
            ("E-mail", "message/rfc822", documents.mail(rows, quoted=quoted), None),
            ("Saved web page", "multipart/related", documents.saved_page(documents.page(rows)), None)):
        took = median_ms(5, reads(media_type, content, through))
        print(f"{name:20} {pages / took * 1000:8.0f} pages/s  ({pages:.0f} pages of {WORDS_OF_A_PAGE} words, {len(content) / 1000:.0f} kB, {took:.0f} ms)")


main()
