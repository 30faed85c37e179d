"""News of the calls as an Atom feed (RFC 4287): what was done to which call, and when.

The feed says nothing about who did it, and nothing about who takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from panel.i18n import format_datetime_geneva
from panel.i18n import gettext as _
from panel.web import atom


def feed(
    events: Sequence[tuple[Any, Any]], *, home: str, itself: str, link: Callable[[Any], str], now: datetime
) -> bytes:
    """The feed; ``events`` are (entry of the record, session) pairs, newest first."""
    title = _("Calls of the Standing Panel on Migration and Human Rights")
    updated = _stamp(events[0][0].at if events else now)
    root = atom.begun(title, home=home, itself=itself, updated=updated)
    for entry, call in events:
        _entry(root, entry, call, link(call))
    return atom.written(root)


def _entry(root: Element, entry: Any, call: Any, address: str) -> None:
    event = entry.tag.partition(":")[2]
    made = atom.child(root, "entry")
    atom.text(made, "id", f"{address}#event-{entry.id}")
    atom.text(made, "title", f"{_headline(event)}: {call.title}")
    atom.text(made, "updated", _stamp(entry.at))
    atom.text(made, "published", _stamp(entry.at))
    atom.link(made, "alternate", address, "text/html")
    atom.text(made, "summary", _sentence(event, entry.facts, call))


def _headline(event: str) -> str:
    return {
        "announced": _("Call for input"),
        "opened": _("Open"),
        "extended": _("New deadline"),
        "closed": _("Closed"),
        "collating": _("Being collated"),
        "concluded": _("Concluded"),
        "cancelled": _("Cancelled"),
    }[event]


def _sentence(event: str, facts: dict[str, Any], call: Any) -> str:
    if event in {"announced", "opened"}:
        said = _("Texts are received until %(when)s.", when=format_datetime_geneva(call.closes_at))
    elif event == "extended":
        said = _(
            "The deadline was moved for everybody from %(was)s to %(when)s.",
            was=format_datetime_geneva(facts["was"]),
            when=format_datetime_geneva(facts["closes_at"]),
        )
    elif event == "cancelled":
        said = _("Reason: %(reason)s", reason=call.cancel_reason)
    elif event == "collating":
        said = _("The secretariat codes the texts and drafts the summary.")
    elif event == "concluded":
        said = _("The summary is issued and the work on this session has ended.")
    else:
        said = _("Texts that come now are kept and listed apart.")
    return f"{call.symbol}. {said}"


def _stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
