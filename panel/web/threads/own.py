"""One's own posts: what waits and since when, what was decided and why, the appeal, taking a post back."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
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
from panel.queries import own_posts
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.services import following, moderation, post
from panel.web import previews
from panel.web.forms import whole
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
    """What one wrote in threads and what others wrote in one's name, the latest first; each list has its
    pages, and turning those of one leaves the other where it is."""
    own = own_posts.own(actor, whole(request.args.get("page"), 1))
    others = own_posts.in_ones_name(actor, whole(request.args.get("others"), 1))
    return render(
        "threads/own.html",
        own=own,
        others=others,
        own_address=lambda n: url_for("own_posts", page=n, others=_turned(others)),
        others_address=lambda n: url_for("own_posts", page=_turned(own), others=n, _anchor="others"),
        blocks=lambda body: previews.blocks(body, 10**9),
        reason=rules.by_code,
        may_edit=lambda each: can(actor, Action.POST_EDIT, each) and each.state in _CHANGEABLE,
    )


def _turned(found: own_posts.Page) -> int | None:
    """The page that is open, where it is not the first."""
    return found.page if found.page > 1 else None


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
    """Destroy a post; its own page asks first, because it cannot be undone. Safeguarding officers come from
    the thread and go back there."""
    ours = found.account_id == actor.account_id or actor.focal_for(found.organisation_id or "")
    thread = found.thread
    there = ("thread", {"slug": thread.thematic_session.slug, "number": thread.number})
    endpoint, values = ("own_posts", {}) if ours else there
    if request.method == "POST":
        post.erase(actor, found, now=door.now())
        say(_("Erased. If it had a number, the number stays, without the text."))
        return go(endpoint, **values)
    return render("threads/erase.html", post=found, ours=ours, back=url_for(endpoint, **values))


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
