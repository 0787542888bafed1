"""Hand-overs in the private chat with the desk bot: the buttons do what they do at the console."""

from datetime import UTC, datetime

import pytest

from bot.messages import Accept, Done, HandOver
from tests.group.conftest import desk, ready_desk
from tests.group.house import Desk, toast

__all__ = ["desk", "ready_desk"]
FRIDAY, EVENING = datetime(2026, 11, 6, 7, tzinfo=UTC), datetime(2026, 11, 6, 9, 50, tzinfo=UTC)  # 15:00 and 17:50


@pytest.fixture
async def friday(ready_desk: Desk) -> Desk:
    """Feng has a claim on a Friday afternoon."""
    ready_desk.clock.set(FRIDAY)
    await ready_desk.centre.tick()
    ticket = await ready_desk.keyed(words="孙女哭了三天")
    assert isinstance(await ready_desk.act("feng", Accept(ticket)), Done)
    await ready_desk.settle()
    return ready_desk


async def test_a_sheet_is_signed_by_both(friday: Desk) -> None:
    friday.clock.set(EVENING)
    await friday.centre.tick()
    await friday.settle()
    giving, taking = friday.last("feng"), friday.last("liang")
    assert giving.labels == [["交班签字"]]
    assert taking.labels == [["接班签字", "忙不开"], ["不在岗"]]
    for message in (giving, taking):
        assert "孙女" not in message.words
        assert "13800001111" not in message.words
    assert "签好了" in toast(await friday.press("feng", giving, "交班签字"))
    assert "1件归您了" in toast(await friday.press("liang", taking, "接班签字"))
    (ticket,) = await friday.tickets()
    assert ticket.owner_id == "liang"
    assert any("孙女哭了三天" in one.words for one in friday.sees("liang"))  # now it is hers to read
    again = await friday.press("liang", taking, "接班签字")
    assert "没有要接的" in toast(again)


async def test_who_is_not_on_the_sheet_cannot_press_it(friday: Desk) -> None:
    friday.clock.set(EVENING)
    await friday.centre.tick()
    await friday.settle()
    taking = friday.last("liang")
    forged = await friday.press("feng", friday.last("feng"), data=next(iter(taking.buttons[0])).data)
    assert "不归您签" in toast(forged)
    assert (await friday.tickets())[0].owner_id == "feng"


async def test_one_claim_is_taken_over_in_private(friday: Desk) -> None:
    (ticket,) = await friday.tickets()
    assert isinstance(await friday.act("feng", HandOver(ticket.id, "liang")), Done)
    await friday.settle()
    asked = friday.last("liang")
    assert asked.labels == [["接过来", "忙不开"], ["不在岗", "要回避"]]
    assert "孙女" not in asked.words
    assert "接过来了" in toast(await friday.press("liang", asked, "接过来"))
    assert (await friday.tickets())[0].owner_id == "liang"
    assert "不用您跟了" in friday.last("feng").words


async def test_one_claim_is_refused_in_private_and_stays(friday: Desk) -> None:
    (ticket,) = await friday.tickets()
    await friday.act("feng", HandOver(ticket.id, "liang"))
    await friday.settle()
    assert "还在冯社工手上" in toast(await friday.press("liang", friday.last("liang"), "忙不开"))
    assert (await friday.tickets())[0].owner_id == "feng"
    assert "接过来" in [label for row in friday.last("tan").labels for label in row]
    assert any("忙不开" in one.words for one in friday.group.messages)
