"""Short forms in a worker's private chat: one question at a time in one message, pressed; words as a reply to it.

Nothing is remembered between presses: a button holds the answers before it, as marks of a few characters.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import or_, select

from bot.centre import canned, filling, sight, tasks, tickets
from bot.centre.filling import Ask, Option
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.doors.group.heard import Knock
from bot.doors.group.keep import who_is
from bot.doors.group.outcome import Dealt, said, toast
from bot.doors.group.sayings import CANNED
from bot.forms.all import FORMS, under_headings
from bot.forms.form import Field, Form, Kind
from bot.messages import Button, Done, Letter, Outcome, Refused
from bot.store.outbox import post
from bot.store.peers import is_bound
from bot.store.tables import t_letter
from referral.station import Worker

FORM, MORE, UNDER = "f", "more", "under"  # a form's next press · everything there is · one heading of it
_CARD, _ASKS = "form:", "asks:"
_SKIP = "_"  # the mark of words that were left out
_BETWEEN = "."
_MARK = 12  # of a chat's keyed hash, as it stands before a message's number
_THEN = {"guard-done-out": "homesafe", "guard-done-out-pair": "homesafe"}  # what is pressed next, by what was told
_LONG = 4  # characters of a mark for an answer whose list may change between two presses


def more(work: Work, worker: Worker, ticket_id: str) -> Dealt:
    """更多: the headings under which something can be done now; where there is one only, what is under it."""
    ticket = tickets.get(work, ticket_id)
    if ticket is None:
        return toast(work, worker, Refused("refused-unknown"))
    found = dict(_under(work, worker, ticket))
    says = bool(canned.offered(work, worker, ticket)) and sight.holds(work, worker, ticket)
    if not found and not says:
        return Dealt(work.desk_says("group-more-none", number=ticket.number or ""), alert=True, worker=worker.id)
    if len(found) == 1:
        return under(work, worker, f"{next(iter(found))}:{ticket_id}")
    buttons = tuple(Button(f"{UNDER}:{head}:{ticket_id}", work.desk_says(f"group-{head}")) for head in found)
    buttons += (Button(f"{CANNED}:{ticket_id}", work.desk_says("act-canned")),) if says else ()
    return _menu(work, worker, ticket, buttons)


def under(work: Work, worker: Worker, about: str) -> Dealt:
    """What stands under one heading, for the ticket and for each open task of it."""
    head, _, ticket_id = about.partition(":")
    ticket = tickets.get(work, ticket_id)
    if ticket is None:
        return toast(work, worker, Refused("refused-unknown"))
    found = dict(_under(work, worker, ticket)).get(head, ())
    if not found:
        return Dealt(work.desk_says("group-more-none", number=ticket.number or ""), alert=True, worker=worker.id)
    return _menu(work, worker, ticket, tuple(Button(_data(form, (), about), label) for form, about, label in found))


def _under(work: Work, worker: Worker, ticket: Ticket) -> Iterator[tuple[str, tuple[tuple[Form, str, str], ...]]]:
    """By heading: the form, the id of what it is about, and its label; a task's label says whose or where."""
    about: list[tuple[Task | None, str]] = [(None, ticket.id)]
    about += [(task, task.id) for task in tasks.of(work, ticket, open_only=True)]
    by: dict[str, list[tuple[Form, str, str]]] = {}
    for task, one in about:
        for head, forms in under_headings(filling.offered(work, worker, ticket, task)).items():
            by.setdefault(head, []).extend((form, one, _label(work, form, task)) for form in forms)
    yield from ((head, tuple(found)) for head, found in by.items())


def _label(work: Work, form: Form, task: Task | None) -> str:
    label = work.desk_says(f"form-{form.name}")
    if task is None:
        return label
    receiver = work.house.pages.directory.get(task.receiver or "")
    whose = receiver.called(work.house.lang) if receiver is not None else ""
    whose = whose or (work.called(task.worker_id, work.house.lang) if task.worker_id else "")
    return f"{label} · {whose}" if whose else label


