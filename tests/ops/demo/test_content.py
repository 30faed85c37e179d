"""The invented session keeps its promises: what an editor or a machine would trip over is counted here."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest

from panel.collation import segment
from panel.domain.attribution import CONSENTS, REGION_AT_LEAST, told
from panel.domain.constituencies import ECOSOC, REGIONS, TREE, by_code
from panel.domain.drafting import LADDER
from panel.domain.wordcount import count
from panel.ops.demo.content import Coding, Commentary, Moment, load, opening_for
from panel.reference.countries import COUNTRIES
from panel.services.non_use import GIVEN

CONTENT = load()
CALL = CONTENT.call
BY_ID = {each.id: each for each in CONTENT.commentaries}
BY_CODE = {each.code: each for each in CONTENT.organisations}
POINTS = {each.id: each for each in CONTENT.points}
CITABLE = [each for each in CONTENT.commentaries if each.citable]
CAMPAIGN = {"trf", "whw", "khc"}
SIX = {"ar", "en", "es", "fr", "ru", "zh"}

each_commentary = pytest.mark.parametrize("commentary", CONTENT.commentaries, ids=lambda each: each.id)
each_coding = pytest.mark.parametrize("coding", CONTENT.codings, ids=lambda c: f"{c.commentary}-{c.point}")


def test_the_call_has_the_parts_that_were_announced() -> None:
    assert CALL.symbol == "SPMHR/2027/1"
    assert CALL.issues == ("essential-services",)
    assert set(CALL.languages) == SIX
    sizes = (len(CALL.objectives), len(CALL.questions), len(CALL.segments), len(CALL.base_paragraphs))
    assert sizes == (4, 3, 2, 24)
    assert len(set(CALL.base_paragraphs)) == 24
    assert 230 <= count(CALL.concept_note) <= 270


def test_paragraphs_of_the_base_document_have_one_to_three_sentences() -> None:
    sizes = {len(re.findall(r"[.!?](?=\s|$)", each)) for each in CALL.base_paragraphs}
    assert sizes <= {1, 2, 3}


def test_the_calendar_is_that_of_the_common_fixture_when_it_opens_on_its_reference_date() -> None:
    opening = CALL.reference_opening
    assert CALL.schedule["opens"].at(opening).astimezone(UTC) == datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
    assert CALL.schedule["closes"].at(opening).astimezone(UTC) == datetime(2027, 3, 5, 17, 0, tzinfo=UTC)
    assert CALL.schedule["issued"].at(opening).astimezone(UTC) == datetime(2027, 6, 7, 7, 0, tzinfo=UTC)
    days = [each.day for each in CALL.schedule.values()]
    assert days == sorted(days)


def test_an_opening_is_a_monday_and_at_most_a_week_early() -> None:
    openings = {opening_for(date(2026, 11, n), 44) for n in range(1, 29)}
    assert {each.weekday() for each in openings} == {0}
    assert opening_for(date(2027, 3, 5), 53) == date(2027, 1, 11)
    assert opening_for(date(2027, 3, 4), 53) == date(2027, 1, 4)


def test_organizations_are_told_apart_by_everything_that_should_tell_them_apart() -> None:
    for values in (
        [each.code for each in CONTENT.organisations],
        [each.name for each in CONTENT.organisations],
        [each.english_name for each in CONTENT.organisations],
        [each.domain for each in CONTENT.organisations],
        [each.focal_point.email for each in CONTENT.organisations],
        [each.focal_point.name for each in CONTENT.organisations],
    ):
        assert [value for value, n in Counter(values).items() if n > 1] == []


def test_every_address_is_under_a_name_that_no_one_can_register() -> None:
    for each in CONTENT.organisations:
        assert each.domain.endswith(".example")
        assert each.website == f"https://www.{each.domain}/"
        assert re.fullmatch(r"[A-Z]{3,4}", each.code)
        assert re.fullmatch(r"[A-Z]{2}", each.country)


def test_every_constituency_is_there_with_sub_types_of_the_tree() -> None:
    assert {each.constituency for each in CONTENT.organisations} == {each.code for each in TREE}
    for each in CONTENT.organisations:
        assert each.subtype in dict(by_code(each.constituency).subtypes)
        assert each.ecosoc in dict(ECOSOC)
    assert Counter(each.state for each in CONTENT.organisations) == {"accredited": 29, "pending": 1}


def test_every_constituency_files_a_text() -> None:
    filed = {BY_CODE[each.organisation].constituency for each in CONTENT.commentaries}
    assert filed == {each.code for each in TREE}
    uncounted = [each.id for each in CITABLE if not by_code(BY_CODE[each.organisation].constituency).counted]
    assert uncounted == ["ieps"]


def test_every_regional_commission_is_there_and_is_that_of_the_country() -> None:
    for each in CONTENT.organisations:
        expected = "GLOBAL" if each.code in {"IPBS", "IEPS"} else COUNTRIES.get(each.country).commission
        assert each.region == expected
    assert {each.region for each in CONTENT.organisations} == set(dict(REGIONS))


def test_only_migrants_associations_are_led_by_migrants() -> None:
    assert {each.constituency for each in CONTENT.organisations if each.migrant_led} == {"MIGR"}


def test_languages_and_fates_of_the_commentaries() -> None:
    assert Counter(each.language for each in CONTENT.commentaries) == {
        "en": 10, "fr": 4, "es": 3, "ar": 3, "ru": 2, "zh": 2,
    }  # fmt: skip
    assert Counter(each.state for each in CONTENT.commentaries) == {
        "admitted": 21, "late": 1, "not_admitted": 1, "withdrawn": 1,
    }  # fmt: skip
    assert Counter(each.consent for each in CONTENT.commentaries) == {
        "public": 22, "name_withheld": 1, "text_withheld": 1,
    }  # fmt: skip
    assert {each.consent for each in CONTENT.commentaries} == set(CONSENTS)
    assert len(CITABLE) == 20


def test_what_was_late_refused_or_withdrawn_says_when_and_why() -> None:
    closes = CALL.schedule["closes"]
    late = [each.id for each in CONTENT.commentaries if _order(each.filed) > _order(closes)]
    assert late == ["pml"] == [each.id for each in CONTENT.commentaries if each.state == "late"]
    refused = {each.id: each.ground for each in CONTENT.commentaries if each.ground}
    assert refused == {"wms": "G5"}
    assert BY_ID["wms"].reason.count(". ") == 0 and BY_ID["wms"].reason.endswith(".")
    withdrawn = [each.id for each in CONTENT.commentaries if each.withdrawn]
    assert withdrawn == ["elk"]
    assert BY_ID["elk"].listed_as_withdrawn
    assert [each.id for each in CONTENT.commentaries if "(ELK)" in each.text] == ["ipbs"]


def test_decisions_follow_filing_and_fall_on_working_days() -> None:
    for each in CONTENT.commentaries:
        if each.decided:
            assert _order(each.filed) < _order(each.decided)
            assert each.decided.day % 7 < 5
            accredited = BY_CODE[each.organisation].accredited
            assert accredited is not None
            assert accredited.day < each.filed.day


def test_the_joint_submission_has_a_member_who_never_answered() -> None:
    joint = [each for each in CONTENT.commentaries if each.members]
    assert [(each.id, each.organisation) for each in joint] == [("ssp", "SSP")]
    assert {each.organisation: bool(each.confirmed) for each in joint[0].members} == {
        "AMVA": True, "LRE": True, "LPC": False,
    }  # fmt: skip


def test_the_withheld_name_is_nowhere_in_its_text_and_not_told_by_its_region() -> None:
    withheld = BY_ID["ghr"]
    owner = BY_CODE[withheld.organisation]
    assert withheld.consent == "name_withheld"
    said = (owner.name, owner.english_name, "ghurfa", "غرفة", owner.code, owner.domain, owner.city, "Leban")
    text = f"{withheld.title}\n{withheld.text}".casefold()
    assert [each for each in said if re.search(rf"\b{re.escape(each.casefold())}", text)] == []
    peers = [
        each.code
        for each in CONTENT.organisations
        if (each.constituency, each.region, each.state) == (owner.constituency, owner.region, "accredited")
    ]
    assert len(peers) == REGION_AT_LEAST


def test_the_withheld_name_is_told_by_its_constituency_alone() -> None:
    named = {each.organisation for each in CITABLE if each.consent == "public" and not each.members}
    crowd = Counter(
        (each.constituency, each.region)
        for each in CONTENT.organisations
        if each.state == "accredited" and each.code not in named
    )
    assert told(crowd)["MIGR", "ESCWA"] == ("MIGR", "")


def test_three_texts_are_nearly_the_same() -> None:
    shingles = {name: _shingles(BY_ID[name].text) for name in CAMPAIGN}
    for one in CAMPAIGN:
        for other in CAMPAIGN - {one}:
            shared = len(shingles[one] & shingles[other])
            assert 0.9 < shared / len(shingles[one] | shingles[other]) < 1
    others = [_shingles(each.text) for each in CONTENT.commentaries if each.id not in CAMPAIGN]
    assert max(len(shingles["trf"] & each) for each in others) < 10


@each_commentary
def test_texts_are_stored_as_they_would_be_filed(commentary: Commentary) -> None:
    for text in (commentary.title, commentary.text):
        assert unicodedata.is_normalized("NFC", text)
        assert [each for each in text if unicodedata.category(each) in {"Cc", "Cf"} and each != "\n"] == []
    lines = commentary.text.split("\n")
    assert [each for each in lines if each != each.strip()] == []
    assert "\n\n\n" not in commentary.text and "  " not in commentary.text
    marks = re.findall(r"\[\^(\d+)\](?!:)", commentary.text)
    assert marks == re.findall(r"^\[\^(\d+)\]: ", commentary.text, re.MULTILINE)


@each_commentary
def test_texts_are_within_the_limit(commentary: Commentary) -> None:
    words = count(commentary.text)
    assert (180 <= words <= 600) or (commentary.id == "crn" and words == 1000)
    assert set(commentary.questions) <= {1, 2, 3}
    assert list(commentary.base_paragraphs) == sorted(set(commentary.base_paragraphs) & set(range(1, 25)))
    assert bool(commentary.questions) == bool(commentary.base_paragraphs) == (commentary.id != "wms")
    assert commentary.organisation in BY_CODE
    assert set(commentary.positions) <= {"origin", "transit", "destination"}


@each_coding
def test_a_passage_occurs_once_and_says_what_kind_it_is(coding: Coding) -> None:
    text = BY_ID[coding.commentary].text
    start, end = coding.place(text)
    assert text[start:end] == coding.quote
    assert "\n" not in coding.quote and "[^" not in coding.quote and coding.quote == coding.quote.strip()
    point = POINTS[coding.point]
    assert coding.theme == point.theme
    assert coding.kind == ("observation" if coding.stance == "contrary" else point.kind)
    family = LADDER[coding.verb].family
    assert family == {"recommendation": "request", "inquiry": "inquiry"}.get(coding.kind, "statement")


def test_a_passage_that_is_not_there_or_not_alone_is_refused() -> None:
    coding = Coding("x", "water", "living", "water", "observation", "noted", "for", False)
    for text in ("no such word", "water, water"):
        with pytest.raises(ValueError, match="occurs"):
            coding.place(text)


def test_passages_of_one_text_do_not_overlap() -> None:
    for each in CITABLE:
        places = sorted(c.place(each.text) for c in CONTENT.codings if c.commentary == each.id)
        assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_every_citable_text_is_coded_and_no_other() -> None:
    per_text = Counter(each.commentary for each in CONTENT.codings)
    assert set(per_text) == {each.id for each in CITABLE}
    assert (min(per_text.values()), max(per_text.values())) == (5, 14)


def test_every_paragraph_is_coded_or_set_aside_with_a_reason_and_none_is_both() -> None:
    for text in CITABLE:
        numbered = [each for each in segment(text.text).paragraphs if each.number]
        places = [each.place(text.text) for each in CONTENT.codings if each.commentary == text.id]
        coded = {p.number for p in numbered for start, end in places if p.start <= start and end <= p.end}
        aside = [each.paragraph for each in CONTENT.set_aside if each.commentary == text.id]
        assert sorted([*coded, *aside]) == [each.number for each in numbered], text.id
    assert {each.commentary for each in CONTENT.set_aside} <= {each.id for each in CITABLE}
    assert {each.reason for each in CONTENT.set_aside} <= GIVEN


def test_how_many_submissions_carry_each_point() -> None:
    made = {(each.point, each.commentary) for each in CONTENT.codings if each.stance == "for"}
    carriers = Counter(point for point, _ in made)
    assert carriers == {
        "fear": 14, "separate": 10, "forms": 9, "fees": 8, "maternity": 8, "waive": 8, "enrol": 7,
        "late-costs": 7, "consult": 6, "interpretation": 6, "alt-proof": 5, "emergency": 5, "card": 4,
        "child-interp": 4, "digital": 4, "distance": 4, "employer": 4, "records": 4, "data-shared": 3,
        "first-name": 3, "mobile": 3, "no-trace": 3, "regular": 3, "told": 3, "water": 3, "detention": 2,
        "disability": 2, "model-form": 2, "need-first": 2, "staged": 2, "water-too": 2, "written-refusal": 2,
        "address": 1, "assurance": 1, "brief-notes": 1, "class-note": 1, "doctors-ring": 1, "help-page": 1,
        "medicine-card": 1, "need-asked": 1, "no-children": 1, "no-effect": 1, "no-number": 1, "oral-request": 1,
        "own-voice": 1, "pharmacy": 1, "phone-line": 1, "poster": 1, "publish-late": 1, "sooner": 1, "staff-room": 1,
        "stateless": 1, "three-questions": 1,
    }  # fmt: skip
    assert set(carriers) == set(POINTS)


def test_who_differs_and_in_what_words() -> None:
    contrary = {(each.commentary, each.point) for each in CONTENT.codings if each.stance == "contrary"}
    assert contrary == {("skh", "separate"), ("skh", "employer"), ("dnu", "staged")}
    assert {each.id for each in CONTENT.points if each.contrary} == {"separate", "employer", "staged"}
    assert {each.verb for each in CONTENT.codings if each.stance == "contrary"} == {"considered"}


def test_points_recur_across_constituencies_and_languages() -> None:
    for point, constituencies, languages in (("fear", 7, 6), ("separate", 7, 3), ("enrol", 6, 5)):
        texts = [
            BY_ID[each.commentary] for each in CONTENT.codings if each.point == point and each.stance == "for"
        ]
        assert len({BY_CODE[each.organisation].constituency for each in texts}) == constituencies
        assert len({each.language for each in texts}) == languages


def test_the_codebook_can_be_read_in_six_languages() -> None:
    assert len(CONTENT.themes) == 8
    for theme in CONTENT.themes:
        assert set(theme.label) == set(theme.terms) == SIX
        assert theme.definition.endswith(".")
        assert {each.theme for each in CONTENT.points if each.theme == theme.id} == {theme.id}
    for language in SIX:
        assert len({theme.label[language] for theme in CONTENT.themes}) == 8


def test_wordings_fit_behind_their_verb() -> None:
    for point in CONTENT.points:
        for wording in filter(None, (point.wording, point.contrary)):
            assert not wording.startswith("that ") and not wording.endswith(".")
        assert bool(point.addressee) == (point.kind == "recommendation")
        if point.addressee:
            assert point.wording.startswith(f"{point.addressee} ")
    assert {each.kind for each in CONTENT.points} == {
        "observation", "inquiry", "good_practice", "recommendation", "policy_gap", "emerging_issue",
    }  # fmt: skip


def _order(moment: Moment) -> tuple[int, time]:
    return moment.day, moment.time


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
