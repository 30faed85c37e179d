"""A clock that jumps is not believed until it is back, or has stood by its new time."""

from datetime import UTC, datetime, timedelta

import pytest

from panel.jobs.steady import SLACK, STANDS, Watch

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


class Clocks:
    """One that can be set and one that cannot, both moved by hand."""

    def __init__(self) -> None:
        self.passed, self.wrong = 0.0, 0.0
        self.watch = Watch(lambda: self.passed)

    def doubts(self, *, after: float = 60.0) -> bool:
        """Ask after so many seconds."""
        self.passed += after
        return self.watch.doubts(NOON + timedelta(seconds=self.passed + self.wrong))


@pytest.mark.parametrize("jump", [86_400.0, -86_400.0, 300.0, -300.0])
def test_a_jump_is_doubted_until_the_clock_is_back(jump: float) -> None:
    clocks = Clocks()
    assert not clocks.doubts()
    clocks.wrong = jump
    assert [clocks.doubts() for _ in range(3)] == [True] * 3
    clocks.wrong = 0.0
    assert not clocks.doubts()


def test_a_new_time_that_stands_is_believed() -> None:
    clocks = Clocks()
    clocks.doubts()
    clocks.wrong = 3_600.0
    assert clocks.doubts()
    assert clocks.doubts(after=STANDS - 1)
    assert not clocks.doubts(after=1)
    clocks.wrong = 0.0
    assert clocks.doubts()


def test_a_time_that_jumps_again_begins_anew() -> None:
    clocks = Clocks()
    clocks.doubts()
    clocks.wrong = 3_600.0
    clocks.doubts(after=STANDS - 1)
    clocks.wrong = 7_200.0
    assert clocks.doubts(after=STANDS - 1)
    assert clocks.doubts(after=STANDS - 1)


def test_a_clock_that_is_slewed_is_followed() -> None:
    clocks = Clocks()
    clocks.doubts()
    found = []
    for _ in range(10):
        clocks.wrong += SLACK / 2
        found.append(clocks.doubts())
    assert found == [False] * 10
