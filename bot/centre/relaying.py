"""Talking through the bots: a worker's words and files to a resident, put right, and what became of them.

Nothing of the worker's own goes along: no account, no number, no name of a file, no notes of a camera.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, select, update

from bot.centre import matters, moving, promises, silences, talking, tickets
from bot.centre.bare import bare
from bot.centre.house import Work
from bot.centre.keeping import keep, load, lock, say
from bot.centre.talking import chat_of
from bot.centre.tickets import Ticket
from bot.messages import Amend, Done, Enclosure, Letter, Outcome, Refused, Reply, letter_from_json
from bot.store.leases import Due
from bot.store.outbox import COLUMN, post
from bot.store.peers import BLOCKED, GONE, is_bound
from bot.store.tables import t_event, t_letter, t_media, t_ticket
from bot.store.vault import Erased, Unreadable
from flows.event import HumanCame
from flows.session import Session
from flows.turn import advance
from referral.station import Worker

KIND = "relay"
MOST_CAPTION = 1000  # characters below a picture or a sound
GOT, LOST = "👌", "👎"  # set on the worker's message: it arrived; it did not, and a sentence says what to do
_MESSENGER = "tg:"  # a source that is a message in a worker's private chat: tg:<chat's mark>.<number>
_UNREACHED = frozenset({BLOCKED, GONE})


# ---- a worker speaks ------------------------------------------------------------------------------------------------


def reply(work: Work, worker: Worker, ticket: Ticket, what: Reply) -> Outcome:
    """The worker's words, as the worker's; the first time the worker is introduced and the bot falls silent."""
    number = {"number": ticket.number or ""}
    if ticket.closed_at is not None:
        return Refused("refused-closed", number)
    if what.source is not None and _sent_from(work, ticket, what.source) is not None:
        return Done("done-reply", {}, ticket.id)  # the same message once more
    address = chat_of(work, ticket)
    if address is None:
        return Refused("refused-no-chat", number)
    enclosed = _enclosed(work, worker, ticket, what.media)
    text = what.text.strip()
    if not text and not enclosed:
        return Refused("refused-empty")
    _introduce(work, worker, ticket, address.address_id)
    ref = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    letter = Letter(text, "relay", ticket.lang, "human", enclosed=enclosed, state="human", ref=ref)
    _send(work, ticket, address.address_id, letter, what.source or f"desk:{ref}")
    secret: dict[str, Any] = {"text": text}
    if enclosed:
        secret |= {"media": enclosed[0].media, "kind": enclosed[0].kind}
    by = f"worker:{worker.id}"
    columns: dict[str, Any] = {"handoff_live": True}
    here = tickets.details(work, ticket).get("contact") == "here"  # asked to be spoken to here: so it is done
    if here:
        promises.settle(work, ticket.id, "contact", "kept")
    to = "CONTACTED" if here and ticket.state == "ACKED" else ""
    if to:
        columns["contacted_at"] = work.now
    silences.answered(work, ticket)
    moving.record(work, ticket, "replied", by, to=to, said={"ref": ref}, secret=secret, **columns)
    return Done("done-reply", {}, ticket.id)


def amend(work: Work, worker: Worker, ticket: Ticket, what: Amend) -> Outcome:
    """Words sent before, in new words: the resident sees them changed where the messenger can, and that they were."""
    row = _sent_from(work, ticket, what.source)
    if row is None:
        return Refused("refused-no-relay", {"number": ticket.number or ""})
    address = chat_of(work, ticket)
    if address is None or ticket.closed_at is not None:
        key = "refused-no-chat" if address is None else "refused-closed"
        return Refused(key, {"number": ticket.number or ""})
    before = _opened(work, row)
    text = what.text.strip()
    if before is None or (not text and not before.enclosed):
        return Refused("refused-empty")
    if text == before.text:
        return Done("done-amended", {}, ticket.id)
    _send(work, ticket, row.address_id, replace(before, text=text, edited=True), what.source)
    by = f"worker:{worker.id}"
    secret = {"text": text}
    tickets.note(work, ticket.id, "amended", by, person_id=ticket.person_id, secret=secret, ref=before.ref)
    return Done("done-amended", {}, ticket.id)


def hand_back(work: Work, worker: Worker, ticket: Ticket) -> Outcome:
    """The bot answers again, and says who goes on; unless another worker still speaks with this person."""
    address = chat_of(work, ticket)
    if address is None:
        return Refused("refused-no-chat", {"number": ticket.number or ""})
    session = load(work, lock(work, ticket.person_id), address.address_id)
    if session.state == "human":
        talking.let_go(work, ticket)
        text = talking.to(ticket, work.house.words.say(ticket.lang, "human-left", worker=worker.called(ticket.lang)))
        say(work, address.address_id, Letter(text, "human-left", ticket.lang), ticket.id)
    moving.record(work, ticket, "handed_back", f"worker:{worker.id}", handoff_live=False)
    silences.answered(work, ticket)
    return Done("done-handback", {}, ticket.id)


def _send(work: Work, ticket: Ticket, address_id: str, letter: Letter, source: str) -> None:
    """Every edition of the same words shares its card, so that the last one is what stands there."""
    post(
        work.conn,
        work.house.vault,
        address_id=address_id,
        letter=letter,
        kind=KIND,
        priority=3,
        card=f"{KIND}:{letter.ref}",
        ticket_id=ticket.id,
        now=work.now,
        source=source,
    )


def _introduce(work: Work, worker: Worker, ticket: Ticket, address_id: str) -> None:
    """Who speaks is said once; again when somebody else speaks, for one person may have two requests."""
    conversation = lock(work, ticket.person_id)
    session = load(work, conversation, address_id)
    if session.ticket != ticket.id and not _speaks(work, session):  # nobody speaks with them of what was spoken of last
        session = matters.taken_up(work, session, ticket)
    if session.state != "human":
        keep(work, ticket.person_id, advance(work.house.pages.flow, session, HumanCame()).session)
    elif _spoke_last(work, ticket.person_id) == f"worker:{worker.id}":
        return
    came = talking.to(ticket, work.house.words.say(ticket.lang, "human-came", worker=worker.called(ticket.lang)))
    say(work, address_id, Letter(came, "human-came", ticket.lang, "human"), ticket.id)


def _speaks(work: Work, session: Session) -> bool:
    """Whether the conversation must not be turned to another request: a worker holds it, or it is not out yet."""
    now = tickets.get(work, session.ticket) if session.ticket else None
    if now is None or now.closed_at is not None:
        return False
    return bool(now.handoff_live) or now.number is None


def _spoke_last(work: Work, person_id: str) -> str | None:
    """Which worker wrote to this person last, on whichever of their tickets."""
    found: str | None = work.conn.execute(
        select(t_event.c.by)
        .join(t_ticket, t_ticket.c.id == t_event.c.ticket_id)
        .where(t_ticket.c.person_id == person_id, t_event.c.kind == "replied")
        .order_by(t_event.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found


# ---- what goes along ------------------------------------------------------------------------------------------------


def take_in(  # noqa: PLR0913 - a file has as many parts
    work: Work,
    worker_id: str,
    ticket: Ticket,
    *,
    kind: str,
    mime: str,
    size: int,
    data: bytes | None = None,
    fetched_from: tuple[str, str] | None = None,
) -> str:
    """A worker's sound, picture or file for this resident, under the resident's own key; its media id.

    ``data``, or where it waits: the worker's mailbox and the platform's name for it. Its own name is not kept.
    """
    media = UUID(int=work.house.chance.getrandbits(128), version=4).hex
    vault, person = work.house.vault, ticket.person_id
    address_id, file = fetched_from or (None, "")
    shown = bare(data) if data is not None else None
    work.conn.execute(
        insert(t_media).values(
            id=media,
            person_id=person,
            ticket_id=ticket.id,
            kind=kind,
            mime=mime,
            size=size,
            body=vault.seal(work.conn, person, "media.body", shown) if shown is not None else None,
            state="kept" if data is not None else "wanted",
            address_id=address_id,
            about=vault.seal(work.conn, person, "media.about", {"file": file}) if file else None,
            attempts=0,
            created_at=work.now,
            worker_id=worker_id,
        )
    )
    return media


def drop(work: Work, media: str) -> None:
    """What was taken in and is not sent after all."""
    work.conn.execute(delete(t_media).where(t_media.c.id == media))


def lost_file(work: Work, media: str) -> None:
    """A worker's file that could not be had from the messenger: what it was sent with does not go, and is marked so."""
    ticket_id = work.conn.execute(select(t_media.c.ticket_id).where(t_media.c.id == media)).scalar_one_or_none()
    waiting = select(t_letter).where(
        t_letter.c.ticket_id == ticket_id, t_letter.c.kind == KIND, t_letter.c.state == "waiting"
    )
    for row in work.conn.execute(waiting).all():
        letter = _opened(work, row)
        if letter is not None and media in {one.media for one in letter.enclosed}:
            work.conn.execute(
                update(t_letter).where(t_letter.c.id == row.id).values(state="failed", error="file", lease_until=None)
            )
            _mark(work, row, LOST)


