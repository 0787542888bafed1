"""A ticket to another state as an act asks for it: moved, or refused with a sentence that names what is missing."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Refused
from referral import life


def refusal(work: Work, ticket: Ticket, to: str, **columns: Any) -> Refused | None:
    """Why the ticket cannot go to ``to`` with these columns changed; None when it can. Nothing is written."""
    way = life.move_between(ticket.state, to)
    if way is None:
        return wrong_state(work, ticket)
    seen = SimpleNamespace(**{**ticket._mapping, **columns, "state": to})  # noqa: SLF001 - SQLAlchemy's own name
    lacking = life.missing(way, cast("life.Facts", seen))
    return needs(work, ticket, *lacking) if lacking else None


def move(work: Work, ticket: Ticket, to: str, **columns: Any) -> Ticket | Refused:
    """Move it and change these columns, or say why not: then nothing has changed."""
    refused = refusal(work, ticket, to, **columns)
    return refused if refused is not None else tickets.move(work, ticket, to, **columns)


def needs(work: Work, ticket: Ticket, *names: str) -> Refused:
    """Not yet: this is missing on record, by the names of ``referral.life.NEEDS``."""
    said = dict.fromkeys(work.desk_says(f"need-{name}") for name in names)
    return Refused("refused-needs", {"number": ticket.number or "", "needs": work.desk_says("and").join(said)})


def wrong_state(work: Work, ticket: Ticket) -> Refused:
    """Not as it stands."""
    return Refused("refused-move", {"number": ticket.number or "", "state": work.desk_says(f"state-{ticket.state}")})


def record(  # noqa: PLR0913 - a change and the event that says so have as many parts
    work: Work,
    ticket: Ticket,
    kind: str,
    by: str,
    *,
    to: str = "",
    said: Mapping[str, Any] | None = None,
    secret: dict[str, Any] | None = None,
    **columns: Any,
) -> Ticket:
    """Change columns of the row, its state too with ``to``, and append the event that holds each of them.

    So the row can be told from its events alone. ``said`` is more of closed vocabulary, ``secret`` is sealed words.
    Raises IllegalMoveError for a move the machine refuses: ask ``refusal`` beforehand.
    """
    before = {name: value for name, value in columns.items() if getattr(ticket, name) != value}
    if to:
        ticket = tickets.move(work, ticket, to, **columns)
    elif before:
        ticket = tickets.put(work, ticket.id, **before)
    data = (
        dict(said or {})
        | {name: tickets.plain(value) for name, value in columns.items()}
        | ({"state": to} if to else {})
    )
    sealed = {"person_id": ticket.person_id, "secret": secret} if secret is not None else {}
    tickets.note(work, ticket.id, kind, by, **sealed, **data)
    return ticket
