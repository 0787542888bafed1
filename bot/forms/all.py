"""Every form by its name, in the order in which they are offered."""

from collections.abc import Mapping

from bot.forms import life, onward
from bot.forms.form import Form, Side, Standing

FORMS: Mapping[str, Form] = {form.name: form for form in (*life.FORMS, *onward.FORMS)}


def offered(at: Standing, side: Side = Side.TICKET) -> tuple[Form, ...]:
    """The forms that may be filled as things stand, what must not wait first."""
    found = [form for form in FORMS.values() if form.side is side and form.offered(at)]
    return tuple(sorted(found, key=lambda form: not form.danger))
