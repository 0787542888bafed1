"""The matters of one person: which are out, which is spoken of now, and what was told of each."""

from dataclasses import replace

from sqlalchemy import select

from bot.centre import tickets
from bot.centre.house import Work
from bot.centre.saying import Speech
from bot.centre.tickets import Ticket
from bot.store.tables import t_ticket
from flows.session import Session, Told

CHOICE = "which_"
MOST = 4  # of them on buttons


def out(work: Work, person_id: str, *, besides: str | None = None) -> list[Ticket]:
    """The person's open tickets that went out, oldest first."""
    theirs = select(t_ticket).where(
        t_ticket.c.person_id == person_id, t_ticket.c.closed_at.is_(None), t_ticket.c.number.is_not(None)
    )
    return [one for one in work.conn.execute(theirs.order_by(t_ticket.c.created_at)).all() if one.id != besides]


def last(work: Work, person_id: str) -> Ticket | None:
    """The newest of the person's tickets that went out, however it stands."""
    theirs = select(t_ticket).where(t_ticket.c.person_id == person_id, t_ticket.c.number.is_not(None))
    return work.conn.execute(theirs.order_by(t_ticket.c.sent_at.desc()).limit(1)).first()


def told_of(work: Work, ticket: Ticket) -> Told:
    """What was told of this matter, as the conversation holds it."""
    hidden = tickets.details(work, ticket)
    return Told(
        concern=ticket.concern,
        also=tuple(ticket.also),
        urgency=ticket.urgency,
        danger=ticket.danger,
        subject=ticket.subject,
        kin=hidden.get("kin"),
        gender=hidden.get("gender"),
        age_band=ticket.age_band,
        area=ticket.area,
        named=hidden.get("named"),
        wish_gender=hidden.get("wish_gender"),
        school=hidden.get("school"),
        safety=ticket.safety,
        contact=hidden.get("contact"),
        phone=hidden.get("phone"),
        confidant=hidden.get("confidant"),
        phone_seen=hidden.get("phone_seen"),
        safe_when=hidden.get("safe_when"),
        unheard=ticket.unheard,
        human=bool(hidden.get("human")),
        do_not_call=bool(hidden.get("do_not_call")),
        violence=ticket.violence,
        why=tuple(ticket.why),
        words=1,
    )


def taken_up(work: Work, session: Session, ticket: Ticket) -> Session:
    """The session, with this ticket as the matter that is spoken of; another that is out stays out."""
    others = [
        one for one in (session.ticket if session.sent else None, *session.others) if one not in {None, ticket.id}
    ]
    told = replace(told_of(work, ticket), unit=session.told.unit)
    return replace(
        session,
        state="sent",
        ticket=ticket.id,
        told=told,
        sent=True,
        over=False,
        others=tuple(one for one in others if one),
        alerted=session.alerted if session.ticket == ticket.id else (),
        pending=None,
        misses=0,
        trail=(),
        shown=(),
        state_told="",
        flow="",
        before="",
    )


def ask_which(work: Work, session: Session, person_id: str, speech: Speech) -> Session:
    """Which of those that are out is meant; a button for each."""
    found = out(work, person_id)[:MOST]
    names = tuple(f"{CHOICE}{place}" for place in range(1, len(found) + 1))
    say, lang = work.house.words.say, session.lang
    lines = [_line(work, one, place, lang) for place, one in enumerate(found, 1)]
    text = "\n".join([say(lang, "which-one"), *lines])
    speech.add("which-one", text, (*names, "keep_all"))
    return replace(session, places=tuple(f"ticket:{one.id}" for one in found))


def _line(work: Work, ticket: Ticket, place: int, lang: str) -> str:
    """What it is about; nothing of that where somebody else may read this screen."""
    say, number = work.house.words.say, ticket.number or ""
    if ticket.violence:
        return say(lang, "which-plain", place=place, number=number)
    return say(lang, "which-line", place=place, number=number, concern=say(lang, f"concern-{ticket.concern or 'SVC'}"))


def chosen(work: Work, session: Session, place: int) -> Ticket | None:
    """The ticket of the button; None for an old one."""
    kind, _, ticket_id = (session.places[place - 1] if 0 < place <= len(session.places) else "").partition(":")
    ticket = tickets.get(work, ticket_id) if kind == "ticket" else None
    return ticket if ticket is not None and ticket.closed_at is None else None


def pruned(work: Work, session: Session, person_id: str) -> Session:
    """Without those that have come to their end since."""
    if not session.others:
        return session
    still = {one.id for one in out(work, person_id)}
    return replace(session, others=tuple(one for one in session.others if one in still))
