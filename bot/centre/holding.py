"""你们记了我什么: what is held about a person, as a plain list, in their own chat or for a worker to hand over."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from bot.centre.times import say_when
from bot.store.tables import t_inbox, t_media, t_ticket
from flows.session import Session

SHOW = ("held_now",)
_MOST = 5  # of the newest tickets: a chat is no archive; `linli held` prints them all


@dataclass(frozen=True, slots=True)
class Holding:
    """One ticket as it is held about the person who asks: nothing a worker wrote, nothing of another's file (§2.8)."""

    ticket: Ticket
    hidden: dict[str, Any]


def of_person(work: Work, person_id: str) -> list[Holding]:
    """Every ticket of theirs, newest first. Raises Erased when the key is gone: then nothing can be told."""
    mine = select(t_ticket).where(t_ticket.c.person_id == person_id).order_by(t_ticket.c.created_at.desc())
    return [Holding(one, tickets.details(work, one)) for one in work.conn.execute(mine).all()]


def tell(work: Work, session: Session, person_id: str, speech: Speech, *, now: bool) -> Session:
    """The list; at a kiosk nothing, and where others may read this screen only when they press for it."""
    say, lang = work.house.words.say, session.lang
    found = of_person(work, person_id)
    if session.kiosk:
        speech.add("held-kiosk", say(lang, "held-kiosk"))
        return session
    seen = any(one.ticket.violence for one in found) or session.told.violence
    if seen and session.told.phone_seen is not False and not now:
        speech.add("held-caution", say(lang, "held-caution"), SHOW)
        return replace(session, shown=SHOW)
    for one in found[:1]:
        tickets.note(work, one.ticket.id, "held_told", "resident")
    speech.add("held", "\n".join(lines(work, person_id, found[:_MOST], lang)))
    return session


def lines(work: Work, person_id: str, found: list[Holding], lang: str, *, plain: bool = False) -> list[str]:
    """What is held, a line each, in the language of who asks. ``plain``: on paper, what it is about too."""
    say = work.house.words.say
    counted = [_count(work, t_inbox, person_id), _count(work, t_media, person_id)]
    if not found and not any(counted):
        return [say(lang, "held-nothing")]
    parts = [say(lang, "held-begin")]
    parts += [line for one in found for line in _of(work, one, lang, plain=plain)]
    parts.append(say(lang, "held-words", words=counted[0], media=counted[1]))
    return [*parts, say(lang, "held-not"), say(lang, "held-rights")]


def _of(work: Work, one: Holding, lang: str, *, plain: bool) -> list[str]:
    say, ticket, hidden = work.house.words.say, one.ticket, one.hidden
    when = _on(work, lang, ticket.sent_at or ticket.created_at)
    number = ticket.number or say(lang, "held-draft")
    if ticket.violence and not plain:  # the number alone: what it is about is not written where others may read it
        parts = [say(lang, "held-plain", number=number, day=when)]
    else:
        concern = say(lang, f"concern-{ticket.concern or 'SVC'}")
        parts = [say(lang, "held-ticket", number=number, concern=concern, day=when)]
    area = work.area(ticket.area)
    facts = {
        "who": say(lang, f"person-{ticket.subject}") if _names(work, lang, ticket) else None,
        "area": area.name if area is not None else None,
        "age": ticket.age_band,
        "phone": hidden.get("phone"),
        "school": hidden.get("school"),
    }
    parts += [say(lang, f"held-{name}", what=str(what)) for name, what in facts.items() if what]
    if hidden.get("do_not_call"):
        parts.append(say(lang, "held-no-call"))
    return parts


def _names(work: Work, lang: str, ticket: Ticket) -> bool:
    return work.house.words.has(lang, f"person-{ticket.subject}")


def _on(work: Work, lang: str, at: datetime) -> str:
    return say_when(work.house.words, lang, work.house.station, at, work.now)


def _count(work: Work, table: Any, person_id: str) -> int:
    counted = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    return int(work.conn.execute(counted).scalar_one())
