"""Stage 5: what each sentence of a commentary does, how strongly, and whom it addresses.

A grammar of cues in the six languages: words and turns of phrase speak for a role, the longest reading wins,
what stands in quotation marks or is told as somebody else's words does not speak for the author. The heading
above and the line that opens a list count as well. No cue at all makes an observation. Every role names the
cues that decided; it is a suggestion, a person codes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from panel.collation.language import SIX, languages
from panel.collation.roles_addressees import Name, asked, names
from panel.collation.roles_cues import Cue, Folded, Hit, first, fold, hits, tables
from panel.collation.segment import Document, Paragraph
from panel.collation.sentences import Span, sentences
from panel.collation.types import TYPES, CodingType
from panel.domain.drafting import DEFAULT_VERBS, LADDER, quotations

__all__ = ["Addressee", "Role", "RoleCue", "SentenceRole", "roles"]

Role = CodingType | Literal["none"]
"""A type of coding, or none: headings, thanks, who we are."""

#: What an observation has without any cue; a question mark, a heading or opening line; what a cue of a
#: recommendation or question keeps where others speak; how fast confidence grows with the lead.
_USUAL: Final = 1.0
_OTHERS: Final = tuple(each for each in TYPES if each != "observation")
_QUESTION: Final = 3.0
_ABOVE: Final = 2.5
_REPORTED: Final = 0.25
_SHARPNESS: Final = 0.9
_QUESTION_MARKS: Final = ("?", "؟", "？")
_MARKS_BEHIND: Final = " \"'”’»)]」』）"


@dataclass(frozen=True, slots=True)
class RoleCue:
    """A span that spoke for a role, and how much; code points over the text."""

    start: int
    end: int
    role: Role
    weight: float


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked, one of ``ADDRESSEES``, and where the text names them; code points."""

    start: int
    end: int
    addressee: str


