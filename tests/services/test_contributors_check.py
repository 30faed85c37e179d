"""The contributors' check: who is told, how long it lasts, what may be asked, what is hidden, how it ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from panel.db import db, transaction
from panel.domain.actor import Actor
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing, Stale
from panel.models import Correction, Organisation, OutboxMail
from panel.queries import correction as corrections
from panel.queries import thematic_session as sessions
from panel.services import clock as ticking
from panel.services import contributors_check, rendering, response_table, working_days
from panel.services import correction as verbs
from panel.services import correction_answer as answers
from panel.services import summary as summary_verbs
from panel.services.correction import Wanted
from panel.services.correction_answer import Answer
from tests.cast import Cast, acting, mandate, person
from tests.conftest import Clock
from tests.services.collating import FEAR, WRITTEN, World, open_world, usual_world

FILED = {"kind": "misrepresentation", "text": "We fear it; we do not report it.", "paragraph": 4}


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft in check."""
    made = usual_world(cast, clock)
    made.build()
    circulate(made)
    return made


def circulate(world: World) -> None:
    """Open the draft to contributors, by the head."""
    with world.writing() as summary:
        summary_verbs.circulate(world.head, summary, now=world.clock.now)


def ask(world: World, code: str, *, actor: Actor | None = None, **changes: object) -> Correction:
    """Ask for a correction on behalf of a submission."""
    wanted: dict[str, object] = {**FILED, "sentence": 0, "borne_by": 2} | changes
    speaker = actor or world.speakers[code]
    with transaction():
        call = sessions.by_id(world.call.id)
        found = contributors_check.standing(speaker, call, world.commentaries[code].id, lock=True)
        return verbs.file(speaker, found, Wanted(**wanted), now=world.clock.now)  # type: ignore[arg-type]


def answer(
    world: World, made: Correction, outcome: str, *, actor: Actor | None = None, **more: object
) -> None:
    """Answer it, by the rapporteur unless said otherwise."""
    given: dict[str, object] = {"ground": "faithful"} | more
    with transaction():
        held = corrections.by_id(made.id, lock=True)
        answers.answer(
            actor or acting(world.cast.rapporteur),
            held,
            Answer(outcome=outcome, **given),  # type: ignore[arg-type]
            now=world.clock.now,
        )


def end(world: World) -> None:
    """Let the clock close the check."""
    ends = world.summary().check_closes_at
    assert ends is not None
    world.clock.now = ends + timedelta(minutes=1)
    with transaction():
        ticking.tick(now=world.clock.now)


def text_of(world: World) -> str:
    """The text as it goes out of the house."""
    return rendering.file_of(world.summary(), "json", base_url="https://panel.example").decode()


def test_it_ends_at_the_tenth_working_day_of_the_session(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)  # 30 April 2027, a Friday
    with transaction():
        call = sessions.by_id(world.call.id)
        working_days.keep(world.officer, call, [5, 6], "2027-05-03\n2027-05-06", now=clock.now)
    world.build()
    circulate(world)
    assert clock.now.date() == date(2027, 4, 30)
    assert world.summary().check_closes_at == datetime(2027, 5, 18, 16, tzinfo=UTC)


def test_everybody_who_contributed_is_told_without_content(world: World) -> None:
    told = db.session.scalars(db.select(OutboxMail).where(OutboxMail.name == "summary_in_check")).all()
    assert {each.address for each in told} == {f"{code.lower()}@example.org" for code in world.commentaries}
    by_address = {each.address: each.context for each in told}
    assert (by_address["a01@example.org"]["sentences"], by_address["a02@example.org"]["sentences"]) == (2, 1)
    assert by_address["a01@example.org"]["answer_by"] == world.summary().check_closes_at.isoformat()  # type: ignore[union-attr]


