"""The workbench over HTTP: who may be there, what is shown of whom, and what a draft does before and after it holds."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import httpx
import pytest
from sqlalchemy import func, select, update

from bot.acts_case import Regard
from bot.centre import pastwords, sentences
from bot.centre.centre import Centre
from bot.centre.house import House, Work
from bot.messages import Accept, Done, Level
from bot.pages.book import Pages, load_reader
from bot.pages.languages import LANGS
from bot.pages.local import load_locals
from bot.pages.trial import Sentence
from bot.store.tables import t_edition, t_event, t_inbox, t_rule_draft, t_sentence, t_ticket
from referral.reading import Reading
from referral.station import Role
from referral.urgency import Urgency
from tests.console.conftest import ROOT
from tests.console.served import Served, Worker
from tests.pages.test_local import PAGE

CRYING = {"lang": "zh-Hans", "rule": "crying-for-days"}
RULE = "/desk/bench/rule?lang=zh-Hans&rule=crying-for-days"
_AREA = re.compile(r'<textarea[^>]* name="([\w-]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


async def press(who: Worker, path: str, **form: str) -> httpx.Response:
    return await who.client.post(f"/desk/bench{path}", data={"token": await who.token(), **form})


async def after(who: Worker, answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text
    return await who.see(answer.headers["location"])


async def lists(who: Worker, address: str = RULE) -> dict[str, str]:
    """The form of a rule as it stands."""
    return {name: text for name, text in _AREA.findall(await who.see(address)) if name != "yaml"}


async def added(who: Worker, word: str, **more: str) -> str:
    """A word more in a draft; the draft's page."""
    form = await lists(who)
    form["words"] += f"\n{word}"
    return await after(who, await press(who, "/rule", **CRYING, **form, **more))


async def published(who: Worker, draft: int = 1, version: int = 1, reason: str = "漏了") -> str:
    answer = await press(who, "/draft", draft=str(draft), version=str(version), reason=reason)
    return await after(who, answer)


def reads(house: Served, text: str) -> Reading:
    return house.centre.pages.reader.read(text)


async def consenting(house: Served, words: str) -> None:
    """A resident's request, sent to the end with their consent."""
    await house.says(words, "都没有", "13812345678", "可以，送出")


async def count(house: Served, table: str = "rule_edition") -> int:
    tables = {one.name: one for one in (t_edition, t_rule_draft, t_sentence, t_inbox)}
    query = select(func.count()).select_from(tables[table])
    return await house.centre.work(lambda work: int(work.conn.execute(query).scalar_one()))


async def events(house: Served, kind: str) -> list[str]:
    query = select(t_event.c.by).where(t_event.c.kind == kind)
    return await house.centre.work(lambda work: list(work.conn.execute(query).scalars()))


async def test_it_is_there_for_oversight_alone_and_asked_each_time(house: Served) -> None:
    feng, tan = await house.worker("feng"), await house.worker("tan")
    assert "/desk/bench" in await tan.see()
    assert "/desk/bench" not in await feng.see()
    await added(tan, "眼睛肿成桃")
    for path in ("", "/rule?lang=zh-Hans&rule=crying-for-days", "/draft?draft=1", "/judged"):
        await feng.see(f"/desk/bench{path}", 404)
        assert (await house.anybody().get(f"/desk/bench{path}")).status_code == 401
        await tan.see(f"/desk/bench{path}")
    for path in ("", "/rule", "/draft", "/back", "/sentence"):
        assert (await press(feng, path, **CRYING, text="整天哭", words="甲", draft="1")).status_code == 404
        assert (await tan.client.post(f"/desk/bench{path}", data={"text": "整天哭"})).status_code == 403
    assert await count(house) == 0


async def test_a_text_is_marked_with_what_counted_and_what_did_not_and_kept_nowhere(house: Served) -> None:
    tan = await house.worker("tan")
    answer = await press(tan, "", text="我孙女整天哭，她没有想死 <b>")
    assert answer.status_code == 200
    page = answer.text
    assert '<mark class="counts"><span class="sr">算数 </span>整天哭<sup>1</sup></mark>' in page
    assert '<mark class="aside"><span class="sr">没算 </span>想死<sup>2</sup></mark>' in page
    assert "前面是否定" in page
    assert "会问一句安全" in page
    assert "黄·优先" in page
    assert "rule=crying-for-days" in page
    assert "&lt;b&gt;" in page
    assert "整天哭" not in str(answer.url)
    assert await count(house, "inbox") == 0


