"""Two seats at one desk in a folder, each with a key of its own, by command line alone: invite, join, exchange, contest,
settle, approve, redact, leave; and what a desk refuses, in one sentence."""
import os
import shutil
import sqlite3
from contextlib import closing

from cli_driver import CLAIM, unittest
from two_seats import ANNA, BORIS, TwoSeats


class Sharing(TwoSeats):
    def setUp(self):
        super().setUp()
        self.place = self.path("shared desk")

    def test_from_one_file_to_two_seats(self):
        self.found()
        self.seat()
        self.assertIn(CLAIM, self.do(BORIS, "show", self.claim))
        members = [row for row in self.told(BORIS, "desk", "status") if "member" in row]
        self.assertEqual({(row["member"], row["role"]) for row in members}, {(ANNA, "admin"), (BORIS, "editor")})
        self.do(BORIS, "edit", self.claim, "note=vu à Minsk")
        status = self.told(BORIS, "desk", "status")[-1]
        self.assertEqual((status["to_fetch"], status["to_send"]), (0, 1))
        self.do(BORIS, "desk", "sync")
        status = self.told(ANNA, "desk", "status")[-1]
        self.assertEqual((status["to_fetch"], status["to_send"]), (1, 0))
        self.exchange()
        self.assertIn("vu à Minsk", self.do(ANNA, "show", self.claim, "--json") + self.do(ANNA, "history", self.claim))
        self.sound()

    def test_a_contested_field_is_listed_and_settled(self):
        self.found()
        self.seat()
        row = self.contest()
        self.refuse(ANNA, "desk", "settle", self.claim, "--other", "note", saying="not contested")
        self.do(ANNA, "desk", "settle", self.claim, "--other", "text")
        self.exchange()
        self.assertEqual(self.told(BORIS, "desk", "conflicts"), [])
        self.assertIn(row["other"], self.do(BORIS, "show", self.claim))
        self.sound()
        self.refuse(ANNA, "desk", "settle", self.claim, saying="Nothing is contested")

    def test_who_is_no_editor_approves_nothing(self):
        self.found()
        self.seat("fact-checker")
        self.do(ANNA, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Il l'a démenti.")
        self.do(ANNA, "review", self.claim, "--step", "submit", "--override", "une source suffit")
        self.exchange()
        self.refuse(BORIS, "review", self.claim, "--step", "approve", saying="takes an editor")
        self.do(ANNA, "desk", "role", BORIS, "editor")
        self.do(BORIS, "desk", "sync")
        self.do(BORIS, "review", self.claim, "--step", "approve")
        self.exchange()
        self.assertIn("Approved", self.do(ANNA, "show", self.claim))
        self.do(BORIS, "publish-all")
        self.exchange()
        self.assertIn("Published", self.do(ANNA, "show", self.claim))
        self.sound()

    def test_two_people_are_two_keys(self):
        self.found()
        self.seat()
        self.do(ANNA, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Il l'a démenti.")
        self.do(ANNA, "review", self.claim, "--step", "submit", "--override", "une source suffit")
        file = self.at(ANNA)
        for name in (BORIS, "boris  LIND", "Boris\u00a0Lind"):
            self.refused("review", self.claim, "--step", "approve", workspace=file, actor=name, saying="a key of their own at this desk")
        self.refused("review", self.claim, "--step", "approve", workspace=file, actor="Zoé Faure",
                     saying="nobody else rates, approves, votes, publishes or corrects with it")
        self.refused("edit", self.claim, "note=x", workspace=file, actor=BORIS, saying="only what it signs is theirs")
        self.cli("edit", self.claim, "note=x", workspace=file, actor="Zoé Faure")
        self.exchange()
        self.do(BORIS, "review", self.claim, "--step", "approve")
        self.exchange()
        self.sound()

    def test_nobody_proposes_under_one_name_and_approves_under_another(self):
        self.found()
        self.seat()
        self.refused("review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Parce que.",
                     workspace=self.at(BORIS), actor="Ines Tern", saying="nobody else rates")
        self.do(BORIS, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Parce que.")
        self.refused("review", self.claim, "--step", "submit", "--override", "une source suffit", workspace=self.at(BORIS),
                     actor="Ines Tern", saying="nobody else rates")
        self.exchange()
        self.sound()

    def test_a_copy_that_was_brought_back_catches_up(self):
        self.found()
        self.seat()
        copy = shutil.copy(self.at(BORIS), self.path("copy"))
        claim = self.do(BORIS, "claim", "Il pleut à Minsk.").strip()
        self.do(BORIS, "desk", "sync")
        shutil.copy(copy, self.at(BORIS))
        self.refuse(BORIS, "claim", "Il neige à Minsk.", saying="older than what this computer has seen")
        self.do(BORIS, "desk", "sync")
        self.assertIn("Il pleut", self.do(BORIS, "show", claim))
        self.do(BORIS, "claim", "Il neige à Minsk.")
        self.exchange()
        self.sound()

    def test_a_copy_that_does_not_catch_up_stays_as_it_is(self):
        self.found()
        self.seat()
        copy = shutil.copy(self.at(BORIS), self.path("copy"))
        self.do(BORIS, "claim", "Il pleut à Minsk.")  # and nobody else has it
        self.do(ANNA, "claim", "Il neige à Minsk.")
        self.do(ANNA, "desk", "sync")
        shutil.copy(copy, self.at(BORIS))
        self.refuse(BORIS, "desk", "sync", saying="older than what this computer has seen")
        self.assertNotIn("neige", self.do(BORIS, "list", "claims"))

    def test_a_copy_that_nothing_is_known_of_writes_nothing_before_it_caught_up(self):
        self.found()
        self.seat()
        copy = shutil.copy(self.at(BORIS), self.path("copy"))
        claim = self.do(BORIS, "claim", "Il pleut à Minsk.").strip()
        self.do(BORIS, "desk", "sync")
        # A new computer: the file of last night and the key, and nothing else.
        shutil.copy(copy, self.at(BORIS))
        shutil.rmtree(self.state)
        for words in (("claim", "Il neige à Minsk."), ("verify", "--accept")):
            self.refuse(BORIS, *words, saying="Nothing is written before it was fetched from the desk")
        self.do(BORIS, "desk", "status", code=1)
        self.assertNotIn("In step", self.said)
        away = self.place + " away"
        shutil.move(self.place, away)
        self.refuse(BORIS, "desk", "sync", saying="You can|you can go on working")
        self.refuse(BORIS, "claim", "Il neige à Minsk.", saying="Nothing is written before it was fetched from the desk")
        shutil.move(away, self.place)
        self.do(BORIS, "desk", "sync")
        self.assertIn("Il pleut", self.do(BORIS, "show", claim))
        self.do(BORIS, "claim", "Il neige à Minsk.")
        self.exchange()
        self.assertIn("Il neige", self.do(ANNA, "list", "claims"))
        self.sound()

    def test_redacted_words_leave_a_file_that_is_only_read_afterwards(self):
        self.found()
        self.seat()
        claim = self.do(ANNA, "claim", "Zyxwoquark n'a rien vendu.").strip()
        self.exchange()
        self.do(ANNA, "redact", claim, "--basis", "vie privée", "--authority", "tribunal", "--yes")
        self.do(ANNA, "desk", "sync")
        self.do(BORIS, "desk", "sync")
        for name in os.listdir(self.folder):
            if name.startswith("bori") and os.path.isfile(os.path.join(self.folder, name)):
                with open(os.path.join(self.folder, name), "rb") as file:
                    self.assertNotIn(b"zyxwoquark", file.read().lower(), name)

    def test_lanes_of_strangers_are_counted(self):
        self.found()
        lanes = os.path.join(self.place, "lanes")
        own = sorted({each.split(".")[0] for each in os.listdir(lanes)})[0]
        for number in range(12):
            made = f"{number:02x}" * (len(own) // 2)
            for name in [each for each in os.listdir(lanes) if each.startswith(own)]:
                shutil.copy(os.path.join(lanes, name), os.path.join(lanes, made + name[len(own):]))
        self.do(ANNA, "desk", "sync", code=1)
        self.assertLess(len(self.said.splitlines()), 20, self.said)

    def bring_back_old(self):
        """A new computer: the file of last night and the key; the desk is as old, and Anna has more."""
        self.found()
        self.seat()
        copy = shutil.copy(self.at(BORIS), self.path("copy"))
        desk = self.place + " of last night"
        shutil.copytree(self.place, desk)
        self.do(BORIS, "claim", "Il pleut à Minsk.")
        self.exchange()
        shutil.rmtree(self.place)
        shutil.move(desk, self.place)
        shutil.copy(copy, self.at(BORIS))
        shutil.rmtree(self.state)

    def test_a_copy_at_a_desk_as_old_as_itself_does_not_write_by_itself(self):
        self.bring_back_old()
        self.do(BORIS, "desk", "sync", code=1)
        self.assertIn("BROUGHT-BACK", self.said)
        self.refuse(BORIS, "claim", "Il neige à Minsk.", saying="Let the others exchange")
        # Whoever has more leaves it there again, and then it is whole.
        self.do(ANNA, "desk", "sync", code=1)  # told that it was shortened
        self.do(BORIS, "desk", "sync")
        self.assertIn("Il pleut", self.do(BORIS, "list", "claims"))
        self.do(BORIS, "claim", "Il neige à Minsk.")
        self.exchange()
        self.assertIn("Il neige", self.do(ANNA, "list", "claims"))
        self.sound()

    def test_a_copy_of_a_lane_that_has_not_arrived_does_not_write_by_itself(self):
        self.found()
        self.seat()
        with closing(sqlite3.connect(self.at(BORIS))) as file:
            own = file.execute("select l.uuid from lane l join revision r on r.lane = l.number where r.actor = ?", (BORIS,)).fetchone()[0]
        shutil.rmtree(self.state)
        away = self.path("away")
        os.mkdir(away)
        lanes = os.path.join(self.place, "lanes")
        for name in [each for each in os.listdir(lanes) if each.startswith(own)]:
            shutil.move(os.path.join(lanes, name), away)
        self.do(BORIS, "desk", "sync", code=1)
        self.refuse(BORIS, "claim", "Il neige à Minsk.", saying="Let the others exchange")
        # A person who knows that nothing is missing goes on, and the log says so.
        self.do(BORIS, "verify", "--accept")
        self.do(BORIS, "claim", "Il neige à Minsk.")
        for name in os.listdir(away):
            shutil.move(os.path.join(away, name), lanes)
        self.exchange()
        self.assertIn("Il neige", self.do(ANNA, "list", "claims"))
        self.sound()

    def test_a_copy_that_does_not_catch_up_may_still_leave(self):
        self.found()
        self.seat()
        shutil.rmtree(self.state)
        shutil.move(self.place, self.place + " away")
        self.do(BORIS, "desk", "leave")
        self.do(BORIS, "claim", "Il neige à Minsk.")

    def test_what_was_spoiled_at_the_desk_is_left_there_anew(self):
        self.found()
        self.seat()
        self.do(ANNA, "claim", "Il pleut à Minsk.")
        self.do(ANNA, "import", self.file("article.txt", b"Il a dit : \xc2\xab Oui. \xc2\xbb"))
        self.do(ANNA, "desk", "sync")
        logs = [os.path.join(self.place, "lanes", name) for name in os.listdir(os.path.join(self.place, "lanes")) if name.endswith(".log")]
        largest = max(logs, key=os.path.getsize)
        with open(largest, "r+b") as log:
            log.seek(-5, os.SEEK_END)
            log.write(b"spoil")
        shutil.rmtree(os.path.join(self.place, "blobs"))
        self.do(BORIS, "desk", "sync", code=1)
        self.assertIn("spoiled", self.said)
        self.do(ANNA, "desk", "sync", "--anew")
        self.do(BORIS, "desk", "sync")
        self.assertIn("Il pleut", self.do(BORIS, "list", "claims"))
        # A folder where entries ought to be costs its own lane alone.
        self.do(ANNA, "claim", "Il neige à Minsk.")
        self.do(ANNA, "desk", "sync")
        os.remove(largest)
        os.mkdir(largest)
        self.do(BORIS, "claim", "Il gèle à Minsk.")
        self.assertIn("Entries fetched: 0; sent: 1", self.do(BORIS, "desk", "sync", code=1) + self.said)
        os.rmdir(largest)
        self.do(ANNA, "desk", "sync", "--anew")
        self.exchange()
        self.sound()

    def test_what_changed_beside_its_approval_is_not_given_out(self):
        self.found()
        self.seat()
        self.do(ANNA, "review", self.claim, "--rating", "false", "--summary", "Non.", "--rationale", "Il l'a démenti.")
        self.do(ANNA, "review", self.claim, "--step", "submit", "--override", "une source suffit")
        self.exchange()
        self.do(BORIS, "review", self.claim, "--step", "approve")
        self.do(BORIS, "publish-all")
        # Apart from the publication: what was published stands, and the other words are contested.
        self.do(ANNA, "edit", self.claim, "text=Minsk est à vendre.")
        self.exchange()
        self.assertNotIn("à vendre", self.do(BORIS, "show", self.claim))
        self.assertIn("à vendre", self.do(BORIS, "desk", "conflicts"))
        # Knowing of it: the approval does not cover it.
        self.do(ANNA, "edit", self.claim, "note=Minsk est à vendre.")
        self.exchange()
        self.assertIn("Changed after it was approved", self.do(BORIS, "show", self.claim))
        for form in ("claimreview", "datafeed", "fact-check-tools"):
            self.assertNotIn("à vendre", self.do(BORIS, "export", self.claim, "--to", form), form)
        site = self.path("site")
        self.do(BORIS, "export-site", site)
        self.assertIn("want to be approved again: 1", self.said)
        pages = b"".join(self.bytes_of(os.path.join(folder, name)) for folder, _, names in os.walk(site) for name in names)
        self.assertNotIn("à vendre".encode(), pages)
        self.sound()

    def test_a_redaction_stands_against_who_did_not_know_of_it(self):
        self.found()
        party = self.do(ANNA, "party", "Jean Quatresecret", "--type", "person").strip()
        self.seat()
        self.do(BORIS, "edit", party, "note=vu à Minsk")
        self.do(ANNA, "redact", party, "--basis", "art. 17", "--authority", "juge", "--yes")
        self.exchange()
        for who in (ANNA, BORIS):
            self.assertNotIn("Quatresecret", self.do(who, "search", "Quatresecret"))
            self.assertNotIn("Quatresecret", self.do(who, "show", party, code=3) + self.said)
        self.sound()

    def test_a_redaction_travels(self):
        self.found()
        self.file("article.txt", "Il a dit : « Numéro secret 4711. » Fin.")
        source = self.told(ANNA, "import", self.path("article.txt"))[0]["id"]
        self.do(ANNA, "desk", "sync")
        self.seat()
        self.assertIn("4711", self.do(BORIS, "show", source, "--text"))
        blobs = sum(len(files) for _, _, files in os.walk(os.path.join(self.place, "blobs")))
        self.refuse(BORIS, "redact", source, "--basis", "art. 17", "--authority", "juge", "--yes", saying="only an admin")
        self.do(ANNA, "redact", source, "--basis", "art. 17", "--authority", "juge", "--yes")
        self.exchange()
        self.assertLess(sum(len(files) for _, _, files in os.walk(os.path.join(self.place, "blobs"))), blobs)
        everywhere = b"".join(self.bytes_of(os.path.join(folder, name)) for folder, _, files in os.walk(self.place)
                              for name in files)
        self.assertNotIn("4711".encode(), everywhere)
        self.assertNotIn(b"4711", self.bytes_of(self.at(BORIS)))
        self.sound()

    def test_leaving_and_what_a_desk_refuses(self):
        self.do(ANNA, "init")
        self.refuse(ANNA, "desk", "sync", saying="at no desk")
        self.refuse(ANNA, "desk", "create", "https://example.org/x", saying="lies in a folder")
        self.do(ANNA, "desk", "create", self.place)
        self.refuse(ANNA, "desk", "create", self.place, saying="at a desk already")
        self.claim = self.do(ANNA, "claim", CLAIM).strip()
        invitation = self.seat()
        other = self.path("other.counterpoint")
        for words, saying in ((("counterpoint-desk:1:x",), "no invitation"), ((invitation,), "has a seat"),
                              ((invitation, "--at", self.path("nowhere")), "no desk at")):
            self.refused("desk", "join", *words, saying=saying, workspace=other, actor=BORIS)
            self.assertFalse(os.path.exists(other))
        self.at("Carla")
        self.refused("desk", "join", invitation, saying="used already", workspace=other, actor="Carla")
        lanes = os.path.join(self.place, "lanes")
        logs = {os.path.join(lanes, name) for name in os.listdir(lanes) if name.endswith(".log")}
        good = {log: self.bytes_of(log) for log in logs}
        for log in logs:
            self.file(log, good[log][:-1] + b"?")
        self.refused("desk", "join", invitation, saying="Not all that lies at the desk could come in", workspace=other, actor="Carla")
        for log in logs:
            self.file(log, good[log])
        self.assertFalse(os.path.exists(other))
        self.refuse(ANNA, "desk", "leave", saying="Without an admin")
        self.do(BORIS, "desk", "leave")
        self.refuse(BORIS, "desk", "sync", saying="at no desk")
        self.do(BORIS, "edit", self.claim, "note=pour moi")
        self.do(ANNA, "desk", "sync")
        self.assertNotIn("pour moi", self.do(ANNA, "show", self.claim))
        self.assertFalse([row for row in self.told(ANNA, "desk", "status") if row.get("member") == BORIS and row["active"]])

    def test_who_left_comes_back_and_a_namesake_is_let_in_by_hand(self):
        self.found()
        self.seat()
        self.do(BORIS, "desk", "leave")
        invitation = self.do(ANNA, "desk", "invite").splitlines()[-1]
        self.do(BORIS, "desk", "join", invitation)
        self.assertIn("once an admin let you in anew", self.said)
        key = next(row["key"] for row in self.told(ANNA, "desk", "status") if row.get("member") == BORIS)
        self.refuse(ANNA, "desk", "admit", "0000 0000 0000 0000", saying="Nobody asks to join")
        self.do(ANNA, "desk", "admit", key)
        self.exchange()
        self.do(BORIS, "edit", self.claim, "note=de retour")
        self.exchange()
        self.assertIn("de retour", self.do(ANNA, "history", self.claim))
        self.sound()
        # Somebody else of that name.
        double = self.path("double.counterpoint")
        invitation = self.do(ANNA, "desk", "invite").splitlines()[-1]
        self.at("Carla")
        self.cli("desk", "join", invitation, workspace=double, actor=BORIS.upper())
        self.do(ANNA, "desk", "sync")
        self.assertIn("might be taken for", self.said)
        asks = next(row for row in self.told(ANNA, "desk", "status") if "asks" in row)
        self.do(ANNA, "desk", "admit", asks["key"])
        self.assertFalse([row for row in self.told(ANNA, "desk", "status") if "asks" in row])

    def test_the_folder_is_away_for_a_while_or_spoiled(self):
        self.found()
        self.seat()
        shutil.move(self.place, self.place + " away")
        self.do(BORIS, "edit", self.claim, "note=hors ligne")
        self.refuse(BORIS, "desk", "sync", saying="You can|you can go on working")
        self.assertTrue(self.told(BORIS, "desk", "status", code=1)[-1]["offline"])
        shutil.move(self.place + " away", self.place)
        self.do(BORIS, "desk", "sync")
        lanes = os.path.join(self.place, "lanes")
        longest = max((os.path.join(lanes, name) for name in os.listdir(lanes) if name.endswith(".log")),
                      key=os.path.getmtime)
        whole = self.bytes_of(longest)
        with open(longest, "wb") as out:
            out.write(whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:])
        self.assertEqual([row["state"] for row in self.told(ANNA, "desk", "sync", code=1) if "state" in row], ["DAMAGED"])
        self.assertNotIn("hors ligne", self.do(ANNA, "show", self.claim))
        with open(longest, "wb") as out:
            out.write(whole)
        self.exchange()
        self.sound()

    def test_whoever_follows_gets_what_others_do(self):
        self.followed()


if __name__ == "__main__":
    unittest.main()
