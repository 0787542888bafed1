"""Sentences of a centre's own that a rule must match or must not, some of them from what a worker judged otherwise."""

from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from bot.centre.house import Work
from bot.centre.workbench import may_bench
from bot.messages import Done, Outcome, Refused
from bot.pages.trial import Sentence
from bot.store.tables import t_sentence, t_ticket
from bot.store.vault import Erased
from referral.station import Worker
from referral.ticket import VOID

BODY = "rule_sentence.body"
LONGEST = 200  # characters of one sentence


def kept(work: Work) -> tuple[Sentence, ...]:
    """The centre's own sentences; what was taken back is not used, and what was deleted is gone."""
    rows = work.conn.execute(
        select(t_sentence)
        .outerjoin(t_ticket, t_ticket.c.id == t_sentence.c.ticket_id)
        .where(t_sentence.c.dropped_at.is_(None), or_(t_ticket.c.id.is_(None), t_ticket.c.state != VOID))
        .order_by(t_sentence.c.id)
    ).all()
    found = []
    for row in rows:
        try:
            text = work.house.vault.open(work.conn, row.person_id, BODY, row.body).decode()
        except Erased:
            continue
        found.append(Sentence(row.lang, row.rule, text, row.must, row.id))
    return tuple(found)


def add(work: Work, worker: Worker, new: Sentence, ticket: Row[Any] | None = None) -> Outcome:
    """Keep one. From a ticket it is sealed for the resident, and goes with them."""
    if not may_bench(worker):
        return Refused("refused-role")
    if not new.text or len(new.text) > LONGEST:
        return Refused("bench-refused-sentence", {"most": str(LONGEST)})
    vault = work.house.vault
    person = str(ticket.person_id) if ticket is not None else vault.house(work.conn, work.now)
    try:
        body = vault.seal(work.conn, person, BODY, new.text.encode())
    except Erased:
        return Refused("refused-erased")
    work.conn.execute(
        insert(t_sentence).values(
            lang=new.lang,
            rule=new.rule,
            must=new.must,
            body=body,
            person_id=person,
            ticket_id=ticket.id if ticket is not None else None,
            at=work.now,
            by=worker.id,
        )
    )
    return Done("bench-sentence-kept")


def drop(work: Work, worker: Worker, number: int) -> Outcome:
    """A sentence is no longer asked for; it is kept, with who took it out."""
    if not may_bench(worker):
        return Refused("refused-role")
    gone = work.conn.execute(
        update(t_sentence)
        .where(t_sentence.c.id == number, t_sentence.c.dropped_at.is_(None))
        .values(dropped_at=work.now, dropped_by=worker.id)
        .returning(t_sentence.c.id)
    ).first()
    return Done("bench-sentence-gone") if gone is not None else Refused("bench-refused-draft")
