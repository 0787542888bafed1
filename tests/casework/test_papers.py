"""The case file's forms: filled from the ticket into a Word file, a centre's own template first; read by who may."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.page import PageError
from bot.pages.papers import load_papers
from bot.papers import word
from bot.papers.facts import FIELDS, FORMS
from bot.store.engine import Store
from bot.store.tables import t_ticket
from bot.transcript import Stage, play
from tests.clock import FrozenClock
from tests.house import begin, open_centre, pass_time, settle

CHATS = Path(__file__).parent.parent / "conversations"


async def _played(store: Store, clock: FrozenClock, name: str) -> Centre:
    text = (CHATS / f"{name}.chat").read_text(encoding="utf-8")
    begin(clock, text)
    centre, courier = await open_centre(store)

    async def settled() -> None:
        await settle(centre, courier)

    async def wait(until: object) -> None:
        await pass_time(centre, courier, clock, until)  # type: ignore[arg-type]

    await play(text, Stage(centre, settled), wait, clock.now)
    return centre


def _cells(data: bytes) -> str:
    found = Document(io.BytesIO(data))
    return "\n".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)


async def test_every_form_is_filled_and_nothing_is_left_in_braces(sqlite_store: Store, clock: FrozenClock) -> None:
    centre = await _played(sqlite_store, clock, "case-grandmother")

    def made(work: Work) -> dict[str, bytes | None]:
        ticket = _newest(work)
        return {form: word.fill(work, work.worker(ticket.owner_id), ticket, form) for form in FORMS}

    files = await centre.work(made)
    for form in FORMS:
        data = files[form]
        assert data is not None
        cells = _cells(data)
        assert "白云" in cells
        assert "{{" not in cells
    assert "失恋" in _cells(files["intake"] or b"")
    said = await centre.look(
        lambda work: word.text(work, work.worker(_newest(work).owner_id), _newest(work), "closing")
    )
    assert said is not None
    assert "小结" in said


async def test_a_centres_own_template_is_used_and_hostile_words_stay_words(
    sqlite_store: Store, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "papers").mkdir()
    own = Document()
    own.add_paragraph("本站专用 {{ number }} {{ words }}")
    own.save(str(tmp_path / "papers" / "intake.docx"))
    word.check(tmp_path)
    centre, courier = await open_centre(sqlite_store)
    centre.house.pages = replace(centre.house.pages, papers=load_papers(tmp_path))
    stage_text = "阿婆: 房租涨了 <w:t> {{ 7*7 }} & 付不起\n阿婆: 13800138000\n阿婆: [可以，送出]\nfeng: [接单]\n"

    async def settled() -> None:
        await settle(centre, courier)

    async def wait(until: object) -> None:
        await pass_time(centre, courier, clock, until)  # type: ignore[arg-type]

    await play(stage_text, Stage(centre, settled), wait, clock.now)
    data = await centre.work(lambda work: word.fill(work, work.worker("feng"), _newest(work), "intake"))
    assert data is not None
    text = "\n".join(one.text for one in Document(io.BytesIO(data)).paragraphs)
    assert text.startswith("本站专用 白云")
    assert "{{ 7*7 }} & 付不起" in text


async def test_only_who_holds_it_or_oversees_it_has_a_form(sqlite_store: Store, clock: FrozenClock) -> None:
    centre = await _played(sqlite_store, clock, "guard-step-out")

    def made(work: Work) -> dict[str, bool]:
        readers = ("feng", "liang", "tan", "nobody")
        return {one: word.fill(work, work.worker(one), _newest(work), "intake") is not None for one in readers}

    assert await centre.work(made) == {"feng": False, "liang": True, "tan": True, "nobody": False}


@pytest.mark.parametrize(("name", "inside", "told"), [
    ("intake", "{{ passport }}", "nothing is called 'passport'"),
    ("intake", "{{ number ", "intake.docx: "),
    ("letter", "{{ number }}", "there is no such form"),
])  # fmt: skip
def test_a_template_that_cannot_be_filled_is_named(tmp_path: Path, name: str, inside: str, told: str) -> None:
    (tmp_path / "papers").mkdir()
    own = Document()
    own.add_paragraph(inside)
    own.save(str(tmp_path / "papers" / f"{name}.docx"))
    with pytest.raises(PageError, match=told):
        word.check(tmp_path)


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "plan.docx").write_bytes(b"%PDF")
    with pytest.raises(PageError, match="no Word file"):
        word.check(tmp_path)


def test_every_field_has_its_form() -> None:
    assert set(FIELDS) == set(FORMS)


def _newest(work: Work) -> Ticket:
    newest = select(t_ticket).where(t_ticket.c.number.is_not(None)).order_by(t_ticket.c.sent_at.desc())
    return work.conn.execute(newest).first()  # type: ignore[return-value]