async def test_a_draft_is_tried_published_and_taken_back(house: Served, pages: Pages) -> None:
    shipped = pages.reader.book.version
    await consenting(house, "我孙女林晓雯眼睛肿成桃，心情不好，住云泉花园12号，电话13912345678")
    tan = await house.worker("tan")
    page = await added(tan, "眼睛肿成桃")
    assert '<ins><span class="sr">加 </span>眼睛肿成桃</ins>' in page
    assert "句都过" in page
    assert "眼睛肿成桃" in page  # the message that would be read otherwise
    for secret in ("林晓雯", "13912345678", "云泉花园", "12号"):
        assert secret not in page
    assert await events(house, "studied") == ["worker:tan"]
    assert reads(house, "她眼睛肿成桃").urgency == Urgency.U3
    page = await published(tan)
    assert "发布了，现在用第 1 版" in page
    assert "漏了" in page
    assert reads(house, "她眼睛肿成桃").urgency == Urgency.U2
    version = reads(house, "").rules
    assert version != shipped
    await consenting(house, "我孙女心情不好，眼睛肿成桃")
    kept = select(t_ticket.c.rules_version).order_by(t_ticket.c.created_at.desc(), t_ticket.c.number.desc())
    assert version in await house.centre.work(lambda work: list(work.conn.execute(kept).scalars()))
    page = await after(tan, await press(tan, "/back", number="0", seen="1", reason="试完了"))
    assert "退回了，现在用第 2 版" in page
    assert reads(house, "她眼睛肿成桃").urgency == Urgency.U3
    assert reads(house, "").rules == shipped
    assert await count(house) == 2
    page = await after(tan, await press(tan, "/back", number="1", seen="2", reason="还是要"))
    assert reads(house, "").rules == version
    assert "退回到第 1 版" in page


async def test_another_process_reads_by_the_same_edition(house: Served, pages: Pages) -> None:
    other = Centre(House(pages, house.centre.store.vault, Random(1)), house.centre.store)
    await other.open()
    tan = await house.worker("tan")
    await added(tan, "眼睛肿成桃")
    await published(tan)
    assert other.pages.reader.read("她眼睛肿成桃").urgency == Urgency.U3
    assert await other.rules.look_again()
    assert not await other.rules.look_again()
    assert other.pages.reader.book.version == house.centre.pages.reader.book.version
    begun = Centre(House(pages, house.centre.store.vault, Random(1)), house.centre.store)
    await begun.open()
    assert begun.pages.reader.read("她眼睛肿成桃").urgency == Urgency.U2


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("哭了…天\n", "", "必须认出"), ("哭了…天\n", "哭了…天\n又哭了一天\n", "又哭了一天 is shadowed by 哭了…天")],
)
async def test_what_fails_is_shown_and_not_published(house: Served, old: str, new: str, told: str) -> None:
    tan = await house.worker("tan")
    form = await lists(tan)
    assert old in form["words"]
    page = await after(tan, await press(tan, "/rule", **CRYING, **{**form, "words": form["words"].replace(old, new)}))
    assert told in page
    assert "不能发布" in page
    assert "没有发布" in await published(tan)
    assert await count(house) == 0


async def test_a_danger_is_published_by_somebody_else_than_who_changed_it(house: Served) -> None:
    inside = house.centre.house
    second = tuple(replace(one, role=Role.DIRECTOR) if one.id == "liang" else one for one in inside.station.workers)
    inside.pages = replace(inside.pages, station=replace(inside.station, workers=second))
    tan, liang = await house.worker("tan"), await house.worker("liang")
    where = "/desk/bench/rule?lang=zh-Hans&rule=suicide-wish"
    form = await lists(tan, where)
    form["words"] += "\n想去陪星星了"
    page = await after(tan, await press(tan, "/rule", lang="zh-Hans", rule="suicide-wish", **form))
    assert "另一位督导或主任" in page
    assert "要另一位督导或主任来发布" in await published(tan)
    assert "发布了" in await published(liang)
    assert reads(house, "想去陪星星了").urgency == Urgency.U1


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"what": "yaml", "yaml": "words: [整天哭]\nurgency: U4"}, "what a rule is for is not changed here"),
        ({"what": "yaml", "yaml": "words: [整天哭"}, "not a YAML page"),
        ({"what": "yaml", "yaml": "a: &a [整天哭]\nwords: *a"}, "no *names"),
        ({"what": "yaml", "yaml": "- 整天哭"}, "write one rule"),
        ({"words": ""}, "words"),
        ({"words": "…"}, "says nothing"),
    ],
)
async def test_a_rule_that_does_not_fit_comes_back_with_the_reason(
    house: Served, form: dict[str, str], told: str
) -> None:
    tan = await house.worker("tan")
    whole = {"concern": "EMO", "urgency": "U2"}
    answer = await press(tan, "/rule", **CRYING, **{**await lists(tan), **form}, **whole)
    assert answer.status_code == 422
    assert told in answer.text
    assert await count(house, "rule_draft") == 0


