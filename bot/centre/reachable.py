"""Who of the staff can be reached, by which way, and when that was last seen: before the shift, not during it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from bot.centre import ringing
from bot.centre.house import Work
from bot.store.peers import OK
from bot.store.tables import t_address, t_pass
from referral.duty import line_order, next_turn, shift_at, stands_first
from referral.roles import may
from referral.station import Watch, Worker

SOON_DAYS = 7  # whoever stands first within so many days must be reachable
DESK_DAYS = 7  # whoever came in at the console within so many days is taken to have it open while on duty
TURN_DAYS = 14  # how far ahead somebody's next turn is looked for
NEVER = "never"
_BOUND = select(t_address.c.id, t_address.c.reach, t_address.c.peer.is_not(None).label("bound")).where(
    t_address.c.id.in_(bindparam("ids", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One member of staff. ``came_in`` is steady time, the others civil."""

    worker: Worker
    chat: str  # never · ok · blocked · gone: their private chat with the desk bot
    chat_at: datetime | None  # when it was last seen to arrive, or to fail; None until the first test is answered
    came_in: datetime | None  # when they last signed in at the console
    signed_in: bool  # and have neither left it nor been there too long
    turn: datetime | None  # when they are on the line next
    first: bool  # they stand first on it soon
    recent: bool  # they came in at the console not long ago
    loud: str = NEVER  # never · untried · ok · unanswered · failed: their telephone, where a gateway is set
    loud_at: datetime | None = None  # when its last test, or call, was answered or not

    def rings(self, *, messenger: bool) -> bool:
        """Something would ring: the desk, where it is used, a chat that has been seen to arrive, or a telephone."""
        return self.recent or self.loud == OK or (messenger and self.chat == OK and self.chat_at is not None)


def staff(work: Work, steady: datetime, unit_id: str = "") -> list[Reach]:
    """Everybody of a unit (the door's, where none is named) whose role may take a ticket, in the page's order.

    ``steady`` is the clock sign-ins go by. A chat that was given up to somebody else (one telephone, another worker)
    counts as never begun.
    """
    station = work.unit(unit_id) if unit_id else work.station
    a, p = t_address.c, t_pass.c
    bound = select(a.id, a.reach, a.reach_at).where(a.door == "private", a.peer.is_not(None))
    chats: dict[str, tuple[str, datetime | None]] = {
        row.id: (row.reach, row.reach_at) for row in work.conn.execute(bound).all()
    }
    loud = _telephones(work)
    mine = select(p.worker_id, func.max(p.created_at)).where(p.kind == "session").group_by(p.worker_id)
    came_in = {row[0]: row[1] for row in work.conn.execute(mine).all()}
    open_now = select(p.worker_id).where(p.kind == "session", p.used_at.is_(None), p.expires_at > steady)
    here = frozenset(work.conn.execute(open_now).scalars().all())
    first = stands_first(station, work.now, SOON_DAYS)
    found = []
    for worker in station.workers:
        if not may(worker.role, "Accept"):
            continue
        chat, chat_at = chats.get(work.house.private(worker.id), (NEVER, None))
        phone, phone_at = loud.get(worker.id, (NEVER, None))
        at = came_in.get(worker.id)
        found.append(
            Reach(
                worker=worker,
                chat=chat,
                chat_at=chat_at,
                came_in=at,
                signed_in=worker.id in here,
                turn=next_turn(station, worker.id, work.now, TURN_DAYS),
                first=worker.id in first,
                recent=at is not None and steady - at <= timedelta(days=DESK_DAYS),
                loud=phone,
                loud_at=phone_at,
            )
        )
    return found


def _telephones(work: Work) -> dict[str, tuple[str, datetime | None]]:
    """Worker id to whether their telephone answered when last rung, and when that was; empty without a gateway."""
    if not work.house.loud_by:
        return {}
    a = t_address.c
    bound = select(a.id, a.reach, a.reach_at).where(a.door == ringing.DOOR, a.peer.is_not(None))
    return {row.id.partition(":")[2]: (row.reach, row.reach_at) for row in work.conn.execute(bound).all()}


def lost(work: Work, ids: Collection[str]) -> frozenset[str]:
    """Who of these cannot be reached, as far as is known.

    They never pressed Start where their unit uses the messenger, blocked the bot, or their telephone did not answer
    its test; and they have not been at the console lately, which rings too.
    """
    p = t_pass.c
    private = {work.house.private(one): one for one in ids}
    loud = {ringing.address_of(one): one for one in ids} if work.house.loud_by else {}
    groups = {work.house.group_of(work.home(one).id): one for one in ids}
    found = work.conn.execute(_BOUND, {"ids": [*private, *loud, *groups]}).all()
    rows = {row.id: row for row in found if row.bound}
    uses = {address for address in groups if address in rows}
    suspects = set()
    for one in ids:
        chat, phone = rows.get(work.house.private(one)), rows.get(ringing.address_of(one))
        if phone is not None and phone.reach in {OK, ringing.UNTRIED}:  # a number is taken to be right until it fails
            continue
        fails = chat.reach != OK if chat is not None else work.house.group_of(work.home(one).id) in uses
        if fails or (phone is not None and chat is None):
            suspects.add(one)
    if not suspects:
        return frozenset()
    at_desk = select(p.worker_id).where(
        p.kind == "session",
        p.used_at.is_(None),
        p.worker_id.in_(suspects),
        p.created_at > work.now - timedelta(days=DESK_DAYS),
    )
    return frozenset(suspects) - frozenset(work.conn.execute(at_desk).scalars())


def at_work(work: Work, worker_id: str, unit_id: str) -> bool:
    """Whether this worker stands on a shift now, of this unit or their own; who is on call at home at night does not.

    Off shift people hear of danger only: the rest arrives without a sound (domain study §7, alarm hygiene).
    """
    for unit in {unit_id, work.home(worker_id).id}:
        shift = shift_at(work.unit(unit), work.now)
        if shift is not None and shift.watch is not Watch.NIGHT and worker_id in line_order(shift.line):
            return True
    return False


def group(work: Work, unit_id: str = "") -> str:
    """A unit's staff group on the messenger (the door's, where none is named): never · ok · blocked · gone."""
    a = t_address.c
    address = work.house.group_of(unit_id) if unit_id else work.house.group
    found = work.conn.execute(select(a.reach).where(a.id == address, a.peer.is_not(None))).scalar_one_or_none()
    return str(found or NEVER)
