"""Stage 5: what a sentence does, in six languages; who speaks, how strongly, to whom."""

from __future__ import annotations

import pytest

from panel.collation.roles import SentenceRole, roles
from panel.collation.segment import segment

SAID = {
    "inquiry": {
        "en": "Could the secretariat explain which offices accept oral complaints?",
        "fr": "Nous souhaitons savoir quels bureaux acceptent les plaintes orales.",
        "es": "¿Qué oficinas aceptan denuncias orales?",
        "ru": "Просим пояснить, в какие отделения можно подать устную жалобу.",
        "ar": "نود أن نعرف المكاتب التي تقبل الشكاوى الشفوية.",
        "zh": "请说明哪些办事处受理口头投诉。",
    },
    "observation": {
        "en": "The bakery opposite the station employs nine men from the same village.",
        "fr": "La boulangerie en face de la gare emploie neuf hommes du même village.",
        "es": "La panadería frente a la estación emplea a nueve hombres de la misma aldea.",
        "ru": "Пекарня напротив вокзала держит девять человек из одной деревни.",
        "ar": "يعمل في المخبز المقابل للمحطة تسعة رجال من القرية نفسها.",
        "zh": "车站对面的面包店雇了同村的九个人。",
    },
    "good practice": {
        "en": "Thanks to a night bus run by the union, cleaners got home safely all winter.",
        "fr": "Grâce au bus de nuit du syndicat, les agentes d'entretien sont rentrées sans encombre tout l'hiver.",
        "es": "Gracias al autobús nocturno del sindicato, las limpiadoras volvieron seguras a casa todo el invierno.",
        "ru": "Благодаря ночному автобусу профсоюза уборщицы всю зиму благополучно добирались домой.",
        "ar": "بفضل حافلة ليلية تسيرها النقابة عادت عاملات النظافة إلى بيوتهن بأمان طوال الشتاء.",
        "zh": "得益于工会开行的夜班车，清洁女工整个冬天都平安回家。",
    },
    "recommendation": {
        "en": "Governments should let cleaners choose their own shifts.",
        "fr": "Les gouvernements devraient laisser les agentes choisir leurs horaires.",
        "es": "Los gobiernos deberían dejar que las limpiadoras elijan sus turnos.",
        "ru": "Правительствам следует позволить уборщицам самим выбирать смены.",
        "ar": "ينبغي للحكومات أن تسمح لعاملات النظافة باختيار نوباتهن.",
        "zh": "各国政府应允许清洁女工自选班次。",
    },
    "policy gap": {
        "en": "There is no statute that covers night work in private homes.",
        "fr": "Aucune loi ne couvre le travail de nuit chez les particuliers.",
        "es": "Ninguna ley abarca el trabajo nocturno en casas particulares.",
        "ru": "Ни один закон не охватывает ночную работу в частных домах.",
        "ar": "لا يوجد قانون يشمل العمل الليلي في المنازل الخاصة.",
        "zh": "没有任何法律涵盖私人住宅内的夜间工作。",
    },
    "emerging issue": {
        "en": "For the first time, dispatchers are robots that speak no language of the drivers.",
        "fr": "Pour la première fois, des robots répartissent les courses entre les chauffeurs.",
        "es": "Por primera vez, unos robots reparten los viajes entre los conductores.",
        "ru": "Впервые заказы между водителями распределяют роботы.",
        "ar": "للمرة الأولى توزع الروبوتات الرحلات على السائقين.",
        "zh": "首次出现由机器人向司机派单的情况。",
    },
}
CASES = [(role, language, text) for role, texts in SAID.items() for language, text in texts.items()]


def only(text: str) -> SentenceRole:
    (found,) = roles(segment(text))
    return found


@pytest.mark.parametrize(("role", "language", "text"), CASES)
def test_each_role_in_each_language(role: str, language: str, text: str) -> None:
    assert only(text).role == role


SCOPES = [
    ("Tenants told us that the agent should repair the stove.", "observation"),
    ("“You must leave the keys,” the guard shouted.", "observation"),
    ("The agent should have repaired the stove last spring.", "observation"),
    ("It should be noted that the stove is older than the house.", "observation"),
    ("We do not recommend a new form.", "observation"),
    ("Who would dare to report a landlord who owns the whole street?", "observation"),
    ("Why not pay the deposit into a blocked account?", "recommendation"),
    ("No landlord should keep a deposit for a year.", "recommendation"),
    ("Tenants told us that the stove smokes, but landlords must repair it.", "recommendation"),
    ("We welcome the draft guidance.", "observation"),
    ("We welcome the decision of the city to cap deposits.", "good practice"),
    ("By 2031, publish the register of landlords.", "recommendation"),
    ("(a) Publish the register of landlords;", "recommendation"),
    ("We thank the Panel for the opportunity to comment.", "none"),
]


