"""How the facts of one message join what was told before: first said stands, danger only rises."""

from dataclasses import replace

from flows.event import Heard
from flows.session import Told


def keep_facts(told: Told, heard: Heard) -> Told:
    """``told`` with everything new in ``heard``. Unclear goes up, never down; only a person lowers."""
    untouched = told.words == 0 and told.concern is None and told.urgency == "U3"  # then a clear question may be U4
    urgency = heard.urgency if untouched else min(told.urgency, heard.urgency)
    concern, also = _concerns(told, heard)
    subject = told.subject
    if heard.subject not in {None, "unknown", "none"} and subject in {None, "unknown"}:
        subject = heard.subject
    return replace(
        told,
        concern=concern,
        also=also,
        urgency=min(urgency, "U2") if heard.voice else urgency,
        danger=heard.danger or told.danger,
        ask_safe=told.ask_safe or heard.ask_safe or heard.safety_topic or heard.voice,
        subject=subject,
        kin=told.kin or (heard.kin if subject == heard.subject else None),
        gender=told.gender or (heard.gender if subject == heard.subject else None),
        age_band=told.age_band or heard.age_band,
        area=told.area or heard.area,
        named=told.named or heard.named,
        phone=heard.phone or told.phone,
        contact="phone" if heard.phone else told.contact,
        unheard=told.unheard or heard.voice,
        violence=told.violence or heard.danger in {"violence", "child"},
        why=_why(told, heard) if not heard.voice else tuple(dict.fromkeys((*told.why, "voice-unheard"))),
        words=told.words + (0 if heard.empty else 1),
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
    return tuple(dict.fromkeys((*first, *second)))
