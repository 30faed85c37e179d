"""Akoma Ntoso: valid against the schema of the standard, with the numbers and words of the document."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from panel.documents.akn import OWN, SPACE, render_akn, work_uri
from panel.documents.blocks import (
    Document,
    Frame,
    Heading,
    Link,
    ListBlock,
    NumberedParagraph,
    QuotationBlock,
    Table,
    Text,
)
from panel.documents.structure import anchors

from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .samples import FRAME, english, long_document

SCHEMA = Path(__file__).parent / "schema" / "akomantoso30.xsd"
NS = {"a": SPACE, "p": OWN}

ALL = pytest.mark.parametrize(
    ("doc", "frame"),
    [(english(), FRAME), (arabic(), FRAME_AR), (chinese(), FRAME_ZH), (long_document(), FRAME)],
    ids=["en", "ar", "zh", "long"],
)


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def tree(doc: Document, frame: Frame = FRAME) -> Any:
    return etree.fromstring(render_akn(doc, frame))


def found(root: Any, path: str) -> list[Any]:
    result: list[Any] = root.xpath(path, namespaces=NS)
    return result


@ALL
def test_it_is_valid_against_the_schema(doc: Document, frame: Frame) -> None:
    checked = schema()
    assert checked.validate(tree(doc, frame)), list(checked.error_log)[:5]


@ALL
def test_every_number_and_note_is_there_once(doc: Document, frame: Frame) -> None:
    root = tree(doc, frame)
    numbers = [block.number for block in doc.blocks if type(block).__name__ == "NumberedParagraph"]
    ids = found(root, "//a:paragraph/@eId")
    assert [int(each.rpartition("_")[2]) for each in ids] == numbers
    notes = [f"note_{note.number}" for note in doc.notes]
    assert found(root, "//a:note/@eId") == notes
    assert found(root, "//a:mainBody//a:noteRef/@href") == [f"#{each}" for each in notes]
    every = found(root, "//@eId")
    assert len(every) == len(set(every))


def test_the_headings_hold_what_stands_under_them() -> None:
    doc = english()
    root = tree(doc)
    assert len(found(root, "//a:heading")) == len(anchors(doc))
    parents = {each.getparent().tag.rpartition("}")[2] for each in found(root, "//a:paragraph")}
    assert parents <= {"section", "subsection", "subdivision"}


def test_work_expression_and_manifestation_have_their_addresses() -> None:
    doc = english()
    root, work = tree(doc), work_uri(doc)
    assert found(root, "//a:FRBRWork/a:FRBRuri/@value") == [work]
    assert found(root, "//a:FRBRExpression/a:FRBRuri/@value") == [f"{work}/eng@{doc.meta.created}"]
    assert found(root, "//a:FRBRExpression/a:FRBRlanguage/@language") == ["eng"]
    assert found(root, "//a:FRBRnumber/@value") == [doc.masthead.symbol]
    assert found(tree(arabic(), FRAME_AR), "//a:FRBRlanguage/@language") == ["ara"]


def test_links_inside_lead_to_what_is_there() -> None:
    root = tree(english())
    inside = [each[1:] for each in found(root, "//@href") if each.startswith("#") and each != "#panel"]
    assert set(inside) <= set(found(root, "//@eId"))


def test_hostile_words_stay_words() -> None:
    words = '<akn/> ]]> <!-- " & a\0b \ud800\tc'
    doc = replace(
        english(),
        title=words,
        blocks=(
            Heading(1, words, words),
            NumberedParagraph(1, (Text(words), Link(words, "javascript:x"), Link("gone", "#nowhere"))),
            Table(words, (words,), ((words,),)),
            ListBlock(((Text(words),),), ordered=True),
            QuotationBlock((Text(words),), "ar"),
        ),
        notes=(),
    )
    checked, root = schema(), tree(doc)
    assert checked.validate(root), list(checked.error_log)[:5]
    assert found(root, "//a:ref") == []
    shown = words.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert found(root, "//a:docTitle/text()") == [shown]
    assert found(root, "//a:paragraph//a:p")[0].text == f"{shown}{shown}gone"


@ALL
def test_the_same_document_gives_the_same_bytes(doc: Document, frame: Frame) -> None:
    assert render_akn(doc, frame) == render_akn(doc, frame)
