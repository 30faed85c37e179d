"""The cells: every address × method × reader × subject, with the codes that are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from panel.web.site import ROUTES as SITE
from tests.matrix.readers import READERS, Reader
from tests.matrix.routes import ROUTES
from tests.matrix.rows import Codes
from tests.matrix.subjects import NOTHING, Subject


@dataclass(frozen=True)
class Cell:
    """One question to the application."""

    endpoint: str
    path: str
    method: str
    reader: Reader
    subject: Subject
    expected: Codes
    form: Mapping[str, str]

    def __str__(self) -> str:
        return (
            f"{self.method} {self.endpoint} as {self.reader.name} on {self.subject.kind} {self.subject.label}"
        )


def every(subjects: Mapping[str, list[Subject]], endpoints: Iterable[str] = ()) -> Iterator[Cell]:
    """All cells, address by address; of some addresses only if they are named."""
    wanted = set(endpoints)
    for rule, endpoint, _, methods in SITE:
        if (wanted and endpoint not in wanted) or endpoint not in ROUTES:
            continue
        row = ROUTES[endpoint]
        for subject in [NOTHING] if row.kind == "nothing" else filter(row.only, subjects[row.kind]):
            path = _path(rule, endpoint, subject, row.more, subjects)
            form = {name: value.format(**subject.form) for name, value in row.form.items()}
            for method in methods:
                for reader in READERS.values():
                    expected = row.expected(reader, subject, method)
                    yield Cell(endpoint, path, method, reader, subject, expected, form)


def some(cells: Iterable[Cell], turn: int = 0) -> Iterator[Cell]:
    """Of each address, method and reader one subject in turn: the next reader is asked of the next subject."""
    groups: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.endpoint, cell.method, cell.reader.name), []).append(cell)
    for place, group in enumerate(groups.values()):
        yield group[(place * 7 + turn) % len(group)]


def _path(
    rule: str, endpoint: str, subject: Subject, more: Mapping[str, str], subjects: Mapping[str, list[Subject]]
) -> str:
    values = subject.values | dict(more)
    if endpoint in {"commentary", "flag_commentary"}:
        number = next(fact.removeprefix("number:") for fact in subject.facts if fact.startswith("number:"))
        slug = next(s.values["slug"] for s in subjects["session"] if s.state == subject.session)
        values = {"slug": slug, "kind": "js" if subject.joint else "sub", "number": number}
    for name, value in values.items():
        rule = rule.replace(f"<{name}>", value)
    assert "<" not in rule, (endpoint, rule, values)
    return rule
