"""A flood: presses are answered at once, alerts come first, the group's minute is never overdrawn, nothing is lost."""

from datetime import timedelta

from bot.messages import KeyIn
from tests.group.house import Desk, toast
from tests.twin import Press


async def test_presses_and_alerts_at_once(ready_desk: Desk) -> None:
    desk = ready_desk
    for _ in range(13):
        await desk.keyed(urgency="U3")
    await desk.settle()
    desk.clock.move(timedelta(minutes=2))
    cards = [one for one in desk.cards() if one.buttons]
    assert len(cards) == 13
    start, calls = desk.clock.steady(), len(desk.twin.calls)
    presses: list[Press] = []
    for card in cards:  # 26 presses by two people
        presses += [desk.user("feng").press(card, "接单"), desk.user("liang").press(card, "叫督导")]
    for _ in range(10):
        await desk.centre.act("su", KeyIn("SUI", "U1", "self", "13800001111", "不想活了", "yunquan"))
    await desk.hear()
    assert all(press.answer is not None and press.answer.after_s < 1 for press in presses)
    assert sum(toast(press).startswith("接好了") for press in presses) == 13
    await desk.settle()
    sent = [one for one in desk.twin.calls[calls:] if one.chat_id == desk.group.id and one.status == 200]
    sent = [one for one in sent if one.method != "createForumTopic"]  # each opens a thread of its own
    alerts = [one for one in sent if "橙" in str(one.params.get("text", ""))]
    assert len(alerts) >= 10
    first = sent[: len(alerts)]
    assert [one for one in first if one not in alerts] == [], "alerts first"
    assert desk.twin.group_peak(desk.group) <= 20
    assert not [one for one in desk.twin.calls[calls:] if one.status == 429]
    taken = [one for one in desk.cards() if "冯社工已接" in one.words]
    assert len(taken) == 13, "nothing is lost"
    assert len([one for one in desk.cards() if one.buttons]) == 10
    assert desk.clock.steady() - start < timedelta(minutes=6)


async def test_many_editions_of_one_card_become_one(ready_desk: Desk) -> None:
    desk = ready_desk
    ticket = await desk.keyed()
    await desk.settle()
    card = desk.card()
    before = len(desk.twin.calls_to("editMessageText", desk.group))
    for name in ("accept", "reached", "heard", "heard"):
        await desk.door.keep([])
        press = desk.user("feng").press(card, data=f"d:{name}:{ticket}")
        await desk.hear()
        assert press.answer is not None
    await desk.settle()
    assert len(desk.twin.calls_to("editMessageText", desk.group)) - before == 1
    assert "已联系" in card.words
