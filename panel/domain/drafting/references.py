"""Checks of what a note refers to and in what order: its marks, its sources, “See also” (R5, R6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from panel.domain.drafting.codes import code_order
from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintCitation, LintDraft, LintNote


def doubled_marks(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Two notes called at one place: the second repeats the first, or could be one note with it."""
    for spot in body(draft):
        for one, other in pairwise(sorted(spot.sentence.notes, key=lambda note: (note.at, note.number))):
            if one.at == other.at and one.citations and other.citations:
                yield _doubled(spot, one, other)


def _doubled(spot: Spot, one: LintNote, other: LintNote) -> Finding:
    if _places(one) == _places(other):
        message = N_("Note %(note)s repeats note %(first)s at the same place.")
        return spot.stop("doubled-mark", message, other.at, other.at, note=other.number, first=one.number)
    message = N_("Notes %(first)s and %(note)s are called at the same place; one note can hold both.")
    return spot.advise("two-marks", message, other.at, other.at, note=other.number, first=one.number)


def _places(note: LintNote) -> set[tuple[str, tuple[int, ...]]]:
    return {(each.source_id, each.paragraphs) for each in note.citations}


def sources_of_the_wording(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Behind “See also” stand those that make the same point in other words: somebody's words come first."""
    for spot in body(draft):
        for note in spot.sentence.notes:
            kinds = [each.kind for each in note.citations]
            if kinds and all(kind == "see_also" for kind in kinds):
                message = N_("Note %(note)s says only “See also”: whose wording is it?")
                yield spot.advise("only-see-also", message, note.at, note.at, note=note.number)


def order_of_sources(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """The closest first, then individual submissions by code, then joint ones; so behind “See also”.

    Which source is the closest is for the drafter to say: the first of a note is taken to be it.
    """
    for spot in body(draft):
        for note in spot.sentence.notes:
            primary = [each for each in note.citations if each.kind != "see_also"]
            others = [each for each in note.citations if each.kind == "see_also"]
            if not (_ordered(_rest(primary), book) and _ordered(others, book)):
                message = N_(
                    "The sources of note %(note)s are not in order: by code, joint submissions last."
                )
                yield spot.advise("source-order", message, note.at, note.at, note=note.number)


def _rest(cited: Sequence[LintCitation]) -> list[LintCitation]:
    """Those behind the closest source, which may have several passages."""
    first = cited[0].source_id if cited else ""
    return [each for each in cited if each.source_id != first]


def _ordered(cited: Sequence[LintCitation], book: Registry) -> bool:
    keys = [_key(each, book) for each in cited]
    return keys == sorted(keys)


def _key(cited: LintCitation, book: Registry) -> tuple[bool, tuple[str, int, str, str]]:
    source = book.by_id.get(cited.source_id)
    return bool(source and source.joint), code_order(cited.code)
