"""The thesaurus goes out as SKOS and comes back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.reference import thesaurus
from panel.reference.thesaurus import Concept
from panel.reference.thesaurus.turtle import Literal, quote, triples

FOREIGN = """\ufeff# written by another tool
BASE <http://example.org/t/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<people> a skos:Collection; skos:member <migrant>, <worker>.
<migrant> a skos:Concept; skos:narrower <worker>; skos:topConceptOf <>;
  skos:prefLabel "migrant"@en, "migrante"@es, "migrant"@fr, "\\u043c\\u0438\\u0433\\u0440\\u0430\\u043d\\u0442"@ru,
    "مهاجر"@ar, "移民"@zh-Hans; skos:notation "1"^^xsd:string; skos:editorialNote true; .
<worker> a skos:Concept; skos:altLabel "travail\\"leur"@fr; skos:definition \"\"\"two
lines\"\"\"@en; skos:prefLabel "worker"@en, "trabajador"@es, "ouvrier"@fr, "рабочий"@ru, "عامل"@ar, "工人"@zh.
"""


def test_out_and_back_is_equal() -> None:
    concepts = thesaurus.concepts()
    written = thesaurus.to_turtle(concepts, thesaurus.VERSION, thesaurus.AS_OF)
    back = thesaurus.from_turtle(written)
    assert back == concepts
    assert thesaurus.to_turtle(back, thesaurus.VERSION, thesaurus.AS_OF) == written


def test_the_document_says_which_version_it_is() -> None:
    found = set(triples(thesaurus.to_turtle(thesaurus.concepts()[:1], "7", "2026-01-02")))
    scheme = "urn:panel:thesaurus:scheme"
    assert (scheme, "http://www.w3.org/2002/07/owl#versionInfo", Literal("7")) in found
    assert (scheme, "http://purl.org/dc/terms/modified", Literal("2026-01-02")) in found


def test_a_document_of_another_tool() -> None:
    assert thesaurus.from_turtle(FOREIGN) == (
        Concept(
            id="migrant",
            domain="people",
            broader=(),
            related=(),
            terms=(("مهاجر",), ("migrant",), ("migrante",), ("migrant",), ("мигрант",), ("移民",)),
        ),
        Concept(
            id="worker",
            domain="people",
            broader=("migrant",),
            related=(),
            terms=(
                ("عامل",),
                ("worker",),
                ("trabajador",),
                ("ouvrier", 'travail"leur'),
                ("рабочий",),
                ("工人",),
            ),
        ),
    )


def test_a_concept_without_one_of_the_languages_is_refused() -> None:
    with pytest.raises(ValueError, match="migrant: no term in es"):
        thesaurus.from_turtle(FOREIGN.replace('"migrante"@es, ', ""))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('<a:b> <a:c> "open', 1),
        ("<a:b>\n<a:c> [ ] .", 2),
        ("<a:b> <a:c> <a:d>", 1),
        ("\n\nx:y a x:z .", 3),
        ("@prefix x <a:b> .", 1),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"^line {line}: cannot read"):
        list(triples(text))


@given(st.text())
def test_any_text_survives_quotation(text: str) -> None:
    assert list(triples(f"<a:b> <a:c> {quote(text)}@en .")) == [("a:b", "a:c", Literal(text, "en"))]
