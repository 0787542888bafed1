"""Which unit a ticket belongs to: the school's own, the area's, the door's; and who stands in for one that is gone."""

from datetime import date

from referral.need import Code, Need, Placed, Reason
from referral.routing import place
from tests.house import pages
from tests.routing.made_up import TODAY, city, need


def _placed(asked: Need, day: date = TODAY) -> Placed:
    return place(city(), asked, day)


def _said(placed: Placed) -> tuple[str, ...]:
    return (placed.unit.id, *(f"{one.code} {one.arg}" for one in placed.reasons))


def test_the_area_says_which_unit() -> None:
    assert _said(_placed(need(area="yunquan"))) == ("street", "area yunquan")


def test_a_programme_for_the_concern_goes_before_the_unit_that_serves_everything() -> None:
    assert _said(_placed(need(area="yunquan", concern="LON"))) == ("elders", "area yunquan", "programme LON")


def test_an_area_served_only_for_other_concerns_goes_to_the_unit_above() -> None:
    assert _said(_placed(need(area="laoqiao", concern="FAM"))) == ("street", "area laoqiao", "above elders")


def test_units_above_whose_programmes_are_for_other_concerns_are_left_out_too() -> None:
    assert _said(_placed(need(area="qiaonan", concern="FAM"))) == ("street", "area qiaonan", "above memory")
    lonely = _placed(need(area="qiaonan", concern="LON"))
    assert _said(lonely) == ("elders", "area qiaonan", "above memory", "programme LON")


def test_a_pupil_at_the_schools_own_station_stays_there_wherever_they_live() -> None:
    asked = need(school="xuefu-school", area="hetang", door="street")
    assert _said(_placed(asked)) == ("in-school", "school xuefu-school")


def test_when_the_schools_station_has_closed_the_pupils_community_says_where() -> None:
    asked = need(school="xuefu-school", area=None)
    assert _said(_placed(asked, date(2027, 1, 1))) == ("street", "area xuefu")


def test_a_school_without_a_station_says_only_where_its_pupils_live() -> None:
    assert _said(_placed(need(school="no-station", area=None))) == ("hetang-room", "area hetang")
    assert _said(_placed(need(school="no-station", area="yunquan"))) == ("street", "area yunquan")


def test_a_school_nobody_knows_changes_nothing() -> None:
    assert _said(_placed(need(school="never-was", area="yunquan"))) == ("street", "area yunquan")


def test_the_area_of_a_unit_that_was_dissolved_goes_to_the_unit_above() -> None:
    assert _said(_placed(need(area="tiedong"))) == ("street", "area tiedong", "dissolved closed")
    assert _said(_placed(need(area="tiedong"), date(2026, 6, 30))) == ("closed", "area tiedong")


def test_who_says_no_area_stays_at_the_door_they_came_by() -> None:
    assert _said(_placed(need(area=None, door="elders"))) == ("elders", "door elders")


def test_an_area_nobody_serves_stays_at_the_door_and_says_so() -> None:
    assert _said(_placed(need(area="far", door="elders"))) == ("elders", "unserved far", "door elders")


def test_a_door_that_is_no_more_leads_up_the_tree() -> None:
    assert _said(_placed(need(area=None, door="closed"))) == ("street", "door closed", "dissolved closed")


def test_a_door_that_left_the_pages_leads_to_the_root() -> None:
    assert _said(_placed(need(area=None, door="gone"))) == ("hq", "door gone", "dissolved gone")


def test_a_reason_is_a_value() -> None:
    assert _placed(need(area="yunquan")).reasons == (Reason(Code.AREA, "yunquan"),)


def test_who_is_asked_for_by_name_takes_it_along_where_no_area_is_known() -> None:
    hexi = pages("hexi").organisation
    assert place(hexi, need(area=None, door="hexi", named="shen"), TODAY).unit.id == "qingshi"
    assert place(hexi, need(area="jiangxin-dao", door="hexi", named="shen"), TODAY).unit.id == "jiangxin"


def test_a_name_of_another_branch_or_of_nobody_leaves_it_at_the_door() -> None:
    hexi = pages("hexi").organisation
    for named in ("shen", "mo", "nobody"):  # another street's, the headquarters' above, no worker at all
        assert place(hexi, need(area=None, door="liuan", named=named), TODAY).unit.id == "liuan"