def _enclosed(work: Work, worker: Worker, ticket: Ticket, media: str | None) -> tuple[Enclosure, ...]:
    """What goes along: only what this worker gave for this very ticket."""
    if media is None:
        return ()
    mine = (t_media.c.id == media, t_media.c.ticket_id == ticket.id, t_media.c.worker_id == worker.id)
    kind = work.conn.execute(select(t_media.c.kind).where(*mine)).scalar_one_or_none()
    return (Enclosure(media, kind),) if kind is not None else ()


# ---- what became of it ----------------------------------------------------------------------------------------------


def delivered(work: Work, letter: Due) -> None:
    """Relayed words have arrived: the worker who wrote them on a messenger sees it on their own message."""
    _mark(work, letter, GOT)


def failed(work: Work, letter: Due, why: str) -> None:
    """They will never arrive: seen on the message itself, and a sentence says what to do now."""
    ticket = tickets.get(work, letter.ticket_id) if letter.ticket_id else None
    if ticket is None or not _mark(work, letter, LOST) or why in _UNREACHED:
        return  # a stopped chat has its own sentence, for every ticket of that person
    worker_id, number = _writer(work, letter)
    if worker_id:
        text = work.desk_says("relay-failed", number=ticket.number or "")
        said = Letter(text, "relay-failed", work.house.lang, "desk", answers=number)
        _to_private(work, worker_id, said, ticket.id)


