"""The list of withheld submissions, the page that reveals one name, and what stood under a redaction."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from panel.collation.segment import paragraphs
from panel.domain import difference
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing
from panel.domain.reveals import READINGS, REASONS
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import commentary as commentaries
from panel.queries import unredacted as redactions
from panel.queries import withheld
from panel.services import identity
from panel.services import unredacted as verbs
from panel.web.forms import PanelForm, choices
from panel.web.pages import render


class RevealForm(PanelForm):
    """Why a name has to be revealed."""

    reason = RadioField(
        _l("Why does the name have to be revealed?"),
        choices=choices((code, _l(words)) for code, words in REASONS.items()),
        validate_choice=False,
    )


class ReadingForm(PanelForm):
    """Why the words under a redaction have to be read."""

    reason = RadioField(
        _l("Why do the words have to be read?"),
        choices=choices((code, _l(words)) for code, words in READINGS.items()),
        validate_choice=False,
    )


def by_id(actor: Actor, commentary_id: str) -> Any:
    """Loader: a submission whose name is withheld; everything else is not here."""
    found = commentaries.by_id(actor, commentary_id)
    if found.consent == "public" or found.number is None:
        raise Missing()
    return found


def redacted(actor: Actor, commentary_id: str) -> Any:
    """Loader: a submission in which words were redacted; everything else is not here."""
    found = commentaries.by_id(actor, commentary_id)
    if not redactions.of(found):
        raise Missing()
    return found


@needs(Action.IDENTITY_REVEAL)
def listing(actor: Actor) -> ResponseReturnValue:
    """Withheld submissions by their labels, which is all that can be seen here."""
    return render("safeguarding/listing.html", rows=withheld.listed())


@needs(Action.IDENTITY_REVEAL, on=by_id)
def reveal(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """A GET asks why; the POST records the reason and shows the name, once, in its answer."""
    form, revealed = RevealForm(), None
    if request.method == "POST":
        try:
            revealed = identity.reveal(actor, commentary, form.reason.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
    answer: Any = render(
        "safeguarding/reveal.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        call=commentary.thematic_session,
        revealed=revealed,
        reason=_(REASONS[form.reason.data]) if revealed and form.reason.data else "",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@needs(Action.COMMENTARY_UNREDACTED, on=redacted)
def unredacted(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """A GET asks why; the POST records the reason and shows the words, once, in its answer."""
    form, texts = ReadingForm(), []
    if request.method == "POST":
        try:
            found = verbs.read(actor, commentary, form.reason.data or "", now=door.now())
            texts = [(each, _compared(each)) for each in found]
        except Invalid as error:
            form.refuse(error.problems)
    answer: Any = render(
        "safeguarding/unredacted.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        call=commentary.thematic_session,
        redactions=redactions.of(commentary),
        texts=texts,
        reason=_(READINGS[form.reason.data]) if texts and form.reason.data else "",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _compared(each: redactions.Redacted) -> list[tuple[int | None, difference.Change]]:
    """Title and paragraphs as received, each with its number, and what was taken out of it."""
    old, new = each.received, each.redacted
    before = paragraphs(old.body)
    found = difference.compare(
        [old.title, *(old.body[p.start : p.end] for p in before)],
        [new.title, *(new.body[p.start : p.end] for p in paragraphs(new.body))],
    )
    numbers = (None, *(p.number for p in before))
    return [(numbers[c.old] if c.old is not None else None, c) for c in found]
