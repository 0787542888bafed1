"""What a worker who took a ticket is told in a messenger's private chat: how to reach them, and what they said."""

from typing import Any

from sqlalchemy import select

from bot.centre import notices, tasks, tickets
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.messages import Enclosure
from bot.store.tables import t_media

_CARE = frozenset({"violence", "ideation"})
_LIVE = frozenset({"U0", "U1"})
_WISHES = ("do_not_call", "human")


def send(work: Work, worker_id: str, ticket: Ticket) -> None:
    """The whole of it, for the one who holds the ticket: a letter of words, and one for each sound, picture or file."""
    notices.tell_private(work, worker_id, ticket, "private-details", facts=_facts(work, ticket))
    theirs = (t_media.c.ticket_id == ticket.id, t_media.c.worker_id.is_(None))
    rows = select(t_media.c.id, t_media.c.kind).where(*theirs).order_by(t_media.c.created_at)
    for row in work.conn.execute(rows).all():
        _enclose(work, worker_id, ticket, row.id, row.kind)


def enclose(work: Work, ticket: Ticket, media_id: str) -> None:
    """A sound, picture or file that came while somebody holds the ticket."""
    row = work.conn.execute(select(t_media.c.kind).where(t_media.c.id == media_id)).one_or_none()
    if row is not None and ticket.owner_id is not None:
        _enclose(work, ticket.owner_id, ticket, media_id, row.kind)


def _enclose(work: Work, worker_id: str, ticket: Ticket, media_id: str, kind: str) -> None:
    notices.tell_private(work, worker_id, ticket, "private-media", enclosed=(Enclosure(media_id, kind),))


def _facts(work: Work, ticket: Ticket) -> str:
    """Line by line, what is known; what is not is left out."""
    say, hidden = work.desk_says, tickets.details(work, ticket)
    lines = [_contact(work, hidden), *_came_by(work, ticket, hidden)]
    subject = hidden.get("kin") or ("" if ticket.subject in {"unknown", "none"} else _label(work, "subject", ticket))
    if subject:
        lines.append(say("details-who", who=subject))
    if ticket.safety and not (ticket.safety == "none" and ticket.urgency in _LIVE):  # danger was said since
        safe = say(f"console-safety-{ticket.safety}")
        lines.append(say("details-unsafe" if ticket.safety in _CARE else "details-safe", safety=safe))
    if ticket.subject_knows == "never":
        lines.append(say("details-hands-off"))
    if ticket.violence or hidden.get("phone_seen"):
        lines.append(say("details-care"))
    lines += [say("details-wish", wish=say(f"console-wish-{wish}")) for wish in _WISHES if hidden.get(wish)]
    words = words_of(work, ticket.id) or hidden.get("keyed") or ""
    if words:
        lines.append(say("details-words", words=words))
    return "\n".join(lines)


def _came_by(work: Work, ticket: Ticket, hidden: dict[str, Any]) -> list[str]:
    """What the person is called, who referred them in, and what was said when another unit handed it over."""
    say, found = work.desk_says, []
    if hidden.get("name"):
        found.append(say("details-called", name=str(hidden["name"])))
    sender = work.house.pages.senders.get(str(hidden.get("sender", "")))
    if hidden.get("sender"):
        name = sender.called(work.house.lang) if sender is not None else str(hidden["sender"])
        found.append(say("details-sender", sender=name, by=str(hidden.get("by", ""))))
    for task in tasks.of(work, ticket, "transfer")[-1:]:
        words = tasks.words(work, task, ticket.person_id).get("words")
        found += [say("details-transfer", words=str(words))] if words else []
    return found


def _contact(work: Work, hidden: dict[str, Any]) -> str:
    phone = hidden.get("phone")
    if phone and hidden.get("contact") == "phone":
        return work.desk_says("details-phone", phone=str(phone))
    way = work.desk_says(f"console-contact-{hidden.get('contact') or 'here'}")
    return work.desk_says("details-way", way=way if not phone else f"{way} · {phone}")


def _label(work: Work, kind: str, ticket: Ticket) -> str:
    return work.desk_says(f"console-{kind}-{ticket.subject}")
