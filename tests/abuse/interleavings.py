"""Two acts on one thing at the same moment (B-133 to 136): whatever their order, some serial order has the same end.

``rounds`` runs a pair as often as asked. Each side is a transaction of its own in a thread of its own; before
every statement it waits for a moment drawn from the seed, so that the statements of both mix anew each time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import event, func, select

from panel.db import db, transaction
from panel.domain.errors import PanelError
from panel.models import AuditEntry, Commentary, CommentaryVersion, Contribution, Post, PostVersion
from panel.queries import commentary as commentaries
from panel.queries import contribution as contributions
from panel.queries import post as posts
from panel.queries import thematic_session as calls
from panel.queries import thread as threads
from panel.services import admission, moderation
from panel.services import commentary as verbs
from panel.services import contribution as protected
from panel.services import post as post_verbs
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories import threads as factory
from tests.factories.participants import being, joined, wrote
from tests.factories.sessions import filed, open_call

#: Longest wait before one statement, in seconds.
JITTER = 0.002

Act = Callable[[], None]


@dataclass
class Scene:
    """A call and a thread that are open, and who acts in them."""

    cast: Cast
    clock: Clock
    mona: Any = None
    call_id: str = ""
    thread_id: str = ""
    made: int = 0

    def set_up(self) -> None:
        """Open both."""
        with transaction():
            call = open_call(self.cast, self.clock)
            self.mona = factory.moderator(self.clock)
            self.thread_id = factory.opened(self.cast, self.clock, [self.mona], call).id
            self.call_id = call.id

    def fresh(self) -> tuple[Any, Any]:
        """Another organization and somebody who writes for it."""
        self.made += 1
        body = organisation(f"Association {self.made}", self.clock.now, acronym=f"AS{self.made}")
        who = person(f"a{self.made}@a.example", f"Person {self.made}", self.clock.now)
        mandate(who, body, self.clock.now)
        return body, who


@dataclass(frozen=True)
class Both:
    """Two acts on one row, and what is to be seen of it afterwards."""

    first: Act
    second: Act
    end: Callable[[], Any]


def submit_or_discard(scene: Scene) -> Both:
    """B-133: a draft is submitted in one window and thrown away in another."""
    body, who = scene.fresh()
    me = acting(who)
    row_id = verbs.begin(me, calls.by_id(scene.call_id), body, now=scene.clock.now).id
    _type(scene, me, row_id, "The desk is closed.")
    return Both(
        lambda: _submit(scene, me, row_id),
        lambda: verbs.discard(me, commentaries.own(me, row_id, lock=True), now=scene.clock.now),
        lambda: _commentary(row_id),
    )


def amend_or_withdraw(scene: Scene) -> Both:
    """B-134: a second version is submitted while the commentary is withdrawn."""
    me, row_id = _filed(scene)
    return Both(
        lambda: _submit(scene, me, row_id),
        lambda: verbs.withdraw(me, commentaries.own(me, row_id, lock=True), now=scene.clock.now),
        lambda: _commentary(row_id),
    )


def amend_or_admit(scene: Scene) -> Both:
    """B-135: a second version is submitted while an officer admits the first."""
    me, row_id = _filed(scene)
    officer, first = acting(scene.cast.officer), commentaries.own(me, row_id).version_id or ""

    def admit() -> None:
        row = commentaries.by_id(officer, row_id, lock=True)
        admission.admit(officer, row, first, now=scene.clock.now)

    return Both(lambda: _submit(scene, me, row_id), admit, lambda: _commentary(row_id))


def erase_or_publish(scene: Scene) -> Both:
    """B-136: an author destroys a post while a moderator publishes it."""
    body, who = scene.fresh()
    me, mona = acting(who), acting(scene.mona)
    post = factory.sent(threads.by_id(scene.thread_id), body, who, scene.clock)
    row_id, seen = post.id, post.version_id or ""
    now = scene.clock.now
    return Both(
        lambda: post_verbs.erase(me, posts.by_id(me, row_id, lock=True), now=now),
        lambda: moderation.publish(mona, posts.by_id(mona, row_id, lock=True), seen, now=now),
        lambda: _post(row_id),
    )


def erase_or_let_pass(scene: Scene) -> Both:
    """B-136, under protection: a participant destroys a text while a moderator lets it pass."""
    someone = joined(scene.call_id, scene.clock)
    row = wrote(someone, threads.by_id(scene.thread_id), scene.clock)
    me, mona, row_id, seen = being(someone), acting(scene.mona), row.id, protected.mark(row)
    now = scene.clock.now
    return Both(
        lambda: protected.erase(me, contributions.own(me, row_id, lock=True), now=now),
        lambda: protected.accept(mona, contributions.for_desk(mona, row_id, lock=True), seen, now=now),
        lambda: db.session.scalar(select(Contribution.state).where(Contribution.id == row_id)),
    )


PAIRS = (submit_or_discard, amend_or_withdraw, amend_or_admit, erase_or_publish, erase_or_let_pass)


def rounds(app: Flask, scene: Scene, pair: Callable[[Scene], Both], how_many: int, seed: int) -> list[str]:
    """Run a pair so often; what ended as no serial order ends, with the seed of its round."""
    serial = {_in_order(_made(scene, pair), swap) for swap in (False, True)}
    found = []
    with _mixed(app) as waits:
        for at in range(how_many):
            ended = _at_once(app, _made(scene, pair), waits, Random(f"{seed}-{pair.__name__}-{at}"))
            if ended not in serial:
                found.append(f"round {at} of seed {seed}: {ended}; serial orders end as {sorted(serial)}")
    return found


def _made(scene: Scene, pair: Callable[[Scene], Both]) -> Both:
    with transaction():
        return pair(scene)


def _in_order(both: Both, swap: bool) -> str:
    acts = {"first": both.first, "second": both.second}
    how = {name: _do(acts[name]) for name in (reversed(acts) if swap else acts)}
    return _told(how, both)


def _at_once(app: Flask, both: Both, waits: dict[int, Random], rng: Random) -> str:
    gate, how = threading.Barrier(2), dict[str, str]()

    def run(name: str, act: Act, own: Random) -> None:
        waits[threading.get_ident()] = own
        with app.app_context():
            gate.wait()
            how[name] = _do(act)
        del waits[threading.get_ident()]

    sides = [
        threading.Thread(target=run, args=(name, act, Random(rng.random())))
        for name, act in (("first", both.first), ("second", both.second))
    ]
    for side in sides:
        side.start()
    for side in sides:
        side.join()
    return _told(how, both)


def _do(act: Act) -> str:
    """How a side ended for who asked for it; anything but a refusal is a fault, and is told as such."""
    try:
        with transaction():
            act()
        return "done"
    except PanelError:
        return "refused"
    except Exception as error:
        return f"broke: {error!r}"


def _told(how: dict[str, str], both: Both) -> str:
    db.session.rollback()
    db.session.expire_all()
    return f"{how['first']}, {how['second']}: {both.end()}"


@contextmanager
def _mixed(app: Flask) -> Iterator[dict[int, Random]]:
    """Statements of the threads that are named wait for a moment of their own."""
    waits: dict[int, Random] = {}

    def wait(*_about: Any) -> None:
        rng = waits.get(threading.get_ident())
        if rng is not None:
            time.sleep(rng.random() * JITTER)

    engine = db.engine
    event.listen(engine, "before_cursor_execute", wait)
    try:
        yield waits
    finally:
        event.remove(engine, "before_cursor_execute", wait)


def _filed(scene: Scene) -> tuple[Any, str]:
    body, who = scene.fresh()
    row = filed(calls.by_id(scene.call_id), body, who, scene.clock)
    _type(scene, acting(who), row.id, "The desk is closed again.")
    return acting(who), row.id


def _type(scene: Scene, me: Any, row_id: str, text: str) -> None:
    db.session.flush()
    row = commentaries.own(me, row_id, lock=True)
    assert row.draft is not None
    typed = verbs.DraftText(title="From the desk", body=text, language="en")
    verbs.save_draft(me, row, typed, revision=row.draft.revision, now=scene.clock.now)


def _submit(scene: Scene, me: Any, row_id: str) -> None:
    row = commentaries.own(me, row_id, lock=True)
    verbs.submit(me, row, consent="public", key=f"again-{row_id}", now=scene.clock.now)


def _commentary(row_id: str) -> Any:
    row = db.session.get(Commentary, row_id)
    if row is None:
        return "gone", _count(CommentaryVersion.commentary_id, row_id)
    latest, admitted = (
        db.session.scalar(select(CommentaryVersion.seq).where(CommentaryVersion.id == each))
        for each in (row.version_id, row.admitted_version_id)
    )
    texts = _count(CommentaryVersion.commentary_id, row_id)
    told = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.row_id == row_id)).all()
    return row.state, row.number is not None, row.published, latest, admitted, texts, sorted(told)


def _post(row_id: str) -> Any:
    row = db.session.get(Post, row_id)
    assert row is not None
    words = db.session.scalars(select(PostVersion.body).where(PostVersion.post_id == row_id)).all()
    return row.state, row.number is not None, any(words)


def _count(column: Any, value: str) -> int:
    return int(db.session.scalar(select(func.count()).where(column == value)) or 0)
