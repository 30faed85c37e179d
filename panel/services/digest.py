"""The digest of a thread: begun from chosen posts, written line by line, issued once.

An issued digest does not change. A line that rests on a post which is hidden or erased afterwards is out
of sight on the page and in every file until that post is public again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from panel.collation.segment import sentences
from panel.db import db
from panel.domain import digest as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.digest import Line
from panel.domain.errors import N_, IllegalMove, Invalid, Stale, problem
from panel.domain.lifecycle import THREAD
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import Digest, DigestLine, DigestSource, Post, Thread
from panel.queries import digest as digests
from panel.services import digest_files, following
from panel.services._advance import advance
from panel.services._journal import record

#: Code points of a post that stand in a new line, to be rewritten.
OPENING = 300


def add(actor: Actor, thread: Thread, chosen: Mapping[int, str], language: str, *, now: datetime) -> Digest:
    """Add a line for each chosen post (number: part), which opens with the first sentence of the post.

    Begins the digest where there is none. Raises IllegalMove while the thread runs or once it is issued,
    Invalid where nothing that is published was chosen.
    """
    found = _writable(actor, thread)
    published = digests.published(thread.id)
    wanted = [(number, part) for number, part in sorted(chosen.items()) if number in published]
    if not wanted or any(part not in rules.PARTS for _, part in wanted):
        raise Invalid(problem("posts", N_("Choose at least one post, and say to which part it belongs.")))
    found = found or _begin(thread, language, now)
    kept = _kept(found)
    new = [Line(part, _opening(published[number]), [number]) for number, part in wanted]
    _write(found, [*kept, *new], published)
    found.revision += 1
    db.session.flush()
    record(actor, "digest:edited", found, now=now)
    return found


def save(actor: Actor, thread: Thread, lines: Sequence[Line], *, revision: int, now: datetime) -> Digest:
    """Save the lines as they are typed, in this order; lines without a text are taken out. Where nothing was
    changed nothing is written, and the revision stays.

    Raises Stale where somebody saved since the page was opened, Invalid for what cannot stand.
    """
    found = _writable(actor, thread)
    if found is None:
        raise IllegalMove(N_("Choose posts first; the digest is built from them."))
    if found.revision != revision:
        raise Stale()
    tidy = [Line(each.part, " ".join(normalise(each.text).split()), each.posts) for each in lines]
    tidy = [each for each in tidy if each.text]
    published = digests.published(thread.id)
    if wrong := tuple(rules.problems(tidy, published)):
        raise Invalid(*wrong)
    if _told(tidy) == _told(_kept(found)):
        return found
    _write(found, tidy, published)
    found.revision += 1
    db.session.flush()
    record(actor, "digest:edited", found, now=now)
    return found


def issue(actor: Actor, thread: Thread, *, revision: int, now: datetime) -> Digest:
    """Issue the digest under its symbol; the thread is digested. Raises Invalid where a line rests on
    nothing that is public any more, or where there is no line."""
    found = _writable(actor, thread)
    if found is None or not found.lines:
        raise IllegalMove(N_("There is nothing to issue yet: the digest has no line."))
    if found.revision != revision:
        raise Stale()
    fallen = [place for place, each in enumerate(found.lines, 1) if not each.stands]
    if fallen:
        said = N_("Line %(place)d rests on a post that is not public any more. Change it, or take it out.")
        raise Invalid(*(problem(f"posts-{place}", said, place=place) for place in fallen))
    found.issued_at, found.issued_by = now, actor.account_id
    advance(actor, thread, THREAD, "digest", now=now)
    db.session.flush()
    digest_files.ask(found.id, now=now)
    following.tell_of_digest(thread, now=now)
    return found


def _writable(actor: Actor, thread: Thread) -> Digest | None:
    require(actor, Action.THREAD_DIGEST, thread)
    if thread.state != "closed":
        raise IllegalMove(N_("The digest is written once the thread is closed, and is issued once."))
    return digests.of_thread(thread.id, lock=True)


def _begin(thread: Thread, language: str, now: datetime) -> Digest:
    if language not in thread.languages:
        raise Invalid(problem("language", N_("This thread is not held in that language. Choose another.")))
    made = Digest(thread=thread, thread_id=thread.id, language=language, revision=0, begun_at=now, lines=[])
    db.session.add(made)
    db.session.flush()
    return made


def _kept(digest: Digest) -> list[Line]:
    return [Line(each.part, each.text, [post.number or 0 for post in each.posts]) for each in digest.lines]


def _told(lines: Sequence[Line]) -> list[tuple[str, str, list[int]]]:
    """What tells lines apart; the order of the posts on which one rests does not."""
    return [(each.part, each.text, sorted(set(each.posts))) for each in lines]


def _opening(post: Post) -> str:
    version = post.published_version
    body = version.body if version is not None else ""
    first = next(iter(sentences(body)), None)
    words = body[first.start : first.end] if first is not None else body
    return " ".join(words.split())[:OPENING]


def _write(digest: Digest, lines: Sequence[Line], published: Mapping[int, Post]) -> None:
    digest.lines = []
    db.session.flush()
    digest.lines = [
        DigestLine(
            place=place,
            part=each.part,
            text=each.text,
            sources=[
                DigestSource(post=published[n], version_id=published[n].published_version_id or "")
                for n in sorted(set(each.posts))
                if n in published
            ],
        )
        for place, each in enumerate(lines, 1)
    ]
