"""Every address has its line in the matrix, a rotating part of the cells is asked, and defects are found."""

from __future__ import annotations

import pytest

from panel.domain.policy import NOT_OFFERED, POLICY
from panel.gate.marks import mark_of
from panel.web.site import ROUTES as SITE
from tests.matrix.asking import failures
from tests.matrix.cells import every, some
from tests.matrix.mutants.__main__ import found
from tests.matrix.mutants.defects import DEFECTS
from tests.matrix.routes import ROUTES
from tests.matrix.world import BASE, World


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    assert {endpoint for _, endpoint, *_ in SITE} == set(ROUTES)


def test_every_action_of_the_policy_is_asked_by_an_address_or_a_service() -> None:
    asked = {mark.action for _, _, view, _ in SITE if (mark := mark_of(view)) is not None}
    inner = set(POLICY) - asked - NOT_OFFERED
    assert {action for action in inner if f"{action.name}" not in _sources()} == set()


def test_the_cells_of_this_turn_are_answered_as_the_table_says(made: World) -> None:
    cells = list(some(every(made.subjects), turn=len(SITE)))
    assert len(cells) > 4_000
    assert [f"{cell}: {line}" for cell, line in failures(made, cells)] == []


def test_no_address_answers_to_another_method(made: World) -> None:
    client, _ = made.client("nobody")
    asked = {}
    for cell in some(every(made.subjects)):
        asked[cell.endpoint] = cell.path
    methods = {endpoint: set(allowed) for _, endpoint, _, allowed in SITE}
    codes = {
        (endpoint, method): client.open(path, method=method, base_url=BASE).status_code
        for endpoint, path in asked.items()
        for method in {"GET", "POST", "PUT", "DELETE"} - methods[endpoint]
    }
    # 404 where the path is also that of another page, which finds nothing
    assert {key: code for key, code in codes.items() if code not in {404, 405}} == {}


@pytest.mark.parametrize(
    "name",
    [
        "the drafter adopts",
        "any commentary is one's own",
        "a guard is missing",
        "a participant's list has everybody's",
        "a participant reads the moderators' queue",
        "a member opens the page of a participant",
    ],
)
def test_a_seeded_defect_is_found(made: World, name: str) -> None:
    defect = next(each for each in DEFECTS if each.name == name)
    assert found(made, defect)


def _sources() -> str:
    from tests.architecture.test_house import SOURCES

    return " ".join(p.read_text("utf-8") for p in SOURCES if p.name not in {"policy.py", "actions.py"})
