"""A worker's words and files to a resident: to whom is said by where they stand, or asked; nothing is guessed."""

import json
from typing import Any

from sqlalchemy import or_, select, update

from bot.centre import acting, relaying, tickets
from bot.centre.house import Work
from bot.doors.group import forms
from bot.doors.group.heard import Knock
from bot.doors.group.keep import who_is
from bot.doors.group.outcome import Dealt, reply, said, toast, write
from bot.messages import (
    Amend,
    Button,
    Done,
    HandBack,
    Letter,
    Outcome,
    Refused,
    Reply,
    letter_from_json,
    letter_to_json,
)
from bot.store.outbox import COLUMN, post
from bot.store.peers import is_bound
from bot.store.tables import t_letter, t_ticket, t_topic
from bot.store.vault import HOUSE
from bot.telegram import MOST_DOWNLOAD
from referral.station import Worker

TO = "to"  # the button that says whom waiting words are for
_MARK = 12  # of trip.mark: a chat's keyed hash, cut
_MOST = 12  # tickets to choose from
_ASK = "ask:"  # the source of a question that keeps words


def say(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Words, a sound, a picture or a file in private."""
    if knock.kind == "file" and not knock.file:
        return reply(work, worker, knock, "group-only-words")
    if knock.size > MOST_DOWNLOAD:
        return reply(work, worker, knock, "group-file-large")
    filled = forms.words(work, worker, knock) if knock.kind == "words" else None
    if filled is not None:
        return filled
    kept = _kept(work, knock)
    ticket = ticket_of(work, worker, knock)
    if ticket is None:
        return _ask(work, worker, knock, kept)
    return _told(work, worker, knock, send(work, worker, ticket, kept))


def hand_back(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """完: the bot answers again."""
    ticket = ticket_of(work, worker, knock)
    if ticket is None:
        return reply(work, worker, knock, "group-how-done")
    return _told(work, worker, knock, acting.act(work, worker.id, HandBack(ticket)))


def edit(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """Words put right: what the resident saw of them is changed; what was never sent on is nobody's business."""
    source = _source(work, knock)
    ticket = relaying.ticket_from(work, source)
    if ticket is not None:
        outcome = acting.act(work, worker.id, Amend(ticket, source, knock.text))
        return _told(work, worker, knock, outcome)
    waiting = _question(work, worker, t_letter.c.source == f"{_ASK}{source}")
    if waiting is not None and waiting[1].keeps:  # not sent yet: the new words wait instead
        kept = json.loads(waiting[1].keeps) | {"text": knock.text}
        _rekeep(work, waiting[0], waiting[1], json.dumps(kept, ensure_ascii=False))
    return Dealt(worker=worker.id)


def chosen(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """[白云1104-07] below the question: the words that waited go to that ticket's person, once."""
    waiting = _question(work, worker, _is(work, knock.chat, knock.message))
    if waiting is None or not waiting[1].keeps:
        return Dealt(work.desk_says("group-old-button"), alert=True, worker=worker.id)
    letter_id, letter = waiting
    kept = json.loads(letter.keeps)
    outcome = send(work, worker, knock.text, kept)
    if isinstance(outcome, Refused):
        return toast(work, worker, outcome)
    _rekeep(work, letter_id, letter, "")
    ticket = tickets.get(work, knock.text)
    number = (ticket.number or "") if ticket is not None else ""
    _confirm(work, worker, knock.text, "group-sent-to", str(kept.get("message", "")), number=number)
    return Dealt(work.desk_says("group-sent-to", number=number), worker=worker.id)


def send(work: Work, worker: Worker, ticket_id: str, kept: dict[str, Any]) -> Outcome:
    """Let the centre decide. A file is taken in first, and given up where nothing was sent."""
    ticket, media = tickets.get(work, ticket_id), None
    if kept.get("file") and ticket is not None and not tickets.is_erased(work, ticket):
        media = relaying.take_in(
            work,
            worker.id,
            ticket,
            kind=str(kept["media"]),
            mime=str(kept["mime"]),
            size=int(kept["size"]),
            fetched_from=(work.house.private(worker.id), str(kept["file"])),
        )
    outcome = acting.act(work, worker.id, Reply(ticket_id, str(kept["text"]), media, str(kept["source"])))
    if media is not None and isinstance(outcome, Refused):
        relaying.drop(work, media)
    return outcome


def ticket_of(work: Work, worker: Worker, knock: Knock) -> str | None:
    """The ticket of the letter that the message replied to carried, else of the thread it stands in; or None."""
    private = work.house.private(worker.id)
    found: str | None = None
    if knock.answers is not None:
        asked = select(t_letter.c.ticket_id).where(
            t_letter.c.address_id == private, _is(work, knock.chat, knock.answers)
        )
        found = work.conn.execute(asked.limit(1)).scalar_one_or_none()
    if found is None and knock.thread is not None:
        there = (t_topic.c.address_id == private, t_topic.c.thread == knock.thread)
        found = work.conn.execute(select(t_topic.c.ticket_id).where(*there)).scalar_one_or_none()
    return found


def _is(work: Work, chat: int, number: int | None) -> Any:
    """Whether a letter is the message of this number; a long one is several: its numbers stand one after the other."""
    mark, sent = who_is(work.house, chat)[:_MARK], t_letter.c.external_id
    return or_(
        sent == f"{mark}.{number}",
        sent.like(f"{mark}.{number},%"),
        sent.like(f"{mark}.%,{number}"),
        sent.like(f"{mark}.%,{number},%"),
    )


def _source(work: Work, knock: Knock) -> str:
    """What a message of the worker's is called wherever it went on to."""
    return f"tg:{who_is(work.house, knock.chat)[:_MARK]}.{knock.message}"


# ---- to whom? -------------------------------------------------------------------------------------------------------


def _kept(work: Work, knock: Knock) -> dict[str, Any]:
    kept: dict[str, Any] = {"text": knock.text, "source": _source(work, knock), "message": knock.message}
    if knock.file:
        kept |= {"file": knock.file, "media": knock.media, "mime": knock.mime, "size": knock.size}
    return kept


def _ask(work: Work, worker: Worker, knock: Knock, kept: dict[str, Any]) -> Dealt:
    """Whom these words are for, of the worker's own open tickets; they wait meanwhile."""
    t = t_ticket.c
    mine = select(t.id, t.number, t.concern, t.violence).where(
        t.owner_id == worker.id, t.closed_at.is_(None), t.number.is_not(None)
    )
    rows = work.conn.execute(mine.order_by(t.handoff_live.desc(), t.urgency, t.number).limit(_MOST)).all()
    if not rows:
        return reply(work, worker, knock, "group-how-reply" if knock.answers is None else "group-no-ticket")
    address = work.house.private(worker.id)
    buttons = tuple(Button(f"{TO}:{row.id}", str(row.number)) for row in rows)
    concerns = "\n".join(
        work.desk_says("group-whom-line", number=row.number or "", concern=_concern(work, row)) for row in rows
    )
    text = work.desk_says("group-whom", tickets=concerns)
    keeps = json.dumps(kept, ensure_ascii=False)
    letter = Letter(text, "group-whom", work.house.lang, "desk", buttons, answers=str(knock.message), keeps=keeps)
    if is_bound(work.conn, address):
        post(
            work.conn,
            work.house.vault,
            address_id=address,
            letter=letter,
            kind="notice",
            now=work.now,
            source=f"{_ASK}{kept['source']}",
        )
    return Dealt(worker=worker.id)


def _concern(work: Work, row: Any) -> str:
    return work.desk_says(f"concern-{'quiet' if row.violence else row.concern or 'SVC'}")


def _question(work: Work, worker: Worker, which: Any) -> tuple[int, Letter] | None:
    """A question that keeps words of this worker's."""
    asked = select(t_letter.c.id, t_letter.c.person_id, t_letter.c.body).where(
        t_letter.c.address_id == work.house.private(worker.id), which
    )
    row = work.conn.execute(asked.order_by(t_letter.c.id.desc()).limit(1)).first()
    if row is None or row.person_id != HOUSE:
        return None
    return row.id, letter_from_json(work.house.vault.open_json(work.conn, row.person_id, COLUMN, row.body))


def _rekeep(work: Work, letter_id: int, letter: Letter, keeps: str) -> None:
    """Other words wait now; none once they went: then nothing of them is left here."""
    plain = letter_to_json(letter) | {"keeps": keeps}
    body = work.house.vault.seal(work.conn, HOUSE, COLUMN, plain)
    work.conn.execute(update(t_letter).where(t_letter.c.id == letter_id).values(body=body))


# ---- what came of it ------------------------------------------------------------------------------------------------


def _told(work: Work, worker: Worker, knock: Knock, outcome: Outcome) -> Dealt:
    ticket = outcome.ticket if isinstance(outcome, Done) else None
    buttons: tuple[Button, ...] = ()
    if isinstance(outcome, Done) and outcome.key == "done-reply":
        buttons = (Button(f"handback:{ticket}", work.desk_says("console-handback")),)
    text = said(work, outcome)
    write(
        work,
        work.house.private(worker.id),
        outcome.key,
        answers=knock.message,
        buttons=buttons,
        ticket=ticket,
        text=text,
    )
    return Dealt(worker=worker.id)


def _confirm(work: Work, worker: Worker, ticket: str, key: str, answers: str, **slots: str) -> None:
    buttons = (Button(f"handback:{ticket}", work.desk_says("console-handback")),)
    number = int(answers) if answers.isdecimal() else None
    write(work, work.house.private(worker.id), key, answers=number, buttons=buttons, ticket=ticket, **slots)
