"""How a keyword page may look: the shapes pydantic checks before any word becomes a rule."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from referral.reading import Danger, Gender, Says, Subject

_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})


def _says_something(word: str) -> str:
    """Refuse a word of which nothing is left once gaps, stars and what nobody sees are taken away."""
    if all(char in "…*" or unicodedata.category(char) in _UNSEEN for char in word):
        raise ValueError("a word that says nothing")
    return word


Word = Annotated[str, AfterValidator(_says_something)]
Words = tuple[Word, ...]


class Strict(BaseModel):
    """Nothing unknown is let through, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RulePage(Strict):
    """One rule as a page says it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    words: Words = Field(min_length=1)
    with_: list[Words] = Field(default=[], alias="with")
    concern: str | None = None
    urgency: Literal["U0", "U1", "U2", "U3", "U4"] | None = None
    danger: Danger | None = None
    weight: int = Field(default=3, ge=1, le=20)
    within: Literal["clause", "sentence", "message"] = "clause"
    needs: Words = ()
    excludes: Words = ()
    exceptions: Words = ()
    negatable: bool = True
    arguable: bool = False
    subject: Subject | None = None
    reason: str = Field(min_length=2)


class MorePage(Strict):
    """More words, in this page's language, for a rule another page defines."""

    id: str
    words: Words = Field(min_length=1)
    with_: list[Words] = Field(default=[], alias="with")
    excludes: Words = ()
    exceptions: Words = ()


class KinPage(Strict):
    """Words for one kind of person."""

    words: Words = Field(min_length=1)
    subject: Subject
    gender: Gender | None = None
    name: str | None = None


class TopicPage(Strict):
    """Words that lead to one answer page."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    concern: str
    words: Words = Field(min_length=1)


class SaysPage(Strict):
    """One short answer and how it may be said."""

    says: Says
    whole: Words = ()
    anywhere: Words = ()


class AsidePage(Strict):
    """Phrases that mean something else, and why."""

    reason: Literal["idiom", "quoted", "news"]
    words: Words = Field(min_length=1)


class AlikePage(Strict):
    """What is written instead of one character of the words of suicide: by sound, by shape, by its first letter."""

    of: str = Field(min_length=1, max_length=1)
    as_: Words = Field(min_length=1, alias="as")


class AgePage(Strict):
    """Words that tell one band of age."""

    band: Literal["<14", "14-17", "18-59", "60-79", "80+"]
    words: Words = Field(min_length=1)


class ScopePage(Strict):
    """Words that change what stands near them; the names are those of ``referral.rules.Scope``."""

    negations: Words = ()
    fillers: Words = ()
    past: Words = ()
    now: Words = ()
    over: Words = ()
    affirms: Words = ()
    loose: Words = ()
    law: Words = ()
    dispute: Words = ()
    news: Words = ()
    me: Words = ()
    someone: Words = ()
    relays: Words = ()
    objects: Words = ()
    links: Words = ()
    questions: Words = ()


class Page(Strict):
    """One keyword page: any of these parts."""

    rules: list[RulePage] = []
    more: list[MorePage] = []
    kin: list[KinPage] = []
    topics: list[TopicPage] = []
    answers: list[SaysPage] = []
    asides: list[AsidePage] = []
    ages: list[AgePage] = []
    alike: list[AlikePage] = []
    gloss: dict[Word, str] = {}
    marks: Words = ()
    scope: ScopePage = ScopePage()


class ConcernPage(Strict):
    """One of the 33 concerns."""

    group: Literal["A", "B", "C", "D", "E", "F", "G", "H"]
    rank: int
    ask_safe: bool
    button: Literal["child", "elder", "family", "money", "heart", "other"] | None
    skills: Words


class ConcernsPage(Strict):
    """The page of concerns."""

    concerns: dict[str, ConcernPage]


class SentencesPage(Strict):
    """A rule's own sentences: those it must match, those it must not."""

    must: Words = Field(min_length=1)
    must_not: Words = Field(min_length=1)
