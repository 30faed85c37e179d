"""Every adopted number has tests that exist or a reason, and the command tells a failure."""

from __future__ import annotations

from pathlib import Path

from tests.abuse.test_catalogue import _tests
from tests.asvs.__main__ import line, results
from tests.asvs.gaps import GAPS
from tests.asvs.requirements import ADOPTED, REQUIREMENTS


def test_every_number_has_tests_or_a_reason() -> None:
    assert len(ADOPTED) == 93
    assert set(REQUIREMENTS) | (set(GAPS) & ADOPTED) == ADOPTED
    assert set(REQUIREMENTS) & set(GAPS) == set()
    assert [number for number, reason in GAPS.items() if len(reason) < 30] == []


def test_every_test_that_is_named_exists() -> None:
    named = {each for told in REQUIREMENTS.values() for each in told.split()}
    assert [each for each in named if each.partition("::")[2] not in _tests(each.partition("::")[0])] == []


def test_a_number_stands_only_if_all_its_tests_passed(tmp_path: Path) -> None:
    file, name = REQUIREMENTS["1.2.4"].split("::")
    case = f'<testcase classname="{file.removesuffix(".py").replace("/", ".")}" name="{name}'
    report = tmp_path / "junit.xml"
    report.write_text(f'<testsuite>{case}[a]"/></testsuite>')
    assert line("1.2.4", results(report))[1]
    report.write_text(f'<testsuite>{case}[a]"/>{case}[b]"><failure/></testcase></testsuite>')
    assert not line("1.2.4", results(report))[1]
    report.write_text("<testsuite/>")
    assert not line("1.2.4", results(report))[1]
    assert line("5.2.6", {})[1]
