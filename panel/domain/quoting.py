"""Whether a text repeats the words of another, and what is left of it when those words are destroyed.

A run of five words that stands in the erased text, or of eight characters of Han, is a quotation; so are two
words or more between quotation marks that occur there. Fewer words than that are language, not somebody's
words; and what others have said in the same words is theirs too, and stays. Case, marks of punctuation and
marks of notes between the words do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

#: What stands where words were. It is no word of any language, and no mark of a note.
MARK = "[…]"

#: The shortest run that is a quotation: words, and characters of Han.
WORDS, HAN = 5, 8

_TOKEN = re.compile(r"\[\d{1,3}\]|[㐀-䶿一-鿿豈-﫿𠀀-𲎯]|[^\W_㐀-䶿一-鿿豈-﫿𠀀-𲎯]+")
_NOTE = re.compile(r"\[\d{1,3}\]")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿𠀀-𲎯]")
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|\"([^\"]+)\"|(?<!\w)‘([^‘’]+)’(?!\w)"
)

Token = tuple[str, int, int]


class Words:
    """The words of texts that are to be forgotten; ``others`` gives the texts whose words stay. They are many,
    and asked for only where something would be taken out."""

    def __init__(self, texts: Iterable[str], others: Callable[[], Iterable[str]] = tuple) -> None:
        said = [_said(text) for text in texts]
        self._runs = frozenset(
            tuple(run[start : start + size])
            for run in said
            for size in (WORDS, HAN)
            for start in range(len(run) - size + 1)
        )
        self._joined = [f" {' '.join(run)} " for run in said]
        self._others = others

    @cached_property
    def _kept(self) -> list[str]:
        return [f" {' '.join(_said(text))} " for text in self._others()]

    def without(self, text: str) -> str:
        """The text with a mark in the place of each quotation; the very same text where there is none."""
        tokens = _tokens(text)
        hidden = self._runs_in(tokens) + self._quoted(text)
        if not hidden:
            return text
        parts, last = [], 0
        for start, end in _joined(hidden):
            notes = "".join(_NOTE.findall(text[start:end]))
            parts += [text[last:start], MARK, notes]
            last = end
        return "".join(parts) + text[last:]

    def _runs_in(self, tokens: list[Token]) -> list[tuple[int, int]]:
        said = [token[0] for token in tokens]
        found = []
        for start in range(len(said) - WORDS + 1):
            size = HAN if any(_HAN.match(each) for each in said[start : start + WORDS]) else WORDS
            run = tokens[start : start + size]
            words = tuple(token[0] for token in run)
            if words in self._runs and self._ours(words):
                found.append((run[0][1], run[-1][2]))
        return found

    def _quoted(self, text: str) -> list[tuple[int, int]]:
        found = []
        for hit in _QUOTED.finditer(text):
            place = hit.lastindex or 0
            words = _said(hit[place])
            phrase = f" {' '.join(words)} "
            if len(words) > 1 and any(phrase in each for each in self._joined) and self._ours(words):
                found.append(hit.span(place))
        return found

    def _ours(self, words: Sequence[str]) -> bool:
        """Whether nobody else said it in these words."""
        phrase = f" {' '.join(words)} "
        return not any(phrase in each for each in self._kept)

    def blank(self, value: Any) -> Any:
        """The same of every text in plain JSON values.

        A sentence of a frozen summary goes whole: the places of its notes and figures are counted in it.
        """
        if isinstance(value, str):
            return self.without(value)
        if isinstance(value, list):
            return [self.blank(each) for each in value]
        if not isinstance(value, dict):
            return value
        made = {key: self.blank(each) for key, each in value.items()}
        if {"text", "notes", "figures"} <= made.keys() and made["text"] != value["text"]:
            notes = [{**note, "at": len(MARK)} for note in made["notes"]]
            made |= {"text": MARK, "notes": notes, "figures": []}
        return made


def _said(text: str) -> list[str]:
    return [token[0] for token in _tokens(text)]


def _tokens(text: str) -> list[Token]:
    """Words and characters of Han, folded, with their places; marks of notes are none."""
    return [
        (unicodedata.normalize("NFKC", hit[0]).casefold(), *hit.span())
        for hit in _TOKEN.finditer(text)
        if not hit[0].startswith("[")
    ]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
