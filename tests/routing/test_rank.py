"""Who on the line is asked, in what order, who is not, and why: one sentence a rule."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from referral.ladder import Rank
from referral.need import Need, Passed, Ranking, Standing, Why
from referral.organisation import organise
from referral.routing import rank, skill_wanted
from referral.station import Change, Deed, Line, Role, Station, Worker
from referral.urgency import Urgency
from tests.routing.made_up import AT, LINE, need, station, worker

LATER = AT + timedelta(hours=1)
PAIR = Line("an", None, None, ("bo",))  # two at work, nobody else


def _ask(
    unit: Station,
    asked: Need | None = None,
    standings: dict[str, Standing] | None = None,
    out: dict[str, Why] | None = None,
    at: datetime = AT,
) -> Ranking:
    return rank(unit, asked or need(), at, standings or {}, out or {})


def _order(ranking: Ranking) -> str:
    return " ".join(one.worker for one in ranking.listed)


def _why(ranking: Ranking, worker_id: str) -> list[str]:
    found = next(one for one in ranking.listed if one.worker == worker_id)
    return [f"{one.code} {one.arg}".strip() for one in found.reasons]


def _over(ranking: Ranking) -> str:
    return " ".join(f"{one.worker}:{one.why}" for one in ranking.passed)


# ---- the order -----------------------------------------------------------------------------------------------------


def test_the_first_line_then_the_second_then_the_supervisor() -> None:
    found = _ask(station())
    assert _order(found) == "an di en bo cai"
    assert [one.place for one in found.listed] == [Rank.FIRST, Rank.FIRST, Rank.FIRST, Rank.SECOND, Rank.SUPERVISOR]
    assert [one.worker for one in found.of(Rank.SECOND)] == ["bo"]
    assert found.first is not None
    assert found.first.worker == "an"


def test_the_second_line_is_not_woken_for_a_skill() -> None:
    assert _order(_ask(station(worker("bo", skills=("family",))))) == "an di en bo cai"


# Each row: two at work who are alike, what is different of the second, and why they are asked first then.
@pytest.mark.parametrize(
    ("different", "asked", "known", "why"),
    [
        ({"skills": ("social",)}, need(), Standing(), ["first", "skill social", "language zh-Hans"]),
        ({"communities": ("yunquan",)}, need(), Standing(), ["first", "community yunquan", "language zh-Hans"]),
        ({}, need(named="bo"), Standing(), ["first", "named", "language zh-Hans"]),
        ({}, need(owner_before="bo"), Standing(), ["first", "before", "language zh-Hans"]),
        ({"languages": ("en",)}, need(lang="en"), Standing(), ["first", "language en"]),
        ({}, need(), Standing(open=1), ["first", "language zh-Hans", "load 1"]),
        ({}, need(), Standing(open=2, offered=1), ["first", "language zh-Hans", "offers 1"]),
        (
            {},
            need(),
            Standing(open=2, offered=4, last_offered_at=AT - timedelta(days=9)),
            ["first", "language zh-Hans", "longest"],
        ),
    ],
)
def test_one_difference_decides_and_is_said(
    different: dict[str, tuple[str, ...]], asked: Need, known: Standing, why: list[str]
) -> None:
    busy = Standing(open=2, offered=4, last_offered_at=AT - timedelta(days=1))
    plain = worker("bo", languages=different.get("languages", ("zh-Hans",)))
    better = replace(plain, skills=different.get("skills", ()), communities=different.get("communities", ()))
    mine = busy if known == Standing() else known
    found = _ask(station(better, line=PAIR), asked, {"an": busy, "bo": mine})
    assert _order(found) == "bo an"
    assert _why(found, "bo") == why


# Each row: what the first of two has, what the second has, and who is asked first: the earlier rule wins.
@pytest.mark.parametrize(
    ("an", "bo", "asked", "first"),
    [
        (worker("an", skills=("family",)), worker("bo"), need(named="bo"), "bo"),  # a name before a skill
        (worker("an"), worker("bo", skills=("family",)), need(owner_before="an"), "bo"),  # a skill before who knew them
        (worker("an", skills=("social",)), worker("bo", skills=("family",)), need(), "bo"),  # the better skill
        (worker("an", communities=("yunquan",)), worker("bo"), need(owner_before="bo"), "bo"),  # household, community
        (
            worker("an", languages=("en",)),
            worker("bo", languages=(), communities=("yunquan",)),
            need(lang="en"),
            "bo",
        ),  # continuity before language
    ],
)
def test_the_earlier_rule_wins(an: Worker, bo: Worker, asked: Need, first: str) -> None:
    assert _order(_ask(station(an, bo, line=PAIR), asked)).split()[0] == first


def test_language_before_room_and_room_before_load() -> None:
    full = worker("an", languages=("en",), capacity=3)
    found = _ask(station(full, line=PAIR), need(lang="en"), {"an": Standing(open=3)})
    assert _order(found) == "an bo"
    found = _ask(station(full, line=PAIR), need(lang="zh-Hant-HK"), {"an": Standing(open=3), "bo": Standing(open=9)})
    assert _order(found) == "bo an"
    assert _why(found, "an") == ["first", "full 3"]


def test_a_further_concerns_skill_is_better_than_none_and_worse_than_its_own() -> None:
    unit = station(worker("di", skills=("legal",)), worker("en", skills=("social",)))
    found = _ask(unit, need(also_skills=("legal",)))
    assert _order(found) == "en di an bo cai"


def test_nothing_known_of_the_staff_is_no_reason_against_them() -> None:
    assert _order(_ask(station(line=PAIR), standings={"an": Standing(open=1)})) == "bo an"


def test_a_guest_of_another_unit_stands_here_with_their_own_skills() -> None:
    lent = replace(station(), changes=(Change(1, Deed.COVER, AT, LATER, worker="gu", place="beside"),))
    home = station(worker("gu", skills=("family",)), unit="other", line=Line("gu"))
    assert _order(_ask(lent)) == "an di en gu bo cai"
    found = rank(lent, need(), AT, {}, {}, organise((lent, home), "street"))
    assert _order(found) == "gu an di en bo cai"


def test_who_stands_in_two_places_is_asked_in_the_earlier() -> None:
    found = _ask(station(line=Line("an", "bo", "an")))
    assert _order(found) == "an bo"


# ---- who is not asked ----------------------------------------------------------------------------------------------


def test_nobody_stands_at_night() -> None:
    assert _ask(station(), at=AT + timedelta(hours=12)) == Ranking(())


def test_who_has_a_conflict_or_declined_is_passed_over() -> None:
    found = _ask(station(), out={"an": Why.CONFLICT, "bo": Why.DECLINED})
    assert (_order(found), _over(found)) == ("di en cai", "an:conflict bo:declined")


def test_who_cannot_be_reached_or_is_away_is_passed_over() -> None:
    found = _ask(station(), standings={"an": Standing(reachable=False), "di": Standing(away_until=LATER)})
    assert (_order(found), _over(found)) == ("en bo cai", "an:unreachable di:away")
    assert found.passed_over("di") == Passed("di", Why.AWAY, LATER)
    assert found.passed_over("en") is None


def test_who_is_back_is_asked_again() -> None:
    assert _order(_ask(station(line=PAIR), standings={"an": Standing(away_until=AT)})) == "an bo"


def test_when_nobody_else_is_left_who_cannot_be_reached_is_asked_all_the_same() -> None:
    silent, gone = Standing(reachable=False), Standing(away_until=LATER)
    found = _ask(station(line=PAIR), standings={"an": gone, "bo": silent})
    assert _order(found) == "bo an"
    assert "unreachable" in _why(found, "bo")
    assert "away 2026-11-04T07:30:00+00:00" in _why(found, "an")


def test_a_conflict_is_absolute_even_when_nobody_is_left() -> None:
    found = _ask(station(line=Line("an")), out={"an": Why.CONFLICT}, asked=need(named="an", owner_before="an"))
    assert (_order(found), _over(found)) == ("", "an:conflict")


def test_a_volunteer_on_the_line_is_offered_nothing() -> None:
    found = _ask(station(worker("an", role=Role.VOLUNTEER), line=PAIR))
    assert (_order(found), _over(found)) == ("bo", "an:role")


# ---- a wish --------------------------------------------------------------------------------------------------------


def test_a_wish_for_a_woman_is_a_must_where_one_stands_in_any_place() -> None:
    found = _ask(station(worker("cai", gender="woman"), worker("an", gender="man")), need(gender="woman"))
    assert (_order(found), _over(found)) == ("cai", "an:gender di:gender en:gender bo:gender")
    assert _why(found, "cai") == ["supervisor", "gender woman", "language zh-Hans"]
    assert found.reasons[-1].code == "no-skill"


@pytest.mark.parametrize(
    ("known", "out"),
    [
        ({}, {"cai": Why.CONFLICT}),
        ({}, {"cai": Why.DECLINED}),
        ({"cai": Standing(reachable=False)}, {}),
        ({"cai": Standing(away_until=LATER)}, {}),
    ],
)
def test_a_wish_that_cannot_be_met_now_is_said_and_nobody_waits(
    known: dict[str, Standing], out: dict[str, Why]
) -> None:
    found = _ask(station(worker("cai", gender="woman")), need(gender="woman", skills=()), known, out)
    assert _order(found) == "an di en bo"
    assert [(one.code, one.arg) for one in found.reasons] == [("no-gender", "woman")]


def test_with_a_life_at_risk_nobody_is_left_out_for_a_wish() -> None:
    unit = station(worker("en", gender="woman"))
    assert _order(_ask(unit, need(gender="woman", urgency=Urgency.U0))) == "en an di bo cai"
    assert _order(_ask(unit, need(gender="woman", urgency=Urgency.U1))) == "en"


# ---- asked for by name ---------------------------------------------------------------------------------------------


def test_who_was_asked_for_and_is_off_shift_is_told_of_with_their_next_turn() -> None:
    change = Change(1, Deed.COVER, AT + timedelta(days=1), LATER + timedelta(days=1), worker="fu", place="first")
    unit = replace(station(worker("fu")), changes=(change,))
    found = _ask(unit, need(named="fu"))
    assert _order(found) == "an di en bo cai"
    assert found.passed == (Passed("fu", Why.OFF_SHIFT, AT + timedelta(days=1)),)


def test_asked_for_by_night_everybody_is_told_when_they_are_back() -> None:
    found = _ask(station(), need(named="an"), at=AT + timedelta(hours=12))
    assert found == Ranking((), (Passed("an", Why.OFF_SHIFT, datetime(2026, 11, 5, 0, tzinfo=UTC)),))


def test_who_was_asked_for_and_stands_in_another_unit_is_told_of_with_their_turn_there() -> None:
    here, home = station(), station(worker("gu"), unit="other", line=Line("gu"))
    found = rank(here, need(named="gu"), AT, {}, {}, organise((here, home), "street"))
    assert found.passed == (Passed("gu", Why.OFF_SHIFT, AT),)


def test_a_guest_who_was_asked_for_is_told_of_with_their_next_turn_here() -> None:
    tomorrow = AT + timedelta(days=1)
    covers = Change(1, Deed.COVER, tomorrow, tomorrow + timedelta(hours=1), worker="gu", place="beside")
    stands = Change(1, Deed.SHIFT, tomorrow, tomorrow + timedelta(hours=1), line=Line("gu"))
    home = station(worker("gu"), unit="other")
    for change in (covers, stands):
        here = replace(station(line=Line("an")), changes=(change,), duty=() if change is stands else station().duty)
        found = rank(here, need(named="gu"), AT, {}, {}, organise((here, home), "street"))
        assert found.passed_over("gu") == Passed("gu", Why.OFF_SHIFT, tomorrow)


def test_who_was_asked_for_and_stands_on_no_shift_soon_or_has_left() -> None:
    unit = station(worker("fu"), worker("xi", until=date(2026, 11, 3)))
    assert _ask(unit, need(named="fu")).passed == (Passed("fu", Why.NOT_SOON),)
    assert _ask(unit, need(named="xi")).passed == (Passed("xi", Why.LEFT),)
    assert _ask(unit, need(named="nobody")).passed == (Passed("nobody", Why.LEFT),)


def test_who_was_asked_for_off_shift_and_has_a_conflict_is_not_promised() -> None:
    assert _ask(station(worker("fu")), need(named="fu"), out={"fu": Why.CONFLICT}).passed == (
        Passed("fu", Why.CONFLICT),
    )


# ---- a skill that nobody has ---------------------------------------------------------------------------------------


def test_a_skill_that_nobody_who_is_asked_has_is_said() -> None:
    asked = need(skills=("nurse", "elder"), also_skills=("legal",))
    unit = station(worker("an", skills=("legal",)), worker("bo", skills=("elder",)))
    assert not skill_wanted(_ask(unit, asked), asked)
    away = _ask(unit, asked, standings={"bo": Standing(away_until=LATER)})
    assert skill_wanted(away, asked)
    assert [(one.code, one.arg) for one in away.reasons] == [("no-skill", "nurse")]
    assert not skill_wanted(_ask(unit, need(skills=())), need(skills=()))
    assert not skill_wanted(Ranking(()), asked)


def test_the_line_of_these_tests_is_the_one_they_speak_of() -> None:
    assert LINE.at_work == ("an", "di", "en")
