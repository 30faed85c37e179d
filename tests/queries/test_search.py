"""Search finds inflected words in six languages, alike on both databases."""

import pytest
from flask import Flask

from panel.db import transaction
from panel.domain.actor import ANONYMOUS
from panel.queries import analyser
from panel.queries import reading_room as room
from panel.queries.room_filter import Filters
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call

CASES = [
    ("en", "Children were enrolled in schools near the clinics.", ["clinic", "school enrolled", "enrol"]),
    ("fr", "Les écoles demandent des papiers aux familles.", ["école", "famille papier"]),
    ("es", "Las trabajadoras del hogar no llegan a las clínicas.", ["clinica", "trabajadora"]),
    ("ru", "Медицинская помощь недоступна мигрантам без документов.", ["мигрант", "документы"]),
    ("ar", "لا يحصل المهاجرون على الرعاية والتعليم.", ["مهاجرون", "تعليم"]),
    ("zh", "多个移民协会强调执法与服务应当分开。", ["移民", "执法"]),
]


@pytest.mark.parametrize(("language", "text", "queries"), CASES, ids=[c[0] for c in CASES])
def test_inflected_words_are_found(
    app: Flask, clock: Clock, cast: Cast, language: str, text: str, queries: list[str]
) -> None:
    with transaction():
        call = open_call(cast, clock)
        admitted(call, cast.harbour, cast.hana, clock, cast, text=text, language=language, title="T")
        for query in queries:
            filters = Filters(words=query, reader_language=language)
            assert room.found(ANONYMOUS, call, filters, 1).matching == 1, query


@pytest.mark.parametrize(
    "query",
    ['"', "* NEAR (", "-", "%_", "a:b", "' OR 1=1", "((((", "!&|", "x" * 10_000, "\\", "<->", "AND OR NOT"],
)
def test_operators_mean_nothing_and_break_nothing(app: Flask, clock: Clock, cast: Cast, query: str) -> None:
    with transaction():
        call = open_call(cast, clock)
        admitted(call, cast.harbour, cast.hana, clock, cast)
        assert room.found(ANONYMOUS, call, Filters(words=query), 1).matching in {0, 1}


def test_accents_and_case_are_folded() -> None:
    assert analyser.words("Écoles ÉCOLE ecole", "fr") == ["ecol", "ecol", "ecol"]


def test_chinese_becomes_pairs() -> None:
    assert analyser.words("移民协会A1", "zh") == ["移民", "民协", "协会", "a1"]
