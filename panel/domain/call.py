"""What a call says, and what may not stand in it.

House rules, working methods, section on calls. Nothing here knows whether the call is announced: a
draft may be changed at will, an announced call not at all. ``advice`` never stops anybody.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from panel.domain import deadline, limits, refusals
from panel.domain.attribution import CONSENTS
from panel.domain.errors import N_, Problem, problem
from panel.domain.languages import TAGS
from panel.domain.text import normalise

WHO = ("open", "invitation")
"""Everybody who is accredited, or only those invited."""

PUBLICATION = ("admission", "closing")
"""Each text when it is admitted, or all together when the call closes."""

WORD_LIMITS = range(50, 2_001)
"""Limits a call may set, in words; a text has room for 12,000 characters, which is about 2,000 words."""

BODY_LIMITS = range(500, 20_001)
"""Limits of a summary's body, in words of rule wc-1."""

NOTICE = timedelta(weeks=2)
WINDOW = timedelta(weeks=6)

_PARAGRAPHS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CallText:
    """What a call says; instants in UTC, on the minute; limits in words of rule wc-1."""

    title: str
    issues: Sequence[str]
    concept_note: str
    objectives: Sequence[str]
    questions: Sequence[str]
    opens_at: datetime
    closes_at: datetime
    base_document_title: str = ""
    base_paragraphs: Sequence[str] = ()
    segments: Sequence[str] = ()
    word_limit: int = limits.WORDS
    joint_word_limit: int = limits.WORDS
    body_limit: int = limits.SUMMARY_WORDS
    languages: Sequence[str] = TAGS
    who: str = "open"
    consents: Sequence[str] = field(default=CONSENTS)
    publication: str = "admission"


_ONE = ("title", "concept_note", "base_document_title")
_MANY = ("objectives", "questions", "segments", "base_paragraphs")

#: Code points of each text, or of each entry where there are several.
_CAPS = {
    "title": limits.TITLE,
    "concept_note": 20_000,
    "objectives": 1_000,
    "base_document_title": limits.TITLE,
    "base_paragraphs": 5_000,
    "questions": 1_000,
    "segments": limits.TITLE,
}


def tidy(text: CallText) -> CallText:
    """The call in one form: NFC, no blanks round a text, no empty entries, choices in a fixed order,
    times on the full minute."""
    tidied: dict[str, Any] = {
        "issues": tuple(dict.fromkeys(text.issues)),
        "languages": tuple(sorted(set(text.languages), key=_place(TAGS))),
        "consents": tuple(sorted(set(text.consents), key=_place(CONSENTS))),
    }
    for name in _ONE:
        tidied[name] = normalise(getattr(text, name)).strip()
    for name in _MANY:
        tidied[name] = tuple(n for each in getattr(text, name) if (n := normalise(each).strip()))
    for name in ("opens_at", "closes_at"):
        tidied[name] = getattr(text, name).replace(second=0, microsecond=0)
    return replace(text, **tidied)


def problems(text: CallText, issues: Sequence[str]) -> list[Problem]:
    """Everything that cannot stand in a tidy call; ``issues`` are the slugs that exist."""
    return [*_of_texts(text), *_of_choices(text, issues), *_of_limits(text), *_of_times(text)]


def advice(text: CallText, now: datetime) -> list[str]:
    """What an officer may want to think over before the call is issued, as msgids."""
    found = []
    if text.opens_at - now < NOTICE:
        found.append(N_("It opens less than two weeks from now. Organizations ask for earlier notice."))
    if text.closes_at - text.opens_at < WINDOW:
        found.append(N_("It is open for less than six weeks."))
    if text.closes_at.astimezone(deadline.GENEVA).weekday() >= 5:
        found.append(N_("The deadline falls on a weekend in Geneva."))
    if not text.questions:
        found.append(N_("It asks no guiding question."))
    if text.base_document_title and not text.base_paragraphs:
        found.append(N_("The base document has a title and no paragraphs."))
    return found


def fingerprint(text: CallText) -> str:
    """SHA-256 of the call, by which two people who edit one draft notice each other."""
    written = json.dumps(asdict(text), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def _place(order: Sequence[str]) -> Callable[[str], int]:
    """Where a choice stands in its list; what is not in it stands last."""
    return lambda choice: order.index(choice) if choice in order else len(order)


def _of_texts(text: CallText) -> Iterator[Problem]:
    if not text.title:
        yield problem("title", N_("Give the session a title."))
    if len(text.questions) > limits.QUESTIONS:
        yield problem(
            "questions",
            N_("A call has at most %(most)d guiding questions; there are %(found)d."),
            most=limits.QUESTIONS,
            found=len(text.questions),
        )
    if len(text.base_paragraphs) > _PARAGRAPHS:
        yield problem(
            "base_paragraphs",
            N_("The base document has %(found)d paragraphs; the limit is %(most)d."),
            found=len(text.base_paragraphs),
            most=_PARAGRAPHS,
        )
    if text.base_paragraphs and not text.base_document_title:
        yield problem("base_document_title", N_("Give the base document a title."))
    for name, cap in _CAPS.items():
        parts = (getattr(text, name),) if name in _ONE else getattr(text, name)
        whole = "\n".join(parts)
        yield from refusals.of_text(name, whole) if whole else ()
        longest = max(map(len, parts), default=0)
        if longest > cap:
            yield problem(
                name,
                N_("%(found)d characters; the limit is %(most)d. Shorten it."),
                found=longest,
                most=cap,
            )


def _of_choices(text: CallText, issues: Sequence[str]) -> Iterator[Problem]:
    if not text.issues or not set(text.issues) <= set(issues):
        yield problem("issues", N_("Choose at least one cross-cutting issue."))
    if not text.languages or not set(text.languages) <= set(TAGS):
        yield problem("languages", N_("Choose at least one language."))
    if "public" not in text.consents or not set(text.consents) <= set(CONSENTS):
        yield problem("consents", N_("A call always offers to publish with the name; add it."))
    if text.who not in WHO:
        yield problem("who", N_("Choose who may submit."))
    if text.publication not in PUBLICATION:
        yield problem("publication", N_("Choose when texts are published."))


def _of_limits(text: CallText) -> Iterator[Problem]:
    for name, allowed in (
        ("word_limit", WORD_LIMITS),
        ("joint_word_limit", WORD_LIMITS),
        ("body_limit", BODY_LIMITS),
    ):
        if getattr(text, name) not in allowed:
            yield problem(
                name,
                N_("Give a whole number of words from %(low)d to %(high)d."),
                low=allowed[0],
                high=allowed[-1],
            )


def _of_times(text: CallText) -> Iterator[Problem]:
    if text.closes_at <= text.opens_at:
        yield problem("closes", N_("The deadline must lie after the opening."))
