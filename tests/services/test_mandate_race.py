"""Two at once: over a link, over the last focal point, over a counter."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.errors import PanelError
from panel.models import OutboxMail
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import mandate as verbs
from panel.services import throttle
from tests.cast import Cast, acting, mandate
from tests.conftest import Clock


def at_once(app: Flask, *acts: Callable[[], None]) -> list[str]:
    """Run acts in threads of their own, each in a transaction; returns what each met, sorted."""
    gate, met = threading.Barrier(len(acts)), []

    def run(act: Callable[[], None]) -> None:
        with app.app_context():
            gate.wait()
            try:
                with transaction():
                    act()
                met.append("done")
            except PanelError as error:
                met.append(type(error).__name__)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(met)


def test_one_of_two_accepts_an_invitation(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        verbs.invite(acting(cast.hana), cast.harbour, "x@y.example", "contributor", "en", now=clock.now)
        path = db.session.scalars(select(OutboxMail)).one().context["path"]
    raw, ids = path.rsplit("/", 1)[1], (cast.bela.id, cast.outsider.id)
    met = at_once(app, *(lambda i=i: verbs.accept(accounts.by_id(i), raw, now=clock.now) for i in ids))
    assert met == ["LinkOver", "done"]
    assert len(organisations.members(cast.harbour.id)) == 3


def test_one_of_two_last_focal_points_leaves(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mandate(cast.outsider, cast.harbour, clock.now)
        organisation_id, ids = cast.harbour.id, (cast.hana.id, cast.outsider.id)

    def leave(account_id: str) -> None:
        actor = acting(accounts.by_id(account_id))
        verbs.leave(actor, organisations.by_id(actor, organisation_id), now=clock.now)

    assert at_once(app, *(lambda i=i: leave(i) for i in ids)) == ["IllegalMove", "done"]
    assert len(organisations.focal_points(organisation_id)) == 1


def test_no_failed_try_is_lost(app: Flask, clock: Clock) -> None:
    counter = throttle.key("sign-in", "hana@harbour.example")
    met = at_once(app, *(lambda: throttle.count_failure(counter, now=clock.now) for _ in range(8)))
    held = accounts.throttle(counter)
    assert held is not None
    assert (met, held.failures) == (["done"] * 8, 8)
