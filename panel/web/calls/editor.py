"""The editor of a call, while it is a draft, and the invitations to it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import call as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.call import CallText
from panel.domain.deadline import GENEVA
from panel.domain.errors import N_, IllegalMove, Invalid, Stale
from panel.domain.lifecycle import SESSION
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import thematic_session as sessions
from panel.reference import catalogue
from panel.services import thematic_session as verbs
from panel.web import moments
from panel.web.calls.forms import CallForm, InvitationForm
from panel.web.forms import choices
from panel.web.pages import go, render, say

_SHOWN = 50


def held(actor: Actor, slug: str) -> Any:
    """Loader: the session with all that its call says, held while it is changed."""
    return sessions.by_slug(actor, slug, whole=True, lock=request.method == "POST")


@needs(Action.SESSION_CREATE)
def create(actor: Actor) -> ResponseReturnValue:
    """Draft a call."""
    form = _form()
    if request.method == "GET":
        _begin(form)
    elif form.validate():
        text = _text(form)
        if text is not None:
            try:
                made = verbs.create(actor, text, now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            else:
                say(_("The draft is saved as %(symbol)s. Only the desk sees it.", symbol=made.symbol))
                return _after(made)
    return _page(form, None)


@needs(Action.SESSION_EDIT, on=held)
def edit(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Change a draft; an issued call is not changed any more."""
    if thematic_session.state != SESSION.initial:
        raise IllegalMove(N_("The call is issued. Its text does not change any more."))
    form = _form()
    if request.method == "GET":
        _show(form, verbs.text_of(thematic_session))
    elif form.validate():
        text = _text(form)
        if text is not None:
            try:
                verbs.edit(actor, thematic_session, text, seen=form.seen.data or "", now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            except Stale as error:
                form.form_errors.append(_(error.msgid))
                form.seen.data = rules.fingerprint(verbs.text_of(thematic_session))
                return _page(form, thematic_session, newer=verbs.text_of(thematic_session), status=409)
            else:
                say(_("The draft is saved."))
                return _after(thematic_session)
    return _page(form, thematic_session)


@needs(Action.SESSION_EDIT, on=held)
def invitations(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Who is invited, and whom to invite as well."""
    form = InvitationForm()
    part = request.args.get("q", "").strip()[:100]
    found = sessions.invitable(thematic_session.id, part, _SHOWN)
    form.organisations.choices = choices((o.id, o.name) for o in found)
    if request.method == "POST" and form.validate():
        try:
            count = verbs.invite(actor, thematic_session, form.organisations.data or [], now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Invited: %(count)s.", count=count))
            return go("invitations", slug=thematic_session.slug)
    return render(
        "calls/invitations.html",
        422 if form.errors else 200,
        call=thematic_session,
        form=form,
        part=part,
        found=found,
        most=_SHOWN,
        invited=sessions.invitees(thematic_session.id),
    )


def _after(made: Any) -> ResponseReturnValue:
    waiting = made.who == "invitation" and not sessions.invitee_ids(made.id)
    return go("invitations" if waiting else "desk_session", slug=made.slug)


def _form() -> CallForm:
    form = CallForm()
    form.issues.choices = choices((i.id, _(i.label)) for i in catalogue()["issues"].entries)
    return form


def _page(
    form: CallForm, thematic_session: Any, *, newer: CallText | None = None, status: int = 200
) -> ResponseReturnValue:
    return render(
        "calls/edit.html",
        422 if form.errors and status == 200 else status,
        form=form,
        call=thematic_session,
        newer=newer,
        twice={name: moments.twice(form, name) for name in ("opens", "closes")},
    )


def _begin(form: CallForm) -> None:
    """What a new call begins with: the usual limits, all languages, all levels, six weeks from in two."""
    opens = (door.now() + timedelta(weeks=2)).astimezone(GENEVA).replace(hour=9, minute=0)
    closes = (opens + timedelta(weeks=6)).replace(hour=18)
    _show(
        form,
        CallText(
            title="",
            issues=(),
            concept_note="",
            objectives=(),
            questions=(),
            opens_at=opens,
            closes_at=closes,
        ),
    )
    form.seen.data = ""


def _show(form: CallForm, text: CallText) -> None:
    for name in ("title", "concept_note", "base_document_title", "who", "publication"):
        form[name].data = getattr(text, name)
    for name in ("issues", "languages", "consents"):
        form[name].data = list(getattr(text, name))
    for name in ("word_limit", "joint_word_limit", "body_limit"):
        form[name].data = str(getattr(text, name))
    for name in ("objectives", "questions", "segments"):
        form[name].data = "\n".join(getattr(text, name))
    form.base_paragraphs.data = "\n\n".join(text.base_paragraphs)
    moments.show(form, "opens", text.opens_at)
    moments.show(form, "closes", text.closes_at)
    form.seen.data = rules.fingerprint(text)


def _text(form: CallForm) -> CallText | None:
    """What was typed, or None where a day, a time or a number could not be read; then all other answers
    are looked at as well, so that everything that needs another look is told at once."""
    opens, closes = moments.read(form, "opens"), moments.read(form, "closes")
    numbers = {name: form.whole(name) for name in ("word_limit", "joint_word_limit", "body_limit")}
    unread = set(form.errors)
    stand_in = moments.fallback(opens, door.now())
    text = CallText(
        title=form.title.data or "",
        concept_note=form.concept_note.data or "",
        base_document_title=form.base_document_title.data or "",
        issues=form.issues.data or (),
        languages=form.languages.data or (),
        consents=form.consents.data or (),
        who=form.who.data or "",
        publication=form.publication.data or "",
        objectives=(form.objectives.data or "").split("\n"),
        questions=(form.questions.data or "").split("\n"),
        segments=(form.segments.data or "").split("\n"),
        base_paragraphs=re.split(r"\n[ \t]*\n", form.base_paragraphs.data or ""),
        opens_at=stand_in,
        closes_at=moments.fallback(closes, stand_in + timedelta(days=1)),
        **numbers,
    )
    if not unread:
        return text
    slugs = [issue.id for issue in catalogue()["issues"].entries]
    others = [p for p in rules.problems(rules.tidy(text), slugs) if p.field not in unread | {"closes"}]
    form.refuse(tuple(others))
    return None
