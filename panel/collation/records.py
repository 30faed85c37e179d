"""Reading IN.jsonl: one commentary a line. The format is documented in docs/collation-formats.md."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from panel.collation.fields import Fields, loads
from panel.collation.types import Contributor, Member, Source

_KNOWN = ("id", "text", "lang", "contributor", "joint_with", "question", "consent", "group")
_LABEL = re.compile(r"NW\d+\Z")
_CONSENT = ("public", "name_withheld", "text_withheld")


@dataclass(frozen=True, slots=True)
class Records:
    """What a file held: sources in the order of their ids, problems by line, fields nobody reads.

    ``withheld_names`` are the names of contributors who withhold them, for the lint and nothing else.
    """

    sources: tuple[Source, ...]
    problems: tuple[str, ...]
    unused: tuple[str, ...]
    withheld_names: tuple[str, ...] = ()


def normal(text: str) -> str:
    """Text as it is stored: NFC, lines ended by LF only."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_records(lines: Iterable[bytes]) -> Records:
    """Read the lines of a file; a bad record is left out and told with its line number from 1."""
    found: dict[str, Source] = {}
    codes: dict[str, int] = {}
    problems: list[str] = []
    unused: dict[str, int] = {}
    names: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        told = len(problems)
        fields = _object(line, number, problems)
        if fields is None:
            continue
        source, name = _source(fields)
        if source and source.id in found:
            fields.wrong(f"id “{source.id}” is used before")
        elif source and source.code in codes:
            fields.wrong(f"code “{source.code}” is used before, in line {codes[source.code]}")
        if source and len(problems) == told:
            found[source.id], codes[source.code] = source, number
            names |= {name} if name else set()
            for key in fields.unused(_KNOWN):
                unused.setdefault(key, number)
    notices = tuple(
        f"field “{key}” is not used (first in line {line})" for key, line in sorted(unused.items())
    )
    ordered = tuple(found[key] for key in sorted(found))
    return Records(ordered, tuple(problems), notices, tuple(sorted(names)))


def _object(line: bytes, number: int, problems: list[str]) -> Fields | None:
    try:
        value = loads(line)
    except ValueError as error:
        problems.append(f"line {number}: {error}")
        return None
    fields = Fields(value, f"line {number}", problems)
    return fields if isinstance(value, dict) else None


def _source(fields: Fields) -> tuple[Source | None, str]:
    """The source of a record and the name it withholds, if it does."""
    if type(fields.values.get("id")) is int:
        fields.values["id"] = str(fields.values["id"])
    key, text = fields.text("id", needed=True), normal(fields.text("text", needed=True))
    if text and not text.strip():
        fields.wrong("field “text” holds no words")
    who = _contributor(fields, key)
    consent = fields.choice("consent", _CONSENT, "public")
    label, name = "", ""
    if consent == "name_withheld":
        if not _LABEL.match(who.code):
            fields.wrong("a contributor who withholds its name needs a code such as NW1, not its own")
        label, name = f"Name withheld ({who.code})", who.name
        who = Contributor(who.code, "", who.constituency)  # a region may give it away
    if not key or not text.strip():
        return None, ""
    source = Source(
        key,
        who.code,
        text,
        fields.text("lang"),
        who,
        consent != "text_withheld",
        consent != "text_withheld",
        True,
        consent == "text_withheld",
        label,
        fields.text("group"),
        fields.text("question"),
    )
    return source, name


def _contributor(fields: Fields, key: str) -> Contributor:
    given = fields.values.get("contributor")
    if given is None:
        if fields.items("joint_with"):
            fields.wrong("field “joint_with” needs a contributor to lead")
        return Contributor(key)
    inner = Fields(given, f"{fields.where}: contributor", fields.problems)
    code = inner.text("code", key).strip() or key
    if any(sign in code for sign in ",;\n"):
        inner.wrong(f"code “{code}” may not contain a comma, a semicolon or a line end")
    return Contributor(
        code,
        inner.text("name"),
        inner.text("constituency"),
        inner.text("country"),
        inner.text("region"),
        inner.text("city"),
        inner.flag("a_status"),
        tuple(_member(each, place, fields) for place, each in enumerate(fields.items("joint_with"), start=1)),
    )


def _member(value: object, place: int, fields: Fields) -> Member:
    """A co-signatory: its name, or an object with name, city and country."""
    if isinstance(value, str):
        return Member(value)
    inner = Fields(value, f"{fields.where}: joint_with {place}", fields.problems)
    return Member(inner.text("name", needed=True), inner.text("city"), inner.text("country"))
