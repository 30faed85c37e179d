"""How the names of themes are understood."""

from __future__ import annotations

import unicodedata

import pytest

from panel.collation.labels import heading, headings, scores
from panel.collation.labels_coverage import coverage
from panel.collation.labels_words import folded, longest, read
from panel.reference import thesaurus


def said(name: str, text: str, *, with_thesaurus: bool = True) -> bool:
    return scores([read(text, "en")], headings([name], with_thesaurus=with_thesaurus))[0][0] > 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Human rights & climate change", "Sea levels rise and greenhouse gas emissions do not fall."),
        ("Migrants, refugees and asylum seekers", "Seasonal workers were left out."),
        ("Migrants, refugees and asylum seekers", "Refugees were left out."),
        ("Discrimination against women", "Women earn less: equality between women and men is far off."),
        ("Children: protection against exploitation", "Child labour is found in every quarry."),
        ("Women’s rights", "Women were not heard."),
        ("Acceptance of international norms", "Ratify the remaining protocol."),
        ("Égalité et non-discrimination", "Hate speech goes unpunished."),
    ],
)
def test_what_falls_under_a_name(name: str, text: str) -> None:
    assert said(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Human rights & climate change", "Human rights are for all."),
        ("Discrimination against women", "Women were not heard."),
        (
            "Children: protection against exploitation",
            "Domestic workers face exploitation and forced labour.",
        ),
        ("Children: protection against exploitation", "Children like the new playground."),
        ("Civil & political rights - general measures of implementation", "The right to vote is denied."),
        ("Cultural rights", "Civil rights are for all."),
    ],
)
def test_what_does_not(name: str, text: str) -> None:
    assert not said(name, text)


def test_a_heading_for_the_rest_gives_way() -> None:
    names = [
        "Persons with disabilities: definition, general principles",
        "Persons with disabilities: inclusion",
    ]
    texts = ["Persons with disabilities were heard.", "The inclusion of persons with disabilities is slow."]
    found = scores([read(text, "en") for text in texts], headings(names))
    assert [[score > 0 for score in row] for row in found] == [[True, False], [False, True]]


def test_more_grounds_are_surer() -> None:
    one = heading("Right to education")
    assert (
        one.score(read("A school.", "en")) < one.score(read("A school with teachers and pupils.", "en")) < 1
    )


def test_without_the_thesaurus_the_words_have_to_stand_there() -> None:
    assert said("Right to education", "The right to free education", with_thesaurus=False)
    assert not said("Right to education", "Every child needs a school.", with_thesaurus=False)
    assert said("Zeppelins", "Zeppelins are rare.")
    assert not said("Zeppelins", "Airships are rare.")


def test_every_concept_that_a_heading_names_exists() -> None:
    keys = [each for key, rule in coverage() for each in (key, *(item for each in rule for item in each))]
    known = {each.id for each in thesaurus.concepts()}
    assert {key.concept for key in keys if key.concept} - known == set()
    assert [key for key in keys if bool(key.concept) == bool(key.phrase)] == []


def test_the_longest_term_counts_in_a_name_of_any_language() -> None:
    assert longest(folded("Freedom of expression")) == ("freedom-of-expression",)
    assert longest(folded("Liberté d'expression")) == ("freedom-of-expression",)
    assert longest(folded("言论自由")) == ("freedom-of-expression",)


def test_accents_written_behind_their_letters() -> None:
    said_in = "La educación de las niñas y la detención de migrantes"
    assert read(unicodedata.normalize("NFD", said_in), "es") == read(said_in, "es")
