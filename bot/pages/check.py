"""Reads every page there is and says what is wrong with them together: what `linli check` prints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.page import PageError, load
from bot.pages.answers import FOLDER as ANSWERS
from bot.pages.answers import load_answers
from bot.pages.asked import Asked, asked_by_code, asked_by_page, families
from bot.pages.book import MOVES
from bot.pages.claims import claims, cross_use, load_claims
from bot.pages.directory import load_directory, load_senders, unchecked
from bot.pages.hotlines import load_hotlines
from bot.pages.keywords import SENTENCES, build_reader, load_concerns, load_rules
from bot.pages.ladders import load_ladders
from bot.pages.languages import FIRST, languages
from bot.pages.local import PAGE as CODES
from bot.pages.local import load_locals
from bot.pages.notice import load_notices
from bot.pages.papers import load_papers
from bot.pages.remarks import remarks
from bot.pages.rulebook import faults, refusals
from bot.pages.station import load_organisation
from bot.pages.texts import texts
from bot.pages.trial import failing, of_codes
from bot.pages.units import PAGE as STATION
from bot.words import Words, WordsError, load_words
from flows.page import Flow, FlowError, read_flow
from referral.answer import Answer
from referral.hotline import Hotlines, Sure
from referral.organisation import Organisation
from referral.rules import RuleBook
from referral.station import Station

_LABEL = {"zh": 6, "en": 18}  # characters on a button (domain study §4.2), letters in English
_IN_DANGER = frozenset({"numbers", "calling"})  # in the same message as the danger's words (domain study §10)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """``problems`` are refused; ``remarks`` a person should look at. Each line names file and key."""

    problems: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def tried(self, read: Callable[[], T]) -> T | None:
        """What a loader reads; what it refuses becomes a problem."""
        try:
            return read()
        except (PageError, WordsError) as refused:
            self.problems.append(str(refused))
            return None


def check_all(root: Path, centre: Path, now: datetime | None = None) -> Report:
    """Every page under ``root`` and of the ``centre``'s folder, together; nothing is raised for a faulty page.

    ``now``: also the roster of the days to come.
    """
    found = _Found()
    words = found.tried(lambda: load_words(root / "locale", languages(root)))
    flows = {name: found.tried(partial(_flow, root / "flows" / f"{name}.yaml")) for name in MOVES}
    concerns = found.tried(lambda: load_concerns(root))
    codes = frozenset(concerns) if concerns is not None else None
    book = found.tried(lambda: load_rules(root)) if concerns is not None else None
    if book is not None:
        found.problems += refusals(root, book)
        _own(found, root, centre, book)
        if not (root / SENTENCES).is_dir():
            found.remarks.append(f"{SENTENCES}: is not here, so nobody has looked whether each rule has its sentences")
    found.tried(lambda: load_ladders(root / "referral" / "ladders.yaml"))
    hotlines = found.tried(lambda: load_hotlines(root / "referral" / "hotlines.yaml", codes))
    organisation = found.tried(lambda: load_organisation(centre, concerns=codes))
    if words is not None:
        sources = [file for folder in ("flows", "bot") for file in sorted((root / folder).rglob("*.py"))]
        asked = [one for file in sources for one in found.tried(partial(asked_by_code, file)) or ()]
        for name, flow in flows.items():
            asked += asked_by_page(root / "flows" / f"{name}.yaml", flow) if flow is not None else ()
        asked += families(concerns, book.rule_ids() if book is not None else ()) if concerns is not None else ()
        _words(found, words, asked)
    if organisation is not None:
        station = organisation.door
        _station(found, centre, organisation, words)
        found.remarks += remarks(centre, organisation, now)
        directory = found.tried(lambda: load_directory(centre, organisation, codes))
        found.remarks += unchecked(centre, directory) if directory else ()
        found.tried(lambda: load_senders(centre, organisation))
        found.tried(lambda: load_papers(centre))
        answers = found.tried(lambda: load_answers(centre, station.languages, codes))
        if answers is not None:
            _answers(found, centre, answers, book)
            found.tried(lambda: found.problems.extend(_told(centre, answers, words)) if words is not None else None)
        if hotlines is not None:
            found.remarks += _unchecked(root / "referral" / "hotlines.yaml", hotlines, station)
    here = f"{root}/"
    return Report(
        tuple(dict.fromkeys(line.replace(here, "") for line in found.problems)),
        tuple(dict.fromkeys(line.replace(here, "") for line in found.remarks)),
    )


def _own(found: _Found, root: Path, centre: Path, book: RuleBook) -> None:
    """The centre's codes: what is said in vain, and whether each is found in its sentences."""
    own = found.tried(lambda: load_locals(centre, languages(root), frozenset(book.concerns)))
    if not own:
        return
    whole, file = load_rules(root, own=own), centre / CODES
    ids = {one.rule for one in own.values()}
    found.problems += [f"{file}: {one}" for one in faults(whole) if one.rule in ids]
    for one in failing(build_reader(whole, {}), of_codes(own)):
        asked = "must match" if one.must else "must not match"
        found.problems.append(f"{file}: concerns.{one.rule.upper()}: {asked} {one.text}")


