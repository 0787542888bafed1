"""The presses of the workbench: read a text, keep a rule in a draft, publish, go back, add a sentence."""

from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.responses import Response

from bot.centre import pastwords, sentences, workbench
from bot.centre.house import Work
from bot.centre.rulekeeping import edition
from bot.centre.workbench import Edit, Return
from bot.doors.console_bench import Again, Looks
from bot.doors.console_bench_room import Bench, current, number, plain
from bot.doors.console_bench_said import filled
from bot.messages import Done, Outcome, Refused
from bot.page import PageError
from bot.pages.changes import NO_CHANGES, RuleData, kept_to, key_of, mark_of, rewritten
from bot.pages.trial import Sentence
from referral.station import Worker

_MOST_TEXT = 2_000
_MOST_LIST = 8_000  # characters of one list of a rule
_MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class BenchActs:
    """What can be pressed; each press has its form's token, and its role is asked in the centre too."""

    bench: Bench
    looks: Looks

    async def read(self, request: Request) -> Response:
        """The bench with a text read. It is kept nowhere, and stands in no address."""
        room, form = await self.bench.pressed(request)
        return await self.looks.shelf(room, request, text=plain(form.get("text", ""), _MOST_TEXT))

    async def keep(self, request: Request) -> Response:
        """Keep a rule as it is to be, from the form's lists or from its YAML."""
        room, form = await self.bench.pressed(request)
        lang, rule, draft_id = form.get("lang", ""), form.get("rule", ""), number(form.get("draft", ""))
        pages = await self.bench.trials.pages()
        key = key_of(lang, rule)
        if key not in pages:
            raise HTTPException(404, "none")
        shipped = pages[key][1]
        data: RuleData | None
        try:
            if form.get("what") == "shipped":
                data = None
            elif form.get("what") == "yaml":
                data = rewritten(form.get("yaml", ""), shipped)
            else:
                before = await self.bench.centre.look(lambda work: current(work, draft_id, key, shipped))
                data = kept_to(filled({name: one[:_MOST_LIST] for name, one in form.items()}, before), shipped)
        except PageError as error:
            wrong = room.say("bench-refused-page", fault=str(error))
            return await self.looks.form(room, request, key, draft_id, Again(wrong, form))
        data = None if data == shipped else data
        edit = Edit(key, data, mark_of(shipped))
        outcome = await self.bench.do(room, lambda work, me: workbench.save(work, me, draft_id, edit))
        if isinstance(outcome, Refused):
            return self.bench.back(room, outcome, "/desk/bench")
        return self.bench.back(room, outcome, "/desk/bench/draft", draft=outcome.args["draft"])

    async def decide(self, request: Request) -> Response:
        """Publish a draft, or put it away."""
        room, form = await self.bench.pressed(request)
        draft_id, reason = number(form.get("draft", "")), plain(form.get("reason", ""), _MOST_REASON)
        if form.get("what") == "drop":
            dropped = await self.bench.do(room, lambda work, me: workbench.drop(work, me, draft_id))
            return self.bench.back(room, dropped, "/desk/bench")
        found = await self.bench.centre.look(lambda work: workbench.draft(work, draft_id))
        if found is None or found.version != number(form.get("version", "")):
            return self.bench.back(room, Refused("bench-refused-first"), "/desk/bench")
        trial = await self.bench.trials.run(room.visit.worker, found)
        outcome = await self.bench.do(room, lambda work, me: workbench.publish(work, me, trial.tried, reason))
        await self.bench.hold()
        if isinstance(outcome, Done):
            return self.bench.back(room, outcome, "/desk/bench")
        return self.bench.back(room, outcome, "/desk/bench/draft", draft=str(draft_id))

    async def back(self, request: Request) -> Response:
        """Let an earlier edition hold again."""
        room, form = await self.bench.pressed(request)
        wanted, seen = number(form.get("number", "")), number(form.get("seen", ""))
        reason = plain(form.get("reason", ""), _MOST_REASON)
        earlier = await self.bench.centre.look(lambda work: edition(work.conn, work.house.vault, wanted))
        changes = earlier.changes if earlier is not None else NO_CHANGES
        try:
            rules = (await self.bench.trials.reader(changes)).book.version
        except PageError:  # it was published over other pages: what no longer fits would be left out
            return self.bench.back(room, Refused("bench-refused-edition"), "/desk/bench")
        to = Return(wanted, seen, rules)
        outcome = await self.bench.do(room, lambda work, me: workbench.back(work, me, to, reason))
        await self.bench.hold()
        return self.bench.back(room, outcome, "/desk/bench")

    async def sentence(self, request: Request) -> Response:
        """Add a sentence to a rule, or take one of the centre's own out."""
        room, form = await self.bench.pressed(request)
        lang, _, rule = form.get("to", "").partition("/")
        where = "/desk/bench/judged" if form.get("event") else "/desk/bench/rule"
        there = (
            {} if form.get("event") else {"lang": lang, "rule": rule, "draft": str(number(form.get("draft", "")) or "")}
        )
        if form.get("what") == "drop":
            gone = await self.bench.do(room, lambda work, me: sentences.drop(work, me, number(form.get("number", ""))))
            return self.bench.back(room, gone, where, **there)
        known = {(one.lang, one.id) for one in self.bench.centre.pages.reader.book.rules}
        if (lang, rule) not in known:
            return self.bench.back(room, Refused("bench-refused-rule"), where, **there)
        new = Sentence(lang, rule, plain(form.get("text", ""), sentences.LONGEST + 1), must=form.get("must") == "1")
        event = number(form.get("event", ""))

        def add(work: Work, me: Worker) -> Outcome:
            ticket = pastwords.one_judged(work, me, event) if event else None
            if event and ticket is None:
                return Refused("refused-unknown")
            return sentences.add(work, me, new, ticket)

        return self.bench.back(room, await self.bench.do(room, add), where, **there)
