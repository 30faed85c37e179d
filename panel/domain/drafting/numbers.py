"""Check of the numbers that a sentence reports: each stands in a passage that it cites (R9).

Compared is what a number is worth, so that “twelve” is borne out by “12”, “douze” or “十二”. Left alone are numbers
that are counted again elsewhere (how many submissions, which share), names with numbers in them (codes, symbols,
instruments), ordinals, and “one”, which is an article in most languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from panel.domain.drafting import counts, figures
from panel.domain.drafting.numeral_compose import languages
from panel.domain.drafting.numeral_support import known
from panel.domain.drafting.numerals import Numeral, numerals
from panel.domain.drafting.quotes import quotations
from panel.domain.drafting.quoting import LANGUAGE
from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintDraft

RULE = "number-unsupported"

#: Whatever has letters on the left side of its figures: codes (JS2), paragraphs of sources (P4), COVID-19.
_CODED = re.compile(r"(?:[^\W\d_]|[^\W\d_a-z]-)\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|[eè]re|e|[eè]me|[ºª]|-(?:й|я|е|м|х|го|му|ой|ая|ое))\b")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")
#: “(1) …; (2) …”: the marks of a list that stands in the sentence, not “article 9 (1)”.
_LISTED = re.compile(r"(?<![\w.)])\((?P<n>\d{1,2})\)(?=\s)")
#: “Under guiding question 2”: of the call, which the drafter names and no source has to.
_QUESTION = re.compile(r"\bquestions? \d{1,2}(?:(?:, | and | to |[–-])\d{1,2})*\b", re.IGNORECASE)
_AFTER_A_NUMBER = re.compile(r"\d[\s,()]*\Z")
_MINUTES = re.compile(r"\d[:.]\Z")
_PARAGRAPH = re.compile(
    r"(?:(?:sub)?para(?:graph)?s?\.?|§+|paragraphes?|párr(?:afo)?s?\.?|п(?:ункт\w{0,3})?\.?|الفقر(?:ة|تين|ات))"
    r"\s?(?:\d+(?:\s?\([a-z]+\))?\s?(?:,|-|–|and|or|to|et|à|y|a|и|و)\s?)*\Z",
    re.IGNORECASE,
)
#: “Paragraphs 3 and 4 above”: of the draft itself.
_OWN = re.compile(r"\s?(?:(?:,|-|–|and|or|to)\s?\d+\s?)*\s?(?:above|below)\b")


def borne_out(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A number that stands in none of the passages that its sentence cites.

    Sentences whose passages are not at hand are passed over. A numbered paragraph may be one of the document that
    a commentary is about: it is looked for in the whole text; one “above” or “below” is of the draft itself.
    """
    own = frozenset(Fraction(each.number) for each in draft.paragraphs)
    for spot in body(draft):
        told = [*stated(spot, book)]
        passages = _passages(spot, book) if told else None
        if passages is None:
            continue
        for each in told:
            text = spot.sentence.text
            whole = _PARAGRAPH.search(text[: each.start]) is not None
            if whole and _OWN.match(text, each.end) and each.within(own):
                continue
            if not each.within(passages | _whole(spot, book) if whole else passages):
                message = N_("Sentence %(place)s: “%(number)s” stands in no passage that it cites.")
                number = text[each.start : each.end]
                yield spot.stop(RULE, message, each.start, each.end, place=spot.index + 1, number=number)


def _passages(spot: Spot, book: Registry) -> frozenset[Fraction] | None:
    """What the passages bear out; None where one is not at hand, or nothing is cited."""
    found: set[Fraction] = set()
    cited = [*spot.citations()]
    for each in cited:
        source = book.by_id.get(each.source_id)
        if each.words is None or source is None:
            return None
        found |= known(each.words, source.lang)
    return frozenset(found) if cited else None


def _whole(spot: Spot, book: Registry) -> frozenset[Fraction]:
    sources = [book.by_id[each] for each in spot.cited()]
    return frozenset(value for source in sources for value in known(source.text, source.lang))


def stated(spot: Spot, book: Registry) -> Iterator[Numeral]:
    """The numbers that a sentence reports of its sources."""
    text = spot.sentence.text
    found = numerals(text, LANGUAGE if languages(text) == {LANGUAGE} else "")
    apart = [*_apart(spot, book)] if found else []
    for each in found:
        inside = any(start <= each.start and each.end <= end for start, end in apart)
        if not inside and _reported(text, each):
            yield each


def _apart(spot: Spot, book: Registry) -> Iterator[tuple[int, int]]:
    """Places whose numbers are names, are compared as quotations, or are counted again."""
    text = spot.sentence.text
    quoted = [quote for quote in quotations(text) if not quote.translated]
    yield from ((quote.start, quote.end) for quote in quoted)
    yield from spot.sentence.names
    plain = text
    for quote in quoted:
        plain = plain[: quote.start] + " " * (quote.end - quote.start) + plain[quote.end :]
    yield from figures.counted(plain, book)
    yield from counts.counted(plain, book)
    yield from _listed(plain)
    yield from (hit.span() for expression in (_ADDRESS, _QUESTION) for hit in expression.finditer(text))
    yield from (hit.span() for hit in _codes(book.codes).finditer(text))


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The marks of a list, where they count from one on and there are two at least."""
    marks = [*_LISTED.finditer(text)]
    if len(marks) < 2 or _AFTER_A_NUMBER.search(text[: marks[0].start()]):
        return
    if [int(each["n"]) for each in marks] == [*range(1, len(marks) + 1)]:
        yield from (each.span() for each in marks)


@lru_cache(maxsize=16)
def _codes(codes: frozenset[str]) -> re.Pattern[str]:
    """The codes that have figures in them."""
    numbered = sorted(code for code in codes if any(sign.isdigit() for sign in code))
    listed = "|".join(re.escape(code) for code in reversed(numbered)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")


def _reported(text: str, each: Numeral) -> bool:
    """Whether a number is one that a text states: no article, no multiplier alone, no ordinal, no part of a name."""
    if each.bare or (each.word and each.values == {1}):
        return False
    if each.word:
        return True
    if _CODED.search(text[max(0, each.start - 2) : each.start]) or _ORDINAL.match(text, each.end):
        return False
    minutes = text[each.start : each.end] == "00" and _MINUTES.search(text[: each.start])
    return not minutes
