"""One's own posts: what waits and since when, what was decided and why, the appeal, taking a post back."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import moderation as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.services import following, moderation, post
from panel.web import previews
from panel.web.pages import go, render, say
from panel.web.threads.forms import AppealForm


def mine(actor: Actor, post_id: str) -> Any:
    """Loader: a post that the reader may read, held while something is done to it."""
    return posts.by_id(actor, post_id, lock=request.method == "POST")


def published(actor: Actor, slug: str, number: str, post: str) -> Any:
    """Loader: a published post by its number."""
    return posts.by_number(actor, threads.by_number(actor, slug, number), post, lock=True)


@needs(Action.POST_OWN)
def listing(actor: Actor) -> ResponseReturnValue:
    """Everything that one wrote in threads, the latest first."""
    return render(
        "threads/own.html",
        posts=posts.own(actor),
        others=posts.in_ones_name(actor),
        blocks=lambda body: previews.blocks(body, 10**9),
        reason=rules.by_code,
        may_edit=lambda each: can(actor, Action.POST_EDIT, each) and each.state in _CHANGEABLE,
    )


_CHANGEABLE = ("held", "returned", "published")


@needs(Action.POST_APPEAL, on=mine)
def appeal(actor: Actor, found: Any) -> ResponseReturnValue:
    """Ask the chair to look at a post that was returned or hidden, once."""
    form = AppealForm()
    if request.method == "POST":
        try:
            moderation.appeal(actor, found, form.sentence.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Your appeal is with the chair."))
            return go("own_posts")
    return render("threads/appeal.html", 422 if form.errors else 200, form=form, post=found)


@needs(Action.POST_ERASE, on=mine)
def erase(actor: Actor, found: Any) -> ResponseReturnValue:
    """Destroy a post; its own page asks first, because it cannot be undone."""
    if request.method == "POST":
        post.erase(actor, found, now=door.now())
        say(_("Erased. If it had a number, the number stays, without the text."))
        return go("own_posts")
    return render("threads/erase.html", post=found, call=found.thread.thematic_session)


def by_number(actor: Actor, slug: str, number: str) -> Any:
    """Loader: a thread."""
    return threads.by_number(actor, slug, number)


@needs(Action.THREAD_FOLLOW, on=by_number)
def follow(actor: Actor, thread: Any) -> ResponseReturnValue:
    """Choose how often to be told of new posts."""
    how = request.form.get("how", "")
    following.follow(actor, thread, how, now=door.now())
    say(_("You get no letters about this thread.") if how == "none" else _("You are told as you chose."))
    return go("thread", slug=thread.thematic_session.slug, number=thread.number, _anchor="follow")


@needs(Action.POST_OWN, on=published)
def share(actor: Actor, found: Any) -> ResponseReturnValue:
    """Say for one's organization that it shares a post, or take that back."""
    chosen = request.form.get("organisation", "")
    body = next((o for o in organisations.own(actor) if o.id == chosen), None)
    thread = found.thread
    if body is not None:
        verb = post.unshare if request.form.get("act") == "unshare" else post.share
        verb(actor, found, body, now=door.now())
    slug = thread.thematic_session.slug
    return go("thread_post", slug=slug, number=thread.number, post=found.number)
