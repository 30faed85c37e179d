"""Checks of quotations: short, rare, allowed, and word for word in a source the sentence cites (R13)."""

from __future__ import annotations

from collections.abc import Iterator

from panel.domain.drafting.quotes import Quotation, quotations, verbatim
from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintDraft
from panel.domain.wordcount import count

QUOTATION_WORDS = 25
"""Longest quotation, in words."""
QUOTATION_EVERY = 3
"""At most one quotation in so many paragraphs."""


def quoted_words(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Every quotation of the body, one by one."""
    last = -QUOTATION_EVERY
    for spot in body(draft):
        for quote in quotations(spot.sentence.text):
            place = quote.start, quote.end
            if count(quote.words) > QUOTATION_WORDS:
                message = N_("A quotation has at most %(limit)s words.")
                yield spot.stop("quotation-long", message, *place, limit=QUOTATION_WORDS)
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
        message = N_("These words stand in no text that the sentence cites.")
        yield spot.stop("quotation-changed", message, *place)
    elif not any(source.quotable for source in holders):
        message = N_("The contributor allows paraphrase, not quotation.")
        yield spot.stop("quotation-consent", message, *place)
