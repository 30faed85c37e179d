"""Why a post is not published, or not any more: a closed list, printed before a thread opens.

House rules, working methods, section on threads. Every return and every removal names one reason and adds
one sentence of its own; the public record of moderation gives day, act and reason, and nobody's name.
"""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain.errors import N_


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason; ``explanation`` is the sentence the author reads. ``hides``: a published post may be
    removed on it; the others only keep a post from being published."""

    code: str
    label: str
    explanation: str
    hides: bool = True


REASONS: tuple[Reason, ...] = (
    Reason(
        "M1",
        N_("Outside the question"),
        N_(
            "It does not speak to the question of this thread; another thread, or a commentary, may be the place."
        ),
        hides=False,
    ),
    Reason(
        "M2",
        N_("Over 300 words"),
        N_("It is longer than a post may be. We do not cut texts, so the choice of words is yours."),
        hides=False,
    ),
    Reason(
        "M3",
        N_("Names or leads to a person"),
        N_("It names somebody, or says so much that somebody can be found, who has not agreed to it."),
    ),
    Reason(
        "M4",
        N_("Insults or incites"),
        N_("It insults people, or incites to hatred or violence, and that is not a quotation."),
    ),
    Reason(
        "M5",
        N_("Repeats or advertises"),
        N_("The same words were sent already, or they serve to sell or to flood and not to answer."),
    ),
    Reason(
        "M6",
        N_("Not by the organization named"),
        N_("The organization in whose name it stands says that it has not written it."),
    ),
)
"""All reasons, in the order in which pages offer them."""

CODES = tuple(reason.code for reason in REASONS)

BY_CODE = {reason.code: reason for reason in REASONS}
"""Each reason by its code."""


def by_code(code: str) -> Reason | None:
    """The reason with that code, or None."""
    return BY_CODE.get(code)
