"""Groups of texts that count once: representative, members, and what each of them adds to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from panel.collation import Campaign, Change, beside
from panel.collation.groups import regrouped, shares
from panel.collation.tally import organisations
from panel.collation.types import Contributor, Source
from panel.collation.types import Member as CoSigner
from panel.domain.attribution import Label
from panel.domain.drafting.codes import code_order
from panel.models import Commentary, ThematicSession
from panel.queries import attribution
from panel.queries import sources as texts
from panel.services import _texts_read

#: A run of words in both texts that is longer than this is shown by its ends.
SHOWN = 120

Piece = tuple[Literal["keep", "gap", "del", "ins"], str]


@dataclass(frozen=True, slots=True)
class Member:
    """A text of a group: how its contributor is printed and what is other than in the representative.

    ``pieces`` are empty for the representative and where the words are the same. ``decided``: an officer put
    it where it is.
    """

    commentary: Commentary
    label: Label
    names: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    added: int = 0
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that count once, the representative (filed first) at their head, and how many organizations."""

    members: tuple[Member, ...]
    organisations: int

    @property
    def first(self) -> Member:
        """The representative."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Groups:
    """What counts once in a session, what is alike and counts apart, and all texts by code."""

    once: tuple[Group, ...]
    alike: tuple[Group, ...]
    labels: tuple[tuple[Commentary, Label], ...]

    def of(self, commentary_id: str) -> Group | None:
        """The group a text counts with."""
        return next((g for g in self.once for m in g.members if m.commentary.id == commentary_id), None)


def groups(call: ThematicSession, *, published: bool = False) -> Groups:
    """The groups of a session as they stand; with ``published`` of what anybody may read only."""
    rows = [each for each in texts.citable(call.id) if each.published or not published]
    by_id = {each.id: each for each in rows}
    crowd = attribution.crowd(call)
    labels = {each.id: crowd.label(None, each) for each in rows}
    sources = tuple(_source(each, labels[each.id]) for each in rows)
    read = _texts_read.read(sources, {each.id: each.admitted_version_id or "" for each in rows})
    decided = {each.id: each.counts_with for each in rows if each.counts_with}
    names = regrouped(read.groups, decided, by_id)
    made = _Maker(by_id, labels, {each.id: each for each in sources})
    alike = () if published else tuple(made.alike(read.alike, names))
    return Groups(
        tuple(made.once(names)), alike, tuple((each, labels[each.id]) for each in sorted(rows, key=_filed))
    )


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A text beside another: ``share`` of their runs of five words that both have, 0 to 1; ``group`` the code of
    the representative it counts with now, empty where it counts by itself."""

    commentary: Commentary
    label: Label
    share: float
    group: str


@dataclass(frozen=True, slots=True)
class Near:
    """The texts that do not count with one of them yet, those that share most with it first; all by code."""

    first: Label | None
    first_id: str
    others: tuple[Neighbour, ...]
    labels: tuple[tuple[Commentary, Label], ...]


