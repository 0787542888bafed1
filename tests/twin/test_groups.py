"""Groups: who hears what, rights, topics, being thrown out, migrating, messages for one member."""

from datetime import timedelta
from typing import Any

from tests.clock import FrozenClock
from tests.twin import Bot, Twin
from tests.twin.conftest import Raw

TAKE = {"inline_keyboard": [[{"text": "接单", "callback_data": "take:7"}]]}


def _texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})]


async def test_privacy_mode(raw: Raw, twin: Twin, bot: Bot, desk: Bot) -> None:
    group, li = twin.group("值班群"), twin.user("李")
    group.add(desk)
    group.add(bot)
    card = await raw.do(desk, "sendMessage", chat_id=group.id, text="卡", reply_markup=TAKE)
    li.say(group, "今天天气不错")
    li.say(group, "/help")
    li.say(group, "/help@linli_desk_bot")
    li.say(group, "/help@linli_bot")
    li.say(group, "已联系", reply_to=group.by(desk)[0])
    assert _texts(await raw.updates(desk)) == ["/help", "/help@linli_desk_bot", "已联系"]
    assert _texts(await raw.updates(bot)) == ["/help", "/help@linli_bot"]
    group.promote(desk)
    await raw.updates(desk)
    words = li.say(group, "今天天气不错")
    li.edit(words, "今天下雨")
    heard = await raw.updates(desk)
    assert _texts(heard) == ["今天天气不错"]
    assert heard[1]["edited_message"]["text"] == "今天下雨"
    assert await raw.updates(bot) == []
    assert card["message_id"] == group.by(desk)[0].id


async def test_a_bot_that_may_read_everything(raw: Raw, twin: Twin) -> None:
    reader = twin.bot("3333:reader", username="reader_bot", can_read_all_group_messages=True)
    group = twin.group("值班群")
    group.add(reader)
    twin.user("李").say(group, "今天天气不错")
    assert _texts(await raw.updates(reader)) == ["今天天气不错"]


async def test_a_press_in_the_group(raw: Raw, twin: Twin, desk: Bot) -> None:
    group, li = twin.group("值班群", forum=True), twin.user("李")
    group.add(desk, admin=True, rights={"can_manage_topics"})
    topic = await raw.do(desk, "createForumTopic", chat_id=group.id, name="白云")
    thread = topic["message_thread_id"]
    await raw.do(desk, "sendMessage", chat_id=group.id, text="卡", reply_markup=TAKE, message_thread_id=thread)
    press = li.press(group.by(desk)[-1], "接单")
    query = (await raw.updates(desk))[-1]["callback_query"]
    assert (query["id"], query["data"], query["message"]["message_thread_id"]) == (press.id, "take:7", thread)
    assert query["message"]["chat"]["is_forum"] is True


async def test_coming_and_going(raw: Raw, twin: Twin, desk: Bot) -> None:
    group, li = twin.group("值班群"), twin.user("李")
    outside = await raw.refused(desk, "sendMessage", chat_id=group.id, text="卡")
    assert outside == "400 Bad Request: chat not found"
    group.add(desk)
    group.add(li)
    mine, joined, li_joined = await raw.updates(desk)
    assert mine["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_members"][0]["id"] == desk.id
    assert li_joined["message"]["new_chat_members"][0]["first_name"] == "李"
    await raw.do(desk, "sendMessage", chat_id=group.id, text="卡")
    group.remove(desk)
    kicked = (await raw.updates(desk))[-1]
    assert kicked["my_chat_member"]["new_chat_member"] == {
        "status": "kicked", "until_date": 0,
        "user": {"id": desk.id, "is_bot": True, "first_name": "值班台", "username": "linli_desk_bot"},
    }  # fmt: skip
    said = await raw.refused(desk, "sendMessage", chat_id=group.id, text="卡")
    assert said == "403 Forbidden: bot was kicked from the supergroup chat"
    group.add(desk)
    await raw.do(desk, "leaveChat", chat_id=group.id)
    said = await raw.refused(desk, "sendMessage", chat_id=group.id, text="卡")
    assert said == "403 Forbidden: bot is not a member of the supergroup chat"


