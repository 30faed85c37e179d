"""Corrections of the contributors' check: what may be asked for, how it is answered.

House rules, working methods, section on the contributors' check. A correction concerns the
faithfulness of one's own view; it is of one of five types, has at most 150 words, and stands on the
sentence and the revision that was read. What the text as filed does not say is no correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel.domain import refusals, wordcount
from panel.domain.errors import N_, Problem, problem
from panel.domain.limits import CORRECTION_WORDS


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of correction. ``mark`` is its letter; ``own``: the sentence must cite the contributor's own
    text; ``placed``: it names a sentence or paragraph; ``borne``: it names the paragraph of the
    contributor's text that bears it out."""

    code: str
    mark: str
    label: str
    explanation: str
    own: bool = False
    placed: bool = True
    borne: bool = False


KINDS: tuple[Kind, ...] = (
    Kind(
        "misattribution",
        "a",
        N_("Misattribution"),
        N_("The sentence says that we said something that another said, or the other way round."),
    ),
    Kind(
        "misrepresentation",
        "b",
        N_("Misrepresentation of substance"),
        N_("The sentence cites our text and says something else, or says it more strongly or weakly."),
        own=True,
        borne=True,
    ),
    Kind(
        "omission",
        "c",
        N_("Omission of a main point"),
        N_("A main point of our text, as it was filed, does not appear."),
        placed=False,
        borne=True,
    ),
    Kind(
        "name",
        "d",
        N_("Name or affiliation"),
        N_("Our name, our code or where we belong is printed wrongly."),
        placed=False,
    ),
    Kind(
        "safety",
        "e",
        N_("Safety"),
        N_("The sentence could put somebody at risk. It is taken out of sight at once, until it is settled."),
    ),
)
"""The five types, in the order in which pages offer them."""

SAFETY = "safety"

NEW_ARGUMENT = "new"
"""What the form offers beside the five types, so that it can be turned away with an offer."""

OUTCOMES: Mapping[str, str] = {
    "accepted": N_("Accepted"),
    "partly": N_("Partly accepted"),
    "not": N_("Not accepted"),
    "noted": N_("Noted"),
}
"""How a correction is answered."""

NEW_TEXT = frozenset({"accepted", "partly"})
"""Outcomes after which the text says something else."""

REASON_WORDS = 150
"""Words of the reason of an answer."""

NEW_SUBSTANCE = "new_substance"

GROUNDS: Mapping[str, str] = {
    NEW_SUBSTANCE: N_("New substance: the text as filed does not say this."),
    "faithful": N_("The sentence says what the text as filed says."),
    "several": N_("The sentence reports several submissions in common words."),
    "space": N_("The fixed length leaves no space for more detail."),
    "registry": N_("The name is that of the registry, where it can be changed."),
}
"""Standing reasons for an answer; a reason of its own words may be added."""

_BY_CODE = {kind.code: kind for kind in KINDS}


def kind(code: str) -> Kind | None:
    """The type with that code, or None."""
    return _BY_CODE.get(code)


def check_words(typed: str, field: str = "text") -> list[Problem]:
    """What is wrong with the words of a correction; empty if nothing is."""
    if not typed.strip():
        return [problem(field, N_("Say what is wrong, in your own words."))]
    words = wordcount.count(typed)
    if words > CORRECTION_WORDS:
        over = words - CORRECTION_WORDS
        said = N_("%(words)d words; limit %(limit)d; %(over)d over. Nothing is cut: shorten it.")
        return [problem(field, said, words=words, limit=CORRECTION_WORDS, over=over)]
    return list(refusals.of_text(field, typed))


def check_answer(outcome: str, ground: str, reason: str) -> list[Problem]:
    """What is wrong with an answer, apart from the new text; empty if nothing is."""
    problems = []
    if outcome not in OUTCOMES:
        problems.append(problem("outcome", N_("Choose an answer.")))
    if ground and ground not in GROUNDS:
        problems.append(problem("ground", N_("Choose a reason from the list.")))
    if not ground and not reason.strip():
        problems.append(problem("reason", N_("Give the reason; it is published with the summary.")))
    words = wordcount.count(reason)
    if words > REASON_WORDS:
        over = words - REASON_WORDS
        said = N_("%(words)d words; limit %(limit)d; %(over)d over. Nothing is cut: shorten it.")
        problems.append(problem("reason", said, words=words, limit=REASON_WORDS, over=over))
    return [*problems, *(refusals.of_text("reason", reason) if reason.strip() else ())]
