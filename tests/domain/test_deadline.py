"""Deadlines to the second, in both hours of the year in which the clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from panel.domain import deadline
from panel.domain.deadline import AmbiguousLocalTime, NonExistentLocalTime

OPENS = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
CLOSES = datetime(2027, 3, 5, 17, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2027, 3, 5), time(18, 0), utc(2027, 3, 5, 17, 0)),
        (date(2027, 7, 1), time(18, 0), utc(2027, 7, 1, 16, 0)),
        (date(2028, 2, 29), time(23, 59), utc(2028, 2, 29, 22, 59)),
        (date(2027, 3, 28), time(1, 59), utc(2027, 3, 28, 0, 59)),
        (date(2027, 3, 28), time(3, 0), utc(2027, 3, 28, 1, 0)),
        (date(2027, 10, 31), time(1, 59), utc(2027, 10, 30, 23, 59)),
        (date(2027, 10, 31), time(3, 0), utc(2027, 10, 31, 2, 0)),
        (date(2027, 1, 1), time(0, 0), utc(2026, 12, 31, 23, 0)),
    ],
)
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_geneva_time_becomes_an_instant(day: date, at: time, instant: datetime, fold: int | None) -> None:
    found = deadline.from_geneva(day, at, fold)
    assert found == instant
    assert found.tzinfo is UTC


@pytest.mark.parametrize("minute", [0, 30, 59])
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_the_missing_hour_of_spring_is_refused(minute: int, fold: int | None) -> None:
    with pytest.raises(NonExistentLocalTime) as refused:
        deadline.from_geneva(date(2027, 3, 28), time(2, minute), fold)
    error = refused.value
    assert [f"{local:%d %H:%M}" for local in (error.local, error.before, error.after)] == [
        f"28 02:{minute:02}",
        "28 01:59",
        "28 03:00",
    ]


def test_the_hour_that_comes_twice_needs_a_choice() -> None:
    with pytest.raises(AmbiguousLocalTime) as refused:
        deadline.from_geneva(date(2027, 10, 31), time(2, 30))
    assert refused.value.choices == (utc(2027, 10, 31, 0, 30), utc(2027, 10, 31, 1, 30))
    assert deadline.from_geneva(date(2027, 10, 31), time(2, 30), 0) == utc(2027, 10, 31, 0, 30)
    assert deadline.from_geneva(date(2027, 10, 31), time(2, 30), 1) == utc(2027, 10, 31, 1, 30)


@pytest.mark.parametrize("at", [time(18, 0, 1), time(18, 0, 0, 1), time(18, 0, tzinfo=UTC)])
def test_a_deadline_is_a_full_minute_without_a_zone(at: time) -> None:
    with pytest.raises(ValueError, match="full minute"):
        deadline.from_geneva(date(2027, 3, 5), at)


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        (OPENS - SECOND, False),
        (OPENS, True),
        (CLOSES - SECOND, True),
        (CLOSES, True),
        (CLOSES + timedelta(seconds=59), True),
        (CLOSES + timedelta(seconds=59, milliseconds=999), True),
        (CLOSES + timedelta(seconds=59, microseconds=999_999), True),
        (CLOSES + timedelta(seconds=60), False),
        (CLOSES + timedelta(days=1), False),
    ],
)
def test_open_to_the_last_second_of_the_minute(now: datetime, open_: bool) -> None:
    assert deadline.is_open(now, OPENS, CLOSES) is open_


def test_other_zones_are_the_same_instants() -> None:
    manila = ZoneInfo("Asia/Manila")
    assert deadline.is_open(datetime(2027, 3, 6, 1, 0, 59, tzinfo=manila), OPENS, CLOSES) is True
    assert deadline.is_open(datetime(2027, 3, 6, 1, 1, 0, tzinfo=manila), OPENS, CLOSES) is False


def test_the_last_instant() -> None:
    last = datetime(2027, 3, 5, 17, 0, 59, 999_999, tzinfo=UTC)
    assert deadline.last_instant(CLOSES) == last
    assert deadline.last_instant(CLOSES + timedelta(seconds=30)) == last
    assert deadline.last_instant(last) == last
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    assert deadline.last_instant(CLOSES.astimezone(kathmandu)) == last


def test_what_is_left() -> None:
    assert deadline.remaining(CLOSES - timedelta(hours=22, minutes=14), CLOSES) == timedelta(
        hours=22, minutes=14
    )
    assert deadline.remaining(CLOSES + timedelta(seconds=30), CLOSES) == timedelta(0)
    assert deadline.remaining(CLOSES + timedelta(days=30), CLOSES) == timedelta(0)


def test_reminders_keep_the_hour_of_geneva() -> None:
    assert deadline.reminders(CLOSES) == (
        utc(2027, 2, 19, 17, 0),
        utc(2027, 3, 2, 17, 0),
        utc(2027, 3, 4, 17, 0),
    )
    after_the_change = deadline.from_geneva(date(2027, 3, 29), time(9, 0))
    assert deadline.reminders(after_the_change) == (
        utc(2027, 3, 15, 8, 0),
        utc(2027, 3, 26, 8, 0),
        utc(2027, 3, 28, 7, 0),
    )


def test_reminders_stand_beside_the_spans_they_stand_for() -> None:
    spans = [CLOSES - at for at in deadline.reminders(CLOSES)]
    assert spans == list(deadline.REMINDERS) == [timedelta(days=14), timedelta(days=3), timedelta(hours=24)]


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (utc(2027, 3, 1, 9, 0), 1, utc(2027, 3, 2, 9, 0)),
        (utc(2027, 3, 1, 9, 0), 5, utc(2027, 3, 8, 9, 0)),
        (utc(2027, 3, 5, 9, 0), 1, utc(2027, 3, 8, 9, 0)),
        (utc(2027, 3, 6, 9, 0), 1, utc(2027, 3, 8, 9, 0)),
        (utc(2027, 3, 7, 23, 30), 1, utc(2027, 3, 8, 23, 30)),
        (utc(2027, 3, 7, 22, 30), 1, utc(2027, 3, 7, 22, 30) + timedelta(days=1)),
        (utc(2027, 3, 26, 9, 0), 1, utc(2027, 3, 29, 8, 0)),
        (utc(2027, 3, 1, 9, 0), 0, utc(2027, 3, 1, 9, 0)),
        (utc(2027, 3, 6, 9, 0), 0, utc(2027, 3, 6, 9, 0)),
        (utc(2027, 12, 30, 9, 0), 10, utc(2028, 1, 13, 9, 0)),
    ],
)
def test_working_days_after(start: datetime, days: int, end: datetime) -> None:
    assert deadline.working_days_after(start, days) == end


def test_holidays_are_no_working_days() -> None:
    easter = (date(2027, 3, 26), date(2027, 3, 29))
    assert deadline.working_days_after(utc(2027, 3, 25, 9, 0), 1, easter) == utc(2027, 3, 30, 8, 0)


def test_working_days_before() -> None:
    assert deadline.working_days_before(CLOSES, 5) == utc(2027, 2, 26, 17, 0)
    assert deadline.working_days_before(utc(2027, 3, 1, 9, 0), 1) == utc(2027, 2, 26, 9, 0)
    assert deadline.working_days_before(utc(2027, 3, 1, 9, 0), 1, {date(2027, 2, 26)}) == utc(
        2027, 2, 25, 9, 0
    )


@pytest.mark.parametrize("count", [deadline.working_days_after, deadline.working_days_before])
def test_working_days_go_one_way(count: object) -> None:
    with pytest.raises(ValueError, match="one direction"):
        count(CLOSES, -1)  # type: ignore[operator]


NAIVE = CLOSES.replace(tzinfo=None)


def test_an_instant_without_a_zone_is_refused() -> None:
    calls = (
        lambda: deadline.is_open(NAIVE, OPENS, CLOSES),
        lambda: deadline.is_open(CLOSES, NAIVE, CLOSES),
        lambda: deadline.is_open(CLOSES, OPENS, NAIVE),
        lambda: deadline.last_instant(NAIVE),
        lambda: deadline.remaining(NAIVE, CLOSES),
        lambda: deadline.remaining(CLOSES, NAIVE),
        lambda: deadline.reminders(NAIVE),
        lambda: deadline.working_days_after(NAIVE, 1),
        lambda: deadline.working_days_before(NAIVE, 0),
    )
    for call in calls:
        with pytest.raises(ValueError, match="needs a zone"):
            call()
