"""The ways into the messenger for staff: a link that works once, for one worker or for the staff group, and a test."""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.centre.house import Work
from bot.messages import Button, Letter
from bot.store import passes
from bot.store.mailbox import house_address, post
from bot.store.peers import is_bound
from bot.store.tables import t_setting
from referral.roles import OVERSIGHT, may
from referral.station import Worker

BOT = "bot:desk"  # the setting in which the desk bot notes who it is, at its first start
MINUTES = 10
_SOON = 4
# What the bot needs in the group: topics of its own, and the duty list pinned. The form of these links is Telegram's
# (core.telegram.org/api/links, "Groups and bots"); a token has only letters it allows, and fewer than its 64.
_RIGHTS = "manage_topics+pin_messages"


def bot_name(conn: Connection) -> str | None:
    """The desk bot's name on the messenger, without @; None while it has never been started."""
    known = conn.execute(select(t_setting.c.value).where(t_setting.c.key == BOT)).scalar_one_or_none()
    name = known.get("username") if known else None
    return str(name) if name else None


def takes_tickets(worker: Worker) -> bool:
    """Whether the messenger is of any use to them."""
    return may(worker.role, "Accept")


def may_invite(host: Worker, guest: Worker) -> bool:
    """Everybody for themselves; a supervisor or director for anybody who takes tickets."""
    return takes_tickets(guest) and (host.id == guest.id or host.role in OVERSIGHT)


def may_invite_group(host: Worker) -> bool:
    """Where the cards of a centre go is for a supervisor or director to say."""
    return host.role in OVERSIGHT


def may_try(host: Worker, guest: Worker) -> bool:
    """A test makes somebody's telephone ring."""
    return host.id == guest.id or host.role in OVERSIGHT


def invite(conn: Connection, name: str, guest: Worker, steady: datetime, minutes: int = MINUTES) -> str:
    """The address that brings ``guest`` into a private chat with the bot of this name, once. Older ones are burnt."""
    token = passes.make_bot_pass(conn, guest.id, steady, minutes)
    return f"https://t.me/{name}?start={token}"


def invite_group(conn: Connection, name: str, host: Worker, steady: datetime, minutes: int = MINUTES) -> str:
    """The address with which ``host`` makes a group of theirs the staff group, once. Older ones are burnt."""
    token = passes.make_group_pass(conn, host.id, steady, minutes)
    return f"https://t.me/{name}?startgroup={token}&admin={_RIGHTS}"


def tell_guest(work: Work, host: Worker, guest: Worker) -> None:
    """Whoever got a link made by somebody else reads it at the console: a telephone that is not theirs would show."""
    if host.id == guest.id:
        return
    address = f"worker:{guest.id}"
    house_address(work.conn, work.house.vault, address, "worker", work.now)
    key = "console-invited"
    at = f"{work.now.astimezone(work.house.station.tz):%H:%M}"
    text = work.desk_says(key, worker=host.called(work.house.lang), at=at)
    letter = Letter(text, key, work.house.lang, "desk")
    post(
        work.conn,
        work.house.vault,
        address_id=address,
        letter=letter,
        kind="notice",
        priority=_SOON,
        now=work.now,
    )


def try_chat(work: Work, guest: Worker) -> bool:
    """Write a test to their private chat, with a button that proves it arrived; False where none is bound."""
    private = work.house.private(guest.id)
    if not is_bound(work.conn, private):
        return False
    buttons = (Button(f"got:{guest.id}", work.desk_says("group-got")),)
    letter = Letter(work.desk_says("group-ping"), "group-ping", work.house.lang, "desk", buttons)
    post(
        work.conn,
        work.house.vault,
        address_id=private,
        letter=letter,
        kind="notice",
        priority=_SOON,
        now=work.now,
    )
    return True
