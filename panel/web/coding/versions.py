"""Numbered versions of a codebook: made, listed, and run through again."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import codebook, codebook_version
from panel.services import codebook_versions as verbs
from panel.web.coding import page
from panel.web.coding.forms import KINDS, VersionForm
from panel.web.coding.page import session_of
from panel.web.pages import go, render, say


def one_version(actor: Actor, version_id: str) -> Any:
    """Loader: a version with its session."""
    return codebook_version.version(version_id)


@needs(Action.CODING_READ, on=session_of)
def versions(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """All versions, the newest first; a POST makes one of the codebook as it stands."""
    form = VersionForm()
    if request.method == "POST":
        try:
            made = verbs.make(actor, thematic_session, form.reason.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Version %(n)s is kept.", n=made.number))
            return go("codebook_version", version_id=made.id)
    return render(
        "coding/versions.html",
        422 if form.errors else 200,
        form=form,
        call=thematic_session,
        barred=page.barred(actor, thematic_session),
        versions=codebook_version.listed(thematic_session.id),
    )


@needs(Action.CODING_READ, on=one_version)
def version(actor: Actor, found: Any) -> ResponseReturnValue:
    """One version: its words, the counts printed with it, those the log gives again, and those of today."""
    row, call = found
    replay = verbs.replay(row)
    by_theme: dict[str, list[Any]] = {}
    for point in row.book["points"]:
        by_theme.setdefault(point["theme_id"], []).append(point)
    return render(
        "coding/version.html",
        call=call,
        version=row,
        replay=replay,
        by_theme=by_theme,
        today=codebook.weights(call.id),
        kinds=KINDS,
    )
