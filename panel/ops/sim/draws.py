"""What is done next, and with which values: drawn from a seed, more often than not something allowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from panel.ops.sim.model import LEVELS, Model
from panel.ops.sim.world import BODIES, TEXTS

Values = dict[str, Any]

_ALWAYS = {
    "submit": 2, "again": 1, "withdraw": 0.6, "erase": 0.4, "tighten": 1, "admit": 5, "decline": 2,
    "appeal": 3, "decide": 3, "propose_redaction": 2, "approve": 4, "sign": 1, "tick": 1, "collate": 0.3,
    "adopt": 0.3, "propose_extension": 1, "merge": 1, "wait": 2,
}  # fmt: skip

#: How often each act is chosen, by the state of the session.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "open": _ALWAYS | {"submit": 10, "again": 2, "sign": 6, "tick": 3, "wait": 4},
    "closed": _ALWAYS | {"submit": 5, "propose_extension": 2, "collate": 3},
    "collating": _ALWAYS | {"adopt": 4},
}

#: The states in which an act on a text makes sense.
_WHERE = {
    "withdraw": ("submitted", "admitted", "late"),
    "admit": ("submitted", "admitted"),
    "decline": ("submitted",),
    "appeal": ("not_admitted",),
    "decide": ("appealed",),
    "propose_redaction": ("submitted", "admitted"),
}

#: How often an act is done where it makes no sense.
_ASTRAY = 0.25


@dataclass(frozen=True)
class Hand:
    """What values are drawn from."""

    model: Model
    drawn: Random
    at: datetime
    number: int

    def act(self) -> str:
        """The next act."""
        weights = WEIGHTS[self.model.state]
        return self.drawn.choices(list(weights), list(weights.values()))[0]

    def values(self, act: str) -> Values:
        """Its values."""
        states = _WHERE.get(act, ())
        fit = [name for name, text in self.model.texts.items() if text.state in states]
        astray = not fit or self.drawn.random() < _ASTRAY
        name = self.drawn.choice(list(TEXTS) if astray else fit)
        return _DRAW[act](self, name)

    def wait(self) -> datetime:
        """A later time; at times the last instants of the deadline, a microsecond this side or that."""
        drawn = self.drawn
        at = self.at + timedelta(minutes=drawn.choice((1, 30, 240, 1440)), seconds=drawn.randrange(60))
        if drawn.random() < 0.3:
            end = self.model.closes + timedelta(minutes=1, microseconds=drawn.choice((-1, 0, 1)))
            at = max(at, end)
        return at


def _submit(hand: Hand, name: str) -> Values:
    body = f"People stay away, says {name}.\n\nWord{hand.number} stands here."
    if hand.drawn.random() < 0.1:
        body = hand.model.texts[name].draft or body
    consent = hand.drawn.choices(LEVELS, (8, 2, 1))[0]
    late = not hand.model.in_time(hand.at)
    if hand.drawn.random() < 0.3:  # a page that was opened before the deadline, or a clock that is ahead
        late = not late
    key = f"key{hand.number}"
    return {"name": name, "body": body, "consent": consent, "key": key, "late": late, "at": hand.at}


def _redaction(hand: Hand, name: str) -> Values:
    found = hand.model.texts[name]
    words = found.bodies.get(found.now, "").split("\n\n")[-1].split(" ")[0] or "Nothing"
    who = hand.drawn.choice(("officer", "officer2"))
    return {"number": hand.number, "name": name, "words": words, "who": who, "at": hand.at}


def _extension(hand: Hand, name: str) -> Values:
    closes = hand.model.closes + timedelta(minutes=hand.drawn.choice((-60, 30, 600, 1500)))
    return {
        "number": hand.number,
        "closes": closes,
        "who": hand.drawn.choice(("head", "chair")),
        "at": hand.at,
    }


def _approve(hand: Hand, name: str) -> Values:
    number = hand.drawn.choice([*hand.model.proposals, 0])
    extends = bool(number) and hand.model.proposals[number]["what"] == "extend"
    who = hand.drawn.choice(("head", "chair") if extends else ("officer", "officer2", "safe"))
    return {"number": number, "who": who, "at": hand.at}


def _sign(hand: Hand, name: str) -> Values:
    answer = hand.drawn.choice(("invited", "confirmed", "confirmed", "declined"))
    return {"name": "J", "who": hand.drawn.choice(BODIES[1:]), "answer": answer, "at": hand.at}


_DRAW: Mapping[str, Callable[[Hand, str], Values]] = {
    "submit": _submit,
    "withdraw": lambda hand, name: {"name": name},
    "erase": lambda hand, name: {"name": name, "who": hand.drawn.choice(("safe", "its author"))},
    "tighten": lambda hand, name: {"name": name, "consent": hand.drawn.choice(LEVELS)},
    "admit": lambda hand, name: {"name": name},
    "decline": lambda hand, name: {
        "name": name, "move": hand.drawn.choice(("return", "decline", "decline")), "at": hand.at
    },
    "appeal": lambda hand, name: {"name": name, "at": hand.at},
    "decide": lambda hand, name: {"name": name, "outcome": hand.drawn.choice(("uphold", "reinstate"))},
    "propose_redaction": _redaction,
    "propose_extension": _extension,
    "approve": _approve,
    "sign": _sign,
    "tick": lambda hand, name: {"at": hand.at},
    "collate": lambda hand, name: {},
    "adopt": lambda hand, name: {},
}  # fmt: skip
