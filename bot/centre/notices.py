"""What staff are shown: the ticket's card in the group, lines beside it, and private notices with words."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.centre import ringing
from bot.centre.house import Work
from bot.centre.reachable import at_work
from bot.centre.tickets import Ticket, is_erased
from bot.messages import Button, Card, Enclosure, Letter
from bot.store.mailbox import house_address, post
from bot.store.peers import is_bound
from bot.store.tables import t_event, t_ticket
from referral.duty import on_duty
from referral.roles import OVERSIGHT
from referral.station import Role

_NOW, _SOON = 0, 4
_OUTLIVES = frozenset({"private-deleted"})  # no word of the resident's is in it, and it must still be read afterwards
_OPEN = frozenset({"NEW", "REOPENED"})
_LIVE = frozenset({"U0", "U1"})
_HELD_CARDS = {
    "CONTACTED": "card-contacted",
    "ASSIGNED": "card-working",
    "ACTIVE": "card-case",
    "UNREACHED": "card-unreached",
    "REFERRED": "card-referred",
    "HANDED": "card-passed-on",
    "FOLLOWUP": "card-passed-on",
}


def priority(ticket: Ticket) -> int:
    """Danger overtakes everything."""
    return _NOW if ticket.urgency in {"U0", "U1"} else _SOON


def view(work: Work, ticket: Ticket) -> Card:
    """The card's closed-vocabulary fields."""
    quiet = "quiet" if ticket.violence else None
    return Card(
        ticket=ticket.id,
        number=ticket.number or "",
        urgency=ticket.urgency,
        state=ticket.state,
        concern=quiet or ticket.concern or "SVC",
        why=tuple(ticket.why)[:3],
        area=ticket.area,
        age_band=ticket.age_band,
        since=(ticket.sent_at or ticket.created_at).isoformat(),
        owner=work.called(ticket.owner_id, work.house.lang) if ticket.owner_id else None,
        unheard=bool(ticket.unheard),
        violence=bool(ticket.violence),
        hands_off=ticket.subject_knows == "never",
        waits=ticket.closing_at is not None and ticket.closed_at is None,
    )


def slots(work: Work, ticket: Ticket) -> dict[str, str]:
    """What the sentences about a ticket may use."""
    say = work.desk_says
    parts = []
    # A rule of an older version may have lost its label: the card still goes out.
    rules = [say(f"rule-{rule}") for rule in ticket.why if work.house.words.has(work.house.lang, f"rule-{rule}")][:3]
    if rules:
        colour = say(f"colour-{ticket.urgency}")
        parts.append(say("card-why", colour=colour, rules=say("and").join(dict.fromkeys(rules))))
    community = work.area(ticket.area)
    if community is not None:
        parts.append(say("card-area", area=community.name))
    if ticket.age_band:
        parts.append(say("card-age", age=ticket.age_band))
    if ticket.unheard:
        parts.append(say("card-unseen" if "media-unseen" in ticket.why else "card-unheard"))
    if ticket.subject_knows == "never":
        parts.append(say("card-hands-off"))
    concern = "quiet" if ticket.violence else ticket.concern or "SVC"
    return {
        "number": ticket.number or "",
        "concern": say(f"concern-{concern}"),
        "urgency": say(f"urgency-{ticket.urgency}"),
        "more": "".join(f" {part}" for part in parts),
    }


def show_card(work: Work, ticket: Ticket, asked: str | None = None) -> None:
    """The ticket's one card in the group, edited, never posted anew. ``asked`` names who is asked besides the duty."""
    letter = card_letter(work, ticket, asked)
    before = moved_from(work, ticket)
    for unit in shown_in(work, ticket):
        if unit not in before:
            _to_group(work, unit, letter, kind="card", priority=priority(ticket), card=ticket.id, ticket_id=ticket.id)


def show_moved(work: Work, ticket: Ticket, unit: str) -> None:
    """What is left of the card where the ticket lay before: where it went, and no buttons. Said once."""
    if unit not in moved_from(work, ticket):
        return
    house = work.station_of(ticket).called(work.house.lang)
    text = work.desk_says("card-moved", **slots(work, ticket), house=house)
    letter = Letter(text, "card-moved", work.house.lang, "desk", (), (), view(work, ticket))
    _to_group(work, unit, letter, kind="card", priority=priority(ticket), card=ticket.id, ticket_id=ticket.id)


