"""The compilation of a session, for the desk: made when it is asked for, from what is published at that moment."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door
from panel.gate.marks import needs
from panel.queries import thematic_session as sessions
from panel.services import compilation
from panel.web.summaries.views import TYPES

#: Formats that are quick to make; the layout of a PDF takes longer than a page may: ``panel export compilation``.
FORMATS = ("html", "docx", "json", "csv")


def by_slug(actor: Actor, slug: str, format: str) -> Any:
    """Loader: the session with that address; Missing for a format that is not offered."""
    if format not in FORMATS:
        raise Missing()
    return sessions.by_slug(actor, slug), format


@needs(Action.SESSION_DESK, on=by_slug)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file of the compilation."""
    call, format = found
    base_url = current_app.config["PANEL"].base_url
    content = compilation.written(call.slug, format, base_url=base_url, now=door.now())
    answer = Response(content, content_type=TYPES[format])
    name = f"{symbols.parse(f'{call.symbol}/COMP').file_stem('en')}.{format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
