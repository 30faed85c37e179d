"""What the pages of a commentary say about it: the line as printed, the names in a text, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from panel.collation.segment import numbers_at, segment
from panel.domain import constituencies, names
from panel.domain.attribution import Label
from panel.i18n import gettext as _
from panel.queries.attribution import Crowd

#: How many places are shown where a text names its own author.
SHOWN = 6
AROUND = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text gives its author away: in the title (0) or a paragraph, with words around it."""

    paragraph: int
    before: str
    words: str
    after: str


def as_printed(crowd: Crowd, commentary: Any) -> dict[str, str]:
    """For each level the line as it will be printed."""
    given = commentary.code or ""
    expected = "JS…" if commentary.kind == "joint" else commentary.organisation.acronym
    code, drawn = (given or expected, "NW…") if commentary.consent == "public" else (expected, given or "NW…")
    named = crowd.label(None, commentary, consent="public")
    withheld = crowd.label(None, commentary, consent="name_withheld")
    return {
        "public": f"{code} {named.name}, {named.place}".strip(" ,"),
        "name_withheld": f"{drawn} {withheld_line(withheld)}",
        "text_withheld": _("In addition, … submissions were received in confidence."),
    }


def withheld_line(label: Label) -> str:
    """“Name withheld, migrants’ association, ECA region”, with as much as may be told."""
    parts = [_("Name withheld")]
    if label.constituency:
        parts.append(_(constituencies.by_code(label.constituency).singular))
    if label.place and label.place != "GLOBAL":
        parts.append(_("%(region)s region", region=label.place))
    return ", ".join(parts)


def own_names(commentary: Any, title: str, body: str, members: Sequence[Any] = ()) -> list[Mention]:
    """Where title and text name the organization, or the members that sign with it."""
    found: list[Mention] = []
    document = segment(body)
    for organisation in (commentary.organisation, *members):
        found += [_mention(title, span, 0) for span in _spans(title, organisation)]
        for span in _spans(body, organisation):
            numbers = numbers_at(document, span.start, span.end)
            found.append(_mention(body, span, numbers[0] if numbers else 0))
    return found[:SHOWN]


def gives_away() -> str:
    """What is said where a name that is to be withheld stands in the text."""
    return _(
        "You chose that your name is withheld, and these words give it away. Change them, or say at the "
        "foot of the form that they may stand."
    )


def can_be_found() -> str:
    """What is said where details stand in the text by which somebody can be found."""
    return _(
        "These details in the text may lead somebody to a person. Take them out, or say at the foot of the "
        "form that they may stand."
    )


def _spans(text: str, organisation: Any) -> list[names.Span]:
    spans = names.contains_name(text, organisation.name, organisation.acronym, [organisation.website])
    if organisation.english_name:
        spans += names.contains_name(text, organisation.english_name)
    return spans


def _mention(text: str, span: names.Span, paragraph: int) -> Mention:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before = ("…" if start else "") + text[start : span.start]
    after = text[span.end : end] + ("…" if end < len(text) else "")
    return Mention(paragraph, before, text[span.start : span.end], after)
