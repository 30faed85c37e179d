"""``python -m tests.matrix [--database postgresql] [some] [ENDPOINT …]``: all cells, or those of some addresses.

Exit status 0 only if each is answered as the table says.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection

from tests.matrix.asking import failures
from tests.matrix.cells import every, some
from tests.matrix.stores import KINDS
from tests.matrix.world import world


def main(endpoints: Collection[str], database: str = "sqlite") -> int:
    """Ask every cell, or those of the endpoints that are named."""
    begun = time.process_time()
    with world(database) as made:
        cells = list(every(made.subjects, [e for e in endpoints if e != "some"]))
        if "some" in endpoints:
            cells = list(some(cells))
        found = 0
        for cell, line in failures(made, cells):
            found += 1
            print(f"{cell}: {line}", flush=True)
    spent = time.process_time() - begun
    print(
        f"{len(cells):,} cells on {database}, {found} answered otherwise, {spent:.0f} s of processor time here"
    )
    return 1 if found or not cells else 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser("python -m tests.matrix", description=__doc__)
    asked.add_argument("--database", choices=KINDS, default=KINDS[0])
    asked.add_argument("endpoints", nargs="*")
    told = asked.parse_args()
    sys.exit(main(told.endpoints, told.database))
