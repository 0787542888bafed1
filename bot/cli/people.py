"""Commands about people: a worker's ways in, who can be reached, and the share of promises kept."""

import asyncio
import re
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import segno
import typer
from sqlalchemy import Connection, func, select

from bot.app import App, assemble
from bot.centre import inviting, reachable, ringing
from bot.centre.reachable import NEVER, Reach
from bot.settings import SettingError, Settings, read_settings
from bot.store import sender_links
from bot.store.passes import make_link
from bot.store.peers import OK
from bot.store.tables import t_promise
from referral.station import Station, Worker

_LINK_MINUTES = 60
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")  # ITU-T E.164: a country, and 15 digits at most
_SPACES = re.compile(r"[\s().-]")
_OFF = "off"
_UNKNOWN = "who the desk bot is, is not known yet: start `linli run` once"


def register(cli: typer.Typer) -> None:
    """Add this room's commands."""
    cli.command()(enrol)
    cli.command()(reach)
    cli.command()(promises)


@dataclass(frozen=True, slots=True)
class _Way:
    """A link and what it is for; without a link, why there is none."""

    what: str
    link: str = ""


def enrol(
    worker: Annotated[str, typer.Argument(help="the worker's id on the centre's page")] = "",
    minutes: Annotated[int, typer.Option(min=5, max=7 * 24 * 60, help="how long a link works")] = _LINK_MINUTES,
    *,
    group: Annotated[
        bool, typer.Option("--group", help="instead, a link with which this supervisor or director binds the group")
    ] = False,
    loud: Annotated[
        str, typer.Option(help="instead, the telephone that rings for danger: +8613…, - to type it, off to forget it")
    ] = "",
    sender: Annotated[
        str, typer.Option(help="instead, the lasting link by which this sender of senders.yaml refers people in")
    ] = "",
) -> None:
    """Print one-time links with which a worker signs in at the desk and in Telegram. Hand them over in person."""
    if sender:
        print(asyncio.run(_sender_link(read_settings(), sender)))
        return
    if loud:
        number = sys.stdin.readline().strip() if loud == "-" else loud
        print(asyncio.run(_give_number(read_settings(), worker, number)))
        return
    for way in asyncio.run(_enrol(read_settings(), worker, minutes, group=group)):
        print(way.what)
        if way.link:
            print(way.link)
            if sys.stdout.isatty():  # for a telephone's camera; a file has no use for it
                segno.make(way.link, micro=False).terminal(compact=True)


async def _enrol(settings: Settings, worker: str, minutes: int, *, group: bool) -> list[_Way]:
    async with assemble(settings) as app:
        found = _known(app, worker)
        if group:
            return [await _group_way(app, found, minutes)]
        token = await app.store.turn(lambda conn: make_link(conn, worker, app.clock.steady(), minutes))
        root = settings.public_url or f"http://{settings.host}:{settings.port}"
        desk = _Way(f"{found.name} ({worker}), once, for {minutes} minutes:", f"{root}/desk/enter/{token}")
        return [desk, await _chat_way(app, found, minutes)] if "desk" in settings.bots else [desk]


def _known(app: App, worker: str) -> Worker:
    """The worker of this id. Raises SettingError naming those there are."""
    found = app.centre.organisation.worker(worker)
    if found is None:
        known = ", ".join(one.id for one in app.centre.organisation.workers())
        raise SettingError(f"There is no worker {worker!r} on {app.settings.centre}/centre.yaml; there is {known}.")
    return found


async def _sender_link(settings: Settings, sender: str) -> str:
    """A new link for this sender; the older one stops. Raises SettingError naming those there are."""
    async with assemble(settings) as app:
        senders = app.centre.pages.senders
        if sender not in senders:
            known = ", ".join(senders) or "none"
            raise SettingError(f"There is no sender {sender!r} on {settings.centre}/senders.yaml; there is {known}.")
        steady = app.clock.steady()
        token = await app.store.turn(lambda conn: sender_links.make(conn, sender, steady))
        name, link = senders[sender].called("zh-Hans"), f"{app.centre.house.address}/in/{token}"
        return f"{name} ({sender}); an older link opens nothing now:\n{link}"


async def _give_number(settings: Settings, worker: str, number: str) -> str:
    """Write a worker's telephone down, or forget it. Of the number only its end is ever shown again."""
    plain = _SPACES.sub("", number)
    if plain != _OFF and not _E164.fullmatch(plain):
        raise SettingError("--loud takes a number with its country, like +8613… (digits only), or off.")
    async with assemble(settings) as app:
        found = _known(app, worker)
        if plain == _OFF:
            forgot = await app.centre.work(lambda work: ringing.take_number(work, worker))
            return f"{found.name} ({worker}): {'forgotten' if forgot else 'there was no number'}."
        await app.centre.work(lambda work: ringing.give_number(work, worker, plain))
        idle = "" if settings.loud else " Nothing rings yet: LINLI_LOUD_URL is not set."
        return f"{found.name} ({worker}): the number that ends in {plain[-2:]} is kept, sealed.{idle}"


