"""Carries out what a how-to says, word for word: its files, its changed lines, its commands, what they print.

In a copy of the tree and in a process of its own there (``python -m tests.docs.steps docs/how-to/run.md``), so that
the program that runs is the changed one.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.docs.shell import run

ROOT = Path(__file__).parents[2]
_PARTS = ("bot", "flows", "referral", "locale", "centres", "tests", "docs")  # what a how-to may touch or run
_BLOCK = re.compile(r"^```(?P<kind>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_MAKE = re.compile(r"^Make `(?P<file>[^`]+)`:\s*$")
_ADD = re.compile(r"^Add to `(?P<file>[^`]+)`:\s*$")
_AFTER = re.compile(r"^In `(?P<file>[^`]+)`, after the line `(?P<line>[^`]+)`, add:\s*$")
_CHANGE = re.compile(r"^In `(?P<file>[^`]+)`, change the line `(?P<line>[^`]+)` to:\s*$")
_KEPT_OUT = {".pyc", ".db", ".db-wal", ".db-shm", ".keys"}


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a how-to and the line above it that says what to do with it."""

    said: str
    kind: str
    text: str


def steps(page: str) -> list[Step]:
    """The blocks of a page, in order."""
    found = []
    for block in _BLOCK.finditer(page):
        before = page[: block.start()].rstrip().splitlines()
        found.append(Step(before[-1] if before else "", block["kind"], block["text"]))
    return found


def copy_tree(to: Path) -> Path:
    """Everything a change to pages touches; what is compiled already comes along, it saves half the time."""
    for name in _PARTS:
        shutil.copytree(ROOT / name, to / name)
    return to


Cost = dict[str, int]  # path → lines that are new in it; files that are new as a whole are there too


def carry_out(tree: Path, *pages: Path) -> dict[str, Cost]:
    """Do every step of these pages in ``tree``, by its own program: what each changed, by its name.

    AssertionError with the program's words when one fails, and when a file is gone afterwards.
    """
    own = {key: value for key, value in os.environ.items() if not key.startswith("LINLI_")}
    own |= {"PYTHONPATH": str(tree), "COLUMNS": "120"}
    command = [sys.executable, "-m", "tests.docs.steps", *map(str, pages)]
    ran = subprocess.run(command, cwd=tree, env=own, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, "\n".join(line for line in ran.stderr.splitlines() if not line.startswith("remark"))
    found: dict[str, Cost] = json.loads(ran.stdout)
    return found


def do(page: Path, tree: Path) -> int:
    """The steps of one page, in this process. Returns how many there were to do."""
    printed, done = "", 0
    for step in steps(page.read_text(encoding="utf-8")):
        if step.kind == "sh":
            printed = run(tree, step.text)
        elif step.kind == "text":
            _must_show(page, step.text, printed)
        elif not _write(tree, step):
            continue  # shown, not to be done here: another server's page, a unit of systemd
        done += 1
    return done


def snapshot(tree: Path) -> dict[str, str]:
    """Every file's text by its path, to see afterwards what a change cost."""
    files = (file for file in sorted(tree.rglob("*")) if file.is_file() and file.suffix not in _KEPT_OUT)
    return {str(file.relative_to(tree)): file.read_text(encoding="utf-8", errors="replace") for file in files}


def changed(before: dict[str, str], after: dict[str, str]) -> Cost:
    """What is new in ``after``."""
    assert not set(before) - set(after), "a file is gone"
    return {
        name: len(set(text.splitlines()) - set(before.get(name, "").splitlines()))
        for name, text in after.items()
        if before.get(name) != text
    }


def _write(tree: Path, step: Step) -> bool:
    if (match := _MAKE.match(step.said)) is not None:
        file = tree / match["file"]
        assert not file.exists(), f"{file} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.text, encoding="utf-8")
    elif (match := _ADD.match(step.said)) is not None:
        file = tree / match["file"]
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{step.text}", encoding="utf-8")
    elif (match := _AFTER.match(step.said) or _CHANGE.match(step.said)) is not None:
        _at_line(tree / match["file"], match["line"], step.text, keep=bool(_AFTER.match(step.said)))
    else:
        return False
    return True


def _at_line(file: Path, line: str, text: str, *, keep: bool) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    places = [no for no, one in enumerate(lines) if one.strip() == line]
    assert len(places) == 1, f"{file}: the line {line!r} stands there {len(places)} times"
    lines[places[0] : places[0] + 1] = [*([lines[places[0]]] if keep else []), *text.splitlines()]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _must_show(page: Path, expected: str, printed: str) -> None:
    missing = [line for line in expected.splitlines() if line.strip() and line.strip() not in printed]
    assert not missing, f"{page.name}: not printed: {missing}\n{printed}"


if __name__ == "__main__":
    costs, here = {}, Path.cwd()
    for one in map(Path, sys.argv[1:]):
        earlier = snapshot(here)
        if do(one, here) == 0:
            sys.exit(f"{one}: nothing to do in it")
        costs[one.stem] = changed(earlier, snapshot(here))
    sys.stdout.write(json.dumps(costs))
