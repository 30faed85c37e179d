"""Seeded wrong services: one rule taken out, to see that a history notices. The product imports nothing of this."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from panel.domain import deadline
from panel.services import _consent, _register, approval, commentary


def _still_shown() -> None:
    honest = commentary.withdraw

    def withdraw(actor: Any, row: Any, *, now: Any) -> None:
        shown = row.published
        honest(actor, row, now=now)
        row.published = shown

    vars(commentary)["withdraw"] = withdraw


def _put(module: ModuleType, name: str, value: Any) -> Callable[[], None]:
    return lambda: vars(module).update({name: value})


#: Each with the module that it changes.
WRONG: Mapping[str, tuple[ModuleType, Callable[[], None]]] = {
    "late-in-time": (deadline, _put(deadline, "is_open", lambda *_: True)),
    "unregistered": (_register, _put(_register, "filed", lambda *_, **__: None)),
    "still-shown": (commentary, _still_shown),
    "unbound": (approval, _put(approval, "changed_since", lambda *_: False)),
    "consent-forgotten": (
        _consent,
        _put(_consent, "apply", lambda row, consent, *, now: setattr(row, "consent", consent)),
    ),
}


@contextmanager
def wrongly(name: str) -> Iterator[None]:
    """The wrong service, for this block; none for an empty name."""
    if not name:
        yield
        return
    module, change = WRONG[name]
    before = dict(vars(module))
    change()
    try:
        yield
    finally:
        vars(module).update(before)
