"""One history: acts drawn from a seed, some of which die halfway, each held to the model at once."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import event

from panel.db import db, transaction
from panel.domain.errors import PanelError
from panel.ops.sim import record
from panel.ops.sim.draws import Hand
from panel.ops.sim.model import Model, Text
from panel.ops.sim.world import BEGIN, CLOSES, OPENS, TEXTS, World, chance
from panel.register.notes import Signer
from panel.services import register

#: Acts of one history.
STEPS = 40

#: Chance that an act is made to die, and the most statements before it does.
DIES, STATEMENTS = 0.1, 30


class Died(BaseException):
    """The process is gone: not an Exception, so that nothing of ours can catch it."""


class History:
    """The history of one seed; ``told`` is what has happened, a line an act."""

    def __init__(self, app: Flask, world: World, seed: int) -> None:
        self.app, self.world, self.seed = app, world, seed
        self.drawn = Random(seed)  # noqa: S311 - a history can be played again
        self.model = Model(OPENS, CLOSES, {name: Text(lead, _kind(name)) for name, lead in TEXTS.items()})
        self.at, self.number = BEGIN, 0
        self.last: dict[str, Any] = {}
        self.told: list[str] = []
        self.signer = Signer("panel.example/register", bytes(range(32)))

    def play(self, steps: int = STEPS) -> list[str]:
        """Play it; the faults of the first act after which the record is wrong."""
        with self.app.app_context(), chance(self.seed):
            before = None
            for _ in range(steps):
                found, before = self._step(before)
                if found:
                    return found
            return self._sealed()

    def _step(self, before: record.Read | None) -> tuple[list[str], record.Read]:
        self.number += 1
        hand = Hand(self.model, self.drawn, self.at, self.number)
        found = list(self._act(hand, hand.act()))
        now = self._read()
        return found + list(record.faults(now, before, self.model, self.world)), now

    def _act(self, hand: Hand, name: str) -> Iterator[str]:
        """Do an act, and see whether the model allows what was allowed."""
        if name == "wait":
            self.at = hand.wait()
            return
        if name == "merge":
            self._merge()
            return
        if name == "again":
            if self.last:
                yield from self._done("submit", self.last | {"at": self.at})
            return
        yield from self._done(name, hand.values(name))

    def _done(self, name: str, values: dict[str, Any]) -> Iterator[str]:
        """Do it in one transaction, at times until it dies; what died is as if it had never been."""
        told = f"{self.at:%d %H:%M:%S.%f} {name} " + ", ".join(
            f"{key}={value}" for key, value in values.items() if key != "at"
        )
        dies = self.drawn.randint(1, STATEMENTS) if self.drawn.random() < DIES else 0
        after = deepcopy(self.model)
        expected = getattr(after, name)(**values if name in _TIMED else _untimed(values))
        try:
            with dying(dies), transaction():
                getattr(self.world, name)(**values | {"at": self.at})
            allowed = True
        except PanelError:
            allowed = False
        except Died:
            self.told.append(f"{told} - died")
            return
        self.told.append(f"{told} - {'done' if allowed else 'refused'}")
        if allowed != expected:
            yield f"{name} was {'allowed' if allowed else 'refused'}, and the model says otherwise"
        if expected:
            self.model = after
            if name == "submit":
                self.last = values

    def _merge(self) -> None:
        with transaction():
            added = register.merge(self.signer, memory=None, now=self.at)
        self.told.append(f"{self.at:%d %H:%M:%S.%f} merge - {added} lines")

    def _sealed(self) -> list[str]:
        """At the end every version has exactly one line, and nothing waits that is due."""
        for days in (30, 1, 1):
            self.at += timedelta(days=days)
            with transaction():
                self.world.tick(at=self.at)
                register.merge(self.signer, memory=None, now=self.at)
        now = self._read()
        said = " ".join(now.lines).split(" ")
        sealed = [version for versions in now.versions.values() for version in versions.values()]
        return [f"a commitment has {n} lines" for each in sealed if (n := said.count(_written(each))) != 1]

    def _read(self) -> record.Read:
        db.session.remove()
        with db.engine.connect() as connection:
            return record.read(connection, self.world)


#: Acts of the model that depend on the time.
_TIMED = frozenset(
    {"submit", "decline", "appeal", "propose_redaction", "propose_extension", "approve", "sign", "tick"}
)


def _untimed(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != "at"}


def _kind(name: str) -> str:
    return "joint" if name == "J" else "individual"


def _written(version: Any) -> str:
    return base64.b64encode(bytes(version.commitment)).decode()


@contextmanager
def dying(statements: int) -> Iterator[None]:
    """Let the process die at this statement of the block; 0 lets it live."""
    left = [statements]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Died

    if not statements:
        yield
        return
    engine = db.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", count)
