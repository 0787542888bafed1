"""Writes a flat page as text: one line an entry, so that a changed person is one changed line."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

FLAT = {"units": "units", "areas": "areas", "people": "workers", "hours": "hours", "duty": "duty"}  # file to its list


def write_page(key: str, entries: Sequence[Mapping[str, Any]], head: str = "") -> str:
    """The text of one flat page: ``head`` (comment lines), the list's key, one line for each entry."""
    if not entries:
        return f"{head}{key}: []\n"
    return f"{head}{key}:\n" + "".join(f"  - {_flow(one)}\n" for one in entries)


def write_centre(page: Mapping[str, Any], head: str = "") -> str:
    """The text of a ``centre.yaml``: a line a key, lists of entries a line an entry."""
    lines = [head]
    for key, value in page.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines.append(write_page(key, value))
        else:
            lines.append(_flow({key: value})[1:-1] + "\n")
    return "".join(lines)


def head_of(text: str) -> str:
    """The comment lines a page begins with: they are kept when the page is written anew."""
    head = []
    for line in text.splitlines(keepends=True):
        if not line.startswith("#"):
            break
        head.append(line)
    return "".join(head)


def _flow(value: Mapping[str, Any]) -> str:
    dumped: str = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        default_flow_style=True,
        allow_unicode=True,
        width=1_000_000,
        sort_keys=False,
    )
    return dumped.strip()
