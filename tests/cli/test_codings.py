"""``panel export codings`` and ``panel import codings``: files out and in, exit status and words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from panel.cli import setting
from panel.cli.texts import export_command, import_command
from panel.db import transaction
from panel.queries import codebook
from panel.queries import thematic_session as sessions
from panel.services import coding_files
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.coding_stage import Stage, stage


@pytest.fixture
def desk(app: Flask, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(setting, "app", lambda: app)
    made = stage(cast, clock)
    made.code(words="They fear a report to the police")
    return made


def run(command: object, *words: str | Path) -> tuple[int, str]:
    answer = CliRunner().invoke(command, ["codings", *map(str, words)])  # type: ignore[arg-type]
    return answer.exit_code, answer.output


def test_every_format_is_written_and_a_project_comes_back(desk: Stage, tmp_path: Path) -> None:
    symbol = desk.call.symbol
    for format in coding_files.FORMATS:
        file = tmp_path / f"a.{format}"
        status, told = run(export_command, symbol, "--format", format, "--out", file)
        assert (status, told) == (0, f"{file}: {file.stat().st_size:,} bytes\n")
    (made,) = codebook.standing(desk.call_id)
    desk.undo(made.id)
    told = run(import_command, tmp_path / "a.qdpx", "--session", symbol)
    assert told == (0, "0 themes, 0 points, 1 codings entered, 0 there already, 0 problems.\n")
    told = run(
        import_command, tmp_path / "a.qdpx", "--session", symbol, "--as", desk.cast.officer.email, "--json"
    )
    assert (told[0], json.loads(told[1])["known"]) == (0, 1)
    assert run(import_command, tmp_path / "a.qdc", "--session", symbol)[0] == 0


def test_what_does_not_match_is_told_with_exit_status_one(desk: Stage, tmp_path: Path) -> None:
    symbol, file = desk.call.symbol, tmp_path / "a.qdpx"
    run(export_command, symbol, "--format", "qdpx", "--out", file)
    with transaction():
        call = sessions.by_id(desk.call_id)
        row = coding_files.texts.citable(call.id)[0]
        row.consent = "text_withheld"
    status, told = run(import_command, file, "--session", symbol)
    assert (status, told.splitlines()) == (
        1,
        [
            "error: “HWA”: no text of this session that can be coded now has these words or this name.",
            "0 themes, 0 points, 0 codings entered, 0 there already, 1 problems.",
        ],
    )
    assert run(import_command, file, "--session", "SPMHR/1999/1")[0] == 1
    assert run(import_command, file, "--session", symbol, "--as", "nobody@example.org")[0] == 1
