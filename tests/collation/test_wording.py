"""How a point becomes words: every verb with every form."""

from __future__ import annotations

import pytest

from panel.collation import Breadth, CollationError
from panel.collation.wording import coded_verb, however, predicate, recommendation, series, subject, weakest
from panel.domain.drafting import LADDER, main_verb, rung
from panel.domain.quantifiers import quantify
from tests.collation.sources import coding, source


@pytest.mark.parametrize(
    ("verb", "form", "said"),
    [
        ("noted", "that", "noted that fees rose"),
        ("welcomed", "that", "welcomed the fact that fees rose"),
        ("called for", "that", "recommended that fees rose"),
        ("encouraged", "that", "proposed that fees rose"),
        ("urged", "that", "urged that fees rose"),
        ("asked", "that", "asked whether fees rose"),
        ("urged", "whether", "asked whether fees rose"),
        ("asked", "noun", "raised questions about fees rose"),
        ("stated", "noun", "noted fees rose"),
        ("expressed concern", "noun", "expressed concern about fees rose"),
        ("called for", "noun", "called for fees rose"),
        ("urged", "noun", "called for fees rose"),
        ("urged", "do", "urged States to fees rose"),
        ("called for", "do", "called on States to fees rose"),
        ("called on", "do", "called on States to fees rose"),
        ("recommended", "do", "recommended that States fees rose"),
        ("noted", "do", "considered that States should fees rose"),
    ],
)
def test_verb_and_complement(verb: str, form: str, said: str) -> None:
    found, used = predicate(LADDER[verb], form, "fees rose", "States")  # type: ignore[arg-type]
    assert found == said
    assert LADDER[used].strength <= LADDER[verb].strength


@pytest.mark.parametrize("form", ["that", "noun", "do", "whether"])
@pytest.mark.parametrize("verb", sorted(LADDER))
def test_every_sentence_is_read_back_with_the_verb_that_was_written(verb: str, form: str) -> None:
    said, used = predicate(LADDER[verb], form, "such fees", "States")  # type: ignore[arg-type]
    read = main_verb(f"CMF {said}.")
    assert read is not None and read.rung is not None
    assert (read.rung.past, read.present) == (used, False)
    assert LADDER[used].strength <= LADDER[verb].strength


@pytest.mark.parametrize(
    ("verb", "point", "said"),
    [
        ("noted", "States keep registers", "considered that States should keep registers"),
        ("noted", "States not keep registers", "considered that States should not keep registers"),
        ("welcomed", "States have it in writing", "considered that States should have it in writing"),
        ("asked", "States keep registers", "asked whether States should keep registers"),
        ("recommended", "States keep registers", "recommended that States keep registers"),
        ("urged", "States keep registers", "urged that States keep registers"),
        ("noted", "States should keep registers", "noted that States should keep registers"),
        ("noted", "registers were kept", "noted that registers were kept"),
    ],
)
def test_what_somebody_should_do_is_never_told_as_done(verb: str, point: str, said: str) -> None:
    found, used = recommendation(LADDER[verb], "that", point, "States")
    assert found == said
    assert LADDER[used].strength <= LADDER[verb].strength
    assert main_verb(f"CMF {found}.").rung == LADDER[used]  # type: ignore[union-attr]


def test_a_contrary_view() -> None:
    assert however(LADDER["considered"], "it was costly") == (
        "considered, however, that it was costly",
        "considered",
    )
    assert however(LADDER["called for"], "it be costly") == (
        "recommended, however, that it be costly",
        "recommended",
    )
    assert however(LADDER["stated"], "it was costly", alone=True) == ("stated that it was costly", "stated")
    assert however(LADDER["stated"], "") == ("considered otherwise", "considered")


def test_the_weakest_verb_speaks_for_all() -> None:
    cmf = source("CMF")
    verbs = ("urges", "recommends", "called for")
    assert weakest(coding(cmf, verb=verb) for verb in verbs).past == "recommended"
    assert weakest(coding(cmf, verb=verb) for verb in ("noted", "reported", "reports")).past == "reported"
    assert weakest(coding(cmf, verb=verb) for verb in ("reported", "noted")).past == "noted"


def test_the_usual_verb_of_a_type() -> None:
    cmf = source("CMF")
    kinds = ("inquiry", "observation", "good practice", "recommendation", "policy gap", "emerging issue")
    assert [coded_verb(coding(cmf, type=kind)).past for kind in kinds] == [
        "asked", "noted", "reported", "recommended", "noted", "observed",
    ]  # fmt: skip
    assert coded_verb(coding(cmf, stance="contrary", type="recommendation")).past == "considered"
    with pytest.raises(CollationError, match="claims"):
        coded_verb(coding(cmf, verb="claims"))


def test_subjects() -> None:
    three = [source(code) for code in ("CMF", "HSA", "JS2")]
    group = (Breadth("g", 14), Breadth("h", 1200))
    assert subject(quantify(3, 9), three, ()) == "CMF, HSA and JS2"
    assert subject(quantify(3, 10), three, ()) == "Three submissions"
    members = [*three, source("G1", group="g"), source("G2", group="g")]
    assert (
        subject(quantify(2, 10), members[3:], group[:1])
        == "A text filed in identical terms by 14 organizations"
    )
    assert subject(quantify(2, 10), [three[0], *members[3:]], group[:1]) == (
        "CMF and a text filed in identical terms by 14 organizations"
    )
    assert subject(quantify(5, 20), members, group) == (
        "Several submissions, including a text filed in identical terms by 14 organizations and a text filed in "
        "identical terms by 1,200 organizations,"
    )
    assert [series(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_rungs_are_found_in_any_form() -> None:
    assert {form: rung(form) for form in LADDER} == LADDER
