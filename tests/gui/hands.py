"""Two ways to work at the window: with the mouse alone (letters are typed into fields, and nothing else), and with the
keys alone. Both do the same verbs, so that one day's work can be done by either."""
import re
import subprocess

from driver import Atspi, showing, text_of, wait, walk
from table import Table, held_click


def focused(window):
    return next((node for node in walk(window.root) if node.get_state_set().contains(Atspi.StateType.FOCUSED) and showing(node)), None)


def is_named(node, name):
    said = node.get_name() or ""
    return bool(name.search(said)) if isinstance(name, re.Pattern) else said == name


class Mouse:
    """Moves, presses, drags and turns the wheel."""
    name = "mouse"

    def __init__(self, window):
        self.window = window

    def at(self, x, y, *then):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.05", *then], check=True)

    def rest(self, node):
        """Its box, once it stays where it is."""
        seen = []

        def rests():
            box = Table.box(node)
            seen.append((box.x, box.y, box.width, box.height))
            return len(seen) > 2 and len(set(seen[-3:])) == 1 and box.width > 0
        wait(rests, "something at rest")
        return Table.box(node)

    def into_sight(self, node):
        """Turns the wheel over its pane until it shows between the bars; what no wheel moves stands in a bar itself."""
        top, bottom, lowest = 112, 815, 890
        seen = []

        def shows():
            box = Table.box(node)
            middle = box.y + box.height // 2
            stays = len(seen) > 3 and len(set(seen[-4:])) == 1
            if top < middle < bottom or (stays and 0 < middle < lowest):
                return True
            seen.append(middle)
            self.at(box.x + min(box.width // 2, 150), 500, "click", "5" if middle >= bottom else "4", "sleep", "0.05")
            return False
        wait(shows, f"{node.get_name()!r} to come into sight")
        return self.rest(node)

    def click_on(self, node, button=1):
        box = self.into_sight(node) if node.get_role_name() not in ("menu", "menu item", "check menu item") else self.rest(node)
        self.at(box.x + box.width // 2, box.y + box.height // 2, *held_click(button))

    def press(self, name, role="push button"):
        self.click_on(self.window.find(name, role))

    def open(self, name):
        """A row of the library, or a card."""
        self.click_on(self.window.find(name))

    def command(self, title, menu):
        self.click_on(self.window.find(menu, "menu"))
        entry = self.window.find(re.compile(rf"^{re.escape(title)}(: .*)?$"), "menu item")  # what it undoes stands behind it
        wait(lambda: entry.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{title!r} to be possible")
        self.click_on(entry)

    def drag(self, start, end):
        middle = ((start[0] + end[0]) // 2, end[1])
        words = ["mousedown", "1", "sleep", "0.1"]
        for x, y in (middle, end):
            words += ["mousemove", str(x), str(y), "sleep", "0.1"]
        self.at(*start, *words, "mouseup", "1")

    def carry(self, start, end):
        """Takes something along to another place, as slowly as a hand does: a drag begins after some way."""
        steps = 12
        way = ["mousedown", "1", "sleep", "0.1"]
        for at in range(1, steps + 1):
            way += ["mousemove", *(str(one + (other - one) * at // steps) for one, other in zip(start, end)), "sleep", "0.05"]
        self.at(*start, *way, "sleep", "0.2", "mouseup", "1")

    def fill(self, name, words):
        field = self.window.find(name, "text")
        box = self.into_sight(field)
        several_lines = box.height > 50
        times = 3 if text_of(field) and not several_lines else 1  # three choose the line
        self.at(box.x + min(box.width // 2, 60), box.y + min(box.height // 2, 18), *held_click(1) * times)
        if text_of(field) and several_lines:
            self.drag((box.x + 3, box.y + 5), (box.x + box.width - 12, box.y + box.height - 5))
        wait(lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED), f"the caret in {name!r}")
        self.window.type(words)
        wait(lambda: text_of(field) == words, f"{name!r} to hold {words!r}, not {text_of(field)!r}")

    def choose(self, name, item):
        self.click_on(self.window.find(name, "combo box"))
        entry = self.window.find(item, "menu item")
        lowest = 898

        def shows():
            box = Table.box(entry)
            if box.y + box.height < lowest:
                return True
            self.at(box.x + 60, 890, "sleep", "0.1")  # over the arrow that moves a list which the screen cuts
            return False
        wait(shows, f"{item!r} in sight")
        self.click_on(entry)
        wait(lambda: self.window.chosen(name) == item, f"{item!r} in {name!r}")

    def row(self, list_name, words, column):
        """Chooses and opens the row that holds these words."""
        table = Table(self.window, list_name)
        at = wait(lambda: next((row + 1 for row in range(table.count()) if words in table.words(row, table.column(column))), None),
                  f"a row with {words!r}") - 1
        table.click(at, table.column(column))
        x, y = table.place(at, table.column(column))
        self.at(x, y, *held_click(1), "sleep", "0.05", *held_click(1))

    def words_in_sight(self, start, end):
        """The text of the article, turned until these characters show, and where each of them stands."""
        text = self.window.find("Article", "text").get_text_iface()
        box = lambda at: Atspi.Text.get_character_extents(text, at, Atspi.CoordType.SCREEN)

        def shows():
            if 160 < box(start).y and box(end - 1).y < 780:
                return True
            self.at(600, 500, "click", "5" if box(start).y > 400 else "4")
            return False
        wait(shows, "the words in sight")
        return text, box

    def click_words(self, words, button=1):
        """In the article."""
        start = text_of(self.window.find("Article", "text")).index(words)
        _, box = self.words_in_sight(start, start + len(words))
        place = box(start + 2)
        self.at(place.x + place.width // 2, place.y + place.height // 2, *held_click(button))

    def mark(self, start, end):
        """Drags over the article from one place to the other."""
        text, box = self.words_in_sight(start, end)
        first, last = box(start), box(end - 1)
        self.drag((first.x + 1, first.y + first.height // 2), (last.x + last.width, last.y + last.height // 2))
        wait(lambda: Atspi.Text.get_n_selections(text) == 1, "words chosen")

    def suggestion(self, words, button):
        """Takes up the suggestion that begins so, and presses what is offered for it."""
        said = {"Accept": "^Accept the suggestion \\(", "Change…": "^Change the suggestion", "Not a quotation": "^Not a quotation:"}
        card = lambda: next(self.window.nodes(re.compile("^" + re.escape(words)), "push button"), None)
        offered = lambda: card() and next(
            (node for node in walk(card()) if is_named(node, re.compile(said[button])) and showing(node)), None)
        if card():
            if not offered():
                self.click_on(card())
            self.click_on(wait(offered, f"{button!r} at {words!r}"))
        else:  # the side shows something else
            in_menu = {"Accept": "Accept the suggestion", "Change…": "Change the suggestion, then record it…", "Not a quotation": "Not a quotation"}
            self.click_words(words)
            self.click_words(words, button=3)
            self.click_on(self.window.find(in_menu[button], "menu item"))

    def work_as(self, person):
        self.press(re.compile("^You are "))
        self.click_on(self.window.find("Another person…", "menu item"))
        self.fill("Name", person)
        self.press("Work as this person")
        self.window.find("You are " + person, "push button")


class Keys:
    """Presses keys: shortcuts, Tab, the palette of commands."""
    name = "keys"

    def __init__(self, window):
        self.window = window

    def to(self, name, role):
        """Tab by Tab, as far as it takes."""
        seen = []

        def reached():
            node = focused(self.window)
            if node and node.get_role_name() == role and is_named(node, name):
                return node
            seen.append(node.get_name() if node else None)
            self.window.keys("Tab")
            return None
        try:
            return wait(reached, f"the keyboard at {name!r}")
        except AssertionError as error:
            raise AssertionError(f"{error}; it went over {seen}") from error

    def press(self, name, role="push button"):
        self.to(name, role)
        self.window.keys("space")

    def open(self, name):
        """A row of the library: one stop for Tab, and arrows inside."""
        def in_library():
            node = focused(self.window)
            if node and node.get_role_name() == "list item" and node.get_parent().get_name() == "Library":
                return True
            self.window.keys("Tab")
            return False
        wait(in_library, "the keyboard in the library")
        self.window.keys("Home")

        def there():
            node = focused(self.window)
            if node and is_named(node, name):
                return True
            self.window.keys("Down")
            return False
        wait(there, f"the keyboard at {name!r}")
        self.window.keys("Return")

    def command(self, title, menu):
        window = self.window
        window.press_until("ctrl+shift+p", "Command palette")
        window.type(title.rstrip("…"))
        window.keys("Return")
        window.gone("Command palette")

    def fill(self, name, words):
        field = self.to(name, "text")
        self.window.keys("ctrl+a")
        self.window.type(words)
        wait(lambda: text_of(field) == words, f"{name!r} to hold {words!r}, not {text_of(field)!r}")

    def choose(self, name, item):
        self.to(name, "combo box")

        def there():
            if self.window.chosen(name) == item:
                return True
            self.window.keys("Down")
            return False
        self.window.keys("Home")
        wait(there, f"{item!r} in {name!r}")

    def row(self, list_name, words, column):
        window = self.window
        table = Table(window, list_name)
        at = wait(lambda: next((row + 1 for row in range(table.count()) if words in table.words(row, table.column(column))), None),
                  f"a row with {words!r}") - 1
        window.keys("F6", "Home", *["Down"] * at)
        table.selects(at)
        window.keys("Return")

    def mark(self, start, end):
        window = self.window
        window.keys("F6")
        article = self.to("Article", "text")
        window.keys("ctrl+Home")
        text = article.get_text_iface()
        rested = []

        def there():
            rested.append(Atspi.Text.get_caret_offset(text))
            if len(rested) < 4 or len(set(rested[-4:])) > 1:
                return False
            if rested[-1] != start:
                window.keys(*["Right"] * min(start - rested[-1], 200), delay=1)
                rested.clear()
                return False
            return True
        wait(there, f"the caret at {start}")
        window.keys(*["shift+Right"] * (end - start), delay=5)
        wait(lambda: Atspi.Text.get_n_selections(text) == 1, "words chosen")

    def suggestion(self, words, button):
        window = self.window
        window.keys("F6")
        self.to("Article", "text")
        window.keys("i")  # the side tells which one is at hand
        card = lambda: next(window.nodes(re.compile("^" + re.escape(words)), "push button"), None)

        def at_hand():
            if any(is_named(node, re.compile("^Not a quotation:")) for node in walk(card()) if showing(node)):
                return True
            window.keys("n")
            return False
        wait(card, f"the suggestion {words!r}")
        wait(at_hand, f"the suggestion {words!r} at hand")
        window.keys({"Accept": "A", "Change…": "a", "Not a quotation": "x"}[button])

    def work_as(self, person):
        window = self.window
        window.press_until("ctrl+shift+p", "Command palette")
        window.type("Who works here")
        window.keys("Return")
        window.find("Another person…", "menu item")
        item = lambda: next((node for node in window.nodes() if "menu item" in node.get_role_name() and
                             node.get_state_set().contains(Atspi.StateType.SELECTED)), None)

        def there():
            if item() and item().get_name() == "Another person…":
                return True
            window.keys("Down")
            return False
        wait(there, "the line for another person")
        window.keys("Return")
        self.fill("Name", person)
        window.keys("Return")
        window.find("You are " + person, "push button")
