"""Checks of the words themselves: banned terms, withheld names, doubled signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from panel.domain.drafting import withheld
from panel.domain.drafting.quotes import unquoted
from panel.domain.drafting.registry import Registry, body, walk
from panel.domain.drafting.values import ADVICE, N_, STOP, Finding, LintDraft


@dataclass(frozen=True, slots=True)
class Banned:
    """A wording that is not used outside quotations, how grave it is, and what to write instead."""

    pattern: re.Pattern[str]
    severity: str
    mend: str | None


def _ban(pattern: str, mend: str | None = None, severity: str = STOP) -> Banned:
    return Banned(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), severity, mend)


_VIOLATION = r" (?:violation|abuse|offence|breach|perpetrator|ill-treatment|incident)"
_SPEAKERS = (
    r" (?:of the )?(?:other )?(?:submissions|commentaries|contributors|stakeholders|respondents|participants"
    r"|organi[sz]ations|associations|(?:Member )?States|migrants.? associations)"
)

INSTEAD = "a contributor"
"""What is offered in the place of a withheld name; its code would tell whose it is."""

BANNED: tuple[Banned, ...] = (
    _ban(r"(?:claimed|claims)(?= (?:that|to)\b)", "stated"),
    _ban(r"(?:alleged|alleges)(?= (?:that|to)\b)", "reported"),
    _ban(rf"alleged(?!{_VIOLATION})", None, ADVICE),
    _ban(r"(?:proved|revealed|admitted|proves|reveals|admits)(?= that\b)"),
    _ban(r"rightly|unfortunately|regrettably|sadly|fortunately|of course"),
    _ban(r"(?:illegal|clandestine) (?:im)?migrants|illegal aliens", "migrants in an irregular situation"),
    _ban(r"illegal (?:im)?migrant|illegal alien", "migrant in an irregular situation"),
    _ban(r"illegal (?:im)?migration", "irregular migration"),
    _ban(r"illegals"),
    _ban(r"(?:recommended|proposed|urged) that to(?! date\b)"),
    _ban(r"(?:stated|noted|reported|recommended|proposed|considered) that that", None, ADVICE),
    _ban(r"sending (?:countries|States)", "countries of origin"),
    _ban(r"sending (?:country|State)", "country of origin"),
    _ban(r"receiving (?:countries|States)", "countries of destination"),
    _ban(r"receiving (?:country|State)", "country of destination"),
    _ban(rf"(?:some|a number of)(?={_SPEAKERS})"),
    _ban(r"some|a number of", None, ADVICE),
    _ban(r"Chatham House Rules", "Chatham House Rule", ADVICE),
    _ban(r"organisations", "organizations", ADVICE),
    _ban(r"organisation", "organization", ADVICE),
    _ban(r"labor", "labour", ADVICE),
    Banned(re.compile(r"(?<=\d) ?%"), ADVICE, " per cent"),
)
"""Wordings in order of precedence: the earlier wins where two match at one place. “Some” about
speakers is undefined and stops; elsewhere it may be the source's own word and is only pointed out."""

_TWICE = re.compile(r"(?<![\w-])(?!(?:that|had)\b)([a-z]+)\s+\1(?![\w’'-])")
_PAGE = re.compile(r"(?<![\w.])(?:pp?\. ?|[Pp]ages? )\d+(?:[-–]\d+)?")
_DOUBLED = re.compile(r"([;,:]) *([;,:])|(?<=\S)  +(?=\S)|(?<!\.)\.\.(?!\.)")


def banned_words(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Wording that prejudges, is undefined, or is not United Nations usage; not inside quotations."""
    for spot in walk(draft):
        text, taken = unquoted(spot.sentence.text), set[int]()
        for entry in BANNED:
            for hit in entry.pattern.finditer(text):
                if hit.start() not in taken:
                    taken.add(hit.start())
                    tell = spot.stop if entry.severity == STOP else spot.advise
                    message, word = N_("“%(word)s” is not used in a summary."), hit[0].strip()
                    mend = _as_begun(word, entry.mend)
                    yield tell("banned-word", message, hit.start(), hit.end(), mend, word=word)


def _as_begun(word: str, mend: str | None) -> str | None:
    """The mend with a capital where the word had one: a sentence still begins as a sentence."""
    return mend[:1].upper() + mend[1:] if mend and word[:1].isupper() else mend


def withheld_names(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A name that its owner withholds stands nowhere: title, headings, text, notes."""
    pattern = withheld.pattern(draft.withheld_names)
    if pattern is None:
        return
    if pattern.search(draft.title):
        yield Finding("withheld-name", STOP, N_("A withheld name stands in the title."))
    for paragraph in draft.paragraphs:
        if any(pattern.search(heading) for heading in paragraph.headings):
            yield Finding("withheld-name", STOP, N_("A withheld name stands in a heading."), paragraph.number)
    for spot in walk(draft):
        for hit in pattern.finditer(spot.sentence.text):
            message = N_("A withheld name stands here.")
            yield spot.stop("withheld-name", message, hit.start(), hit.end(), INSTEAD)
        for note in spot.sentence.notes:
            if pattern.search(note.text):
                message = N_("A withheld name stands in note %(note)s.")
                yield spot.stop("withheld-name", message, note=note.number)


def doubled_words(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“the the”; quotations are left as they are."""
    for spot in walk(draft):
        for hit in _TWICE.finditer(unquoted(spot.sentence.text)):
            message, word = N_("“%(word)s” stands twice."), hit[1]
            yield spot.advise("doubled-word", message, hit.start(), hit.end(), word, word=word)


def pages(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A page as a place in a text: paragraphs are cited, and in notes (R14)."""
    for spot in body(draft):
        for hit in _PAGE.finditer(unquoted(spot.sentence.text)):
            message = N_("“%(word)s”: references are to paragraphs, and stand in notes.")
            yield spot.advise("page", message, hit.start(), hit.end(), word=hit[0])


def doubled_signs(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“; ;”, two blanks, two full stops."""
    for spot in walk(draft):
        for hit in _DOUBLED.finditer(spot.sentence.text):
            mend = hit[2] or hit[0][:1]
            yield spot.stop("doubled-sign", N_("A sign or a blank is doubled."), hit.start(), hit.end(), mend)
        for note in spot.sentence.notes:
            if _DOUBLED.search(note.text):
                message = N_("A sign or a blank is doubled in note %(note)s.")
                yield spot.stop("doubled-sign", message, note=note.number)
