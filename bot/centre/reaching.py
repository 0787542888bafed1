"""Whether a chat can still be reached: who stopped the bot is not told falsehoods about, and whoever waits is told."""

from sqlalchemy import select

from bot.centre import notices, relaying, reports, ringing, talking, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.leases import Due
from bot.store.peers import BLOCKED, GONE, OK, set_reach
from bot.store.tables import t_address, t_ticket
from referral.station import Worker

_PRIVATE, _GROUP = "private:", "group:"
_UNREACHED = frozenset({BLOCKED, GONE})


def lost(work: Work, address_id: str, why: str) -> None:
    """The platform says that nothing arrives there any more: ``blocked`` or ``gone``. Told once, when it is news."""
    if not set_reach(work.conn, address_id, why, work.now):
        return
    if address_id.startswith(_GROUP):
        notices.tell_desk(work, None, "group-lost", urgent=True, unit=address_id.removeprefix(_GROUP))
        return
    if address_id.startswith(_PRIVATE):
        worker = work.worker(address_id.removeprefix(_PRIVATE))
        if worker is not None:
            name = worker.called(work.house.lang)
            notices.tell_desk(work, None, "worker-unreached", unit=work.home(worker.id).id, worker=name)
            _tell_those_who_wait(work, worker)
        return
    for ticket in _open_tickets(work, address_id):
        tickets.note(work, ticket.id, "chat_lost", "resident", why=why)
        _tell(work, ticket, "private-no-chat")


def back(work: Work, address_id: str) -> None:
    """It arrives again."""
    if not set_reach(work.conn, address_id, OK, work.now):
        return
    if address_id.startswith(_GROUP):
        notices.tell_desk(work, None, "group-back", unit=address_id.removeprefix(_GROUP))
        return
    for ticket in _open_tickets(work, address_id):
        tickets.note(work, ticket.id, "chat_back", "resident")
        _tell(work, ticket, "private-chat-back")


def undelivered(work: Work, letter: Due, why: str) -> None:
    """The courier's last word on a letter: it will never arrive, and somebody who waits for it must know."""
    if letter.door == ringing.DOOR:
        reports.lost(work, letter)
        return
    if why in _UNREACHED:
        lost(work, letter.address_id, why)
    ticket = tickets.get(work, letter.ticket_id) if letter.ticket_id else None
    if ticket is None or ticket.closed_at is not None:
        return
    tickets.note(work, ticket.id, "undelivered", why=why, to=letter.address_id.partition(":")[0])
    if letter.source is not None:
        relaying.failed(work, letter, why)
        told = letter.source.startswith("tg:")
    else:
        told = False
    if not told and letter.door not in {"private", "group"} and why not in _UNREACHED:
        _tell(work, ticket, "private-undelivered")


def _tell(work: Work, ticket: Ticket, key: str) -> None:
    """Whoever holds it; a ticket that is out and nobody's: the supervisors."""
    if ticket.owner_id is not None:
        notices.tell_owner(work, ticket, key)
    elif ticket.number is not None:
        for one in notices.supervisors(work, ticket.centre):
            notices.tell_worker(work, one, ticket, key)


def _tell_those_who_wait(work: Work, worker: Worker) -> None:
    """Who talks with a worker that nothing reaches any more knows it: what they write stands at the desk."""
    live = select(t_ticket).where(
        t_ticket.c.owner_id == worker.id, t_ticket.c.handoff_live.is_(True), t_ticket.c.closed_at.is_(None)
    )
    for ticket in work.conn.execute(live).all():
        talking.tell(work, ticket, "talk-unreached", worker=worker)


def _open_tickets(work: Work, address_id: str) -> list[Ticket]:
    person = select(t_address.c.person_id).where(t_address.c.id == address_id).scalar_subquery()
    mine = select(t_ticket).where(t_ticket.c.person_id == person, t_ticket.c.closed_at.is_(None))
    return list(work.conn.execute(mine).all())
