"""Atom feeds (RFC 4287): the frame, and the elements of which entries are made."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from panel.i18n import active_locale
from panel.i18n import gettext as _

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KIND = "application/atom+xml"

ET.register_namespace("", ATOM)


def begun(title: str, *, home: str, itself: str, updated: str) -> ET.Element:
    """A feed without entries, in the reader's language; ``updated`` is an instant of RFC 3339."""
    root = ET.Element(f"{{{ATOM}}}feed", {LANG: active_locale()})
    text(root, "id", itself)
    text(root, "title", title)
    text(root, "updated", updated)
    text(child(root, "author"), "name", _("Standing Panel on Migration and Human Rights"))
    link(root, "self", itself, KIND)
    link(root, "alternate", home, "text/html")
    return root


def child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    """A new element at the end of another."""
    return ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)


def text(parent: ET.Element, name: str, words: str) -> None:
    """An element that holds words."""
    child(parent, name).text = words


def link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    """A link to an address of that kind."""
    child(parent, "link", rel=relation, href=address, type=kind)


def written(root: ET.Element) -> bytes:
    """The feed as it is sent."""
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body
