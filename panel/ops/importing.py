"""Texts that came by e-mail: a file of them becomes submissions, each as an officer would enter it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy.exc import IntegrityError

from panel.collation.fields import Fields, loads
from panel.collation.places import country_code
from panel.collation.record_checks import country as checked_country
from panel.collation.record_checks import unseen
from panel.collation.records import normal
from panel.db import reading, transaction
from panel.domain import constituencies
from panel.domain.actor import Actor
from panel.domain.attribution import CONSENTS
from panel.domain.errors import Invalid, PanelError
from panel.domain.limits import TITLE
from panel.queries import received as letters
from panel.queries import thematic_session as sessions
from panel.reference import region_of
from panel.services import entry
from panel.services._details import Letter
from panel.services.entry import Details, Received

#: Fields of a record; docs/collation-formats.md has their meaning.
KNOWN = ("id", "text", "title", "lang", "contributor", "joint_with", "question", "consent")

#: Texts of new organizations that are entered together: others wait for the writer's turn meanwhile.
TOGETHER = 100

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the file, read: where it stands, and what is to be entered."""

    line: int
    id: str
    lead: Details
    members: tuple[Details, ...]
    text: Received


@dataclass(slots=True)
class Outcome:
    """What came of a file: codes by id, ids that were there already, and problems with their lines."""

    entered: dict[str, str] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(lines: Iterable[bytes], language: str) -> tuple[list[Record], list[str]]:
    """Records and problems of a file; ``language`` is that of texts that do not name theirs."""
    found: dict[str, Record] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(_BOM).strip():
            continue
        told = len(problems)
        record = _record(line, number, language, problems)
        if record is not None and record.id in found:
            problems.append(
                f"line {number}: id “{record.id}” is used before, in line {found[record.id].line}"
            )
        if record is not None and len(problems) == told:
            found[record.id] = record
    return list(found.values()), problems


def enter(
    actor: Actor,
    slug: str,
    records: Sequence[Record],
    *,
    clock: Callable[[], datetime],
    strict: bool = False,
    progress: Callable[[], None] = lambda: None,
    together: int = TOGETHER,
) -> Outcome:
    """Enter records into a session, a bad one leaving no trace: those of new organizations together, any other
    in a transaction of its own, all in the order of the file.

    ``strict`` stops at the first that is refused; what was entered before it stays. Running the same
    file again enters what is missing and nothing twice. Raises Missing where there is no such session.
    """
    with reading():
        known = letters.keys(sessions.by_slug(actor, slug).id)
    outcome, place = Outcome(), 0
    while place < len(records):
        if records[place].text.key in known:
            outcome.known.append(records[place].id)
            place += 1
            progress()
            continue
        some = list(takewhile(lambda each: _alone(each, known), records[place : place + together]))
        codes = _entered(actor, slug, some, clock()) if some else []
        for record, code in zip(some, codes, strict=False):
            outcome.entered[record.id] = code
            place += 1
            progress()
        if len(codes) == len(some) != 0:
            continue
        if not _one(actor, slug, records[place], outcome, clock()) and strict:
            return outcome
        place += 1
        progress()
    return outcome


def _alone(record: Record, known: Collection[str]) -> bool:
    return not record.members and record.text.key not in known


def _entered(actor: Actor, slug: str, records: Sequence[Record], now: datetime) -> list[str]:
    """Codes of those at the head that could be entered together; none where that failed as a whole."""
    batch = [Letter(each.lead, each.text) for each in records]
    try:
        with transaction():
            made = entry.received_together(actor, sessions.by_slug(actor, slug), batch, now=now)
            return [each.code or "" for each in made]
    except (PanelError, IntegrityError):
        return []


def _one(actor: Actor, slug: str, record: Record, outcome: Outcome, now: datetime) -> bool:
    """Enter one record by itself; False where it is refused."""
    try:
        with transaction():
            filed, new = entry.received(
                actor, sessions.by_slug(actor, slug), record.lead, record.members, record.text, now=now
            )
            code = filed.code or ""
    except PanelError as error:
        outcome.problems += [f"line {record.line}: {told}" for told in _told(error)]
        return False
    if new:
        outcome.entered[record.id] = code
    else:
        outcome.known.append(record.id)
    return True


def in_order(problems: Iterable[str]) -> list[str]:
    """What was wrong with lines and what was refused of them, as the lines of the file follow each other."""
    return sorted(problems, key=lambda told: int(told.removeprefix("line ").partition(":")[0]))


def _told(error: PanelError) -> list[str]:
    if isinstance(error, Invalid):
        return [f"{each.field}: {each.msgid % each.values}" for each in error.problems]
    return [error.msgid % error.params]


def _record(line: bytes, number: int, language: str, problems: list[str]) -> Record | None:
    try:
        value = loads(line)
    except ValueError as error:
        problems.append(f"line {number}: {error}")
        return None
    told, fields = len(problems), Fields(value, f"line {number}", problems)
    if len(problems) > told:
        return None
    unseen(fields, {name: fields.values[name] for name in KNOWN if name in fields.values})
    key, text = fields.key("id", needed=True), normal(fields.text("text", needed=True))
    lead = _organisation(fields.values.get("contributor"), f"line {number}: contributor", problems)
    members = [
        _organisation(each, f"line {number}: joint_with {place}", problems)
        for place, each in enumerate(fields.items("joint_with"), start=1)
    ]
    received = Received(
        key=f"import:{key}",
        title=fields.text("title") or title_of(text),
        body=text,
        language=fields.text("lang", language),
        questions=_questions(fields),
        consent=fields.choice("consent", CONSENTS, "public"),
    )
    for extra in fields.unused(KNOWN):
        problems.append(f"line {number}: field “{extra}” is not known")
    if len(problems) > told or lead is None:
        return None
    return Record(number, key, lead, tuple(each for each in members if each is not None), received)


def _questions(fields: Fields) -> tuple[int, ...]:
    """The number of a guiding question, given as a number or as its digits; several in a list."""
    given = fields.values.get("question")
    numbers = given if isinstance(given, list) else [] if given in (None, "") else [given]
    if all(type(n) is int or (isinstance(n, str) and n.isascii() and n.isdigit()) for n in numbers):
        return tuple(int(n) for n in numbers)
    fields.wrong("field “question” must be the number of a guiding question, or a list of such numbers")
    return ()


def title_of(text: str) -> str:
    """A title for a text that came without one: its first line, as far as it goes."""
    first = next((line.strip("#- \t") for line in text.split("\n") if line.strip("#- \t")), "")
    if len(first) <= TITLE // 3:
        return first
    return first[: TITLE // 3].rpartition(" ")[0] + " …"


def _organisation(value: Any, where: str, problems: list[str]) -> Details | None:
    fields = Fields({"name": value} if isinstance(value, str) else value or {}, where, problems)
    name = " ".join(fields.text("name", needed=True).split())
    family = fields.choice("constituency", tuple(c.code for c in constituencies.TREE), "NGO")
    country = _country(fields)
    region = fields.text("region") or (region_of(country) if country else "") or "GLOBAL"
    if region not in dict(constituencies.REGIONS):
        fields.wrong(
            f"region “{region}” is not one of {', '.join(code for code, _ in constituencies.REGIONS)}"
        )
    return Details(
        name=name,
        acronym=fields.text("code"),
        constituency=family,
        subtype=constituencies.by_code(family).subtypes[0][0],
        country=country,
        city=fields.text("city"),
        region=region,
    )


def _country(fields: Fields) -> str | None:
    """The alpha-2 code of a country given by a code or a name; one on no list is told."""
    return country_code(checked_country(fields)) or None
