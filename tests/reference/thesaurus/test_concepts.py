"""The concepts of the package: what every one of them has, and how they hang together."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from importlib.resources import files

import pytest

from panel.reference import thesaurus
from panel.reference.thesaurus import LANGUAGES

SCRIPT = {"ar": "[\u0600-\u06ff]", "ru": "[а-яА-ЯёЁ]", "zh": "[\u4e00-\u9fff]"}


def test_every_concept_has_terms_in_six_languages() -> None:
    assert LANGUAGES == ("ar", "en", "es", "fr", "ru", "zh")
    lacking = [
        (each.id, tag) for each in thesaurus.concepts() for tag in LANGUAGES if not each.in_language(tag)
    ]
    assert lacking == []


@pytest.mark.parametrize("tag", SCRIPT)
def test_terms_are_in_the_script_of_their_language(tag: str) -> None:
    terms = [term for each in thesaurus.concepts() for term in each.in_language(tag)]
    assert [term for term in terms if not re.search(SCRIPT[tag], term)] == []


def test_no_term_of_a_latin_language_strays_into_another_script() -> None:
    other = re.compile("|".join(SCRIPT.values()))
    latin = [t for each in thesaurus.concepts() for tag in ("en", "es", "fr") for t in each.in_language(tag)]
    assert [term for term in latin if other.search(term)] == []


def test_russian_words_hold_no_latin_letter() -> None:
    mixed = re.compile("[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE)
    terms = [term for each in thesaurus.concepts() for term in each.in_language("ru")]
    assert [term for term in terms if mixed.search(term)] == []


def test_arabic_is_written_without_vowel_signs_or_lengthening() -> None:
    terms = [term for each in thesaurus.concepts() for term in each.in_language("ar")]
    assert [term for term in terms if re.search("[\u064b-\u0652\u0640]", term)] == []


def test_no_file_is_too_long_to_be_read() -> None:
    sizes = Counter(each.domain for each in thesaurus.concepts())
    assert {domain: size for domain, size in sizes.items() if size > 60} == {}


def test_every_file_is_read() -> None:
    folder = files("panel.reference.thesaurus") / "data"
    names = {entry.name.removesuffix(".tsv") for entry in folder.iterdir()} - {"homonyms"}
    assert names == {each.domain for each in thesaurus.concepts()}


def test_a_migrant_worker_in_the_words_of_the_united_nations() -> None:
    worker = thesaurus.concept("migrant-worker")
    assert [worker.preferred(tag) for tag in LANGUAGES] == [
        "عامل مهاجر",
        "migrant worker",
        "trabajador migratorio",
        "travailleur migrant",
        "трудящийся-мигрант",
        "移徙工人",
    ]
    assert worker.alternatives("zh")[0] == "移民工人"


def test_above_below_and_beside() -> None:
    assert [each.id for each in thesaurus.broader("migrant-worker")] == ["migrant", "worker"]
    assert [each.id for each in thesaurus.narrower("temporary-migration")] == ["seasonal-migration"]
    named = {each.id for each in thesaurus.related("displacement")}
    assert "internally-displaced-person" not in named
    pairs = [(each.id, other.id) for each in thesaurus.concepts() for other in thesaurus.related(each.id)]
    assert sorted(pairs) == sorted((right, left) for left, right in pairs)


def test_unknown_ids_and_languages_are_refused() -> None:
    for ask in (thesaurus.concept, thesaurus.broader, thesaurus.narrower, thesaurus.related):
        with pytest.raises(KeyError):
            ask("no-such-concept")
    with pytest.raises(ValueError, match="tuple"):
        thesaurus.concept("migrant").in_language("de")


def test_the_room_is_loaded_without_reading_the_thesaurus() -> None:
    script = "import sys, panel.reference; print('panel.reference.thesaurus' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
