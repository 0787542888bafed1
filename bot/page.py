"""Reads one YAML page strictly: no doubled key, no yes/no/on/off taken for a boolean, the file named in every error."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml


class PageError(Exception):
    """A page cannot be used; the message names file, key and what to do."""


class _Strict(yaml.CSafeLoader):
    """The safe C loader, refusing what YAML would silently change."""


_SLIPPERY = frozenset({"yes", "no", "on", "off", "y", "n"})


def _no_doubles(loader: _Strict, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        plain = isinstance(key_node, yaml.ScalarNode) and str(key_node.value).lower() in _SLIPPERY
        key = key_node.value if plain else loader.construct_object(key_node, deep=True)  # on: is a word here
        if key in seen:
            raise PageError(f"line {key_node.start_mark.line + 1}: the key {key!r} is there twice; keep one")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


def _only_true_false(loader: _Strict, node: yaml.ScalarNode) -> bool:
    text = str(loader.construct_scalar(node))
    if text.lower() in _SLIPPERY:
        raise PageError(f'line {node.start_mark.line + 1}: write "{text}" in quotes, or true / false')
    return text.lower() == "true"


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _no_doubles)
_Strict.add_constructor("tag:yaml.org,2002:bool", _only_true_false)


def load(path: Path) -> Any:
    """The page's plain values. Raises PageError naming the file when it is missing, unreadable or slippery."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"{path}: cannot be read as a UTF-8 text ({error})") from error
    try:
        return _read(text)
    except PageError as error:
        raise PageError(f"{path}: {error}") from error


def parse(text: str) -> Any:
    """The plain values of a text somebody typed. Raises PageError as ``load`` does, and for what repeats by a name."""
    try:
        if any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(text, Loader=yaml.CSafeLoader)):
            raise PageError("write it out: a page has no *names for what stands elsewhere")
    except yaml.YAMLError as error:
        raise PageError(f"not a YAML page: {error}") from error
    return _read(text)


def _read(text: str) -> Any:
    try:
        return yaml.load(text, Loader=_Strict)  # noqa: S506 - _Strict is the safe loader, made stricter
    except yaml.YAMLError as error:
        raise PageError(f"not a YAML page: {error}") from error
