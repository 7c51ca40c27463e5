#!/usr/bin/env python3
"""Checks a dossier of Counterpoint without Counterpoint: python3 verify_dossier.py FILE [FINGERPRINT…]
FILE is a dossier in JSON or HTML. Needed are Python's standard library and the program "openssl" (3.0 or later) for Ed25519. Every entry
has to stand in the log that was signed, every record to be what its entry commits to; then the dossier is made anew from the proven records,
and each line that is shown otherwise is named. FINGERPRINTs are the keys that may have signed. Exit code 0: all that is shown is proven.
1: something is not; each is named. 3: an entry, a path or a signature does not hold, or the file cannot be read."""
import base64, datetime, hashlib, html, io, itertools, json, os, pathlib, re, subprocess, sys, tempfile

# How records are shown: which fields are told where, and under which name; which relation stands on which side; the words of the program.
FORMAT = json.loads((pathlib.Path(__file__).resolve().parent / "dossier_format.json").read_text("utf-8"))
KINDS, SIDES = FORMAT["kinds"], FORMAT["sides"]
class Broken(Exception): pass
def sha(data): return hashlib.sha256(data).digest()
def num(value): return (value & (2**64 - 1)).to_bytes(8, "big")
def text(value): return num(len(value)) + value
def name_of(key): return " ".join(re.findall("....", sha(key).hex()[:16]))
def raw_id(name): return sum("0123456789abcdefghjkmnpqrstvwxyz".index(sign) << 5 * at for at, sign in enumerate(reversed(name)))
def signed_by(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, data in zip(names, (bytes.fromhex("302a300506032b6570032100") + key, message, signature)): pathlib.Path(name).write_bytes(data)
        return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin",
                               "-in", names[1], "-sigfile", names[2]], capture_output=True).returncode == 0
