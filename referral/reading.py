"""What was understood of a message, and why: the value triage hands to the conversation."""

from dataclasses import dataclass
from enum import StrEnum

from referral.urgency import Urgency


class Danger(StrEnum):
    """The kinds of danger that have a text of their own (domain study §3.6): never one text for all."""

    SUICIDE = "suicide"
    VIOLENCE = "violence"
    MEDICAL = "medical"
    FIRE = "fire"
    MISSING = "missing"
    CHILD = "child"
    SCAM = "scam"


class Subject(StrEnum):
    """Who needs help, seen from the person who speaks."""

    SELF = "self"
    GRANDCHILD = "grandchild"
    CHILD = "child"
    PARENT = "parent"
    SPOUSE = "spouse"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    STUDENT = "student"
    OTHER = "other"
    NONE = "none"
    UNKNOWN = "unknown"


class Says(StrEnum):
    """What a short answer or a global word says, whatever the question was."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    HUMAN = "human"  # 找真人
    STOP = "stop"  # 不送了 / 停
    BACK = "back"  # 改一下
    STATUS = "status"  # 查进度
    DELETE = "delete"  # 删除: all that was said here
    HELD = "held"  # 你们记了我什么
    THANKS = "thanks"
    GREETING = "greeting"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    VISIT = "visit"  # 抽空来 / 我去站里: wants to meet
    SELF = "self"  # 我自己, as an answer to "who needs help?"
    WOMAN = "woman"  # 想找女社工: a wish, met where somebody on the line can meet it
    MAN = "man"


class Gender(StrEnum):
    """Only what the speaker's own word says (孙女 → she); never guessed."""

    SHE = "she"
    HE = "he"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One rule that counted: the very characters of the original text, ``text[start:end] == words``."""

    rule: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """One hit that did not count, and why: ``negated``, ``quoted``, ``idiom``, ``past``, ``news``, ``straddled``."""

    rule: str
    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood of one message. ``concern`` is None when nothing was understood."""

    lang: str  # zh-Hans · zh-Hant-HK · zh-Hant-TW · en: the script of the message, "" when it cannot be told
    urgency: Urgency
    rules: str  # version of the rule pages that were read
    concern: str | None = None
    also: tuple[str, ...] = ()
    danger: Danger | None = None  # set at U0 and U1 only
    ask_safe: bool = False  # danger words were seen but set aside or ambiguous: ask, do not stay silent
    subject: Subject = Subject.UNKNOWN
    kin: str | None = None  # the speaker's own word for the subject, 您-form ready: 孙女, 妈妈
    gender: Gender | None = None
    age_band: str | None = None  # <14 · 14-17 · 18-59 · 60-79 · 80+
    script: str = ""  # Hans · Hant · Latn: how the message is written, whatever language answers it; "" if common
    spoken: str = ""  # yue (Cantonese) · zh · en: what is spoken in it, in whatever script
    area: str | None = None  # a community's id from the centre's page
    named: str | None = None  # a worker's id, when asked for by name or nickname
    topic: str | None = None  # id of an answer page: a question about a procedure
    phone: str | None = None  # a telephone number typed in the text, digits only (with a leading + if any)
    says: frozenset[Says] = frozenset()
    why: tuple[str, ...] = ()  # ids of the rules that set the urgency, most telling first: closed vocabulary for cards
    evidence: tuple[Evidence, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
