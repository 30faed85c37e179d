"""Typed text: brought to one form, and refused with the place of every character that cannot stand.

House rules, working methods, section on texts. Nothing is removed in silence. What nobody can see is
refused and can be removed by one click, ``clean``; the rest is for the author to mend. Directions are
kept by the page around the text, so a text needs no overrides of its own. The invisible joiners are
part of the spelling in Arabic and Indic scripts and inside emoji, and are kept there.

Positions are counted in Unicode code points from 1, as people count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from panel.domain import wordcount

MARKS = 8
"""Most combining marks on one base character; living scripts need six at most."""

CLEANABLE = frozenset({"control", "zero_width", "bidi_override", "unbalanced_isolate"})
"""Codes of the problems that ``clean`` removes; none of them can be seen."""


@dataclass(frozen=True, slots=True)
class TextProblem:
    """One thing that cannot stand in a text: ``position`` from 1, ``name`` as Unicode names it.

    ``code`` is ``empty``, ``control`` (line and paragraph separators included), ``surrogate``,
    ``noncharacter``, ``private_use``, ``bidi_override``, ``unbalanced_isolate``, ``zero_width`` or
    ``marks``.
    """

    code: str
    position: int
    name: str

    @property
    def cleanable(self) -> bool:
        """Whether ``clean`` removes it."""
        return self.code in CLEANABLE


#: Never needed: soft hyphen, Hangul fillers, zero-width space, word joiner and invisible operators, old
#: format controls, byte order mark, Braille blank, annotation and object marks, shorthand and music controls.
_NEVER = (
    "\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff"
    "\U000e01f0-\U000e0fff"
)
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
_JOINERS = "\u034f\u200c\u200d"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_OVERRIDES = "\u202a-\u202e"
_ISOLATES = "\u2066-\u2069"

_KINDS = (
    ("control", re.compile(f"[{_CONTROLS}]")),
    ("surrogate", re.compile("[\ud800-\udfff]")),
    (
        "noncharacter",
        re.compile("[\ufdd0-\ufdef" + "".join(f"\\U{p:04x}fffe\\U{p:04x}ffff" for p in range(17)) + "]"),
    ),
    ("private_use", re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")),
    ("bidi_override", re.compile(f"[{_OVERRIDES}]")),
    ("zero_width", re.compile(f"[{_NEVER}]")),
)
#: Scripts in which a joiner is spelling: Hebrew to Arabic, Indic, Tibetan, Burmese, Khmer, Mongolian and
#: their kin, with the presentation forms and the historic scripts of the same family.
_JOINING = re.compile(
    "[\u0590-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c4f\u1cd0-\u1cff\ua800-\uaaff\uabc0-\uabff"
    "\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_PICTURE = re.compile("[©®‼⁉™ℹ\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff]")
_CONTEXTUAL = re.compile(f"[{_JOINERS}{_SELECTORS}{_TAGS}]")
_SUBDIVISION = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,7}\U000e007f")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_PLACED = re.compile(f"[{_ISOLATES}]|\n")
#: Characters that look like a blank but separate no words; cleaned into a space, lest two words become one.
_BLANKS = re.compile("[\u2800\u3164\uffa0]")
_BREAKS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_NAMES = {0: "NULL", 7: "BELL", 8: "BACKSPACE", 11: "LINE TABULATION", 12: "FORM FEED", 13: "CARRIAGE RETURN",
          27: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE"}  # fmt: skip


def normalise(text: str) -> str:
    """The text in the form in which it is kept: line ends as LF, characters composed (NFC).

    CRLF, and a CR alone, become LF. NFC changes how an accent is written, never which letter it is; it
    also replaces the few characters that Unicode holds to be another (the sign for ohm is omega).
    Blanks, quotation marks, dashes, case and empty lines stay as they are.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def problems(text: str, at_most: int = 50) -> list[TextProblem]:
    """What cannot stand in a text, in order, up to ``at_most``; empty if it may be recorded.

    Only the first mark too many of a heap of combining marks is told. A text without a single word of
    rule wc-1 is ``empty``, whatever else it has.
    """
    found = [] if wordcount.has_words(text) else [TextProblem("empty", 1, "")]
    faults = sorted({place: code for place, code in _faults(text)}.items())
    found += [TextProblem(code, place + 1, name_of(text[place])) for place, code in faults]
    return found[:at_most]


def clean(text: str) -> str:
    """The text without what nobody can see and no script needs; the one-click clean-up.

    Control characters that break a line become line ends, false blanks become spaces; other controls go,
    and so do zero-width characters, overrides of direction and isolates without a partner. Nothing
    visible is touched: after it, no problem is left that ``cleanable`` names.
    """
    text = normalise(_BLANKS.sub(" ", _BREAKS.sub("\n", text)))
    while places := {place for place, code in _faults(text) if code in CLEANABLE}:
        text = normalise("".join(c for place, c in enumerate(text) if place not in places))
    return text


def name_of(character: str) -> str:
    """A character for people who look it up: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    point = ord(character)
    name = unicodedata.name(character, "") or _NAMES.get(point, "")
    return f"U+{point:04X} {name}".rstrip()


def _faults(text: str) -> Iterator[tuple[int, str]]:
    """Every fault as (place from 0, code); one place may be told twice."""
    for code, pattern in _KINDS:
        for hit in pattern.finditer(text):
            yield hit.start(), code
    yield from ((place, "zero_width") for place in _idle(text))
    yield from ((place, "unbalanced_isolate") for place in _unbalanced(text))
    yield from ((place, "marks") for place in _heaps(text))


def _idle(text: str) -> Iterator[int]:
    """Joiners, selectors and tags that have nothing to join, select or tag."""
    flags = {place for hit in _SUBDIVISION.finditer(text) for place in range(*hit.span())}
    for hit in _CONTEXTUAL.finditer(text):
        place = hit.start()
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        if hit[0] in _JOINERS:
            idle = not _joins(hit[0], before, after)
        elif hit[0] < "\U000e0020" or hit[0] > "\U000e007f":
            idle = not before or before.isspace() or _CONTEXTUAL.match(before) is not None
        else:
            idle = place not in flags
        if idle:
            yield place


def _joins(joiner: str, before: str, after: str) -> bool:
    """Whether a joiner is part of the spelling, or of a picture put together from several."""
    if _JOINING.match(before) or _JOINING.match(after):
        return True
    pictured = _PICTURE.match(before) or before in ("\ufe0f", "\u20e3", "\U000e007f")
    return joiner == "\u200d" and before != "" and bool(pictured) and _PICTURE.match(after) is not None


def _unbalanced(text: str) -> list[int]:
    """Isolates without a partner in their paragraph."""
    open_, alone = [], []
    for hit in _PLACED.finditer(text):
        if hit[0] in _OPENING:
            open_.append(hit.start())
        elif hit[0] == "\n":
            alone += open_
            open_ = []
        elif open_:
            open_.pop()
        else:
            alone.append(hit.start())
    return alone + open_


def _heaps(text: str) -> Iterator[int]:
    """The first mark too many on each base character."""
    if text.isascii():
        return
    run = 0
    for place, character in enumerate(text):
        run = run + 1 if character >= "\u0300" and unicodedata.category(character)[0] == "M" else 0
        if run == MARKS + 1:
            yield place
