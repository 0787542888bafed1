"""常用语: ready-made sentences below a ticket, each sent to the resident by one press, once from each list."""

from bot.centre import acting, canned, sight, tickets
from bot.centre.house import Work
from bot.doors.group.heard import Knock
from bot.doors.group.keep import who_is
from bot.doors.group.outcome import Dealt, toast, write
from bot.messages import Button, Refused, Reply
from referral.station import Worker

CANNED, SAY = "canned", "say"  # the list; one of them, by its name
_MARK = 12  # of a chat's keyed hash


def show(work: Work, worker: Worker, ticket_id: str) -> Dealt:
    """What can be said now, a button for each with the words above."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None or not sight.holds(work, worker, ticket):
        return toast(work, worker, Refused("refused-owner" if ticket is not None else "refused-unknown"))
    found = canned.offered(work, worker, ticket)
    number = ticket.number or ""
    if not found:
        return Dealt(work.desk_says("group-canned-none", number=number), alert=True, worker=worker.id)
    text = "\n".join([work.desk_says("group-canned", number=number), *(f"· {one.label}：{one.text}" for one in found)])
    buttons = tuple(Button(f"{SAY}:{one.id}:{ticket_id}", one.label) for one in found)
    if not write(work, work.house.private(worker.id), "group-canned", buttons=buttons, ticket=ticket_id, text=text):
        return Dealt(work.desk_says("group-no-private"), alert=True, worker=worker.id)
    return Dealt(work.desk_says("group-sent-private"), worker=worker.id)


def send(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """One of them, as it is true now. The same button of the same list sends nothing twice."""
    name, _, ticket_id = knock.text.partition(":")
    ticket = tickets.get(work, ticket_id)
    if ticket is None:
        return toast(work, worker, Refused("refused-unknown"))
    text = canned.text_of(work, worker, ticket, name)
    if text is None:
        return Dealt(work.desk_says("group-old-button"), alert=True, worker=worker.id)
    source = f"say:{who_is(work.house, knock.chat)[:_MARK]}.{knock.message}.{name}"
    return toast(work, worker, acting.act(work, worker.id, Reply(ticket_id, text, None, source)))
