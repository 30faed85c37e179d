"""Print the tamper matrix; exit status 1 if it is not the expected one."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.tamper.matrix import COLUMNS, EXPECTED, table

with tempfile.TemporaryDirectory() as directory:
    found = table(Path(directory))
print(f"{'attack':<22}" + "".join(f"{column:<28}" for column in COLUMNS))
for name, row in found.items():
    print(f"{name:<22}" + "".join(f"{cell:<28}" for cell in row))
sys.exit(found != EXPECTED)
