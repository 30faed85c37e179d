"""Lists that are read page by page: which page is shown, and what stands before it."""

from __future__ import annotations

from typing import NamedTuple


class Window(NamedTuple):
    """Page ``page`` of ``pages``, both counted from 1, and the rows that stand on the pages before it."""

    page: int
    pages: int
    before: int


def window(asked: int, total: int, size: int) -> Window:
    """The page that was asked for, or the nearest there is; an empty list has one page."""
    pages = max(1, -(-total // size))
    page = min(max(asked, 1), pages)
    return Window(page, pages, (page - 1) * size)
