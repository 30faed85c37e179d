"""The unofficial working translation beside the original: one page for officers and for the contributor."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Malformed
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.queries import attribution, room_text
from panel.queries import commentary as commentaries
from panel.queries import translation as translations
from panel.services import translation as verbs
from panel.web.commentaries.letters import read
from panel.web.pages import go, render, say


@needs(Action.TRANSLATION_WRITE, on=read)
def translation(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Each paragraph with its translation; a POST writes what was changed, or puts a pasted whole into place."""
    version_id = verbs.translatable(commentary)
    standing = translations.standing(version_id, verbs.LANGUAGE)
    typed = {n: each.row.text for n, each in standing.items()}
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        typed |= _typed("t-")
        try:
            if request.form.get("whole", "").strip():
                typed = dict(verbs.aligned(request.form["whole"], commentaries.paragraphs(version_id)))
            seen = {n: _whole(value) for n, value in _typed("s-").items()}
            changed = verbs.write(actor, commentary, typed, seen, now=door.now())
        except Invalid as error:
            for each in error.problems:
                errors.setdefault(each.field, []).append(_(each.msgid, **each.values))
        else:
            say(ngettext("%(num)s paragraph is saved.", "%(num)s paragraphs are saved.", changed))
            return go("translation", commentary_id=commentary.id)
    return _page(actor, commentary, version_id, typed, errors)


def _page(
    actor: Actor, commentary: Any, version_id: str, typed: dict[int, str], errors: dict[str, list[str]]
) -> ResponseReturnValue:
    call = commentary.thematic_session
    kept: dict[int, list[Any]] = {}
    for each in translations.history(version_id, verbs.LANGUAGE):
        kept.setdefault(each.row.paragraph, []).append(each)
    return render(
        "commentaries/translation.html",
        422 if errors else 200,
        call=call,
        commentary=commentary,
        label=attribution.label_of(actor, commentary),
        shown=room_text.of_version(actor, commentary, version_id),
        ours=commentary.organisation_id in actor.organisation_ids,
        closed="code" not in call.opens,
        language=verbs.LANGUAGE,
        typed=typed,
        pasted=request.form.get("whole", ""),
        kept=kept,
        errors=errors,
    )


def _typed(prefix: str) -> dict[int, str]:
    """Fields of the page by the number of their paragraph."""
    return {
        _whole(name.removeprefix(prefix)): value
        for name, value in request.form.items()
        if name.startswith(prefix)
    }


def _whole(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise Malformed()
    return int(digits)
