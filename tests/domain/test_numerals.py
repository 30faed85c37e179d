"""Numbers read by what they are worth: figures and words of six languages; what is no number is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel.domain.drafting.numeral_support import known
from panel.domain.drafting.numerals import numerals


def told(text: str, lang: str = "") -> list[tuple[str, Fraction]]:
    """The numbers that a text states, each with its least value."""
    return [(text[each.start : each.end], min(each.values)) for each in numerals(text, lang) if not each.bare]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "one hundred and five of twenty-one, two thousand and six", [105, 21, 2006]),
        (
            "en",
            "three million two hundred thousand; a hundred; 1,500; 19.81 million",
            [3_200_000, 100, 1500, 19_810_000],
        ),
        ("fr", "quatre-vingt-dix-sept, soixante et onze, vingt et un, deux cents", [97, 71, 21, 200]),
        ("fr", "mille neuf cent quatre-vingt-quatre ; 12 500 ; septante-deux", [1984, 12_500, 72]),
        ("es", "treinta y cinco, veintidós, ciento veinte, dos mil millones", [35, 22, 120, 2_000_000_000]),
        ("es", "quinientas personas y dieciséis casos", [500, 16]),
        ("ru", "двадцать пять, двести тысяч, ста сорока, 1,5 млн", [25, 200_000, 140, 1_500_000]),
        ("ar", "خمسة وعشرون يوما واثنا عشر وخمسة عشر و١٢ ومئة وخمسة", [25, 12, 15, 12, 105]),
        ("ar", "خلال الاثني عشر شهرا، ثلاثة آلاف، ألفان", [12, 3000]),
        ("zh", "二〇二六年，三百二十名儿童，3万人，一百五十万，第十四条", [2026, 320, 30_000, 1_500_000, 14]),
        ("hi", "१२ दिन", [12]),
    ],
)
def test_cardinals(lang: str, text: str, values: list[int]) -> None:
    assert [int(max(each.values)) for each in numerals(text, lang) if not each.bare] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 per cent", Fraction(1, 5)),
        ("20%", Fraction(1, 5)),
        ("a 20-per-cent gap", Fraction(1, 5)),
        ("twenty per cent", Fraction(1, 5)),
        ("one in five", Fraction(1, 5)),
        ("a fifth of them", Fraction(1, 5)),
        ("20 pour cent des femmes", Fraction(1, 5)),
        ("un cinquième des femmes", Fraction(1, 5)),
        ("el 20 por ciento", Fraction(1, 5)),
        ("uno de cada cinco", Fraction(1, 5)),
        ("20 процентов", Fraction(1, 5)),
        ("двадцати процентов", Fraction(1, 5)),
        ("٢٠ في المائة", Fraction(1, 5)),
        ("عشرون في المئة", Fraction(1, 5)),
        ("百分之二十", Fraction(1, 5)),
        ("五分之一", Fraction(1, 5)),
        ("2/3", Fraction(2, 3)),
        ("two thirds", Fraction(2, 3)),
        ("deux tiers", Fraction(2, 3)),
        ("две трети", Fraction(2, 3)),
        ("ثلثي", Fraction(1, 3)),
        ("ثلثا السكان", Fraction(2, 3)),
        ("un an et demi", Fraction(3, 2)),
        ("полтора года", Fraction(3, 2)),
        ("三分之二", Fraction(2, 3)),
    ],
)
def test_parts_of_a_whole(text: str, value: Fraction) -> None:
    assert value in known(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.000 personas", 1000),
        ("1 000 personnes", 1000),
        ("двенадцатидневный срок", 12),
        ("двадцатипятилетний", 25),
        ("les deux centres", 2),
        ("both centres", 2),
        ("оба центра", 2),
        ("مركزان", 2),
        ("a dozen", 12),
        ("the twelfth day", 12),
        ("l’article premier", 1),
        ("المادة الخامسة", 5),
        ("في الخامسة عشرة", 15),
        ("Part IV", 4),
        ("from 2019–20", 2020),
        ("214–215 million", 214_000_000),
        ("the 1990s", 90),
        ("at 6 p.m.", 18),
        ("第五条", 5),
        ("两年", 2),
        ("翻一番", 2),
        ("un million et demi", 1_500_000),
        ("dos millones y medio", 2_500_000),
        ("полтора миллиона", 1_500_000),
        ("полторы тысячи", 1500),
        ("два с половиной миллиона", 2_500_000),
        ("مليون ونصف", 1_500_000),
        ("two and a half million", 2_500_000),
        ("US$1.2m", 1_200_000),
        ("1,2 M€", 1_200_000),
        ("7 M de personnes", 7_000_000),
        ("10k people", 10_000),
    ],
)
def test_what_a_text_bears_out(text: str, value: int) -> None:
    assert Fraction(value) in known(text)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("once they seize the quince, cent by cent, in Sept", "en"),
        ("hundreds and thousands of people", "en"),
        ("the first and the third country, second-hand", "en"),
        ("三方和十分重要的万一", "zh"),
        ("por ciento", "es"),
        ("в первый раз", "ru"),
    ],
)
def test_what_is_no_number(text: str, lang: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a wall of 10 m, a road of 10 km", 10_000_000),
        ("a road of 10 km", 10_000),
        ("dos millones", 2_500_000),
        ("dos millones y medio", 1_500_000),
        ("half a million", 1_500_000),
    ],
)
def test_what_a_text_does_not_bear_out(text: str, value: int) -> None:
    assert Fraction(value) not in known(text)


def test_places() -> None:
    text = "within twelve days, or 1,500 km"
    assert told(text, "en") == [("twelve", Fraction(12)), ("1,500", Fraction(1500))]
