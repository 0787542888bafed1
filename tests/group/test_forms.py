"""Short forms in a worker's private chat: pressed one after the other in one message, words as a reply to it."""

from sqlalchemy import select

from bot.store.tables import t_event, t_ticket
from bot.telegram import MOST_DATA
from tests.group.house import Desk, toast
from tests.twin import Message


async def _taken(desk: Desk) -> str:
    ticket = await desk.keyed()
    await desk.settle()
    await desk.press("feng", desk.card(), "接单")
    return ticket


def _with(desk: Desk, worker: str, label: str) -> Message:
    return next(one for one in reversed(desk.sees(worker)) if any(label in row for row in one.labels))


async def test_a_contact_is_logged_with_four_presses_and_no_typing_in_one_message(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await _taken(desk)
    presses = 1
    await desk.press("feng", _with(desk, "feng", "记联系"), "记联系")
    asked = desk.last("feng")
    before = len(desk.sees("feng"))
    for label in ("电话", "联系上了", "安全"):
        await desk.press("feng", asked, label)
        presses += 1
    assert presses == 4
    assert len(desk.sees("feng")) - before <= 1  # the form's own message was edited; at most a notice came besides
    assert not asked.buttons
    row = await desk.ticket(ticket)
    assert (row.state, row.safe_now) == ("CONTACTED", "yes")


async def test_who_was_not_reached_is_not_asked_whether_they_are_safe(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await _taken(desk)
    await desk.press("feng", _with(desk, "feng", "记联系"), "记联系")
    asked = desk.last("feng")
    await desk.press("feng", asked, "电话")
    await desk.press("feng", asked, "没联系上")
    row = await desk.ticket(ticket)
    assert (row.tries, row.safe_now, row.state) == (1, None, "ACKED")


async def test_words_are_a_reply_to_the_question_and_go_nowhere_else(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await _taken(desk)
    await desk.press("feng", _with(desk, "feng", "更多"), "更多")
    await desk.press("feng", desk.last("feng"), "记录")
    await desk.press("feng", desk.last("feng"), "写记录")
    asked = desk.last("feng")
    await desk.press("feng", asked, "服务计划")
    assert "请回复这条消息" in (asked.text or "")
    desk.user("feng").say(desk.bot, "每周上门一次", reply_to=asked)
    await desk.settle()
    row = await desk.ticket(ticket)
    assert row.planned_at is not None
    written = select(t_event).where(t_event.c.ticket_id == ticket, t_event.c.kind == "recorded")
    events = await desk.store.look(lambda conn: conn.execute(written).all())
    assert [one.data["kind"] for one in events] == ["plan"]
    assert "每周" not in str([one.data for one in events])


async def test_a_button_of_somebody_else_or_of_another_time_does_nothing(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await _taken(desk)
    shown = _with(desk, "feng", "记联系")
    for data in (f"d:f:contact:9.9:{ticket}", f"d:f:nothing:0:{ticket}", f"d:f:contact:0.0.0.0.0:{ticket}", "d:f:::"):
        pressed = await desk.press("feng", shown, data=data)
        assert toast(pressed)
    pressed = await desk.press("liang", desk.last("liang"), data=f"d:f:contact:0.0.0:{ticket}")
    assert toast(pressed)
    row = await desk.store.look(lambda conn: conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one())
    assert (row.state, row.tries) == ("ACKED", 0)


async def test_every_button_of_every_form_fits_into_telegrams_64_bytes(ready_desk: Desk) -> None:
    desk = ready_desk
    await _taken(desk)
    await desk.press("feng", _with(desk, "feng", "记联系"), "记联系")
    for label in ("上门", "联系上了", "说不准"):
        await desk.press("feng", desk.last("feng"), label)
    more = _with(desk, "feng", "更多")
    await desk.press("feng", more, "更多")
    heads = [label for row in desk.last("feng").labels for label in row]
    assert len(heads) > 3
    for head in heads:
        names: list[str] = []
        for number in range(20):
            await desk.press("feng", more, "更多")
            await desk.press("feng", desk.last("feng"), head)
            names = [label for row in desk.last("feng").labels for label in row]
            if number == len(names):
                break
            if names[number] in {"继续跟进", "开个案"}:  # no question: they are acts at once
                continue
            await desk.press("feng", desk.last("feng"), names[number])
            asked = [one for row in desk.last("feng").buttons for one in row]
            assert all(len((one.data or "").encode()) <= MOST_DATA for one in asked)
        assert names
    assert (await desk.tickets())[0].state == "CONTACTED"
