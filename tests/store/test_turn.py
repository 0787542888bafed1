"""A turn is kept whole or not at all, on both databases."""

from bot.messages import Text
from bot.store.engine import Store
from bot.store.mailbox import new_address, posts, receive


async def test_what_came_in_is_read_back(store: Store) -> None:
    now = store.clock.now()
    address = await store.turn(lambda c: new_address(c, store.vault, door="web", kiosk=False, token_hash=None, now=now))
    got = await store.turn(
        lambda c: receive(
            c, store.vault, door="web", update_id="1", address_id=address.id, body=Text("阿珺，在吗"), now=now
        )
    )
    assert (got.seq, got.duplicate) == (1, False)
    shown = await store.look(lambda c: posts(c, store.vault, address.id, 0, 10))
    assert [(p.seq, p.who, p.mine, p.update_id) for p in shown] == [(1, "me", Text("阿珺，在吗"), "1")]
