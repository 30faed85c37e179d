"""The tables of cues, and the index that finds them: nothing is lost, every span gives back its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation.language import SIX
from panel.collation.roles import roles
from panel.collation.roles_addressees import ADDRESSEES
from panel.collation.roles_cues import Cue, fold, hits, places, tables
from panel.collation.roles_index import beginnings
from panel.collation.segment import segment
from panel.collation.sentences import sentences
from panel.collation.types import TYPES

SAMPLE = {
    "en": "According to our survey, no law says that landlords must repair stoves, yet we urge them to do so now.",
    "fr": "Depuis peu, aucune loi ne dit que les bailleurs doivent réparer les poêles ; nous les invitons à le faire.",
    "es": "Por primera vez, ninguna ley dice que los caseros deban reparar estufas, y pedimos a todos que lo hagan.",
    "ru": "В последнее время ни один закон не обязывает чинить печи, однако мы призываем хозяев делать это.",
    "ar": "في الآونة الأخيرة لا يوجد قانون يلزم المالكين، ونحن ندعو الجميع إلى إصلاح المواقد وينبغي ذلك.",
    "zh": "近来没有任何法律要求房东修炉子，但我们呼吁各国政府采取行动，并应当公布名单。",
}
BEGINNINGS = [
    ("should", {"sho"}),
    ("(?:must|may) not", {"mus", "may"}),
    ("(?:the )?panel", {"the", "pan"}),
    ("no\\b", {"no"}),
    ("a[bc]+", {"ab", "ac"}),
    ("colou?r", {"col"}),
    ("(?<!un)likely", {"lik"}),
    ("(?=x)y{2,3}z", {"y"}),
    ("\\w+ly", {""}),
    ("x*", {""}),
    ("(?:a|b\\.)d", {"ad", "b.d"}),
]


@pytest.mark.parametrize(("pattern", "found"), BEGINNINGS)
def test_what_a_match_can_begin_with(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern) == found


def every_cue(language: str) -> list[Cue]:
    known = tables(language)
    indexes = (known.anywhere, known.opening_cues)
    return list(dict.fromkeys(cue for index in indexes for several in index.values() for cue in several))


@pytest.mark.parametrize("language", SIX)
def test_the_index_loses_no_cue(language: str) -> None:
    text = fold(SAMPLE[language]).text
    found = hits(text, language)
    lost = []
    for cue in {cue for several in tables(language).anywhere.values() for cue in several}:
        for hit in places(cue.pattern, text, language):
            covered = any(each.start <= hit.start() and hit.end() <= each.end for each in found)
            if not covered:
                lost.append((cue.pattern.pattern, hit[0]))
    assert lost == []
    assert len({hit.cue.kind for hit in found}) >= 3


@pytest.mark.parametrize("language", SIX)
def test_tables_name_known_roles_and_addressees(language: str) -> None:
    known = tables(language)
    assert {cue.kind for cue in every_cue(language)} == {*TYPES, "request", "none", "reported", "but"}
    assert {name for name, _ in known.addressees} == set(ADDRESSEES)
    assert {role for role, _ in known.headings} == set(TYPES) - {"observation"}


@pytest.mark.parametrize("language", SIX)
def test_patterns_are_written_as_texts_are_folded(language: str) -> None:
    written = [re.sub(r"\\.", "", cue.pattern.pattern) for cue in every_cue(language)]
    assert [pattern for pattern in written if pattern != fold(pattern).text] == []


@pytest.mark.parametrize("language", SIX)
def test_no_pattern_matches_nothing(language: str) -> None:
    assert [cue.pattern.pattern for cue in every_cue(language) if cue.pattern.match("")] == []


WORDS = st.sampled_from(
    ["urge", "States", "should", "“", "”", "no law", "doit", "les États", "debe", "нет", "следует", "يجب", "الدول", "应",
     "各国政府", "?", "؟", "。", ".", ":", "\n\n", "\n- ", "## ", "é", "e\u0301", "َ", "ــ", "😀", "told us that", "but"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=40).map(" ".join))
def test_spans_lie_within_the_text_and_sentences_are_all_there(text: str) -> None:
    document = segment(text)
    found = roles(document)
    told = [
        span
        for block in document.paragraphs
        for span in (
            [(block.start, block.end)]
            if block.kind == "heading"
            else [(each.start, each.end) for each in sentences(text, block.inner, block.end)]
        )
    ]
    assert [(each.start, each.end) for each in found] == told
    for each in found:
        for cue in each.cues:
            assert 0 <= cue.start < cue.end <= each.end
            assert text[cue.start : cue.end].strip() == text[cue.start : cue.end]
        for name in each.addressees:
            assert 0 <= name.start < name.end <= each.end
    assert found == roles(segment(text))


@given(st.text(alphabet="xyz \u0301éÉ", max_size=30))
def test_a_cue_is_given_back_wherever_it_stands(before: str) -> None:
    text = (
        f"We {before} urge the mayor to open the doors of the old school for the families who wait outside."
    )
    (found,) = [each for each in roles(segment(text)) if each.role == "recommendation"]
    assert [text[cue.start : cue.end] for cue in found.cues] == ["urge"]
    assert [text[name.start : name.end] for name in found.addressees] == ["mayor"]
