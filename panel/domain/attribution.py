"""Whose name may appear where: (consent, viewer) → label.

Queries return what this module gives, never a name to be hidden later. A withheld name is known to
its own organization and, by a logged act, to the two safeguarding officers; to nobody else.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from panel.domain.actor import Actor

#: Consent levels an organization may choose, from the open to the strict.
CONSENTS = ("public", "name_withheld", "text_withheld")

#: A constituency, and then a region, is named beside a withheld name only where this many accredited
#: organizations may be meant by it; below that, the words alone would name the organization.
REGION_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Label:
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


def label(
    *,
    code: str,
    consent: str,
    constituency: str,
    region: str,
    peers: int,
    organisation: Any,
    country_name: str = "",
    actor: Actor | None = None,
    own_ids: Collection[str] = (),
    kin: int = REGION_AT_LEAST,
) -> Label:
    """The label of one contributor for one viewer.

    ``peers`` is the number of accredited organizations of the same constituency and region that may be
    meant, ``kin`` that of the same constituency; organizations that have published under their own name
    in the session cannot be meant any more and are not among them. ``organisation`` needs ``id``,
    ``name`` and ``city``; ``actor`` None means the public. An empty constituency is not to be printed.
    """
    own = actor is not None and organisation.id in (own_ids or actor.organisation_ids)
    if consent == "public" or own:
        place = ", ".join(p for p in (organisation.city, country_name) if p)
        return Label(code, organisation.name, constituency, place, withheld=consent != "public")
    if kin < REGION_AT_LEAST:
        return Label(code, None, "", "", withheld=True)
    return Label(code, None, constituency, region if peers >= REGION_AT_LEAST else "", withheld=True)
