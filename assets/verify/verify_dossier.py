#!/usr/bin/env python3
"""Checks a dossier of Counterpoint without Counterpoint: python3 verify_dossier.py FILE [FINGERPRINT…]
FILE is a dossier in JSON or HTML. Needed are Python's standard library and the program "openssl" (3.0 or later) for Ed25519. Every entry
has to stand in the log that was signed, every record to be what its entry commits to; then the dossier, and of an HTML file the whole page,
is made anew from the proven records, and each line that is shown otherwise is named. FINGERPRINTs are the keys that may have signed.
Exit code 0: all that is shown is proven. 1: something is not; each is named. 2: what is shown was not judged, because what it needs is not
known here: who may decide at a desk with members (several keys), and how their changes merge; what stands of a log of which nobody signed a part; which
marks of direction a page shows as they are. Counterpoint's own verify-dossier knows that. 3: an entry, a path or a signature does not
hold, or the file cannot be read."""
import itertools, json, os, pathlib, re, sys
from dossier_anew import Dossier, said
from dossier_page import TURN, page_of
from proven_records import Broken, FORMAT, NotJudged, Proof, name_of, parsed

ABSENT = object()
def sender_found(shown, steps):
    """The sender's word, as far as it is in the form it has."""
    held = {each["quotation"]: each["hold"] for each in shown["bytes"] if type(each["hold"]) is bool}
    owners = {each["lane"]: " ".join(each["owner"].split()) for each in shown.get("entered_by", [])
              if re.fullmatch("[0-9A-Za-z_-]{1,64}", each["lane"]) and not set("<>") & set(each["owner"])}
    node = {"note": "As the sender’s program found it. No proof covers this.", "history": shown["history"] if shown["history"] in FORMAT["trust"] else "BROKEN",
            "bytes": [{"quotation": each, "hold": held[each]} for each in steps if each in held]}
    return node | said(entered_by=[{"lane": lane, "owner": owners[lane]} for lane in sorted(owners)])
def quoted(value, other=""):
    """A value from around where it begins to differ from the other, in signs that can be shown."""
    words, others = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in (value, other))
    start = max(0, len(os.path.commonprefix([words, others])) - 40) if len(words) > 160 else 0
    shown = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in words[start:start + 160])
    return "“" + "…" * (start > 0) + shown + "…" * (start + 160 < len(words)) + "”"
def between(shown, proven):
    """What stands at each place between where two lists begin and end alike."""
    def alike(one, other): return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    def common(pairs): return next((at for at, pair in enumerate(pairs) if not alike(*pair)), None)
    shorter = min(len(shown), len(proven))
    front = shorter if (at := common(zip(shown, proven))) is None else at
    back = shorter - front if (at := common(zip(shown[:front - 1 if front else None:-1], proven[:front - 1 if front else None:-1]))) is None else at
    return enumerate(itertools.zip_longest(shown[front:len(shown) - back], proven[front:len(proven) - back], fillvalue=ABSENT), front)
def difference(where, shown, proven):
    if shown is ABSENT: return f"{where} is left out: {quoted(proven)} is proven"
    if proven is ABSENT: return f"{where}: {quoted(shown)} is shown, and nothing there is proven"
    return f"{where}: shown {quoted(shown, proven)}, proven {quoted(proven, shown)}"
def differences(where, shown, proven):
    """What is shown otherwise, left out or added, each with its place."""
    if type(shown) is dict and type(proven) is dict:
        for key in {**proven, **shown}: yield from differences(f"{where}.{key}".strip("."), shown.get(key, ABSENT), proven.get(key, ABSENT))
    elif type(shown) is list and type(proven) is list:
        for at, (one, other) in between(shown, proven): yield from differences(f"{where}[{at}]", one, other)
    elif type(shown) is not type(proven) or shown != proven: yield difference(where, shown, proven)
def looks_like(line, anew): # what a mark of direction became is left open
    return line == anew or (ABSENT not in (line, anew) and re.fullmatch(re.escape(anew).replace(re.escape(TURN), "."), line) is not None)
def main(path, fingerprints):
    words = pathlib.Path(path).read_bytes().decode()
    block, is_page = words, words.lstrip("\ufeff \r\n\t").startswith("<")
    if is_page: block = words.partition('<script type="application/json" id="counterpoint-dossier">')[2].partition("</script>")[0]
    if is_page and re.search("[<>&]", block): raise Broken("the dossier in this page is not written as data alone")
    shown = parsed(block)
    proof, form, reason = Proof(shown.pop("proof")), shown["format"], None
    if form not in ("counterpoint-dossier/2", "counterpoint-dossier/3"): raise Broken("this dossier is of a format nobody knows here")
    signers, known = [name_of(lane["key"]) for lane in proof.lanes if lane["key"]], {each.replace(" ", "").lower() for each in fingerprints}
    lister = [name_of(proof.listed_by)] if proof.listed_by else []
    findings = [f"the key {name} signed, and you did not name it" for name in dict.fromkeys(signers + lister) if known and name.replace(" ", "") not in known]
    if unsigned := sum(not lane["key"] and not lane["taken_over"] for lane in proof.lanes): findings.append(f"nobody signed {unsigned} of the logs")
    if lister and proof.listed_for not in ("", form): findings.append(f"this dossier was made in the format {proof.listed_for} and is shown in {form}: something may be left out")
    try:
        proof.be_judged()
        dossier = Dossier(proof, int(form[-1]), shown["language"] if shown["language"] in ("en", "fr") else "en")
        tree = dossier.tree()
        tree["found"] = sender_found(shown["found"], dossier.shown_steps(tree))
        findings += [*differences("", shown, tree), *proof.unfounded({step[0]["seq"] for step in dossier.steps})]
        findings += [f"the proof leaves out {kind} {key}, to which what is shown refers" for kind, key in sorted(proof.missing)]
        if is_page:
            page = page_of(dossier, tree, block)
            lines = between(words.split("\n"), page.split("\n"))
            findings += [difference(f"line {at + 1} of the page", one, other) for at, (one, other) in lines if not looks_like(one, other)]
            if TURN in page: raise NotJudged("what is shown follows from the entries, but for marks of direction, which only “counterpoint-cli verify-dossier” knows how to show")
        if len({entry["lane"] for entry in proof.entries if proof.lane_of(entry)["key"]}) > 1:
            raise NotJudged("what is shown follows from these entries, but several keys signed them; if entries about the members of their desk were left out, some of it may not count")
    except NotJudged as why: reason = why
    print(*findings, sep="\n", end="\n" if findings else "")
    print(f"{len(proof.entries)} entries stand in the log that was signed by: {', '.join(signers) or 'nobody'}.")
    print(f"Which entries belong here was signed by: {lister[0]}." if lister else "Nobody signed which entries belong here: some may have been left out.")
    if findings: print(f"Not all that is shown is proven: {len(findings)} findings.")
    elif reason: print(f"Not judged: {reason}.")
    else: print("All that is shown is proven.")
    return 1 if findings else 2 if reason else 0
if __name__ == "__main__":
    try: sys.exit(main(sys.argv[1], sys.argv[2:]))
    except KeyError as missing: sys.exit(print(f"It does not hold: {missing} is missing, or nobody knows it.") or 3)
    except (Broken, ValueError, IndexError, OSError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        sys.exit(print(f"It does not hold: {error}.") or 3)
