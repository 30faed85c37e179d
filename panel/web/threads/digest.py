"""The issued digest of a thread, as a page and as files."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain import symbols
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate.marks import public
from panel.queries import digest as digests
from panel.queries import thread as threads
from panel.services import digest_files
from panel.web.pages import render

TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def issued(actor: Actor, slug: str, number: str) -> Any:
    """Loader: the issued digest of a thread."""
    return digests.issued(threads.by_number(actor, slug, number).id)


def issued_file(actor: Actor, slug: str, number: str, format: str) -> Any:
    """Loader: the same, with a format that is offered."""
    if format not in digest_files.FORMATS:
        raise Missing()
    return issued(actor, slug, number), format


@public("an issued digest is for everybody", on=issued)
def page(actor: Actor, digest: Any) -> ResponseReturnValue:
    """The digest as a page, with its files."""
    base_url = current_app.config["PANEL"].base_url
    return render(
        "threads/digest.html",
        digest=digest,
        thread=digest.thread,
        call=digest.thread.thematic_session,
        text=Markup(digest_files.page(digest, base_url=base_url)),  # noqa: S704
        files=digest_files.offered(digest, base_url=base_url),
    )


@public("an issued digest is for everybody", on=issued_file)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file, named after the symbol and the language."""
    digest, format = found
    content = digest_files.written(digest, format, base_url=current_app.config["PANEL"].base_url)
    answer = Response(content, content_type=TYPES[format])
    name = f"{symbols.parse(digest.symbol).file_stem(digest.language)}.{format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