def card_letter(work: Work, ticket: Ticket, asked: str | None = None) -> Letter:
    """The card as it stands now, with its buttons."""
    first = on_duty(work.station_of(ticket), work.now).first
    key = _ended(work, ticket) if ticket.closed_at is not None else _HELD_CARDS.get(ticket.state, "card-taken")
    if ticket.closed_at is None and ticket.closing_at is not None:
        key = "card-waits"
    elif ticket.closed_at is None and ticket.owner_id is None:
        key = "card-offered" if asked else "card-new" if first else "card-nobody"
    worker = work.called(ticket.owner_id or asked or first, work.house.lang)
    text = work.desk_says(key, **slots(work, ticket), worker=worker, other=_into(work, ticket))
    hands_off = work.desk_says("card-hands-off")
    if ticket.subject_knows == "never" and hands_off not in text:  # on every card, whatever its key says
        text = f"{text} {hands_off}"
    buttons = _buttons(work, ticket)
    return Letter(text, key, work.house.lang, "desk", buttons, (), view(work, ticket))


def _ended(work: Work, ticket: Ticket) -> str:
    if ticket.state == "VOID" and not is_erased(work, ticket):
        return "card-void" if ticket.void_reason == "mistake" else "card-withdrawn"
    if ticket.state == "MERGED" and ticket.merged_into is not None:
        return "card-merged"
    return "card-done" if ticket.state in {"DONE", "CLOSED"} and ticket.owner_id is not None else "card-closed"


def _into(work: Work, ticket: Ticket) -> str:
    """The number of the ticket it was put into."""
    found = select(t_ticket.c.number).where(t_ticket.c.id == ticket.merged_into)
    return work.conn.execute(found).scalar_one_or_none() or "" if ticket.merged_into is not None else ""


def shown_in(work: Work, ticket: Ticket) -> tuple[str, ...]:
    """The units whose group sees the card: the one it lies with, those up the tree that were asked, those before."""
    if len(work.house.organisation.units) == 1:
        return (ticket.centre,)
    return tuple(dict.fromkeys((ticket.centre, *_units(work, ticket, "climbed"), *_lay_with(work, ticket))))


def moved_from(work: Work, ticket: Ticket) -> frozenset[str]:
    """The units it lay with before and that have no more to do with it."""
    if len(work.house.organisation.units) == 1:
        return frozenset()
    return frozenset(_lay_with(work, ticket)) - {ticket.centre, *_units(work, ticket, "climbed")}


def _lay_with(work: Work, ticket: Ticket) -> list[str]:
    """The units it was moved away from once its card lay there."""
    return [str(data["from"]) for data in _events(work, ticket, "placed") if data.get("shown")]


def _units(work: Work, ticket: Ticket, kind: str) -> list[str]:
    return [str(data["unit"]) for data in _events(work, ticket, kind)]


def _events(work: Work, ticket: Ticket, kind: str) -> list[dict[str, Any]]:
    found = select(t_event.c.data).where(t_event.c.ticket_id == ticket.id, t_event.c.kind == kind)
    return list(work.conn.execute(found.order_by(t_event.c.id)).scalars())


def show_all(work: Work, unit_id: str) -> None:
    """Every open ticket's card anew: for a unit's group that has just been bound and knows none of them."""
    mine = select(t_ticket).where(
        t_ticket.c.centre == unit_id, t_ticket.c.closed_at.is_(None), t_ticket.c.number.is_not(None)
    )
    for ticket in work.conn.execute(mine.order_by(t_ticket.c.urgency.desc(), t_ticket.c.sent_at)).all():
        show_card(work, ticket)


def _to_group(work: Work, unit_id: str, letter: Letter, **how: Any) -> None:
    """A unit's group view of the console and, where one is bound, its group on the messenger: each has its outbox."""
    desk, group = work.house.desk_of(unit_id), work.house.group_of(unit_id)
    for address in (desk, group) if is_bound(work.conn, group) else (desk,):
        post(work.conn, work.house.vault, address_id=address, letter=letter, now=work.now, **how)


def _buttons(work: Work, ticket: Ticket) -> tuple[Button, ...]:
    if ticket.closed_at is not None:
        return ()
    say = work.desk_says
    if ticket.owner_id is None and ticket.state in _OPEN:
        names = [("accept", "act-accept"), ("decline", "act-decline"), ("supervisor", "act-supervisor")]
        if ticket.urgency in {"U0", "U1"} and ticket.calmed_at is None:
            names.append(("safe", "act-safe"))
        return tuple(Button(f"{name}:{ticket.id}", say(key)) for name, key in names)
    if ticket.urgency in {"U0", "U1"} and ticket.calmed_at is None:  # danger said again while the holder is away
        return (
            Button(f"supervisor:{ticket.id}", say("act-supervisor")),
            Button(f"safe:{ticket.id}", say("act-safe")),
        )
    return ()