@pytest.mark.parametrize(("text", "role"), SCOPES)
def test_who_speaks_and_what_is_denied(text: str, role: str) -> None:
    assert only(text).role == role


STRENGTHS = [
    ("We urge the authorities to reopen the shelter.", "urged", 6),
    ("Landlords must hand back deposits.", "called on", 5),
    ("Landlords should hand back deposits.", "recommended", 4),
    ("The Panel may wish to visit the shelter.", "proposed", 3),
    ("The union stresses that the stove smokes.", "stressed", 2),
    ("The stove smokes.", "noted", 1),
    ("Nous exhortons les communes à rouvrir l'abri.", "urged", 6),
    ("Пока печь дымит, мы сожалеем о переезде.", "regretted", 2),
]


@pytest.mark.parametrize(("text", "verb", "strength"), STRENGTHS)
def test_the_strength_is_the_source_s_own(text: str, verb: str, strength: int) -> None:
    found = only(text)
    assert (found.verb, found.strength) == (verb, strength)


ASKED = [
    ("States of destination should recognize diplomas.", ["state of destination"]),
    ("We call on countries of origin and transit to share lists.", ["state of origin", "state of transit"]),
    ("Deposits should be paid back by landlords.", ["private sector"]),
    ("UNHCR and the African Union are invited to open an office.", ["un entity", "regional organization"]),
    ("Trade unions urge the Government to reopen the shelter.", ["states"]),
    ("Could the Panel explain paragraph 4?", ["panel"]),
    ("Les employeurs devraient rendre les diplômes.", ["private sector"]),
    ("Instamos a los municipios a reabrir el refugio.", ["local authority"]),
    ("Рекомендуем странам происхождения признавать дипломы.", ["state of origin"]),
    ("ندعو دول المقصد إلى الاعتراف بالشهادات.", ["state of destination"]),
    ("我们呼吁过境国承认文凭。", ["state of transit"]),
    ("The Government recognizes no diploma.", []),
]


@pytest.mark.parametrize(("text", "addressees"), ASKED)
def test_whom_it_addresses(text: str, addressees: list[str]) -> None:
    assert [each.addressee for each in only(text).addressees] == addressees


def test_the_names_and_the_cues_are_where_the_spans_say() -> None:
    text = "The stove smokes. We urge the municipality to sweep every chimney."
    found = roles(segment(text))[1]
    assert [text[each.start : each.end] for each in found.addressees] == ["municipality"]
    assert [text[cue.start : cue.end] for cue in found.cues] == ["urge"]
    assert text[found.start : found.end] == "We urge the municipality to sweep every chimney."


def test_a_heading_has_no_role_and_gives_one_to_what_stands_under_it() -> None:
    text = (
        "## Recommendations to States of destination\n\n- A shelter for every port.\n\n## Annex\n\nA shelter."
    )
    found = roles(segment(text))
    assert [each.role for each in found] == ["none", "recommendation", "none", "observation"]
    assert [each.addressee for each in found[1].addressees] == ["state of destination"]
    assert text[found[1].cues[0].start : found[1].cues[0].end] == "Recommend"


def test_the_line_that_opens_a_list_gives_its_role_strength_and_addressees() -> None:
    text = "We urge all States:\n\n- a shelter for every port;\n- a stove for every shelter.\n\nThe stove smokes."
    found = roles(segment(text))
    assert [(each.role, each.verb) for each in found] == [
        ("recommendation", "urged"), ("recommendation", "urged"), ("recommendation", "urged"), ("observation", "noted"),
    ]  # fmt: skip
    assert [each.addressee for each in found[2].addressees] == ["states"]


def test_a_language_that_is_not_read_has_no_role() -> None:
    found = only("Die Vermieter sollten die Kaution binnen eines Monats zurückzahlen, und zwar ohne Abzüge.")
    assert (found.role, found.confidence) == ("none", 0.0)


def test_no_text_has_no_sentence() -> None:
    assert roles(segment("")) == ()


def test_accents_case_and_vowel_signs_make_no_difference() -> None:
    plain = "ينبغي للحكومات أن تعيد فتح المأوى."
    signed = "يَنبَغي لِلحُكومات أَن تُعيد فَتح المَأوى."
    assert [(only(each).role, only(each).verb) for each in (plain, signed)] == [
        ("recommendation", "recommended")
    ] * 2
    assert only("LES COMMUNES DEVRAIENT ROUVRIR L'ABRI DE LA GARE.").role == "recommendation"
