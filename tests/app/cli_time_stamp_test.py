#!/usr/bin/python3
"""Time-stamps on the command line, against an authority that the test makes with openssl: asked by file and over HTTP,
kept, judged, and refused with a sentence of its own for each thing that is wrong.     cli_time_stamp_test.py CLI"""
import http.server
import os
import subprocess
import threading
import unittest

from cli_driver import Desk

CONFIG = """[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
default_policy = 1.2.3.4.1
digests = sha1, sha256, md5
ess_cert_id_alg = sha256
signer_digest = sha256
[time]
extendedKeyUsage = critical,timeStamping
"""


class Authority(http.server.ThreadingHTTPServer):
    """Answers as one, or as it is told to."""

    def __init__(self, folder):
        self.folder, self.how, self.asked = folder, "good", []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/tsr"


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.headers["Content-Type"], body))
        how = self.server.how
        if how == "moved":
            self.send_response(302)
            self.send_header("Location", self.server.address)
            self.end_headers()
            return
        if how == "error":
            self.send_error(500)
            return
        answer = {"good": lambda: stamp(self.server.folder, body), "page": lambda: b"<html>no</html>",
                  "long": lambda: b"x" * 100_000}[how]()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def stamp(folder, request):
    with open(os.path.join(folder, "q.tsq"), "wb") as file:
        file.write(request)
    openssl(folder, "ts", "-reply", "-config", "config", "-queryfile", "q.tsq", "-out", "q.tsr")
    with open(os.path.join(folder, "q.tsr"), "rb") as file:
        return file.read()


class TimeStamps(Desk):
    def setUp(self):
        super().setUp()
        self.tsa = self.path("tsa")
        os.mkdir(self.tsa)
        for name, words in (("config", CONFIG), ("serial", "01\n")):
            with open(os.path.join(self.tsa, name), "w", encoding="utf-8") as file:
                file.write(words)
        openssl(self.tsa, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30",
                "-subj", "/CN=Root of the test", "-addext", "basicConstraints=critical,CA:true")
        openssl(self.tsa, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Time of the test")
        openssl(self.tsa, "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "20",
                "-extfile", "config", "-extensions", "time", "-out", "tsa.pem")
        self.source = self.begin()

    def trust(self):
        return self.rows("time-stamp-root", os.path.join(self.tsa, "root.pem"))[0]

    def answered(self):
        """The answer to a request that was written into a file."""
        self.cli("time-stamp", self.source, "--request", self.path("page.tsq"))
        with open(self.path("page.tsq"), "rb") as file:
            request = file.read()
        self.assertIn(len(request), range(62, 71))  # the nonce is a number of 64 bits
        return self.file("page.tsr", stamp(self.tsa, request))

    def test_by_files_it_is_kept_and_judged(self):
        root = self.trust()
        self.assertEqual(root["subject"], "CN=Root of the test")
        self.cli("time-stamp", self.source)
        self.assertIn("No time-stamp", self.said)
        kept = self.rows("time-stamp", self.source, "--token", self.answered())[0]
        self.assertEqual(kept["answer"], "holds")
        found = self.rows("time-stamp", self.source)
        self.assertEqual([(row["answer"], row["authority"], row["root"]) for row in found],
                         [("holds", "CN=Time of the test", root["fingerprint"])])
        self.refused("time-stamp", self.source, "--token", self.path("page.tsr"), saying="already")
        self.still_verifies()
        self.cli("undo")
        self.assertEqual(self.rows("time-stamp", self.source), [])

    def test_sent_on_command_it_tells_the_digest_alone(self):
        self.trust()
        authority = Authority(self.tsa)
        self.addCleanup(authority.server_close)
        self.addCleanup(authority.shutdown)
        self.refused("time-stamp", self.source, "--send", authority.address, saying="own network")
        kept = self.rows("time-stamp", self.source, "--send", authority.address, "--allow-local")[0]
        self.assertEqual(kept["answer"], "holds")
        (kind, body), = authority.asked
        self.assertEqual(kind, "application/timestamp-query")
        self.assertIn(len(body), range(62, 71))
        for how, saying in (("moved", "answered 302"), ("error", "answered 500"), ("page", "no time-stamp"), ("long", "64|65")):
            authority.how = how
            self.refused("time-stamp", self.source, "--send", authority.address, "--allow-local", saying=saying)
        self.assertEqual(len(self.rows("time-stamp", self.source)), 1)
        self.refused("time-stamp", self.source, "--send", "ftp://a.example/", saying="no address of the web")

    def test_whom_nobody_trusts_is_an_answer_of_its_own(self):
        token = self.answered()
        kept = self.rows("time-stamp", self.source, "--token", token, code=1)[0]
        self.assertEqual(kept["answer"], "unknown-root")
        self.assertIn("nobody here trusts", self.said)
        self.trust()
        self.assertEqual(self.rows("time-stamp", self.source)[0]["answer"], "holds")

    def test_what_is_not_of_these_bytes_is_not_kept(self):
        self.trust()
        token = self.answered()
        self.cli("import", self.file("other.txt", "D’autres octets.\n"))
        other = [row for row in self.rows("list", "sources") if row["id"] != self.source][0]["id"]
        self.refused("time-stamp", other, "--token", token, saying="of other bytes")
        openssl(self.tsa, "ts", "-query", "-data", os.path.join("..", "article.txt"), "-md5", "-out", "weak.tsq")
        with open(os.path.join(self.tsa, "weak.tsq"), "rb") as file:
            weak = self.file("weak.tsr", stamp(self.tsa, file.read()))
        self.refused("time-stamp", self.source, "--token", weak, saying="forge")
        whole = self.bytes_of(token)
        for name, bytes_there in (("behind", whole + b"x"), ("cut", whole[:-30]), ("none", b"no stamp"), ("empty", b""),
                                  ("nested", b"\x30\x80" * 30_000)):
            self.refused("time-stamp", self.source, "--token", self.file(name, bytes_there), saying="time-stamp|forge")
        self.refused("time-stamp", self.source, "--token", self.file("long", b"0" * 100_000), saying="kB|bytes|large")
        self.assertEqual(self.rows("time-stamp", self.source), [])
        self.refused("time-stamp-root", os.path.join(self.tsa, "tsa.pem"), saying="no certificate of an authority")

    def test_any_file_can_be_judged(self):
        self.trust()
        token = self.answered()
        found = self.rows("check-time-stamp", token, self.path("article.txt"))[0]
        self.assertEqual(found["answer"], "holds")
        found = self.rows("check-time-stamp", token, token, code=1)[0]
        self.assertEqual(found["answer"], "other-bytes")

    def test_it_travels_with_a_proof(self):
        self.trust()
        self.rows("time-stamp", self.source, "--token", self.answered())
        capture = self.rows("show", self.source)[0]["captures"][0]["id"]
        self.assertEqual(len(self.rows("show", capture)[0]["stamps"]), 1)


if __name__ == "__main__":
    unittest.main()
