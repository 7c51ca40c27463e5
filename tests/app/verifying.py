"""What tests of the verifier that needs no Counterpoint (assets/verify) share: a dossier with something of everything, and
the verifier called in this process, which asks for each signature only once."""
import contextlib
import functools
import importlib.util
import io
import json
import os
import subprocess
import sys

from cli_driver import CLAIM, Desk

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "..", "assets", "verify")
VERIFIER = os.path.join(FOLDER, "verify_dossier.py")
PROVEN = "All that is shown is proven."


@functools.cache
def verifier():
    sys.path.insert(0, FOLDER)
    spec = importlib.util.spec_from_file_location("verify_dossier", VERIFIER)
    module = sys.modules["verify_dossier"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    proof = sys.modules["proven_records"]
    proof.signed_by = functools.cache(proof.signed_by)
    return module


class Verifying(Desk):
    def verified(self, path, code, *fingerprints):
        """What the verifier says, started as a stranger starts it."""
        done = subprocess.run([sys.executable, VERIFIER, path, *fingerprints], capture_output=True, timeout=300)
        told = done.stdout.decode() + done.stderr.decode()
        self.assertEqual(done.returncode, code, told)
        self.assertEqual(PROVEN in told, code == 0)
        return told

    def answer(self, words):
        """Exit code and words for a file of these words."""
        path, told = self.file("judged", words if isinstance(words, (str, bytes)) else json.dumps(words, ensure_ascii=False)), io.StringIO()
        with contextlib.redirect_stdout(told):
            try:
                code = verifier().main(path, [])
            except Exception as error:  # as the program does where it is started
                print("It does not hold:", error)
                code = 3
        return code, told.getvalue()

    def rejected(self, words, where=None):
        code, told = self.answer(words)
        self.assertIn(code, (1, 3), where)
        self.assertNotIn(PROVEN, told, where)
        return told

    def rejected_by_both(self, words, where=None):
        told = self.rejected(words, where)
        self.assertNotEqual(self.run_cli("verify-dossier", self.path("judged")).returncode, 0, where)
        return told

    def sent(self):
        """A published dossier with something of most things, its claim's identity."""
        source, self.statement = self.quoted()
        self.cli("edit", source, "url=https://quotidien.example/minsk")
        self.cli("edit", self.statement, "said_on=2022-12-19", "role=président")
        claim = self.made("claim", CLAIM, "--from", self.statement)
        answer = self.made("quote", source, "--exact", "comble de l'ironie", "--speaker", "Ned Price")
        self.cli("link", answer, "refutes", claim, "--note", "Il en rit.")
        self.cli("review", claim, "--rating", "mostly_false", "--summary", "C'est le contraire.", "--rationale", "Parce que.")
        for step, who in (("submit", "Camille"), ("approve", "Dominique"), ("publish", "Dominique")):
            more = ("--override", "Essai.") if step == "submit" else ()
            self.cli("review", claim, "--step", step, *more, actor=who)
        return claim

    def corrected(self):
        """The same with a topic, a note, a related claim, remarks, an undo, a request for reply and two corrections, entered
        by the owner of the key for others."""
        self.run_cli("me", "Ines Moreau")
        claim = self.sent()
        topic = self.made("topic", "Bélarus")
        self.cli("edit", claim, f"topic={topic}", "note=Deux\nlignes <b> & \"plus\".")
        self.cli("edit", self.statement, "place=Moscou")
        self.cli("undo")
        self.cli("redo")
        self.cli("undo")
        self.cli("link", self.made("claim", "La même chose, dite plus court."), "repeats", claim)
        self.cli("remark", claim, "Vu.")
        request = self.made("ask-reply", claim, "--party", "Kremlin", "--channel", "courriel", "--on", "2022-12-19", "--deadline", "2022-12-21")
        self.cli("settle-reply", request, "--outcome", "declined")
        made = self.made("correct", claim, "--tier", "verdict_change", "--rating", "false", "--notice", "Chiffres revus.")
        self.cli("sign", made, actor="Dominique")
        self.cli("correct", claim, "--tier", "update", "--notice", "Plus près des mots.", "--summary", "C'est bien le contraire.")
        return claim

    def exported(self, claim, form, language="en"):
        path = self.path(f"{language}.{form}")
        self.cli("--lang", language, "export", claim, "--to", form, "-o", path)
        with open(path, encoding="utf-8", newline="") as opened:
            return opened.read()
