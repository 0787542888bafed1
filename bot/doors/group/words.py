"""A worker's words to a resident: only as a reply to a message that belongs to a ticket; nothing is guessed."""

from sqlalchemy import or_, select

from bot.centre import acting
from bot.centre.house import Work
from bot.doors.group.heard import Knock
from bot.doors.group.keep import who_is
from bot.doors.group.outcome import Dealt, reply, said, write
from bot.messages import Act, Button, Done, HandBack, Reply
from bot.store.tables import t_letter
from referral.station import Worker

_MARK = 12  # of trip.mark: a chat's keyed hash, cut


def say(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Words in private: to whom is said by what they reply to."""
    if knock.answers is None:
        return reply(work, worker, knock, "group-how-reply")
    ticket = ticket_of(work, worker, knock)
    if ticket is None:
        return reply(work, worker, knock, "group-no-ticket")
    return _act(work, worker, knock, Reply(ticket, knock.text))


def hand_back(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """完: the bot answers again."""
    ticket = ticket_of(work, worker, knock) if knock.answers is not None else None
    if ticket is None:
        return reply(work, worker, knock, "group-how-done")
    return _act(work, worker, knock, HandBack(ticket))


def no_files(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """A voice note or file of a worker's goes nowhere yet, and they are told so."""
    return reply(work, worker, knock, "group-only-words")


def ticket_of(work: Work, worker: Worker, knock: Knock) -> str | None:
    """The ticket of the letter that the message replied to carried; None for any other message."""
    chat = who_is(work.house, knock.chat)[:_MARK]
    number, sent = knock.answers, t_letter.c.external_id
    found: str | None = work.conn.execute(
        select(t_letter.c.ticket_id)
        .where(
            t_letter.c.address_id == work.house.private(worker.id),
            or_(
                sent == f"{chat}.{number}",  # a long letter is several messages: its numbers stand one after the other
                sent.like(f"{chat}.{number},%"),
                sent.like(f"{chat}.%,{number}"),
                sent.like(f"{chat}.%,{number},%"),
            ),
        )
        .limit(1)
    ).scalar_one_or_none()
    return found


def _act(work: Work, worker: Worker, knock: Knock, act: Act) -> Dealt:
    outcome = acting.act(work, worker.id, act)
    done = isinstance(outcome, Done)
    ticket = outcome.ticket if isinstance(outcome, Done) else None
    buttons: tuple[Button, ...] = ()
    if done and isinstance(act, Reply):
        buttons = (Button(f"handback:{act.ticket}", work.desk_says("console-handback")),)
    address = work.house.private(worker.id)
    text = said(work, outcome)
    write(work, address, outcome.key, answers=knock.message, buttons=buttons, ticket=ticket, text=text)
    return Dealt(worker=worker.id)
