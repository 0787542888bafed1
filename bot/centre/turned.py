"""What carrying out a turn's effects has in common: the ticket it holds, what is said, what is added to it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.centre import after, calling, dossier, matters, notices, saying, sending, states, tickets
from bot.centre.house import Work
from bot.centre.said import words_of
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from flows.session import Session
from referral.reading import Reading

EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Steps:
    """``session`` is the one the turn left; its ticket is filled in here."""

    work: Work
    session: Session
    person_id: str
    channel: str
    reading: Reading | None
    speech: Speech
    ticket: Ticket | None = None
    before: Session | None = None
    last_at: datetime = EVER  # of the turn before
    media: str | None = None  # what came along: a sound, a picture, a file
    said_now: bool = False  # the danger's text of this turn has said how it stands
    told_owner: bool = False  # whoever holds the ticket was told of this turn

    def say(self, key: str, buttons: tuple[str, ...]) -> None:
        """One sentence, with what is known in its slots; a danger's with its numbers."""
        known = saying.slots(self.work, self.session, self.speech)
        if self.ticket is not None and self.ticket.number:
            known["number"] = self.ticket.number
        if self.ticket is not None and key.startswith(("send", "area-elsewhere")):  # whose social workers will read it
            known["station"] = sending.reads_it(self.work, self.kept()).called(self.session.lang)
        self.speech.add(key, self.work.house.words.say(self.session.lang, key, **known), buttons)
        if key.startswith(("danger-", "which")) or key in {"hello", "near-no", "help", "delete-not-now"}:
            lines = saying.dangers_numbers(self.work, self.session.told.danger)
            self.speech.offer_numbers(lines, self.session.lang)

    def open_draft(self) -> None:
        """A need was said: there is a ticket for it, and the words so far belong to it."""
        work = self.work
        if self.ticket is None or self.ticket.closed_at is not None or self.session.ticket is None:
            self.hold(tickets.open_draft(work, self.session, self.person_id, self.channel))
            if self.session.told.school is not None:
                tickets.note(work, str(self.session.ticket), "came_by", "resident", school=self.session.told.school)
        assert self.ticket is not None  # noqa: S101 - _hold has just filled it
        tickets.link_words(work, self.person_id, self.ticket.id)

    def hold(self, ticket_id: str) -> None:
        """This is the ticket the conversation holds."""
        self.session = states.with_ticket(self.session, ticket_id)
        self.ticket = tickets.get(self.work, ticket_id)

    def kept(self) -> Ticket:
        """The ticket, brought up to what has been told."""
        if self.ticket is None:
            self.open_draft()
        assert self.ticket is not None  # noqa: S101 - _open has just filled it
        self.ticket = tickets.keep(self.work, self.session, self.ticket, self.reading)
        self.reading = None  # its evidence is kept once
        return self.ticket

    def took(self, session: Session) -> None:
        """The session as it is from now on, and the ticket it holds."""
        if session.ticket != self.session.ticket or session.over != self.session.over:
            self.ticket = tickets.get(self.work, session.ticket) if session.ticket is not None else None
        self.session = session

    def look_again(self) -> None:
        """The ticket as it stands now."""
        if self.ticket is not None:
            self.ticket = tickets.get(self.work, self.ticket.id)

    def tell_state(self, key: str, text: str) -> None:
        """How it stands, and that it was told."""
        self.speech.add(key, text)
        self.session = replace(self.session, state_told=mark(key, text))

    def give_code(self, ticket: Ticket) -> bool:
        """Number and code of a ticket that went out without a receipt, told once."""
        if ticket.code_hash is not None or not ticket.number:
            return False
        self.ticket, code = sending.give_code(self.work, ticket)
        say = self.work.house.words.say
        self.speech.add("receipt-danger", say(self.session.lang, "receipt-danger", number=ticket.number, code=code))
        return True

    def append(self, *, now: bool = False) -> None:
        """Added to the ticket that is out: whoever has it hears, or whoever is called."""
        ticket = self.kept()
        new = tickets.link_words(self.work, self.person_id, ticket.id)
        tickets.note(self.work, ticket.id, "added", "resident")
        raised = self.before is not None and self.before.told.urgency > ticket.urgency
        words = words_of(self.work, ticket.id, new)
        area = self.work.area(ticket.area) if self.before is None or self.before.told.area != ticket.area else None
        if self.session.told.human and self.before is not None and not self.before.told.human:
            self.ask_for_person(ticket)
        if ticket.owner_id is not None:
            if words or area is not None:
                notices.tell_owner(self.work, ticket, "private-added", words=words or (area.name if area else ""))
                self.told_owner = True
            if self.media is not None:
                dossier.enclose(self.work, ticket, self.media)
            if raised or area is not None:
                notices.show_card(self.work, ticket)
        elif raised or self.wishes_anew() or calling.belongs_elsewhere(self.work, ticket):
            self.call_anew(ticket)
        elif area is not None:
            notices.show_card(self.work, ticket, calling.called_first(self.work, ticket))
        elif now and words and self.session.alerted:
            notices.tell_worker(
                self.work, calling.called_first(self.work, ticket), ticket, "private-added", words=words
            )

    def call_anew(self, ticket: Ticket) -> None:
        """Called anew; where somebody else is asked now, the resident hears who, and whose the request is."""
        self.ticket, called = calling.start(self.work, ticket)
        met = False
        if self.wishes_anew():
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
        self.tell_state(*states.say_asked(self.work, self.ticket, self.session.lang, called.worker))
        self.said_now = True

    def wishes_anew(self) -> bool:
        """Whether a woman or a man was asked for just now, who may be on the line."""
        before = self.before.told.wish_gender if self.before is not None else None
        return self.session.told.wish_gender not in {None, before}

    def ask_for_person(self, ticket: Ticket) -> None:
        """A person is asked for: whoever has it knows, or whoever is called."""
        if ticket.owner_id is not None:
            notices.tell_owner(self.work, ticket, "private-person")
        else:
            notices.tell_worker(self.work, calling.called_first(self.work, ticket), ticket, "private-person")

    def goes_on(self, why: str) -> None:
        """What had come to its end is open again."""
        if self.ticket is not None and after.reopenable(self.ticket):
            self.took(after.goes_on(self.work, self.session, self.ticket, self.speech, why))
            self.look_again()

    def switch(self, place: int) -> None:
        """Another of their matters is spoken of from now on."""
        ticket = matters.chosen(self.work, self.session, place)
        if ticket is not None and ticket.id != self.session.ticket:
            self.took(replace(matters.taken_up(self.work, self.session, ticket), state=self.session.state))

    def feedback_after(self, how: str) -> None:
        """Said of a ticket that has come to its end: the answer to the question afterwards, asked or not."""
        if self.session.task:
            self.took(after.followed(self.work, self.session, self.speech, how))
            return
        assert self.ticket is not None  # noqa: S101 - asked by the caller
        tickets.note(self.work, self.ticket.id, "feedback", "resident", how=how)
        if how == "worse" and after.reopenable(self.ticket):
            self.goes_on("worse")
        else:
            self.say(f"feedback-{how}", ())


def mark(key: str, text: str) -> str:
    """What was told of the state: the long and the short way of saying that it is night are the same news."""
    return "night" if key.startswith("night") else f"{key} {text}"
