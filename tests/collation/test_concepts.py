"""Concepts of the thesaurus are found in six languages, with their spans, whatever the endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.collation.concepts import ConceptHit, all_concepts, concepts, tree
from panel.collation.concepts_apart import _APART
from panel.collation.concepts_stems import stem, words
from panel.reference.thesaurus import LANGUAGES, Concept
from panel.reference.thesaurus import concepts as thesaurus


def named(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.concept) for hit in concepts(text, language)]


def test_the_longest_term_at_each_place() -> None:
    assert named("The migrant workers joined a trade union.", "en") == [
        ("migrant workers", "migrant-worker"),
        ("trade union", "trade-union"),
    ]


def test_terms_inside_a_term_on_demand() -> None:
    text = "migrant workers"
    assert all_concepts(text, "en") == (
        ConceptHit(0, 15, "migrant-worker"),
        ConceptHit(0, 7, "migrant"),
        ConceptHit(8, 15, "worker"),
    )


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("fr", "Les travailleuses domestiques des villes", "travailleuses domestiques"),
        ("es", "De las trabajadoras domésticas se habla poco", "trabajadoras domésticas"),
        ("ru", "О домашних работниках говорят редко", "домашних работниках"),
        ("ar", "وللعمال المنزليين حقوق", "وللعمال المنزليين"),
        ("zh", "人们很少谈到家政工人的处境", "家政工人"),
    ],
)
def test_a_domestic_worker_in_every_form(language: str, text: str, term: str) -> None:
    assert (term, "domestic-work") in named(text, language)


@pytest.mark.parametrize(
    ("language", "word", "others"),
    [
        ("en", "policies", ("police", "policing")),
        ("en", "international", ("intern", "interns", "internment")),
        ("en", "treaties", ("treatment", "treated")),
        ("en", "statements", ("state", "States")),
        ("en", "cities", ("cited", "citing")),
        ("en", "cars", ("care", "caring")),
        ("fr", "paix", ("paie", "payer")),
        ("fr", "environnement", ("environ",)),
        ("fr", "violences", ("violations", "viol")),
        ("es", "tratados", ("trata", "tratamientos", "tratar")),
        ("es", "naciones", ("nacidos", "nacimiento")),
        ("es", "órganos", ("organización", "organizar")),
        ("ru", "временных", ("время", "времени")),
        ("ru", "частной", ("часть", "частями")),
    ],
)
def test_words_of_different_meaning_do_not_meet(language: str, word: str, others: tuple[str, ...]) -> None:
    assert stem(word, language) not in {stem(other, language) for other in others}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "policy", "policies"),
        ("en", "police", "policing"),
        ("en", "cars", "car"),
        ("en", "regularization", "regularize"),
        ("en", "detained", "detaining"),
        ("fr", "directeur", "directeurs"),
        ("fr", "important", "importantes"),
        ("fr", "régularisation", "régulariser"),
        ("es", "tratado", "tratados"),
        ("es", "internos", "interna"),
        ("es", "migración", "migrar"),
        ("ru", "временная", "временному"),
        ("ru", "родные", "родной"),
        ("ru", "полного", "полный"),
    ],
)
def test_forms_and_relatives_of_a_word_meet(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("language", "entry"), [(tag, each) for tag, all_ in _APART.items() for each in all_.split()]
)
def test_a_word_kept_apart_has_a_stem_of_its_own(language: str, entry: str) -> None:
    word, _, own = entry.partition("=")
    assert stem(word, language) == (own or word)
    assert stem(own or word, language) == (own or word), "a stem is not cut again into another"


def test_no_concept_through_a_word_that_only_looks_like_its_term() -> None:
    assert "police" not in {concept for _, concept in named("These policies were adopted.", "en")}
    assert "police" in {concept for _, concept in named("Policing at borders", "en")}


@pytest.mark.parametrize(
    ("language", "text", "concept", "found"),
    [
        ("en", "No child was held.", "at-most", 0),
        ("en", "no more than five", "at-most", 1),
        ("es", "No hay camas.", "at-most", 0),
        ("es", "No hay camas.", "should", 0),
        ("es", "hay que abrir; no más de tres", "should", 1),
        ("ru", "Дети не учатся; не более трёх.", "at-most", 1),
        ("en", "Many have fled.", "should", 0),
        ("en", "They have to go.", "should", 1),
        ("en", "It went well.", "health", 0),
        ("en", "the well-being, the well\u2011being and the well being", "health", 3),
        ("fr", "le bien-être", "health", 1),
        ("fr", "C'est bien.", "health", 0),
        ("en", "They don't know.", "donor", 0),
        ("es", "No les dieron comida.", "injury", 0),
    ],
)
def test_a_word_left_of_a_term_is_not_the_term(language: str, text: str, concept: str, found: int) -> None:
    assert [each.concept for each in all_concepts(text, language)].count(concept) == found


@pytest.mark.parametrize("case", ["беженец", "беженца", "беженцу", "беженцев", "беженцами", "беженцах"])
def test_russian_cases(case: str) -> None:
    assert named(f"Речь идёт: {case}.", "ru") == [(case, "refugee")]


@pytest.mark.parametrize("form", ["لاجئ", "اللاجئ", "لاجئين", "اللاجئين", "واللاجئين", "للاجئين", "بلاجئين"])
def test_arabic_particles_and_plurals(form: str) -> None:
    assert named(form, "ar") == [(form, "refugee")]


def test_chinese_takes_the_longest_and_parts_with_characters_of_other_words() -> None:
    assert named("寻求庇护者和难民", "zh") == [("寻求庇护者", "asylum-seeker"), ("难民", "refugee")]


def test_vowel_signs_accents_and_capitals_do_not_count() -> None:
    assert named("لاجِئ", "ar") == [("لاجِئ", "refugee")]
    assert named("DES RÉFUGIÉS", "fr") == [("RÉFUGIÉS", "refugee")]


def test_a_language_other_than_the_six_has_no_concepts() -> None:
    assert concepts("refugee", "de") == ()
    assert concepts("", "en") == ()


def test_own_terms_instead_of_the_thesaurus() -> None:
    own = Concept(id="ferry", domain="x", broader=(), related=(), terms=(("ferry boat",),) * 6)
    assert concepts("Ferry boats", "en", tree((own,), "en")) == (ConceptHit(0, 11, "ferry"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_thesaurus_is_found_by_itself(language: str) -> None:
    lost = [
        term
        for entry in thesaurus()
        for term in entry.in_language(language)
        if entry.id not in {hit.concept for hit in all_concepts(term, language)}
        #: “education for all” comes down to “education”, which has a concept of its own.
        and list(words(term, language))[-1][2] == len(term.rstrip("!).»》"))
    ]
    assert lost == []


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    place = 0
    for start, end in dict.fromkeys((hit.start, hit.end) for hit in concepts(text, language)):
        assert place <= start < end <= len(text)
        place = end
