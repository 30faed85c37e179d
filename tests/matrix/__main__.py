"""``python -m tests.matrix``: all cells; exit status 0 only if each is answered as the table says."""

from __future__ import annotations

import sys
import time

from tests.matrix.asking import failures
from tests.matrix.cells import every, some
from tests.matrix.world import world


def main(endpoints: list[str]) -> int:
    """Ask every cell, or those of the endpoints that are named."""
    begun = time.process_time()
    with world() as made:
        cells = list(every(made.subjects, [e for e in endpoints if e != "some"]))
        if "some" in endpoints:
            cells = list(some(cells))
        found = 0
        for cell, line in failures(made, cells):
            found += 1
            print(f"{cell}: {line}", flush=True)
    print(
        f"{len(cells):,} cells, {found} answered otherwise, {time.process_time() - begun:.0f} s of processor time"
    )
    return 1 if found or not cells else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
