"""Sheets of invitations for protected participants: printed once, revoked by the mark at their foot."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue

from panel.domain import invitations
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import IllegalMove, Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale, direction, ngettext
from panel.i18n import gettext as _
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from panel.services import invitation
from panel.web.organisations.cards import CARDS
from panel.web.organisations.forms import RevokeForm, SheetForm
from panel.web.pages import go, render, say


def by_id(actor: Actor, organisation_id: str) -> Any:
    """Loader: an organization the actor may read."""
    return organisations.by_id(actor, organisation_id)


@needs(Action.INVITATION_PRINT, on=by_id)
def sheets(actor: Actor, row: Any) -> ResponseReturnValue:
    """A form; the answer to it is the sheet, shown once. Loaded again, that answer makes no second one."""
    calls = [call for call in sessions.listed(actor) if "draft" in call.opens]
    form = SheetForm(language=active_locale() if active_locale() in CARDS else "en").offer(calls)
    if request.method == "POST" and form.validate():
        call = next(call for call in calls if call.slug == form.call.data)
        try:
            sheet = invitation.print_sheet(
                actor,
                row,
                call,
                int(form.how_many.data),
                form=form.key.data or "",
                key=_key(),
                now=door.now(),
            )
        except Invalid as error:
            form.refuse(error.problems)
        except IllegalMove as error:
            say(_(error.msgid), "warn")
            return go("invitation_sheets", organisation_id=row.id)
        else:
            return _printed(sheet, call, form.language.data)
    return _page(row, calls, form, RevokeForm(formdata=None))


@needs(Action.INVITATION_PRINT, on=by_id)
def revoke(actor: Actor, row: Any) -> ResponseReturnValue:
    """Take back what is unused of a sheet."""
    form = RevokeForm()
    if form.validate():
        try:
            n = invitation.revoke(actor, row, form.mark.data or "", key=_key())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(
                ngettext(
                    "%(num)s unused invitation is revoked.", "%(num)s unused invitations are revoked.", n
                )
            )
            return go("invitation_sheets", organisation_id=row.id)
    calls = [call for call in sessions.listed(actor) if "draft" in call.opens]
    return _page(row, calls, SheetForm(formdata=None).offer(calls), form)


def _page(row: Any, calls: list[Any], form: SheetForm, revoking: RevokeForm) -> ResponseReturnValue:
    form.key.data = invitations.new_form(door.now().date())
    status = 422 if form.errors or revoking.errors else 200
    return render(
        "organisations/sheets.html",
        status,
        row=row,
        calls=calls,
        form=form,
        revoking=revoking,
        digits=invitations,
    )


def _printed(sheet: invitation.Sheet, call: Any, language: str) -> ResponseReturnValue:
    return render(
        "organisations/sheet.html",
        sheet=sheet,
        call=call,
        card=CARDS[language],
        language=language,
        direction=direction(language),
        printed=invitations.printed,
        address=current_app.config["PANEL"].base_url + "/p/join",
    )


def _key() -> bytes:
    key: bytes = current_app.extensions["panel.keys"].invitation
    return key
