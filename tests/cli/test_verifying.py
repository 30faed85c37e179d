"""``panel verify register`` and its sisters are the file that everybody downloads."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from panel.cli import cli
from tests.tamper.matrix import KEY, World, honest


@pytest.fixture
def files(tmp_path: Path) -> Path:
    World(tmp_path).verdict(honest(), "key")
    return tmp_path


def test_the_register_is_verified_with_the_options_of_the_file(files: Path) -> None:
    def verify(*options: str) -> tuple[int, str]:
        paths = [str(files / name) for name in ("register.txt", "checkpoint.txt")]
        done = CliRunner().invoke(cli, ["verify", "register", *paths, "--vkey", str(KEY.verifier), *options])
        return done.exit_code, done.output

    assert verify()[0] == 0
    assert verify("--known", str(files / "known.txt"))[1].count("It continues what you kept.") == 1
    (files / "register.txt").write_bytes((files / "register.txt").read_bytes()[:-1])
    assert verify() == (1, "WRONG: the register does not end with a whole line\n")


@pytest.mark.parametrize("name", ["receipt", "published", "report"])
def test_a_file_that_is_none_is_refused(files: Path, name: str) -> None:
    (files / "x").write_text("x", "utf-8")
    done = CliRunner().invoke(cli, ["verify", name, str(files / "x"), str(files / "register.txt")])
    assert done.exit_code in {1, 2} and done.output.startswith(("WRONG: ", "UNREADABLE: "))
