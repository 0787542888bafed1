"""Whether a call may still ring, and what the gateway reports of it: believed once, kept, told if nobody answered."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, delete, select

from bot.centre import alarms, calling, notices, pings, ringing, tickets
from bot.centre.house import Work
from bot.centre.times import say_clock
from bot.store.leases import Due
from bot.store.peers import OK, seen_reach
from bot.store.ready import note
from bot.store.tables import t_setting

Call = Row[Any]
STATES = frozenset({"ringing", *ringing.FINAL})
_SILENT = "silent:loud"  # the setting that says since when the gateway does not answer
_OLD = timedelta(hours=1)  # a report of a call before that changes nothing: it may be one played again


@dataclass(frozen=True, slots=True)
class Standing:
    """How a call stands just before it is made. ``name`` is what the gateway knows it by; the same call, the same name.

    ``over``: nobody needs it any more. ``wait_s``: so long an earlier call to the same telephone may still ring.
    """

    name: str
    over: bool
    wait_s: float


def standing(work: Work, letter_id: int) -> Standing | None:
    """How this call stands now; None for what is no call."""
    call = ringing.call_of(work, letter_id)
    if call is None:
        return None
    card = str(call.card)
    wanted = pings.still_wanted(work, card) if card.startswith(ringing.PING) else _is_wanted(work, call)
    return Standing(_name(call), over=not wanted, wait_s=ringing.rings_for(work, str(call.address_id)))


def _is_wanted(work: Work, call: Call) -> bool:
    """Danger nobody has taken up yet, and this worker has not declined."""
    ticket = tickets.get(work, str(call.ticket_id))
    if ticket is None or ticket.closed_at is not None or ticket.calmed_at is not None:
        return False
    if ticket.urgency not in calling.LIVE or _worker_of(call) in calling.declined_by(work, ticket):
        return False
    return ticket.owner_id is None or alarms.is_ringing(work, ticket)


def _worker_of(call: Call) -> str:
    return str(call.address_id).partition(":")[2]


def _name(call: Call) -> str:
    return f"{call.id}-{int(call.created_at.timestamp() * 1000):x}"


def find(work: Work, name: str) -> Call | None:
    """The call of this name, or None."""
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    call = ringing.call_of(work, int(number))
    return call if call is not None and _name(call) == name else None


def take(work: Work, name: str, state: str) -> bool:
    """Believe one report of ``STATES``. False when there is no such call; a repeat changes nothing."""
    call = find(work, name)
    if call is None:
        return False
    if state in ringing.FINAL and work.now - call.created_at < _OLD:
        _believe(work, call, state)
    return True


def lost(work: Work, letter: Due) -> None:
    """A call that will never be made: the gateway refused it, or did not answer for too long."""
    call = ringing.call_of(work, letter.id)
    if call is not None:
        _believe(work, call, "failed")


def _believe(work: Work, call: Call, state: str) -> None:
    card = str(call.card)
    if card.startswith(ringing.PING):
        (pings.answered if state == "answered" else pings.failed)(work, card)
        return
    ticket = tickets.get(work, str(call.ticket_id))
    if ticket is None or ringing.is_settled(work, call):
        return
    worker = _worker_of(call)
    tickets.note(work, ticket.id, ringing.EVENT, call=call.id, worker=worker, state=state)
    news = seen_reach(work.conn, str(call.address_id), OK if state == "answered" else ringing.FAILED, work.now)
    if news and state == "failed" and ticket.closed_at is None:
        name = work.called(worker, work.house.lang)
        notices.tell_desk(work, ticket, "loud-alarm-failed", urgent=True, worker=name)


# ---- the gateway itself --------------------------------------------------------------------------------------------


def silent(work: Work) -> None:
    """The gateway does not answer: the desk is told, once."""
    known = select(t_setting.c.key).where(t_setting.c.key == _SILENT)
    if work.conn.execute(known).first() is None:
        note(work.conn, _SILENT, {}, work.now)
        at = say_clock(work.house.words, work.house.lang, work.house.station, work.now)
        notices.tell_desk(work, None, "loud-silent", urgent=True, at=at)


def back(work: Work) -> None:
    """The gateway answers. If the desk was told of a silence, it is told of its end."""
    gone = delete(t_setting).where(t_setting.c.key == _SILENT).returning(t_setting.c.at)
    since = work.conn.execute(gone).scalar_one_or_none()
    if since is not None:
        at = say_clock(work.house.words, work.house.lang, work.house.station, since)
        notices.tell_desk(work, None, "loud-gateway-back", urgent=True, at=at)
