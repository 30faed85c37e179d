"""Names folded for look-alikes, shortened to codes, and found again in texts."""

from __future__ import annotations

from itertools import combinations

import pytest

from panel.domain import names
from panel.domain.names import Span

ALIKE = [
    ("Coastal Migrants’ Federation", "COASTAL MIGRANTS' FEDERATION"),
    ("Coastal Migrants’ Federation", "Federation of Coastal Migrants"),
    ("Coastal Migrants’ Federation", "The Coastal Migrants Federation"),
    ("Coastal Migrants’ Federation", "Сoastal Migrants’ Federation"),
    ("Coastal Migrants’ Federation", "Coаstаl Migrаnts Federаtion"),
    ("Coastal Migrants’ Federation", "Coastal Migrants' Federation Ltd."),
    ("Coastal Migrants’ Federation", "Coastal  Migrants\u00a0Federation"),
    ("Coastal Migrants’ Federation", "Coa\u200bstal Mig\u00adrants Federation\u200e"),
    ("Coastal Migrants’ Federation", "Cοastal Migrαnts Federatiοn"),
    ("Coastal Migrants’ Federation", "Ｃｏａｓｔａｌ Ｍｉｇｒａｎｔｓ Ｆｅｄｅｒａｔｉｏｎ"),
    ("Coastal Migrants’ Federation", "𝐂𝐨𝐚𝐬𝐭𝐚𝐥 𝑀𝑖𝑔𝑟𝑎𝑛𝑡𝑠 𝖥𝖾𝖽𝖾𝗋𝖺𝗍𝗂𝗈𝗇"),
    ("Coastal Migrants’ Federation", "Coastal Migrants Federation, Inc."),
    ("Coastal Migrants’ Federation", "Cóàstâl Mïgrãnts Fêdérátion"),
    ("Coastal Migrants’ Federation", "C0astal M1grants Federati0n"),
    ("Coastal Migrants’ Federation", "CoastaI Migrants’ Federation"),
    ("Coastal Migrants’ Federation", "«Coastal Migrants’ Federation»"),
    ("Coastal Migrants’ Federation", "Federation — Coastal Migrants (NGO)"),
    ("International Aid", "lnternational Aid"),
    ("International Aid", "Intemational Aid"),
    ("International Aid", "|nternational Aid"),
    ("International Aid", "Interna\u0163ional Aid"),
    ("Inter-Agency Programme", "Interagency Programme"),
    ("Co-operation for Women", "Cooperation for Women"),
    ("Women & Work", "Work and Women"),
    ("Women’s Watch", "VVomen's VVatch"),
    ("Asile e.V.", "ASILE EV"),
    ("U.N. Watchers", "UN Watchers"),
    ("Action 2030", "Action ٢٠٣٠"),
    ("Action 2030", "Action ２０３０"),
    ("Action 2030", "Action २०३०"),
    ("L’Association des Migrants", "Association Migrants"),
    ("Asociación de Jornaleras", "Asociacion Jornaleras"),
    ("Fundación Niñez", "FUNDACIÓN NIÑEZ, S.A."),
    ("Straße der Rechte", "STRASSE DER RECHTE"),
    ("Hjælp på Øen", "Hjaelp pa Oen"),
    ("Łódź Pomaga", "Lodz Pomaga"),
    ("Göç Derneği İzmir", "Goc Dernegi Izmir"),
    ("Национальная палата", "ПАЛАТА НАЦИОНАЛЬНАЯ"),
    ("Ещё помощь", "Еще помощь"),
    ("АНО «Миграция и право»", "Миграция, право"),
    ("COPE", "СОРЕ"),
    ("NATO Watch", "ΝΑΤΟ Watch"),
    ("CARE", "ᏟᎪᎡᎬ"),
    ("رابطة جيران النهر", "رَابِطَةُ جِيرَانِ النَّهْرِ"),
    ("رابطة الأسرة", "رابطه الاسره"),
    ("جمعية المهاجرين", "جـمـعـيـة المهاجرين"),
    ("یاری کودکان", "ياري كودكان"),
    ("中華移民協會", "中华移民协会"),
    ("移民 权利 会", "权利　移民　会"),
    ("ﾏｲｸﾞﾗﾝﾄの会", "マイグラントの会"),
]

