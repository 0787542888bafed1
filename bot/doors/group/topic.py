"""A ticket's own thread on the messenger: which it is, how it is called, and that it is closed with the ticket."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.centre import tickets
from bot.centre.house import Work
from bot.store.tables import t_ticket, t_topic
from bot.telegram import MOST_TOPIC


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a ticket's messages stand in one chat. A closed one is kept with its number below nought."""

    number: int
    closed: bool = False


def find(conn: Connection, ticket_id: str, address_id: str) -> Thread | None:
    """The ticket's thread in this chat."""
    found = conn.execute(
        select(t_topic.c.thread).where(t_topic.c.ticket_id == ticket_id, t_topic.c.address_id == address_id)
    ).scalar_one_or_none()
    return None if found is None else Thread(abs(found), found < 0)


def keep(conn: Connection, ticket_id: str, address_id: str, thread: Thread, now: datetime) -> None:
    """This is the ticket's thread there from now on."""
    drop(conn, ticket_id, address_id)
    number = -thread.number if thread.closed else thread.number
    conn.execute(insert(t_topic).values(ticket_id=ticket_id, address_id=address_id, thread=number, opened_at=now))


def drop(conn: Connection, ticket_id: str, address_id: str) -> None:
    """Somebody deleted it."""
    conn.execute(delete(t_topic).where(t_topic.c.ticket_id == ticket_id, t_topic.c.address_id == address_id))


def drop_all(conn: Connection, address_id: str) -> None:
    """The chat is another one now: none of its threads are there."""
    conn.execute(delete(t_topic).where(t_topic.c.address_id == address_id))


def name_of(work: Work, ticket_id: str) -> str:
    """What the thread is called: number and kind of concern, closed vocabulary only; "" for one that is not out."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None or ticket.number is None:
        return ""
    concern = work.desk_says(f"concern-{'quiet' if ticket.violence else ticket.concern or 'SVC'}")
    return f"{ticket.number} · {concern}"[:MOST_TOPIC]


def is_held_by(conn: Connection, ticket_id: str, worker_id: str) -> bool:
    """Whether the ticket is this worker's: only then it has a thread in their private chat."""
    mine = select(t_ticket.c.id).where(t_ticket.c.id == ticket_id, t_ticket.c.owner_id == worker_id)
    return conn.execute(mine).first() is not None


def is_over(conn: Connection, ticket_id: str) -> bool:
    """Whether the ticket has come to its end."""
    closed = select(t_ticket.c.closed_at).where(t_ticket.c.id == ticket_id)
    return conn.execute(closed).scalar_one_or_none() is not None
