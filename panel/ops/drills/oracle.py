"""What the database must say afterwards, asked in plain SQL and not through the code under drill.

LOST: acknowledged, but not there or not as sent. HALF: filed without all that belongs to it, or the
reverse. DUP: filed more than once. GHOST: filed although the client was told no. UNSENT: a receipt that
was never mailed, or more than once. All must be nought.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from panel.collation.segment import paragraphs as cut
from panel.ops.committed import committed
from panel.ops.drills.clients import Entry

#: The figures that must be nought.
NOUGHT = ("LOST", "HALF", "DUP", "GHOST", "UNSENT")

_VERSIONS = """
    SELECT c.id AS commentary, c.state, c.number, c.code, c.version_id, v.id, v.title, v.body, v.language,
           v.attribution, v.salt, v.commitment, s.year, s.number AS session_number
    FROM commentary_version v
    JOIN commentary c ON c.id = v.commentary_id
    JOIN thematic_session s ON s.id = c.thematic_session_id
"""


@dataclass
class Found:
    """What the database holds, by the id of the commentary."""

    versions: Mapping[str, list[Any]]
    cut: Mapping[str, int]
    entries: Mapping[str, int]
    letters: Mapping[str, list[str]]
    jobs: frozenset[str]
    filed: frozenset[str]
    codes: Counter[str]


@dataclass
class Verdict:
    """The figures, and one line for each fault."""

    figures: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, figure: str, what: str) -> None:
        """Count one fault."""
        self.figures[figure] += 1
        self.faults.append(f"{figure}: {what}")

    @property
    def red(self) -> bool:
        """Whether any figure is not nought."""
        return any(self.figures[name] for name in NOUGHT)


def look(connection: Connection) -> Found:
    """Read everything that was filed and what belongs to it."""
    versions: dict[str, list[Any]] = {}
    for row in connection.execute(text(_VERSIONS)):
        versions.setdefault(row.commentary, []).append(row)
    letters: dict[str, list[str]] = {}
    for mail in connection.execute(text("SELECT id, context FROM outbox_mail WHERE name = 'receipt'")):
        context = json.loads(mail.context) if isinstance(mail.context, str) else mail.context
        letters.setdefault(context["commentary_id"], []).append(mail.id)
    return Found(
        versions,
        _counts(connection, "SELECT version_id, count(*) FROM paragraph GROUP BY version_id"),
        _counts(
            connection,
            "SELECT row_id, count(*) FROM audit_entry WHERE tag = 'commentary:submitted' GROUP BY row_id",
        ),
        letters,
        frozenset(connection.execute(text("SELECT unique_key FROM job WHERE name = 'send_mail'")).scalars()),
        frozenset(
            connection.execute(
                text("SELECT id FROM commentary WHERE state <> 'draft' OR number IS NOT NULL")
            ).scalars()
        ),
        Counter(connection.execute(text("SELECT code FROM commentary WHERE code IS NOT NULL")).scalars()),
    )


def judge(entries: Sequence[Entry], found: Found) -> Verdict:
    """Compare the journals of the clients with what was found."""
    verdict = Verdict()
    for entry in entries:
        there = found.versions.get(entry.writer.commentary_id, [])
        name = entry.writer.title
        if entry.outcome == "acknowledged" and not any(_as_sent(entry, row) for row in there):
            verdict.add("LOST", f"{name} was acknowledged and is not there as it was sent")
        if entry.outcome == "refused" and there:
            verdict.add("GHOST", f"{name} was refused ({entry.answers[-1]}) and is filed")
        if len(there) > 1:
            verdict.add("DUP", f"{name} is filed {len(there)} times")
        faults = list(_half(entry.writer.commentary_id, there, found))
        if faults:
            verdict.add("HALF", f"{name}: {'; '.join(faults)}")
    for code, times in found.codes.items():
        if times > 1:
            verdict.add("DUP", f"the code {code} was given {times} times")
    return verdict


def _as_sent(entry: Entry, row: Any) -> bool:
    return (row.title, row.body) == (entry.writer.title, entry.body)


def _half(commentary_id: str, there: Sequence[Any], found: Found) -> Iterable[str]:
    """What is missing beside a version, or there without one."""
    letters = found.letters.get(commentary_id, [])
    for row in there:
        if found.cut.get(row.id) != len(cut(row.body)):
            yield f"{found.cut.get(row.id, 0)} paragraphs of {len(cut(row.body))}"
        if (row.state, row.version_id) != ("submitted", row.id) or None in (row.number, row.code):
            yield f"state {row.state}, number {row.number}, code {row.code}"
        if not committed(row, f"SPMHR/{row.year}/{row.session_number}"):
            yield "the commitment is not of this text"
    if found.entries.get(commentary_id, 0) != len(there):
        yield f"{found.entries.get(commentary_id, 0)} entries of the record for {len(there)} versions"
    if len(letters) != len(there):
        yield f"{len(letters)} receipts for {len(there)} versions"
    if any(f"send_mail:{letter}" not in found.jobs for letter in letters):
        yield "a receipt that nobody will send"
    if not there and commentary_id in found.filed:
        yield "filed without a version"


def unsent(connection: Connection, directory: Path) -> Iterable[str]:
    """Letters that were not sent, and letters in the directory of mail that are one too many or too few."""
    left = connection.execute(text("SELECT id, name FROM outbox_mail WHERE state <> 'sent'")).all()
    for letter in left:
        yield f"the letter {letter.name} {letter.id} was not sent"
    written = Counter(
        str(message_from_bytes(path.read_bytes())["Message-ID"]) for path in directory.glob("*.eml")
    )
    sent = connection.execute(text("SELECT count(*) FROM outbox_mail WHERE state = 'sent'")).scalar_one()
    if sum(written.values()) != sent or len(written) != sent:
        yield f"{sent} letters sent, {len(written)} different ones in {sum(written.values())} files"


def _counts(connection: Connection, query: str) -> dict[str, int]:
    return {key: count for key, count in connection.execute(text(query))}
