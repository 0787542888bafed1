"""What staff are told of a hand-over sheet: who goes and who comes each in private, the group in one line."""

from bot.centre import hand_offers, notices, tickets
from bot.centre.house import Work
from bot.centre.sheet_rows import Item, get, items
from bot.centre.times import say_when
from bot.messages import Button, Letter
from referral.station import Station

_SHOWN = 12  # lines in a notice; the rest is on the sheet


def tell(work: Work, station: Station, sheet_id: int) -> None:
    """A sheet was made."""
    sheet = get(work, sheet_id)
    assert sheet is not None  # noqa: S101 - just written
    lines = items(work, sheet_id)
    when = say_when(work.house.words, work.house.lang, station, sheet.at, work.now)
    giver, count = hand_offers.named(work, sheet.giver), str(len(lines))
    shown = "\n".join(line_of(work, station, one) for one in lines[:_SHOWN])
    here = work.worker(sheet.giver) is not None and not hand_offers.is_away(work, sheet.giver)
    if sheet.taker is None:
        if here:
            _to(work, sheet.giver, "sheet-give-nobody", (_sign(work, sheet_id),), count=count, lines=shown)
        return
    taker = hand_offers.named(work, sheet.taker)
    if here:
        _to(work, sheet.giver, "sheet-give", (_sign(work, sheet_id),), count=count, lines=shown, worker=taker)
    take = Button(f"sheet-take:{sheet_id}", work.desk_says("act-sheet-take"))
    no = (Button(f"sheet-{one}:{sheet_id}", work.desk_says(f"reason-{one}")) for one in ("busy", "off"))
    _to(work, sheet.taker, "sheet-take", (take, *no), count=count, lines=shown, worker=giver, when=when)
    notices.tell_desk(work, None, "sheet-made", unit=station.id, worker=giver, taker=taker, count=count, when=when)


def _sign(work: Work, sheet_id: int) -> Button:
    return Button(f"sheet-sign:{sheet_id}", work.desk_says("act-sheet-sign"))


def _to(work: Work, worker_id: str, key: str, buttons: tuple[Button, ...], **slots: str) -> None:
    letter = Letter(work.desk_says(key, **slots), key, work.house.lang, "desk", buttons)
    hand_offers.post_private(work, worker_id, letter)


def line_of(work: Work, station: Station, item: Item) -> str:
    """One line in the desk's words: number, level, why it is on the sheet, by when. Closed vocabulary only."""
    ticket = tickets.get(work, item.ticket_id)
    number = (ticket.number if ticket is not None else None) or work.desk_says("sheet-no-number")
    urgency = work.desk_says(f"urgency-{ticket.urgency}") if ticket is not None else ""
    kind = work.desk_says(f"sheet-kind-{item.kind}")
    if item.due_at is None:
        return work.desk_says("sheet-line", number=number, urgency=urgency, kind=kind)
    when = say_when(work.house.words, work.house.lang, station, item.due_at, work.now)
    return work.desk_says("sheet-line-due", number=number, urgency=urgency, kind=kind, when=when)
