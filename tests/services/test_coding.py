"""Coding passages: where they may lie, what is refused, what is taken back."""

from __future__ import annotations

import pytest

from panel.db import transaction
from panel.domain.actor import Role
from panel.domain.errors import Forbidden, IllegalMove, Missing, Stale
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.services import assignment, coding
from panel.services import commentary as writing
from panel.services import summary as summary_verbs
from tests.cast import Cast, acting, person
from tests.conftest import Clock
from tests.services.coding_stage import TEXT, USUAL, Stage, of, stage

FEAR = "They fear a report to the police"
START = TEXT.index(FEAR)


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """One admitted text."""
    return stage(cast, clock)


def test_a_selection_is_coded_under_a_new_theme_and_point(desk: Stage) -> None:
    made = of(
        desk.code(
            start=START,
            end=START + len(FEAR),
            theme_label=" Fear  and bills ",
            wording="people fear a report. ",
        )
    )
    assert (made.theme.label, made.point.wording, made.paragraph) == (
        "Fear and bills",
        "people fear a report",
        1,
    )
    assert (TEXT[made.start : made.end], made.kind, made.verb, made.stance) == (
        FEAR,
        "observation",
        "noted",
        "for",
    )
    assert made.made_by == desk.cast.officer.id


@pytest.mark.parametrize(
    ("kind", "verb", "kept"),
    [
        ("inquiry", "", "asked"),
        ("good_practice", "", "reported"),
        ("recommendation", "", "recommended"),
        ("policy_gap", "", "noted"),
        ("emerging_issue", "", "observed"),
        ("recommendation", "urges", "urged"),
        ("recommendation", "called upon", "called on"),
    ],
)
def test_the_verb_is_the_usual_one_of_the_type_unless_chosen(
    desk: Stage, kind: str, verb: str, kept: str
) -> None:
    assert of(desk.code(words=FEAR, kind=kind, verb=verb)).verb == kept


def test_everything_wrong_is_told_at_once(desk: Stage) -> None:
    found = desk.refused(words="nowhere", theme_id="", kind="rumour", verb="claimed", stance="maybe")
    assert [field for field, _ in found] == ["words", "kind", "stance", "point_id"]
    found = desk.refused(words=FEAR, wording="x", verb="claimed")
    assert [field for field, _ in found] == ["verb", "theme_id"]
    assert desk.book() == []


def test_a_point_stands_under_its_theme(desk: Stage) -> None:
    desk.code(words=FEAR)
    desk.code(words="the bill", theme_label="Costs", wording="people fear the bill")
    point, theme = desk.point_id("people fear the bill"), desk.theme_id("Fear")
    assert desk.refused(words="a report", point_id=point, theme_id=theme) == [
        ("point_id", "This point stands under the theme “Costs”. Choose that theme, or none.")
    ]
    assert desk.refused(words="a report", point_id=point, theme_label="Bills") == [
        ("point_id", "This point stands under the theme “Costs”. Choose that theme, or none.")
    ]
    desk.code(words="a report", point_id=point)
    desk.code(words="the police, and", point_id=point, theme_label="costs")
    assert desk.book() == [("Fear", ["people stay away"]), ("Costs", ["people fear the bill"])]


def test_either_a_known_one_or_a_new_one(desk: Stage) -> None:
    desk.code(words=FEAR)
    theme, point = desk.theme_id("Fear"), desk.point_id("people stay away")
    both = {"theme_id": theme, "theme_label": "Costs", "wording": "new"}
    assert [field for field, _ in desk.refused(words="the bill", **both)] == ["theme_label"]
    assert [field for field, _ in desk.refused(words="the bill", point_id=point, wording="new")] == [
        "wording"
    ]
    assert [f for f, _ in desk.refused(words="the bill", theme_id="no such", wording="new")] == ["theme_id"]
    assert [f for f, _ in desk.refused(words="the bill", point_id="no such")] == ["point_id"]
    assert [f for f, _ in desk.refused(words="the bill", theme_id=theme)] == ["point_id"]
    desk.code(words="the bill", theme_id=theme, theme_label="fear", wording="People stay away.")
    assert desk.book() == [("Fear", ["people stay away"])]


def test_words_that_no_document_can_print_do_not_enter_the_codebook(desk: Stage) -> None:
    found = desk.refused(words=FEAR, theme_label="Fe\x01ar", wording="x" * 401, addressee="St\u202eates")
    assert sorted(field for field, _ in found) == ["addressee", "theme_label", "wording"]
    assert desk.book() == []


def test_a_second_click_codes_nothing_twice(desk: Stage) -> None:
    assert desk.code(words=FEAR) == desk.code(words=FEAR)
    assert len(desk.standing()) == 1


