"""Loads the keyword pages (``locale/<lang>/*.yaml``) and concerns into one rule book, and builds its reader."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.page import PageError, load
from bot.pages.changes import NO_CHANGES, Changes, laid_over
from bot.pages.changes import digest as changes_digest
from bot.pages.keyword_shapes import ConcernsPage, KinPage, MorePage, Page, RulePage, ScopePage, SentencesPage, Words
from bot.pages.languages import languages
from bot.pages.local import NO_LOCALS, Local, Locals
from referral.concern import Concern
from referral.reader import Reader
from referral.rules import AgeWord, Aside, Kin, Rule, RuleBook, Scope, ShortAnswer, Topic
from referral.urgency import Urgency

SENTENCES = Path("tests", "triage")  # under the root: one folder a language, mirroring locale/
_LOCAL = re.compile(r"x\d\d")  # the rules of a centre's code: its sentences stand with it
_HAN = range(0x3400, 0xA000)
_ALSO_FOLDED = {"妳": "你", "牠": "它", "祂": "他", "著": "着"}  # what OpenCC keeps apart, one by one
_BOTH = frozenset(
    "后里干台只面松谷丑斗余云征咸系了才表板冲别布范丰克回家姜据困累蔑仆曲舍沈胜术台涂咽于岳占致制准"
)  # in both scripts


def load_concerns(root: Path) -> Mapping[str, Concern]:
    """The 33 concerns of ``root/referral/concerns.yaml``. Raises PageError."""
    path = root / "referral" / "concerns.yaml"
    page = _validate(ConcernsPage, load(path), path)
    ranks = [concern.rank for concern in page.concerns.values()]
    if len(set(ranks)) != len(ranks):
        raise PageError(f"{path}: concerns: two of them have the same rank")
    return MappingProxyType(
        {code: Concern(code, c.group, c.skills, c.rank, c.ask_safe, c.button) for code, c in page.concerns.items()}
    )


def load_rules(root: Path, *, own: Locals = NO_LOCALS, changes: Changes = NO_CHANGES) -> RuleBook:
    """Every keyword page under ``root/locale``; ``root`` is the folder that also holds ``referral/``.

    ``own``: the centre's codes; ``changes``: what it has published over the shipped rules. Both are in the version.

    Where ``root/tests/triage`` exists every rule must have its sentences there; an installation may leave the tests
    out, and ``linli check`` remarks on it. Raises PageError naming file and key.
    """
    concerns = load_concerns(root)
    digest = hashlib.sha256((root / "referral" / "concerns.yaml").read_bytes())
    shelf = _Shelf(concerns)
    for lang in languages(root):
        for path in sorted((root / "locale" / lang).glob("*.yaml")):
            digest.update(path.name.encode() + path.read_bytes())
            shelf.put(lang, path, _validate(Page, laid_over(load(path) or {}, lang, changes), path))
    shelf.finish()
    for one in own.values():
        shelf.put_local(one)
        digest.update(repr(one).encode())
    digest.update(changes_digest(changes))
    book = shelf.book(digest.hexdigest()[:10])
    if (root / SENTENCES).is_dir():
        load_sentences(root, book)
    return book


def sentences_of(root: Path, book: RuleBook) -> dict[tuple[str, str], tuple[Words, Words]]:
    """The mirrored sentences; none where an installation has left the tests out. Raises PageError."""
    return load_sentences(root, book) if (root / SENTENCES).is_dir() else {}


def load_sentences(root: Path, book: RuleBook) -> dict[tuple[str, str], tuple[Words, Words]]:
    """(language, rule id) → sentences it must match and must not match. Raises PageError where a rule has none."""
    known = {(rule.lang, rule.id) for rule in book.rules if not _LOCAL.fullmatch(rule.id)}
    found: dict[tuple[str, str], tuple[Words, Words]] = {}
    for lang in languages(root):
        for path in sorted((root / SENTENCES / lang).glob("*.yaml")):
            page = load(path)
            if not isinstance(page, dict):
                raise PageError(f"{path}: not a page of rule ids")
            for rule_id, data in page.items():
                if (lang, rule_id) not in known:
                    raise PageError(f"{path}: {rule_id}: no page of {lang} has this rule")
                if (lang, rule_id) in found:
                    raise PageError(f"{path}: {rule_id}: its sentences are there twice")
                sentences = _validate(SentencesPage, data, path, str(rule_id))
                found[lang, rule_id] = (sentences.must, sentences.must_not)
    for lang, rule_id in sorted(known - set(found)):
        raise PageError(f"{root / SENTENCES / lang}: {rule_id}: give it sentences under must and must_not")
    return found


class _Shelf:
    """Collects the pages of all languages and refuses what does not fit together."""

    def __init__(self, concerns: Mapping[str, Concern]) -> None:
        self._concerns = concerns
        self._rules: dict[tuple[str, str], Rule] = {}
        self._homes: dict[str, Path] = {}
        self._more: list[tuple[str, Path, MorePage]] = []
        self._kin: list[Kin] = []
        self._kin_seen: dict[tuple[str, str], Path] = {}
        self._topics: list[Topic] = []
        self._answers: list[ShortAnswer] = []
        self._asides: list[Aside] = []
        self._ages: list[AgeWord] = []
        self._alike: dict[str, tuple[str, ...]] = {}
        self._gloss: dict[str, str] = {}
        self._marks: dict[str, list[str]] = {}
        self._scope: dict[str, list[str]] = {name: [] for name in ScopePage.model_fields}

    def put(self, lang: str, path: Path, page: Page) -> None:
        """Take in one page."""
        for rule in page.rules:
            self._put_rule(lang, path, rule)
        self._more.extend((lang, path, more) for more in page.more)
        for kin in page.kin:
            self._put_kin(lang, path, kin)
        for topic in page.topics:
            self._known(topic.concern, path, f"topics: {topic.id}")
            self._topics.append(Topic(topic.id, lang, topic.concern, topic.words))
        self._answers.extend(ShortAnswer(a.says, lang, a.whole, a.anywhere) for a in page.answers)
        self._asides.extend(Aside(a.reason, lang, a.words) for a in page.asides)
        self._ages.extend(AgeWord(a.band, a.words) for a in page.ages)
        for word, common in page.gloss.items():
            if word in self._gloss:
                raise PageError(f"{path}: gloss: {word} is there twice")
            self._gloss[word] = common
        for alike in page.alike:
            if alike.of in self._alike:
                raise PageError(f"{path}: alike: {alike.of} is there twice")
            self._alike[alike.of] = alike.as_
        self._marks.setdefault(lang, []).extend(page.marks)
        for name, words in self._scope.items():
            words.extend(getattr(page.scope, name))

    def _known(self, concern: str | None, path: Path, key: str) -> None:
        if concern is not None and concern not in self._concerns:
            raise PageError(f"{path}: {key}: concern {concern!r} is not in referral/concerns.yaml")

    def _put_rule(self, lang: str, path: Path, rule: RulePage) -> None:
        if rule.id in self._homes:
            raise PageError(f"{path}: rules: {rule.id}: already in {self._homes[rule.id]}; add words with more:")
        self._known(rule.concern, path, f"rules: {rule.id}")
        urgency = Urgency[rule.urgency] if rule.urgency else None
        if urgency is not None and urgency.is_danger and rule.danger is None:
            raise PageError(f"{path}: rules: {rule.id}: {rule.urgency} needs danger: it chooses what is said")
        self._homes[rule.id] = path
        self._rules[lang, rule.id] = Rule(
            id=rule.id, lang=lang, groups=(rule.words, *rule.with_), concern=rule.concern, urgency=urgency,
            danger=rule.danger, weight=rule.weight, within=rule.within, needs=rule.needs, excludes=rule.excludes,
            exceptions=rule.exceptions, negatable=rule.negatable, arguable=rule.arguable, subject=rule.subject,
            reason=rule.reason,
        )  # fmt: skip

    def put_local(self, local: Local) -> None:
        """Take in a code of the centre."""
        for rule in local.rules:
            self._rules[rule.lang, rule.id] = rule

    def _put_kin(self, lang: str, path: Path, kin: KinPage) -> None:
        for word in kin.words:
            if (lang, word) in self._kin_seen:
                raise PageError(f"{path}: kin: {word} is already in {self._kin_seen[lang, word]}")
            self._kin_seen[lang, word] = path
            self._kin.append(Kin(word, lang, kin.subject, kin.gender, kin.name))

    def finish(self) -> None:
        """Give every ``more`` the rule it adds to."""
        for lang, path, more in self._more:
            home = next((rule for (_, rule_id), rule in self._rules.items() if rule_id == more.id), None)
            if home is None:
                raise PageError(f"{path}: more: {more.id}: no page has a rule of this id")
            if (lang, more.id) in self._rules:
                raise PageError(f"{path}: more: {more.id}: {lang} has this rule already")
            groups = (more.words, *more.with_)
            if len(groups) != len(home.groups):
                raise PageError(f"{path}: more: {more.id}: give one list under with for each the rule has")
            self._rules[lang, more.id] = replace(
                home, lang=lang, groups=groups,
                excludes=home.excludes + more.excludes, exceptions=home.exceptions + more.exceptions,
            )  # fmt: skip

    def book(self, version: str) -> RuleBook:
        """Everything as one value."""
        fold, simplified = characters()
        return RuleBook(
            version=version, concerns=self._concerns, rules=tuple(self._rules.values()), kin=tuple(self._kin),
            topics=tuple(self._topics), answers=tuple(self._answers), asides=tuple(self._asides),
            ages=tuple(self._ages),
            scope=Scope(**{name: tuple(dict.fromkeys(words)) for name, words in self._scope.items()}),
            marks=MappingProxyType({lang: tuple(words) for lang, words in self._marks.items() if words}),
            alike=MappingProxyType(self._alike), gloss=MappingProxyType(self._gloss), fold=fold, simplified=simplified,
        )  # fmt: skip


_Model = TypeVar("_Model", bound=BaseModel)


def _validate(model: type[_Model], data: Any, path: Path, key: str = "") -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in (key, *first["loc"]) if part != "")
        raise PageError(f"{path}: {place}: {first['msg']}") from error


def build_reader(book: RuleBook, names: Mapping[str, tuple[str, str]]) -> Reader:
    """A reader that also knows the centre's names: word → (``worker`` or ``area``, id)."""
    return Reader(replace(book, names=MappingProxyType(dict(names))), segmenter())


