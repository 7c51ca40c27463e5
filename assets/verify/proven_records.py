"""The proof of a dossier: every entry has to stand in the log that was signed, every record to be what its entry commits to."""
import base64, collections, datetime, hashlib, io, json, os, pathlib, re, subprocess, tempfile

# How records are shown, as make_format.py reads it out of the program: their fields, which of them are told where, the words of the program.
FORMAT = json.loads((pathlib.Path(__file__).resolve().parent / "dossier_format.json").read_text("utf-8"))
KINDS = FORMAT["kinds"]
class Broken(Exception): pass
class NotJudged(Exception): pass
def sha(data): return hashlib.sha256(data).digest()
def num(value): return (value & (2**64 - 1)).to_bytes(8, "big")
def text(value): return num(len(value)) + value
def raw(words): return base64.b64decode(words, validate=True)
def name_of(key): return " ".join(re.findall("....", sha(key).hex()[:16]))
def raw_id(name): return sum("0123456789abcdefghjkmnpqrstvwxyz".index(sign) << 5 * at for at, sign in enumerate(reversed(name)))
def once(pairs):
    """What stands twice in one object is read by everybody otherwise."""
    if len(found := dict(pairs)) != len(pairs): raise Broken("a key stands twice in one object")
    return found
def parsed(words): return json.loads(words, object_pairs_hook=once)
def only(node, names):
    if extra := set(node) - set(names.split()): raise Broken(f"the proof has “{min(extra)}”, which is no part of one")
    return node
def signed_by(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, data in zip(names, (bytes.fromhex("302a300506032b6570032100") + key, message, signature)): pathlib.Path(name).write_bytes(data)
        return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin",
                               "-in", names[1], "-sigfile", names[2]], capture_output=True).returncode == 0
def root_of(node, here, size, path):
    """RFC 9162, 2.1.3.2."""
    last = size - 1
    for other in path:
        if not last: return None
        left = here & 1 or here == last
        node = sha(b"\1" + other + node) if left else sha(b"\1" + node + other)
        while left and not here & 1 and here: here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    return None if last else node
class Reader(io.BytesIO):
    """Bytes of an entry, part by part."""
    def take(self, size):
        if size < 0 or len(part := self.read(size)) != size: raise Broken("an entry cannot be read")
        return part
    def num(self): return int.from_bytes(self.take(8), "big", signed=True)
    def text(self): return self.take(self.num())
def read_entry(data):
    reader, entry = Reader(data), {"reason": "", "reason_digest": bytes(32)}
    if reader.take(19) != b"counterpoint entry " or (form := int(reader.take(1))) not in (1, 2, 3): raise Broken("an entry is of a format nobody knows")
    entry |= {"form": form, "lane": reader.text().decode(), "index": reader.num(), "at": moment(reader.num())}
    if form > 2 and reader.num() != 1: raise Broken("an entry cannot be read")
    entry["actor"], entry["operation"] = reader.text().decode(), reader.text().decode()
    entry |= {"reason_digest": reader.take(32)} if form > 2 else {"reason": reader.text().decode()}
    entry["does"] = ("", "undoes", "redoes", "")[reader.num()]
    lane = reader.text().decode() if form > 2 else ""
    entry["reverted"] = {"lane": lane, "index": reader.num()} if lane else {"revision": reader.num() if form < 3 else reader.num() * 0}
    entry["changes"] = [reader.take(32) for _ in range(reader.num())]
    seen, notice = (Reader(reader.text()), reader.text()) if form > 1 else (Reader(), b"")
    if reader.tell() != len(data): raise Broken("an entry cannot be read")
    entry["seen"], entry["notice"] = {}, json.loads(notice) if notice else {}
    while seen.tell() < len(seen.getbuffer()): entry["seen"].update([(seen.text().decode(), seen.num(), seen.take(32))[:2]])
    return entry
def decoded(kind, body):
    """A record with all its fields, those of an earlier name under the newer one."""
    record, body = {}, parsed(body)
    for field, form, default, _, _ in KINDS[kind]["fields"]:
        value = body.get(field, body.get(FORMAT["earlier"].get(f"{kind}.{field}"), default))
        if form == "list" and isinstance(value, str): value = [value]
        record[field] = default if isinstance(form, dict) and value not in form else value
    return record
def references(kind, body):
    return [(form[4:] or body[field].partition(":")[0], body[field].rpartition(":")[2]) for field, form, _, _, _ in KINDS[kind]["fields"] if str(form).startswith("ref:") and body[field]]
