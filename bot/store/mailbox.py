"""Mailboxes as the doors use them: everything about addresses, inbox and outbox, and the numbered list of both."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, bindparam, exists, or_, select

from bot.messages import Body, Letter, Post, letter_from_json
from bot.store.addresses import Address, find_address, get_address, house_address, new_address
from bot.store.inbox import COLUMN as INBOX_BODY
from bot.store.inbox import (
    Incoming,
    Received,
    body_of,
    lock_person,
    mark_done,
    mark_failed,
    next_waiting,
    oldest_waiting,
    open_body,
    receive,
    set_aside,
    waiting_count,
)
from bot.store.outbox import COLUMN as LETTER_BODY
from bot.store.outbox import post
from bot.store.tables import t_inbox, t_letter
from bot.store.vault import Erased, Unreadable, Vault

__all__ = [
    "Address",
    "Incoming",
    "Received",
    "find_address",
    "get_address",
    "house_address",
    "lock_person",
    "mark_done",
    "mark_failed",
    "new_address",
    "next_waiting",
    "oldest_waiting",
    "open_body",
    "post",
    "posts",
    "receive",
    "set_aside",
    "waiting_count",
]

LATE = timedelta(minutes=2)
RELAYED = "relay"

_MINE = (
    select(
        t_inbox.c.seq,
        t_inbox.c.received_at,
        t_inbox.c.person_id,
        t_inbox.c.body,
        t_inbox.c.address_id,
        t_inbox.c.update_id,
    )
    .where(t_inbox.c.address_id == bindparam("address"), t_inbox.c.seq > bindparam("after"))
    .order_by(t_inbox.c.seq)
    .limit(bindparam("most"))
)
_newer = t_letter.alias("newer")
_LETTERS = (
    select(
        t_letter.c.seq,
        t_letter.c.sent_at,
        t_letter.c.person_id,
        t_letter.c.body,
        t_letter.c.id,
        t_letter.c.created_at,
    )
    .where(
        t_letter.c.address_id == bindparam("address"),
        t_letter.c.seq > bindparam("after"),
        or_(
            t_letter.c.card.is_(None),
            t_letter.c.kind == RELAYED,  # a page shows in its place what was put right
            ~exists().where(
                _newer.c.address_id == t_letter.c.address_id,
                _newer.c.card == t_letter.c.card,
                _newer.c.seq > t_letter.c.seq,
            ),
        ),
    )
    .order_by(t_letter.c.seq)
    .limit(bindparam("most"))
)


def posts(conn: Connection, vault: Vault, address_id: str, after_seq: int, limit: int) -> list[Post]:
    """The mailbox after a number, oldest first, at most ``limit``: what came in and what was sent.

    Of the editions of one card only the newest is shown, under its own number; of relayed words each, for a page puts
    them right where they stand. What was erased or cannot be opened is left out.
    """
    asked = {"address": address_id, "after": after_seq, "most": limit}
    found = [_mine(conn, vault, row) for row in conn.execute(_MINE, asked).all()]
    found += [_letter(conn, vault, row) for row in conn.execute(_LETTERS, asked).all()]
    shown = sorted((post for post in found if post is not None), key=lambda post: post.seq)
    return shown[:limit]


def _mine(conn: Connection, vault: Vault, row: Row[int, datetime, str, bytes, str, str]) -> Post | None:
    try:
        body: Body = body_of(vault.open_json(conn, row.person_id, INBOX_BODY, row.body))
    except (Erased, Unreadable):
        return None
    return Post(row.seq, row.received_at, "me", mine=body, update_id=row.update_id.removeprefix(f"{row.address_id}/"))


def _letter(conn: Connection, vault: Vault, row: Row[int, datetime, str, bytes, int, datetime]) -> Post | None:
    try:
        letter: Letter = letter_from_json(vault.open_json(conn, row.person_id, LETTER_BODY, row.body))
    except (Erased, Unreadable, ValueError, KeyError, TypeError):
        return None
    late = row.sent_at - row.created_at > LATE
    return Post(row.seq, row.sent_at, letter.who, letter=letter, late=late, letter_id=row.id)
