"""Sentences that follow each other: of one speaker, “CRN reported …. It also reported …. It recommended …”;
of as many speakers as the one before, “Several submissions noted that …. It was reported in several
submissions that …”.
"""

from __future__ import annotations

import re
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


_MANY = re.compile(r"(?P<who>[A-Z][a-z]+(?: [a-z]+| \d+(?: of \d+)?)? submissions|\d+ of \d+ submissions) ")


def varied(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, where one that would begin with the same words of number as the one before
    begins with its verb; the words of number stay in it, to be counted again.

    Who is spoken of by code, or with a group of identical texts, stays at the head.
    """
    found: list[Sentence] = []
    last = ""
    for each in sentences:
        who = _many(each)
        told = _impersonal(each, who) if who and who == last else each
        last = who if told is each else ""
        found.append(told)
    return tuple(found)


def _many(sentence: Sentence) -> str:
    """The words of number with which a sentence begins, where its verb follows them."""
    hit = _MANY.match(sentence.text)
    return hit["who"] if hit and sentence.text.startswith(f"{hit[0]}{sentence.verb} that ") else ""


def _impersonal(sentence: Sentence, who: str) -> Sentence:
    told = f"It was {sentence.verb} in {who[:1].lower()}{who[1:]} that "
    return _begun(sentence, f"{who} {sentence.verb} that ", told)


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
