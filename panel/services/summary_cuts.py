"""What can be cut from a summary that is too long, the cheapest first, so that nobody who is cited drops out.

A sentence is offered where every source of it is cited elsewhere, and where its point is told elsewhere or
nobody opposes it: what is opposed is stated, not averaged (R8). Which sentence goes is for the drafter to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from panel.collation import Sentence
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.wordcount import count
from panel.models import Summary, SummaryParagraph
from panel.services import _marks
from panel.services import summary_editing as editing
from panel.services._summary_guard import claim, edited, writable
from panel.services.summary_check import Look


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that can go: ``words`` are those saved, ``n`` the submissions behind it; ``again`` is the
    printed paragraph that tells its point too, 0 where none does."""

    row: SummaryParagraph
    number: int
    sentence: int
    text: str
    words: int
    n: int
    again: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of the draft and where it stands; ``sources`` are cited by its notes, ``sides`` the points it
    tells, each with the side taken."""

    row: SummaryParagraph
    number: int
    place: int
    sentence: Sentence
    sources: frozenset[str]
    sides: frozenset[tuple[str, str]]
    words: int


def offered(seen: Look) -> tuple[Cut, ...]:
    """Sentences whose cutting, one after the other, brings the body within its limit, as far as that can be
    without anybody dropping out; nothing where it is within.

    First what is told twice, then what the fewest submissions say; of two alike, the one that saves more.
    """
    over = seen.words - seen.limit
    found: list[Cut] = []
    left = list(_told(seen)) if over > 0 else []
    while over > 0:
        cheapest = min(_free(left), key=_cost, default=None)
        if cheapest is None:
            break
        each, twice = cheapest
        again = _again(each, left) if twice else 0
        text, n = each.sentence.text, each.sentence.n or 0
        found.append(Cut(each.row, each.number, each.place, text, each.words, n, again))
        over -= each.words
        left.remove(each)
    return tuple(found)


def cut(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    sentence: int,
    *,
    revision: int,
    now: datetime,
) -> bool:
    """Take a sentence (counted from 0) out; True where nothing was left of the paragraph and it went with it.

    Its notes stay with the paragraph as spare ones; the history has the words.
    """
    writable(actor, summary)
    if not 0 <= sentence < len(_marks.said(paragraph.text)):
        raise Invalid(problem("sentence", N_("Choose the sentence to cut.")))
    rest, _words = _marks.without(paragraph.text, sentence)
    if not rest:
        editing.remove(actor, summary, paragraph, revision=revision, now=now)
        return True
    claim(paragraph, revision)
    paragraph.text = rest
    edited(actor, summary, paragraph, now=now)
    return False


def _told(seen: Look) -> Iterator[_Told]:
    """The sentences that somebody may cut, in reading order."""
    for row in seen.present.rows:
        number = seen.present.numbers.get(row.id, 0)
        sentences = seen.present.summary.paragraphs[number - 1].sentences if number else ()
        for place, sentence in enumerate(sentences):
            sources = frozenset(each.source_id for note in sentence.notes for each in note.citations)
            sides = frozenset((point, sentence.stance) for point in sentence.point_ids)
            yield _Told(row, number, place, sentence, sources, sides, count(sentence.text))


def _free(told: list[_Told]) -> Iterator[tuple[_Told, bool]]:
    """Those that can go now, as nobody drops out and no view loses the one it answers; and whether their point
    is told elsewhere too."""
    cites = Counter(source for each in told for source in each.sources)
    sides = Counter(side for each in told for side in each.sides)
    for each in told:
        if each.sources and all(cites[source] > 1 for source in each.sources):
            twice = bool(each.sides) and all(sides[side] > 1 for side in each.sides)
            if twice or not each.sentence.contrary:
                yield each, twice


def _again(one: _Told, told: list[_Told]) -> int:
    """The paragraph that tells the same, the nearest before it or else after it."""
    others = [each.number for each in told if each is not one and each.sides & one.sides]
    return max((number for number in others if number <= one.number), default=min(others))


def _cost(free: tuple[_Told, bool]) -> tuple[bool, int, int, int, int]:
    each, twice = free
    return not twice, each.sentence.n or 0, -each.words, -each.number, -each.place
