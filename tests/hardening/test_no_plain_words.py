"""A long conversation with rare words: none of them lies in the database file, the output, the cards or the letters."""

import base64
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import Connection, Row, Table, select

from bot.messages import Letter, letter_from_json
from bot.store.engine import SqliteStore, Store
from bot.store.tables import metadata, t_inbox, t_letter, t_ticket
from tests.crash.until import until
from tests.hardening.opened import Opened, opened

# No page of ours says any of these; a name, a phone and words as residents really leave them.
RARE = ("鱻羴", "饕餮巷", "魑魅", "翀翯", "龘龘", "13912345679", "12345679", "zyxwvut", "Qwopfj")
STORY = (
    "我叫翀翯，住饕餮巷，我孙女龘龘失恋了整天哭 zyxwvut",
    "都没有",
    "13912345679",
    "可以，送出",
    "她说看到魑魅，昨晚写了Qwopfj和鱻羴",
    "她刚才说不想活了，鱻羴",
    "她在饕餮巷口，龘龘的电话13912345679",
)
MEANT_FOR_ONE = {"private-alert", "private-added"}  # private letters that carry the words, sealed for the resident
VIOLENT = ("我老公翀翯打我，鱻羴", "在饕餮巷，zyxwvut", "13912345679")


async def test_no_rare_word_is_found_where_it_must_not_be(store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    async with opened(store) as house:
        tickets = await _played(house)
        sessions = {who: await house.session(who) for who in ("feng", "liang", "tan")}
        board = [await house.page("/desk?view=group", session) for session in sessions.values()]
        await _worked_on(house, tickets, sessions["feng"])
        board += [await house.page("/desk?view=group", session) for session in sessions.values()]
        own = await house.page(f"/desk/ticket/{tickets[0]}", sessions["feng"])
        for word in ("魑魅", "饕餮巷", "13912345679"):  # there for whom they are meant, else nothing here is proved
            assert word in own
        _none("the desk's pages", *board)
        await _search(store)
    said = capfd.readouterr()
    _none("the output", said.out, said.err)


async def _played(house: Opened) -> list[str]:
    """Two residents at the real door, one with every kind of message. Their tickets' ids."""
    async with house.line() as line:
        for number, words in enumerate(STORY):
            await line.told(f"a{number}", words)
        async with house.browser() as browser:
            sound = {"voice": ("鱻羴.webm", b"\x1aE\xdf\xa3" + "鱻羴 翀翯".encode() * 50, "audio/webm")}
            answer = await browser.post("/voice", files=sound, data={"id": "v1"}, headers={"X-Linli": line.carried})
            assert answer.status_code == 200
        await line.send({"t": "number", "id": "n1", "number": "13912345679"})
        await line.send({"t": "press", "id": "p1", "b": "0:饕餮巷"})
        await line.until(lambda frame: frame["t"] == "ack" and frame["id"] == "p1")
    async with house.line() as line:
        for number, words in enumerate(VIOLENT):
            await line.told(f"b{number}", words)

    async def heard() -> bool:
        waiting = select(t_inbox.c.id).where(t_inbox.c.state == "waiting")
        return await house.centre.store.look(lambda conn: conn.execute(waiting).first()) is None

    await until("all to be heard", heard)
    rows = select(t_ticket.c.id).order_by(t_ticket.c.number)
    return list(await house.centre.store.look(lambda conn: conn.execute(rows).scalars().all()))


async def _worked_on(house: Opened, tickets: list[str], session: str) -> None:
    """Taken, answered, put off, met; and what is wrong: bad words in fields that take none, a page that breaks."""
    for ticket in tickets:
        assert (await house.press("accept", ticket, session))["ok"]
        assert (await house.press("reply", ticket, session, words="翀翯，鱻羴我马上来饕餮巷", once=ticket))["ok"]
        for act in ("handback", "later-30", "reached"):
            await house.press(act, ticket, session)
        await house.press("decline-饕餮巷", ticket, session)
    async with house.browser(linli_desk=session) as browser:
        for path in (
            "/desk/ticket/饕餮巷",
            "/desk?view=鱻羴&ticket=翀翯",
            "/c?lang=鱻羴",
            "/饕餮巷",
            "/desk/enter/鱻羴",
        ):
            await browser.get(path)
        await browser.post("/code", data={"code": "饕餮巷"})
        await browser.post("/say", content="{鱻羴", headers={"X-Linli": "鱻羴".encode().hex()})


async def _search(store: Store) -> None:
    """Everything that is kept, as it lies; and what the desk and the workers were sent."""
    for table in metadata.sorted_tables:
        rows = await store.look(_all_of(table))
        _none(f"the table {table.name}", *(repr(row) for row in rows))
        blobs = [value for row in rows for value in row if isinstance(value, bytes)]
        _none(f"the table {table.name}", *blobs)
    if isinstance(store, SqliteStore):
        files = [path for path in store.path.parent.rglob("*") if path.is_file()]
        assert any(path.name.endswith("-wal") for path in files)
        _none("the files", *(path.read_bytes() for path in files))
    for kind, letter in await _letters(store, "desk:%"):
        _none(f"the desk's {kind}", repr(letter))
    for kind, letter in await _letters(store, "worker:%"):
        _none(f"a worker's {kind} card", repr(letter.card))
        if letter.key not in MEANT_FOR_ONE:
            _none(f"a worker's {letter.key}", letter.text)


def _all_of(table: Table) -> Callable[[Connection], Sequence[Row[Any]]]:
    return lambda conn: conn.execute(select(table)).all()


async def _letters(store: Store, like: str) -> list[tuple[str, Letter]]:
    mine = select(t_letter).where(t_letter.c.address_id.like(like))
    rows = await store.look(lambda conn: conn.execute(mine).all())
    assert rows
    return await store.look(
        lambda conn: [
            (row.kind, letter_from_json(store.vault.open_json(conn, row.person_id, "letter.body", row.body)))
            for row in rows
        ]
    )


def _none(where: str, *texts: str | bytes) -> None:
    """None of the rare words is in any of these, in any dress."""
    for text in texts:
        raw = text if isinstance(text, bytes) else text.encode()
        for word in RARE:
            dressed = {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "unicode_escape")}
            dressed |= {quote(word).encode(), base64.b64encode(word.encode())[:-4]}
            assert not any(dress in raw for dress in dressed if len(dress) > 4), f"{word} is in {where}"
