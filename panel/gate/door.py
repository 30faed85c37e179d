"""Load, check, act: what happens round every view, in one frame."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from flask import current_app, g, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from panel.db import db, reading, transaction
from panel.domain.actor import ANONYMOUS, Actor
from panel.domain.policy import require
from panel.gate import csrf, exports, shared, sign_in
from panel.gate.errors import NotSignedIn
from panel.gate.marks import Mark, mark_of

log = logging.getLogger("panel.gate")

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Unmarked(RuntimeError):
    """An endpoint that says neither ``@needs`` nor ``@public``; it answers 500."""


def now() -> datetime:
    """The instant at which the door began to handle this request; it decides about deadlines."""
    instant: datetime = g.now
    return instant


def actor() -> Actor:
    """Who acts in this request."""
    return getattr(g, "actor", ANONYMOUS)


def unit() -> AbstractContextManager[None]:
    """One writing transaction, for views marked ``own_transaction``; committed at the end of the block."""
    return transaction()


def glance() -> AbstractContextManager[None]:
    """A reading transaction, for the same views; rows are not to be used after the block."""
    return reading()


def start_clock() -> None:
    """Take the time before anything else is done with a request."""
    g.now = current_app.config["PANEL_CLOCK"]()


def system_clock() -> datetime:
    """The real time; tests give the application another one."""
    return datetime.now(UTC)


def by_the_real_clock() -> bool:
    """Whether the time is that of the machine, and not set by hand."""
    return current_app.config["PANEL_CLOCK"] is system_clock


def admit(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Wrap a marked view: actor, transaction, load, check, act, commit."""
    mark = mark_of(view)

    @wraps(view)
    def admitted(**values: Any) -> ResponseReturnValue:
        if mark is None:
            raise Unmarked(view.__qualname__)
        safe = request.method in SAFE
        if not safe:
            csrf.check()
        if not safe and mark.own_transaction:
            with reading():
                g.actor = sign_in.current(now())
            return _act(view, mark, values)
        if not safe:
            with transaction():
                g.actor = sign_in.current(now())
                sign_in.touch(now())
                done = make_response(_act(view, mark, values))
                if done.status_code >= 400 and not mark.keeps:
                    db.session.rollback()  # a view that caught a refusal may have written before it
                return done
        alike = shared.key() if mark.shared and by_the_real_clock() else None
        if alike is not None and (known := shared.found(alike)) is not None:
            return known
        with reading():
            g.actor = sign_in.current(now())
            answer = _export(view, mark, values) if mark.export else _act(view, mark, values)
        if alike is not None:
            shared.keep(alike, make_response(answer))
        _renew()
        return answer

    return admitted


def _renew() -> None:
    """Who only reads is in use too. The reading has ended; this is a transaction of its own, once in some
    minutes for each device, and a store that does not answer spoils no page."""
    try:
        if sign_in.stale():
            with transaction():
                sign_in.touch(now())
    except (DBAPIError, PoolTimeout):
        log.warning("the use of a device could not be noted")


def _export(
    view: Callable[..., ResponseReturnValue], mark: Mark, values: dict[str, Any]
) -> ResponseReturnValue:
    with exports.turn(actor().account_id) as turn:
        return turn.until_sent(make_response(_act(view, mark, values)))


def _act(view: Callable[..., ResponseReturnValue], mark: Mark, values: dict[str, Any]) -> ResponseReturnValue:
    who = actor()
    if mark.action is not None and not (who.signed_in or who.protected):
        raise NotSignedIn()
    if mark.loader is None:
        if mark.action is not None:
            require(who, mark.action)
        return view(who, **values)
    if mark.shared_subject and by_the_real_clock():
        subject = shared.subject(mark.loader, who, values)
    else:
        subject = mark.loader(who, **values)
    if mark.action is not None:
        require(who, mark.action, subject)
    return view(who, subject)
