#!/usr/bin/env python3
"""What the history proves, on the command line: statuses and their exit codes, decisions, redactions,
merged parties, proofs.   Usage: cli_evidence_test.py PATH-OF-COUNTERPOINT-CLI [unittest arguments]"""
import json
import lzma
import os
import shutil
import sqlite3
import stat
import unittest

from cli_driver import CLAIM, Desk


class Evidence(Desk):
    def verify(self, code=0):
        found = self.rows("verify", code=code)
        self.assertEqual(len(found), 1)
        return found[0]

    def claimed(self):
        _, statement = self.quoted()
        return self.made("claim", CLAIM, "--from", statement), statement

    def key_file(self):
        return os.path.join(self.data, "counterpoint", "keys", "installation.key")

    def test_a_workspace_is_signed_from_its_first_revision(self):
        self.quoted()
        found = self.verify()
        self.assertEqual(found["status"], "OK")
        self.assertEqual(found["remarks"], [])
        self.assertEqual([lane["own"] for lane in found["lanes"]], [True])
        self.assertEqual(stat.S_IMODE(os.stat(self.key_file()).st_mode), 0o600)
        self.assertTrue(self.cli("verify").startswith("OK\n"))

    def test_a_stranger_is_told_what_could_not_be_checked(self):
        self.quoted()
        self.data, self.state = self.path("other-data"), self.path("other-state")
        found = self.verify()
        self.assertEqual(found["status"], "OK")
        self.assertEqual(len(found["remarks"]), 1)
        self.assertIn("has not seen this workspace", found["remarks"][0])
        self.assertFalse(os.path.exists(self.data))
        self.assertFalse(os.path.exists(self.state))

    def test_statuses_and_their_exit_codes(self):
        self.begin()
        shutil.copy(self.workspace, self.path("old"))
        self.cli("import", self.file("b.txt", "Un autre article, plus court."))
        shutil.copy(self.workspace, self.path("new"))
        shutil.copy(self.path("old"), self.workspace)
        self.assertEqual(self.verify(code=5)["status"], "OLDER-THAN-KNOWN")
        self.cli("import", self.file("c.txt", "Un troisième."), code=3)
        self.assertIn("older than what this computer has seen", self.said)
        self.cli("verify", "--accept")
        self.assertIn("It is decided", self.said)
        self.cli("import", self.path("c.txt"))
        self.assertEqual(self.verify()["status"], "OK")
        shutil.copy(self.path("new"), self.workspace)
        self.assertEqual(self.verify(code=5)["status"], "OLDER-THAN-KNOWN")
        self.cli("verify", "--accept")
        os.chmod(self.key_file(), 0o640)
        found = self.verify(code=4)
        self.assertEqual(found["status"], "UNSIGNED")
        self.assertIn("chmod 600", found["sentence"])
        os.unlink(self.key_file())
        self.assertEqual(self.verify(code=7)["status"], "KEY-CHANGED")

    def test_two_continuations_of_one_copy_are_forked(self):
        self.begin()
        shutil.copy(self.workspace, self.path("copy"))
        home = self.state
        self.state = self.path("other-state")
        for name in ("c", "d"):
            self.cli("import", self.file(name, f"Un article {name}."), workspace=self.path("copy"))
        self.state = home
        self.cli("import", self.file("b", "Un article b."))
        shutil.copy(self.path("copy"), self.workspace)
        self.assertEqual(self.verify(code=6)["status"], "FORKED")

    def test_a_redaction_needs_basis_authority_and_a_yes(self):
        claim, _ = self.claimed()
        self.refused("redact", claim, "--authority", "CNIL", "--yes", saying="legal basis")
        self.refused("redact", claim, "--basis", "art. 17", "--yes", saying="who ordered")
        self.refused("redact", claim, "--basis", "art. 17", "--authority", "CNIL", saying="--yes", code=2)
        self.cli("redact", claim, "--basis", "art. 17", "--authority", "CNIL", "--yes")
        found = self.verify()
        self.assertEqual(found["status"], "OK-REDACTED")
        self.assertGreaterEqual(found["redacted"], 1)
        self.assertNotIn(b"aucun int", self.bytes_of(self.workspace))
        self.assertTrue(self.cli("verify").startswith(f"OK-REDACTED({found['redacted']})\n"))
        self.cli("undo")
        self.assertIn("gone for good", self.said)
        self.cli("redo")
        self.refused("restore", claim, "--to", "4", saying="redacted")
        steps = self.rows("history", claim)
        self.assertEqual([step["redacted"] for step in steps], [False, True])
        self.assertIn("(redacted)", self.cli("history", claim))
        self.still_verifies()

    def test_parties_are_merged_and_come_apart_again(self):
        _, statement = self.quoted()
        other = self.made("party", "Poutine V.")
        self.cli("edit", statement, f"on_behalf_of={other}")
        keep = next(row["id"] for row in self.rows("list", "parties") if row["name"] == "Vladimir Poutine")
        self.cli("merge-parties", keep, other, "--reason", "la même personne")
        self.assertEqual(self.rows("show", keep)[0]["aliases"], ["Poutine V."])
        self.assertNotIn(other, [row["id"] for row in self.rows("list", "parties")])
        self.refused("merge-parties", keep, keep, saying="itself")
        self.cli("undo")
        self.assertIn(other, [row["id"] for row in self.rows("list", "parties")])
        self.still_verifies()

    def test_a_proof_holds_without_the_workspace(self):
        claim, _ = self.claimed()
        proof = self.path("claim.proof.json")
        self.cli("prove", claim, "--output", proof)
        os.rename(self.workspace, self.path("away"))
        found = self.checked(proof)
        self.assertTrue(found["holds"])
        self.assertEqual((found["what"], found["text"]), ("proof", CLAIM))
        self.assertGreaterEqual(found["entries"], 2)
        with open(proof, encoding="utf-8") as opened:
            forged = opened.read().replace("aucun", "grand")
        done = self.run_cli("verify-proof", self.file("forged.json", forged))
        self.assertEqual(done.returncode, 3)
        self.assertIn("is not what it commits to", done.stderr.decode())
        for none in ("{}", "", "<p>", '{"a": 1, "a": 2}'):
            done = self.run_cli("verify-proof", self.file("none.json", none))
            self.assertEqual(done.returncode, 3, none)
            self.assertEqual(len(done.stderr.splitlines()), 1)

    def checked(self, path, code=0):
        done = self.run_cli("--json", "verify-proof", path)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def exported(self, claim, form, language="en"):
        path = self.path("dossier." + form)
        self.cli("--lang", language, "export", claim, "--to", form, "--output", path)
        with open(path, encoding="utf-8") as opened:
            return path, opened.read()

    def test_a_dossier_is_checked_line_by_line(self):
        claim, _ = self.claimed()
        for form, what in (("json", "dossier"), ("html", "page")):
            path, text = self.exported(claim, form)
            found = self.checked(path)
            self.assertEqual((found["what"], found["findings"], found["unsigned"]), (what, [], 0))
            self.assertEqual(found["found"]["history"], "OK")
            self.assertEqual(len(found["signers"]), 1)
            done = self.run_cli("verify-proof", path)
            self.assertIn("they prove every line shown", done.stderr.decode())
            self.assertIn("so none was left out since", done.stderr.decode())
            self.assertIn("cannot show that nothing later concerns this claim", done.stderr.decode())
            key = found["signers"][0]["fingerprint"]
            self.assertEqual(self.run_cli("verify-proof", path, "--signed-by", key.upper()).returncode, 0)
            done = self.run_cli("verify-proof", path, "--signed-by", "0000 0000 0000 0000")
            self.assertEqual(done.returncode, 1)
            self.assertIn("and you did not name it", done.stderr.decode())
            words = "<h1 lang=\"fr\" dir=\"auto\">" if form == "html" else '"text": "'
            forged = text.replace(words, words + "Non : ", 1)
            found = self.checked(self.file("forged." + form, forged), code=1)
            self.assertEqual(len(found["findings"]), 1)
            self.assertIn("shown “", found["findings"][0])
            self.assertIn("Non : ", found["findings"][0])

    def test_a_dossier_is_checked_in_the_language_it_was_written_in(self):
        claim, _ = self.claimed()
        for form in ("json", "html"):
            path, text = self.exported(claim, form, "fr")
            self.assertIn("Historique" if form == "html" else '"language": "fr"', text)
            self.assertTrue(self.checked(path)["holds"])
            self.assertTrue(self.checked(self.exported(claim, form)[0])["holds"])

    def test_dossiers_of_the_first_format_prove_entries_alone(self):
        here = os.path.dirname(os.path.abspath(__file__))
        found = self.checked(os.path.join(here, "data", "dossier-1.json"), code=1)
        self.assertFalse(found["holds"])
        self.assertEqual((found["format"], found["unsigned"]), (1, 0))
        self.assertEqual(len(found["findings"]), 1)
        self.assertIn("no line of a dossier that shows them", found["findings"][0])

    def test_dossiers_once_sent_are_checked_for_ever(self):
        here = os.path.dirname(os.path.abspath(__file__))
        for name in ("dossier-2.json", "dossier-2.html"):
            path = os.path.join(here, "data", name)
            found = self.checked(path)
            self.assertTrue(found["holds"], name)
            # Three entries of its beginning nobody signed, and a signed decision took them over.
            self.assertEqual((found["unsigned"], found["taken_over"], found["redacted"]), (3, 3, 2))
            self.assertIn("a signed decision took them over", self.run_cli("verify-proof", path).stderr.decode())
        for name in ("dossier-3.json", "dossier-3.html"):
            found = self.checked(os.path.join(here, "data", name))
            self.assertTrue(found["holds"], name)
            self.assertEqual(found["unsigned"], 0)
            self.assertEqual(len(found["signers"]), 2)
            self.assertFalse(found["roles_shown"])
            self.assertIn("nothing here says which of them may approve", self.run_cli("verify-proof", os.path.join(here, "data", name)).stderr.decode())

    def test_what_a_dossier_tells_is_checked_in_its_own_format(self):
        here = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(here, "data", "dossier-3.json"), encoding="utf-8") as sent:
            dossier = json.load(sent)
        self.assertEqual(dossier["assertions"][0]["unknown"], "date")
        dossier["assertions"][0]["unknown"] = "speaker"
        found = self.checked(self.file("forged.json", json.dumps(dossier)), code=1)
        self.assertIn("assertions[0].unknown: shown “speaker”, proven “date”.", found["findings"])
        # As one of the format before, it shows lines that one never had.
        dossier["assertions"][0]["unknown"] = "date"
        dossier["format"] = "counterpoint-dossier/2"
        found = self.checked(self.file("forged.json", json.dumps(dossier)), code=1)
        self.assertTrue(any(line.startswith("assertions[0].unknown") for line in found["findings"]), found["findings"])

    def test_entries_of_earlier_versions_are_sent_and_checked(self):
        here = os.path.dirname(os.path.abspath(__file__))
        with lzma.open(os.path.join(here, "kept", "people-0006.counterpoint.xz")) as kept:
            self.file("desk.counterpoint", kept.read())
        self.cli("topic", "Drei") # whoever writes first converts it
        reviewers, forms = [], set()
        for row in self.rows("list", "claims"):
            for form in ("json", "html"):
                path, text = self.exported(row["id"], form)
                self.assertTrue(self.checked(path)["holds"])
                if form == "json":
                    review = json.loads(text)["review"] or {}
                    reviewers += review.get("reviewers", [])
                    forms.add(review.get("approval_form"))
                elif "Digest of what was approved" in text:
                    self.assertIn("What the approval covers", text)
        # Names that one text held stay as they were signed.
        self.assertIn("Dominique Morel, Eva Roth", reviewers)
        self.assertIn(1, forms)

    def test_a_history_that_is_not_in_order_is_said_wherever_it_goes(self):
        claim, _ = self.claimed()
        shutil.copy(self.workspace, self.path("old"))
        self.cli("import", self.file("b.txt", "Un autre article, plus court."))
        shutil.copy(self.path("old"), self.workspace)
        path, text = self.exported(claim, "html")
        self.assertIn("OLDER-THAN-KNOWN", self.said)
        self.assertIn('class="warning"', text)
        self.assertEqual(self.checked(path)["found"]["history"], "OLDER-THAN-KNOWN")
        self.cli("prove", claim)
        self.assertIn("OLDER-THAN-KNOWN", self.said)

    def test_help_tells_the_exit_codes(self):
        self.assertIn("KEY-CHANGED 7", self.run_cli("verify", "--help").stdout.decode())


if __name__ == "__main__":
    unittest.main(verbosity=2)
