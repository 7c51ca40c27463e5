"""A list of the window by its rows: read through the table interface, because it may have a million cells, and touched
by mouse as a person would."""
import subprocess

from driver import Atspi, wait


def held_click(button):
    """As a hand clicks: the button is down for a moment."""
    return ["mousedown", str(button), "sleep", "0.08", "mouseup", str(button)]


class Table:
    def __init__(self, window, name):
        self.window, self.name = window, name

    @property
    def node(self):
        return self.window.find(self.name, "table")

    @property
    def table(self):
        return self.node.get_table_iface()

    def count(self):
        return self.table.get_n_rows()

    def cell(self, row, column=0):
        return self.table.get_accessible_at(row, column)

    def words(self, row, column=0):
        return self.cell(row, column).get_name()

    def column(self, title):
        """The number of the column of that title among those that show."""
        titles = [self.table.get_column_header(at).get_name() for at in range(self.table.get_n_columns())]
        return titles.index(title)

    def titles(self):
        return [self.table.get_column_header(at).get_name() for at in range(self.table.get_n_columns())]

    def header(self, title):
        return self.table.get_column_header(self.column(title))

    def selected(self):
        return sorted(self.table.get_selected_rows())

    def selects(self, *rows):
        wait(lambda: self.selected() == list(rows), f"rows {rows} chosen in {self.name}, not {self.selected()}")

    def has(self, rows):
        wait(lambda: self.count() == rows, f"{rows} rows in {self.name}")

    @staticmethod
    def box(node):
        return Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.SCREEN)

    def place(self, row, column):
        """Where a cell is once it stays there."""
        seen = []

        def rests():
            box = self.box(self.cell(row, column))
            seen.append((box.x + min(box.width // 3, 120), box.y + box.height // 2))
            return len(seen) > 4 and len(set(seen[-4:])) == 1 and box.width > 0
        wait(rests, "the list at rest")
        return seen[-1]

    def click(self, row, column=0, button=1, hold=None):
        x, y = self.place(row, column)
        words = ["mousemove", str(x), str(y), "sleep", "0.05"]
        words += ["keydown", hold] if hold else []
        words += held_click(button)
        words += ["keyup", hold] if hold else []
        subprocess.run(["xdotool", *words], check=True)


def click_at(node, button=1):
    """With the mouse into the middle of what shows of something."""
    box = Table.box(node)
    subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "sleep", "0.05",
                    *held_click(button)], check=True)


def menu_item(window, title, role="menu item"):
    return window.find(title, role)


def choose(window, title, role="menu item"):
    """Chooses it in the menu that is open."""
    item = menu_item(window, title, role)
    wait(lambda: item.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{title!r} to be possible")
    Atspi.Action.do_action(item.get_action_iface(), 0)
    window.gone(title, role)


READ_CLIPBOARD = """
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
print(Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).wait_for_text() or "", end="")
"""


def clipboard(expected):
    """Waits until the clipboard holds what `expected` says of it, and returns it."""
    found = []

    def read():
        done = subprocess.run(["/usr/bin/python3", "-c", READ_CLIPBOARD], capture_output=True, text=True, check=True)
        found.append(done.stdout)
        return expected(done.stdout)
    try:
        wait(read, "the clipboard")
    except AssertionError as error:
        raise AssertionError(f"{error}; it holds {found[-1]!r}") from error
    return found[-1]
