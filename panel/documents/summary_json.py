"""JSON: a document as data, and back again. The schema is in docs/document-format.md and is stable.

Every value of ``blocks`` becomes an object with a ``type``; fields at their default are left out; keys
are sorted. Reading gives back an equal document, so that what was frozen can be rendered later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from panel.documents import blocks
from panel.documents.blocks import Document, DocumentError

#: Name and version of the format; the version changes when a reader would have to.
FORMAT = "panel-document/1"


def _name(kind: type) -> str:
    """``numbered_paragraph`` of ``NumberedParagraph``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


_KINDS: dict[str, Any] = {
    _name(kind): kind
    for kind in (
        blocks.Text,
        blocks.Code,
        blocks.Emphasis,
        blocks.Quote,
        blocks.NoteMark,
        blocks.Link,
        blocks.Heading,
        blocks.NumberedParagraph,
        blocks.PlainParagraph,
        blocks.Table,
        blocks.ListBlock,
        blocks.QuotationBlock,
        blocks.Source,
        blocks.Note,
        blocks.Masthead,
        blocks.Meta,
        blocks.Document,
    )
}


def document_json(doc: Document) -> dict[str, Any]:
    """The document as plain values, keys sorted at every depth."""
    plain: dict[str, Any] = _plain(doc)
    return dict(sorted((plain | {"format": FORMAT}).items()))


def render_json(doc: Document) -> bytes:
    """The document as UTF-8 text; the same document gives the same bytes."""
    return (json.dumps(document_json(doc), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def document_of(plain: Mapping[str, Any]) -> Document:
    """The document that ``document_json`` gave. Raises ``DocumentError`` for another format or shape."""
    if plain.get("format") != FORMAT:
        raise DocumentError("format", str(plain.get("format")))
    try:
        doc = _value({key: value for key, value in plain.items() if key != "format"})
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise DocumentError("shape", str(wrong)) from wrong
    if not isinstance(doc, Document):
        raise DocumentError("shape", str(plain.get("type")))
    return doc


def _plain(value: Any) -> Any:
    if type(value) in _KINDS.values():
        shown = {
            entry.name: _plain(getattr(value, entry.name))
            for entry in fields(value)
            if entry.default is MISSING or getattr(value, entry.name) != entry.default
        }
        if isinstance(value, blocks.Meta):
            shown["facts"] = dict(sorted(value.facts))
        return dict(sorted((shown | {"type": _name(type(value))}).items()))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item) for item in plain)
    if not isinstance(plain, dict):
        return plain
    kind = _KINDS[plain["type"]]
    known = {key: _value(value) for key, value in plain.items() if key not in ("type", "facts")}
    if kind is blocks.Table:
        known["numeric_columns"] = frozenset(known.get("numeric_columns", ()))
    elif kind is blocks.Meta:
        known["created"] = date.fromisoformat(known["created"])
        known["facts"] = tuple(sorted(plain.get("facts", {}).items()))
    return kind(**known)
