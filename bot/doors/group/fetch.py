"""What a worker is told of a file of theirs that could not be had from Telegram: it did not reach the resident."""

from sqlalchemy import select

from bot.centre import relaying, tickets
from bot.centre.fetching import LARGE, Wanted
from bot.centre.house import Work
from bot.doors.group.outcome import write
from bot.store.tables import t_media


def tell_lost(work: Work, wanted: Wanted, why: str) -> None:
    """In their own chat; the letter it was for fails too, and says so on their message."""
    relaying.lost_file(work, wanted.id)
    of = select(t_media.c.ticket_id).where(t_media.c.id == wanted.id)
    ticket_id = work.conn.execute(of).scalar_one()
    ticket = tickets.get(work, ticket_id) if ticket_id else None
    number = (ticket.number or "") if ticket is not None else ""
    key = "group-file-large" if why == LARGE else "group-file-unsent"
    write(work, wanted.address_id, key, ticket=ticket_id, number=number)
