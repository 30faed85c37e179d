"""One real word processor reads the file. Where LibreOffice is not installed there is no such test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from panel.documents.docx import render_docx

from .paper import notes, numbers
from .samples import FRAME, english

OFFICE = shutil.which("soffice")

if OFFICE:

    def test_libreoffice_prints_our_numbers_and_notes(tmp_path: Path) -> None:
        source = tmp_path / "summary.docx"
        source.write_bytes(render_docx(english(), FRAME))
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            str(OFFICE),
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        printed = tmp_path / "summary.pdf"
        assert numbers(printed) == list(range(1, 20))
        assert [number for number, _ in notes(printed)] == list(range(1, 41))
        assert notes(printed)[4][1] == "FPA, P6; JS2, P7; RAM, P8; UEB, P9. See also UEB, P9."
