"""A translation of a campaign's text is offered as probably the same, and nothing else is."""

from __future__ import annotations

import pytest

from panel.collation import Campaign, Source, campaigns, translations
from panel.collation.campaigns_translations import paragraphs_alike
from tests.collation.letters import filed

ENGLISH = """Detention of children at borders must end. In 2026 our association counted 143 children in 12 centres.

Under article 37 of the Convention on the Rights of the Child, detention is a measure of last resort. Children need guardians and schools.

Migrant workers pay recruitment fees that they cannot afford. Domestic workers lose their passports and their wages.

We recommend regularization, access to health care and family reunification."""
TRANSLATED = {
    "fr": """La détention d’enfants aux frontières doit cesser. En 2026, notre association a compté 143 enfants dans 12 centres.

Selon l’article 37 de la Convention relative aux droits de l’enfant, la détention est une mesure de dernier ressort. Les enfants ont besoin de tuteurs et d’écoles.

Les travailleurs migrants paient des frais de recrutement trop élevés pour eux. Les travailleurs domestiques perdent leur passeport et leur salaire.

Nous recommandons la régularisation, l’accès aux soins de santé et le regroupement familial.""",
    "es": """La detención de niños en las fronteras debe terminar. En 2026 nuestra asociación contó 143 niños en 12 centros.

Según el artículo 37 de la Convención sobre los Derechos del Niño, la detención es una medida de último recurso. Los niños necesitan tutores y escuelas.

Los trabajadores migrantes pagan comisiones de contratación que no pueden permitirse. Los trabajadores domésticos pierden su pasaporte y su salario.

Recomendamos la regularización, el acceso a la atención de la salud y la reunificación familiar.""",
    "ru": """Задержание детей на границах должно прекратиться. В 2026 году наша ассоциация насчитала 143 ребёнка в 12 центрах.

Согласно статье 37 Конвенции о правах ребенка задержание является крайней мерой. Детям нужны опекуны и школы.

Трудящиеся-мигранты платят сборы за трудоустройство, которые им не по силам. Домашние работники лишаются паспортов и заработной платы.

Мы рекомендуем регуляризацию, доступ к медицинской помощи и воссоединение семей.""",
    "ar": """يجب إنهاء احتجاز الأطفال على الحدود. في عام 2026 أحصت جمعيتنا 143 طفلا في 12 مركزا.

بموجب المادة 37 من اتفاقية حقوق الطفل يكون الاحتجاز ملاذا أخيرا. ويحتاج الأطفال إلى أوصياء ومدارس.

يدفع العمال المهاجرون رسوم استقدام لا طاقة لهم بها. ويفقد العمال المنزليون جوازات سفرهم وأجورهم.

نوصي بتسوية الأوضاع والحصول على الرعاية الصحية ولم شمل الأسر.""",
    "zh": """必须停止在边境拘留儿童。2026年，本协会在12个中心统计到143名儿童。

根据《儿童权利公约》第37条，拘留是最后手段。儿童需要监护人和学校。

移民工人支付无力承担的招聘费用。家政工人失去护照和工资。

我们建议正规化、获得医疗保健以及家庭团聚。""",
}
OTHERS = {
    "fr": "Les envois de fonds coûtent cher. Les banques ferment des comptes en 2026.\n\nLes diasporas financent des écoles et des puits.\n\nLes étudiants étrangers attendent leur visa.\n\nNous demandons des statistiques et des consulats ouverts.",
    "es": "Las remesas cuestan mucho. Los bancos cierran cuentas en 2026.\n\nLas diásporas financian escuelas y pozos.\n\nLos estudiantes extranjeros esperan su visado.\n\nPedimos estadísticas y consulados abiertos.",
    "ru": "Денежные переводы обходятся дорого. В 2026 году банки закрывают счета.\n\nДиаспоры оплачивают школы и колодцы.\n\nИностранные студенты ждут визу.\n\nМы просим статистику и открытые консульства.",
    "ar": "التحويلات المالية باهظة الثمن. وتغلق المصارف الحسابات في عام 2026.\n\nتمول جاليات الشتات المدارس والآبار.\n\nينتظر الطلاب الأجانب تأشيراتهم.\n\nنطلب إحصاءات وقنصليات مفتوحة.",
    "zh": "汇款费用高昂。2026年银行关闭账户。\n\n侨民资助学校和水井。\n\n外国学生等待签证。\n\n我们要求统计数据和开放的领事馆。",
}


def grouped(*texts: str) -> tuple[tuple[Campaign, ...], tuple[Source, ...]]:
    """Two copies of the English letter, and the texts behind them."""
    sources = filed(ENGLISH, ENGLISH, *texts)
    return campaigns(sources), sources


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_offered_and_another_text_is_not(language: str) -> None:
    groups, sources = grouped(OTHERS[language], TRANSLATED[language])
    found = translations(groups, sources)
    assert [(each.representative, each.source_id, each.language) for each in found] == [
        ("T000", "T003", language)
    ]
    assert 0.55 <= found[0].score <= 1.0


def test_nothing_is_merged() -> None:
    groups, _ = grouped(*TRANSLATED.values())
    assert [[member.source_id for member in group.members] for group in groups] == [["T000", "T001"]]


def test_the_order_does_not_matter() -> None:
    groups, sources = grouped(*TRANSLATED.values(), *OTHERS.values())
    once = translations(groups, sources)
    assert [each.source_id for each in sorted(once, key=lambda each: each.source_id)] == [
        "T002", "T003", "T004", "T005", "T006",
    ]  # fmt: skip
    assert translations(groups[::-1], sources[::-1]) == once


def test_of_two_campaigns_the_larger_one_is_named_first() -> None:
    sources = filed(TRANSLATED["es"], TRANSLATED["es"], ENGLISH, ENGLISH, ENGLISH)
    found = translations(campaigns(sources), sources)
    assert [(each.representative, each.source_id) for each in found] == [("T002", "T000")]


def test_a_text_without_a_campaign_is_offered_to_nobody() -> None:
    sources = filed(ENGLISH, TRANSLATED["fr"])
    assert translations(campaigns(sources), sources) == ()


def test_a_language_that_is_known_is_not_looked_for() -> None:
    groups, sources = grouped(TRANSLATED["fr"])
    assert translations(groups, sources, {"T000": "en", "T002": "unsupported"}) == ()


def test_paragraphs_are_compared_in_proportion() -> None:
    assert paragraphs_alike((100, 50, 50), (40, 20, 20)) == 1.0
    assert paragraphs_alike((100, 50, 50), (20, 20, 80)) == 0.0
    assert paragraphs_alike((100,), (30,)) == 0.5
    assert paragraphs_alike((), (3,)) == 0.0
    assert paragraphs_alike((1, 1, 1, 1, 1), (1, 1, 1)) == 0.0


@pytest.mark.parametrize("text", ["", "🛟", "字" * 3_000, "x" * 70_000, "- \n- \n- ", "12 " * 400])
def test_odd_texts(text: str) -> None:
    groups, sources = grouped(text)
    assert translations(groups, sources) == ()
