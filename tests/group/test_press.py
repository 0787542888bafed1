"""Presses: who may, who was first, what the person reads, and that the card tells the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.messages import Accept, Done
from bot.store.tables import t_offer
from referral.station import Role
from tests.group.house import Desk, toast
from tests.twin import Message


async def _card(desk: Desk, **how: str) -> tuple[str, Message]:
    ticket = await desk.keyed(**how)
    await desk.settle()
    return ticket, desk.card()


async def test_a_press_takes_it_and_everybody_sees_the_same(either_desk: Desk) -> None:
    desk = either_desk
    ticket, card = await _card(desk)
    press = await desk.press("feng", card, "接单")
    assert press.answer is not None
    assert toast(press).startswith("接好了：白云1104-01")
    assert not press.answer.show_alert
    assert press.answer.after_s < 1
    assert "冯社工已接" in card.words, "edited, not posted anew"
    assert card.edited == 1
    assert card.buttons == ()
    assert (await desk.ticket(ticket)).owner_id == "feng"
    late = await desk.press("liang", card, data=f"d:accept:{ticket}")
    assert "冯社工" in toast(late)
    assert "已经接了白云1104-01" in toast(late)
    assert late.answer is not None
    assert late.answer.show_alert


async def test_details_come_in_private_protected_with_what_can_be_pressed(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk, words="孙女整天哭")
    await desk.press("feng", card, "接单")
    yours, details = desk.sees("feng")[-2:]
    assert "归您了" in yours.words
    assert "13800001111" in details.words
    assert "孙女整天哭" in details.words
    assert details.protected
    assert details.labels[0] == ["☎ 打通了", "没打通"]
    assert {"晚 60 分钟", "叫督导"} < {label for row in details.labels for label in row}
    assert all("13800001111" not in one.words and "整天哭" not in one.words for one in desk.group.messages)
    later = await desk.press("feng", details, "☎ 打通了")
    assert "已联系" in toast(later)
    assert "已联系" in card.words


async def test_fifty_presses_at_once_have_one_winner(either_desk: Desk) -> None:
    desk = either_desk
    ticket, card = await _card(desk)
    presses = [desk.user(("feng", "liang", "tan")[turn % 3]).press(card, "接单") for turn in range(50)]
    await desk.hear()
    read = [toast(press) for press in presses]
    winners = [one for one in read if one.startswith("接好了")]
    assert len(winners) == 1
    assert sum("已经接了" in one for one in read) == 49
    assert all(press.answer is not None and press.answer.after_s < 1 for press in presses)
    taken = select(t_offer).where(t_offer.c.ticket_id == ticket, t_offer.c.status == "accepted")
    assert len(await desk.store.look(lambda conn: conn.execute(taken).all())) <= 1


async def test_a_stranger_and_a_leaver_may_not(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    press = desk.twin.user("路人").press(card, "接单")
    await desk.settle()
    assert "只认得登记过的同工" in toast(press)
    assert press.answer is not None
    assert press.answer.show_alert
    house = desk.centre.house
    left = tuple(one for one in house.station.workers if one.id != "feng")
    house.pages = replace(house.pages, station=replace(house.station, workers=left))
    gone = await desk.press("feng", card, "接单")
    assert "只认得登记过的同工" in toast(gone)
    assert (await desk.ticket(ticket)).owner_id is None


async def test_the_role_is_looked_up_at_each_press(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    house = desk.centre.house
    demoted = tuple(replace(one, role=Role.VOLUNTEER) if one.id == "feng" else one for one in house.station.workers)
    house.pages = replace(house.pages, station=replace(house.station, workers=demoted))
    for label in ("接单", "不便接", "叫督导"):
        assert toast(await desk.press("feng", card, label)) == "您的岗位不能做这一步。"
    assert (await desk.ticket(ticket)).owner_id is None


async def test_declining_asks_why_in_private_and_leaves_the_card(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    before = card.words
    assert toast(await desk.press("feng", card, "不便接")) == "到私聊里选原因。"
    why = desk.last("feng")
    assert "为什么不便接" in why.words
    assert why.labels == [["忙不开", "不在岗"], ["要回避", "不是我的专业"]]
    assert card.words == before
    assert "转给下一位" in toast(await desk.press("feng", why, "忙不开"))
    assert any("冯社工不便接（忙不开），请 梁老师 接" in one.words for one in desk.cards())
    assert "请接单" in desk.last("liang").words
    assert desk.last("liang").labels == [["接单", "不便接"], ["叫督导"]]


async def test_declining_what_is_taken_says_so_and_asks_nothing(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    await desk.press("liang", card, "接单")
    press = await desk.press("feng", card, data=f"d:decline:{ticket}")
    assert "梁老师" in toast(press)
    assert not any("为什么不便接" in one.words for one in desk.sees("feng"))
    assert "没有这件事" in toast(await desk.press("feng", card, data="d:decline:0123456789abcdef"))


async def test_declining_where_no_private_chat_arrives(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    desk.user("feng").block(desk.bot)
    press = await desk.press("feng", card, "不便接")
    assert "按“开始”" in toast(press)
    assert press.answer is not None
    assert press.answer.show_alert


async def test_the_supervisor_is_called(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    assert "已请督导看" in toast(await desk.press("feng", card, "叫督导"))
    assert "请接单" in desk.last("tan").words


async def test_danger_can_be_ended_from_the_card(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk, urgency="U1")
    assert card.labels == [["接单", "不便接"], ["叫督导", "已联系，人安全"]]
    assert "警报停了" in toast(await desk.press("feng", card, "已联系，人安全"))
    assert any("已联系，人安全" in one.words for one in desk.cards())


@pytest.mark.parametrize("data", ["d:fly:abc", "x", "d::", "d:accept", "d:accept:☃", "b:accept:1", "d:open:nothing"])
async def test_an_old_or_strange_button_answers_politely(ready_desk: Desk, data: str) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    press = await desk.press("feng", card, data=data)
    assert press.answer is not None
    assert press.answer.show_alert
    assert press.answer.text


async def test_an_expired_press_is_told_as_a_letter(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    press = desk.user("feng").press(card, "接单")
    desk.twin.expire_queries()
    await desk.settle()
    assert press.answer is None
    assert (await desk.ticket(ticket)).owner_id == "feng"
    assert any(one.words.startswith("接好了：白云1104-01") for one in desk.sees("feng"))


async def test_a_press_that_cannot_be_answered_now_is_told_as_a_letter(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    desk.twin.fail("answerCallbackQuery", status=502)
    desk.user("feng").press(card, "接单")
    await desk.settle()
    assert any(one.words.startswith("接好了：白云1104-01") for one in desk.sees("feng"))


async def test_the_same_update_three_times_does_nothing_more(either_desk: Desk) -> None:
    desk = either_desk
    ticket, card = await _card(desk)
    desk.user("feng").press(card, "接单")
    updates = [one.wire() for one in desk.twin.waiting(desk.bot)]
    for _ in range(3):
        await desk.door.keep(updates)
        await desk.door.deal()
    await desk.settle()
    assert (await desk.ticket(ticket)).owner_id == "feng"
    assert len([one for one in await desk.knocks() if one.update_id == updates[0]["update_id"]]) == 1
    assert len([one for one in desk.sees("feng") if "归您了" in one.words]) == 1


async def test_a_taker_who_cannot_be_written_gets_the_way_in_whispered(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    desk.group.add(desk.user("feng"))
    desk.user("feng").block(desk.bot)
    await desk.settle()
    press = await desk.press("feng", card, "接单")
    assert toast(press).startswith("接好了")
    assert press.answer is not None
    assert not press.answer.show_alert
    (whispered,) = desk.group.ephemeral
    assert whispered.receiver is desk.user("feng")
    assert whispered.thread == card.thread
    url = whispered.buttons[0][0].url or ""
    assert url.startswith("https://linli.example/desk/enter/")
    assert url.endswith(f"?ticket={ticket}")


async def test_where_nothing_can_be_whispered_the_answer_says_where_to_look(ready_desk: Desk) -> None:
    desk = ready_desk
    _, card = await _card(desk)
    desk.user("feng").block(desk.bot)
    await desk.settle()
    desk.twin.fail("sendMessage", chat=desk.group, status=400, description="Bad Request: method not available")
    press = desk.user("feng").press(card, "接单")
    await desk.hear()
    assert "请打开值班台网页看" in toast(press)
    assert press.answer is not None
    assert press.answer.show_alert


async def test_what_fails_three_times_is_set_aside_and_told(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    house = desk.centre.house
    house.pages = replace(house.pages, ladders={})  # taking it needs a ladder: as after a bug
    press = desk.user("feng").press(card, "接单")
    await desk.hear()
    assert "没办成" in toast(press)
    (row,) = [one for one in await desk.knocks() if one.state == "set_aside"]
    assert (row.attempts, row.body) == (3, None)
    assert row.error
    assert (await desk.ticket(ticket)).owner_id is None
    await desk.settle()
    assert "没办成" in desk.last("feng").words


async def test_accepting_at_the_console_changes_the_card_here(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket, card = await _card(desk)
    desk.clock.move(timedelta(minutes=1))
    assert isinstance(await desk.act("liang", Accept(ticket)), Done)
    await desk.settle()
    assert "梁老师已接" in card.words
