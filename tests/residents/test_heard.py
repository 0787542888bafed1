"""Every kind of update Telegram sends, and what of it is a resident's deed: pure, no twin."""

import json
from typing import Any

import pytest

from bot.doors.residents.attached import Attached
from bot.doors.residents.deeds import Blocked, Came, Deed, InGroup, Nothing, Poison, Query, Unblocked
from bot.doors.residents.heard import hear, language, unread
from bot.messages import Body, Command, Document, Edit, Number, Picture, Place, Press, Text, Voice
from bot.telegram import MOST_DOWNLOAD

ZH = "zh-Hans"
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")
GRANNY = {"id": 77, "is_bot": False, "first_name": "阿婆", "language_code": "zh-hans"}
PRIVATE = {"id": 77, "type": "private", "first_name": "阿婆"}
GROUP = {"id": -100, "type": "supergroup", "title": "街坊"}


def message(kind: str = "message", **content: Any) -> dict[str, Any]:
    told = {"message_id": 5, "date": 1_800_000_000, "chat": PRIVATE, "from": GRANNY, **content}
    return {"update_id": 9, kind: told}


def came(update: dict[str, Any]) -> Came:
    deed = hear(update, LANGS)
    assert isinstance(deed, Came)
    assert (deed.update_id, deed.user_id, deed.chat_id, deed.lang) == (9, 77, 77, "zh-Hans")
    return deed


def contact(number: str, **more: Any) -> dict[str, Any]:
    return {"contact": {"phone_number": number, "first_name": "冯", **more}}


def sticker(**more: Any) -> dict[str, Any]:
    return {"sticker": file(type="regular", width=1, height=1, is_animated=False, is_video=False, **more)}


def file(**more: Any) -> dict[str, Any]:
    return {"file_id": "F", "file_unique_id": "u", **more}


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ({"text": "房租涨了\n付不起"}, Text("房租涨了\n付不起", ZH)),
        (
            {"text": "<b>&amp;</b> *x* [a](http://b) \u202e\u200b"},
            Text("<b>&amp;</b> *x* [a](http://b) \u202e\u200b", ZH),
        ),
        ({"text": "/nothing known"}, Text("/nothing known", ZH)),
        ({"text": "帮助"}, Text("帮助", ZH)),  # whoever writes "help" is in need of it, not of a menu
        ({"text": "/start"}, Command("start", "", ZH)),
        ({"text": "/start xuefu"}, Command("start", "xuefu", ZH)),
        ({"text": "/start school-2"}, Command("start", "school-2", ZH)),
        ({"text": "/start 385291"}, Command("code", "385291", ZH)),
        ({"text": "/start code-385291"}, Command("code", "385291", ZH)),
        ({"text": "/start 我 要"}, Command("start", "", ZH)),
        ({"text": f"/start {'x' * 65}"}, Command("start", "", ZH)),
        ({"text": "/code 38 52-91"}, Command("code", "385291", ZH)),
        ({"text": "/取件码 ３８５２９１"}, Command("code", "385291", ZH)),
        ({"text": "/code"}, Command("code", "", ZH)),
        ({"text": "/Help@linli_bot"}, Command("help", "", ZH)),
        ({"text": "/status now"}, Command("status", "", ZH)),
        ({"text": "/状态"}, Command("status", "", ZH)),
        ({"text": "/狀態"}, Command("status", "", ZH)),
        ({"text": "／删除"}, Command("delete", "", ZH)),
        ({"text": "/刪除"}, Command("delete", "", ZH)),
        ({"text": "/帮助"}, Command("help", "", ZH)),
        ({"text": "/幫助"}, Command("help", "", ZH)),
        ({"text": "/开始"}, Command("start", "", ZH)),
        ({"text": " /停 "}, Command("stop", "", ZH)),
        (contact("8613800138000", user_id=77), Number("13800138000", ZH)),
        (contact("+85298765432", user_id=77), Number("+85298765432", ZH)),
        (contact("+8613800138000", last_name="老师"), Text("冯 老师 +8613800138000", ZH)),
        (contact("110", user_id=78), Text("冯 110", ZH)),
        ({"location": {"latitude": 23.1, "longitude": 113.2}}, Place(23.1, 113.2, "", ZH)),
        (
            {
                "location": {"latitude": 23.1, "longitude": 113.2},
                "venue": {"location": {"latitude": 23.1, "longitude": 113.2}, "title": "小学", "address": "白云街2号"},
            },
            Place(23.1, 113.2, "小学 白云街2号", ZH),
        ),
        (sticker(emoji="😭"), Text("😭", ZH)),
        (sticker(), Text("", ZH)),
        ({"dice": {"emoji": "🎲", "value": 3}}, Text("🎲", ZH)),
        ({"story": {"id": 1, "chat": PRIVATE}}, Text("", ZH)),
    ],
)
def test_what_is_said_becomes_a_body(content: dict[str, Any], body: Body) -> None:
    assert came(message(**content)).body == body


