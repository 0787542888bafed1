"""What must hold on people's telephones and in the books, however often the house with its bots died."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.doors.residents.draw import draw
from bot.messages import Letter, letter_from_json
from bot.store.engine import Store
from bot.store.inbox import COLUMN
from bot.store.peers import open_peer
from bot.store.tables import t_address, t_event, t_inbox, t_knock, t_letter, t_ticket
from bot.telegram import cut, readable
from tests.crash import ledger
from tests.crash.telegram_people import Resident, Told, ticket_of
from tests.crash.telegram_scene import Scene
from tests.house import pages
from tests.twin import Message, Press

MESSENGER = ("telegram:", "group:", "private:")


async def leased(store: Store, doors: tuple[str, ...] = MESSENGER) -> list[int]:
    """The letters of these doors that Telegram may have taken although nobody heard so."""
    found = select(t_letter.c.id, t_letter.c.address_id).where(t_letter.c.state == "leased")
    rows = await store.look(lambda conn: conn.execute(found).all())
    return [row.id for row in rows if row.address_id.startswith(doors)]


async def all_is_said_and_done(scene: Scene, messages: int, knocks: int) -> bool:
    """Every message and every press has come in and been dealt with, every letter has gone, every update is taken."""
    if any(scene.twin.waiting(bot) for bot in scene.bots.values()):
        return False
    if not await ledger.heard(scene.store, messages) or await ledger.open_letters(scene.store):
        return False
    counted = select(t_knock.c.state, func.count()).group_by(t_knock.c.state)
    found = dict(await scene.store.look(lambda conn: [tuple(row) for row in conn.execute(counted)]))
    return not found.get("waiting") and sum(found.values()) == knocks


async def dealt(store: Store, wanted: int) -> bool:
    """Whether so many presses have been dealt with."""
    counted = select(func.count()).select_from(t_knock).where(t_knock.c.state == "done")
    return await store.look(lambda conn: conn.execute(counted).scalar_one()) == wanted


async def letters(store: Store) -> list[tuple[Row[Any], Letter]]:
    """Every letter, with its words, in the order in which they were written."""
    rows = sorted(await ledger.rows(store, t_letter), key=lambda row: row.id)

    def read(conn: Connection) -> list[tuple[Row[Any], Letter]]:
        opened = ((row, store.vault.open_json(conn, row.person_id, "letter.body", row.body)) for row in rows)
        return [(row, letter_from_json(plain)) for row, plain in opened]

    return await store.look(read)


async def chats(store: Store) -> dict[int, str]:
    """Which mailbox is which chat."""
    addresses = [row.id for row in await ledger.rows(store, t_address) if row.peer is not None]
    peers = await store.look(lambda conn: {one: open_peer(conn, store.vault, one) or {} for one in addresses})
    return {int(peer["chat"]): address for address, peer in peers.items()}


async def said_by(store: Store, address_id: str) -> list[str]:
    """The words somebody said, in the order in which they were heard."""
    mine = [row for row in await ledger.rows(store, t_inbox) if row.address_id == address_id]

    def read(conn: Connection) -> list[str]:
        in_order = sorted(mine, key=lambda row: row.done_at)
        return [str(store.vault.open_json(conn, row.person_id, COLUMN, row.body)["text"]) for row in in_order]

    return await store.look(read)


async def check_stories(scene: Scene, crowd: Collection[Resident], told: Told) -> None:
    """Everybody's messages are there once, in order, and each story goes as it goes when nothing breaks."""
    of_chat = await chats(scene.store)
    await ledger.check_inbox(scene.store, {of_chat[one.user.id]: one.ids for one in crowd})
    written = await letters(scene.store)
    for one in crowd:
        mine = [letter.key for row, letter in written if row.address_id == of_chat[one.user.id]]
        assert [key for key in mine if not key.startswith(("accepted", "seen"))] == told[one.lines]
    for wing in scene.wings:
        for script in told:
            for line in script:
                assert line not in wing.logs


async def check_screens(scene: Scene, in_flight: Counter[int]) -> int:
    """What people saw: each letter once, once more at most for each time it was in flight at a death, in order.

    Gives how many messages came once more.
    """
    doubled = 0
    written, of_chat = await letters(scene.store), await chats(scene.store)
    assert {row.state for row, _ in written} <= {"sent", "overtaken"}
    for number, address in of_chat.items():
        mine = [(row, letter) for row, letter in written if row.address_id == address]
        if number == scene.group.id:
            doubled += _check_group(mine, _said(scene, scene.group.messages), in_flight)
            continue
        user = scene.twin.users[number]
        bot = scene.residents if address.startswith("telegram:") else scene.desk
        doubled += _check_private(mine, _said(scene, user.sees(bot)), in_flight, of_residents=bot is scene.residents)
    return doubled


