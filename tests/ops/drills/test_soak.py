"""What the long drill makes of what it has seen."""

import pytest

from panel.ops.drills.soak import slope


@pytest.mark.parametrize(
    ("points", "expected"), [([(0, 3), (1, 5), (2, 7)], 2.0), ([(0, 4), (9, 4)], 0.0), ([(5, 1)], 0.0)]
)
def test_the_slope_is_that_of_the_line_that_fits_best(
    points: list[tuple[float, float]], expected: float
) -> None:
    assert slope(points) == pytest.approx(expected)
