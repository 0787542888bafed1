"""What the intake page may say (``do``) without asking anything: one short sentence each."""

from flows.guards import Guards


class Sayings(Guards):
    """Each says one message; the open question, if there is one, stays open."""

    __slots__ = ()

    def say_added(self) -> None:
        """It was added, and whoever has it will read it."""
        self.say("added")

    def say_noted(self) -> None:
        """It was heard, though it was not an answer."""
        self.say("noted")

    def say_tell_more(self) -> None:
        """Please go on."""
        self.say("tell-more")

    def say_welcome(self) -> None:
        """Thanks are answered."""
        self.say("welcome")

    def say_phone_kept(self) -> None:
        """The new number is kept."""
        self.say("phone-kept")

    def say_which(self) -> None:
        """Nothing was taken back."""
        self.say("kept")

    def say_over(self) -> None:
        """It has come to its end: there is nothing to take back."""
        self.say("over-already")

    def say_stay(self) -> None:
        """Nobody is near: who can be rung at once."""
        self.say("near-no")

    def say_place_noted(self) -> None:
        """Where they are is kept, and which community that is where the map tells."""
        self.say("place-area" if self.heard.pinned and self.told.area == self.heard.area else "place-noted")

    def say_area_noted(self) -> None:
        """Where they live is kept."""
        self.say("area-noted")

    def say_area_unknown(self) -> None:
        """What was written is kept, but no community was found in it."""
        self.say("area-unknown")

    def say_area_elsewhere(self) -> None:
        """It stays where it is."""
        self.say("area-elsewhere")

    def say_help(self) -> None:
        """How this works, whom to ring, the commands."""
        self.say("help")

    def say_delete_not_now(self) -> None:
        """In danger the words are needed: why, and what to do."""
        self.say("delete-not-now")

    def say_not_deleted(self) -> None:
        """Nothing was deleted."""
        self.say("delete-not")

    def say_nothing(self) -> None:
        """The resident left: not a word."""
