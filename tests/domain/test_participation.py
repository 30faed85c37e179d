"""A protected participant may do what names one, and nothing else; nobody of the Panel is one."""

from __future__ import annotations

from types import SimpleNamespace

from panel.domain.actions import Action
from panel.domain.actor import Actor, Participation, Role
from panel.domain.attribution import USES, may_be_quoted, protected_label, stricter_uses
from panel.domain.policy import POLICY, can

THERE = Participation("p1", "s1")
SOMEBODY = Actor(None, participation=THERE)

#: Open to everybody, signed in or not.
PUBLIC = {Action.SESSION_READ, Action.COMMENTARY_READ}
OWN = {
    Action.PARTICIPATION_OWN,
    Action.CONTRIBUTION_OWN,
    Action.CONTRIBUTION_WRITE,
    Action.POST_APPEAL,
}


def everything(**about: object) -> SimpleNamespace:
    """A subject that meets whatever a predicate asks of a row, and belongs to the participant."""
    thread = SimpleNamespace(state="open", moderator_ids=frozenset(), thematic_session_id="s1")
    session = SimpleNamespace(
        opens=frozenset({"draft", "submit", "file", "late", "admit", "appeal", "withdraw"})
    )
    body = SimpleNamespace(state="accredited", constituency="MIGR")
    fields = {
        "id": None, "account_id": None, "organisation_id": None, "participant_id": "p1", "state": "open",
        "thematic_session_id": "s1", "thread": thread, "thematic_session": session, "organisation": body,
        "hands": frozenset(), "coder_ids": frozenset(), "second_roles": tuple(Role), "constituency": "MIGR",
        "moderator_ids": frozenset(), "opens": session.opens,
    }  # fmt: skip
    return SimpleNamespace(**(fields | about))


def test_only_what_names_a_participant_is_open_to_one() -> None:
    subject = everything()
    assert {each for each in POLICY if can(SOMEBODY, each, subject)} - PUBLIC == OWN
    stranger = everything(participant_id="p2", thematic_session_id="s2")
    assert {each for each in POLICY if can(SOMEBODY, each, stranger)} - PUBLIC == set()


def test_no_role_and_no_mandate_makes_somebody_a_participant() -> None:
    staff = Actor("a1", roles=frozenset(Role))
    assert {each for each in OWN if can(staff, each, everything())} == set()
    assert (SOMEBODY.signed_in, staff.protected) == (False, False)


def test_a_use_is_only_ever_tightened_and_a_label_never_exceeds_it() -> None:
    assert [stricter_uses(use) for use in USES] == [USES[1:], USES[2:], USES[3:], ()]
    assert [may_be_quoted(use) for use in USES] == [True, True, False, False]
    by_name = protected_label("quote_by_name", name="Amina K.", region="ECLAC", sharing=15)
    assert by_name == ("Amina K.", "ECLAC")
    assert protected_label("quote_as_label", name="Amina K.", region="ECLAC", sharing=None) == ("", "")
    for use in USES[2:]:
        try:
            protected_label(use, name="", region="", sharing=None)
        except ValueError:
            continue
        raise AssertionError(use)
