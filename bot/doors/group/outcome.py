"""What comes of a knock: letters written in its own transaction, and what is told directly after the commit."""

from dataclasses import dataclass
from typing import Any

from bot.centre.house import Work
from bot.doors.group.heard import Knock
from bot.doors.group.keep import group_there
from bot.messages import Button, Letter, Outcome, Refused
from bot.store.outbox import post
from bot.store.peers import is_bound, open_peer
from referral.station import Worker


@dataclass(frozen=True, slots=True)
class Direct:
    """A line to a chat that is no mailbox of ours. ``stranger``: at most one a minute to whoever knocked."""

    chat: int
    text: str
    thread: int | None = None
    answers: int | None = None
    stranger: bool = True


@dataclass(frozen=True, slots=True)
class Dealt:
    """``toast`` answers a press, as an ``alert`` when it must be read. ``worker``: whose knock it was, "" a stranger's.

    ``whisper``: the ticket that was taken by somebody whose private chat cannot be written.
    """

    toast: str = ""
    alert: bool = False
    worker: str = ""
    whisper: str = ""
    direct: tuple[Direct, ...] = ()


def stranger(work: Work, knock: Knock, key: str = "group-stranger") -> Dealt:
    """One polite sentence to somebody we do not know; it says nothing of anybody."""
    text = work.desk_says(key)
    if knock.query:
        return Dealt(text, alert=True)
    return Dealt(direct=(Direct(knock.chat, text, knock.thread, knock.message),))


def toast(work: Work, worker: Worker, outcome: Outcome) -> Dealt:
    """The true outcome of a press; what did not happen must be read."""
    return Dealt(said(work, outcome), alert=isinstance(outcome, Refused), worker=worker.id)


def said(work: Work, outcome: Outcome) -> str:
    """An outcome in words."""
    return work.desk_says(outcome.key, **{name: value or "" for name, value in outcome.args.items()})


def reply(work: Work, worker: Worker, knock: Knock, key: str, **slots: Any) -> Dealt:
    """Answer a command where it was given: in the bound group, or in private; from any other group, in private."""
    address = bound_group(work, knock) or work.house.private(worker.id)
    write(work, address, key, answers=knock.message, **slots)
    return Dealt(worker=worker.id)


def write(  # noqa: PLR0913 - a letter has as many parts
    work: Work,
    address: str,
    key: str,
    *,
    answers: int | None = None,
    buttons: tuple[Button, ...] = (),
    ticket: str | None = None,
    text: str | None = None,
    **slots: str | int,
) -> bool:
    """A letter to the group or a private chat; ``text`` where it is made already. False where nothing would arrive."""
    if not is_bound(work.conn, address):
        return False
    words = work.desk_says(key, **slots) if text is None else text
    letter = Letter(words, key, work.house.lang, "desk", buttons, answers=str(answers or ""))
    post(
        work.conn,
        work.house.vault,
        address_id=address,
        letter=letter,
        kind="notice",
        ticket_id=ticket,
        now=work.now,
    )
    return True


def in_bound_group(work: Work, knock: Knock) -> bool:
    """Whether it was done in a unit's group, not in some other one the bot was put into."""
    return bound_group(work, knock) is not None


def bound_group(work: Work, knock: Knock) -> str | None:
    """The address of the unit's group it was done in; None in private, and in a group that is nobody's."""
    if not knock.group:
        return None
    address = group_there(work, knock.chat)
    return address if address is not None and open_peer(work.conn, work.house.vault, address) is not None else None
