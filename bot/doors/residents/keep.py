"""Keeps what came from Telegram: a whole batch in one transaction, before anything of it is acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple, assert_never
from uuid import uuid4

from sqlalchemy import bindparam, exists, insert, select

from bot.centre import reaching, saying
from bot.centre.codes import fingerprint
from bot.centre.house import Work
from bot.centre.keeping import lang_of
from bot.doors.residents.attached import Attached
from bot.doors.residents.deeds import Blocked, Came, Deed, InGroup, Nothing, Poison, Unblocked
from bot.messages import Body, Dial, Letter
from bot.store.mailbox import post, receive
from bot.store.peers import BLOCKED, OK, bind, new_peer
from bot.store.tables import t_address, t_letter, t_media
from bot.store.vault import HOUSE

DOOR = "telegram"
GROUP = f"{DOOR}:group-"
MEDIA = "media"  # the topic of files that wait to be fetched
ABOUT = "media.about"
_NOTICE = "notice"  # letters of the door itself, which no turn wrote
CLOSED_EVERY = timedelta(minutes=10)
OFTEN_EVERY = timedelta(minutes=1)
GROUP_EVERY = timedelta(hours=1)

_TOLD = select(
    exists().where(
        t_letter.c.address_id == bindparam("address"),
        t_letter.c.kind == _NOTICE,
        t_letter.c.created_at > bindparam("since"),
    )
)
# Everything a message needs to know of its mailbox, in one statement: this is asked for each.
_MAILBOX = select(t_address.c.id, t_address.c.person_id, t_address.c.reach).where(
    t_address.c.door == DOOR, t_address.c.peer_hash == bindparam("who")
)


class Mailbox(NamedTuple):
    """A chat that the bot writes to, and whether it arrived there when last tried."""

    id: str
    person_id: str
    reach: str = OK


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for this batch. ``often``: updates with one guess of a 取件码 too many; ``more``: of an album."""

    open: bool
    link: str  # where the bot is talked to in private, "" while that is not known
    often: frozenset[int] = frozenset()
    more: frozenset[int] = frozenset()


@dataclass(slots=True)
class Kept:
    """What to tell, after the commit, to whoever listens."""

    topics: set[str] = field(default_factory=set)


def keep(work: Work, deeds: Iterable[Deed], rules: Rules) -> Kept:
    """Keep them all. What came before changes nothing when it comes again."""
    kept = Kept()
    for deed in deeds:
        match deed:
            case Came():
                _came(work, deed, rules, kept)
            case Poison():
                _poison(work, deed, rules, kept)
            case InGroup():
                _group(work, deed, rules, kept)
            case Blocked(user_id):
                _reach(work, user_id, kept, lost=True)
            case Unblocked(user_id):
                _reach(work, user_id, kept, lost=False)
            case Nothing():
                pass
            case _:
                assert_never(deed)
    return kept


def who_is(work: Work, user_id: int) -> str:
    """The keyed hash by which a resident's mailbox is found again."""
    return fingerprint(work.house.code_key, f"{DOOR}:{user_id}")


def tell(work: Work, address_id: str, letter: Letter) -> None:
    """A letter of the door itself."""
    post(work.conn, work.house.vault, address_id=address_id, letter=letter, kind=_NOTICE, priority=3, now=work.now)


# ---- in a private chat ----


def _came(work: Work, deed: Came, rules: Rules, kept: Kept) -> None:
    address = _address(work, deed.user_id, deed.chat_id)
    if address.reach != OK:
        _back(work, address, kept)
    if not rules.open:
        _closed(work, address, deed.lang, kept)
    elif deed.update_id in rules.often:
        lang = _lang(work, address, deed.lang)
        letter = Letter(_say(work, lang, "tg-code-often"), "tg-code-often", lang)
        _tell_now_and_then(work, address, letter, OFTEN_EVERY, kept)
    elif deed.attached is not None:
        _attached(work, address, deed, deed.attached, kept, more=deed.update_id in rules.more)
    elif deed.body is not None:
        _receive(work, address, deed.update_id, deed.body, kept)


