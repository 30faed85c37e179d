"""Names in a sentence that have a number in them: instruments and documents, told from figures.

A name in full keeps its year whoever writes it. “Convention No. 189” and “A/RES/73/195” are nothing but their
number: they are names where a text cited names the same one, and a symbol also where no text cited has one of its
series, for then the drafter gives the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from panel.collation.citations import mentions
from panel.collation.mention import Mention
from panel.collation.summary import Citation

_SYMBOL = re.compile(r"(?<![\w/])[^\W\d_a-z][\w.-]*(?:/[\w()*-]+)+(?:\.\d+)?")


@lru_cache(maxsize=256)
def _named(text: str) -> tuple[Mention, ...]:
    """What a text names, with symbols of series that the gazetteer does not know, such as the Panel's own."""
    found = mentions(text)
    known = {each.start for each in found if each.kind == "symbol"}
    others = (hit for hit in _SYMBOL.finditer(text) if hit.start() not in known)
    return (*found, *(Mention(*hit.span(), hit[0], "symbol", "symbol") for hit in others))


def numbered_names(
    text: str, cited: Iterable[Citation], texts: Mapping[str, str]
) -> tuple[tuple[int, int], ...]:
    """The places of such names, in code points of the sentence."""
    if not any(sign.isdigit() for sign in text):
        return ()
    found = [each for each in _named(text) if any(sign.isdigit() for sign in text[each.start : each.end])]
    if all(each.form == "name" for each in found):
        return tuple((each.start, each.end) for each in found)
    there = {each.code for citation in cited for each in _of(citation, texts)}
    return tuple((each.start, each.end) for each in found if each.form == "name" or _same(each, there))


def _of(citation: Citation, texts: Mapping[str, str]) -> Iterable[Mention]:
    """What the words cited name, read in their whole text, so that “the Convention” is what was named before."""
    text = texts.get(citation.source_id)
    if text is None:
        return _named(citation.quote)
    return (each for each in _named(text) if each.start < citation.end and citation.start < each.end)


def _same(mention: Mention, there: set[str]) -> bool:
    if mention.code in there:
        return True
    series = _series(mention.code)
    return mention.kind == "symbol" and not any(_series(code) == series for code in there)


def _series(symbol: str) -> str:
    """“A/RES/” of A/RES/73/195."""
    return symbol[: next((place for place, sign in enumerate(symbol) if sign.isdigit()), len(symbol))]