@pytest.mark.parametrize(
    ("content", "attached", "body"),
    [
        (
            {"voice": file(duration=7, mime_type="audio/ogg", file_size=900)},
            Attached("voice", "F", "audio/ogg", 900, seconds=7),
            Voice("m", 7, ZH),
        ),
        (
            {"photo": [file(width=1, height=1), {**file(width=9, height=9), "file_id": "L"}], "caption": "墙裂了"},
            Attached("photo", "L", "image/jpeg", 0, caption="墙裂了"),
            Picture("m", "墙裂了", ZH),
        ),
        (
            {"document": file(file_name="证明.pdf", mime_type="application/pdf", file_size=5), "caption": "请看"},
            Attached("document", "F", "application/pdf", 5, "证明.pdf", "请看"),
            Document("m", "请看", ZH),
        ),
        (
            {"video": file(width=1, height=1, duration=2)},
            Attached("document", "F", "video/mp4", 0),
            Document("m", "", ZH),
        ),
        (
            {"video_note": file(length=1, duration=2)},
            Attached("document", "F", "video/mp4", 0),
            Document("m", "", ZH),
        ),
        (
            {"audio": file(duration=2, file_name="歌.mp3")},
            Attached("document", "F", "audio/mpeg", 0, "歌.mp3"),
            Document("m", "", ZH),
        ),
        (
            {"animation": file(width=1, height=1, duration=2), "document": file()},
            Attached("document", "F", "video/mp4", 0),
            Document("m", "", ZH),
        ),
    ],
)
def test_what_hangs_on_a_message_is_fetched_later(content: dict[str, Any], attached: Attached, body: Body) -> None:
    deed = came(message(**content))
    assert (deed.attached, deed.body) == (attached, None)
    assert attached.body("m", ZH, more=False) == body


def test_of_a_photo_the_largest_that_may_be_fetched_is_taken() -> None:
    sizes = [
        {**file(width=10, height=10, file_size=100), "file_id": "S"},
        {**file(width=90, height=90, file_size=MOST_DOWNLOAD), "file_id": "M"},
        {**file(width=99, height=99, file_size=MOST_DOWNLOAD + 1), "file_id": "XL"},
    ]
    found = came(message(photo=sizes)).attached
    assert found is not None
    assert (found.file, found.too_big) == ("M", False)


def test_a_file_says_of_itself_only_what_a_row_can_hold() -> None:
    liar = file(file_name="a\0b\u202e.pdf", mime_type="text/html; x\0", file_size=2**40)
    found = came(message(document=liar)).attached
    assert found == Attached("document", "F", "application/octet-stream", 2**31 - 1, "ab.pdf")
    assert found.too_big


def test_an_edit_names_its_message() -> None:
    assert came(message("edited_message", text="不是孙女", edit_date=1)).body == Edit("5", "不是孙女", ZH)
    edited = message("edited_message", caption="这张", photo=[file(width=1, height=1)], edit_date=1)
    assert came(edited).body == Edit("5", "这张", ZH)
    moving = message("edited_message", location={"latitude": 1.0, "longitude": 2.0, "live_period": 60}, edit_date=1)
    assert hear(moving, LANGS) == Nothing()


def press(data: str | None, chat: dict[str, Any] = PRIVATE, rows: Any = None) -> dict[str, Any]:
    shown: dict[str, Any] = {"message_id": 5, "date": 1, "chat": chat, "text": "?"}
    if rows is not None:
        shown["reply_markup"] = {"inline_keyboard": rows}
    query = {"id": "q", "from": GRANNY, "chat_instance": "c", "message": shown}
    return {"update_id": 9, "callback_query": query if data is None else {**query, "data": data}}


def test_a_press_brings_its_button_and_its_label() -> None:
    rows = [[{"text": "都没有", "callback_data": "b:3:safe_none"}, {"text": "说不准", "callback_data": "b:3:unsure"}]]
    deed = came(press("b:3:safe_none", rows=rows))
    assert (deed.body, deed.query) == (Press("3:safe_none", ZH), Query("q", "都没有"))


def test_a_press_on_a_message_that_telegram_has_forgotten_counts_too() -> None:
    update = press("b:3:human")
    update["callback_query"]["message"] = {"message_id": 5, "date": 0, "chat": PRIVATE}
    deed = came(update)
    assert (deed.body, deed.query) == (Press("3:human", ZH), Query("q", ""))
    del update["callback_query"]["message"]
    assert came(update).body == Press("3:human", ZH)


@pytest.mark.parametrize("data", [None, "", "3:human", "x:3:human"])
def test_a_press_of_what_is_no_button_of_ours_is_only_answered(data: str | None) -> None:
    assert hear(press(data), LANGS) == Nothing(Query("q", ""))


