"""What tests of a shared desk share: two people, each at a computer with a key of its own, and one workspace between them."""
import json

from cli_driver import CLAIM, Desk

ANNA, BORIS = "Anna Keller", "Boris Lind"


class TwoSeats(Desk):
    place = None  # where the desk lies

    def at(self, who):
        """Whose computer what follows is done on."""
        self.data, self.state = self.path(f"{who[:4]}-data"), self.path(f"{who[:4]}-state")
        self.file_of = self.path(f"{who[:4].lower()}.counterpoint")
        return self.file_of

    def do(self, who, *words, code=0):
        return self.cli(*words, code=code, actor=who, workspace=self.at(who))

    def told(self, who, *words, **options):
        return self.rows_of(self.do(who, "--json", *words, **options))

    @staticmethod
    def rows_of(text):
        return [json.loads(line) for line in text.splitlines()]

    def refuse(self, who, *words, saying, code=3):
        self.refused(*words, saying=saying, code=code, workspace=self.at(who), actor=who)

    def found(self):
        self.do(ANNA, "init")
        self.claim = self.do(ANNA, "claim", CLAIM).strip()
        self.do(ANNA, "desk", "create", self.place)

    def seat(self, role="editor"):
        invitation = self.do(ANNA, "desk", "invite", "--role", role).splitlines()[-1]
        self.do(BORIS, "desk", "join", invitation)
        self.do(ANNA, "desk", "sync")
        self.do(BORIS, "desk", "sync")
        return invitation

    def exchange(self):
        for who in (ANNA, BORIS, ANNA, BORIS):
            self.do(who, "desk", "sync")

    def dump(self, who):
        """Every record, as lines of JSON."""
        return self.do(who, "export", "--to", "jsonl")

    def sound(self):
        for who in (ANNA, BORIS):
            self.assertTrue(self.told(who, "verify")[0]["holds"])
            self.assertEqual(self.told(who, "check")[0]["findings"], 0)
        self.assertEqual(self.dump(ANNA), self.dump(BORIS))
