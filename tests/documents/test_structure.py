from __future__ import annotations

import pytest

from panel.documents.blocks import (
    Block,
    Document,
    DocumentError,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    NumberedParagraph,
    PlainParagraph,
    Runs,
    Table,
    Text,
)
from panel.documents.structure import Section, anchors, check, divided, marks, notes_of, outline

from .other_scripts import arabic, chinese
from .samples import cite, document, english, long_document, pin, runs


@pytest.mark.parametrize(
    "doc", [english(), arabic(), chinese(), long_document()], ids=["en", "ar", "zh", "long"]
)
def test_the_samples_hold(doc: Document) -> None:
    check(doc)


def refused(*blocks: Block, notes: tuple[Note, ...] = ()) -> str:
    with pytest.raises(DocumentError) as caught:
        check(document(*blocks, notes=notes))
    return caught.value.code


def test_notes_are_marked_once_each_in_order() -> None:
    one, two = cite(1, ("CMF", 1)), cite(2, ("CMF", 2))
    assert refused(PlainParagraph(runs("a[2] b[1]")), notes=(one, two)) == "mark_order"
    assert refused(PlainParagraph(runs("a[1] b[1]")), notes=(one,)) == "mark_order"
    assert refused(PlainParagraph(runs("a[1]")), notes=()) == "mark_order"
    assert refused(PlainParagraph(runs("a[1]")), notes=(one, two)) == "note_unmarked"
    assert refused(PlainParagraph(runs("a[1]")), notes=(two,)) == "note_order"
    assert refused(PlainParagraph(runs("a[1]")), notes=(Note(1, (NoteMark(1),)),)) == "note_in_note"


def test_paragraph_numbers_rise() -> None:
    check(document(NumberedParagraph(3, runs("a")), NumberedParagraph(7, runs("b"))))
    assert refused(NumberedParagraph(2, runs("a")), NumberedParagraph(2, runs("b"))) == "paragraph_order"
    assert refused(NumberedParagraph(0, runs("a"))) == "paragraph_order"


def test_headings_skip_no_level_and_have_addresses_of_their_own() -> None:
    assert refused(Heading(2, "a")) == "heading_level"
    assert refused(Heading(1, "a"), Heading(3, "b")) == "heading_level"
    assert refused(Heading(1, "a", anchor="x"), Heading(1, "b", anchor="x")) == "anchor_twice"
    assert refused(Heading(1, "a", anchor="s2"), Heading(1, "b")) == "anchor_twice"
    for taken in ("p1", "n1", "r12", "every", "main", "Annex", "a b", "1a"):
        assert refused(Heading(1, "a", anchor=taken)) == "anchor_form"


def test_rows_are_as_long_as_their_header() -> None:
    assert refused(Table("t", ("a", "b"), (("1",),))) == "table_width"
    assert refused(Table("t", (), ())) == "table_width"
    assert refused(Table("t", ("a",), (), frozenset({1}))) == "table_column"
    assert refused(Table("t", ("a",), (), row_header=1)) == "table_column"


def test_marks_are_found_in_every_kind_of_block() -> None:
    table = Table("t", ("a", "b"), ((runs("x[1]"), "[2]"), ("y", runs("z[2][3]"))))
    assert marks(table) == [1, 2, 3]
    assert marks(ListBlock((runs("a[4]"), runs("b[5]")))) == [4, 5]
    assert marks(Heading(1, "a [6]")) == []
    doc = document(
        PlainParagraph(runs("a[1]")),
        PlainParagraph(runs("b[2]")),
        notes=(cite(1, ("A", 1)), cite(2, ("B", 1))),
    )
    assert [note.number for note in notes_of(doc, doc.blocks[1])] == [2]


def test_the_outline_says_which_paragraphs_a_heading_covers() -> None:
    assert outline(english()) == [
        Section("s1", "I.", "Background", 1, 1, 3),
        Section("s2", "II.", "National human rights institution with A status", 1, 4, 4),
        Section("s3", "III.", "Other contributors", 1, 5, 19),
        Section("s4", "A.", "At the desk: registration, forms and fees", 2, 5, 10),
        Section("s5", "B.", "Persons or groups", 2, 11, 19),
        Section("annex-1", "Annex I.", "Contributors", 1, 0, 0),
    ]
    assert list(anchors(english()).values()) == ["s1", "s2", "s3", "s4", "s5", "annex-1"]


def test_a_long_note_is_divided_between_runs_or_words() -> None:
    links: Runs = (pin("CMF", 1), Text("; "), pin("ABN", 2))
    assert divided(Note(1, links), 100) == (links, ())
    assert divided(Note(1, links), 9) == (links[:2], links[2:])
    words = Note(1, (Text("one two three"),))
    assert divided(words, 9) == ((Text("one two "),), (Text("three"),))
    endless = Note(1, (Text("x" * 30),))
    assert divided(endless, 9) == ((), endless.runs)
