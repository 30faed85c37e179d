"""Themes made one and taken apart, points taken apart."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import codebook
from panel.services import codebook_merging as verbs
from panel.web.coding import desk, forms, page
from panel.web.coding.codebook import one_point, one_theme
from panel.web.coding.forms import MergeForm, SplitForm
from panel.web.pages import go, render, say


@needs(Action.CODING_READ, on=one_theme)
def merge_theme(actor: Actor, found: Any) -> ResponseReturnValue:
    """Say what merging two themes does; a POST merges them."""
    row, call = found
    form, entries = MergeForm(), page.book_of(call)
    if request.method == "POST":
        try:
            into = next((e.theme for e in entries if e.theme.id == form.into.data), None)
            if into is None:
                raise Invalid(problem("into", N_("Choose another theme.")))
            verbs.merge_themes(actor, call, row, into, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Merged."))
            return go("codebook_theme", theme_id=into.id)
    form.into.label.text = _("The theme that stays")
    form.into.choices = [each for each in forms.themes(entries) if each.value != row.id]
    return _page(actor, call, form, "coding/merge_theme.html", row, entries)


@needs(Action.CODING_READ, on=one_theme)
def split_theme(actor: Actor, found: Any) -> ResponseReturnValue:
    """Choose the points that go to a new theme; a POST makes it."""
    row, call = found
    form = SplitForm()
    if request.method == "POST":
        try:
            made = verbs.split_theme(actor, call, row, form.label.data or "", _ticked(), now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The new theme stands at the end."))
            return go("codebook_theme", theme_id=made.id)
    return _page(actor, call, form, "coding/split_theme.html", row, page.book_of(call))


@needs(Action.CODING_READ, on=one_point)
def split_point(actor: Actor, found: Any) -> ResponseReturnValue:
    """Choose the passages that go to a new point; a POST makes it."""
    row, call = found
    form = SplitForm()
    if request.method == "POST":
        try:
            made = verbs.split_point(actor, call, row, form.wording.data or "", _ticked(), now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The new point is made."))
            return go("codebook_point", point_id=made.id)
    passages = codebook.passages(row.id)
    return _page(actor, call, form, "coding/split_point.html", row, page.book_of(call), passages=passages)


def _page(
    actor: Actor, call: Any, form: Any, template: str, row: Any, entries: list[desk.ThemeEntry], **more: Any
) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render(
        template,
        422 if refused else 200,
        form=form,
        call=call,
        row=row,
        entry=next((e for e in entries if e.theme.id == row.id), None),
        numbers=desk.numbers_of(entries),
        chosen=_ticked(),
        barred=page.barred(actor, call),
        excerpt=desk.excerpt,
        **more,
    )


def _ticked() -> list[str]:
    """Ids of what was ticked; each box is named after its row."""
    return [key.removeprefix("i-") for key in request.form if key.startswith("i-")]
