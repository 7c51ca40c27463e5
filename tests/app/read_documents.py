"""What tests of documents share: one is brought in, and its words, parts and quotations are asked for."""
from cli_driver import Desk


class Documents(Desk):
    def setUp(self):
        super().setUp()
        self.cli("init")

    def imported(self, name, content):
        """The source; what was said of it is in `self.told`, its facts in `self.found`."""
        self.found = self.brought(self.file(name, content))
        self.told = self.said
        return self.found["id"]

    def text_of(self, source):
        return self.rows("show", source, "--text")[0]["text"]

    def quotes_in(self, name, content):
        found = self.rows("detect", self.file(name, content))[0]["quotes"]
        return [(" ".join(each["text"].split()), each["speaker"]) for each in found]

    def parts_of(self, source):
        shown = self.rows("show", source, "--text")[0]
        return [(each["label"], shown["text"][each["start"]:each["end"]].strip()) for each in shown.get("parts", [])]
