"""What the library proposes beside passages: found in a job, applied by nobody but people, kept with its history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from panel.collation import Said
from panel.db import db, reading, transaction
from panel.domain.errors import Forbidden, IllegalMove, Missing, Stale
from panel.jobs import worker
from panel.models import (
    AttributionFlag,
    Coding,
    Commentary,
    Job,
    Suggestion,
    SuggestionDecision,
    SuggestionRun,
)
from panel.queries import commentary as commentaries
from panel.queries import suggestion as queries
from panel.services import codebook as book
from panel.services import coding_undo, suggestions
from panel.services._proposing_groups import Claim, together
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.services.coding_stage import Stage, of, stage

#: The stage's paragraphs: P1 observes, P2 urges, P3 is an item.
URGED = "We urge States to keep the police away from the clinic. People stay away."


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """The usual stage."""
    return stage(cast, clock)


def run(desk: Stage, *, asked: bool = True) -> None:
    """Ask, and let the worker do it."""
    if asked:
        desk.clock.forward(seconds=1)
        with transaction():
            suggestions.ask(desk.officer, desk.call, now=desk.clock.now)
    worker.drain(None, lambda: desk.clock.now)  # type: ignore[arg-type]
    db.session.expire_all()


def offered(desk: Stage) -> dict[int, queries.Offered]:
    """What waits, by paragraph."""
    return queries.of_version(desk.row.admitted_version_id or "")


def decisions() -> list[tuple[str, str]]:
    """(offer, decision) of each decision, in order."""
    rows = db.session.query(SuggestionDecision, Suggestion).join(Suggestion).all()
    return sorted((s.offer, d.decision) for d, s in rows)


def known(desk: Stage, kind: str = "recommendation") -> str:
    """A theme with one point, close to what the second paragraph asks for."""
    with transaction():
        theme = book.add_theme(desk.officer, desk.call, "Police and clinics", now=desk.clock.now)
        point = book.add_point(
            desk.officer,
            desk.call,
            theme,
            "States should keep the police away from clinics",
            kind=kind,
            addressee="States",
            now=desk.clock.now,
        )
        return point.id


def test_an_admitted_text_is_looked_at_once_for_all_admitted_with_it(desk: Stage) -> None:
    desk.add("One more.")
    jobs = db.session.query(Job).filter_by(name="suggest", done_at=None).all()
    assert len(jobs) == 1
    assert jobs[0].run_after - desk.clock.now == suggestions.TOGETHER
    run(desk, asked=False)
    assert offered(desk) == {}
    desk.clock.forward(minutes=3)
    run(desk, asked=False)
    assert offered(desk)[2].type is not None
    runs = db.session.query(SuggestionRun).all()
    assert [(each.asked_by, each.texts, each.done_at) for each in runs] == [(None, 2, desk.clock.now)]


def test_type_verb_theme_and_point_are_proposed_and_nothing_is_applied(desk: Stage) -> None:
    point = known(desk)
    run(desk)
    of_second = offered(desk)[2]
    assert of_second.type is not None and of_second.verb is not None
    assert (of_second.type.value, of_second.verb.value) == ("recommendation", "urged")
    assert [each.value for each in of_second.points] == [point]
    best = of_second.points[0]
    body = desk.row.admitted_version.body  # type: ignore[union-attr]
    assert body[best.start : best.end] == URGED
    assert best.proposer.split()[0] == "points" and len(best.proposer.split()[1]) == suggestions.DIGEST
    assert 0 < best.score <= 1
    assert db.session.query(Coding).count() == 0


def test_one_act_accepts_point_type_and_verb(desk: Stage) -> None:
    point = known(desk)
    run(desk)
    best = offered(desk)[2].points[0]
    with transaction():
        made = suggestions.accept(desk.officer, desk.row, best.id, now=desk.clock.now).id
    coding = of(made)
    assert (coding.point_id, coding.kind, coding.verb, coding.paragraph) == (
        point,
        "recommendation",
        "urged",
        2,
    )
    assert 2 not in offered(desk)
    assert {("point", "accepted"), ("type", "accepted"), ("verb", "accepted")} <= set(decisions())
    with pytest.raises(Stale), transaction():
        suggestions.accept(desk.officer, desk.row, best.id, now=desk.clock.now)
    with transaction():
        coding_undo.undo(desk.officer, desk.row, now=desk.clock.now)
    assert [each.id for each in offered(desk)[2].points] == [best.id]
    assert ("point", "reopened") in decisions()
    run(desk)
    assert [each.id for each in offered(desk)[2].points] == [best.id], "what was decided about stays itself"
    with transaction():
        coding_undo.redo(desk.officer, desk.row, now=desk.clock.now)
    assert decisions().count(("point", "accepted")) == 2


def test_a_passage_has_the_type_of_the_point_that_is_accepted(desk: Stage) -> None:
    known(desk, "policy_gap")
    run(desk)
    here = offered(desk)[2]
    assert here.type is not None and here.type.value == "recommendation"
    with transaction():
        made = suggestions.accept(desk.officer, desk.row, here.points[0].id, now=desk.clock.now).id
    assert (of(made).kind, of(made).verb) == ("policy_gap", "noted")


def test_what_is_coded_otherwise_is_changed(desk: Stage) -> None:
    known(desk)
    run(desk)
    desk.code(
        paragraph=2, wording="the police stay away", theme_label="Other", kind="observation", verb="stated"
    )
    assert {("point", "changed"), ("type", "changed"), ("verb", "changed")} <= set(decisions())
    officers = {each.decided_by for each in db.session.query(SuggestionDecision)}
    assert officers == {desk.cast.officer.id}


def test_what_was_put_aside_is_not_proposed_again(desk: Stage) -> None:
    known(desk)
    run(desk)
    with transaction():
        suggestions.dismiss(desk.officer, desk.row, 2, now=desk.clock.now)
    assert 2 not in offered(desk)
    run(desk)
    assert 2 not in offered(desk)
    with pytest.raises(Stale), transaction():
        suggestions.dismiss(desk.officer, desk.row, 2, now=desk.clock.now)


def test_a_new_run_learns_from_what_is_confirmed_and_leaves_coded_paragraphs(desk: Stage) -> None:
    other = desk.add(f"Hello to all.\n\n{URGED}")
    desk.code(paragraph=2, wording="clinics be free of police", theme_label="Clinics", kind="recommendation")
    run(desk)
    assert 2 not in offered(desk)
    version = queries.of_version(_version(desk, other))
    assert [each.value for each in version[2].points] == [desk.point_id("clinics be free of police")]
    last = queries.last_run(desk.call_id)
    assert last is not None and (last.examples, last.texts) == (1, 2)


def test_copies_are_told_and_offered_the_coding_of_their_twin(desk: Stage) -> None:
    long = "\n\n".join(
        f"Paragraph {n} of a letter that many hands have sent says that ward {n} of the harbour clinic turns "
        f"away patients without papers, that guard {n} writes their names in a book, and that nobody returns."
        for n in ("one", "two", "three", "four")
    )
    first, second = desk.add(long), _of_another(desk, long)
    made = desk.code(
        on=first, paragraph=3, wording="guards write names in a book", theme_label="Names", stance="contrary"
    )
    run(desk)
    found = queries.of_version(_version(desk, second))
    assert found[1].campaign is not None and found[1].campaign.detail == {"texts": 2, "identical": True}
    best = found[3].points[0]
    assert (best.score, best.proposer.split()[0], best.detail["coding"]) == (1.0, "campaigns", made)
    with transaction():
        copy = suggestions.accept(desk.officer, _row(desk, second), best.id, now=desk.clock.now).id
    assert (of(copy).stance, of(copy).kind, of(copy).verb) == ("contrary", of(made).kind, of(made).verb)


def test_only_officers_decide_and_only_about_their_text(desk: Stage) -> None:
    known(desk)
    other = desk.add("One more text.")
    run(desk)
    best = offered(desk)[2].points[0].id
    with pytest.raises(Forbidden), transaction():
        suggestions.accept(acting(desk.cast.head), desk.row, best, now=desk.clock.now)
    with pytest.raises(Forbidden), transaction():
        suggestions.ask(acting(desk.cast.chair), desk.call, now=desk.clock.now)
    with pytest.raises(Missing), transaction():
        suggestions.accept(desk.officer, _row(desk, other), best, now=desk.clock.now)
    with transaction():
        desk.call.state = "concluded"
    with pytest.raises(IllegalMove), transaction():
        suggestions.dismiss(desk.officer, desk.row, 2, now=desk.clock.now)
    with reading():
        assert suggestions.prepare(desk.call_id).offers == ()


def test_what_is_withdrawn_or_withheld_is_not_looked_at(desk: Stage) -> None:
    kept = desk.add("We urge States to tell nobody of this.", consent="text_withheld")
    run(desk)
    assert queries.of_version(_version(desk, kept)) == {}
    with transaction():
        desk.row.state = "withdrawn"
    desk.clock.forward(seconds=timedelta(minutes=5).seconds)
    run(desk)
    assert offered(desk) == {}


def _row(desk: Stage, row_id: str) -> Commentary:
    return commentaries.by_id(desk.officer, row_id)


def _version(desk: Stage, row_id: str) -> str:
    return _row(desk, row_id).admitted_version_id or ""


def _of_another(desk: Stage, text: str) -> str:
    """A text of a third organization."""
    with transaction():
        body = organisation("Pier Circle", desk.clock.now, acronym="PIER")
        who = person("pia@pier.example", "Pia Pier", desk.clock.now)
        mandate(who, body, desk.clock.now)
    return desk.add(text, body=body, who=who)


SAID = "We urge States to keep the police away from every clinic and hospital."


def alike(desk: Stage) -> str:
    """A second text that urges what the usual one urges; its id."""
    return desk.add(f"We work at the border.\n\n{SAID}")


def test_a_claim_of_several_texts_that_is_no_point_yet_is_named_by_its_clearest(desk: Stage) -> None:
    other = alike(desk)
    run(desk)
    groups = queries.groups(offered(desk))
    assert set(groups) == {2}
    told = groups[2]
    assert told.texts == 2 and (told.code, told.paragraph) in {("CP", 2), (desk.row.code, 2)}
    assert told.words.startswith("We urge States to keep the police away") and told.language == "en"
    row = commentaries.by_id(desk.officer, other)
    theirs = queries.groups(queries.of_version(row.admitted_version_id or ""))
    assert theirs[2] == told, "it is one claim, for both of them"
    assert db.session.query(Coding).all() == [], "nothing applies itself"


def test_copies_of_one_text_are_no_claim_of_several(desk: Stage) -> None:
    desk.add(desk.row.admitted_version.body if desk.row.admitted_version else "")
    run(desk)
    of = offered(desk)
    assert of[2].campaign is not None and queries.groups(of) == {}


def test_copies_and_another_text_are_a_claim_of_all_of_them() -> None:
    def claim(text: str, counts: str) -> Claim:
        return Claim(text, counts, f"v{text}", 2, 0, len(SAID), "", "recommendation", Said(SAID, "en"))

    copies = [claim("a", "a"), claim("b", "a")]
    assert together(copies) == {}
    told = together([*copies, claim("c", "c")])
    assert {key: each["texts"] for key, each in told.items()} == {("va", 2): 3, ("vb", 2): 3, ("vc", 2): 3}


def test_what_one_text_alone_says_is_no_group_and_neither_is_a_known_point(desk: Stage) -> None:
    run(desk)
    assert queries.groups(offered(desk)) == {}
    alike(desk)
    known(desk)
    run(desk)
    of = offered(desk)
    assert of[2].points and 2 not in queries.groups(of)


def test_a_group_whose_clearest_text_is_gone_names_nothing(desk: Stage) -> None:
    other = alike(desk)
    run(desk)
    with transaction():
        for row in (db.session.get_one(Commentary, other), desk.row):
            row.state = "withdrawn"
    db.session.expire_all()
    version = db.session.get_one(Commentary, other).admitted_version_id or ""
    assert queries.groups(queries.of_version(version)) == {}


def test_a_group_whose_clearest_text_is_aside_names_nothing(desk: Stage, clock: Clock) -> None:
    other = alike(desk)
    run(desk)
    version = db.session.get_one(Commentary, other).admitted_version_id or ""
    assert queries.groups(queries.of_version(version))
    with transaction():
        for row in (db.session.get_one(Commentary, other), desk.row):
            given = {"organisation_id": row.organisation_id, "state": "aside", "sentence": "Not ours."}
            hours = {"flagged_at": clock.now, "due_at": clock.now}
            db.session.add(AttributionFlag(commentary_id=row.id, **given, **hours))
    assert queries.groups(queries.of_version(version)) == {}


def test_the_words_of_all_groups_are_one_query(desk: Stage, count_queries: Any) -> None:
    alike(desk)
    run(desk)
    offers = offered(desk)
    with count_queries() as none:
        queries.groups({number: each for number, each in offers.items() if number != 2})
    with count_queries() as some:
        queries.groups(offers | {9: offers[2]})
    assert (none.statements, some.statements) == (0, 1)
