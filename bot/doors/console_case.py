"""What a ticket asks of whoever works on it: forms to fill, flags, what is missing before it may be closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from bot.centre import casebook, filling, tasks, tickets
from bot.centre.casebook import Happened
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.doors.console_aid import Aid, aids
from bot.doors.console_forms import Around, Sent, Slip, slips, under_headings
from bot.doors.console_room import Room
from bot.doors.console_story import Errand, Told, errands, in_words
from bot.forms.form import Standing
from referral import life
from referral.ticket import CLOSED, DONE

_ELSEWHERE = frozenset({"contact", "correct"})  # under the number to call; beside what is corrected
_NEWEST = 8  # events shown without unfolding the rest
_HOLDS = ("risk", "plan", "goal")
_OUT = (DONE, CLOSED)
# What the closing form itself asks, or closing brings with it: not missing before it is filled.
_ASKED_AT_CLOSING = frozenset({"outcome", "summary", "informed", "follow-up", "closed", "signature", "owner"})
# Asked of some tickets only: for the others it is no merit to have it.
_ONLY_WHERE: Mapping[str, Callable[[life.Facts], bool]] = {
    "report": lambda it: it.report_due,
    "capacity": lambda it: it.minor,
    "risk": lambda it: it.concern in life.A_GROUP,
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A word and a shape; ``red`` where somebody may come to harm."""

    shape: str
    text: str
    red: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Forms by heading, flags, what closing still needs, what holds, what others do, and what happened."""

    red: tuple[Slip, ...]
    contact: tuple[Slip, ...]  # logged many times a day: laid open under the number to call
    headed: tuple[tuple[str, tuple[Slip, ...]], ...]
    flags: tuple[Flag, ...]
    lacking: tuple[tuple[bool, str], ...]  # what closing needs: whether it is on record, its name
    plans: tuple[tuple[str, str, bool], ...]  # what holds now: its name, its words, whether it is the safety plan
    errands: tuple[Errand, ...]
    earlier: tuple[Told, ...]  # what happened before
    story: tuple[Told, ...]  # the newest of what people did, oldest first
    quiet: tuple[Told, ...]  # what the house did by itself
    aids: tuple[Aid, ...]  # procedures to help with, where the reader may write
    chat: bool  # whether the resident can be written to


# A flag's name (console-flag-…), its shape, and when it is up.
_FLAGS: tuple[tuple[str, str, bool, Callable[[Standing], bool]], ...] = (
    ("report", "⚑", True, lambda at: at.report_due and not at.reported and not at.closed),
    ("never", "✋", True, lambda at: at.subject_knows == "never"),
    ("knows", "?", False, lambda at: at.third_party and at.subject_knows is None and not at.closed and not at.free),
    ("sign", "✍", False, lambda at: at.closing and not at.closed),
    ("referred", "→", False, lambda at: at.referrals > 0),
    ("tries", "☎", False, lambda at: at.tries > 0 and not at.closed),
    ("case", "▣", False, lambda at: at.case),
)


def case_of(room: Room, work: Work, ticket_id: str, *, state: str, sent: Sent | None = None) -> Case | None:
    """Everything of it in words; None for a ticket there is not."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None:
        return None
    at = filling.standing(work, room.visit.worker, ticket)
    around = Around(room, work, ticket, state=state, sent=sent)
    found = slips(around)
    correct = next((one for one in found if one.form == "correct"), None)
    told = casebook.story(work, room.visit.worker, ticket)
    lines = in_words(room, told, correct)
    deeds = tuple(one for one in lines if not one.quiet)
    return Case(
        red=tuple(one for one in found if one.red),
        contact=tuple(one for one in found if one.form == "contact"),
        headed=under_headings(one for one in found if one.form not in _ELSEWHERE),
        flags=(*_flags(room, at), *_visiting(room, work, ticket)),
        lacking=_lacking(room, ticket) if any(one.form == "close" for one in found) else (),
        plans=_plans(room, told, str(tickets.details(work, ticket).get("summary") or "")),
        errands=errands(room, work, ticket, around),
        earlier=deeds[:-_NEWEST],
        story=deeds[-_NEWEST:],
        quiet=tuple(one for one in lines if one.quiet),
        aids=aids(room, ticket, told, state) if any(one.form == "record" for one in found) else (),
        chat=at.chat,
    )


def _plans(room: Room, told: tuple[Happened, ...], summary: str) -> tuple[tuple[str, str, bool], ...]:
    """The newest of each kind of record that others go by, as last corrected; the summary of a closed ticket."""
    found = [(kind, casebook.newest(told, kind)) for kind in _HOLDS]
    lines = [
        (room.say(f"option-record-{kind}"), casebook.as_it_holds(one), kind == "risk") for kind, one in found if one
    ]
    return (*lines, *([(room.say("console-summary"), summary, False)] if summary else []))


def _flags(room: Room, at: Standing) -> tuple[Flag, ...]:
    return tuple(
        Flag(shape, room.say(f"console-flag-{name}", count=at.tries), red) for name, shape, red, up in _FLAGS if up(at)
    )


def _visiting(room: Room, work: Work, ticket: Ticket) -> tuple[Flag, ...]:
    """Who is out on a visit for it, and until when."""
    told = []
    for task in tasks.of(work, ticket, "visit", open_only=True):
        late = task.due_at is not None and task.due_at < work.now
        who = room.called(f"worker:{task.worker_id}")
        until = room.times.at(task.due_at) if task.due_at is not None else ""
        told.append(Flag("⌂", room.say("console-flag-visiting", worker=who, time=until), late))
    return tuple(told)


def _lacking(room: Room, ticket: Ticket) -> tuple[tuple[bool, str], ...]:
    """What the ways out ask of the record, before the closing form's own questions; nothing where no way leads out."""
    facts = cast("life.Facts", ticket)
    ways = [way for to in _OUT if (way := life.move_between(ticket.state, to)) is not None]
    needs = dict.fromkeys(name for way in ways for name in way.needs if name not in _ASKED_AT_CLOSING)
    idle = {name for name, asks in _ONLY_WHERE.items() if not asks(facts)}
    known = (name for name in needs if name not in idle and room.say.has(f"console-need-{name}"))
    told = [(life.NEEDS[name](facts), room.say(f"console-need-{name}")) for name in known]
    if life.must_sign(facts):
        told.append((ticket.signed_at is not None, room.say("console-need-sign")))
    return tuple(told)
