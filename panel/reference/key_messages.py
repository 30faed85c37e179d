"""The seven key messages of Annex 3, word for word."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

ANNEX_3 = OHCHR_2013.at("Annex 3")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMessage(Entry):
    """A message: ``label`` is its title without the full stop, ``text`` what follows, as printed."""

    number: int
    text: str


def _message(number: int, title: str, text: str) -> KeyMessage:
    return KeyMessage(
        id=f"key-message-{number}", label=title, source=ANNEX_3, as_of="2013", number=number, text=text
    )


KEY_MESSAGES = ReferenceList(
    id="key-messages",
    title=N_("Key messages of the United Nations system on migration"),
    version="1",
    as_of="2013",
    source=ANNEX_3,
    note=N_(
        "Figures are those of 2013. The first message counts 214 million migrants, the introduction of "
        "the same report 215 million."
    ),
    entries=(
        _message(
            1,
            N_("International migration is a key feature of globalization in the 21st century"),
            "Migration drivers include the search for better living and working conditions, global labour "
            "markets, persistent economic, social and demographic inequalities, human rights violations, "
            "environmental change as well as conflict and violence. Some 214 million people, 3% of the "
            "world’s population, almost half of whom are female, live outside their countries of origin. "
            "Migration is an integral part of the development process. South-South migration is almost as "
            "common as South-North migration and is likely to increase in the near future.",
        ),
        _message(
            2,
            N_("Governments should foster the benefits of international migration"),
            "Migration can significantly improve human development outcomes for migrants and their families "
            "by raising incomes through decent work and improving access to education and health. The "
            "contribution of migrants and diaspora communities is significant through remittances, trade, "
            "investment, networks and knowledge sharing. Migrants’ contributions can be further enhanced by "
            "lowering the costs of migration, ensuring their rights and equal treatment with nationals "
            "concerning their working conditions, wages, safety and health protection, portability of "
            "pensions and other social security benefits, and through promoting mutual recognition of "
            "diplomas and qualifications.",
        ),
        _message(
            3,
            N_("Governments should reduce the negative impacts of international migration"),
            "Governments should enhance access to regular migration channels and combat all abusive forms of "
            "migration. Migration policies should be better aligned with actual and projected labour market "
            "needs and address other relevant issues, including the loss of human capital in critical "
            "sectors, such as health and education, and the negative impact on children and families left "
            "behind.",
        ),
        _message(
            4,
            N_(
                "States should respect, protect and fulfill the human rights of all migrants, "
                "regardless of their legal status"
            ),
            "Migrants whose rights are protected are able to live with dignity and security and, in turn, "
            "are better able to contribute to their host and origin societies both economically and socially "
            "than those who are exploited and marginalized. Migrants in an irregular situation, especially "
            "women, children and youth, are particularly vulnerable to abuse and exploitation. Host "
            "countries should avoid the criminalization of irregular migration, and prevent and combat "
            "discrimination, xenophobia, related intolerance and crimes against migrants and their families. "
            "Care should be taken to ensure that all persons in need of protection, including refugees, are "
            "identified and assisted within mixed migration flows.",
        ),
        _message(
            5,
            N_(
                "States should ratify and implement all relevant international instruments related to "
                "international migration"
            ),
            "This includes the core international human rights instruments, relevant ILO conventions, the "
            "protocols against human trafficking and migrant smuggling, the 1951 refugee convention.",
        ),
        _message(
            6,
            N_(
                "Enhanced cooperation and coherence on migration and mobility is required at the "
                "national, bilateral, regional and global levels as no country can manage "
                "international migration alone"
            ),
            "Cooperation requires the involvement of all stakeholders, including local governments, the "
            "private sector, employers’ and workers’ organizations, civil society and the research "
            "community. The United Nations should play a key role in assisting Member States to respond to "
            "the opportunities and challenges of migration through a gender-sensitive and a rights-based "
            "approach.",
        ),
        _message(
            7,
            N_(
                "There is need to strengthen migration capacities, coordination and cooperation, "
                "foster knowledge and informed migration policy making"
            ),
            "Capacity development, including investments in migration data collection and research, is "
            "necessary to formulate and implement evidence-based migration policies. International migration "
            "should be mainstreamed into national development planning and strategies, taking account a "
            "rights-based and age- and gender-sensitive perspective.",
        ),
    ),
)