def test_the_same_words_with_the_same_point_are_changed_not_coded_twice(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    assert desk.refused(words=FEAR, verb="stressed") == [
        ("point_id", "These words are coded with this point already. Change that coding, or undo it.")
    ]
    desk.code(words=FEAR, stance="contrary")
    desk.code(words=FEAR, theme_label="Fear", wording="another point")
    desk.code(words="fear a report")
    changed = desk.code(words=FEAR, verb="stressed", replaces=first)
    assert [of(first).undone_at is None, of(changed).verb] == [False, "stressed"]
    assert len(desk.standing()) == 4


def test_what_opposes_a_point_has_words_of_its_own(desk: Stage) -> None:
    made = desk.code(words=FEAR, stance="contrary", instead="  the bill  keeps people away ")
    assert (of(made).wording, of(made).verb) == ("the bill keeps people away", "considered")
    assert desk.code(words=FEAR, stance="contrary", instead="the bill keeps people away") == made
    assert desk.code(words=FEAR, stance="contrary", instead="that the bill keeps people away") == made
    changed = desk.code(words=FEAR, stance="contrary", verb="stressed", replaces=made)
    assert (of(changed).wording, of(changed).verb) == (None, "stressed")
    desk.undo(made)
    assert desk.refused(words=FEAR, instead="the bill keeps people away") == [
        ("instead", "Only a passage that opposes the point has words of its own. Choose so, or delete them.")
    ]
    bad = desk.refused(words=FEAR, stance="contrary", instead="x" * 401)
    assert bad == [("instead", "These are 401 characters; the limit is 400. Say it shorter.")]


def test_a_change_that_changes_nothing_leaves_the_coding(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    assert desk.code(words=FEAR, replaces=first) == first
    assert of(first).undone_at is None


def test_what_was_undone_meanwhile_cannot_be_changed(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    desk.undo(first)
    with pytest.raises(Stale):
        desk.code(words="the bill", replaces=first)
    other = desk.add("Another text.")
    second = desk.code(words="Another", on=other)
    with pytest.raises(Missing):
        desk.code(words="the bill", replaces=second)


def test_undone_codings_stay_in_the_record_and_can_be_coded_again(desk: Stage) -> None:
    first = desk.code(words=FEAR, verb="stressed", see_also=True)
    desk.undo(first)
    desk.undo(first)
    assert desk.standing() == []
    other = acting(desk.cast.officer2)
    with transaction():
        again = coding.redo(other, of(first), desk.row, now=desk.clock.now).id
        assert coding.redo(other, of(again), desk.row, now=desk.clock.now).id == again
        assert coding.redo(other, of(first), desk.row, now=desk.clock.now).id == again
    made = of(again)
    assert (made.verb, made.see_also, made.made_by) == ("stressed", True, desk.cast.officer2.id)
    assert of(first).undone_at is not None
    assert desk.trail() == [
        "codebook:changed",
        "codebook:changed",
        "coding:made",
        "coding:undone",
        "coding:made",
    ]


def test_what_cannot_be_cited_cannot_be_coded(desk: Stage) -> None:
    withheld = desk.add("Kept to ourselves.", consent="text_withheld")
    with pytest.raises(IllegalMove, match="withheld"):
        desk.code(words="Kept", on=withheld)
    first = desk.code(words=FEAR)
    with transaction():
        speaker = acting(desk.cast.hana)
        writing.withdraw(speaker, commentaries.own(speaker, desk.row_id, lock=True), now=desk.clock.now)
    with pytest.raises(IllegalMove, match="admitted"):
        desk.code(words="the bill")
    with pytest.raises(IllegalMove, match="admitted"), transaction():
        assignment.take(desk.officer, desk.row, now=desk.clock.now)
    assert of(first).undone_at is None


@pytest.mark.parametrize("who", ["head", "chair", "rapporteur", "hana", "outsider", "auditor"])
def test_only_officers_code(desk: Stage, who: str) -> None:
    row, actor = desk.row, acting(getattr(desk.cast, who))
    with pytest.raises(Forbidden):
        coding.code(actor, row, coding.Choice(words=FEAR, **USUAL), now=desk.clock.now)
    with pytest.raises(Forbidden):
        assignment.take(actor, row, now=desk.clock.now)


@pytest.mark.parametrize("state", ["announced", "concluded", "archived", "cancelled"])
def test_the_phase_decides(desk: Stage, state: str) -> None:
    first = desk.code(words=FEAR)
    with transaction():
        desk.call.state = state
    with pytest.raises(IllegalMove):
        desk.code(words="the bill")
    with pytest.raises(IllegalMove):
        desk.undo(first)
    with pytest.raises(Forbidden), transaction():
        coding.undo(acting(desk.cast.hana), of(first), desk.call, now=desk.clock.now)


def test_nothing_moves_once_the_summary_is_adopted(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    with transaction():
        desk.call.state = "collating"
    with transaction():
        summary_verbs.build(desk.officer, desk.call, now=desk.clock.now)
    desk.code(words="the bill")
    with transaction():
        summary = summaries.of_session(desk.call_id)
        assert summary is not None
        summary.state = "adopted"
    for act in (lambda: desk.code(words="the police"), lambda: desk.undo(first)):
        with pytest.raises(IllegalMove, match="adopted"):
            act()


def test_a_person_with_two_roles_codes_as_an_officer(desk: Stage, clock: Clock) -> None:
    with transaction():
        both = person("both@panel.example", "Both Roles", clock.now, Role.OFFICER, Role.RAPPORTEUR)
    assert of(desk.code(words=FEAR, by=both)).made_by == both.id
