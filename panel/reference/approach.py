"""The human rights-based approach: principles, Common Understanding of 2003, the UN's four functions."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

_CHAPTER_4 = OHCHR_2013.at("chapter 4")
_BOX = OHCHR_2013.at(
    "chapter 4, box “UN Statement of Common Understanding on Human Rights-Based Approaches to Development "
    "Cooperation and Programming”"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entry):
    """A statement given word for word; the short label is ours."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Entry):
    """One of the four functions; ``number`` is its letter in the report."""

    number: str


def _principle(key: str, label: str) -> Entry:
    return Entry(id=key, label=label, source=_CHAPTER_4, as_of="2013")


def _statement(key: str, label: str, text: str) -> Statement:
    return Statement(id=key, label=label, source=_BOX, as_of="2003", text=text)


def _function(letter: str, key: str, label: str) -> Function:
    return Function(id=key, label=label, source=_CHAPTER_4, as_of="2013", number=letter)


PRINCIPLES = ReferenceList(
    id="hrba-principles",
    title=N_("Principles of a human rights-based approach to migration"),
    version="1",
    as_of="2013",
    source=_CHAPTER_4,
    note=N_(
        "The approach identifies rights-holders, who have claims, and duty-bearers, who are bound to "
        "respect, protect and fulfil them. OHCHR’s contribution of February 2013 names the principles "
        "otherwise: non-discrimination, participation, equality and accountability."
    ),
    entries=(
        _principle("non-discrimination", N_("non-discrimination")),
        _principle("empowerment", N_("empowerment")),
        _principle("participation-inclusion", N_("participation and inclusion")),
        _principle("accountability", N_("accountability")),
    ),
)

COMMON_UNDERSTANDING = ReferenceList(
    id="common-understanding",
    title=N_("UN Statement of Common Understanding on human rights-based approaches"),
    version="1",
    as_of="2003",
    source=_BOX,
    note=N_(
        "Adopted by the United Nations Development Group in 2003. In the text at hand the box has lost "
        "its number, which by its place would be 3."
    ),
    entries=(
        _statement(
            "goal",
            N_("What programmes are for"),
            "All programmes of development co-operation, policies and technical assistance should "
            "further the realisation of human rights as laid down in the Universal Declaration of "
            "Human Rights and other international human rights instruments.",
        ),
        _statement(
            "guidance",
            N_("What guides them"),
            "Human rights standards contained in, and principles derived from, the Universal "
            "Declaration of Human Rights and other international human rights instruments guide all "
            "development cooperation and programming in all sectors and in all phases of the "
            "programming process.",
        ),
        _statement(
            "capacities",
            N_("Whose capacities they develop"),
            "Development cooperation contributes to the development of the capacities of "
            "‘duty-bearers’ to meet their obligations and/or of ‘rights-holders’ to claim their "
            "rights.",
        ),
    ),
)

FUNCTIONS = ReferenceList(
    id="un-functions",
    title=N_("Functions of the United Nations system in support of migration and human rights"),
    version="1",
    as_of="2013",
    source=_CHAPTER_4,
    open=True,
    note=N_("The report speaks of “at least four major functions”."),
    entries=(
        _function("a", "standard-setting", N_("standard setting and normative oversight")),
        _function("b", "forum", N_("provision of a forum for human rights-based dialogue and cooperation")),
        _function("c", "technical-assistance", N_("technical assistance")),
        _function("d", "knowledge-base", N_("building up the knowledge base")),
    ),
)
