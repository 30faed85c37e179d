"""Writing in a thread under protection, and what becomes of it: changed, appealed, tightened, erased."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import request, session
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attribution import stricter_uses
from panel.domain.errors import N_, IllegalMove, Invalid
from panel.domain.moderation import BY_CODE
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import contribution as contributions
from panel.queries import participant as participants
from panel.queries import thread as threads
from panel.services import contribution as verbs
from panel.services import sealed
from panel.web import previews
from panel.web.pages import fresh_key, go, render, say
from panel.web.protected.forms import AppealForm, TightenForm, WriteForm


class Answer(NamedTuple):
    """How the chair decided, ``uphold`` or ``reinstate``, and the sentence that goes with it."""

    move: str
    sentence: str


_SENT = N_("Sent. A moderator reads it, and the answer waits for you on this page.")


def thread_of(actor: Actor, number: str) -> Any:
    """Loader: a thread of the session to which the participant was invited."""
    return threads.in_session(participants.own(actor).thematic_session_id, number)


def own(actor: Actor, contribution_id: str) -> Any:
    """Loader: one of the participant's own texts."""
    return contributions.own(actor, contribution_id, lock=request.method == "POST")


@needs(Action.CONTRIBUTION_WRITE, on=thread_of)
def write(actor: Actor, thread: Any) -> ResponseReturnValue:
    """A text for a thread. Where it holds details by which somebody can be found, the writer is asked first."""
    if "confirm" in session:
        return go("p_confirm")
    form = WriteForm(language=_language(thread), key=fresh_key()).offer(thread)
    if not form.is_submitted():
        return _page(form, thread)
    if form.validate() and not _careful(form, thread):
        try:
            verbs.write(actor, thread, form.typed(), key=form.key.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
            form.key.data = fresh_key()  # nothing was sent under the old one, or something else was
        else:
            say(_(_SENT))
            return go("p_inbox")
    return _page(form, thread, 422)


@needs(Action.CONTRIBUTION_OWN, on=own)
def change(actor: Actor, row: Any) -> ResponseReturnValue:
    """One's own text: sent again while it waits or was returned."""
    if row.state not in {"held", "returned"}:
        return go("p_text", contribution_id=row.id)
    said = sealed.words(row)
    form = WriteForm(
        body=said.body, name=said.name, consent=row.consent, language=row.language, key=fresh_key()
    ).offer(row.thread)
    if not form.is_submitted():
        return _page(form, row.thread, row=row)
    if form.validate() and not _careful(form, row.thread):
        try:
            verbs.edit(actor, row, form.typed(), now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_(_SENT))
            return go("p_inbox")
    return _page(form, row.thread, 422, row=row)


@needs(Action.CONTRIBUTION_OWN, on=own)
def text(actor: Actor, row: Any) -> ResponseReturnValue:
    """One's own text with what was said of it, and what may still be done."""
    return _text(row, TightenForm(formdata=None), AppealForm(formdata=None))


@needs(Action.CONTRIBUTION_OWN, on=own)
def tighten(actor: Actor, row: Any) -> ResponseReturnValue:
    """Allow less."""
    form = TightenForm()
    try:
        verbs.tighten(actor, row, form.consent.data or "", now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _text(row, form, AppealForm(formdata=None), 422)
    say(_("From now on your words are used only as far as it says below."))
    return go("p_text", contribution_id=row.id)


@needs(Action.CONTRIBUTION_OWN, on=own)
def appeal(actor: Actor, row: Any) -> ResponseReturnValue:
    """Ask the chair, once."""
    form = AppealForm()
    try:
        verbs.appeal(actor, row, form.sentence.data or "", now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _text(row, TightenForm(formdata=None), form, 422)
    except IllegalMove:
        return go("p_text", contribution_id=row.id)
    say(_("Your appeal is with the chair. The answer waits for you on your page."))
    return go("p_text", contribution_id=row.id)


@needs(Action.CONTRIBUTION_OWN, on=own)
def erase(actor: Actor, row: Any) -> ResponseReturnValue:
    """Destroy one's own text."""
    if request.method == "GET":
        return render("protected/erase.html", row=row)
    verbs.erase(actor, row, now=door.now())
    say(_("The text is erased."))
    return go("p_inbox")


def _careful(form: WriteForm, thread: Any) -> bool:
    """Whether the writer has still to be asked about details in the text; then whatever else is wrong with it
    is said together with them."""
    found = previews.details(form.body.data or "")
    form.found = found if not form.details_known.data else []
    if form.found:
        form.refuse(tuple(verbs.problems(form.typed(), thread)))
    return bool(form.found)


def _page(form: WriteForm, thread: Any, status: int = 200, row: Any = None) -> ResponseReturnValue:
    return render("protected/write.html", status, form=form, thread=thread, row=row)


def _text(row: Any, tightening: TightenForm, appealing: AppealForm, status: int = 200) -> ResponseReturnValue:
    said = sealed.words(row)
    return render(
        "protected/text.html",
        status,
        row=row,
        said=said,
        out=contributions.taken_out(row),
        gone=contributions.out([row]).get(row.id),
        answer=_answer(row, said),
        tightening=tightening.offer(stricter_uses(row.consent)),
        appealing=appealing,
        reasons=BY_CODE,
    )


def _answer(row: Any, said: sealed.Words) -> Answer | None:
    """What the chair said to the one appeal: about the text, or about the post that it became."""
    post = contributions.answered(row)
    if post is not None:
        return Answer(post.move, post.sentence)
    return Answer(said.outcome, said.answer) if said.outcome else None


def _language(thread: Any) -> str:
    wished = (active_locale(), "en", *thread.languages)
    return next(tag for tag in wished if tag in thread.languages)
