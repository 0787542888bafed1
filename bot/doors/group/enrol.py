"""How a worker's private chat and the staff group are bound to the house: by links that can be used once."""

from datetime import datetime

from bot.centre import inviting, notices, reaching
from bot.centre.house import Work
from bot.doors.group.commands import help_
from bot.doors.group.heard import Knock
from bot.doors.group.keep import GROUP, PRIVATE, who_is
from bot.doors.group.outcome import Dealt, Direct, in_bound_group, reply, stranger, write
from bot.store import passes, peers
from referral.roles import OVERSIGHT
from referral.station import Worker


def start(work: Work, worker: Worker | None, knock: Knock, steady: datetime) -> Dealt:
    """/start: with a token it binds; without one it says what there is to say."""
    if knock.text:
        return _bind_group(work, worker, knock, steady) if knock.group else _bind_private(work, worker, knock, steady)
    if worker is None:
        return stranger(work, knock)
    if not knock.group:
        reaching.back(work, work.house.private(worker.id))
    return help_(work, worker, knock)


def _bind_private(work: Work, worker: Worker | None, knock: Knock, steady: datetime) -> Dealt:
    made_for = work.worker(passes.use_bot_pass(work.conn, knock.text, steady))
    if made_for is None:
        return _refused(work, worker, knock)
    address, vault = work.house.private(made_for.id), work.house.vault
    before, peer = peers.open_peer(work.conn, vault, address), {"chat": knock.chat}
    who = who_is(work.house, knock.user)
    peers.bind(work.conn, vault, address_id=address, door=PRIVATE, who=who, peer=peer, now=work.now)
    peers.move(work.conn, vault, address, peer, reach_at=None)  # proved only when the test is answered
    write(work, address, "group-welcome", worker=made_for.called(work.house.lang))
    inviting.try_chat(work, made_for)
    if before is None or before.get("chat") == knock.chat:
        return Dealt(worker=made_for.id)
    gone = Direct(int(before["chat"]), work.desk_says("group-replaced"), stranger=False)
    return Dealt(worker=made_for.id, direct=(gone,))


def _bind_group(work: Work, worker: Worker | None, knock: Knock, steady: datetime) -> Dealt:
    made_for = work.worker(passes.use_group_pass(work.conn, knock.text, steady))
    if made_for is None or made_for.role not in OVERSIGHT:
        passes.use_bot_pass(work.conn, knock.text, steady)  # a way in that everybody in a group has read is burnt
        return _refused(work, worker, knock)
    unit, vault = work.home(made_for.id), work.house.vault
    address = work.house.group_of(unit.id)
    before = peers.open_peer(work.conn, vault, address) or {}
    thread = before.get("thread") if before.get("chat") == knock.chat and knock.forum else None
    peer = {"chat": knock.chat, "thread": thread, "title": knock.title, "forum": knock.forum}
    who = who_is(work.house, knock.chat)
    peers.bind(work.conn, vault, address_id=address, door=GROUP, who=who, peer=peer, now=work.now)
    write(work, address, "group-bound", station=unit.called(work.house.lang))
    notices.show_all(work, unit.id)
    return Dealt(worker=worker.id if worker is not None else "")


def _refused(work: Work, worker: Worker | None, knock: Knock) -> Dealt:
    """The same sentence for a token that is wrong, used, expired or somebody else's."""
    if worker is None or (knock.group and not in_bound_group(work, knock)):
        return stranger(work, knock, "group-bad-pass")
    return reply(work, worker, knock, "group-bad-pass")
