"""Texts that came by e-mail: entered once, whole, or told with their line."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, reading, transaction
from panel.domain.actor import SYSTEM, Actor
from panel.models import (
    AuditEntry,
    Commentary,
    CommentaryVersion,
    CoSignature,
    Draft,
    Organisation,
    Paragraph,
    RegisterEntry,
)
from panel.ops import importing
from panel.queries import thematic_session as sessions
from panel.services import thematic_session
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import open_call

pytestmark = pytest.mark.usefixtures("app")


def lines(*records: Any) -> list[bytes]:
    return [r if isinstance(r, bytes) else json.dumps(r).encode() for r in records]


def plain(key: object, name: str, text: str = "Clinics are for all.", **more: object) -> dict[str, object]:
    return {"id": key, "text": text, "contributor": {"name": name, "country": "KE"}, **more}


def enter(actor: Actor, slug: str, clock: Clock, *records: Any) -> importing.Outcome:
    read, problems = importing.read(lines(*records), "en")
    assert problems == []
    return importing.enter(actor, slug, read, clock=lambda: clock.now)


def count(model: Any) -> int:
    with reading():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def slug(cast: Cast, clock: Clock) -> str:
    with transaction():
        return open_call(cast, clock).slug


def test_a_text_becomes_a_submission_of_its_organization(cast: Cast, clock: Clock, slug: str) -> None:
    record = plain(7, "House of Bread", "Title here\r\n\r\nThe clinic.", question="1")
    assert enter(acting(cast.officer), slug, clock, record).entered == {"7": "HB"}
    with reading():
        version = db.session.scalars(select(CommentaryVersion)).one()
        body = db.session.scalars(select(Organisation).where(Organisation.name == "House of Bread")).one()
        filed = db.session.scalars(select(Commentary)).one()
        tags = db.session.scalars(
            select(AuditEntry.tag).where(AuditEntry.row_id == filed.id).order_by(AuditEntry.id)
        ).all()
    assert (version.title, version.body, version.words) == ("Title here", "Title here\n\nThe clinic.", 4)
    assert (version.questions, version.filed_by) == ([1], cast.officer.id)
    assert (body.state, body.country, body.region) == ("accredited", "KE", "ECA")
    assert (filed.state, filed.number, filed.imported) == ("submitted", 1, True)
    assert tags == ["commentary:created", "commentary:submitted"]


def test_running_a_file_again_enters_what_is_missing(cast: Cast, clock: Clock, slug: str) -> None:
    first, second = plain("a", "House of Bread"), plain("b", "House of Salt")
    enter(acting(cast.officer), slug, clock, first)
    again = enter(acting(cast.officer), slug, clock, first, second)
    assert (again.known, list(again.entered), again.problems) == (["a"], ["b"], [])
    assert count(CommentaryVersion) == 2


def test_a_name_that_shows_other_than_it_is_enters_nowhere(cast: Cast, clock: Clock, slug: str) -> None:
    before = count(Organisation)
    hidden = plain("b", "House of Salt", joint_with=["House\u200b of Bread"])
    outcome = enter(acting(cast.officer), slug, clock, hidden)
    assert outcome.problems == [
        "line 1: contributor: Character 6 cannot be printed (U+200B ZERO WIDTH SPACE). Delete it.",
    ]
    assert (count(Organisation), count(Commentary)) == (before, 0)


def test_a_refused_record_leaves_no_trace_and_the_rest_goes_on(cast: Cast, clock: Clock, slug: str) -> None:
    before = count(Organisation)
    outcome = enter(
        acting(cast.officer),
        slug,
        clock,
        plain("long", "House of Words", "word " * 1_003),
        plain("german", "Haus", "Brot.", lang="de"),
        plain("fine", "House of Bread"),
    )
    assert list(outcome.entered) == ["fine"]
    assert outcome.problems == [
        "line 1: body: 1,003 words; the limit is 1,000; 3 over. Nothing was cut. Shorten the text anywhere, "
        "then submit again.",
        "line 2: language: This call does not accept that language. Choose another.",
    ]
    assert (count(Commentary), count(Organisation) - before) == (1, 1)


def test_an_organization_has_one_commentary(cast: Cast, clock: Clock, slug: str) -> None:
    outcome = enter(
        acting(cast.officer), slug, clock, plain("a", "House of Bread"), plain("b", "House of Bread")
    )
    assert outcome.problems == [
        "line 2: contributor: “House of Bread” has a commentary in this session already."
    ]


def test_no_organization_gets_the_short_form_of_another(cast: Cast, clock: Clock, slug: str) -> None:
    named = {"id": "d", "text": "x", "contributor": {"name": "Harbour Bread", "code": "HB"}}
    records = (plain("a", "House of Bread"), plain("b", "Hall of Books"), plain("c", "无墙"), named)
    entered = enter(acting(cast.officer), slug, clock, *records, plain("e", "无门")).entered
    assert entered == {"a": "HB", "b": "HB2", "c": "ORG", "d": "HB3", "e": "ORG-2"}
    with reading():
        rows = db.session.execute(select(Organisation.name, Organisation.acronym)).all()
    short = {name: acronym for name, acronym in rows if acronym[:2] in ("HB", "")}
    assert short == {
        "House of Bread": "HB", "Hall of Books": "HB2", "无墙": "", "Harbour Bread": "HB3", "无门": "",
    }  # fmt: skip


def test_who_signed_with_it_is_confirmed(cast: Cast, clock: Clock, slug: str) -> None:
    record = plain("j", "House of Bread", joint_with=["House of Salt", {"name": "House of Oil"}])
    assert enter(acting(cast.officer), slug, clock, record).entered == {"j": "JS1"}
    with reading():
        signed = db.session.execute(
            select(Organisation.name, CoSignature.state)
            .join(CoSignature, CoSignature.organisation_id == Organisation.id)
            .order_by(Organisation.name)
        ).all()
    assert [tuple(each) for each in signed] == [
        ("House of Oil", "confirmed"),
        ("House of Salt", "confirmed"),
    ]


def test_a_withheld_name_gets_a_label(cast: Cast, clock: Clock, slug: str) -> None:
    outcome = enter(SYSTEM, slug, clock, plain("w", "House of Bread", consent="name_withheld"))
    assert outcome.entered["w"].startswith("NW")


@pytest.mark.parametrize("who", ["head", "chair", "hana"])
def test_only_officers_enter_texts(cast: Cast, clock: Clock, slug: str, who: str) -> None:
    outcome = enter(acting(getattr(cast, who)), slug, clock, plain("a", "House of Bread"))
    assert outcome.problems == ["line 1: Your account may not do this."]
    assert count(Commentary) == 0


def test_nothing_is_entered_once_coding_has_begun(cast: Cast, clock: Clock, slug: str) -> None:
    with transaction():
        call = sessions.by_slug(SYSTEM, slug)
        clock.now = call.closes_at.replace(year=call.closes_at.year + 1)
        thematic_session.close(call, now=clock.now)
        thematic_session.begin_collation(acting(cast.officer), call, now=clock.now)
    outcome = enter(acting(cast.officer), slug, clock, plain("a", "House of Bread"))
    assert outcome.problems == ["line 1: Texts are entered from the opening of the call until coding begins."]


def test_what_cannot_be_read_is_told_with_its_line(app: Flask) -> None:
    records, problems = importing.read(
        lines(
            b"{",
            {"id": "a", "text": "x"},
            plain("b", "House", country="KE"),
            {"id": "c", "text": "x", "contributor": {"name": "Z", "country": "Narnia", "region": "MARS"}},
            plain("d", "House"),
            plain("d", "House"),
            {"id": "e", "text": "x", "contributor": {"name": "Z"}, "question": "first"},
        ),
        "en",
    )
    assert [each.id for each in records] == ["d"]
    assert [each.partition(":")[0] for each in problems] == [f"line {n}" for n in (1, 2, 3, 4, 4, 6, 7)]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"id": "a", "text": "", "contributor": "Z"}, ["field “text” is empty"]),
        ({"id": "a", "text": None, "contributor": "Z"}, ["field “text” is missing"]),
        ({"id": "a", "contributor": "Z"}, ["field “text” is missing"]),
        (["a"], ["an object with named fields was expected"]),
        (plain("a\0", "Z"), ["field “id” holds U+0000 NULL at character 2"]),
        (plain("a", "Z", "x\0"), ["field “text” holds U+0000 NULL at character 2"]),
        (
            plain("a", "House of \u202edaerB"),
            ["field “contributor”: field “name” holds U+202E RIGHT-TO-LEFT OVERRIDE at character 10"],
        ),
        (
            {"id": "a", "text": "x", "contributor": {"name": "Z", "country": "Narnia"}},
            ["contributor: field “country” is “Narnia”, neither a code of ISO 3166 nor a name of a State"],
        ),
    ],
)
def test_the_checks_are_those_of_collation(app: Flask, record: Any, told: list[str]) -> None:
    assert importing.read(lines(record), "en") == ([], [f"line 1: {each}" for each in told])


def test_problems_follow_the_lines_of_the_file(app: Flask) -> None:
    told = ["line 10: late", "line 2: bad", "line 2: worse", "line 1: refused: 3"]
    assert importing.in_order(told) == ["line 1: refused: 3", "line 2: bad", "line 2: worse", "line 10: late"]


@pytest.mark.parametrize("country", ["VN", "vnm", "Viet Nam", "Vietnam"])
def test_a_country_is_given_by_a_code_or_a_name(app: Flask, country: str) -> None:
    record = {"id": "a", "text": "x", "contributor": {"name": "Z", "country": country}}
    (read,), problems = importing.read(lines(record), "en")
    assert (read.lead.country, problems) == ("VN", [])


@pytest.mark.parametrize(
    ("text", "title"),
    [("## Heading\n\nBody", "Heading"), ("- one\n- two", "one"), ("word " * 60, "word " * 20 + "…")],
)
def test_the_first_line_serves_as_a_title(text: str, title: str) -> None:
    assert importing.title_of(text) == title


def rows_of(slug: str, marker: str) -> list[tuple[Any, ...]]:
    """All that was written for each text of a session, in its order; ids, salts and ``marker`` left out."""
    found = []
    wanted = (
        select(Commentary, CommentaryVersion, Organisation, Draft)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.version_id)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(Draft, Draft.commentary_id == Commentary.id)
        .where(Commentary.thematic_session_id == sessions.by_slug(SYSTEM, slug).id)
        .order_by(Commentary.number)
    )
    for row, version, body, draft in db.session.execute(wanted):
        entries = db.session.scalars(
            select(AuditEntry).where(AuditEntry.row_id.in_([row.id, body.id])).order_by(AuditEntry.tag)
        )
        blocks = db.session.scalars(
            select(Paragraph).where(Paragraph.version_id == version.id).order_by(Paragraph.start)
        )
        waits = db.session.scalars(
            select(RegisterEntry).where(RegisterEntry.commitment == version.commitment)
        ).one()
        left_out = {"id", "commentary_id", "organisation_id", "thematic_session_id", "version_id", "salt"}
        left_out |= {"commitment", "tracker", "idempotency_key", "skeleton", "_sa_instance_state"}
        told = [
            {
                key: value
                for key, value in sorted(vars(each).items())
                if key not in left_out and not hasattr(value, "__table__")
            }
            for each in (row, version, body, draft, *blocks, waits)
        ]
        found.append(
            (
                repr(told).replace(marker, ""),
                [(e.tag, e.noun, e.facts, e.actor_id) for e in entries],
            )
        )
    return found


def test_together_or_one_by_one_the_same_is_written(cast: Cast, clock: Clock, slug: str) -> None:
    with transaction():
        other = open_call(cast, clock).slug
    texts = ["## Desk\n\nOne.[^1]\n\n- Two.\n\n[^1]: Note.", "Three.", "Four."]
    for name, where, together in (("Red", slug, 0), ("Tan", other, 100)):
        found, _ = importing.read(
            lines(*(plain(n, f"{name} Clinic {'ABC'[n]}", text, question=1) for n, text in enumerate(texts))),
            "en",
        )
        outcome = importing.enter(acting(cast.officer), where, found, clock=clock, together=together)
        assert (len(outcome.entered), outcome.problems) == (3, [])
    db.session.expire_all()
    one, many = rows_of(slug, "Red"), rows_of(other, "Tan")
    assert [told for _, told in one] == [told for _, told in many]
    assert [told.replace("'R", "'T") for told, _ in one] == [told.replace("'R", "'T") for told, _ in many]


def test_a_letter_that_is_not_plain_keeps_its_place(cast: Cast, clock: Clock, slug: str) -> None:
    records = [
        plain("a", "Amber Circle"),
        plain("b", "Blue Circle", consent="name_withheld"),
        plain("c", "Cyan Circle", "x " * 5_000),
        plain("d", "Amber Circle"),
        plain("e", "Grey Circle", joint_with=["Harbour"]),
        plain("f", "Lime Circle"),
    ]
    found, _ = importing.read(lines(*records), "en")
    outcome = importing.enter(acting(cast.officer), slug, found, clock=clock)
    assert list(outcome.entered) == ["a", "b", "e", "f"]
    assert [told.partition(":")[0] for told in outcome.problems] == ["line 3", "line 4"]
    numbers = dict(db.session.execute(select(Commentary.code, Commentary.number)).all())
    assert (numbers[outcome.entered["a"]], numbers[outcome.entered["f"]]) == (1, 2)


def test_as_many_statements_for_thirty_texts_as_for_ninety(
    cast: Cast, clock: Clock, slug: str, count_queries: Any
) -> None:
    told = []
    for first, many in ((0, 3), (100, 30), (200, 90)):
        texts = [plain(f"n{n}", f"Circle number {n}", "One.\n\nTwo.") for n in range(first, first + many)]
        found, _ = importing.read(lines(*texts), "en")
        with count_queries() as counted:
            outcome = importing.enter(acting(cast.officer), slug, found, clock=clock)
        assert len(outcome.entered) == many
        told.append(counted.statements)
    assert told[1:] == [23, 23]
