"""Persons are added, entities are not, and neither becomes the other."""

from __future__ import annotations

from panel.domain import attendance
from panel.domain.attendance import Figures


def test_the_workshop_of_2006() -> None:
    figures = Figures(delegates=36, countries=32, staff=31, civil_society=13)
    assert figures.persons == 80
    assert not figures.entities
    assert list(attendance.problems(figures)) == []


def test_the_dialogue_of_2006_counts_entities_and_adds_no_person() -> None:
    figures = Figures(delegates=36, countries=32, staff=31, civil_society=13, states=127, bodies=10)
    assert figures.persons == 80
    assert figures.entities


def test_figures_survive_being_kept() -> None:
    figures = Figures(delegates=2, countries=1, staff=3, civil_society=4, states=5, bodies=6)
    assert attendance.from_dict(figures.as_dict()) == figures
    assert attendance.from_dict({"delegates": 1, "observers": 7}) == Figures(delegates=1)


def test_what_cannot_be_names_its_field() -> None:
    def fields(**figures: int) -> list[str]:
        return [p.field for p in attendance.problems(Figures(**figures))]

    assert fields() == ["delegates"]
    assert fields(delegates=1, countries=2) == ["countries"]
    assert fields(delegates=1) == ["countries"]
    assert fields(staff=100_001) == ["staff"]
    assert fields(staff=-1, civil_society=2) == ["staff"]
    assert fields(states=127, bodies=10) == []
