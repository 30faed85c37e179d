"""The verb ladder: which reporting verbs a summary uses, and how strong each is (R2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A rung: past tense as printed, family, strength, other forms (mostly present), complements.

    Complements: ``that`` (a clause), ``noun`` (a noun phrase), ``do`` (an infinitive with the
    addressee as its subject), ``whether`` (a question).
    """

    past: str
    family: str
    strength: int
    present: tuple[str, ...]
    takes: tuple[str, ...]


def _verb(past: str, family: str, strength: int, present: str, takes: str) -> Verb:
    return Verb(past, family, strength, tuple(present.split("/")), tuple(takes.split()))


_RUNGS = (
    _verb("stated", "statement", 1, "states/state", "that"),
    _verb("noted", "statement", 1, "notes/note", "that noun"),
    _verb("reported", "statement", 1, "reports/report", "that noun"),
    _verb("indicated", "statement", 1, "indicates/indicate", "that noun"),
    _verb("observed", "statement", 1, "observes/observe", "that noun"),
    _verb("considered", "statement", 1, "considers/consider", "that"),
    _verb("explained", "statement", 1, "explains/explain", "that"),
    _verb("recalled", "statement", 1, "recalls/recall", "that noun"),
    _verb("added", "statement", 1, "adds/add", "that"),
    _verb("asked", "inquiry", 1, "asks/ask", "whether"),
    _verb("raised questions", "inquiry", 1, "raises questions/raise questions", "noun"),
    _verb("highlighted", "statement", 2, "highlights/highlight", "that noun"),
    _verb("stressed", "statement", 2, "stresses/stress", "that noun"),
    _verb("underlined", "statement", 2, "underlines/underline", "that noun"),
    _verb("welcomed", "appraisal", 2, "welcomes/welcome", "that noun"),
    _verb("regretted", "appraisal", 2, "regrets/regret", "that noun"),
    _verb("expressed concern", "appraisal", 2, "expresses concern/express concern", "that noun"),
    _verb("proposed", "request", 3, "proposes/propose", "that noun do"),
    _verb("encouraged", "request", 3, "encourages/encourage", "noun do"),
    _verb("recommended", "request", 4, "recommends/recommend", "that noun do"),
    _verb("called for", "request", 5, "calls for/call for", "noun"),
    _verb("called on", "request", 5, "calls on/call on/calls upon/call upon/called upon", "do"),
    _verb("urged", "request", 6, "urges/urge", "that do"),
)

LADDER: dict[str, Verb] = {verb.past: verb for verb in _RUNGS}
"""Past tense → rung. “Asked”, “added” and “proposed” complete the list for questions (an inquiry),
for a detail found in one source only (R4), and for amendments to a draft."""

OFF_LADDER: dict[str, str | None] = {
    "claimed": "stated", "claims": "stated", "claim": "stated",
    "alleged": "reported", "alleges": "reported", "allege": "reported",
    "proved": None, "proves": None, "revealed": "reported", "reveals": "reported",
    "admitted": "stated", "admits": "stated", "said": "stated", "says": "stated", "say": "stated",
    "argued": "considered", "argues": "considered", "argue": "considered",
    "believed": "considered", "believes": "considered", "believe": "considered",
    "insisted": "stressed", "insists": "stressed", "demanded": "called for", "demands": "called for",
    "suggested": "proposed", "suggests": "proposed", "suggest": "proposed",
    "emphasized": "stressed", "emphasizes": "stressed", "emphasised": "stressed", "emphasises": "stressed",
    "pointed out": "noted", "points out": "noted", "mentioned": "noted", "mentions": "noted",
    "remarked": "observed", "commented": "observed", "warned": "expressed concern",
    "warns": "expressed concern",
    "feared": "expressed concern", "fears": "expressed concern", "complained": "regretted",
    "deplored": "regretted", "deplores": "regretted", "condemned": None, "condemns": None,
    "criticized": None, "criticised": None, "denounced": None, "praised": "welcomed", "commended": "welcomed",
    "requested": "asked", "requests": "asked", "maintained": "stated", "maintains": "stated",
    "asserted": "stated", "asserts": "stated", "contended": "considered", "contends": "considered",
    "declared": "stated", "affirmed": "stated", "confirmed": "stated", "concluded": "considered",
    "acknowledged": None, "supported": None, "supports": None, "endorsed": None, "opposed": None,
    "agreed": None, "disagreed": None, "advised": "recommended", "invited": "encouraged",
    "invites": "encouraged",
    "opined": "considered", "felt": "considered", "thought": "considered", "told": "stated",
}  # fmt: skip
"""Verbs seen in drafts that are not on the ladder → the rung nearest in meaning, None where it depends."""

