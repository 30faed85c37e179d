from __future__ import annotations

import subprocess
import sys

HEAVY = ("weasyprint", "flask", "sqlalchemy", "wtforms", "config")


def loaded(module: str) -> list[str]:
    """Which of the heavy modules come along with a module of the room."""
    program = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    return subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()


def test_only_the_pdf_loads_a_layout_engine_and_nothing_loads_the_web() -> None:
    for name in ("blocks", "html", "docx", "summary_json", "csv"):
        assert loaded(f"panel.documents.{name}") == []
    assert loaded("panel.documents.pdf") == ["weasyprint"]
