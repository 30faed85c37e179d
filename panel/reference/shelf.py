"""The catalogue: every list of the room, by its id, in the order a reader would want them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from panel.reference.agencies import AGENCIES, WORKING_GROUPS
from panel.reference.approach import COMMON_UNDERSTANDING, FUNCTIONS, PRINCIPLES
from panel.reference.bodies import BODIES
from panel.reference.concerns import CONCERNS
from panel.reference.countries import COUNTRIES
from panel.reference.entry import Entry, ReferenceList
from panel.reference.events import EVENTS
from panel.reference.facets import ACTIONS, CONDITIONS, DUTIES
from panel.reference.follow_up import PAST_RECOMMENDATIONS
from panel.reference.inconsistencies import INCONSISTENCIES
from panel.reference.instruments import INSTRUMENTS
from panel.reference.issues import ISSUES, Issue
from panel.reference.key_messages import KEY_MESSAGES
from panel.reference.mechanisms import MECHANISMS
from panel.reference.persons import PERSONS
from panel.reference.recommendations import RECOMMENDATIONS
from panel.reference.regional_instruments import REGIONAL_INSTRUMENTS
from panel.reference.regions import COMMISSIONS, REGIONAL_BODIES, UN_GROUPS
from panel.reference.soft_law import SOFT_LAW
from panel.reference.themes import HLD_THEMES
from panel.reference.works import WORKS

_LISTS: tuple[ReferenceList[Entry], ...] = (
    ISSUES,
    HLD_THEMES,
    CONCERNS,
    PERSONS,
    ACTIONS,
    CONDITIONS,
    DUTIES,
    INSTRUMENTS,
    REGIONAL_INSTRUMENTS,
    SOFT_LAW,
    MECHANISMS,
    AGENCIES,
    WORKING_GROUPS,
    BODIES,
    COMMISSIONS,
    UN_GROUPS,
    REGIONAL_BODIES,
    COUNTRIES,
    PRINCIPLES,
    COMMON_UNDERSTANDING,
    FUNCTIONS,
    KEY_MESSAGES,
    RECOMMENDATIONS,
    PAST_RECOMMENDATIONS,
    EVENTS,
    WORKS,
    INCONSISTENCIES,
)


@cache
def catalogue() -> Mapping[str, ReferenceList[Entry]]:
    """Every reference list by its id, for browsing; read-only and in a fixed order."""
    return MappingProxyType({shelf.id: shelf for shelf in _LISTS})


def issue(slug: str) -> Issue:
    """The cross-cutting issue with this slug; KeyError where there is none."""
    return ISSUES.get(slug)
