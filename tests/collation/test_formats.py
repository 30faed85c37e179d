"""The summary as JSON and back."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from panel.collation import CollationError, collate, dumps, read_summary, span_hash, summary_json, verify
from tests.collation.sources import PLAN, THEME, codings, crowd, point

SOURCES = crowd(3)
SUMMARY = collate(SOURCES, codings(SOURCES), [point()], (THEME,), PLAN)
DATA: dict[str, Any] = summary_json(SUMMARY)


def test_it_comes_back_as_it_went() -> None:
    assert read_summary(DATA) == SUMMARY
    assert read_summary(json.loads(dumps(DATA))) == SUMMARY
    assert summary_json(read_summary(DATA)) == DATA
    assert list(DATA)[:4] == ["format", "version", "title", "symbol"]


@pytest.mark.parametrize(
    "value", [DATA, {}, [], [[], {}, [1, -2, 1.5, True, False, None]], '„a\n"\\\u2028é', {"é": {"": []}}]
)
def test_it_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    assert dumps(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_with_salts_hashes_stand_instead_of_words() -> None:
    salts = {source.id: source.code.encode() for source in SOURCES}
    hashed = summary_json(SUMMARY, salts)
    cited = hashed["paragraphs"][-1]["sentences"][0]["notes"][0]["citations"]
    assert [(each["quote"], each["span_hash"]) for each in cited] == [
        ("", span_hash(salts[source.id], source.id, "First")) for source in SOURCES
    ]
    assert "First" not in dumps(hashed)
    assert [each.rule for each in verify(hashed, SOURCES)] == ["unchecked"] * 3


def test_a_salt_of_the_source_hashes_span_and_text() -> None:
    salted = crowd(3, salt=b"0123456789abcdef")
    data = summary_json(collate(salted, codings(salted), [point()], (THEME,), PLAN))
    assert "First" not in dumps(data)
    assert {len(each["text_hash"]) for each in data["sources"]} == {64}
    assert verify(data, salted) == []
    assert {each.rule for each in verify(data, crowd(3, salt=b"another"))} == {"source", "span"}


def change(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data = copy.deepcopy(DATA)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "not a summary of format panel-summary 1"),
        (change(("version",), 2), "not a summary of format panel-summary 1"),
        (change(("title",), None), "summary.title: str was expected"),
        (change(("words",), True), "summary.words: int was expected"),
        (change(("paragraphs",), {}), "summary.paragraphs: a list was expected"),
        (change(("paragraphs", 0), []), "summary.paragraphs[0]: fields number, sentences, headings, kind, table were expected"),
        (change(("paragraphs", 0, "kind"), "poem"), "summary.paragraphs[0].kind: one of background, nhri, body was expected"),
        (change(("paragraphs", 0, "kind"), []), "summary.paragraphs[0].kind: one of background, nhri, body was expected"),
        (change(("extra",), 1), "summary: fields title, symbol, paragraphs, contributors, sources, uncited, admitted, "
         "population, organisations, confidential, words, word_limit, word_rule were expected"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(data: object, message: str) -> None:
    with pytest.raises(CollationError) as error:
        read_summary(data)
    assert error.value.problems == (message,)
    assert [(each.rule, each.message) for each in verify(data, SOURCES)] == [("format", message)]
