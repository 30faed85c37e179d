"""News of the calls as an Atom feed (RFC 4287): what was done to which call, and when.

The feed says nothing about who did it, and nothing about who takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from panel.i18n import active_locale, format_datetime_geneva
from panel.i18n import gettext as _

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"

ET.register_namespace("", ATOM)


def feed(
    events: Sequence[tuple[Any, Any]], *, home: str, itself: str, link: Callable[[Any], str], now: datetime
) -> bytes:
    """The feed; ``events`` are (entry of the record, session) pairs, newest first."""
    root = ET.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": active_locale()})
    _text(root, "id", itself)
    _text(root, "title", _("Calls of the Standing Panel on Migration and Human Rights"))
    _text(root, "updated", _stamp(events[0][0].at if events else now))
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", _("Standing Panel on Migration and Human Rights"))
    _link(root, "self", itself, "application/atom+xml")
    _link(root, "alternate", home, "text/html")
    for entry, call in events:
        _entry(root, entry, call, link(call))
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(root: ET.Element, entry: Any, call: Any, address: str) -> None:
    event = entry.tag.partition(":")[2]
    made = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(made, "id", f"{address}#event-{entry.id}")
    _text(made, "title", f"{_headline(event)}: {call.title}")
    _text(made, "updated", _stamp(entry.at))
    _text(made, "published", _stamp(entry.at))
    _link(made, "alternate", address, "text/html")
    _text(made, "summary", _sentence(event, entry.facts, call))


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


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address, "type": kind})


def _stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
