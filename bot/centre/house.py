"""What every turn works with: the house that does not change, and the hands of one transaction."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from sqlalchemy import Row
from sqlalchemy.engine import Connection

from bot.centre.laid import Laid, lay, version_of
from bot.pages.book import Pages
from bot.store.vault import Vault
from bot.words import Words
from referral.organisation import Organisation
from referral.station import Community, Station, Worker

SYSTEM = "bot"


@dataclass(slots=True)
class House:
    """The centre's pages, its vault and its dice. ``chance`` is the machine's own randomness outside of tests."""

    pages: Pages
    vault: Vault
    chance: Random
    code_key: bytes = b""  # what 取件码 and a messenger's numbers are hashed with; filled when the centre opens
    details_by_link: bool = False  # no personal facts to a messenger's private chat: a link to the console instead
    loud_by: str = ""  # how the gateway of the loud channel reaches staff: voice · sms; "" where there is none
    address: str = ""  # where the outside reaches our pages: links for receivers begin with it
    held: Laid | None = None  # the roster as it was last read; every transaction asks whether it still holds

    @property
    def station(self) -> Station:
        """Whose door this is, as its page says; who stands on duty is asked of ``Work.station``."""
        return self.pages.station

    @property
    def organisation(self) -> Organisation:
        """Every unit, as the pages say."""
        return self.pages.organisation

    def unit(self, unit_id: str) -> Station:
        """A unit with the changes of its roster that were last read: for pages that only show it."""
        held = self.held
        if held is not None and held.pages is self.organisation:
            return held.unit(unit_id)
        return self.organisation.units[unit_id]

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
        """The address of the group view of the unit at the door."""
        return self.desk_of(self.station.id)

    @property
    def group(self) -> str:
        """The address of that unit's staff group on a messenger; it may be bound to none."""
        return self.group_of(self.station.id)

    def desk_of(self, unit_id: str) -> str:
        """The address of a unit's group view."""
        return f"desk:{unit_id}"

    def group_of(self, unit_id: str) -> str:
        """The address of a unit's staff group on a messenger; it may be bound to none."""
        return f"group:{unit_id}"

    def private(self, worker_id: str) -> str:
        """The address of a worker's private chat with the desk bot; it may be bound to none."""
        return f"private:{worker_id}"


@dataclass(slots=True)
class Work:
    """One transaction: its connection, the house, and the civil instant it happens at."""

    conn: Connection
    house: House
    now: datetime
    _laid: Laid | None = None

    @property
    def laid(self) -> Laid:
        """The roster as it stands in this transaction, read anew only when somebody has changed it."""
        if self._laid is None:
            version, held = version_of(self.conn), self.house.held
            if held is None or held.version != version or held.pages is not self.house.organisation:
                held = self.house.held = lay(self.conn, self.house.organisation, version, self.now, held)
            self._laid = held
        return self._laid

    def changed(self) -> None:
        """The roster was changed in this transaction, which may yet be rolled back: nobody else sees it so."""
        self._laid = lay(self.conn, self.house.organisation, -1, self.now, self._laid or self.house.held)

    @property
    def station(self) -> Station:
        """The unit at the door, with its roster as it stands."""
        return self.unit(self.house.station.id)

    def unit(self, unit_id: str) -> Station:
        """The unit of this id with its roster as it stands; the one above it, where it is no more."""
        tz = self.house.station.tz
        return self.laid.living(unit_id, self.now.astimezone(tz).date())

    def station_of(self, ticket: Row[Any]) -> Station:
        """The unit a ticket lies with."""
        return self.unit(ticket.centre)

    def area(self, area_id: str | None) -> Community | None:
        """The area of this id, in whichever unit."""
        return self.house.organisation.area(area_id)

    def home(self, worker_id: str | None) -> Station:
        """The unit a worker belongs to; the door's, for somebody no page knows."""
        homes = self.house.organisation.homes
        return self.unit(homes.get(worker_id or "", self.house.station.id))

    def worker(self, worker_id: str | None) -> Worker | None:
        """The worker of this id, if still on the pages and on the staff today."""
        worker = self.house.organisation.worker(worker_id) if worker_id else None
        day = self.now.astimezone(self.house.station.tz).date()
        return worker if worker is not None and worker.serves(day) else None

    def called(self, worker_id: str | None, lang: str) -> str:
        """The worker's name for a reader of ``lang``; "a worker on duty" where nobody is named."""
        worker = self.worker(worker_id)
        return worker.called(lang) if worker else self.house.words.say(lang, "somebody")

    def desk_says(self, key: str, **slots: str | int) -> str:
        """A sentence in the desk's language."""
        return self.house.words.say(self.house.lang, key, **slots)
