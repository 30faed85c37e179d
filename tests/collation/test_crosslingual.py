"""Passages find their counterparts in another language, the same whatever the order."""

from __future__ import annotations

import pytest

from panel.collation.crosslingual import Candidate, Knowledge, Side, counterparts, probably_same
from panel.reference.thesaurus import concepts

ENGLISH = (
    "The ferry carried 212 refugees to Lampedusa in 2014.",
    "Nurses from abroad wait two years for a work permit.",
    "Every village school should teach the children of seasonal workers.",
    "The court found that the detention of the asylum seeker was arbitrary.",
    "Drinking water is sold at ten times its price in informal settlements.",
    "Remittances pay for the medicines of grandparents.",
)
OTHERS = {
    "fr": (
        "Le traversier a amené 212 réfugiés à Lampedusa en 2014.",
        "Les infirmières venues de l'étranger attendent deux ans un permis de travail.",
        "Chaque école de village devrait accueillir les enfants des travailleurs saisonniers.",
        "Le tribunal a jugé arbitraire la détention du demandeur d'asile.",
        "L'eau potable se vend dix fois son prix dans les quartiers informels.",
        "Les envois de fonds paient les médicaments des grands-parents.",
    ),
    "ru": (
        "В 2014 году паром доставил на Лампедузу 212 беженцев.",
        "Медсёстры из-за рубежа два года ждут разрешения на работу.",
        "Каждая сельская школа должна учить детей сезонных работников.",
        "Суд признал содержание просителя убежища под стражей произвольным.",
        "Питьевая вода в неформальных поселениях продаётся в десять раз дороже.",
        "На денежные переводы покупают лекарства для бабушек и дедушек.",
    ),
    "ar": (
        "نقلت العبارة 212 لاجئا إلى لامبيدوزا في عام 2014.",
        "تنتظر الممرضات القادمات من الخارج سنتين للحصول على تصريح عمل.",
        "ينبغي لكل مدرسة في القرى أن تعلم أطفال العمال الموسميين.",
        "رأت المحكمة أن احتجاز طالب اللجوء كان تعسفيا.",
        "تباع مياه الشرب في المستوطنات العشوائية بعشرة أضعاف سعرها.",
        "تشترى بالتحويلات المالية أدوية الأجداد.",
    ),
    "zh": (
        "2014年，渡轮将212名难民送到兰佩杜萨（Lampedusa）。",
        "来自国外的护士要等两年才能拿到工作许可。",
        "每所乡村学校都应教育季节性工人的子女。",
        "法院认定对寻求庇护者的拘留是任意的。",
        "非正规住区的饮用水以十倍价格出售。",
        "汇款用来支付祖父母的药品。",
    ),
}
EN = Side(ENGLISH, "en")


@pytest.mark.parametrize("language", OTHERS)
def test_each_finds_its_counterpart(language: str) -> None:
    found = counterparts(Side(OTHERS[language], language), EN, best=1)
    assert [each[0].place for each in found] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_without_concepts_little_is_found(language: str) -> None:
    found = counterparts(Side(OTHERS[language], language), EN, Knowledge((), from_here=False), best=1)
    right = [place for place, each in enumerate(found) if each[0].place == place]
    assert 0 in right
    assert len(right) < 5


def test_between_two_languages_other_than_english() -> None:
    found = counterparts(Side(OTHERS["zh"], "zh"), Side(OTHERS["ru"], "ru"), best=1)
    assert [each[0].place for each in found] == [0, 1, 2, 3, 4, 5]


def test_the_order_does_not_matter() -> None:
    left = OTHERS["ru"][:3]
    told = {text: each for text, each in zip(left, counterparts(Side(left, "ru"), EN), strict=True)}
    for order in ((left[1], left[2], left[0]), left[::-1]):
        again = counterparts(Side(order, "ru"), EN)
        assert {text: each for text, each in zip(order, again, strict=True)} == told
    backwards = counterparts(Side(left, "ru"), Side(ENGLISH[::-1], "en"))
    turned = [[Candidate(5 - each.place, each.score) for each in found] for found in backwards]
    assert turned == [list(told[text]) for text in left]


def test_the_same_passage_twice_changes_nothing() -> None:
    once = counterparts(Side(OTHERS["fr"], "fr"), EN)
    assert counterparts(Side((*OTHERS["fr"], OTHERS["fr"][2]), "fr"), EN) == (*once, once[2])


def test_aligned_passages_teach_words_that_the_thesaurus_lacks() -> None:
    left = Side(("Сосновая белка спит.", "Каменная ящерица спит."), "ru")
    right = Side(("The stone lizard sleeps.", "The pine squirrel sleeps."), "en")
    aligned = (("Ящерица бежит.", "The lizard runs."), ("Белка бежит.", "The squirrel runs."))
    found = counterparts(left, right, Knowledge((), aligned), best=1)
    assert [each[0].place for each in found] == [1, 0]


def test_candidates_are_best_first_and_as_many_as_asked() -> None:
    found = counterparts(Side(OTHERS["fr"], "fr"), EN, best=4)
    for candidates in found:
        assert len(candidates) == 4
        assert list(candidates) == sorted(candidates, key=lambda each: -each.score)


@pytest.mark.parametrize("text", ["", " ", "١٢", "字" * 5000, "a" * 70_000, "🛟🛟", "\x00"])
def test_odd_passages(text: str) -> None:
    assert len(counterparts(Side((text,), "ar"), EN)[0]) == 5
    assert len(counterparts(EN, Side((text,), "zh"), Knowledge(concepts()[:5]))[0]) == 1


def test_nothing_beside_nothing() -> None:
    assert counterparts(Side((), "fr"), EN) == ()
    assert counterparts(EN, Side((), "fr")) == ((),) * 6


@pytest.mark.parametrize("language", OTHERS)
def test_what_has_no_counterpart_is_not_given_one(language: str) -> None:
    left = Side((*OTHERS[language], OTHERS[language][1]), language)
    right = Side((ENGLISH[1], "The weather was fine.", ENGLISH[0], ENGLISH[1]), "en")
    found = probably_same(left, right)
    assert [each and each.place for each in found] == [2, 0, None, None, None, None, 0]
    assert all(each is None or each.score >= 1 for each in found)


def test_nothing_is_the_same_as_nothing() -> None:
    assert probably_same(Side((), "fr"), EN) == ()
    assert probably_same(EN, Side((), "fr")) == (None,) * 6
