"""The page of a dossier, made anew for verify_dossier.py: what is shown, filled into dossier_page.html."""
import html, json, pathlib, re
from proven_records import FORMAT, KINDS, place

TEMPLATE = (pathlib.Path(__file__).resolve().parent / "dossier_page.html").read_text("utf-8")
PARTS = dict(re.findall(r"\{\{@(\w+)\}\}\n(.*?)\{\{/@\1\}\}\n", TEMPLATE, re.S))
FORM = {f"{kind}.{field}": form for kind, model in KINDS.items() for field, form, _, _, _ in model["fields"]}
def page_of(dossier, tree, block): return filled(TEMPLATE.partition("{{@")[0], view(dossier, tree, block), dossier)
BY_HAND = {"heard/1": "typed by who heard it: no program compared it with the recording", "seen/1": "typed by who saw it: no program compared it with the picture"}
def clock(ms): return (f"{ms // 3600000}:" if ms >= 3600000 else "") + f"{ms // 60000 % 60:02}:{ms // 1000 % 60:02}"
def position(dossier, each, by_hand):
    tr, number, label, sure, at = dossier.tr, each.get("number", 0), each.get("label", ""), each.get("sure", 0), each.get("from_ms", 0)
    if each.get("kind", "page") == "page": return tr("page {page}", page=label or number)
    if each["kind"] == "time": return tr("from {from} to {until}", **{"from": clock(at)}, until=clock(each.get("until_ms", 0))) if by_hand else tr("at {time}", time=clock(at))
    if each["kind"] == "region": return tr("line {number} of the picture, at {box}, read to {sure} %", number=number, box=label, sure=sure) if sure else tr("in the picture at {box}", box=label)
    return tr(label) if label in FORMAT["page_parts"] else tr("part {number}: {title}", number=number, title=label) if label else tr("part {number}", number=number)