def _menu(work: Work, worker: Worker, ticket: Ticket, buttons: tuple[Button, ...]) -> Dealt:
    text = work.desk_says("group-more-what", number=ticket.number or "")
    _show(work, worker, ticket.id, "group-more-what", text, buttons=buttons, card=f"{_CARD}{uuid4().hex[:12]}")
    return Dealt(worker=worker.id)


# ---- a press -------------------------------------------------------------------------------------------------------


def press(work: Work, worker: Worker, knock: Knock) -> Dealt:
    """One answer more: the next question in the same message, or what came of it."""
    found = _read(work, worker, knock.text)
    if found is None:
        return Dealt(work.desk_says("group-form-old"), alert=True, worker=worker.id)
    form, about, answers = found
    came = filling.fill(work, worker.id, form.name, about, answers)
    if not is_bound(work.conn, work.house.private(worker.id)):
        text = work.desk_says("group-no-private")
        return Dealt(text, alert=True, worker=worker.id) if isinstance(came, Ask) else toast(work, worker, came)
    return _answer(work, worker, came, _marks(knock.text), _card_of(work, worker, knock))


def words(work: Work, worker: Worker, knock: Knock) -> Dealt | None:
    """Words in reply to a form's question; None when what is replied to asks nothing."""
    asked = _asked(work, worker, knock)
    found = _read(work, worker, asked) if asked is not None else None
    if asked is None or found is None:
        return None
    form, about, answers = found
    field = next(_fields(form, answers), None)
    if field is None or field.kind is not Kind.WORDS:
        return None
    card = f"{_CARD}{uuid4().hex[:12]}"
    if len(knock.text) > field.most:
        text = work.desk_says("group-form-long", most=field.most)
        _show(work, worker, _ticket_of(work, form, about), "group-form-long", text, card=card, asks=asked)
        return Dealt(worker=worker.id)
    came = filling.fill(work, worker.id, form.name, about, {**answers, field.name: knock.text})
    return _answer(work, worker, came, _marks(asked), card)


def _answer(work: Work, worker: Worker, came: Ask | Outcome, marks: tuple[str, ...], card: str) -> Dealt:
    if not isinstance(came, Ask):
        ticket = came.ticket if isinstance(came, Done) else None
        then = _THEN.get(came.key) if ticket is not None else None
        next_one = (Button(first_press(then, ticket), work.desk_says(f"form-{then}")),) if then and ticket else ()
        _show(work, worker, ticket, came.key, said(work, came), buttons=next_one, card=card)
        return toast(work, worker, came)
    ticket = _ticket_of(work, came.form, came.about)
    asks = f"{came.form.name}:{_BETWEEN.join(marks)}:{came.about}"
    if came.field.kind is Kind.WORDS:
        text = work.desk_says("group-form-reply", question=came.question)
        skip = Button(_data(came.form, (*marks, _SKIP), came.about), work.desk_says("group-form-skip"))
        leave_out: tuple[Button, ...] = (skip,) if came.field.optional else ()
        _show(work, worker, ticket, "group-form-reply", text, buttons=leave_out, card=card, asks=asks)
        return Dealt(worker=worker.id)
    buttons = tuple(
        Button(_data(came.form, (*marks, _mark(came.field, came.options, one)), came.about), one.label)
        for one in came.options
    )
    _show(work, worker, ticket, f"form-{came.form.name}", came.question, buttons=buttons, card=card)
    return Dealt(worker=worker.id)


# ---- what a button holds -------------------------------------------------------------------------------------------


def _data(form: Form, marks: tuple[str, ...], about: str) -> str:
    return f"{FORM}:{form.name}:{_BETWEEN.join(marks)}:{about}"


def first_press(form: str, about: str) -> str:
    """What the button that begins a form holds."""
    return _data(FORMS[form], (), about)


