"""What a worker does with a ticket they took: from the first contact to the last question, as values."""

from dataclasses import dataclass

# ---- casework: from accepted to closed ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Regard:
    """确认问题: the worker confirms the concern, or corrects it; what the rules said stays in the history."""

    ticket: str
    concern: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """Civil capacity of the person who needs help: ``full`` · ``limited`` · ``none`` · ``unknown``."""

    ticket: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Knows:
    """当事人知道吗: ``yes`` · ``no`` · ``never`` (do not contact the person concerned)."""

    ticket: str
    answer: str


@dataclass(frozen=True, slots=True)
class Record:
    """Something written down on the ticket, append-only.

    ``kind``: note · plan · agreement · risk (the safety plan) · goal · session · assessment · conference.
    """

    ticket: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Correct:
    """A correction of what was written down; the original stays. ``event``: its number in the ticket's history."""

    ticket: str
    event: int
    words: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """联系不上: three tries in vain; ``risk``: none · some · unknown, as far as it can be judged without contact."""

    ticket: str
    risk: str


@dataclass(frozen=True, slots=True)
class Assign:
    """派给: it stays with the worker for more than one contact; not yet a case."""

    ticket: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """开案: the worker's decision, with the supervisor's sight."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Close:
    """办结 or 结案: outcome code, summary, whether the person knows, when they are asked again.

    It waits for the supervisor's signature where one is needed.
    """

    ticket: str
    outcome: str
    informed: str
    follow_up: str
    summary: str


@dataclass(frozen=True, slots=True)
class Sign:
    """督导签字: the supervisor agrees to the closing, or to giving up trying."""

    ticket: str


@dataclass(frozen=True, slots=True)
class SendBack:
    """退回: the supervisor does not agree yet, with a reason in words."""

    ticket: str
    words: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """重开: ``news`` · ``worse`` · ``mistake``."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class Void:
    """作废: ``mistake`` · ``withdrawn`` (said to the worker)."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merge:
    """并单: the same matter as another ticket, which goes on."""

    ticket: str
    into: str


@dataclass(frozen=True, slots=True)
class StepOut:
    """回避: the worker steps out and the ticket goes on; the reason is read by the director alone."""

    ticket: str
    words: str


@dataclass(frozen=True, slots=True)
class Reported:
    """强制报告: to whom (``police`` · ``civil`` · ``education`` · ``swd`` · ``hotline``) and the reference given."""

    ticket: str
    to: str
    reference: str


@dataclass(frozen=True, slots=True)
class DutyToReport:
    """A worker sees, or a supervisor sets aside, a duty to report; ``signs``: which of the nine, by number."""

    ticket: str
    due: bool
    sign: str = ""


@dataclass(frozen=True, slots=True)
class SetOut:
    """出发: a visit alone or in a pair, with the minutes until the worker is back."""

    ticket: str
    minutes: int


@dataclass(frozen=True, slots=True)
class HomeSafe:
    """平安: back from the visit."""

    ticket: str


@dataclass(frozen=True, slots=True)
class CoWork:
    """请人一起做: a worker of another profession is asked for a part of it."""

    ticket: str
    worker: str
    words: str = ""


# ---- onward: referral, transfer, volunteers -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refer:
    """转介: to a receiver of the directory.

    ``shares``: minimum · contact · full. ``basis``: oral · written · law · life (without consent, for the last two).
    """

    ticket: str
    receiver: str
    shares: str
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """移交: another unit owns it from now on."""

    ticket: str
    unit: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class GiveTask:
    """给义工: what to do (``visit`` · ``meal`` · ``errand`` · ``escort`` · ``repair`` · ``company``), who does it.

    A volunteer sees first name, place and what to do, nothing else.
    """

    ticket: str
    worker: str
    what: str
    name: str = ""  # what the volunteer calls the person: a first name or surname as they wish
    place: str = "told"  # area (their community) · station · told (the worker tells it)
    when: str = "week"  # today · soon · week


@dataclass(frozen=True, slots=True)
class Receipt:
    """回执: the receiver's answer, ``accepted`` · ``rejected``, with a reason for the second, or the capacity."""

    task: str
    status: str
    reason: str = ""
    name: str = ""  # who answered there


@dataclass(frozen=True, slots=True)
class FirstService:
    """The receiver has helped for the first time."""

    task: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """收回: the referral did not lead to help; the ticket goes on here."""

    task: str
    reason: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    """Done, or only observed: ``done`` · ``observed`` · ``worried`` (a worker looks at it at once) · ``declined``."""

    task: str
    how: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """回访 by telephone: ``better`` · ``same`` · ``worse`` · ``missed``; satisfaction ``glad`` · ``fair`` · ``sad``."""

    task: str
    how: str
    satisfied: str = ""


TaskAct = Receipt | FirstService | TakeBack | TaskDone | FollowedUp
CaseAct = (
    Regard
    | Capacity
    | Knows
    | Record
    | Correct
    | Unreachable
    | Assign
    | OpenCase
    | Close
    | Sign
    | SendBack
    | Reopen
    | Void
    | Merge
    | StepOut
    | Reported
    | DutyToReport
    | SetOut
    | HomeSafe
    | CoWork
    | Refer
    | Transfer
    | GiveTask
)
