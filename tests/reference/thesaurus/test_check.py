"""What the check finds, and the reading of files."""

from __future__ import annotations

import dataclasses

import pytest

from panel.reference.thesaurus import Concept
from panel.reference.thesaurus.check import problems
from panel.reference.thesaurus.read import parse, parse_homonyms

HEADER = "id\tbroader\trelated\ten\tfr\tes\tru\tar\tzh\n"


def a_concept(concept_id: str, *, broader: tuple[str, ...] = (), related: tuple[str, ...] = ()) -> Concept:
    terms = tuple((f"{concept_id} {tag}",) for tag in ("ar", "en", "es", "fr", "ru", "zh"))
    return Concept(id=concept_id, domain="x", broader=broader, related=related, terms=terms)


def test_nothing_is_wrong_with_three_good_ones() -> None:
    good = (a_concept("a"), a_concept("b", broader=("a",)), a_concept("c", related=("b",)))
    assert problems(good, frozenset()) == ()


def test_ids() -> None:
    assert problems((a_concept("a"), a_concept("a")), frozenset()) == ("a: the id is used 2 times",)
    assert problems((a_concept("A_b"),), frozenset()) == (
        "A_b: the id is not of small letters, digits and single hyphens",
    )


def test_references() -> None:
    assert problems((a_concept("a", broader=("z",)), a_concept("b", related=("y",)))) == (
        "a: broader z does not exist",
        "b: related y does not exist",
    )
    assert problems((a_concept("a", related=("b", "b")), a_concept("b"))) == (
        "a: related names the concept itself or another one twice",
    )


def test_circles() -> None:
    assert problems((a_concept("a", broader=("b",)), a_concept("b", broader=("a",)))) == (
        "a: is broader than itself",
        "b: is broader than itself",
    )


def test_related_is_neither_above_nor_below() -> None:
    three = (a_concept("a"), a_concept("b", broader=("a",)), a_concept("c", broader=("b",), related=("a",)))
    assert problems(three) == ("c: a is both related and above or below",)


def test_terms() -> None:
    none = dataclasses.replace(a_concept("a"), terms=(*a_concept("a").terms[:5], ()))
    assert problems((none,)) == ("a: no term in zh",)
    short = dataclasses.replace(a_concept("a"), terms=a_concept("a").terms[:5])
    assert problems((short,)) == ("a: 5 languages instead of 6",)
    twice = dataclasses.replace(a_concept("a"), terms=(("t", "t"), *a_concept("a").terms[1:]))
    assert problems((twice,)) == ("a: “t” is given 2 times in ar",)
    spaced = dataclasses.replace(a_concept("a"), terms=((" t",), *a_concept("a").terms[1:]))
    assert problems((spaced,)) == ("a: “ t” in ar is empty or has a space too many",)


def test_one_term_one_concept_unless_declared() -> None:
    one = dataclasses.replace(a_concept("a"), terms=(("T",), *a_concept("a").terms[1:]))
    two = dataclasses.replace(a_concept("b"), terms=(("t",), *a_concept("b").terms[1:]))
    assert problems((one, two), frozenset()) == ("“t” in ar stands for a, b",)
    assert problems((one, two), frozenset({("ar", "t")})) == ()
    assert problems((one, two)) == ()
    assert problems((one,), frozenset({("ar", "t")})) == ("“t” in ar is called a homonym and is none",)


def test_a_file() -> None:
    line = "a\tb;c\t\tone|two\tun\tuno\tодин\tواحد\t一\n"
    assert list(parse("numbers", HEADER + line)) == [
        Concept(
            id="a",
            domain="numbers",
            broader=("b", "c"),
            related=(),
            terms=(("واحد",), ("one", "two"), ("uno",), ("un",), ("один",), ("一",)),
        )
    ]


def test_a_file_with_the_wrong_columns() -> None:
    with pytest.raises(ValueError, match="numbers, line 1: not the header"):
        list(parse("numbers", "id\ten\n"))
    with pytest.raises(ValueError, match="numbers, line 2: 2 columns instead of 9"):
        list(parse("numbers", HEADER + "a\tb\n"))


def test_homonyms() -> None:
    assert parse_homonyms("language\tterm\nen\tState\n") == frozenset({("en", "state")})
