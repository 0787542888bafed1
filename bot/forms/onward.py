"""The forms that lead onward: referral and its receipt, transfer, volunteers' tasks, the question afterwards."""

from bot.acts_case import (
    FirstService,
    FollowedUp,
    GiveTask,
    Receipt,
    Refer,
    TakeBack,
    TaskDone,
    Transfer,
)
from bot.forms.form import Field, Form, Kind, Side, Standing
from referral.ticket import ACKED, ACTIVE, ASSIGNED, CONTACTED, REFERRED, UNREACHED

SHARES = ("minimum", "contact", "full")
BASES = ("oral", "written", "law", "life")
ERRANDS = ("visit", "meal", "errand", "escort", "repair", "company")
PLACES = ("area", "station", "told")
WHENS = ("today", "soon", "week")
DECLINES = ("capacity", "waitlist", "mandate", "area", "wish", "unreached", "other")
BACK = ("rejected", "silent", "unserved", "wish", "other")
_OPEN = frozenset({"requested", "accepted", "in-progress"})


def _holds(at: Standing) -> bool:
    return at.mine or at.oversees


FORMS: tuple[Form, ...] = (
    Form(
        "refer",
        (
            Field("receiver", Kind.RECEIVER),
            Field("shares", options=SHARES, says="shares"),
            Field("basis", options=BASES, says="basis"),
            Field("words", Kind.WORDS, most=300),
        ),
        lambda ticket, a: Refer(ticket, a["receiver"], a["shares"], a["basis"], a["words"]),
        lambda at: _holds(at) and not at.closing and at.state in {CONTACTED, ASSIGNED, ACTIVE, REFERRED},
    ),
    Form(
        "transfer",
        (Field("unit", Kind.UNIT), Field("words", Kind.WORDS, optional=True, most=300)),
        lambda ticket, a: Transfer(ticket, a["unit"], a.get("words", "")),
        lambda at: _holds(at) and not at.closing and at.state in {ACKED, CONTACTED, ASSIGNED, UNREACHED},
    ),
    Form(
        "volunteer",
        (
            Field("worker", Kind.VOLUNTEER),
            Field("what", options=ERRANDS, says="errand"),
            Field("when", options=WHENS, says="errand-when"),
            Field("place", options=PLACES, says="errand-place"),
            Field("name", Kind.WORDS, most=20),
        ),
        lambda ticket, a: GiveTask(ticket, a["worker"], a["what"], a["name"], a["place"], a["when"]),
        lambda at: (
            _holds(at)
            and not at.violence
            and not at.danger
            and at.subject_knows != "never"
            and at.state in {CONTACTED, ASSIGNED, ACTIVE, REFERRED}
        ),
    ),
    Form(
        "receipt",
        (
            Field("status", options=("accepted", *DECLINES), says="receipt"),
            Field("name", Kind.WORDS, optional=True, most=40),
        ),
        lambda task, a: Receipt(
            task,
            "accepted" if a["status"] == "accepted" else "rejected",
            "" if a["status"] == "accepted" else a["status"],
            a.get("name", ""),
        ),
        lambda at: at.task == "referral" and at.status == "requested" and _holds(at),
        Side.TASK,
    ),
    Form(
        "served",
        (),
        lambda task, _: FirstService(task),
        lambda at: at.task == "referral" and at.status == "accepted" and _holds(at),
        Side.TASK,
    ),
    Form(
        "takeback",
        (Field("reason", options=BACK, says="back"),),
        lambda task, a: TakeBack(task, a["reason"]),
        lambda at: at.task == "referral" and at.status in _OPEN and _holds(at),
        Side.TASK,
    ),
    Form(
        "taskdone",
        (
            Field("how", options=("done", "observed", "worried", "declined"), says="task-how"),
            Field("words", Kind.WORDS, optional=True, most=300),
        ),
        lambda task, a: TaskDone(task, a["how"], a.get("words", "")),
        lambda at: at.task in {"volunteer", "cowork"} and at.status in _OPEN and at.task_mine,
        Side.TASK,
    ),
    Form(
        "followedup",
        (
            Field("how", options=("better", "same", "worse", "missed"), says="after"),
            Field("satisfied", options=("glad", "fair", "sad", "skip"), says="satisfied"),
        ),
        lambda task, a: FollowedUp(task, a["how"], "" if a["satisfied"] == "skip" else a["satisfied"]),
        lambda at: at.task == "follow_up" and at.status in _OPEN and (at.task_mine or _holds(at)),
        Side.TASK,
    ),
)
