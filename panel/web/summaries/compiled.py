"""The compilation of a session, for the desk: made when it is asked for, from what is published at that moment."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door, exports
from panel.gate.marks import needs
from panel.queries import thematic_session as sessions
from panel.services import compilation, compilation_file
from panel.web.pages import go, render
from panel.web.summaries.views import TYPES

#: Formats in the order in which they are offered. The PDF is made by a job, all others while one waits.
FORMATS = ("html", "docx", "pdf", "json", "csv")


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


def one_file(actor: Actor, slug: str, format: str) -> Any:
    """Loader: a session, and a format that is offered."""
    if format not in FORMATS:
        raise Missing()
    return sessions.by_slug(actor, slug), format


@needs(Action.SESSION_DESK, on=by_slug)
def files(actor: Actor, call: Any) -> ResponseReturnValue:
    """What there is to take down, and how it is with the PDF; sent, it lets the PDF be made."""
    base_url = current_app.config["PANEL"].base_url
    if request.method == "POST":
        compilation_file.ask(actor, call, base_url=base_url, now=door.now())
        return go("compilation_files", slug=call.slug)
    try:
        pdf = compilation_file.standing(call, base_url=base_url, now=door.now())
    except Missing:
        pdf = None
    return render("summaries/compiled.html", call=call, pdf=pdf)


@needs(Action.SESSION_DESK, on=one_file, export=True)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file of the compilation."""
    call, format = found
    base_url = current_app.config["PANEL"].base_url
    if format == "pdf":
        parts: Any = (compilation_file.pdf(call, base_url=base_url),)
    else:
        parts = compilation.parts(call, format, base_url=base_url, now=door.now())
    name = f"{symbols.parse(f'{call.symbol}/COMP').file_stem('en')}.{format}"
    return exports.answer(parts, name, TYPES[format])
