#!/usr/bin/python3
"""Time-stamps in the window: sent on command to an authority of the test's own, kept, told at the saved bytes, and told
again otherwise once its root is trusted.     stamps_test.py PROGRAM CLI"""
import http.server
import os
import subprocess
import sys
import tempfile
import threading

from driver import Window, cli, run, wait

PROGRAM, CLI = sys.argv[1:3]
folder = tempfile.mkdtemp()
workspace = os.path.join(folder, "desk.counterpoint")
window = None


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        with open(os.path.join(folder, "q.tsq"), "wb") as file:
            file.write(self.rfile.read(int(self.headers["Content-Length"])))
        openssl("ts", "-reply", "-config", "config", "-queryfile", "q.tsq", "-out", "q.tsr")
        with open(os.path.join(folder, "q.tsr"), "rb") as file:
            answer = file.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


def begin():
    with open(os.path.join(folder, "config"), "w", encoding="utf-8") as file:
        file.write("[tsa]\ndefault_tsa = one\n[one]\nserial = serial\nsigner_cert = tsa.pem\ncerts = root.pem\nsigner_key = tsa.key\n"
                   "default_policy = 1.2.3\ndigests = sha256\ness_cert_id_alg = sha256\nsigner_digest = sha256\n"
                   "[time]\nextendedKeyUsage = critical,timeStamping\n")
    with open(os.path.join(folder, "serial"), "w", encoding="utf-8") as file:
        file.write("01\n")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Root",
            "-addext", "basicConstraints=critical,CA:true")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Time of the test")
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "20",
            "-extfile", "config", "-extensions", "time", "-out", "tsa.pem")
    article = os.path.join(folder, "article.txt")
    with open(article, "w", encoding="utf-8") as file:
        file.write("Le pont\n\n« Le pont est fermé », a dit la préfète lundi.\n")
    cli(CLI, "-w", workspace, "--as", "Ines Moreau", "init")
    return article


def command(words):
    window.press_until("ctrl+shift+p", "Command palette")
    window.type(words)
    window.keys("Return")


def asked_for_on_command_it_is_kept_and_told():
    global window
    article = begin()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    window = Window(PROGRAM, workspace)
    window.press_until("ctrl+o", role="file chooser")
    window.answer_file_dialog(article)
    window.says("1 suggestion")
    window.keys("F6", "i")
    window.says("imported from a file")
    command("Time-stamp the saved")
    window.find("Time-stamp the saved bytes", "heading")
    window.fill("Address of the authority", f"http://127.0.0.1:{server.server_port}/")
    window.click("It may be in this computer or its own network", "check box")
    if os.environ.get("COUNTERPOINT_PICTURES"):
        window.picture(os.path.join(os.environ["COUNTERPOINT_PICTURES"], "stamp-dialog.png"))
    window.click("Send the request", "push button")
    window.says("whom nobody here trusts")


def a_trusted_root_changes_what_is_told():
    command("Time-stamp the saved")
    window.click("Trust a root…", "push button")
    window.answer_file_dialog(os.path.join(folder, "root.pem"))
    window.says("is trusted from now on")
    wait(lambda: '"answer":"holds"' in cli(CLI, "-w", workspace, "--as", "Ines Moreau", "--json", "check-time-stamp",
                                           os.path.join(folder, "q.tsr"), os.path.join(folder, "article.txt")), "the root to be trusted")


def a_request_can_be_written_into_a_file():
    command("Time-stamp the saved")
    window.click("Write a request…", "push button")
    window.answer_file_dialog(os.path.join(folder, "ours.tsq"))
    window.says("it holds the SHA-256 of the bytes")
    assert os.path.getsize(os.path.join(folder, "ours.tsq")) in range(62, 71)  # the nonce is a number of 64 bits
    window.close()


run(asked_for_on_command_it_is_kept_and_told, a_trusted_root_changes_what_is_told, a_request_can_be_written_into_a_file)
