"""How a defect is put in and taken out again."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from panel.domain import lifecycle
from panel.domain.actions import Action
from panel.domain.policy import POLICY, Clause
from panel.domain.predicates import Predicate
from panel.gate.marks import mark_of
from panel.queries import scope

Seed = Callable[[], Any]


@dataclass(frozen=True)
class Defect:
    """A defect, the addresses that show it, and whether the application has to be made anew with it."""

    name: str
    seed: Seed
    endpoints: tuple[str, ...]
    rebuild: bool = False


def allow(action: Action, *clauses: Clause) -> Seed:
    """Other clauses for an action; none deletes its row."""

    @contextmanager
    def seeded() -> Iterator[None]:
        table: Any = POLICY
        kept = table.pop(action)
        if clauses:
            table[action] = clauses
        yield
        table[action] = kept

    return seeded


def both(*seeds: Seed) -> Seed:
    """Defects that show only together, where one rule stands behind the other."""

    @contextmanager
    def seeded() -> Iterator[None]:
        with ExitStack() as stack:
            for seed in seeds:
                stack.enter_context(seed())
            yield

    return seeded


def without(action: Action, predicate: Predicate) -> Seed:
    """The action's clauses without one predicate."""
    kept = [tuple(p for p in clause if p is not predicate) for clause in POLICY[action]]
    assert any(predicate in clause for clause in POLICY[action])
    return allow(action, *kept)


def opens(phase: str, *abilities: str) -> Seed:
    """A phase of a session that opens more."""

    @contextmanager
    def seeded() -> Iterator[None]:
        table: Any = lifecycle.OPENS
        kept = table[phase]
        table[phase] = kept | set(abilities)
        yield
        table[phase] = kept

    return seeded


def code(function: Any, old: str, new: str) -> Seed:
    """A function as if its source said ``new`` where it says ``old``."""

    @contextmanager
    def seeded() -> Iterator[None]:
        plain = inspect.unwrap(function)
        source = textwrap.dedent(inspect.getsource(plain))
        assert source.count(old) == 1, (plain.__qualname__, old, source.count(old))
        lines = source.replace(old, new).splitlines()
        while lines[0].startswith("@"):
            del lines[0]
        made: dict[str, Any] = {}
        exec(
            compile("from __future__ import annotations\n" + "\n".join(lines), "<defect>", "exec"),
            plain.__globals__,
            made,
        )
        kept, plain.__code__ = plain.__code__, made[plain.__name__].__code__
        scope.where.cache_clear()
        yield
        plain.__code__ = kept
        scope.where.cache_clear()

    return seeded


def mark(view: Any, **changes: Any) -> Seed:
    """A view with another mark; the application is made anew with it."""

    @contextmanager
    def seeded() -> Iterator[None]:
        kept = mark_of(view)
        assert kept is not None
        view.__panel_mark__ = type(kept)(**{name: getattr(kept, name) for name in kept.__slots__} | changes)
        yield
        view.__panel_mark__ = kept

    return seeded
