"""Checks of quotations: short, rare, allowed, and word for word in a source the sentence cites (R13)."""

from __future__ import annotations

from collections.abc import Iterator

from panel.domain.drafting.quotes import TRANSLATED, Quotation, nearest, quotations, verbatim
from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintDraft, LintSource
from panel.domain.wordcount import count

QUOTATION_WORDS = 25
"""Longest quotation, in words."""
QUOTATION_EVERY = 3
"""At most one quotation in so many paragraphs."""
LANGUAGE = "en"
"""The language of a summary as it is drafted."""


def quoted_words(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Every quotation of the body, one by one."""
    last = -QUOTATION_EVERY
    for spot in body(draft):
        for quote in quotations(spot.sentence.text):
            place = quote.start, quote.end
            if count(quote.words) > QUOTATION_WORDS:
                message = N_("A quotation has at most %(limit)s words.")
                mend = _cut(spot.sentence.text[quote.start], quote.words, spot.sentence.text[quote.end - 1])
                yield spot.stop("quotation-long", message, *place, mend, limit=QUOTATION_WORDS)
            if spot.paragraph.number - last < QUOTATION_EVERY:
                yield spot.advise("quotation-often", N_("At most one quotation in three paragraphs."), *place)
            last = spot.paragraph.number
            yield from _origin(spot, quote, book)


def _origin(spot: Spot, quote: Quotation, book: Registry) -> Iterator[Finding]:
    place = quote.start, quote.end
    sources = [book.by_id[each] for each in sorted(spot.cited()) if each in book.by_id]
    holders = [source for source in sources if verbatim(quote.words, source.text)]
    if quote.translated and not holders:
        message = N_("A translated quotation must be compared with the original by a person.")
        yield spot.advise("quotation-translated", message, *place)
    elif not holders:
        yield _changed(spot, quote, sources)
    elif not any(source.quotable for source in holders):
        message = N_("The contributor allows paraphrase, not quotation.")
        yield spot.stop("quotation-consent", message, *place)


def _changed(spot: Spot, quote: Quotation, sources: list[LintSource]) -> Finding:
    """The words as the source has them, where they are nearly the same; else, of a text in another
    language, that it is translated."""
    place = quote.start, quote.end
    opening, closing = spot.sentence.text[quote.start], spot.sentence.text[quote.end - 1]
    near = next((words for words in (nearest(quote.words, each.text) for each in sources) if words), "")
    if near:
        message = N_("These words stand in no text that the sentence cites. The source has: “%(words)s”.")
        mend = f"{opening}{near}{closing}"
        return spot.stop("quotation-changed", message, *place, mend, words=near)
    if any(source.lang not in ("", LANGUAGE) for source in sources):
        message = N_("The text cited is in another language: a translated quotation is marked as unofficial.")
        mend = f"{spot.sentence.text[quote.start : quote.end]} {TRANSLATED}"
        return spot.stop("quotation-changed", message, *place, mend)
    return spot.stop("quotation-changed", N_("These words stand in no text that the sentence cites."), *place)


def _cut(opening: str, words: str, closing: str) -> str:
    """The quotation up to the limit of words."""
    kept = " ".join(words.split()[:QUOTATION_WORDS]).rstrip(" ,;:.")
    while count(kept) > QUOTATION_WORDS:
        kept = kept.rpartition(" ")[0]
    return f"{opening}{kept}{closing}"
