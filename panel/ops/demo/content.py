"""The invented session SPMHR/2027/1 as typed values, read from the data files beside this module.

Nothing is written here. The texts are stored as a contributor would file them (NFC, LF, light block
markup); codings name their passage by its words, which occur once in the text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from panel.ops.demo.material import (
    Call,
    Coding,
    Commentary,
    DemoContent,
    FocalPoint,
    Member,
    Moment,
    Organisation,
    Point,
    Segment,
    SetAside,
    Theme,
    opening_for,
)

__all__ = [
    "DATA", "Call", "Coding", "Commentary", "DemoContent", "FocalPoint", "Member", "Moment", "Organisation",
    "Point", "Segment", "SetAside", "Theme", "load", "opening_for",
]  # fmt: skip

DATA = Path(__file__).with_suffix("")
"""The folder of data files: ``content/`` beside this module."""


@lru_cache(maxsize=1)
def load() -> DemoContent:
    """Read the data files, once."""
    book = _json("codebook.json")
    return DemoContent(
        call=_call(_json("thematic_session.json")),
        organisations=tuple(_organisation(row) for row in _lines("organisations.jsonl")),
        commentaries=_commentaries(),
        themes=tuple(Theme(order=n, **row) for n, row in enumerate(book["themes"], start=1)),
        points=tuple(Point(**row) for row in book["points"]),
        codings=tuple(Coding(**row) for row in _lines("codings.jsonl")),
        set_aside=tuple(SetAside(**row) for row in _lines("non_use.jsonl")),
    )


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _lines(name: str) -> list[Any]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def _moment(row: Mapping[str, Any]) -> Moment:
    return Moment(row["day"], time.fromisoformat(row["time"]))


def _maybe(row: Mapping[str, Any] | None) -> Moment | None:
    return _moment(row) if row else None


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(
        **row
        | {
            "registered": _moment(row["registered"]),
            "accredited": _maybe(row["accredited"]),
            "focal_point": FocalPoint(**row["focal_point"]),
        }
    )


def _commentaries() -> tuple[Commentary, ...]:
    files = sorted((DATA / "commentaries").glob("*.json"))
    filed = (_commentary(json.loads(each.read_text(encoding="utf-8"))) for each in files)
    return tuple(sorted(filed, key=lambda each: (each.filed.day, each.filed.time, each.id)))


def _commentary(row: dict[str, Any]) -> Commentary:
    return Commentary(
        **row
        | {name: tuple(row[name]) for name in ("questions", "base_paragraphs", "positions")}
        | {
            "members": tuple(
                Member(each["organisation"], _maybe(each["confirmed"])) for each in row["members"]
            ),
            "filed": _moment(row["filed"]),
            "decided": _maybe(row["decided"]),
            "withdrawn": _maybe(row["withdrawn"]),
            "text": "\n\n".join(row["text"]),
        }
    )


def _call(row: dict[str, Any]) -> Call:
    base = row.pop("base_document")
    lists = ("issues", "objectives", "questions", "languages")
    return Call(
        **row
        | {name: tuple(row[name]) for name in lists}
        | {
            "concept_note": "\n\n".join(row["concept_note"]),
            "segments": tuple(Segment(**each) for each in row["segments"]),
            "base_document_title": base["title"],
            "base_paragraphs": tuple(base["paragraphs"]),
            "reference_opening": date.fromisoformat(row["reference_opening"]),
            "schedule": {name: _moment(each) for name, each in row["schedule"].items()},
        }
    )
