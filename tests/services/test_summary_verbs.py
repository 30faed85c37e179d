"""The verb of a merged sentence, and which passage holds it down."""

from __future__ import annotations

import pytest

from panel.domain.drafting import ADVICE, STOP, Finding, Passage
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import FEAR, World, open_world

ASKED = {"kind": "recommendation", "addressee": "States"}
WALL = "keep the police away from the clinic"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """Six texts that make one point: five urge it, one considers it; another point with one verb."""
    made = open_world(cast, clock)
    for code in ("A1", "A2", "A3", "A4", "A5", "A6"):
        made.file(code)
        made.code(code, WALL, verb="considered" if code == "A4" else "urged", **ASKED)
        made.code(code, FEAR, paragraph=1)
    made.collate()
    made.build()
    return made


def verbs(world: World) -> list[Finding]:
    """What is found about verbs."""
    return [each for each in world.look().findings if each.rule.startswith("verb-")]


def holder(world: World, code: str, verb: str) -> Passage:
    """A passage as a finding names it."""
    return Passage(world.commentaries[code].id, code, 2, verb)


def test_the_one_that_holds_sixty_down_is_named(world: World) -> None:
    (found,) = verbs(world)
    assert (found.rule, found.severity) == ("verb-held", ADVICE)
    assert found.text == (
        "The verb is held down to “considered” by 1 of 6 sources; else it would be “urged”."
    )
    assert found.passages == (holder(world, "A4", "considered"),)


def test_where_a_stronger_verb_is_written_the_weaker_passages_are_named(world: World) -> None:
    before = _text(world)
    world.save(before[:20], before.replace("considered", "urged", 1))
    (found,) = verbs(world)
    assert (found.rule, found.severity, found.mend) == ("verb-stronger", STOP, "considered")
    assert found.passages == (holder(world, "A4", "considered"),)


def test_half_of_the_sources_are_no_few(world: World) -> None:
    for code in ("A5", "A6"):
        world.code(code, WALL, paragraph=3, verb="considered", **ASKED)
    assert [each.rule for each in verbs(world)] == [], "three of six"


def test_nothing_is_held_where_all_say_it_alike(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A1", "A2", "A3"):
        world.file(code)
        world.code(code, WALL, verb="urged", **ASKED)
    world.collate()
    world.build()
    assert verbs(world) == []


def _text(world: World) -> str:
    return next(text for text in world.texts() if "police away" in text)
