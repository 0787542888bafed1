"""Where one conversation stands: the value that is loaded, moved by a turn, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """What has been said so far; nothing in it is asked again. Codes are those of the ticket."""

    concern: str | None = None
    also: tuple[str, ...] = ()
    urgency: str = "U3"
    danger: str | None = None
    ask_safe: bool = False
    subject: str | None = None
    kin: str | None = None
    gender: str | None = None
    age_band: str | None = None
    area: str | None = None
    pinned: bool = False  # the area was taken from a place on the map, and not confirmed
    outside: bool = False  # lives in none of the communities that were named
    named: str | None = None
    wish_gender: str | None = None  # woman · man: whom they would rather speak to
    school: str | None = None  # whose link they came by
    unit: str | None = None  # the unit whose door they came by; None: the one the house opens with
    safety: str | None = None  # none · ideation · violence · unsure
    contact: str | None = None  # phone · here · visit · break (a pupil comes between lessons)
    phone: str | None = None
    confidant: bool | None = None  # somebody trusted is near
    phone_seen: bool | None = None  # others may read this phone
    unheard: bool = False  # a voice note, picture or file nobody has listened to or looked at
    human: bool = False  # asked for a person
    do_not_call: bool = False  # 先别联系我
    safe_when: str | None = None  # morning · afternoon · evening · never: when a message is safe here
    violence: bool = False
    why: tuple[str, ...] = ()  # rule ids that set the urgency
    words: int = 0  # messages that told something


@dataclass(frozen=True, slots=True)
class Session:
    """One person's conversation. ``version`` marks the buttons last shown; ``trail`` the questions asked."""

    state: str
    version: int = 0
    lang: str = "zh-Hans"
    told: Told = Told()
    misses: int = 0
    shown: tuple[str, ...] = ()  # names of the step's own buttons, as shown last
    trail: tuple[str, ...] = ()
    alerted: tuple[str, ...] = ()  # dangers staff were already called for
    sent: bool = False  # a ticket of this conversation has gone out
    ticket: str | None = None
    pending: Told | None = None  # what a returning resident said before "the same matter?" was answered
    greeted: bool = False
    state_told: str = ""  # the last word on how the ticket stands, so that it is said again only when it changed
    kiosk: bool = False
    places: tuple[str, ...] = ()  # what the buttons area_1 … stand for, as shown last
    aside: str = ""  # where the conversation stood when it was asked whether to delete
    flow: str = ""  # "" the intake; or another conversation that is being had
    before: str = ""  # and where the intake stood when that one began
    task: str = ""  # the question afterwards that was asked last
    over: bool = False  # the ticket has come to its end; what is said next may still belong to it
    others: tuple[str, ...] = ()  # tickets that are out besides this one

    @property
    def child(self) -> bool:
        """A minor who speaks for herself: other words, other buttons."""
        return self.told.subject == "self" and self.told.age_band in {"<14", "14-17"}


_SESSION = tuple(f.name for f in fields(Session))
_TOLD = tuple(f.name for f in fields(Told))


def session_to_json(session: Session) -> dict[str, Any]:
    """As it is kept: flat values only, so nothing needs to be copied deep."""
    plain = {name: getattr(session, name) for name in _SESSION}
    plain["told"] = _plain(session.told)
    plain["pending"] = None if session.pending is None else _plain(session.pending)
    return plain


def session_from_json(data: Mapping[str, Any]) -> Session:
    """Back from the store; a field this version does not know is left out, a missing one takes its first value."""
    plain = {name: data[name] for name in _SESSION if name in data}
    told = plain.get("told") or {}
    plain["told"] = _told(told)
    plain["pending"] = _told(plain["pending"]) if plain.get("pending") else None
    return Session(**{key: _tuple(value) for key, value in plain.items()})


def _told(data: Mapping[str, Any]) -> Told:
    return Told(**{name: _tuple(data[name]) for name in _TOLD if name in data})


def _plain(told: Told) -> dict[str, Any]:
    return {name: getattr(told, name) for name in _TOLD}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