def near(call: ThematicSession, first_id: str) -> Near:
    """The texts of a session beside that one; none beside a text that is not among them."""
    found = groups(call)
    rows = sorted(found.labels, key=lambda each: code_order(each[1].code))
    labels = {row.id: label for row, label in rows}
    if first_id not in labels:
        return Near(None, "", (), tuple(rows))
    with_it = found.of(first_id)
    mine = {each.commentary.id for each in with_it.members} if with_it is not None else {first_id}
    shared = shares([_source(row, label) for row, label in rows], first_id)
    heads = {m.commentary.id: group.first.label.code for group in found.once for m in group.members}
    others = [
        Neighbour(row, label, shared[row.id], heads.get(row.id, ""))
        for row, label in rows
        if row.id not in mine
    ]
    return Near(labels[first_id], first_id, tuple(sorted(others, key=lambda each: -each.share)), tuple(rows))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Rows, labels and texts of a session, and groups made of them."""

    rows: dict[str, Commentary]
    labels: dict[str, Label]
    sources: dict[str, Source]

    def once(self, names: dict[str, str]) -> Iterator[Group]:
        """One group a name, the largest first."""
        held: defaultdict[str, list[str]] = defaultdict(list)
        for each, name in names.items():
            held[name].append(each)
        for ids in sorted(held.values(), key=lambda those: (-len(those), min(those))):
            yield self._group(ids)

    def alike(self, found: Iterable[Campaign], names: dict[str, str]) -> Iterator[Group]:
        """Campaigns whose texts do not all count together yet, one text for each that counts; without those
        of which an officer has said that they count by themselves."""
        for campaign in found:
            ids: dict[str, str] = {}
            members = (self.rows[member.source_id] for member in campaign.members)
            for each in (row.id for row in sorted(members, key=_filed)):
                if self.rows[each].counts_with != each:
                    ids.setdefault(names.get(each, each), each)
            if len(ids) > 1:
                yield self._group(list(ids.values()))

    def _group(self, ids: Sequence[str]) -> Group:
        first, *rest = sorted((self.rows[each] for each in ids), key=_filed)
        theirs = self.sources[first.id].text
        members = (self._member(first), *(self._beside(row, theirs) for row in rest))
        return Group(members, organisations(self.sources[each] for each in ids))

    def _member(self, row: Commentary) -> Member:
        names = self.sources[row.id].organisations if self.labels[row.id].named else ()
        return Member(row, self.labels[row.id], names, decided=bool(row.counts_with))

    def _beside(self, row: Commentary, theirs: str) -> Member:
        mine = self.sources[row.id].text
        pieces = told(mine, theirs)
        added = sum(len(words.split()) for kind, words in pieces if kind == "ins")
        return replace(self._member(row), pieces=pieces, added=added)


@lru_cache(maxsize=2048)
def told(mine: str, theirs: str) -> tuple[Piece, ...]:
    """The first text told beside the second: kept, added and left out words; empty where they are the same."""
    changes = [each for each in beside(mine, theirs)[1] if _words(each, mine, theirs)]
    if not changes:
        return ()
    pieces: list[Piece] = []
    at = 0
    for each in sorted(changes, key=lambda change: (change.start, change.there_start)):
        pieces += _kept(mine[at : each.start], first=not at, last=False)
        if each.there_start < each.there_end:
            pieces.append(("del", theirs[each.there_start : each.there_end]))
        if each.start < each.end:
            pieces.append(("ins", mine[each.start : each.end]))
        at = each.end
    return (*pieces, *_kept(mine[at:], first=not at, last=True))


def _words(change: Change, mine: str, theirs: str) -> bool:
    return mine[change.start : change.end] != theirs[change.there_start : change.there_end]


def _kept(words: str, *, first: bool, last: bool) -> list[Piece]:
    """Kept words; of many only those beside a change."""
    if len(words) <= SHOWN:
        return [("keep", words)] if words else []
    half = SHOWN // 2
    before = [] if first else [("keep", words[:half].rsplit(None, 1)[0] + " ")]
    after = [] if last else [("keep", " " + words[-half:].split(None, 1)[-1])]
    return [*before, ("gap", " […] "), *after]  # type: ignore[list-item]


def _source(row: Commentary, label: Label) -> Source:
    version, body = row.admitted_version, row.organisation
    assert version is not None
    confirmed = [each.organisation.name for each in row.signatures if each.state == "confirmed"]
    named = Contributor(label.code, body.name, joint_members=tuple(CoSigner(each) for each in confirmed))
    return Source(
        row.id, label.code, version.body, contributor=named if label.named else Contributor(label.code)
    )


def _filed(row: Commentary) -> tuple[object, ...]:
    """Filed first, first; withheld texts last, whose number and hour say nothing."""
    return row.consent != "public", row.filed_at, row.number or 0, row.id
