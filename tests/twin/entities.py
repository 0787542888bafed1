"""Bot commands in a text, and the HTML a bot may write in."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.twin.refusals import bad

_COMMAND = re.compile(r"(?<![\w/])/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{3,32}))?(?![\w@/])", re.ASCII)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'>\s]*)")
_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
}  # fmt: skip


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def commands_of(text: str) -> list[tuple[str, str | None]]:
    """The commands of a text and whom each is for, as (command, username or None)."""
    return [(found[1], found[2]) for found in _COMMAND.finditer(text)]


def entities_of(text: str) -> list[dict[str, Any]]:
    """The ``bot_command`` entities Telegram makes: ASCII ones only, so that /状态 is plain words."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _COMMAND.finditer(text)
    ]


def parse(text: str, mode: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities; a parse mode is refused as Telegram refuses it.

    MarkdownV2 is out of scope: a request that uses it is refused, so that nobody believes it was checked.
    """
    if not mode:
        return text, entities_of(text)
    if mode.lower() != "html":
        raise bad(f"can't parse entities: the twin reads HTML only, not {mode}")
    plain, made, opened, at = "", [], [], 0
    for tag in _TAG.finditer(text):
        plain += html.unescape(_no_brackets(text[at : tag.start()]))
        at = tag.end()
        name = tag[2].lower()
        if name not in _KINDS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {_bytes(text, tag)}')
        if not tag[1]:
            opened.append((name, units(plain), tag[3]))
            continue
        if not opened or opened[-1][0] != name:
            raise bad(f"can't parse entities: Unexpected end tag at byte offset {_bytes(text, tag)}")
        _, offset, attributes = opened.pop()
        entity: dict[str, Any] = {"type": _KINDS[name], "offset": offset, "length": units(plain) - offset}
        if name == "a" and (href := _HREF.search(attributes)):
            entity["url"] = html.unescape(href[1])
        made.append(entity)
    plain += html.unescape(_no_brackets(text[at:]))
    if opened:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    return plain, sorted(made + entities_of(plain), key=lambda entity: entity["offset"])


def _no_brackets(text: str) -> str:
    if "<" in text:
        raise bad('can\'t parse entities: Unsupported start tag "" at byte offset ' + str(text.index("<")))
    return text


def _bytes(text: str, tag: re.Match[str]) -> int:
    return len(text[: tag.start()].encode())
