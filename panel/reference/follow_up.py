"""Recommendations made to States before the Panel existed: what a register of follow-up starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import HRB_2007

_PLACE = HRB_2007.at("section “The UN, Migrant Rights, and Development”, on the Committee")

STATUS: Mapping[str, str] = {
    "not_adopted": N_("Not adopted by the participating States"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRecommendation(Entry):
    """A recommendation with what became of it; ``document`` is the symbol as the source cites it."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"status": STATUS}

    number: int
    text: str
    status: str
    made_by: str
    made_to: str
    document: str


def _row(number: int, key: str, label: str, text: str) -> PastRecommendation:
    return PastRecommendation(
        id=key,
        label=label,
        source=_PLACE,
        as_of="2006-09-15",
        number=number,
        text=text,
        status="not_adopted",
        made_by="Committee on Migrant Workers",
        made_to="General Assembly, High-level Dialogue on International Migration and Development, 2006",
        document="A/61/120",
    )


PAST_RECOMMENDATIONS = ReferenceList(
    id="past-recommendations",
    title=N_("Recommendations of the Committee on Migrant Workers to the High-level Dialogue of 2006"),
    version="1",
    as_of="2006-09-15",
    source=_PLACE,
    note=N_(
        "Four recommendations, given as the article sums them up. In its conclusion the Committee also "
        "called upon all States parties to implement the rights in the Convention, and upon States not "
        "yet parties to consider adhering to it without delay."
    ),
    entries=(
        _row(
            1,
            "cmw-2006-1",
            N_("Reliable information"),
            "dissemination of reliable information to migrants on conditions of migration in the receiving "
            "country, as well as information to receiving countries on the contributions of migrants “to "
            "counter racism, xenophobia and discrimination;”",
        ),
        _row(
            2,
            "cmw-2006-2",
            N_("Recruitment agencies"),
            "control over recruitment agencies, including a licensing system and enforcement of employment "
            "contracts, the lack of which has led to abuse of migrant workers ranging from exorbitant "
            "recruitment fees to trafficking and forced labor",
        ),
        _row(
            3, "cmw-2006-3", N_("Equality at work"), "equality in remuneration and conditions of employment"
        ),
        _row(
            4,
            "cmw-2006-4",
            N_("Protection and integration"),
            "protection of migrants’ rights and integration",
        ),
    ),
)
