"""Reflected as recorded: a sound summary has no defect, every seeded one is found and named."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from panel.collation import Source, collate, read_codebook, read_records, segment, summary_json, verify
from tests.collation.sources import PLAN, THEME, coding, codings, crowd, point

SESSION = Path(__file__).parent / "session"


def golden() -> tuple[dict[str, Any], tuple[Source, ...]]:
    """The golden session, with three more so that a quotation and a group are in it."""
    sources = read_records((SESSION / "in.jsonl").read_bytes().splitlines()).sources
    documents = {source.id: segment(source.text) for source in sources}
    book = read_codebook(json.loads((SESSION / "codebook.json").read_text(encoding="utf-8")), documents)
    return summary_json(collate(sources, book.codings, book.points, book.themes, book.plan)), sources


DATA, SOURCES = golden()
MOST, MANY, CONTRARY = (2, 0), (3, 0), (3, 1)


def sentence(data: dict[str, Any], place: tuple[int, int]) -> Any:
    """A sentence of the body: paragraph counted from the fourth, then its index."""
    return data["paragraphs"][3 + place[0] - 1]["sentences"][place[1]]


def seed(change: Callable[[dict[str, Any]], object]) -> set[tuple[str, int | None, int | None]]:
    data = copy.deepcopy(DATA)
    change(data)
    return {(each.rule, each.paragraph, each.note) for each in verify(data, SOURCES)}


def without(*codes: str) -> tuple[Source, ...]:
    return tuple(source for source in SOURCES if source.code not in codes)


def changed(code: str, **changes: object) -> tuple[Source, ...]:
    return tuple(replace(each, **changes) if each.code == code else each for each in SOURCES)  # type: ignore[arg-type]


def rules(data: dict[str, Any], sources: Iterable[Source]) -> set[tuple[str, int | None, int | None]]:
    return {(each.rule, each.paragraph, each.note) for each in verify(data, sources)}


def test_the_golden_session_is_sound() -> None:
    assert sentence(DATA, MOST)["text"].startswith("Most submissions reported")
    assert verify(DATA, SOURCES) == []
    assert verify(DATA, reversed(SOURCES)) == []


def swap(place: tuple[int, int], old: str, new: str) -> Callable[[dict[str, Any]], object]:
    return lambda data: sentence(data, place).update(text=sentence(data, place)["text"].replace(old, new))


def cite(place: tuple[int, int], **changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: sentence(data, place)["notes"][0]["citations"][0].update(changes)


def test_the_printed_words_of_number() -> None:
    assert seed(swap(MOST, "Most", "Many")) == {("quantifier", 5, 7)}
    assert seed(swap(MOST, "Most", "All")) == {("quantifier", 5, 7)}
    assert seed(swap(MOST, "Most submissions", "Five submissions")) == {("quantifier", 5, 7)}
    assert seed(lambda data: sentence(data, MOST).update(n=8)) == {("count", 5, 7)}
    assert seed(lambda data: sentence(data, MOST).update(quantifier="many")) == {("quantifier", 5, 7)}
    assert seed(lambda data: sentence(data, CONTRARY).update(contrary=5)) == {("count", 6, 10)}
    assert seed(lambda data: sentence(data, MANY).update(population=20)) == {("count", 6, 9)}


def test_the_figures_of_the_background() -> None:
    first = lambda data: data["paragraphs"][0]["sentences"][1]  # noqa: E731
    assert seed(lambda data: first(data).update(text=first(data)["text"].replace("12", "13"))) == {
        ("count", 1, 2)
    }
    assert seed(lambda data: first(data).update(text=first(data)["text"].replace("12", "112"))) == {
        ("count", 1, 2)
    }
    assert seed(lambda data: first(data).update(figures=[])) == {("count", None, None)}
    assert seed(lambda data: data.update(admitted=13)) == {("count", None, None)}
    assert seed(lambda data: data.update(organisations=12)) == {("count", None, None)}
    assert seed(lambda data: data.update(confidential=2)) == {("count", None, None)}
    assert seed(lambda data: data.update(words=1)) == {("words", None, None)}
    assert seed(lambda data: data["paragraphs"][2]["table"][3].update(here="5–7")) == {("table", 3, None)}
    assert seed(lambda data: data["paragraphs"][2].update(table=[])) == {("table", None, None)}


def test_citations() -> None:
    assert seed(cite(MOST, paragraphs=[9])) == {("no-paragraph", 5, 7), ("paragraph", 5, 7)}
    assert seed(cite(MOST, paragraphs=[2])) == {("paragraph", 5, 7)}
    assert seed(cite(MOST, end=9999)) == {("span", 5, 7)}
    assert seed(cite(MOST, start=33)) == {("span", 5, 7)}
    assert seed(cite(MOST, quote="fishers with papers")) == {("span", 5, 7)}
    assert seed(cite(MOST, asterisk=True)) == {("asterisk", 5, 7)}
    assert seed(cite(MOST, source_id="foreign")) == {
        ("unknown-code", 5, 7), ("withdrawn", 5, 7), ("count", 5, 7), ("quantifier", 5, 7),
    }  # fmt: skip
    assert seed(lambda data: sentence(data, CONTRARY)["notes"].clear()) == {
        ("no-note", 6, None), ("note-number", 7, 11), ("note-number", 7, 12), ("note-number", 8, 13),
        ("note-number", 9, 14), ("note-number", 9, 15), ("note-number", 10, 16), ("note-number", 10, 17),
        ("note-number", 10, 18), ("count", 4, 6), ("count", 6, None), ("count", 6, 9),
        ("quantifier", 6, None),
    }  # fmt: skip


def test_a_text_that_changed_by_one_character() -> None:
    words = next(source for source in SOURCES if source.code == "OWT").text
    assert rules(DATA, changed("OWT", text=words.replace("demandent", "demandant"))) == {("span", 8, 13)}
    assert ("paragraph", 8, 13) in rules(DATA, changed("OWT", text=f"Bonjour.\n\n{words}"))


def test_a_withdrawn_text() -> None:
    gone = {
        ("unknown-code", 6, 10), ("unknown-code", 10, 17), ("withdrawn", 6, 10), ("withdrawn", 10, 17),
        ("contributors", None, None), ("source", None, None), ("count", None, None), ("count", 1, 2), ("count", 2, 3),
        ("table", 3, None),
    }  # fmt: skip
    assert gone <= rules(DATA, without("UEB"))
    kept = rules(DATA, changed("UEB", counted=False, citable=False))
    assert {("not-citable", 6, 10), ("withdrawn", 6, 10), ("source", None, None)} <= kept


def test_a_text_nobody_cites() -> None:
    late = crowd(1)
    assert {("uncited", None, None), ("contributors", None, None), ("source", None, None)} <= rules(
        DATA, (*SOURCES, *late)
    )
    sources = crowd(12)
    data = summary_json(collate(sources, codings(sources[:11]), [point()], (THEME,), PLAN))
    assert [(each.rule, each.message) for each in verify(data, sources)] == [
        ("uncited", "X11 is never cited.")
    ]
    data["uncited"] = []
    assert [each.rule for each in verify(data, sources)] == ["uncited", "uncited"]


def test_registry() -> None:
    owt = next(source for source in SOURCES if source.code == "OWT")
    assert ("two-codes", None, None) in rules(DATA, (*SOURCES, replace(owt, id="again", code="OWU")))
    assert seed(lambda data: data["contributors"][0]["entries"].pop()) == {("contributors", None, None)}
    assert seed(lambda data: data["contributors"][0]["entries"][0].update(text="Nobody")) == {
        ("contributors", None, None)
    }
    assert seed(lambda data: data["sources"].pop()) == {("source", None, None)}


def test_the_order_of_the_document() -> None:
    assert seed(lambda data: data["paragraphs"][5].update(number=7)) == {("paragraph-number", 7, None)}
    assert seed(lambda data: sentence(data, MOST)["notes"][0].update(number=8)) == {("note-number", 5, 8)}
    assert seed(lambda data: data.update(word_limit=100)) == {("too-long", None, None)}


def test_speech() -> None:
    assert seed(swap(MANY, "recommended", "urged")) == {("verb-stronger", 6, 9)}
    assert seed(swap(CONTRARY, "considered", "claimed")) == {("verb-unknown", 6, 10)}
    assert seed(swap(CONTRARY, "a formal separation", "“a formal distinction”")) == {
        ("quotation-changed", 6, 10)
    }
    assert seed(lambda data: sentence(data, MANY).update(addressee="")) == {("no-addressee", 6, 9)}


def test_identical_texts() -> None:
    group = tuple(replace(each, group="g") for each in crowd(4))
    data = summary_json(collate(group, [coding(group[0])], [point()], (THEME,), PLAN))
    assert verify(data, group) == []
    apart = tuple(replace(each, group="") for each in group)
    found = {each.rule for each in verify(data, apart)}
    assert found == {"count", "identical-terms", "source", "table"}
    text = data["paragraphs"][-1]["sentences"][0]
    text["text"] = text["text"].replace("by 4 organizations", "by 5 organizations")
    assert {each.rule for each in verify(data, group)} == {"count", "identical-terms"}


@pytest.mark.parametrize("code", ["CMF", "NW1"])
def test_consent_that_tightens(code: str) -> None:
    assert {rule for rule, _, _ in rules(DATA, changed(code, quotable=False))} == {"consent", "source"}
