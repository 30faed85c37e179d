"""Writing: the list of one's own, the writing page, saving by itself, deleting a draft."""

from __future__ import annotations

from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from panel.domain import text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import IllegalMove, Invalid, PanelError, Stale
from panel.gate import door
from panel.gate.marks import needs, owner
from panel.i18n import format_time
from panel.i18n import gettext as _
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.queries import joint as joints
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from panel.services import commentary as verbs
from panel.web.commentaries import page
from panel.web.commentaries.forms import WritingForm
from panel.web.pages import fresh_key, go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


def own(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary of one's own organization, held until the request ends if it may change."""
    return commentaries.own(actor, commentary_id, lock=request.method == "POST")


@needs(Action.ACCOUNT_OWN, on=owner)
def mine(actor: Actor, _own: object) -> ResponseReturnValue:
    """All commentaries of the organizations one acts for, what they were asked to sign, and open calls."""
    rows = commentaries.of_organisations(actor)
    bodies = organisations.own(actor)
    standing = {c.thematic_session_id for c in rows if c.kind == "individual" and c.state != "withdrawn"}
    return render(
        "commentaries/mine.html",
        commentaries=[c for c in rows if c.state != "erased"],
        written=standing,
        reflected=corrections.shown_to_contributors(
            {c.thematic_session_id for c in rows if c.state == "admitted"}
        ),
        asked=joints.asked_of(actor),
        organisations=[o for o in bodies if o.state == "accredited"],
        waiting=[o for o in bodies if o.state in {"pending", "asked"}],
        open=[s for s in sessions.listed(actor) if s.state in {"announced", "open"}],
    )


@needs(Action.SESSION_READ, on=by_slug)
def begin(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Begin a draft, or go on with the one there is."""
    organisation = organisations.by_id(actor, request.form.get("organisation", ""))
    begun = verbs.begin(
        actor,
        thematic_session,
        organisation,
        now=door.now(),
        kind="joint" if request.form.get("kind") == "joint" else "individual",
        language=actor.locale
        if actor.locale in thematic_session.languages
        else thematic_session.languages[0],
    )
    return go("joint" if begun.kind == "joint" else "write", commentary_id=begun.id)


@needs(Action.COMMENTARY_DRAFT, on=own, keeps=True)
def write(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The writing page. Whatever is pressed, what was typed is saved first."""
    if request.method == "GET":
        if not page.writable(commentary, door.now()):
            return go("receipt", commentary_id=commentary.id)
        preview = request.args.get("preview") == "1"
        return page.show(actor, page.filled(commentary), commentary, preview=preview)
    form = WritingForm()
    form.offer(commentary.thematic_session)
    act = form.act.data or "save"
    if act == "clean":
        form.title.data, form.body.data = text.clean(form.title.data or ""), text.clean(form.body.data or "")
    try:
        _save(actor, form, commentary, act)
    except Stale as error:
        return page.show(actor, form, commentary, status=409, stored=commentary.draft, said=_(error.msgid))
    except IllegalMove as error:
        return page.show(actor, form, commentary, status=409, said=_(error.msgid))
    form.revision.data = commentary.draft.revision
    form.revision.raw_data = None  # or the field would print the revision that was posted
    if act in {"submit", "late"}:
        return _file(actor, form, commentary, act)
    if form.errors:
        return page.show(actor, form, commentary, status=422)
    if act == "preview":
        return go("write", commentary_id=commentary.id, preview=1, _anchor="preview")
    say(_("Saved at %(time)s.", time=format_time(door.now(), actor.time_zone)))
    return go("write", commentary_id=commentary.id)


@needs(Action.COMMENTARY_DRAFT, on=own)
def autosave(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """What the page sends by itself: 200 with the new revision, or 409 with what stands here."""
    form = WritingForm()
    draft = commentary.draft
    try:
        revision = _save(actor, form, commentary, "save")
    except Stale as error:
        saved = format_time(draft.saved_at, actor.time_zone)
        stands = {"revision": draft.revision, "title": draft.title, "body": draft.body, "saved": saved}
        return jsonify(message=_(error.msgid), **stands), 409
    return jsonify(revision=revision, saved=format_time(draft.saved_at, actor.time_zone))


@needs(Action.COMMENTARY_DRAFT, on=own)
def discard(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Delete a draft; it cannot be undone, so it has its own page."""
    if request.method == "POST":
        verbs.discard(actor, commentary, now=door.now())
        say(_("The draft is deleted."))
        return go("my_commentaries")
    if commentary.state != "draft" or commentary.number is not None:
        return go("receipt", commentary_id=commentary.id)
    return render("commentaries/discard.html", commentary=commentary, draft=commentary.draft)


def _save(actor: Actor, form: WritingForm, commentary: Any, act: str) -> int:
    """Save what was typed; “mine” puts it in the place of what another window has saved meanwhile."""
    revision = form.theirs.data if act == "mine" else form.revision.data
    typed = page.typed(actor, form, commentary)
    return verbs.save_draft(actor, commentary, typed, revision=revision or 0, now=door.now())


def _file(actor: Actor, form: WritingForm, commentary: Any, act: str) -> ResponseReturnValue:
    """File what was just saved. Services check everything before they change anything, so that a
    refusal leaves the saved draft; only a lost race undoes the whole request."""
    if form.errors:
        return page.show(actor, form, commentary, status=422, preview=True)
    warn = not form.name_known.data and bool(page.names_itself(form, commentary))
    careful = not form.details_known.data and bool(page.details(form))
    if warn or careful:
        return page.show(actor, form, commentary, status=422, warn=warn, careful=careful)
    file = verbs.submit if act == "submit" else verbs.file_late
    key = form.key.data or fresh_key()
    try:
        file(actor, commentary, consent=form.consent.data or "", key=key, now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return page.show(actor, form, commentary, status=422, preview=True)
    except Stale:
        raise
    except PanelError as error:
        return page.show(actor, form, commentary, status=error.status, said=_(error.msgid, **error.params))
    return go("receipt", commentary_id=commentary.id)
