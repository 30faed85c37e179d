"""Codebooks and codings of other programs (REFI-QDA) taken in: whole, or not at all, with a report.

A code at the top is a theme, a code below it a point; what lies deeper keeps the names between as its
beginning. A top code that is itself given to passages makes a point in its own words under its theme.
Codings of a passage that stand already are told as known and not made twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.documents import refi
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Problem, problem
from panel.models import Coding, Point, ThematicSession, Theme
from panel.models.codebook import KINDS
from panel.queries import codebook, exchange
from panel.services import _choice, _exchange_facts
from panel.services import codebook as book
from panel.services._choice import Choice
from panel.services._coding_guard import permit
from panel.services._coding_log import Happened, log
from panel.services._coding_match import Found, Shelf, placed
from panel.services._journal import record

#: Most codes and most codings of one file.
MOST_CODES, MOST_CODINGS = 2_000, 20_000


@dataclass(frozen=True, slots=True)
class Report:
    """What was made of a file and what stood there already; with ``problems`` unless ``rest`` was asked
    for, nothing was made and the figures are 0."""

    themes: int = 0
    points: int = 0
    codings: int = 0
    known: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A code as a theme and, below the top, a point."""

    theme: str
    wording: str
    definition: str
    facts: Mapping[str, str]


_WORDS: Mapping[str, str] = {
    "archive": N_("The file is no archive that can be read. Export it again as .qdpx or .qdc."),
    "size": N_("The file is too large when it is unpacked. Export fewer texts at once."),
    "project": N_("The archive holds no project (.qde). Export it again as .qdpx."),
    "xml": N_("The file is no well-formed XML. Export it again as .qdpx or .qdc."),
    "doctype": N_("The file declares a document type, which REFI-QDA does not know. Export it again."),
    "root": N_("The file is neither a codebook nor a project of REFI-QDA 1.0."),
    "structure": N_("The file departs from REFI-QDA at “%(place)s”. Export it again."),
    "text": N_("The text of “%(place)s” is not UTF-8. Export it again."),
}


def read(content: bytes) -> refi.Project | tuple[refi.Code, ...]:
    """A project or a codebook, by what the file holds, whatever its name. Raises Invalid for ``file``."""
    if not content:
        raise Invalid(problem("file", N_("Choose a file: .qdpx with codings, or .qdc with a codebook.")))
    try:
        return refi.read_project(content) if content[:2] == b"PK" else refi.read_codebook(content)
    except refi.RefiError as error:
        # Archives begin so; a .qde taken out of one is told as what it is not.
        raise Invalid(problem("file", _WORDS[error.code], place=error.place)) from error


def take(
    actor: Actor,
    call: ThematicSession,
    found: refi.Project | tuple[refi.Code, ...],
    *,
    rest: bool = False,
    now: datetime,
) -> Report:
    """Take in what ``read`` has read."""
    if isinstance(found, refi.Project):
        return take_codings(actor, call, found, rest=rest, now=now)
    return take_codebook(actor, call, found, rest=rest, now=now)


def take_codebook(
    actor: Actor, call: ThematicSession, codes: Sequence[refi.Code], *, rest: bool = False, now: datetime
) -> Report:
    """Add the themes and points of a codebook to that of the session; what is there stays as it is.

    Raises what ``permit`` raises. With ``rest`` what cannot stand is left out instead of barring the others.
    """
    permit(actor, call)
    named = list(_named(codes))
    problems = [each for one in named for each in _problems(one)]
    if len(named) > MOST_CODES:
        said = N_("The file has %(found)s codes; the limit is %(limit)s. Divide it.")
        problems = [problem("file", said, found=f"{len(named):,}", limit=f"{MOST_CODES:,}")]
    if problems and (not rest or len(named) > MOST_CODES):
        return Report(problems=tuple(problems))
    keeper = _Keeper(actor, call, now)
    for one in named:
        if not _problems(one):
            keeper.theme(one.theme, one.definition if not one.wording else "")
            if one.wording:
                keeper.point(one)
    return Report(keeper.themes, keeper.points, problems=tuple(problems))


def take_codings(
    actor: Actor, call: ThematicSession, project: refi.Project, *, rest: bool = False, now: datetime
) -> Report:
    """Put the codings of a project on the texts of the session, with the codes they need.

    Raises what ``permit`` raises. With ``rest`` what does not match is left out instead of barring the others.
    """
    permit(actor, call)
    problems: list[Problem] = []
    wanted = list(_wanted(call, project, problems))
    if len(wanted) > MOST_CODINGS:
        said = N_("The file has %(found)s codings; the limit is %(limit)s. Divide it.")
        too_many = problem("file", said, found=f"{len(wanted):,}", limit=f"{MOST_CODINGS:,}")
        return Report(problems=(too_many,))
    if problems and not rest:
        return Report(problems=tuple(problems))
    keeper, made, known = _Keeper(actor, call, now), 0, 0
    standing = set(exchange.spans(call.id))
    for found, one, choice in wanted:
        point = keeper.point(one)
        coding = _choice.written(actor, found.row, found.place, point, choice, now)
        key = (coding.version_id, coding.start, coding.end, coding.point_id, coding.stance)
        if key in standing:
            known += 1
            continue
        standing.add(key)
        db.session.add(coding)
        made += 1
        keeper.made.append(coding)
    keeper.tell()
    return Report(keeper.themes, keeper.points, made, known, tuple(problems))


