"""A Word file taken apart for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NS = {"w": W[1:-1], "r": R[1:-1]}


def parts(content: bytes) -> dict[str, bytes]:
    """The entries of the file in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml(content: bytes, name: str) -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(parts(content)[f"word/{name}.xml"])


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """What an XPath with the prefixes ``w`` and ``r`` finds."""
    return list(element.xpath(path, namespaces=NS))


def values(element: etree._Element, path: str) -> list[str]:
    """The attribute values an XPath finds."""
    return [str(value) for value in element.xpath(path, namespaces=NS)]


def words(element: etree._Element) -> str:
    """The words of a paragraph or a note, with tabs and breaks."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        shown.get(node.tag, node.text or "")
        for node in element.iter(f"{W}t", f"{W}tab", f"{W}br")
        if _said(node)
    )


def _said(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}r"


def relations(content: bytes, name: str) -> dict[str, str]:
    """Outside addresses of a part by relationship id."""
    tree = etree.fromstring(parts(content)[f"word/_rels/{name}.xml.rels"])
    return {
        entry.get("Id", ""): entry.get("Target", "")
        for entry in tree
        if entry.get("TargetMode") == "External"
    }


def every(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Every element of every Word part, with the name of the part."""
    for name, blob in parts(content).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in etree.fromstring(blob).iter():
                yield name, element
