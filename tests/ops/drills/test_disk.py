"""What a disk may hold after the power failed."""

import random

from panel.ops.drills.disk import Disk
from panel.ops.drills.recorder import Event

WRITTEN = Event("write", "a", 0, b"N" * 1024)


def states(
    events: list[Event], *, name: str = "a", files: dict[str, bytes] | None = None
) -> set[bytes | None]:
    """Every content of a file that was met in many cuts at the end of the events."""
    disk = Disk({"a": b"O" * 1024} if files is None else files)
    for event in events:
        disk.take(event)
    return {disk.after_cut(random.Random(seed)).get(name) for seed in range(60)}


def test_what_was_synced_is_there() -> None:
    assert states([WRITTEN, Event("sync", "a")]) == {b"N" * 1024}


def test_what_was_not_synced_is_there_or_not_by_sectors() -> None:
    halves = {first * 512 + second * 512 for first in (b"O", b"N") for second in (b"O", b"N")}
    assert states([WRITTEN]) == halves


def test_a_file_that_was_deleted_may_come_back_until_its_directory_is_synced() -> None:
    assert states([Event("delete", "a", 0)]) == {b"O" * 1024, None}
    assert states([Event("delete", "a", 1)]) == {None}


def test_a_file_that_was_made_is_there_once_its_first_sync_took_the_directory_along() -> None:
    made = [Event("open", "b"), Event("write", "b", 0, b"x")]
    assert None in states(made, name="b")
    assert states([*made, Event("sync", "b", 1)], name="b") == {b"x"}


def test_a_file_cut_off_may_still_be_long() -> None:
    assert states([Event("cut", "a", 10)]) == {b"O" * 10, b"O" * 1024}
