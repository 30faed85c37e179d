"""Pagination with many notes: each note is measured once, and stays on the page of its mark.

The layout engine sets all the notes of a page anew whenever one is added, which takes time in the
square of their number: 600 notes took 26 seconds. The height of the area is the sum of the heights of
its notes, so one measurement of each is enough; the page is then set by the engine as before.

Where a paragraph could not be broken the engine also sent notes of earlier lines to the next page, to
make room for one line more. It does not do so while it sets columns, so it is told that it does.

This overrides an inner step of WeasyPrint 70; a new version is to be tried with the tests of this room.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint import DEFAULT_OPTIONS
from weasyprint.document import Document as Paginated
from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout


class _Measured(LayoutContext):  # type: ignore[misc]
    """A layout that remembers how high each note is."""

    def _update_footnote_area(self) -> bool:
        """Make room at the foot of the page; never an overflow, since the area has no greatest height."""
        area = self.current_footnote_area
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        area.children = self.current_page_footnotes
        area.height = sum(self._height(note) for note in area.children)
        self.page_bottom -= area.margin_height()
        return False

    def _height(self, note: Any) -> float:
        """Height of one note with its margins, in CSS pixels; the border of the area keeps margins from merging."""
        known: dict[int, tuple[Any, float]] = self.__dict__.setdefault("known_heights", {})
        if id(note) not in known:
            area = self.current_footnote_area.deepcopy()
            area.children, area.height = [note], "auto"
            area = build.create_anonymous_boxes(area.deepcopy())
            area = block_level_layout(self, area, -inf, None, self.current_footnote_area.page)[0]
            known[id(note)] = (note, area.height)
        return known[id(note)][1]


class _Document(Paginated):  # type: ignore[misc]
    """A document laid out with measured notes."""

    @classmethod
    def _build_layout_context(cls, *arguments: Any) -> Any:
        context = super()._build_layout_context(*arguments)
        context.__class__ = _Measured
        context.in_column = True
        return context


def write(page: Any, fonts: Any, **options: Any) -> bytes:
    """The PDF of an HTML page, as ``HTML.write_pdf`` makes it, in time that grows with the text."""
    known = {**DEFAULT_OPTIONS, **options}
    content: bytes = _Document._render(page, fonts, None, None, known).write_pdf(None, 1, None, **known)
    return content