def test_of_a_withheld_name_the_letter_tells_no_figure(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    hidden = world.file("BBB", consent="name_withheld")
    for code in ("AAA", hidden.code or ""):
        world.code(code, FEAR)
    world.collate()
    world.build()
    circulate(world)
    told = db.session.scalars(db.select(OutboxMail).where(OutboxMail.name == "summary_in_check")).all()
    assert {each.address: each.context["sentences"] for each in told} == {
        "aaa@example.org": 1,
        "bbb@example.org": None,
    }


def test_ones_own_sentences_stand_with_the_paragraphs_they_rest_on(world: World) -> None:
    own = contributors_check.own_sentences(world.summary(), world.commentaries["A01"])
    assert [(each.paragraph, each.sentence, each.cited, each.notes) for each in own] == [
        (4, 0, (2,), (5,)),
        (4, 2, (3,), (7,)),
    ]
    assert own[1].text == "A01 reported that a card without address brought patients in earlier."


def test_the_clock_closes_it_and_nothing_more_is_taken(world: World, clock: Clock) -> None:
    ends = world.summary().check_closes_at
    assert ends is not None
    clock.now = ends.replace(second=59)
    ask(world, "A01")
    with transaction():
        ticking.tick(now=clock.now)
    assert world.summary().state == "in_check"
    clock.now = ends + timedelta(minutes=1)
    with pytest.raises(IllegalMove):
        ask(world, "A02")
    with transaction():
        ticking.tick(now=clock.now)
    assert world.summary().state == "drafting"
    told = db.session.scalars(db.select(OutboxMail.address).where(OutboxMail.name == "check_closed")).all()
    assert {*told} == {"rapporteur@panel.example", "officer@panel.example", "officer2@panel.example"}


def test_who_may_ask(world: World, cast: Cast) -> None:
    with pytest.raises(Missing):
        ask(world, "A01", actor=world.speakers["A02"])
    with pytest.raises(Missing):
        ask(world, "A01", actor=acting(cast.outsider))
    with transaction():
        writer = person("writer@example.org", "Writer", world.clock.now)
        body = db.session.get_one(Organisation, world.commentaries["A01"].organisation_id)
        mandate(writer, body, world.clock.now, "contributor")
    with pytest.raises(Forbidden):
        ask(world, "A01", actor=acting(writer))
    made = ask(world, "A01")
    assert (made.number, made.seen, made.state, made.words) == (1, WRITTEN.split("[1]")[0], "filed", 8)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "new"}, "kind"),
        ({"kind": "taste"}, "kind"),
        ({"text": " ".join(["word"] * 151)}, "text"),
        ({"text": " "}, "text"),
        ({"paragraph": 99}, "paragraph"),
        ({"paragraph": None, "sentence": None}, "paragraph"),
        ({"sentence": 1}, "paragraph"),
        ({"borne_by": None}, "borne_by"),
        ({"borne_by": 9}, "borne_by"),
        ({"kind": "omission", "borne_by": None}, "borne_by"),
    ],
)
def test_what_is_no_correction(world: World, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask(world, "A01", **changes)
    assert [each.field for each in refused.value.problems] == [field]
    assert corrections.of_summary(world.summary().id) == []


def test_a_hundred_and_fifty_words_are_taken_and_twice_is_once(world: World) -> None:
    words = " ".join(["word"] * 150)
    assert ask(world, "A01", text=words).id == ask(world, "A01", text=words).id
    assert [each.words for each in corrections.of_summary(world.summary().id)] == [150]


def test_a_name_that_is_withheld_is_not_written_into_what_is_published(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    hidden = world.file("BBB", consent="name_withheld", name="Lantern Workers").code or ""
    for code in ("AAA", hidden):
        world.code(code, FEAR)
    world.collate()
    world.build()
    circulate(world)
    with pytest.raises(Invalid) as refused:
        ask(world, hidden, text="Lantern workers did not say so.")
    assert [each.field for each in refused.value.problems] == ["text"]
    made = ask(world, hidden, text="We did not say so.")
    other = ask(world, "AAA", text="It was Lantern Workers who said so.")
    with pytest.raises(Invalid):
        answer(world, made, "not", ground="", reason="Lantern Workers wrote otherwise.")
    for each in (made, other):
        answer(world, each, "not")
    rows = response_table.compiled(world.summary())
    assert [(each["code"], each["contributor"], each["correction"]) for each in rows] == [
        (hidden, "Name withheld", "We did not say so."),
        ("AAA", "Association AAA", "It was […] who said so."),
    ]


def test_a_safety_correction_hides_the_paragraph_everywhere_at_once(world: World, clock: Clock) -> None:
    words = "people stay away for fear of being reported"
    assert words in text_of(world)
    made = ask(world, "A02", kind="safety", borne_by=None)
    assert words not in text_of(world)
    for format in ("html", "docx", "pdf"):
        rendering.file_of(world.summary(), format, base_url="https://panel.example")
    assert words not in rendering.page(world.summary(), base_url="", now=clock.now).html
    own = contributors_check.own_sentences(world.summary(), world.commentaries["A01"])
    assert [(each.text, each.hidden) for each in own] == [("", True), ("", True)]
    with pytest.raises(Invalid):
        ask(world, "A01")
    answer(world, made, "not")
    assert words in text_of(world)


def test_a_build_does_not_bring_back_what_is_hidden(world: World) -> None:
    ask(world, "A02", kind="safety", borne_by=None)
    with world.writing() as summary:
        summary_verbs.revise(world.head, summary, now=world.clock.now)
    world.build()
    assert "fear of being reported" not in text_of(world)


def test_safety_is_settled_with_new_words_while_the_check_is_open(world: World) -> None:
    made = ask(world, "A02", kind="safety", borne_by=None)
    row = world.row("Most")
    changed = row.text.replace("for fear of being reported", "from the clinic")
    answer(world, made, "accepted", text=changed, revision=row.revision)
    assert "from the clinic" in text_of(world)
    assert world.summary().state == "in_check"
    assert response_table.compiled(world.summary())[0]["correction"] == ""


def test_other_answers_that_change_the_text_wait_for_the_end(world: World) -> None:
    made = ask(world, "A01")
    row = world.row("Most")
    with pytest.raises(IllegalMove):
        answer(world, made, "accepted", text=row.text.replace("Most", "Some"), revision=row.revision)
    end(world)
    with pytest.raises(Invalid) as refused:
        answer(world, made, "accepted", text=row.text, revision=row.revision)
    assert [each.field for each in refused.value.problems] == ["text"]
    with pytest.raises(Stale):
        answer(world, made, "accepted", text=row.text.replace("card", "paper"), revision=7)
    answer(world, made, "accepted", text=row.text.replace("a card", "a paper"), revision=row.revision)
    found = corrections.by_id(made.id)
    assert (found.state, found.outcome) == ("answered", "accepted")
    assert (" a card " in found.before, " a paper " in found.after) == (True, True)
    told = db.session.scalars(
        db.select(OutboxMail.address).where(OutboxMail.name == "correction_answered")
    ).all()
    assert told == ["a01@example.org"]


def test_an_answer_needs_a_reason_and_another_organization(world: World, cast: Cast) -> None:
    made = ask(world, "A01")
    with pytest.raises(Invalid) as refused:
        answer(world, made, "not", ground="")
    assert [each.field for each in refused.value.problems] == ["reason"]
    with pytest.raises(Forbidden):
        answer(world, made, "not", actor=world.head)
    with transaction():
        body = db.session.get_one(Organisation, world.commentaries["A01"].organisation_id)
        mandate(cast.rapporteur, body, world.clock.now)
    with pytest.raises(Forbidden):
        answer(world, made, "not")


def test_the_like_are_answered_together_but_never_safety(world: World) -> None:
    made = [ask(world, code).id for code in ("A01", "A02", "A03")]
    safe = ask(world, "A04", kind="safety", borne_by=None).id
    rapporteur = acting(world.cast.rapporteur)
    common = Answer(outcome="not", ground="new_substance")
    with pytest.raises(Invalid), transaction():
        answers.answer_all(
            rapporteur, [corrections.by_id(i) for i in (*made, safe)], common, now=world.clock.now
        )
    with pytest.raises(Invalid), transaction():
        answers.answer_all(
            rapporteur,
            [corrections.by_id(i) for i in made],
            Answer(outcome="accepted", ground="faithful"),
            now=world.clock.now,
        )
    with transaction():
        rows = [corrections.by_id(i, lock=True) for i in made]
        assert answers.answer_all(rapporteur, rows, common, now=world.clock.now) == 3
    assert corrections.unanswered(world.summary().id) == [4]


def test_adoption_waits_for_the_end_and_for_every_answer(world: World) -> None:
    made = ask(world, "A01")
    with pytest.raises(Invalid) as refused:
        world.adopt()
    assert [each.msgid % each.values for each in refused.value.problems] == [
        "The contributors’ check is not over. Nothing is adopted before its end.",
        "Corrections without an answer: 1.",
    ]
    end(world)
    with pytest.raises(Invalid):
        world.adopt()
    answer(world, made, "noted")
    world.adopt()
    world.issue()
    table = world.summary().responses
    assert table is not None
    assert [(each["number"], each["answer"], each["ground"]) for each in table] == [(1, "noted", "faithful")]
    with pytest.raises(IllegalMove):
        answer(world, made, "not")


def test_after_issue_only_safety_is_taken_and_what_was_found_unsafe_stays_hidden(world: World) -> None:
    end(world)
    world.adopt()
    world.issue()
    with pytest.raises(IllegalMove):
        ask(world, "A01")
    made = ask(world, "A01", kind="safety", borne_by=None)
    assert "fear of being reported" not in text_of(world)
    answer(world, made, "accepted")
    assert "fear of being reported" not in text_of(world)
    assert "fear of being reported" in str(world.summary().frozen)
