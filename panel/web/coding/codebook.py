"""The codebook's own pages: a theme, a point with its passages, the merger of two points."""

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
from panel.i18n import lazy_gettext as _l
from panel.i18n import ngettext
from panel.queries import codebook, codebook_version
from panel.services import codebook as verbs
from panel.services.codebook import LANGUAGES, About
from panel.web.coding import desk, forms, page
from panel.web.coding.forms import KINDS, STANCES, MergeForm, PointForm, ThemeForm
from panel.web.pages import go, render, say

BOOK_ACTS = {
    "added": _l("added"),
    "changed": _l("changed"),
    "moved": _l("moved"),
    "merged": _l("merged"),
    "split": _l("taken apart"),
    "removed": _l("removed"),
}


def one_theme(actor: Actor, theme_id: str) -> Any:
    """Loader: a theme with its session."""
    return codebook.theme(theme_id)


def one_point(actor: Actor, point_id: str) -> Any:
    """Loader: a point with its session."""
    return codebook.point(point_id)


@needs(Action.CODING_READ, on=one_theme)
def theme(actor: Actor, found: Any) -> ResponseReturnValue:
    """A theme; a POST renames it, removes it, or adds a point under it."""
    row, call = found
    form, new = _theme_form(row), PointForm(prefix="new-")
    if request.method == "POST":
        try:
            return _change_theme(actor, call, row, form, new)
        except Invalid as error:
            (new if request.form.get("act") == "point" else form).refuse(error.problems)
    entries = page.book_of(call)
    entry = next(e for e in entries if e.theme.id == row.id)
    form.parent_id.choices = forms.above(entries, but=row.id)
    return render(
        "coding/theme.html",
        422 if form.errors or new.errors else 200,
        form=form,
        new=new,
        call=call,
        entry=entry,
        others=len(entries) - 1,
        history=codebook_version.history(row.id),
        acts=BOOK_ACTS,
        barred=page.barred(actor, call),
        kinds=KINDS,
    )


@needs(Action.CODING_READ, on=one_point)
def point(actor: Actor, found: Any) -> ResponseReturnValue:
    """A point with its passages; a POST changes it."""
    row, call = found
    form = PointForm(wording=row.wording, kind=row.kind, addressee=row.addressee, theme_id=row.theme_id)
    if request.method == "POST":
        try:
            verbs.edit_point(
                actor,
                call,
                row,
                form.wording.data or "",
                kind=form.kind.data or "",
                addressee=form.addressee.data or "",
                theme_id=form.theme_id.data or "",
                now=door.now(),
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Saved."))
            return go("codebook_point", point_id=row.id)
    entries = page.book_of(call)
    form.theme_id.choices = forms.themes(entries, empty=False)
    return render(
        "coding/point.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        point=row,
        number=desk.numbers_of(entries)[row.id],
        weight=_weight(entries, row.id),
        passages=codebook.passages(row.id),
        history=codebook_version.history(row.id),
        acts=BOOK_ACTS,
        others=sum(len(entry.points) for entry in entries) - 1,
        barred=page.barred(actor, call),
        kinds=KINDS,
        stances=STANCES,
    )


@needs(Action.CODING_READ, on=one_point)
def merge(actor: Actor, found: Any) -> ResponseReturnValue:
    """Say what merging does; a POST merges the point into another."""
    row, call = found
    form = MergeForm()
    entries = page.book_of(call)
    if request.method == "POST":
        try:
            into = _other(entries, form.into.data or "")
            moved = verbs.merge(actor, call, row, into, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(
                ngettext(
                    "Merged. %(num)s passage came with it.", "Merged. %(num)s passages came with it.", moved
                )
            )
            return go("codebook_point", point_id=into.id)
    form.into.choices = forms.points(entries, but=row.id)
    return render(
        "coding/merge.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        point=row,
        number=desk.numbers_of(entries)[row.id],
        weight=_weight(entries, row.id),
        barred=page.barred(actor, call),
    )


def _change_theme(actor: Actor, call: Any, row: Any, form: ThemeForm, new: PointForm) -> ResponseReturnValue:
    act = request.form.get("act", "")
    if act == "remove":
        verbs.remove_theme(actor, call, row, now=door.now())
        say(_("Removed."))
        return go("coding", slug=call.slug, _anchor="codebook")
    if act == "point":
        verbs.add_point(
            actor,
            call,
            row,
            new.wording.data or "",
            kind=new.kind.data or "",
            addressee=new.addressee.data or "",
            now=door.now(),
        )
        say(_("The point is added."))
    else:
        verbs.edit_theme(
            actor,
            call,
            row,
            form.label.data or "",
            form.definition.data or "",
            about=_about(form),
            now=door.now(),
        )
        say(_("Saved."))
    return go("codebook_theme", theme_id=row.id)


def _theme_form(row: Any) -> ThemeForm:
    terms = {f"terms_{code}": words for code, words in row.terms.items()}
    return ThemeForm(
        label=row.label,
        definition=row.definition,
        examples=row.examples,
        parent_id=row.parent_id or "",
        **terms,
    )


def _about(form: ThemeForm) -> About:
    """Examples, terms and place as the form has them; a field that was not sent is empty."""
    terms = {code: form[f"terms_{code}"].data or "" for code in LANGUAGES}
    return About(form.examples.data or "", terms, form.parent_id.data or "")


def _weight(entries: list[desk.ThemeEntry], point_id: str) -> Any:
    return next(each.weight for entry in entries for each in entry.points if each.point.id == point_id)


def _other(entries: list[desk.ThemeEntry], point_id: str) -> Any:
    for entry in entries:
        for each in entry.points:
            if each.point.id == point_id:
                return each.point
    raise Invalid(problem("into", N_("Choose the point that stays.")))
