"""Histories from seeds: the right services stand, each wrong one is found, and a seed plays again."""

import pytest

from panel.ops.sim import run
from tests.ops.stands import build

#: A history in which each wrong service shows.
FOUND = {"unregistered": 1, "late-in-time": 2, "still-shown": 10, "unbound": 1, "consent-forgotten": 11}


def test_a_seed_plays_again_act_by_act() -> None:
    (first,) = run.play(build, [3], always=True)
    (again,) = run.play(build, [3], always=True)
    assert (first.faults, first.told) == ([], again.told)
    assert len(first.told) > 20


def test_the_right_services_stand() -> None:
    assert [outcome.faults for outcome in run.play(build, sorted(FOUND.values()))] == [[]] * len(FOUND)


@pytest.mark.parametrize("wrong", FOUND)
def test_a_wrong_service_is_found(wrong: str) -> None:
    (outcome,) = run.play(build, [FOUND[wrong]], wrong=wrong)
    assert outcome.faults
