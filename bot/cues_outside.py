"""What somebody outside does in a transcript: a receiver opens a link and answers, a sender refers somebody in.

``(receiver opens)`` · ``(receiver accepts 王医生)`` · ``(receiver declines capacity)`` · ``(receiver helped)``, with
`` of yiyuan`` behind where several wait · ``(sender yunquan: who · name · words · days · 13800138000 · yes)``, "-" for
no number · ``(sender yunquan asks)`` for the status of the last one.
"""

import re
from dataclasses import fields

from sqlalchemy import select

from bot.centre import inbound, onward, receiving, tasks, tickets
from bot.centre.house import Work
from bot.centre.inbound import Referred
from bot.messages import Refused
from bot.store.tables import t_task

OUTSIDE = re.compile(r"^\((?:receiver (?:opens|accepts|declines|helped)|sender [a-z0-9-]+)\b.*\)$")
_RECEIVER = re.compile(r"^\(receiver (?P<deed>\w+)(?: (?P<what>[^()]*?))??(?: of (?P<who>[a-z0-9-]+))?\)$")
_SENDER = re.compile(r"^\(sender (?P<who>[a-z0-9-]+)(?:: (?P<form>.+)| asks)\)$")
_BETWEEN = " · "


def play(work: Work, raw: str) -> list[str]:
    """Do what the cue says; what they then see. Raises ValueError for a cue that is none, or nobody's."""
    found = _RECEIVER.match(raw)
    if found is not None:
        return _receive(work, found["deed"], found["what"] or "", found["who"])
    sent = _SENDER.match(raw)
    if sent is None or sent["who"] not in work.house.pages.senders:
        raise ValueError(f"nobody outside does that: {raw}")
    return _refer(work, sent["who"], sent["form"]) if sent["form"] else _ask(work)


def _receive(work: Work, deed: str, what: str, who: str | None) -> list[str]:
    token = _token(work, who)
    if deed == "opens":
        seen = receiving.look(work, token)
        if seen is None:
            return ["  outside: —"]
        shown = ((one.name, getattr(seen.shared, one.name)) for one in fields(seen.shared))
        return [f"  outside: {name}: {value}" for name, value in shown if value not in {"", False} and name != "on"]
    if deed == "helped":
        done = receiving.served(work, token)
    else:
        status = "accepted" if deed == "accepts" else "rejected"
        done = receiving.answer(work, token, status, what if status == "rejected" else "", what)
    return [] if done else ["  outside: —"]


def _token(work: Work, who: str | None) -> str:
    """The newest referral's secret, from where it lies sealed."""
    query = select(t_task.c.id).where(t_task.c.kind == "referral")
    query = query.where(t_task.c.receiver == who) if who else query
    newest = work.conn.execute(query.order_by(t_task.c.created_at.desc(), t_task.c.id).limit(1)).scalar_one()
    task = tasks.get(work, newest)
    ticket = tickets.get(work, task.ticket_id) if task is not None else None
    return str(tasks.words(work, task, ticket.person_id)["token"]) if task is not None and ticket is not None else ""


def _refer(work: Work, who: str, said: str) -> list[str]:
    by, name, words, haste, phone, knows = said.split(_BETWEEN)
    form = Referred(by, name, words, haste, "" if phone == "-" else phone, knows)
    once = onward.new_token(work)
    came = inbound.take(work, work.house.pages.senders[who], form, inbound.read(work.house, form), once)
    if isinstance(came, Refused):
        return [f"  outside: {work.desk_says(came.key, **came.args)}"]
    return [f"  outside: {came.number}"]


def _ask(work: Work) -> list[str]:
    query = select(t_task.c.ticket_id).where(t_task.c.kind == "notice", t_task.c.what == "status")
    newest = work.conn.execute(query.order_by(t_task.c.created_at.desc(), t_task.c.id).limit(1)).scalar_one()
    ticket = tickets.get(work, newest)
    return [] if ticket is None else [f"  outside: {ticket.number} {inbound.stands(work, ticket)}"]
