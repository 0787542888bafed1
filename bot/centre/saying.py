"""What the bot says to a resident: slots filled from what is known, buttons, numbers to dial; one letter a turn."""

from dataclasses import dataclass, field, replace
from datetime import time

from bot.centre import tickets, whereabouts
from bot.centre.house import Work
from bot.centre.times import say_when
from bot.messages import Button, Dial, Letter
from flows.session import Session
from referral.hotline import Hotline, Kind, all_day_line, numbers
from referral.reading import Danger

ALWAYS = ("human",)
OUT = ("add", "rephone", "withdraw")  # what can always be done with a ticket that is out
WHERE = "where"  # while it could be several stations' and nobody knows where they live
MAX_NUMBERS = 3
_RESTING = frozenset({"stopped", "rest", "answered"})  # nothing is asked: there is no question to go back from
_PERSONS = frozenset(
    {"self", "grandchild", "child", "spouse", "parent", "grandparent", "sibling", "friend", "neighbour", "student"}
)


@dataclass(slots=True)
class Speech:
    """The letter of this turn in the making: the parts are said one after the other, the last buttons stay."""

    keys: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    buttons: tuple[str, ...] = ()
    dial: list[Dial] = field(default_factory=list)
    calling: str = ""  # whether staff are being called right now, in words that are true

    def add(self, key: str, text: str, buttons: tuple[str, ...] = ()) -> None:
        """One more sentence; a question's buttons replace the ones before."""
        self.keys.append(key)
        self.texts.append(text)
        self.buttons = buttons or self.buttons

    def offer_numbers(self, lines: tuple[Hotline, ...], lang: str) -> None:
        """Numbers to dial, each once."""
        known = {dial.number for dial in self.dial}
        self.dial += [Dial(one.number, one.called(lang)) for one in lines if one.number not in known]


def write(work: Work, session: Session, speech: Speech, before: str = "") -> tuple[Session, Letter | None]:
    """The turn's letter, None when there is nothing to say; and the session, knowing which buttons it shows.

    A sentence without a question leaves the step's own buttons standing: the question is still open.
    """
    if not speech.texts:
        return session, None
    pages = work.house.pages
    own = (pages.after if session.flow else pages.flow).states[session.state].buttons
    shown = speech.buttons or tuple(name for name in session.shown if name in own)
    if session.state == "sent":
        shown = shown or out_buttons(session)
        if WHERE not in shown and whereabouts.asks_area(work, session):
            shown = (*shown, WHERE)
    session = replace(session, shown=shown, version=session.version + 1)
    said = "\n\n".join(part.strip() for part in speech.texts if part.strip())
    text = said.replace("  ", " ")  # an empty slot leaves its two spaces in languages that write them
    if session.child:
        text = to_child(text)
    names = [*shown, *(name for name in ALWAYS if name not in shown)]
    asking = session.state not in _RESTING and not {"change", "go_on", "delete_no"} & set(shown)
    if session.trail[:-1] and not (session.sent or session.over or session.flow) and asking:
        names.append("back")
    buttons = tuple(Button(f"{session.version}:{name}", label(work, session, name)) for name in names)
    key = "+".join(speech.keys)
    return session, Letter(text, key, session.lang, "bot", buttons, tuple(speech.dial), None, session.state, before)


def to_child(text: str) -> str:
    """A child is addressed as 你: one rule here, not every sentence twice."""
    return text.replace("您", "你")


def out_buttons(session: Session) -> tuple[str, ...]:
    """What a resident can do with a ticket that is out: danger is not taken back by a button."""
    return tuple(name for name in OUT if name != "withdraw" or not session.alerted)


def label(work: Work, session: Session, name: str) -> str:
    """What stands on a button, in the resident's language; a community's or a street's own name."""
    place = whereabouts.label(work, session, name)
    if place is not None:
        return place
    words, key = work.house.words, f"button-{name}"
    if session.told.subject == "self" and words.has(session.lang, f"{key}-self"):
        key = f"{key}-self"
    return words.say(session.lang, key)


