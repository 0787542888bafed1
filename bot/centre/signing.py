"""The presses on a hand-over sheet: who goes signs that it is complete, who comes takes over or refuses each line."""

from collections.abc import Callable

from sqlalchemy import select, update

from bot.centre import hand_offers, handing, notices, offers, sheet_rows, tickets, unhanded
from bot.centre.house import Work
from bot.centre.sheet_rows import GONE, OPEN, REFUSED, TAKEN, Item, Sheet
from bot.centre.tickets import Ticket
from bot.messages import (
    Accept,
    Act,
    Done,
    Outcome,
    Refused,
    RefuseLine,
    RefuseSheet,
    SheetAct,
    SignSheet,
    TakeLine,
)
from bot.store.tables import t_item, t_sheet
from referral.duty import line_order, on_duty
from referral.station import Worker
from referral.ticket import OFFERED

Take = Callable[[Work, Worker, Ticket, Act], Outcome]  # 接单, for a line nobody has: acting's, which knows this module
_NONE = Refused("sheet-no")


def press(work: Work, worker: Worker, what: SheetAct, accept: Take) -> Outcome:
    """Carry out one press. Roles were checked; whether this sheet is theirs is checked here."""
    sheet, line = _found(work, what)
    if sheet is None:
        return _NONE
    if isinstance(what, SignSheet):
        return _sign(work, worker, sheet)
    reason = what.reason if isinstance(what, RefuseSheet | RefuseLine) else None
    if not may_take(work, worker, sheet) or (reason is not None and reason not in hand_offers.REASONS):
        return _NONE
    sheet_rows.lock_all(work, sheet.id)
    if line is None:
        sheet_rows.refresh(work, sheet)
    lines = [one for one in sheet_rows.items(work, sheet.id, OPEN) if line in (None, one.id)]
    if line is not None and not lines:
        return Refused("sheet-no-gone")
    if reason is not None:
        done = [_refuse(work, worker, sheet, one, reason) for one in lines]
    else:
        done = [_take(work, worker, sheet, one, accept) for one in lines]
    sheet_rows.finish(work, sheet)
    return _outcome(work, sheet, done.count(TAKEN), done.count(REFUSED))


def _outcome(work: Work, sheet: Sheet, taken: int, left: int) -> Outcome:
    giver = hand_offers.named(work, sheet.giver)
    if taken and left:
        return Done("sheet-done-partly", {"count": str(taken), "left": str(left), "worker": giver})
    if taken:
        return Done("sheet-done-taken", {"count": str(taken)})
    return Done("sheet-done-refused", {"worker": giver, "count": str(left)}) if left else Done("sheet-done-gone")


def may_sign(work: Work, worker: Worker, sheet: Sheet) -> bool:
    """Who goes; for somebody who is away or has left, the supervisors (the tier above's at a one-worker station)."""
    if worker.id == sheet.giver:
        return True
    gone = work.worker(sheet.giver) is None or hand_offers.is_away(work, sheet.giver)
    return gone and worker.id in notices.supervisors(work, sheet.unit)


def may_take(work: Work, worker: Worker, sheet: Sheet) -> bool:
    """Who comes, whoever stands on that line or on today's, and the supervisors; never the one who goes."""
    if worker.id == sheet.giver:
        return False
    unit = work.unit(sheet.unit)
    lines = (line_order(on_duty(unit, at)) for at in {sheet.at, max(sheet.at, work.now)})
    return worker.id in {sheet.taker, *notices.supervisors(work, sheet.unit)} or any(worker.id in one for one in lines)


def _found(work: Work, what: SheetAct) -> tuple[Sheet | None, int | None]:
    if not isinstance(what, TakeLine | RefuseLine):
        return sheet_rows.get(work, what.sheet), None
    found = work.conn.execute(select(t_item.c.sheet_id).where(t_item.c.id == what.line)).scalar_one_or_none()
    return (sheet_rows.get(work, found) if found is not None else None), what.line


def _sign(work: Work, worker: Worker, sheet: Sheet) -> Outcome:
    if not may_sign(work, worker, sheet):
        return _NONE
    if sheet.given_at is not None:
        return Refused("sheet-no-gone")
    sheet_rows.lock_all(work, sheet.id)
    sheet_rows.refresh(work, sheet)
    work.conn.execute(update(t_sheet).where(t_sheet.c.id == sheet.id).values(given_at=work.now))
    for one in sheet_rows.items(work, sheet.id, OPEN):
        tickets.note(work, one.ticket_id, "sheet_signed", f"worker:{worker.id}", sheet=sheet.id)
    sheet_rows.finish(work, sheet)  # everything may have been settled meanwhile
    left = len(sheet_rows.items(work, sheet.id, OPEN))
    return Done("sheet-done-signed", {"count": str(left)}) if left else Done("sheet-done-signed-over")


def _take(work: Work, worker: Worker, sheet: Sheet, line: Item, accept: Take) -> str:
    """One line; the state it ends in."""
    ticket = tickets.get(work, line.ticket_id)
    state, why = _taken(work, worker, sheet, ticket, accept)
    sheet_rows.decide(work, [line.id], state, why)
    if ticket is not None and state == REFUSED:
        _stays(work, worker, sheet, ticket, str(why))
    return state


def _taken(work: Work, worker: Worker, sheet: Sheet, ticket: Ticket | None, accept: Take) -> tuple[str, str | None]:
    if ticket is None or ticket.closed_at is not None or tickets.is_erased(work, ticket):
        return GONE, None
    if ticket.number is None or ticket.owner_id == worker.id:  # a story told half: whoever comes knows of it
        return TAKEN, None
    if offers.stepped_out(work, ticket, worker.id):
        return REFUSED, "conflict"
    if ticket.owner_id is None:
        taken = ticket.state in OFFERED and isinstance(accept(work, worker, ticket, Accept(ticket.id)), Done)
        return (TAKEN if taken else GONE), None
    if ticket.owner_id != sheet.giver:
        return GONE, None
    off = sheet.giver not in line_order(on_duty(work.unit(sheet.unit), work.now))
    return (TAKEN if handing.move(work, ticket, worker, off=off) else GONE), None


def _refuse(work: Work, worker: Worker, sheet: Sheet, line: Item, reason: str) -> str:
    """It stays with who goes; who comes has said why, and the line that stands and the supervisors hear."""
    ticket = tickets.get(work, line.ticket_id)
    if ticket is None or ticket.closed_at is not None or tickets.is_erased(work, ticket):
        sheet_rows.decide(work, [line.id], GONE)
        return GONE
    sheet_rows.decide(work, [line.id], REFUSED, reason)
    _stays(work, worker, sheet, ticket, reason)
    return REFUSED


def _stays(work: Work, worker: Worker, sheet: Sheet, ticket: Ticket, reason: str) -> None:
    if ticket.owner_id != sheet.giver:  # a line nobody has: its own ladder goes on calling
        return
    hand_offers.refuse(work, ticket, worker.id, reason)
    unhanded.stays(work, ticket, "refused", by=worker.id, reason=reason, at=sheet.at)
