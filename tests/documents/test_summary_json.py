from __future__ import annotations

import json

import pytest

from panel.documents.blocks import Document, DocumentError, Heading, NumberedParagraph
from panel.documents.docx import render_docx
from panel.documents.summary_json import document_json, document_of, render_json

from .other_scripts import arabic, chinese
from .samples import FRAME, cite, document, english, long_document, runs

ALL = pytest.mark.parametrize(
    "doc", [english(), arabic(), chinese(), long_document(9, 20)], ids=["en", "ar", "zh", "long"]
)


def test_a_small_document_value_for_value() -> None:
    doc = document(
        Heading(1, "Background", "I."),
        NumberedParagraph(1, runs("Fees <x|fr>.[1]")),
        notes=(cite(1, ("CMF", 4)),),
    )
    assert document_json(doc) == {
        "blocks": [
            {"level": 1, "number": "I.", "text": "Background", "type": "heading"},
            {
                "number": 1,
                "runs": [
                    {"text": "Fees ", "type": "text"},
                    {"lang": "fr", "text": "x", "type": "quote"},
                    {"text": ".", "type": "text"},
                    {"number": 1, "type": "note_mark"},
                ],
                "type": "numbered_paragraph",
            },
        ],
        "direction": "ltr",
        "disclaimer": "",
        "format": "panel-document/1",
        "language": "en",
        "masthead": {
            "body_name": "Standing Panel on Migration",
            "date_text": "7 June 2027",
            "distribution": "Distr.: General",
            "original_language_text": "Original: English",
            "symbol": "SPMHR/2027/1/SUM",
            "type": "masthead",
        },
        "meta": {
            "author": "Standing Panel on Migration",
            "created": "2027-06-07",
            "facts": {},
            "type": "meta",
        },
        "notes": [
            {
                "number": 1,
                "runs": [
                    {"href": "https://panel.example/2027/1/SUB/CMF#P4", "text": "CMF, P4", "type": "link"},
                    {"text": ".", "type": "text"},
                ],
                "sources": [
                    {"code": "CMF", "end": 90, "paragraph": 4, "start": 10, "type": "source", "version": "1"}
                ],
                "type": "note",
            }
        ],
        "subtitle": "Summary of stakeholders’ submissions",
        "title": "Access to schools and clinics",
        "type": "document",
    }


@ALL
def test_reading_gives_the_document_back(doc: Document) -> None:
    plain = json.loads(render_json(doc))
    assert plain == document_json(doc)
    again = document_of(plain)
    assert (again.blocks, again.notes, again.masthead) == (doc.blocks, doc.notes, doc.masthead)
    assert render_json(again) == render_json(doc)
    assert render_docx(again, FRAME) == render_docx(doc, FRAME)


@ALL
def test_keys_are_sorted_at_every_depth(doc: Document) -> None:
    def unsorted(value: object) -> list[object]:
        if isinstance(value, dict):
            here: list[object] = [list(value)] if list(value) != sorted(value) else []
            return here + [wrong for inner in value.values() for wrong in unsorted(inner)]
        return [wrong for inner in value for wrong in unsorted(inner)] if isinstance(value, list) else []

    assert unsorted(document_json(doc)) == []
    assert unsorted(json.loads(render_json(doc))) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "panel-document/2"}, "format"),
        ({"type": "sentence"}, "shape"),
        ({"type": "text", "text": "x"}, "shape"),
        ({"blocks": [{"type": "heading", "colour": "red"}]}, "shape"),
        ({"meta": {"type": "meta", "author": "x", "created": "soon"}}, "shape"),
    ],
)
def test_another_shape_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document_of(document_json(document()) | change)
    assert caught.value.code == code
