"""Short forms on a page: which stand under which heading, their answers as buttons or lists, what a sent one says."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.centre import filling, looking, tasks, tickets
from bot.centre.filling import Option
from bot.centre.house import Work
from bot.centre.tasks import Task
from bot.centre.tickets import Ticket
from bot.doors.console_acts import Twice, tidy
from bot.doors.console_room import Room, Said
from bot.forms import all as forms
from bot.forms.form import Field, Form, Kind, Side
from bot.messages import Done
from referral.station import Worker

_PREFIX = "f-"
_FEW = 6  # answers of a form's only question that are buttons of their own
_MANY = 8  # more answers than these are a list
_LAID_OPEN = frozenset({"contact"})  # done many times a day: no press to unfold it
_FIRST = {("contact", "how"): "phone", ("contact", "spoke"): "requester"}  # how it nearly always is; seen, so to change
# Not asked when another answer makes it idle: field → (the other field, its answer, what then stands for it).
_IDLE = {("followedup", "satisfied"): ("how", "missed", "skip")}


@dataclass(frozen=True, slots=True)
class Question:
    """One field in words. ``way``: press · list · words."""

    name: str  # of the input
    id: str
    text: str
    way: str
    options: tuple[Option, ...]
    given: str
    wrong: str  # what is wrong with the answer, or ""
    optional: bool
    most: int
    unless: str  # the input and the answer that make it idle


@dataclass(frozen=True, slots=True)
class Slip:
    """One form in words."""

    form: str
    about: str
    key: str
    label: str
    red: bool
    laid_open: bool
    at_once: bool  # its only question's answers are its buttons
    questions: tuple[Question, ...]
    once: str  # the same until something happens to the ticket
    wrong: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as a browser sent it."""

    form: str
    about: str
    answers: Mapping[str, str]
    wrong: str = ""  # the field that must be looked at again
    why: str = ""  # in words


@dataclass(frozen=True, slots=True)
class Around:
    """Where a form stands: who looks, at which ticket or task, in which state; and a form that was refused."""

    room: Room
    work: Work
    ticket: Ticket
    task: Task | None = None
    state: str = ""
    sent: Sent | None = None

    @property
    def about(self) -> str:
        """The id of what a form is about."""
        return str(self.task.id if self.task is not None else self.ticket.id)

    def sent_to(self, form: Form) -> Sent | None:
        """What was sent of this very form."""
        sent = self.sent
        return sent if sent is not None and sent.form == form.name and sent.about == self.about else None


def slips(around: Around) -> tuple[Slip, ...]:
    """The forms offered to whoever looks, what must not wait first."""
    found = filling.offered(around.work, around.room.visit.worker, around.ticket, around.task)
    return tuple(slip(around, form) for form in found)


def slip(around: Around, form: Form) -> Slip:
    """One form in the reader's language, with the answers already given to it."""
    key, sent = f"{form.name}-{around.about}", around.sent_to(form)
    asked = tuple(_question(around, form, field) for field in form.fields)
    return Slip(
        form=form.name,
        about=around.about,
        key=key,
        label=around.room.say(f"form-{form.name}"),
        red=form.danger,
        laid_open=form.name in _LAID_OPEN or sent is not None,
        at_once=len(asked) == 1 and asked[0].way == "press" and len(asked[0].options) <= _FEW,
        questions=asked,
        once=hashlib.sha256(f"{around.state} {key}".encode()).hexdigest()[:16],
        wrong=sent.why if sent is not None and not sent.wrong else "",
    )


def under_headings(found: Iterable[Slip]) -> tuple[tuple[str, tuple[Slip, ...]], ...]:
    """Heading and forms, in the order of the headings and of the forms under them; the red ones stand apart."""
    known = {one.form: one for one in found if not one.red}
    headed = forms.under_headings(forms.FORMS[name] for name in known)
    return tuple((heading, tuple(known[form.name] for form in there)) for heading, there in headed.items())


