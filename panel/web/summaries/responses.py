"""The response table of an issued summary: as a page, and as files."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue

from panel.domain import correction as rules
from panel.domain import symbols
from panel.domain.actor import Actor
from panel.domain.errors import Gone, Missing, Withdrawn
from panel.gate.marks import public
from panel.i18n import gettext as _
from panel.queries import summary as summaries
from panel.queries import summary_change as changes
from panel.queries import thematic_session as sessions
from panel.services import response_table
from panel.web.pages import render
from panel.web.summaries import compared

TYPES = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def issued(actor: Actor, slug: str) -> Any:
    """Loader: an issued summary; its responses are public with it."""
    found = summaries.readable(actor, sessions.by_slug(actor, slug).id)
    if found.responses is None:
        raise Missing()
    return found


def one_file(actor: Actor, slug: str, format: str) -> Any:
    """Loader: one file of the table; 410 while it holds words that are out of sight."""
    summary = issued(actor, slug)
    found = changes.file(summary.id, format) if format in TYPES else None
    if found is None:
        raise Missing()
    if not found.content:
        raise Withdrawn(sha256=found.sha256)
    if response_table.shown(summary) != (summary.responses or []):
        raise Gone()
    return summary, found


@public("what was corrected and how it was answered is published with the summary", on=issued)
def table(actor: Actor, summary: Any) -> ResponseReturnValue:
    """Every correction with its answer, and what changed in the text."""
    rows = response_table.shown(summary)
    return render(
        "summaries/responses.html",
        call=summary.thematic_session,
        summary=summary,
        rows=[(each, _kind(each), _outcome(each), response_table.said(each), _pieces(each)) for each in rows],
        counted=response_table.counted(rows),
        files=[(name, {f.format: f for f in changes.files(summary.id)}.get(name)) for name in TYPES],
    )


@public("the files of the response table are for everybody", on=one_file)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file, named after the symbol."""
    summary, file = found
    answer = Response(file.content, content_type=TYPES[file.format])
    name = f"{symbols.parse(summary.symbol).file_stem()}-responses.{file.format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _kind(row: Any) -> str:
    kind = rules.kind(row["type"])
    return f"({kind.mark}) {_(kind.label)}" if kind else ""


def _outcome(row: Any) -> str:
    return _(rules.OUTCOMES[row["answer"]]) if row["answer"] else ""


def _pieces(row: Any) -> Any:
    return compared.pieces(row["before"], row["after"]) if row["after"] else ()
