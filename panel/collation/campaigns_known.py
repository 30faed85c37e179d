"""Words that a text has from elsewhere, and that therefore are no evidence of copying from another text.

The wording of the call (or any text one hands in), quotations one has found, and what a text quotes from an
instrument: words in quotation marks beside the name of the instrument, and what “article 9 of … provides that”
introduces, to the end of the sentence; after a colon, the paragraph that follows as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from panel.collation.campaigns_words import Flags, Keys, Words, mixed, words
from panel.collation.citations import mentions
from panel.collation.segment import Span, paragraphs
from panel.collation.sentences import sentences

_RUN = 5
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MARKS = ("“", "«", '"', "„", "「", "『")
_QUOTED = re.compile(
    r"“[^“”]{0,5000}”|«[^«»]{0,5000}»|\"[^\"]{0,5000}\"|„[^„“”]{0,5000}[“”]|「[^「」]{0,3000}」|『[^『』]{0,3000}』"
)
_LEAST = {"「": 12, "『": 12}
_BEFORE, _BEHIND = 200, 120
_ARTICLES = ("rticle", "rt. ", "rtículo", "татья", "татье", "татьи", "татьё", "مادة", "مواد", "条")
_SAYS = re.compile(
    r":|\b(?:provid|stat|stipulat|guarantee|say|read|declar|proclaim|recogni[sz]|oblig|requir|prohibit|set)\w*"
    r"|\b(?:dispos|prévoi|stipul|garanti|énonc|proclam|reconna|consacr|interdi)\w*"
    r"|\b(?:establec|dispon|estipul|consagr|reconoc|prev[éeií]|prohíb)\w*"
    r"|\b(?:глас|предусм|устанавл|гаранти|призна|провозгл|говорит|закрепл|запре)\w*"
    r"|\b[وف]?(?:ت|ي)(?:نص|كفل|قر|ضمن|حظر|عترف)\b|规定|指出|保障|确认|宣布|载明|禁止"
)
_NEAR = 40


@dataclass(frozen=True, slots=True)
class KnownWording:
    """``wording``: texts whose words count for nothing, such as the call; ``quotations``: spans of sources, by
    id, in code points."""

    wording: tuple[str, ...] = ()
    quotations: Mapping[str, Sequence[Span]] = field(default_factory=dict)


def wording(texts: Sequence[str]) -> Keys:
    """All sequences of five words of the texts, in order."""
    found = [_sequences(each) for each in words(texts)]
    return np.unique(np.concatenate([*found, np.zeros(0, np.uint64)]))


def worded(text: Words, known: Keys) -> Flags | None:
    """The words of a text that stand in a known sequence; None where there are none."""
    found = _sequences(text) if len(known) else known
    if not len(found):
        return None
    hits = known[np.minimum(np.searchsorted(known, found), len(known) - 1)] == found
    if not hits.any():
        return None
    flags = np.zeros(len(text), bool)
    for place in range(_RUN):
        flags[place : place + len(hits)] |= hits
    return flags


def within(text: Words, spans: Sequence[Span], flags: Flags | None) -> Flags | None:
    """The flags, and those of the words that begin in one of the spans."""
    for span in spans:
        if flags is None:
            flags = np.zeros(len(text), bool)
        flags[np.searchsorted(text.starts, span.start) : np.searchsorted(text.starts, span.end)] = True
    return flags


def quotations(text: str) -> tuple[Span, ...]:
    """What a text quotes from instruments, by its own account; spans may overlap."""
    found = list(_marked(text)) if any(mark in text for mark in _MARKS) else []
    if any(sign in text for sign in _ARTICLES):
        found += _introduced(text)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _marked(text: str) -> Iterator[Span]:
    """Words in quotation marks, where something is cited right before or behind, no other quotation between."""
    hits = list(_QUOTED.finditer(text))
    afters = [each.start() for each in hits[1:]] + [len(text)] * bool(hits)
    last = 0
    for hit, after in zip(hits, afters, strict=True):
        start, end = hit.span()
        if end - start >= _LEAST.get(text[start], 30):
            before = text[max(last, start - _BEFORE) : start]
            if mentions(before) or mentions(text[end : min(after, end + _BEHIND)]):
                yield Span(start, end)
        last = end


def _introduced(text: str) -> Iterator[Span]:
    """What follows an article of an instrument and a verb such as “provides”."""
    blocks = paragraphs(text)
    for number, block in enumerate(blocks):
        inside = text[block.start : block.end]
        if not any(sign in inside for sign in _ARTICLES):
            continue
        cited = [each for each in mentions(inside) if each.articles]
        for part in sentences(inside) if cited else ():
            here = [each for each in cited if part.start <= each.start < part.end]
            said = next((each for each in here if _says(inside, each.start, each.end, part)), None)
            if said is None:
                continue
            yield Span(block.start + said.end, block.start + part.end)
            if inside.rstrip().endswith((":", "：")) and part.end == len(inside) and number + 1 < len(blocks):
                yield Span(blocks[number + 1].start, blocks[number + 1].end)


def _says(text: str, start: int, end: int, part: Span) -> bool:
    """Whether a verb of saying stands near a mention, in its sentence."""
    before, behind = max(part.start, start - _NEAR), min(part.end, end + _NEAR)
    return bool(_SAYS.search(text, end, behind) or _SAYS.search(text[before:start].replace(":", " ")))


def _sequences(text: Words) -> Keys:
    keys = text.keys
    if len(keys) < _RUN:
        return np.zeros(0, np.uint64)
    summed = np.zeros(len(keys) - _RUN + 1, np.uint64)
    for place in range(_RUN):
        summed = summed * _STEP + keys[place : place + len(summed)]
    return mixed(summed)
