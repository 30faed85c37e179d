"""Documents of what changed an issued summary, and of its translations, as pages and as kept files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from panel.collation import Summary as Collated
from panel.collation import dumps, read_summary, summary_json
from panel.db import db
from panel.documents import blocks, html
from panel.documents.blocks import Document
from panel.domain.actor import SYSTEM
from panel.domain.deadline import GENEVA
from panel.i18n import format_date, use_locale
from panel.i18n import gettext as _
from panel.models import ChangeFile, Summary, SummaryChange
from panel.queries import summary_change as changes
from panel.services import _marks, _out_of_sight, rendering, summary_change
from panel.services._collation_input import LANGUAGE
from panel.services._document import Imprint, document, frame, paragraphs
from panel.services._journal import record

FORMAT, VERSION = "panel-summary-change", 1


def render(change_id: str, format: str, *, base_url: str, now: datetime) -> None:
    """Make one file of a change and keep it with its SHA-256; a second run changes nothing."""
    if changes.file(change_id, format) is not None:
        return
    change = changes.by_id(change_id)
    keep(change.id, format, file_of(change, format, base_url=base_url), change.summary, now=now)


def keep(owner_id: str, format: str, content: bytes, summary: Summary, *, now: datetime) -> None:
    """Keep the bytes of one rendition."""
    sha256 = hashlib.sha256(content).hexdigest()
    db.session.add(
        ChangeFile(owner_id=owner_id, format=format, content=content, sha256=sha256, rendered_at=now)
    )
    record(SYSTEM, "summary:rendered", summary, now=now, format=format, sha256=sha256)


def file_of(change: SummaryChange, format: str, *, base_url: str) -> bytes:
    """The bytes of one format. KeyError if it is unknown."""
    if format != "json":
        return rendering.written(composed(change, base_url=base_url, whole=True), format)
    if change.kind == "Rev":
        return dumps(change.frozen).encode()
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "symbol": summary_change.symbol(change),
        "of": change.summary.symbol,
        "base_hash": change.base_hash,
        "reason": change.reason,
        "edits": change.edits,
    }
    added = addendum(change)
    if added is not None:
        told = summary_json(added)
        plain |= {key: told[key] for key in ("words", "word_rule", "paragraphs", "sources")}
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def addendum(change: SummaryChange) -> Collated | None:
    """The paragraphs of an addendum with their notes; None of what is none, or was issued without notes."""
    if change.kind != "Add" or change.frozen["symbol"] != summary_change.symbol(change):
        return None
    return read_summary(change.frozen)


def hidden(change: SummaryChange) -> frozenset[int]:
    """Paragraphs of it that a safety correction keeps out of sight."""
    return (
        _out_of_sight.numbers(change.summary, issued_at=change.issued_at)
        if change.kind != "Add"
        else frozenset()
    )


def composed(change: SummaryChange, *, base_url: str, whole: bool = False) -> Document:
    """The document: the whole text of a revision, the list of corrections, or the added paragraphs."""
    away = frozenset[int]() if whole else hidden(change)
    if change.kind == "Rev":
        found = _out_of_sight.without(read_summary(change.frozen), away)
        return document(found, _imprint(change, base_url))
    added = addendum(change)
    with use_locale(LANGUAGE):
        if added is not None:
            return _short(change, *paragraphs(added, _imprint(change, base_url)))
        return _short(change, tuple(_blocks(change, away)))


def _imprint(change: SummaryChange, base_url: str) -> Imprint:
    return Imprint(
        slug=change.summary.thematic_session.slug,
        base_url=base_url,
        dated=change.issued_at,
        adopted_at=change.summary.adopted_at,
        issued_at=change.issued_at,
        revises=change.summary.symbol if change.kind == "Rev" else "",
    )


def _short(
    change: SummaryChange, parts: tuple[blocks.Block, ...], notes: tuple[blocks.Note, ...] = ()
) -> Document:
    body = _("Standing Panel on Migration and Human Rights")
    title = change.summary.thematic_session.title
    kind = _("Correction") if change.kind == "Corr" else _("Addendum")
    day = format_date(change.issued_at)
    return Document(
        title=title,
        subtitle=_("%(kind)s to the summary of stakeholders’ submissions", kind=kind),
        language=LANGUAGE,
        direction="ltr",
        masthead=blocks.Masthead(
            summary_change.symbol(change), _("Distr.: General"), day, _("Original: English"), body
        ),
        disclaimer=_("Reason: %(reason)s", reason=change.reason),
        blocks=parts,
        notes=notes,
        meta=blocks.Meta(change.issued_at.astimezone(GENEVA).date(), body, kind, ()),
    )


def _blocks(change: SummaryChange, away: frozenset[int]) -> Iterator[blocks.Block]:
    for each in change.edits:
        number = int(each["paragraph"])
        if change.kind == "Add":
            yield blocks.NumberedParagraph(number, (blocks.Text(each["after"]),))
            continue
        yield blocks.Heading(1, _("Paragraph %(n)s", n=number))
        if number in away:
            yield blocks.PlainParagraph((blocks.Text(_("Out of sight.")),))
            continue
        if each["before"]:
            yield blocks.PlainParagraph((blocks.Emphasis(_("For")),))
            yield blocks.QuotationBlock((blocks.Text(_marks.bare(each["before"]).text),))
        yield blocks.PlainParagraph((blocks.Emphasis(_("read")),))
        yield blocks.QuotationBlock((blocks.Text(_marks.bare(each["after"]).text),))


def fragment(made: Document) -> str:
    """The document as part of a page."""
    return html.render_fragment(made, frame(made.language))


def plain(edit: Mapping[str, object]) -> tuple[str, str]:
    """The words before and after, without marks."""
    return _marks.bare(str(edit["before"])).text, _marks.bare(str(edit["after"])).text
