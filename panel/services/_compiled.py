"""The three parts of a compilation as blocks: one numbered line a passage, ending with its contributor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from panel.documents import blocks
from panel.documents.blocks import Block, Run, Runs, Text
from panel.domain.attribution import Label
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.models import CommentaryVersion
from panel.services._proposals import BY_THEME, CROSS_CUTTING, OUTSIDE, Proposal


@dataclass(frozen=True, slots=True)
class Entry:
    """One published text: its symbol, the label of its contributor, and what was received."""

    symbol: str
    address: str
    joint: bool
    label: Label
    members: tuple[str, ...]
    version: CommentaryVersion

    @property
    def contributor(self) -> str:
        """The name, or that it is withheld."""
        return self.label.name or _("Name withheld")


def counted(entries: Sequence[Entry], listed: Sequence[Proposal]) -> str:
    """“3 submissions. 5 passages are listed: part I 2, part II 1, part III 2.”"""
    said = ngettext("%(num)s submission.", "%(num)s submissions.", len(entries))
    if not listed:
        return said
    each = ", ".join(
        _("part %(part)s %(n)s", part=part, n=sum(one.part == part for one in listed))
        for part in (BY_THEME, CROSS_CUTTING, OUTSIDE)
    )
    told = ngettext(
        "%(num)s passage is listed: %(parts)s.",
        "%(num)s passages are listed: %(parts)s.",
        len(listed),
        parts=each,
    )
    return f"{said} {told}"


def parts(entries: Sequence[Entry], listed: Sequence[Proposal]) -> Iterator[Block]:
    """Headings and lines; a part in which nothing stands is left out. ``entries`` are those of the annex."""
    by_version = {each.version.id: each for each in entries}
    headings = {
        BY_THEME: _("What was proposed, by theme"),
        CROSS_CUTTING: _("Cross-cutting: under several themes"),
        OUTSIDE: _("Other issues, of which it is open whether they fall within the purview"),
    }
    for part, group in groupby(listed, key=lambda each: each.part):
        yield blocks.Heading(1, headings[part], f"{part}.")
        for heading, lines in groupby(group, key=lambda each: each.heading):
            if heading:
                yield blocks.Heading(2, heading)
            for each in lines:
                yield blocks.NumberedParagraph(each.number, tuple(_line(each, by_version[each.version_id])))


def _line(proposal: Proposal, entry: Entry) -> Iterator[Run]:
    """“We ask that clinics open on Sundays. (Harbour Workers’ Aid, P4)”"""
    yield Text(" ".join(proposal.words.split()), entry.version.language)
    yield Text(" (")
    yield from _who(entry)
    yield Text(", ")
    yield blocks.Link(f"P{proposal.paragraph}", f"{entry.address}#P{proposal.paragraph}")
    yield Text(")")


def _who(entry: Entry) -> Runs:
    """The name, or the code where it is withheld; the lead of a joint submission “on behalf of” its members."""
    if not entry.label.named:
        return (Text(f"{entry.contributor}, "), blocks.Code(entry.label.code))
    if not entry.members:
        return (Text(entry.contributor),)
    told = ngettext(
        "%(name)s on behalf of %(num)s other organization, ",
        "%(name)s on behalf of %(num)s other organizations, ",
        len(entry.members),
        name=entry.contributor,
    )
    return (Text(told), blocks.Code(entry.label.code))
