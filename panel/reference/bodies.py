"""The map of bodies of Annex 2, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

ANNEX_2 = OHCHR_2013.at("Annex 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Entry):
    """A body or a heading of the map. ``parent`` is the id it stands under, empty at the top.

    ``does`` is the annex's own note; ``as_cited`` is set where the annex spells the name otherwise.
    """

    parent: str = ""
    does: str = ""
    as_cited: str = ""


def _body(key: str, parent: str, label: str, does: str = "", cited: str = "") -> Body:
    return Body(id=key, label=label, source=ANNEX_2, as_of="2013", parent=parent, does=does, as_cited=cited)


BODIES = ReferenceList(
    id="bodies",
    title=N_("Map of bodies within the United Nations system"),
    version="1",
    as_of="2013",
    source=ANNEX_2,
    note=N_(
        "The figure survives as a run of text: the headings and what stands under each heading are the "
        "annex’s, while which column a heading stands in follows the chart of the United Nations system. "
        "Broken ligatures have been mended; other slips are kept and listed under inconsistencies."
    ),
    entries=(
        _body("un-system", "", N_("United Nations system")),
        _body("ga", "un-system", N_("General Assembly")),
        _body("ga-committees", "ga", N_("Main committees")),
        _body(
            "ga-c2",
            "ga-committees",
            N_("2nd Committee (Economic and Financial)"),
            "International migration and development",
        ),
        _body(
            "ga-c3",
            "ga-committees",
            N_("3rd Committee (Social, Humanitarian and Cultural)"),
            "Protection of migrants, Promoting efforts to eliminate violence against migrants, migrant "
            "workers and their families",
        ),
        _body(
            "ga-68", "ga", N_("68th session"), "High Level Dialogue on Internatinal Migration and Development"
        ),
        _body("ga-subsidiary", "ga", N_("Subsidiary Bodies")),
        _body("hrc", "ga-subsidiary", N_("Human Rights Council")),
        _body(
            "hrc-sp",
            "hrc",
            N_("Special Procedures"),
            "independent human rights experts with mandates to report and advise on human rights from a "
            "thematic or country-specific perspective",
        ),
        _body(
            "hrc-upr",
            "hrc",
            N_("Universal Periodic Review (UPR)"),
            "review of the human rights records of all UN Member States",
        ),
        _body(
            "hrc-ac",
            "hrc",
            N_("Advisory Committee"),
            "provides expertise and advice on thematic human rights issues; may propose suggestions for "
            "further research proposals (composed of 18 experts): Study of the Human Rights Council "
            "Advisory Committee on the enhancement of international cooperation in the field of human "
            "rights (A/HRC/19/74)",
        ),
        _body(
            "hrc-complaint",
            "hrc",
            N_("Complaint Procedure"),
            "addresses communications submited by individuals, groups and non-governmental organisations "
            "about human rights violations",
        ),
        _body("programmes", "ga", N_("Programmes and Funds")),
        _body("unctad", "programmes", N_("UNCTAD"), cited="UNCTA"),
        _body("undp", "programmes", N_("UNDP")),
        _body("unfpa", "programmes", N_("UNFPA")),
        _body("unhcr", "programmes", N_("UNHCR"), "Conclusions adopted by the Executive Committee"),
        _body("unicef", "programmes", N_("UNICEF")),
        _body("unodc", "programmes", N_("UNODC"), "Commission on Crime Prevention and Criminal Justice"),
        _body("un-women", "programmes", N_("UN Women"), "Commission on the Status of Women", "UNWOMEN"),
        _body("institutes", "ga", N_("Research and Training Institutes")),
        _body("unitar", "institutes", N_("UNITAR")),
        _body("ecosoc", "un-system", N_("Economic and Social Council (ECOSOC)")),
        _body("functional", "ecosoc", N_("Functional Commissions")),
        _body(
            "fc-crime",
            "functional",
            N_("Crime Prevention and Criminal Justice"),
            "monitors the use and application of relevant UN standards and norms and guides policy "
            "development in response to emerging forms of crime",
        ),
        _body(
            "fc-population",
            "functional",
            N_("Population and Development"),
            "studies and advises on population changes and their effects on economic and social "
            "conditions. Reviews the implementation of the programme of action of the 1995 International "
            "Conference on Population and Development",
        ),
        _body(
            "fc-social",
            "functional",
            N_("Social Development"),
            "monitors and reviews the implementation of the Copenhagen Declaration and Programme of Action",
        ),
        _body(
            "fc-women",
            "functional",
            N_("Status of Women"),
            "monitors progress towards gender equality by reviewing implementation of the platform for "
            "action that emerged from the 1994 World Conference on Women",
        ),
        _body(
            "fc-sustainable",
            "functional",
            N_("Sustainable Development"),
            "ensures follow-up of the UN Conference on Environment and Development (UNCED) – Earth Summit",
        ),
        _body("regional-commissions", "ecosoc", N_("Regional Commissions")),
        _body("eca", "regional-commissions", N_("ECA")),
        _body("ece", "regional-commissions", N_("ECE")),
        _body("eclac", "regional-commissions", N_("ECLAC")),
        _body("escap", "regional-commissions", N_("ESCAP")),
        _body("escwa", "regional-commissions", N_("ESCWA")),
        _body("specialised", "ecosoc", N_("Specialised Agencies")),
        _body(
            "ilo",
            "specialised",
            N_("ILO"),
            "Conventions and recommendations adopted by the International Labour Conference",
        ),
        _body(
            "who", "specialised", N_("WHO"), "Resolutions and decisions adopted by the World Health Assembly"
        ),
        _body(
            "unesco",
            "specialised",
            N_("UNESCO"),
            "Conventions, recommendations and declarations adopted by the General Conference",
        ),
        _body("secretariat", "un-system", N_("Secretariat")),
        _body("departments", "secretariat", N_("Departments and Offices")),
        _body("ohchr", "departments", N_("OHCHR")),
        _body("undesa", "departments", N_("UN-DESA")),
        _body("partners", "", N_("UN system partners")),
        _body("iom", "partners", N_("IOM"), "Governing Council"),
    ),
)


def children(body_id: str = "") -> tuple[Body, ...]:
    """What stands directly under a body, in the order of the map; without an id, the tops of the tree."""
    return tuple(body for body in BODIES.entries if body.parent == body_id)
