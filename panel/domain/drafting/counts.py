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
_JOINT = re.compile(rf"joint submission of (?P<n>{FIGURE}) {_ORGANISATIONS}\b", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w-])[A-Z][\w-]+")


def others(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“CMF and 14 other organizations”: the notes carry fourteen besides those who are named."""
    for spot in body(draft):
        for hit, named, members in _besides(unquoted(spot.sentence.text), book):
            rest = (spot.cited() & members) - named
            right = _sizes(spot, book, rest, len(named)) if members == book.everybody else set()
            yield from _number(spot, hit, right | {len(book.units(rest))})


def organisations(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“13 organizations noted …”: so many stand behind the notes, or so many submissions are in them."""
    for spot in body(draft):
        hit = _at_head(unquoted(spot.sentence.text))
        if hit:
            yield from _number(spot, hit, _sizes(spot, book, spot.cited() & book.everybody, 0))


def shares(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“60 per cent of submissions” is what the notes make of the population, rounded as it is printed."""
    for spot in body(draft):
        for hit, members in _told_shares(unquoted(spot.sentence.text), book):
            yield from _share(spot, hit, book, members)


def joint(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“A joint submission of 23 organizations”: one that the notes name has so many members."""
    for spot in body(draft):
        cited = [book.by_id[each] for each in spot.cited() if each in book.by_id]
        sizes = {book.organisations([each.id]) for each in cited if each.joint}
        for hit in _JOINT.finditer(unquoted(spot.sentence.text)):
            if number(hit["n"]) not in sizes:
                message = N_("The notes name no joint submission of %(n)s organizations.")
                yield spot.stop("joint-breadth", message, *hit.span("n"), n=hit["n"])


def counted(text: str, book: Registry) -> Iterator[tuple[int, int]]:
    """Where a text says what the checks here count again."""
    yield from (hit.span() for hit, _, _ in _besides(text, book))
    yield from (hit.span("figure") for hit, _ in _told_shares(text, book))
    yield from (hit.span("n") for hit in _JOINT.finditer(text))
    head = _at_head(text)
    if head:
        yield head.span()


def _besides(text: str, book: Registry) -> Iterator[tuple[re.Match[str], set[str], frozenset[str]]]:
    """“And 14 other organizations”, who is named before it, and whom it counts."""
    hits = [*_others(book.nouns).finditer(text)]
    ids = {source.code: source.id for source in book.by_id.values()} if hits else {}
    for hit in hits:
        named = {ids[code] for code in _CODE.findall(text[: hit.start()]) if code in ids}
        members = book.members(hit["label"]) if hit["label"] else book.everybody
        if named and members and says_who(text, hit.start()):
            yield hit, named, members


def _at_head(text: str) -> re.Match[str] | None:
    """“13 organizations” right before the verb."""
    hit, verb = _AT_HEAD.match(text), main_verb(text)
    if not hit or not verb or hit.end() > verb.start:
        return None
    return hit if len(text[hit.end() : verb.start].split()) <= _BETWEEN else None


def _told_shares(text: str, book: Registry) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    """“60 per cent of submissions” and whom it is a share of."""
    for hit in _shares(book.nouns).finditer(text):
        members = book.members(hit["noun"]) if hit["noun"] != _ORGANISATIONS else book.everybody
        if members and says_who(text, hit.start()):
            yield hit, members


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
