"""Story S6: a campaign counts once, is told in full, and all of it is cited."""

from __future__ import annotations

from panel.collation import collate, lint_draft, render_note, summary_json, verify
from panel.domain.drafting import STOP, lint
from tests.collation.sources import PLAN, THEME, coding, crowd, point, source

TEXT = "Dear Panel,\n\nFees for births should be waived."


def test_story_s6() -> None:
    others = crowd(6)
    group = tuple(
        source(f"G{place:02}", f"{'Greetings. ' * (place % 2)}{TEXT}", group="fees") for place in range(14)
    )
    marks = [
        coding(group[0], quote="Fees for births should be waived."),
        *(coding(each, "q") for each in others),
    ]
    points = [point(text="fees for births should be waived"), point("q", "it was cold")]
    summary = collate((*others, *group), marks, points, (THEME,), PLAN)
    assert (summary.admitted, summary.population, summary.organisations, summary.uncited) == (20, 7, 20, ())
    sentence = summary.paragraphs[-1].sentences[-1]
    assert sentence.text == (
        "A text filed in identical terms by 14 organizations noted that fees for births should be waived."
    )
    assert render_note(sentence.notes[0]) == (
        "; ".join(f"G{place:02}, P2" for place in range(13)) + "; and G13, P2."
    )
    assert (sentence.n, sentence.population, sentence.quantifier) == (1, 7, "codes")
    assert [(each.name, each.value) for each in sentence.figures] == [("identical:fees", 14)]
    assert [each for each in lint(lint_draft(summary, (*others, *group))) if each.severity == STOP] == []
    assert verify(summary_json(summary), (*others, *group)) == []


def test_a_member_that_does_not_say_it_is_not_made_to() -> None:
    group = (
        source("G1", TEXT, group="g"),
        source("G2", TEXT, group="g"),
        source("G3", "Other words.", group="g"),
    )
    mark = coding(group[0], quote="Fees for births should be waived.")
    summary = collate(group, [mark], [point()], (THEME,), PLAN)
    assert summary.paragraphs[-1].sentences[0].text == (
        "A text filed in identical terms by 2 organizations noted that fees were too high."
    )
    assert summary.uncited == ("G3",)


def test_a_members_own_coding_stands() -> None:
    group = (source("G1", TEXT, group="g"), source("G2", TEXT, group="g"))
    marks = [coding(group[0], quote="Fees for births should be waived."), coding(group[1], quote="Fees")]
    cited = collate(group, marks, [point()], (THEME,), PLAN).paragraphs[-1].sentences[0].notes[0].citations
    assert [(each.code, each.quote) for each in cited] == [
        ("G1", "Fees for births should be waived."),
        ("G2", "Fees"),
    ]
