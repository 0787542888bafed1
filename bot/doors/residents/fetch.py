"""What a resident is told of a file that could not be had from Telegram."""

from sqlalchemy import select

from bot.centre import states, tickets
from bot.centre.fetching import LARGE, Wanted
from bot.centre.house import Work
from bot.centre.keeping import lang_of
from bot.centre.saying import to_child
from bot.doors.residents.keep import tell
from bot.messages import Letter
from bot.store.tables import t_media


def tell_lost(work: Work, wanted: Wanted, why: str) -> None:
    """In one sentence, where it is safe to write unasked."""
    lang = lang_of(work, wanted.person_id) or work.house.lang
    of = select(t_media.c.ticket_id).where(t_media.c.id == wanted.id)
    ticket_id = work.conn.execute(of).scalar_one()
    ticket = tickets.get(work, ticket_id) if ticket_id else None
    if ticket is not None and states.is_quiet(work, ticket):
        return
    key = "tg-file-large" if why == LARGE else "tg-file-lost"
    text = work.house.words.say(lang, key)
    if ticket is not None and ticket.minor and ticket.subject == "self":
        text = to_child(text)
    tell(work, wanted.address_id, Letter(text, key, lang))