@dataclass(frozen=True, slots=True)
class SentenceRole:
    """What a sentence does. ``verb`` is a rung of the ladder of reporting verbs, ``strength`` its number; both
    are empty where there is no role. ``confidence`` in 0..1 orders sentences; it is no probability."""

    start: int
    end: int
    role: Role
    confidence: float
    verb: str = ""
    strength: int = 0
    addressees: tuple[Addressee, ...] = ()
    cues: tuple[RoleCue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above a sentence: the role a heading or the line opening a list gives, its verb, whom."""

    role: str = ""
    verb: str = ""
    addressees: tuple[Addressee, ...] = ()
    cue: RoleCue | None = None


_NOTHING: Final = _Above()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, folded, with what was found in it."""

    span: Span
    folded: Folded
    language: str
    found: tuple[Hit, ...]
    question: bool

    def place(self, start: int, end: int, text: str) -> tuple[int, int]:
        """The span in the text of a span of the folded sentence."""
        begin, stop = self.folded.span(start, end, text[self.span.start : self.span.end])
        return self.span.start + begin, self.span.start + stop


def roles(document: Document) -> tuple[SentenceRole, ...]:
    """The role of every sentence of a text, in order; a heading is one sentence without a role."""
    found: list[SentenceRole] = []
    heading, lead = _NOTHING, _NOTHING
    told = zip(document.paragraphs, languages(document), strict=True)
    for block, language in told:
        if block.kind == "heading":
            heading, lead = _under(document.text, block, language.language), _NOTHING
            found.append(SentenceRole(block.start, block.end, "none", 1.0))
            continue
        if block.kind != "item":
            lead = _NOTHING
        above = lead if lead.role else heading
        read = list(_block(document.text, block, language.language, above))
        found += read
        if block.kind != "item" and read:
            lead = _opening(document.text, read[-1])
    return tuple(found)


def _under(text: str, block: Paragraph, language: str) -> _Above:
    """What a heading says of the sentences under it; read in every language where its own is not sure."""
    folded = fold(text[block.inner : block.end])
    for each in (language, *SIX) if language in SIX else SIX:
        for role, pattern in tables(each).headings:
            hit = first(pattern, folded.text, each)
            if hit is not None:
                span = Span(block.inner, block.end)
                sentence = _Sentence(span, folded, each, (), False)
                start, end = sentence.place(hit.start(), hit.end(), text)
                named = names(folded.text, each) if role == "recommendation" else ()
                cue = RoleCue(start, end, _role(role), _ABOVE)
                return _Above(role, "", _placed(sentence, named, text), cue)
    return _NOTHING


def _opening(text: str, last: SentenceRole) -> _Above:
    """What a sentence that ends in a colon says of the list items below it."""
    if not text[last.start : last.end].endswith((":", "：")) or last.role in ("none", "observation"):
        return _NOTHING
    cue = RoleCue(last.start, last.end, last.role, _ABOVE)
    return _Above(last.role, last.verb, last.addressees, cue)


def _block(text: str, block: Paragraph, language: str, above: _Above) -> Iterator[SentenceRole]:
    for span in sentences(text, block.inner, block.end):
        if language not in SIX:
            yield SentenceRole(span.start, span.end, "none", 0.0)
            continue
        yield _read(text, _sentence(text, span, language), above)


def _sentence(text: str, span: Span, language: str) -> _Sentence:
    words = text[span.start : span.end]
    folded = fold(words)
    question = words.rstrip(_MARKS_BEHIND).endswith(_QUESTION_MARKS)
    return _Sentence(span, folded, language, hits(folded.text, language), question)


def _read(text: str, sentence: _Sentence, above: _Above) -> SentenceRole:
    if not (sentence.found or sentence.question or above.role):
        return SentenceRole(sentence.span.start, sentence.span.end, "observation", *_unmarked())
    weighed = _weighed(sentence)
    scores = _nothing_said()
    for hit, weight in weighed:
        scores[_role(hit.cue.kind)] += weight
    if sentence.question:
        scores["inquiry"] += _QUESTION
    if above.role:
        scores[above.role] += _ABOVE
    role = max(scores, key=lambda name: scores[name])
    cues = tuple(_traced(text, sentence, weighed, above, role))
    verb = _verb(weighed, role, above)
    if role == "none":
        return SentenceRole(sentence.span.start, sentence.span.end, "none", _share(scores, role), cues=cues)
    return SentenceRole(
        sentence.span.start,
        sentence.span.end,
        _role(role),
        _share(scores, role),
        verb,
        LADDER[verb].strength,
        _addressees(text, sentence, weighed, role, above),
        cues,
    )


def _nothing_said() -> dict[str, float]:
    """What each role has before any cue."""
    return {"observation": _USUAL} | dict.fromkeys((*_OTHERS, "none"), 0.0)


@cache
def _unmarked() -> tuple[float, str, int]:
    """Confidence, verb and strength of a sentence without any cue: most sentences are."""
    verb = DEFAULT_VERBS["observation"]
    return _share(_nothing_said(), "observation"), verb, LADDER[verb].strength


def _role(kind: str) -> Role:
    """The role that a kind of cue speaks for."""
    if kind in ("request", "recommendation"):
        return "recommendation"
    if kind in ("reported", "but"):
        return "observation"
    return "none" if kind == "none" else next(each for each in TYPES if each == kind)


def _weighed(sentence: _Sentence) -> list[tuple[Hit, float]]:
    """The cues with what they weigh here: little where others speak, nothing within quotation marks; what was
    reported weighs nothing once “but” has closed it."""
    quoted = [(each.start, each.end) for each in quotations(sentence.folded.text)]
    found: list[tuple[Hit, float]] = []
    reported = False
    counted: set[Cue] = set()
    for hit in sentence.found:
        kind = hit.cue.kind
        if hit.cue in counted or any(start <= hit.start < end for start, end in quoted):
            continue
        if kind == "but":
            found = [each for each in found if each[0].cue.kind != "reported"] if reported else found
            reported = False
            continue
        counted.add(hit.cue)
        others = reported and _role(kind) in ("recommendation", "inquiry")
        found.append((hit, hit.cue.weight * (_REPORTED if others else 1.0)))
        reported = reported or kind == "reported"
    return found


def _share(scores: Mapping[str, float], role: str) -> float:
    """How far a role is ahead of the others, in 0..1."""
    total = sum(math.exp(_SHARPNESS * (score - scores[role])) for score in scores.values())
    return round(1.0 / total, 4)


def _verb(weighed: Sequence[tuple[Hit, float]], role: str, above: _Above) -> str:
    """The rung: of the cue that decided, else of the verb that reports, else the usual one of the role."""
    if role == "none":
        return ""
    own = [(weight, -hit.start, hit.cue.verb) for hit, weight in weighed if _role(hit.cue.kind) == role]
    said = [each for each in own if each[2]]
    if said:
        return max(said)[2]
    if above.role == role and above.verb:
        return above.verb
    reporting = [hit.cue.verb for hit, _ in weighed if hit.cue.kind == "observation" and hit.cue.verb]
    if reporting and role not in ("recommendation", "inquiry"):
        return reporting[0]
    return DEFAULT_VERBS[role]


def _addressees(
    text: str, sentence: _Sentence, weighed: Sequence[tuple[Hit, float]], role: str, above: _Above
) -> tuple[Addressee, ...]:
    if role not in ("recommendation", "inquiry"):
        return ()
    own = [(weight, -hit.start, hit) for hit, weight in weighed if _role(hit.cue.kind) == role]
    cues = [each[2] for each in sorted(own, key=lambda each: each[:2], reverse=True)]
    named = asked(sentence.folded.text, sentence.language, cues)
    if not named and sentence.question:  # whoever asks what the Panel does asks the Panel
        named = tuple(
            name for name in names(sentence.folded.text, sentence.language) if name.addressee == "panel"
        )[:1]
    return _placed(sentence, named, text) or (above.addressees if above.role == role else ())


def _placed(sentence: _Sentence, named: Sequence[Name], text: str) -> tuple[Addressee, ...]:
    return tuple(
        Addressee(*sentence.place(name.start, name.end, text), name.addressee)
        for name in sorted(named, key=lambda name: name.start)
    )


def _traced(
    text: str, sentence: _Sentence, weighed: Sequence[tuple[Hit, float]], above: _Above, role: str
) -> Iterator[RoleCue]:
    """The cues that spoke for the role that won, in order of place."""
    found = [
        RoleCue(*sentence.place(hit.start, hit.end, text), _role(role), weight)
        for hit, weight in weighed
        if _role(hit.cue.kind) == role and weight > 0
    ]
    if sentence.question and role == "inquiry":
        end = sentence.span.end
        mark = max(text.rfind(sign, sentence.span.start, end) for sign in _QUESTION_MARKS)
        found.append(RoleCue(mark, mark + 1, "inquiry", _QUESTION))
    if above.cue is not None and above.role == role:
        found.append(above.cue)
    yield from sorted(found, key=lambda cue: (cue.start, cue.end))
