"""The table of an issued summary: the sentences, figures and references that its other files have."""

from __future__ import annotations

import csv
import io

from lxml import etree

from panel.documents.akn import SPACE
from panel.documents.csv import unguarded
from panel.services import rendering
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import usual_world

BASE = "https://panel.example"


def test_table_json_and_xml_say_the_same(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    summary = world.summary()
    frozen = summary.frozen
    assert frozen is not None
    content = rendering.file_of(summary, "csv", base_url=BASE).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    told = {(row["paragraph"], row["sentence"]): unguarded(row["text"]) for row in rows}
    assert list(told.values()) == [s["text"] for p in frozen["paragraphs"] for s in p["sentences"]]
    first = frozen["paragraphs"][3]["sentences"][0]
    mine = [row for row in rows if (row["paragraph"], row["sentence"]) == ("4", "1")]
    assert [(row["code"], row["source"], row["paragraphs"], row["citation"]) for row in mine] == [
        (each["code"], each["source_id"], "P2", each["kind"]) for each in first["notes"][0]["citations"]
    ]
    assert {(row["quantifier"], row["n"], row["population"], row["contrary"]) for row in mine} == {
        ("most", "11", "12", "1")
    }
    notes = [int(row["note"]) for row in rows if row["note"]]
    assert sorted(set(notes)) == [
        n["number"] for p in frozen["paragraphs"] for s in p["sentences"] for n in s["notes"]
    ]
    root = etree.fromstring(rendering.file_of(summary, "akn", base_url=BASE))
    marks = root.xpath("//a:mainBody//a:noteRef/@marker", namespaces={"a": SPACE})
    assert [int(each) for each in marks] == sorted(set(notes))
    numbers = root.xpath("//a:paragraph/a:num/text()", namespaces={"a": SPACE})
    assert numbers == [f"{p['number']}." for p in frozen["paragraphs"]]