async def _chat_way(app: App, guest: Worker, minutes: int) -> _Way:
    if not inviting.takes_tickets(guest):
        return _Way(f"Telegram: whoever is {guest.role.value} takes no tickets, so there is no link.")

    def make(conn: Connection) -> str | None:
        name = inviting.bot_name(conn)
        return inviting.invite(conn, name, guest, app.clock.steady(), minutes) if name else None

    link = await app.store.turn(make)
    if link is None:
        return _Way(f"Telegram: {_UNKNOWN}.")
    return _Way(f"Telegram, once, for {minutes} minutes:", link)


async def _group_way(app: App, host: Worker, minutes: int) -> _Way:
    if "desk" not in app.settings.bots:
        raise SettingError("LINLI_DESK_TOKEN is not set, so there is no desk bot to bind a group to.")
    if not inviting.may_invite_group(host):
        raise SettingError(f"{host.id} is {host.role.value}; only a supervisor or director binds the staff group.")

    def make(conn: Connection) -> str | None:
        name = inviting.bot_name(conn)
        return inviting.invite_group(conn, name, host, app.clock.steady(), minutes) if name else None

    link = await app.store.turn(make)
    if link is None:
        raise SettingError(f"{_UNKNOWN[0].upper()}{_UNKNOWN[1:]}.")
    return _Way(f"The staff group, for {host.name} ({host.id}), once, for {minutes} minutes:", link)


def reach() -> None:
    """Print who can be reached, and how. Exit 1 when nothing would ring for somebody first on duty within 7 days."""
    lines, unreached = asyncio.run(_reach(read_settings()))
    print("\n".join(lines))
    for worker in unreached:
        print(f"missing  {worker} is first on duty within {reachable.SOON_DAYS} days, and nothing would ring.")
    if unreached:
        raise typer.Exit(1)


async def _reach(settings: Settings) -> tuple[list[str], list[str]]:
    used = "desk" in settings.bots
    async with assemble(settings) as app:
        steady = app.clock.steady()
        staff = await app.centre.look(lambda work: reachable.staff(work, steady))
        group = await app.centre.look(reachable.group)
        station = app.centre.station
        rings = ("telephone",) if settings.loud else ()
        rows = [("worker", "console", "telegram", *rings, "next duty", "name")]
        rows += [_row(station, one, used=used, loud=bool(settings.loud)) for one in staff]
        wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
        lines = ["  ".join([*(text.ljust(wide[no]) for no, text in enumerate(row[:-1])), row[-1]]) for row in rows]
        if used:
            told = {NEVER: "not bound", OK: "bound"}.get(group, f"nothing arrives ({group})")
            lines.append(f"the staff group: {told}")
        return lines, [one.worker.id for one in staff if one.first and not one.rings(messenger=used)]


def _row(station: Station, one: Reach, *, used: bool, loud: bool) -> tuple[str, ...]:
    def at(when: datetime | None) -> str:
        return f"{when.astimezone(station.tz):%Y-%m-%d %H:%M}" if when else "?"

    console = at(one.came_in) if one.came_in else "never signed in"
    chat = f"{'reached' if one.chat == OK else one.chat} {at(one.chat_at)}"
    if one.chat == NEVER or one.chat_at is None:
        chat = "never started" if one.chat == NEVER else "test not answered"
    told = {NEVER: "no number", ringing.UNTRIED: "not tested yet", OK: f"answered {at(one.loud_at)}"}
    phone = (told.get(one.loud, f"{one.loud} {at(one.loud_at)}"),) if loud else ()
    turn = at(one.turn) if one.turn else f"none in {reachable.TURN_DAYS} days"
    return one.worker.id, console, chat if used else "not used", *phone, turn, one.worker.name


def promises() -> None:
    """Print how many of the times told to residents were kept (说到做到)."""
    rows = asyncio.run(_promises(read_settings()))
    settled = sum(count for state, count in rows.items() if state in {"kept", "renewed", "broken"})
    for state in ("kept", "renewed", "broken", "open", "released"):
        print(f"{state:9} {rows.get(state, 0)}")
    if settled:
        share = (rows.get("kept", 0) + rows.get("renewed", 0)) / settled
        print(f"kept or renewed in time: {share:.1%} of {settled}")
    else:
        print("no promise has come due yet")


async def _promises(settings: Settings) -> dict[str, int]:
    async with assemble(settings) as app:
        query = select(t_promise.c.state, func.count()).group_by(t_promise.c.state)
        rows = await app.store.look(lambda conn: conn.execute(query).all())
        return {str(state): int(count) for state, count in rows}
