"""Stage 6: the themes of a codebook that a passage falls under.

``themes`` knows a theme by its name alone (``labels``) or, where coders have confirmed examples, by these as
well (``themes_model``). Each passage gets no, one or several themes, the surest first; none where none of them
is meant. Deterministic: the order of passages, themes and examples changes nothing but the order of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from panel.collation.labels import Heading, headings, scores
from panel.collation.labels_words import read
from panel.collation.themes_model import Example, ThemeModel
from panel.collation.types import Theme

__all__ = ["Example", "FoundTheme", "ThemeModel", "themes"]

_SAID = 0.5


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a passage and how sure it is, from 0 to 1."""

    theme_id: str
    score: float


def themes(
    passages: Sequence[str],
    codebook: Sequence[Theme],
    confirmed: Sequence[Example] | ThemeModel = (),
    *,
    at_least_one: bool = False,
    with_thesaurus: bool = True,
) -> tuple[tuple[FoundTheme, ...], ...]:
    """The themes of each passage, the surest first; of equally sure ones, in the codebook's order.

    With ``at_least_one`` the best theme is given even where it is not sure, unless nothing speaks for any.
    ``with_thesaurus=False`` takes names and texts by their words alone. A theme that no example is confirmed
    for is still known by its name. A model learned from the same codebook may take the place of the examples.
    """
    if confirmed:
        if not isinstance(confirmed, ThemeModel):
            confirmed = ThemeModel(codebook, confirmed, with_thesaurus=with_thesaurus)
        return tuple(_ranked(row, codebook, at_least_one) for row in confirmed.scores(passages))
    known = _understood(tuple(each.label for each in codebook), with_thesaurus)
    told = scores((read(passage) for passage in passages), known)
    return tuple(_ranked(row, codebook, at_least_one) for row in told)


@lru_cache(maxsize=8)
def _understood(labels: tuple[str, ...], with_thesaurus: bool) -> tuple[Heading, ...]:
    """The names of a codebook understood once, however many texts are held against it."""
    return headings(labels, with_thesaurus=with_thesaurus)


def _ranked(row: Sequence[float], codebook: Sequence[Theme], at_least_one: bool) -> tuple[FoundTheme, ...]:
    order = sorted(range(len(codebook)), key=lambda at: (-row[at], codebook[at].order, codebook[at].id))
    sure = [at for at in order if row[at] >= _SAID]
    if not sure and at_least_one:
        sure = [at for at in order[:1] if row[at] > 0]
    return tuple(FoundTheme(codebook[at].id, round(float(row[at]), 6)) for at in sure)
