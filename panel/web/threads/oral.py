"""Typing what a person tells, with the person beside one; then the paper for the person, shown once."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.contribution import Typed
from panel.domain.errors import Invalid
from panel.domain.invitations import printed
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale
from panel.queries import organisation as organisations
from panel.queries import thread as threads
from panel.services import oral as verbs
from panel.services import participant
from panel.web import labels, previews
from panel.web.forms import choices
from panel.web.pages import fresh_key, render
from panel.web.threads.forms import OralForm


@needs(Action.POST_OWN, own_transaction=True)
def record(actor: Actor, slug: str, number: str) -> ResponseReturnValue:
    """The form; a POST records the account and shows number and words, once."""
    if request.method == "GET":
        return _page(actor, slug, number, OralForm(key=fresh_key()))
    form = OralForm()
    careful = bool(previews.details(form.body.data or "")) and not form.details_known.data
    with door.glance():
        thread, body = _chosen(actor, slug, number, form)
        wrong = verbs.problems(actor, thread, body, _typed(form), agreed=bool(form.agreed.data))
    if not careful and not wrong:
        words = participant.new_words(active_locale())
        try:
            with door.unit():
                thread, body = _chosen(actor, slug, number, form)
                person = verbs.record(
                    actor, thread, body, _typed(form), words, agreed=bool(form.agreed.data),
                    key=form.key.data or "", now=door.now(),
                )  # fmt: skip
                told = printed(person.number)
        except Invalid as error:
            wrong = [*error.problems]
        else:
            answer: Any = render(
                "threads/oral_words.html", number=told, words=words, slug=slug, thread=number
            )
            answer.headers["Cache-Control"] = "no-store"
            return answer
    form.refuse(tuple(wrong))
    with door.glance():
        return _page(actor, slug, number, form, careful)


def _chosen(actor: Actor, slug: str, number: str, form: OralForm) -> tuple[Any, Any]:
    thread, bodies = _loaded(actor, slug, number)
    return thread, next((o for o in bodies if o.id == form.organisation.data), None)


def _loaded(actor: Actor, slug: str, number: str) -> tuple[Any, list[Any]]:
    thread = threads.by_number(actor, slug, number)
    bodies = [o for o in organisations.own(actor) if o.state == "accredited" and actor.focal_for(o.id)]
    return thread, bodies


def _page(actor: Actor, slug: str, number: str, form: OralForm, careful: bool = False) -> ResponseReturnValue:
    thread, bodies = _loaded(actor, slug, number)
    form.organisation.choices = choices((o.id, o.name) for o in bodies)
    form.language.choices = choices((tag, labels.LANGUAGE[tag]) for tag in thread.languages)
    if request.method == "GET" and active_locale()[:2] in thread.languages:
        form.language.data = active_locale()[:2]
    return render(
        "threads/oral.html",
        422 if form.errors or careful else 200,
        form=form,
        thread=thread,
        call=thread.thematic_session,
        bodies=bodies,
        details=previews.details(form.body.data or ""),
        careful=careful,
    )


def _typed(form: OralForm) -> Typed:
    return Typed(
        body=form.body.data or "",
        language=form.language.data or "",
        consent=form.consent.data or "",
        name=form.name.data or "",
    )
