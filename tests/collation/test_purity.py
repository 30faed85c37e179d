"""The room stays pure: nothing of the web or the database is loaded with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import panel.collation

LOADED = (
    "import sys, {module}; print(sorted(set(sys.modules) & {{'flask', 'sqlalchemy', 'werkzeug', 'config'}}))"
)


def test_importing_the_room_loads_no_flask_and_no_sqlalchemy() -> None:
    for module in ("panel.collation", "panel.domain.drafting", "panel.domain.quantifiers"):
        run = subprocess.run(
            [sys.executable, "-c", LOADED.format(module=module)],
            capture_output=True, text=True, check=True, cwd=Path(panel.collation.__file__).parents[2],
        )  # fmt: skip
        assert (module, run.stdout.strip()) == (module, "[]")


def test_of_the_domain_it_knows_three_rules() -> None:
    folder = Path(panel.collation.__file__).parent
    imports = {
        line.split()[1]
        for path in folder.glob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("from panel.", "import panel."))
    }
    assert {name for name in imports if not name.startswith(("panel.collation", "panel.reference"))} == {
        "panel.domain.drafting", "panel.domain.quantifiers", "panel.domain.wordcount",
    }  # fmt: skip


def test_what_is_offered_exists_and_is_documented() -> None:
    assert [name for name in panel.collation.__all__ if not hasattr(panel.collation, name)] == []
    documented = [
        getattr(panel.collation, name).__doc__ for name in panel.collation.__all__ if not name.isupper()
    ]
    assert [text for text in documented if not text] == []