def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2."""
    node, last, here = leaf, size - 1, index
    for other in path:
        left = here & 1 or here == last
        node = sha(b"\1" + other + node) if left else sha(b"\1" + node + other)
        while left and not here & 1 and here: here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    return node if 0 <= index < size and not last else None
class Reader(io.BytesIO):
    """Bytes of an entry, part by part."""
    def take(self, size):
        if size < 0 or len(part := self.read(size)) != size: raise Broken("an entry cannot be read")
        return part
    def num(self): return int.from_bytes(self.take(8), "big", signed=True)
    def text(self): return self.take(self.num())
    def ended(self): return self.tell() == len(self.getbuffer())
    def heads(self):
        while not self.ended(): yield (self.text().decode(), self.num(), self.take(32))[:2]
def read_entry(data):
    reader, entry = Reader(data), {}
    if reader.take(19) != b"counterpoint entry " or (form := int(reader.take(1))) not in (1, 2, 3): raise Broken("an entry is of a format nobody knows")
    entry["lane"], entry["index"], entry["at"] = reader.text().decode(), reader.num(), reader.num()
    if form >= 3 and reader.num() != 1: raise Broken("an entry cannot be read")
    entry["actor"], entry["operation"] = reader.text().decode(), reader.text().decode()
    entry |= {"reason_digest": reader.take(32)} if form >= 3 else {"reason": reader.text().decode()}
    for part in (reader.num, reader.text, reader.num) if form >= 3 else (reader.num, reader.num): part() # which kind, and what it takes back
    entry["changes"] = [reader.take(32) for _ in range(reader.num())]
    entry["seen"], entry["notice"] = (reader.text(), reader.text()) if form >= 2 else (b"", b"")
    if not reader.ended(): raise Broken("an entry cannot be read")
    return entry
class Proof:
    """The records as the signed entries leave them."""
    def __init__(self, proof):
        if proof.get("format") != "counterpoint-proof/2": raise Broken("this is no proof that can be read here")
        self.keys, self.unsigned, self.accepted, self.bodies, self.lines = [], [], [], {}, []
        self.lanes, self.listed_by = [self.lane(lane) for lane in proof["lanes"]], self.check_list(proof)
        entries = [self.entry(shown, self.lanes) for shown in proof["entries"]]
        for entry in self.in_order(entries):
            for ref, body, known in entry["shown"]:
                self.lines.append((entry, ref, self.bodies.get(ref), body if known else None))
                self.bodies |= {ref: body} if known else {}
        self.records = {ref: body for ref, body in self.bodies.items() if body is not None}
    def lane(self, lane):
        if "key" not in lane: return {"lane": lane["lane"], "size": lane["size"], "root": bytes.fromhex(lane["root"]), "key": b""}
        key, (head, _, signatures) = base64.b64decode(lane["key"]), lane["checkpoint"].rpartition("\n\n")
        (origin, size, root), name = head.split("\n"), head.split("\n")[0].split("/")
        for line in signatures.splitlines():
            signature = base64.b64decode(line.rpartition(" ")[2])
            if signature[:4] == sha(origin.encode() + b"\n\1" + key)[:4] and signed_by(key, (head + "\n").encode(), signature[4:]): break
        else: raise Broken("the head of a log is not signed by its key")
        if len(name) != 3 or name[2] != sha(b"counterpoint lane 1" + name[1].encode() + b"\0" + key).hex()[:32]: raise Broken("the signed head is that of another log")
        self.keys.append(key)
        return {"lane": name[2], "size": int(size), "root": base64.b64decode(root), "key": key}
    def entry(self, shown, lanes):
        data, path, lane = base64.b64decode(shown["entry"]), base64.b64decode(shown["path"]), lanes[shown["lane"]]
        entry = read_entry(data) | {"digest": sha(b"\0" + data)}
        root = root_of(entry["digest"], entry["index"], lane["size"], [path[at:at + 32] for at in range(0, len(path), 32)])
        if entry["lane"] != lane["lane"] or root != lane["root"]: raise Broken(f"entry {lane['lane'][:8]}:{entry['index']} does not stand in the log that was signed")
        if not lane["key"]: self.unsigned.append(lane)
        elif entry["operation"] == "history.accept": self.accepted += [(h["lane"], h["size"], h["root"]) for h in json.loads(entry["notice"])["decision"].get("taken_over", [])]
        if "reason" in shown:
            reason = text(base64.b64decode(shown["reason_salt"])) + text(shown["reason"].encode())
            if sha(b"counterpoint reason 1" + reason) != entry.get("reason_digest"): raise Broken("a reason is not the one its entry commits to")
            entry["reason"] = shown["reason"]
        entry["shown"], place = [], 0
        for change in shown["changes"]:
            ref, known, body = (change["kind"], change["id"]), "redacted" not in change, change.get("body")
            head = b"counterpoint change 1" + text(base64.b64decode(change.get("salt", ""))) + num(KINDS.index(ref[0])) + num(raw_id(ref[1]))
            digest = sha(head + (num(-1) if body is None else text(body.encode()))) if known else bytes.fromhex(change["digest"])
            if digest not in entry["changes"][place:]: raise Broken(f"what is shown of entry {entry['lane'][:8]}:{entry['index']} is not what it commits to")
            place += entry["changes"][place:].index(digest) + 1
            entry["shown"].append((ref, None if body is None else json.loads(body), known))
        return entry
    def check_list(self, proof):
        if not (listed := proof.get("list")): return None
        form = listed.get("format", "")
        lines = ["counterpoint proof list 2\n" + form if form else "counterpoint proof list 1", proof["claim"]]
        lines += ["lane " + (f"{lane['key']} {sha(lane['checkpoint'].encode()).hex()}" if "key" in lane else f"{lane['lane']} {lane['size']} {lane['root']}") for lane in proof["lanes"]]
        for entry in proof["entries"]:
            changes = "".join(f" {c['kind']}:{c['id']}" + (":redacted" if "redacted" in c else "") for c in entry["changes"])
            lines.append(f"entry {entry['lane']} {sha(bytes(1) + base64.b64decode(entry['entry'])).hex()} " + ("reason" if "reason" in entry else "-") + changes)
        if signed_by(base64.b64decode(listed["key"]), ("\n".join(lines) + "\n").encode(), base64.b64decode(listed["signature"])): return listed["key"]
        raise Broken("the entries are not those that whoever made the proof listed")
    def in_order(self, entries):
        """In each log by index; behind every entry of a head it saw; else the earlier first."""
        left, done = sorted(entries, key=lambda e: (e["lane"], e["index"])), []
        needs = {id(entry): dict(Reader(entry["seen"]).heads()) for entry in left}
        while left:
            free = [e for e in {entry["lane"]: entry for entry in reversed(left)}.values() if not any(o["lane"] != e["lane"] and o["index"] < needs[id(e)].get(o["lane"], 0) for o in left)]
            if not free: raise Broken("the entries contradict each other about what came first")
            left.remove(done.append(min(free, key=lambda e: (e["at"], e["lane"]))) or done[-1])
        return done
    def of(self, kind, field, wanted): return sorted(ref[1] for ref, body in self.records.items() if ref[0] == kind and body.get(field) == wanted)
class Dossier:
    """What is shown, held against what is proven."""
    def __init__(self, shown, proof):
        self.shown, self.proof, self.findings = shown, proof, []
        self.form = int(shown["format"].rpartition("/")[2])
        if self.form not in (2, 3): raise Broken("this dossier is of a format nobody knows here")
    def differs(self, where, shown, proven): self.findings += [f"{where}: shown “{shown}”, proven “{proven}”"] if shown != proven else []
    def record(self, where, kind, node, wanted=None, also=()):
        """The fields of one record; `also` are keys that are told in words of their own."""
        body = self.proof.records.get((kind, node.get("id")))
        if wanted is not None: self.differs(where + ".id", node.get("id"), wanted)
        if body is None: return self.findings.append(f"{where}: nothing of this {kind} is proven") or {}
        expected = {"id": node["id"]}
        skipped = set((FORMAT["elsewhere"].get(kind, "") + " " + FORMAT["unseen"].get(kind, "")).split())
        key_of = lambda field: FORMAT["renamed"].get(f"{kind}.{field}", field)
        expected |= {key_of(each.partition(".")[2]): value for each, value in FORMAT["defaults"].items() if each.startswith(kind + ".")}
        expected |= {key_of(field): value for field, value in body.items() if field not in skipped and (self.form > 2 or f"{kind}.{field}" not in FORMAT["since_third"])}
        for key in sorted((set(expected) | set(node)) - set(also) - {"@type"}): self.differs(f"{where}.{key}", node.get(key) or None, expected.get(key) or None)
        return body
    def party(self, where, node, wanted):
        if not wanted: return self.differs(where, node, None)
        body = self.record(where, "party", node := node or {}, wanted, ("sameAs",))
        self.differs(where + ".@type", node.get("@type"), "Organization" if body.get("type") == "organisation" else "Person")
        self.differs(where + ".sameAs", node.get("sameAs"), "https://www.wikidata.org/entity/" + body["wikidata"] if body.get("wikidata") else None)
    def name(self, party): return self.proof.records.get(("party", party), {}).get("name") if party else None
    def trail(self, where, steps, statement):
        wanted, todo = [], self.proof.of("quotation", "statement", statement)
        while todo:
            wanted.append(todo.pop(0))
            source = self.proof.records.get(("quotation", wanted[-1]), {}).get("quoted_from")
            todo += [source] if source and source not in wanted else []
        self.differs(where + " (quotations)", sorted(s["quotation"].get("id", "") for s in steps), sorted(set(wanted)))
        for at, step in enumerate(steps):
            here = f"{where}[{at}]"
            body = self.record(here + ".quotation", "quotation", step["quotation"])
            for kind in ("text", "capture", "source"): body = self.record(f"{here}.{kind}", kind, step[kind], body.get(kind), ("publisher", "agency"))
            for field in ("publisher", "agency")[:self.form - 1]: self.differs(f"{here}.source.{field}", step["source"].get(field), self.name(body.get(field)))
    def run(self):
        shown, proof, claim = self.shown, self.proof, self.shown["claim"]["id"]
        topic = self.record("claim", "claim", shown["claim"], also=("topic",)).get("topic")
        self.differs("claim.topic", shown["claim"].get("topic"), proof.records.get(("topic", topic), {}).get("name"))
        begun = [ref[1] for _, ref, before, _ in proof.lines if ref[0] == "review" and ref[1] in proof.of("review", "claim", claim) and before is None]
        self.review(shown["review"], begun[-1] if begun else None)
        links = {link: proof.records[("link", link)] for link in proof.of("link", "to", "claim:" + claim)}
        for relation, side in SIDES.items():
            wanted = [link for link, b in links.items() if b.get("relation", "asserts") == relation and b["from"].startswith("statement:")]
            self.differs(side, [each["link"].get("id") for each in shown[side]], wanted)
            for at, each in enumerate(shown[side]):
                where, link = f"{side}[{at}]", self.record(f"{side}[{at}].link", "link", each["link"])
                said = self.record(where, "statement", each, link.get("from", "").partition(":")[2], ("speaker", "on_behalf_of", "link", "trail"))
                for field in ("speaker", "on_behalf_of"): self.party(f"{where}.{field}", each.get(field), said.get(field))
                self.trail(where + ".trail", each["trail"], each.get("id"))
        related = [b["from"].partition(":")[2] for b in links.values() if b["from"].startswith("claim:")] + [proof.records[("link", link)]["to"].partition(":")[2] for link in proof.of("link", "from", "claim:" + claim)]
        self.differs("related", [(each["id"], each["text"]) for each in shown["related"]], [(each, proof.records.get(("claim", each), {}).get("text")) for each in related])
        self.differs("replies", sorted(each["id"] for each in shown["replies"]), proof.of("reply_request", "claim", claim))
        for at, each in enumerate(shown["replies"]):
            asked = self.record(f"replies[{at}]", "reply_request", each, also=("asked", "answer"))
            self.differs(f"replies[{at}].asked", each["asked"], self.name(asked.get("party")))
            answer = each.get("answer") or {"trail": []}
            self.differs(f"replies[{at}].answer", answer.get("text"), proof.records.get(("statement", asked.get("answer")), {}).get("text"))
            self.trail(f"replies[{at}].answer.trail", answer["trail"], asked.get("answer"))
        return self.log() or self.history()
    def review(self, node, wanted):
        if not wanted or not node: return self.differs("review", (node or {}).get("id"), wanted)
        body = self.record("review", "review", node, wanted, ("rating", "scale", "approval_form", "stale_approval"))
        scale = self.proof.records.get(("scale", body.get("scale")), {})
        rating = next((r for r in scale.get("ratings", []) if r["key"] == body.get("rating")), {})
        for key in ("key", "labels", "ordinal", "colour", "kind"): self.differs(f"review.rating.{key}", (node.get("rating") or {}).get(key), ({"kind": "veracity"} | rating).get(key))
        if label := rating.get("labels", {}).get(self.shown["language"]): self.differs("review.rating.label", node["rating"]["label"], label)
        newest = max([b.get("version", 1) for (k, _), b in self.proof.records.items() if k == "scale" and b["key"] == scale.get("key")], default=1)
        self.differs("review.scale", node.get("scale"), {"key": scale.get("key"), "version": scale.get("version", 1), "newest_version": newest})
        corrections = [c for c in self.proof.of("correction", "review", wanted) if self.proof.records[("correction", c)].get("state") != "turned_down"]
        self.differs("corrections", [each["id"] for each in self.shown["corrections"]], corrections)
        for at, each in enumerate(self.shown["corrections"]):
            made = self.record(f"corrections[{at}]", "correction", each, also=("before", "after"))
            for side, key in itertools.product(("before", "after"), ("claim", "rating", "summary", "rationale")):
                self.differs(f"corrections[{at}].{side}.{key}", each[side].get(key) or None, made.get(("prior_" if side == "before" else "") + key + ("_text" if key == "claim" else "")))
    def log(self):
        lanes = {lane["lane"]: lane for lane in self.proof.lanes}
        for lane in self.shown["log"]["lanes"]:
            proven = lanes.get(lane["lane"], {"size": None, "root": b"", "key": b""})
            proven = {"size": proven["size"], "root": proven["root"].hex(), "key": name_of(proven["key"]) if proven["key"] else None}
            for key, value in proven.items(): self.differs(f"log.{lane['lane'][:8]}.{key}", lane.get(key), value)
        newest = (self.shown["history"] or [{}])[0]
        for key in ("lane", "index", "at"): self.differs(f"log.newest.{key}", self.shown["log"].get("newest", {}).get(key), newest.get(key))
    def history(self):
        proven = {(e["lane"], e["index"], *ref): (e, before, after) for e, ref, before, after in self.proof.lines}
        shown = [(h["lane"], h["index"], h["kind"], h["id"]) for h in self.shown["history"]]
        about = {place[2:] for place in shown} | {("claim", self.shown["claim"]["id"])}
        self.findings += [f"history: what entry {place[0][:8]}:{place[1]} did to {place[2]} {place[3]} is left out" for place in proven if place[2:] in about and place not in shown]
        for at, (place, line) in enumerate(zip(shown, self.shown["history"])):
            entry, before, after = proven.get(place, ({"digest": b"", "at": 0}, None, None))
            entry = entry | {"digest": entry["digest"].hex(), "at": moment(entry["at"])}
            for key in ("actor", "operation", "reason", "digest", "at"): self.differs(f"history[{at}].{key}", line.get(key), entry.get(key) or None)
            told = [{"field": field, "before": old, "after": new} for field, old, new in self.changes(place[2], before, after)]
            self.findings += [f"history[{at}]: shown {x}, proven {y}" for x, y in itertools.zip_longest(line["fields"], told) if x != y and not line.get("redacted")]
        return self.findings
    def changes(self, kind, before, after):
        """Field by field what an entry changed, in words."""
        for field, form in FORMAT["fields"][kind]:
            raw = [None if body is None else body.get(field) for body in (before, after)]
            if before is not None and after is not None and raw[0] == raw[1]: continue
            old, new = ("" if body is None else self.words(kind, body, field, form) for body in (before, after))
            if before is not None and after is not None and form == "digest": old, new = ((each[:12] + "…") if each else each for each in (old, new))
            if old == new and before is not None and after is not None and str(form).startswith("ref") and all(raw): old, new = (f"{each} ({of[-5:].upper()})" for each, of in ((old, raw[0]), (new, raw[1])))
            if old != new: yield field, old, new
    def words(self, kind, body, field, form):
        value = body.get(field)
        if isinstance(form, dict): return form[value or ""]
        if field in ("rating", "beside", "prior_rating") and kind in ("review", "vote", "correction"): return self.rating(body.get("prior_scale" if field[0] == "p" else "scale"), value)
        if not value or form == "number": return str(value or 0) if form == "number" else ""
        if form == "date": return day(value)
        if form == "instant": return f"{day(value[:10])}, {value[11:19]} UTC"
        if form == "list": return "; ".join(value)
        return self.caption(form[4:] or value.partition(":")[0], value.rpartition(":")[2]) if form.startswith("ref") else value
    def rating(self, scale, key):
        ratings = self.proof.records.get(("scale", scale), {}).get("ratings", [])
        return next((each["labels"].get("en") or next(iter(each["labels"].values())) for each in ratings if each["key"] == key), key or "")
    def caption(self, kind, key):
        if (body := self.proof.records.get((kind, key))) is None: return key
        if kind == "scale": return body["names"].get("en") or next(iter(body["names"].values()))
        if kind == "review": return self.rating(body.get("scale"), body.get("rating"))
        named = {"correction": "notice", "remark": "text", "reply_request": "question"} | FORMAT["captions"]
        spare = {"correction": "tier", "remark": "purpose", "link": "relation", "reply_request": "channel"}.get(kind, named.get(kind))
        return body.get(named.get(kind)) or self.words(kind, body, spare, dict(FORMAT["fields"][kind])[spare])
def day(text):
    months, (year, month, date) = "January February March April May June July August September October November December".split(), (text.split("-") + ["", ""])[:3]
    return f"{int(date)} {months[int(month) - 1]} {year}" if date else f"{months[int(month) - 1]} {year}" if month else year
def moment(milliseconds): return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)).isoformat(timespec="milliseconds") + "Z"
def pieces_of(page):
    """The words of a page with line and element, in which nothing stands but what the program writes."""
    line = 1
    for at, (tag, words) in enumerate(parts := re.findall(r"<([^<>]*)>([^<>]*)", page.replace("<br>", "\n"))):
        line += words.count("\n") if (at == 0 or tag) else 0
        if not re.fullmatch(FORMAT["tags"], tag): raise Broken(f"the page has an element that the program does not write: <{tag}>")
        if tag == "style" and sha(words.encode()).hex() not in FORMAT["styles"]: raise Broken("the page is dressed otherwise than the program does it")
        plain = plainly(html.unescape(words))
        if plain and tag not in ("style", "title") and not tag.startswith("script"): yield line, "badge" if at and parts[at - 1][0].startswith("span style") else tag.partition(" ")[0], plain
    if "".join(f"<{tag}>{words}" for tag, words in parts) != page.replace("<br>", "\n"): raise Broken("the page is not written as the program does it")
def plainly(words): return " ".join(str(words).split()).strip("…· ")
def strings(node):
    node = list(node.values()) if isinstance(node, dict) else node
    return set().union(*map(strings, node)) if isinstance(node, list) and node else {plainly(node)}
def check_page(page, shown, proof, findings):
    """Each piece is a value that is shown and proven, or a word of the program; and what matters most stands in its order."""
    pieces, scales = list(pieces_of(page)), [body for (kind, _), body in proof.records.items() if kind == "scale"]
    told, words = strings(shown) | strings([[s["names"], [r["labels"] for r in s["ratings"]]] for s in scales]), {" ".join(pair[at].split()) for pair in FORMAT["labels"] for at in (0, 1)}
    forms = [re.compile(re.sub(r"\\{\w+\\}", "(.+?)", re.escape(each)) + "$") for each in words if "{" in each]
    def is_date(piece): return all((part.strip("~?.,") in words and part.strip("~?.,").isalpha()) or re.fullmatch(r"[\d:–~/-]+(er)?|UTC|about|vers", part) for part in piece.split())
    def known(piece):
        if re.sub(" [0-9a-f]{8}:\\d+$", "", piece) in words: return True
        if piece in told or piece in words or is_date(piece) or re.fullmatch(r"[0-9a-f]{8}:\d+|[0-9a-f ]{16,64}|[\d   ,.]+", piece): return True
        return any(found and all(known(each) for each in found.groups()) for found in (form.match(piece) for form in forms)) or any(sign in piece and all(known(each.strip()) for each in piece.split(sign)) for sign in (" · ", ", ", " (", ")", ": ") if piece.strip(sign) != piece or sign in piece[1:-1])
    findings += [f"line {line} of the page: “{piece}” is shown, and nothing of the kind is proven" for line, place, piece in pieces if not known(piece)]
    sides = [each for side in SIDES.values() for each in shown[side]]
    steps = [step["quotation"]["exact"] for each in sides + [r.get("answer") or {"trail": []} for r in shown["replies"]] for step in each["trail"]]
    wanted = {"h1": [shown["claim"]["text"]], "mark": steps, "badge": [shown["review"]["rating"]["label"]] if (shown["review"] or {}).get("rating") else [],
              "blockquote": [each["text"] for each in sides] + [r["answer"]["text"] for r in shown["replies"] if r.get("answer")]}
    for place, values in wanted.items():
        found, values = [piece for _, at, piece in pieces if at == place], [plainly(value) for value in values]
        if found != values: findings.append(f"the page shows as {place}: {found}, proven: {values}")
def main(path, fingerprints):
    words = pathlib.Path(path).read_text("utf-8")
    page = words.lstrip("\ufeff \r\n\t").startswith("<")
    shown = json.loads(re.search(r'<script type="application/json" id="counterpoint-dossier">([^<>&]*)</script>', words).group(1) if page else words)
    proof = Proof(shown.pop("proof"))
    findings = Dossier(shown, proof).run()
    if page: check_page(words.strip("\ufeff\n") + "\n", shown, proof, findings)
    names = [name_of(key) for key in proof.keys]
    known = {each.replace(" ", "").lower() for each in fingerprints}
    findings += [f"the key {name} signed, and you did not name it" for name in names if known and name.replace(" ", "") not in known]
    open_ones = [lane for lane in proof.unsigned if (lane["lane"], lane["size"], lane["root"].hex()) not in proof.accepted]
    if open_ones: findings.append(f"nobody signed {len(open_ones)} of these entries")
    elif proof.unsigned: print(f"Nobody signed {len(proof.unsigned)} of these entries when they were written; a signed decision took them over.")
    print(*findings, sep="\n", end="\n" if findings else "")
    print(f"{len(shown['history'])} lines of history, {len(proof.records)} records; signed by: {', '.join(names) or 'nobody'}.")
    if proof.listed_by is None: print("Nobody signed which entries belong here: some may have been left out.")
    print("All that is shown is proven." if not findings else f"Not all that is shown is proven: {len(findings)} findings.")
    return bool(findings)
if __name__ == "__main__":
    try: sys.exit(main(sys.argv[1], sys.argv[2:]))
    except (Broken, ValueError, KeyError, IndexError, OSError, TypeError, AttributeError) as error:
        sys.exit(print(f"It does not hold: {error}") or 3)
