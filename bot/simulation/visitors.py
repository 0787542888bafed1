"""Residents at the real centre's doors: they come, answer what is asked, sometimes take it back."""

from datetime import timedelta

from bot.centre.house import Work
from bot.messages import Body, Done, KeyIn, Text
from bot.simulation import residents
from bot.simulation.arrivals import Arrival
from bot.simulation.feed import Happened, Mail
from bot.simulation.residents import Resident
from bot.simulation.staff import LIVE
from bot.simulation.stage import Stage
from bot.store.mailbox import new_address
from referral.duty import on_duty

_TAKE_BACK = "撤回"


class Visitors:
    """Everybody who has come so far, by the address of their mailbox."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seats: dict[str, Resident] = {}
        self._seat_of: dict[str, str] = {}  # ticket: the address its resident writes from
        self._said = 0

    async def arrive(self, arrival: Arrival) -> None:
        """Somebody telephones, when somebody is there to pick it up; else they write."""
        centre = self._stage.centre
        if arrival.door == "phone":
            worker = await centre.look(lambda work: on_duty(work.unit(arrival.unit), work.now).first)
            if worker is not None and not self._stage.absent.is_away(worker, self._stage.clock.now()):
                await self._key_in(worker, arrival)
                return
        area = centre.area(arrival.area)
        address = await centre.work(_new_seat)
        who = self._seats[address] = Resident(address, arrival)
        self._stage.tally.arrivals["wrote"] += 1
        for body in residents.opening(arrival, area.name if area is not None else ""):
            await self._say((who, body))

    async def _key_in(self, worker: str, arrival: Arrival) -> None:
        self._stage.tally.arrivals["phoned"] += 1
        saying = arrival.saying
        form = KeyIn(saying.concern, arrival.urgency, saying.subject, residents.NUMBER, saying.words, area=arrival.area)
        outcome = await self._stage.centre.act(worker, form)
        if not isinstance(outcome, Done):
            self._stage.tally.arrivals[f"phoned, {outcome.key}"] += 1

    def read(self, mail: Mail) -> bool:
        """A letter of the bot: thought about, and answered a little later. False when it is nobody's here."""
        who = self._seats.get(mail.to)
        if who is None:
            return False
        if mail.ticket is not None:
            self._seat_of[mail.ticket] = mail.to
        stage = self._stage
        dice = stage.dice("resident", who.arrival.at, who.arrival.area, who.answers)
        body = residents.answer(mail.buttons, who, stage.model.residents, dice)
        if body is None:
            return True
        who.answers += 1
        if residents.stops(mail.buttons, stage.model.residents, dice):
            stage.tally.arrivals["stopped half-way"] += 1
            return True
        after = timedelta(minutes=stage.model.residents.answers_after.draw(dice))
        stage.at(stage.clock.now() + after, self._say, (who, body))
        return True

    def may_take_back(self, sent: Happened) -> None:
        """Some take back what went out; not in danger, and not what was told by telephone."""
        stage, who = self._stage, self._seats.get(self._seat_of.get(sent.ticket, ""))
        dice = stage.dice("takes back", sent.ticket)
        if who is None or sent.urgency in LIVE or dice.random() >= stage.model.residents.withdraws:
            return
        after = timedelta(minutes=stage.model.residents.withdraws_after.draw(dice))
        stage.tally.arrivals["wanted to take it back"] += 1
        stage.at(stage.clock.now() + after, self._say, (who, Text(_TAKE_BACK)))

    async def _say(self, about: tuple[Resident, Body]) -> None:
        who, body = about
        self._said += 1
        await self._stage.centre.receive(who.address, f"s{self._said}", body)


def _new_seat(work: Work) -> str:
    return new_address(work.conn, work.house.vault, door="web", kiosk=False, token_hash=None, now=work.now).id
