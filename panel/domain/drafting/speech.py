"""Checks of reported speech: verbs, tense, addressee, who is named as the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.domain.drafting.codes import code_order
from panel.domain.drafting.ladder import OFF_LADDER, Found, main_verb, rung
from panel.domain.drafting.quotes import unquoted
from panel.domain.drafting.registry import Registry, Spot, body, series
from panel.domain.drafting.values import ADVICE, N_, Finding, LintDraft


def reporting_verbs(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Every sentence reports, in the past tense, with a verb of the ladder no stronger than coded."""
    for spot in body(draft):
        verb = main_verb(unquoted(spot.sentence.text))
        if verb is None:
            message = N_("The sentence has no reporting verb: who says so?")
            yield spot.stop("no-verb", message, 0, len(spot.sentence.text), _reported(spot, book))
        else:
            yield from _verb_faults(spot, verb)


_FEW = 2
"""As many as are named by their codes; of more the table says how many."""


def _reported(spot: Spot, book: Registry) -> str | None:
    """The sentence with who says so in front; None where nobody is cited, or so many that a word is due."""
    codes = list(dict.fromkeys(each.code for each in spot.citations() if each.source_id in book.by_id))
    coded, text = rung(spot.sentence.coded), spot.sentence.text
    verb = coded.past if coded is not None and "that" in coded.takes else "noted"
    if not 1 <= len(codes) <= _FEW or not text[:1].isupper():
        return None
    first = text if text[1:2].isupper() else text[:1].lower() + text[1:]
    return f"{series(codes)} {verb} that {first}"


def _verb_faults(spot: Spot, verb: Found) -> Iterator[Finding]:
    place, written = (verb.start, verb.end), verb.written
    if verb.rung is None:
        message = N_("“%(verb)s” is not on the list of reporting verbs.")
        yield spot.stop("verb-unknown", message, *place, OFF_LADDER.get(written), verb=written)
        return
    if verb.present:
        message = N_("“%(verb)s”: what contributors wrote is reported in the past.")
        yield spot.stop("present-tense", message, *place, verb.rung.past, verb=written)
    coded = rung(spot.sentence.coded)
    if coded and verb.rung.strength > coded.strength:
        message = N_("“%(verb)s” is stronger than the source, which “%(coded)s”.")
        yield spot.stop("verb-stronger", message, *place, coded.past, verb=written, coded=coded.past)
    elif coded and verb.rung.strength < coded.strength:
        message = N_("“%(verb)s” is weaker than the source, which “%(coded)s”.")
        yield spot.advise("verb-weaker", message, *place, coded.past, verb=written, coded=coded.past)


def addressees(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A recommendation says to whom."""
    for spot in body(draft):
        if spot.sentence.kind == "recommendation" and not spot.sentence.addressee.strip():
            yield spot.stop("no-addressee", N_("The recommendation has no addressee."))


_CODE = r"[A-Z][A-Z0-9]*(?:-?[A-Z0-9]+)+\*?"
_SPEAKERS = re.compile(rf"{_CODE}(?:, {_CODE})*(?:,? and {_CODE})?\s+$")
_EACH = re.compile(_CODE)


def speakers(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Who speaks at the head of a sentence also stands in its notes; whoever is named elsewhere should."""
    if not book.codes:
        return
    names = "|".join(re.escape(code) for code in sorted(book.codes, key=lambda code: (-len(code), code)))
    known = re.compile(rf"(?:{names})\*?(?:, (?:{names})\*?)*(?:,? and (?:{names})\*?)?(?![\w-])")
    each = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    for spot in body(draft):
        cited = {citation.code for citation in spot.citations()}
        if not cited:
            continue
        text = unquoted(spot.sentence.text)
        head = _head(text, known)
        speaking = {code.rstrip("*") for code in (*each.findall(head), *_EACH.findall(head))}
        missing = sorted(speaking - cited, key=code_order)
        if missing:
            message = N_("%(codes)s speaks here but is not in the notes.")
            end, mend = len(head.rstrip()), _left(head, cited, each)
            yield spot.stop("speaker-uncited", message, 0, end, mend, codes=series(missing))
        named = sorted(set(each.findall(text[len(head) :])) - cited, key=code_order)
        if named:
            message = N_("%(codes)s is named here but is not in the notes.")
            yield spot.advise("named-uncited", message, codes=series(named))


def _head(text: str, known: re.Pattern[str]) -> str:
    """The codes with which a sentence begins: of contributors, or of whatever stands before its verb."""
    verb = main_verb(text)
    strangers = _SPEAKERS.match(text[: verb.start]) if verb is not None else None
    subject = strangers or known.match(text)
    return subject[0] if subject else ""


def _left(head: str, cited: set[str], known: re.Pattern[str]) -> str | None:
    """The speakers that are in the notes; None where nobody is left."""
    codes = dict.fromkeys(code.rstrip("*") for code in (*known.findall(head), *_EACH.findall(head)))
    left = [code for code in sorted(codes, key=head.find) if code in cited]
    return series(left) if left else None


def paragraph_size(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """One to four sentences a paragraph."""
    for paragraph in draft.paragraphs:
        size = len(paragraph.sentences)
        if not paragraph.own_voice and not 1 <= size <= 4:
            message = N_("A paragraph has one to four sentences; this has %(size)s.")
            yield Finding("paragraph-size", ADVICE, message, paragraph.number, params=(("size", size),))
