"""What waits for a worker, on both databases: by its clock, by its number, and nobody else's."""

from random import Random

from bot.centre import agenda
from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.messages import Accept, Done, KeyIn
from bot.pages.book import Pages
from bot.store.engine import Store
from referral.station import Worker


async def keyed(centre: Centre, urgency: str, concern: str) -> str:
    came = await centre.act("su", KeyIn(concern, urgency, "self", "13800001111", "一个人"))
    assert isinstance(came, Done), came
    assert came.ticket is not None
    assert isinstance(await centre.act("feng", Accept(came.ticket)), Done)
    return came.ticket


def told(work: Work) -> tuple[list[tuple[str, str]], list[str], list[tuple[str | None, bool]]]:
    feng, liang = worker(work, "feng"), worker(work, "liang")
    mine = [(one.ticket.number or "", one.clock) for one in agenda.mine(work, feng)]
    asked = [one.task.kind for one in agenda.asked(work, liang)]
    found = [agenda.find(work, one, "2") for one in (feng, liang)]
    assert agenda.mine(work, liang) == ()
    return mine, asked, [(row.number if row is not None else None, opens) for row, opens in found]


def worker(work: Work, worker_id: str) -> Worker:
    found = work.worker(worker_id)
    assert found is not None
    return found


async def test_what_is_due_first_stands_first_and_what_others_ask_stands_with_them(store: Store, pages: Pages) -> None:
    centre = Centre(House(pages, store.vault, Random(7)), store)
    await centre.open()
    first = await keyed(centre, "U2", "EMO")
    await keyed(centre, "U2", "ELD")
    contact = {"how": "phone", "reached": "yes", "safe": "yes"}
    assert isinstance(await centre.fill("feng", "contact", first, contact), Done)
    assert isinstance(await centre.fill("feng", "cowork", first, {"worker": "liang", "words": "请看看"}), Done)
    mine, asked, found = await centre.look(told)
    assert mine == [("白云1104-02", "lapse"), ("白云1104-01", "idle")]
    assert asked == ["cowork"]
    assert found == [("白云1104-02", True), ("白云1104-02", False)]
