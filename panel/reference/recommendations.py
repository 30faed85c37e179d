"""Recommendations a, b (i–iii) and c (iv–vi) of the report, word for word, with its odd numbering."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

_PLACE = OHCHR_2013.at("chapter 5, Recommendations")
ADDRESSEES = ("Member States", "the UN System and IOM", "other stakeholders")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Entry):
    """A recommendation or one of its points; ``parent`` is the recommendation a point belongs to."""

    number: str
    text: str
    addressees: tuple[str, ...] = ADDRESSEES
    parent: str = ""


def _row(key: str, label: str, text: str) -> Recommendation:
    parent, _, number = key.rpartition(".")
    return Recommendation(
        id=key, label=label, source=_PLACE, as_of="2013", number=number, text=text, parent=parent
    )


RECOMMENDATIONS = ReferenceList(
    id="recommendations",
    title=N_("Recommendations of the report of 2013"),
    version="1",
    as_of="2013",
    source=_PLACE,
    note=N_(
        "All are introduced by “As relevant, Member States, the UN System and IOM, and other "
        "stakeholders should”. The report numbers the points of b from i to iii and goes on in c with "
        "iv; the numbers are kept. The short labels are ours."
    ),
    entries=(
        _row(
            "a",
            N_("Coordination by the Global Migration Group"),
            "Continue to strengthen and promote the coordination function of the GMG in relation to "
            "migration and human rights, particularly in order to support the wider application of all "
            "relevant international and regional instruments and norms relating to migration, and to "
            "encourage the adoption of more coherent, comprehensive and better coordinated approaches to the "
            "issue of international migration. The GMG should ensure that states and other stakeholders "
            "seeking technical assistance on migration and human rights issues are provided with a clear "
            "entry point to the different parts of the UN System and IOM working on such issues, to match "
            "competence and expertise according to the different mandates of the agencies involved.",
        ),
        _row(
            "b",
            N_("Discussions in the Human Rights Council"),
            "Strengthen discussions on migration and the human rights of migrants within the deliberations "
            "of the Human Rights Council, and specifically to",
        ),
        _row(
            "b.i",
            N_("Universal Periodic Review"),
            "enhance and strengthen the examination of migration and human rights issues within the "
            "Universal Periodic Review;",
        ),
        _row(
            "b.ii",
            N_("Existing annual panel discussions"),
            "include consideration of the human rights of migrants within its annual panel discussions on, "
            "inter alia, the rights of the child and women’s human rights;",
        ),
        _row(
            "b.iii",
            N_("An annual panel discussion"),
            "hold an annual panel discussion on the human rights of all migrants.",
        ),
        _row(
            "c",
            N_("An initiative on indicators"),
            "Establish a UN-led multi-stakeholder initiative on indicators on migration and human rights. "
            "Human rights indicators are necessary in order to build capacity to develop rights-based policy "
            "at the national and local levels, and to develop tools for monitoring, implementation, "
            "capacity-building and advocacy. What is needed is a methodology to highlight the human rights "
            "norms and principles, spell out the essential attributes of the rights enshrined in "
            "international instruments and translate this narrative into contextually relevant indicators "
            "and benchmarks for implementing the human rights of migrants at country level. Such an "
            "initiative could",
        ),
        _row(
            "c.iv",
            N_("A set of indicators"),
            "develop a set of human rights indicators, specifically concerned with migrants and migration "
            "with a focus on the most vulnerable. The indicators could be targeted to inform emerging "
            "debates related to the Post-2015 UN Development Agenda;",
        ),
        _row(
            "c.v",
            N_("Guidelines for data collection"),
            "elaborate guidelines for more reliable and accurate data collection on the human rights aspects "
            "of migration, including disaggregation by age, sex and sector of employment and where possible "
            "by legal status;",
        ),
        _row(
            "c.vi",
            N_("Knowledge and monitoring"),
            "enhance knowledge on and monitoring of the human rights situation of migrants, through "
            "disseminating the indicators through the Universal Periodic Review process and the work of "
            "other relevant human rights mechanisms, and producing publicly available information to address "
            "popular concerns surrounding migration.",
        ),
    ),
)
