"""Eight concerns NGOs raised in 2006: tags to start a codebook with."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import HRB_2007

_PLACE = HRB_2007.at("section “The UN, Migrant Rights, and Development”, on the responses of NGOs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Entry):
    """A concern: ``label`` is our tag, ``as_cited`` the wording of the article."""

    as_cited: str


def _row(key: str, label: str, cited: str) -> Concern:
    return Concern(id=key, label=label, source=_PLACE, as_of="2006-05", as_cited=cited)


CONCERNS = ReferenceList(
    id="concerns",
    title=N_("Concerns raised by non-governmental organizations in 2006"),
    version="1",
    as_of="2006-05",
    source=_PLACE,
    open=True,
    note=N_("From the responses to the Secretary-General’s report, as the article sums them up."),
    entries=(
        _row(
            "brain-drain",
            N_("Brain drain, in particular in health care"),
            "the negative impact recruitment of highly educated and skilled workers from the developed "
            "world has on developing countries, particularly in the health care industry",
        ),
        _row(
            "root-causes",
            N_("Root causes and trade liberalization"),
            "the need to address the root causes of migration, with particular attention on trade "
            "liberalization policies",
        ),
        _row("racism", N_("Racism and injustice"), "racism and injustice towards migrants"),
        _row(
            "irregular-status",
            N_("Exploitation in an irregular status"),
            "the vulnerabilities and exploitation of migrants in an irregular status",
        ),
        _row("women-indigenous", N_("Women and indigenous migrants"), "women and indigenous migrants"),
        _row(
            "remittances",
            N_("Reliance of States on remittances"),
            "the dangers associated with State reliance on remittances",
        ),
        _row("family-migration", N_("Family migration"), "the need for family-migration policies"),
        _row(
            "legal-claims",
            N_("Legal claims on return"),
            "the need to ensure that migrants are not forced to abandon legal claims for rights violations "
            "when they return home",
        ),
    ),
)
