"""Translations of an issued summary: bound to the hash of the text they come from, with the same numbers.

Written by one person and published by another. When the text in force changes, what was published stays
readable and is marked as not up to date, until it is done anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from panel.collation import Summary as Collated
from panel.collation import dumps, read_summary, summary_json
from panel.db import db
from panel.documents.blocks import Document
from panel.domain import refusals
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Problem, Stale, problem
from panel.domain.policy import require
from panel.models import Summary, Translation
from panel.queries import summary_change as changes
from panel.services import _change_text, _out_of_sight, _translated, change_files, rendering, summary_change
from panel.services._collation_input import LANGUAGE
from panel.services._document import Imprint, document
from panel.services._journal import record
from panel.services._outbox import enqueue
from panel.services.summary import digest

LANGUAGES = ("ar", "es", "fr", "ru", "zh")

FORMATS = ("html", "docx", "pdf", "json")

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """A published translation: its language, and whether the text in force is another by now."""

    language: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One piece to translate: its key in the form, the original, the words so far, and whether the original
    changed since they were written."""

    key: str
    label: str
    original: str
    words: str
    changed: bool


def published(summary: Summary) -> Sequence[Published]:
    """The published translations of an issued summary."""
    found = [each for each in changes.translations(summary.id) if each.published is not None]
    return [Published(each.language, is_stale(each)) for each in found]


def is_stale(translation: Translation) -> bool:
    """Whether what is published comes from another text than the one in force."""
    current = digest(summary_change.in_force(translation.summary)[0])
    return translation.published is not None and translation.published["source_hash"] != current


def parts(summary: Summary, translation: Translation | None) -> Sequence[Part]:
    """Everything to translate, in the order of reading: title, headings, paragraphs, notes with own words."""
    base = read_summary(summary_change.in_force(summary)[0])
    words: Words = translation.words if translation is not None else {}
    seen: Words = words.get("seen", {})
    return [
        Part(key, label, said, str(words.get(key, "")), bool(seen) and seen.get(key) != said)
        for key, label, said in _translated.pieces(base)
    ]


def save(
    actor: Actor,
    summary: Summary,
    language: str,
    typed: Mapping[str, str],
    *,
    revision: int,
    now: datetime,
) -> Translation:
    """Save words of a translation; from now on it comes from the text in force.

    Raises Stale where somebody saved in between, Invalid for words that cannot be recorded.
    """
    require(actor, Action.SUMMARY_TRANSLATE, summary)
    if summary.state != "issued":
        raise IllegalMove(N_("A summary is translated when it is issued."))
    if language not in LANGUAGES:
        raise Missing()
    base, symbol = summary_change.in_force(summary)
    pieces = _translated.pieces(read_summary(base))
    problems = [
        p for key, _, _ in pieces if typed.get(key, "").strip() for p in refusals.of_text(key, typed[key])
    ]
    if problems:
        raise Invalid(*problems)
    held = changes.translation(summary.id, language, lock=True)
    if held is None:
        held = Translation(summary_id=summary.id, language=language, revision=0, saved_at=now)
        held.summary = summary
        db.session.add(held)
    elif held.revision != revision:
        raise Stale()
    words = {key: " ".join(typed.get(key, "").split()) for key, _, _ in pieces}
    held.words = {**words, "seen": {key: said for key, _, said in pieces}}
    held.source_hash, held.source_symbol = digest(base), symbol
    held.revision += 1
    held.written_by, held.saved_at = actor.account_id, now
    db.session.flush()
    record(actor, "summary_translation:saved", held, now=now, language=language)
    return held


def publish(actor: Actor, translation: Translation, *, now: datetime) -> None:
    """Publish the words as they stand: complete, with the marks of the original, from the text in force.

    Raises Forbidden for who wrote them, Invalid with everything that is missing.
    """
    require(actor, Action.SUMMARY_PUBLISH_TRANSLATION, translation)
    summary = translation.summary
    base, symbol = summary_change.in_force(summary)
    if translation.source_hash != digest(base):
        raise Invalid(problem("publish", N_("The text has changed since. Save the translation anew first.")))
    problems = missing(summary, translation)
    if problems:
        raise Invalid(*problems)
    made = summary_json(_translated.translated(read_summary(base), translation.words, translation.language))
    translation.published = {"summary": made, "source_hash": digest(base), "source_symbol": symbol}
    translation.published_hash, translation.published_of = digest(made), symbol
    translation.published_by, translation.published_at = actor.account_id, now
    db.session.flush()
    sha256 = translation.published_hash
    record(
        actor,
        "summary_translation:published",
        translation,
        now=now,
        language=translation.language,
        sha256=sha256,
    )
    for each in FORMATS:
        key = f"render_translation:{translation.id}:{sha256}:{each}"
        enqueue(
            "render_translation",
            now=now,
            key=key,
            translation_id=translation.id,
            sha256=sha256,
            format=each,
        )


def missing(summary: Summary, translation: Translation) -> list[Problem]:
    """What a translation lacks before it can be published."""
    every, found = parts(summary, translation), list[Problem]()
    blank = sum(not part.words for part in every)
    if blank:
        found.append(problem("parts", N_("Parts that are not translated yet: %(n)d."), n=blank))
    for part in every:
        if part.words and part.key.startswith("text_"):
            found += _change_text.wrong(part.key, part.original, part.words)
    return found


def composed(translation: Translation, *, base_url: str, whole: bool = False) -> tuple[Document, Collated]:
    """The published translation as a document, without what is out of sight unless the whole is asked for."""
    if translation.published is None or translation.published_at is None:
        raise Missing()
    summary = translation.summary
    found = read_summary(translation.published["summary"])
    if not whole:
        found = _out_of_sight.without(found, _hidden(translation))
    imprint = Imprint(
        slug=summary.thematic_session.slug,
        base_url=base_url,
        dated=translation.published_at,
        adopted_at=summary.adopted_at,
        issued_at=summary.issued_at,
        language=translation.language,
        revises=summary.symbol if "/Rev." in found.symbol else "",
    )
    return document(found, imprint), found


def is_hidden(translation: Translation) -> bool:
    """Whether a part of it is out of sight."""
    return bool(_hidden(translation))


def _hidden(translation: Translation) -> frozenset[int]:
    return _out_of_sight.numbers(translation.summary, issued_at=translation.published_at)


def render(translation_id: str, sha256: str, format: str, *, base_url: str, now: datetime) -> None:
    """Make one file of what was published with that hash; a later publication replaces it."""
    translation = changes.translation_by_id(translation_id)
    if translation.published is None or translation.published_hash != sha256:
        return
    earlier = changes.file(translation.id, format)
    if earlier is not None:
        db.session.delete(earlier)
        db.session.flush()
    if format == "json":
        plain = {**translation.published["summary"], "translation": _origin(translation)}
        content = dumps(plain).encode()
    else:
        content = rendering.written(composed(translation, base_url=base_url, whole=True)[0], format)
    change_files.keep(translation.id, format, content, translation.summary, now=now)


def _origin(translation: Translation) -> dict[str, str]:
    assert translation.published is not None
    return {
        "language": translation.language,
        "original_language": LANGUAGE,
        "source_symbol": str(translation.published["source_symbol"]),
        "source_hash": str(translation.published["source_hash"]),
    }
