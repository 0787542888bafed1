"""The rule book: everything the reader knows about words, as values that the pages in ``locale/`` fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from referral.concern import Concerns
from referral.reading import Danger, Gender, Says, Subject
from referral.urgency import Urgency

GAP = "…"  # in a word of a rule: up to GAP_LENGTH characters of the same clause may stand here
GAP_LENGTH = 6
STEM = "*"  # at the end of a Latin word: any ending


@dataclass(frozen=True, slots=True)
class Rule:
    """What some words mean. It fires where one word of every group stands in one ``within``: clause, sentence, message.

    ``urgency`` None is an ordinary need (U3). A rule with a ``danger`` is never silenced by segmentation or by a
    negation: then the safety question is asked. ``excludes`` are words of the same clause that make it mean something
    else; ``needs`` are words one of which must stand somewhere in the message; ``exceptions`` are phrases around
    a word that mean something else (打电话 for 打).
    """

    id: str
    lang: str
    groups: tuple[tuple[str, ...], ...]
    concern: str | None = None
    urgency: Urgency | None = None
    danger: Danger | None = None
    weight: int = 3
    within: str = "clause"
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    negatable: bool = True  # False: a negation before it changes nothing (不敢割腕 is still about 割腕)
    arguable: bool = False  # in a question of law it is asked about (U2), not alarmed: 殴打他人判几年
    subject: Subject | None = None  # the words themselves say who: 打我 is about the speaker
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    """A word for a person. ``name`` is how to say it back after 您 (None: the speaker's own characters)."""

    word: str
    lang: str
    subject: Subject
    gender: Gender | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that lead to one answer page when a procedure is asked about."""

    id: str
    lang: str
    concern: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """``whole`` only counts as a whole message or its first clause; ``anywhere`` counts wherever it stands."""

    says: Says
    lang: str
    whole: tuple[str, ...]
    anywhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Phrases that hold a rule's word and mean something else, for every rule: 忙死了, 跳楼价."""

    reason: str  # idiom · quoted · news
    lang: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgeWord:
    """A word that tells a band of age: 初二, 退休."""

    band: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Words that change what stands near them, of all languages together."""

    negations: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()  # may stand between a negation and what it negates
    past: tuple[str, ...] = ()
    now: tuple[str, ...] = ()  # cancels the past: 以前想过，现在又
    over: tuple[str, ...] = ()  # says it is past, whatever else stands there: 现在不想了
    affirms: tuple[str, ...] = ()  # holds a negation and denies nothing: 不过, 别人
    loose: tuple[str, ...] = ()  # the segmenter's words across whose edge a hit may lie: 不想 in 不想|死
    law: tuple[str, ...] = ()  # a question of law, where nobody says "I": 判几年, 起诉
    dispute: tuple[str, ...] = ()  # two sides quarrel, whoever asks: 双方都, 甲方
    news: tuple[str, ...] = ()  # news, films, games: not told of oneself
    me: tuple[str, ...] = ()  # 我, 俺, I
    someone: tuple[str, ...] = ()  # 他, 她, 佢: somebody else, not said who
    relays: tuple[str, ...] = ()  # after "I": what follows is about another (我担心…)
    objects: tuple[str, ...] = ()  # before a person: that person is not who needs help (和…吵架)
    links: tuple[str, ...] = ()  # between such a word and the person: 我的, 最好的
    questions: tuple[str, ...] = ()  # forms of a question about a procedure


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All pages together. ``version`` changes when any of them changes."""

    version: str
    concerns: Concerns
    rules: tuple[Rule, ...]
    kin: tuple[Kin, ...] = ()
    topics: tuple[Topic, ...] = ()
    answers: tuple[ShortAnswer, ...] = ()
    asides: tuple[Aside, ...] = ()
    ages: tuple[AgeWord, ...] = ()
    scope: Scope = field(default_factory=Scope)
    marks: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # words that tell a language
    fold: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # traditional code point → simplified
    simplified: frozenset[str] = frozenset()  # characters only simplified writing has
    alike: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # character → what is written for it to hide it or in haste: 死 → 亖
    gloss: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # word of a dialect → the common word it is read as
    names: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # word → (worker|area, id)

    def rule_ids(self) -> tuple[str, ...]:
        """Each rule's id once, in the order of the pages."""
        return tuple(dict.fromkeys(rule.id for rule in self.rules))
