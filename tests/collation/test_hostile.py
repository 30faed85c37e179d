"""Hostile and odd input: each record that cannot stand is told by its line, everything else goes on."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from panel.collation import CollationError, Source, collate_files, read_records
from panel.collation.pipeline import chunk_of, work
from panel.collation.records import LONGEST

WORDS = "One border. Two borders."


def record(**values: Any) -> bytes:
    return json.dumps({"id": "x", "text": WORDS, **values}).encode()


def by(**values: Any) -> bytes:
    return record(contributor={"code": "AB", "name": "A body", **values})


BAD: tuple[tuple[bytes, str], ...] = (
    (record(text=""), "field “text” is empty"),
    (b'{"id": "x"}', "field “text” is missing"),
    (b'{"text": "words"}', "field “id” is missing"),
    (record(id=""), "field “id” is empty"),
    (record(text=None), "field “text” is missing"),
    (record(text=" \t\n\u3000"), "field “text” holds no words"),
    (record(text=["a"]), "field “text” must be a text"),
    (record(id=1.5), "field “id” must be a text"),
    (b'{"id": "x", "text": NaN}', "NaN is not a value"),
    (b'{"id": "x", "text": "a", "question": -Infinity}', "-Infinity is not a value"),
    (b'{"id": "x", "text": "caf\xe9"}', "not UTF-8: byte 24"),
    (b'\xff\xfe{', "not UTF-8: byte 0"),
    (b'{"id": "x", "text": "cut', "not JSON: Unterminated string starting at, character 21"),
    (b'{"id": "x", "text": "a"} {}', "not JSON: Extra data, character 26"),
    (b'"text"', "an object with named fields was expected"),
    (b'{"id": "x", "text": "\\ud800"}', "half of a surrogate pair is no character"),
    (b'{"id": "x", "text": "a", "\\udfff": 1}', "half of a surrogate pair is no character"),
    (b'{"id": "x", "text": "a", "id": "y"}', "field “id” is given twice"),
    (b"[" * 200_000, "not JSON: nested too deep"),
    (b'{"id": "x", "text": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001, "not JSON: nested too deep"),
    (b'{"id": ' + b"9" * 5_000 + b', "text": "a"}', "a number has 5000 digits"),
    (record(text="a\0b"), "field “text” holds U+0000 NULL at character 2"),
    (record(text="abc\u202egnp.exe"), "field “text” holds U+202E RIGHT-TO-LEFT OVERRIDE at character 4"),
    (record(text="a\x1bb"), "field “text” holds U+001B a control character at character 2"),
    (by(name="A\u202eB"),
     "field “contributor”: field “name” holds U+202E RIGHT-TO-LEFT OVERRIDE at character 2"),
    (record(contributor={"code": "AB", "name": "A"}, joint_with=["C\0"]),
     "field “joint_with” 1 holds U+0000 NULL at character 2"),
    (by(constituency="NGOS"),
     "contributor: field “constituency” is “NGOS”, not one of STATE, IGO-UN, IGO-REG, NHRI, MIGR, NGO, SOC, PRIV, "
     "ACAD, MECH, IND"),
    (by(country="Atlantis"),
     "contributor: field “country” is “Atlantis”, neither a code of ISO 3166 nor a name of a State"),
    (record(contributor=[[[[["deep"]]]]]), "contributor: an object with named fields was expected"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "problem"), BAD, ids=[problem[:40] for _, problem in BAD])
def test_a_record_that_cannot_stand(line: bytes, problem: str) -> None:
    found = read_records([line, record(id="good")])
    assert found.problems == (f"line 1: {problem}",)
    assert [source.id for source in found.sources] == ["good"]


ODD: dict[str, str] = {
    "one word": "Yes",
    "ten thousand words": "borders " * 10_000,
    "a word of 70,000 letters": "x" * 70_000,
    "a word of 70,000 Han": "移" * 70_000,
    "blanks": "a" + " " * 70_000 + "b",
    "marks that never close": ".[^" * 23_000,
    "one hook after another": '«“("' * 17_000,
    "heaps of accents": "e" + "\u0301" * 70_000,
    "lines": "a\n" * 35_000,
    "paragraphs": "a\n\n" * 23_000,
    "items": "- a\n" * 17_000,
    "headings": "## a\n" * 14_000,
    "numbers": "1, " * 23_000,
    "articles of nothing": "articles 1, 2 and " * 3_800,
    "mixed scripts": "border граница حدود 边界 frontière 🛂 " * 30,
    "emoji": "👩‍👩‍👧‍👦🇨🇭" * 400,
    "only signs": "?!… — § 🙂",
    "no-break blanks": "\u00a0Words\u00a0",
    "from right to left": "\u200fحقوق المهاجرين\u200f",
}


def test_odd_texts_go_through(tmp_path: Path) -> None:
    lines = [record(id=name, text=text) for name, text in ODD.items()]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    begun = time.process_time()
    made = collate_files(tmp_path / "in.jsonl", tmp_path / "out")
    assert time.process_time() - begun < 60, "some text takes more than linear time"
    assert (made.texts, made.problems) == (len(ODD), ())
    rows = [json.loads(line) for line in (tmp_path / "out" / "passages.jsonl").read_bytes().splitlines()]
    assert {row["source"] for row in rows} == set(ODD)
    for row in rows:
        assert (
            row["text"] == ODD[row["source"]][row["start"] : row["end"]]
            or row["source"] == "heaps of accents"
        )


def test_every_bad_line_of_a_file_is_told_in_order(tmp_path: Path) -> None:
    good = [record(id=f"good {place}") for place in range(len(BAD))]
    lines = [line for pair in zip(good, (line for line, _ in BAD), strict=True) for line in pair]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines) + b"\n\n" + good[0] + b"\n")
    made = collate_files(tmp_path / "in.jsonl", tmp_path / "out")
    assert made.texts == len(good)
    told = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_bytes().splitlines()]
    wanted = [{"line": 2 * place, "problem": problem} for place, (_, problem) in enumerate(BAD, start=1)]
    twice = {"line": 2 * len(BAD) + 2, "problem": "id “good 0” is used before, in line 1"}
    assert told == [*wanted, twice]
    with pytest.raises(CollationError) as error:
        collate_files(tmp_path / "in.jsonl", tmp_path / "strict", strict=True)
    assert error.value.problems == tuple(f"line {each['line']}: {each['problem']}" for each in told)
    assert not (tmp_path / "strict").exists()


def test_a_file_without_line_ends_is_one_bad_record(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"x" * (LONGEST * 2 + 9) + b"\n" + record())
    made = collate_files(tmp_path / "in.jsonl", tmp_path / "out")
    assert [str(problem) for problem in made.problems] == [
        "line 1: longer than 16 MiB; one record stands on one line"
    ]
    assert made.texts == 1


@pytest.mark.parametrize(
    "name",
    ["Kenya", "kenya", "KE", "ken", "404", "Bolivia", "Bolivia (Plurinational State of)", "Côte d'Ivoire",
     "COTE D’IVOIRE", "Türkiye", "Turkey", "United States", "UK", "Viet Nam", " Peru "],
)  # fmt: skip
def test_a_country_is_known_by_its_usual_names(name: str) -> None:
    assert read_records([by(country=name)]).problems == ()


def test_all_texts_the_same(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(record(id=n) for n in range(600)))
    made = collate_files(tmp_path / "in.jsonl", tmp_path / "out")
    assert (made.texts, made.summary.admitted, made.problems) == (600, 600, ())


def test_a_line_changed_meanwhile_is_told_and_the_rest_goes_on() -> None:
    sources = tuple(Source(key, key, "") for key in "xyz")
    lines = (record(), record(id="another"), record(id="z"))
    made = work(chunk_of(0, sources, lines, ("passages",)))
    told, rows = json.loads(made.split(b"\n", 1)[0]), made.split(b"\n", 1)[1].splitlines()
    assert told["failed"] == [[1, "its line was changed while it was read"]]
    assert [json.loads(row)["source"] for row in rows] == ["x", "z"]