def pressed_by_words(work: Work, session: Session, text: str) -> str | None:
    """The button a typed number key or a typed label means: 1 to n the shown ones, 0 always a person."""
    plain = text.strip()
    if plain.isdecimal() and len(plain) == 1:
        place = int(plain)
        if place == 0:
            return "human"
        return session.shown[place - 1] if place <= len(session.shown) else None
    for name in (*session.shown, "human", "back"):
        if plain.casefold() == label(work, session, name).casefold():
            return name
    return None


def person(work: Work, session: Session) -> str:
    """Who it is about, in the resident's own word where there is one; never a guess."""
    words, told = work.house.words, session.told
    if told.kin and told.subject not in {None, "self"}:
        return words.say(session.lang, "person-kin", kin=told.kin)
    if told.subject in {None, "unknown"}:
        return words.say(session.lang, "person-unknown")
    return words.say(session.lang, f"person-{told.subject if told.subject in _PERSONS else 'other'}")


def pronoun(work: Work, session: Session) -> str:
    """她 or 他 only when the speaker's own word said so; else the person is named again, never guessed."""
    if session.told.gender is None:
        return person(work, session)
    return work.house.words.say(session.lang, f"she-{session.told.gender}")


def dangers_numbers(work: Work, danger: str | None) -> tuple[Hotline, ...]:
    """The numbers of the resident's region for this danger, answered at this hour; the first to dial first."""
    house = work.house
    local = work.now.astimezone(house.station.tz).time()
    kind = Danger(danger) if danger in set(Danger) else None
    lines = numbers(house.pages.hotlines, house.station.region, kind, local)
    if kind is None:  # the general numbers only: a line for one danger alone is not one of them
        lines = tuple(one for one in lines if set(one.dangers) != {Danger.SCAM})
    return spoken(lines)


def spoken(lines: tuple[Hotline, ...]) -> tuple[Hotline, ...]:
    """The few that are said: a text line is another sentence."""
    return tuple(one for one in lines if one.kind is not Kind.TEXT)[:MAX_NUMBERS]


def say_numbers(work: Work, lang: str, lines: tuple[Hotline, ...]) -> str:
    """The numbers as words: who comes or listens at any hour. An office has a button, but is not what to ring first."""
    first = [one.number for one in lines if one.kind is not Kind.OFFICE and (one.kind is not Kind.LINE or one.all_day)]
    return work.house.words.say(lang, "and").join(dict.fromkeys(first))


def slots(work: Work, session: Session, speech: Speech) -> dict[str, str]:
    """Every slot a sentence of the conversation may use; what is not known is not among them."""
    house, lang, told = work.house, session.lang, session.told
    words = house.words
    lines = dangers_numbers(work, told.danger)
    contact = f"contact-{told.contact or 'here'}"
    found = {
        "station": house.organisation.units[tickets.door_of(work, session)].called(lang),
        "person": person(work, session),
        "she": pronoun(work, session),
        "numbers": say_numbers(work, lang, lines),
        "calling": speech.calling,
        "concern": _concern(work, session),
        "safety": words.say(lang, f"safety-{told.safety or 'unasked'}"),
        "contact": words.say(lang, contact, tail=_masked(told.phone or "")),
        "text_to": _text_to(work, session),
    }
    line = all_day_line(house.pages.hotlines, house.station.region, Danger.SUICIDE)
    if line is not None:
        found["line"] = line.number
    area = work.area(told.area)
    if area is not None:
        found["area"] = area.name
    return found


def _concern(work: Work, session: Session) -> str:
    words, lang, told = work.house.words, session.lang, session.told
    first = words.say(lang, f"concern-{told.concern or 'SVC'}")
    if not told.also:
        return first
    return words.say(lang, "concern-and", first=first, second=words.say(lang, f"concern-{told.also[0]}"))


def _text_to(work: Work, session: Session) -> str:
    house = work.house
    every = numbers(house.pages.hotlines, house.station.region, Danger.VIOLENCE, time(3))
    sms = next((one.number for one in every if one.kind is Kind.TEXT), None)
    return house.words.say(session.lang, "text-to", sms=sms) if sms else ""


def _masked(phone: str) -> str:
    return f"{phone[:3]}****{phone[-2:]}" if len(phone) > 6 else "****"


def say_slot_when(work: Work, lang: str, at: object) -> str:
    """An instant for a resident of this centre, in words."""
    return say_when(work.house.words, lang, work.house.station, at, work.now)  # type: ignore[arg-type]
