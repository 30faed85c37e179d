"""How a place in a document is named."""

from __future__ import annotations

from panel.reference.works import OHCHR_2013, WORKS


def test_a_place_is_named_in_words_a_reader_understands() -> None:
    assert OHCHR_2013.at("Box 1") == (
        "OHCHR, Migration and human rights: improving human rights-based governance of international "
        "migration (2013), Box 1"
    )


def test_five_documents() -> None:
    assert [(work.id, work.year) for work in WORKS.entries] == [
        ("ohchr-2013", 2013),
        ("ohchr-hld-2013", 2013),
        ("iom-idm-2009", 2009),
        ("human-rights-brief-2007", 2007),
        ("unitar-2006", 2006),
    ]
