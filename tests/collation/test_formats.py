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


def test_with_a_salt_hashes_of_span_and_text_stand_instead_of_words() -> None:
    salt = b"0123456789abcdef"
    salted = crowd(3, salt=salt)
    data = summary_json(collate(salted, codings(salted), [point()], (THEME,), PLAN))
    assert "First" not in dumps(data)
    cited = data["paragraphs"][-1]["sentences"][0]["notes"][0]["citations"]
    assert [(each["quote"], each["span_hash"]) for each in cited] == [("", span_hash(salt, "First"))] * 3
    assert "unchecked" in {each.rule for each in verify(data, SOURCES)}
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
        ([], "not a summary of format panel-summary 2"),
        (change(("version",), 3), "not a summary of format panel-summary 2"),
        (change(("version",), []), "not a summary of format panel-summary 2"),
        (change(("version",), 1), "a file of panel-summary 1, in which sources stand under ids that are no longer made public; "
         "take the summary again from where it was published, or collate the texts again"),
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
