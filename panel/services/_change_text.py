"""The words of an issued text with their notes as marks, changed paragraph by paragraph.

Pure but for the check against the texts: a frozen summary in, another one out. Notes keep their numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from panel.collation import Sentence, SummaryParagraph, body_text, summary_json, verify
from panel.collation import Summary as Collated
from panel.domain import refusals
from panel.domain.errors import N_, Problem, problem
from panel.domain.wordcount import count
from panel.models import Summary
from panel.services import _marks
from panel.services._collation_input import gather
from panel.services.summary_editing import words_of

Edit = Mapping[str, Any]


def marked(found: Collated) -> dict[int, str]:
    """Each paragraph by its number, with the printed numbers of its notes as marks."""
    return {each.number: _of(each) for each in found.paragraphs}


def _of(paragraph: SummaryParagraph) -> str:
    return " ".join(
        _marks.marked(_marks.Bare(each.text, tuple(_marks.Mark(note.number, note.at) for note in each.notes)))
        for each in paragraph.sentences
    )


def edits(base: Collated, texts: Mapping[int, str]) -> tuple[list[dict[str, Any]], list[Problem]]:
    """What the typed paragraphs change, and what is wrong with them."""
    before, found, problems = marked(base), [], list[Problem]()
    for number, typed in sorted(texts.items()):
        line = words_of(typed)
        if line == before.get(number):
            continue
        problems += wrong(f"text_{number}", before.get(number, ""), line)
        found.append({"paragraph": number, "before": before.get(number, ""), "after": line})
    return found, problems


def wrong(field: str, before: str, line: str) -> list[Problem]:
    """What keeps words from standing in the place of others: the marks must be the same, in their order."""
    if not before:
        return [problem(field, N_("The summary has no such paragraph."))]
    if not _marks.bare(line).text.strip():
        return [problem(field, N_("Nothing is left of the text."))]
    if _marks.bare(line).keys != _marks.bare(before).keys:
        listed = " ".join(f"[{key}]" for key in _marks.bare(before).keys)
        said = N_("Notes keep their numbers: these marks must stand, once each and in this order: %(list)s")
        return [problem(field, said, list=listed)]
    return list(refusals.of_text(field, line))


def applied(base: Collated, changes: Sequence[Edit], symbol: str = "") -> Collated:
    """The text with the changes in it, under another symbol where one is given, its words counted anew."""
    after = {each["paragraph"]: str(each["after"]) for each in changes}
    paragraphs = tuple(
        reworded(each, after[each.number]) if each.number in after else each for each in base.paragraphs
    )
    return replace(
        base, paragraphs=paragraphs, words=count(body_text(paragraphs)), symbol=symbol or base.symbol
    )


def reworded(paragraph: SummaryParagraph, line: str) -> SummaryParagraph:
    """A paragraph in other words, sentence by sentence; a sentence keeps what its first note stood under."""
    of_note = {note.number: (note, each) for each in paragraph.sentences for note in each.notes}
    sentences = []
    for place, said in enumerate(_marks.said(line)):
        notes = tuple(replace(of_note[mark.key][0], at=mark.at) for mark in said.marks)
        old = paragraph.sentences[min(place, len(paragraph.sentences) - 1)]
        origin = of_note[said.marks[0].key][1] if said.marks else old
        kept = origin if said.marks else Sentence("")
        figures = old.figures if said.text == old.text else ()
        sentences.append(replace(kept, text=said.text, notes=notes, figures=figures))
    return replace(paragraph, sentences=tuple(sentences))


def broken(summary: Summary, before: Collated, after: Collated) -> list[Problem]:
    """Rules that the changed text breaks and the one before kept, and the limit of words."""
    sources = gather(summary.thematic_session).published
    kept = {(each.rule, each.message) for each in verify(summary_json(before), sources)}
    found = [
        problem(f"text_{each.paragraph}", N_("%(what)s"), what=each.message)
        for each in verify(summary_json(after), sources)
        if (each.rule, each.message) not in kept and each.rule not in _NOT_OF_WORDS
    ]
    if after.words > after.word_limit:
        said = N_("%(words)d words; limit %(limit)d. Nothing is cut: shorten it.")
        found.append(problem("numbers", said, words=after.words, limit=after.word_limit))
    return found


#: Found of the document as a whole, and true of any text that is not the first one.
_NOT_OF_WORDS = frozenset({"symbol", "words"})
