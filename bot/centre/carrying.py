"""Each effect of a turn is carried out here, in the turn's own transaction: rows written, sentences gathered."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from bot.centre import (
    after,
    calling,
    dossier,
    erasing,
    holding,
    looking,
    matters,
    notices,
    saying,
    sending,
    states,
    tickets,
    whereabouts,
)
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from flows.effect import (
    Alert,
    Answer,
    Append,
    AskArea,
    AskWhich,
    Code,
    Drop,
    Effect,
    Erase,
    Feedback,
    Followed,
    HandOn,
    Held,
    Nudge,
    Open,
    Remark,
    Reopen,
    Satisfied,
    Say,
    Status,
    Stay,
    Submit,
    Switch,
    Wish,
    Withdraw,
)
from flows.session import Session
from referral.reading import Reading

_BURST = timedelta(minutes=1)  # ours: more words within it are one breath, not to be answered one by one
_OWN_PAGES = frozenset({"web"})  # what was said stands nowhere else; a messenger keeps its own copy of the chat
_HERE = "here "  # marks a state after which "I am here" was said
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Carry:
    """One turn being carried out. ``session`` is the one the turn left; its ticket is filled in here."""

    work: Work
    session: Session
    person_id: str
    channel: str
    reading: Reading | None
    speech: Speech
    ticket: Ticket | None = None
    before: Session | None = None
    last_at: datetime = _EVER  # of the turn before
    media: str | None = None  # what came along: a sound, a picture, a file
    said_now: bool = False  # the danger's text of this turn has said how it stands
    told_owner: bool = False  # whoever holds the ticket was told of this turn

    def carry(self, effects: tuple[Effect, ...]) -> None:
        """All of them, in order."""
        if self.session.ticket is not None:
            self.ticket = tickets.get(self.work, self.session.ticket)
        elif self.before is not None and self.before.ticket is not None:
            self.ticket = tickets.get(self.work, self.before.ticket)
        for effect in effects:
            self._one(effect)
        if self.ticket is not None and self.ticket.closed_at is None and self.session.ticket is not None:
            self.ticket = tickets.keep(self.work, self.session, self.ticket, self.reading)

    def _one(self, effect: Effect) -> None:  # noqa: C901, PLR0912, PLR0915 - one arm for each effect, held exhaustive below
        match effect:
            case Say(key=key, buttons=buttons):
                self._say(key, buttons)
            case Open():
                self._open()
            case Alert(danger=danger, again=again):
                self._alert(danger, again=again)
            case Nudge():
                self._nudge()
            case Submit():
                self._submit()
            case Append(now=now):
                self._append(now=now)
            case AskArea(within=within):
                self._ask_area(within)
            case Answer(topic=topic):
                self._answer(topic)
            case Status():
                self._status()
            case Stay():
                self._stay()
            case Wish(wish=wish):
                self._wish(wish)
            case Withdraw():
                self._withdraw()
            case Drop():
                self._drop()
            case Code(digits=digits):
                self._code(digits)
            case Erase():
                self._erase()
            case Feedback(how=how):
                self._feedback(how)
            case Reopen(why=why):
                self._goes_on(why)
            case Held(now=now):
                self.session = holding.tell(self.work, self.session, self.person_id, self.speech, now=now)
            case AskWhich():
                self.session = matters.ask_which(self.work, self.session, self.person_id, self.speech)
            case Switch(place=place):
                self._switch(place)
            case Followed(how=how):
                self._took(after.followed(self.work, self.session, self.speech, how))
            case Satisfied(face=face):
                after.satisfied(self.work, self.session, face)
            case Remark():
                after.remark(self.work, self.session, self.person_id)
            case HandOn():
                pass  # the turn has done so
            case _:
                assert_never(effect)

    def _say(self, key: str, buttons: tuple[str, ...]) -> None:
        known = saying.slots(self.work, self.session, self.speech)
        if self.ticket is not None and self.ticket.number:
            known["number"] = self.ticket.number
        if self.ticket is not None and key.startswith(("send", "area-elsewhere")):  # whose social workers will read it
            known["station"] = sending.reads_it(self.work, self._kept()).called(self.session.lang)
        self.speech.add(key, self.work.house.words.say(self.session.lang, key, **known), buttons)
        if key.startswith(("danger-", "which")) or key in {"hello", "near-no", "help", "delete-not-now"}:
            lines = saying.dangers_numbers(self.work, self.session.told.danger)
            self.speech.offer_numbers(lines, self.session.lang)

    def _open(self) -> None:
        work = self.work
        if self.ticket is None or self.ticket.closed_at is not None or self.session.ticket is None:
            self._hold(tickets.open_draft(work, self.session, self.person_id, self.channel))
            if self.session.told.school is not None:
                tickets.note(work, str(self.session.ticket), "came_by", "resident", school=self.session.told.school)
        assert self.ticket is not None  # noqa: S101 - _hold has just filled it
        tickets.link_words(work, self.person_id, self.ticket.id)

    def _hold(self, ticket_id: str) -> None:
        self.session = states.with_ticket(self.session, ticket_id)
        self.ticket = tickets.get(self.work, ticket_id)

    def _kept(self) -> Ticket:
        if self.ticket is None:
            self._open()
        assert self.ticket is not None  # noqa: S101 - _open has just filled it
        self.ticket = tickets.keep(self.work, self.session, self.ticket, self.reading)
        self.reading = None  # its evidence is kept once
        return self.ticket

    def _alert(self, danger: str, *, again: bool) -> None:
        ticket = self._kept()
        self.ticket, said = sending.alert(self.work, self.session, ticket, danger, again=again)
        self.speech.calling = said[1]
        self.session = replace(self.session, state_told=_mark(*said))
        self.said_now = True

    def _submit(self) -> None:
        self.ticket = sending.submit(self.work, self.session, self._kept(), self.speech)

    def _nudge(self) -> None:
        if self.ticket is not None:
            sending.nudge(self.work, self._kept(), "half-unsure")

    def _append(self, *, now: bool = False) -> None:
        ticket = self._kept()
        new = tickets.link_words(self.work, self.person_id, ticket.id)
        tickets.note(self.work, ticket.id, "added", "resident")
        raised = self.before is not None and self.before.told.urgency > ticket.urgency
        words = words_of(self.work, ticket.id, new)
        area = self.work.area(ticket.area) if self.before is None or self.before.told.area != ticket.area else None
        if self.session.told.human and self.before is not None and not self.before.told.human:
            self._ask_for_person(ticket)
        if ticket.owner_id is not None:
            if words or area is not None:
                notices.tell_owner(self.work, ticket, "private-added", words=words or (area.name if area else ""))
                self.told_owner = True
            if self.media is not None:
                dossier.enclose(self.work, ticket, self.media)
            if raised or area is not None:
                notices.show_card(self.work, ticket)
        elif raised or self._wishes_anew() or calling.belongs_elsewhere(self.work, ticket):
            self._call_anew(ticket)
        elif area is not None:
            notices.show_card(self.work, ticket, calling.called_first(self.work, ticket))
        elif now and words and self.session.alerted:
            notices.tell_worker(
                self.work, calling.called_first(self.work, ticket), ticket, "private-added", words=words
            )

    def _call_anew(self, ticket: Ticket) -> None:
        """Called anew; where somebody else is asked now, the resident hears who, and whose the request is."""
        self.ticket, called = calling.start(self.work, ticket)
        met = False
        if self._wishes_anew():
            asked = self.work.worker(called.worker)
            met = asked is not None and asked.gender == self.session.told.wish_gender
            for text in sending.wished(self.work, self.session, called):
                self.speech.add("receipt-wish", text)
        moved = self.ticket.centre != ticket.centre
        if not moved and not met:
            return
        if moved and self.ticket.urgency not in calling.LIVE:  # in danger nothing is said but who is called
            for text in sending.placed(self.work, self.session, self.ticket):
                self.speech.add("receipt-placed", text)
        self._tell_state(*states.say_asked(self.work, self.ticket, self.session.lang, called.worker))
        self.said_now = True

    def _wishes_anew(self) -> bool:
        """Whether a woman or a man was asked for just now, who may be on the line."""
        before = self.before.told.wish_gender if self.before is not None else None
        return self.session.told.wish_gender not in {None, before}

    def _ask_for_person(self, ticket: Ticket) -> None:
        if ticket.owner_id is not None:
            notices.tell_owner(self.work, ticket, "private-person")
        else:
            notices.tell_worker(self.work, calling.called_first(self.work, ticket), ticket, "private-person")

    def _ask_area(self, within: str) -> None:
        places = whereabouts.offered(self.work, self.session, within)
        self.session = replace(self.session, places=places)
        names = (*(f"{whereabouts.CHOICE}{no}" for no in range(1, len(places) + 1)), "elsewhere")
        self.speech.add("living", self.work.house.words.say(self.session.lang, "living"), names)

    def _answer(self, topic: str) -> None:
        house, lang = self.work.house, self.session.lang
        page = house.pages.answers.get(topic)
        if page is None:
            self.speech.add("answer-none", house.words.say(lang, "answer-none"), ("another",))
            return
        checked = page.checked_on.isoformat()
        text = house.words.say(lang, "answer", text=page.text(lang), source=page.source_title, checked=checked)
        self.speech.add("answer", text, ("another",) if not self.session.sent else ())

    def _took(self, session: Session) -> None:
        """The session as it is from now on, and the ticket it holds."""
        if session.ticket != self.session.ticket or session.over != self.session.over:
            self.ticket = tickets.get(self.work, session.ticket) if session.ticket is not None else None
        self.session = session

    def _goes_on(self, why: str) -> None:
        if self.ticket is not None and after.reopenable(self.ticket):
            self._took(after.goes_on(self.work, self.session, self.ticket, self.speech, why))
            self.ticket = tickets.get(self.work, self.ticket.id)

    def _switch(self, place: int) -> None:
        ticket = matters.chosen(self.work, self.session, place)
        if ticket is not None and ticket.id != self.session.ticket:
            self._took(replace(matters.taken_up(self.work, self.session, ticket), state=self.session.state))

    def _status(self) -> None:
        others = matters.out(self.work, self.person_id, besides=self.ticket.id if self.ticket is not None else None)
        if self.ticket is None and not others:
            ended = None if self.session.told.words else matters.last(self.work, self.person_id)
            others = [ended] if ended is not None else []
        if self.ticket is not None or not others:
            self._own_status()
        for one in others:
            self.speech.add(*states.say_status(self.work, one, self.session.lang))

    def _own_status(self) -> None:
        if self.ticket is None:
            key = "status-draft" if self.session.told.words else "status-none"
            self.speech.add(key, self.work.house.words.say(self.session.lang, key))
            return
        self._give_code(self.ticket)
        key, text = states.say_status(self.work, self.ticket, self.session.lang)
        if key == "status-overdue" and not self.told_owner:  # it says that the worker is reminded: so it is done
            asked = self.work.desk_says("asked-status")
            notices.tell_owner(self.work, self.ticket, "private-added", words=asked)
        self._tell_state(key, text)

    def _give_code(self, ticket: Ticket) -> bool:
        """Number and code of a ticket that went out without a receipt, told once."""
        if ticket.code_hash is not None or not ticket.number:
            return False
        self.ticket, code = sending.give_code(self.work, ticket)
        say = self.work.house.words.say
        self.speech.add("receipt-danger", say(self.session.lang, "receipt-danger", number=ticket.number, code=code))
        return True

    def _tell_state(self, key: str, text: str) -> None:
        self.speech.add(key, text)
        self.session = replace(self.session, state_told=_mark(key, text))

    def _stay(self) -> None:
        """The state where it changed; else once that we are here, and nothing more to a burst."""
        if self.ticket is None:
            return
        news = self._give_code(self.ticket)
        key, text = states.say_status(self.work, self.ticket, self.session.lang)
        told = self.session.state_told
        if told.removeprefix(_HERE) != _mark(key, text):
            self._tell_state(key, text)
        elif not news and not self.said_now and (not told.startswith(_HERE) or self.work.now - self.last_at >= _BURST):
            self.session = replace(self.session, state_told=_HERE + told.removeprefix(_HERE))
            self.speech.add("stay", self.work.house.words.say(self.session.lang, "stay"))

    def _wish(self, wish: str) -> None:
        if self.ticket is None:
            return
        tickets.note(self.work, self.ticket.id, "wish", "resident", wish=wish)
        if self.ticket.owner_id is not None:
            notices.tell_owner(self.work, self.ticket, "private-wish")
        else:
            notices.tell_worker(self.work, calling.called_first(self.work, self.ticket), self.ticket, "private-wish")
        self._say("wish-kept", ())

    def _withdraw(self) -> None:
        """U3 and U4 end at once. Where safety is touched, or they cannot judge it themselves, a worker decides."""
        if self.ticket is None or self.ticket.closed_at is not None:
            return
        if sending.may_withdraw(self.ticket):
            self.ticket = sending.withdraw(self.work, self.ticket)
            self._say("withdrawn", ())
            left = matters.out(self.work, self.person_id)
            if left:
                self._took(matters.taken_up(self.work, replace(self.session, sent=False), left[-1]))
            return
        sending.ask_to_withdraw(self.work, self.ticket)
        if self.session.ticket is None:  # the conversation had let it go; it goes on
            self._took(matters.taken_up(self.work, self.session, self.ticket))
        key = "withdraw-asked" if self.ticket.owner_id is not None else "withdraw-waits"
        worker = self.work.called(self.ticket.owner_id, self.session.lang)
        number = self.ticket.number or ""
        say = self.work.house.words.say
        self.speech.add(key, say(self.session.lang, key, number=number, worker=worker))

    def _drop(self) -> None:
        if self.ticket is not None and self.ticket.state == "DRAFT":
            if self.ticket.urgency in {"U3", "U4"}:
                self.ticket = tickets.move(self.work, self.ticket, "DROPPED", closed_at=self.work.now)
                tickets.note(self.work, self.ticket.id, "dropped", "resident")
            else:  # a draft that touches safety waits, and the first line knows that somebody stopped
                sending.nudge(self.work, self.ticket, "half-told")

    def _code(self, digits: str) -> None:
        """Only how that request stands: whoever has the code may know no more, and stays whom they are."""
        status = looking.by_code(self.work, digits)
        key = "code-none" if status is None else "code-status"
        text = status or self.work.house.words.say(self.session.lang, "code-none")
        self.speech.add(key, text)

    def _erase(self) -> None:
        kept = erasing.begin(self.work, self.person_id)
        if self.ticket is not None:
            self.ticket = tickets.get(self.work, self.ticket.id)
        danger = self.before.told.danger if self.before is not None else None
        lines, lang = saying.dangers_numbers(self.work, danger), self.session.lang
        numbers = saying.say_numbers(self.work, lang, lines)
        self.speech.add("deleted", self.work.house.words.say(lang, "deleted", numbers=numbers))
        if kept.closed:
            self._say("deleted-closed", ())
        if kept.reported:
            self._say("deleted-report", ())
        for number in kept.waits:
            waits = self.work.house.words.say(lang, "deleted-waits", number=number)
            self.speech.add("deleted-waits", waits)
        self.speech.offer_numbers(lines, lang)
        if self.channel not in _OWN_PAGES:
            self._say("deleted-chat", ())

    def _feedback(self, how: str) -> None:
        if self.ticket is None:
            return
        if self.ticket.closed_at is not None:
            self._feedback_after(how)
            return
        tickets.note(self.work, self.ticket.id, "feedback", "resident", how=how)
        if how == "worse":
            self.ticket = tickets.put(self.work, self.ticket.id, urgency=min(self.ticket.urgency, "U2"))
            if self.ticket.owner_id is None:
                self.ticket, _ = calling.start(self.work, self.ticket)
            else:
                notices.show_card(self.work, self.ticket)
        label = self.work.desk_says(f"button-{how}")
        notices.tell_owner(self.work, self.ticket, "private-feedback", how=label)
        self._say(f"feedback-{how}", ())

    def _feedback_after(self, how: str) -> None:
        """Said of a ticket that has come to its end: the answer to the question afterwards, asked or not."""
        if self.session.task:
            self._took(after.followed(self.work, self.session, self.speech, how))
            return
        assert self.ticket is not None  # noqa: S101 - asked by the caller
        tickets.note(self.work, self.ticket.id, "feedback", "resident", how=how)
        if how == "worse" and after.reopenable(self.ticket):
            self._goes_on("worse")
        else:
            self._say(f"feedback-{how}", ())


def _mark(key: str, text: str) -> str:
    """What was told of the state: the long and the short way of saying that it is night are the same news."""
    return "night" if key.startswith("night") else f"{key} {text}"
