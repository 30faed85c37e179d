"""Outline and draft: order, headings, sentences, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from panel.collation import (
    Coding,
    Contributor,
    Point,
    Source,
    SummaryParagraph,
    Theme,
    draft,
    outline,
    pack,
    pool,
    render_note,
    renumber,
    segment,
)
from panel.collation.outline import numeral
from tests.collation.sources import THEME, coding, codings, crowd, point, source


def drafted(
    sources: Sequence[Source],
    marks: Sequence[Coding],
    points: Sequence[Point],
    themes: Sequence[Theme] = (THEME,),
) -> tuple[SummaryParagraph, ...]:
    book = pool(sources)
    return renumber(
        draft(outline(book, marks, points, themes), book, {s.id: segment(s.text) for s in sources})
    )


def printed(paragraphs: Sequence[SummaryParagraph]) -> list[str]:
    """Headings and sentences with their notes, one a line."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [f"{'#' * heading.level} {heading.numeral} {heading.text}" for heading in paragraph.headings]
        for sentence in paragraph.sentences:
            lines.append(f"{paragraph.number}. {sentence.text} | {render_note(sentence.notes[0])}")
    return lines


def test_problem_first_then_the_remedy_with_its_contrary_view() -> None:
    sources = crowd(20)
    points = [
        point("do", "waive fees", kind="recommendation", form="do", addressee="States"),
        point("few", "schools had fees", order=0),
        point("wide", "fees were too high."),
    ]
    marks = [
        *codings(sources[:9], "wide"),
        *codings(sources[:3], "few", type="observation"),
        *codings(sources[:5], "do", type="recommendation", verb="urges"),
        coding(sources[7], "do", stance="contrary", text="fees  pay for staff."),
        coding(sources[8], "do", stance="contrary"),
    ]
    assert printed(drafted(sources, marks, points)) == [
        "# II. Submissions",
        "## A. Services",
        "1. Many submissions noted that fees were too high. | X00, P1; X01, P1; X02, P1; X03, P1; X04, P1; X05, P1; "
        "X06, P1; X07, P1; and X08, P1.",
        "1. Three submissions noted that schools had fees. | X00, P1; X01, P1; and X02, P1.",
        "2. Several submissions urged States to waive fees. | X00, P1; X01, P1; X02, P1; X03, P1; and X04, P1.",
        "2. X07 considered, however, that fees pay for staff. | X07, P1.",
        "2. X08 considered otherwise. | X08, P1.",
    ]


def test_themes_in_the_order_of_the_codebook_without_the_empty_ones() -> None:
    themes = (
        Theme("b", "Beta", 2), Theme("a", "Alpha", 1), Theme("a2", "Alpha two", 2, "a"), Theme("a1", "Alpha one", 1, "a"),
        Theme("e", "Empty", 0), Theme("c", "Gamma", 3), Theme("c1", "Gamma one", 1, "c"), Theme("c2", "Deep", 1, "c1"),
    )  # fmt: skip
    cmf = source("CMF")
    points = [Point(f"p{key}", key, f"{key} was so") for key in ("b", "a2", "a", "c2")]
    marks = [coding(cmf, each.id, theme_id=each.theme_id) for each in points]
    assert printed(drafted([cmf], marks, points, themes)) == [
        "# II. Submissions",
        "## A. Alpha",
        "1. CMF noted that a was so. | CMF, P1.",
        "### 1. Alpha two",
        "2. CMF noted that a2 was so. | CMF, P1.",
        "## B. Beta",
        "3. CMF noted that b was so. | CMF, P1.",
        "## C. Gamma",
        "### 1. Gamma one",
        "#### (a) Deep",
        "4. CMF noted that c2 was so. | CMF, P1.",
    ]


def test_institutions_with_a_status_have_a_section_and_count_in_the_others() -> None:
    ncr = source("NCR", contributor=Contributor("NCR", "Commission", "NHRI", asterisk=True))
    cmf = source("CMF")
    points = [
        point("own", "its advice was not taken"),
        point("both", "fees were too high"),
        point("cmf", "it was cold"),
    ]
    marks = [coding(ncr, "own", verb="regrets"), coding(ncr, "both"), coding(cmf, "both"), coding(cmf, "cmf")]
    assert printed(drafted([ncr, cmf], marks, points)) == [
        "# II. National human rights institution with A status",
        "1. NCR noted that fees were too high. | NCR*, P1.",
        "1. It regretted that its advice was not taken. | NCR*, P1.",
        "# III. Other contributors",
        "## A. Services",
        "2. CMF and NCR noted that fees were too high. | CMF, P1 and NCR*, P1.",
        "2. CMF noted that it was cold. | CMF, P1.",
    ]


def test_a_theme_told_by_institutions_alone_leaves_no_gap_in_the_numerals() -> None:
    ncr = source("NCR", contributor=Contributor("NCR", "Commission", "NHRI", asterisk=True))
    cmf = source("CMF")
    themes = (Theme("a", "Alpha"), Theme("b", "Beta", 1))
    points = [Point("pa", "a", "a was so"), Point("pb", "b", "b was so")]
    marks = [coding(ncr, "pa", theme_id="a"), coding(cmf, "pb", theme_id="b")]
    assert [line for line in printed(drafted([ncr, cmf], marks, points, themes)) if line.startswith("#")] == [
        "# II. National human rights institution with A status", "# III. Other contributors", "## A. Beta",
    ]  # fmt: skip


def test_opposed_only_and_mechanism_only() -> None:
    cmf, cmw = source("CMF"), source("CMW", counted=False)
    marks = [coding(cmf, "p", stance="contrary", text="fees were low"), coding(cmw, "q")]
    assert printed(drafted([cmf, cmw], marks, [point("p"), point("q", "it was cold")]))[2:] == [
        "1. CMF considered that fees were low. | CMF, P1.",
        "1. CMW noted that it was cold. | CMW, P1.",
    ]


def test_a_point_without_a_citable_text_vanishes() -> None:
    kept = source("KEPT", counted=False, citable=False, withheld=True)
    assert drafted([kept], [coding(kept)], [point()]) == ()


def test_sentences_know_their_figures() -> None:
    sources = crowd(20)
    sentence = drafted(sources, codings(sources, verb="urges"), [point()])[0].sentences[0]
    assert (sentence.n, sentence.population, sentence.contrary, sentence.quantifier) == (20, 20, 0, "all")
    assert (sentence.verb, sentence.coded, sentence.point_ids) == ("urged", "urged", ("p",))
    assert sentence.notes[0].at == len(sentence.text)


def test_paragraphs_have_one_to_four_sentences() -> None:
    one = drafted([source("CMF")], [coding(source("CMF"))], [point()])[0].sentences[0]
    sizes = [[1] * 9, [2, 2, 1], [3, 2, 2], [6, 1], [0, 1], []]
    assert [[len(chunk) for chunk in pack([[one] * size for size in each])] for each in sizes] == [
        [4, 4, 1], [4, 1], [3, 4], [4, 3], [1], [],
    ]  # fmt: skip


def test_numerals() -> None:
    assert [numeral(1, place) for place in (1, 4, 9, 14)] == ["I.", "IV.", "IX.", "XIV."]
    assert [numeral(2, place) for place in (1, 26, 27, 52, 53)] == ["A.", "Z.", "AA.", "AZ.", "BA."]
    assert [numeral(3, 2), numeral(4, 2)] == ["2.", "(b)"]
