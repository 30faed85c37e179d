"""Interpreter of lifecycles: a Machine is a table of moves, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain.actions import Action
from panel.domain.errors import IllegalMove


@dataclass(frozen=True, slots=True)
class Move:
    """From where, to where, who may (action), and what is recorded (audit tag)."""

    name: str
    sources: frozenset[str]
    target: str
    action: Action
    tag: str


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one noun and the moves between them."""

    noun: str
    initial: str
    moves: tuple[Move, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """All states, the initial one first, then in the order of the table."""
        seen = {self.initial: None}
        for move in self.moves:
            seen |= dict.fromkeys(sorted(move.sources)) | {move.target: None}
        return tuple(seen)

    def move(self, name: str, state: str) -> Move:
        """The move of that name out of that state; IllegalMove where the table has none."""
        for move in self.moves:
            if move.name == name and state in move.sources:
                return move
        raise IllegalMove()

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """What the table allows next; pages draw their buttons from this."""
        return tuple(m for m in self.moves if state in m.sources)


def row(name: str, sources: str, target: str, action: Action, tag: str) -> Move:
    """One line of a lifecycle table; sources are separated by ``|``."""
    return Move(name, frozenset(s.strip() for s in sources.split("|")), target, action, tag)
