"""How the facts of one message join what was told before: first said stands, danger only rises."""

from dataclasses import replace
from typing import Any

from flows.event import Heard
from flows.session import Told


def keep_facts(told: Told, heard: Heard) -> Told:
    """``told`` with everything new in ``heard``. Unclear goes up, never down; only a person lowers."""
    untouched = told.words == 0 and told.concern is None and told.urgency == "U3"  # then a clear question may be U4
    urgency = heard.urgency if untouched else min(told.urgency, heard.urgency)
    concern, also = _concerns(told, heard)
    unread = heard.voice or heard.picture
    if heard.edited:
        told = _put_right(told, heard)
    area, pinned = _area(told, heard)
    subject = told.subject
    if heard.subject not in {None, "unknown", "none"} and subject in {None, "unknown"}:
        subject = heard.subject
    return replace(
        told,
        concern=concern,
        also=also,
        urgency=min(urgency, "U2") if unread else urgency,
        danger=heard.danger or told.danger,
        ask_safe=told.ask_safe or heard.ask_safe or heard.safety_topic or unread,
        subject=subject,
        kin=told.kin or (heard.kin if subject == heard.subject else None),
        gender=told.gender or (heard.gender if subject == heard.subject else None),
        age_band=told.age_band or heard.age_band,
        area=area,
        pinned=pinned,
        named=told.named or heard.named,
        wish_gender=_wish(heard) or told.wish_gender,
        phone=heard.phone or told.phone,
        contact="phone" if heard.phone else told.contact,
        unheard=told.unheard or unread,
        violence=told.violence or heard.danger in {"violence", "child"},
        why=_why(told, heard),
        words=told.words + (0 if heard.empty else 1),
    )


def _area(told: Told, heard: Heard) -> tuple[str | None, bool]:
    """Where they live, and whether only the map says so: what is said goes before it, and "no, it is …" before all."""
    if heard.area is None:
        return told.area, told.pinned
    if told.area is None or told.pinned or "back" in heard.says:
        return heard.area, heard.pinned
    return told.area, told.pinned


def _wish(heard: Heard) -> str | None:
    """Whom they would rather speak to, where one of the two was said: the last word on it counts."""
    wished = [one for one in ("woman", "man") if one in heard.says]
    return wished[0] if len(wished) == 1 else None


def _put_right(told: Told, heard: Heard) -> Told:
    """Who and where, as the new words say it: there the last word is the right one. Danger and need only add up."""
    who: dict[str, Any] = {}
    if heard.subject not in {None, "unknown", "none"}:
        who = {"subject": heard.subject, "kin": heard.kin, "gender": heard.gender}
    return replace(
        told,
        **who,
        age_band=heard.age_band or told.age_band,
        area=heard.area or told.area,
        pinned=told.pinned and heard.area is None,
        named=heard.named or told.named,
    )


def _concerns(told: Told, heard: Heard) -> tuple[str | None, tuple[str, ...]]:
    if heard.concern in {None, "NONE"}:
        return told.concern, told.also
    if told.concern is None or (heard.urgency < told.urgency and heard.concern != told.concern):
        first, rest = heard.concern, (told.concern, *told.also, *heard.also)
    else:
        first, rest = told.concern, (*told.also, heard.concern, *heard.also)
    return first, tuple(dict.fromkeys(code for code in rest if code and code != first))


def _why(told: Told, heard: Heard) -> tuple[str, ...]:
    first, second = (heard.why, told.why) if heard.urgency < told.urgency else (told.why, heard.why)
    unread = ["voice-unheard"] if heard.voice else ["media-unseen"] if heard.picture else []
    return tuple(dict.fromkeys((*first, *second, *unread)))
