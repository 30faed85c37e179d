"""Marks on views. A mark only says what the door must ask; the order of decorators is irrelevant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from panel.domain.actions import Action
from panel.domain.actor import Actor

View = TypeVar("View", bound=Callable[..., Any])
Loader = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """What an endpoint needs: an action on what a loader finds, or a reason to be public.

    ``own_transaction`` views open ``db.transaction()`` themselves, because they do slow work (hashing
    a password) that must not hold the writer's lock. ``export``: a long file, one at a time an account.
    What a request wrote that is then refused is taken back, unless the view ``keeps`` it. ``shared``: one
    answer a second for all who are not signed in; ``shared_subject``: only what the loader finds is the same
    for that second (``gate.shared``).
    """

    action: Action | None
    loader: Loader | None
    reason: str
    own_transaction: bool
    takes_file: bool = False
    export: bool = False
    keeps: bool = False
    shared: bool = False
    shared_subject: bool = False


def needs(
    action: Action,
    on: Loader | None = None,
    *,
    own_transaction: bool = False,
    takes_file: bool = False,
    export: bool = False,
    keeps: bool = False,
) -> Callable[[View], View]:
    """The actor must be allowed the action on what ``on(actor, **url values)`` returns.

    Only a view that ``takes_file`` is ever handed a form with a file.
    """

    def mark(view: View) -> View:
        made = Mark(action, on, "", own_transaction, takes_file, export, keeps)
        view.__panel_mark__ = made  # type: ignore[attr-defined]
        return view

    return mark


def public(
    reason: str,
    on: Loader | None = None,
    *,
    own_transaction: bool = False,
    export: bool = False,
    shared: bool = False,
    shared_subject: bool = False,
) -> Callable[[View], View]:
    """Open to everybody, for the reason given; ``on`` still decides what can be seen."""

    def mark(view: View) -> View:
        made = Mark(
            None,
            on,
            reason,
            own_transaction,
            export=export,
            shared=shared,
            shared_subject=shared_subject,
        )
        view.__panel_mark__ = made  # type: ignore[attr-defined]
        return view

    return mark


def mark_of(view: Callable[..., Any]) -> Mark | None:
    """The mark of a view, or None."""
    found: Mark | None = getattr(view, "__panel_mark__", None)
    return found


def owner(actor: Actor, **_values: Any) -> Any:
    """Loader: the actor's own account as a subject."""
    return Own(actor.account_id)


@dataclass(frozen=True, slots=True)
class Own:
    """A stand-in for one's own account where no row is needed."""

    id: str | None
