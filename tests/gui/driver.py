"""Drives the real window from outside, through the accessibility tree and the keyboard, as a person
would. Every wait polls a condition with a deadline; nothing sleeps and hopes."""
import os
import re
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEADLINE = 20.0


def wait(condition, what, seconds=DEADLINE):
    """Polls until the condition gives something true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = condition()
        except Exception:  # the tree changes while it is read
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.02)


def walk(node, depth=0):
    """Every node below, tables aside: they may have a million cells."""
    yield node
    if depth > 40 or node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
        return
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child, depth + 1)


def text_of(node):
    interface = node.get_text_iface()
    return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) if interface else ""


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


PERSON = "Robin Vasseur"


def own_key(name):
    """Somebody said already whose key this installation signs with."""
    path = os.path.join(os.environ["XDG_DATA_HOME"], "counterpoint", "keys")
    os.makedirs(path, mode=0o700, exist_ok=True)
    with open(os.path.join(path, "owner"), "w", encoding="utf-8") as file:
        file.write(name + "\n")


class Window:
    """One running program. Unless `person` says otherwise, it is known who sits here; None: nobody said yet."""

    def __init__(self, program, *arguments, environment=None, person=PERSON):
        if person:
            own_key(person)
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=self.log,
            env={**os.environ, **(environment or {})})
        self.root = wait(self._application, "the program's window")

    def _application(self):
        if self.process.poll() is not None:
            raise SystemExit("the program ended at start:\n" + self.output())
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def output(self):
        self.log.flush()
        return open(self.log.name).read()

    def nodes(self, name=None, role=None):
        """All nodes that show, by name (text or compiled pattern) and role name."""
        for node in walk(self.root):
            if role and node.get_role_name() != role:
                continue
            if name is not None:
                said = node.get_name() or ""
                if isinstance(name, re.Pattern):
                    if not name.search(said):
                        continue
                elif said != name:
                    continue
            if showing(node):
                yield node

    def find(self, name=None, role=None, seconds=DEADLINE):
        return wait(lambda: next(self.nodes(name, role), None), f"{role or 'anything'} named {name!r}", seconds)

    def gone(self, name=None, role=None):
        wait(lambda: next(self.nodes(name, role), None) is None, f"{name!r} to go")

    def click(self, name=None, role=None):
        node = self.find(name, role)
        action = node.get_action_iface()
        assert action, f"{name!r} cannot be clicked"
        Atspi.Action.do_action(action, 0)
        return node

    def names(self):
        return [node.get_name() for node in walk(self.root) if showing(node) and node.get_name()]

    def says(self, text, seconds=DEADLINE):
        """Waits until some node shows this text."""
        def look():
            for node in walk(self.root):
                if not showing(node):
                    continue
                if text in (node.get_name() or "") or text in text_of(node) or \
                        text in (node.get_description() or ""):
                    return node
            return None
        return wait(look, f"the window to say {text!r}", seconds)

    def focus(self, name, role=None):
        node = self.find(name, role)
        Atspi.Component.grab_focus(node.get_component_iface())
        wait(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED), f"focus on {name!r}")
        return node

    def fill(self, name, text):
        node = self.find(name, "text")
        Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)
        wait(lambda: text_of(node) == text, f"{name!r} to hold {text!r}")
        return node

    def keys(self, *names, delay=30):
        """Presses keys such as ctrl+Return, one after the other, in the focused window."""
        subprocess.run(["xdotool", "key", "--delay", str(delay), *names], check=True)

    def press_until(self, keys, name=None, role=None):
        """Presses them again until it shows: a window that just came up may not listen yet."""
        def look():
            self.keys(keys)
            return next(self.nodes(name, role), None)
        return wait(look, f"{name or role!r} after {keys}")

    def type(self, words):
        """Into whatever has the keyboard."""
        subprocess.run(["xdotool", "type", "--delay", "15", words], check=True)

    def search(self, words):
        """Types them into the field for searching, in place of what stands there."""
        field = self.find(re.compile("^Search claims"), "text")

        def has_keyboard():
            self.keys("ctrl+k")  # again, for a window that was not listening yet
            return field.get_state_set().contains(Atspi.StateType.FOCUSED)
        wait(has_keyboard, "the keyboard in the search field")
        self.type(words)

    def choose(self, name, item):
        """Chooses an item of a drop-down list by keyboard."""
        node = self.find(name, "combo box")
        menu = node.get_child_at_index(0)
        for index in range(menu.get_child_count()):
            entry = menu.get_child_at_index(index)
            if entry.get_name() == item:
                Atspi.Selection.select_child(node.get_selection_iface(), index)
                return
        raise AssertionError(f"{name!r} has no item {item!r}")

    def chosen(self, name):
        """The item that shows in a drop-down list."""
        child = Atspi.Selection.get_selected_child(self.find(name, "combo box").get_selection_iface(), 0)
        return child.get_name() if child else None

    def answer_file_dialog(self, path, title=None):
        """Types a path into the dialog that asks for a file, reads it back there, and waits until the dialog is gone."""
        dialog = self.find(title, "file chooser")

        def typed():
            # Where files are chosen to be opened, the field comes with the first letter.
            field = next((node for node in walk(dialog) if node.get_role_name() == "text" and showing(node)), None)
            if field:
                Atspi.Component.grab_focus(field.get_component_iface())
            self.keys("ctrl+a")
            self.type(path)
            wait(lambda: any(text_of(node).startswith(path) for node in walk(dialog)), "the typed path", 3)
            return True

        def taken():
            # The first may only close what is offered below the field; one too many would reach the window behind.
            self.keys("Return")
            return wait(lambda: next(self.nodes(title, "file chooser"), None) is None, "the dialog to go", 3)
        wait(typed, f"the dialog to hold {path!r}")
        wait(taken, f"the dialog to take {path!r}")

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def close(self):
        if self.process.poll() is None:
            self.keys("ctrl+q")
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise AssertionError("the program did not end")
        output = self.output()
        assert self.process.returncode == 0, f"ended with {self.process.returncode}:\n{output}"
        for bad in ("ERROR: AddressSanitizer", "runtime error:", "Assertion `", "terminate called"):
            assert bad not in output, output


def cli(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"{arguments}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def run(*steps):
    """Runs the steps of one story in order and ends with a line that counts them. A step that fails
    ends the story, because the next ones build on it."""
    passed = 0
    for step in steps:
        try:
            step()
        except Exception as error:
            print(f"FAIL {step.__name__}: {error}", flush=True)
            if os.environ.get("COUNTERPOINT_PICTURES"):
                path = os.path.join(os.environ["COUNTERPOINT_PICTURES"], f"{step.__name__}.png")
                subprocess.run(["import", "-window", "root", path], check=False)
            break
        print(f"ok   {step.__name__}", flush=True)
        passed += 1
    failed = 0 if passed == len(steps) else 1
    print(f"{passed} passed, {failed} failed, {len(steps) - passed - failed} skipped", flush=True)
    os._exit(failed)  # a window left open by a failed step must not keep the session alive