DIFFERENT = [
    "Coastal Migrants’ Federation",
    "Inland Migrants’ Federation",
    "Coastal Migrants’ Forum",
    "Coastal Women’s Federation",
    "Harbour Workers’ Aid",
    "Harbour Workers’ Alliance",
    "Action 2030",
    "Action 2031",
    "Plan A",
    "Plan B",
    "Mali Solidarity",
    "Malawi Solidarity",
    "Asociación de Jornaleras Tierra Llana",
    "Asociación de Jornaleros Tierra Llana",
    "Ligue des parents du corridor",
    "Ligue des enfants du corridor",
    "Национальная палата по правам человека",
    "Национальный центр по правам человека",
    "Профсоюз сезонных рабочих",
    "Профсоюз сезонных работниц",
    "رابطة جيران النهر",
    "رابطة جيران البحر",
    "جمعية المهاجرين",
    "جمعية المهاجرات",
    "槟城工友夜校同学会",
    "槟城工友日校同学会",
    "移民工协会",
    "移民女工协会",
    "प्रवासी अधिकार मंच",
    "प्रवासी श्रमिक मंच",
    "이주민 권리 센터",
    "이주민 인권 센터",
    "International Organization for Migration",
    "International Organisation of Employers",
    "The Association",
    "Ltd",
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_look_alikes_share_a_skeleton(one: str, other: str) -> None:
    assert names.skeleton(one) == names.skeleton(other) != ""


def test_honest_names_keep_their_own() -> None:
    assert len(ALIKE) >= 40
    assert len(DIFFERENT) >= 20
    alike = [(a, b) for a, b in combinations(DIFFERENT, 2) if names.skeleton(a) == names.skeleton(b)]
    assert alike == []


@pytest.mark.parametrize("name", [*DIFFERENT, *(pair[0] for pair in ALIKE)])
def test_case_and_repetition_do_not_matter(name: str) -> None:
    folded = names.skeleton(name)
    assert names.skeleton(name.upper()) == names.skeleton(name.lower()) == folded
    assert names.skeleton(f"  {name} ") == folded


def test_a_name_without_a_word_has_no_skeleton() -> None:
    assert [names.skeleton(name) for name in ("", " — ", "«»", "\u200b", "’")] == [""] * 5


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Coastal Migrants’ Federation", "CMF"),
        ("Federation of Coastal Migrants", "FCM"),
        ("Harbour Workers' Aid", "HWA"),
        ("Inter-Agency Programme on Basic Services", "IPBS"),
        ("International Organization for Migration (IOM)", "IOM"),
        ("Caritas", "CARITAS"),
        ("Médecins du Monde", "MM"),
        ("L’Association des élèves d’Abidjan", "AEA"),
        ("Asociación de Jornaleras Tierra Llana", "AJTL"),
        ("Verein Zuflucht e.V.", "VZ"),
        ("Национальная палата по правам человека", "NPPC"),
        ("Профсоюз сезонных рабочих «Полевой стан»", "PSRPS"),
        ("Ένωση Μεταναστών", "EM"),
        ("رابطة جيران النهر", "RJN"),
        ("جمعية المهاجرين في الوادي", "JMFW"),
        ("Øst og Vest Ævintýri", "OOVA"),
        ("One Two Three Four Five Six Seven Eight Nine Ten", "OTTFFSSE"),
        ("Action 2030 Now", "A2N"),
        ("Vereinigung", "VEREINIG"),
        ("The Association", "ASSOCIAT"),
        ("槟城工友夜校同学会", ""),
        ("移民 Rights", ""),
        ("2030", ""),
        ("", ""),
    ],
)
def test_acronyms(name: str, acronym: str) -> None:
    assert names.acronym_suggestion(name) == acronym


TEXT = "We, the coastal migrants'\nfederation, file this. C.M.F. runs www.CMF.example and desk@cmf.example."


def shown(text: str, *args: object) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in names.contains_name(text, *args)]  # type: ignore[arg-type]


def test_name_acronym_and_domain_are_found_with_their_places() -> None:
    assert names.contains_name(TEXT, "Coastal Migrants’ Federation", "CMF", ["https://www.cmf.example/"]) == [
        Span(8, 36, "name"),
        Span(49, 54, "acronym"),
        Span(65, 76, "domain"),
        Span(86, 97, "domain"),
    ]