FORMS: dict[str, str] = {form: verb.past for verb in _RUNGS for form in (verb.past, *verb.present)}
"""Every form of a ladder verb → its past tense."""

DEFAULT_VERBS: dict[str, str] = {
    "inquiry": "asked", "observation": "noted", "good practice": "reported", "recommendation": "recommended",
    "policy gap": "noted", "emerging issue": "observed",
}  # fmt: skip
"""The verb of a coding that states none, by type."""

_SPECIAL = {
    "According to": "stated", "according to": "stated", "was a call for": "called for",
    "Recommendations were made": "recommended", "recommendations were made": "recommended",
}  # fmt: skip
_ALSO_PAST = frozenset({"called upon"})
_BEFORE_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "these",
        "those",
        "that",
        "such",
        "no",
        "any",
        "in",
        "of",
        "to",
        "by",
        "for",
        "on",
        "with",
        "from",
        "as",
        "at",
        "about",
        "so-called",
        "all",
        "some",
        "many",
        "several",
    ]
)
_KNOWN = re.compile(
    r"\b("
    + "|".join(
        re.escape(form) for form in sorted({*FORMS, *OFF_LADDER, *_SPECIAL}, key=lambda f: (-len(f), f))
    )
    + r")\b"
)
#: What was done to somebody, or lies between two commas, is not what somebody says: "fear of being reported",
#: "clinics recommended by States", "the measures noted above".
_PASSIVE = frozenset("be been being get gets got".split())
_FINITE = frozenset("was were is are".split())
_AFTER_PARTICIPLE = re.compile(r"\s+(?:by|above|below|earlier|here)\b(?!\s+(?:that|whether)\b)")
_CLAUSE = re.compile(r"\b(?:that|whether)\b")
#: “It was also noted in”: who says it follows. “CMF noted in two submissions to a court” is CMF's to count.
_IMPERSONAL = re.compile(
    r"\b(?:was|were|been|is|are|as)(?: also| again| often| [a-z]+ly)?\s+$", re.IGNORECASE
)
_NOTED_IN = re.compile(r",?(?: also| again| often)? in ")
_LAST_WORD = re.compile(r"([^\W\d_]+ed)\b[\s,]*(?:however,?\s*)?$")


@dataclass(frozen=True, slots=True)
class Found:
    """The main reporting verb of a sentence: as written, its rung (None: off the ladder), tense, place."""

    written: str
    rung: Verb | None
    present: bool
    start: int
    end: int


def rung(form: str) -> Verb | None:
    """The rung of any form of a verb (“urges”, “called upon”); None if it is not on the ladder."""
    past = FORMS.get(" ".join(form.casefold().split()))
    return LADDER[past] if past else None


def main_verb(text: str) -> Found | None:
    """The reporting verb that carries a sentence; None where the sentence has none.

    Looked for before the first “that” or “whether”, then before the next: the first may belong to the
    speaker (“an association that works at sea reported that …”). Quotations should be blanked.
    """
    for end in (*(clause.start() for clause in _CLAUSE.finditer(text)), len(text)):
        found = _in_head(text[:end], end < len(text))
        if found:
            return found
    return None


def says_who(text: str, start: int) -> bool:
    """Whether what stands at ``start`` is about who speaks: before the verb, after “by”, or after the
    “in” of “it was noted in 12 commentaries”.

    What is counted inside a report (“recommended that all contributions be refunded”) is the source's.
    """
    verb = main_verb(text)
    if verb is None or start < verb.start or text[:start].endswith(" by "):
        return True
    impersonal = _IMPERSONAL.search(text[: verb.start]) is not None
    return impersonal and _NOTED_IN.fullmatch(text, verb.end, start) is not None


def _in_head(head: str, before_clause: bool) -> Found | None:
    for hit in _KNOWN.finditer(head):
        before = head[: hit.start()].split()
        if (before and before[-1].casefold() in _BEFORE_NOUN) or head.startswith(" of ", hit.end()):
            continue  # a noun: “the notes”, “reports of CMF”
        if hit[1] not in _SPECIAL and _participle(before, head, hit.end()):
            continue
        return _found(hit[1], hit.start(), hit.end())
    unknown = _LAST_WORD.search(head) if before_clause else None
    return Found(unknown[1], None, False, unknown.start(1), unknown.end(1)) if unknown else None


def _participle(before: Sequence[str], head: str, end: int) -> bool:
    last = before[-1].casefold() if before else ""
    return last in _PASSIVE or (last not in _FINITE and bool(_AFTER_PARTICIPLE.match(head, end)))


def _found(written: str, start: int, end: int) -> Found:
    if written in _SPECIAL:
        return Found(written, LADDER[_SPECIAL[written]], False, start, end)
    verb = rung(written)
    present = verb is not None and written in verb.present and written not in _ALSO_PAST
    return Found(written, verb, present, start, end)
