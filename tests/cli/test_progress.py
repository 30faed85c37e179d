"""Progress: a bar with the time left on a terminal, plain lines elsewhere, and all of it on standard error."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from panel.cli.progress import plain
from tests.collation.corpus import records, write

ROOT = Path(__file__).parents[2]


def test_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    tell = plain(0.0)
    tell("reading", 256, 1_024)
    tell("collating", 1_024, 1_024)
    assert capsys.readouterr().err == "reading: 25%\ncollating: 100%\n"


def test_short_work_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    plain(60.0)("reading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    given = write(tmp_path / "in.jsonl", records(1_200))
    command = [sys.executable, "-m", "panel.cli", "collate", str(given), "--out", str(tmp_path / "out")]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "90"}
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
    printed = run.communicate()[0].decode().splitlines()
    assert run.returncode == 0
    assert printed == [str(tmp_path / "out" / path.name) for path in map(Path, printed)]
    told = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())
    assert re.search(r"collating [━╸╺ ]+ +\d+% +(?:0:00:\d\d|-:--:--)", told)
