"""The queue of a thread, and what is decided there."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain import limits
from panel.domain import moderation as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Malformed
from panel.domain.lifecycle import THREAD
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import contribution as contributions
from panel.queries import moderation as queue_of
from panel.queries import post as posts
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import moderation
from panel.services import thread as thread_verbs
from panel.web import previews
from panel.web.forms import choices, whole
from panel.web.moderation.forms import DecisionForm
from panel.web.pages import go, render, say

#: What a moderator may do to a post, by the name of the move in the form.
ACTS = ("publish", "return", "hide", "restore")

#: Moves of a thread after which there is no way back.
FINAL = ("close", "archive")


def moderated(actor: Actor, slug: str, number: str) -> Any:
    """Loader: a thread, held while it is changed; whether it is hers to run, the policy says."""
    return threads.by_number(actor, slug, number, lock=request.method == "POST")


def readable(actor: Actor, post_id: str) -> Any:
    """Loader: a post that the moderator may read, held while it is decided."""
    return posts.by_id(actor, post_id, lock=request.method == "POST")


@needs(Action.MODERATION_DESK)
def desk(actor: Actor) -> ResponseReturnValue:
    """The threads one moderates, with what waits in each."""
    listed = threads.moderated(actor)
    return render(
        "moderation/desk.html",
        threads=listed,
        waiting=threads.waiting(listed),
        published=threads.published(listed),
        protected=contributions.waiting_for(actor),
        calls=[each for each in sessions.listed(actor) if each.state in thread_verbs.RUNNING],
    )


@needs(Action.THREAD_RUN, on=moderated)
def queue(actor: Actor, thread: Any) -> ResponseReturnValue:
    """What waits in a thread, oldest first, and the moves of the thread itself."""
    return _queue(actor, thread, decision_form(), 200)


@needs(Action.POST_MODERATE, on=readable)
def decide(actor: Actor, post: Any) -> ResponseReturnValue:
    """One post by itself: its texts, what was decided before, and the decision."""
    form = decision_form(post.state == "published" and post.waits_since is None)
    if request.method == "POST":
        try:
            _decide(actor, post, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            thread = post.thread
            return go("moderation_queue", slug=thread.thematic_session.slug, number=thread.number)
    return render(
        "moderation/decide.html",
        422 if form.errors else 200,
        form=form,
        post=post,
        thread=post.thread,
        author=posts.label(post),
        details=previews.details(post.version.body) if post.version else [],
        blocks=_blocks,
        reason=rules.by_code,
        limit=limits.POST_WORDS,
    )


@needs(Action.THREAD_RUN, on=moderated)
def run(actor: Actor, thread: Any) -> ResponseReturnValue:
    """Pause, resume, close or archive a thread; what cannot be undone has a page of its own, which asks."""
    move, call = request.values.get("move", ""), thread.thematic_session
    if request.method == "POST":
        thread_verbs.run(actor, thread, move, now=door.now())
        say(_("Done."))
    elif move in FINAL and move in _moves(thread):
        waiting = threads.waiting([thread]).get(thread.id, 0)
        return render("moderation/sure.html", thread=thread, call=call, move=move, waiting=waiting)
    return go("moderation_queue", slug=call.slug, number=thread.number)


def _decide(actor: Actor, post: Any, form: DecisionForm) -> None:
    act, seen = form.act.data or "", form.seen.data or ""
    if act not in ACTS:
        raise Malformed()
    if act == "publish":
        moderation.publish(actor, post, seen, now=door.now())
        say(_("Published as post %(n)s.", n=post.number))
    elif act == "restore":
        moderation.restore(actor, post, seen, now=door.now())
        say(_("Post %(n)s is public again.", n=post.number))
    else:
        reason, sentence = form.reason.data or "", form.sentence.data or ""
        moderation.decline(actor, post, seen, act, reason, sentence, now=door.now())
        said = (
            _("Hidden; the author is told why.") if act == "hide" else _("Returned; the author is told why.")
        )
        say(said)


def _queue(actor: Actor, thread: Any, form: DecisionForm, status: int) -> ResponseReturnValue:
    page = whole(request.args.get("page"), 1)
    slug = thread.thematic_session.slug
    return render(
        "moderation/queue.html",
        status,
        form=form,
        thread=thread,
        call=thread.thematic_session,
        queue=queue_of.queue(actor, thread, page),
        oldest=threads.oldest(thread.id),
        moves=_moves(thread),
        final=FINAL,
        blocks=_blocks,
        details=previews.details,
        limit=limits.POST_WORDS,
        reasons=rules.REASONS,
        page_address=lambda n: url_for("moderation_queue", slug=slug, number=thread.number, page=n),
    )


def _moves(thread: Any) -> list[str]:
    return [each.name for each in THREAD.moves_from(thread.state)]


def decision_form(hiding: bool = False) -> DecisionForm:
    """The form of a decision with the reasons on which it may be made."""
    form = DecisionForm()
    offered = [r for r in rules.REASONS if r.hides or not hiding]
    form.reason.choices = choices([("", ""), *((r.code, f"{r.code} {_(r.label)}") for r in offered)])
    return form


def _blocks(body: str) -> tuple[previews.Block, ...]:
    return previews.blocks(body, 10**9)
