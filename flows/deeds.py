"""What the intake page may do (``do``): every deed only changes what this turn holds and says."""

from dataclasses import replace
from typing import Any

from flows.asides import Asides
from flows.effect import (
    Alert,
    Answer,
    Append,
    AskWhich,
    Drop,
    Feedback,
    Followed,
    Nudge,
    Open,
    Reopen,
    Status,
    Stay,
    Submit,
    Switch,
    Wish,
    Withdraw,
)
from flows.guards import FEEDBACK
from flows.keep import keep_facts
from flows.session import Told

_ASKED = {"ideation": "suicide", "violence": "violence"}  # what the answer to the safety question means
_CONCERN = {"suicide": "SUI", "violence": "DV"}
MOST_OTHERS = 3  # matters of one person that are asked about by buttons
_PROTECTION = frozenset({"SUI", "DV", "CP", "EA", "HARM", "EMG", "SCAM"})  # group A: more telling than what was asked


class Deeds(Asides):
    """The centre carries the effects out; here nothing leaves the turn."""

    __slots__ = ()

    # ---- deeds ----

    def keep(self) -> None:
        """Keep every fact the words brought; forget the misunderstandings."""
        self.told = keep_facts(self.told, self.heard)
        self.s = replace(self.s, misses=0)

    def take(self) -> None:
        """Keep what the button means, as the page says."""
        self.told = replace(self.told, **dict(self._flow.means.get(self.pressed, {})))
        self.s = replace(self.s, misses=0)

    def miss(self) -> None:
        """Count a message that was not understood."""
        self.s = replace(self.s, misses=self.s.misses + 1)

    def subject_unknown(self) -> None:
        """Never guessed: left open for the worker."""
        self.told = replace(self.told, subject=self.told.subject or "unknown")

    def keep_words(self) -> None:
        """Keep the facts, and remember that the question was not answered."""
        self.told = keep_facts(self.told, self.heard)

    def keep_pending(self) -> None:
        """What was held belongs to the same matter."""
        held, self.s = self.s.pending, replace(self.s, pending=None)
        if held is not None:
            self.told = replace(
                self.told, urgency=min(self.told.urgency, held.urgency), why=(*self.told.why, *held.why)
            )

    def safety_none(self) -> None:
        """都没有."""
        self.told = replace(self.told, safety="none")

    def near_known(self) -> None:
        """Only a yes is a yes; anything else says nothing about who is near."""
        self.told = replace(self.told, confidant=True if "yes" in self.heard.says else self.told.confidant)

    def near_nobody(self) -> None:
        """Nobody trusted is near."""
        self.told = replace(self.told, confidant=False)

    def phone_is_seen(self) -> None:
        """Unclear counts as seen: nothing is sent unasked."""
        self.told = replace(self.told, phone_seen=True)

    def never_safe(self) -> None:
        """Only a time that was named is safe."""
        self.told = replace(self.told, safe_when="never")

    def phone_not_seen(self) -> None:
        """Only the resident reads it."""
        self.told = replace(self.told, phone_seen=False)

    def alert_unclear(self) -> None:
        """Yes to a question with two halves: staff are called before it is asked which."""
        self.told = replace(self.told, safety="unsure")
        self.alert()

    def raise_unsure(self) -> None:
        """说不准 is U2 at least."""
        why = _why("asked-unsure", self.told.why)
        self.told = replace(self.told, safety="unsure", urgency=min(self.told.urgency, "U2"), why=why)

    def keep_here(self) -> None:
        """No number: the answer comes here."""
        self.told = replace(self.told, contact=self.told.contact or "here")

    def want_human(self) -> None:
        """Asked for a person."""
        self.told = replace(self.told, human=True)

    def open(self) -> None:
        """A draft exists from here on."""
        self.effects.append(Open())

    def alert(self) -> None:
        """Call staff now, with what was said; and say the one text of this danger. Never twice for one danger."""
        kind = self.heard.danger or _ASKED.get(self.told.safety or "", "unclear")
        if kind in self.s.alerted and not self.heard.returning:
            return
        if self.heard.danger is not None and self.heard.subject == "self" and self.told.subject != "self":
            # Danger belongs to whose it is: who has spoken of somebody else now speaks of herself.
            self.told = replace(self.told, subject="self", kin=None, gender=None, age_band=self.heard.age_band)
        self.told = replace(
            self.told,
            danger=kind,
            urgency=min(self.told.urgency, "U1"),
            violence=self.told.violence or kind in {"violence", "child"},
            confidant=None,  # asked anew: who was near a week ago may not be now
            safety=self.told.safety or {"suicide": "ideation", "violence": "violence"}.get(kind, "unsure"),
        )
        if self.heard.danger is None:  # found out by asking: no rule of words says so
            self.told = replace(self._named_after(kind), why=_why(f"asked-{self.told.safety}", self.told.why))
        self.effects.append(Alert(kind, again="unclear" in self.s.alerted and self.heard.danger is None))
        self.s = replace(self.s, alerted=tuple(dict.fromkeys((*self.s.alerted, kind))), sent=True, pending=None)
        if kind == "unclear":
            return
        whom = "self" if self.told.subject == "self" else "other"
        self.say(f"danger-{kind}-{whom}", ("near_yes", "near_no") if self.asks_near() else ())

    def _named_after(self, kind: str) -> Told:
        concern, told = _CONCERN.get(kind), self.told
        if concern is None or told.concern in _PROTECTION:
            return told
        also = tuple(code for code in (told.concern, *told.also) if code and code != concern)
        return replace(told, concern=concern, also=also)

    def nudge(self) -> None:
        """Tell the first line, without content, that somebody may be in danger."""
        self.effects.append(Nudge())

    def submit(self) -> None:
        """Send it, once."""
        if not self.s.sent:
            self.effects.append(Submit())
            self.s = replace(self.s, sent=True)

    def append(self) -> None:
        """Add to the ticket that is out."""
        self.effects.append(Append())

    def keep_more(self) -> None:
        """Keep the facts of what answers nothing; a ticket that is out gets it too."""
        self.keep_words()
        if self.s.sent:
            self.append()

    def status(self) -> None:
        """Say the true state."""
        self.effects.append(Status())

    def stay(self) -> None:
        """Still here; the state only if it changed."""
        self.effects.append(Stay())

    def answer(self) -> None:
        """Answer from the centre's pages."""
        self.effects.append(Answer(self.heard.topic or ""))

    def wish_no_call(self) -> None:
        """先别联系我: a wish, not a withdrawal."""
        self.told = replace(self.told, do_not_call=True)
        self.effects.append(Wish("do_not_call"))

    def withdraw(self) -> None:
        """Take it back. Where safety is touched a worker decides, and the matter goes on until then."""
        self.effects.append(Withdraw())
        if self.told.urgency in {"U3", "U4"}:
            self.forget_all()

    def drop(self) -> None:
        """Give the draft up. One that touches safety is kept, by the centre too: coming back goes on with it."""
        self.effects.append(Drop())
        if not self.s.sent and self.told.urgency in {"U3", "U4"}:
            self.forget_all()

    def feedback(self) -> None:
        """好多了 · 一样 · 更难了."""
        how = self.pressed or next(iter(sorted(FEEDBACK & self.heard.says)), "same")
        self.effects.append(Feedback(how))

    def hold(self) -> None:
        """Keep what a returning resident says until it is known which matter it belongs to."""
        self.s = replace(self.s, pending=keep_facts(Told(), self.heard))

    def hold_human(self) -> None:
        """A person is asked for; for which matter is asked first."""
        self.s = replace(self.s, pending=replace(keep_facts(Told(), self.heard), human=True))

    def end_matter(self) -> None:
        """The ticket has come to its end with a worker. What was told stays, in case it goes on."""
        self.s = replace(self.s, sent=False, over=True, alerted=(), misses=0, pending=None, state_told="")
        self._trail = []

    def reopen(self) -> None:
        """It goes on."""
        self.effects.append(Reopen("news"))
        self.s = replace(self.s, sent=True, over=False)

    def after_said(self) -> None:
        """The button of a question afterwards that was left standing."""
        self.effects.append(Followed(self.pressed.removeprefix("after_")))

    def ask_which(self) -> None:
        """Several are out: which is meant."""
        self.effects.append(AskWhich())

    def switch(self) -> None:
        """This one."""
        self.effects.append(Switch(int(self.pressed.removeprefix("which_"))))

    def start_new(self) -> None:
        """A new matter: what was held, and how to reach the same person. One that is out stays out."""
        fresh = self.s.pending or Told()
        if self.s.sent and self.s.ticket is not None:
            self.s = replace(self.s, others=(self.s.ticket, *self.s.others)[:MOST_OTHERS])
        self.told = replace(
            fresh,
            phone=fresh.phone or self.told.phone,
            contact="phone" if self.told.phone else fresh.contact,
            unit=self.told.unit,
            phone_seen=self.told.phone_seen,
            safe_when=self.told.safe_when,
        )
        self.s = replace(self.s, pending=None, sent=False, ticket=None, alerted=(), misses=0, state_told="")
        self.s = replace(self.s, over=False)
        self._trail = []

    def forget_all(self) -> None:
        """A new conversation begins; the way to reach the person stays, and whose door this is."""
        self.told = Told(phone=self.told.phone, contact="phone" if self.told.phone else None, unit=self.told.unit)
        self.s = replace(self.s, sent=False, ticket=None, alerted=(), misses=0, pending=None, state_told="")
        self.s = replace(self.s, over=False)
        self._trail = []

    def forget_alerts(self) -> None:
        """The alarm is over: what is said from now on is a new danger."""
        self.s = replace(self.s, alerted=())

    def forget_what(self) -> None:
        """The matter is told anew; its urgency is not lowered."""
        self.told = replace(self.told, concern=None, also=())

    def forget_who(self) -> None:
        """The person is told anew."""
        self.told = replace(self.told, subject=None, kin=None, gender=None)

    def forget_safety(self) -> None:
        """The safety question is asked anew; what was raised stays raised."""
        self.told = replace(self.told, safety=None, ask_safe=True)

    def forget_contact(self) -> None:
        """The way of contact is told anew."""
        self.told = replace(self.told, contact=None, phone=None)

    def go_back(self) -> None:
        """To the question before, with its answer taken away."""
        if self._state in self._trail:
            del self._trail[self._trail.index(self._state) :]
        target = self._trail.pop() if self._trail else self._flow.first
        cleared: dict[str, Any] = dict.fromkeys(self._flow.states[target].clears)
        self.told = replace(self.told, **cleared)
        self.state = target


def _why(first: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((first, *rest)))
