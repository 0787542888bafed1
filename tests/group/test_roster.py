"""The roster at the messenger: a swap is agreed to by a button, and /值班 knows other units and odd days."""

from datetime import UTC, datetime

from bot.centre import away, swapping
from bot.centre.away import Weather
from bot.centre.house import Work
from bot.centre.swapping import Exchange
from referral.duty import on_duty
from tests.group.house import Desk, toast
from tests.roster.days import MON, SAT, at


async def ask(desk: Desk) -> None:
    """冯 asks 梁 to trade Monday for Saturday."""

    def press(work: Work) -> None:
        feng = work.worker("feng")
        assert feng is not None
        swapping.ask(work, feng, Exchange("baiyun", "feng", at(MON, "8:30"), "liang", at(SAT, "8:30")))

    await desk.centre.work(press)
    await desk.settle()


async def test_a_swap_is_agreed_to_by_one_press_and_the_group_reads_who_stands_when(ready_desk: Desk) -> None:
    desk = ready_desk
    await ask(desk)
    asked = desk.last("liang")
    assert asked.labels == [["同意", "不换"]]
    assert "您同意才算换" in asked.words
    press = await desk.press("liang", asked, "同意")
    assert toast(press) == "换好了：11月9日 周一 08:30–18:00 由梁老师值。"
    assert on_duty(await desk.centre.work(lambda work: work.station), at(MON, "10:00")).first == "liang"
    assert desk.cards()[-1].words.startswith("🔁 换班：11月9日 周一 08:30–18:00 梁老师值，11月7日 周六")
    again = await desk.press("liang", asked, "不换")
    assert toast(again) == "这个换班已经有结果了。"


async def test_nobody_else_answers_and_a_made_up_button_is_told_so(ready_desk: Desk) -> None:
    desk = ready_desk
    await ask(desk)
    asked = desk.last("liang")
    assert toast(await desk.press("tan", asked, "同意")) == "您的岗位不能做这一步。"
    for data in ("d:swap-yes:99", "d:swap-yes:", "d:swap-yes:一", "d:swap-yes:-1", f"d:swap-no:{'9' * 40}"):
        assert toast(await desk.press("liang", asked, data=data)) == "没有这个换班。", data
    assert on_duty(await desk.centre.work(lambda work: work.station), at(MON, "10:00")).first == "feng"


async def test_duty_says_what_kind_of_day_it_is(ready_desk: Desk) -> None:
    desk = ready_desk

    def storm(work: Work) -> None:
        tan = work.worker("tan")
        assert tan is not None
        away.storm(work, tan, Weather("baiyun", datetime(2026, 11, 4, 12, tzinfo=UTC), "typhoon"))

    await desk.centre.work(storm)
    desk.user("feng").say(desk.bot, "/值班")
    await desk.settle()
    assert desk.last("feng").words.startswith("今天：🌀 台风停工\n现在值班：")


async def test_duty_of_a_unit_by_its_name(ready_desk: Desk) -> None:
    desk = ready_desk
    for word in ("云泉", "白云", "baiyun"):
        desk.user("feng").say(desk.bot, f"/值班 {word}")
        await desk.settle()
        assert desk.last("feng").words.startswith("白云街社工站\n现在值班：冯社工"), word
    desk.user("feng").say(desk.bot, "/duty 月亮")
    await desk.settle()
    assert desk.last("feng").words == "没有叫“月亮”的站。可以问：白云街社工站"
