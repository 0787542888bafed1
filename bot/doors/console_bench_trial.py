"""A draft tried before anybody works by it: its faults, its sentences, and past words that would read otherwise."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.centre import pastwords, sentences, workbench
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.pastwords import Said
from bot.centre.rulekeeping import changes_now
from bot.centre.workbench import Draft, Tried
from bot.page import PageError
from bot.pages.changes import Changes, RuleData, digest, key_of, mark_of, shipped
from bot.pages.keywords import sentences_of
from bot.pages.rulebook import faults
from bot.pages.trial import Sentence, Shift, failing, mirrored, of_codes, shifts
from referral.reader import Reader
from referral.station import Worker

_KEPT = 3  # readers held; each is a few megabytes and about a second of work
_SHOWN = 40  # past messages shown


@dataclass(frozen=True, slots=True)
class Changed:
    """One rule of a draft: as it is in use, and as it is to be."""

    key: str
    lang: str
    rule: str
    before: RuleData
    after: RuleData
    moved: bool  # the shipped rule has changed since


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a draft. ``faults`` and ``failing`` keep it from being published."""

    tried: Tried
    changed: tuple[Changed, ...]
    faults: tuple[str, ...] = ()
    failing: tuple[Sentence, ...] = ()
    shifts: tuple[tuple[Shift, Said], ...] = ()
    past: int = 0  # messages read again
    mirrored: int = 0  # sentences tried
    now: Reader | None = None
    then: Reader | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read of the database, in one look."""

    number: int
    now: Changes
    own: tuple[Sentence, ...]
    past: tuple[Said, ...]


@dataclass(slots=True)
class Trials:
    """Tries drafts on a thread of its own; remembers the last few readers it built."""

    centre: Centre
    _readers: OrderedDict[bytes, Reader] = field(default_factory=OrderedDict)
    _pages: Mapping[str, tuple[str, RuleData]] = field(default_factory=dict)
    _building: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def pages(self) -> Mapping[str, tuple[str, RuleData]]:
        """Every shipped rule: the name of its page, and what it says there."""
        if not self._pages:
            found = await asyncio.to_thread(shipped, self.centre.rules.root)
            self._pages = {key: (path.name, data) for key, (path, data) in found.items()}
        return self._pages

    async def reader(self, changes: Changes) -> Reader:
        """A reader with these changes. Raises PageError."""
        key = digest(changes)
        async with self._building:
            known = self._readers.get(key)
            if known is None:
                known = await asyncio.to_thread(self.centre.rules.reader, changes)
                self._readers[key] = known
                while len(self._readers) > _KEPT:
                    self._readers.popitem(last=False)
            return known

    async def run(self, worker: Worker, draft: Draft) -> Trial:
        """Try one draft."""

        def look(work: Work) -> _Seen:
            number, now = changes_now(work.conn, work.house.vault)
            return _Seen(number, now, sentences.kept(work), pastwords.lately(work, worker))

        seen = await self.centre.look(look)
        pages = await self.pages()
        changed = tuple(_changed(key, data, seen.now, pages, draft) for key, data in draft.changes.items())
        fresh = self.centre.pages.reader
        dangers = {key_of(rule.lang, rule.id) for rule in fresh.book.rules if rule.danger is not None}
        tried = Tried(draft.id, draft.version, seen.number, "", 0, bool(dangers & set(draft.changes)))
        try:
            reader = await self.reader(workbench.over(seen.now, draft.changes))
        except PageError as error:
            return Trial(_with(tried, "", 1), changed, faults=(_place(error),))
        return await asyncio.to_thread(self._read, reader, seen, changed, tried)

    def _read(self, reader: Reader, seen: _Seen, changed: tuple[Changed, ...], tried: Tried) -> Trial:
        root, now = self.centre.rules.root, self.centre.pages.reader
        every = [*mirrored(sentences_of(root, reader.book)), *of_codes(self.centre.pages.own), *seen.own]
        known = {one.id for one in reader.book.rules}
        wrong = tuple(failing(reader, (one for one in every if one.rule in known)))
        vain = tuple(str(one) for one in faults(reader.book, {(one.lang, one.rule) for one in changed}))
        by_id = {one.id: one for one in seen.past}
        moved = shifts(now, reader, ((one.id, one.text) for one in seen.past))
        return Trial(
            _with(tried, reader.book.version, len(wrong) + len(vain)),
            changed,
            faults=vain,
            failing=wrong,
            shifts=tuple((one, by_id[one.key]) for one in moved[:_SHOWN]),
            past=len(seen.past),
            mirrored=len(every),
            now=now,
            then=reader,
        )


def _with(tried: Tried, rules: str, failing_count: int) -> Tried:
    return Tried(tried.draft, tried.version, tried.edition, rules, failing_count, tried.dangerous)


def _changed(
    key: str, data: RuleData, now: Changes, pages: Mapping[str, tuple[str, RuleData]], draft: Draft
) -> Changed:
    lang, _, rule = key.partition("/")
    original = pages[key][1] if key in pages else {}
    after = data or original
    moved = bool(original) and draft.marks.get(key, "") != mark_of(original)
    return Changed(key, lang, rule, now.get(key, original), after, moved)


def _place(error: PageError) -> str:
    """What is wrong, without where this machine keeps its pages."""
    text = str(error)
    return text.rpartition("/locale/")[2] if "/locale/" in text else text
