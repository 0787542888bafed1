"""What the loud channel's gateway reports of a call, believed once: kept on the ticket, and told where nobody answered."""

from datetime import timedelta

from sqlalchemy import Row, delete, select

from bot.centre import notices, pings, ringing, tickets
from bot.centre.house import Work
from bot.centre.times import say_clock
from bot.store.leases import Due
from bot.store.peers import OK, seen_reach
from bot.store.ready import note
from bot.store.tables import t_setting

STATES = frozenset({"ringing", *ringing.FINAL})
_SILENT = "silent:loud"  # the setting that says since when the gateway does not answer
_OLD = timedelta(hours=1)  # a report of a call before that changes nothing: it may be one played again


def call_id(work: Work, letter_id: int) -> str | None:
    """What a call is named to the gateway: the letter and when it was written, so that no other ever has its name."""
    call = ringing.call_of(work, letter_id)
    return _name(call) if call is not None else None


def _name(call: Row[object]) -> str:
    return f"{call.id}-{int(call.created_at.timestamp() * 1000):x}"


def find(work: Work, name: str) -> Row[object] | None:
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


def _believe(work: Work, call: Row[object], state: str) -> None:
    card = str(call.card)
    if card.startswith(ringing.PING):
        (pings.answered if state == "answered" else pings.failed)(work, card)
        return
    ticket = tickets.get(work, str(call.ticket_id))
    if ticket is None or ringing.is_settled(work, call):
        return
    worker = str(call.address_id).partition(":")[2]
    tickets.note(work, ticket.id, ringing.EVENT, call=call.id, worker=worker, state=state)
    news = seen_reach(work.conn, str(call.address_id), OK if state == "answered" else pings.FAILED, work.now)
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
