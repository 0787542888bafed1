"""At the console: a file or a ready sentence to the resident, once, and whether it arrived."""

from sqlalchemy import select

from bot.messages import Accept, Done
from bot.store.mailbox import posts
from bot.store.tables import t_media
from tests.console.served import Served

JPG = b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xda\x00\x02pixels"


async def _ticket(house: Served) -> tuple[str, str]:
    """Somebody who wants to be spoken to here; Feng has it. The ticket, and their mailbox."""
    address = await house.says("家里水管漏水，找真人", "在这里说")
    (card,) = await house.centre.board("feng")
    assert isinstance(await house.centre.act("feng", Accept(card.ticket)), Done)
    await house.settle()
    return card.ticket, address


async def _heard(house: Served, address: str) -> list[tuple[str, int]]:
    vault = house.centre.store.vault
    found = await house.centre.store.look(lambda conn: posts(conn, vault, address, 0, 200))
    letters = [one.letter for one in found if one.letter is not None and one.letter.key == "relay"]
    return [(one.text, len(one.enclosed)) for one in letters]


async def test_a_file_goes_along_once_and_says_nothing_else(house: Served) -> None:
    ticket, address = await _ticket(house)
    feng = await house.worker("feng")
    form = {"token": await feng.token(), "ticket": ticket, "words": "是这个开关吗", "once": "1"}
    for _ in range(2):
        files = {"file": ("冯小梅的手机.jpg", JPG, "image/jpeg")}
        answer = await feng.client.post("/desk/send", data=form, files=files)
        assert answer.status_code == 303, answer.text
        await house.settle()
    assert await _heard(house, address) == [("是这个开关吗", 1)]
    (row,) = await house.centre.store.look(lambda conn: conn.execute(select(t_media)).all())
    assert (row.kind, row.mime, row.worker_id, row.about) == ("photo", "image/jpeg", "feng", None)
    kept = await house.centre.media("feng", row.id)
    assert kept == ("image/jpeg", JPG.replace(b"\xff\xe1\x00\x08Exif\0\0", b""))
    assert "✓ 送到" in await feng.see(f"/desk/ticket/{ticket}")


async def test_a_ready_sentence_is_what_is_true_now(house: Served) -> None:
    ticket, address = await _ticket(house)
    feng = await house.worker("feng")
    page = await feng.see(f"/desk/ticket/{ticket}")
    assert "您现在安全吗" in page
    assert "前联系您" in page, "the time that is promised"
    form = {"token": await feng.token(), "ticket": ticket, "ready": "safe", "once": "1"}
    answer = await feng.client.post("/desk/send", data=form, files={"none": ("", b"")})
    assert answer.status_code == 303, answer.text
    await house.settle()
    assert [text for text, _ in await _heard(house, address)] == ["您现在安全吗？回“安全”或者“不安全”就行。"]


async def test_nobody_else_and_nothing_too_large(house: Served) -> None:
    ticket, address = await _ticket(house)
    liang, feng = await house.worker("liang"), await house.worker("feng")
    files = {"file": ("a.jpg", JPG, "image/jpeg")}
    await liang.client.post("/desk/send", data={"token": await liang.token(), "ticket": ticket}, files=files)
    large = {"file": ("a.bin", b"x" * (11 * 1024 * 1024), "application/octet-stream")}
    answer = await feng.client.post("/desk/send", data={"token": await feng.token(), "ticket": ticket}, files=large)
    assert answer.status_code == 413
    forged = await feng.client.post("/desk/send", data={"token": "0" * 64, "ticket": ticket}, files=files)
    assert forged.status_code == 403
    await house.settle()
    assert await _heard(house, address) == []
    assert await house.centre.store.look(lambda conn: conn.execute(select(t_media)).all()) == []
