"""What must be said: letters written in the turn's own transaction, carried later by the courier alone."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from bot.messages import Letter, letter_to_json
from bot.store.tables import t_address, t_letter
from bot.store.vault import Vault

COLUMN = "letter.body"
_PERSON = select(t_address.c.person_id).where(t_address.c.id == bindparam("address"))
_POST = insert(t_letter).returning(t_letter.c.id)


def post(  # noqa: PLR0913 - a row has as many columns
    conn: Connection,
    vault: Vault,
    *,
    address_id: str,
    letter: Letter,
    kind: str = "reply",
    priority: int = 5,
    card: str | None = None,
    ticket_id: str | None = None,
    now: datetime,
    sealed_for: str | None = None,
    source: str | None = None,
) -> int:
    """Write a letter to the outbox and give its id. Publish ``outbox`` after the commit, or it waits for the next look.

    ``kind`` reply · card · alert · notice · relay; ``priority`` 0 overtakes everything else; letters of one ``card``
    are editions of the same thing and only the newest is carried. Raises KeyError for an address nobody has, Erased
    when its person was erased. ``sealed_for`` names the person whose words are in it, where that is not the address's
    own: erasing them erases the letter. ``source``: which message relayed words come from.
    """
    person_id = sealed_for or conn.execute(_PERSON, {"address": address_id}).scalar()
    if person_id is None:
        raise KeyError("no such address")
    row = {
        "address_id": address_id,
        "person_id": person_id,
        "ticket_id": ticket_id,
        "kind": kind,
        "priority": priority,
        "card": card,
        "source": source,
        "body": vault.seal(conn, person_id, COLUMN, letter_to_json(letter)),
        "state": "waiting",
        "attempts": 0,
        "created_at": now,
    }
    return int(conn.execute(_POST, row).scalar_one())
