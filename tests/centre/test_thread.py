"""What a worker reads of everything a resident can send: each in its own form, and nothing of it dropped."""

from sqlalchemy import select, update

from bot.centre import said, tickets
from bot.centre.house import Work
from bot.centre.said import Line
from bot.messages import Body, Command, Document, Edit, Left, Number, Picture, Place, Press, Text, Voice
from bot.store.engine import Store
from bot.store.inbox import receive
from bot.store.mailbox import new_address
from bot.store.tables import t_media, t_ticket
from tests.house import open_centre, settle


async def test_every_kind_of_message_stands_in_the_thread(store: Store) -> None:
    centre, courier = await open_centre(store)
    now = store.clock.now()
    made = await store.turn(
        lambda conn: new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
    )
    voice = await centre.keep_media(made.id, "voice", "audio/ogg", b"OggS")
    photo = await centre.keep_media(made.id, "photo", "image/jpeg", b"\xff\xd8\xff")
    paper = await centre.keep_media(made.id, "document", "application/pdf", b"%PDF", "小结.pdf")
    bodies: tuple[Body, ...] = (
        Text("我孙女整天哭"),
        Voice(voice, 3),
        Picture(photo, "她的药"),
        Document(paper),
        Place(23.129112, 113.264385, "荷塘市场"),
        Edit("m1", "我孙女整天哭，不吃饭"),
        Text("[没有]"),
        Number("13800138000"),
        Press("0:nonsense"),
        Command("status"),
        Command("code", "385291"),
        Left(),
    )
    for number, body in enumerate(bodies):
        await centre.receive(made.id, f"m{number}", body)
        await settle(centre, courier)
    raw = {"t": "raw", "text": "救命", "update": {"odd": True}}
    await store.turn(
        lambda conn: receive(conn, store.vault, door="web", update_id="r", address_id=made.id, body=raw, now=now)
    )
    await settle(centre, courier)
    await centre.work(
        lambda work: work.conn.execute(update(t_media).where(t_media.c.id == photo).values(state="wanted"))
    )

    def looked(work: Work) -> tuple[list[Line], str]:
        ticket = tickets.get(work, work.conn.execute(select(t_ticket.c.id)).scalar_one())
        assert ticket is not None
        return list(said.thread(work, ticket)), said.words_of(work, ticket.id)

    lines, words = await centre.look(looked)
    assert [line.text for line in lines] == [
        "我孙女整天哭",
        "〔语音〕",
        "〔照片〕 她的药",
        "〔文件〕",
        "📍 荷塘市场 23.12911, 113.26439",
        "改成：我孙女整天哭，不吃饭",
        "[没有]",
        "13800138000",
        "[查进度]",
        "[查取件码]",
        "〔机器读不了的消息〕 救命",
    ]
    kept = [(line.kind, line.state, line.name) for line in lines if line.media]
    assert kept == [("voice", "kept", ""), ("photo", "wanted", ""), ("document", "kept", "小结.pdf")]
    assert "[没有]" in words
    assert "385291" not in words + "".join(line.text for line in lines)
    assert "查进度" not in words
    assert words.endswith("〔机器读不了的消息〕 救命")
