"""No room for what is written: told so, and mended by itself. The form that needs no root."""

import pytest

from panel.ops.drills import disk_full, outage
from panel.ops.drills.outage import Trial
from tests.ops.stands import build

pytestmark = pytest.mark.xdist_group("servers")


def test_a_disk_without_room_is_told_with_the_text_kept_and_pages_are_still_read() -> None:
    result = outage.run(Trial(disk_full._limited(2.0), 12, readable=True), build)
    assert (list(result.faults), result.red) == ([], False)
    assert (result.figures["acknowledged"], result.figures["told_503"] > 0) == (11, True)
