"""Keeps what came to the desk bot, all of a batch in one transaction, before it is acknowledged."""

from typing import Any

import structlog

from bot.centre import notices, reaching
from bot.centre.centre import Centre
from bot.centre.codes import fingerprint
from bot.centre.house import House, Work
from bot.doors.group import topic
from bot.doors.group.heard import Heard, Knock, Moved, Seen, hear, knock_to_json
from bot.store import knocks, peers
from bot.store.outage import StoreDown

log = structlog.get_logger("group")
PRIVATE, GROUP = "private", "group"  # the two doors of the desk bot
_TOPICS = ("knock", "outbox", "board")


def who_is(house: House, user: int) -> str:
    """The keyed hash of a person or a group on Telegram: how their mailbox is found again."""
    return fingerprint(house.code_key, f"telegram:{user}")


async def keep(centre: Centre, updates: list[dict[str, Any]], username: str = "") -> None:
    """Commit the batch. Raises StoreDown: then nothing was kept. What is faulty hurts nobody beside it."""
    found = [one for one in (_heard(update, username) for update in updates) if one is not None]
    if not found:
        return
    try:
        await centre.work(lambda work: _keep_all(work, found))
    except StoreDown:
        raise
    except Exception as error:  # noqa: BLE001 - one of them is faulty: each by itself, and only that one is left out
        log.error("group.batch_failed", error=type(error).__name__, size=len(found))  # noqa: TRY400 - it may hold words
        for one in found:
            await _keep_alone(centre, one)
    for heard in _TOPICS:
        centre.live.publish(heard)


def _heard(update: dict[str, Any], username: str) -> Heard | None:
    try:
        return hear(update, username)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        log.error("group.unreadable", update=update.get("update_id"), error=type(error).__name__)  # noqa: TRY400
        return None


async def _keep_alone(centre: Centre, one: Heard) -> None:
    try:
        await centre.work(lambda work: _keep(work, one))
    except StoreDown:
        raise
    except Exception as error:  # noqa: BLE001 - it came as it is and will never be better: told in the log, by its number
        log.error("group.not_kept", update=one.update_id, error=type(error).__name__)  # noqa: TRY400


def _keep_all(work: Work, found: list[Heard]) -> None:
    for one in found:
        _keep(work, one)


def _keep(work: Work, one: Heard) -> None:
    match one:
        case Knock():
            who = who_is(work.house, one.user)
            body = knock_to_json(one)
            knocks.keep(work.conn, work.house.vault, update_id=one.update_id, who=who, body=body, now=work.now)
        case Seen(group=True):
            _seen_in_group(work, one)
        case Seen():
            address = peers.find_peer(work.conn, PRIVATE, who_is(work.house, one.user))
            if address is not None and one.reached:
                reaching.back(work, address.id)
            elif address is not None:
                reaching.lost(work, address.id, peers.BLOCKED)
        case Moved():
            move_group(work, one.old, one.new)


def _seen_in_group(work: Work, seen: Seen) -> None:
    """Put out, let in again, or other rights; only of a group that is bound."""
    address = group_there(work, seen.chat)
    peer = peers.open_peer(work.conn, work.house.vault, address) if address else None
    if address is None or peer is None:
        return
    if not seen.reached:
        reaching.lost(work, address, peers.GONE)
        return
    known = {**peer, "forum": seen.forum}
    if seen.topics:
        known.pop("general", None)  # it may open its topic now
    if known != peer:
        peers.move(work.conn, work.house.vault, address, known)
    was = peers.is_bound(work.conn, address)
    reaching.back(work, address)
    if not was:
        notices.show_all(work, unit_of(address))


def group_there(work: Work, chat: int) -> str | None:
    """The address of the unit whose staff group this chat is; None for a chat that is nobody's."""
    found = peers.find_peer(work.conn, GROUP, who_is(work.house, chat))
    return found.id if found is not None else None


def unit_of(address: str) -> str:
    """The unit a group's address belongs to."""
    return address.removeprefix(f"{GROUP}:")


def move_group(work: Work, old: int, new: int) -> bool:
    """A bound group has another number from now on; its old messages are out of reach, so every card goes out anew.

    False when it is not the bound group, or has been moved already.
    """
    address = group_there(work, old)
    peer = peers.open_peer(work.conn, work.house.vault, address) if address else None
    if address is None or peer is None:
        return False
    topic.drop_all(work.conn, address)
    moved = {**peer, "chat": new, "thread": None, "forum": False}
    peers.move(work.conn, work.house.vault, address, moved, who=who_is(work.house, new))
    notices.show_all(work, unit_of(address))
    return True
