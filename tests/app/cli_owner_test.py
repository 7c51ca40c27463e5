"""Whose key signs on the command line: said once, it signs what nobody else is named for, and whoever works with it under
another name is told with both."""
import json

from cli_driver import CLAIM, Desk, unittest

OWNER, GUEST = "Ines Moreau", "Karim Haddad"


class Owner(Desk):
    def done(self, *words):
        result = self.run_cli(*words)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result.stdout.decode()

    def revisions(self):
        return [json.loads(line) for line in
                self.done("-w", self.workspace, "--json", "list", "revisions").splitlines()]

    def test_the_owner_signs_and_a_guest_is_entered_by_the_owner(self):
        self.assertEqual(json.loads(self.done("--json", "me")), {"name": "", "key": ""})
        self.done("me", "  Ines   Moreau ")
        self.done("-w", self.workspace, "init")
        claim = self.done("-w", self.workspace, "--as", GUEST, "claim", CLAIM).strip()
        newest, first = self.revisions()
        self.assertEqual((first["actor"], first.get("entered_by")), (OWNER, None))
        self.assertEqual((newest["actor"], newest["entered_by"]), (GUEST, OWNER))
        self.assertIn(f"{GUEST}, entered by {OWNER}", self.done("-w", self.workspace, "history", claim))
        self.assertEqual(len(json.loads(self.done("--json", "me"))["key"].split()), 4)
        self.done("-w", self.workspace, "verify")

    def test_what_is_no_name_is_refused(self):
        self.done("me", OWNER)
        for name in ("", " ", "a\nb"):
            result = self.run_cli("me", name)
            self.assertNotEqual(result.returncode, 0, name)
        self.assertEqual(json.loads(self.done("--json", "me"))["name"], OWNER)

    def test_an_installation_whose_owner_nobody_said_stays_as_it_was(self):
        self.done("-w", self.workspace, "--as", GUEST, "init")
        self.done("-w", self.workspace, "--as", OWNER, "claim", CLAIM)
        self.assertFalse([row for row in self.revisions() if "entered_by" in row])


if __name__ == "__main__":
    unittest.main()
