"""What the rooms that lead onward share: whom it goes to, what a resident may be told of it, a link's secret."""

import base64
from datetime import datetime

from bot.centre import states, talking
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.store.passes import token_hash
from referral.duty import next_opening, working_days_end

__all__ = ["call_receiver", "new_token", "tell", "token_hash", "working_days"]


def call_receiver(work: Work, receiver_id: str | None, lang: str) -> str:
    """The receiver's name; of one that left the directory its id."""
    found = work.house.pages.directory.get(receiver_id or "")
    return found.called(lang) if found is not None else str(receiver_id or "")


def tell(work: Work, ticket: Ticket, key: str, *, quiet_key: str = "", **slots: str) -> bool:
    """Tell the resident what became of their matter; False when there is no door to them, or it would be unsafe.

    Where violence is flagged and the phone is theirs alone the sentence is ``quiet_key``, which names nothing; without
    one nothing is said.
    """
    if talking.chat_of(work, ticket) is None or states.is_quiet(work, ticket):
        return False
    if ticket.violence:
        if not quiet_key:
            return False
        key = quiet_key
    say, lang = work.house.words, ticket.lang
    known = {"number": ticket.number or "", "worker": work.called(ticket.owner_id, lang)} | slots
    needed = say.slots(lang, key)
    text = say.say(lang, key, **{name: value for name, value in known.items() if name in needed})
    talking.tell_text(work, ticket, key, text)
    return True


def working_days(work: Work, ticket: Ticket, days: int) -> datetime:
    """So many working days from now, by the calendar of the unit the ticket lies with."""
    station = work.station_of(ticket)
    return working_days_end(station, next_opening(station, work.now), days)


def new_token(work: Work) -> str:
    """A secret for one link: 256 bits of the house's randomness, which outside of tests is the machine's."""
    return base64.urlsafe_b64encode(work.house.chance.getrandbits(256).to_bytes(32, "big")).decode().rstrip("=")
