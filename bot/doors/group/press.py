"""A press of a button: who did it is looked up at each press, and the answer is what really happened."""

from collections.abc import Callable, Mapping

from bot.centre import acting, dossier, looking, swapping, tickets
from bot.centre.house import Work
from bot.centre.keeping import lock
from bot.doors.group import forms, sayings, words
from bot.doors.group.heard import Knock
from bot.doors.group.outcome import Dealt, said, toast, write
from bot.messages import Accept, Button, Decline, Done, Refused
from bot.presses import act_named
from bot.store import peers
from referral.roles import may
from referral.station import Worker
from referral.ticket import OFFERED

REASONS = ("busy", "off", "conflict", "skill")
DECLINE, OPEN, GOT = "decline", "open", "got"
_LONG = 12  # digits


def press(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Carry it out, all in this transaction."""
    if knock.name in _ABOUT:
        return _ABOUT[knock.name](work, worker, knock.text)
    if knock.name in _IN_CHAT:
        return _IN_CHAT[knock.name](work, worker, knock)
    if knock.name in swapping.ANSWERS:
        return toast(work, worker, swapping.answer(work, worker, swap_number(knock.text), knock.name))
    act = act_named(knock.name, knock.text)
    if act is None:
        return Dealt(work.desk_says("group-old-button"), alert=True, worker=worker.id)
    outcome = acting.act(work, worker.id, act)
    if isinstance(act, Accept) and isinstance(outcome, Done) and not _reached(work, worker):
        return Dealt(said(work, outcome), worker=worker.id, whisper=act.ticket)
    return toast(work, worker, outcome)


def swap_number(text: str) -> int:
    """The swap a button is about; 0, which is none, for anything that is no number."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONG else 0


def ask_why(work: Work, worker: Worker, ticket_id: str) -> Dealt:
    """不便接: the reasons are chosen in private, for some are nobody else's business; the card stays as it is."""
    ticket = tickets.get(work, ticket_id)
    if ticket is not None:
        lock(work, ticket.person_id)
        ticket = tickets.get(work, ticket_id)
    free = ticket is not None and ticket.owner_id is None and ticket.state in OFFERED
    if ticket is None or not free or not may(worker.role, "Decline"):
        return toast(work, worker, acting.act(work, worker.id, Decline(ticket_id, REASONS[0])))  # says why not
    buttons = tuple(Button(f"decline-{one}:{ticket_id}", work.desk_says(f"reason-{one}")) for one in REASONS)
    address = work.house.private(worker.id)
    if not write(work, address, "group-why", buttons=buttons, ticket=ticket_id, number=ticket.number or ""):
        return Dealt(work.desk_says("group-no-private"), alert=True, worker=worker.id)
    return Dealt(work.desk_says("group-why-toast"), worker=worker.id)


def open_again(work: Work, worker: Worker, ticket_id: str) -> Dealt:
    """The details once more, to whoever may open them; opening is an event."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None or not looking.may_open(work, worker, ticket):
        return toast(work, worker, Refused("refused-unknown"))
    if tickets.is_erased(work, ticket):
        return toast(work, worker, Refused("refused-erased"))
    if not _reached(work, worker):
        return Dealt(work.desk_says("group-no-private"), alert=True, worker=worker.id)
    tickets.note(work, ticket.id, "viewed", f"worker:{worker.id}")
    dossier.send(work, worker.id, ticket)
    return Dealt(work.desk_says("group-sent-private"), worker=worker.id)


def arrived(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """收到了: the private chat is proved."""
    del knock
    address = work.house.private(worker.id)
    peer = peers.open_peer(work.conn, work.house.vault, address)
    if peer is not None:
        peers.move(work.conn, work.house.vault, address, peer, reach=peers.OK, reach_at=work.now)
    return Dealt(work.desk_says("group-ping-done"), worker=worker.id)


def _reached(work: Work, worker: Worker) -> bool:
    return peers.is_bound(work.conn, work.house.private(worker.id))


_ABOUT: Mapping[str, Callable[[Work, Worker, str], Dealt]] = {
    DECLINE: ask_why,
    OPEN: open_again,
    forms.MORE: forms.more,
    forms.UNDER: forms.under,
    sayings.CANNED: sayings.show,
}
_IN_CHAT: Mapping[str, Callable[[Work, Worker, Knock], Dealt]] = {
    GOT: arrived,
    words.TO: words.chosen,
    forms.FORM: forms.press,
    sayings.SAY: sayings.send,
}
