"""Files: every bot has its own ids; uploads as fields and as attachments; downloads; sizes."""

import io
import json
from typing import Any

import aiohttp
import pytest

from tests.twin import Bot, Twin, User
from tests.twin.conftest import Raw
from tests.twin.methods.asking import DOWNLOAD_MOST


@pytest.fixture
def granny(twin: Twin, bot: Bot) -> User:
    made = twin.user("阿婆")
    made.start(bot)
    return made


async def _upload(raw: Raw, bot: Bot, method: str, form: aiohttp.FormData) -> dict[str, Any]:
    async with raw.http.post(f"{raw.twin.url}/bot{bot.token}/{method}", data=form) as answer:
        body: dict[str, Any] = await answer.json()
        return body


async def _download(raw: Raw, token: str, path: str) -> tuple[int, bytes]:
    async with raw.http.get(f"{raw.twin.url}/file/bot{token}/{path}") as answer:
        return answer.status, await answer.read()


async def test_what_people_send(raw: Raw, bot: Bot, granny: User) -> None:
    granny.voice(bot, b"OggS voice", seconds=7)
    granny.photo(bot, b"\xff\xd8 photo", caption="楼道")
    granny.document(bot, b"%PDF", "通知.pdf", "application/pdf")
    _, voice, photo, document = [update["message"] for update in await raw.updates(bot)]
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (7, "audio/ogg")
    assert (len(photo["photo"]), photo["caption"]) == (2, "楼道")
    assert document["document"]["file_name"] == "通知.pdf"
    for file, data in (
        (voice["voice"], b"OggS voice"),
        (photo["photo"][-1], b"\xff\xd8 photo"),
        (photo["photo"][0], b"small \xff\xd8 photo"),
        (document["document"], b"%PDF"),
    ):
        found = await raw.do(bot, "getFile", file_id=file["file_id"])
        assert found["file_size"] == len(data)
        assert await _download(raw, bot.token, found["file_path"]) == (200, data)
        assert await _download(raw, bot.token.replace(":", "%3A"), found["file_path"]) == (200, data)


async def test_ids_of_another_bot_mean_nothing(raw: Raw, bot: Bot, desk: Bot, granny: User) -> None:
    granny.start(desk)
    granny.voice(bot, b"OggS")
    voice = (await raw.updates(bot))[-1]["message"]["voice"]
    path = (await raw.do(bot, "getFile", file_id=voice["file_id"]))["file_path"]
    asked = await raw.refused(desk, "getFile", file_id=voice["file_id"])
    assert asked == "400 Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await raw.refused(desk, "getFile", file_id="nothing") == "400 Bad Request: invalid file_id"
    sent = await raw.refused(desk, "sendVoice", chat_id=granny.id, voice=voice["file_id"])
    assert sent == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert (await _download(raw, desk.token, path))[0] == 404
    await raw.do(bot, "sendVoice", chat_id=granny.id, voice=voice["file_id"])
    as_photo = await raw.refused(bot, "sendPhoto", chat_id=granny.id, photo=voice["file_id"])
    assert as_photo == "400 Bad Request: can't use file of type Voice as Photo"
    assert granny.sees(bot)[-1].media == granny.sees(bot)[-2].media


async def test_uploads_in_both_manners(raw: Raw, bot: Bot, granny: User) -> None:
    attached = aiohttp.FormData({"chat_id": str(granny.id), "voice": "attach://x1", "duration": "4"})
    attached.add_field("x1", b"OggS", filename="a.ogg", content_type="audio/ogg")
    assert (await _upload(raw, bot, "sendVoice", attached))["ok"]
    plain = aiohttp.FormData({"chat_id": str(granny.id), "caption": "表格"}, quote_fields=False)
    plain.add_field("document", "一,二".encode(), filename="表.csv", content_type="text/csv")
    assert (await _upload(raw, bot, "sendDocument", plain))["ok"]
    voice, document = [message.media for message in granny.sees(bot)[-2:]]
    assert voice
    assert (voice.kind, voice.bytes, voice.name, voice.seconds) == ("voice", b"OggS", "a.ogg", 4)
    assert document
    assert (document.bytes, document.name, document.mime) == ("一,二".encode(), "表.csv", "text/csv")
    assert granny.sees(bot)[-1].caption == "表格"


async def test_what_is_no_file(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    empty = aiohttp.FormData({"chat_id": str(granny.id)})
    empty.add_field("photo", b"", filename="a.jpg")
    assert (await _upload(raw, bot, "sendPhoto", empty))["description"] == "Bad Request: file must be non-empty"
    nothing = await raw.refused(bot, "sendPhoto", chat_id=granny.id)
    assert nothing == "400 Bad Request: there is no photo in the request"
    missing = await raw.refused(bot, "sendPhoto", chat_id=granny.id, photo="attach://nothing")
    assert missing == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert twin.invalid == ["sendPhoto: photo: is required"]
    twin.invalid.clear()


async def test_sizes(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    granny.document(bot, bytes(DOWNLOAD_MOST + 1), "大.bin", "application/octet-stream")
    granny.document(bot, bytes(DOWNLOAD_MOST), "够.bin", "application/octet-stream")
    _, big, enough = [update["message"] for update in await raw.updates(bot)]
    said = await raw.refused(bot, "getFile", file_id=big["document"]["file_id"])
    assert said == "400 Bad Request: file is too big"
    path = (await raw.do(bot, "getFile", file_id=enough["document"]["file_id"]))["file_path"]
    assert len((await _download(raw, bot.token, path))[1]) == DOWNLOAD_MOST
    photo = aiohttp.FormData({"chat_id": str(granny.id)})
    photo.add_field("photo", io.BytesIO(bytes(10 * 2**20 + 1)), filename="a.jpg")
    assert (await _upload(raw, bot, "sendPhoto", photo))["description"] == "Bad Request: photo is too big"
    form = {"chat_id": str(granny.id), "caption": "字" * 1025, "photo": "x"}
    too_long = await _upload(raw, bot, "sendPhoto", aiohttp.FormData(form))
    assert too_long["description"] == "Bad Request: message caption is too long"
    assert twin.invalid == ["sendPhoto: caption: 1025 characters is not within 0-1024"]
    twin.invalid.clear()


async def test_every_manner_of_asking(raw: Raw, bot: Bot, granny: User) -> None:
    url, chat = f"{raw.twin.url}/bot{bot.token}/sendMessage", str(granny.id)
    yes = json.dumps({"inline_keyboard": [[{"text": "是", "callback_data": "y"}]]})
    await raw.http.get(url, params={"chat_id": chat, "text": "一", "reply_markup": yes})
    await raw.http.post(url, data={"chat_id": chat, "text": "二", "reply_markup": yes, "protect_content": "True"})
    form = aiohttp.FormData({"chat_id": chat, "text": "三", "reply_markup": yes}, default_to_multipart=True)
    await raw.http.post(url, data=form)
    colon = url.replace(":residents", "%3Aresidents").replace("sendMessage", "SENDMESSAGE")
    await raw.http.post(colon, json={"chat_id": granny.id, "text": "四", "reply_markup": json.loads(yes)})
    seen = granny.sees(bot)[1:]
    assert [message.text for message in seen] == ["一", "二", "三", "四"]
    assert [message.labels for message in seen] == [[["是"]]] * 4
    assert [message.protected for message in seen] == [False, True, False, False]
    assert {json.dumps(call.params["reply_markup"]) for call in raw.twin.calls} == {json.dumps(json.loads(yes))}
    async with raw.http.post(url, data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert (await answer.json())["description"] == "Bad Request: can't parse request JSON object"
