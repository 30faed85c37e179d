"""Which page is shown of how many."""

import pytest

from panel.queries.paging import window


@pytest.mark.parametrize(
    ("asked", "total", "found"),
    [
        (1, 0, (1, 1, 0)),
        (1, 6, (1, 1, 0)),
        (1, 7, (1, 2, 0)),
        (2, 7, (2, 2, 6)),
        (3, 7, (2, 2, 6)),
        (0, 7, (1, 2, 0)),
        (-5, 7, (1, 2, 0)),
    ],
)
def test_the_nearest_page_is_shown(asked: int, total: int, found: tuple[int, int, int]) -> None:
    assert window(asked, total, 6) == found