class _Keeper:
    """The codebook while it grows; counts what is new."""

    def __init__(self, actor: Actor, call: ThematicSession, now: datetime) -> None:
        self.actor, self.call, self.now = actor, call, now
        self.themes = self.points = 0
        self.made: list[Coding] = []
        self._themes = {_key(each.label): each for each in codebook.themes(call.id)}
        self._points = {(p.theme_id, _key(p.wording)): p for p in codebook.points(call.id)}

    def theme(self, label: str, definition: str = "") -> Theme:
        """The theme of that name, made where there is none."""
        if _key(label) not in self._themes:
            made = book.add_theme(self.actor, self.call, label, definition=definition, now=self.now)
            self._themes[_key(label)] = made
            self.themes += 1
        return self._themes[_key(label)]

    def point(self, one: _Named) -> Point:
        """The point of a code, made where there is none."""
        theme, wording = self.theme(one.theme), one.wording or one.theme
        if (theme.id, _key(wording)) not in self._points:
            made = book.add_point(
                self.actor,
                self.call,
                theme,
                wording,
                kind=_kind(one.facts),
                addressee=one.facts.get("addressee", ""),
                now=self.now,
            )
            self._points[theme.id, _key(wording)] = made
            self.points += 1
        return self._points[theme.id, _key(wording)]

    def tell(self) -> None:
        """Record every coding that was made."""
        db.session.flush()
        for each in self.made:
            record(self.actor, "coding:made", each, now=self.now, version=each.version_id)
        log(self.actor, [Happened(each, "made") for each in self.made], now=self.now, way="book")


def _wanted(
    call: ThematicSession, project: refi.Project, problems: list[Problem]
) -> Iterator[tuple[Found, _Named, Choice]]:
    """Every coding that can be made; what cannot is told in ``problems``."""
    shelf, codes = Shelf(call), dict(_by_guid(project.codes))
    themes, points = codebook.themes(call.id), codebook.points(call.id)
    bad: dict[str, bool] = {}
    for source in project.sources:
        for found in placed(shelf, source, problems):
            one = codes.get(found.code)
            if one is None:
                said = N_("“%(source)s”, %(start)s to %(end)s names a code that the file does not have.")
                where = {"source": source.name, "start": found.selection.start, "end": found.selection.end}
                problems.append(problem("file", said, **where))
                continue
            if found.code not in bad:
                wrong = _problems(one)
                problems += wrong
                bad[found.code] = bool(wrong)
            choice = _choice_of(found, one)
            wrong = [] if bad[found.code] else _choice.problems(choice, themes, points)
            problems += [_about(found, each) for each in wrong]
            if not wrong and not bad[found.code]:
                yield found, one, choice


def _choice_of(found: Found, one: _Named) -> Choice:
    """What an officer would have chosen; facts that other programs do not know are the usual ones."""
    facts = _exchange_facts.read(found.selection.about)
    stance = facts.get("stance", "for")
    return _choice.settled(
        Choice(
            start=found.place.start,
            end=found.place.end,
            theme_label=one.theme,
            wording=one.wording or one.theme,
            kind=facts.get("type") or _kind(one.facts),
            verb=facts.get("verb", ""),
            stance=stance,
            instead=facts.get("instead", "") if stance == "contrary" else "",
            see_also=facts.get("see also", "") == "yes",
        )
    )


def _about(found: Found, wrong: Problem) -> Problem:
    said = N_("Text %(code)s, paragraph %(paragraph)s: its type, verb, stance or other words cannot stand.")
    return problem("file", said, code=found.row.code, paragraph=found.place.paragraph)


def _named(codes: Sequence[refi.Code], above: tuple[str, ...] = ()) -> Iterator[_Named]:
    for code in codes:
        yield _one(code, above)
        yield from _named(code.children, (*above, code.name))


def _by_guid(codes: Sequence[refi.Code], above: tuple[str, ...] = ()) -> Iterator[tuple[str, _Named]]:
    for code in codes:
        yield code.guid, _one(code, above)
        yield from _by_guid(code.children, (*above, code.name))


def _one(code: refi.Code, above: tuple[str, ...]) -> _Named:
    if not above:
        return _Named(code.name, "", code.description, {})
    return _Named(above[0], ": ".join((*above[1:], code.name)), "", _exchange_facts.read(code.description))


def _problems(one: _Named) -> list[Problem]:
    """What is wrong with a code as a theme and a point, told with its name."""
    wrong = book.theme_problems("file", one.theme, one.definition)
    if one.wording:
        wrong += book.point_problems(one.wording, _kind(one.facts), one.facts.get("addressee", ""))
    if not wrong:
        return []
    said = N_("The code “%(name)s” cannot be taken in:")
    return [problem("file", said, name=one.wording or one.theme), *wrong]


def _kind(facts: Mapping[str, str]) -> str:
    kind = facts.get("type", "").replace(" ", "_")
    return kind if kind in KINDS else "observation"


def _key(words: str) -> str:
    return " ".join(words.split()).rstrip(". ").casefold()
