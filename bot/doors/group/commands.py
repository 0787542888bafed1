"""What a worker may ask for by a command: who is on duty, what is theirs, one ticket, help, a test of the line."""

from collections.abc import Callable

from sqlalchemy import select

from bot.centre import agenda, calling, dossier, inviting, looking, notices, sight, signatures, tickets
from bot.centre.house import Work
from bot.centre.rota import named, say_kind, stands, today
from bot.centre.talking import desk_when
from bot.centre.tickets import Ticket
from bot.doors.group.heard import Knock
from bot.doors.group.keep import unit_of
from bot.doors.group.outcome import Dealt, bound_group, reply, said, write
from bot.doors.group.press import OPEN
from bot.messages import Button, Refused
from bot.store.leases import sent_as
from bot.store.outbox import post
from bot.store.peers import is_bound
from bot.store.tables import t_ticket
from referral.duty import Line, line_order
from referral.roles import BOARD, may
from referral.roster import local_day
from referral.station import Worker

_MOST = 20  # tickets in one list
_LONGEST = 40


def command(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Answer it; for an unknown one, say what there is."""
    return _COMMANDS.get(knock.name, help_)(work, worker, knock)


def help_(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """What can be typed, here."""
    return reply(work, worker, knock, "group-help" if knock.group else "group-help-private")


def duty(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Who is on, until when, and who is next."""
    group = bound_group(work, knock)
    own = unit_of(group) if group is not None else work.home(worker.id).id
    if not knock.text:
        return reply(work, worker, knock, "group-duty", text=duty_text(work, own))
    wanted = knock.text[:_LONGEST]
    found = named(work.house.organisation, wanted, local_day(work.station, work.now))
    if len(found) == 1:
        text = f"{found[0].called(work.house.lang)}\n{duty_text(work, found[0].id)}"
        return reply(work, worker, knock, "group-duty", text=text)
    units = found or tuple(work.house.organisation.units.values())
    said = work.desk_says("console-comma").join(one.called(work.house.lang) for one in units[:_MOST])
    key = "roster-duty-many" if found else "roster-duty-none"
    return reply(work, worker, knock, key, name=wanted, units=said)


def duty_text(work: Work, unit_id: str) -> str:
    """The rota of a unit as a worker reads it; first what kind of day it is, where it is no ordinary one."""
    unit, say = work.unit(unit_id), work.desk_says
    rota = stands(unit, work.now)
    kind = say_kind(today(unit, work.now), say, work.now)
    until = desk_when(work, rota.until) if rota.until else ""
    if rota.line.first is None:
        lines = [say("group-duty-nobody")]
    elif until:
        lines = [say("group-duty", workers=_names(work, rota.line), when=until)]
    else:
        lines = [say("console-duty-line", workers=_names(work, rota.line))]
    if rota.then_at is not None:
        lines.append(say("group-duty-next", workers=_names(work, rota.then), when=desk_when(work, rota.then_at)))
    elif rota.line.first is None:
        lines.append(say("console-duty-never"))
    return "\n".join([say("roster-duty-today", kind=kind), *lines] if kind else lines)


def mine(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """The worker's open tickets by their clock, each with a button for its details; never in the group."""
    private = work.house.private(worker.id)
    if not is_bound(work.conn, private):
        return reply(work, worker, knock, "group-no-private")
    found, to_sign = agenda.mine(work, worker), signatures.queue(work, worker)
    answers = None if knock.group else knock.message
    if not found and not to_sign:
        write(work, private, "group-mine-none", answers=answers)
        return Dealt(worker=worker.id)
    lines = [work.desk_says("group-mine", count=len(found))] if found else []
    lines += [_clock(work, one) for one in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(work.desk_says("group-mine-more", count=len(found) - _MOST))
    if to_sign:
        lines.append(work.desk_says("case-mine-sign", count=len(to_sign)))
        lines += [work.desk_says("group-mine-line", **_closed(work, ticket)) for _, ticket in to_sign[:_MOST]]
    listed = {one.ticket.id: one.ticket.number for one in found[:_MOST]}
    listed |= {ticket.id: ticket.number for _, ticket in to_sign[:_MOST]}
    buttons = tuple(Button(f"{OPEN}:{name}", number or "") for name, number in listed.items())
    write(work, private, "group-mine", answers=answers, buttons=buttons, text="\n".join(lines))
    return Dealt(worker=worker.id)


def _clock(work: Work, one: agenda.Waits) -> str:
    """One ticket in a line, with what is due on it first."""
    known = _closed(work, one.ticket)
    if one.ticket.closing_at is not None:
        return work.desk_says("case-mine-waits", **known)
    if one.at is None:
        return work.desk_says("group-mine-line", **known)
    key = "group-mine-due" if one.clock == agenda.PROMISE else "case-mine-due"
    return work.desk_says(key, **known, when=desk_when(work, one.at))


def find(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """One ticket by its number: its card in the group; in private the details too, where they may be opened."""
    if not may(worker.role, BOARD):
        return reply(work, worker, knock, "refused-role")
    number = knock.text.strip().replace("－", "-").replace("—", "-")[:_LONGEST]
    if not number:
        return reply(work, worker, knock, "group-find-how")
    names = (number, f"{work.home(worker.id).short}{number}")
    ticket = work.conn.execute(select(t_ticket).where(t_ticket.c.number.in_(names))).first()
    if ticket is None or not sight.sees(work, worker, ticket):
        return reply(work, worker, knock, "group-find-none", number=number)
    group = bound_group(work, knock)
    if group is not None and unit_of(group) in notices.shown_in(work, ticket):
        _point_at(work, ticket, knock, group)
    else:
        _show(work, worker, ticket)
    return Dealt(worker=worker.id)


def _point_at(work: Work, ticket: Ticket, knock: Knock, group: str) -> None:
    """The card's words once more, hung on the one card that has the buttons; there are never two of those."""
    card = notices.card_letter(work, ticket, calling.called_first(work, ticket))
    standing = sent_as(work.conn, group, ticket.id)
    number = (standing or "").partition(".")[2]
    answers = int(number) if number.isdecimal() else knock.message
    write(work, group, card.key, answers=answers, ticket=ticket.id, text=card.text)


def _show(work: Work, worker: Worker, ticket: Ticket) -> None:
    """The card with its buttons, then what was said; reading it is an event."""
    private = work.house.private(worker.id)
    if not is_bound(work.conn, private):
        return
    post(
        work.conn,
        work.house.vault,
        address_id=private,
        letter=notices.card_letter(work, ticket, calling.called_first(work, ticket)),
        kind="notice",
        priority=notices.priority(ticket),  # before what was said, which has the same
        ticket_id=ticket.id,
        now=work.now,
    )
    if not looking.may_open(work, worker, ticket):
        return
    if tickets.is_erased(work, ticket):
        write(work, private, "refused-erased", text=said(work, Refused("refused-erased")))
        return
    tickets.note(work, ticket.id, "viewed", f"worker:{worker.id}")
    dossier.send(work, worker.id, ticket)


def ping(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """A test of the private chat, with a button that proves it arrived."""
    if not inviting.try_chat(work, worker):
        return reply(work, worker, knock, "group-no-private")
    return Dealt(worker=worker.id)


def _closed(work: Work, ticket: Ticket) -> dict[str, str]:
    known = notices.slots(work, ticket)
    return {name: known[name] for name in ("number", "concern", "urgency")}


def _names(work: Work, line: Line) -> str:
    return work.desk_says("console-comma").join(work.called(one, work.house.lang) for one in line_order(line))


_COMMANDS: dict[str, Callable[[Work, Worker, Knock], Dealt]] = {
    "help": help_,
    "duty": duty,
    "mine": mine,
    "find": find,
    "ping": ping,
}
