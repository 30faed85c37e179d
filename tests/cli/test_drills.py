"""All drills at once: who is red and should not be, or should be and is not, is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from click.testing import CliRunner

from panel.cli import drills
from panel.ops.drills import table
from panel.ops.drills.table import Ask

RUNS = {
    "kill9": ["sqlite", "postgresql", *table.wrong_builds("kill9")],
    "powercut": ["sqlite", *table.wrong_builds("powercut")],
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, list[str]]]:
    """Run them with drills that find what they are told to find: exit status, what is told, what was run."""

    def all_of(red: Callable[[str, Ask], bool]) -> tuple[int, str, list[str]]:
        seen = []

        def apart(name: str, ask: Ask) -> Mapping[str, Any]:
            where = "postgresql" if ask.server else "sqlite"
            seen.append(f"{name} {ask.wrong or where}")
            told = {"drill": name, "form": "quick", "database": where, "wrong": ask.wrong, "seconds": 1.0}
            return told | {"passed": not red(name, ask), "figures": {}, "faults": []}

        monkeypatch.setattr(drills, "_apart", apart)
        monkeypatch.setattr(drills, "DRILLS", dict.fromkeys(RUNS, ""))
        ended = CliRunner().invoke(
            drills.drill_command, ["all", "--database", "postgresql:///x", "--lanes", "2"]
        )
        return ended.exit_code, ended.output, sorted(seen)

    return all_of


def test_each_runs_on_each_database_and_with_each_wrong_build(
    run: Callable[..., tuple[int, str, list[str]]],
) -> None:
    status, told, seen = run(lambda name, ask: bool(ask.wrong))
    assert seen == sorted(f"{name} {each}" for name, found in RUNS.items() for each in found)
    assert (status, "FAILED" in told) == (0, False)


def test_a_drill_that_is_red_and_one_that_sees_nothing_are_named(
    run: Callable[..., tuple[int, str, list[str]]],
) -> None:
    status, told, _ = run(lambda name, ask: (bool(ask.wrong) and ask.wrong != "no-key") or name == "powercut")
    assert status == 1
    assert [line for line in told.splitlines() if line.startswith("FAILED")] == [
        "FAILED: kill9 on sqlite does not see no-key",
        "FAILED: powercut on sqlite",
    ]


def test_a_wrong_build_is_met_three_times_and_a_right_one_once(
    run: Callable[..., tuple[int, str, list[str]]],
) -> None:
    met: Counter[str] = Counter()

    def at_the_third(name: str, ask: Ask) -> bool:
        met[f"{name} {ask.wrong}"] += 1
        return bool(ask.wrong) and (ask.wrong != "no-key" or met[f"{name} {ask.wrong}"] == drills.MEETINGS)

    status, told, seen = run(at_the_third)
    assert (status, seen.count("kill9 no-key"), seen.count("kill9 sqlite")) == (0, drills.MEETINGS, 1)
    assert told.count("no-key): passed") == drills.MEETINGS - 1
    status, told, seen = run(lambda name, ask: True)
    assert (status, seen.count("kill9 sqlite"), seen.count("kill9 no-key")) == (1, 1, 1)


def test_a_drill_without_a_verdict_is_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drills.sys, "executable", "/bin/false")
    ended = CliRunner().invoke(drills.drill_command, ["all"])
    assert (ended.exit_code, "ended without a verdict" in ended.output) == (1, True)


def test_what_is_no_server_is_refused_before_anything_is_made() -> None:
    for name in ("kill9", "all"):
        ended = CliRunner().invoke(drills.drill_command, [name, "--database", "postgresql"])
        assert (ended.exit_code, "is no address of a PostgreSQL server" in ended.output) == (2, True)
