"""The four themes of the High-level Dialogue of 2006, word for word."""

from __future__ import annotations

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import HRB_2007

_PLACE = HRB_2007.at("section “The UN, Migrant Rights, and Development”")


def _theme(theme_id: str, text: str) -> Entry:
    return Entry(id=theme_id, label=text, source=_PLACE, as_of="2006-09-14")


HLD_THEMES = ReferenceList(
    id="hld-2006-themes",
    title=N_("Themes of the High-level Dialogue of 2006"),
    version="1",
    as_of="2006-09-14",
    source=_PLACE,
    note=N_("The order is that of the Dialogue; a thematic session may take the four as its sections."),
    entries=(
        _theme(
            "development-effects",
            N_(
                "the effects of international migration on economic and social development on both "
                "countries of origin and receiving countries"
            ),
        ),
        _theme(
            "rights-based-approach",
            N_(
                "the need to promote a comprehensive rights-based approach to international migration, "
                "ensuring respect for and protection of the human rights of all migrants and their "
                "families"
            ),
        ),
        _theme(
            "multidimensional-remittances",
            N_(
                "the multidimensional aspects of international migration and development, with particular "
                "attention paid to remittances"
            ),
        ),
        _theme(
            "policy-responses",
            N_(
                "policy responses — promoting partnerships, capacity-building, and sharing of best "
                "practices for the mutual benefit of States and migrants"
            ),
        ),
    ),
)
