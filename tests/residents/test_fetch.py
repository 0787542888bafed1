"""Voice notes, pictures and files come after the commit: kept sealed, too big, refused for good, or tried again."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.centre import fetching
from bot.messages import Accept
from bot.telegram import MOST_DOWNLOAD, TOO_BIG
from tests.residents.house import TelegramChat


async def opened(tg: TelegramChat, media_id: str) -> bytes:
    """What was kept, opened with its person's key."""
    row = next(one for one in await tg.rows("media") if one.id == media_id)
    return await tg.store.look(lambda conn: tg.store.vault.open(conn, row.person_id, "media.body", row.body))


async def sent(tg: TelegramChat, data: bytes = b"OggS-voice") -> None:
    tg.granny.voice(tg.bot, data)
    await tg.settle()


async def states(tg: TelegramChat) -> list[str]:
    return [row.state for row in await tg.rows("media")]


async def test_a_voice_note_is_kept_sealed(either_tg: TelegramChat) -> None:
    tg = either_tg
    await sent(tg)
    assert await states(tg) == ["wanted"]
    assert await tg.door.fetch() == 1
    row = (await tg.rows("media"))[0]
    assert (row.state, row.kind, row.mime, row.size) == ("kept", "voice", "audio/ogg", 10)
    assert row.body != b"OggS-voice"
    assert await opened(tg, row.id) == b"OggS-voice"
    assert await tg.door.fetch() == 0


async def test_whoever_takes_the_ticket_hears_it(tg: TelegramChat) -> None:
    await sent(tg)
    await tg.door.fetch()
    await tg.press("找真人")
    await tg.press("在这里说")
    ticket = (await tg.rows("ticket"))[0]
    await tg.centre.act("feng", Accept(ticket.id))
    assert await tg.centre.media("feng", (await tg.rows("media"))[0].id) == ("audio/ogg", b"OggS-voice")


async def test_the_oldest_comes_first_and_one_that_fails_holds_up_nobody(tg: TelegramChat) -> None:
    await sent(tg, b"OggS-1")
    tg.clock.move(timedelta(seconds=1))
    await sent(tg, b"OggS-2")
    tg.twin.fail("getFile", status=500)
    assert await tg.door.fetch() == 1
    assert await states(tg) == ["wanted", "kept"]
    tg.clock.move(timedelta(minutes=1))
    assert await tg.door.fetch() == 1
    first, second = await tg.rows("media")
    assert (await opened(tg, first.id), await opened(tg, second.id)) == (b"OggS-1", b"OggS-2")


async def test_what_is_too_big_fails_at_once_and_the_resident_is_told(tg: TelegramChat) -> None:
    tg.granny.document(tg.bot, b"x" * (MOST_DOWNLOAD + 1), "长.mp4", "video/mp4")
    await tg.settle()
    assert await states(tg) == ["failed"]
    assert [said for said in tg.sees() if said.startswith("这个文件太大")]
    assert tg.twin.calls_to("getFile") == []


async def test_a_file_is_read_no_further_than_its_limit(tg: TelegramChat) -> None:
    media = tg.twin.media("document", b"x" * 1_000_000, "a.bin", "application/octet-stream")
    assert await tg.door._line.download(tg.bot.file_id(media), 999_999) is TOO_BIG
    assert await tg.door._line.download(tg.bot.file_id(media), 1_000_000) == media.bytes


async def test_what_telegram_calls_too_big_is_too_big(tg: TelegramChat) -> None:
    await sent(tg)
    tg.twin.fail("getFile", status=400, description="Bad Request: file is too big")
    await tg.door.fetch()
    await tg.settle()
    assert await states(tg) == ["failed"]
    assert tg.sees()[-1].startswith("这个文件太大")


async def test_a_wrong_file_id_fails_at_once_and_the_resident_is_asked_to_send_it_again(
    either_tg: TelegramChat,
) -> None:
    tg = either_tg
    await sent(tg)
    said = "Bad Request: wrong file_id or the file is temporarily unavailable"
    tg.twin.fail("getFile", status=400, description=said)
    await tg.door.fetch()
    await tg.settle()
    assert await states(tg) == ["failed"]
    assert tg.sees()[-1] == "您先前发的语音、照片或文件，我没有拿到。请再发一次。"


async def test_without_a_network_it_is_tried_again_for_hours_and_then_said(either_tg: TelegramChat) -> None:
    tg = either_tg
    await sent(tg)
    before = len(tg.sees())
    fault = tg.twin.fail("getFile", status=502, times=1000)
    begun = tg.clock.now()
    await tg.door.fetch()
    while (await states(tg)) == ["wanted"]:
        tg.clock.move(timedelta(minutes=5))
        await tg.door.fetch()
    assert fault.met == fetching.TRIES
    assert timedelta(hours=4) < tg.clock.now() - begun < timedelta(hours=8)
    assert (await tg.rows("media"))[0].attempts == fetching.TRIES
    await tg.settle()
    assert tg.sees()[before:] == ["您先前发的语音、照片或文件，我没有拿到。请再发一次。"]


@pytest.mark.parametrize("how", ["away", "cut", "gone", "token", "often"])
async def test_whatever_goes_wrong_on_the_way_is_tried_again(tg: TelegramChat, how: str) -> None:
    await sent(tg)
    match how:
        case "away":
            tg.twin.fail("getFile", status=500)
        case "cut":
            tg.twin.drop("getFile")
        case "gone":
            tg.twin.gone()
        case "token":
            tg.twin.fail("getFile", status=401)
        case _:
            tg.twin.fail("getFile", status=429, retry_after=3)
    assert await tg.door.fetch() == 0
    assert await states(tg) == ["wanted"]
    if how == "gone":
        tg.twin.back()
    tg.clock.move(timedelta(minutes=5))
    assert await tg.door.fetch() == 1


async def test_a_download_that_breaks_off_is_tried_again(tg: TelegramChat) -> None:
    await sent(tg)
    fetching = asyncio.create_task(tg.door.fetch())
    await tg.twin.until(lambda: any(call.status == 200 for call in tg.twin.calls_to("getFile")))
    files = dict(tg.bot.files)
    tg.bot.files.clear()  # Telegram said where it is, and now it is not there
    assert await fetching == 0
    assert await states(tg) == ["wanted"]
    tg.bot.files.update(files)
    tg.clock.move(timedelta(minutes=5))
    assert await tg.door.fetch() == 1


async def test_a_file_that_breaks_its_own_commit_stops_nobody(tg: TelegramChat) -> None:
    await sent(tg)
    refuse = "CREATE TRIGGER refuse BEFORE UPDATE OF body ON media BEGIN SELECT RAISE(ABORT, 'no'); END"
    await tg.store.turn(lambda conn: conn.execute(text(refuse)))
    assert await tg.door.fetch() == 0
    assert [(row.state, row.attempts) for row in await tg.rows("media")] == [("wanted", 1)]
    await tg.store.turn(lambda conn: conn.execute(text("DROP TRIGGER refuse")))
    tg.clock.move(timedelta(minutes=1))
    assert await tg.door.fetch() == 1


async def test_what_an_erased_person_sent_is_not_fetched(either_tg: TelegramChat) -> None:
    tg = either_tg
    await sent(tg)
    await tg.store.erase((await tg.rows("address"))[0].person_id)
    before = len(await tg.rows("letter"))
    await tg.door.fetch()
    assert await states(tg) == ["failed"]
    assert len(await tg.rows("letter")) == before
    assert tg.twin.calls_to("getFile") == []
