"""Checks of counts that stand beside the table: how many others, how many organizations, which share.

Only counts of who speaks are looked at, before the verb, after “by” or “noted in”. What a source itself counts
(“reported that 14 organizations had closed”) is the source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from panel.domain.drafting.ladder import main_verb, says_who
from panel.domain.drafting.quotes import unquoted
from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintDraft
from panel.domain.quantifiers import FIGURE, SUBMISSIONS, number

_ORGANISATIONS = "organizations"
_BETWEEN = 3
"""Words that may stand between the subject “13 organizations” and its verb."""

_AT_HEAD = re.compile(
    rf"(?:(?:In all|In total|Altogether),? )?(?P<n>{FIGURE}) (?:different )?{_ORGANISATIONS}\b", re.IGNORECASE
)
_CODE = re.compile(r"(?<![\w-])[A-Z][\w-]+")


def others(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“CMF and 14 other organizations”: the notes carry fourteen besides those who are named."""
    pattern, ids = _others(book.nouns), {source.code: source.id for source in book.by_id.values()}
    for spot in body(draft):
        text = unquoted(spot.sentence.text)
        for hit in pattern.finditer(text):
            named = {ids[code] for code in _CODE.findall(text[: hit.start()]) if code in ids}
            members = book.members(hit["label"]) if hit["label"] else book.everybody
            if named and members and says_who(text, hit.start()):
                rest = (spot.cited() & members) - named
                right = _sizes(spot, book, rest, len(named)) if members == book.everybody else set()
                yield from _number(spot, hit, right | {len(book.units(rest))})


def organisations(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“13 organizations noted …”: so many stand behind the notes, or so many submissions are in them."""
    for spot in body(draft):
        text = unquoted(spot.sentence.text)
        hit, verb = _AT_HEAD.match(text), main_verb(text)
        if hit and verb and hit.end() <= verb.start and len(text[hit.end() : verb.start].split()) <= _BETWEEN:
            yield from _number(spot, hit, _sizes(spot, book, spot.cited() & book.everybody, 0))


def shares(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“60 per cent of submissions” is what the notes make of the population, rounded as it is printed."""
    pattern = _shares(book.nouns)
    for spot in body(draft):
        text = unquoted(spot.sentence.text)
        for hit in pattern.finditer(text):
            members = book.members(hit["noun"]) if hit["noun"] != _ORGANISATIONS else book.everybody
            if members and says_who(text, hit.start()):
                yield from _share(spot, hit, book, members)


def _share(spot: Spot, hit: re.Match[str], book: Registry, members: frozenset[str]) -> Iterator[Finding]:
    cited = spot.cited() & members
    n, total = len(book.units(cited)), len(book.units(members))
    if members == book.everybody and spot.sentence.n is not None:
        n = spot.sentence.n
    pairs = [(n, total)]
    if hit["noun"] == _ORGANISATIONS:
        pairs.append((book.organisations(cited), book.organisations(members)))
    whole, _, decimals = hit["share"].partition(".")
    told = float(hit["share"]) if decimals else number(whole) or 0
    near = 0.5 * 10 ** -len(decimals) + 1e-9
    if all(abs(told - 100 * part / all_) > near for part, all_ in pairs):
        right = f"{100 * n / total:.0f} per cent"
        message = N_("“%(word)s”: the notes have %(n)s of %(total)s, which is %(right)s.")
        word = spot.sentence.text[hit.start("figure") : hit.end("figure")]
        place = hit.start("figure"), hit.end("figure")
        yield spot.stop("count", message, *place, right, word=word, n=n, total=total, right=right)


def _sizes(spot: Spot, book: Registry, ids: Set[str], named: int) -> set[int]:
    """How many these may be called: submissions, or the organizations behind them."""
    counted = ids & book.everybody
    found = {len(book.units(counted)), book.organisations(counted)}
    return found if spot.sentence.n is None else found | {spot.sentence.n - named}


def _number(spot: Spot, hit: re.Match[str], right: set[int]) -> Iterator[Finding]:
    if number(hit["n"]) not in right:
        start, end = hit.span("n")
        message = N_("“%(word)s”: the notes have %(n)s.")
        word, n = spot.sentence.text[start : hit.end()], max(right)
        mend = str(n) if n > 1 and start else None
        yield spot.stop("count", message, start, end, mend, word=word, n=n)


@lru_cache(maxsize=64)
def _others(labels: tuple[str, ...]) -> re.Pattern[str]:
    counted = "|".join((*SUBMISSIONS, _ORGANISATIONS))
    return re.compile(
        rf"(?:,|\band|\bwith) (?P<n>{FIGURE}) (?:others\b|other (?:(?:{counted})\b|(?P<label>{_any(labels)})\b))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _shares(labels: tuple[str, ...]) -> re.Pattern[str]:
    counted = "|".join((*SUBMISSIONS, _ORGANISATIONS))
    return re.compile(
        rf"(?P<figure>(?P<share>\d+\.\d+|{FIGURE}) ?(?:per cent\b|percent\b|%)) of (?:all )?(?:the )?"
        rf"(?P<noun>{counted}|(?:{_any(labels)})(?: (?:{counted}))?)(?![\w-])",
        re.IGNORECASE,
    )


def _any(labels: tuple[str, ...]) -> str:
    longest = sorted(labels, key=lambda label: (-len(label), label))
    return "|".join(re.escape(label).replace("'", "['’]") for label in longest) or r"(?!)"
