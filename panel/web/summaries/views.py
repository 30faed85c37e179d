"""Reading summaries: the list, the text of one, its files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Response, current_app
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain import symbols
from panel.domain.actor import Actor
from panel.domain.errors import N_, Gone, Missing, Withdrawn
from panel.gate import door
from panel.gate.marks import public
from panel.queries import summary as summaries
from panel.queries import summary_change as changes
from panel.queries import thematic_session as sessions
from panel.services import correction, rendering, summary_change, summary_translation
from panel.web.pages import render

#: Media types of the files, in the order in which they are offered.
TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "akn": "application/akn+xml",
}

#: How long after issue a file that is not there is said to be in the making.
IN_THE_MAKING = timedelta(hours=1)


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the summary of the session with that address, if this reader may read it now."""
    return summaries.readable(actor, sessions.by_slug(actor, slug).id)


def issued_file(actor: Actor, slug: str, format: str) -> Any:
    """Loader: one file of an issued summary; Missing while it is not made."""
    summary = by_slug(actor, slug)
    found = summaries.document(summary.id, format) if format in TYPES else None
    if found is None:
        raise Missing()
    if not found.content:
        raise Withdrawn(sha256=found.sha256)
    if correction.hidden(summary):
        raise Gone(N_("This file is withdrawn: a part of it is out of sight. Its SHA-256 is kept."))
    return summary, found


@public("issued summaries are for everybody; drafts are listed for those who may read them")
def listing(actor: Actor) -> ResponseReturnValue:
    """Summaries this reader may read."""
    return render("summaries/listing.html", rows=summaries.listed(actor))


@public("an issued summary is for everybody; a draft in check for those who contributed", on=by_slug)
def issued(actor: Actor, summary: Any) -> ResponseReturnValue:
    """The text with its notes beside it; before issue with a line that says so."""
    page = rendering.page(summary, base_url=current_app.config["PANEL"].base_url, now=door.now())
    offered = files(summary)
    return render(
        "summaries/summary.html",
        call=summary.thematic_session,
        summary=summary,
        page=page,
        # made by panel.documents, which escapes every word it was given
        text=Markup(page.html),  # noqa: S704
        files=offered,
        made=made(offered),
        slug=summary.thematic_session.slug,
        changes=[(each, summary_change.symbol(each)) for each in changes.of_summary(summary.id)],
        translated=summary_translation.published(summary) if summary.issued_at else (),
        contributed=bool(summary.contributor_ids),
        withdrawn=summary.issued_at is not None and bool(correction.hidden(summary)),
    )


def files(summary: Any) -> list[tuple[str, Any]]:
    """The formats with their files; one that is not made yet is named as long as it may be in the making."""
    there = {each.format: each for each in summaries.files(summary.id)}
    waiting = summary.issued_at is not None and door.now() - summary.issued_at < IN_THE_MAKING
    return [(name, there.get(name)) for name in TYPES if name in there or waiting]


def made(offered: list[tuple[str, Any]]) -> int:
    """How many of them are there."""
    return sum(file is not None for _name, file in offered)


@public("the files of an issued summary are for everybody", on=issued_file)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file, named after the symbol and the language."""
    summary, document = found
    answer = Response(document.content, content_type=TYPES[document.format])
    name = f"{symbols.parse(summary.symbol).file_stem(document.language)}.{document.format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