def _flow(file: Path) -> Flow:
    page = load(file)
    try:
        return read_flow(page, MOVES[file.stem])
    except FlowError as error:
        raise PageError(f"{file}: {error}") from error
    except KeyError as error:
        raise PageError(f"{file}: {error.args[0]}: is missing") from error


def _words(found: _Found, words: Words, asked: list[Asked]) -> None:
    found.problems += words.differences()
    found.problems += _unsaid(words, asked)
    for lang in words.langs:
        found.problems += _labels(words, lang)
    found.problems += _dangers(words)
    found.tried(lambda: found.problems.extend(claims(words)))
    found.tried(lambda: found.problems.extend(cross_use(words)))


def _unsaid(words: Words, asked: list[Asked]) -> Iterator[str]:
    every = frozenset().union(*(words.keys(lang) for lang in words.langs))
    seen: set[str] = set()
    for one in asked:
        said = one.key in every if one.whole else any(key.startswith(one.key) for key in every)
        if not said and one.key not in seen:
            seen.add(one.key)
            yield f"{one.where}: no language says {one.key}"


def _labels(words: Words, lang: str) -> Iterator[str]:
    most = next((size for prefix, size in _LABEL.items() if lang.startswith(prefix)), max(_LABEL.values()))
    for key, ways in texts(words, lang).items():
        longest = max(map(len, ways))
        if key.startswith("button-") and longest > most:
            yield f"{words.file(lang, key)}: {key}: {longest} characters do not fit on a button; at most {most}"


def _dangers(words: Words) -> Iterator[str]:
    for key in sorted(words.keys(FIRST)):
        if key.startswith("danger-") and key.endswith(("-self", "-other")):
            for slot in sorted(_IN_DANGER - words.slots(FIRST, key)):
                yield f"{words.file(FIRST, key)}: {key}: must say ${slot} in the same message"


def _station(found: _Found, centre: Path, organisation: Organisation, words: Words | None) -> None:
    file, station = centre / STATION, organisation.door
    for lang in station.languages if words is not None else ():
        if words is not None and lang not in words.langs:
            found.problems.append(f"{file}: languages: there are no words in {lang}")
    found.problems += _names(words, organisation) if words is not None else ()
    if station.signed is None:
        found.remarks.append(f"{file}: signed: the director has not signed the clocks")
    if station.phone is None:
        found.remarks.append(f"{file}: phone: the duty phone is not set")
    notices = found.tried(lambda: load_notices(centre, station.languages))
    for lang in station.languages if notices is not None else ():
        if notices is not None and lang not in notices:
            found.remarks.append(f"{centre / f'notice.{lang}.md'}: the privacy notice is missing")


def _names(words: Words, organisation: Organisation) -> Iterator[str]:
    """A text that names a worker would speak of them without an event; names come in by $worker."""
    names = {name for one in organisation.workers() for name in (one.name, *one.names.values(), *one.nicknames)}
    for lang in words.langs:
        for key, ways in texts(words, lang).items():
            for name in sorted(name for name in names if any(name in way for way in ways)):
                yield f"{words.file(lang, key)}: {key}: names {name}; write $worker"


def _answers(found: _Found, centre: Path, answers: Mapping[str, Answer], book: RuleBook | None) -> None:
    topics = {topic.id: topic for topic in reversed(book.topics)} if book is not None else {}  # the first page wins
    for name, answer in answers.items():
        file = centre / ANSWERS / f"{name}.yaml"
        if book is not None and name not in topics:
            found.problems.append(f"{file}: id: no keyword page has the topic {name}; nobody can ask for it")
        elif book is not None and topics[name].concern != answer.concern:
            found.problems.append(f"{file}: concern: is {answer.concern}, the topic's is {topics[name].concern}")
        if answer.sure is not Sure.HIGH:
            found.remarks.append(f"{file}: sure: {answer.sure.value}")
        if answer.checked_by is None:
            found.remarks.append(f"{file}: checked_by: nobody has read it over")
    for name, topic in topics.items():
        if name not in answers:
            found.problems.append(f"locale/{topic.lang}: topics: {name}: has no page {centre / ANSWERS / name}.yaml")


def _told(centre: Path, answers: Mapping[str, Answer], words: Words) -> Iterator[str]:
    """An answer promises nobody's doing, and is as kind as every other text; office words are its business."""
    for name, answer in answers.items():
        for lang, text in answer.texts.items():
            if lang not in words.langs:
                continue
            page = load_claims(words, lang)
            for fault in (page.claim(text, procedure=True), page.unkind(text, staff=True)):
                if fault is not None:
                    yield f"{centre / ANSWERS / name}.yaml: text.{lang}: {fault!r} may not be said in an answer"


def _unchecked(file: Path, hotlines: Hotlines, station: Station) -> Iterator[str]:
    for one in hotlines:
        if one.region == station.region and one.sure is not Sure.LOW and one.checked_by is None:
            yield f"{file}: {one.id}.checked_by: nobody has checked {one.number}"
