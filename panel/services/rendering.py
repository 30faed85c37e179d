"""Renditions of a summary: the files of an issued one, made by jobs, and the page of any."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.collation import Summary as Collated
from panel.collation import dumps, read_summary, summary_json
from panel.db import db
from panel.documents import html, structure
from panel.documents.blocks import Document, Frame
from panel.domain.actor import SYSTEM
from panel.domain.errors import Missing
from panel.models import IssuedDocument, Summary
from panel.queries import summary as summaries
from panel.services import _out_of_sight, _register, summary_check
from panel.services._collation_input import LANGUAGE
from panel.services._document import Imprint, document, frame
from panel.services._journal import record
from panel.services._summary_csv import summary_csv


@dataclass(frozen=True, slots=True)
class Reading:
    """A summary as a page: the text as HTML, the lines of its contents, and its figures."""

    document: Document
    html: str
    contents: tuple[structure.Section, ...]
    words: int
    limit: int
    paragraphs: int
    notes: int


def render(summary_id: str, format: str, *, css: str, base_url: str, now: datetime) -> None:
    """Make one file of an issued summary and keep it with its SHA-256; a second run changes nothing.

    ``css`` is the style sheet of the site; the HTML file brings its own. Raises Missing before issue.
    """
    if summaries.document(summary_id, format) is not None:
        return
    summary = summaries.by_id(summary_id)
    if summary.frozen is None:
        raise Missing()
    content = file_of(summary, format, base_url=base_url, whole=True)
    sha256 = hashlib.sha256(content).hexdigest()
    db.session.add(
        IssuedDocument(
            summary_id=summary.id,
            format=format,
            language=LANGUAGE,
            content=content,
            sha256=sha256,
            rendered_at=now,
        )
    )
    trace = hashlib.sha256(file_of(summary, "json", base_url=base_url, whole=True)).hexdigest()
    _register.reported(summary, sha256, trace, now=now)
    db.session.flush()
    record(SYSTEM, "summary:rendered", summary, now=now, format=format, sha256=sha256)


def file_of(summary: Summary, format: str, *, base_url: str, whole: bool = False) -> bytes:
    """The bytes of one format; the same frozen summary gives the same bytes. KeyError if it is unknown."""
    found = content_of(summary, whole=whole)
    if format == "json":
        return dumps(summary_json(found)).encode()
    if format == "csv":
        return summary_csv(found)
    return written(composed(summary, found, base_url=base_url), format)


def loose(found: Collated, format: str, *, dated: datetime) -> bytes:
    """The bytes of a summary that stands in no database: a draft, whose notes lead nowhere."""
    imprint = Imprint(slug="", base_url="", dated=dated)
    return written(document(found, imprint), format)


def written(made: Document, format: str) -> bytes:
    """The bytes of a document in ``html``, ``docx``, ``pdf`` or ``akn``; KeyError if the format is another."""
    return _WRITERS[format](made, frame(made.language))


def composed(summary: Summary, found: Collated, *, base_url: str, today: datetime | None = None) -> Document:
    """The document of a summary with the content given, frozen or present; a draft is dated ``today``."""
    imprint = Imprint(
        slug=summary.thematic_session.slug,
        base_url=base_url,
        dated=summary.issued_at or today or summary.created_at,
        adopted_at=summary.adopted_at,
        issued_at=summary.issued_at,
    )
    return document(found, imprint)


def content_of(summary: Summary, *, whole: bool = False) -> Collated:
    """The summary in the values of the collation, frozen or present, sources under their public keys.

    What a safety correction keeps out of sight is left out, unless the ``whole`` is asked for: files that
    are kept are made from it, and what goes out of the house never is.
    """
    frozen = summary.frozen
    found = read_summary(frozen) if frozen is not None else summary_check.look(summary).present.published
    return found if whole else _out_of_sight.without(found, _out_of_sight.numbers(summary))


def page(summary: Summary, *, base_url: str, now: datetime) -> Reading:
    """What the page of a summary shows."""
    found = content_of(summary)
    return reading(composed(summary, found, base_url=base_url, today=now), found)


def reading(made: Document, found: Collated) -> Reading:
    """A document with its figures, as a page shows it."""
    return Reading(
        document=made,
        html=html.render_fragment(made, frame(made.language)),
        contents=tuple(each for each in structure.outline(made) if each.level == 1),
        words=found.words,
        limit=found.word_limit,
        paragraphs=len(found.paragraphs),
        notes=len(made.notes),
    )


def _html(made: Document, labels: Frame) -> bytes:
    return html.render_html(made, labels).encode()


def _docx(made: Document, labels: Frame) -> bytes:
    from panel.documents.docx import render_docx  # noqa: PLC0415 - loads a library only the worker needs

    return render_docx(made, labels)


def _pdf(made: Document, labels: Frame) -> bytes:
    from panel.documents.pdf import render_pdf  # noqa: PLC0415 - loads a layout engine only the worker needs

    return render_pdf(made, labels)


def _akn(made: Document, labels: Frame) -> bytes:
    from panel.documents.akn import render_akn  # noqa: PLC0415 - loads a library only the worker needs

    return render_akn(made, labels)


_WRITERS: Mapping[str, Callable[[Document, Frame], bytes]] = {
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "akn": _akn,
}
