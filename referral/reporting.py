"""Whether the law makes the centre report what a ticket says, and how soon (domain study §2.6): pure, of codes only."""

from datetime import timedelta

# 未成年人保护法 art. 11 says 立即, the Hong Kong ordinance "as soon as practicable", Taiwan 24 hours: ours is sooner
# than all of them. The clock runs from the moment a human first sees it.
REMIND = timedelta(minutes=30)  # whoever has it is reminded
RAISE = timedelta(hours=1)  # and then the supervisors
AGAIN = timedelta(hours=1)  # each hour from then on
MOST = 24
_HARM = frozenset({"DV", "CP", "EA", "HARM"})
_UNABLE = frozenset({"limited", "none"})


def sign_of(  # noqa: PLR0913 - the law asks for as many things
    *,
    concern: str | None,
    also: tuple[str, ...],
    urgency: str,
    danger: str | None,
    violence: bool,
    minor: bool,
    capacity: str | None,
) -> str | None:
    """Which sign is met, by its number of the nine of 2020, or ``capacity``; None where nothing must be reported.

    A worker may see more than the codes say, and adds it by hand; only a supervisor sets one aside.
    """
    codes = {concern, *also}
    if "CP" in codes:
        return "9"
    if minor and (violence or codes & _HARM):
        return "4"
    if minor and danger == "suicide" and urgency == "U0":  # it is happening: an injury that is not natural
        return "5"
    if capacity in _UNABLE and (violence or codes & _HARM):  # 反家庭暴力法 art. 14
        return "capacity"
    return None
