"""What must hold after every step, whatever residents and staff did: each rule a function of what lies in the store."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import select

from bot.centre.house import Work
from bot.messages import letter_from_json
from bot.simulation import watch
from bot.simulation.feed import OFF, Fresh, Mail
from bot.store.outbox import COLUMN
from bot.store.tables import t_deadline, t_letter, t_offer, t_promise, t_ticket
from referral.roles import OVERSIGHT
from referral.roster import DAY, local_day, shifts_on
from tests.simulation.town import pages

_TIMED = re.compile(
    r"(^|\+)(accepted-phone|accepted-here|accepted-meet|renewed|receipt-closed|night|night-short|status-new"
    r"|status-accepted)(\+|$)"
)
_ADMITS = re.compile(
    r"(^|\+)(night|night-short|night-nobody|night-nobody-short|calling-failed|end-phone|end-numbers|broken-nobody"
    r"|released|released-away)(\+|$)"
)
_ASKS = frozenset({"private-offer", "private-alert"})
_LIVE = ("U0", "U1")
_FINAL = frozenset({"rejected", "cancelled", "completed", "failed"})
_REPEAT = timedelta(minutes=15)  # the longest repeat of a ladder for danger (referral/ladders.yaml)


@dataclass
class Memory:
    """What was seen before, so that it can be told whether the past was changed."""

    offers: dict[int, tuple[object, ...]] = field(default_factory=dict)
    stepped_out: dict[tuple[str, str], datetime] = field(default_factory=dict)  # (ticket, worker)
    wrong_asks: list[Mail] = field(default_factory=list)


def hold(work: Work, memory: Memory, fresh: Fresh, *, changed: bool = False) -> None:
    """Every rule; of the roster only where it was ``changed``."""
    broken = watch.look_at_all(work)
    assert not broken, broken
    offers_are_history(work, memory)
    whoever_stepped_out_is_not_asked_again(memory, fresh)
    danger_is_never_silent(work)
    every_time_told_is_a_promise(work, fresh)
    if changed:
        shifts_never_overlap(work)
    whoever_is_off_is_asked_for_danger_only(fresh)


def offers_are_history(work: Work, memory: Memory) -> None:
    """What an offer was is never changed; what was decided stays, but that an accepted one may end without the help."""
    rows = work.conn.execute(select(t_offer).order_by(t_offer.c.id)).all()
    assert set(memory.offers) <= {row.id for row in rows}, "an offer was taken out"
    for row in rows:
        before = memory.offers.get(row.id)
        asked, status, end = (row.ticket_id, row.worker_id, row.line, row.created_at), row.status, row.decided_at
        if before is not None:
            assert before[0] == asked, "an offer was given to somebody else"
            if before[1] in _FINAL:
                assert before[1:] == (status, row.reason, end), (before, status, row.reason)
            if before[1] == "accepted":
                assert status in {"accepted", *_FINAL}, status
        memory.offers[row.id] = (asked, status, row.reason, end)
        if row.reason == "conflict":
            memory.stepped_out.setdefault((row.ticket_id, row.worker_id), end)


def whoever_stepped_out_is_not_asked_again(memory: Memory, fresh: Fresh) -> None:
    """回避 is for good: no offer and no notice that asks."""
    for offer in fresh.offers:
        since = memory.stepped_out.get((offer.ticket, offer.worker))
        assert since is None or offer.at <= since, ("offered again", offer)
    for mail in fresh.mails:
        since = memory.stepped_out.get((str(mail.ticket), mail.to))
        assert since is None or mail.at <= since or mail.key not in _ASKS, ("asked again", mail)


def danger_is_never_silent(work: Work) -> None:
    """U0 and U1 that nobody has: an alarm within the ladder's repeat, or the resident has been told how it stands."""
    for row in work.conn.execute(
        select(t_ticket).where(
            t_ticket.c.number.is_not(None),
            t_ticket.c.closed_at.is_(None),
            t_ticket.c.owner_id.is_(None),
            t_ticket.c.urgency.in_(_LIVE),
        )
    ):
        soon = select(t_deadline.c.id).where(
            t_deadline.c.ticket_id == row.id,
            t_deadline.c.done_at.is_(None),
            t_deadline.c.due_at <= work.now + _REPEAT,
        )
        if work.conn.execute(soon.limit(1)).first() is None:
            assert any(_ADMITS.search(key) for key in _told(work, row.id)), (row.number, row.urgency, work.now)


def _told(work: Work, ticket: str) -> list[str]:
    rows = select(t_letter.c.person_id, t_letter.c.body).where(
        t_letter.c.ticket_id == ticket, t_letter.c.address_id.like("web:%")
    )
    opened = (
        work.house.vault.open_json(work.conn, row.person_id, COLUMN, row.body) for row in work.conn.execute(rows).all()
    )
    return [letter_from_json(one).key for one in opened]


def every_time_told_is_a_promise(work: Work, fresh: Fresh) -> None:
    """A time in a letter to a resident rests on a row: open, or settled when it was kept, moved, broken or let go."""
    for mail in fresh.mails:
        if mail.door == "web" and _TIMED.search(mail.key):
            made = select(t_promise.c.id).where(t_promise.c.ticket_id == mail.ticket)
            assert work.conn.execute(made.limit(1)).first() is not None, mail.key


def shifts_never_overlap(work: Work) -> None:
    """In one unit one line stands at a time, whatever was changed in its roster."""
    for unit_id in work.house.organisation.units:
        station = work.unit(unit_id)
        today = local_day(station, work.now)
        shifts = sorted(
            (one for step in range(-1, 8) for one in shifts_on(station, today + step * DAY)), key=lambda one: one.start
        )
        for one, after in pairwise(shifts):
            assert one.start < one.end <= after.start, (unit_id, one, after)


def whoever_is_off_is_asked_for_danger_only(fresh: Fresh) -> None:
    """Off-shift staff hear U0 and U1 only; supervisors also of what went wrong, whenever it does (``promises``)."""
    for mail in fresh.mails:
        if mail.door == "private" and mail.standing == OFF and mail.key in _ASKS and not _oversees(mail.to):
            assert mail.urgency in _LIVE, mail


def _oversees(worker_id: str) -> bool:
    worker = pages().organisation.worker(worker_id)
    return worker is not None and worker.role in OVERSIGHT
