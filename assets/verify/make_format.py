#!/usr/bin/env python3
"""Reads out of core/ how records are shown, and writes dossier_format.json for verify_dossier.py: python3 make_format.py [--check]
With --check nothing is written, and the exit code is 1 if the file says something else than core/ does."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
# Whose words a page of a dossier may show.
WORDS = ("core/formats/dossier_html.cpp", "core/log/operation_label.cpp", "core/time/time.cpp", "core/store/trust.h",
         "core/model/position.cpp", "core/model/by_hand.cpp", "core/model/page_labels.h")
# Where the caption of a record is no field but a function: the first of these fields that says something.
CAPTIONS = {"correction": ["notice", "tier"], "link": ["relation"], "remark": ["text", "purpose"], "reply_request": ["question", "channel"],
            "scale": ["names"], "desk_rules": []}


def source(path):
    return (ROOT / path).read_text("utf-8")


def joined(literals):
    """Adjacent literals as the one text they make."""
    return "".join(json.loads(each) for each in re.findall(r'"(?:[^"\\]|\\.)*"', literals))


def models():
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "core/model").glob("*.h")))


def enumerations(text):
    """By the name of the type: its keys with their words, the first one first."""
    found = {}
    for name, body in re.findall(r"struct Names<(\w+)> \{.*?entries\{(.*?)\};\n\};", text, re.S):
        found[name] = {(member, key): joined(words)
                       for member, key, words in re.findall(r'Named\{\w+::(\w+), "([^"]*)", N_\(' + LITERALS + r"\)\}", body)}
    return found


def members(text, name, enums, kinds):
    """Form and default of each member of a struct."""
    body = re.search(r"\nstruct " + name + r" \{\n(.*?)\n\};", text, re.S).group(1)
    found = {}
    for form, names in re.findall(r"^    ([\w:<>]+) ([^()\n]+?);", body, re.M):
        for each in names.split(", "):
            member, _, value = each.partition(" = ")
            if form in enums:
                first = next(key for named, key in enums[form] if named == value.rpartition("::")[2])
                found[member] = [{key: words for (_, key), words in enums[form].items()}, first]
            elif form.startswith("Id<"):
                found[member] = ["ref:" + kinds[form[3:-1]], ""]
            elif form == "std::int64_t":
                found[member] = ["number", int(value or 0)]
            else:
                found[member] = {"std::string": ["text", ""], "PartialDate": ["date", ""], "Digest": ["digest", ""], "Ref": ["ref:", ""],
                                 "Instant": ["instant", "1970-01-01T00:00:00.000Z"], "std::vector<std::string>": ["list", []],
                                 "LocalText": ["words", {}]}.get(form, ["parts", []])
    return found


def french(wanted):
    """The translations of those words."""
    found = {}
    for entry in source("assets/i18n/fr.po").split("\n\n"):
        said = re.search(r"^msgid " + LITERALS + r"msgstr " + LITERALS, entry, re.M)
        if said and not re.search("^#,.*fuzzy", entry, re.M) and joined(said.group(1)) in wanted and joined(said.group(2)):
            found[joined(said.group(1))] = joined(said.group(2))
    return dict(sorted(found.items()))


def made():
    text = models()
    enums = enumerations(text)
    numbers = {name: int(number) for name, number in re.findall(r"(\w+) = (\d+)", re.search(r"enum class Kind .*?\};", text, re.S).group(0))}
    entities = re.findall(r"struct Model<(\w+)> \{\n(    static constexpr auto kind = Kind::(\w+);.*?)\n\};", text, re.S)
    kinds = {name: kind for name, _, kind in entities}
    form = {"kinds": {}, "told": {}, "sides": {}, "earlier": {}}
    for name, body, kind in sorted(entities, key=lambda each: numbers[each[2]]):
        of = members(text, name, enums, kinds)
        fields = [[field, *of[member], joined(label), sorted(set((use or "").split()) & {"hidden", "workflow", "unseen"})]
                  for field, member, label, use in re.findall(r'Field\{"(\w+)", &\w+::(\w+), N_\(' + LITERALS + r"\)(?:, ([\w| ]+))?\}", body)]
        caption = re.search(r"caption = &\w+::(\w+)", body)
        form["kinds"][kind] = {"number": numbers[kind], "shared": bool(re.search(r"traits = [^;]*\bshared\b", body)), "fields": fields,
                               "caption": [caption.group(1)] if caption else CAPTIONS[kind]}
        form["earlier"] |= {f"{kind}.{now}": was for was, now in re.findall(r'EarlierName\{"(\w+)", "(\w+)"\}', body)}
    for kind, field, how, key, since in re.findall(r'ShownField\{Kind::(\w+), "(\w+)", Telling::(\w+)(?:, (\{\}|"\w*"))?(?:, (third))?\}', source("core/formats/shown_fields.cpp")):
        form["told"][f"{kind}.{field}"] = [how, key.strip('{}"') or field, 3 if since else 2]
    sides = dict(assertion="assertions", against="against", in_favour="in_favour", nuance="qualifies", context="context")
    form["sides"] = {sides[side]: relation for relation, side in re.findall(
        r"RelationRule\{Relation::(\w+), a_statement, a_claim, N_\([^)]*\), DossierSide::(\w+)", source("core/model/link.cpp"))}
    form["operations"] = {key: joined(words) for key, words in re.findall(r'Label\{"([\w.]+)", N_\(' + LITERALS + r"\)\}", source("core/log/operation_label.cpp"))}
    form["trust"] = {key: joined(words) for key, words in re.findall(r'Named\{Trust::\w+, "([^"]+)", N_\(' + LITERALS + r"\)\}", source("core/store/trust.h"))}
    form["page_parts"] = [joined(each) for each in re.findall(r"N_\(" + LITERALS + r"\)", source("core/model/page_labels.h"))]
    form["style"] = re.search(r'R"css\((.*?)\)css"', source("core/formats/dossier_style.h"), re.S).group(1)
    words = "\n".join([text, *map(source, WORDS)])
    form["french"] = french({joined(each) for each in re.findall(r"(?:N_|say|tr)\(\s*" + LITERALS, words)})
    return form


def main():
    written = json.dumps(made(), ensure_ascii=False, indent=1) + "\n"
    file = HERE / "dossier_format.json"
    if "--check" in sys.argv:
        if written != file.read_text("utf-8"):
            sys.exit("dossier_format.json says something else than core/ does: run assets/verify/make_format.py")
        return
    file.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
