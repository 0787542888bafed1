"""A short form in a transcript: ``[办结 解决 · 已告知本人 · 7天后 · words]``, its answers by their labels."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.centre import filling, tasks, tickets
from bot.centre.house import Work
from bot.forms import all as forms
from bot.forms.form import Form, Side
from bot.messages import Outcome

_BETWEEN = " · "
_SKIP = "-"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its answers: what it is, the ticket or task it is about."""

    form: str
    about: str
    answers: Mapping[str, str]


def form_named(work: Work, label: str) -> tuple[Form, str] | None:
    """The form whose label the press begins with, and the rest; the longest label wins."""
    labels = {work.desk_says(f"form-{name}"): form for name, form in forms.FORMS.items()}
    for name in sorted(labels, key=len, reverse=True):
        if label == name or label.startswith(f"{name} "):
            return labels[name], label.removeprefix(name).strip()
    return None


def read(work: Work, worker_id: str, label: str, ticket_id: str) -> Filled | None:
    """The form a press fills, on this ticket or its newest task of that kind; None when the label is no form's."""
    found = form_named(work, label)
    worker, ticket = work.worker(worker_id), tickets.get(work, ticket_id)
    if found is None or worker is None or ticket is None:
        return None
    form, rest = found
    about = ticket_id
    if form.side is Side.TASK:
        mine = [one for one in tasks.of(work, ticket) if form in filling.offered(work, worker, ticket, one)]
        about = (mine or tasks.of(work, ticket) or [ticket])[-1].id
    given = rest.split(_BETWEEN, len(form.fields) - 1) if rest else []
    answers: dict[str, str] = {}
    for field, said in zip(form.fields, given, strict=False):
        options = filling.options_of(work, worker, ticket, form, field)
        answers[field.name] = next((one.value for one in options if one.label == said), "" if said == _SKIP else said)
    for field in form.fields[len(given) :]:
        if field.optional:
            answers[field.name] = ""
    return Filled(form.name, about, answers)


def fill(work: Work, worker_id: str, filled: Filled) -> tuple[str, Outcome | None]:
    """What the worker reads: the outcome in words, or what is asked next."""
    what = filling.fill(work, worker_id, filled.form, filled.about, filled.answers)
    if isinstance(what, filling.Ask):
        options = " ".join(f"[{one.label}]" for one in what.options)
        return f"{what.question} {options}".strip(), None
    return work.desk_says(what.key, **what.args), what
