"""A dossier made anew from the records that a proof proves, for verify_dossier.py."""
import itertools, json, re
from proven_records import FORMAT, KINDS, name_of, order_of, raw_id, redacted_reason, references, sha, text

def said(**fields): return {key: value for key, value in fields.items() if value}
def earliest(date, unknown):
    """The first day it may mean, to be ordered by."""
    left = date.partition("/")[0].strip("~?%").replace("X", "0")
    if left in ("", ".."): return (-99999,) if date else unknown
    year, month, day = re.match(r"(-?\d*)-?(\d*)-?(\d*)", left).groups()
    month = int(month or 1) or 1
    return int(year), (month - 21) * 3 + 3 if month > 20 else month, int(day or 1) or 1
class Dossier:
    """What a dossier of the proven records shows, in the words of one language."""
    def __init__(self, proof, form, language):
        self.proof, self.form, self.language, self.find, self.get, self.of = proof, form, language, proof.find, proof.get, proof.of
    def tr(self, english, **parts): return re.sub(r"\{(\w+)\}", lambda found: str(parts[found[1]]), FORMAT["french"].get(english, english) if self.language == "fr" else english)
    def local(self, texts): return next((texts[each] for each in (self.language, "en", *sorted(texts)) if each in texts), "")
    def rating(self, scale, key): return next((each for each in (self.find("scale", scale) or {"ratings": []})["ratings"] if each["key"] == key), None)
    def label(self, scale, key): return self.local(rating.get("labels", {})) if (rating := self.rating(scale, key)) else key
    def shown_steps(self, tree):
        """Each step of a trail once, in the order of the dossier."""
        trails = [each["trail"] for side in FORMAT["sides"] for each in tree[side]] + [each["answer"]["trail"] for each in tree["replies"] if "answer" in each]
        steps = {}
        for step in itertools.chain(*trails): steps.setdefault(step["quotation"]["id"], step)
        return steps
    def name(self, party): return (self.find("party", party) or {"name": ""})["name"]
    def record(self, kind, key):
        """The fields of one record, and the record."""
        node, body = {"id": key}, self.get(kind, key)
        for field, _, default, _, use in KINDS[kind]["fields"]:
            how, name, since = FORMAT["told"].get(f"{kind}.{field}", ("when_set", field, 2))
            if "unseen" not in use and how != "elsewhere" and since <= self.form and (how == "always" or body[field] != default): node[name] = body[field]
        return node, body
    def party(self, key):
        if not self.find("party", key): return None
        node, body = self.record("party", key)
        return node | {"@type": "Person" if body["type"] == "person" else "Organization"} | said(sameAs=body["wikidata"] and "https://www.wikidata.org/entity/" + body["wikidata"])
    def step(self, key):
        node, start, ref = {}, self.get("quotation", key)["start"], key
        for kind, to in (("quotation", "text"), ("text", "capture"), ("capture", "source"), ("source", None)):
            node[kind], body = self.record(kind, ref)
            ref = body.get(to)
        text, agency = self.get("text", self.get("quotation", key)["text"]), self.form > 2 and self.find("party", body["agency"])
        node["source"] |= {"@type": "Article" if body["type"] == "article" else "CreativeWork"} | said(publisher=self.name(body["publisher"])) | ({"agency": agency["name"]} if agency else {})
        behind = [each for each in text["positions"] if each.get("start", 0) <= start < text["code_points"]]
        return node | said(position=[each for kind in ("page", "time", "part", "region") for each in [each for each in behind if each.get("kind", "page") == kind][-1:]])
    def trail(self, statement):
        found = []
        for each in self.of("quotation", "statement", statement):
            while each and each not in found and self.find("quotation", each): found.append(each); each = self.find("quotation", each)["quoted_from"]
        return sorted(map(self.step, found), key=lambda step: earliest(step["source"].get("published", ""), (99999,)))
    def statement(self, link):
        tied, body = self.record("link", link)
        node, said_by = self.record("statement", body["from"].partition(":")[2])
        return node | {"@type": "Quotation", "link": tied, "trail": self.trail(node["id"])} | {field: self.party(said_by[field]) for field in ("speaker", "on_behalf_of") if said_by[field]}
    def review(self, key):
        if not key: return None
        node, body = self.record("review", key)
        node |= {"@type": "ClaimReview", "stale_approval": body["state"] in ("approved", "published", "corrected") and bool(body["approved"]) and self.approval(key, body) != body["approved"]}
        if body["approved"]: node["approval_form"] = body["approval_form"]
        if rating := self.rating(body["scale"], body["rating"]):
            labels, definition = rating.get("labels", {}), self.local(rating.get("definitions", {}))
            node["rating"] = {"@type": "Rating", "key": rating["key"], "label": self.local(labels), "labels": labels, "definition": definition,
                              "kind": rating.get("kind", "veracity")} | said(ordinal=rating.get("ordinal"), colour=rating.get("colour"))
        if scale := self.find("scale", body["scale"]):
            newest = max(self.get("scale", each)["version"] for each in self.of("scale", "key", scale["key"]))
            node["scale"] = {"key": scale["key"], "version": scale["version"], "newest_version": newest}
        return node
    def correction(self, key):
        node, body = self.record("correction", key)
        for side, prior in (("before", "prior_"), ("after", "")):
            scale = self.form > 2 and self.find("scale", body[prior + "scale"])
            node[side] = {"rating": body[prior + "rating"]} | said(claim=body[prior + "claim_text"], summary=body[prior + "summary"], rationale=body[prior + "rationale"])
            if scale: node[side]["scale"] = {"key": scale["key"], "version": scale["version"]}
        return node | {"@type": "CorrectionComment"}
    def reply(self, key):
        node, body = self.record("reply_request", key)
        answer = self.find("statement", body["answer"])
        return node | {"asked": self.name(body["party"])} | said(answer=answer and {"id": body["answer"], "text": answer["text"], "trail": self.trail(body["answer"])})
    def approval(self, key, review):
        """The digest of what an approval covers, as it is now; that of the first form covers less."""
        claim, first, covered = "claim:" + review["claim"], review["approval_form"] == 1, {("claim", review["claim"]): "whole", ("review", key): "whole"}
        links = self.of("link", "to", claim) + self.of("link", "from", claim)
        said_here = {self.get("link", link)["from"] for link in links}
        def add(cover, *refs): covered.update({ref: cover for ref in refs if ref[1] and covered.get(ref) != "whole"})
        def statement(key):
            add("whole", ("statement", key), *(("party", self.get("statement", key)[field]) for field in ("speaker", "on_behalf_of")))
            for step in self.trail(key):
                add("whole", *((kind, step[kind]["id"]) for kind in ("quotation", "text", "capture", "source")))
                add("caption", *(("party", self.get("source", step["source"]["id"])[field]) for field in ("publisher", "agency")))
        add("caption", ("topic", self.get("claim", review["claim"])["topic"]))
        add("whole", *(("link", link) for link in links), *(("correction", each) for each in self.of("correction", "review", key) if self.get("correction", each)["state"] == "in_force"))
        for kind, _, end in (self.get("link", link)[side].partition(":") for link in links for side in ("from", "to")):
            if kind == "statement": statement(end)
            elif end != review["claim"]: add("caption", (kind, end))
        for each in self.of("reply_request", "claim", review["claim"]):
            asked = self.get("reply_request", each)
            add("whole", ("reply_request", each)); add("caption", ("party", asked["party"]))
            if asked["answer"]: statement(asked["answer"])
        data, left_out = f"counterpoint approval {review['approval_form']}".encode(), {"workflow"} if first else {"workflow", "unseen"}
        for (kind, each), cover in sorted(covered.items(), key=lambda one: order_of(one[0])):
            if not (body := self.find(kind, each)): continue
            if first and not (cover == "whole" and (kind in ("claim", "review", "link") or f"{kind}:{each}" in said_here or f"statement:{body.get('statement')}" in said_here)): continue
            kept = {field: body[field] for field, _, default, _, use in KINDS[kind]["fields"] if body[field] != default and not left_out & set(use)}
            part = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if cover == "whole" else self.caption(kind, body)
            for piece in (kind, each, *([] if first else [cover]), part): data += text(piece.encode())
        return sha(data).hex()
    def belonging(self):
        """The claim and all that hangs or ever hung on it."""
        found, ahead = set(), [("claim", self.proof.claim)]
        while ahead:
            if (ref := ahead.pop()) in found: continue
            found.add(ref)
            kind = "quotation" if ref[0] == "quotation" else "statement"
            ahead += [each for _, body, _ in self.proof.life(ref) if body for each in references(ref[0], body) if each[0] == kind]
            for other in self.proof.referring.get(ref, ()):
                apart = KINDS[other[0]]["shared"] or (ref[0], other[0]) == ("statement", "link") or (other[0] == "quotation" and ref[0] != "statement")
                if not apart: ahead.append(other)
        return sorted(found, key=order_of)
    def lines(self):
        """The steps of all that belongs to the claim, the newest first: entry, record, before, after, what is known of both."""
        steps = []
        for ref in self.belonging():
            before, known_before = None, True
            for entry, after, known in self.proof.life(ref):
                steps.append((entry, ref, before, after, known_before, known))
                before, known_before = after, known
        return sorted(steps, key=lambda step: -step[0]["seq"])
    def changes(self, kind, before, after):
        for field, form, _, label, use in KINDS[kind]["fields"]:
            both = before is not None and after is not None
            if "hidden" in use or (both and self.described(form, before[field]) == self.described(form, after[field])): continue
            old, new = (self.words(kind, body, field, form) if body else "" for body in (before, after))
            if both: old, new = (each[:12] + "…" if re.fullmatch("[0-9a-f]{64}", each) else each for each in (old, new))
            if both and old == new and str(form).startswith("ref:") and before[field] and after[field]: old, new = f"{old} ({before[field][-5:].upper()})", f"{new} ({after[field][-5:].upper()})"
            if old != new: yield field, label, old, new
    def described(self, form, value):
        if isinstance(form, dict): return self.tr(form[value])
        if form == "number": return str(value)
        if form == "date": return self.day(value) if value else ""
        if form == "instant": return "" if value.startswith("1970-01-01T00:00:00.000") else f"{self.day(value[:10])}, {value[11:19]} UTC"
        if form in ("list", "parts"): return "; ".join(each if form == "list" else self.local(each.get("labels", {})) for each in value)
        return self.local(value) if form == "words" else value.rpartition(":")[2] if form.startswith("ref:") else value
    def words(self, kind, body, field, form):
        scale = {"review.rating": "scale", "vote.rating": "scale", "vote.beside": "scale", "correction.rating": "scale", "correction.prior_rating": "prior_scale"}.get(f"{kind}.{field}")
        if scale: return self.label(body[scale], body[field])
        if not str(form).startswith("ref:") or not body[field]: return self.described(form, body[field])
        kind, key = form[4:] or body[field].partition(":")[0], body[field].rpartition(":")[2]
        if not (target := self.find(kind, key)): return key
        if kind == "review": return self.label(target["scale"], target["rating"])
        return self.local(target["names"]) if kind == "scale" else self.caption(kind, target)
    def caption(self, kind, body):
        forms = {field: form for field, form, _, _, _ in KINDS[kind]["fields"]}
        return next((forms[each][body[each]] if isinstance(forms[each], dict) else body[each] for each in KINDS[kind]["caption"] if body[each]), "")
    def day(self, date):
        left, slash, right = date.partition("/")
        if slash and left in ("", ".."): return self.tr("until {date}", date=self.day(right))
        if slash: return self.tr("since {date}", date=self.day(left)) if right in ("", "..") else f"{self.day(left)} – {self.day(right)}"
        plain = date.rstrip("~?%")
        year, month, day = re.match(r"(-?[^-]*)-?([^-]*)-?([^-]*)", plain).groups()
        months = "January February March April May June July August September October November December".split()
        if year.endswith("X") and not year.endswith("XX"): shown = self.tr("the {year}s", year=year[:-1] + "0")
        elif not month.isdigit(): shown = year
        elif int(month) > 20: shown = self.tr(("spring", "summer", "autumn", "winter")[int(month) - 21] + " {year}", year=year)
        else: shown = (f"{int(day)}{'er' if day == '01' and self.language == 'fr' else ''} " if day.isdigit() else "") + self.tr(months[int(month) - 1]) + " " + year
        if date[-1] in "~%": shown = self.tr("about {date}", date=shown)
        return shown + (" (?)" if date[-1] in "?%" else "")
    def tree(self):
        claim, body = self.record("claim", self.proof.claim)
        to, begun = self.of("link", "to", "claim:" + claim["id"]), lambda each: (self.proof.life(("review", each))[0][0]["seq"], raw_id(each))
        review = max(self.of("review", "claim", claim["id"]), key=begun, default=None)
        ends = {link: self.get("link", link)["from"].split(":") for link in to}
        related = [ends[link][1] for link in to if ends[link][0] == "claim"] + [self.get("link", link)["to"].partition(":")[2] for link in self.of("link", "from", "claim:" + claim["id"])]
        tree = {"@context": "https://schema.org", "format": f"counterpoint-dossier/{self.form}", "language": self.language, "review": self.review(review),
                "claim": claim | {"@type": "Claim"} | said(topic=(self.find("topic", body["topic"]) or {"name": ""})["name"]),
                "corrections": [self.correction(each) for each in self.of("correction", "review", review) if review and self.get("correction", each)["state"] != "turned_down"],
                "replies": [self.reply(each) for each in sorted(self.of("reply_request", "claim", claim["id"]), key=lambda each: earliest(self.get("reply_request", each)["asked_on"], (-99999,)))],
                "related": [{"id": each, "text": self.get("claim", each)["text"]} for each in related]}
        for side, relation in FORMAT["sides"].items(): tree[side] = [self.statement(link) for link in to if ends[link][0] == "statement" and self.get("link", link)["relation"] == relation]
        english, self.steps = Dossier(self.proof, self.form, "en"), self.lines()
        tree["history"] = [{key: entry[key] for key in ("lane", "index", "at", "actor", "operation")} | {"digest": entry["digest"].hex(), "kind": ref[0], "id": ref[1]}
                           | said(reason=entry["reason"], reason_redacted=redacted_reason(entry), redacted=not known, before_redacted=not known_before)
                           | ({entry["does"]: entry["reverted"]} if entry["does"] else {})
                           | {"fields": [{"field": field, "before": old, "after": new} for field, _, old, new in english.changes(ref[0], before, after)]}
                           for entry, ref, before, after, known_before, known in self.steps]
        named = {step[0]["lane"] for step in self.steps}
        lanes = sorted((lane for lane in self.proof.lanes if lane["lane"] in named or (not lane["key"] and lane["size"])), key=lambda lane: lane["lane"])
        tree["log"] = {"lanes": [{"lane": lane["lane"], "size": lane["size"], "root": lane["root"].hex()}
                                 | said(key=lane["key"] and name_of(lane["key"]), taken_over=lane["taken_over"]) for lane in lanes]}
        if self.steps: tree["log"]["newest"] = {key: self.steps[0][0][key] for key in ("lane", "index", "at")}
        return tree
