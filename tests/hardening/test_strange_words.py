"""Whatever a resident can send is heard: a turn never fails on words, and every message gets an answer."""

import pytest
from sqlalchemy import select

from bot.messages import Body, Left, Number, Press, Text, Voice
from bot.store.engine import Store
from bot.store.mailbox import new_address
from bot.store.tables import t_inbox, t_letter, t_ticket
from tests.house import open_centre, settle

STRANGE: dict[str, Body] = {
    "empty": Text(""),
    "blank": Text(" \n\t　 "),
    "zero-width": Text("\u200b\u200c\u200d\ufeff\u2060"),
    "emoji": Text("😭😭😭💔🙏"),
    "flags and skin": Text("👩🏽‍👧🏿🇨🇳🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
    "control": Text("".join(map(chr, range(32))) + "\x7f\x80\x9f"),
    "nul": Text("我孙女\x00整天哭"),
    "right to left": Text("\u202e哭天整女孙我\u202c"),
    "private use": Text("\ue000\uf8ff\U0010fffd\ufffe\uffff"),
    "long": Text("我孙女整天哭，" * (100_000 // 7)),
    "one long word": Text("哭" * 100_000),
    "long number": Text("1" * 100_000),
    "combining": Text("z" + "\u0301" * 5_000),
    "html": Text("<script>alert(1)</script><img src=x onerror=alert(1)>我叫<b>阿珺</b>"),
    "slots": Text("{ $worker } { hello } {$numbers}"),
    "format": Text("%s %(number)s {0} {number} \\N{BULLET}"),
    "sql": Text("'; DROP TABLE ticket; --"),
    "yaml": Text("!!python/object/apply:os.system ['true']\n- {a: &x [*x]}"),
    "json": Text('{"t": "text", "text": "x"}'),
    "not a button": Press("99:no_such_button"),
    "no button": Press(""),
    "colons": Press(":::::"),
    "name of a move": Press("0:__class__"),
    "name with capitals": Press("0:Human"),
    "huge version": Press(f"{10**60}:human"),
    "no number": Number(""),
    "letters for a number": Number("abc<b>"),
    "digits of everywhere": Number("１３８００１３８０００٣৪"),
    "voice of nobody": Voice("no-such-media", -5),
    "left": Left(),
}


@pytest.mark.parametrize("after", [(), ("我孙女失恋了，整天哭", "都没有")], ids=["first", "in the middle"])
async def test_every_one_is_heard_and_answered(store: Store, after: tuple[str, ...]) -> None:
    centre, courier = await open_centre(store)
    now = store.clock.now()
    who = {}
    for name, body in STRANGE.items():
        address = await store.turn(
            lambda conn: new_address(conn, store.vault, door="web", kiosk=False, token_hash=None, now=now)
        )
        who[address.id] = name
        for number, line in enumerate(after):
            await centre.receive(address.id, f"before-{number}", Text(line))
        await centre.receive(address.id, "strange", body)
        await centre.receive(address.id, "afterwards", Text("我不想活了"))
    await settle(centre, courier)

    rows = await store.look(lambda conn: conn.execute(select(t_inbox)).all())
    assert {who[row.address_id]: row.error for row in rows if row.state != "done" or row.attempts} == {}
    told = await store.look(lambda conn: conn.execute(select(t_letter.c.address_id, t_letter.c.state)).all())
    answered = {address for address, state in told if state == "sent"}
    assert who.keys() <= answered
    urgent = await store.look(lambda conn: conn.execute(select(t_ticket.c.urgency)).scalars().all())
    assert len(urgent) == len(STRANGE)  # danger said afterwards was understood from everybody
    assert set(urgent) <= {"U0", "U1"}
