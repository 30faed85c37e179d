"""Dates, hours, numbers and places, as the Panel prints them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from panel.i18n import (
    city_of,
    format_date,
    format_datetime_geneva,
    format_deadline,
    format_in_zone,
    format_left,
    format_list,
    format_number,
    format_time,
    language_name,
    territory_name,
    use_locale,
)

DEADLINE = datetime(2027, 3, 5, 17, 0, 59, tzinfo=UTC)
SUMMER = datetime(2027, 7, 4, 22, 30, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "day", "instant"),
    [
        ("en", "5 March 2027", "Friday 5 March 2027, 18:00 in Geneva"),
        ("fr", "5 mars 2027", "vendredi 5 mars 2027, 18:00 in Geneva"),
        ("es", "5 de marzo de 2027", "viernes, 5 de marzo de 2027, 18:00 in Geneva"),
        ("ru", "5 марта 2027\u202fг.", "пятница, 5 марта 2027\u202fг., 18:00 in Geneva"),
        ("ar", "5 مارس 2027", "الجمعة، 5 مارس 2027, 18:00 in Geneva"),
        ("zh", "2027年3月5日", "2027年3月5日星期五, 18:00 in Geneva"),
        ("en-XB", "5 March 2027", "‹Friday 5 March 2027, 18:00 in ‹Geneva one› one›"),
    ],
)
@pytest.mark.usefixtures("catalogues")
def test_days_and_instants(tag: str, day: str, instant: str) -> None:
    with use_locale(tag):
        assert format_date(DEADLINE) == day
        assert format_datetime_geneva(DEADLINE) == instant


@pytest.mark.usefixtures("no_catalogues")
@pytest.mark.parametrize("tag", ["fr", "es", "ru", "ar", "zh"])
def test_where_the_sentences_are_english_the_dates_are_too(tag: str) -> None:
    with use_locale(tag):
        assert format_datetime_geneva(DEADLINE) == "Friday 5 March 2027, 18:00 in Geneva"
        assert format_deadline(DEADLINE, "Asia/Manila").endswith("(Saturday 01:00 in Manila)")
        assert format_list(["CMF", "HSA", "TUE"]) == "CMF, HSA and TUE"
        assert (territory_name("KE"), language_name("fr"), city_of("Africa/Nairobi")) == (
            "Kenya",
            "French",
            "Nairobi",
        )


def test_a_day_is_the_day_in_geneva() -> None:
    assert format_date(SUMMER) == "5 July 2027"
    assert format_date(SUMMER, "UTC") == "4 July 2027"
    assert format_date(date(2027, 7, 4)) == "4 July 2027"
    assert format_date("2027-07-04") == "4 July 2027"
    assert format_date("2027-07-04T22:30:00+00:00") == "5 July 2027"


def test_hours() -> None:
    assert format_time(DEADLINE) == "18:00"
    assert format_time(SUMMER) == "00:30"
    assert format_time(DEADLINE, "UTC", seconds=True) == "17:00:59"
    assert format_datetime_geneva(DEADLINE, seconds=True) == "Friday 5 March 2027, 18:00:59 in Geneva"
    assert format_in_zone(DEADLINE, "UTC", seconds=True) == "Friday 5 March 2027, 17:00:59 UTC"
    assert format_in_zone(DEADLINE, "Asia/Manila") == "Saturday 6 March 2027, 01:00 in Manila"
    assert format_in_zone(DEADLINE, "Asia/Manila", "Davao") == "Saturday 6 March 2027, 01:00 in Davao"
    assert format_datetime_geneva(DEADLINE.isoformat()) == "Friday 5 March 2027, 18:00 in Geneva"


@pytest.mark.parametrize(
    ("zone", "there"),
    [
        ("Europe/Zurich", ""),
        ("Europe/Paris", ""),
        ("Africa/Nairobi", " (20:00 in Nairobi)"),
        ("Asia/Manila", " (Saturday 01:00 in Manila)"),
        ("America/New_York", " (12:00 in New York)"),
        ("UTC", " (17:00 UTC)"),
    ],
)
def test_geneva_first_then_the_own_city(zone: str, there: str) -> None:
    assert format_deadline(DEADLINE, zone) == "Friday 5 March 2027, 18:00 in Geneva" + there


def test_an_instant_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        format_time(datetime(2027, 3, 5, 18, 0))  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        format_datetime_geneva("2027-03-05T18:00:00")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(hours=22, minutes=14), "22 hours 14 minutes"),
        (timedelta(days=3, hours=4, minutes=59), "3 days 4 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=1, seconds=59), "1 minute"),
        (timedelta(seconds=60), "1 minute"),
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(seconds=-1), "less than a minute"),
    ],
)
def test_what_is_left(left: timedelta, said: str) -> None:
    assert format_left(left) == said


@pytest.mark.parametrize("tag", ["en", "fr", "es", "ar", "ru", "zh", "en-XA"])
def test_digits_are_latin_everywhere(tag: str) -> None:
    with use_locale(tag):
        assert (format_number(1000), format_number(1234567), format_number(0.8149, 2)) == (
            "1,000",
            "1,234,567",
            "0.81",
        )
        assert all(c in "0123456789" for c in format_datetime_geneva(DEADLINE) if c.isdecimal())


@pytest.mark.usefixtures("catalogues")
def test_lists() -> None:
    assert format_list(["CMF"]) == "CMF"
    assert format_list(["CMF", "HSA"]) == "CMF and HSA"
    assert format_list(["CMF", "HSA", "TUE"]) == "CMF, HSA and TUE"
    assert format_list([]) == ""
    with use_locale("fr"):
        assert format_list(["CMF", "HSA", "TUE"]) == "CMF, HSA et TUE"


@pytest.mark.usefixtures("catalogues")
def test_places_and_languages() -> None:
    assert [
        city_of(zone) for zone in ("Europe/Zurich", "Africa/Nairobi", "America/Argentina/Buenos_Aires", "UTC")
    ] == [
        "Geneva",
        "Nairobi",
        "Buenos Aires",
        "UTC",
    ]
    assert (territory_name("ke"), territory_name("ZZZ")) == ("Kenya", "ZZZ")
    assert [language_name(tag) for tag in ("fr", "zh-Hans", "ar-EG", "x-none")] == [
        "French",
        "Simplified Chinese",
        "Arabic",
        "x-none",
    ]
    with use_locale("ru"):
        assert (territory_name("KE"), language_name("fr"), city_of("Africa/Nairobi")) == (
            "Кения",
            "французский",
            "Найроби",
        )
