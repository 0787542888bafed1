"""What stands on the desk: the group's cards and notices, this worker's tickets and letters."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.doors.console_cards import Shown, marks, shown
from bot.doors.console_duty import duty_line
from bot.doors.console_forms import Sent
from bot.doors.console_mine import mine
from bot.doors.console_room import Room
from bot.doors.console_ticket import opened_since
from bot.messages import Card, Letter, Post
from bot.store.mailbox import posts
from bot.store.tables import t_address, t_offer
from referral.duty import line_order, on_duty

_NOTES = 30
_STREAM = 80  # mailbox lines looked at for the newest notes


@dataclass(frozen=True, slots=True)
class Note:
    """One letter of a mailbox, as a line on the page."""

    seq: int
    at: str
    text: str
    level: str  # the level of the ticket it is about, or ""
    card: str  # that ticket, or ""


async def desk(room: Room, *, view: str, ticket: str, seen: str = "", sent: Sent | None = None) -> dict[str, Any]:
    """Everything the panes show. ``ticket`` is the one to lay open, if it is this worker's.

    ``seen``: the state in which the page shows it already. ``sent``: a form that was refused.
    """
    store, worker = room.centre.store, room.visit.worker.id
    board = await room.centre.board(worker)
    marked = await store.look(lambda conn: marks(conn, [card.ticket for card in board]))
    cards = [shown(room, card, marked.get(card.ticket)) for card in board]
    own = {card.id: card for card in cards if card.mine}
    free = [card for card in cards if card.free]
    values: dict[str, Any] = {
        "free": free,
        "taken": [card for card in cards if not card.free],
        "own": list(own.values()),
        "shown": own,
        "mine": None,
        "on_line": worker in line_order(on_duty(room.unit, room.centre.clock.now())),
        "duty": duty_line(room),
        "notices": [],
        "letters": [],
        "asks": [],
        "details": None,
        "open_id": "",
    }
    if view != "mine":
        values["notices"] = [note for note in await _notes(room, room.desk) if not note.card]
    if view != "group":
        aside = await store.look(lambda conn: stepped_aside(conn, worker))
        letters = [note for note in await _notes(room, f"worker:{worker}") if note.card not in aside]
        newest = {note.card: note for note in reversed(letters)}  # of each ticket, what still waits to be answered
        # Beside the group's own cards only what brings words with it is shown a second time.
        asking = [card for card in free if card.id in newest and (view == "mine" or card.danger)]
        values["asks"] = [(newest[card.id], card) for card in asking]
        asked = {note.seq for note, _ in values["asks"]}
        values["letters"] = [note for note in letters if note.seq not in asked]
        values["mine"] = waiting = await room.centre.look(lambda work: mine(room, work, sent))
        order = [row.id for row in waiting.rows if row.id in own]
        wanted = ticket if ticket in own else next(iter(order), "")
        if wanted:
            values["details"] = await opened_since(room, wanted, seen)
            values["open_id"] = ticket if wanted == ticket else ""
    return values


async def one_card(room: Room, card: Card) -> Shown:
    """A single card in words, with its marks read anew."""
    marked = await room.centre.store.look(lambda conn: marks(conn, [card.ticket]))
    return shown(room, card, marked.get(card.ticket))


def stepped_aside(conn: Connection, worker_id: str) -> frozenset[str]:
    """The tickets this worker has said 要回避 to: nothing about them is shown any more."""
    conflict = (t_offer.c.worker_id == worker_id) & (t_offer.c.reason == "conflict")
    return frozenset(conn.execute(select(t_offer.c.ticket_id).where(conflict)).scalars())


async def _notes(room: Room, address: str) -> list[Note]:
    """The newest letters of a mailbox, newest first."""
    vault = room.centre.store.vault

    def read(conn: Connection) -> list[Post]:
        last = conn.execute(select(t_address.c.seq).where(t_address.c.id == address)).scalar_one_or_none()
        return [] if last is None else posts(conn, vault, address, max(0, last - _STREAM), _STREAM)

    lines = await room.centre.store.look(read)
    return [_note(room, post, post.letter) for post in reversed(lines) if post.letter is not None][:_NOTES]


def _note(room: Room, post: Post, letter: Letter) -> Note:
    card = letter.card
    return Note(
        post.seq, room.times.at(post.at), letter.text, card.urgency.lower() if card else "", card.ticket if card else ""
    )
