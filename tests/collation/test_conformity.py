"""Whatever is coded: the draft is noted, verifiable, lintable and independent of the order of the input."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation import (
    TYPES,
    Coding,
    Contributor,
    Point,
    Source,
    Theme,
    collate,
    lint_draft,
    passage,
    read_summary,
    segment,
    summary_json,
    verify,
)
from panel.domain.drafting import LADDER, STOP, lint
from tests.collation.sources import PLAN

TEXTS = (
    "Fees were high.\n\n- schools closed\n- clinics closed",
    "费用很高。\n\n学校关闭了。",
    "الرسوم مرتفعة.\n\nأُغلقت المدارس.",
    "Les frais étaient élevés.[^1]\n\n[^1]: Voir l'annexe.",
)
WORDINGS = ("fees were too high", "schools closed early", "such fees", "waive the fees")
KINDS = ("NGO", "MIGR", "NHRI", "MECH", "STATE", "")


@st.composite
def sessions(draw: st.DrawFn) -> tuple[list[Source], list[Coding], list[Point], list[Theme]]:
    rng = random.Random(draw(st.integers(0, 2**32)))
    sources = [_source(place, rng) for place in range(draw(st.integers(1, 24)))]
    themes = [Theme("a", "Alpha", 1), Theme("b", "Beta", 0), Theme("c", "Gamma", 0, "a")]
    points = [_point(place, rng) for place in range(draw(st.integers(0, 6)))]
    codings = [_coding(rng.choice(sources), rng.choice(points), rng) for _ in range(60 if points else 0)]
    return sources, codings, points, themes


def _source(place: int, rng: random.Random) -> Source:
    kind = rng.choice(KINDS)
    code = f"JS{place}" if rng.random() < 0.2 else f"X{place:02}"
    who = Contributor(
        code, f"Organization {place}", kind, region=rng.choice(["ECA", "ECE", ""]), asterisk=kind == "NHRI"
    )
    withheld = rng.random() < 0.1
    return Source(
        f"s{place}", code, rng.choice(TEXTS), "en", who,
        counted=kind != "MECH" and not withheld, citable=not withheld, withheld=withheld,
        quotable=rng.random() < 0.8, group=rng.choice(["", "", "", "g", "h"]), salt=rng.choice([b"", b"salt"]),
    )  # fmt: skip


def _point(place: int, rng: random.Random) -> Point:
    form = rng.choice(["that", "noun", "do", "whether"])
    return Point(
        f"p{place}",
        rng.choice("abc"),
        rng.choice(WORDINGS),
        rng.choice(TYPES),
        form,
        "States",
        rng.randrange(3),
    )  # type: ignore[arg-type]


def _coding(source: Source, point: Point, rng: random.Random) -> Coding:
    document = segment(source.text)
    block = rng.choice(document.paragraphs)
    place = passage(source.id, document, rng.randrange(block.start, block.inner + 1), block.end)
    return Coding(
        place, point.theme_id, point.id, rng.choice(TYPES), rng.choice(["", *LADDER]),
        "contrary" if rng.random() < 0.1 else "for", "States", rng.choice(["", "this was costly"]),
        rng.choice(["primary", "see_also"]), rng.random() < 0.1,
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(sessions(), st.integers(0, 1000))
def test_any_session(session: tuple[list[Source], list[Coding], list[Point], list[Theme]], seed: int) -> None:
    sources, codings, points, themes = session
    summary = collate(sources, codings, points, themes, PLAN)
    data = summary_json(summary)
    assert read_summary(data) == summary
    assert [each for each in verify(data, sources) if each.rule != "uncited"] == []
    stops = [
        each
        for each in lint(lint_draft(summary, sources))
        if each.severity == STOP and each.rule != "uncited"
    ]
    assert stops == []
    texts = {source.id: source.text for source in sources if source.citable}
    for paragraph in summary.paragraphs[3:]:
        assert 1 <= len(paragraph.sentences) <= 4
        for sentence in paragraph.sentences:
            cited = [each for note in sentence.notes for each in note.citations]
            assert cited and cited[0].kind == "primary"
            assert [each.quote in texts[each.source_id] for each in cited] == [True] * len(cited)
    for each in (sources, codings, points, themes):
        random.Random(seed).shuffle(each)
    assert collate(sources, codings, points, themes, PLAN) == summary
