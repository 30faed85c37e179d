"""Why a text is not admitted, and why admitted words are not used: two closed lists.

House rules, working methods, sections on admission and on what becomes of your words. Every decision
names one ground and adds one sentence of its own; the number of decisions by ground is published.
"""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain.errors import N_


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a text is not admitted.

    ``label`` heads lists and tables; ``explanation`` is the sentence the author reads. ``returnable``:
    while the call is open, an officer may return the text for correction instead of declining it.
    ``redactable``: some words of an admitted text may be taken out on it, and the rest stands.
    """

    code: str
    label: str
    explanation: str
    returnable: bool = True
    redactable: bool = False


@dataclass(frozen=True, slots=True)
class NonUse:
    """A reason for which a passage of an admitted text does not appear in the summary.

    ``derived``: it follows from codings and citations; an officer gives the others.
    """

    code: str
    label: str
    explanation: str
    derived: bool = False


GROUNDS: tuple[Ground, ...] = (
    Ground(
        "G1",
        N_("Late"),
        N_("It was received after the deadline; it is kept, listed apart, and not counted."),
        returnable=False,
    ),
    Ground(
        "G2",
        N_("Over the word limit"),
        N_("It is longer than the call allows. We do not cut texts, so the choice of words is yours."),
    ),
    Ground(
        "G3",
        N_("Language"),
        N_("It is in a language that this call does not accept, and no courtesy translation came with it."),
    ),
    Ground(
        "G4",
        N_("Author not identifiable"),
        N_("We could not establish who speaks. A name can be withheld from the public, but not from us."),
    ),
    Ground(
        "G5",
        N_("Off topic"),
        N_("No part of it concerns the subject of this call; it may fit another session that is open."),
    ),
    Ground(
        "G6",
        N_("Abusive"),
        N_("It incites to violence or uses hateful or racist language, and that is not a quotation."),
        redactable=True,
    ),
    Ground(
        "G7",
        N_("Endangers a person"),
        N_("It names a person, or makes a person recognizable, who has not agreed to it."),
        redactable=True,
    ),
    Ground(
        "G8",
        N_("Duplicate"),
        N_("Your organization has filed the same text already; the earlier one stands."),
        returnable=False,
    ),
    Ground(
        "G9",
        N_("Mandate not shown"),
        N_("The organization is not accredited, or it was not shown that you may speak for it."),
    ),
    Ground(
        "G10",
        N_("Co-signatories not confirmed"),
        N_("It stands in the name of organizations that have not confirmed it themselves."),
    ),
)
"""The ten grounds, in the order in which pages offer them."""

NON_USE: tuple[NonUse, ...] = (
    NonUse(
        "context",
        N_("Context, not a claim"),
        N_("The passage introduces or describes; it makes no claim that a summary could report."),
    ),
    NonUse(
        "merged",
        N_("Merged"),
        N_("The same point is reported from another passage of your text, or in words that cover both."),
        derived=True,
    ),
    NonUse(
        "outside_scope",
        N_("Outside the scope"),
        N_("The passage concerns matters on which this call did not ask; it is listed among other issues."),
    ),
    NonUse(
        "no_substance",
        N_("No substance to report"),
        N_("The passage greets, thanks or refers to other documents without stating what they say."),
    ),
    NonUse(
        "no_space",
        N_("No space"),
        N_("The point was coded, but the fixed length of the summary left no space for it."),
        derived=True,
    ),
    NonUse(
        "person",
        N_("Protects a person"),
        N_("A summary of the passage would make a person recognizable who has not agreed to it."),
    ),
    NonUse(
        "attachment",
        N_("Only in an attachment"),
        N_("The claim rests on an attachment or a linked page; those are listed, not summarized."),
    ),
)
"""The reasons for non-use, in the order in which pages offer them."""

_GROUNDS = {ground.code: ground for ground in GROUNDS}
_NON_USE = {reason.code: reason for reason in NON_USE}


def by_code(code: str) -> Ground | None:
    """The ground with that code, or None."""
    return _GROUNDS.get(code)


def non_use(code: str) -> NonUse | None:
    """The reason for non-use with that code, or None."""
    return _NON_USE.get(code)
