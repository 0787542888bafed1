"""Which area a point on the map lies in: the nearest one whose middle is known, if it clearly is; pure geometry."""

from math import asin, cos, radians, sin, sqrt

from referral.organisation import Organisation

WITHIN_KM = 3.0  # ours: a street with its communities is seldom wider; further off it is a guess about somebody's home
CLEARLY = 0.75  # ours: of the way to the next unit's area at most; a middle says little about where its edges run
_EARTH_KM = 6371.0  # mean radius


def nearest(organisation: Organisation, latitude: float, longitude: float, within_km: float = WITHIN_KM) -> str | None:
    """The area's id; None where none is near enough, or two units' areas are about as near. Degrees (WGS 84)."""
    far: list[tuple[float, str]] = []
    for area_id in organisation.claims:
        area = organisation.area(area_id)
        if area is not None and area.at is not None:
            far.append((distance_km((latitude, longitude), area.at), area_id))
    far.sort()
    if not far or far[0][0] > within_km:
        return None
    found = far[0][1]
    units = organisation.claims[found]
    other = next((km for km, area_id in far if organisation.claims[area_id] != units), None)
    return found if other is None or far[0][0] <= CLEARLY * other else None


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle between two points, each latitude and longitude in degrees (haversine)."""
    (lat, lon), (lat2, lon2) = one, other
    half = sin(radians(lat2 - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
