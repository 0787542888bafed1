"""Every form by its name, in the order in which they are offered."""

from collections.abc import Iterable, Mapping

from bot.forms import life, onward
from bot.forms.form import Form, Side, Standing

FORMS: Mapping[str, Form] = {form.name: form for form in (*life.FORMS, *onward.FORMS)}

# Under which heading a form stands: group-<heading> in the words. A form named nowhere stands under the last.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "guard": ("report", "homesafe", "duty", "setout", "stepout"),
    "contact": ("contact", "knows", "capacity", "regard", "unreachable"),
    "write": ("record", "correct", "assign", "opencase", "cowork", "taskdone"),
    "onward": ("refer", "receipt", "served", "takeback", "transfer", "volunteer"),
    "end": ("close", "sign", "sendback", "followedup", "reopen", "merge", "void"),
}


def under_headings(found: Iterable[Form]) -> Mapping[str, tuple[Form, ...]]:
    """The forms by their heading, in the order of the headings; empty ones left out."""
    given, last = {form.name: form for form in found}, list(HEADINGS)[-1]
    named = {name for names in HEADINGS.values() for name in names}
    rest = tuple(form for name, form in given.items() if name not in named)
    by = {head: tuple(given[name] for name in names if name in given) for head, names in HEADINGS.items()}
    by[last] += rest
    return {head: forms for head, forms in by.items() if forms}


def offered(at: Standing, side: Side = Side.TICKET) -> tuple[Form, ...]:
    """The forms that may be filled as things stand, what must not wait first."""
    found = [form for form in FORMS.values() if form.side is side and form.offered(at)]
    return tuple(sorted(found, key=lambda form: not form.danger))
