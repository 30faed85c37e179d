"""Paragraphs and identical texts are found once for a set of versions."""

from __future__ import annotations

from panel.collation import Source
from panel.services import _texts_read

TEXT = " ".join(f"word{n}" for n in range(60))


def sources(*texts: str) -> list[Source]:
    """One source a text."""
    return [Source(f"s{place}", f"A{place}", text) for place, text in enumerate(texts)]


def test_the_same_versions_are_read_once_and_others_anew() -> None:
    given = sources(TEXT, TEXT, "Something else.")
    first = _texts_read.read(given, {"s0": "u1", "s1": "u2", "s2": "u3"})
    assert first.groups == {"s0": "s0", "s1": "s0"}
    assert [len(first.documents[each.id].paragraphs) for each in given] == [1, 1, 1]
    assert _texts_read.read(given, {"s0": "u1", "s1": "u2", "s2": "u3"}) is first
    changed = sources(TEXT, "Amended since.\n\nAnd longer.", "Something else.")
    second = _texts_read.read(changed, {"s0": "u1", "s1": "u4", "s2": "u3"})
    assert second.groups == {} and len(second.documents["s1"].paragraphs) == 2


def test_few_sets_are_kept() -> None:
    for n in range(_texts_read.KEPT + 3):
        _texts_read.read(sources("A text."), {"s0": f"k{n}"})
    assert len(_texts_read._kept) == _texts_read.KEPT
