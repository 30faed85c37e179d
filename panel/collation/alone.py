"""Verification of a summary by itself, where the texts it rests on are not at hand.

What a file can prove alone: its form, its numbering, its notes against its own list of sources, its
quantifiers and figures, and that no source it lists is left out. That the words cited stand in the texts
cannot be seen without them.
"""

from __future__ import annotations

from panel.collation.checking import lint_draft
from panel.collation.formats import read_summary
from panel.collation.recount import recount
from panel.collation.summary import SourceRef, Summary
from panel.collation.tally import pool
from panel.collation.types import CollationError, Contributor, Defect, Source
from panel.collation.verify import several_codes
from panel.domain.drafting import STOP, lint

#: Rules that compare with the words of the texts, or count the members of joint submissions.
NEED_TEXTS = frozenset({"quotation-changed", "quotation-consent", "joint-breadth"})

#: Figures that need the members of joint submissions, the regions and declarations, which the list of sources does
#: not name.
_NEED_REGISTRY = ("organisations:", "identical:", "region:", "position:")


def verify_alone(data: object) -> list[Defect]:
    """Every defect that can be seen in a summary as ``summary_json`` writes it, without any text."""
    try:
        summary = read_summary(data)
    except CollationError as error:
        return [Defect("format", problem) for problem in error.problems]
    sources = tuple(stand_in(each) for each in summary.sources)
    found = [each for each in recount(summary, pool(sources)) if not each.message.startswith(_NEED_REGISTRY)]
    found += [*_drafting(summary, sources), *several_codes(summary)]
    return sorted(found, key=lambda each: (each.paragraph or 0, each.note or 0, each.rule, each.message))


def _drafting(summary: Summary, sources: tuple[Source, ...]) -> list[Defect]:
    return [
        Defect(finding.rule, finding.text, finding.paragraph)
        for finding in lint(lint_draft(summary, sources, alone=True))
        if finding.severity == STOP and finding.rule not in NEED_TEXTS
    ]


def stand_in(ref: SourceRef) -> Source:
    """A source with as many paragraphs as the text has, and none of its words."""
    return Source(
        ref.id,
        ref.code,
        "\n\n".join("…" for _ in range(ref.last)),
        ref.lang,
        Contributor(ref.code, constituency=ref.constituency),
        counted=ref.counted,
        quotable=ref.quotable,
        group=ref.group,
    )