def test_nothing_is_found_where_nothing_is() -> None:
    text = "The migrants of the coast formed a federation. Careful: acmf, cmfx, notcmf.example.org"
    assert names.contains_name(text, "Coastal Migrants’ Federation", "CMF", ["cmf.example"]) == []
    assert names.contains_name("", "Coastal Migrants’ Federation", "CMF", ["cmf.example"]) == []
    assert names.contains_name(TEXT, "", "", []) == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("The ASOCIACION DE JORNALERAS says", "Asociación de Jornaleras", ["ASOCIACION DE JORNALERAS"]),
        ("Casa Cafe\u0301 opened", "Casa Café", ["Casa Cafe\u0301"]),
        ("Two Rooms-Clinic Friends", "Two Rooms Clinic Friends", ["Two Rooms-Clinic Friends"]),
        ("the Harbour Workers Aid.", "The Harbour Workers’ Aid Ltd.", ["the Harbour Workers Aid"]),
        ("at Rampe et Seuil we", "Rampe et Seuil – accès des personnes", ["Rampe et Seuil"]),
        ("«Полевой  стан» просит", "Профсоюз рабочих «Полевой стан»", ["Полевой  стан"]),
        ("ИЗ ПАЛАТЫ: палата прав", "Палата прав", ["палата прав"]),
        ("تقول رابطة جيران النهر", "رابطة جيران النهر", ["رابطة جيران النهر"]),
        ("وَرَابِطَةُ جِيرَانِ النَّهْرِ تطلب", "رابطة جيران النهر", ["رَابِطَةُ جِيرَانِ النَّهْرِ"]),
        ("وبرابطه جيران النهر", "رابطة جيران النهر", ["رابطه جيران النهر"]),
        ("我们槟城工友夜校同学会认为", "槟城工友夜校同学会", ["槟城工友夜校同学会"]),
        ("Caritas, caritas; caritasverband", "Caritas", ["Caritas", "caritas"]),
        ("soft\u00adly: Har\u00adbour Aid", "Harbour Aid", ["Har\u00adbour Aid"]),
        ("aid aid aid", "Aid Aid", ["aid aid", "aid aid"]),
    ],
)
def test_names_are_found_however_they_are_written(text: str, name: str, found: list[str]) -> None:
    assert shown(text, name) == [("name", each) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CMF, (cmf) C.M.F. c.m.f", ["CMF", "cmf", "C.M.F", "c.m.f"]),
        ("C M F and C\nM\nF", []),
        ("acmf cmfs CMF-led", ["CMF"]),
        ("ＣＭＦ", ["ＣＭＦ"]),
    ],
)
def test_acronyms_are_whole_words(text: str, found: list[str]) -> None:
    assert shown(text, "", "CMF") == [("acronym", each) for each in found]


def test_a_single_letter_is_no_acronym() -> None:
    assert names.contains_name("A text by a person", "", "A") == []


@pytest.mark.parametrize(
    ("domain", "text", "found"),
    [
        ("cmf.example", "on cmf.example.", ["cmf.example"]),
        ("https://www.cmf.example/about?x=1", "see http://CMF.EXAMPLE/y", ["CMF.EXAMPLE"]),
        ("desk@cmf.example", "mail info@cmf.example", ["cmf.example"]),
        ("http://cmf.example:8080", "sub.cmf.example", ["cmf.example"]),
        ("cmf.example", "网站cmf.example网站", ["cmf.example"]),
        ("cmf.example", "notcmf.example my-cmf.example cmf.examples", []),
        ("", "nothing.", []),
        ("localhost", "localhost", []),
        (".", "a.b", []),
    ],
)
def test_domains(domain: str, text: str, found: list[str]) -> None:
    assert shown(text, "", "", [domain]) == [("domain", each) for each in found]


def test_of_overlapping_places_the_outer_is_told() -> None:
    assert shown("Coastal CMF Federation", "Coastal CMF Federation", "CMF") == [
        ("name", "Coastal CMF Federation")
    ]


def test_long_texts() -> None:
    assert len(names.contains_name("cmf " * 17_500, "Coastal Federation", "CMF", ["cmf.example"])) == 17_500
    assert names.contains_name("a" * 70_000, "aaa aaa", "AAA", ["a.a"]) == []
