"""Sentences in six scripts, and what does not end one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.collation import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Smith cited art. 5 and para. 3.", "He left.", "The answer is no.", "Then No. 29 came."],
        ["They met at 6 p.m. on the coast, e.g. at Lamu.", "Fees rose by 3.5 per cent.", "The end."],
        ["“Why?” she asked.", "“Nobody knows.”", "It closed (in May).", "Then it opened."],
        ["A. B. Miller came... and left.", "What?!", "Nothing."],
        ["It says so.[^1]", "It does.[^2][^3]", "And so on."],
        ["1. First thing.", "2. Second thing."],
        [
            "M. Dupont et Mme Durand sont partis.",
            "L'art. 5 le dit : « Oui. »",
            "Puis rien… pas un mot.",
            "Fin.",
        ],
        ["El Sr. Pérez dijo ¡hola!", "¿Qué tal?", "EE. UU. respondió, p. ej. en mayo.", "Vale."],
        ["В 2026 г. Дети не учились.", "См. ст. 5 и п. 3.", "Это т.е. важно.", "Рекомендуем."],
        ["هل هذا صحيح؟", "نعم.", "قال د. أحمد ذلك.", "انتهى!"],
        ["یہ پہلا ہے۔", "یہ دوسرا ہے۔"],
        ["यह एक है।", "यह दो है।"],
        ["It was adopted on 12 Dec. 2018 (Suppl. No. 49, Doc. A/73/49).", "Ser. A/18 says so."],
        [
            "They came to the U.S. in May.",
            "It was 5 p.m. in the U.S.",
            "The doors closed.",
            "The U.S. Congress met.",
        ],
        ["Adopté le 3 janv. 2019, lors de l'A.G.", "Les États votent.", "M. Le Goff, non."],
        ["Se aprobó el 12 dic. 2018; aprox. 30 casos.", "Llegaron a EE. UU.", "Los niños no."],
        [
            "Принято 12 дек. 2018 г. в Женеве.",
            "Он умер в 1837 г.",
            "В этой связи ушли дети, семьи и т. д.",
            "Всё.",
        ],
        ["Это сделал в 1830 г. А. С. Пушкин.", "В 2018 г. Генеральная Ассамблея решила."],
        ["Πού είναι;", "Εδώ είναι."],
    ],
)
def test_sentences_with_blanks_between(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[each.start : each.end] for each in sentences(text)] == parts


@pytest.mark.parametrize(
    "parts", [["第一句。", "第二句！", "“第三句？”", "第四句"], ["他说：「好。」", "然后走了。"]]
)
def test_chinese_needs_no_blank(parts: list[str]) -> None:
    text = "".join(parts)
    assert [text[each.start : each.end] for each in sentences(text)] == parts


def test_a_part_of_a_text() -> None:
    text = "One. Two. Three."
    assert [text[each.start : each.end] for each in sentences(text, 5, 9)] == ["Two."]
    assert sentences("") == ()
    assert sentences(" \n ") == ()


@given(st.text(st.sampled_from("aB. !?。؟…\n»”[^1]г5;(")))
def test_every_character_that_is_not_blank_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    inside = [place for each in spans for place in range(each.start, each.end)]
    assert len(inside) == len(set(inside))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(inside))
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] for each in spans)
