"""The pages of the workbench: a text as the rules read it, a rule as a form, a draft tried, what workers judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import HTTPException, Request
from starlette.responses import Response

from bot.centre import pastwords, sentences, workbench
from bot.centre.house import Work
from bot.centre.rulekeeping import editions
from bot.centre.workbench import Draft
from bot.doors.console_bench_room import Bench, current, number
from bot.doors.console_bench_said import asked, boxes, classed, differs, read, rule_facts, rule_label
from bot.doors.console_bench_trial import Trial
from bot.doors.console_room import Room
from bot.pages.changes import RuleData, key_of, written
from bot.pages.keywords import sentences_of
from bot.pages.trial import Sentence
from referral.reading import Reading

_EDITIONS = 12


@dataclass(frozen=True, slots=True)
class Again:
    """A form that comes back: why, and what was typed into it."""

    wrong: str
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Looks:
    """What can be looked at."""

    bench: Bench

    async def page(self, request: Request) -> Response:
        """The bench: a text to read, drafts, what was published, every rule."""
        return await self.shelf(await self.bench.room(request), request)

    async def rule(self, request: Request, lang: str = "", rule: str = "", draft: str = "") -> Response:
        """One rule as a form. Raises HTTPException 404 for a rule no page has."""
        return await self.form(await self.bench.room(request), request, key_of(lang, rule), number(draft))

    async def draft(self, request: Request, draft: str = "") -> Response:
        """One draft, tried."""
        return await self._draft(await self.bench.room(request), number(draft), request)

    async def judged(self, request: Request) -> Response:
        """What workers judged otherwise than the rules, veiled, to be made a sentence of."""
        room = await self.bench.room(request)
        found = await self.bench.centre.work(lambda work: pastwords.judged(work, room.visit.worker))
        book, own = self.bench.centre.pages.reader.book, self.bench.centre.pages.own
        cases = []
        for one in found:
            reading = self.bench.centre.pages.reader.read(one.text)
            shown = pastwords.veiled(self.bench.centre.organisation, one.text)
            seen = read(room.say, book, own, one.text[: len(shown)], _cut(reading, len(shown)), shown)
            was, now = (_judgement(room, one.kind, value) for value in (one.was, one.now))
            cases.append((one, seen, was, now, room.times.at(one.at), room.called(one.by), shown[: sentences.LONGEST]))
        rules = sorted(
            {(rule.lang, rule.id): rule for rule in book.rules}.values(), key=lambda rule: (rule.concern or "", rule.id)
        )
        choices = [(key_of(one.lang, one.id), f"{rule_label(room.say, own, one.id)} · {one.lang}") for one in rules]
        values = {"cases": cases, "choices": choices, "longest": sentences.LONGEST}
        return self.bench.shown(room, request, "bench_judged.html", **values)

    async def shelf(self, room: Room, request: Request, text: str = "") -> Response:
        """The bench, with a text read if there is one."""
        say, pages = room.say, self.bench.centre.pages

        def look(work: Work) -> tuple[Any, ...]:
            return workbench.drafts(work), editions(work.conn, work.house.vault, _EDITIONS)

        drafts, published = await self.bench.centre.look(look)
        result = read(say, pages.reader.book, pages.own, text, pages.reader.read(text)) if text else None
        shelves: dict[str, dict[str, tuple[str, str]]] = {}
        for key, (page, _) in (await self.bench.trials.pages()).items():
            lang, _, rule = key.partition("/")
            url = room.url("/desk/bench/rule", lang=lang, rule=rule)
            shelves.setdefault(f"{lang} · {page}", {})[rule] = (rule_label(say, pages.own, rule), url)
        homes = {key.partition("/")[2]: key for key in reversed(list(await self.bench.trials.pages()))}
        return self.bench.shown(
            room,
            request,
            "bench.html",
            text=text,
            result=result,
            drafts=[
                (one, len(one.changes), room.called(f"worker:{one.changed_by}"), room.times.at(one.changed_at))
                for one in drafts
            ],
            editions=[(one, room.called(f"worker:{one.by}"), room.times.at(one.at)) for one in published],
            seen=published[0].number if published else 0,
            version=pages.reader.book.version,
            left_out=self.bench.centre.rules.left_out,
            shelves=shelves,
            rule_url=lambda rule: self._rule_url(room, homes, rule),
        )

    @staticmethod
    def _rule_url(room: Room, homes: Mapping[str, str], rule: str) -> str:
        lang, _, name = homes.get(rule, "").partition("/")
        return room.url("/desk/bench/rule", lang=lang, rule=name) if name else ""

    async def form(self, room: Room, request: Request, key: str, draft_id: int, again: Again | None = None) -> Response:
        """One rule as a form; ``again``: it comes back. Raises HTTPException 404 for a rule no page has."""
        say, (lang, _, rule) = room.say, key.partition("/")
        pages = await self.bench.trials.pages()
        if key not in pages:
            raise HTTPException(404, "none")
        page, shipped = pages[key]

        def look(work: Work) -> tuple[RuleData, tuple[Sentence, ...], tuple[Draft, ...]]:
            return current(work, draft_id, key, shipped), sentences.kept(work), workbench.drafts(work)

        data, kept, drafts = await self.bench.centre.look(look)
        lists, typed = boxes(say, data), again.typed if again is not None else {}
        yaml = typed.get("yaml", "") if typed.get("what") == "yaml" else written(data)
        book = self.bench.centre.pages.reader.book
        mirrored = sentences_of(self.bench.centre.rules.root, book).get((lang, rule), ((), ()))
        return self.bench.shown(
            room,
            request,
            "bench_rule.html",
            status=422 if again is not None else 200,
            lang=lang,
            rule=rule,
            label=rule_label(say, self.bench.centre.pages.own, rule),
            page=page,
            facts=rule_facts(say, data),
            boxes=lists,
            given={one.name: typed.get(one.name, one.text) for one in lists},
            yaml=yaml,
            changed=differs(say, shipped, data),
            draft=draft_id,
            others=[one.id for one in drafts if one.id != draft_id],
            must=mirrored[0],
            must_not=mirrored[1],
            own=[(one, asked(say, one)) for one in kept if (one.lang, one.rule) == (lang, rule)],
            wrong=again.wrong if again is not None else "",
            longest=sentences.LONGEST,
        )

    async def _draft(self, room: Room, draft_id: int, request: Request) -> Response:
        found = await self.bench.centre.look(lambda work: workbench.draft(work, draft_id))
        if found is None:
            raise HTTPException(404, "none")
        say = room.say
        trial = await self.bench.trials.run(room.visit.worker, found)
        hindrance = await self.bench.centre.look(lambda work: _hindrance(work, room, found, trial))
        if trial.shifts:
            looked = [said.ticket for _, said in trial.shifts]
            await self.bench.centre.work(lambda work: pastwords.look(work, room.visit.worker, looked))
        return self.bench.shown(
            room,
            request,
            "bench_draft.html",
            draft=found,
            by=room.called(f"worker:{found.changed_by}"),
            at=room.times.at(found.changed_at) if found.changed_at else "",
            trial=trial,
            changed=[
                (one, rule_label(say, self.bench.centre.pages.own, one.rule), differs(say, one.before, one.after))
                for one in trial.changed
            ],
            failing=[
                (one, asked(say, one), rule_label(say, self.bench.centre.pages.own, one.rule)) for one in trial.failing
            ],
            shifts=self._shifts(room, trial),
            hindrance=hindrance,
        )

    def _shifts(self, room: Room, trial: Trial) -> list[tuple[Any, ...]]:
        say, own, shown = room.say, self.bench.centre.pages.own, []
        for shift, said in trial.shifts:
            if trial.then is None:
                break
            words = pastwords.veiled(self.bench.centre.organisation, said.text)
            marked = read(say, trial.then.book, own, said.text[: len(words)], _cut(shift.after, len(words)), words)
            shown.append(
                (
                    shift,
                    marked,
                    classed(say, shift.before),
                    classed(say, shift.after),
                    room.times.at(said.at),
                    said.number,
                )
            )
        return shown


def _hindrance(work: Work, room: Room, draft: Draft, trial: Trial) -> str:
    """Why somebody else has to publish it; "" when nobody has to."""
    me = room.visit.worker
    if not workbench.may_publish(work, me):
        return room.say("bench-refused-top")
    return room.say("bench-second") if workbench.needs_another(work, me, draft, trial.tried) else ""


def _cut(reading: Reading, most: int) -> Reading:
    """Only what lies within the characters that are shown."""
    return replace(
        reading,
        evidence=tuple(one for one in reading.evidence if one.end <= most),
        set_aside=tuple(one for one in reading.set_aside if one.end <= most),
    )


def _judgement(room: Room, kind: str, value: str) -> str:
    if not value:
        return room.say("bench-no-concern")
    return room.say.label("urgency" if kind == "levelled" else "concern", value)
