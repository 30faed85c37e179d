"""What happened to the passages of a text, and the way back and forth in one's own acts."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import lazy_gettext as _l
from panel.queries import codebook, coding_log, room_text
from panel.services import coding, coding_undo
from panel.web.coding import desk, page
from panel.web.coding.forms import KINDS
from panel.web.coding.views import opened
from panel.web.pages import render

ACTS = {
    "made": _l("coded"),
    "undone": _l("undone"),
    "redone": _l("redone"),
    "changed": _l("changed"),
    "moved": _l("moved to another point"),
    "accepted": _l("suggestion accepted"),
    "dismissed": _l("suggestion put aside"),
    "reopened": _l("suggestion offered again"),
}
OFFERS = {
    "theme": _l("theme"),
    "point": _l("point"),
    "type": _l("type"),
    "verb": _l("verb"),
    "citation": _l("citation"),
}
_CHANGED = _l("suggestion changed")


@needs(Action.CODING_READ, on=opened)
def undo(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Take back one's last act on a text."""
    return page.back(commentary, coding_undo.undo(actor, commentary, now=door.now())[0])


@needs(Action.CODING_READ, on=opened)
def redo(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Do again what one undid last on a text."""
    return page.back(commentary, coding_undo.redo(actor, commentary, now=door.now())[0])


@needs(Action.CODING_READ, on=opened)
def shown(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """All that happened to the passages of the admitted version, paragraph by paragraph."""
    version_id = coding.codable(commentary)
    text = room_text.of_version(None, commentary, version_id)
    told: dict[int, list[coding_log.Told]] = {}
    for each in coding_log.of_version(version_id):
        told.setdefault(each.paragraph, []).append(each)
    return render(
        "coding/history.html",
        commentary=commentary,
        call=commentary.thematic_session,
        shown=text,
        told=sorted(told.items()),
        words=lambda each: desk.excerpt(text.body[each.start : each.end]),
        said=_said,
        offers=OFFERS,
        kinds=KINDS,
        themes={each.id: each.label for each in codebook.themes(commentary.thematic_session_id)},
    )


def _said(each: coding_log.Told) -> Any:
    return _CHANGED if each.offer and each.act == "changed" else ACTS[each.act]