async def test_yaml_and_going_back_to_the_shipped_rule(house: Served) -> None:
    tan = await house.worker("tan")
    yaml = re.search(r'name="yaml"[^>]*>(.*?)</textarea>', await tan.see(RULE), re.DOTALL)
    assert yaml is not None
    text = yaml.group(1).replace("weight: 6", "weight: 7")
    page = await after(tan, await press(tan, "/rule", **CRYING, what="yaml", yaml=text))
    assert "weight" in page
    page = await after(tan, await press(tan, "/rule", **CRYING, what="shipped", draft="1"))
    assert "还没有改动" in page
    assert "丢掉了" in await after(tan, await press(tan, "/draft", draft="1", what="drop"))
    await tan.see("/desk/bench/draft?draft=1", 404)


async def test_whoever_comes_second_is_told_and_looks_again(house: Served) -> None:
    tan = await house.worker("tan")
    await added(tan, "眼睛肿成桃")
    await added(tan, "眼睛红成兔", draft="1")
    assert "刚有人改过" in await published(tan, version=1)
    await added(tan, "眼睛瞪成铃")  # another draft
    assert "发布了" in await published(tan, draft=1, version=2)
    assert "退不到" in await after(tan, await press(tan, "/back", number="7", seen="1", reason="错"))
    assert "刚有人改过" in await after(tan, await press(tan, "/back", number="0", seen="0", reason="错"))
    assert "请写为什么" in await published(tan, draft=2, reason=" ")
    assert await count(house) == 1


async def test_words_without_consent_are_never_read_again(house: Served) -> None:
    await house.says("我现在就去死，我女儿眼睛肿成桃")  # goes out for the danger, without anybody's consent
    await house.says("我孙女心情不好，眼睛肿成桃")  # told, and never sent
    await consenting(house, "我孙女9岁，心情不好，眼睛肿成桃")  # about a small child
    await consenting(house, "我女儿心情不好，眼睛肿成桃")
    last = select(t_ticket.c.id).where(t_ticket.c.number.is_not(None)).order_by(t_ticket.c.number.desc()).limit(1)

    def take_back(work: Work) -> None:
        ticket = work.conn.execute(last).scalar_one()
        work.conn.execute(update(t_ticket).where(t_ticket.c.id == ticket).values(state="VOID"))

    tan = await house.worker("tan")
    assert "重读了 4 条" in await added(tan, "眼睛肿成桃")  # the last one's
    await house.centre.work(take_back)
    assert "重读了 0 条" in await tan.see("/desk/bench/draft?draft=1")