def _said(scene: Scene, messages: list[Message]) -> list[str]:
    return [one.words for one in messages if one.sender in scene.bots.values() and not one.service]


def _pieces(letter: Letter, *, of_residents: bool) -> list[str]:
    if of_residents:
        return [one.text for one in draw(letter, late=False, words=pages().words)]
    return cut(readable(letter.text))


def _check_private(
    mine: list[tuple[Row[Any], Letter]], screen: list[str], in_flight: Counter[int], *, of_residents: bool
) -> int:
    allowed: Counter[str] = Counter()
    expected: list[str] = []
    safe: list[str] = []  # of letters that were never in flight at a death: these keep their order
    for row, letter in mine:
        pieces = _pieces(letter, of_residents=of_residents)
        for piece in pieces:
            allowed[piece] += in_flight[row.id]
        if row.state == "sent":
            expected += pieces
            safe += [] if in_flight[row.id] else pieces
    doubled = check_counts(Counter(expected), Counter(screen), allowed)
    settled = [one for one in screen if not allowed[one]]
    # Words of danger overtake: the order is that of their numbers, given as they arrived.
    numbered = sorted((row.seq, row.id) for row, _ in mine if row.state == "sent" and not in_flight[row.id])
    by_id = {row.id: _pieces(letter, of_residents=of_residents) for row, letter in mine}
    assert settled == [piece for _, id_ in numbered for piece in by_id[id_] if not allowed[piece]]
    if of_residents:
        assert settled == [piece for piece in safe if not allowed[piece]]
    return doubled


def _check_group(mine: list[tuple[Row[Any], Letter]], screen: list[str], in_flight: Counter[int]) -> int:
    """Each card stands once, in its newest words; each line beside the cards once."""
    allowed: Counter[str] = Counter()
    newest: dict[str, str] = {}
    expected: Counter[str] = Counter()
    for row, letter in mine:
        [text] = _pieces(letter, of_residents=False)
        allowed[text] += in_flight[row.id]
        if row.card is not None:
            newest[row.card] = text
        elif row.state == "sent":
            expected[text] += 1
    doubled = check_counts(expected + Counter(newest.values()), Counter(screen), allowed)
    named = {(row.card, row.external_id) for row, _ in mine if row.card is not None and row.external_id is not None}
    assert len(named) == len(newest), "a card has two messages that are both taken for it"
    return doubled


def check_counts(expected: Counter[str], seen: Counter[str], allowed: Counter[str]) -> int:
    """Nothing is missing, and what is there more often was allowed to be; the words themselves are not printed."""
    assert not (expected - seen), f"{(expected - seen).total()} messages never arrived"
    too_many = seen - expected - allowed
    assert not too_many, f"{too_many.total()} messages too many"
    return (seen - expected).total()


async def check_presses(store: Store, presses: list[Press], contacts: list[Press]) -> None:
    """Each press was dealt with once: one owner for each ticket that was pressed for, one contact for each contact."""
    knocks = await ledger.rows(store, t_knock)
    assert [row.state for row in knocks] == ["done"] * len(presses + contacts)
    assert {row.attempts for row in knocks} == {0}
    assert len({row.update_id for row in knocks}) == len(knocks)
    wanted = {ticket_of(press) for press in presses}
    events = await ledger.rows(store, t_event)
    taken = Counter(row.ticket_id for row in events if row.kind == "accepted")
    assert taken == Counter(wanted)
    by = {row.ticket_id: row.by for row in events if row.kind == "accepted"}
    owners = {row.id: f"worker:{row.owner_id}" for row in await ledger.rows(store, t_ticket) if row.id in wanted}
    assert owners == by
    spoken = [(row.ticket_id, row.by) for row in events if row.kind == "contact"]
    assert Counter(spoken) == Counter((ticket_of(press), by[ticket_of(press)]) for press in contacts)


async def count(store: Store, state: str = "done") -> int:
    """How many messages of residents are so."""
    counted = select(func.count()).select_from(t_inbox).where(t_inbox.c.state == state)
    return await store.look(lambda conn: conn.execute(counted).scalar_one())
