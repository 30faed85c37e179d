"""Note 2: groups, order, words."""

from __future__ import annotations

import pytest

from panel.collation import Contributor, Member, contributors, render_contributors
from panel.reference import countries
from tests.collation.sources import source


def test_the_list_of_contributors() -> None:
    members = (Member("Casa Puente", "Quito", "Ecuador"), Member("Mesa"))
    sources = [
        source("UEB"),
        source("JS10", contributor=Contributor("JS10", "Lead", "NGO", joint_members=members[:1])),
        source(
            "JS2",
            contributor=Contributor("JS2", "Lead", "NGO", "Kenya", "ECA", "Lamu", joint_members=members),
        ),
        source("NCR", contributor=Contributor("NCR", "Commission", "NHRI", "Fiji", asterisk=True)),
        source("CoE", contributor=Contributor("CoE", "Council", "IGO-REG", city="Strasbourg")),
        source("CMW", contributor=Contributor("CMW", "Committee", "MECH"), counted=False),
        source("NW1", contributor=Contributor("NW1"), label="Name withheld (NW1), migrants’ association"),
        source("ABN", contributor=None),
        source("KEPT", counted=False, citable=False, withheld=True),
    ]
    assert render_contributors(contributors(sources)) == (
        "Individual submissions:\n"
        "ABN  ABN;\n"
        "NW1  Name withheld (NW1), migrants’ association;\n"
        "UEB  Organization UEB, Lamu (Kenya).\n"
        "Joint submissions:\n"
        "JS2  Joint submission 2 submitted by: Lead, Lamu (Kenya); Casa Puente, Quito (Ecuador); and Mesa;\n"
        "JS10  Joint submission 10 submitted by: Lead; and Casa Puente, Quito (Ecuador).\n"
        "National human rights institutions:\n"
        "NCR*  Commission, Fiji.\n"
        "Regional intergovernmental organizations:\n"
        "CoE  Council, Strasbourg.\n"
        "Human rights mechanisms:\n"
        "CMW  Committee."
    )


@pytest.mark.parametrize(
    ("country", "printed"),
    [
        ("Netherlands (Kingdom of the)", "Kingdom of the Netherlands"),
        ("Bolivia (Plurinational State of)", "Plurinational State of Bolivia"),
        ("Kenya", "Kenya"),
        ("Congo (Brazzaville)", "Congo [Brazzaville]"),
    ],
)
def test_no_brackets_stand_in_brackets(country: str, printed: str) -> None:
    members = (Member("Huis", "Utrecht", country), Member("Mesa", country=country))
    joint = Contributor("JS1", "Lead", "NGO", joint_members=members)
    told = render_contributors(contributors([source("JS1", contributor=joint)]))
    assert f"Huis, Utrecht ({printed}); and Mesa, {country}." in told


def test_every_short_name_of_the_reference_list_fits_into_brackets() -> None:
    for each in countries():
        who = Contributor("A01", "A", "NGO", each.label, city="City")
        told = render_contributors(contributors([source("A01", contributor=who)]))
        place = told.partition("A, City (")[2]
        assert (place[-2:], place.count("("), "[" in place) == (").", 0, False), told


def test_nobody() -> None:
    assert contributors([]) == ()
