"""Two seats at one desk on a PostgreSQL server that the test starts: the same commands as with a folder, what the server lets
nobody do, and a server that is away, full of another desk, or takes nothing."""
import os
import socket
import threading
import unittest.mock

from cli_driver import CLAIM, unittest
from postgres_server import Server
from two_seats import ANNA, BORIS, TwoSeats

USERS = {ANNA: "anna", BORIS: "boris"}


class OnAServer(TwoSeats):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.remove()

    def setUp(self):
        super().setUp()
        for sql in ("drop database if exists desk with (force)", "create database desk"):
            self.server.sql(sql, database="postgres")
        for user in USERS.values():
            self.server.sql(f"do $$ begin create role {user} login; exception when duplicate_object then null; end $$")
        self.server.sql("grant create on database desk to anna; alter role anna createrole")
        self.place = self.server.address("anna")

    def found(self):
        super().found()
        role = self.server.sql("select rolname from pg_roles where rolname like 'counterpoint\\_%' and "
                               "has_schema_privilege(rolname, 'counterpoint', 'usage') limit 1").strip()
        self.server.sql(f"grant {role} to boris")

    def seat(self, role="editor"):
        invitation = self.do(ANNA, "desk", "invite", "--role", role).splitlines()[-1]
        self.do(BORIS, "desk", "join", invitation, "--at", self.server.address("boris"))
        self.do(ANNA, "desk", "sync")
        self.do(BORIS, "desk", "sync")
        return invitation

    def test_from_one_file_to_two_seats_and_a_conflict(self):
        self.found()
        self.seat()
        self.contest()
        self.do(BORIS, "desk", "settle", self.claim, "--other", "text")
        self.exchange()
        self.assertEqual(self.told(ANNA, "desk", "conflicts"), [])
        self.sound()

    def test_nobody_changes_what_is_there(self):
        self.found()
        self.seat()
        for sql in ("insert into counterpoint.entry select lane, idx + 100, sealed from counterpoint.entry",
                    "update counterpoint.entry set sealed = ''", "delete from counterpoint.entry",
                    "update counterpoint.lane set size = 0", "delete from counterpoint.lane", "truncate counterpoint.blob",
                    "insert into counterpoint.desk values('x', 1)", "drop schema counterpoint cascade"):
            self.assertRegex(self.server.sql(sql, user="boris", wrong=True), "permission denied|must be owner")
        others = "(select name from counterpoint.lane where owner = 'anna')"
        for call in (f"append({others}, '', 1, array['x'::bytea])", f"sign({others}, 1, '')",
                     f"redact({others}, 0, array['x'::bytea])"):
            self.assertIn("another seat's lane", self.server.sql(f"select counterpoint.{call}", user="boris", wrong=True))
        mine = "(select name from counterpoint.lane where owner = 'boris')"
        size = self.server.sql("select size from counterpoint.lane where owner = 'boris'", user="boris").strip()
        self.assertEqual(self.server.sql(f"select counterpoint.append({mine}, '', 100, array['x'::bytea])",
                                         user="boris").strip(), size)
        self.server.sql(f"select counterpoint.redact({mine}, 0, array[repeat('x', 100000)::bytea])", user="boris")
        self.do(ANNA, "desk", "sync")
        self.sound()
        # What somebody else left there, only whoever founded the desk takes out.
        self.server.sql("select counterpoint.put_blob('kept'::bytea)", user="anna")
        there = "select count(*) from counterpoint.blob where bytes = 'kept'::bytea"
        for user, left in (("boris", "1"), ("anna", "0")):
            self.server.sql("select counterpoint.forget_blob(sha256('kept'::bytea))", user=user)
            self.assertEqual(self.server.sql(there).strip(), left)
        # A stranger on the server sees nothing at all.
        self.server.sql("do $$ begin create role carla login; exception when duplicate_object then null; end $$")
        self.assertIn("permission denied", self.server.sql("select * from counterpoint.entry", user="carla", wrong=True))

    LANE_OF = "(select name from counterpoint.lane where owner = '{}')"

    def spoil(self, user, index, sealed, where="idx"):
        """What no function lets anybody do, as somebody did it before there was one, or with the rights of the server."""
        self.server.sql(f"update counterpoint.entry set sealed = {sealed} where lane = {self.LANE_OF.format(user)} and {where} = {index}")

    # What of an entry is signed, with its length and what stands before.
    SIGNED = "counterpoint.signed_part(sealed)"

    def test_what_was_signed_stays_and_what_was_lost_comes_back(self):
        self.found()
        self.seat()
        self.do(BORIS, "claim", "La digue tient.")
        self.exchange()
        whole = "select md5(string_agg(sealed, ''::bytea order by lane, idx)) from counterpoint.entry"
        before = self.server.sql(whole)
        mine = self.LANE_OF.format("boris")
        for sealed in ("'x'::bytea", "'counterpoint sealed 1'::bytea", "substr(sealed, 1, 40)", "overlay(sealed placing 'x'::bytea from 40)"):
            self.server.sql(f"select counterpoint.redact({mine}, 1, array(select {sealed} from counterpoint.entry where lane = {mine} "
                            "and idx = 1))", user="boris")
            self.assertEqual(self.server.sql(whole), before, sealed)
        # Bodies taken out without a redaction, and what is no entry at all.
        for sealed in (f"{self.SIGNED} || '\\x00'::bytea", "'x'::bytea"):
            self.spoil("boris", 1, sealed)
            invitation = self.do(ANNA, "desk", "invite").splitlines()[-1]
            at_server = self.server.address("boris")
            self.at("Carla")
            self.refused("desk", "join", invitation, "--at", at_server, workspace=self.path("carla.counterpoint"), actor="Carla Vogt",
                         saying="Not all that lies at the desk could come in")
            self.do(ANNA, "desk", "sync", "--anew")
            self.assertEqual(self.server.sql("select sealed = 'x'::bytea or octet_length(sealed) < 100 from counterpoint.entry "
                                             f"where lane = {mine} and idx = 1").strip(), "f")
        self.spoil("boris", 1, "'x'::bytea")
        self.do(BORIS, "desk", "sync", "--anew")
        self.at("Carla")
        self.cli("desk", "join", invitation, "--at", at_server, workspace=self.path("carla.counterpoint"), actor="Carla Vogt")
        self.assertIn("La digue tient", self.cli("list", "claims", workspace=self.path("carla.counterpoint"), actor="Carla Vogt"))

    def test_nobody_is_in_the_way_of_bytes_of_others(self):
        self.found()
        self.seat()
        there = "select owner from counterpoint.blob where digest = sha256('{}'::bytea) order by owner"
        for words, taken_away in (("Un article public.", False), ("Un autre article.", True)):
            self.file("article.txt", words)
            put = f"select counterpoint.put_blob('{words}'::bytea)"
            if taken_away:
                self.server.sql(put, user="boris")
            holding = None if taken_away else self.server.session("boris", f"begin; {put};")
            self.do(ANNA, "import", self.path("article.txt"))
            self.do(ANNA, "claim", f"Sans rapport : {words}")
            self.do(ANNA, "desk", "sync")
            self.server.sql(f"select counterpoint.forget_blob(sha256('{words}'::bytea))", user="boris")
            self.assertEqual(self.server.sql(there.format(words)).split(), ["anna"])
            self.do(BORIS, "desk", "sync")
            self.assertIn(words, self.do(BORIS, "list", "claims"))
            if holding:
                holding.communicate()
        self.sound()

    def test_bytes_that_are_gone_are_missed_and_left_anew(self):
        self.found()
        self.seat()
        self.file("article.txt", "Un article public.")
        self.do(ANNA, "import", self.path("article.txt"))
        self.do(ANNA, "desk", "sync")
        self.server.sql("delete from counterpoint.blob")
        self.do(ANNA, "desk", "status")
        self.assertNotIn("In step", self.said)
        self.do(ANNA, "desk", "sync")
        self.do(ANNA, "desk", "status")
        self.assertIn("In step", self.said)
        self.do(BORIS, "desk", "sync")
        self.sound()

    def test_a_lane_that_follows_from_no_key_is_nobodys(self):
        self.found()
        self.seat()
        for name, key in (("a" * 32, "''"), ("a" * 32, "sha256('x')"), ("x", "sha256('x')")):
            self.assertIn("not the lane of that key", self.server.sql(
                f"select counterpoint.append('{name}', {key}::bytea, 0, array['x'::bytea])", user="boris", wrong=True))

    def test_a_desk_of_an_earlier_edition(self):
        self.found()
        self.seat()
        self.server.sql("drop function counterpoint.edition(); drop function counterpoint.put_back(text, bigint, bytea[]); "
                        "alter table counterpoint.blob drop constraint blob_pkey; alter table counterpoint.blob add primary key(digest)")
        self.file("article.txt", "Un article public.")
        self.do(BORIS, "import", self.path("article.txt"))
        self.do(BORIS, "desk", "sync")
        self.do(BORIS, "desk", "sync", "--anew")
        edition = "select to_regprocedure('counterpoint.edition()') is not null"
        self.assertEqual(self.server.sql(edition).strip(), "f")
        self.exchange()
        self.assertEqual(self.server.sql(edition).strip(), "t")
        self.assertEqual(self.server.sql("select counterpoint.edition()", user="boris").strip(), "3")
        self.sound()

    def test_a_redaction_leaves_no_words_on_the_server(self):
        self.found()
        self.file("article.txt", "Il a dit : « Numéro secret 4711. » Fin.")
        source = self.told(ANNA, "import", self.path("article.txt"))[0]["id"]
        self.do(ANNA, "desk", "sync")
        self.seat()
        held = "select count(*) from counterpoint.{} where position('4711'::bytea in {}) > 0"
        self.assertNotEqual(self.server.sql(held.format("blob", "bytes")).strip(), "0")
        self.do(ANNA, "redact", source, "--basis", "art. 17", "--authority", "juge", "--yes")
        self.exchange()
        for table, column in (("blob", "bytes"), ("entry", "sealed")):
            self.assertEqual(self.server.sql(held.format(table, column)).strip(), "0")
        self.sound()

    def test_words_of_who_left_are_taken_out_by_the_founder(self):
        self.found()
        self.seat()
        claim = self.do(BORIS, "claim", "Le numéro secret est 4712.").strip()
        self.exchange()
        self.do(BORIS, "desk", "leave")
        held = "select count(*) from counterpoint.entry where position('4712'::bytea in sealed) > 0"
        self.do(ANNA, "desk", "sync")
        self.assertNotEqual(self.server.sql(held).strip(), "0")
        self.do(ANNA, "redact", claim, "--basis", "art. 17", "--authority", "juge", "--yes")
        self.do(ANNA, "desk", "sync")
        self.assertEqual(self.server.sql(held).strip(), "0")

    def third_joins(self):
        """Clara, whom nobody knows yet, gets all there is."""
        role = self.server.sql("select rolname from pg_roles where rolname like 'counterpoint\\_%' and "
                               "has_schema_privilege(rolname, 'counterpoint', 'usage') limit 1").strip()
        self.server.sql("do $$ begin create role clara login; exception when duplicate_object then null; end $$")
        self.server.sql(f"grant {role} to clara")
        invitation = self.do(ANNA, "desk", "invite", "--role", "editor").splitlines()[-1]
        self.do("Clara Roth", "desk", "join", invitation, "--at", self.server.address("clara"))
        self.do(ANNA, "desk", "sync")
        self.do("Clara Roth", "desk", "sync")
        return self.do("Clara Roth", "list", "claims")

    def test_a_head_that_somebody_removed_spoiled_is_put_back_by_the_founder(self):
        self.found()
        self.seat()
        self.do(BORIS, "claim", "Il pleut à Minsk.")
        self.exchange()
        self.do(ANNA, "desk", "remove", BORIS)
        self.assertIn("revoke counterpoint_", self.said)
        lane = self.server.sql("select name from counterpoint.lane where owner = 'boris'").strip()
        self.server.sql(f"select counterpoint.sign('{lane}', (select size from counterpoint.lane where name = '{lane}'), 'x')", user="boris")
        self.do(ANNA, "desk", "sync", code=1)
        self.do(ANNA, "desk", "sync", "--anew", code=1)
        self.do(ANNA, "desk", "sync")
        self.assertIn("Il pleut", self.third_joins())

    def test_entries_of_who_left_come_back_to_a_server_of_last_night(self):
        self.found()
        self.seat()
        self.server.sql("create table public.entries as table counterpoint.entry; create table public.lanes as table counterpoint.lane")
        self.do(BORIS, "claim", "Il pleut à Minsk.")
        self.exchange()
        self.do(BORIS, "desk", "leave")
        self.do(ANNA, "desk", "sync")
        self.server.sql("delete from counterpoint.entry; delete from counterpoint.lane; insert into counterpoint.lane table public.lanes; "
                        "insert into counterpoint.entry table public.entries")
        self.do(ANNA, "desk", "sync", code=1)
        self.do(ANNA, "desk", "sync")
        self.assertIn("Il pleut", self.third_joins())

    def test_nobody_but_the_founder_writes_in_the_lane_of_another(self):
        self.found()
        self.seat()
        lane = self.server.sql("select name from counterpoint.lane where owner = 'anna'").strip()
        size = self.server.sql(f"select size from counterpoint.lane where name = '{lane}'").strip()
        for sql in (f"select counterpoint.sign('{lane}', {size}, 'x')",
                    f"select counterpoint.append('{lane}', (select key from counterpoint.lane where name = '{lane}'), {size}, "
                    f"(select array_agg(sealed) from counterpoint.entry where lane = '{lane}'))"):
            with self.assertRaises(Exception):
                self.server.sql(sql, user="boris")

    def test_a_server_that_is_away_or_takes_nothing(self):
        self.found()
        self.seat()
        self.do(BORIS, "edit", self.claim, "note=hors ligne")
        self.server.stop()
        self.refuse(BORIS, "desk", "sync", saying="cannot be reached")
        self.assertTrue(self.told(BORIS, "desk", "status", code=1)[-1]["offline"])
        self.server.start()
        self.server.sql("alter database desk set default_transaction_read_only = on", database="postgres")
        self.refuse(BORIS, "desk", "sync", saying="takes nothing at the moment")
        self.server.sql("alter database desk reset default_transaction_read_only", database="postgres")
        self.exchange()
        self.sound()
        self.assertIn("hors ligne", self.do(ANNA, "show", self.claim, "--json") + self.do(ANNA, "history", self.claim))

    def test_addresses_that_are_refused(self):
        self.do(ANNA, "init")
        for address, saying in (("postgresql://anna:geheim@/desk", "password"),
                                ("postgresql://anna@example.org/desk?sslmode=require", "verify-full"),
                                ("postgresql://anna@/desk?nonsense=1", "cannot be read"),
                                (self.server.address("anna", "nodesk"), "cannot be reached"),
                                (self.server.address("nobody"), "cannot be reached")):
            self.refuse(ANNA, "desk", "create", address, saying=saying)
            self.assertNotIn("geheim", self.said)
        self.found_again = self.do(ANNA, "desk", "create", self.place)
        other = self.path("other.counterpoint")
        self.cli("init", workspace=other, actor=ANNA)
        self.refused("desk", "create", self.place, saying="Another desk", workspace=other, actor=ANNA)

    def test_the_environment_leads_to_no_other_machine_on_a_plain_line(self):
        self.do(ANNA, "init")
        heard = []

        def answer_without_tls(listener):
            with listener.accept()[0] as line:
                line.settimeout(20)
                heard.append(line.recv(8))
                line.sendall(b"N")
                heard.append(line.recv(8))
        for name in ("PGHOST", "PGHOSTADDR"):
            heard.clear()
            with socket.create_server(("127.0.0.2", 0)) as listener:
                listener.settimeout(20)
                thread = threading.Thread(target=answer_without_tls, args=(listener,))
                thread.start()
                address = "postgresql://anna@/desk" if name == "PGHOST" else "postgresql://anna@localhost/desk"
                with unittest.mock.patch.dict(os.environ, {name: "127.0.0.2", "PGPORT": str(listener.getsockname()[1])}):
                    self.refuse(ANNA, "desk", "create", address, saying="cannot be reached")
                thread.join()
            self.assertEqual(heard, [b"\0\0\0\x08\x04\xd2\x16\x2f", b""], f"{name}: it asks for TLS, and goes when there is none")

    def test_whoever_follows_gets_what_others_do(self):
        self.followed()


if __name__ == "__main__":
    unittest.main()
