"""A conversation as it lies in the store: loaded, kept, and what is said to its resident."""

from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.centre.house import Work
from bot.messages import Letter
from bot.store.mailbox import lock_person, post
from bot.store.tables import t_address, t_conversation
from flows.session import Session, session_from_json, session_to_json

_KEEP = update(t_conversation).where(t_conversation.c.person_id == bindparam("person"))
_KIOSK = select(t_address.c.kiosk).where(t_address.c.id == bindparam("address"))
_LANG = select(t_conversation.c.lang).where(t_conversation.c.person_id == bindparam("person"))


def lock(work: Work, person_id: str) -> Row[Any]:
    """One turn at a time per person: their conversation's row, locked; made when there is none."""
    return lock_person(work.conn, work.house.vault, person_id, work.now)


def load(work: Work, conversation: Row[Any], address_id: str, lang: str = "") -> Session:
    """The session as it was kept; the first time a new one, in the language of the page, below its greeting."""
    if not conversation.body:
        return begin(work, address_id, lang)
    return session_from_json(
        work.house.vault.open_json(work.conn, conversation.person_id, "conversation.body", conversation.body)
    )


def begin(work: Work, address_id: str, lang: str = "") -> Session:
    """A conversation that has not been had yet."""
    kiosk = work.conn.execute(_KIOSK, {"address": address_id}).scalar_one()
    flow = work.house.pages.flow
    known = lang if lang in work.house.words.langs else work.house.lang
    return Session(flow.first, lang=known, kiosk=bool(kiosk), shown=flow.states[flow.first].buttons)


def keep(work: Work, person_id: str, session: Session) -> None:
    """Where the conversation stands now."""
    work.conn.execute(
        _KEEP,
        {
            "person": person_id,
            "version": session.version,
            "state": session.state,
            "lang": session.lang,
            "holder": "human" if session.state == "human" else "bot",
            "body": work.house.vault.seal(work.conn, person_id, "conversation.body", session_to_json(session)),
            "updated_at": work.now,
        },
    )


def say(  # noqa: PLR0913 - a letter has an address, words, a ticket and a haste
    work: Work,
    address_id: str,
    letter: Letter,
    ticket_id: str | None,
    *,
    urgent: bool = False,
    person_id: str | None = None,
) -> None:
    """Write a letter to a resident; the courier carries it. ``person_id`` where it is known spares looking it up."""
    post(
        work.conn,
        work.house.vault,
        address_id=address_id,
        letter=letter,
        kind="reply",
        priority=0 if urgent else 3,
        card=None,
        ticket_id=ticket_id,
        now=work.now,
        sealed_for=person_id,
    )


def lang_of(work: Work, person_id: str) -> str:
    """The language of the conversation so far; "" before the first turn."""
    found: str | None = work.conn.execute(_LANG, {"person": person_id}).scalar_one_or_none()
    return found or ""
