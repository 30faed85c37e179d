"""Document symbols of the Panel: read, written, and turned into addresses and file names.

House rule, working methods, section on documents. ``SPMHR/2027/1`` is a session; its documents add
``/CALL``, ``/BP.1`` (background paper), ``/CRP.1`` (conference-room paper), ``/SUB/014``, ``/JS/2``,
``/THR/3`` and ``/THR/3/DIGEST.1``, ``/COMP`` (compilation) and ``/SUM``. ``/Add.1``, ``/Corr.1`` and
``/Rev.1`` may follow any of these. A document has one spelling; any other is refused, so that a symbol
is an address. Symbols of the United Nations are never made here. The language is no part of a symbol;
it stands in file names only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

ROOT = "SPMHR"
"""Standing Panel on Migration and Human Rights."""

KINDS = ("CALL", "BP", "CRP", "SUB", "JS", "THR", "COMP", "SUM")
"""What a symbol may stand for, besides the session itself, whose kind is empty."""

CHANGES = ("Add", "Corr", "Rev")
"""Addendum, correction, revision."""

_ONCE = frozenset({"", "CALL", "COMP", "SUM"})
_NUMBER = "[1-9][0-9]{0,4}"
_DOCUMENT = (
    rf"(?P<kind>CALL|COMP|SUM|(?:BP|CRP)\.(?P<paper>{_NUMBER})|SUB/(?!000)(?P<sub>[0-9]{{3,5}})|JS/(?P<joint>{_NUMBER})"
    rf"|THR/(?P<thread>{_NUMBER})(?:/DIGEST\.(?P<digest>{_NUMBER}))?)"
)
_SYMBOL = re.compile(
    rf"{ROOT}/(?P<year>[12][0-9]{{3}})/(?P<number>{_NUMBER})(?:/{_DOCUMENT})?"
    rf"(?P<changes>(?:/(?:Add|Corr|Rev)\.{_NUMBER}){{0,3}})"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def submission(kind: str, number: int) -> str:
    """How a submission is told within its session: ``SUB/014``, or ``JS/2`` of the kind ``joint``."""
    return f"JS/{number}" if kind == "joint" else f"SUB/{number:03d}"


class SymbolError(ValueError):
    """This is no symbol of the Panel, or not in its one spelling; ``given`` is what was given."""

    def __init__(self, given: str) -> None:
        self.given = given
        super().__init__(f"{given!r} is no symbol of the Panel")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its parts; ``str()`` writes it.

    ``item`` is the number within the kind, ``digest`` the digest of a thread, ``changes`` the additions,
    corrections and revisions in order: ``(("Rev", 1), ("Corr", 2))``. Raises SymbolError where the parts
    do not make a symbol.
    """

    year: int
    number: int
    kind: str = ""
    item: int | None = None
    digest: int | None = None
    changes: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        single = (self.item is None) == (self.kind in _ONCE)
        if not single or (self.digest is not None and self.kind != "THR") or not _SYMBOL.fullmatch(str(self)):
            raise SymbolError(str(self))

    def __str__(self) -> str:
        return self.session + self._document() + "".join(f"/{kind}.{n}" for kind, n in self.changes)

    def _document(self) -> str:
        """The part between the session and its changes."""
        if self.kind in ("BP", "CRP"):
            return f"/{self.kind}.{self.item}"
        if self.kind == "SUB":
            return f"/SUB/{self.item!s:0>3}"
        document = f"/{self.kind}" if self.kind else ""
        document += f"/{self.item}" if self.item is not None else ""
        return document + (f"/DIGEST.{self.digest}" if self.digest is not None else "")

    @property
    def session(self) -> str:
        """The symbol of the session the document belongs to."""
        return f"{ROOT}/{self.year}/{self.number}"

    @property
    def slug(self) -> str:
        """The session as part of an address: ``2027-1``."""
        return f"{self.year}-{self.number}"

    @property
    def original(self) -> Symbol:
        """The document without additions, corrections and revisions."""
        return replace(self, changes=())

    def changed(self, kind: str, number: int) -> Symbol:
        """The symbol of an addition, correction or revision of this document."""
        return replace(self, changes=(*self.changes, (kind, number)))

    def file_stem(self, language: str = "") -> str:
        """The name of a file without its ending: ``SPMHR-2027-1-SUM-Rev.1-fr``.

        Raises SymbolError where the language is not a tag: nothing else may enter a file name.
        """
        if language and not _LANGUAGE.fullmatch(language):
            raise SymbolError(f"{self} {language}")
        return str(self).replace("/", "-") + (f"-{language}" if language else "")


def parse(text: str) -> Symbol:
    """Read a symbol; SymbolError where it is none, or is spelled otherwise than ``str()`` would."""
    found = _SYMBOL.fullmatch(text)
    if found is None:
        raise SymbolError(text)
    kind = re.split(r"[./]", found["kind"])[0] if found["kind"] else ""
    item = found["paper"] or found["sub"] or found["joint"] or found["thread"]
    changes = [change.partition(".") for change in found["changes"].split("/")[1:]]
    symbol = Symbol(
        year=int(found["year"]),
        number=int(found["number"]),
        kind=kind,
        item=int(item) if item else None,
        digest=int(found["digest"]) if found["digest"] else None,
        changes=tuple((name, int(number)) for name, _, number in changes),
    )
    if str(symbol) != text:
        raise SymbolError(text)
    return symbol
