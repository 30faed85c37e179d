"""``python -m tests.matrix.mutants``: seed each defect, ask the matrix, say which were found."""

from __future__ import annotations

import sys
from collections.abc import Collection

from tests.matrix.asking import failures
from tests.matrix.cells import every
from tests.matrix.mutants.defects import DEFECTS
from tests.matrix.mutants.seeding import Defect
from tests.matrix.world import World, world


def found(world: World, defect: Defect) -> str:
    """The first cell in which the matrix notices the defect and finds nothing without it; empty if none."""
    cells = list(every(world.subjects, defect.endpoints))
    with defect.seed():
        if defect.rebuild:
            world.rebuilt()
        cell, line = next(failures(world, cells), (None, ""))
    if defect.rebuild:
        world.rebuilt()
    world.restore()
    return f"{cell}: {line}" if cell is not None and not list(failures(world, [cell])) else ""


def main(defects: Collection[Defect] = DEFECTS) -> int:
    """Try every defect; exit status 0 only if all are found."""
    missed = 0
    with world() as made:
        for defect in defects:
            line = found(made, defect)
            missed += not line
            print(f"{'found ' if line else 'MISSED'} {defect.name}: {line}", flush=True)
    print(f"{len(defects) - missed} of {len(defects)} defects found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main([d for d in DEFECTS if not sys.argv[1:] or any(w in d.name for w in sys.argv[1:])]))
