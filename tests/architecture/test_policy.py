"""The policy names every action, every move asks one, every endpoint says what it needs."""

import ast
from pathlib import Path

from panel.domain import audit, lifecycle
from panel.domain.actions import Action
from panel.domain.policy import NOT_OFFERED, POLICY, table
from panel.gate.marks import mark_of
from panel.web.site import ROUTES

ROOT = Path(__file__).resolve().parents[2]


def test_policy_names_every_action() -> None:
    assert set(POLICY) == set(Action)


def test_no_action_is_without_a_clause() -> None:
    assert [a for a, clauses in POLICY.items() if not clauses or any(not c for c in clauses)] == []


def test_every_move_asks_an_action_of_the_policy_and_leaves_a_known_tag() -> None:
    moves = [m for machine in lifecycle.MACHINES for m in machine.moves]
    assert [m for m in moves if m.action not in POLICY or m.tag not in audit.TAGS] == []


def test_moves_out_of_a_state_are_unambiguous() -> None:
    for machine in lifecycle.MACHINES:
        for state in machine.states:
            named = [m.name for m in machine.moves_from(state)]
            assert sorted(named) == sorted(set(named)), (machine.noun, state)


def test_every_session_state_says_what_it_opens() -> None:
    assert set(lifecycle.OPENS) == set(lifecycle.SESSION.states)


def test_every_endpoint_is_marked() -> None:
    assert [endpoint for _, endpoint, view, _ in ROUTES if mark_of(view) is None] == []


def test_every_public_endpoint_gives_a_reason() -> None:
    marks = {endpoint: mark_of(view) for _, endpoint, view, _ in ROUTES}
    assert [e for e, m in marks.items() if m is not None and m.action is None and len(m.reason) < 10] == []


def test_addresses_and_endpoints_are_unique() -> None:
    rules = [rule for rule, *_ in ROUTES]
    endpoints = [endpoint for _, endpoint, *_ in ROUTES]
    assert (len(rules), len(endpoints)) == (len(set(rules)), len(set(endpoints)))


def test_the_table_for_people_has_a_line_for_each_action() -> None:
    assert [action for action, _, _ in table()] == list(Action)
    assert [action for action, act, who in table() if not who or len(act) < 5 or ":" in act + who] == []
    acts = [act for _, act, _ in table()]
    assert sorted(acts) == sorted(set(acts))


def test_what_the_table_allows_is_asked_for_somewhere_or_marked() -> None:
    asked = set()
    for path in (ROOT / "panel").rglob("*"):
        if path.suffix in {".py", ".html"} and path.name not in {"policy.py", "actions.py", "lifecycle.py"}:
            text = path.read_text("utf-8")
            asked |= {each for each in Action if f"Action.{each.name}" in text or f"'{each}'" in text}
    moved = {move.action for machine in lifecycle.MACHINES for move in machine.moves}
    assert set(Action) - asked - moved == set()
    assert {each for each, act, _ in table() if act.endswith("(not offered yet)")} == NOT_OFFERED


def test_tags_that_services_record_are_known() -> None:
    used = set()
    for path in (ROOT / "panel" / "services").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and len(node.args) > 1:
                tag = node.args[1]
                if isinstance(tag, ast.Constant):
                    used.add(tag.value)
    assert used - set(audit.TAGS) == set()
