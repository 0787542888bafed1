"""Keyboards as bots write them, read and refused as Telegram does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.twin.chats import Group, Private
from tests.twin.message import Button, Key
from tests.twin.refusals import Refused, bad

_OPENS = frozenset({"http", "https", "tg", "ton", "tonsite"})


@dataclass(frozen=True, slots=True)
class Markup:
    """One markup: inline buttons, or a reply keyboard, or none any more."""

    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: tuple[tuple[Key, ...], ...] = ()
    hides_keyboard: bool = False
    forces_reply: bool = False


def read(markup: Any, chat: Private | Group) -> Markup:
    """A ``reply_markup``; None is no markup."""
    if markup is None or markup == {}:
        return Markup()
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if len(json.dumps(markup, ensure_ascii=False).encode()) > 10_000:
        raise bad("reply markup is too long")
    if "inline_keyboard" in markup:
        return Markup(buttons=tuple(tuple(_button(one) for one in row) for row in markup["inline_keyboard"] if row))
    if "keyboard" in markup:
        return Markup(keyboard=tuple(tuple(_key(one, chat) for one in row) for row in markup["keyboard"] if row))
    return Markup(hides_keyboard=markup.get("remove_keyboard") is True, forces_reply=markup.get("force_reply") is True)


def _button(button: dict[str, Any]) -> Button:
    label = button.get("text", "")
    if not label:
        raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if (data := button.get("callback_data")) is not None:
        if not 1 <= len(data.encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
        return Button(label, data=data)
    if (url := button.get("url")) is not None:
        return Button(label, url=_opens(url))
    if (copies := button.get("copy_text")) is not None:
        if not 1 <= len(copies["text"]) <= 256:
            raise bad("BUTTON_COPY_TEXT_INVALID")
        return Button(label, copies=copies["text"])
    raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _opens(url: str) -> str:
    wrong = _wrong(url)
    if wrong:
        raise bad(f"inline keyboard button URL '{url}' is invalid: {wrong}")
    return url


def _wrong(url: str) -> str:
    """What is wrong with an address, as the server's own reader finds it.

    It takes a word before "://" for the protocol; without one, what follows a colon is a port. That is why a
    ``tel:`` address is refused for its port.
    """
    protocol, there, rest = url.partition("://")
    if there and protocol.lower() not in _OPENS:
        return "Unsupported URL protocol"
    if there and protocol.lower() not in {"http", "https"}:
        return ""
    host, colon, port = (rest if there else url).partition("/")[0].rpartition("@")[2].partition(":")
    if colon and not (port.isdigit() and 0 < int(port) <= 65535):
        return "Wrong port number specified in the URL"
    if not host:
        return "URL host is empty"
    return "" if "." in host or _is_local(url) else "Wrong HTTP URL"


def _is_local(url: str) -> bool:
    # Telegram knows no "localhost"; a test that wants one may as well use 127.0.0.1, which has dots.
    return bool(urlsplit(url).hostname and ":" in str(urlsplit(url).hostname))


def _key(key: dict[str, Any] | str, chat: Private | Group) -> Key:
    if isinstance(key, str):
        return Key(key)
    for asks, what in (("request_contact", "phone number"), ("request_location", "location")):
        if key.get(asks):
            if isinstance(chat, Group):
                raise Refused(400, f"Bad Request: {what} can be requested in private chats only")
            return Key(key["text"], asks.removeprefix("request_"))
    return Key(key["text"])
