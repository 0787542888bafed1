"""Who is asked for a ticket, in what order and why: what the store knows of the staff, put before the pure rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from bot.centre import reachable, tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.tables import t_offer, t_ticket
from bot.store.vault import Erased
from referral.duty import line_order, on_duty
from referral.life import A_GROUP
from referral.need import Code, Need, Placed, Ranking, Reason, Standing, Why
from referral.routing import place, rank
from referral.station import Station
from referral.urgency import Urgency

_LATELY = timedelta(days=14)  # offers counted for fairness
_STANDS = timedelta(hours=12)  # a 不便接 said so long ago belongs to a shift that is over; a conflict never ends
LAPSED = frozenset({"lapsed", "away", "handed"})  # why a claim was taken back from somebody

_SAID = (
    select(t_offer.c.worker_id, t_offer.c.reason, t_offer.c.decided_at)
    .where(
        t_offer.c.ticket_id == bindparam("ticket"),
        or_(t_offer.c.status == "rejected", t_offer.c.reason.in_(sorted(LAPSED | {"conflict"}))),
    )
    .order_by(t_offer.c.id)
)


def need_of(work: Work, ticket: Ticket, *, alone: bool = False) -> Need:
    """What the ticket asks for, in closed vocabulary.

    ``alone``: nobody stands beside another, so who knows the person from before decides nothing: not looked up.
    """
    try:
        hidden = tickets.details(work, ticket)
    except Erased:
        hidden = {}
    concerns = work.house.pages.concerns
    code = ticket.concern or "SVC"
    if ticket.violence and code not in A_GROUP:  # mediation is never offered where violence is flagged
        code = "DV"
    return Need(
        concern=ticket.concern or "SVC",
        urgency=Urgency[ticket.urgency],
        door=_door(work, ticket),
        lang=ticket.lang,
        area=ticket.area,
        school=hidden.get("school"),
        skills=concerns[code].skills if code in concerns else (),
        also_skills=()
        if ticket.violence
        else tuple(skill for one in ticket.also if one in concerns for skill in concerns[one].skills),
        named=hidden.get("named"),
        gender=hidden.get("wish_gender"),
        owner_before=None if alone else _owner_before(work, ticket),
    )


def placed(work: Work, ticket: Ticket) -> Placed:
    """The unit whose ticket it is. A name leads to a unit only while that worker stands on its line."""
    station, need = work.house.station, need_of(work, ticket, alone=True)
    if need.named is not None and need.named not in line_order(on_duty(work.home(need.named), work.now)):
        need = replace(need, named=None)
    return place(work.house.organisation, need, work.now.astimezone(station.tz).date())


def ranked(work: Work, ticket: Ticket, station: Station | None = None) -> Ranking:
    """Everybody on the line of the ticket's unit, or of ``station``: who is asked, in what order, and who is not."""
    station, organisation = station or work.station_of(ticket), work.house.organisation
    line = on_duty(station, work.now)
    alone = not line.beside  # one in each place: what they hold and whom they know decides nothing
    need, ids = need_of(work, ticket, alone=alone), line_order(line)
    # Somebody of another unit may stand here after they left the staff: a line of one unit does not know of another.
    out = out_of(work, ticket) | {one: Why.LEFT for one in ids if work.worker(one) is None}
    home = organisation.home(need.named or "")
    if home is not None:  # when they are back is read from their unit's roster as it stands, not from its page
        organisation = replace(organisation, units={**organisation.units, home.id: work.laid.unit(home.id)})
    return rank(station, need, work.now, standings(work, ids, alone=alone), out, organisation)


def standings(work: Work, ids: Iterable[str], *, alone: bool = False) -> Mapping[str, Standing]:
    """What is known of these workers now.

    ``alone``: each has a place of the line to themselves; what they hold or were offered lately decides nothing.
    """
    wanted = tuple(ids)
    if not wanted:
        return {}
    if alone:
        lost = reachable.lost(work, wanted)
        return {one: Standing(reachable=False) for one in lost}
    t, o = t_ticket.c, t_offer.c
    held = select(t.owner_id, func.count()).where(t.owner_id.in_(wanted), t.closed_at.is_(None)).group_by(t.owner_id)
    load = {row[0]: int(row[1]) for row in work.conn.execute(held).all()}
    lately = (
        select(o.worker_id, func.count(), func.max(o.created_at))
        .where(o.worker_id.in_(wanted), o.created_at > work.now - _LATELY)
        .group_by(o.worker_id)
    )
    asked = {row[0]: (int(row[1]), row[2]) for row in work.conn.execute(lately).all()}
    lost = reachable.lost(work, wanted)
    return {
        one: Standing(
            open=load.get(one, 0),
            offered=asked.get(one, (0, None))[0],
            last_offered_at=asked.get(one, (0, None))[1],
            reachable=one not in lost,
        )
        for one in wanted
    }


def out_of(work: Work, ticket: Ticket) -> dict[str, Why]:
    """Who stepped out for a conflict, said 不便接 within this shift, or let the claim lapse."""
    found: dict[str, Why] = {}
    for row in work.conn.execute(_SAID, {"ticket": ticket.id}).all():
        if row.reason == "conflict":
            found[row.worker_id] = Why.CONFLICT
        elif row.decided_at is not None and work.now - row.decided_at < _STANDS:
            found.setdefault(row.worker_id, Why.DECLINED)
    return found


def can_be_reached(ranking: Ranking, worker_id: str) -> bool:
    """Whether somebody who is listed is not only listed because nobody else is left."""
    return all(
        reason.code not in {Code.UNREACHABLE, Code.AWAY}
        for one in ranking.listed
        if one.worker == worker_id
        for reason in one.reasons
    )


def as_data(ranking: Ranking) -> dict[str, Any]:
    """The ranking as it is kept on the ticket: ids and codes."""
    return {
        "listed": [[one.worker, one.place.value, _codes(one.reasons)] for one in ranking.listed],
        "passed": [[one.worker, one.why.value, one.when.isoformat() if one.when else ""] for one in ranking.passed],
        "reasons": _codes(ranking.reasons),
    }


def _codes(reasons: tuple[Reason, ...]) -> list[list[str]]:
    return [[one.code.value, one.arg] for one in reasons]


def _door(work: Work, ticket: Ticket) -> str:
    """The unit it was first opened at: the door the resident came by, wherever it lies now."""
    if len(work.house.organisation.units) == 1:
        return str(ticket.centre)
    from_unit: str | None = tickets.first_data(work, ticket.id, "placed", "from")
    return from_unit or str(ticket.centre)


def _owner_before(work: Work, ticket: Ticket) -> str | None:
    """Who holds or held this person's last ticket before this one."""
    t = t_ticket.c
    before = (
        select(t.owner_id)
        .where(t.person_id == ticket.person_id, t.id != ticket.id, t.owner_id.is_not(None))
        .order_by(t.created_at.desc())
        .limit(1)
    )
    found: str | None = work.conn.execute(before).scalar_one_or_none()
    return found