async def test_added_as_administrator_at_once(raw: Raw, twin: Twin, desk: Bot) -> None:
    group = twin.group("值班群")
    group.add(desk, admin=True, rights={"can_manage_topics"})
    mine, joined = await raw.updates(desk)
    now = mine["my_chat_member"]["new_chat_member"]
    assert (now["status"], now["can_manage_topics"], now["can_pin_messages"]) == ("administrator", True, False)
    assert joined["message"]["new_chat_members"][0]["id"] == desk.id


async def test_who_is_who(raw: Raw, twin: Twin, desk: Bot) -> None:
    group, li = twin.group("值班群"), twin.user("李")
    group.add(desk, admin=True, rights={"can_pin_messages"})

    async def status(number: int) -> str:
        return str((await raw.do(desk, "getChatMember", chat_id=group.id, user_id=number))["status"])

    assert await status(li.id) == "left"
    group.add(li)
    assert await status(li.id) == "member"
    group.remove(li)
    assert await status(li.id) == "kicked"
    assert await status(group.owner.id) == "creator"
    me = await raw.do(desk, "getChatMember", chat_id=group.id, user_id=desk.id)
    assert (me["status"], me["can_pin_messages"], me["can_manage_topics"]) == ("administrator", True, False)
    missing = await raw.refused(desk, "getChatMember", chat_id=group.id, user_id=5)
    assert missing == "400 Bad Request: user not found"
    admins = await raw.do(desk, "getChatAdministrators", chat_id=group.id)
    assert [each["status"] for each in admins] == ["creator", "administrator"]
    assert await raw.do(desk, "getChatMemberCount", chat_id=group.id) == 2
    assert (await raw.do(desk, "getChat", chat_id=group.id))["title"] == "值班群"
    group.demote(desk)
    assert await status(desk.id) == "member"


async def test_topics(raw: Raw, twin: Twin, desk: Bot) -> None:
    group, li = twin.group("值班群", forum=True), twin.user("李")
    group.add(desk, admin=True)
    where = {"chat_id": group.id}
    no_rights = await raw.refused(desk, "createForumTopic", **where, name="白云")
    assert no_rights == "400 Bad Request: not enough rights to create a topic"
    group.promote(desk, {"can_manage_topics"})
    thread = (await raw.do(desk, "createForumTopic", **where, name="白云"))["message_thread_id"]
    here = {**where, "message_thread_id": thread}
    in_topic = await raw.do(desk, "sendMessage", **here, text="卡")
    assert (in_topic["message_thread_id"], in_topic["is_topic_message"]) == (thread, True)
    assert in_topic["reply_to_message"]["forum_topic_created"]["name"] == "白云"  # so does Telegram
    root = await raw.refused(desk, "deleteMessage", **where, message_id=thread)
    assert root == "400 Bad Request: message can't be deleted"
    general = await raw.do(desk, "sendMessage", **where, text="通知")
    assert "message_thread_id" not in general
    unknown = await raw.refused(desk, "sendMessage", **where, text="卡", message_thread_id=1)
    assert unknown == "400 Bad Request: message thread not found"  # General has no thread id
    li.say(group, "收到", reply_to=group.by(desk)[0])
    assert (await raw.updates(desk))[-1]["message"]["message_thread_id"] == thread
    await raw.do(desk, "closeForumTopic", **here)
    again = await raw.refused(desk, "closeForumTopic", **here)
    assert again == "400 Bad Request: TOPIC_NOT_MODIFIED"
    await raw.do(desk, "sendMessage", **here, text="补充")  # administrators may
    group.demote(desk)
    assert await raw.refused(desk, "sendMessage", **here, text="补充") == "400 Bad Request: TOPIC_CLOSED"
    group.promote(desk, {"can_manage_topics", "can_delete_messages"})
    await raw.do(desk, "reopenForumTopic", **here)
    await raw.do(desk, "editForumTopic", **here, name="荔湾")
    assert group.topics[thread].name == "荔湾"
    group.delete_topic(thread)
    gone = await raw.refused(desk, "sendMessage", **here, text="卡")
    assert gone == "400 Bad Request: message thread not found"
    edit = await raw.refused(desk, "editMessageText", **where, message_id=in_topic["message_id"], text="改")
    assert edit == "400 Bad Request: message to edit not found"
    other = group.topic("越秀")
    await raw.do(desk, "deleteForumTopic", **where, message_thread_id=other)
    assert group.topics == {}
    plain = twin.group("不分题")
    plain.add(desk, admin=True, rights={"can_manage_topics"})
    said = await raw.refused(desk, "createForumTopic", chat_id=plain.id, name="白云")
    assert said == "400 Bad Request: the chat is not a forum"