def how_read(dossier, text):
    lines = [each for each in text["positions"] if each.get("sure", 0)]
    read = [(each["sure"], end - each.get("start", 0)) for each, end in zip(lines, [each.get("start", 0) for each in lines[1:]] + [text["code_points"]])]
    sure = (sum(sure * length for sure, length in read) + sum(length for _, length in read) // 2) // max(sum(length for _, length in read), 1)
    words = "read from a picture by a program ({program}), to {sure} % sure: compare it with the picture" if text["extractor"].startswith("tesseract-") else ""
    return dossier.tr(BY_HAND.get(text["extractor"], words), program=text["extractor"], sure=sure)
def view(dossier, tree, block):
    """What the page shows: the tree, and beside it the words it has for some of it."""
    tr, found, node, steps = dossier.tr, tree["found"], json.loads(json.dumps(tree)), dossier.shown_steps(tree)
    listed = lambda nodes: {"list": nodes} if nodes else None
    def trail(steps_shown):
        for step in steps_shown:
            quotation, capture, text = step["quotation"], step["capture"], step["text"]
            step["published"] = dossier.day(step["source"]["published"]) if step["source"].get("published") else tr("date unknown")
            step["passage"] = tr("characters {start}–{end} of {length}, read by {extractor}", start=quotation["start"], end=quotation["end"],
                                 length=text["code_points"], extractor=text["extractor"])
            step["captured"] = tr("{size} bytes, {type}, {how} at {when}", size=capture["size"], type=capture["media_type"],
                                  how=dossier.described(FORM["capture.how"], capture["how"]), when=capture["obtained"])
            step["where"] = ", ".join((position(dossier, each, text["extractor"] in BY_HAND) for each in step.get("position", [])))
            step["kept"] = tr("kept by reference: its name, size and SHA-256; the recording itself lies elsewhere") if capture["media_type"] == "application/vnd.counterpoint.reference+json" else ""
            step["how_read"] = how_read(dossier, dossier.get("text", text["id"]))
        return listed(steps_shown)
    review = node["review"] or {}
    if review.get("rating"):
        scale, colour = review["scale"], review["rating"].get("colour", "")
        line = dossier.local(dossier.get("scale", dossier.get("review", review["id"])["scale"])["names"])
        if scale["version"] < scale["newest_version"]: line += ", " + tr("version {version} of {newest}", version=scale["version"], newest=scale["newest_version"])
        covers = "the claim, its links, the statements they bring with their quotations, and the review; not who said or published it, corrections or replies"
        node["verdict"] = review | {"scale_line": line, "badge": colour if re.fullmatch("#[0-9a-fA-F]{6}", colour) else "#6b7280",
                                    "reviewed_by": ", ".join(review.get("reviewers", [])), "covers": tr(covers) if review.get("approval_form") == 1 else ""}
    corrections = [dossier.get("correction", each["id"]) for each in node["corrections"]]
    for body in corrections:
        body["when"] = body["signed_at"] if body["signed_at"][:10] != "1970-01-01" else body["proposed_at"]
        both = [("Rating", dossier.label(body["prior_scale"], body["prior_rating"]), dossier.label(body["scale"], body["rating"]))]
        both += [("Claim", body["prior_claim_text"] if body["claim_text"] else "", body["claim_text"])]
        both += [("Short rationale", body["prior_summary"], body["summary"]), ("Long rationale", body["prior_rationale"], body["rationale"])]
        body["changed"] = [{"label": tr(label), "before": before, "after": after} for label, before, after in both if before != after]
    node["told_corrections"] = listed([body for body in corrections if body["state"] == "in_force" and body["tier"] != "typo"])
    heads = (("assertions", "Who asserts it", "says"), ("against", "Counter-statements", "against"), ("in_favour", "Statements in support", "for"),
             ("qualifies", "Qualified by", "nuance"), ("context", "Context", "context"))
    node["sides"] = [{"heading": tr(heading), "list": [each | {"css": css, "steps": trail(each["trail"])} for each in node[side]]}
                     for side, heading, css in heads if node[side]]
    node["told_replies"], node["told_related"] = listed([each | {"steps": trail((each.get("answer") or {"trail": []})["trail"])} for each in node["replies"]]), listed(node["related"])
    node["lines"] = []
    for line, (entry, ref, before, after, known_before, known) in zip(node["history"], dossier.steps):
        back, does = entry["reverted"], {"undoes": "takes back revision", "redoes": "does again revision"}.get(entry["does"])
        back = f"{tr(does)} {place(back) if 'lane' in back else back['revision']}" if does else ""
        changes = [{"label": tr(label), "old": old, "new": new} for _, label, old, new in dossier.changes(ref[0], before, after)]
        node["lines"].append(line | {"label": tr(FORMAT["operations"].get(line["operation"], line["operation"])), "place": place(line), "takes_back": back,
                                     "is_redacted": not (known and known_before), "changes": {"list": changes} if known and known_before else None})
    trust = f"{tr(FORMAT['trust'][found['history']])} ({found['history']})"
    warnings = [trust] * (found["history"] not in ("OK", "OK-REDACTED")) + [tr("Saved bytes behind it do not hold.")] * (not all(each["hold"] for each in found["bytes"]))
    node["warnings"] = [{"words": each} for each in warnings]
    node["found_lines"] = [{"trust": trust}] + [{"owner": f"{each['owner']} · {tr('Log')} {each['lane'][:8]}"} for each in found.get("entered_by", [])]
    for each in found["bytes"]:
        step, hold = steps[each["quotation"]], "the saved bytes hold" if each["hold"] else "the saved bytes do not hold"
        node["found_lines"].append({"held": {"held": tr(hold), "title": step["source"]["title"], "exact": step["quotation"]["exact"]}})
    words = lambda lane: "Signed head" if "key" in lane else "Head that a signed decision took over" if "taken_over" in lane else "Head nobody signed"
    node["foot"] = node["history"][0] | {"place": place(node["history"][0]), "lanes": [lane | {"head": tr(words(lane))} for lane in node["log"]["lanes"]]}
    return node | {"style": FORMAT["style"], "block": block}
WEB_ADDRESS = r'(?i)https?://[^/?#\s"<>{}\[\]()]+(?:[/?#][^ \t\n\r"<>]*)?'
PART = re.compile(r'''\{\{(?P<kind>[#^])(?P<name>[\w.]+)\}\}\n?(?P<inside>.*?)\{\{/(?P=name)\}\}\n?|\{\{"(?P<words>[^"]*)"\}\}
|\{\{row[ ]"(?P<label>[^"]*)"[ ](?P<of>\S+)\}\}\n|\{\{>(?P<part>\w+)\}\}\n|\{\{(?P<path>[\w.:]+)\}\}'''.replace("\n|", "|"), re.S)
def filled(template, node, dossier):
    """The template with what the node says: {{#part}}…{{/part}} stands once for each part, or for a value that says something; {{^part}}…{{/part}}
    for one that says nothing; {{"Word"}} is a word of the program; {{row "Word" part}} a line of a list; {{>part}} another template."""
    def value(path):
        found = node
        for each in path.split("."): found = (found or {}).get(each, "")
        return found or ""
    def written(path):
        path, _, form = path.partition(":")
        if form == "raw" or not value(path): return value(path)
        words = escaped(dossier.described(FORM[form], value(path)) if "." in form else str(value(path)))
        if form == "address" and re.fullmatch(WEB_ADDRESS, value(path)): return f'<a rel="noreferrer" href="{words}">{words}</a>'
        return words.replace("\n", "<br>") if form else words
    def one(found):
        if found["kind"] == "^": return "" if value(found["name"]) else filled(found["inside"], node, dossier)
        if found["kind"]:
            nodes = value(found["name"])
            nodes = nodes if isinstance(nodes, list) else [nodes] if nodes else []
            return "".join(filled(found["inside"], each if isinstance(each, dict) else node, dossier) for each in nodes)
        if found["words"]: return escaped(dossier.tr(found["words"]))
        if found["part"]: return filled(PARTS[found["part"]], node, dossier)
        if found["path"]: return written(found["path"])
        path = found["of"] if ":" in found["of"] else found["of"] + ":lines"
        return f"<dt>{escaped(dossier.tr(found['label']))}</dt><dd>{written(path)}</dd>\n" if value(path.partition(":")[0]) else ""
    return PART.sub(one, template)
# Line ends, control characters and what is no character stand on the page as the program shows them. Which marks of direction stay as they
# are it alone knows: each is a TURN here, which verify_dossier.py reads as one sign of any kind.
TURN, LINE_ENDS = "\0", re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xfffe, 0xffff)) + "]")
def picture(sign): return TURN if 0x2000 < sign < 0x2070 else chr(0x2400 + sign) if sign < 32 else "\u2421" if sign == 127 else "\ufffd"
def escaped(words): return html.escape(UNFIT.sub(lambda found: picture(ord(found[0])), LINE_ENDS.sub("\n", words)), quote=False).replace('"', "&quot;").replace("'", "&#39;")
