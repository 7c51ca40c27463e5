"""What tests of a shared desk share: two people, each at a computer with a key of its own, and one workspace between them."""
import json
import os
import subprocess

import cli_driver
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

    def contest(self):
        """Both change the words of the claim, neither knowing of the other; how each seat tells it."""
        self.do(ANNA, "edit", self.claim, "text=Minsk n'est pas à vendre.")
        self.do(BORIS, "edit", self.claim, "text=Minsk ne se vend pas.")
        self.exchange()
        self.sound()
        rows = [self.told(who, "desk", "conflicts")[0] for who in (ANNA, BORIS)]
        for row in rows:
            self.assertEqual((row["id"], row["field"]), (self.claim, "text"))
            self.assertEqual({row["by"], row["other_by"]}, {ANNA, BORIS})
        return rows[0]

    def dump(self, who):
        """Every record, as lines of JSON."""
        return self.do(who, "export", "--to", "jsonl")

    def sound(self):
        for who in (ANNA, BORIS):
            self.assertTrue(self.told(who, "verify")[0]["holds"])
            self.assertEqual(self.told(who, "check")[0]["findings"], 0)
        self.assertEqual(self.dump(ANNA), self.dump(BORIS))

    def followed(self):
        """Anna follows while Boris works: it is in her file when she stops, without a word from her."""
        self.found()
        self.seat()
        file = self.at(ANNA)
        environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state)
        following = subprocess.Popen([cli_driver.CLI, "-w", file, "--as", ANNA, "--wait", "60", "--json", "desk", "follow",
                                      "--for", "300"], stdout=subprocess.PIPE, env=environment, text=True)
        try:
            for note in ("une", "deux"):
                self.do(BORIS, "edit", self.claim, f"note={note}")
                self.do(BORIS, "desk", "sync")
                while json.loads(following.stdout.readline()).get("fetched", 0) == 0:
                    pass
        finally:
            following.terminate()
            following.wait()
            following.stdout.close()
        self.exchange()
        self.sound()
