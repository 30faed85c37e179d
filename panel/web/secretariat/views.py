"""The desk and the queue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import grounds
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.lifecycle import SESSION
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import approval as approvals
from panel.queries import commentary as commentaries
from panel.queries import contribution as contributions
from panel.queries import correspondence, room_text
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import queue as texts
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import admission, redaction
from panel.web import previews
from panel.web.forms import choices, whole
from panel.web.pages import go, render, say
from panel.web.secretariat.forms import AppealForm, DecisionForm, RedactionForm


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


def waiting(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary in the queue, held while it is decided."""
    return commentaries.by_id(actor, commentary_id, lock=request.method == "POST")


@needs(Action.SESSION_DESK)
def desk(actor: Actor) -> ResponseReturnValue:
    """All sessions, with what waits in each."""
    listed = sessions.listed(actor)
    return render("secretariat/desk.html", sessions=listed, issued=summaries.issued_among(listed))


@needs(Action.SESSION_DESK, on=by_slug)
def session_desk(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """One session: its state, its next steps, its queue."""
    admitted, citable = texts.admitted(thematic_session.id)
    return render(
        "secretariat/session.html",
        call=thematic_session,
        moves=SESSION.moves_from(thematic_session.state),
        waiting=texts.count(thematic_session.id, texts.WAITING),
        late=texts.count(thematic_session.id, texts.LATE),
        admitted=admitted,
        citable=citable,
        threads=threads.of_session(thematic_session.id),
        letters=len(correspondence.waiting(thematic_session.id)),
        issued=thematic_session.id in summaries.issued_among([thematic_session]),
    )


@needs(Action.QUEUE_READ, on=by_slug)
def queue(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """What waits for admission, oldest first."""
    found = texts.page(thematic_session, texts.WAITING, whole(request.args.get("page"), 1))
    letters = correspondence.waiting(thematic_session.id)
    return render("secretariat/queue.html", call=thematic_session, found=found, letters=letters)


@needs(Action.SESSION_DESK, on=by_slug)
def late(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """What was filed after the deadline, in order of receipt: to be read, never to be decided on."""
    found = texts.page(thematic_session, texts.LATE, whole(request.args.get("page"), 1))
    return render("secretariat/late.html", call=thematic_session, found=found)


@needs(Action.COMMENTARY_DECIDE, on=waiting)
def review(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Read one commentary and decide."""
    form = DecisionForm()
    form.ground.choices = _grounds(grounds.GROUNDS)
    if request.method == "POST" and form.validate():
        try:
            return _decide(actor, commentary, form)
        except Invalid as error:
            form.refuse(error.problems)
    return render(
        "secretariat/review.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        call=commentary.thematic_session,
        **_to_read(shown := room_text.of_version(actor, commentary, commentary.version_id)),
        details=previews.details(shown.title, shown.body),
    )


def _to_read(shown: room_text.Reading) -> dict[str, Any]:
    """A text with its blocks, as the reading room shows it."""
    return {"shown": shown, "blocks": previews.blocks(shown.body, 10**9)}


def _grounds(offered: Iterable[grounds.Ground]) -> Any:
    return choices([("", ""), *((g.code, f"{g.code} {_(g.label)}") for g in offered)])


def _decide(actor: Actor, commentary: Any, form: DecisionForm) -> ResponseReturnValue:
    call = commentary.thematic_session
    if form.act.data == "admit":
        admission.admit(actor, commentary, form.version_id.data or "", now=door.now())
        say(_("%(code)s is admitted.", code=commentary.code))
    else:
        admission.decline(
            actor,
            commentary,
            form.version_id.data or "",
            form.act.data or "",
            form.ground.data or "",
            form.sentence.data or "",
            now=door.now(),
        )
        say(_("%(code)s: the decision is recorded and the author is told.", code=commentary.code))
    following = texts.first(call.id)
    if following:
        return go("review", commentary_id=following)
    return go("queue", slug=call.slug)


@needs(Action.CHAIR_DESK)
def chair(actor: Actor) -> ResponseReturnValue:
    """What waits for the chair: appeals of texts and organizations, extensions, adoptions."""
    return render(
        "secretariat/chair.html",
        appeals=commentaries.appealed(actor),
        posts=posts.appealed(actor),
        contributions=contributions.appealed(actor),
        organisations=organisations.in_states("appealed"),
        approvals=approvals.waiting_for(actor, door.now()),
        adoptions=[s for s in summaries.listed(actor) if s.state in {"drafting", "in_check"}],
    )


@needs(Action.COMMENTARY_DECIDE_APPEAL, on=waiting)
def decide_appeal(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Read what was not admitted, why, and the appeal; then decide."""
    form = AppealForm()
    if request.method == "POST" and form.validate():
        try:
            admission.decide_appeal(
                actor, commentary, form.act.data or "", form.sentence.data or "", now=door.now()
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The decision is recorded and the author is told."))
            return go("chair")
    return render(
        "secretariat/appeal.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        call=commentary.thematic_session,
        appeal=commentaries.appeal_of(commentary.id),
        **_to_read(room_text.of_version(None, commentary, commentary.version_id)),
    )


@needs(Action.COMMENTARY_REDACT, on=waiting)
def redact(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Propose to take words out; a second person decides."""
    form = RedactionForm()
    form.ground.choices = _grounds(each for each in grounds.GROUNDS if each.redactable)
    version_id = commentary.admitted_version_id or commentary.version_id
    if request.method == "POST":
        try:
            redaction.propose_redaction(
                actor,
                commentary,
                form.version_id.data or "",
                form.words.data or "",
                form.ground.data or "",
                form.reason.data or "",
                now=door.now(),
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Proposed. A second person decides; nothing is taken out before."))
            return go("desk_session", slug=commentary.thematic_session.slug)
    form.version_id.data = version_id
    shown = room_text.of_version(None, commentary, version_id)
    if request.method == "GET":
        form.words.data = _found(shown, whole(request.args.get("detail"), 0, 2))
    return render(
        "secretariat/redact.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        call=commentary.thematic_session,
        shown=shown,
    )


def _found(shown: room_text.Reading, place: int) -> str:
    """The words of the detail that stands at that place, from 1, on the page of decisions; the address of the
    page has its place and not the words."""
    details = previews.details(shown.title, shown.body)
    return details[place - 1].words if 0 < place <= len(details) else ""
