"""Meetings: persons are added up, entities are not."""

from __future__ import annotations

from panel.reference.events import EVENTS


def test_the_workshop_of_2006_had_eighty_persons() -> None:
    event = EVENTS.get("workshop-2006")
    assert [(line.number, line.counts, line.who) for line in event.attendance] == [
        (36, "persons", "delegates"),
        (32, "entities", "countries"),
        (31, "persons", "staff from UN Secretariat, agencies and other international organizations"),
        (13, "persons", "members of civil society"),
    ]
    assert event.persons() == 80
    assert len(event.segments) == 3


def test_the_dialogue_of_2006_counts_entities_and_no_persons() -> None:
    event = EVENTS.get("hld-2006")
    assert [(line.number, line.counts, line.who) for line in event.attendance] == [
        (127, "entities", "Member States"),
        (10, "entities", "intergovernmental entities"),
    ]
    assert event.persons() is None
    assert (event.date, event.as_of) == ("2006-09-14/2006-09-15", "2006-09-15")


def test_the_meetings_stand_in_the_order_of_their_dates() -> None:
    days = [(event.date.split("/")[0], event.id) for event in EVENTS.entries if len(event.date) >= 7]
    assert days == sorted(days, key=lambda day: day[0][:7])
    assert len(EVENTS.entries) == 17


def test_attendance_reads_as_the_source_puts_it() -> None:
    lines = {field.name: field.values for field in EVENTS.get("hld-2006").fields()}
    assert lines["attendance"] == ("127 Member States", "10 intergovernmental entities")