def tell_desk(
    work: Work,
    ticket: Ticket | None,
    key: str,
    urgent: bool = False,  # noqa: FBT001, FBT002
    *,
    unit: str = "",
    **more: str,
) -> None:
    """A line in a unit's group beside the card; closed vocabulary only. Without ``unit`` where the ticket lies."""
    unit = unit or (ticket.centre if ticket is not None else work.house.station.id)
    known = slots(work, ticket) if ticket is not None else {}
    letter = Letter(work.desk_says(key, **(known | more)), key, work.house.lang, "desk")
    _to_group(
        work,
        unit,
        letter,
        kind="alert" if urgent else "notice",
        priority=_NOW if urgent else _SOON,
        card=None,
        ticket_id=ticket.id if ticket is not None else None,
    )


def supervisors(work: Work, unit_id: str, roles: frozenset[Role] = OVERSIGHT) -> tuple[str, ...]:
    """Whose sight does not end at their own tickets: the unit's, or where it has none, the nearest up the tree.

    A one-worker station has nobody of its own to review what was done: the tier above does (domain study §7).
    """
    organisation = work.house.organisation
    here = organisation.units.get(unit_id, organisation.door)
    for unit in (here, *organisation.above(here.id)):
        found = tuple(one.id for one in unit.workers if one.role in roles and work.worker(one.id) is not None)
        if found:
            return found
    return ()


def tell_owner(work: Work, ticket: Ticket, key: str, **more: str) -> None:
    """Whoever holds the ticket; the supervisors where that worker is no longer on the page. Nobody holds it: nobody."""
    if ticket.owner_id is None:
        return
    held = work.worker(ticket.owner_id) is not None
    for worker in (ticket.owner_id,) if held else supervisors(work, ticket.centre):
        tell_worker(work, worker, ticket, key, **more)


def tell_worker(work: Work, worker_id: str | None, ticket: Ticket, key: str, **more: str) -> None:
    """A private notice to one worker. Words in it are under the resident's own key: erased with it."""
    worker = work.worker(worker_id)
    if worker_id is None or worker is None:
        return
    if key in ringing.KEYS:
        ringing.ring(work, worker, ticket)
    address = f"worker:{worker_id}"
    house_address(work.conn, work.house.vault, address, "worker", work.now)
    letter = _letter(work, ticket, key, **more)
    _to_worker(work, address, ticket, letter)
    private = work.house.private(worker_id)
    if not is_bound(work.conn, private):
        return
    if "words" in more and work.house.details_by_link:
        letter = _letter(work, ticket, "private-look")
    _to_worker(work, private, ticket, letter)


def tell_private(
    work: Work, worker_id: str, ticket: Ticket, key: str, *, enclosed: tuple[Enclosure, ...] = (), **more: str
) -> None:
    """What the console shows on its own pages and a messenger's private chat must be sent; nothing where none is bound.

    A centre may want no personal facts on the messenger: then only a link goes there, to be made as it is carried.
    """
    private = work.house.private(worker_id)
    if not is_bound(work.conn, private):
        return
    if work.house.details_by_link:
        if not enclosed:
            _to_worker(work, private, ticket, _letter(work, ticket, "private-look"))
        return
    _to_worker(work, private, ticket, replace(_letter(work, ticket, key, **more), enclosed=enclosed))


def _letter(work: Work, ticket: Ticket, key: str, **more: str) -> Letter:
    text = work.desk_says(key, **(slots(work, ticket) | more))
    return Letter(text, key, work.house.lang, "desk", (), (), view(work, ticket), private=True)


def _to_worker(work: Work, address_id: str, ticket: Ticket, letter: Letter) -> None:
    """``address_id``: a worker's mailbox at the console or private chat. Off shift it makes a sound for danger only."""
    worker_id = address_id.partition(":")[2]
    if ticket.urgency not in _LIVE and not at_work(work, worker_id, ticket.centre):
        letter = replace(letter, silent=True)
    post(
        work.conn,
        work.house.vault,
        address_id=address_id,
        letter=letter,
        kind="alert" if letter.key == "private-alert" else "notice",
        priority=priority(ticket),
        card=None,
        ticket_id=ticket.id,
        now=work.now,
        sealed_for=None if letter.key in _OUTLIVES else ticket.person_id,
    )
