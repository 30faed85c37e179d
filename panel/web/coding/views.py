"""Coding: progress, one text beside the codebook, and the acts on it."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Missing, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.services import assignment, non_use
from panel.services import codebook as book
from panel.services import coding as verbs
from panel.web.coding import page
from panel.web.coding.forms import OTHER, CodingForm, NewThemeForm, paragraph_number, place
from panel.web.pages import go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


def opened(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary as the desk sees it, held while it is coded."""
    return commentaries.by_id(actor, commentary_id, lock=request.method == "POST")


def one_coding(actor: Actor, coding_id: str) -> Any:
    """Loader: a coding with the commentary it belongs to, held while it is changed."""
    coding = codebook.coding(coding_id)
    commentary = commentaries.by_id(actor, coding.commentary_id, lock=True)
    return coding, commentary


@needs(Action.CODING_READ, on=by_slug)
def overview(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Progress by text and officer, and the codebook; a POST adds a theme or moves one."""
    form = NewThemeForm()
    if request.method == "POST":
        try:
            said = _arrange(actor, thematic_session, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(said)
            return go("coding", slug=thematic_session.slug, _anchor="codebook")
    return render(
        "coding/overview.html",
        422 if form.errors else 200,
        form=form,
        **page.overview(actor, thematic_session, request.args, door.now()),
    )


@needs(Action.CODING_READ, on=opened)
def code(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """One text beside the codebook; a POST codes one passage or changes a coding."""
    verbs.codable(commentary)
    form = CodingForm()
    if request.method == "GET":
        changed = _asked_for(commentary, "change")
        if changed is not None:
            page.fill(form, changed, commentary)
        elif "offer" in request.args:
            page.take_up(form, commentary, place(request.args["offer"]))
        return _page(actor, commentary, form)
    try:
        made = verbs.code(actor, commentary, _choice(form), now=door.now(), replaces=_replaced(form))
        assignment.take(actor, commentary, now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _page(actor, commentary, form)
    return page.back(commentary, made)


@needs(Action.CODING_READ, on=one_coding)
def undo(actor: Actor, found: Any) -> ResponseReturnValue:
    """Take one coding back."""
    coding, commentary = found
    verbs.undo(actor, coding, commentary.thematic_session, now=door.now())
    return page.back(commentary, coding)


@needs(Action.CODING_READ, on=one_coding)
def redo(actor: Actor, found: Any) -> ResponseReturnValue:
    """Code once more what was undone."""
    coding, commentary = found
    return page.back(commentary, verbs.redo(actor, coding, commentary, now=door.now()))


@needs(Action.CODING_READ, on=opened)
def explain(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Say why paragraphs are not used; each select of the page is named after its paragraph."""
    if "reason" in request.form:
        return _one_reason(actor, commentary, request.form["reason"])
    asked = {key.removeprefix("r-"): code for key, code in request.form.items() if key.startswith("r-")}
    reasons = {number: code for key, code in asked.items() if (number := place(key)) is not None}
    non_use.explain(actor, commentary, reasons, now=door.now())
    say(_("The reasons are saved."))
    return go("code", commentary_id=commentary.id, _anchor="reasons")


def _one_reason(actor: Actor, commentary: Any, code: str) -> ResponseReturnValue:
    """The reason for the paragraph that the coding form holds; the form keeps what was typed."""
    form = CodingForm()
    try:
        number = paragraph_number(form.paragraph.data)
        if number is None:
            raise Invalid(problem("paragraph", N_("Choose a paragraph, or give its number.")))
        non_use.explain(actor, commentary, {number: code}, now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _page(actor, commentary, form)
    say(_("The reason is saved."))
    return go("code", commentary_id=commentary.id, _anchor=f"P{number}")


@needs(Action.CODING_READ, on=opened)
def carry_over(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Carry codings of earlier versions over to the admitted one."""
    carried, waiting = verbs.carry_over(actor, commentary, now=door.now())
    said = ngettext("%(num)s passage was carried over.", "%(num)s passages were carried over.", carried)
    if waiting:
        said += " " + ngettext("%(num)s waits to be coded again.", "%(num)s wait to be coded again.", waiting)
    say(said, "warn" if waiting else "ok")
    return go("code", commentary_id=commentary.id)


def _arrange(actor: Actor, thematic_session: Any, form: NewThemeForm) -> str:
    act, _sign, theme_id = request.form.get("act", "").partition(":")
    if act not in {"up", "down"}:
        book.add_theme(
            actor,
            thematic_session,
            form.theme_label.data or "",
            definition=form.definition.data or "",
            now=door.now(),
        )
        return _("The theme stands at the end.")
    theme, call = codebook.theme(theme_id)
    if call.id != thematic_session.id:
        raise Missing()
    book.move_theme(actor, thematic_session, theme, up=act == "up", now=door.now())
    return _("Moved.")


def _choice(form: CodingForm) -> verbs.Choice:
    if "recent" in request.form:
        return _with_recent(form, request.form["recent"])
    if form.theme_id.data == OTHER and not form.theme_label.data:
        form.theme_id.data, form.theme_label.data = "", book.OTHER_ISSUES
    return page.choice(
        form,
        theme_label=form.theme_label.data or "",
        addressee=form.addressee.data or "",
        see_also=bool(form.see_also.data),
    )


def _with_recent(form: CodingForm, point_id: str) -> verbs.Choice:
    """The chosen words with a point that was used lately, and its own type."""
    kind = codebook.point(point_id)[0].kind
    return verbs.Choice(**page.passage(form), point_id=point_id, kind=kind)


def _replaced(form: CodingForm) -> Any:
    return codebook.coding(form.replaces.data) if form.replaces.data else None


def _asked_for(commentary: Any, name: str) -> Any:
    """The coding of this text that the address names; None where it names none of them."""
    if name not in request.args:
        return None
    try:
        coding = codebook.coding(request.args[name])
    except Missing:
        return None
    return coding if coding.commentary_id == commentary.id else None


def _page(actor: Actor, commentary: Any, form: CodingForm) -> ResponseReturnValue:
    last = _asked_for(commentary, "last")
    return render(
        "coding/code.html",
        422 if form.errors else 200,
        **page.desk_of(actor, commentary, form, last, request.args.get("coded", ""), door.now()),
    )
