"""Reading IN.jsonl: one commentary a line. The format is documented in docs/collation-formats.md."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from panel.collation.fields import Fields, loads
from panel.collation.record_checks import constituency, country, positions, unseen
from panel.collation.types import Contributor, Member, Source

LONGEST = 16 * 2**20
"""Bytes of the longest line that is read; a file without line ends is not one record."""

_KNOWN = ("id", "text", "lang", "contributor", "joint_with", "question", "consent", "group")
_LABEL = re.compile(r"NW\d+\Z")
_CONSENT = ("public", "name_withheld", "text_withheld")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a record: the number of its line, from 1, and why it was left out."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Record:
    """One line, read by itself. Without a source it has problems; ``withheld_name`` is for the lint alone."""

    line: int
    source: Source | None
    problems: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    withheld_name: str = ""


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
    register, found = Register(), dict[str, Source]()
    for number, line in enumerate(lines, start=1):
        record = read_record(line, number)
        if record and record.source and register.enter(record, record.source):
            found[record.source.id] = record.source
        elif record:
            register.refuse(record)
    return Records(
        tuple(found[key] for key in sorted(found)),
        tuple(str(problem) for problem in register.problems),
        register.notices,
        tuple(sorted(register.names)),
    )


@dataclass(slots=True)
class Register:
    """What is known of a file so far, entered line by line: ids and codes, problems, fields nobody reads."""

    ids: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    unused: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def enter(self, record: Record, source: Source) -> bool:
        """Take a record in; False where its id or code stands in a line before, which is told."""
        if source.id in self.ids:
            told = f"id “{source.id}” is used before, in line {self.ids[source.id]}"
        elif source.code in self.codes:
            told = f"code “{source.code}” is used before, in line {self.codes[source.code]}"
        else:
            self.ids[source.id] = self.codes[source.code] = record.line
            self.names |= {record.withheld_name} if record.withheld_name else set()
            for key in record.unused:
                self.unused.setdefault(key, record.line)
            return True
        self.problems.append(Problem(record.line, told))
        return False

    def refuse(self, record: Record) -> None:
        """Tell what is wrong with a record."""
        self.problems += [Problem(record.line, told) for told in record.problems]

    @property
    def notices(self) -> tuple[str, ...]:
        """The fields nobody reads, each with the first line that has it."""
        told = sorted(self.unused.items())
        return tuple(f"field “{key}” is not used (first in line {line})" for key, line in told)


def read_record(line: bytes, number: int) -> Record | None:
    """One line of a file as a record; None where it is empty. Whether its id is new, ``Register`` knows."""
    if len(line) > LONGEST:
        return Record(number, None, (f"longer than {LONGEST // 2**20} MiB; one record stands on one line",))
    if not line.removeprefix(_BOM).strip():
        return None
    problems: list[str] = []
    try:
        fields = Fields(loads(line.rstrip(b"\r\n")), "", problems)
    except ValueError as error:
        return Record(number, None, (str(error),))
    if problems:
        return Record(number, None, tuple(problems))
    source, name = _source(fields)
    if source is None or problems:
        return Record(number, None, tuple(dict.fromkeys(problems)))
    return Record(number, source, (), fields.unused(_KNOWN), name)


def _source(fields: Fields) -> tuple[Source | None, str]:
    """The source of a record and the name it withholds, if it does."""
    if type(fields.values.get("id")) is int:
        fields.values["id"] = str(fields.values["id"])
    key, text = fields.text("id", needed=True), normal(fields.text("text", needed=True))
    if text and not text.strip():
        fields.wrong("field “text” holds no words")
    consent = fields.choice("consent", _CONSENT, "public")
    who = _contributor(fields, key, placed=consent != "name_withheld")
    unseen(fields, {name: fields.values[name] for name in _KNOWN if name in fields.values})
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


def _contributor(fields: Fields, key: str, *, placed: bool) -> Contributor:
    """Who filed it; the country is read only where the place is kept."""
    given = fields.values.get("contributor")
    if given is None:
        if fields.items("joint_with"):
            fields.wrong("field “joint_with” needs a contributor to lead")
        return Contributor(key)
    inner = Fields(given, "contributor", fields.problems)
    code = inner.text("code", key).strip() or key
    if any(sign in code for sign in ",;\n"):
        inner.wrong(f"code “{code}” may not contain a comma, a semicolon or a line end")
    return Contributor(
        code,
        inner.text("name"),
        constituency(inner),
        country(inner) if placed else "",
        inner.text("region"),
        inner.text("city"),
        inner.flag("a_status"),
        tuple(_member(each, place, fields) for place, each in enumerate(fields.items("joint_with"), start=1)),
        positions(inner),
    )


def _member(value: object, place: int, fields: Fields) -> Member:
    """A co-signatory: its name, or an object with name, city and country."""
    if isinstance(value, str):
        return Member(value)
    inner = Fields(value, f"joint_with {place}", fields.problems)
    return Member(inner.text("name", needed=True), inner.text("city"), country(inner))
