"""The case file's Word forms: a centre's own templates filled from the ticket, or starters made here for them to edit.

A template stands in the centre's folder as ``papers/<form>.docx`` and holds names in double braces; docxtpl fills it.
"""

import io
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.page import PageError
from bot.pages.papers import FOLDER, load_papers
from bot.papers.facts import FIELDS, FORMS, facts, may_print
from bot.words import Words
from referral.station import Worker

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def fill(work: Work, reader: Worker | None, ticket: Ticket, form: str) -> bytes | None:
    """The form as a Word file; None for a form there is not, and for whoever may not have it. Printing is an event."""
    if form not in FORMS or reader is None or not may_print(work, reader, ticket):
        return None
    held = facts(work, reader, ticket)
    own = work.house.pages.papers.get(form)
    template = DocxTemplate(io.BytesIO(own or starter(form, work.house.words, work.house.lang)))
    template.render(held, jinja_env=_environment(), autoescape=True)
    tickets.note(work, ticket.id, "printed", f"worker:{reader.id}", form=form)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def text(work: Work, reader: Worker | None, ticket: Ticket, form: str) -> str | None:
    """The same as plain text, to be copied in one press; None as for ``fill``."""
    if form not in FORMS or reader is None or not may_print(work, reader, ticket):
        return None
    held = facts(work, reader, ticket)
    return "\n".join(f"{work.desk_says(_label(name))}: {held[name]}" for name in FIELDS[form] if held[name])


def starter(form: str, words: Words, lang: str) -> bytes:
    """A plain form with every field, for a centre to put its own heading and order to."""
    page = Document()
    page.add_heading(words.say(lang, f"paper-form-{form}"), level=1)
    table = page.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for name in FIELDS[form]:
        cells = table.add_row().cells
        cells[0].text = words.say(lang, _label(name))
        cells[1].text = f"{{{{ {name} }}}}"
    page.add_paragraph("")
    page.add_paragraph(words.say(lang, "paper-signature"))
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _label(name: str) -> str:
    return f"paper-{name.replace('_', '-')}"


def check(centre: Path) -> None:
    """Whether every template of the centre can be filled. Raises PageError naming the file and the name in it."""
    known = {one for form in FORMS for one in FIELDS[form]}
    for form, data in load_papers(centre).items():
        path = centre / FOLDER / f"{form}.docx"
        try:
            names = DocxTemplate(io.BytesIO(data)).get_undeclared_template_variables(jinja_env=_environment())
        except TemplateSyntaxError as error:
            raise PageError(f"{path}: {error.message}") from error
        except (KeyError, ValueError, OSError, BadZipFile) as error:  # docx: no Word file at all
            raise PageError(f"{path}: this is no Word file (.docx)") from error
        for name in sorted(names - known):
            raise PageError(f"{path}: nothing is called {name!r}; there is {', '.join(sorted(known))}")


def _environment() -> SandboxedEnvironment:
    """A template is a page of the centre's, but it fills fields and nothing else."""
    return SandboxedEnvironment(autoescape=True)
