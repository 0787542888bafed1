"""Which request a resident's words belong to while workers of several speak with them: asked, never guessed."""

from dataclasses import replace

from sqlalchemy import func, select

from bot.bodies import Body, Document, Edit, Picture, Place, Press, Text, Voice
from bot.centre import dossier, matters, notices, tickets
from bot.centre.house import Work
from bot.centre.keeping import keep, say
from bot.centre.said import words_of
from bot.centre.tickets import Ticket
from bot.messages import Button, Letter
from bot.store.mailbox import Incoming
from bot.store.tables import t_event, t_inbox, t_media
from flows.session import Session
from referral.reading import Reading
from referral.urgency import Urgency

CHOICE = "talk_"
PICKED = "picked"  # the resident said that their words are for this one
_SPEECH = (Press, Text, Voice, Picture, Document, Edit, Place)
_BUTTON = 6  # characters
_KEY = "which-talk"
_PASSED_ON = frozenset({"withdraw", "rephone"})
_ASKED = "talk:"  # before the ticket of each button, in what the session keeps of them


def live(work: Work, person_id: str) -> list[Ticket]:
    """The person's open requests on which a worker speaks with them, oldest first."""
    return [one for one in matters.out(work, person_id) if one.handoff_live]


def sort(work: Work, session: Session, row: Incoming, body: Body, reading: Reading | None) -> tuple[Session, bool]:
    """Before a turn: the session, speaking of what was meant; and whether that is all there is to do about ``body``.

    Danger waits for no answer: it goes where the last words went, and every worker who speaks with them hears of it.
    """
    if session.state != "human" or not isinstance(body, _SPEECH):
        return session, False
    if isinstance(body, Press):
        return _pressed(work, session, row, body.button.partition(":")[2])
    if isinstance(body, Text):
        place = _named(work, session, body.text)
        if place is not None:
            return _picked(work, session, row, f"{CHOICE}{place}")
    found = live(work, row.person_id)
    if not _unsure(work, session, found):
        return session, False
    if reading is not None and reading.urgency <= Urgency.U1:
        for one in found:
            if one.id != session.ticket:
                notices.tell_owner(work, one, "private-danger-beside")
        return session, False
    return _ask(work, session, row, found), True


def _pressed(work: Work, session: Session, row: Incoming, name: str) -> tuple[Session, bool]:
    """Whom words are for; a button of before goes to the worker; the conversation answers any other."""
    if name.startswith(CHOICE):
        return _picked(work, session, row, name)
    return _passed_on(work, session, row, name) if name in _PASSED_ON else (session, False)


def _unsure(work: Work, session: Session, found: list[Ticket]) -> bool:
    """Several speak with them, and somebody else has since the resident last said whom they mean."""
    if len(found) < 2:
        return False
    e = t_event.c

    def last(ids: list[str], *kinds: str) -> int:
        newest = select(func.max(e.id)).where(e.ticket_id.in_(ids), e.kind.in_(kinds))
        return work.conn.execute(newest).scalar_one() or 0

    others = [one.id for one in found if one.id != session.ticket]
    return last([session.ticket or ""], PICKED) < last(others, "replied", "amended")


def _ask(work: Work, session: Session, row: Incoming, found: list[Ticket]) -> Session:
    """Whom these words are for; they wait, belonging to none."""
    found = found[: matters.MOST]
    lang, words = session.lang, work.house.words
    session = replace(session, version=session.version + 1, places=tuple(f"{_ASKED}{one.id}" for one in found))
    labels = _labels(work, found, lang)
    lines = [
        words.say(lang, "which-talk-line", worker=work.called(one.owner_id, lang), concern=_about(work, one, lang))
        for one in found
    ]
    text = "\n".join([words.say(lang, _KEY), *lines])
    buttons = tuple(
        Button(f"{session.version}:{CHOICE}{place}", label[:_BUTTON] if lang.startswith("zh") else label)
        for place, label in enumerate(labels, 1)
    )
    say(work, row.address_id, Letter(text, _KEY, lang, "bot", buttons, state="human"), None, person_id=row.person_id)
    keep(work, row.person_id, session)
    return session


