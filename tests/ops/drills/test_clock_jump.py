"""The clock jumps, in small; and a worker that believes it is found."""

import pytest

from panel.ops.drills import clock_jump
from panel.ops.drills.oracle import NOUGHT
from panel.ops.drills.table import Ask
from tests.ops.stands import SERVERS, build


@pytest.mark.parametrize("kind", SERVERS)
def test_nothing_is_lost_and_no_call_closed_while_the_clock_is_wrong(kind: str) -> None:
    result = clock_jump.drill(Ask(many=1, server=SERVERS[kind]()), build, lambda line: None)
    assert (list(result.faults), result.red) == ([], False)
    assert {name: result.figures[name] for name in NOUGHT} == dict.fromkeys(NOUGHT, 0)
    assert result.figures["acknowledged"] == len(clock_jump.JUMPS)
    assert result.figures["told_401"] > 0


def test_a_worker_that_believes_every_clock_is_found() -> None:
    result = clock_jump.drill(Ask(many=1, wrong="believes-the-clock"), build, lambda line: None)
    assert [fault for fault in result.faults if "closed before its time" in fault] != []
