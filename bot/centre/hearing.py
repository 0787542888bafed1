"""One turn: a message from the inbox is understood, the conversation moves, its effects are kept, all in one commit."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

from sqlalchemy import update

from bot.bodies import Body, Command, Document, Edit, Left, Number, Picture, Place, Press, Text, Voice
from bot.centre import after, doorways, saying, silences, threads, timers, whereabouts
from bot.centre.carrying import Carry
from bot.centre.house import House, Work
from bot.centre.keeping import begin, keep, lang_of, load, lock, say
from bot.centre.saying import Speech
from bot.store.mailbox import Incoming, mark_done, next_waiting, open_body
from bot.store.tables import t_media
from bot.store.vault import Erased, Unreadable
from flows.event import Event, Heard, LeftAlone, NumberGiven, Pressed
from flows.session import Session
from flows.turn import converse
from referral.near import nearest
from referral.reading import Reading

_SEALED = (Erased, Unreadable)
_LONG_AGO = timedelta(days=1)
COMMANDS = frozenset({"start", "help", "status", "delete", "stop", "code", "held"})
CODE_DIGITS = 6
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz_12345")


class AlreadyHeard(Exception):  # noqa: N818 - expected between two processes, not an error
    """Another process heard this message first: the turn is rolled back whole."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message taken from the inbox and opened; ``body`` is why not, when it cannot be."""

    row: Incoming
    body: Body | Exception
    lang: str  # of the conversation so far, "" before it began

    def opened(self) -> Body:
        """What was said. Raises Erased or Unreadable, or what else kept it from being opened."""
        if isinstance(self.body, Exception):
            raise self.body
        return self.body


def oldest(work: Work, busy: frozenset[str]) -> Waiting | None:
    """The oldest waiting message of anybody but these persons, opened in the same look."""
    row = next_waiting(work.conn, busy)
    if row is None:
        return None
    body: Body | Exception
    try:
        body = open_body(work.conn, work.house.vault, row)
    except _SEALED as error:  # handed on as a value: the row must be known to be set aside
        body = error
    return Waiting(row, body, lang_of(work, row.person_id))


def read(house: House, body: Body, lang: str) -> Reading | None:
    """Understand the words, before any transaction is open. ``lang`` is the conversation's, "" before it began."""
    words = _words_in(body)
    if words is None or isinstance(body, Left):
        return None
    page = body.lang if body.lang in house.words.langs else house.lang
    return house.pages.reader.read(words, lang or page)


def _words_in(body: Body) -> str | None:
    """What is to be read as words: also what stands below a picture, what a place is called, and a correction."""
    match body:
        case Text(text=words) | Edit(text=words):
            return words
        case Picture(caption=words) | Document(caption=words) | Place(name=words):
            return words if words.strip() else None
        case _:
            return None


def hear(work: Work, row: Incoming, body: Body, reading: Reading | None) -> str | None:
    """The turn of one inbox row. Returns the ticket it belongs to. Raises AlreadyHeard: then nothing may be kept."""
    conversation = lock(work, row.person_id)
    session = load(work, conversation, row.address_id, "" if isinstance(body, Left) else body.lang)
    session, sorted_out = threads.sort(work, session, row, body, reading)
    if sorted_out:
        if not mark_done(work.conn, row.id, _belongs(body, session), work.now):
            raise AlreadyHeard
        return session.ticket
    returning = (session.sent or session.over or bool(session.flow)) and conversation.updated_at <= work.now - _LONG_AGO
    session = after.let_rest(work, session)
    event = to_event(work, session, body, reading, returning=returning)
    turn = converse(work.house.pages.flow, work.house.pages.after, session, event)
    speech = Speech()
    carry = Carry(
        work,
        turn.session,
        row.person_id,
        row.door,
        reading,
        speech,
        before=session,
        last_at=conversation.updated_at,
        media=getattr(body, "media", None),
    )
    carry.carry(turn.effects)
    session, letter = saying.write(work, carry.session, speech, session.state)
    if letter is not None:
        say(
            work,
            row.address_id,
            letter,
            carry.ticket.id if carry.ticket is not None else None,
            urgent=bool(session.alerted),
            person_id=row.person_id,
        )
    if isinstance(body, Voice | Picture | Document):
        _own_media(work, body.media, session.ticket)
    keep(work, row.person_id, session)
    timers.watch(work, row.person_id, session, carry.ticket)
    if session.state == "human":
        silences.heard(work, carry.ticket)
    if not mark_done(work.conn, row.id, None if session.state == "again" else session.ticket, work.now):
        raise AlreadyHeard
    return session.ticket