async def test_migrating(raw: Raw, twin: Twin, desk: Bot) -> None:
    group = twin.group("值班群", supergroup=False)
    group.add(desk)
    await raw.updates(desk)
    await raw.do(desk, "sendMessage", chat_id=group.id, text="卡")
    new = group.migrate()
    to, came_from = await raw.updates(desk)
    assert (to["message"]["chat"]["id"], to["message"]["migrate_to_chat_id"]) == (group.id, new.id)
    assert (came_from["message"]["chat"]["type"], came_from["message"]["migrate_from_chat_id"]) == (
        "supergroup",
        group.id,
    )
    assert await raw.ask(desk, "sendMessage", chat_id=group.id, text="卡") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    await raw.do(desk, "sendMessage", chat_id=new.id, text="卡")
    assert [message.text for message in new.by(desk)] == ["卡"]


async def test_rights_and_what_only_private_chats_have(raw: Raw, twin: Twin, desk: Bot) -> None:
    group, li = twin.group("值班群"), twin.user("李")
    group.add(desk)
    words = li.say(group, "闲聊")
    card = await raw.do(desk, "sendMessage", chat_id=group.id, text="卡")
    pin = await raw.refused(desk, "pinChatMessage", chat_id=group.id, message_id=card["message_id"])
    assert pin == "400 Bad Request: not enough rights to manage pinned messages in the chat"
    delete = await raw.refused(desk, "deleteMessage", chat_id=group.id, message_id=words.id)
    assert delete == "400 Bad Request: message can't be deleted"
    group.promote(desk, {"can_pin_messages", "can_delete_messages"})
    await raw.do(desk, "pinChatMessage", chat_id=group.id, message_id=card["message_id"])
    assert group.by(desk)[0].pinned
    await raw.do(desk, "unpinChatMessage", chat_id=group.id)
    nothing = await raw.refused(desk, "unpinChatMessage", chat_id=group.id)
    assert nothing == "400 Bad Request: message to unpin not found"
    await raw.do(desk, "deleteMessage", chat_id=group.id, message_id=words.id)
    assert words.deleted
    for wants, what in (("request_contact", "phone number"), ("request_location", "location")):
        keyboard = {"keyboard": [[{"text": "留电话", wants: True}]]}
        said = await raw.refused(desk, "sendMessage", chat_id=group.id, text="号码？", reply_markup=keyboard)
        assert said == f"400 Bad Request: {what} can be requested in private chats only"


async def test_a_message_for_one_member(raw: Raw, twin: Twin, desk: Bot, clock: FrozenClock) -> None:
    group, li, feng = twin.group("值班群"), twin.user("李"), twin.user("冯")
    group.add(desk)
    group.add(li)
    await raw.do(desk, "sendMessage", chat_id=group.id, text="卡", reply_markup=TAKE)
    press = li.press(group.by(desk)[0], "接单")
    only = {"receiver_user_id": li.id, "callback_query_id": press.id}
    sent = await raw.do(desk, "sendMessage", chat_id=group.id, text="号码", ephemeral_message_parameters=only)
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, li.id)
    assert [message.text for message in group.by(desk)] == ["卡"]
    assert [(message.text, message.receiver) for message in group.ephemeral] == [("号码", li)]
    one = {"chat_id": group.id, "receiver_user_id": li.id, "ephemeral_message_id": sent["ephemeral_message_id"]}
    await raw.do(desk, "editEphemeralMessageText", **one, text="已看")
    assert group.ephemeral[0].text == "已看"
    await raw.do(desk, "deleteEphemeralMessage", **one)
    assert group.ephemeral == []

    async def refused(**only: Any) -> str:
        return await raw.refused(desk, "sendMessage", chat_id=group.id, text="号码", ephemeral_message_parameters=only)

    assert await refused(receiver_user_id=feng.id) == "400 Bad Request: user not found"
    assert "not enough rights" in await refused(receiver_user_id=li.id)
    clock.move(timedelta(seconds=16))
    assert "not enough rights" in await refused(**only)
    clock.move(timedelta(seconds=31))
    assert "query is too old" in await refused(**only)
    group.promote(desk)
    await raw.do(
        desk, "sendMessage", chat_id=group.id, text="号码", ephemeral_message_parameters={"receiver_user_id": li.id}
    )
