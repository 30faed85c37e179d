"""Sentences of one speaker that follow each other: “CRN reported …. It also reported …. It recommended …”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from panel.collation.summary import Sentence


def flowing(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, where the same single contributor goes on with “It” for its code.

    Sentences that flow already are named first, so that one may be left out and the rest flow anew.
    """
    named = [_named(each) for each in sentences]
    pairs = zip([None, *named], named, strict=False)
    return tuple(_follow(before, each) if before else each for before, each in pairs)


def _follow(before: Sentence, sentence: Sentence) -> Sentence:
    code = _speaker(sentence)
    if not code or _speaker(before) != code:
        return sentence
    also = "also " if sentence.verb == before.verb else ""
    return _begun(sentence, f"{code} ", f"It {also}")


def _named(sentence: Sentence) -> Sentence:
    code = _only(sentence)
    for pronoun in ("It also ", "It "):
        if code and sentence.text.startswith(pronoun):
            return _begun(sentence, pronoun, f"{code} ")
    return sentence


def _speaker(sentence: Sentence) -> str:
    """The code of the single contributor that a sentence begins with and rests on."""
    code = _only(sentence)
    return code if code and sentence.text.startswith(f"{code} ") else ""


def _only(sentence: Sentence) -> str:
    codes = {each.code for note in sentence.notes for each in note.citations}
    return codes.pop() if len(codes) == 1 else ""


def _begun(sentence: Sentence, old: str, new: str) -> Sentence:
    """The sentence with another beginning; notes and figures stay at their words."""
    shift = len(new) - len(old)
    return replace(
        sentence,
        text=new + sentence.text[len(old) :],
        notes=tuple(replace(note, at=note.at + shift) for note in sentence.notes),
        figures=tuple(replace(figure, at=figure.at + shift) for figure in sentence.figures),
    )
