"""Writing a draft anew round what somebody has edited. Without database: rows are plain objects here."""

from __future__ import annotations

from panel.models import Note, SummaryParagraph
from panel.services._summary_rows import INSTITUTIONS, Section, merge, split

ORDER = [INSTITUTIONS, "fear", "fees", "schools"]


def head(text: str, level: int = 2, *, edited: bool = False) -> SummaryParagraph:
    """A heading."""
    made = SummaryParagraph(kind="heading", level=level, text=text, revision=int(edited))
    made.notes = []
    return made


def para(text: str, point: str = "", *, edited: bool = False) -> SummaryParagraph:
    """A paragraph with one note on a point."""
    made = SummaryParagraph(kind="body", level=0, text=text, revision=int(edited))
    made.notes = [Note(key=1, point_id=point or None, stance="for", fixed_text="")]
    return made


def texts(rows: list[SummaryParagraph]) -> list[str]:
    """Texts in order."""
    return [row.text for row in rows]


def test_sections_belong_to_the_theme_of_most_of_their_notes() -> None:
    rows = [head("Submissions", 1), head("Whatever"), para("a", "p1"), para("b", "p2"), para("c", "p2")]
    found = split(rows, {"p1": "fear", "p2": "fees"}, frozenset())
    assert [(section.key, texts(section.rows)) for section in found] == [
        ("", ["Submissions"]),
        ("fees", ["Whatever", "a", "b", "c"]),
    ]


def test_new_paragraphs_take_the_place_of_those_they_replace() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section(
            "fear", [head("Fear"), para("old", "p1"), para("mine", "p2", edited=True), para("old", "p3")]
        ),
    ]
    new = [Section("", [head("Submissions", 1)]), Section("fear", [head("Fear"), para("new", "p1")])]
    assert texts(merge(old, new, ORDER)) == ["Submissions", "Fear", "new", "mine"]


def test_a_renamed_heading_keeps_its_name_and_its_section() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section("fear", [head("Afraid", edited=True), para("old", "p1")]),
    ]
    new = [Section("fear", [head("Fear"), para("new", "p1")])]
    assert texts(merge(old, new, ORDER)) == ["Submissions", "Afraid", "new"]


def test_a_section_that_is_new_stands_behind_the_one_before_it_in_the_codebook() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section("fear", [head("Fear"), para("mine", "p1", edited=True)]),
        Section("schools", [head("Schools"), para("mine too", "p3", edited=True)]),
    ]
    new = [Section("fees", [head("Fees"), para("new", "p2")])]
    assert texts(merge(old, new, ORDER)) == [
        "Submissions",
        "Fear",
        "mine",
        "Fees",
        "new",
        "Schools",
        "mine too",
    ]


def test_the_first_theme_stands_behind_the_heading_of_its_part() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section("fees", [head("Fees"), para("mine", "p2", edited=True)]),
    ]
    new = [Section("fear", [head("Fear"), para("new", "p1")])]
    assert texts(merge(old, new, ORDER)) == ["Submissions", "Fear", "new", "Fees", "mine"]


def test_institutions_come_first() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section("fear", [head("Fear"), para("mine", "p1", edited=True)]),
    ]
    new = [Section(INSTITUTIONS, [head("Institutions", 1), para("new", "p1")])]
    assert texts(merge(old, new, ORDER)) == ["Institutions", "new", "Submissions", "Fear", "mine"]


def test_headings_that_nothing_stands_under_any_more_are_left_out() -> None:
    old = [
        Section("", [head("Submissions", 1)]),
        Section("fear", [head("Fear"), para("old", "p1")]),
        Section("", [head("Kept by hand", edited=True)]),
        Section("fees", [head("Fees"), para("mine", "p2", edited=True)]),
    ]
    assert texts(merge(old, [], ORDER)) == ["Submissions", "Kept by hand", "Fees", "mine"]
