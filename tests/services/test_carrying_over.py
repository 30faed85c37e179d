"""Codings of a text that was changed and admitted again."""

from __future__ import annotations

import pytest

from panel.db import transaction
from panel.domain.errors import IllegalMove
from panel.queries import codebook
from panel.services import coding
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import TEXT, Stage, of, stage

NEW = """People stay away. They dread the bill, they dread it.

We added this. They fear a report to the police, 😀 and We urge States to keep the police away.

A card without address helps. A card without address helps.

[^1]: costs little"""


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """Four passages coded, then another version admitted."""
    made = stage(cast, clock)
    made.code(words="They fear a report to the police", verb="stressed")
    made.code(words="they fear the bill")
    made.code(words="A card without address helps")
    made.code(words="costs little", stance="contrary")
    made.amend(NEW)
    return made


def carry(desk: Stage) -> tuple[int, int]:
    """Carry over, by the other officer."""
    with transaction():
        return coding.carry_over(acting(desk.cast.officer2), desk.row, now=desk.clock.now)


def waiting(desk: Stage) -> list[str]:
    """Words that are coded on an earlier version only."""
    return [words for _, words in codebook.earlier(desk.row)]


def test_codings_of_the_earlier_version_count_no_more_and_wait(desk: Stage) -> None:
    assert waiting(desk) == [
        "They fear a report to the police",
        "they fear the bill",
        "A card without address helps",
        "costs little",
    ]
    assert (desk.standing(), list(codebook.standing(desk.call_id))) == ([], [])


def test_what_stands_once_in_a_numbered_paragraph_is_carried_over(desk: Stage) -> None:
    assert carry(desk) == (1, 3)
    assert desk.standing() == [(2, "They fear a report to the police", "people stay away")]
    made = codebook.of_version(desk.row.admitted_version_id or "")[0]
    assert (made.verb, made.made_by) == ("stressed", desk.cast.officer2.id)
    assert waiting(desk) == ["they fear the bill", "A card without address helps", "costs little"]
    assert carry(desk) == (0, 3)


def test_the_rest_is_coded_again_or_dropped(desk: Stage) -> None:
    carry(desk)
    (bill, _), (card, _), (cost, _) = codebook.earlier(desk.row)
    desk.code(words="They dread the bill", replaces=bill.id)
    desk.undo(card.id)
    with pytest.raises(IllegalMove), transaction():
        coding.redo(desk.officer, of(card.id), desk.row, now=desk.clock.now)
    desk.undo(cost.id)
    assert waiting(desk) == []
    assert desk.standing() == [
        (1, "They dread the bill", "people stay away"),
        (2, "They fear a report to the police", "people stay away"),
    ]


def test_what_was_coded_anew_meanwhile_is_not_coded_twice(desk: Stage) -> None:
    desk.code(words="They fear a report to the police", verb="urged")
    assert carry(desk) == (1, 3)
    made = codebook.of_version(desk.row.admitted_version_id or "")
    assert [each.verb for each in made] == ["urged"]


def test_two_versions_back_is_carried_too(cast: Cast, clock: Clock) -> None:
    desk = stage(cast, clock)
    desk.code(words="they fear the bill")
    desk.amend(TEXT.replace("they fear the bill", "they fear all"))
    desk.amend("Before.\n\n" + TEXT)
    assert carry(desk) == (1, 0)
    assert desk.standing() == [(2, "they fear the bill", "people stay away")]
