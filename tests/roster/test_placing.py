"""Who is put where: checked at each press, written down with who did it, told to those it concerns, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.centre import away, changed, placing, standing
from bot.centre.house import Work
from bot.centre.placing import NewShift, Place
from bot.messages import Done, Refused
from referral.duty import on_duty
from referral.station import Line, Watch, Worker
from tests.roster.conftest import Street
from tests.roster.days import FRI, SAT, SUN, THU, TUE, WED, at

THURSDAY = Place("baiyun", at(THU, "8:30"), "first", "feng", "he")


async def put(street: Street, what: Place, by: str = "tan") -> Done | Refused:
    return await street.does(by, lambda work, who: placing.put(work, who, what))


async def test_another_stands_and_everybody_it_concerns_is_told(street: Street) -> None:
    outcome = await put(street, THURSDAY)
    assert outcome == Done(
        "roster-done-cover", {"name": "何康复师", "span": "11月5日 周四 08:30–18:00", "place": "一线"}
    )
    assert on_duty(await street.unit(), at(THU, "10:00")) == Line("he", "liang", "tan")
    assert on_duty(await street.unit(), at(FRI, "10:00")).first == "feng"
    assert await street.keys("worker:feng") == ["roster-told-off"]
    assert await street.keys("worker:he") == ["roster-told-on"]
    assert await street.keys("desk:baiyun") == ["roster-desk-cover"]
    assert "谭督导在 14:30 改的" in (await street.letters("worker:he"))[0].text


@pytest.mark.parametrize("by", ["feng", "liang", "su"])
async def test_who_has_no_oversight_changes_nothing(street: Street, by: str) -> None:
    assert await put(street, THURSDAY, by) == Refused("refused-role")
    assert on_duty(await street.unit(), at(THU, "10:00")).first == "feng"


@pytest.mark.parametrize(
    ("what", "key"),
    [
        (replace(THURSDAY, who="nobody"), "roster-no-person"),
        (replace(THURSDAY, who="feng"), "roster-no-same"),
        (replace(THURSDAY, before="su"), "roster-no-changed"),
        (replace(THURSDAY, start=at(THU, "9:30")), "roster-no-shift"),
        (replace(THURSDAY, place="door"), "roster-no-shift"),
        (replace(THURSDAY, start=at(3, "8:30")), "roster-no-past"),
        (replace(THURSDAY, unit="hexi"), "refused-role"),
    ],
)
async def test_what_cannot_be_is_refused_in_words(street: Street, what: Place, key: str) -> None:
    assert (await put(street, what)).key == key


async def test_nobody_stands_twice_at_the_same_time(street: Street) -> None:
    evening = NewShift("baiyun", at(SUN, "9:00"), at(SUN, "12:00"), Line("he", "su"))
    assert isinstance(await street.does("tan", lambda work, who: placing.add_shift(work, who, evening)), Done)
    outcome = await put(street, Place("baiyun", at(SUN, "9:00"), "second", "su", "he"))
    assert isinstance(outcome, Done)  # within one line they move: the place they had is free
    assert on_duty(await street.unit(), at(SUN, "10:00")) == Line(None, "he")


async def test_who_is_on_leave_is_not_put_in(street: Street) -> None:
    leave = away.Absence("he", at(THU, "0:00"), at(FRI, "0:00"), "ill")
    await street.does("he", lambda work, who: away.leave(work, who, leave))
    outcome = await put(street, THURSDAY)
    assert outcome == Refused("roster-no-leave", {"worker": "何康复师", "span": "11月5日 周四 00:00–24:00"})


async def test_the_part_that_has_passed_is_not_rewritten(street: Street) -> None:
    assert isinstance(await put(street, Place("baiyun", at(WED, "8:30"), "first", "feng", "su")), Done)
    unit = await street.unit()
    assert on_duty(unit, at(WED, "14:29")).first == "feng"
    assert on_duty(unit, at(WED, "14:30")).first == "su"


async def test_one_more_beside_the_first_who_moves_up_when_the_first_goes(street: Street) -> None:
    await put(street, Place("baiyun", at(THU, "8:30"), "beside", None, "he"))
    assert on_duty(await street.unit(), at(THU, "10:00")).at_work == ("feng", "he")
    await put(street, Place("baiyun", at(THU, "8:30"), "first", "feng", None))
    assert on_duty(await street.unit(), at(THU, "10:00")).at_work == ("he",)


async def test_a_place_left_empty_makes_a_gap_the_desk_is_told_of(street: Street) -> None:
    await put(street, replace(THURSDAY, who=None))
    assert await street.keys("desk:baiyun") == ["roster-desk-cover", "roster-gaps"]
    assert "11月5日 周四 08:30–18:00 一线没有人" in (await street.letters("desk:baiyun"))[1].text


async def test_a_change_is_taken_back_and_stays_in_the_history(street: Street) -> None:
    await put(street, THURSDAY)
    number = (await street.unit()).changes[0].no
    assert (await street.does("feng", lambda work, who: changed.take_back(work, who, number))).key == "refused-role"
    assert isinstance(await street.does("tan", lambda work, who: changed.take_back(work, who, number)), Done)
    assert on_duty(await street.unit(), at(THU, "10:00")).first == "feng"
    assert (await street.does("tan", lambda work, who: changed.take_back(work, who, number))).key == "roster-no-back"

    def kept(work: Work) -> tuple[changed.Kept, ...]:
        tan = work.worker("tan")
        assert tan is not None
        return changed.history(work, tan, "baiyun")

    (one,) = await street.centre.work(kept)
    assert (one.by, one.revoked_by, one.takable) == ("worker:tan", "worker:tan", False)


async def test_taking_back_half_way_leaves_what_was(street: Street) -> None:
    await put(street, THURSDAY)
    number = (await street.unit()).changes[0].no
    street.clock.set(at(THU, "12:00"))
    await street.does("tan", lambda work, who: changed.take_back(work, who, number))
    unit = await street.unit()
    assert on_duty(unit, at(THU, "11:59")).first == "he"
    assert on_duty(unit, at(THU, "12:00")).first == "feng"


async def test_taking_back_what_would_make_somebody_stand_twice_is_refused(district: Street) -> None:
    unit = await district.unit("liuan")
    shift = next(one for one in standing.touching(unit, at(THU, "9:00"), at(THU, "10:00")) if one.line.first)
    first = shift.line.first
    assert first is not None
    await district.does(
        "gu", lambda work, who: placing.put(work, who, Place("liuan", shift.start, "first", first, "chu"))
    )
    number = (await district.unit("liuan")).changes[0].no
    other = await district.unit("qingshi")
    there = next(one for one in standing.touching(other, at(THU, "9:00"), at(THU, "10:00")) if one.line.first)

    def cover(work: Work, who: Worker) -> Done | Refused:
        return placing.put(work, who, Place("qingshi", there.start, "first", there.line.first, first))

    assert isinstance(await district.does("gu", cover), Done)
    outcome = await district.does("gu", lambda work, who: changed.take_back(work, who, number))
    assert outcome.key == "roster-no-twice"


async def test_oversight_goes_down_the_tree_only(district: Street) -> None:
    unit = await district.unit("hexi")
    shift = next(iter(standing.touching(unit, at(THU, "9:00"), at(THU, "10:00"))))
    what = Place("hexi", shift.start, "first", shift.line.first, "jiang")
    assert (await district.does("xiong", lambda work, who: placing.put(work, who, what))).key == "refused-role"


async def test_whose_people_are_sent_is_for_whoever_is_above_both(district: Street) -> None:
    unit = await district.unit("liuan")
    shift = next(iter(standing.touching(unit, at(THU, "9:00"), at(THU, "10:00"))))
    what = Place("liuan", shift.start, "second", shift.line.second, "wan")  # of 青石街
    refused = await district.does("xiong", lambda work, who: placing.put(work, who, what))
    assert refused == Refused("roster-no-other", {"worker": "万护士", "unit": "青石街社工站"})
    night = NewShift("liuan", at(SUN, "20:00"), at(SUN, "23:00"), Line("jiang", "wan"))
    assert (await district.does("xiong", lambda work, who: placing.add_shift(work, who, night))).key == refused.key
    assert isinstance(await district.does("gu", lambda work, who: placing.add_shift(work, who, night)), Done)


@pytest.mark.parametrize(
    ("start", "end", "line", "key"),
    [
        (at(SUN, "12:00"), at(SUN, "9:00"), Line("he"), "roster-no-end"),
        (at(SUN, "9:00"), at(SUN, "9:00") + timedelta(hours=24, minutes=1), Line("he"), "roster-no-long"),
        (at(WED, "9:00"), at(WED, "20:00"), Line("he"), "roster-no-past"),
        (at(SAT, "17:00"), at(SAT, "20:00"), Line("he"), "roster-no-overlap"),
        (at(SUN, "9:00"), at(SUN, "12:00"), Line(), "roster-no-first"),
        (at(SUN, "9:00"), at(SUN, "12:00"), Line("he", "he"), "roster-no-line"),
        (at(SUN, "9:00"), at(SUN, "12:00"), Line("who"), "roster-no-person"),
    ],
)
async def test_a_shift_that_cannot_be_is_refused(
    street: Street, start: object, end: object, line: Line, key: str
) -> None:
    what = NewShift("baiyun", start, end, line)  # type: ignore[arg-type]
    assert (await street.does("tan", lambda work, who: placing.add_shift(work, who, what))).key == key


async def test_a_night_over_midnight_can_be_added(street: Street) -> None:
    what = NewShift("baiyun", at(TUE, "21:00"), at(TUE + 1, "8:30"), Line("he"), Watch.NIGHT)
    assert isinstance(await street.does("tan", lambda work, who: placing.add_shift(work, who, what)), Done)
    assert on_duty(await street.unit(), at(TUE + 1, "3:00")).first == "he"
    assert "11月10日 周二 21:00–11月11日 周三 08:30" in (await street.letters("worker:he"))[0].text


async def test_a_room_without_a_duty_of_its_own_stands_with_the_street_above_it(district: Street) -> None:
    unit = await district.unit("liuan")
    shift = next(iter(standing.touching(unit, at(THU, "9:00"), at(THU, "10:00"))))
    what = Place("liuan", shift.start, "first", shift.line.first, "chu")
    assert isinstance(await district.does("gu", lambda work, who: placing.put(work, who, what)), Done)
    assert on_duty(await district.unit("dongan"), at(THU, "10:00")).first == "chu"