def order_of(ref): return KINDS[ref[0]]["number"], raw_id(ref[1])
class Proof:
    """The records as the signed entries leave them."""
    def __init__(self, proof):
        if proof["format"] != "counterpoint-proof/2": raise Broken("this is no proof that can be read here")
        only(proof, "format claim lanes entries list")
        self.claim, self.lives, self.referring, self.missing, self.workspaces = proof["claim"], {}, {}, set(), set()
        self.lanes = [self.lane(lane) for lane in proof["lanes"]]
        entries, self.listed_by = [self.entry(shown) for shown in proof["entries"]], self.check_list(proof)
        if not entries or len(set(map(place_of, entries))) < len(entries): raise Broken("the proof holds no entries, or one of them twice")
        if len(self.workspaces) > 1 or len({lane["lane"] for lane in self.lanes}) < len(self.lanes): raise Broken("the logs are not those of one workspace")
        self.entries = self.in_order(entries)
        decisions = [entry["notice"]["decision"] for entry in self.entries if self.lane_of(entry)["key"] and entry["operation"] == "history.accept" and "decision" in entry["notice"]]
        heads = [(head["lane"], head["size"], head["root"]) for decision in decisions for head in decision.get("taken_over", [])]
        for lane in self.lanes: lane["taken_over"] = lane["size"] if not lane["key"] and (lane["lane"], lane["size"], lane["root"].hex()) in heads else 0
        for seq, entry in enumerate(self.entries):
            entry["seq"] = seq
            for ref, body, known in entry["shown"]:
                self.lives.setdefault(ref, []).append((entry, body, known))
                for to in references(ref[0], body) if body else (): self.referring.setdefault(to, set()).add(ref)
    def lane(self, lane):
        if "key" not in lane: return {"lane": only(lane, "lane size root")["lane"], "size": lane["size"], "root": bytes.fromhex(lane["root"]), "key": b""}
        key, (head, _, signatures) = raw(only(lane, "key checkpoint")["key"]), lane["checkpoint"].rpartition("\n\n")
        (origin, size, root), name = head.split("\n"), head.split("\n")[0].split("/")
        for line in signatures.splitlines():
            signature = raw(line.rpartition(" ")[2])
            if signature[:4] == sha(origin.encode() + b"\n\1" + key)[:4] and signed_by(key, (head + "\n").encode(), signature[4:]): break
        else: raise Broken("the head of a log is not signed by its key")
        if len(name) != 3 or name[0] != "counterpoint" or name[2] != sha(b"counterpoint lane 1" + name[1].encode() + b"\0" + key).hex()[:32]: raise Broken("the signed head is that of another log")
        self.workspaces.add(name[1])
        return {"lane": name[2], "size": int(size), "root": raw(root), "key": key}
    def entry(self, shown):
        if type(shown["lane"]) is not int or shown["lane"] < 0: raise Broken("an entry is of no log")
        data, path, lane = raw(only(shown, "lane entry path reason reason_salt changes")["entry"]), raw(shown["path"]), self.lanes[shown["lane"]]
        entry = read_entry(data) | {"digest": sha(b"\0" + data), "withheld": "reason_salt" not in shown}
        root = root_of(entry["digest"], entry["index"], lane["size"], [path[at:at + 32] for at in range(0, len(path), 32)])
        if entry["lane"] != lane["lane"] or root != lane["root"] or not 0 <= entry["index"] < lane["size"]: raise Broken(f"entry {place(entry)} does not stand in the log that was signed")
        if "reason" in shown or "reason_salt" in shown:
            reason = text(raw(shown["reason_salt"])) + text(shown["reason"].encode())
            if entry["form"] < 3 or sha(b"counterpoint reason 1" + reason) != entry["reason_digest"]: raise Broken(f"the reason of entry {place(entry)} is not the one it commits to")
            entry["reason"] = shown["reason"]
        entry["shown"], at, last = [], 0, (0, 0)
        for change in shown["changes"]:
            known, body = "redacted" not in change, only(change, "kind id redacted digest" if "redacted" in change else "kind id salt body").get("body")
            ref, order = (ref := (change["kind"], change["id"])), order_of(ref)
            head = b"counterpoint change 1" + text(raw(change.get("salt", ""))) + num(order[0]) + num(order[1])
            digest = sha(head + (num(-1) if body is None else text(body.encode()))) if known else bytes.fromhex(change["digest"])
            if digest not in entry["changes"][at:] or order <= last: raise Broken(f"what is shown of entry {place(entry)} is not what it commits to")
            at, last = at + entry["changes"][at:].index(digest) + 1, order
            entry["shown"].append((ref, None if body is None else decoded(ref[0], body), known))
        return entry
    def check_list(self, proof):
        if not (listed := proof.get("list")): return None
        self.listed_for = only(listed, "key signature format").get("format", "")
        lines = ["counterpoint proof list 2\n" + self.listed_for if self.listed_for else "counterpoint proof list 1", proof["claim"]]
        lines += ["lane " + (f"{lane['key']} {sha(lane['checkpoint'].encode()).hex()}" if "key" in lane else f"{lane['lane']} {lane['size']} {lane['root']}") for lane in proof["lanes"]]
        for entry in proof["entries"]:
            changes = "".join(f" {c['kind']}:{c['id']}" + (":redacted" if "redacted" in c else "") for c in entry["changes"])
            lines.append(f"entry {entry['lane']} {sha(bytes(1) + raw(entry['entry'])).hex()} " + ("reason" if "reason" in entry else "-") + changes)
        if signed_by(raw(listed["key"]), ("\n".join(lines) + "\n").encode(), raw(listed["signature"])): return raw(listed["key"])
        raise Broken("the entries are not those that whoever made the proof listed")
    def in_order(self, entries):
        """In each log by index; behind every entry of a head it saw; else the earlier first."""
        left, done = {}, []
        for entry in sorted(entries, key=place_of, reverse=True): left.setdefault(entry["lane"], []).append(entry)
        while left:
            free = [lane for lane in left if not any(left[other][-1]["index"] < size for other, size in left[lane][-1]["seen"].items() if other in left and other != lane)]
            if not free: raise Broken("the entries contradict each other about what came first")
            lane = min(free, key=lambda lane: (left[lane][-1]["at"], lane))
            done.append(left[lane].pop())
            if not left[lane]: del left[lane]
        return done
    def lane_of(self, entry): return next(lane for lane in self.lanes if lane["lane"] == entry["lane"])
    def be_judged(self):
        if any("desk" in entry["notice"] for entry in self.entries):
            raise NotJudged("it comes from a desk; who of its members may decide, and how their changes merge, only “counterpoint-cli verify-dossier” knows")
        if any("tails" in entry["notice"].get("decision", {}) for entry in self.entries):
            raise NotJudged("nobody signed a part of one log when it was written; what stands of it, only “counterpoint-cli verify-dossier” knows")
    def unfounded(self, told):
        """What is left out as redacted though no redaction says so."""
        states, counts, reasons, seqs = set(), collections.Counter(), set(), {place_of(entry): entry["seq"] for entry in self.entries}
        for entry in self.entries:
            redaction, signed = entry["notice"].get("redaction", {}), self.lane_of(entry)["key"]
            counting = lambda each: entry["form"] > 2 and seqs.get((each[0], each[1]), entry["seq"]) < entry["seq"] and (signed or not self.lane_of({"lane": each[0]})["key"])
            states |= {tuple(each) for each in redaction.get("states", []) if counting(each)}
            reasons |= {tuple(each) for each in redaction.get("reasons", []) if counting(each)}
            if entry["form"] < 3 and signed: counts.update(tuple(each[-2:]) for each in redaction.get("states", []))
        for entry in self.entries:
            if entry["seq"] in told and redacted_reason(entry) and place_of(entry) not in reasons: yield f"the reason of entry {place(entry)} is left out as redacted, and no redaction says so"
            for ref, _, known in entry["shown"]:
                if known or (*place_of(entry), *ref) in states: continue
                if not counts[ref]: yield f"what entry {place(entry)} did to {ref[0]} {ref[1]} is left out as redacted, and no redaction says so"
                else: counts[ref] -= 1
    def life(self, ref):
        if ref[1] and ref not in self.lives: self.missing.add(ref)
        return self.lives.get(ref, [])
    def find(self, kind, key): return life[-1][1] if (life := self.life((kind, key))) else None
    def get(self, kind, key):
        if (body := self.find(kind, key)) is None: raise Broken(f"what is proven is no whole dossier: it lacks {kind} {key}")
        return body
    def of(self, kind, field=None, wanted=None):
        found = {ref[1]: life[-1][1] for ref, life in self.lives.items() if ref[0] == kind and life[-1][1]}
        return sorted((key for key, body in found.items() if not field or body[field] == wanted), key=raw_id)
def place_of(entry): return entry["lane"], entry["index"]
def place(entry): return f"{entry['lane'][:8]}:{entry['index']}"
def redacted_reason(entry): return entry["withheld"] and any(entry["reason_digest"])
def moment(milliseconds): return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)).isoformat(timespec="milliseconds") + "Z"