def _marks(text: str) -> tuple[str, ...]:
    parts = text.split(":")
    return tuple(one for one in parts[1].split(_BETWEEN) if one) if len(parts) == len(("form", "marks", "id")) else ()


def _mark(field: Field, options: tuple[Option, ...], one: Option) -> str:
    """Its place in a closed list; else, where the list may have changed by the next press, a hash of the value."""
    if field.kind is Kind.PICK:
        return str([other.value for other in options].index(one.value))
    return sha256(one.value.encode()).hexdigest()[:_LONG]


def _read(work: Work, worker: Worker, text: str) -> tuple[Form, str, Mapping[str, str]] | None:
    """The form, what it is about, and the answers so far; None for a button that can no longer be read."""
    name, _, rest = text.partition(":")
    _, _, about = rest.partition(":")
    form, marks = FORMS.get(name), _marks(text)
    if form is None or not about.isalnum() or len(marks) > len(form.fields):
        return None
    ticket = tickets.get(work, _ticket_of(work, form, about) or "")
    if ticket is None:
        return form, about, {}
    answers: dict[str, str] = {}
    for mark in marks:
        field = next(_fields(form, answers), None)
        if field is None:
            return None
        if mark == _SKIP and field.optional:
            answers[field.name] = ""
            continue
        options = filling.options_of(work, worker, ticket, form, field)
        chosen = next((one.value for one in options if _mark(field, options, one) == mark), None)
        if chosen is None:
            return None
        answers[field.name] = chosen
    return form, about, answers


def _fields(form: Form, answers: Mapping[str, str]) -> Iterator[Field]:
    """What is still to be answered, in order."""
    for field in form.fields:
        passed = field.unless is not None and answers.get(field.unless[0]) == field.unless[1]
        if field.name not in answers and not passed:
            yield field


def _ticket_of(work: Work, form: Form, about: str) -> str | None:
    if form.side.value == "ticket":
        return about
    task = tasks.get(work, about)
    return task.ticket_id if task is not None else None


# ---- the message it stands in --------------------------------------------------------------------------------------


def _show(  # noqa: PLR0913 - a letter has as many parts
    work: Work,
    worker: Worker,
    ticket: str | None,
    key: str,
    text: str,
    *,
    card: str,
    buttons: tuple[Button, ...] = (),
    asks: str = "",
) -> None:
    """In the form's own message: the newest edition of it."""
    private = work.house.private(worker.id)
    if not is_bound(work.conn, private):
        return
    post(
        work.conn,
        work.house.vault,
        address_id=private,
        letter=Letter(text, key, work.house.lang, "desk", buttons, private=True),
        kind="notice",
        card=card,
        ticket_id=ticket,
        source=f"{_ASKS}{asks}" if asks else None,
        now=work.now,
    )


def _letter(work: Work, worker: Worker, chat: int, number: int, column: str) -> str | None:
    """Something of the newest letter that stands in this message of the worker's chat."""
    sent, name = t_letter.c.external_id, f"{who_is(work.house, chat)[:_MARK]}.{number}"
    found = select(t_letter.c[column]).where(
        t_letter.c.address_id == work.house.private(worker.id), or_(sent == name, sent.like(f"{name},%"))
    )
    return work.conn.execute(found.order_by(t_letter.c.id.desc()).limit(1)).scalar_one_or_none()


def _card_of(work: Work, worker: Worker, knock: Knock) -> str:
    """The form's own message where the press stood in it; a new one below anything else."""
    card = _letter(work, worker, knock.chat, knock.message, "card")
    return card if card is not None and card.startswith(_CARD) else f"{_CARD}{uuid4().hex[:12]}"


def _asked(work: Work, worker: Worker, knock: Knock) -> str | None:
    source = _letter(work, worker, knock.chat, knock.answers or 0, "source")
    return source.removeprefix(_ASKS) if source is not None and source.startswith(_ASKS) else None
