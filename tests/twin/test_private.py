"""A person and a bot alone: starting, writing, blocking, keyboards, presses, edits."""

from datetime import timedelta

from tests.clock import FrozenClock
from tests.twin import Bot, Twin
from tests.twin.conftest import Raw

YES = {"inline_keyboard": [[{"text": "是", "callback_data": "y"}, {"text": "网页", "url": "https://linli.example/"}]]}


async def test_start_and_words(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆", lang="zh-hans")
    granny.start(bot, "abc")
    granny.say(bot, "我/状态 想问 /help@linli_bot")
    first, second = await raw.updates(bot)
    assert first["message"]["text"] == "/start abc"
    assert first["message"]["from"] == {
        "id": granny.id, "is_bot": False, "first_name": "阿婆", "language_code": "zh-hans",
    }  # fmt: skip
    assert first["message"]["chat"] == {"id": granny.id, "type": "private", "first_name": "阿婆"}
    assert first["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert second["message"]["entities"] == [{"type": "bot_command", "offset": 8, "length": 15}]
    assert second["update_id"] == first["update_id"] + 1


async def test_dates_are_the_clock_s(raw: Raw, twin: Twin, bot: Bot, clock: FrozenClock) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    clock.move(timedelta(minutes=5))
    message = await raw.do(bot, "sendMessage", chat_id=granny.id, text="您好")
    assert message["date"] == int(clock.now().timestamp())
    assert granny.sees(bot)[0].at == message["date"] - 300


async def test_whoever_has_not_started_cannot_be_written_to(raw: Raw, twin: Twin, bot: Bot, desk: Bot) -> None:
    granny = twin.user("阿婆")
    said = await raw.refused(bot, "sendMessage", chat_id=granny.id, text="您好")
    assert said == "403 Forbidden: bot can't initiate conversation with a user"
    granny.start(desk)  # another bot's chat is none of this one's
    assert await raw.refused(bot, "sendMessage", chat_id=granny.id, text="您好") == said
    assert await raw.refused(bot, "getChat", chat_id=granny.id) == "400 Bad Request: chat not found"
    assert await raw.refused(bot, "sendMessage", chat_id=999, text="您好") == "400 Bad Request: chat not found"
    assert "bots" in await raw.refused(bot, "sendMessage", chat_id=desk.id, text="您好")


async def test_block_and_unblock(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    granny.block(bot)
    said = await raw.refused(bot, "sendMessage", chat_id=granny.id, text="您好")
    assert said == "403 Forbidden: bot was blocked by the user"
    granny.start(bot)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="您好")
    kinds = [set(update) - {"update_id"} for update in await raw.updates(bot)]
    assert kinds == [{"message"}, {"my_chat_member"}, {"my_chat_member"}, {"message"}]


async def test_a_press_is_answered_and_shown(raw: Raw, twin: Twin, bot: Bot, clock: FrozenClock) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="是吗？", reply_markup=YES)
    question = granny.sees(bot)[-1]
    assert question.labels == [["是", "网页"]]
    press = granny.press(question, "是")
    query = (await raw.updates(bot))[-1]["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("y", "是吗？", granny.id)
    assert press.answer is None
    clock.move(timedelta(seconds=2))
    await raw.do(bot, "answerCallbackQuery", callback_query_id=query["id"], text="好", show_alert=True)
    assert press.answer
    assert (press.answer.text, press.answer.show_alert, press.answer.after_s) == ("好", True, 2)


async def test_a_press_of_an_old_button(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    sent = await raw.do(bot, "sendMessage", chat_id=granny.id, text="是吗？", reply_markup=YES)
    question = granny.sees(bot)[-1]
    await raw.do(bot, "deleteMessage", chat_id=granny.id, message_id=sent["message_id"])
    granny.press(question, data="y")
    query = (await raw.updates(bot))[-1]["callback_query"]
    assert query["message"]["date"] == 0
    assert "text" not in query["message"]


async def test_reply_keyboards(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    asks = [{"text": "留电话", "request_contact": True}, {"text": "在哪里", "request_location": True}]
    keyboard = {"keyboard": [[{"text": "1"}, asks[0]], [asks[1]]], "resize_keyboard": True}
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="请选", reply_markup=keyboard)
    assert granny.sees(bot)[-1].keys == [["1", "留电话"], ["在哪里"]]
    granny.tap(bot, "1")
    granny.tap(bot, "留电话", number="+8613912345678")
    granny.tap(bot, "在哪里")
    _, one, contact, location = [update["message"] for update in await raw.updates(bot)]
    assert one["text"] == "1"
    assert contact["contact"] == {"phone_number": "+8613912345678", "first_name": "阿婆", "user_id": granny.id}
    assert set(location["location"]) == {"latitude", "longitude"}
    gone = {"remove_keyboard": True}
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="谢谢", reply_markup=gone)
    assert granny.keyboard(bot) is None


async def test_edits_both_ways(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    words = granny.start(bot)
    granny.edit(words, "/help")
    sent = await raw.do(bot, "sendMessage", chat_id=granny.id, text="一", reply_markup=YES)
    where = {"chat_id": granny.id, "message_id": sent["message_id"]}
    await raw.do(bot, "editMessageText", text="二", **where)
    seen = granny.sees(bot)[-1]
    assert (seen.text, seen.labels, seen.edited) == ("二", [], 1)  # no reply_markup: the buttons are gone
    await raw.do(bot, "editMessageReplyMarkup", reply_markup=YES, **where)
    assert seen.labels == [["是", "网页"]]
    edited = (await raw.updates(bot))[-1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("/help", words.id)
    assert "edit_date" in edited


async def test_delete_react_and_type(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    words = granny.start(bot)
    await raw.do(bot, "sendChatAction", chat_id=granny.id, action="typing")
    like = [{"type": "emoji", "emoji": "👍"}]
    await raw.do(bot, "setMessageReaction", chat_id=granny.id, message_id=words.id, reaction=like)
    assert words.reactions == ("👍",)
    sent = await raw.do(bot, "sendMessage", chat_id=granny.id, text="一", protect_content=True)
    assert granny.sees(bot)[-1].protected
    await raw.do(bot, "deleteMessages", chat_id=granny.id, message_ids=[sent["message_id"], 999])
    assert granny.sees(bot) == [words]


async def test_cards_and_places(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    card = await raw.do(bot, "sendContact", chat_id=granny.id, phone_number="020-12345678", first_name="冯社工")
    assert card["contact"] == {"phone_number": "020-12345678", "first_name": "冯社工"}
    place = await raw.do(bot, "sendLocation", chat_id=granny.id, latitude=23.14, longitude=113.27)
    assert place["location"] == {"latitude": 23.14, "longitude": 113.27}
    assert (granny.sees(bot)[1].contact, granny.sees(bot)[2].location) == (card["contact"], place["location"])
    wrong = await raw.refused(bot, "sendLocation", chat_id=granny.id, latitude="north", longitude="1")
    assert wrong == "400 Bad Request: wrong location specified"
    twin.invalid.clear()


async def test_html(raw: Raw, twin: Twin, bot: Bot) -> None:
    granny = twin.user("阿婆")
    granny.start(bot)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="<b>号码</b> 1 &lt; 2", parse_mode="HTML")
    seen = granny.sees(bot)[-1]
    assert (seen.text, seen.entities) == ("号码 1 < 2", [{"type": "bold", "offset": 0, "length": 2}])
    for wrong in ("<b>号码", "<x>号码</x>", "1 < 2", "<b>号</i>"):
        said = await raw.refused(bot, "sendMessage", chat_id=granny.id, text=wrong, parse_mode="HTML")
        assert said.startswith("400 Bad Request: can't parse entities: ")


async def test_settings_are_kept_by_language_and_scope(raw: Raw, twin: Twin, bot: Bot) -> None:
    commands = [{"command": "help", "description": "帮助"}]
    await raw.do(bot, "setMyCommands", commands=commands, language_code="zh", scope={"type": "all_private_chats"})
    assert await raw.do(bot, "getMyCommands") == []
    found = await raw.do(bot, "getMyCommands", language_code="zh", scope={"type": "all_private_chats"})
    assert found == commands
    await raw.do(bot, "setMyDescription", description="说话就行")
    await raw.do(bot, "setMyShortDescription", short_description="邻里")
    await raw.do(bot, "setChatMenuButton", menu_button={"type": "commands"})
    assert await raw.do(bot, "getMyDescription") == {"description": "说话就行"}
    assert await raw.do(bot, "getMyShortDescription") == {"short_description": "邻里"}
    assert await raw.do(bot, "getChatMenuButton") == {"type": "commands"}
    me = await raw.do(bot, "getMe")
    assert (me["id"], me["username"], me["can_read_all_group_messages"]) == (1111, "linli_bot", False)
    assert [call.method for call in twin.calls_to("setMyCommands")] == ["setMyCommands"]
