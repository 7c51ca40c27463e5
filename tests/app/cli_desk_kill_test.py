"""Seats that are killed while they exchange, and a server that falls over under them, at random points: whatever is cut off
is gone on with, nothing is lost, and both ends hold the same."""
import os
import random
import signal
import subprocess
import threading
import time
import unittest

import cli_driver
from postgres_server import Server
from two_seats import ANNA, BORIS, TwoSeats

ROUNDS = int(os.environ.get("COUNTERPOINT_KILLS", "8"))


class Killed(TwoSeats):
    def write(self, who, at):
        self.do(who, "claim", f"Affirmation {at} de {who}.")
        self.do(who, "edit", self.claim, f"note=Note {at} de {who}.")

    def start_exchange(self, who):
        file = self.at(who)
        environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state)
        return subprocess.Popen([cli_driver.CLI, "-w", file, "--as", who, "--wait", "60", "desk", "sync"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)

    def everything_arrived(self, dice, disturb):
        self.found()
        self.seat()
        self.write(ANNA, "zero")
        begun = time.monotonic()
        self.start_exchange(ANNA).wait()
        self.takes = time.monotonic() - begun  # so that the blows fall into what it does, on any computer
        killed = 0
        for at in range(ROUNDS):
            for who in (ANNA, BORIS):
                self.write(who, at)
                exchange = self.start_exchange(who)
                disturb(dice, exchange)
                killed += exchange.wait() == -signal.SIGKILL
        self.assertGreater(killed, 0, "every exchange was over before the blow fell")
        self.exchange()
        self.sound()
        texts = [row["text"] for row in self.told(ANNA, "list", "claims")]
        for at in range(ROUNDS):
            for who in (ANNA, BORIS):
                self.assertIn(f"Affirmation {at} de {who}.", texts)
        # And of what both wrote into one field nothing is lost.
        history = self.do(ANNA, "history", self.claim, "--json") + self.do(ANNA, "history", self.claim)
        self.assertIn(f"Note {ROUNDS - 1} de", history)

    def kill(self, dice, exchange):
        time.sleep(dice.random() * self.takes)  # anywhere in what it does
        exchange.kill()

    def test_in_a_folder(self):
        self.place = self.path("shared desk")
        self.everything_arrived(random.Random(1), self.kill)

    def test_on_a_server_that_falls_over_too(self):
        server = Server()
        self.addCleanup(server.remove)
        server.sql("create database desk", database="postgres")
        server.sql("create role anna superuser login", database="postgres")
        self.place = server.address("anna")

        def disturb(dice, exchange):
            if dice.random() < 0.6:
                return self.kill(dice, exchange)
            fall = threading.Timer(dice.random() * self.takes, server.stop)
            fall.start()
            exchange.wait()
            fall.join()
            server.start()
        self.everything_arrived(random.Random(2), disturb)


if __name__ == "__main__":
    unittest.main()
