"""Workers at the real centre: their telephones ring, they take it or pass it on, get in touch, close it."""

from datetime import datetime, timedelta

from bot.acts_case import Capacity, Close, Regard, Reported, Sign
from bot.centre import signatures, tickets
from bot.centre.house import Work
from bot.messages import Accept, Act, Contacted, Decline, Done, PersonSafe
from bot.simulation import staff
from bot.simulation.feed import Mail
from bot.simulation.stage import Stage
from referral.ladder import contact_due
from referral.ticket import CONTACTED
from referral.urgency import Urgency


class Desk:
    """What every worker has been rung for, has taken, and has forgotten."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._noticed: dict[tuple[str, str], int] = {}  # (ticket, worker): notices so far
        self._reacting: set[tuple[str, str]] = set()
        self._owes: dict[str, str] = {}  # ticket: who took it
        self._forgot: set[str] = set()

    def released(self, ticket: str) -> None:
        """A claim has lapsed, or was taken back: anybody may take it again."""
        self._owes.pop(ticket, None)
        self._forgot.discard(ticket)

    def ring(self, mail: Mail) -> None:
        """A notice reaches a worker's telephone; whether they see it, and what they will do, is decided now."""
        stage = self._stage
        if mail.ticket is None or mail.urgency is None or stage.absent.is_away(mail.to, mail.at):
            return
        about = (mail.ticket, mail.to)
        if mail.key in staff.REMINDS and self._owes.get(mail.ticket) == mail.to:
            self._remind(mail.ticket, mail.to)
            return
        if mail.key not in staff.RINGS or about in self._reacting or mail.ticket in self._owes:
            return
        times = self._noticed[about] = self._noticed.get(about, 0) + 1
        reacts = staff.react(stage.model, stage.dice("worker", *about, times), mail.standing, mail.urgency)
        if reacts is not None:
            self._reacting.add(about)
            stage.at(mail.at + reacts.after, self._react, (mail.ticket, mail.to, reacts.what))

    async def _react(self, about: tuple[str, str, str]) -> None:
        ticket, worker, what = about
        self._reacting.discard((ticket, worker))
        if ticket in self._owes or self._stage.absent.is_away(worker, self._stage.clock.now()):
            return
        act: Act = Accept(ticket) if what == "accept" else Decline(ticket, what)
        outcome = await self._stage.centre.act(worker, act)
        if isinstance(outcome, Done) and what == "accept":
            await self._took(ticket, worker)

    async def _took(self, ticket: str, worker: str) -> None:
        stage = self._stage
        self._owes[ticket] = worker
        self._forgot.discard(ticket)
        urgency, due = await stage.centre.look(lambda work: _contact_by(work, ticket, worker))
        dice = stage.dice("contact", ticket, worker, stage.tally.cases[ticket].claims)
        contacts = staff.contact(stage.model, dice, stage.clock.now(), due, urgency)
        if contacts.at is None:
            self._forgot.add(ticket)
            return
        stage.at(contacts.at, self._contact, (ticket, worker, contacts.calms))

    def _remind(self, ticket: str, worker: str) -> None:
        if ticket not in self._forgot:
            return
        self._forgot.discard(ticket)
        stage = self._stage
        at = staff.recalls(stage.model, stage.dice("reminded", ticket, worker), stage.clock.now())
        if at is not None:
            stage.at(at, self._contact, (ticket, worker, False))

    async def _contact(self, about: tuple[str, str, bool]) -> None:
        ticket, worker, calms = about
        stage = self._stage
        if self._owes.get(ticket) != worker or stage.absent.is_away(worker, stage.clock.now()):
            return
        outcome = await stage.centre.act(worker, PersonSafe(ticket) if calms else Contacted(ticket))
        if isinstance(outcome, Done):
            after = timedelta(minutes=stage.model.staff.closes_after.draw(stage.dice("close", ticket)))
            stage.at(stage.clock.now() + after, self._close, ticket)

    async def _close(self, ticket: str) -> None:
        """The work is done: confirmed, closed, and signed for where a second person has to."""
        row = await self._stage.centre.look(lambda work: tickets.get(work, ticket))
        if row is None or row.state != CONTACTED or row.owner_id is None:
            return
        owner, act = row.owner_id, self._stage.centre.act
        found: list[Act] = [
            Contacted(ticket, safe="yes"),
            Regard(ticket, row.concern or "SVC"),
            Capacity(ticket, "full"),
        ]
        if row.report_due and row.reported_at is None:
            found.append(Reported(ticket, "police", "-"))
        for one in found:
            await act(owner, one)
        await act(owner, Close(ticket, "informed", "yes", "none", "-"))
        signer = await self._stage.centre.look(lambda work: _signer(work, ticket))
        if signer is not None:
            await act(signer, Sign(ticket))


def _signer(work: Work, ticket_id: str) -> str | None:
    """Who signs for its end, where that waits for somebody."""
    row = tickets.get(work, ticket_id)
    task = signatures.waiting(work, row) if row is not None else None
    if row is None or task is None:
        return None
    return next(iter(signatures.signers(work, row, task.by.partition(":")[2])), None)


def _contact_by(work: Work, ticket_id: str, worker_id: str) -> tuple[str, datetime]:
    """The ticket's urgency, and by when whoever has just taken it must be in touch."""
    row = tickets.get(work, ticket_id)
    if row is None:
        raise LookupError("a ticket that was just taken is not there")
    ladder = work.house.pages.ladders[Urgency[row.urgency]]
    return row.urgency, contact_due(ladder, work.home(worker_id), work.now)
