"""A shared place leads to the area it lies in, or to none: never to a guess between two stations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.near import WITHIN_KM, distance_km, nearest
from tests.house import pages

HEXI = pages("hexi").organisation


@pytest.mark.parametrize(
    ("latitude", "longitude", "area"),
    [
        (25.010, 130.010, "liutang"),  # its middle
        (25.012, 130.011, "liutang"),  # beside it
        (25.010, 130.017, "liutang"),  # between two areas of one station: the nearer one
        (25.0175, 130.0225, None),  # between two stations' areas
        (25.040, 130.080, "jiangxin-dao"),  # at the edge, nobody else near
        (25.075, 130.020, "shiqiao-shequ"),  # served by two units at once
        (25.040, 130.095, None),  # more than three kilometres from any
        (39.9, 116.4, None),  # another city
        (-89.9, -180.0, None),
    ],
)
def test_a_place_leads_to_its_area(latitude: float, longitude: float, area: str | None) -> None:
    assert nearest(HEXI, latitude, longitude) == area


def test_a_centre_without_positions_knows_none() -> None:
    assert nearest(pages().organisation, 23.12911, 113.26438) is None


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km((0.0, 0.0), (1.0, 0.0)) == pytest.approx(111.19, abs=0.01)
    assert distance_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_never_further_than_the_limit(latitude: float, longitude: float) -> None:
    found = HEXI.area(nearest(HEXI, latitude, longitude))
    assert found is None or (found.at is not None and distance_km((latitude, longitude), found.at) <= WITHIN_KM)
