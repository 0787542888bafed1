"""What the intake page may test (``if``): pure looks at what was said and what is known."""

from flows.event import Pressed
from flows.step import Step

_LONG_ENOUGH = 15  # characters: a story nobody's words caught is still a story, not a riddle to send back
FEEDBACK = frozenset({"better", "same", "worse"})


class Guards(Step):
    """Every test is true or false of this turn and changes nothing."""

    __slots__ = ()

    # ---- tests on what was said ----

    def new_danger(self) -> bool:
        """Danger staff were not called for yet."""
        again = self.heard.returning or self.heard.danger not in self.s.alerted
        return self.heard.danger is not None and again

    def understood(self) -> bool:
        """A need was said, or at least a story was told."""
        named = self.heard.concern not in {None, "NONE"}
        return named or self.heard.size >= _LONG_ENOUGH or self.heard.danger is not None

    def has_topic(self) -> bool:
        """A question about a procedure, and nothing that troubles."""
        return self.heard.topic is not None and self.heard.urgency == "U4"

    def is_voice(self) -> bool:
        """A voice note nobody has listened to."""
        return self.heard.voice

    def is_picture(self) -> bool:
        """A picture or file nobody has looked at; one more of an album adds to the first and asks nothing anew."""
        return self.heard.picture and not self.heard.edited

    def only_place(self) -> bool:
        """A position on the map, and nothing else to be understood from it."""
        return self.heard.place and not self.understood()

    def is_edit(self) -> bool:
        """An earlier message was put right: no answer to what is asked now."""
        return self.heard.edited and self.s.greeted

    def takes_back_no(self) -> bool:
        """The "no" to the safety question, just given, was put right: it is asked again."""
        unsafe = bool({"yes", "unsure"} & self.heard.says)
        just_asked = self._trail[-2:-1] == ["safe"]
        return self.heard.edited and unsafe and just_asked and self.told.safety == "none" and not self.s.sent

    def only_greeting(self) -> bool:
        """你好, and nothing else."""
        return "greeting" in self.heard.says and not self.understood()

    def only_thanks(self) -> bool:
        """Thanks, small talk or a wrong number: no need in it."""
        return "thanks" in self.heard.says or self.heard.concern == "NONE"

    def says_human(self) -> bool:
        """找真人, or a worker by name, or a woman or a man among them, and nothing else."""
        named = self.heard.named is not None and not self.understood()
        no_story = self.heard.concern in {None, "NONE"} and self.heard.danger is None
        return "human" in self.heard.says or named or (self.says_whom() and no_story)

    def says_whom(self) -> bool:
        """Would rather speak to a woman, or to a man."""
        return bool({"woman", "man"} & self.heard.says)

    def says_stop(self) -> bool:
        """Do not send, stop."""
        return "stop" in self.heard.says

    def says_back(self) -> bool:
        """改一下."""
        return "back" in self.heard.says

    def says_delete(self) -> bool:
        """删除: everything said here, not one sentence of it."""
        return "delete" in self.heard.says

    def says_held(self) -> bool:
        """Asks what is held about them."""
        return "held" in self.heard.says

    def asks_status(self) -> bool:
        """Asks how it stands, and tells nothing else."""
        nothing_new = self.heard.concern in {None, "NONE", "SVC"} and self.heard.danger is None
        return self.says_status() and nothing_new and not self.only_greeting()

    def says_status(self) -> bool:
        """Asks how it stands."""
        return "status" in self.heard.says

    def says_yes(self) -> bool:
        """Yes, as an answer."""
        return "yes" in self.heard.says

    def says_no(self) -> bool:
        """No, as an answer."""
        return "no" in self.heard.says

    def says_unsure(self) -> bool:
        """说不准."""
        return "unsure" in self.heard.says

    def heard_new(self) -> bool:
        """More than a yes: something to add first."""
        return self.heard.concern is not None or self.heard_phone()

    def says_feedback(self) -> bool:
        """好多了, 一样 or 更难了."""
        return bool(FEEDBACK & self.heard.says) or self.pressed in FEEDBACK

    def heard_subject(self) -> bool:
        """The words say who needs help."""
        return self.heard.subject not in {None, "unknown", "none"}

    def heard_phone(self) -> bool:
        """A telephone number is in it."""
        return self.heard.phone is not None

    def heard_area(self) -> bool:
        """A community, an estate or a landmark is in it, or the place on the map lies in one."""
        return self.heard.area is not None

    def puts_area_right(self) -> bool:
        """Where they live is said, and nothing else, after the map or an earlier word said something of it.

        It answers no question: 「不是，是石山社区」 is no "no" to whether somebody is safe.
        """
        before = self.told.area is not None and (self.told.pinned or "back" in self.heard.says)
        return before and self.heard_area() and not (self.heard.place or self.understood() or self.heard_phone())

    def chose_area(self) -> bool:
        """The button names a community."""
        return isinstance(self.event, Pressed) and self.event.area is not None

    def new_phone(self) -> bool:
        """A telephone number that is not the one known."""
        return self.heard_phone() and self.heard.phone != self.told.phone

    def returning(self) -> bool:
        """The last word was long ago."""
        return self.heard.returning or (isinstance(self.event, Pressed) and self.event.returning)

    # ---- tests on what is known ----

    def subject_known(self) -> bool:
        """Who needs help was said."""
        return self.told.subject is not None

    def safety_known(self) -> bool:
        """The safety question was answered."""
        return self.told.safety is not None

    def safety_needed(self) -> bool:
        """Asked of what touches safety, and whenever it is urgent; never of a clear piece of information."""
        return self.told.ask_safe or self.told.urgency in {"U0", "U1", "U2"}

    def contact_known(self) -> bool:
        """How to reach the resident was said."""
        return self.told.contact is not None

    def wants_human(self) -> bool:
        """Asked for a person earlier: asking was the consent."""
        return self.told.human

    def is_sent(self) -> bool:
        """A ticket has gone out."""
        return self.s.sent

    def is_over(self) -> bool:
        """The matter last spoken of has come to its end."""
        return self.s.over

    def asked_which(self) -> bool:
        """It is being asked whether this belongs to the last matter or is a new one."""
        return self._state in {"again", "which_one"}

    def has_others(self) -> bool:
        """More than one matter is out."""
        return bool(self.s.others)

    def was_asked_after(self) -> bool:
        """It was asked whether it is better now."""
        return bool(self.s.task)

    def asks_when_safe(self) -> bool:
        """Others may read this phone, and when a message is safe here was not asked yet."""
        return self.told.phone_seen is True and self.told.safe_when is None

    def touches_safety(self) -> bool:
        """A worker looks before it ends."""
        return self.told.urgency in {"U0", "U1", "U2"}

    def alarmed(self) -> bool:
        """Staff were called for danger."""
        return bool(self.s.alerted)

    def with_human(self) -> bool:
        """A worker holds the conversation."""
        return self._flow.states[self._state].mute

    def begins(self) -> bool:
        """Nothing is open here: what is said begins a matter."""
        return self._flow.states[self._state].begins

    def nothing_told(self) -> bool:
        """Nothing was said yet that could be sent."""
        return self.s.ticket is None and self.told.words == 0 and self.told.concern is None

    def asks_to_delete(self) -> bool:
        """It is being asked whether to delete."""
        return self._state == "deleting"

    def missed_before(self) -> bool:
        """Not understood once already: no third question."""
        return self.s.misses >= 1

    def can_back(self) -> bool:
        """There is an earlier question."""
        return len(self._trail) > 1

    def asks_near(self) -> bool:
        """Only the person in danger herself is asked who is near."""
        return self.told.subject == "self" and self.told.danger in {"suicide", "child"} and self.told.confidant is None

    def asks_phone_seen(self) -> bool:
        """Where violence is flagged, others may read this phone: not asked yet."""
        return self.told.violence and self.told.phone_seen is None
