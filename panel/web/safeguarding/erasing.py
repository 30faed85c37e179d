"""Erasing a text for the safety of a person: found by its symbol, with a reason, at any time."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Gone, Invalid, Missing
from panel.domain.reveals import ERASURES
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import erasure
from panel.web.forms import LineField, PanelForm, TickField, choices
from panel.web.pages import go, render, say


class FindForm(PanelForm):
    """Which text it is; a plain GET."""

    symbol = LineField(_l("Symbol of the text"), description=_l("For instance SPMHR/2027/1/SUB/014"))


class EraseForm(PanelForm):
    """Why, and that it is meant."""

    reason = RadioField(
        _l("Why does the text have to be erased?"),
        choices=choices((code, _l(words)) for code, words in ERASURES.items()),
        validate_choice=False,
    )
    sure = TickField(_l("Erase it for good"))


def by_id(actor: Actor, commentary_id: str) -> Any:
    """Loader: a text that was filed, held while it is erased."""
    found = commentaries.by_id(actor, commentary_id, lock=request.method == "POST")
    if found.number is None:
        raise Missing()
    return found


@needs(Action.IDENTITY_REVEAL)
def find(actor: Actor) -> ResponseReturnValue:
    """A line for the symbol of a text, and the page of that text."""
    form = FindForm(request.args)
    if form.symbol.data:
        try:
            return go("erase_for_safety", commentary_id=_found(actor, form.symbol.data).id)
        except Gone:
            form.symbol.errors = [_("The text of that symbol is erased already.")]
        except (Missing, symbols.SymbolError):
            form.symbol.errors = [_("No text has that symbol. Copy it from the page of the text.")]
    return render("safeguarding/find.html", 422 if form.errors else 200, form=form)


def _found(actor: Actor, typed: str) -> Any:
    symbol = symbols.parse(typed.upper())
    if symbol.item is None or symbol.kind not in {"SUB", "JS"}:
        raise Missing()
    call = sessions.by_slug(actor, f"{symbol.year}-{symbol.number}")
    kind = "joint" if symbol.kind == "JS" else "individual"
    found = commentaries.by_suffix(actor, call.id, kind, symbol.item)
    return by_id(actor, found.id)


@needs(Action.COMMENTARY_ERASE, on=by_id)
def erase(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """A GET says what follows; the POST erases, with a reason that is recorded."""
    form = EraseForm()
    if request.method == "POST":
        try:
            if not form.sure.data:
                form.sure.errors = [_("Tick the box if you want to erase the text. Nothing is erased yet.")]
            if form.reason.data not in ERASURES:
                form.reason.errors = [_("Choose why the text has to be erased.")]
            if not form.errors:
                erasure.erase(actor, commentary, reason=form.reason.data or "", now=door.now())
                say(_("The text is erased. Its number is kept and given to no other text."))
                return go("find_to_erase")
        except Invalid as error:
            form.refuse(error.problems)
    return render(
        "safeguarding/erase.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        adopted=summaries.adopted(commentary.thematic_session_id),
    )
