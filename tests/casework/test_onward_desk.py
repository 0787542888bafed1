"""A referral at the desk: printed with its link by whoever holds it and nobody else; a sender's link is made."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from typer.testing import CliRunner

from bot.app import MachineClock
from bot.centre.centre import Centre
from bot.cli.main import cli
from bot.doors.console import console_routes
from bot.settings import ROOT, SettingError
from bot.store.engine import Store
from bot.store.schema import init_db
from bot.store.tables import t_event, t_task
from tests.clock import FrozenClock
from tests.console.served import Served, serving
from tests.house import open_centre
from tests.web.test_receipt import PHONE, referred, secret


@pytest.fixture
async def centre(sqlite_store: Store) -> Centre:
    made, _ = await open_centre(sqlite_store)
    return made


@pytest.fixture
async def house(centre: Centre, clock: FrozenClock) -> AsyncIterator[Served]:
    app = FastAPI()
    app.include_router(console_routes(centre, demo=False, secure=False))
    async with serving(app) as address:
        served = Served(centre, clock, address)
        yield served
        await served.close()


async def test_printed_with_its_link_by_whoever_holds_it(centre: Centre, house: Served) -> None:
    await referred(centre)
    token = await secret(centre)
    task = await centre.look(lambda work: work.conn.execute(select(t_task.c.id)).scalar_one())
    page = f"/desk/referral/{task}"
    feng, liang = await house.worker("feng"), await house.worker("liang")
    shown = await feng.see(page)
    assert PHONE in shown
    assert f"/r/{token}" in shown
    assert "<button" not in shown  # nothing is answered here
    assert PHONE not in await liang.see(page, 404)
    assert PHONE not in await feng.see("/desk/referral/nothing", 404)
    printed = select(t_event.c.by).where(t_event.c.kind == "printed")
    assert await centre.look(lambda work: list(work.conn.execute(printed).scalars())) == ["worker:feng"]
    stranger: httpx.AsyncClient = house.anybody()
    answer = await stranger.get(page)
    assert answer.status_code == 401
    assert PHONE not in answer.text


def test_a_senders_link_is_made_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    url, keys = f"sqlite:///{tmp_path / 'linli.db'}", tmp_path / "linli.keys"
    init_db(url, keys, MachineClock().now())
    env = {
        "LINLI_CENTRE": str(ROOT / "centres" / "baiyun"),
        "LINLI_DATABASE": url,
        "LINLI_KEYS": str(keys),
        "LINLI_PUBLIC_URL": "https://desk.example",
    }
    made = CliRunner().invoke(cli, ["enrol", "--sender", "yunquan"], env=env)
    assert made.exit_code == 0, made.output
    assert re.search(r"^https://desk\.example/in/[A-Za-z0-9_-]{43}$", made.output, re.MULTILINE)
    unknown = CliRunner().invoke(cli, ["enrol", "--sender", "nobody"], env=env)
    assert isinstance(unknown.exception, SettingError)
    assert "yunquan, xiaoxue, wangge" in str(unknown.exception)
