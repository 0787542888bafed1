"""Makes ``table.json`` from the schema in aiogram's source distribution: ``python -m tests.twin.schema.make``.

The wheel has no schema, so pip downloads the sources into a temporary folder, from wherever pip is set to look. What
is kept: what a request may contain. Limits are read out of the descriptions, where Telegram writes them.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

VERSION = "3.31.0"
TABLE = Path(__file__).with_name("table.json")

_PLAIN = frozenset({"Array", "Boolean", "Float", "Integer", "String", "True"})
_DASH = re.compile(r"(?:^|[,.;] |Values between |list of |include )(\d+)-(\d+)(?: (characters|bytes|items|\w+))?")
_BETWEEN = re.compile(r"[Mm]ust be between (\d+) and (\d+)")
_UP_TO = re.compile(r"list of up to (\d+)|; up to (\d+) items")
_ONE_OF = re.compile(r"must be one of ((?:\d+(?: \(0x\w+\))?(?:, or |, | or )?)+)")
_CONSTANT = re.compile(r"(?:must be|always) [\"'“]?([a-z_]+)[\"'”]?\.?$")
_UNLESS = re.compile(r"[Rr]equired if ([a-z_]+)(?: and ([a-z_]+))? (?:isn't|is not|are not) specified")
_UNITS = {"characters": "chars", "bytes": "bytes"}
_PATTERNS = {
    "A-Z, a-z, 0-9, _ and - are allowed": "[A-Za-z0-9_-]*",
    "only lowercase English letters, digits and underscores": "[a-z0-9_]*",
    "in the format @username": "@[A-Za-z0-9_]+",
}


def main() -> None:
    """Download, read, write."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", f"aiogram=={VERSION}"]
        subprocess.run([sys.executable, "-m", *command, "--dest", folder], check=True)
        archive = next(Path(folder).glob("aiogram-*.tar.gz"))
        with tarfile.open(archive) as tar:
            found = next(one for one in tar if one.name.endswith("/.butcher/schema/schema.json"))
            member = tar.extractfile(found)
            assert member
            raw = member.read()
        sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    schema = json.loads(raw)
    table = table_of(schema)
    table["source"] = {
        "package": "aiogram", "version": VERSION, "sha256": sha256,
        "schema_sha256": hashlib.sha256(raw).hexdigest(), "bot_api": schema["api"]["version"],
    }  # fmt: skip
    TABLE.write_text(written(table))


def written(table: dict[str, Any]) -> str:
    """The table as text: one line a method or type, sorted, so that a newer one can be compared with it."""
    parts = []
    for part in sorted(table):
        lines = [f"{json.dumps(name)}:{_short(table[part][name])}" for name in sorted(table[part])]
        parts.append(f"{json.dumps(part)}:{{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


def table_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Methods, the types their parameters may contain, and the types that are one of several."""
    known = {one["name"]: one for group in schema["items"] for one in group["children"]}
    methods = {name: _fields(one) for name, one in known.items() if one["category"] == "methods"}
    types: dict[str, Any] = {}
    unions: dict[str, list[str]] = {}
    waiting = [name for fields in methods.values() for kind, _, _ in fields.values() for name in names_in(kind)]
    while waiting:
        name = waiting.pop()
        if name in types or name in unions or name in _PLAIN or name == "InputFile":
            continue
        if not known[name]["annotations"] and (choices := _choices(known[name]["description"])):
            unions[name] = choices
            waiting += [inner for choice in choices for inner in names_in(choice)]
        else:
            types[name] = _fields(known[name])
            waiting += [inner for kind, _, _ in types[name].values() for inner in names_in(kind)]
    return {"methods": methods, "types": types, "unions": unions}


def names_in(kind: str) -> list[str]:
    """The types a declaration names: "Array of MessageEntity" names MessageEntity."""
    return [word for word in re.findall(r"\w+", kind) if word[0].isupper() and word not in _PLAIN]


def _choices(description: str) -> list[str]:
    """The types one of which it is; some may also be plain words or a list of themselves."""
    choices: list[str] = re.findall(r"^ - (\w+)$", description, re.MULTILINE)
    return (["String", "Array of RichText"] if choices and "String for plain text" in description else []) + choices


def _fields(one: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        field["name"]: [field["type"], int(bool(field["required"])), limits_of(field["type"], field["description"])]
        for field in one["annotations"]
    }


def limits_of(kind: str, description: str) -> dict[str, Any]:
    """What a description says in words that can be counted."""
    limits: dict[str, Any] = _size(kind, description)
    if kind == "Integer" and (found := _ONE_OF.search(description)) and "*" not in description:
        limits["one_of"] = [int(one) for one in re.findall(r"\b\d+\b", found[1])]
    if kind == "String" and (found := _CONSTANT.search(description)):
        limits["is"] = found[1]
    patterns = [pattern for words, pattern in _PATTERNS.items() if words in description]
    if patterns and "String" in kind and not kind.startswith("Array"):
        limits["pattern"] = patterns[0]
    if found := _UNLESS.search(description):
        limits["unless"] = [name for name in found.groups() if name]
    return limits


def _size(kind: str, description: str) -> dict[str, Any]:
    number = kind in {"Integer", "Float"}
    if between := _BETWEEN.findall(description):
        # "… or 0x7FFFFFFF for live locations", and one range for Stars and one for grams: no single range holds
        alone = number and len(between) == 1 and "0x7FFFFFFF" not in description
        return {"range": [int(one) for one in between[0]]} if alone else {}
    if found := _DASH.search(description):
        least, most = int(found[1]), int(found[2])
        if kind.startswith("Array"):
            return {"items": [least, most]}
        if number:
            return {"range": [least, most]}
        return {_UNITS[found[3]]: [least, most]} if found[3] in _UNITS else {}
    if kind.startswith("Array") and (found := _UP_TO.search(description)):
        return {"items": [0, int(found[1] or found[2])]}
    return {}


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


if __name__ == "__main__":
    main()
