"""The power fails, in small; and what a wrong setting loses is found."""

import pytest

from panel.ops.drills import powercut
from panel.ops.drills.oracle import NOUGHT
from tests.ops.stands import build


def test_nothing_acknowledged_is_lost_wherever_the_power_fails() -> None:
    result = powercut.run(powercut.Plan(10, 60), build)
    assert result.faults == ()
    assert {name: result.figures[name] for name in NOUGHT} == dict.fromkeys(NOUGHT, 0)
    assert (result.figures["acknowledged"], result.figures["cuts"], result.red) == (9, 60, False)


@pytest.mark.parametrize(("wrong", "figure"), [("synchronous=NORMAL", "LOST"), ("journal_mode=OFF", "HALF")])
def test_a_wrong_setting_is_found(wrong: str, figure: str) -> None:
    result = powercut.run(powercut.Plan(10, 60, wrong), build)
    assert (result.figures[figure] > 0, result.red) == (True, True)
