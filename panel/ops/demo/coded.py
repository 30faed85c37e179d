"""Codes the texts of the demo, and says why what is not coded is not used."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from panel.domain.actor import Actor, Role
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.services import coding, non_use


def code(demo: Any, now: datetime) -> None:
    """Themes, points and codings, every third by the second officer; then what is not used."""
    actor, call = demo.staff(Role.OFFICER), demo.call()
    themes = {
        t.id: coding.add_theme(actor, call, t.label["en"], now=now, definition=t.definition)
        for t in demo.material.themes
    }
    instead = {p.id: p.contrary for p in demo.material.points}
    points = {
        p.id: coding.add_point(
            actor, call, themes[p.theme], p.wording, kind=p.kind, addressee=p.addressee, now=now
        ).id
        for p in demo.material.points
    }
    second = demo.person("officer2@panel.example")
    for number, each in enumerate(demo.material.codings):
        row = commentaries.by_id(actor, demo.texts[each.commentary])
        version = next(v for v in commentaries.versions(row.id) if v.id == row.admitted_version_id)
        start, end = each.place(version.body)
        choice = coding.Choice(
            start=start,
            end=end,
            point_id=points[each.point],
            theme_id=themes[each.theme].id,
            kind=each.kind,
            verb=each.verb,
            stance=each.stance,
            instead=instead[each.point] if each.stance == "contrary" else "",
            see_also=each.see_also,
        )
        coding.code(second if number % 3 == 0 else actor, row, choice, now=now)
    assert codebook.progress(call.id)
    set_aside(demo, actor, now)


def set_aside(demo: Any, actor: Actor, now: datetime) -> None:
    """Say why what is not coded is not used, text by text."""
    reasons: dict[str, dict[int, str]] = {}
    for each in demo.material.set_aside:
        reasons.setdefault(each.commentary, {})[each.paragraph] = each.reason
    for name, given in reasons.items():
        non_use.explain(actor, commentaries.by_id(actor, demo.texts[name]), given, now=now)
