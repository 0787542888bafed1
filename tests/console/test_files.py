"""The case file at the console: Word, text and FHIR for who holds the ticket; nobody else learns that there is one."""

import io

import pytest
from docx import Document

from bot.papers.word import TYPE
from tests.console.served import Served


async def test_who_holds_it_has_the_forms_and_the_bundle(house: Served) -> None:
    ticket = await house.keyed(words="整天哭")
    feng = await house.worker("feng")
    assert (await feng.client.get(f"/desk/paper/{ticket}/intake.docx")).status_code == 404
    await feng.press("accept", ticket)
    file = await feng.client.get(f"/desk/paper/{ticket}/intake.docx")
    assert (file.status_code, file.headers["content-type"]) == (200, TYPE)
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E7%99%BD")
    assert file.headers["cache-control"] == "no-store"
    found = Document(io.BytesIO(file.content))
    assert "整天哭" in "".join(cell.text for row in found.tables[0].rows for cell in row.cells)
    text = await feng.client.get(f"/desk/paper/{ticket}/intake.txt")
    assert "原话: 整天哭" in text.text
    bundle = (await feng.client.get(f"/desk/paper/{ticket}/fhir.json")).json()
    assert bundle["resourceType"] == "Bundle"
    assert "整天哭" not in str(bundle)
    page = await feng.see(f"/desk/ticket/{ticket}")
    assert f"/desk/paper/{ticket}/intake.docx" in page


@pytest.mark.parametrize("path", ["intake.docx", "intake.txt", "fhir.json", "letter.docx"])
async def test_nobody_else_does(house: Served, path: str) -> None:
    ticket = await house.keyed()
    feng, liang = await house.worker("feng"), await house.worker("liang")
    await feng.press("accept", ticket)
    assert (await liang.client.get(f"/desk/paper/{ticket}/{path}")).status_code == 404
    assert (await feng.client.get(f"/desk/paper/{'0' * 32}/{path}")).status_code == 404
    assert (await house.anybody().get(f"/desk/paper/{ticket}/{path}")).status_code == 401