def _labels(work: Work, found: list[Ticket], lang: str) -> list[str]:
    """Who, where that tells them apart; else what about."""
    names = [work.called(one.owner_id, lang) for one in found]
    return names if len(set(names)) == len(names) else [_about(work, one, lang) for one in found]


def _about(work: Work, ticket: Ticket, lang: str) -> str:
    """What it is about; nothing of it where somebody else may read this screen."""
    return work.house.words.say(lang, f"concern-{'quiet' if ticket.violence else ticket.concern or 'SVC'}")


def _named(work: Work, session: Session, text: str) -> int | None:
    """Somebody typed the label of a button, or its place."""
    if not session.places or not all(one.startswith(_ASKED) for one in session.places):
        return None
    found = [_chosen(work, session, place) for place in range(1, len(session.places) + 1)]
    known = [one for one in found if one is not None]
    if len(known) != len(found):
        return None
    plain = text.strip().casefold()
    labels = [one.casefold() for one in _labels(work, known, session.lang)]
    if plain in labels:
        return labels.index(plain) + 1
    return int(plain) if plain.isascii() and plain.isdecimal() and 0 < int(plain) <= len(known) else None


def _chosen(work: Work, session: Session, place: int) -> Ticket | None:
    """The request of a button; None for an old one."""
    asked = session.places[place - 1] if 0 < place <= len(session.places) else ""
    ticket = tickets.get(work, asked.removeprefix(_ASKED)) if asked.startswith(_ASKED) else None
    return ticket if ticket is not None and ticket.closed_at is None else None


def _picked(work: Work, session: Session, row: Incoming, name: str) -> tuple[Session, bool]:
    """What waited goes to the worker who was meant; the next words too, until somebody else speaks."""
    number = name.removeprefix(CHOICE)
    ticket = _chosen(work, session, int(number)) if number.isdecimal() else None
    if ticket is None or ticket.owner_id is None:
        return session, False  # an old button: the conversation answers as it does to any
    if ticket.id != session.ticket:
        session = replace(matters.taken_up(work, session, ticket), state="human")
    tickets.note(work, ticket.id, PICKED, "resident")
    waited = tickets.link_words(work, row.person_id, ticket.id)
    tickets.note(work, ticket.id, "added", "resident")
    words = words_of(work, ticket.id, waited)
    if words:
        notices.tell_owner(work, ticket, "private-added", words=words)
    for media in _media_of(work, waited):
        dossier.enclose(work, ticket, media)
    lang = session.lang
    text = work.house.words.say(lang, "which-talk-done", worker=work.called(ticket.owner_id, lang))
    say(work, row.address_id, Letter(text, "which-talk-done", lang, state="human"), ticket.id, person_id=row.person_id)
    session = replace(session, places=())
    keep(work, row.person_id, session)
    return session, True


def _passed_on(work: Work, session: Session, row: Incoming, name: str) -> tuple[Session, bool]:
    """A button of before, pressed while a worker talks: the bot does not act behind their back, and nothing is lost."""
    ticket = tickets.get(work, session.ticket) if session.ticket else None
    if ticket is None or ticket.owner_id is None or ticket.closed_at is not None:
        return session, False
    tickets.note(work, ticket.id, "added", "resident")
    notices.tell_owner(work, ticket, "private-added", words=f"[{work.desk_says(f'button-{name}')}]")
    lang = session.lang
    text = work.house.words.say(lang, "which-talk-done", worker=work.called(ticket.owner_id, lang))
    say(work, row.address_id, Letter(text, "which-talk-done", lang, state="human"), ticket.id, person_id=row.person_id)
    return session, True


def _media_of(work: Work, rows: tuple[int, ...]) -> list[str]:
    """What came along with these messages, now the ticket's too."""
    found: list[str] = []
    for one in work.conn.execute(select(t_inbox).where(t_inbox.c.id.in_(rows)).order_by(t_inbox.c.id)).all():
        plain = work.house.vault.open_json(work.conn, one.person_id, "inbox.body", one.body)
        if isinstance(plain.get("media"), str):
            found.append(plain["media"])
            work.conn.execute(t_media.update().where(t_media.c.id == found[-1]).values(ticket_id=one.ticket_id))
    return found
