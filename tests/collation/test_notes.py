"""Notes: order, kinds, numbers, words."""

from __future__ import annotations

import pytest

from panel.collation import Citation, Note, pool, render_note, segment, span_hash
from panel.collation.notes import citations
from tests.collation.sources import coding, source


def cite(code: str, *numbers: int, kind: str = "primary", asterisk: bool = False) -> Citation:
    return Citation(code.lower(), code, numbers, 0, 1, kind, asterisk)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        ((cite("CMF", 4),), "CMF, P4."),
        ((cite("HSA", 2), cite("JS2", 7)), "HSA, P2 and JS2, P7."),
        ((cite("CMF", 4), cite("JS1", 3), cite("OWT", 6, kind="see_also")), "CMF, P4 and JS1, P3. See also OWT, P6."),
        ((cite("CMF", 9), cite("JS1", 3), cite("NCR", 11, asterisk=True), cite("OWT", 6, kind="see_also")),
         "CMF, P9; JS1, P3; and NCR*, P11. See also OWT, P6."),
        ((cite("CMF", 4, 5, 6), cite("CMF", 9), cite("CMF", 11, 12)), "CMF, P4–P6, P9, P11–P12."),
        ((cite("CMF", 9), cite("HSA", 1), cite("CMF", 8)), "CMF, P8–P9 and HSA, P1."),
        ((), ""),
    ],
)  # fmt: skip
def test_a_note_as_printed(cited: tuple[Citation, ...], words: str) -> None:
    assert render_note(Note(1, 0, cited)) == words


def test_a_note_in_the_other_languages() -> None:
    note = Note(1, 0, (cite("CMF", 9), cite("JS1", 3), cite("NCR", 1), cite("OWT", 6, kind="see_also")))
    assert {language: render_note(note, language) for language in ("ar", "es", "fr", "ru", "zh")} == {
        "ar": "CMF, P9؛ JS1, P3؛ وNCR, P1. انظر أيضاً OWT, P6.",
        "es": "CMF, P9; JS1, P3; y NCR, P1. Véase también OWT, P6.",
        "fr": "CMF, P9; JS1, P3; et NCR, P1. Voir aussi OWT, P6.",
        "ru": "CMF, P9; JS1, P3; и NCR, P1. См. также OWT, P6.",
        "zh": "CMF, P9；JS1, P3；和NCR, P1。另见OWT, P6。",
    }
    pair = Note(1, 0, (cite("CMF", 9), cite("JS1", 3)))
    assert [render_note(pair, language) for language in ("ar", "zh")] == [
        "CMF, P9 وJS1, P3.",
        "CMF, P9和JS1, P3。",
    ]
    assert render_note(Note(1, 0, (), "SPMHR/2027/1/CALL."), "fr") == "SPMHR/2027/1/CALL."


def test_the_clearest_first_then_by_code_joint_last_see_also_apart() -> None:
    sources = tuple(source(code) for code in ("UEB", "JS2", "ABN", "CMF", "JS10", "OWT"))
    book, documents = pool(sources), {each.id: segment(each.text) for each in sources}
    ueb, js2, abn, cmf, js10, owt = sources
    marks = [
        coding(js10),
        coding(js2),
        coding(ueb, clearest=True),
        coding(owt, citation="see_also"),
        coding(cmf),
        coding(abn),
    ]
    found = citations(marks, book, documents)
    assert [(each.code, each.kind) for each in found] == [
        ("UEB", "primary"), ("ABN", "primary"), ("CMF", "primary"), ("JS2", "primary"), ("JS10", "primary"),
        ("OWT", "see_also"),
    ]  # fmt: skip


def test_a_note_never_begins_with_see_also_and_names_a_span_once() -> None:
    cmf, hsa = source("CMF"), source("HSA")
    documents = {each.id: segment(each.text) for each in (cmf, hsa)}
    marks = [coding(each, citation="see_also") for each in (hsa, cmf)]
    assert [(each.code, each.kind) for each in citations(marks, pool((cmf, hsa)), documents)] == [
        ("CMF", "primary"), ("HSA", "see_also"),
    ]  # fmt: skip
    twice = [coding(cmf, citation="see_also"), coding(cmf)]
    assert [each.kind for each in citations(twice, pool((cmf, hsa)), documents)] == ["primary"]


def test_a_mechanism_stands_under_see_also_unless_alone() -> None:
    cmf, cmw = source("CMF"), source("CMW", counted=False)
    documents = {each.id: segment(each.text) for each in (cmf, cmw)}
    book = pool((cmf, cmw))
    assert [each.kind for each in citations([coding(cmw), coding(cmf)], book, documents)] == [
        "primary",
        "see_also",
    ]
    assert [each.kind for each in citations([coding(cmw)], book, documents)] == ["primary"]


def test_words_are_kept_only_where_they_may_be_shown() -> None:
    plain, quiet, salted = source("CMF"), source("HSA", quotable=False), source("OWT", salt=b"salt")
    documents = {each.id: segment(each.text) for each in (plain, quiet, salted)}
    found = citations(map(coding, (plain, quiet, salted)), pool((plain, quiet, salted)), documents)
    digest = span_hash(b"salt", "First")
    assert [(each.quote, each.span_hash) for each in found] == [("First", ""), ("", ""), ("", digest)]
    assert (span_hash(b"", "First"), len(digest)) == ("", 64)
    assert len({digest, span_hash(b"other", "First"), span_hash(b"salt", "Second")}) == 3
