"""Every page of a centre, read once at start: the one value the rest of the process is built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.page import PageError, load
from bot.pages.answers import load_answers
from bot.pages.changes import NO_CHANGES, Changes
from bot.pages.crew import shared_names
from bot.pages.directory import load_directory, load_senders
from bot.pages.hotlines import load_hotlines
from bot.pages.keywords import build_reader, load_concerns, load_rules
from bot.pages.ladders import load_ladders
from bot.pages.languages import LANGS, languages
from bot.pages.local import Locals, load_locals
from bot.pages.papers import load_papers
from bot.pages.station import load_organisation
from bot.words import Words, load_words
from flows.followup import Followup
from flows.intake import Intake
from flows.page import Flow, FlowError, read_flow
from referral.answer import Answer
from referral.concern import Concerns
from referral.directory import Directory, Senders
from referral.hotline import Hotlines
from referral.ladder import Ladders
from referral.organisation import Organisation, organise
from referral.reader import Reader
from referral.station import Station

__all__ = ["LANGS", "Pages", "load_flow", "load_pages"]


MOVES = {"intake": Intake, "followup": Followup}  # the class of each conversation's page


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages say. ``station`` is the door of the ``organisation``: replace it, and the organisation follows.

    To replace the organisation, replace both.
    """

    station: Station
    organisation: Organisation
    flow: Flow
    after: Flow  # the question afterwards
    reader: Reader
    concerns: Concerns
    words: Words
    ladders: Ladders
    hotlines: Hotlines
    answers: Mapping[str, Answer]
    own: Locals = field(default_factory=dict)
    directory: Directory = field(default_factory=dict)
    senders: Senders = field(default_factory=dict)
    papers: Mapping[str, bytes] = field(default_factory=dict)  # the centre's own Word templates, by form

    def __post_init__(self) -> None:
        """Let the organisation hold the station of these pages."""
        known = self.organisation
        if known.units.get(self.station.id) is not self.station:
            units = tuple(self.station if one.id == known.root else one for one in known.units.values())
            object.__setattr__(self, "organisation", organise(units, self.station.id, known.agencies))


def load_flow(path: Path) -> Flow:
    """A conversation's page. Raises PageError naming file, state and key."""
    try:
        return read_flow(load(path), MOVES.get(path.stem, Intake))
    except FlowError as error:
        raise PageError(f"{path}: {error}") from error


def load_pages(root: Path, centre: Path) -> Pages:
    """Every page under ``root`` and of the centre in ``centre``. Raises PageError on the first that cannot be used."""
    langs = languages(root)
    concerns = load_concerns(root)
    organisation = load_organisation(centre, langs, frozenset(concerns))
    own = load_locals(centre, langs, concerns)
    return Pages(
        station=organisation.door,
        organisation=organisation,
        flow=load_flow(root / "flows" / "intake.yaml"),
        after=load_flow(root / "flows" / "followup.yaml"),
        reader=load_reader(root, organisation, own),
        concerns=concerns,
        words=load_words(root / "locale", langs),
        ladders=load_ladders(root / "referral" / "ladders.yaml"),
        hotlines=load_hotlines(root / "referral" / "hotlines.yaml"),
        answers=load_answers(centre, organisation.door.languages, frozenset(concerns), heard=langs),
        own=own,
        directory=load_directory(centre, organisation, frozenset(concerns)),
        senders=load_senders(centre, organisation),
        papers=load_papers(centre),
    )


def load_reader(root: Path, organisation: Organisation, own: Locals, changes: Changes = NO_CHANGES) -> Reader:
    """A reader of the pages as they lie there now, with the centre's codes and changes. Raises PageError."""
    return build_reader(load_rules(root, own=own, changes=changes), names_of(organisation))


def names_of(organisation: Organisation) -> dict[str, tuple[str, str]]:
    """What people and areas are called; a name that several units' workers share leads to none of them."""
    shared = shared_names(organisation)
    workers = [(word, one.id) for one in organisation.workers() for word in (one.name, *one.nicknames)]
    areas = [area for unit in organisation.units.values() for area in unit.communities]
    names = {word: ("worker", one) for word, one in workers if word.casefold() not in shared}
    return names | {word: ("area", one.id) for one in areas for word in (one.name, *one.aliases)}
