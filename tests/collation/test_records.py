"""IN.jsonl: what is read, and what is told about lines that cannot be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from panel.collation import Contributor, Member, Source, normal, read_records


def line(**values: Any) -> bytes:
    return json.dumps({"id": "1", "text": "Words.", **values}).encode()


def test_a_whole_record() -> None:
    found = read_records([
        b"\xef\xbb\xbf" + line(
            lang="fr", question="2", group="g", joint_with=["Casa", {"name": "Mesa", "city": "Quito", "country": "Ecuador"}],
            contributor={"code": "JS1", "name": "Lead", "constituency": "NGO", "country": "Peru", "region": "ECLAC", "city": "Lima"},
        ),
        b"\n",
        line(id=7, text="e\u0301\r\nb\rc"),
        line(id="3", contributor={"code": "NCR", "a_status": True}),
    ])  # fmt: skip
    members = (Member("Casa"), Member("Mesa", "Quito", "Ecuador"))
    who = Contributor("JS1", "Lead", "NGO", "Peru", "ECLAC", "Lima", False, members)
    assert found.problems == () and found.unused == ()
    assert found.sources == (
        Source("1", "JS1", "Words.", "fr", who, group="g", question="2"),
        Source("3", "NCR", "Words.", "", Contributor("NCR", asterisk=True)),
        Source("7", "7", "é\nb\nc", "", Contributor("7")),
    )


def test_as_what_a_state_speaks_is_its_own_to_say() -> None:
    state = {"code": "MEX", "constituency": "STATE", "positions": ["transit", "origin"]}
    found = read_records([
        line(contributor=state),
        line(id="2", contributor={**state, "code": "NW1"}, consent="name_withheld"),
        line(id="3", contributor={**state, "code": "X3", "positions": ["host"]}),
        line(id="4", contributor={**state, "code": "X4", "constituency": "NGO"}),
    ])  # fmt: skip
    told = [each.contributor.positions for each in found.sources if each.contributor]
    assert told == [("origin", "transit"), ()]
    assert found.problems == (
        "line 3: contributor: field “positions” has “host”, not one of origin, transit, destination",
        "line 4: contributor: field “positions” is for a State",
    )


def test_consent() -> None:
    withheld = {
        "code": "NW1",
        "name": "Lantern House",
        "constituency": "MIGR",
        "country": "X",
        "region": "ECE",
        "city": "Y",
    }
    found = read_records([
        line(consent="name_withheld", contributor=withheld),
        line(id="2", consent="text_withheld", contributor={"code": "K1"}),
        line(id="3", consent="name_withheld", contributor={"code": "LHW", "name": "Lantern House"}),
    ])  # fmt: skip
    assert found.withheld_names == ("Lantern House",)
    assert [(s.label, s.contributor, s.counted, s.citable, s.withheld) for s in found.sources] == [
        ("Name withheld (NW1)", Contributor("NW1", "", "MIGR"), True, True, False),
        ("", Contributor("K1"), False, False, True),
    ]
    assert found.problems == (
        "line 3: a contributor who withholds its name needs a code such as NW1, not its own",
    )


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (b"{", ["line 1: not JSON: Expecting property name enclosed in double quotes, character 2"]),
        (b"[1]", ["line 1: an object with named fields was expected"]),
        (b"\xff", ["line 1: not UTF-8: byte 0"]),
        (b'{"id": "1", "id": "2", "text": "x"}', ["line 1: field “id” is given twice"]),
        (b'{"id": "1", "text": NaN}', ["line 1: NaN is not a value"]),
        (b'{"id": "1", "text": "\\ud800"}', ["line 1: half of a surrogate pair is no character"]),
        (b"[" * 100_000, ["line 1: not JSON: nested too deep"]),
        (b"{}", ["line 1: field “id” is missing", "line 1: field “text” is missing"]),
        (b'{"id": "", "text": "x"}', ["line 1: field “id” is empty"]),
        (b'{"id": true, "text": 3}', ["line 1: field “id” must be a text", "line 1: field “text” must be a text"]),
        (line(text=" \n "), ["line 1: field “text” holds no words"]),
        (line(consent="maybe"),
         ["line 1: field “consent” is “maybe”, not one of public, name_withheld, text_withheld"]),
        (line(contributor="CMF"), ["line 1: contributor: an object with named fields was expected"]),
        (line(contributor={"code": "A, B"}),
         ["line 1: contributor: code “A, B” may not contain a comma, a semicolon or a line end"]),
        (line(contributor={"code": "A", "a_status": "A"}), ["line 1: contributor: field “a_status” must be true or false"]),
        (line(joint_with=["B"]), ["line 1: field “joint_with” needs a contributor to lead"]),
        (line(joint_with="B", contributor={"code": "A"}), ["line 1: field “joint_with” must be a list"]),
        (line(joint_with=[{"city": "B"}], contributor={"code": "A"}), ["line 1: joint_with 1: field “name” is missing"]),
    ],
)  # fmt: skip
def test_a_bad_record_is_left_out_and_told(given: bytes, problems: list[str]) -> None:
    found = read_records([given, line(id="good")])
    assert list(found.problems) == problems
    assert [source.id for source in found.sources] == ["good"]


def test_ids_and_codes_are_used_once() -> None:
    found = read_records([line(), line(), line(id="2", contributor={"code": "1"}), line(id="3")])
    assert found.problems == (
        "line 2: id “1” is used before, in line 1",
        "line 3: code “1” is used before, in line 1",
    )
    assert [source.id for source in found.sources] == ["1", "3"]


def test_fields_nobody_reads_are_told_once() -> None:
    found = read_records([line(title="x"), line(id="2", title="y", date="z")])
    assert found.unused == (
        "field “date” is not used (first in line 2)",
        "field “title” is not used (first in line 1)",
    )


def test_normal_text() -> None:
    assert normal("a\r\nb\rc\n\u0041\u030a") == "a\nb\nc\nÅ"
