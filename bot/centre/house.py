"""What every turn works with: the house that does not change, and the hands of one transaction."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from sqlalchemy.engine import Connection

from bot.pages.book import Pages
from bot.store.vault import Vault
from bot.words import Words
from referral.station import Station, Worker

SYSTEM = "bot"


@dataclass(slots=True)
class House:
    """The centre's pages, its vault and its dice. ``chance`` is the machine's own randomness outside of tests."""

    pages: Pages
    vault: Vault
    chance: Random
    code_key: bytes = b""  # what 取件码 and a messenger's numbers are hashed with; filled when the centre opens
    details_by_link: bool = False  # no personal facts to a messenger's private chat: a link to the console instead

    @property
    def station(self) -> Station:
        """Whose door this is."""
        return self.pages.station

    @property
    def words(self) -> Words:
        """What is said."""
        return self.pages.words

    @property
    def lang(self) -> str:
        """The desk's own language: the station's first."""
        return self.station.languages[0]

    @property
    def desk(self) -> str:
        """The address of the group view."""
        return f"desk:{self.station.id}"

    @property
    def group(self) -> str:
        """The address of the staff group on a messenger; it may be bound to none."""
        return f"group:{self.station.id}"

    def private(self, worker_id: str) -> str:
        """The address of a worker's private chat with the desk bot; it may be bound to none."""
        return f"private:{worker_id}"


@dataclass(slots=True)
class Work:
    """One transaction: its connection, the house, and the civil instant it happens at."""

    conn: Connection
    house: House
    now: datetime

    def worker(self, worker_id: str | None) -> Worker | None:
        """The worker of this id, if still on the page."""
        return self.house.station.worker(worker_id) if worker_id else None

    def called(self, worker_id: str | None, lang: str) -> str:
        """The worker's name for a reader of ``lang``; "a worker on duty" where nobody is named."""
        worker = self.worker(worker_id)
        return worker.called(lang) if worker else self.house.words.say(lang, "somebody")

    def desk_says(self, key: str, **slots: str | int) -> str:
        """A sentence in the desk's language."""
        return self.house.words.say(self.house.lang, key, **slots)