def _question(around: Around, form: Form, field: Field) -> Question:
    room, sent = around.room, around.sent_to(form)
    options = filling.options_of(around.work, room.visit.worker, around.ticket, form, field)
    return Question(
        name=f"{_PREFIX}{field.name}",
        id=f"{form.name}-{around.about}-{field.name}",
        text=room.say(_key(form, field)),
        way="words" if field.kind is Kind.WORDS else "list" if len(options) > _MANY else "press",
        options=tuple(Option(one.value, _label(room, field, one)) for one in options),
        given=sent.answers.get(field.name, "") if sent is not None else _FIRST.get((form.name, field.name), ""),
        wrong=sent.why if sent is not None and sent.wrong == field.name else "",
        optional=field.optional,
        most=field.most,
        unless=_PREFIX + "=".join(field.unless) if field.unless is not None else "",
    )


def _label(room: Room, field: Field, option: Option) -> str:
    """The option in the reader's language; the centre says it in the desk's."""
    say = room.say
    if field.kind is Kind.PICK:
        return say(f"option-{field.says}-{option.value}")
    if field.kind is Kind.CONCERN:
        return say.label("concern", option.value)
    if field.kind in {Kind.WORKER, Kind.VOLUNTEER}:
        return room.called(f"worker:{option.value}")
    return option.label


# ---- what a browser sent -----------------------------------------------------------------------------------------


def read_sent(posted: Mapping[str, str]) -> Sent | None:
    """The form and its answers; None for a form there is not."""
    form, about = forms.FORMS.get(posted.get("form", "")), posted.get("about", "")
    if form is None or not (0 < len(about) <= 64 and about.isascii() and about.isalnum()):
        return None
    answers: dict[str, str] = {}
    for field in form.fields:
        given = posted.get(f"{_PREFIX}{field.name}", "")
        said = tidy(given) if field.kind is Kind.WORDS else given
        other, answer, instead = _IDLE.get((form.name, field.name), (*(field.unless or ("", "")), ""))
        if other and answers.get(other) == answer:
            said = instead
        if said or field.optional:
            answers[field.name] = said
    return Sent(form.name, about, answers)


async def press_form(room: Room, sent: Sent, *, mark: str, twice: Twice) -> tuple[Said, Sent, str]:
    """Let the centre decide: what came of it, the form with what is wrong in it, and the ticket it is about."""
    worker, form = room.visit.worker, forms.FORMS[sent.form]
    ticket = await room.centre.look(lambda work: _reached(work, worker, form, sent.about))
    if not ticket:
        return Said(ok=False, text=room.say("refused-unknown")), sent, ""
    if not twice.first(mark):
        return Said(ok=True, text=room.say("console-twice")), sent, ticket
    came: filling.Ask | object = None
    try:
        came = await room.centre.fill(worker.id, sent.form, sent.about, sent.answers)
    finally:
        if not isinstance(came, Done):
            twice.forget(mark)
    if isinstance(came, filling.Ask):
        why = _what_is_wrong(room, came.field, sent.answers.get(came.field.name, ""))
        asked = room.say("console-form-wrong", field=room.say(_key(form, came.field)), why=why)
        return Said(ok=False, text=asked), Sent(sent.form, sent.about, sent.answers, came.field.name, why), ticket
    text = room.say(came.key, **came.args)
    again = Sent(sent.form, sent.about, sent.answers, "", text)
    return Said(ok=isinstance(came, Done), text=text), again, ticket


def _key(form: Form, field: Field) -> str:
    return f"form-{form.name}-{field.name.replace('_', '-')}"


def _what_is_wrong(room: Room, field: Field, given: str) -> str:
    if field.kind is not Kind.WORDS:
        return room.say("console-form-choose")
    return room.say("console-form-long", most=field.most) if given else room.say("console-form-empty")


def _reached(work: Work, worker: Worker, form: Form, about: str) -> str:
    """The ticket a form is about, where it is this worker's to touch; else ""."""
    task = tasks.get(work, about) if form.side is Side.TASK else None
    ticket = tickets.get(work, task.ticket_id if task is not None else about)
    if ticket is None or (form.side is Side.TASK and task is None):
        return ""
    mine = task is not None and task.worker_id == worker.id
    opens = mine or looking.may_open(work, worker, ticket) or tasks.coworks(work, ticket, worker.id)
    return str(ticket.id) if opens else ""
