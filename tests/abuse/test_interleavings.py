"""Pairs of acts at once on both databases: 20 rounds each here, 500 with ``PANEL_TEST_ROUNDS=500``."""

from __future__ import annotations

import os

import pytest
from flask import Flask

from tests.abuse.interleavings import PAIRS, Scene, rounds
from tests.cast import Cast
from tests.conftest import Clock

ROUNDS = int(os.environ.get("PANEL_TEST_ROUNDS", "20"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.__name__)
def test_two_at_once_end_as_one_after_the_other(app: Flask, cast: Cast, clock: Clock, pair: object) -> None:
    scene = Scene(cast, clock)
    scene.set_up()
    assert rounds(app, scene, pair, ROUNDS, seed=7) == []  # type: ignore[arg-type]
