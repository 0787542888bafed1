"""What is missing on Telegram before the shift: asked of the platform itself, and said with what to press."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, ChatMemberRestricted, WebhookInfo

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.group.messenger import Messenger
from bot.pages.ready import Lack
from bot.store import peers
from bot.store.tables import t_address
from bot.telegram import Refusal, Why
from referral.duty import stands_first

_DAYS = 7
_FRESH = timedelta(minutes=10)


async def look(centre: Centre, messenger: Messenger, *, conflict: bool) -> list[Lack]:
    """Everything, nothing when all is well. ``conflict``: somebody else has just asked for the bot's updates."""
    me = await messenger.me()
    if isinstance(me, Refusal):
        return [Lack("ready-tg-desk-token" if me.why is Why.TOKEN else "ready-tg-desk-away")]
    found: list[Lack] = [Lack("ready-tg-desk-conflict")] if conflict else []
    if me.can_read_all_group_messages:
        found.append(Lack("ready-tg-group-privacy", {"bot": me.username or ""}))
    found += await _hook(centre, messenger)
    peer = await centre.look(_group)
    if peer is None:
        found.append(Lack("ready-tg-group-unbound"))
    else:
        found += await _in_group(messenger, int(peer["chat"]), me.id)
    return [*found, *await centre.look(lambda work: list(_workers(work)))]


async def _hook(centre: Centre, messenger: Messenger) -> list[Lack]:
    info = await messenger.hook()
    if isinstance(info, Refusal) or not is_fresh(centre, info):
        return []
    return [Lack("ready-tg-desk-webhook", {"error": (info.last_error_message or "")[:80]})]


def is_fresh(centre: Centre, info: WebhookInfo) -> bool:
    """Whether Telegram could not bring something a moment ago."""
    return info.last_error_date is not None and centre.clock.steady() - info.last_error_date <= _FRESH


async def _in_group(messenger: Messenger, chat: int, bot: int) -> list[Lack]:
    """What the bot is there, and what it may do."""
    there = await messenger.chat(chat)
    mine = await messenger.member(chat, bot)
    if isinstance(there, Refusal) or isinstance(mine, Refusal):
        refused = there if isinstance(there, Refusal) else mine
        out = isinstance(refused, Refusal) and refused.why in {Why.GONE, Why.BAD}
        return [Lack("ready-tg-group-out" if out else "ready-tg-desk-away")]
    if mine.status in {ChatMember.LEFT, ChatMember.BANNED}:
        return [Lack("ready-tg-group-out")]
    rules = there.permissions
    boss = isinstance(mine, ChatMemberAdministrator | ChatMemberOwner)
    closed = rules is not None and not rules.can_send_messages
    if (isinstance(mine, ChatMemberRestricted) and not mine.can_send_messages) or (closed and not boss):
        return [Lack("ready-tg-group-mute")]
    topics = isinstance(mine, ChatMemberOwner) or (
        isinstance(mine, ChatMemberAdministrator) and bool(mine.can_manage_topics)
    )
    return [Lack("ready-tg-group-topics")] if there.is_forum and not topics else []


def _group(work: Work) -> dict[str, Any] | None:
    return peers.open_peer(work.conn, work.house.vault, work.house.group)


def _workers(work: Work) -> Iterator[Lack]:
    """Whoever stands first within a week, and cannot be reached in private or never answered the test."""
    for one in stands_first(work.station, work.now, _DAYS):
        worker = work.worker(one)
        if worker is None:
            continue
        name = {"worker": worker.called(work.house.lang)}
        row = work.conn.execute(
            select(t_address.c.peer, t_address.c.reach, t_address.c.reach_at).where(
                t_address.c.id == work.house.private(one)
            )
        ).one_or_none()
        if row is None or row.peer is None:
            yield Lack("ready-tg-worker-unbound", name)
        elif row.reach != peers.OK:
            yield Lack("ready-tg-worker-blocked", name)
        elif row.reach_at is None:
            yield Lack("ready-tg-worker-ping", name)
