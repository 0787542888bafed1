"""Reads one message: concern, urgency, danger, subject and small facts, each with the words that say so."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from referral.concern import Concerns
from referral.details import Scripts, age_band, figures, language, phone, spoken
from referral.hits import Firing, Hits, longest
from referral.normal import Fold, fold_word, normalise
from referral.reading import Evidence, Reading, SetAside, Subject
from referral.rules import Rule, RuleBook
from referral.scan import Lexicon, Span, Told
from referral.shorts import Shorts
from referral.subject import People, Person, Who, whose
from referral.urgency import Urgency

_SHOWN = 4  # places shown of one rule: the fifth 整天哭 proves nothing more
_FELT = frozenset({"SUI", "EMO", "PMH", "ADD", "CAR", "DV", "HARM", "SCAM", "YOU", "BUL", "LON", "BER", "MAR"})
_ACTORS = frozenset({Subject.SPOUSE, Subject.OTHER})  # 老公动手了: he does it, the speaker is hurt
_MYSELF = frozenset({"我", "俺"})
_HARMED = frozenset({"CP", "EA"})
_ASKED_ABOUT = frozenset({"past", "law"})
_ANOTHER_MEANING = frozenset({"idiom", "quoted"})  # why a danger word set aside leaves no doubt
_DISTRESS = frozenset("AB")  # groups of concerns that make a procedure question personal


class Reader:
    """Holds one rule book, ready to read. ``cut`` splits a text into words that, joined, are the text again."""

    def __init__(self, book: RuleBook, cut: Callable[[str], Sequence[str]]) -> None:
        self.book = book
        self._cut = cut
        self._fold = Fold(book.fold, book.gloss)
        self._lexicon = lexicon = Lexicon(self._fold)
        self._firing = Firing(book, lexicon)
        self._scripts = Scripts(book.fold, book.simplified)
        self._people = People(book, lexicon)
        self._shorts = Shorts(book, lexicon)
        self._topics = lexicon.sort((lexicon.add(word), topic) for topic in book.topics for word in topic.words)
        self._questions = lexicon.bag(book.scope.questions)
        marks = [(fold_word(word, book.fold), lang) for lang, words in book.marks.items() for word in words]
        self._marks = AhoCorasick([word for word, _ in marks], matchkind=MatchKind.Standard)
        self._mark_langs = [lang for _, lang in marks]
        self._ages = lexicon.sort((lexicon.add(word), age.band) for age in book.ages for word in age.words)
        self._names = lexicon.sort((lexicon.add(word), name) for word, name in book.names.items())
        lexicon.ready()
        # What is asked of a rule again and again, by its number.
        self._levels = [Urgency.U3 if rule.urgency is None else rule.urgency for rule in book.rules]
        self._keys = [_key(rule, level, book.concerns) for rule, level in zip(book.rules, self._levels, strict=True)]
        self._dangerous = [rule.danger is not None for rule in book.rules]

    def read(self, text: str, lang_hint: str = "") -> Reading:
        """Understand one message. Never fails; what is not understood has ``concern`` None and U3."""
        book = self.book
        told = Told(normalise(text, self._fold), self._lexicon, self._cut)
        places = self._marks.find_matches_as_indexes(told.normal.plain, overlapping=True)
        marks = Counter([self._mark_langs[number] for number, _, _ in places]) if places else {}
        written = self._scripts.of(text, told.normal.written)
        lang = language(written, marks, lang_hint)
        found = self._firing.fire(told)
        best = self._order(found)
        people = self._people.mentioned(told, lang or "zh-Hans")
        topic = self._topic(told, found)
        urgency = self._urgency(found, topic is not None)
        concerns = self._concerns(found, best, topic)
        who = self._who(told, people, found, best, concerns[0] if concerns else None)
        person = who.person
        counted = figures(told.text)
        names = self._names.found(told)
        danger = next((book.rules[i].danger for i in best if self._dangerous[i]), None) if urgency.is_danger else None
        return Reading(
            lang=lang,
            script=written.name,
            spoken=spoken(written, marks),
            urgency=urgency,
            rules=book.version,
            concern=concerns[0] if concerns else None,
            also=tuple(concerns[1:]),
            danger=danger,
            ask_safe=self._doubted(found),
            subject=who.subject,
            kin=self._name(text, told, person),
            gender=who.gender,
            age_band=(age_band(told.text) if counted else None) or self._age_word(told),
            area=_named(names, "area"),
            named=_named(names, "worker"),
            topic=topic,
            phone=phone(told.text) if counted else None,
            says=self._shorts.said(told),
            why=self._why(best, urgency),
            evidence=tuple(self._evidence(text, told, best, found)) if best else (),
            set_aside=tuple(self._set_aside(text, told, found)) if found.aside else (),
        )

    # ---- conclusions ------------------------------------------------------------------------------------------------

    def _order(self, found: Hits) -> list[int]:
        """The rules that counted, most telling first."""
        counted, keys = found.counted, self._keys
        return sorted(counted, key=lambda index: (*keys[index], counted[index][0][0])) if counted else []

    def _doubted(self, found: Hits) -> bool:
        """A danger was set aside, and not because the words mean something else."""
        dangerous = self._dangerous
        return any(dangerous[index] and reason not in _ANOTHER_MEANING for index, _, reason in found.aside)

    def _urgency(self, found: Hits, topic: bool) -> Urgency:  # noqa: FBT001 - one private fact among others
        if topic:
            return Urgency.U4
        levels = [self._levels[index] for index in found.counted]
        if any(reason in _ASKED_ABOUT and self._dangerous[index] for index, _, reason in found.aside):
            levels.append(Urgency.U2)  # danger long ago, or argued about in law, is asked about, not forgotten
        return min(levels, default=Urgency.U3)

    def _concerns(self, found: Hits, best: list[int], topic: str | None) -> list[str]:
        """The primary concern, then the others: a danger's, else the one most is said about, else the first named."""
        if not found.counted and not found.aside and topic is None:
            return []
        if len(best) == 1 and not found.aside and topic is None:
            return [code] if (code := self.book.rules[best[0]].concern) is not None else []
        scores: dict[str, int] = {}
        first: dict[str, int] = {}
        known: set[str] = set()  # one rule counts once, in however many languages it fired
        past = {
            index: [span] for index, span, reason in found.aside if reason in _ASKED_ABOUT and self._dangerous[index]
        }
        for index, spans in [*found.counted.items(), *past.items()]:
            rule = self.book.rules[index]
            if (code := rule.concern) is not None:
                weight = 0 if rule.id in known else rule.weight
                known.add(rule.id)
                scores[code] = scores.get(code, 0) + weight
                first[code] = min(first.get(code, spans[0][0]), spans[0][0])
        ordered = sorted(scores, key=lambda code: (-scores[code], first[code], self.book.concerns[code].rank))
        if topic is not None:
            head = next(one.concern for one in self.book.topics if one.id == topic)
        elif best and self._levels[best[0]].is_danger and (code := self.book.rules[best[0]].concern):
            head = code
        else:
            return ordered
        return [head, *(code for code in ordered if code != head)]

    def _why(self, best: list[int], urgency: Urgency) -> tuple[str, ...]:
        """The rules that set the urgency, of each danger only the most telling: a card has little room."""
        if urgency >= Urgency.U3:
            return ()
        telling: dict[str, str] = {}
        for rule in (self.book.rules[index] for index in best if self._levels[index] == urgency):
            telling.setdefault(rule.danger or rule.id, rule.id)
        return tuple(telling.values())

    def _topic(self, told: Told, found: Hits) -> str | None:
        """The answer page a procedure question means, unless somebody's distress is in it too."""
        if not self._questions.found(told):
            return None
        for index in found.counted:
            concern = self.book.rules[index].concern
            if self._levels[index] <= Urgency.U2 or (concern and self.book.concerns[concern].group in _DISTRESS):
                return None
        if self._doubted(found):
            return None
        hits = [(start, -end, topic.id) for start, end, topic in self._topics.found(told)]
        return min(hits)[2] if hits else None

    def _who(self, told: Told, people: list[Person], found: Hits, best: list[int], concern: str | None) -> Who:
        felt = concern in _FELT
        if not best:
            return whose(told, people, None, felt=felt)
        foremost = [i for i in best if self._levels[i] == self._levels[best[0]]]
        telling = [i for i in foremost if self.book.rules[i].concern == concern] or foremost
        rule = self.book.rules[telling[0]]
        start, end = found.counted[telling[0]][0]
        hurt = next((p for p in people if p.kin and 0 <= p.start - end <= 1 and rule.danger is not None), None)
        if rule.subject is not None:  # 打我女儿: the words say "me", the next word says whom
            return Who(hurt.subject, hurt, hurt.kin.gender if hurt.kin else None) if hurt else Who(rule.subject)
        inside = [p for p in people if start <= p.start < end]
        mine = rule.danger is not None and told.text[end : end + 1] in _MYSELF  # 继父打 + 我
        if mine or rule.concern == "BER" or any(p.subject is Subject.SELF for p in inside):
            return Who(Subject.SELF)  # who died needs no help: who is left does
        if rule.concern in _HARMED and inside and inside[0].kin:  # 打孩子: the words hold who is hurt
            return Who(inside[0].subject, inside[0], inside[0].kin.gender)
        who = whose(told, people, start, felt=felt, own=rule.concern == "SUI")
        if rule.concern == "MAR" and who.subject is Subject.SPOUSE:
            return Who(Subject.SELF)  # a marriage is the speaker's
        does_it = rule.concern == "DV" and told.text[start] not in "被挨"
        return Who(Subject.SELF) if does_it and who.subject in _ACTORS else who

    # ---- words ------------------------------------------------------------------------------------------------------

    def _name(self, text: str, told: Told, person: Person | None) -> str | None:
        if person is None or person.kin is None:
            return None
        if person.kin.name is not None:
            return person.kin.name
        start, end = told.normal.original(person.start, person.end)
        return text[start:end]

    def _age_word(self, told: Told) -> str | None:
        hits = [hit for hit in self._ages.found(told) if not told.straddled(hit[0], hit[1])]
        return min(hits)[2] if hits else None

    def _evidence(self, text: str, told: Told, best: list[int], found: Hits) -> Iterable[Evidence]:
        spans: dict[str, list[Span]] = {}  # one rule may have fired in several languages
        for index in best:
            spans.setdefault(self.book.rules[index].id, []).extend(found.counted[index])
        for rule, places in spans.items():
            for span in longest(places)[:_SHOWN]:
                start, end = told.normal.original(*span)
                yield Evidence(rule, start, end, text[start:end])

    def _set_aside(self, text: str, told: Told, found: Hits) -> Iterable[SetAside]:
        shown: dict[int, int] = {}
        for index, span, reason in found.aside:
            shown[index] = shown.get(index, 0) + 1
            if shown[index] <= _SHOWN:
                start, end = told.normal.original(*span)
                yield SetAside(self.book.rules[index].id, start, end, text[start:end], reason)


def _key(rule: Rule, level: Urgency, concerns: Concerns) -> tuple[int, int, int]:
    """How telling a rule is, the most telling first: its level, the rank of its danger, its weight."""
    rank = concerns[rule.concern].rank if rule.concern and level.is_danger else 99
    return int(level), rank, -rule.weight


def _named(names: list[tuple[int, int, tuple[str, str]]], kind: str) -> str | None:
    """The id of the longest name of this kind that stands in the text."""
    hits = [(start - end, start, name[1]) for start, end, name in names if name[0] == kind]
    return min(hits)[2] if hits else None
