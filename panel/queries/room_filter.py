"""The filters of a reading room: each finds what the list itself tells, and no more.

A filter that found a text by something its line does not say would say it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, and_, cast, false, func, or_, select

from panel.domain.attribution import Label
from panel.models import Commentary, CommentaryVersion, Organisation, SearchEntry
from panel.queries import search

#: Of a text that was withdrawn before anybody could read it, its number is told and nothing else.
NEVER_THERE = Commentary.published_at.is_(None)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; empty values ask for everything."""

    words: str = ""
    constituency: str = ""
    region: str = ""
    language: str = ""
    question: int = 0
    reader_language: str = "en"

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.constituency or self.region or self.language or self.question)


def conditions(
    filters: Filters, withheld: Callable[[], Sequence[tuple[str, Label]]]
) -> list[ColumnElement[bool]]:
    """What the filters ask, over commentary, organization and admitted version.

    ``withheld`` gives ids and public labels of the texts whose name is withheld: they are found by these.
    """
    found: list[ColumnElement[bool]] = []
    labels = withheld() if filters.constituency or filters.region else ()
    if filters.constituency:
        told = [i for i, label in labels if label.constituency == filters.constituency]
        found.append(_open_or(Organisation.constituency == filters.constituency, told))
    if filters.region:
        told = [i for i, label in labels if label.place == filters.region]
        found.append(_open_or(Organisation.region == filters.region, told))
    if filters.language or filters.question or filters.words:
        found.append(Commentary.published.is_(True))
    if filters.language:
        found.append(CommentaryVersion.language == filters.language)
    if filters.question:
        listed = func.replace(func.replace(cast(CommentaryVersion.questions, String), "[", ","), "]", ",")
        found.append(func.replace(listed, " ", "").like(f"%,{filters.question},%"))
    if filters.words:
        found.append(_containing(filters))
    return found


def _open_or(is_one: ColumnElement[bool], told: Sequence[str]) -> ColumnElement[bool]:
    return or_(and_(Commentary.consent == "public", ~NEVER_THERE, is_one), Commentary.id.in_(told))


def _containing(filters: Filters) -> ColumnElement[bool]:
    """Texts whose words match, analysed in the reader's language and in each other one.

    A reader who types “clinics” in English also means English texts while she reads the site in Arabic.
    """
    branches = []
    for language in dict.fromkeys((filters.reader_language, "en", "fr", "es")):
        wanted = search.terms(filters.words, language)
        if wanted:
            branches.append(search.matching(wanted))
    if not branches:
        return false()
    hits = select(SearchEntry.commentary_id).where(or_(*branches))
    return Commentary.id.in_(hits)
