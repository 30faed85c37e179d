"""Batches of posts: the hours, the size, and what somebody learns who knows when each person was there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from panel.domain.batches import LEAST, MOST_TURNS, batch, turn

START = datetime(2027, 3, 1, tzinfo=UTC)


@dataclass
class Item:
    """A post: who wrote it and when, which only the observer of the simulation is told."""

    person: int
    at: datetime
    turns: int = 0


@dataclass
class World:
    """One run: people write at random minutes of some days; posts appear by the real function."""

    rng: Random
    people: list[Item] = field(default_factory=list)
    seen: list[tuple[datetime, list[Item]]] = field(default_factory=list)

    def run(self, days: int, least: int, most: int) -> World:
        waiting: list[Item] = []
        for half in range(days * 2):
            since = START + timedelta(hours=6 + 12 * half)
            sent = [
                Item(len(self.people) + n, since + timedelta(minutes=self.rng.randrange(720)))
                for n in range(self.rng.randint(least, most))
            ]
            self.people += sent
            waiting += sorted(sent, key=lambda each: each.at)
            chosen = batch(waiting, self.rng)
            self.seen.append((since + timedelta(hours=12), chosen))
            waiting = [] if chosen else waiting
            for each in waiting:
                each.turns += 1
        return self

    def guessed(self) -> tuple[int, int]:
        """How many posts the best observer matches, and of how many: within a batch she knows exactly whose
        posts appear, in which order they were written, and has nothing but the order in which they appear."""
        right = total = 0
        for _, chosen in self.seen:
            by_minute = sorted(chosen, key=lambda each: each.at)
            right += sum(a.person == b.person for a, b in zip(by_minute, chosen, strict=True))
            total += len(chosen)
        return right, total


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2027, 3, 1, 5, 59, tzinfo=UTC), datetime(2027, 2, 28, 18, tzinfo=UTC)),
        (datetime(2027, 3, 1, 6, 0, tzinfo=UTC), datetime(2027, 3, 1, 6, tzinfo=UTC)),
        (datetime(2027, 3, 1, 17, 59, tzinfo=UTC), datetime(2027, 3, 1, 6, tzinfo=UTC)),
        (datetime(2027, 3, 1, 23, 0, tzinfo=UTC), datetime(2027, 3, 1, 18, tzinfo=UTC)),
    ],
)
def test_the_turns_are_at_six_and_at_eighteen(now: datetime, expected: datetime) -> None:
    assert turn(now) == expected


def test_fewer_than_five_wait_but_no_longer_than_two_days() -> None:
    few = [Item(n, START) for n in range(LEAST - 1)]
    for _ in range(MOST_TURNS - 1):
        assert batch(few, Random(1)) == []
        for each in few:
            each.turns += 1
    assert {each.person for each in batch(few, Random(1))} == set(range(LEAST - 1))
    assert len(batch([Item(n, START) for n in range(LEAST)], Random(1))) == LEAST
    assert batch([], Random(1)) == []


def test_who_knows_every_minute_learns_no_more_than_one_of_five() -> None:
    """1,000 seeded runs; between five and nine people write in each half of a day."""
    right = total = 0
    for seed in range(1_000):
        found = World(Random(seed)).run(3, LEAST, LEAST).guessed()
        right, total = right + found[0], total + found[1]
    assert total == 1_000 * 6 * LEAST
    assert right / total <= 1 / LEAST + 0.02
    assert right / total >= 1 / LEAST - 0.02  # the observer of the simulation does try


def test_a_trickle_too_is_mixed_while_two_days_bring_five() -> None:
    """Two or three people a half-day: batches gather over the turns, and are still of five at least."""
    right = total = 0
    for seed in range(1_000):
        world = World(Random(seed)).run(4, 2, 3)
        assert all(not chosen or len(chosen) >= LEAST for _, chosen in world.seen)
        found = world.guessed()
        right, total = right + found[0], total + found[1]
    assert right / total <= 1 / LEAST + 0.02
