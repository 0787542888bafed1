"""Whether each person on a roster can be reached, as far as is known: one light beside each name."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.centre import reachable
from bot.centre.house import Work
from bot.store.peers import OK
from bot.store.tables import t_address, t_pass

PROVED, LOST, UNTRIED = "ok", "lost", "none"


def lights(work: Work, ids: Collection[str], steady: datetime) -> Mapping[str, str]:
    """Worker id to ``ok`` (seen to arrive, or at the console lately), ``lost``, or ``none``: not tried."""
    a, p = t_address.c, t_pass.c
    chats = {work.house.private(one): one for one in ids}
    seen = select(a.id).where(a.id.in_(list(chats)), a.peer.is_not(None), a.reach == OK, a.reach_at.is_not(None))
    lately = steady - timedelta(days=reachable.DESK_DAYS)
    came = select(p.worker_id).where(p.kind == "session", p.worker_id.in_(list(ids)), p.created_at > lately)
    proved = {chats[one] for one in work.conn.execute(seen).scalars()} | set(work.conn.execute(came).scalars())
    lost = reachable.lost(work, ids)
    return {one: PROVED if one in proved else LOST if one in lost else UNTRIED for one in ids}
