"""The receiver's and the sender's pages over real HTTP: what is shown, what is not, once, and not too often."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.acts_case import Refer, Regard
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.web_inbound import inbound_routes
from bot.doors.web_receipt import receipt_routes
from bot.messages import Accept, Contacted, Done, KeyIn
from bot.store import sender_links
from bot.store.engine import Store
from bot.store.tables import t_event, t_task, t_ticket
from tests.clock import FrozenClock
from tests.house import open_centre
from tests.web.door import serving

PHONE = "13800138000"
WORDS = "孙女整天哭，不想上学"


@pytest.fixture
async def centre(sqlite_store: Store) -> Centre:
    made, _ = await open_centre(sqlite_store)
    return made


@pytest.fixture
async def client(centre: Centre) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(receipt_routes(centre, demo=False))
    app.include_router(inbound_routes(centre, demo=False))
    async with serving(app) as address, httpx.AsyncClient(base_url=address, timeout=20) as opened:
        yield opened


async def referred(centre: Centre, shares: str = "contact") -> str:
    """A ticket that is out with the hospital: the secret of its link."""
    keyed = await centre.act("su", KeyIn("EMO", "U2", "grandchild", PHONE, WORDS, "yunquan"))
    assert isinstance(keyed, Done)
    ticket = str(keyed.ticket)
    acts = (
        Accept(ticket),
        Contacted(ticket, "phone", reached=True, safe="yes"),
        Regard(ticket, "EMO"),
        Refer(ticket, "yiyuan", shares, "oral", "请你们看看"),
    )
    for what in acts:
        outcome = await centre.act("feng", what)
        assert isinstance(outcome, Done), outcome
    return await secret(centre)


async def secret(centre: Centre) -> str:
    def find(work: Work) -> str:
        task = work.conn.execute(select(t_task).where(t_task.c.kind == "referral")).one()
        person = work.conn.execute(select(t_ticket.c.person_id)).scalar_one()
        return str(work.house.vault.open_json(work.conn, person, "task.secret", task.secret)["token"])

    return await centre.look(find)


async def rows(centre: Centre, table: Any, **where: str) -> list[Any]:
    query = select(table)
    for name, value in where.items():
        query = query.where(table.c[name] == value)
    return await centre.look(lambda work: list(work.conn.execute(query).all()))


async def test_the_cover_names_nobody_and_opening_is_an_event(centre: Centre, client: httpx.AsyncClient) -> None:
    link = f"/r/{await referred(centre)}"
    cover = await client.get(link)
    assert cover.status_code == 200
    assert "区人民医院" in cover.text
    for hidden in (PHONE, "白云1104", "心里", "请你们看看", "冯社工"):
        assert hidden not in cover.text
    assert not await rows(centre, t_event, kind="referral_opened")
    opened = await client.post(link, data={"do": "open"})
    assert PHONE in opened.text
    assert "请你们看看" in opened.text
    assert WORDS not in opened.text  # the resident's own words never go out
    assert len(await rows(centre, t_event, kind="referral_opened")) == 1
    assert opened.headers["cache-control"] == "no-store"
    assert opened.headers["referrer-policy"] == "same-origin"
    assert "<script" not in opened.text


async def test_the_least_holds_no_number(centre: Centre, client: httpx.AsyncClient) -> None:
    opened = await client.post(f"/r/{await referred(centre, 'minimum')}", data={"do": "open"})
    assert PHONE not in opened.text
    assert "云泉社区" in opened.text


async def test_accepted_once_then_the_first_service_then_nothing(centre: Centre, client: httpx.AsyncClient) -> None:
    link = f"/r/{await referred(centre)}"
    assert (await client.post(link, data={"do": "served"})).status_code == 404  # not accepted yet
    assert (await client.post(link, data={"do": "accept", "name": "王医生"})).status_code == 200
    assert (await client.post(link, data={"do": "accept", "name": "王医生"})).status_code == 404
    assert (await client.post(link, data={"do": "decline", "reason": "capacity"})).status_code == 404
    assert [one.state for one in await rows(centre, t_ticket)] == ["HANDED"]
    assert PHONE in (await client.post(link, data={"do": "open"})).text  # needed until help has begun
    assert (await client.post(link, data={"do": "served"})).status_code == 200
    gone = await client.post(link, data={"do": "open"})
    assert gone.status_code == 404
    assert PHONE not in gone.text
    assert [(one.status, one.outcome) for one in await rows(centre, t_task, kind="referral")] == [
        ("completed", "served")
    ]


async def test_declined_with_a_reason_and_it_is_the_workers_again(centre: Centre, client: httpx.AsyncClient) -> None:
    link = f"/r/{await referred(centre)}"
    assert (await client.post(link, data={"do": "decline", "reason": "nonsense"})).status_code == 404
    assert (await client.post(link, data={"do": "decline", "reason": "waitlist"})).status_code == 200
    (ticket,) = await rows(centre, t_ticket)
    assert (ticket.state, ticket.owner_id) == ("CONTACTED", "feng")
    (task,) = await rows(centre, t_task, kind="referral")
    assert (task.status, task.reason) == ("rejected", "waitlist")
    gone = await client.get(link)
    assert gone.status_code == 404


async def test_unknown_used_and_expired_look_alike(
    centre: Centre, client: httpx.AsyncClient, clock: FrozenClock
) -> None:
    link = f"/r/{await referred(centre)}"
    unknown = await client.get("/r/nothing")
    clock.move(timedelta(days=31))
    expired = await client.get(link)
    assert (unknown.status_code, expired.status_code) == (404, 404)
    plain = [re.sub(r'nonce="[^"]+"', "", one.text) for one in (unknown, expired)]
    assert plain[0] == plain[1]


async def test_a_strange_site_posts_nothing_and_many_knocks_are_slowed(
    centre: Centre, client: httpx.AsyncClient
) -> None:
    link = f"/r/{await referred(centre)}"
    foreign = await client.post(link, data={"do": "accept"}, headers={"Origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    answers = {(await client.get(link)).status_code for _ in range(61)}
    assert answers == {200, 429}


# ---- referred in -----------------------------------------------------------------------------------------------------


FORM = {"by": "李主任", "name": "王婆婆", "words": "一个人住，好几天没出门，说没意思", "haste": "days", "knows": "no"}


async def entry(centre: Centre) -> str:
    steady = centre.clock.steady()
    token = await centre.work(lambda work: sender_links.make(work.conn, "yunquan", steady))
    return f"/in/{token}"


async def once_on(client: httpx.AsyncClient, link: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', (await client.get(link)).text)
    assert found is not None
    return found[1]


async def test_referred_in_with_a_number_and_three_words_of_status(centre: Centre, client: httpx.AsyncClient) -> None:
    link = await entry(centre)
    once = await once_on(client, link)
    form = FORM | {"phone": PHONE, "once": once}
    done = await client.post(link, data=form)
    assert "白云1104-01" in done.text
    assert "白云1104-01" in (await client.post(link, data=form)).text  # pressed twice: one ticket
    (ticket,) = await rows(centre, t_ticket)
    assert (ticket.source, ticket.subject_knows, ticket.channel) == ("network", "no", "network")
    assert ticket.urgency <= "U2"
    status = f"/in/status/{once}"
    assert "已收到" in (await client.get(status)).text
    assert isinstance(await centre.act("feng", Accept(ticket.id)), Done)
    seen = (await client.get(status)).text
    assert "已有人跟进" in seen
    for hidden in ("冯社工", PHONE, "王婆婆", "没出门"):
        assert hidden not in seen


async def test_danger_in_a_senders_words_alarms_like_everywhere(centre: Centre, client: httpx.AsyncClient) -> None:
    link = await entry(centre)
    words = "他刚才说不想活了，站在楼顶"
    await client.post(
        link, data=FORM | {"words": words, "haste": "later", "phone": "", "once": await once_on(client, link)}
    )
    (ticket,) = await rows(centre, t_ticket)
    assert ticket.urgency in {"U0", "U1"}
    assert ticket.danger == "suicide"
    assert ticket.basis == "emergency"
    kinds = {one.kind for one in await rows(centre, t_event)}
    assert {"alert", "called"} <= kinds


async def test_what_is_unclear_goes_up_and_no_word_is_lost(centre: Centre, client: httpx.AsyncClient) -> None:
    link = await entry(centre)
    await client.post(
        link, data=FORM | {"words": "请看看", "haste": "later", "phone": "", "once": await once_on(client, link)}
    )
    (ticket,) = await rows(centre, t_ticket)
    assert ticket.urgency == "U2"
    assert isinstance(await centre.act("feng", Accept(ticket.id)), Done)
    details = await centre.details("feng", ticket.id)
    assert getattr(details, "keyed", None) == "请看看"


@pytest.mark.parametrize(("field", "value"), [("name", ""), ("phone", "abc"), ("haste", "soon"), ("words", "")])
async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    centre: Centre, client: httpx.AsyncClient, field: str, value: str
) -> None:
    link = await entry(centre)
    answer = await client.post(link, data=FORM | {"phone": PHONE, "once": await once_on(client, link), field: value})
    assert answer.status_code == 422
    assert f'id="wrong-{field}"' in answer.text
    assert "李主任" in answer.text
    assert not await rows(centre, t_ticket)


async def test_a_stopped_link_opens_nothing(centre: Centre, client: httpx.AsyncClient) -> None:
    first, second = await entry(centre), await entry(centre)
    assert (await client.get(first)).status_code == 404
    assert (await client.get(second)).status_code == 200
    assert (await client.get("/in/status/nothing")).status_code == 404
