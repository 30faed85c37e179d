"""``python -m tests.asvs [--from JUNIT.xml]``: one line a number: its tests, and whether they pass.

Without a result of an earlier run (``pytest --junitxml``) the tests that are named are run. A number whose
tests do not all pass, or that has neither tests nor a reason, is red.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from tests.asvs.gaps import GAPS
from tests.asvs.requirements import ADOPTED, REQUIREMENTS

Results = Mapping[tuple[str, str], bool]


def results(junit: Path) -> Results:
    """(file, name of the test) → whether it passed with each of its parameters."""
    found: dict[tuple[str, str], bool] = {}
    for case in ElementTree.parse(junit).iter("testcase"):
        key = (f"{case.get('classname', '').replace('.', '/')}.py", case.get("name", "").partition("[")[0])
        passed = not any(case.find(wrong) is not None for wrong in ("failure", "error", "skipped"))
        found[key] = found.get(key, True) and passed
    return found


def line(number: str, known: Results) -> tuple[str, bool]:
    """What is printed of a number, and whether it stands."""
    if number in GAPS:
        return f"{number:7} gap     {GAPS[number]}", True
    tests = REQUIREMENTS.get(number, "").split()
    passed = bool(tests) and all(known.get(tuple(each.split("::")), False) for each in tests)  # type: ignore[call-overload]
    return f"{number:7} {'passed' if passed else 'FAILED'}  {' '.join(tests)}", passed


def main(words: list[str]) -> int:
    """Print the table; exit status 0 only if every number stands."""
    with tempfile.TemporaryDirectory() as directory:
        junit = Path(words[words.index("--from") + 1]) if "--from" in words else Path(directory) / "junit.xml"
        if not junit.exists():
            named = sorted({each for told in REQUIREMENTS.values() for each in told.split()})
            subprocess.run([sys.executable, "-m", "pytest", "-q", f"--junitxml={junit}", *named], check=False)
        known = results(junit)
    told = [
        line(number, known) for number in sorted(ADOPTED, key=lambda n: [int(part) for part in n.split(".")])
    ]
    print("\n".join(text for text, _ in told))
    gaps = sum(1 for number in ADOPTED if number in GAPS)
    failed = sum(1 for _, passed in told if not passed)
    print(
        f"{len(told)} numbers: {len(told) - gaps - failed} passed, {gaps} left open with a reason, {failed} failed"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
