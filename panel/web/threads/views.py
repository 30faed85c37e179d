"""Threads as everybody reads them: the list, one thread, one post, the public record of moderation."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain import moderation as rules
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate.marks import public
from panel.queries import digest as digests
from panel.queries import following
from panel.queries import moderation as decided
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.web import previews
from panel.web.forms import whole
from panel.web.pages import render


def by_number(actor: Actor, slug: str, number: str) -> Any:
    """Loader: a thread by its session and number."""
    return threads.by_number(actor, slug, number)


def by_post(actor: Actor, slug: str, number: str, post: str) -> Any:
    """Loader: a thread with the post of that number, as this reader sees it; what is not public any more
    answers 410."""
    thread = threads.by_number(actor, slug, number)
    return thread, posts.one(actor, thread, post)


@public("threads are for everybody to read")
def listing(actor: Actor) -> ResponseReturnValue:
    """All threads, open ones first."""
    listed = threads.listed(actor)
    return render("threads/listing.html", threads=listed, published=threads.published(listed))


@public("threads are for everybody to read", on=by_number)
def thread(actor: Actor, thread: Any) -> ResponseReturnValue:
    """One thread: what it asks, who moderates, under which rules, and its posts in order."""
    return render(
        "threads/thread.html",
        thread=thread,
        call=thread.thematic_session,
        follows=follow.how if (follow := following.of(actor, thread.id)) else "none",
        digested=thread.state in {"digested", "archived"} and digests.is_issued(thread.id),
        shown=posts.page(actor, thread, whole(request.args.get("page"), 1)),
        blocks=_blocks,
        mine=posts.own_waiting(actor, thread),
        waiting=threads.waiting([thread]).get(thread.id, 0),
        reasons=rules.REASONS,
        bodies=(bodies := _bodies(actor, thread)),
        focal=any(actor.focal_for(each.id) for each in bodies),
        page_address=lambda n: url_for(
            "thread", slug=thread.thematic_session.slug, number=thread.number, page=n
        ),
    )


@public("what is published is for everybody", on=by_post)
def post(actor: Actor, loaded: Any) -> ResponseReturnValue:
    """One post at its permanent address, with what was answered."""
    thread, shown = loaded
    if shown is None:
        raise Missing()
    return render(
        "threads/post.html",
        thread=thread,
        call=thread.thematic_session,
        post=shown,
        answers=posts.answers(actor, thread, shown.id),
        blocks=_blocks,
        page=posts.page_of(thread, shown.number),
        bodies=_bodies(actor, thread),
    )


@public("what moderators decide is public, without names", on=by_number)
def record(actor: Actor, thread: Any) -> ResponseReturnValue:
    """What was decided in a thread, by day, act and reason."""
    return render(
        "threads/record.html",
        thread=thread,
        call=thread.thematic_session,
        record=decided.record(thread, whole(request.args.get("page"), 1)),
        page_address=lambda n: url_for(
            "moderation_record", slug=thread.thematic_session.slug, number=thread.number, page=n
        ),
    )


def _bodies(actor: Actor, thread: Any) -> list[Any]:
    """Organizations for which the reader may write in the thread and share its posts."""
    if not actor.mandates or thread.state != "open":
        return []
    return [each for each in organisations.own(actor) if each.state == "accredited"]


def _blocks(body: str) -> tuple[previews.Block, ...]:
    return previews.blocks(body, 10**9)
