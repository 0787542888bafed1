"""The forms of a ticket's life: contact, what was found, closing, signing, stepping out, a lone visit."""

from bot.acts import Contacted
from bot.acts_case import (
    Assign,
    Capacity,
    Close,
    Correct,
    CoWork,
    DutyToReport,
    HomeSafe,
    Knows,
    Merge,
    OpenCase,
    Record,
    Regard,
    Reopen,
    Reported,
    SendBack,
    SetOut,
    Sign,
    StepOut,
    Unreachable,
    Void,
)
from bot.forms.form import Field, Form, Kind, Standing
from referral.life import CAPACITIES, OUTCOMES, PLANS, TRIES
from referral.ticket import ACKED, ACTIVE, ASSIGNED, CONTACTED, FOLLOWUP, HANDED, UNREACHED

WAYS = ("phone", "visit", "online", "site")
RECORDS = ("note", "plan", "agreement", "risk", "goal", "session", "assessment", "conference")
REPORT_TO = ("police", "civil", "education", "hotline", "swd")
SIGNS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")  # the nine of 2020 (domain study §2.6)
MINUTES = ("30", "60", "90", "120", "180")
_WORKED = frozenset({ACKED, CONTACTED, ASSIGNED, ACTIVE, UNREACHED})
_SPOKEN = frozenset({CONTACTED, ASSIGNED, ACTIVE})
_ENDABLE = frozenset({CONTACTED, ASSIGNED, ACTIVE, UNREACHED, HANDED, FOLLOWUP})


def _worked(at: Standing) -> bool:
    return (at.mine or at.oversees) and at.state in _WORKED and not at.closing


def _open_mine(at: Standing) -> bool:
    return (at.mine or at.oversees) and not at.closed and not at.free


FORMS: tuple[Form, ...] = (
    Form(
        "contact",
        (
            Field("how", options=WAYS, says="how"),
            Field("reached", options=("yes", "subject", "other", "no"), says="reached"),
            Field("safe", options=("yes", "no", "unsure", "skip"), says="safe", unless=("reached", "no")),
        ),
        lambda ticket, a: Contacted(
            ticket,
            a["how"],
            reached=a["reached"] != "no",
            safe=a["safe"] if a.get("safe", "skip") != "skip" and a["reached"] != "no" else None,
            spoke={"yes": "requester"}.get(a["reached"], a["reached"]) if a["reached"] != "no" else None,
        ),
        _worked,
    ),
    Form(
        "report",
        (Field("to", options=REPORT_TO, says="report-to"), Field("reference", Kind.WORDS, most=120)),
        lambda ticket, a: Reported(ticket, a["to"], a["reference"]),
        lambda at: at.report_due and not at.reported and not at.closed and (at.mine or at.oversees),
        danger=True,
    ),
    Form(
        "regard",
        (Field("concern", Kind.CONCERN),),
        lambda ticket, a: Regard(ticket, a["concern"]),
        _worked,
    ),
    Form(
        "knows",
        (Field("answer", options=("yes", "no", "never"), says="knows"),),
        lambda ticket, a: Knows(ticket, a["answer"]),
        lambda at: at.third_party and _open_mine(at),
    ),
    Form(
        "capacity",
        (Field("capacity", options=CAPACITIES, says="capacity"),),
        lambda ticket, a: Capacity(ticket, a["capacity"]),
        lambda at: _open_mine(at) and at.state in _SPOKEN,
    ),
    Form(
        "duty",
        (Field("sign", options=(*SIGNS, "capacity", "none"), says="sign"),),
        lambda ticket, a: DutyToReport(ticket, due=a["sign"] != "none", sign=a["sign"]),
        lambda at: _open_mine(at) and not at.reported,
    ),
    Form(
        "record",
        (Field("kind", options=RECORDS, says="record"), Field("words", Kind.WORDS, most=2000)),
        lambda ticket, a: Record(ticket, a["kind"], a["words"]),
        lambda at: (_open_mine(at) or at.cowork) and at.state != "NEW",
    ),
    Form(
        "correct",
        (Field("event", Kind.EVENT), Field("words", Kind.WORDS, most=2000)),
        lambda ticket, a: Correct(ticket, int(a["event"]), a["words"]),
        lambda at: (_open_mine(at) or at.cowork) and at.written,
    ),
    Form(
        "cowork",
        (Field("worker", Kind.WORKER), Field("words", Kind.WORDS, optional=True, most=300)),
        lambda ticket, a: CoWork(ticket, a["worker"], a.get("words", "")),
        _worked,
    ),
    Form(
        "unreachable",
        (Field("risk", options=("none", "some", "unknown"), says="risk"),),
        lambda ticket, a: Unreachable(ticket, a["risk"]),
        lambda at: _worked(at) and at.tries >= TRIES and at.state in {ACKED, CONTACTED},
    ),
    Form("assign", (), lambda ticket, _: Assign(ticket), lambda at: _worked(at) and at.state == CONTACTED),
    Form(
        "opencase",
        (),
        lambda ticket, _: OpenCase(ticket),
        lambda at: _worked(at) and at.state in {CONTACTED, ASSIGNED} and not at.case,
    ),
    Form(
        "setout",
        (Field("minutes", options=MINUTES, says="minutes"),),
        lambda ticket, a: SetOut(ticket, int(a["minutes"])),
        lambda at: (_worked(at) or at.cowork) and not at.visiting,
    ),
    Form("homesafe", (), lambda ticket, _: HomeSafe(ticket), lambda at: at.visiting and not at.closed, danger=True),
    Form(
        "close",
        (
            Field("outcome", options=OUTCOMES, says="outcome"),
            Field("informed", options=("yes", "no"), says="informed"),
            Field("follow_up", options=PLANS, says="plan"),
            Field("summary", Kind.WORDS, most=300),
        ),
        lambda ticket, a: Close(ticket, a["outcome"], a["informed"], a["follow_up"], a["summary"]),
        lambda at: (at.mine or at.oversees) and at.state in _ENDABLE and not at.closing,
    ),
    Form("sign", (), lambda ticket, _: Sign(ticket), lambda at: at.signs and not at.closed),
    Form(
        "sendback",
        (Field("words", Kind.WORDS, most=300),),
        lambda ticket, a: SendBack(ticket, a["words"]),
        lambda at: at.signs and not at.closed,
    ),
    Form(
        "reopen",
        (Field("reason", options=("news", "worse", "mistake"), says="reopen"),),
        lambda ticket, a: Reopen(ticket, a["reason"]),
        lambda at: at.closed and at.state in {"DONE", "CLOSED", "VOID"} and (at.mine or at.oversees),
    ),
    Form(
        "merge",
        (Field("into", Kind.TICKET),),
        lambda ticket, a: Merge(ticket, a["into"]),
        lambda at: _worked(at) and at.others,
    ),
    Form(
        "void",
        (Field("reason", options=("mistake", "withdrawn"), says="void"),),
        lambda ticket, a: Void(ticket, a["reason"]),
        _worked,
    ),
    Form(
        "stepout",
        (Field("words", Kind.WORDS, most=300),),
        lambda ticket, a: StepOut(ticket, a["words"]),
        lambda at: at.mine and not at.closed,
    ),
)
