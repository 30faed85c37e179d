"""Input that cannot be collated is refused with every problem at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.collation import CollationError, Passage, Source, Theme, collate
from tests.collation.sources import PLAN, coding, point, source


def test_every_problem_is_told() -> None:
    cmf, other = source("CMF"), source("CMF", id="other")
    good = coding(cmf)
    marks = [
        replace(good, passage=Passage("nobody", 1, 0, 5)),
        replace(good, passage=Passage("cmf", 1, 0, 500)),
        replace(good, passage=Passage("cmf", 2, 0, 5)),
        replace(good, point_id="none"),
        replace(good, theme_id="u"),
        replace(good, verb="claims"),
        replace(good, type="opinion"),  # type: ignore[arg-type]
        replace(good, stance="against"),  # type: ignore[arg-type]
        replace(good, citation="cf"),  # type: ignore[arg-type]
    ]
    points = [
        point("p"), point("p"), point("lost", theme_id="none"), point("empty", " "), point("do", form="do"),
        point("kind", kind="opinion"), point("form", form="verse"),
    ]  # fmt: skip
    themes = [Theme("t", "T"), Theme("u", "U", 0, "v"), Theme("v", "V", 0, "u"), Theme("w", "W", 0, "none")]
    with pytest.raises(CollationError) as error:
        collate((cmf, other), marks, points, themes, PLAN)
    assert error.value.problems == (
        "code CMF is given 2 times",
        "coding of cmf at 0–500: the text has 27 characters",
        "coding of cmf at 0–5: citation is “primary” or “see_also”, not “cf”",
        "coding of cmf at 0–5: does not begin in paragraph P2",
        "coding of cmf at 0–5: no point none in the codebook",
        "coding of cmf at 0–5: point p stands under theme t, not u",
        "coding of cmf at 0–5: stance is “for” or “contrary”, not “against”",
        "coding of cmf at 0–5: “claims” is not on the list of reporting verbs",
        "coding of cmf at 0–5: “opinion” is not a type of coding",
        "coding of nobody at 0–5: no such source",
        "point do says what to do but not to whom: it needs an addressee",
        "point empty has no wording",
        "point form: “verse” is not a form of wording",
        "point kind: “opinion” is not a type of coding",
        "point lost: no theme none in the codebook",
        "point p is given 2 times",
        "theme u stands under itself",
        "theme v stands under itself",
        "theme w stands under none, which is not in the codebook",
    )


def test_sources_that_contradict_themselves() -> None:
    with pytest.raises(CollationError, match="is not counted"):
        Source("1", "CMF", "Words.", citable=False)
    with pytest.raises(CollationError, match="in confidence"):
        Source("1", "CMF", "Words.", withheld=True)
