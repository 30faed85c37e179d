"""What changes an issued summary, by two people, and translations that know what they come from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from panel.collation import verify_file
from panel.db import db, transaction
from panel.domain.actor import Actor
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import AuditEntry, Commentary, Organisation, OutboxMail, SummaryChange
from panel.queries import approval as approvals
from panel.queries import summary_change as changes
from panel.queries import thematic_session as sessions
from panel.services import approval, change_files, contributors_check, correction
from panel.services import summary_change as verbs
from panel.services import summary_translation as translation
from panel.services.approval_kinds import KINDS
from panel.services.summary_check import verified
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.documents import package, paper
from tests.services.collating import FEAR, World, open_world, usual_world

REASON = "A word was wrong."


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """An issued summary."""
    made = usual_world(cast, clock)
    made.build()
    made.adopt()
    made.issue()
    return made


def propose(world: World, kind: str, texts: dict[int, str], *, actor: Actor | None = None) -> str:
    """Propose a change; the id of what waits."""
    with world.writing() as summary:
        return verbs.propose(actor or world.officer, summary, kind, texts, REASON, now=world.clock.now).id


def approve(world: World, approval_id: str, actor: Actor | None = None) -> None:
    """Issue it, by the head unless said otherwise."""
    second = actor or world.head
    with transaction():
        row = approvals.of_actor(second, approval_id, lock=True)
        approval.decide(second, row, "approve", KINDS[verbs.KIND], now=world.clock.now)


def change(world: World, kind: str, texts: dict[int, str]) -> SummaryChange:
    """Propose and issue."""
    approve(world, propose(world, kind, texts))
    db.session.rollback()
    return changes.of_summary(world.summary().id)[-1]


def paragraph(world: World) -> str:
    """Paragraph 4 as it holds, with its marks."""
    return verbs.marked(world.summary())[4]


def test_a_correction_has_a_symbol_a_diff_and_leaves_the_original(world: World) -> None:
    before = json.dumps(world.summary().frozen)
    assert paragraph(world).endswith("a card without address brought patients in earlier.[7]")
    made = change(world, "Corr", {4: paragraph(world).replace("a card", "a paper")})
    assert verbs.symbol(made) == f"{world.summary().symbol}/Corr.1"
    assert [
        (each["paragraph"], "a card" in each["before"], "a paper" in each["after"]) for each in made.edits
    ] == [(4, True, True)]
    assert json.dumps(world.summary().frozen) == before
    assert "a paper" in paragraph(world)
    again = change(world, "Corr", {4: paragraph(world).replace("a paper", "a letter")})
    assert (again.number, again.base_hash != made.base_hash) == (2, True)
    told = db.session.scalars(db.select(OutboxMail).where(OutboxMail.name == "summary_changed")).all()
    assert {each.context["symbol"] for each in told} == {verbs.symbol(made), verbs.symbol(again)}
    assert len({each.address for each in told}) == 12
    tags = db.session.scalars(db.select(AuditEntry.tag).where(AuditEntry.tag == "summary:changed")).all()
    assert len(tags) == 2


def test_a_revision_is_a_whole_text_and_an_addendum_stands_alone(world: World) -> None:
    made = change(world, "Rev", {4: paragraph(world).replace("a card", "a paper")})
    plain = json.loads(change_files.file_of(made, "json", base_url="https://panel.example"))
    assert (plain["symbol"], len(plain["paragraphs"])) == (f"{world.summary().symbol}/Rev.1", 4)
    page = change_files.file_of(made, "html", base_url="https://panel.example").decode()
    assert f"revised. It takes the place of {world.summary().symbol}, adopted by the chair on" in page
    for format in ("docx", "pdf"):
        assert change_files.file_of(made, format, base_url="https://panel.example")
    added = change(world, "Add", {1: "One addition was received late.", 2: "It speaks of fees."})
    html = change_files.file_of(added, "html", base_url="https://panel.example").decode()
    assert "It speaks of fees." in html
    assert "a paper" in paragraph(world)


NOTED = (
    "A01 and A02 reported that people stayed away for fear.[a01, P2; A02 P2. See also UEB, P2-P3] "
    "One addition was received late."
)


def test_the_notes_of_an_addendum_lead_to_paragraphs_of_the_texts(world: World) -> None:
    added = change(world, "Add", {1: NOTED, 2: "A03 reported that a card helped.[A03, P1]"})
    html = change_files.file_of(added, "html", base_url="https://panel.example").decode()
    assert "[a01" not in html
    for code, number in (("A01", 2), ("A02", 2), ("UEB", 2), ("A03", 1)):
        place = world.commentaries[code].number
        assert f'href="https://panel.example/reading-room/{world.call.slug}/sub/{place}#P{number}"' in html
    assert "UEB, P2–P3" in html
    assert "See also " in html
    word = package.parts(change_files.file_of(added, "docx", base_url="https://panel.example"))
    assert b"A03, P1" in word["word/footnotes.xml"]
    printed = "".join(paper.pages(change_files.file_of(added, "pdf", base_url="https://panel.example")))
    assert "A03, P1" in " ".join(printed.split())


def plain(added: SummaryChange) -> Any:
    """Its JSON file."""
    return json.loads(change_files.file_of(added, "json", base_url="https://panel.example"))


def test_an_addendum_is_verified_as_the_summary_is(world: World) -> None:
    added = change(world, "Add", {1: NOTED, 2: "A03 reported that a card helped.[A03, P1]"})
    data = plain(added)
    assert [note["number"] for p in data["paragraphs"] for s in p["sentences"] for note in s["notes"]] == [
        1,
        2,
    ]
    assert verify_file(data) == []
    assert verified(world.summary(), data) == []
    revised = change(world, "Rev", {4: paragraph(world).replace("a card", "a paper")})
    assert [each for each in verified(world.summary(), plain(revised)) if each.rule == "adopted"] == []
    citation = data["paragraphs"][1]["sentences"][0]["notes"][0]["citations"][0]
    for field, value, rule in (
        ("start", citation["start"] + 1, "span"),
        ("paragraphs", [2], "paragraph"),
        ("paragraphs", [9], "no-paragraph"),
        ("code", "ZZZ", "two-codes"),
        ("source_id", "SPMHR/2027/1/SUB/999", "withdrawn"),
        ("span_hash", "0" * 64, "span"),
    ):
        broken = plain(added)
        broken["paragraphs"][1]["sentences"][0]["notes"][0]["citations"][0][field] = value
        found = {each.rule for each in verified(world.summary(), broken)}
        assert {rule, "adopted"} <= found, (field, found)
    broken = plain(added) | {"words": 1}
    assert {each.rule for each in verify_file(broken)} == {"words"}
    broken["paragraphs"] = [{"number": "one"}]
    assert {each.rule for each in verify_file(broken)} == {"format"}
    with transaction():
        row = db.session.get_one(Commentary, world.commentaries["A03"].id)
        row.state, row.published = "withdrawn", False
    assert "withdrawn" in {each.rule for each in verified(world.summary(), plain(added))}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A01 reported fear.[A01, P9]", "A01 has paragraphs P1 to P3."),
        ("ZZZ reported fear.[ZZZ, P1]", "ZZZ is not among the texts that may be cited."),
        ("A01 reported fear.[5]", "“5” is not read as a note."),
        ("A01 reported fear.[A01 at P2]", "“A01 at P2” is not read as a note."),
        ("All submissions reported fear.[A01, P2]", ""),
        ("A01 reported that “people are never afraid”.[A01, P2]", ""),
    ],
)
def test_a_note_that_leads_nowhere_is_told_with_the_next_step(world: World, words: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        propose(world, "Add", {1: words})
    assert {each.field for each in refused.value.problems} == {"additions"}
    assert said in " ".join(each.msgid % each.values for each in refused.value.problems)


def test_an_addendum_is_not_issued_on_other_words_than_were_approved(world: World) -> None:
    waits = propose(world, "Add", {1: "A03 reported that a card helped.[A03, P1]"})
    with transaction():
        row = db.session.get_one(Commentary, world.commentaries["A03"].id)
        row.state, row.published = "withdrawn", False
    with pytest.raises(Stale):
        approve(world, waits)


def test_two_people_are_needed_and_other_texts_are_refused(world: World, cast: Cast) -> None:
    with pytest.raises(Forbidden):
        propose(world, "Corr", {4: "Other.[5][6][7]"}, actor=world.chair)
    by_head = propose(world, "Corr", {4: paragraph(world).replace("a card", "a paper")}, actor=world.head)
    with pytest.raises(Forbidden):
        approve(world, by_head, world.head)
    first = paragraph(world)
    approve(world, by_head, world.chair)
    assert paragraph(world) != first


def test_what_was_proposed_on_another_text_is_not_issued(world: World) -> None:
    one = propose(world, "Corr", {4: paragraph(world).replace("a card", "a paper")})
    change(world, "Corr", {4: paragraph(world).replace("earlier", "sooner")})
    with pytest.raises(Stale):
        approve(world, one)


@pytest.mark.parametrize(
    ("kind", "texts", "field"),
    [
        ("Corr", {}, "numbers"),
        ("Note", {4: "x"}, "kind"),
        ("Corr", {99: "Nothing."}, "text_99"),
        ("Corr", {4: "Most submissions reported fear.[5] UEB considered otherwise.[6]"}, "text_4"),
        ("Corr", {4: "[5] [6] [7]"}, "text_4"),
    ],
)
def test_what_cannot_be_proposed(world: World, kind: str, texts: dict[int, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        propose(world, kind, texts)
    assert {each.field for each in refused.value.problems} == {field}


def test_a_change_keeps_the_rules_of_drafting(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        propose(world, "Corr", {4: paragraph(world).replace("Most submissions", "All submissions")})
    assert {each.field for each in refused.value.problems} == {"text_4"}


def test_only_what_is_issued_changes_so(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with pytest.raises(IllegalMove):
        propose(world, "Corr", {4: "x"})


def test_what_takes_the_place_of_an_unsafe_paragraph_does_not_print_it_again(world: World) -> None:
    with transaction():
        speaker = world.speakers["A01"]
        found = contributors_check.standing(
            speaker, sessions.by_id(world.call.id), world.commentaries["A01"].id, lock=True
        )
        wanted = correction.Wanted(kind="safety", text="It names the card.", paragraph=4, sentence=2)
        correction.file(speaker, found, wanted, now=world.clock.now)
    world.clock.forward(minutes=5)
    made = change(world, "Corr", {4: paragraph(world).replace("a card without address", "a measure")})
    assert [each["before"] for each in made.edits] == [""]
    for format in ("json", "html"):
        shown = change_files.file_of(made, format, base_url="https://panel.example").decode()
        assert "a card without address" not in shown


def words_of(world: World) -> dict[str, str]:
    """A translation that says the original with a mark of its own."""
    found = translation.parts(world.summary(), changes.translation(world.summary().id, "fr"))
    return {each.key: f"Fr. {each.original}" for each in found}


def save(world: World, typed: dict[str, str], revision: int = 0) -> None:
    """Save a French translation, by the rapporteur."""
    with world.writing() as summary:
        rapporteur = acting(world.cast.rapporteur)
        translation.save(rapporteur, summary, "fr", typed, revision=revision, now=world.clock.now)


def publish(world: World, actor: Actor) -> None:
    """Publish the French translation."""
    with transaction():
        found = changes.translation(world.summary().id, "fr", lock=True)
        assert found is not None
        translation.publish(actor, found, now=world.clock.now)


def test_a_translation_has_the_numbers_of_the_original_and_its_hash(world: World) -> None:
    save(world, words_of(world))
    with pytest.raises(Forbidden):
        publish(world, acting(world.cast.rapporteur))
    publish(world, world.officer)
    found = changes.translation(world.summary().id, "fr")
    assert found is not None and found.published is not None
    assert found.published["source_hash"] == world.summary().adopted_hash
    original, french = world.summary().frozen, found.published["summary"]
    assert original is not None
    for one, other in zip(original["paragraphs"], french["paragraphs"], strict=True):
        assert one["number"] == other["number"]
        assert [n["number"] for s in one["sentences"] for n in s["notes"]] == [
            n["number"] for s in other["sentences"] for n in s["notes"]
        ]
    made, _ = translation.composed(found, base_url="https://panel.example")
    assert (made.language, made.title) == ("fr", "Fr. Access to essential services")
    for format in translation.FORMATS:
        translation.render(found.id, found.published_hash, format, base_url="", now=world.clock.now)
    assert sorted(each.format for each in changes.files(found.id)) == ["docx", "html", "json", "pdf"]


def test_it_is_stale_after_a_change_until_it_is_done_anew(world: World) -> None:
    save(world, words_of(world))
    publish(world, world.officer)
    assert [(each.language, each.stale) for each in translation.published(world.summary())] == [("fr", False)]
    change(world, "Add", {1: "One addition was received late."})
    assert not translation.published(world.summary())[0].stale
    change(world, "Corr", {4: paragraph(world).replace("a card", "a paper")})
    assert translation.published(world.summary())[0].stale
    with pytest.raises(Invalid):
        publish(world, world.officer)
    found = changes.translation(world.summary().id, "fr")
    assert [each.key for each in translation.parts(world.summary(), found) if each.changed] == ["text_4"]
    save(world, words_of(world), revision=1)
    assert translation.published(world.summary())[0].stale
    publish(world, world.officer)
    assert not translation.published(world.summary())[0].stale


def test_the_translation_of_a_revision_says_what_it_takes_the_place_of(world: World) -> None:
    change(world, "Rev", {4: paragraph(world).replace("a card", "a paper")})
    save(world, words_of(world))
    publish(world, world.officer)
    found = changes.translation(world.summary().id, "fr")
    assert found is not None
    made, _ = translation.composed(found, base_url="https://panel.example")
    symbol = world.summary().symbol
    assert made.masthead.symbol == f"{symbol}/Rev.1"
    assert f"It takes the place of {symbol}, adopted by the chair" in made.subtitle


def test_nothing_half_done_is_published(world: World) -> None:
    typed = words_of(world)
    save(world, {**typed, "title": "", "text_4": typed["text_4"].replace("[6]", "")})
    with pytest.raises(Invalid) as refused:
        publish(world, world.officer)
    assert sorted(each.field for each in refused.value.problems) == ["parts", "text_4"]
    with pytest.raises(Stale):
        save(world, typed)


def test_states_stand_in_the_alphabet_of_the_language(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code, name, country in (("AAA", "Spain", "ES"), ("BBB", "Germany", "DE")):
        world.file(code, constituency="STATE", subtype="state", name=name)
        with transaction():
            row = db.session.get_one(Commentary, world.commentaries[code].id)
            body = db.session.get_one(Organisation, row.organisation_id)
            body.city, body.country = "", country
        world.code(code, FEAR)
    world.collate()
    world.build()
    world.adopt()
    world.issue()
    save(world, words_of(world))
    publish(world, world.officer)
    found = changes.translation(world.summary().id, "fr")
    assert found is not None and found.published is not None
    entries = found.published["summary"]["contributors"][0]["entries"]
    assert [(each["code"], each["text"]) for each in entries] == [
        ("BBB", "Allemagne, Allemagne"),
        ("AAA", "Espagne, Espagne"),
    ]
