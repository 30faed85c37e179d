"""Stage 4: what a text names, in six languages, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation.citations import mentions
from panel.collation.citations_index import index, spellings
from panel.reference import gazetteer


def named(text: str, kind: str = "instrument") -> list[tuple[str, str]]:
    return [(each.code, text[each.start : each.end]) for each in mentions(text) if each.kind == kind]


def codes(text: str, kind: str = "instrument") -> list[str]:
    return [each.code for each in mentions(text) if each.kind == kind]


def articles(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.articles) for each in mentions(text) if each.articles]


@pytest.mark.parametrize(
    "text",
    [
        "We ask every port State to accede to the International Convention on the Protection of the Rights of All "
        "Migrant Workers and Members of Their Families.",
        "Nous prions les États d'adhérer à la Convention internationale sur la protection des droits de tous les "
        "travailleurs migrants et des membres de leur famille.",
        "Pedimos que se adhieran a la Convención Internacional sobre la Protección de los Derechos de todos los "
        "Trabajadores Migratorios y de sus Familiares.",
        "Мы просим присоединиться к Международной конвенции о защите прав всех трудящихся-мигрантов и членов их семей.",
        "نطلب من الدول الانضمام إلى الاتفاقية الدولية لحماية حقوق جميع العمال المهاجرين وأفراد أسرهم.",
        "我们请各国加入《保护所有移徙工人及其家庭成员权利国际公约》。",
    ],
)
def test_a_full_name_in_each_language(text: str) -> None:
    assert codes(text) == ["ICRMW"]


def test_a_name_broken_by_a_line_end_a_hyphen_a_note_and_a_page_number() -> None:
    assert codes(
        "under the Convention on the Rights of All Mig-\n  rant Workers\nand Members of Their Families"
    ) == ["ICRMW"]
    assert codes("the Convention on the Rights of Persons[^4]\n\n12\n\nwith Disabilities binds us") == [
        "CRPD"
    ]


def test_a_name_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert codes("They quoted the Covenant on Civil. Political rights came later.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ILO Conventions Nos. 97 and 143", ["ILO-97", "ILO-143"]),
        ("les conventions n° 29, 105 et 189 de l'OIT", ["ILO-29", "ILO-105", "ILO-189"]),
        ("los Convenios núm. 97 y núm. 143 de la OIT", ["ILO-97", "ILO-143"]),
        ("Конвенции МОТ № 97 и № 143", ["ILO-97", "ILO-143"]),
        ("اتفاقيتي منظمة العمل الدولية رقم 97 و143", ["ILO-97", "ILO-143"]),
        ("劳工组织第97号和第143号公约", ["ILO-97", "ILO-143"]),
        ("the Domestic Workers Convention, 2011 (No. 189)", ["ILO-189"]),
        ("the ILO has C189 and C.97", ["ILO-189", "ILO-97"]),
        ("Convention No. 108 of the Council of Europe", []),
        ("the convention gathered 143 delegates", []),
    ],
)
def test_conventions_by_number(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the two Covenants", ["ICCPR", "ICESCR"]),
        ("les deux Pactes", ["ICCPR", "ICESCR"]),
        ("оба пакта", ["ICCPR", "ICESCR"]),
        ("العهدان الدوليان", ["ICCPR", "ICESCR"]),
        ("两公约", ["ICCPR", "ICESCR"]),
        ("the Palermo Protocols", ["SMUGGLING-PROTOCOL", "TRAFFICKING-PROTOCOL"]),
        (
            "Conventions on the Rights of the Child and on the Rights of Persons with Disabilities",
            ["CRC", "CRPD"],
        ),
        ("the 1951 Convention and its 1967 Protocol", ["REFUGEE-1951", "REFUGEE-1967P"]),
    ],
)
def test_several_named_together(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_committee_is_not_its_treaty() -> None:
    text = "The Committee on the Rights of the Child (CRC) and the CEDAW Committee met. The CRC asked for figures."
    assert codes(text) == []
    assert codes(text, "mechanism") == ["crc", "crc", "cedaw", "crc"]
    assert codes("She cited article 3 of the CRC and urged States to ratify CERD.") == ["CRC", "ICERD"]
    assert codes("CERD was pleased.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Convention on the Rights of the Child Committee met.",
        "El Comité de la Convención sobre los Derechos del Niño",
        "le Comité de la Convention relative aux droits de l'enfant",
        "Комитет Конвенции о правах ребёнка",
        "لجنة اتفاقية حقوق الطفل",
        "《儿童权利公约》委员会",
    ],
)
def test_a_committee_called_by_the_name_of_its_treaty(text: str) -> None:
    assert (codes(text), codes(text, "mechanism")) == ([], ["crc"])


def test_no_two_instruments_have_one_name() -> None:
    assert codes("the Refugee Convention; the 1951 Refugee Convention") == ["REFUGEE-1951"] * 2
    assert codes("the OAU Refugee Convention") == ["OAU-REFUGEE-1969"]
    heads = index().heads
    named_by: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for each in gazetteer.named():
        for language, name in each.names:
            for words in spellings(language, name, heads):
                named_by.setdefault(words, set()).add(each.codes)
    assert {words: each for words, each in named_by.items() if len(each) > 1} == {}


def test_look_alikes_are_not_hits() -> None:
    for text in (
        "the Millennium Development Goals", "the Constitutional Convention", "Hong Kong SAR", "a plan of action",
        "the World Conference against Racism", "core human rights treaties", "our human rights committee",
    ):  # fmt: skip
        assert (text, mentions(text)) == (text, ())


def test_a_name_of_words_that_say_little_has_to_be_whole() -> None:
    whole = ("the Charter of the United Nations", "la Charte de l'ONU", "Устава ООН", "ميثاق الأمم المتحدة")
    assert [codes(text) for text in whole] == [["UN-CHARTER"]] * 4
    for text in ("the Charter says", "la charte", "устав", "ميثاق", "اتخاذ إجراءات عاجلة", "судами", "العهد"):
        assert (text, mentions(text)) == (text, ())


def test_the_word_alone_stands_for_what_was_named_last() -> None:
    text = (
        "The Convention was praised. We recall the Convention on the Rights of the Child and the ICCPR. "
        "The Convention protects families; the Covenant protects movement. The Convention on Lighthouses does not."
    )
    alone = [(each.code, each.start) for each in mentions(text) if each.form == "anaphora"]
    assert alone == [
        ("CRC", text.index("Convention protects")),
        ("ICCPR", text.index("Covenant protects")),
    ]


def test_optional_protocols() -> None:
    assert named("Ratify the ICESCR and its Optional Protocol.") == [
        ("ICESCR", "ICESCR"),
        ("ICESCR-OP", "Optional Protocol"),
    ]
    assert codes("Sign the Optional Protocol to CEDAW, OP-CAT and the Second Optional Protocol to the ICCPR.") == [
        "CEDAW-OP", "OPCAT", "ICCPR-OP2",
    ]  # fmt: skip
    assert codes("Join the Optional Protocols to CEDAW, CAT and the CRPD.") == [
        "CEDAW-OP",
        "OPCAT",
        "CRPD-OP",
    ]
    assert codes("Join the Optional Protocol to CEDAW. Then ratify CAT and CRPD.") == [
        "CEDAW-OP",
        "CAT",
        "CRPD",
    ]


def test_the_outcome_of_a_conference_named_before() -> None:
    text = "At the World Conference against Racism, States agreed on a Declaration and Programme of Action was adopted."
    assert named(text) == [("DURBAN", "Declaration and Programme of Action")]
    assert codes("A Declaration and Programme of Action was adopted.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Articles 9(1) and 12 of the ICCPR", [("ICCPR", ("9(1)", "12"))]),
        ("See CRPD, art. 18, para. 1.", [("CRPD", ("18(1)",))]),
        ("ст. 37 п. b Конвенции о правах ребенка", [("CRC", ("37(b)",))]),
        ("ICCPR, art. 9, para. and line unknown", [("ICCPR", ("9",))]),
        ("paragraph 2 of article 5 of the ICESCR", [("ICESCR", ("5(2)",))]),
        ("l'article 13 de la Déclaration universelle des droits de l'homme", [("UDHR", ("13",))]),
        ("el artículo 37 de la Convención sobre los Derechos del Niño", [("CRC", ("37",))]),
        ("статьи 9 и 10 Международного пакта о гражданских и политических правах", [("ICCPR", ("9", "10"))]),
        ("المادة 13 من الإعلان العالمي لحقوق الإنسان", [("UDHR", ("13",))]),
        ("《儿童权利公约》第二十二条第一款", [("CRC", ("22(1)",))]),
        ("The CRC binds us, and article 14 of the Constitution too.", []),
        ("Article 3 ECHR and article 4 of Protocol No. 4.", [("ECHR", ("3",))]),
        ("the ICCPR, article 7 of the CRC", [("CRC", ("7",))]),
        ("МПГПП, пункт 1 статьи 2 КЛДЖ", [("CEDAW", ("2(1)",))]),
        ("el PIDCP, artículo 13 de la Convención sobre los Derechos del Niño", [("CRC", ("13",))]),
        ("CRC, article 3, ICCPR, article 7", [("CRC", ("3",)), ("ICCPR", ("7",))]),
        ("artículo 8.2.h de la CADH", [("ACHR", ("8(2)(h)",))]),
        ("the CRC (art. 22.1).", [("CRC", ("22(1)",))]),
        ("The VCCR helps those detained, as Article 36 shows.", [("VCCR", ("36",))]),
    ],
)
def test_articles(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert articles(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see A/RES/73/195 and CMW/C/GC/2.", ["A/RES/73/195", "CMW/C/GC/2"]),
        ("General Assembly resolution 45/158", ["A/RES/45/158"]),
        ("Human Rights Council resolution 35/17", ["A/HRC/RES/35/17"]),
        ("Security Council resolution 1325 (2000)", ["S/RES/1325(2000)"]),
        ("la résolution 73/195 de l'Assemblée générale", ["A/RES/73/195"]),
        ("резолюция 73/195 Генеральной Ассамблеи", ["A/RES/73/195"]),
        ("大会第73/195号决议", ["A/RES/73/195"]),
        ("and/or he/she, 24/7", []),
    ],
)
def test_symbols(text: str, found: list[str]) -> None:
    assert codes(text, "symbol") == found


@pytest.mark.parametrize(
    "text", ["", " \n\n", "a", "x" * 70_000, "№" * 300, "(" * 5_000, "\n" * 20_000, "第" * 5_000]
)
def test_odd_texts_name_nothing(text: str) -> None:
    assert mentions(text) == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["the Convention ", "ICCPR", " article 3 ", "on the Rights of the Child", "\n\n", "第97号公约", "العهد",
                 "ILO Conventions Nos. 97 and 143", "Конвенция о правах ребенка ", "(CRC) ", "A/RES/1/2 "]
            ),
        ),
        max_size=14,
    )
)  # fmt: skip
def test_spans_lie_in_the_text_in_order_and_twice_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    found = mentions(text)
    assert found == mentions(text)
    assert list(found) == sorted(found)
    assert [each for each in found if not text[each.start : each.end].strip()] == []
    assert [each for each in found if not 0 <= each.start < each.end <= len(text)] == []