def _attached(  # noqa: PLR0913 - what came, where to, and how
    work: Work, address: Mailbox, deed: Came, file: Attached, kept: Kept, *, more: bool
) -> None:
    """The file waits under an id of its own; that it was sent is in the inbox at once."""
    media = uuid4().hex
    if _receive(work, address, deed.update_id, file.body(media, deed.lang, more=more), kept):
        return
    about = {"file": file.file, "name": file.name}
    work.conn.execute(
        insert(t_media).values(
            id=media,
            person_id=address.person_id,
            kind=file.kind,
            mime=file.mime,
            size=file.size,
            state="failed" if file.too_big else "wanted",
            address_id=address.id,
            about=work.house.vault.seal(work.conn, address.person_id, ABOUT, about),
            attempts=0,
            created_at=work.now,
        )
    )
    kept.topics.add(MEDIA)
    if file.too_big:
        lang = _lang(work, address, deed.lang)
        tell(work, address.id, Letter(_say(work, lang, "tg-file-large"), "tg-file-large", lang))
        kept.topics.add("outbox")


def _poison(work: Work, deed: Poison, rules: Rules, kept: Kept) -> None:
    """As it came, as a body that no version knows: hearing sets it aside, and a person is asked to read it."""
    if deed.user_id is None or deed.chat_id is None:
        return
    address = _address(work, deed.user_id, deed.chat_id)
    if not rules.open:
        _closed(work, address, "", kept)
        return
    _receive(work, address, deed.update_id, {"t": "raw", "text": deed.text, "update": dict(deed.raw)}, kept)


def _receive(work: Work, address: Mailbox, update_id: int, body: Body | dict[str, Any], kept: Kept) -> bool:
    """Into the inbox. True when it had come before."""
    received = receive(
        work.conn,
        work.house.vault,
        door=DOOR,
        update_id=str(update_id),
        address_id=address.id,
        body=body,
        now=work.now,
    )
    kept.topics |= {"inbox", address.id}
    return received.duplicate


def _address(work: Work, user_id: int, chat_id: int) -> Mailbox:
    who = who_is(work, user_id)
    found = work.conn.execute(_MAILBOX, {"who": who}).one_or_none()
    if found is not None:
        return Mailbox(*found)
    made = new_peer(work.conn, work.house.vault, door=DOOR, who=who, peer={"chat": chat_id}, now=work.now)
    return Mailbox(made.id, made.person_id)


def _reach(work: Work, user_id: int, kept: Kept, *, lost: bool) -> None:
    """Somebody blocked the bot, or took it back. Who never wrote has no mailbox, and nobody waits for them."""
    found = work.conn.execute(_MAILBOX, {"who": who_is(work, user_id)}).one_or_none()
    if found is None:
        return
    if lost:
        reaching.lost(work, found.id, BLOCKED)
        kept.topics |= {"outbox", "board"}
    else:
        _back(work, Mailbox(*found), kept)


def _back(work: Work, address: Mailbox, kept: Kept) -> None:
    reaching.back(work, address.id)
    kept.topics |= {"outbox", "board"}


# ---- in a group ----


def _group(work: Work, deed: InGroup, rules: Rules, kept: Kept) -> None:
    """Nothing that is said there is kept: others read it. The bot asks to be talked to in private, once an hour."""
    if not rules.link:
        return
    who = fingerprint(work.house.code_key, f"{DOOR}:group:{deed.chat_id}")
    address_id = f"{GROUP}{who[:32]}"
    if work.conn.execute(_MAILBOX, {"who": who}).one_or_none() is None:
        peer = {"chat": deed.chat_id}
        bind(work.conn, work.house.vault, address_id=address_id, door=DOOR, who=who, peer=peer, now=work.now)
    lang = deed.lang or work.house.lang
    letter = Letter(_say(work, lang, "tg-group", link=rules.link), "tg-group", lang)
    _tell_now_and_then(work, Mailbox(address_id, HOUSE), letter, GROUP_EVERY, kept)


# ---- letters of the door ----


def _tell_now_and_then(work: Work, address: Mailbox, letter: Letter, every: timedelta, kept: Kept) -> None:
    since = {"address": address.id, "since": work.now - every}
    if not work.conn.execute(_TOLD, since).scalar_one():
        tell(work, address.id, letter)
        kept.topics.add("outbox")


def _closed(work: Work, address: Mailbox, of_app: str, kept: Kept) -> None:
    lang, lines = _lang(work, address, of_app), saying.dangers_numbers(work, None)
    text = _say(work, lang, "tg-closed", numbers=saying.say_numbers(work, lang, lines))
    dial = tuple(Dial(one.number, one.called(lang)) for one in lines)
    _tell_now_and_then(work, address, Letter(text, "tg-closed", lang, dial=dial), CLOSED_EVERY, kept)


def _lang(work: Work, address: Mailbox, of_app: str) -> str:
    return lang_of(work, address.person_id) or of_app or work.house.lang


def _say(work: Work, lang: str, key: str, **slots: str) -> str:
    return work.house.words.say(lang, key, **slots)
