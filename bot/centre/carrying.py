"""Each effect of a turn is carried out here, in the turn's own transaction: rows written, sentences gathered."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

from bot.centre import (
    after,
    calling,
    holding,
    looking,
    matters,
    notices,
    parting,
    sending,
    states,
    tickets,
    whereabouts,
)
from bot.centre.turned import Steps, mark
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

_BURST = timedelta(minutes=1)  # ours: more words within it are one breath, not to be answered one by one
_OWN_PAGES = frozenset({"web"})  # what was said stands nowhere else; a messenger keeps its own copy of the chat
_HERE = "here "  # marks a state after which "I am here" was said


@dataclass(slots=True)
class Carry(Steps):
    """One turn being carried out: every effect has its arm."""

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
                self.say(key, buttons)
            case Open():
                self.open_draft()
            case Alert(danger=danger, again=again):
                self._alert(danger, again=again)
            case Nudge():
                self._nudge()
            case Submit():
                self._submit()
            case Append(now=now):
                self.append(now=now)
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
                self.goes_on(why)
            case Held(now=now):
                self.session = holding.tell(self.work, self.session, self.person_id, self.speech, now=now)
            case AskWhich():
                self.session = matters.ask_which(self.work, self.session, self.person_id, self.speech)
            case Switch(place=place):
                self.switch(place)
            case Followed(how=how):
                self.took(after.followed(self.work, self.session, self.speech, how))
            case Satisfied(face=face):
                after.satisfied(self.work, self.session, face)
            case Remark():
                after.remark(self.work, self.session, self.person_id)
            case HandOn():
                pass  # the turn has done so
            case _:
                assert_never(effect)

    def _alert(self, danger: str, *, again: bool) -> None:
        ticket = self.kept()
        self.ticket, said = sending.alert(self.work, self.session, ticket, danger, again=again)
        self.speech.calling = said[1]
        self.session = replace(self.session, state_told=mark(*said))
        self.said_now = True

    def _submit(self) -> None:
        self.ticket = sending.submit(self.work, self.session, self.kept(), self.speech)

    def _nudge(self) -> None:
        if self.ticket is not None:
            sending.nudge(self.work, self.kept(), "half-unsure")

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
        self.give_code(self.ticket)
        key, text = states.say_status(self.work, self.ticket, self.session.lang)
        if key == "status-overdue" and not self.told_owner:  # it says that the worker is reminded: so it is done
            asked = self.work.desk_says("asked-status")
            notices.tell_owner(self.work, self.ticket, "private-added", words=asked)
        self.tell_state(key, text)

    def _stay(self) -> None:
        """The state where it changed; else once that we are here, and nothing more to a burst."""
        if self.ticket is None:
            return
        news = self.give_code(self.ticket)
        key, text = states.say_status(self.work, self.ticket, self.session.lang)
        told = self.session.state_told
        if told.removeprefix(_HERE) != mark(key, text):
            self.tell_state(key, text)
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
        self.say("wish-kept", ())

    def _withdraw(self) -> None:
        if self.ticket is not None and self.ticket.closed_at is None:
            session = parting.withdraw(self.work, self.session, self.ticket, self.speech)
            self.look_again()
            self.took(session)

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
        parting.erase(self.work, self.session, self.person_id, self.speech, self.before)
        if self.channel not in _OWN_PAGES:
            self.say("deleted-chat", ())
        self.look_again()

    def _feedback(self, how: str) -> None:
        if self.ticket is None:
            return
        if self.ticket.closed_at is not None:
            self.feedback_after(how)
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
        self.say(f"feedback-{how}", ())
