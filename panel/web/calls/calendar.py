"""The deadline of a call as a calendar file, with the rules of Geneva's clocks inside."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar, Event

from panel.domain.deadline import GENEVA, MINUTE
from panel.i18n import gettext as _


def file(call: Any, link: str, host: str) -> bytes:
    """One event of one minute, the last in which texts are received.

    Its identifier stays when the deadline is moved and its sequence number rises, so that a calendar that
    reads the file again moves the event and does not add one.
    """
    made = Calendar()
    made.add("prodid", "-//Standing Panel on Migration and Human Rights//Calls//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    event = Event()
    event.add("uid", f"call-{call.slug}@{host}")
    event.add("sequence", len(call.extensions) + (call.state == "cancelled"))
    event.add(
        "dtstamp", max([call.announced_at or call.created_at, *(e.decided_at for e in call.extensions)])
    )
    event.add("dtstart", call.closes_at.astimezone(GENEVA))
    event.add("dtend", (call.closes_at + MINUTE).astimezone(GENEVA))
    event.add("summary", _("Deadline: %(title)s", title=call.title))
    event.add(
        "description",
        _("%(symbol)s. The call and all that belongs to it: %(link)s", symbol=call.symbol, link=link),
    )
    event.add("location", _("In writing"))
    event.add("url", link)
    event.add("status", "CANCELLED" if call.state == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    made.add_component(event)
    made.add_missing_timezones()
    written: bytes = made.to_ical()
    return written