async def test_what_a_worker_judged_becomes_a_sentence_and_goes_with_the_resident(house: Served) -> None:
    await consenting(house, "我孙女林晓雯眼睛肿成桃，心情不好")
    found = select(t_ticket.c.id, t_ticket.c.person_id).where(t_ticket.c.number.is_not(None))
    ticket, person = await house.centre.work(lambda work: work.conn.execute(found).one())
    for act in (Accept(ticket), Regard(ticket, "EMO"), Regard(ticket, "PMH"), Level(ticket, "U2", "misread")):
        assert isinstance(await house.centre.act("feng", act), Done), act
    tan = await house.worker("tan")
    page = await tan.see("/desk/bench/judged")
    assert "○○○眼睛肿成桃" in page
    assert "林晓雯" not in page
    assert "蓝·一般" in page
    assert "黄·优先" in page
    assert page.count('name="event"') == 2  # that she confirmed what the rules had read is no miss
    event = re.findall(r'name="event" value="(\d+)"', page)[0]
    sentence = {"event": event, "to": "zh-Hans/crying-for-days", "must": "1", "text": "我孙女眼睛肿成桃"}
    assert "例句加上了" in await after(tan, await press(tan, "/sentence", **sentence))
    assert "我孙女眼睛肿成桃" in await tan.see(RULE)
    assert "必须认出</b> 我孙女眼睛肿成桃" in await added(tan, "眼睛红成兔")  # it fails until the word is there
    assert "必须认出</b> 我孙女眼睛肿成桃" not in await added(tan, "眼睛肿成桃", draft="1")
    raw = await house.centre.work(lambda work: work.conn.execute(select(t_sentence.c.body)).scalar_one())
    assert "眼睛肿成桃".encode() not in raw
    await house.centre.store.erase(person)
    assert "我孙女眼睛肿成桃" not in await tan.see(RULE)
    assert await events(house, "studied") == ["worker:tan"] * 3  # looked at twice here, and once in the draft
    assert "没有" in await tan.see("/desk/bench/judged")


async def test_sentences_of_our_own_are_added_and_taken_out(house: Served) -> None:
    tan = await house.worker("tan")
    to = "zh-Hans/crying-for-days"
    assert "例句加上了" in await after(tan, await press(tan, "/sentence", to=to, must="0", text="整天哭笑不得"))
    page = await tan.see(RULE)
    number = re.findall(r'name="number" value="(\d+)"', page)[0]
    assert "例句拿掉了" in await after(tan, await press(tan, "/sentence", to=to, what="drop", number=number))
    for text in ("", "整天哭" * 100):
        assert "最多 200" in await after(tan, await press(tan, "/sentence", to=to, text=text))
    await press(tan, "/sentence", to="zh-Hans/nobody", text="整天哭")
    await tan.see("/desk/bench/rule?lang=zh-Hans&rule=nobody", 404)
    assert await count(house, "rule_sentence") == 1


async def test_a_change_an_upgrade_has_outdated_is_left_out_and_said(house: Served) -> None:
    rules = house.centre.rules
    crying = next(one for one in house.centre.pages.reader.book.rules if one.id == "crying-for-days")
    good = {"words": [*crying.groups[0], "眼睛肿成桃"], "reason": crying.reason, "concern": "EMO", "urgency": "U2"}
    bad = {"words": ["甲"], "with": [["乙"]], "wrong": "key", "reason": "坏"}
    reader, left_out = rules.fitting({"zh-Hans/crying-for-days": good, "zh-Hans/suicide-wish": bad})
    assert left_out == ("zh-Hans/suicide-wish",)
    assert reader.read("她眼睛肿成桃").urgency == Urgency.U2
    assert reader.read("我想死").urgency == Urgency.U1


async def test_roles_are_asked_inside_too(house: Served) -> None:
    def sneak(work: Work) -> tuple[object, object]:
        feng = work.worker("feng")
        assert feng is not None
        kept = sentences.add(work, feng, Sentence("zh-Hans", "crying-for-days", "甲", must=True))
        return kept, pastwords.lately(work, feng)

    await consenting(house, "我孙女整天哭")
    refused, words = await house.centre.work(sneak)
    assert getattr(refused, "key", "") == "refused-role"
    assert words == ()


async def test_a_ticket_keeps_the_centres_code_and_the_version_it_was_read_by(house: Served, tmp_path: Path) -> None:
    (tmp_path / "concerns.yaml").write_text(PAGE, encoding="utf-8")
    inside = house.centre.house
    own = load_locals(tmp_path, LANGS, inside.pages.concerns)
    inside.pages = replace(inside.pages, own=own, reader=load_reader(ROOT, inside.pages.organisation, own))
    await house.says("楼下鱼市太吵了，天天吵架", "都没有", "13812345678", "可以")
    columns = select(t_ticket.c.id, t_ticket.c.concern, t_ticket.c.local, t_ticket.c.rules_version)
    row = await house.centre.work(lambda work: work.conn.execute(columns).one())
    assert (row.concern in house.centre.pages.concerns, row.local) == (True, "X01")
    feng = await house.worker("feng")
    await feng.told("accept", row.id)
    page = await feng.see(f"/desk/ticket/{row.id}")
    assert "X01 河鲜市场" in page
    assert row.rules_version == inside.pages.reader.book.version
    assert row.rules_version in page
