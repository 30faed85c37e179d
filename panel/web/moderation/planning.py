"""Planning a thread, and changing it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.deadline import GENEVA
from panel.domain.errors import Invalid
from panel.domain.thread import ThreadText
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import thread as verbs
from panel.web import moments
from panel.web.forms import choices, whole
from panel.web.moderation.forms import ThreadForm
from panel.web.pages import go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session that the thread belongs to."""
    return sessions.by_slug(actor, slug)


def held(actor: Actor, slug: str, number: str) -> Any:
    """Loader: the thread, held while it is changed."""
    return threads.by_number(actor, slug, number, lock=request.method == "POST")


@needs(Action.THREAD_SCHEDULE, on=by_slug)
def schedule(actor: Actor, call: Any) -> ResponseReturnValue:
    """Plan a thread of a session."""
    form = _form(call.id)
    if request.method == "GET":
        _show(form, _first(actor, call))
    else:
        text = _text(form)
        if text is not None:
            try:
                made = verbs.schedule(actor, call, text, now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            else:
                say(_("The thread is planned. It is announced on its page, and opens by itself."))
                return go("thread", slug=call.slug, number=made.number)
    return _page(form, call, None)


@needs(Action.THREAD_RUN, on=held)
def edit(actor: Actor, thread: Any) -> ResponseReturnValue:
    """Change a thread before it opens; afterwards its closing and its moderators."""
    call = thread.thematic_session
    form = _form(call.id)
    if request.method == "GET":
        _show(form, verbs.text_of(thread))
    else:
        text = _text(form)
        if text is not None:
            try:
                verbs.edit(actor, thread, text, now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            else:
                say(_("The thread is changed."))
                return go("thread", slug=call.slug, number=thread.number)
    return _page(form, call, thread)


def _page(form: ThreadForm, call: Any, thread: Any) -> ResponseReturnValue:
    return render(
        "moderation/plan.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        thread=thread,
        twice={name: moments.twice(form, name) for name in ("opens", "closes")},
    )


def _form(thematic_session_id: str) -> ThreadForm:
    form = ThreadForm()
    asked = threads.questions(thematic_session_id)
    form.question.choices = choices((str(n), f"{n}. {q.text}") for n, q in asked.items())
    form.moderators.choices = choices((each.id, each.name) for each in threads.moderators())
    return form


def _first(actor: Actor, call: Any) -> ThreadText:
    """What a new thread begins with: two weeks from the day after tomorrow, the languages of the session."""
    opens = (door.now() + timedelta(days=2)).astimezone(GENEVA).replace(hour=9, minute=0)
    mine = (actor.account_id,) if actor.account_id else ()
    return ThreadText(
        title="",
        question=0,
        opens_at=opens,
        closes_at=(opens + timedelta(weeks=2)).replace(hour=18),
        moderators=mine,
        languages=tuple(call.languages),
    )


def _show(form: ThreadForm, text: ThreadText) -> None:
    for name in ("title", "guidance", "audience", "attribution"):
        form[name].data = getattr(text, name)
    form.question.data = str(text.question)
    form.languages.data, form.moderators.data = list(text.languages), list(text.moderators)
    moments.show(form, "opens", text.opens_at)
    moments.show(form, "closes", text.closes_at)


def _text(form: ThreadForm) -> ThreadText | None:
    """What was typed, or None where a day or a time could not be read."""
    opens, closes = moments.read(form, "opens"), moments.read(form, "closes")
    if opens is None or closes is None:
        return None
    return ThreadText(
        title=form.title.data or "",
        question=whole(form.question.data, 0, digits=2),
        guidance=form.guidance.data or "",
        audience=form.audience.data or "",
        languages=form.languages.data or (),
        moderators=form.moderators.data or (),
        attribution=form.attribution.data or "",
        opens_at=opens,
        closes_at=closes,
    )
