#!/usr/bin/python3
"""Backups on the command line: made, listed, compared and brought back; before what changes much at once; renewed after a
redaction; and no workspace where it would be torn.     cli_backup_test.py CLI"""
import os
import re
import unittest

from cli_driver import Desk


class Backups(Desk):
    def folder_of_backups(self):
        return os.path.join(self.data, "counterpoint", "backups")

    def listed(self):
        return [row for row in self.rows("backups")]

    def test_one_is_made_walked_through_and_listed(self):
        self.begin()
        made = self.rows("backup")[0]
        self.assertEqual(made["for"], "command")
        self.assertEqual(made["revisions"], self.revisions())
        self.assertEqual(made["restarts"], 0)
        self.assertGreater(made["files_checked"], 0)
        self.assertEqual([row["file"] for row in self.listed()], [made["file"]])
        self.assertEqual(os.path.dirname(made["file"]), self.folder_of_backups())
        self.assertIn("command", self.cli("backups") + made["file"])
        found = self.rows("verify", workspace=made["file"])[0]
        self.assertTrue(found["holds"])
        self.refused("claim", "Un autre", workspace=made["file"], saying="reading only")
        self.still_verifies()

    def test_what_is_missing_in_one_is_told_and_nothing_is_replaced_unasked(self):
        self.begin()
        self.cli("backup")
        self.made("claim", "Une affirmation d’après.")
        before = self.bytes_of(self.workspace)
        told = self.cli("restore-backup", "newest")
        self.assertIn("Camille", told)
        self.assertRegex(self.said, "would be missing: 1")
        self.assertRegex(self.said, "Nothing was changed")
        self.assertEqual(self.bytes_of(self.workspace), before)
        back = self.path("back.counterpoint")
        self.cli("restore-backup", "newest", "--to", back)
        self.assertEqual(self.rows("list", "claims", workspace=back), [])
        self.assertEqual(self.bytes_of(self.workspace), before)
        self.cli("restore-backup", "newest", "--to", back, code=3)
        self.assertRegex(self.said, "was not touched")

    def test_one_takes_the_place_and_what_was_there_stays(self):
        self.begin()
        self.cli("backup")
        self.made("claim", "Une affirmation d’après.")
        self.cli("restore-backup", "newest", "--yes")
        kept = self.path("desk.before-restoring.counterpoint")
        self.assertTrue(os.path.exists(kept))
        self.assertEqual(len(self.rows("list", "claims", workspace=kept)), 1)
        self.cli("claim", "Trop tôt.", code=3)
        self.assertRegex(self.said, "older|known")
        self.cli("verify", "--accept")
        self.assertEqual(self.rows("list", "claims"), [])
        self.made("claim", "On continue.")

    def test_a_workspace_that_is_gone_or_broken_comes_back(self):
        self.begin()
        self.cli("backup")
        file = self.listed()[0]["file"]
        os.remove(self.workspace)
        self.cli("restore-backup", file, "--yes")
        self.assertEqual(len(self.rows("list", "sources")), 1)
        self.file("desk.counterpoint", b"broken")
        self.cli("restore-backup", file, "--yes")
        self.assertEqual(len(self.rows("list", "sources")), 1)
        self.assertEqual(self.bytes_of(self.path("desk.before-restoring.counterpoint")), b"broken")

    def test_what_is_no_backup_of_it_is_refused(self):
        self.begin()
        other = self.path("other.counterpoint")
        self.cli("init", workspace=other)
        self.refused("restore-backup", other, saying="of another workspace")
        self.refused("restore-backup", self.file("notes.txt", "no"), saying="not a Counterpoint workspace")
        self.refused("restore-backup", "nowhere", saying="no file")
        self.refused("restore-backup", "newest", saying="No backup")
        self.assertEqual(self.run_cli("restore-backup", other).returncode, 2)

    def test_one_is_made_before_what_changes_much_and_only_then(self):
        self.begin()
        lines = "".join('{"text": "Affirmation numéro %d de la collection."}\n' % at for at in range(150))
        self.cli("import", self.file("few.jsonl", "".join(lines.splitlines(True)[:20])))
        self.assertEqual(self.listed(), [])
        self.cli("import", self.file("many.jsonl", lines))
        self.assertEqual([row["for"] for row in self.listed()], ["import"])
        claim = self.rows("list", "claims")[0]["id"]
        self.cli("backups", "--every", "0")
        self.cli("redact", claim, "--basis", "RGPD", "--authority", "CNIL", "--yes")
        self.assertRegex(self.said, "held it too: 1")
        # None by itself any more; the one that held it too was renewed.
        self.assertEqual([row["for"] for row in self.listed()], ["redaction"])
        self.still_verifies()

    def test_where_they_lie_is_chosen_and_kept(self):
        self.begin()
        here = self.path("shared")
        self.cli("backups", "--folder", here, "--every", "15")
        self.assertEqual(os.path.dirname(self.rows("backup")[0]["file"]), here)
        self.refused("backups", "--folder", self.file("file", "x"), saying="cannot be made")
        for minutes in ("-1", "soon", "99999", ""):
            self.cli("backups", "--every", minutes, code=2)
        self.assertEqual(len(self.listed()), 1)

    def test_a_folder_that_is_kept_alike_holds_no_workspace_but_its_backups(self):
        synced = self.path("synced")
        os.makedirs(os.path.join(synced, ".stfolder"))
        inside = os.path.join(synced, "desk.counterpoint")
        self.refused("init", workspace=inside, saying="Syncthing.*backups --folder")
        self.begin()
        os.rename(self.workspace, inside)
        self.assertEqual(len(self.rows("list", "sources", workspace=inside)), 1)
        self.refused("claim", "Une phrase.", workspace=inside, saying="Syncthing")
        os.rename(inside, self.workspace)
        self.cli("backups", "--folder", synced)
        self.assertTrue(self.rows("backup")[0]["file"].startswith(synced))

    def test_a_broken_list_of_wishes_stops_nobody(self):
        self.begin()
        for words in ("[", '{"minutes": "x"}', '{"folder": 3}', '{"folder": "relative"}'):
            with open(self.folder_of_backups() + ".json", "w", encoding="utf-8") as file:
                file.write(words)
            self.assertTrue(os.path.isabs(self.rows("backup")[0]["file"]))


if __name__ == "__main__":
    unittest.main()
