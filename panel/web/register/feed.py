"""The checkpoints as an Atom feed (RFC 4287): whoever reads it keeps what the register was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from panel.i18n import active_locale, ngettext
from panel.i18n import gettext as _
from panel.services.register import Stand

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"

ET.register_namespace("", ATOM)


def feed(
    stands: Sequence[Stand], *, home: str, itself: str, link: Callable[[int], str], now: datetime
) -> bytes:
    """The feed, newest first; each entry holds the whole signed checkpoint."""
    root = ET.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": active_locale()})
    _text(root, "id", itself)
    _text(root, "title", _("Checkpoints of the public register"))
    _text(root, "updated", _noon(stands[0].day) if stands else now.isoformat(timespec="seconds"))
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", _("Standing Panel on Migration and Human Rights"))
    _link(root, "self", itself, "application/atom+xml")
    _link(root, "alternate", home, "text/html")
    for each in stands:
        made = ET.SubElement(root, f"{{{ATOM}}}entry")
        _text(made, "id", link(each.size))
        _text(made, "title", ngettext("%(num)s line", "%(num)s lines", each.size))
        _text(made, "updated", _noon(each.day))
        _link(made, "alternate", link(each.size), "text/plain")
        _text(made, "content", each.text)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _noon(day: str) -> str:
    """The register tells days, not hours."""
    return f"{day}T12:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address, "type": kind})
