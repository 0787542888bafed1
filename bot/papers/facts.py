"""What the case file's forms are filled with: one mapping a ticket, every value already in the centre's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.centre import casebook, looking, sight, tasks, tickets
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.pages.papers import PAPERS
from referral.station import Worker

FORMS = PAPERS
# What each holds, in order; a starter template has exactly these, and a centre's own may hold no other name.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "intake": (
        "number", "case_number", "date", "source", "requester", "name", "age", "area", "concern", "urgency", "words",
        "worker", "first_step", "opinion",
    ),
    "assessment": ("number", "case_number", "name", "concern", "assessment", "risk", "capacity", "worker", "date"),
    "plan": ("number", "case_number", "name", "goals", "plan", "agreement", "risk", "worker", "date"),
    "session": ("number", "case_number", "name", "contacts", "sessions", "worker", "date"),
    "closing": (
        "number", "case_number", "name", "outcome", "summary", "informed", "follow_up", "signed", "worker", "date",
    ),
    "referral": (
        "number", "name", "age", "requester", "concern", "urgency", "receiver", "reason", "done_so_far", "risk",
        "shares", "basis", "referral_status", "worker", "date",
    ),
}  # fmt: skip
_MANY = "\n"


def facts(work: Work, reader: Worker, ticket: Ticket) -> dict[str, str]:
    """Everything a form may hold, empty where nothing is known. Raises Erased when the resident's key is gone."""
    say, hidden = work.desk_says, tickets.details(work, ticket)
    told = casebook.story(work, reader, ticket)
    referral = _referral(work, ticket)
    signed = tickets.events(work, ticket, "signed")
    return {
        "number": ticket.number or "",
        "case_number": ticket.case_number or "",
        "date": _day(work, work.now),
        "source": say(f"paper-source-{ticket.source}"),
        "requester": "" if ticket.subject in {"unknown", "none"} else say(f"console-subject-{ticket.subject}"),
        "name": str(hidden.get("name") or hidden.get("kin") or ""),
        "age": ticket.age_band or "",
        "area": _area(work, ticket),
        "concern": say(f"concern-{ticket.concern or 'SVC'}"),
        "urgency": say(f"urgency-{ticket.urgency}"),
        "words": words_of(work, ticket.id) or str(hidden.get("keyed") or ""),
        "worker": work.called(ticket.owner_id, work.house.lang) if ticket.owner_id else "",
        "first_step": _first(work, told),
        "opinion": _MANY.join(f"{_by(work, one.by)} {_day(work, one.at)}" for one in signed),
        "assessment": _records(work, told, "assessment"),
        "risk": _records(work, told, "risk"),
        "capacity": say(f"option-capacity-{ticket.capacity}") if ticket.capacity else "",
        "goals": _records(work, told, "goal"),
        "plan": _records(work, told, "plan"),
        "agreement": _records(work, told, "agreement"),
        "contacts": _contacts(work, told),
        "sessions": _records(work, told, "session"),
        "outcome": say(f"option-outcome-{ticket.outcome}") if ticket.outcome else "",
        "summary": str(hidden.get("summary") or ""),
        "informed": say(f"option-informed-{ticket.informed}") if ticket.informed else "",
        "follow_up": say(f"option-plan-{ticket.follow_up}") if ticket.follow_up else "",
        "signed": "\n".join(
            f"{work.called(one.by.partition(':')[2], work.house.lang)} {_day(work, one.at)}" for one in signed
        ),
        "done_so_far": _contacts(work, told),
        **referral,
    }


def may_print(work: Work, reader: Worker | None, ticket: Ticket) -> bool:
    """Whoever holds it, and who oversees it: a form holds everything."""
    if reader is None or not looking.may_open(work, reader, ticket):
        return False
    return ticket.owner_id == reader.id or sight.oversees(work, reader, ticket)


def _referral(work: Work, ticket: Ticket) -> dict[str, str]:
    """Of the newest referral."""
    say, found = work.desk_says, tasks.of(work, ticket, "referral")
    if not found:
        return dict.fromkeys(("receiver", "reason", "shares", "basis", "referral_status"), "")
    task = found[-1]
    receiver = work.house.pages.directory.get(task.receiver or "")
    words = tasks.words(work, task, ticket.person_id)
    return {
        "receiver": receiver.called(work.house.lang) if receiver is not None else task.receiver or "",
        "reason": str(words.get("text") or words.get("words") or ""),
        "shares": _option(work, "shares", task.data.get("shares")),
        "basis": _option(work, "basis", task.data.get("basis")),
        "referral_status": say(f"paper-status-{task.status}"),
    }


def _option(work: Work, kind: str, value: Any) -> str:
    return work.desk_says(f"option-{kind}-{value}") if value else ""


def _records(work: Work, told: tuple[casebook.Happened, ...], kind: str) -> str:
    """Everything of this kind that was written down, as last corrected, each with its day."""
    found = (one for one in told if one.kind == casebook.RECORDED and one.data.get("kind") == kind)
    return _MANY.join(f"{_day(work, one.at)} {casebook.as_it_holds(one)}" for one in found)


def _contacts(work: Work, told: tuple[casebook.Happened, ...]) -> str:
    found = (one for one in told if one.kind == "contact")
    return _MANY.join(_contact(work, one) for one in found)


def _contact(work: Work, one: casebook.Happened) -> str:
    reached = "yes" if one.data.get("reached") else "no"
    said = (work.desk_says(f"option-how-{one.data.get('how', 'phone')}"), work.desk_says(f"option-reached-{reached}"))
    return f"{_day(work, one.at)} {work.desk_says('console-comma').join(said)}"


def _first(work: Work, told: tuple[casebook.Happened, ...]) -> str:
    return next((_contact(work, one) for one in told if one.kind == "contact"), "")


def _by(work: Work, by: str) -> str:
    return work.called(by.partition(":")[2], work.house.lang)


def _area(work: Work, ticket: Ticket) -> str:
    community = work.area(ticket.area)
    return community.name if community is not None else ""


def _day(work: Work, at: datetime) -> str:
    return f"{at.astimezone(work.house.station.tz):%Y-%m-%d %H:%M}"