def _mark(work: Work, letter: Due | Row[Any], sign: str) -> bool:
    """Set a sign on the worker's message, where it stands on a messenger. False where it does not."""
    worker_id, number = _writer(work, letter)
    if not worker_id:
        return False
    _to_private(work, worker_id, Letter("", "mark", work.house.lang, "desk", answers=number, reacts=sign), None)
    return True


def _writer(work: Work, letter: Due | Row[Any]) -> tuple[str, str]:
    """Who wrote it on a messenger, and the number of their message; "" where it was written at the console."""
    source = letter.source or ""
    if not source.startswith(_MESSENGER) or letter.ticket_id is None:
        return "", ""
    ref = (letter.card or "").removeprefix(f"{KIND}:")
    replies = select(t_event.c.by, t_event.c.data).where(
        t_event.c.ticket_id == letter.ticket_id, t_event.c.kind == "replied"
    )
    rows = work.conn.execute(replies.order_by(t_event.c.id.desc())).all()
    by = next((row.by for row in rows if row.data.get("ref") == ref), "")
    return str(by).removeprefix("worker:"), source.rpartition(".")[2]


def _to_private(work: Work, worker_id: str, letter: Letter, ticket_id: str | None) -> None:
    address = work.house.private(worker_id)
    if is_bound(work.conn, address):
        post(
            work.conn,
            work.house.vault,
            address_id=address,
            letter=letter,
            kind="notice",
            ticket_id=ticket_id,
            now=work.now,
        )


def marks(work: Work, ticket: Ticket) -> dict[str, str]:
    """How each relayed message stands, by its ref: ``waiting`` · ``sent`` · ``failed``, of its newest edition."""
    rows = work.conn.execute(
        select(t_letter.c.card, t_letter.c.state)
        .where(t_letter.c.ticket_id == ticket.id, t_letter.c.kind == KIND, t_letter.c.state != "overtaken")
        .order_by(t_letter.c.id)
    ).all()
    shown = {"leased": "waiting"}
    return {str(row.card).removeprefix(f"{KIND}:"): shown.get(row.state, row.state) for row in rows}


# ---- finding it again -----------------------------------------------------------------------------------------------


def ticket_from(work: Work, source: str) -> str | None:
    """The ticket on which the message of this source was relayed."""
    found: str | None = work.conn.execute(
        select(t_letter.c.ticket_id).where(t_letter.c.source == source, t_letter.c.kind == KIND).limit(1)
    ).scalar_one_or_none()
    return found


def _sent_from(work: Work, ticket: Ticket, source: str) -> Row[Any] | None:
    """The newest edition of what was relayed from this message."""
    return work.conn.execute(
        select(t_letter)
        .where(t_letter.c.source == source, t_letter.c.ticket_id == ticket.id, t_letter.c.kind == KIND)
        .order_by(t_letter.c.id.desc())
        .limit(1)
    ).first()


def _opened(work: Work, row: Row[Any]) -> Letter | None:
    try:
        return letter_from_json(work.house.vault.open_json(work.conn, row.person_id, COLUMN, row.body))
    except (Erased, Unreadable, KeyError, TypeError):
        return None
