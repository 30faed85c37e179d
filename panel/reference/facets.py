"""Small closed lists by which recommendations and points are sorted."""

from __future__ import annotations

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import IOM_2009, OHCHR_2013

_STEPS = IOM_2009.at("section “Steps towards Implementation of Human Rights of Migrants”")
BOX_2 = OHCHR_2013.at("Box 2, title")


def _action(key: str, label: str) -> Entry:
    return Entry(id=key, label=label, source=_STEPS, as_of="2009-03-25")


def _duty(key: str, label: str) -> Entry:
    return Entry(id=key, label=label, source=BOX_2, as_of="2013")


ACTIONS = ReferenceList(
    id="types-of-action",
    title=N_("Types of action"),
    version="1",
    as_of="2009-03-25",
    source=_STEPS,
    note=N_("Four key concepts to which the paper adds the notion of shared responsibility."),
    entries=(
        _action("promotion", N_("promotion")),
        _action("prevention", N_("prevention")),
        _action("protection", N_("protection")),
        _action("redress", N_("redress")),
    ),
)

CONDITIONS = ReferenceList(
    id="means-of-implementation",
    title=N_("Underlying conditions of implementation"),
    version="1",
    as_of="2009-03-25",
    source=_STEPS,
    open=True,
    note=N_(
        "Lettered a to d in the paper, which says that there are “several important underlying "
        "conditions, including” these four."
    ),
    entries=(
        _action("capacity", N_("capacity")),
        _action("coherent-policymaking", N_("coherent policymaking")),
        _action("awareness", N_("awareness")),
        _action("cooperation", N_("cooperation")),
    ),
)

DUTIES = ReferenceList(
    id="duties",
    title=N_("Scope of human rights obligations"),
    version="1",
    as_of="2013",
    source=BOX_2,
    note=N_(
        "Of Box 2 only the title survives: “respect, protect, fulfil: the scope of human rights "
        "obligations”. No text has been put in its place."
    ),
    entries=(
        _duty("respect", N_("respect")),
        _duty("protect", N_("protect")),
        _duty("fulfil", N_("fulfil")),
    ),
)