@cache
def segmenter() -> Callable[[str], Sequence[str]]:
    """The one shared word cutter: rjieba where it is installed, else jieba; both give the same words.

    Without guessing at unknown words (HMM): a guessed 猫太 would cut 流浪猫 out of 流浪猫太多.
    """
    try:
        import rjieba  # noqa: PLC0415 - optional, and its dictionary is only loaded where a reader is built
    except ImportError:
        import jieba  # noqa: PLC0415 - 0.8 s and 80 MB: not before a reader is built

        jieba.setLogLevel(60)
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
        return partial(tokenizer.lcut, HMM=False)
    return partial(rjieba.cut, hmm=False)


@cache
def characters() -> tuple[Mapping[int, str], frozenset[str]]:
    """(traditional code point → simplified character, characters only simplified writing has), from OpenCC's tables."""
    import opencc  # noqa: PLC0415 - reads its tables from disk: not before they are asked for

    every = [chr(code) for code in _HAN]
    page = "\n".join(every)  # one character a line: no phrase may choose for another
    simple = opencc.OpenCC("t2s").convert(page).split("\n")
    traditional = opencc.OpenCC("s2t").convert(page).split("\n")
    fold = {ord(char): to for char, to in zip(every, simple, strict=True) if to != char and len(to) == 1}
    fold |= {ord(char): to for char, to in _ALSO_FOLDED.items()}
    only = frozenset(c for c, to in zip(every, traditional, strict=True) if to != c and ord(c) not in fold)
    return MappingProxyType(fold), only - _BOTH
