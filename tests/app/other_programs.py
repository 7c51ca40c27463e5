"""A desk on whose machine other programs lie in the place of those that read pictures and recordings."""
import os
import subprocess

from cli_driver import CLI
from verifying import Verifying


class DeskWithPrograms(Verifying):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def instead_of(self, program, script):
        """The command line runs where another program lies in the place of that one; script None: none does."""
        fake = self.file("fake", script or "")
        os.chmod(fake, 0o755 if script else 0o644)
        for how in (["unshare", "-m"], ["unshare", "-rm"]):
            if subprocess.run(how + ["mount", "--bind", fake, f"/usr/bin/{program}"], capture_output=True, timeout=60).returncode == 0:
                break
        else:
            self.skipTest(f"this machine does not let another program lie at /usr/bin/{program}: neither as root nor in a name space")
        self.wrapped = how + ["sh", "-c", f'mount --bind "{fake}" /usr/bin/{program} && exec "$@"', "sh"]

    def run_cli(self, *words):
        if not getattr(self, "wrapped", None):
            return super().run_cli(*words)
        environment = dict(os.environ, LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=self.data, XDG_STATE_HOME=self.state)
        return subprocess.run([*self.wrapped, CLI, *words], capture_output=True, env=environment, timeout=300)

    def said_of(self, source):
        return {(each["field"], each["value"]): each["from"] for each in self.rows("show", source)[0].get("said", [])}

    def cli(self, *words, code=0, **options):
        """code None: whatever it is."""
        if code is not None:
            return super().cli(*words, code=code, **options)
        done = self.run_cli("-w", self.workspace, "--as", "Camille", *words)
        return done.stdout.decode() + done.stderr.decode()

    def exported(self, form, statement):
        claim = self.made("claim", "La dette a doublé.", "--from", statement)
        out = self.path("out")
        self.cli("export", claim, "--to", form, "-o", out)
        with open(out, encoding="utf-8") as opened:
            return opened.read()

    def refused(self, *words, code=3, **options):
        if code is None:
            code = 2 if self.run_cli("-w", self.workspace, "--as", "Camille", *words).returncode == 2 else 3
        return super().refused(*words, code=code, **options)
