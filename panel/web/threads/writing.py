"""Writing in a thread: a post, an answer, another text of one's own post."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import limits, wordcount
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid
from panel.domain.policy import require
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.services import post as verbs
from panel.web import labels, previews
from panel.web.forms import choices
from panel.web.pages import fresh_key, go, render, say
from panel.web.threads.forms import PostForm


def by_number(actor: Actor, slug: str, number: str) -> Any:
    """Loader: the thread that is written in."""
    return threads.by_number(actor, slug, number)


def own(actor: Actor, post_id: str) -> Any:
    """Loader: a post that the reader may read, held while it is changed."""
    return posts.by_id(actor, post_id, lock=request.method == "POST")


@needs(Action.POST_OWN, on=by_number)
def write(actor: Actor, thread: Any) -> ResponseReturnValue:
    """Write a post, or (``?answers=12``) an answer to one."""
    asked = request.values.get("answers", "")
    answers = posts.by_number(actor, thread, asked) if asked else None
    bodies = [o for o in organisations.own(actor) if o.state == "accredited"]
    form = _form(thread, bodies)
    if request.method == "POST" and not _to_be_asked(form):
        try:
            body = next((o for o in bodies if o.id == form.organisation.data), None)
            if body is None:
                raise IllegalMove(N_("Choose an accredited organization that you act for."))
            key = form.key.data or fresh_key()
            verbs.write(actor, thread, body, _typed(form), answers=answers, key=key, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
            form.key.data = fresh_key()  # nothing was sent under the old one, or something else was
        else:
            say(_("Sent. A moderator reads it before it is published; you see below how long it waits."))
            return go("own_posts")
    form.key.data = form.key.data or fresh_key()
    return _page(form, thread, answers=answers, bodies=bodies)


@needs(Action.POST_OWN, on=own)
def edit(actor: Actor, post: Any) -> ResponseReturnValue:
    """Send another text of one's own post."""
    form = _form(post.thread, [])
    if request.method == "POST" and not _to_be_asked(form):
        try:
            verbs.edit(actor, post, _typed(form), seen=form.seen.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Sent. A moderator reads the new text; what was published stands until then."))
            return go("own_posts")
    elif request.method == "GET":
        require(actor, Action.POST_EDIT, post)
        form.body.data, form.language.data = post.version.body, post.version.language
        form.seen.data = post.version_id
    return _page(form, post.thread, post=post)


def _to_be_asked(form: PostForm) -> bool:
    """Whether the writer has still to say that details may stand by which somebody can be found."""
    return bool(previews.details(form.body.data or "")) and not form.details_known.data


def _page(form: PostForm, thread: Any, **more: Any) -> ResponseReturnValue:
    typed = form.body.data or ""
    found = previews.details(typed) if request.method == "POST" else []
    careful = bool(found) and not form.details_known.data
    return render(
        "threads/write.html",
        422 if form.errors or careful else 200,
        details=found,
        careful=careful,
        form=form,
        thread=thread,
        call=thread.thematic_session,
        words=wordcount.count(typed) if len(typed) <= previews.LONGEST else 0,
        limit=limits.POST_WORDS,
        **({"answers": None, "bodies": [], "post": None} | more),
    )


def _form(thread: Any, bodies: list[Any]) -> PostForm:
    form = PostForm()
    form.organisation.choices = choices((o.id, o.name) for o in bodies)
    form.language.choices = choices((tag, labels.LANGUAGE[tag]) for tag in thread.languages)
    if request.method == "GET":
        tag = active_locale()[:2]
        form.language.data = tag if tag in thread.languages else next(iter(thread.languages), "en")
    return form


def _typed(form: PostForm) -> verbs.Typed:
    return verbs.Typed(
        body=form.body.data or "",
        language=form.language.data or "",
        insist=request.form.get("act") == "insist",
    )
