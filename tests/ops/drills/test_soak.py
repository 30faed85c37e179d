"""What the long drill makes of what it has seen."""

import os
import secrets
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from panel.ops.drills import server, soak
from panel.ops.drills.soak import slope


@pytest.mark.parametrize(
    ("points", "expected"), [([(0, 3), (1, 5), (2, 7)], 2.0), ([(0, 4), (9, 4)], 0.0), ([(5, 1)], 0.0)]
)
def test_the_slope_is_that_of_the_line_that_fits_best(
    points: list[tuple[float, float]], expected: float
) -> None:
    assert slope(points) == pytest.approx(expected)


SOUND = {"wal_mib_most": 64.0, "handles_least": 100, "handles_most": 112, "memory_slope_mib_per_hour": 0.99}


@pytest.mark.parametrize(
    "more", [{"wal_mib_most": 64.1}, {"handles_most": 113}, {"memory_slope_mib_per_hour": 1.0}]
)
def test_what_grows_past_its_bound_is_told(more: dict[str, float]) -> None:
    assert soak._judged(SOUND, 30.0) == []
    assert len(soak._judged(SOUND | more, 30.0)) == 1


def test_a_file_left_open_counts_and_a_visitor_who_stays_does_not(tmp_path: Path) -> None:
    before = soak._handles(os.getpid())
    with ExitStack() as held:
        for number in range(20):
            held.enter_context((tmp_path / str(number)).open("w"))
        assert soak._handles(os.getpid()) == before + 20
        door = held.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = door.getsockname()[1]
        assert server.sockets(port, server.LISTENING) == 1
        visitor = held.enter_context(socket.create_connection(("127.0.0.1", port)))
        held.enter_context(door.accept()[0])
        assert server.sockets(port, server.ESTABLISHED) == 1
        visitor.close()
        assert server.sockets(port, server.ESTABLISHED) == 0


def test_memory_that_is_held_counts() -> None:
    before = soak._memory(os.getpid())
    held = secrets.token_bytes(32 * 2**20)
    assert 24 < soak._memory(os.getpid()) - before < 40
    del held
