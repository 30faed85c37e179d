"""Times as people type them: the missing hour, the hour that comes twice, and what is no time at all."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from panel.web import moments
from panel.web.calls.forms import ExtensionForm
from tests.factories.calls import geneva


def typed(
    app: Flask, day: str, time: str, fold: str = ""
) -> tuple[datetime | None, dict[str, list[str]], bool]:
    with app.test_request_context("/"):
        form = ExtensionForm(MultiDict({"closes_day": day, "closes_time": time, "closes_fold": fold}))
        form.validate()
        read = moments.read(form, "closes")
        return read, form.errors, moments.twice(form, "closes")


def test_a_time_of_geneva_is_read(app: Flask) -> None:
    assert typed(app, "2027-03-05", "18:00") == (datetime(2027, 3, 5, 17, 0, tzinfo=UTC), {}, False)
    assert typed(app, "2027-07-05", "18:00")[0] == datetime(2027, 7, 5, 16, 0, tzinfo=UTC)


def test_the_missing_hour_is_refused_with_what_can_be_chosen(app: Flask) -> None:
    read, errors, twice = typed(app, "2027-03-28", "02:30")
    assert (read, list(errors), twice) == (None, ["closes_time"], False)
    assert errors["closes_time"] == [
        "02:30 does not exist in Geneva on that day: the clocks go forward. "
        "Choose 01:59 or earlier, or 03:00 or later."
    ]


def test_the_hour_that_comes_twice_asks_which(app: Flask) -> None:
    read, errors, twice = typed(app, "2027-10-31", "02:30")
    assert (read, list(errors), twice) == (None, ["closes_fold"], True)
    assert "at 00:30 and at 01:30 UTC" in errors["closes_fold"][0]
    assert typed(app, "2027-10-31", "02:30", "0")[0] == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert typed(app, "2027-10-31", "02:30", "1")[0] == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert typed(app, "2027-10-31", "02:30", "2")[0] is None
    assert typed(app, "2027-10-30", "02:30", "1")[0] == datetime(2027, 10, 30, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "time", "field"),
    [
        ("", "18:00", "closes_day"),
        ("5 March 2027", "18:00", "closes_day"),
        ("2027-02-29", "18:00", "closes_day"),
        ("0001-01-01", "18:00", "closes_day"),
        ("9999-12-31", "23:59", "closes_day"),
        ("2027-03-05", "", "closes_time"),
        ("2027-03-05", "6 pm", "closes_time"),
        ("2027-03-05", "25:00", "closes_time"),
        ("2027-03-05", "18:00:30", "closes_time"),
        ("2027-03-05", "18:00+01:00", "closes_time"),
    ],
)
def test_what_is_no_time_names_its_field(app: Flask, day: str, time: str, field: str) -> None:
    read, errors, _ = typed(app, day, time)
    assert (read, list(errors)) == (None, [field])


@pytest.mark.parametrize("fold", [0, 1])
def test_an_instant_survives_being_shown_and_read(app: Flask, fold: int) -> None:
    instant = geneva(2027, 10, 31, 2, 30, fold=fold)
    with app.test_request_context("/"):
        form = ExtensionForm(MultiDict())
        moments.show(form, "closes", instant)
        assert moments.twice(form, "closes")
        assert moments.read(form, "closes") == instant


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "UTC"),
        ("Europe/Zurich", "UTC+1"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC-3:30"),
        ("Asia/Manila", "UTC+8"),
    ],
)
def test_what_a_zone_is_ahead(zone: str, expected: str) -> None:
    assert moments.offset(datetime(2027, 1, 1, tzinfo=UTC), ZoneInfo(zone)) == expected
