"""A PostgreSQL server of a test's own: in a temporary folder, on a local socket, by another user than root, whom the server
refuses. Skips nothing: without the server's programs the test fails."""
import glob
import os
import shutil
import subprocess
import tempfile
import time


class Server:
    def __init__(self):
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.folder = tempfile.mkdtemp(prefix="counterpoint-pg-", dir="/tmp")
        self.data = os.path.join(self.folder, "data")
        self.process = None
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.as_user("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        self.start()

    def command(self, program, *words):
        line = [os.path.join(self.programs, program), *words]
        if os.getuid() == 0:
            line = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *line]
        return line

    def as_user(self, program, *words):
        done = subprocess.run(self.command(program, *words), capture_output=True, text=True, cwd="/", timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"{program} {words}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def start(self):
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.process = subprocess.Popen(
                self.command("postgres", "-D", self.data, "-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=off"),
                stdout=log, stderr=log, cwd="/")
        for _ in range(600):
            if subprocess.run(self.command("pg_isready", "-q", "-h", self.folder, "-U", "postgres"), cwd="/").returncode == 0:
                return
            if self.process.poll() is not None:
                with open(os.path.join(self.folder, "log")) as log:
                    raise RuntimeError(log.read())
            time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.as_user("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
            self.process.wait(60)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, user, database="desk"):
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def sql(self, text, user="postgres", database="desk", wrong=False):
        done = subprocess.run(self.command("psql", "-h", self.folder, "-U", user, "-d", database, "-v", "ON_ERROR_STOP=1",
                                           "-qAtc", text), capture_output=True, text=True, cwd="/", timeout=120)
        if (done.returncode != 0) != wrong:
            raise RuntimeError(f"{text}\n{done.stdout}\n{done.stderr}")
        return done.stderr if wrong else done.stdout

    def session(self, user, text, database="desk"):
        """A connection that did this and stays open until its input is closed."""
        opened = subprocess.Popen(self.command("psql", "-h", self.folder, "-U", user, "-d", database, "-v", "ON_ERROR_STOP=1", "-qAt"),
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/", text=True)
        opened.stdin.write(text + "\n\\echo done\n")
        opened.stdin.flush()
        while opened.stdout.readline().strip() != "done":
            if opened.poll() is not None:
                raise RuntimeError(text)
        return opened
