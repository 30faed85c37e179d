"""Which days are working days, and when a check ends."""

from datetime import UTC, date, datetime

from panel.domain.working_days import Calendar, calendar_of, check_ends, geneva, read


def test_the_holidays_of_geneva_follow_the_moon_and_the_first_sunday_of_september() -> None:
    assert sorted(geneva(2024)) == [
        date(2024, 1, 1),
        date(2024, 3, 29),
        date(2024, 4, 1),
        date(2024, 4, 10),
        date(2024, 5, 9),
        date(2024, 5, 20),
        date(2024, 6, 17),
        date(2024, 9, 5),
        date(2024, 12, 25),
    ]
    assert {date(2025, 4, 18), date(2025, 4, 21), date(2025, 9, 11)} < geneva(2025)


def test_a_year_may_have_an_eid_twice() -> None:
    assert {date(2033, 1, 3), date(2033, 12, 23)} < geneva(2033)


def test_a_check_ends_at_six_in_geneva_of_the_tenth_working_day() -> None:
    calendar = Calendar(holidays=frozenset())
    friday_noon = datetime(2027, 3, 19, 11, tzinfo=UTC)
    assert check_ends(friday_noon, calendar) == datetime(2027, 4, 2, 16, tzinfo=UTC)  # summer time meanwhile
    assert check_ends(datetime(2027, 3, 19, 22, 30, tzinfo=UTC), calendar) == datetime(
        2027, 4, 2, 16, tzinfo=UTC
    )
    assert check_ends(friday_noon, Calendar()) == datetime(2027, 4, 6, 16, tzinfo=UTC)


def test_another_weekend() -> None:
    calendar = calendar_of([4], ["2027-03-22"])
    assert calendar.after(datetime(2027, 3, 18, 11, tzinfo=UTC), 2) == datetime(2027, 3, 21, 11, tzinfo=UTC)
    assert calendar.after(datetime(2027, 3, 18, 11, tzinfo=UTC), 3) == datetime(2027, 3, 23, 11, tzinfo=UTC)


def test_what_is_no_calendar() -> None:
    assert [each.field for each in read([5, 6], "2027-13-01 tomorrow")[1]] == ["holidays", "holidays"]
    assert [each.field for each in read([0, 1, 2, 3, 4], "")[1]] == ["weekend"]
    assert read([5, 6], "2027-12-25\n2027-12-25")[0] == Calendar(holidays=frozenset({date(2027, 12, 25)}))
