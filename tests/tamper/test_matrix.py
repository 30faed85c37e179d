"""The tamper matrix is the table of the specification, the cells included in which nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel.register import notes, witness
from panel.register.notes import Checkpoint, Note
from tests.tamper import matrix
from tests.tamper.matrix import ATTACKS, COLUMNS, EXPECTED, KEY, STOLEN, World, honest, table, written


def test_the_matrix_is_the_one_that_is_promised(tmp_path: Path) -> None:
    assert table(tmp_path) == EXPECTED
    assert len(ATTACKS) == 8 and len(COLUMNS) == 4
    assert sum(row.count(matrix.MISSED) for row in EXPECTED.values()) == 10


@pytest.mark.parametrize("column", COLUMNS)
def test_the_honest_register_passes_in_every_column(tmp_path: Path, column: str) -> None:
    status, said = World(tmp_path).verdict(honest(), column)
    assert (status, said[:3]) == (0, "OK:")


@pytest.mark.parametrize("name", ATTACKS)
def test_a_key_of_ones_own_is_no_key(tmp_path: Path, name: str) -> None:
    world, lines = World(tmp_path), written(ATTACKS[name](honest()))
    forged = world.signed(lines, STOLEN)
    assert not notes.signed_by(forged, KEY.verifier)


def test_a_state_of_before_is_genuine_and_only_memory_tells_that_it_is_old(tmp_path: Path) -> None:
    """Without a key the operator can still show what he once signed; the verdict names its last day."""
    world = World(tmp_path)
    world.last = world.known
    status, said = world.verdict(honest()[: matrix.KNOWN], "no key")
    assert status == 0 and "the last day 2027-03-01" in said


def test_one_witness_is_not_two(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.witnesses[1].kept = Checkpoint(matrix.ORIGIN, matrix.SIZE + 1, bytes(32))
    assert world.verdict(honest(), "key, two witnesses") == (
        1,
        "WRONG: 1 of the witnesses that you named have signed; you ask for 2\n",
    )


def test_a_witness_signs_nothing_that_it_has_not_recomputed(tmp_path: Path) -> None:
    world = World(tmp_path)
    lines = written(honest())
    note, kept = world.last, world.witnesses[0].kept
    assert witness.look(note, KEY.verifier, lines, kept).size == matrix.SIZE
    wrong = (
        (note, STOLEN.verifier, lines, None),
        (note, KEY.verifier, lines[:-1], None),
        (note, KEY.verifier, [*lines[:-1], b"x\n"], None),
        (world.known, KEY.verifier, lines[: matrix.KNOWN], kept),
        (Note("other\n" + note.text.partition("\n")[2], note.signatures), KEY.verifier, lines, None),
    )
    for each in wrong:
        with pytest.raises(witness.Disagreement):
            witness.look(*each)
