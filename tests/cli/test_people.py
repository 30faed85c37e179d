"""``panel totp`` where there is no demo: a line that says so, and nothing is made."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from panel.cli.people import totp_command


@pytest.mark.parametrize("there", [False, True])
def test_no_demo_is_told_and_none_is_made(tmp_path: Path, there: bool) -> None:
    data = tmp_path / "data"
    if there:
        data.mkdir()
    answer = CliRunner().invoke(totp_command, ["officer@panel.example"], env={"PANEL_DATA": str(data)})
    assert (answer.exit_code, answer.output) == (
        1,
        f"error: there is no demo in {data}; give PANEL_DATA as you gave it to `panel demo`\n",
    )
    assert data.exists() == there
