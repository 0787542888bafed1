"""What a centre has changed of the shipped rules: one rule of one language each, laid over its page when it is read.

A change keeps what a rule is for (concern, urgency, danger, whose): that is decided for everybody and read by two
people. Words, and what sets them aside, are a centre's to change.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from bot.page import PageError, load, parse
from bot.pages.keyword_shapes import MorePage, RulePage
from bot.pages.languages import languages

RuleData = Mapping[str, Any]  # a rule as its page says it, without its id
Changes = Mapping[str, RuleData]  # "zh-Hans/crying-for-days" → the rule as it is to be
NO_CHANGES: Changes = MappingProxyType({})
LISTS = ("words", "needs", "excludes", "exceptions")  # what the simple form shows, besides the lists under with
_FIXED = ("concern", "urgency", "danger", "subject", "arguable")
_MOST = 16_000  # characters of one rule: the longest shipped has a tenth of it
_PARTS = ("rules", "more")


def key_of(lang: str, rule: str) -> str:
    """How a change is named."""
    return f"{lang}/{rule}"


def shipped(root: Path) -> dict[str, tuple[Path, RuleData]]:
    """Every rule of every language as it was shipped, with the page it stands on. Raises PageError."""
    found: dict[str, tuple[Path, RuleData]] = {}
    for lang in languages(root):
        for path in sorted((root / "locale" / lang).glob("*.yaml")):
            page = load(path) or {}
            for part in _PARTS:
                for one in page.get(part, ()):
                    found[key_of(lang, one["id"])] = path, _without_id(one)
    return found


def laid_over(page: Any, lang: str, changes: Changes) -> Any:
    """The plain values of a page with the centre's changes in the place of the shipped rules."""
    if not changes or not isinstance(page, dict):
        return page
    parts = {part: [_laid(one, lang, changes) for one in page[part]] for part in _PARTS if part in page}
    return {**page, **parts}


def digest(changes: Changes) -> bytes:
    """What a version that rests on these changes is told by."""
    return json.dumps(changes, sort_keys=True, ensure_ascii=False, default=dict).encode() if changes else b""


def mark_of(data: RuleData) -> str:
    """A short word that changes with the rule: by it is seen that the shipped one has changed under a change."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]


def written(data: RuleData) -> str:
    """A rule as YAML, for whoever would rather write than fill in a form."""
    text: str = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return text


def rewritten(text: str, before: RuleData) -> RuleData:
    """The rule a YAML text says. Raises PageError when it is none, or when it changes what the rule is for."""
    if len(text) > _MOST:
        raise PageError(f"a rule has at most {_MOST} characters")
    data = parse(text)
    if not isinstance(data, dict):
        raise PageError("write one rule: words: [...], and what else it has")
    return kept_to(_without_id(data), before)


def kept_to(data: RuleData, before: RuleData) -> RuleData:
    """The same, checked: the shape of a rule, and the meaning it had. Raises PageError naming the key."""
    for name in _FIXED:
        if data.get(name) != before.get(name):
            raise PageError(f"{name}: what a rule is for is not changed here")
    if len(data.get("with") or ()) != len(before.get("with") or ()):
        raise PageError("with: a rule keeps as many lists as it had")
    shape = RulePage if "reason" in before else MorePage
    try:
        made = shape.model_validate({"id": "rule", **data})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise PageError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    if made.with_ and any(not group for group in made.with_):
        raise PageError("with: a list has no word")
    return data


def differences(before: RuleData, after: RuleData) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(where, what is new, what is gone), for each list that differs; other keys as one word each."""
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name == "with":
            for number, (was, now) in enumerate(zip(old or (), new or (), strict=False), start=1):
                yield f"with {number}", _but(now, was), _but(was, now)
        elif isinstance(old or new, list):
            yield name, _but(new or [], old or []), _but(old or [], new or [])
        else:
            yield name, _word(new), _word(old)


def _but(these: list[str], those: list[str]) -> tuple[str, ...]:
    return tuple(one for one in these if one not in those)


def _word(value: Any) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _without_id(one: Mapping[str, Any]) -> RuleData:
    return {name: value for name, value in one.items() if name != "id"}


def _laid(one: Any, lang: str, changes: Changes) -> Any:
    change = changes.get(key_of(lang, one["id"])) if isinstance(one, dict) and "id" in one else None
    return one if change is None else {"id": one["id"], **change}
