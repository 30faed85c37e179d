"""Codings and codebook of a session as files, and files of other programs taken in."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing
from panel.domain.policy import require
from panel.gate import door, exports
from panel.gate.edge import FILE_BYTES
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.services import coding_files, coding_import
from panel.services.coding_import import Report
from panel.web.coding import page
from panel.web.coding.forms import TakeInForm
from panel.web.pages import go, render, say

#: Media types of the files, in the order in which they are offered.
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "qdpx": "application/zip",
    "qdc": "application/xml",
}
#: Most lines of a report that a page prints.
LINES = 100


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


def one_file(actor: Actor, slug: str, format: str) -> Any:
    """Loader: a session, and a format that is offered."""
    if format not in TYPES:
        raise Missing()
    return page.session_of(actor, slug), format


@needs(Action.CODING_READ, on=by_slug)
def exchange(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """What can be taken out, and the form for what comes in."""
    return _page(actor, thematic_session, TakeInForm())


@needs(Action.CODING_READ, on=lambda actor, slug, format: one_file(actor, slug, format)[0], export=True)
def coding_file(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """One file, named after the symbol of the session."""
    assert request.view_args is not None
    format = request.view_args["format"]
    parts = coding_files.parts(
        thematic_session, format, base_url=current_app.config["PANEL"].base_url, now=door.now()
    )
    name = f"{symbols.parse(thematic_session.symbol).file_stem()}-codings.{format}"
    return exports.answer(parts, name, TYPES[format])


@needs(Action.CODING_READ, own_transaction=True, takes_file=True)
def take_in(actor: Actor, slug: str) -> ResponseReturnValue:
    """Take a codebook or codings in; the file is read before the store is held."""
    form = TakeInForm()
    with door.glance():
        # Refused before anything of the file is looked at.
        require(actor, Action.CODING_READ, page.session_of(actor, slug))
    sent = request.files.get("file")
    try:
        found = coding_import.read(sent.read() if sent is not None else b"")
        with door.unit():
            call = page.session_of(actor, slug)
            report = coding_import.take(actor, call, found, rest=bool(form.rest.data), now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        report = Report()
    if form.errors or (report.problems and not form.rest.data):
        with door.glance():
            return _page(actor, page.session_of(actor, slug), form, report, 422)
    say(told(report), "warn" if report.problems else "ok")
    return go("exchange", slug=slug)


def told(report: Report) -> str:
    """What was taken in, in one line."""
    parts = [
        ngettext("%(num)s theme is new.", "%(num)s themes are new.", report.themes),
        ngettext("%(num)s point is new.", "%(num)s points are new.", report.points),
        ngettext("%(num)s passage is coded.", "%(num)s passages are coded.", report.codings),
    ]
    if report.known:
        parts.append(ngettext("%(num)s stood there already.", "%(num)s stood there already.", report.known))
    if report.problems:
        n = len(report.problems)
        parts.append(ngettext("%(num)s thing was left out.", "%(num)s things were left out.", n))
    return " ".join(parts)


def _page(
    actor: Actor, call: Any, form: TakeInForm, report: Report | None = None, status: int = 200
) -> ResponseReturnValue:
    lines = [_(each.msgid, **each.values) for each in report.problems] if report is not None else []
    return render(
        "coding/exchange.html",
        status,
        call=call,
        form=form,
        barred=page.barred(actor, call),
        lines=lines[:LINES],
        more=max(len(lines) - LINES, 0),
        megabytes=FILE_BYTES // 2**20,
    )
