"""Which passages hold the verb of a sentence down.

A merged sentence has the verb of the weakest of its sources (R2), so that one weak verb decides for all that
stand with it, though only what is said with the same strength is merged (R4). Here it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from panel.collation import Coding, Pool
from panel.collation.wording import coded_verb, weakest
from panel.domain.drafting import ADVICE, Finding, Passage
from panel.domain.drafting.ladder import rung
from panel.domain.errors import N_
from panel.services import _marks
from panel.services._present import Present, behind

RULE = "verb-held"
STRONGER = "verb-stronger"


@dataclass(frozen=True, slots=True)
class _Coded:
    """The codings behind a sentence and, by source, how strong its weakest verb is."""

    codings: tuple[Coding, ...]
    strength: dict[str, int]

    def below(self, strength: int) -> tuple[Coding, ...]:
        """The codings whose verb is weaker than that."""
        return tuple(each for each in self.codings if coded_verb(each).strength < strength)


def named(found: Present, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those on a verb that is too strong with the passages that are weaker; then one for each
    sentence whose verb is that of fewer than half of its sources."""
    coded, too_strong = _coded(found), set()
    for each in findings:
        place = each.paragraph or 0, each.sentence or 0
        written = rung(str(dict(each.params).get("verb", ""))) if each.rule == STRONGER else None
        if written is not None and place in coded:
            too_strong.add(place)
            book = found.material.book
            each = replace(each, passages=_passages(coded[place].below(written.strength), book))
        yield each
    for place, behind_it in coded.items():
        if place not in too_strong:
            yield from _held(place, behind_it, found.material.book)


def _held(place: tuple[int, int], coded: _Coded, book: Pool) -> Iterator[Finding]:
    """The finding on a sentence that a few of its sources hold down."""
    low = min(coded.strength.values())
    weak = {source for source, strength in coded.strength.items() if strength == low}
    if len(weak) * 2 >= len(coded.strength):
        return
    others = weakest(each for each in coded.codings if each.passage.source_id not in weak)
    params: dict[str, str | int] = {
        "verb": weakest(coded.codings).past,
        "n": len(weak),
        "total": len(coded.strength),
        "other": others.past,
    }
    message = N_(
        "The verb is held down to “%(verb)s” by %(n)s of %(total)s sources; else it would be “%(other)s”."
    )
    holding = coded.below(low + 1)
    yield Finding(
        RULE, ADVICE, message, *place, params=tuple(sorted(params.items())), passages=_passages(holding, book)
    )


def _coded(found: Present) -> dict[tuple[int, int], _Coded]:
    """The codings behind each sentence, by printed paragraph and place of the sentence."""
    every: dict[tuple[int, int], _Coded] = {}
    for row in found.rows:
        number = found.numbers.get(row.id)
        by_key = {note.key: note for note in row.notes}
        for place, said in enumerate(_marks.said(row.text) if number else ()):
            notes = [by_key[mark.key] for mark in said.marks if mark.key in by_key]
            codings = tuple(each for note in notes for each in behind(note, found.material))
            if codings and number:
                every[number, place] = _Coded(codings, _strength(codings))
    return every


def _strength(codings: Iterable[Coding]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in codings:
        strength, source = coded_verb(each).strength, each.passage.source_id
        found[source] = min(strength, found.get(source, strength))
    return found


def _passages(codings: Iterable[Coding], book: Pool) -> tuple[Passage, ...]:
    """Where they stand, in house order, each once."""
    ordered = sorted(codings, key=lambda each: (book.place[each.passage.source_id], each.passage.start))
    return tuple(
        dict.fromkeys(
            Passage(
                each.passage.source_id,
                book.by_id[each.passage.source_id].code,
                each.passage.paragraph,
                coded_verb(each).past,
            )
            for each in ordered
        )
    )
