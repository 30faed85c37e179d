"""Who made a point: n, population, breadth."""

from __future__ import annotations

import random

from panel.collation import Breadth, Contributor, Member, Share, pool, source_key, tally
from tests.collation.sources import coding, codings, crowd, source


def test_a_joint_submission_and_a_group_count_once() -> None:
    joint = source(
        "JS1", contributor=Contributor("JS1", "Lead", "NGO", joint_members=tuple(map(Member, "ABC")))
    )
    group = tuple(source(f"G{place}", group="g") for place in range(3))
    alone = source("CMF")
    found = tally("p", codings((joint, *group, alone)), (joint, *group, alone, source("HSA")))
    assert (found.n, found.population, found.contrary, found.quantifier.kind) == (3, 4, 0, "codes")
    assert found.sources == ("cmf", "g0", "g1", "g2", "js1")
    assert found.joint == (Breadth("JS1", 4),)
    assert found.identical == (Breadth("g", 3),)
    assert found.organisations == 8


def test_an_organization_alone_and_in_a_joint_submission_is_one_organization() -> None:
    alone = source("CMF")
    joint = source("JS1", contributor=Contributor("JS1", "Lead", joint_members=(Member("Organization CMF"),)))
    found = tally("p", codings((alone, joint)), (alone, joint))
    assert (found.n, found.organisations) == (2, 2)


def test_what_may_not_be_cited_is_not_counted() -> None:
    kept = source("KEPT", counted=False, citable=False, withheld=True)
    open_ = source("CMF")
    found = tally("p", codings((kept, open_)), (kept, open_))
    assert (found.n, found.population, found.sources) == (1, 1, ("cmf",))


def test_a_mechanism_is_cited_but_not_counted() -> None:
    body = source("CMW", counted=False)
    found = tally("p", codings((body, source("CMF"))), (body, source("CMF")))
    assert (found.n, found.population, found.sources) == (1, 1, ("cmf", "cmw"))


def test_shares_of_constituencies_and_regions() -> None:
    migrants = tuple(
        source(f"M{place}", contributor=Contributor(f"M{place}", "", "MIGR", region="ECE"))
        for place in range(4)
    )
    rest = crowd(3)
    found = tally("p", codings((*migrants[:3], rest[0])), (*migrants, *rest))
    assert found.constituencies == (Share("MIGR", 3, 4), Share("NGO", 1, 3))
    assert found.regions == (Share("ECA", 1, 3), Share("ECE", 3, 4))


def test_countries_by_code_and_the_region_shown_for_one() -> None:
    named = source("AAA", contributor=Contributor("AAA", "", "NGO", "Kenya"))
    coded = source("BBB", contributor=Contributor("BBB", "", "NGO", "KEN", "GLOBAL"))
    silent = source("CCC", contributor=Contributor("CCC", "", "NGO"))
    found = tally("p", codings((named, silent)), (named, coded, silent))
    assert found.countries == (Share("KE", 1, 2),)
    assert found.regions == (Share("ECA", 1, 1),)
    assert pool((named, coded, silent)).regions == {"ECA": 1, "GLOBAL": 1}


def test_positions_are_those_declared_and_never_inferred() -> None:
    both = source(
        "AAA", contributor=Contributor("AAA", "", "STATE", "Mexico", positions=("origin", "transit"))
    )
    one = source("BBB", contributor=Contributor("BBB", "", "STATE", "Italy", positions=("transit",)))
    none = source("CCC", contributor=Contributor("CCC", "", "STATE", "Kenya"))
    found = tally("p", codings((both, none)), (both, one, none))
    assert found.positions == (Share("origin", 1, 1), Share("transit", 1, 2))
    assert pool((none,)).positions == {}


def test_which_states_are_asked_is_what_was_coded() -> None:
    sources = crowd(4)
    marks = (
        coding(sources[0], addressee="States of origin and of transit"),
        coding(sources[1], addressee="Estados de destino"),
        coding(sources[2]),
        coding(sources[3], addressee="United Nations entities"),
    )
    found = tally("p", marks, sources, "States of destination")
    assert found.addressees == (Share("origin", 1, 4), Share("transit", 1, 4), Share("destination", 2, 4))


def test_contrary_codings_are_told_apart() -> None:
    sources = crowd(20)
    marks = (*codings(sources), coding(sources[3], stance="contrary"), coding(sources[0], "another"))
    found = tally("p", marks, sources)
    assert (found.n, found.contrary, found.quantifier.kind, found.opposed) == (20, 1, "most", ("x03",))


def test_withdrawals_of_story_s7() -> None:
    sources = crowd(20)
    words = []
    for gone in (0, 1, 3, 4):
        left = sources[gone:]
        words.append(
            (
                tally("p", codings(left[: 9 - gone]), left).n,
                tally("p", codings(left[: 9 - gone]), left).quantifier.word,
            )
        )
    assert words == [(9, "many"), (8, "many"), (6, "many"), (5, "several")]


def test_house_order_of_sources() -> None:
    mixed = [source(code) for code in ("JS10", "UEB", "JS2", "abn", "NW12", "NW2", "CMF")]
    random.Random(1).shuffle(mixed)
    assert [each.code for each in sorted(mixed, key=source_key)] == [
        "abn",
        "CMF",
        "NW2",
        "NW12",
        "UEB",
        "JS2",
        "JS10",
    ]
    assert list(pool(mixed).by_id) == ["abn", "cmf", "nw2", "nw12", "ueb", "js2", "js10"]
