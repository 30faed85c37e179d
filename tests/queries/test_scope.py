"""The two interpreters of each reading scope agree, over a grid of actors and rows."""

from itertools import product

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from panel.db import db, transaction
from panel.domain import scopes
from panel.domain.actor import ANONYMOUS, SYSTEM
from panel.domain.attribution import CONSENTS
from panel.domain.lifecycle import COMMENTARY, ORGANISATION, POST, SESSION, SIGNATURE, SUMMARY
from panel.models import Commentary, CoSignature, Organisation, Post, Summary, ThematicSession
from panel.queries import post as posts
from panel.queries.scope import where
from tests.cast import Cast, acting, organisation
from tests.conftest import Clock
from tests.factories.threads import moderator, opened


def actors(cast: Cast) -> list[scopes.Actor]:
    """Everybody who may look."""
    people = (
        cast.officer, cast.head, cast.chair, cast.rapporteur, cast.safeguard, cast.administrator,
        cast.auditor, cast.hana, cast.hugo, cast.bela, cast.outsider,
    )  # fmt: skip
    return [ANONYMOUS, SYSTEM, *(acting(p) for p in people)]


def agree(scope: scopes.ReadingScope, model: type, rows: list) -> None:
    """Both interpreters choose the same rows."""
    in_sql = set(db.session.scalars(select(model.id).where(where(scope, model))))
    assert in_sql == {row.id for row in rows if scope.admits(row)}


def _session(clock: Clock, number: int, state: str = "open") -> ThematicSession:
    made = ThematicSession(
        year=2027, number=number, title="t", state=state, opens_at=clock.now, closes_at=clock.forward(days=1),
        created_at=clock.now,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def test_sessions(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        rows = [_session(clock, n, state) for n, state in enumerate(SESSION.states, 1)]
        for actor in actors(cast):
            agree(scopes.thematic_sessions(actor), ThematicSession, rows)


def test_organisations(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        for state in ORGANISATION.states:
            organisation(f"Body {state}", clock.now, state=state)
        rows = list(db.session.scalars(select(Organisation)))
        for actor in actors(cast):
            agree(scopes.organisations(actor), Organisation, rows)


def test_commentaries(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = _session(clock, 1)
        grid = product(COMMENTARY.states, CONSENTS, (False, True), (False, True), (cast.harbour, cast.bridge))
        for n, (state, consent, published, tombstone, body) in enumerate(grid, 1):
            row = Commentary(
                thematic_session_id=call.id, organisation_id=body.id, state=state, consent=consent, number=n,
                code=f"C{n}", published=published, listed_as_withdrawn=tombstone, created_at=clock.now,
            )  # fmt: skip
            db.session.add(row)
            db.session.flush()
            if n % 3 == 0:
                signer = cast.bridge if body is cast.harbour else cast.harbour
                answer = ("invited", "confirmed", "declined")[n // 3 % 3]
                asked = CoSignature(commentary_id=row.id, organisation_id=signer.id, state=answer)
                asked.invited_at = clock.now
                db.session.add(asked)
        db.session.flush()
        rows = list(db.session.scalars(select(Commentary).options(selectinload(Commentary.signatures))))
        for actor in actors(cast):
            agree(scopes.commentaries(actor), Commentary, rows)
            agree(scopes.own_commentaries(actor), Commentary, rows)


def _signed(cast: Cast, clock: Clock, number: int, state: str) -> Summary:
    """A summary in check of a session with one joint text, which the bridge was asked to sign."""
    call = _session(clock, number)
    row = Summary(thematic_session_id=call.id, state="in_check", created_at=clock.now)
    joint = Commentary(
        thematic_session_id=call.id, organisation_id=cast.harbour.id, kind="joint", state="admitted", number=1,
        code="JS1", created_at=clock.now,
    )  # fmt: skip
    db.session.add_all([row, joint])
    db.session.flush()
    db.session.add(
        CoSignature(commentary_id=joint.id, organisation_id=cast.bridge.id, state=state, invited_at=clock.now)
    )
    db.session.flush()
    behind = [cast.harbour.id, cast.bridge.id] if state == "confirmed" else [cast.harbour.id]
    row.contributor_ids = frozenset(behind)
    return row


def test_summaries(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        rows = []
        for n, state in enumerate(SUMMARY.states, 1):
            call = _session(clock, n)
            row = Summary(thematic_session_id=call.id, state=state, created_at=clock.now)
            db.session.add(row)
            db.session.add(
                Commentary(
                    thematic_session_id=call.id,
                    organisation_id=cast.harbour.id,
                    state="admitted",
                    number=1,
                    code="H",
                    created_at=clock.now,
                )  # fmt: skip
            )
            db.session.flush()
            row.contributor_ids = frozenset({cast.harbour.id})
            rows.append(row)
        rows += [_signed(cast, clock, n, state) for n, state in enumerate(SIGNATURE.states, n + 1)]
        for actor in actors(cast):
            agree(scopes.summaries(actor), Summary, rows)


def test_posts(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona, mina = moderator(clock), moderator(clock, "Mina Other", "mina@panel.example")
        thread = opened(cast, clock, [mona])
        authors = ((cast.hugo, cast.harbour), (cast.bela, cast.bridge), (None, None))
        for n, (state, (account, body)) in enumerate(product(POST.states, authors), 1):
            row = Post(
                thread=thread, thread_id=thread.id, state=state, number=n, idempotency_key=f"k{n}",
                written_at=clock.now, account_id=account and account.id, organisation_id=body and body.id,
                participant_id=None if account else "p1",
            )  # fmt: skip
            db.session.add(row)
        db.session.flush()
        db.session.expire_all()
        rows = list(db.session.scalars(posts.whole()))
        for actor in [*actors(cast), acting(mona), acting(mina)]:
            agree(scopes.posts(actor), Post, rows)
