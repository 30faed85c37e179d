"""Checks of sentences that rest on the digest of a thread: what they say of it, and that nobody counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.domain.drafting.registry import Registry, Spot, body
from panel.domain.drafting.values import N_, Finding, LintDraft, LintNote

OPENING = "In the thematic thread, participants"
"""How a sentence on a digest is written; a thread never adds to the number of submissions."""

_TELLS = "In the thematic thread,"

_DIGEST = re.compile(r"SPMHR/\d{4}/\d{1,5}/THR/\d{1,5}/DIGEST\.\d{1,5}\.?")
_NUMBER = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|few|some|all|"
    r"a majority|a minority)\b(?= (?:of the )?(?:participants|speakers|posts|organizations|submissions|contributors))",
    re.IGNORECASE,
)


def is_digest(note: LintNote) -> bool:
    """Whether a note is nothing but the symbol of a digest."""
    return not note.citations and bool(_DIGEST.fullmatch(note.text.strip()))


def of_threads(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A sentence on a digest says so, rests on nothing else, and counts nobody; no other sentence says so."""
    for spot in body(draft):
        told = spot.sentence.text.startswith(_TELLS)
        digests = [note for note in spot.sentence.notes if is_digest(note)]
        if told and not digests:
            message = N_("The sentence tells of a thread: bind it to the digest of that thread.")
            yield spot.stop("thread-uncited", message, 0, len(_TELLS))
        elif digests and not told:
            message = N_("Note %(note)s is the digest of a thread: begin “%(opening)s …”.")
            at = digests[0].at
            yield spot.stop("thread-unsaid", message, at, at, note=digests[0].number, opening=OPENING)
        if told:
            yield from _counted(spot, digests)


def _counted(spot: Spot, digests: list[LintNote]) -> Iterator[Finding]:
    hit = _NUMBER.search(spot.sentence.text)
    if hit is not None:
        message = N_("“%(word)s”: who wrote in a thread is not counted, for a post is no submission.")
        yield spot.stop("thread-counted", message, hit.start(), hit.end(), word=hit[0])
    others = [note for note in spot.sentence.notes if note not in digests]
    if digests and others:
        message = N_(
            "Note %(note)s: what submissions say stands in a sentence of its own, apart from a thread."
        )
        yield spot.stop("thread-mixed", message, others[0].at, others[0].at, note=others[0].number)
