"""What a compilation lists: every coded passage in its own words, attributed, not merged, in three parts.

Part I follows the themes; part II has the passages that were coded under several of them, once each; part III has
what it is open whether it falls within the purview of the call: the theme of other issues, and paragraphs that an
officer found outside the scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from panel.collation import segment
from panel.models import Coding, CommentaryVersion, Theme
from panel.queries import codebook, outside
from panel.services.codebook import OTHER_ISSUES

BY_THEME, CROSS_CUTTING, OUTSIDE = "I", "II", "III"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One passage of a version, under a number that is the same in every format.

    ``heading`` is its theme, ``point`` what it was coded as making (or opposing); both are empty where it was
    not coded. ``paragraph`` is the number in the submission.
    """

    number: int
    part: str
    heading: str
    point: str
    kind: str
    stance: str
    version_id: str
    paragraph: int
    start: int
    end: int
    words: str


def proposals(thematic_session_id: str, versions: Sequence[CommentaryVersion]) -> tuple[Proposal, ...]:
    """The passages of these versions, numbered through all parts; versions are in the order of the annex."""
    place = {each.id: at for at, each in enumerate(versions)}
    bodies = {each.id: each.body for each in versions}
    codings = [each for each in codebook.standing(thematic_session_id) if each.version_id in place]
    themes = {each.id: each for each in codebook.themes(thematic_session_id)}
    coded = sorted(_coded(codings, themes, bodies), key=lambda each: _order(each, themes, place))
    rest = _outside(versions, outside.paragraphs(place))
    listed = [proposal for proposal, _coding in coded] + list(rest)
    listed.sort(key=lambda each: len(each.part))
    return tuple(replace(each, number=number) for number, each in enumerate(listed, start=1))


Pair = tuple[Proposal, Coding]


def _coded(
    codings: Iterable[Coding], themes: Mapping[str, Theme], bodies: Mapping[str, str]
) -> Iterator[Pair]:
    """One line a passage and theme, or one for all where there are several themes."""

    def passage(each: Coding) -> tuple[str, int, int]:
        return each.version_id, each.start, each.end

    for _place, group in groupby(sorted(codings, key=passage), key=passage):
        made = sorted(group, key=lambda each: (themes[each.theme_id].number, each.point.number, each.id))
        several = len({each.theme_id for each in made}) > 1
        for each in made[:1] if several else made:
            label = "; ".join(dict.fromkeys(themes[one.theme_id].label for one in made))
            aside = all(themes[one.theme_id].label == OTHER_ISSUES for one in made)
            part = OUTSIDE if aside else CROSS_CUTTING if several else BY_THEME
            words = bodies[each.version_id][each.start : each.end]
            yield _proposal(each, part, label, words), each


def _proposal(coding: Coding, part: str, heading: str, words: str) -> Proposal:
    return Proposal(
        0,
        part,
        heading,
        coding.point.wording,
        coding.kind,
        coding.stance,
        coding.version_id,
        coding.paragraph,
        coding.start,
        coding.end,
        words,
    )


def _order(
    pair: Pair, themes: Mapping[str, Theme], place: Mapping[str, int]
) -> tuple[int, int, int, int, int]:
    proposal, coding = pair
    return (
        len(proposal.part),
        themes[coding.theme_id].number,
        coding.point.number,
        place[coding.version_id],
        coding.start,
    )


def _outside(
    versions: Sequence[CommentaryVersion], numbers: Mapping[str, tuple[int, ...]]
) -> Iterator[Proposal]:
    """Paragraphs that lie outside the scope; all of a text where it was said of the whole."""
    for version in versions:
        wanted = numbers.get(version.id, ())
        for part in segment(version.body).paragraphs if wanted else ():
            if part.number and (part.number in wanted or 0 in wanted):
                words = version.body[part.inner : part.end]
                span = part.number, part.inner, part.end
                yield Proposal(0, OUTSIDE, "", "", "", "", version.id, *span, words)
