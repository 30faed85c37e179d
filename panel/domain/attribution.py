"""Whose name may appear where: (consent, viewer) → label.

Queries return what this module gives, never a name to be hidden later. A withheld name is known to
its own organization and, by a logged act, to the two safeguarding officers; to nobody else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from panel.domain.actor import Actor

#: Consent levels an organization may choose, from the open to the strict.
CONSENTS = ("public", "name_withheld", "text_withheld")

#: What is printed beside a withheld name must fit this many accredited organizations or more; below
#: that, the words alone would name the organization.
REGION_AT_LEAST = 3

#: A constituency and a region.
Cell = tuple[str, str]

#: Neither is told.
NOTHING: Cell = ("", "")


class Label(NamedTuple):
    """How a contributor is printed: code, name or None where withheld, and the place."""

    code: str
    name: str | None
    constituency: str
    place: str
    withheld: bool

    @property
    def named(self) -> bool:
        """Whether the name may be printed."""
        return self.name is not None


def tighter(old: str, new: str) -> bool:
    """Whether ``new`` is at least as strict as ``old``; consent may never be loosened."""
    return CONSENTS.index(new) >= CONSENTS.index(old)


def stricter(consent: str, offered: Collection[str]) -> tuple[str, ...]:
    """The levels to which ``consent`` may still be tightened, of those the call offers."""
    return tuple(c for c in CONSENTS if c in offered and tighter(consent, c) and c != consent)


def may_be_named(consent: str, actor: Actor | None, organisation_id: str) -> bool:
    """Whether number, tracker and commitment of a text may stand beside its author's name or address.

    They may in public. Once a name is withheld they may only where its own people look: on their pages,
    not in a letter, a file name or the record of acts, which others handle too.
    """
    return consent == "public" or (actor is not None and organisation_id in actor.organisation_ids)


def text_readable(consent: str, actor: Actor, organisation_id: str, desk: bool) -> bool:
    """Whether the text may be shown: withheld texts are the secretariat's and their author's."""
    return consent != "text_withheld" or desk or organisation_id in actor.organisation_ids


def told(crowd: Mapping[Cell, int]) -> Mapping[Cell, Cell]:
    """What may be printed beside a withheld name, for each cell of the crowd in which it hides.

    ``crowd`` counts the organizations that may be meant. A cell is told where it holds enough of them;
    else its constituency alone, else nothing. What is left out tells something as well: who is printed
    without a region is in one of the small cells. So these are counted too, and where they are not
    enough, the smallest cell that could have been told is kept back with them.
    """
    said = dict[Cell, Cell]()
    for family in {constituency for constituency, _ in crowd}:
        said |= _kept_back({cell: n for cell, n in crowd.items() if cell[0] == family}, (family, ""))
    alone = {one for one in said.values() if _size(crowd, said, one) < REGION_AT_LEAST}
    said = {cell: NOTHING if one in alone else one for cell, one in said.items()}
    if 0 < _size(crowd, said, NOTHING) < REGION_AT_LEAST and set(said.values()) != {NOTHING}:
        least = min(set(said.values()) - {NOTHING}, key=lambda one: (_size(crowd, said, one), one))
        said = {cell: NOTHING if one == least else one for cell, one in said.items()}
    return said


def _kept_back(cells: Mapping[Cell, int], family: Cell) -> dict[Cell, Cell]:
    """The cells of one constituency; ``family`` is printed for those whose region is not."""
    hidden = {cell for cell, n in cells.items() if n < REGION_AT_LEAST}
    open_cells = sorted((n, cell) for cell, n in cells.items() if cell not in hidden)
    if hidden and open_cells and sum(cells[cell] for cell in hidden) < REGION_AT_LEAST:
        hidden.add(open_cells[0][1])
    return {cell: family if cell in hidden else cell for cell in cells}


def _size(crowd: Mapping[Cell, int], said: Mapping[Cell, Cell], one: Cell) -> int:
    return sum(n for cell, n in crowd.items() if said[cell] == one)


def label(
    *,
    code: str,
    consent: str,
    said: Cell,
    organisation: Any,
    country_name: str = "",
    actor: Actor | None = None,
) -> Label:
    """The label of one contributor for one viewer.

    ``said`` is what ``told`` gives for its cell. ``organisation`` needs ``id``, ``name``, ``city`` and
    ``constituency``; ``actor`` None means the public. An empty constituency is not to be printed.
    """
    if consent == "public" or (actor is not None and organisation.id in actor.organisation_ids):
        # A State is not in itself: "Spain", not "Spain, Spain".
        place = ", ".join(p for p in (organisation.city, country_name) if p and p != organisation.name)
        return Label(code, organisation.name, organisation.constituency, place, withheld=consent != "public")
    return Label(code, None, *said, withheld=True)


#: How authors are shown in a thread, from the open to the strict; the thread says which before it opens.
THREAD_MODES = ("named", "organisation", "chatham_house")


class Author(NamedTuple):
    """How the author of a post is printed. Everything is empty where neither person nor affiliation is told."""

    person: str = ""
    organisation: str = ""
    acronym: str = ""
    constituency: str = ""
    place: str = ""
    protected: bool = False

    @property
    def told(self) -> bool:
        """Whether anything is told of an author who writes for an organization."""
        return bool(self.organisation or self.constituency)


#: "A participant", and nothing else.
NOBODY_TOLD = Author()


def author(mode: str, *, person: str, organisation: Any, country_name: str = "") -> Author:
    """The author of a post under the mode of its thread, whoever looks: moderators see what readers see.

    ``organisation`` needs ``name``, ``acronym``, ``city`` and ``constituency``; None (a participant who
    takes part under protection, or a row without an author) is never told.
    """
    if mode == "chatham_house" or organisation is None:
        return NOBODY_TOLD
    place = ", ".join(p for p in (organisation.city, country_name) if p and p != organisation.name)
    return Author(
        person if mode == "named" else "",
        organisation.name,
        organisation.acronym,
        organisation.constituency,
        place,
    )


#: How far what a protected participant writes may be used, from the open to the strict, one contribution at
#: a time. It may be made stricter at any time, and is asked anew whenever something is built.
USES = ("quote_by_name", "quote_as_label", "paraphrase", "secretariat_only")

#: What may be done at most under each of them.
_QUOTED = frozenset({"quote_by_name", "quote_as_label"})


def may_be_quoted(use: str) -> bool:
    """Whether the words themselves may be shown: as a post, or in a quotation with a note to it."""
    return use in _QUOTED


def stricter_uses(use: str) -> tuple[str, ...]:
    """The levels to which a use may still be tightened."""
    return USES[USES.index(use) + 1 :]


class ProtectedLabel(NamedTuple):
    """How a protected participant is printed: a name only by the participant's own wish, a region only where
    enough others share it. Both may be empty."""

    name: str = ""
    region: str = ""


def participant(mode: str, label: ProtectedLabel | None) -> Author:
    """The same for a protected participant: the name or the region that the label tells, if any."""
    if mode == "chatham_house" or label is None:
        return NOBODY_TOLD
    return Author(person=label.name, place=label.region, protected=True)


def protected_label(use: str, *, name: str, region: str, sharing: int | None) -> ProtectedLabel:
    """The label of one contribution. ``sharing`` is how many participants of the session gave that region,
    as it may be printed (``small_cells.told``), None for too few. Raises ValueError where nothing may be
    printed at all."""
    if not may_be_quoted(use):
        raise ValueError(f"nothing is printed of a contribution under {use}")
    return ProtectedLabel(
        name if use == "quote_by_name" else "", region if region and sharing is not None else ""
    )
