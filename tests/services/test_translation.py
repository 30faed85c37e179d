"""Working translations: one a paragraph, with author, version and history; codings stay on the original."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import transaction
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import Account
from panel.queries import commentary as commentaries
from panel.queries import translation as translations
from panel.services import translation
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import Stage, of, stage

FRENCH = (
    "Les gens ont peur.\n\n## Au guichet\n\n- Une carte aide.\n- Elle coûte peu.\n\nPersonne ne dit pourquoi."
)


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    return stage(cast, clock, text=FRENCH, language="fr")


def write(desk: Stage, who: Account, typed: dict[int, str], **seen: Any) -> int:
    desk.clock.forward(seconds=1)
    with transaction():
        actor = acting(who)
        row = commentaries.by_id(actor, desk.row_id, lock=True)
        return translation.write(actor, row, typed, seen.get("seen", {}), now=desk.clock.now)


def standing(desk: Stage) -> dict[int, tuple[str, int, str]]:
    found = translations.standing(desk.row.admitted_version_id or "", "en")
    return {n: (each.row.text, each.row.seq, each.officer) for n, each in found.items()}


def test_paragraphs_are_translated_corrected_and_taken_away_with_history(desk: Stage) -> None:
    assert write(desk, desk.cast.officer, {1: "People are afraid.\r\n", 2: "", 4: "Nobody says why."}) == 2
    assert write(desk, desk.cast.hana, {1: "People fear.", 4: "Nobody says why."}, seen={1: 1, 4: 1}) == 1
    assert standing(desk) == {1: ("People fear.", 2, ""), 4: ("Nobody says why.", 1, "Ola Officer")}
    assert write(desk, desk.cast.officer2, {4: " "}, seen={4: 1}) == 1
    assert standing(desk)[4] == ("", 2, "Otto Officer")
    told = translations.history(desk.row.admitted_version_id or "", "en")
    assert [(e.row.paragraph, e.row.seq, e.row.by_contributor) for e in told] == [
        (1, 2, True),
        (1, 1, False),
        (4, 2, False),
        (4, 1, False),
    ]


def test_who_was_slower_overwrites_nothing(desk: Stage) -> None:
    write(desk, desk.cast.officer, {1: "People are afraid."})
    with pytest.raises(Stale):
        write(desk, desk.cast.officer2, {1: "Others wrote this."}, seen={1: 0})
    assert standing(desk)[1][0] == "People are afraid."


def test_a_pasted_whole_is_put_beside_the_paragraphs_in_order(desk: Stage) -> None:
    blocks = commentaries.paragraphs(desk.row.admitted_version_id or "")
    whole = "People are afraid.\n\n## At the desk\n\n- A card helps.\n- It costs little.\n\nNobody says why."
    found = translation.aligned(whole, blocks)
    assert list(found) == [1, 2, 3, 4] and found[4] == "Nobody says why."
    with pytest.raises(Invalid, match="has 1 paragraphs, the original 4"):
        translation.aligned("One paragraph.", blocks)


def test_coded_and_cited_is_the_original(desk: Stage) -> None:
    write(desk, desk.cast.officer, {1: "People are afraid."})
    coding_id = desk.code(paragraph=1)
    made = of(coding_id)
    assert desk.standing()[0][1] == "Les gens ont peur."
    with pytest.raises(Invalid, match="exactly as they stand"):
        desk.code(words="People are afraid.")
    assert made.paragraph == 1


def test_who_and_what_is_refused(desk: Stage, cast: Cast, clock: Clock) -> None:
    for who in (cast.bela, cast.chair, cast.head, cast.outsider):
        with pytest.raises(Forbidden):
            translation.write(acting(who), desk.row, {1: "x"}, {}, now=clock.now)
    with pytest.raises(Invalid) as told:
        write(desk, cast.officer, {1: "a\u0007b", 2: "x" * 12_001, 3: "good"})
    assert [each.field for each in told.value.problems] == ["t-1", "t-2"]
    assert standing(desk) == {}
    assert write(desk, cast.officer, {99: "beyond the last"}) == 0
    with transaction():
        desk.call.state = "concluded"
    with pytest.raises(IllegalMove):
        write(desk, cast.officer, {1: "x"})


def test_a_text_in_the_language_of_the_summary_needs_none(cast: Cast, clock: Clock) -> None:
    desk = stage(cast, clock)
    with pytest.raises(IllegalMove, match="needs no translation"):
        write(desk, cast.officer, {1: "x"})
