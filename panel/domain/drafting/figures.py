"""Checks of figures: every quantifier against the house table, every population against the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from panel.domain.drafting.codes import code_order
from panel.domain.drafting.ladder import main_verb, says_who
from panel.domain.drafting.quotes import unquoted
from panel.domain.drafting.registry import Registry, Spot, body, plain, series
from panel.domain.drafting.values import N_, Finding, LintDraft
from panel.domain.quantifiers import FEW, SUBMISSIONS, Claim, accepts, finds, quantify

_VAGUE = re.compile(
    r"(?:Almost all|All|Most|Many|Several|Some|A number of|Two|Three|Four|\d+ of \d+) "
    r"(?:of the )?(?P<who>[^\W\d_][\w’' -]*?)(?= \(\d| [a-z]+ed\b|,)"
)
_IDENTICAL = re.compile(r"in identical terms by (\d[\d,]*) organizations")


def quantifiers(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """The words of number say what the table says, about a population that the registry knows."""
    for spot in body(draft):
        for claim in claims(unquoted(spot.sentence.text), book):
            yield from _check(spot, claim, book)


def claims(text: str, book: Registry) -> Iterator[Claim]:
    """The words of number that are about who speaks."""
    return (claim for claim in finds(text, book.nouns) if _speaks(claim, text))


def counted(text: str, book: Registry) -> Iterator[tuple[int, int]]:
    """Where a text says what the checks here count again."""
    yield from ((claim.start, claim.end) for claim in claims(text, book))
    yield from (hit.span(1) for hit in _IDENTICAL.finditer(text))


def _speaks(claim: Claim, text: str) -> bool:
    """Whether the claim is about who speaks; after the verb only where it counts submissions."""
    verb = main_verb(text)
    before = verb is None or claim.start < verb.start
    return before or (claim.noun in SUBMISSIONS and says_who(text, claim.start))


@dataclass(frozen=True, slots=True)
class _Figures:
    """What a claim should say: n of total, whether of a part of the submissions, and the right words."""

    n: int
    total: int
    part: bool
    right: str
    fits: bool


def _check(spot: Spot, claim: Claim, book: Registry) -> Iterator[Finding]:
    word = spot.sentence.text[claim.start : claim.end]
    place = claim.start, claim.end
    members = book.members(claim.noun)
    if members is None:
        message = N_("The registry does not support “%(word)s”.")
        yield spot.stop("population-label", message, *place, word=word)
        return
    n, total = len(book.units(spot.cited() & members)), len(book.units(members))
    part = members != book.everybody
    if not part and spot.sentence.n is not None:
        n = spot.sentence.n
    if n == 0 and not part:
        message = N_("“%(word)s”: no submission is cited that makes this point.")
        yield spot.stop("quantifier", message, *place, word=word)
        return
    if n > total:
        message = N_("%(n)s of %(total)s submissions cannot be.")
        yield spot.stop("quantifier", message, *place, n=n, total=total)
        return
    yield from _compare(spot, claim, word, _figures(spot, claim, n, total, part))


def _figures(spot: Spot, claim: Claim, n: int, total: int, part: bool) -> _Figures:
    contrary = spot.sentence.contrary
    quantifier = quantify(n, total, contrary)
    noun = claim.noun.replace("'", "’") if part else "submissions"
    right = quantifier.subject(noun)
    if not right and part:  # who among them, others in the notes left out, the sentence can say by number
        right = f"{n} of {total} {noun}"
    right = right or series(sorted({each.code for each in spot.citations()}, key=code_order))
    if part and quantifier.kind in ("several", "many", "most", "almost_all"):
        right += f" ({n} of {total})"
    return _Figures(n, total, part, right, claim.kind in accepts(n, total, contrary))


def _compare(spot: Spot, claim: Claim, word: str, found: _Figures) -> Iterator[Finding]:
    start, end = claim.start, claim.end
    mend = _cased(found.right, start == 0 or word[:1].isupper())
    n, total, right = found.n, found.total, found.right
    wrong = (claim.n not in (None, n)) or (claim.total not in (None, total))
    if found.part and n < 2:
        message = N_("“%(word)s” needs two submissions; the notes have %(n)s.")
        yield spot.stop("population-label", message, start, end, mend, word=word, n=n)
    elif wrong or claim.kind == "undefined" or (not found.fits and claim.kind not in ("n_of", "cardinal")):
        message = N_("“%(word)s”: %(n)s of %(total)s make this point, which the table calls “%(right)s”.")
        yield spot.stop("quantifier", message, start, end, mend, word=word, n=n, total=total, right=right)
    elif not found.fits and total >= FEW:
        message = N_("The table has a word for %(n)s of %(total)s: “%(right)s”.")
        yield spot.advise("quantifier", message, start, end, mend, n=n, total=total, right=right)
    elif found.part and claim.n is None and total >= FEW:
        message = N_("“%(word)s” should say how many: %(n)s of %(total)s.")
        yield spot.advise("say-how-many", message, start, end, mend, word=word, n=n, total=total)


def _cased(mend: str, capital: bool) -> str:
    """The mend with a capital only where the words it replaces need one; codes keep theirs."""
    return mend if capital or mend[1:2].isupper() else mend[:1].lower() + mend[1:]


def population_labels(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A constituency speaks only on the strength of the registry, and of two submissions at least (R12)."""
    names = "|".join(re.escape(noun) for noun in book.nouns)
    labels = re.compile(rf"(?:The )?({names})(?= [a-z]+ed\b)", re.IGNORECASE)
    for spot in body(draft):
        text = unquoted(spot.sentence.text)
        vague = _VAGUE.match(text)
        if vague and not any(claim.start == 0 for claim in finds(text, book.nouns)):
            message = N_("The registry does not support “%(word)s”.")
            yield spot.stop("population-label", message, 0, vague.end(), word=vague["who"])
        bare = labels.match(text.replace("’", "'"))
        n = len(book.units(spot.cited() & book.labels[plain(bare[1])])) if bare else 0
        if bare and n < 2:
            message, word = N_("“%(word)s” needs two submissions; the notes have %(n)s."), text[: bare.end()]
            yield spot.stop("population-label", message, 0, bare.end(), word=word, n=n)


def identical_terms(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """“In identical terms by 14 organizations” is true of the members of a group that the sentence cites."""
    for spot in body(draft):
        claims = list(_IDENTICAL.finditer(spot.sentence.text))
        sizes = {book.organisations(ids & spot.cited()) for ids in book.groups.values()} if claims else set()
        for hit in claims:
            if int(hit[1].replace(",", "")) not in sizes:
                message = N_("The notes name no group of %(n)s organizations with identical texts.")
                yield spot.stop("identical-terms", message, hit.start(), hit.end(), n=hit[1])