def _belongs(body: Body, session: Session) -> str | None:
    """A press that says whom words are for is the ticket's; the words themselves wait."""
    return session.ticket if isinstance(body, Press) else None


def to_event(  # noqa: C901, PLR0911 - one arm for each kind of body, held exhaustive below
    work: Work, session: Session, body: Body, reading: Reading | None, *, returning: bool = False
) -> Event:
    """What came in, as the conversation takes it."""
    match body:
        case Press(button=button):
            version, _, name = button.partition(":")
            sound = bool(name) and set(name) <= _NAME
            pressed = Pressed(name if sound else "", fresh=version == str(session.version), returning=returning)
            return whereabouts.meant(session, pressed)
        case Text(text=text):
            meant = saying.pressed_by_words(work, session, text)
            if meant is not None:
                return whereabouts.meant(session, Pressed(meant, returning=returning))
            return _read(work, reading, len(text.strip()), returning=returning)
        case Number(number=number):
            return NumberGiven(number)
        case Voice():
            return Heard(voice=True, urgency="U2", returning=returning)
        case Picture(caption=caption, more=more) | Document(caption=caption, more=more):
            known = _read(work, reading, len(caption.strip()), returning=returning)
            # One more of an album adds to the message before it, and is not answered by itself.
            return replace(known, picture=True, empty=False, edited=more, urgency=min(known.urgency, "U2"))
        case Place():  # its name is no story and no answer, however long it is
            known = _read(work, reading, 0, returning=returning)
            return _placed(work, body, replace(known, place=True, empty=True, says=frozenset(), topic=None))
        case Edit(text=text):
            return replace(_read(work, reading, len(text.strip()), returning=returning), edited=True)
        case Command():
            return commanded(work, body, returning=returning)
        case Left():
            return LeftAlone()
        case _:
            assert_never(body)


def _placed(work: Work, place: Place, known: Heard) -> Heard:
    """With the area it lies in, where its name says none. The degrees stay in the sealed inbox."""
    if known.area is not None:
        return known
    area = nearest(work.house.organisation, place.latitude, place.longitude)
    return replace(known, area=area, pinned=area is not None)


def _read(work: Work, reading: Reading | None, size: int, *, returning: bool) -> Heard:
    if reading is None:  # there were no words in it
        return Heard(empty=True, returning=returning)
    return heard(work.house, reading, size, returning=returning)


def commanded(work: Work, body: Command, *, returning: bool = False) -> Pressed:
    """A command of a messenger's menu, with what came along: whose link it was, the digits of a code."""
    if body.name not in COMMANDS:
        return Pressed("", returning=returning)
    pressed = Pressed(body.name, returning=returning)
    if body.name == "code":
        digits = "".join(one for one in body.arg if one.isdecimal())
        return replace(pressed, code=digits if len(digits) == CODE_DIGITS else "")
    if body.name != "start":
        return pressed
    door = doorways.read(work.house.organisation, body.arg)
    return replace(pressed, area=door.area, school=door.school, unit=door.unit)


def heard(house: House, reading: Reading, size: int, *, returning: bool = False) -> Heard:
    """A reading, in the conversation's own terms: codes only, no words."""
    concerns = house.pages.concerns
    codes = [code for code in (reading.concern, *reading.also) if code]
    return Heard(
        concern=reading.concern,
        also=reading.also,
        urgency=reading.urgency.code,
        danger=reading.danger.value if reading.danger else None,
        ask_safe=reading.ask_safe,
        safety_topic=any(concerns[code].ask_safe for code in codes if code in concerns),
        subject=reading.subject.value,
        kin=reading.kin,
        gender=reading.gender.value if reading.gender else None,
        age_band=reading.age_band,
        area=reading.area,
        named=reading.named,
        topic=reading.topic,
        phone=reading.phone,
        says=frozenset(one.value for one in reading.says),
        why=reading.why,
        lang=reading.lang,
        size=size,
        empty=size == 0,
        returning=returning,
    )


def set_aside(work: Work, row: Incoming) -> None:
    """A message no turn could digest: never dropped, a person is asked to read it (U2)."""
    conversation = lock(work, row.person_id)
    try:
        session = load(work, conversation, row.address_id)
    except (Unreadable, KeyError, TypeError):  # what cannot be read is begun anew, or nobody here would be heard again
        session = begin(work, row.address_id)
    timers.please_read(work, row, replace(session, sent=True))


def _own_media(work: Work, media_id: str, ticket_id: str | None) -> None:
    work.conn.execute(update(t_media).where(t_media.c.id == media_id).values(ticket_id=ticket_id))
