"""The end of every ladder: everybody was called and nobody came; the resident gets a telephone somebody answers."""

from bot.centre import ringing, states, talking, tickets
from bot.centre.house import Work
from bot.centre.saying import dangers_numbers, say_numbers
from bot.centre.tickets import Ticket
from referral.duty import is_open, next_duty, on_duty


def tell_end(work: Work, ticket: Ticket) -> None:
    """Every tier was called and nobody came: the resident gets a telephone that somebody answers, and the truth.

    Said once: called anew and in vain again, there is nothing new to say. The duty phone is given only while somebody
    is there to pick it up; else 110, 120 and a line that is open all day.
    """
    station = work.station_of(ticket)
    if not tickets.noted(work, ticket.id, "called") and next_duty(station, work.now) is not None:
        return  # nobody was woken: they know when somebody is there, and who is there then is called
    told = tickets.noted(work, ticket.id, "unanswered")
    tickets.note(work, ticket.id, "unanswered")
    if told or states.is_quiet(work, ticket) or tickets.noted(work, ticket.id, "withdraw_asked"):
        return
    at_work = on_duty(station, work.now).first is not None and not ringing.is_at_home(work, ticket, work.now)
    staffed = is_open(station, work.now) or at_work  # whoever is on call at home does not hear the station's telephone
    lines = say_numbers(work, ticket.lang, dangers_numbers(work, ticket.danger))
    say = work.house.words.say
    if station.phone is not None and staffed:
        text = say(ticket.lang, "end-phone", phone=station.phone, station=station.called(ticket.lang), numbers=lines)
        talking.tell_text(work, ticket, "end-phone", text)
    elif ticket.urgency not in states.LIVE:  # at danger this was said after ten minutes, and is not said twice
        talking.tell_text(work, ticket, "end-numbers", say(ticket.lang, "end-numbers", numbers=lines))