def test_in_a_group_nothing_is_heard() -> None:
    said = message(text="@linli_bot 他打我", chat=GROUP)
    assert hear(said, LANGS) == InGroup(-100, ZH)
    assert hear(message(chat=GROUP, voice=file(duration=1)), LANGS) == InGroup(-100, ZH)
    assert hear(press("b:1:human", GROUP), LANGS) == InGroup(-100, "zh-Hans", Query("q", ""))
    assert hear(message(chat=GROUP, new_chat_members=[GRANNY]), LANGS) == Nothing()
    assert hear(message(chat=GROUP, migrate_to_chat_id=-200), LANGS) == Nothing()


BOT = {"id": 1, "is_bot": True, "first_name": "邻里"}


@pytest.mark.parametrize(
    ("chat", "before", "after", "deed"),
    [
        (PRIVATE, {"status": "member"}, {"status": "kicked", "until_date": 0}, Blocked(77)),
        (PRIVATE, {"status": "kicked", "until_date": 0}, {"status": "member"}, Unblocked(77)),
        (GROUP, {"status": "left"}, {"status": "member"}, InGroup(-100, ZH)),
        (GROUP, {"status": "member"}, {"status": "left"}, Nothing()),
        (GROUP, {"status": "member"}, {"status": "member"}, Nothing()),
    ],
)
def test_who_blocks_the_bot_and_who_takes_it_back(
    chat: dict[str, Any], before: dict[str, Any], after: dict[str, Any], deed: Deed
) -> None:
    change = {"chat": chat, "from": GRANNY, "date": 1, "old_chat_member": {**before, "user": BOT}}
    change["new_chat_member"] = {**after, "user": BOT}
    assert hear({"update_id": 9, "my_chat_member": change}, LANGS) == deed


@pytest.mark.parametrize(
    "update",
    [
        message(pinned_message={"message_id": 4, "date": 1, "chat": PRIVATE, "text": "x"}),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 60}),
        message(write_access_allowed={}),
        {"update_id": 9, "message": {**message(text="x")["message"], "from": BOT}},
        {"update_id": 9, "channel_post": message(text="x")["message"]},
        {"update_id": 9, "poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["a"]}},
        {"update_id": 9},
        {"update_id": 9, "a_kind_of_next_year": {"what": "ever"}},
    ],
)
def test_what_nobody_said_is_nothing(update: dict[str, Any]) -> None:
    assert hear(update, LANGS) == Nothing()


@pytest.mark.parametrize(
    ("code", "lang"),
    [
        ("zh-hans", ZH),
        ("zh", ZH),
        ("zh-CN", ZH),
        ("zh-hant", "zh-Hant-TW"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh-hk", "zh-Hant-HK"),
        ("zh_Hant_HK", "zh-Hant-HK"),
        ("zh-mo", "zh-Hant-HK"),
        ("yue", "zh-Hant-HK"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_language_of_the_app(code: str | None, lang: str) -> None:
    assert language(code, LANGS) == lang


def test_a_language_that_the_house_does_not_speak_is_not_known() -> None:
    assert language("en", ("zh-Hans",)) == ""


def test_half_a_character_becomes_a_whole_one() -> None:
    update = json.loads(json.dumps(message(text="x")).replace('"x"', '"\\ud83d 救\\ude00"'))
    assert came(update).body == Text("\ufffd 救\ufffd", ZH)
    whole = json.loads(json.dumps(message(text="😭 \\ud83d")))
    assert came(whole).body == Text("😭 \\ud83d", ZH)


@pytest.mark.parametrize(
    "broken",
    [
        {"voice": {"duration": "long"}},
        {"entities": "none"},
        {"date": "yesterday"},
        {"photo": [None]},
        {"contact": 7},
    ],
)
def test_what_cannot_be_read_keeps_its_words_and_whose_it_is(broken: dict[str, Any]) -> None:
    update = message(**({"text": "他又打我"} | broken))
    assert hear(update, LANGS) == Poison(9, 77, 77, "他又打我", update)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 9, "message": "?"},
        {"update_id": 9, "message": {"from": 3, "chat": []}},
        {"update_id": 9, "message": {**message(text="x", date="?")["message"], "chat": GROUP}},
        {"update_id": "9", "message": {}},
        {"message": {}},
    ],
)
def test_what_belongs_to_nobody_in_private_has_no_one(update: dict[str, Any]) -> None:
    deed = hear(update, LANGS)
    assert isinstance(deed, Poison)
    assert (deed.user_id, deed.chat_id, deed.text) == (None, None, "")


def test_a_broken_press_and_a_broken_caption_are_found_too() -> None:
    broken = press("b:1:human")
    broken["callback_query"]["chat_instance"] = None
    assert unread(broken) == Poison(9, 77, 77, "b:1:human", broken)
    captioned = message(caption="墙\ud83d", photo="?")
    found = unread(captioned)
    assert (found.user_id, found.text) == (77, "墙\ufffd")
