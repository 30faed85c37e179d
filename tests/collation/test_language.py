"""Stage 2: six languages, a seventh that is none of them, short paragraphs, quotations."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation.language import SIX, UNSUPPORTED, language_of, languages, main_language
from panel.collation.segment import segment

SAID = {
    "en": "The harbour master told us that the boats had been turned away before dawn.",
    "fr": "Le capitaine du port nous a dit que les bateaux avaient été renvoyés avant l'aube.",
    "es": "El capitán del puerto nos dijo que los barcos habían sido devueltos antes del alba.",
    "ru": "Начальник порта сказал нам, что лодки были отправлены обратно ещё до рассвета.",
    "ar": "أخبرنا مدير الميناء أن القوارب أعيدت من حيث أتت قبل الفجر بساعات قليلة.",
    "zh": "港口主任告诉我们，这些船只在黎明之前就被遣返了。",
}
OTHERS = {
    "de": "Der Hafenmeister sagte uns, dass die Boote noch vor der Dämmerung abgewiesen worden waren.",
    "it": "Il comandante del porto ci ha detto che le barche erano state respinte prima dell'alba.",
    "pt": "O capitão do porto disse-nos que os barcos tinham sido mandados de volta antes da madrugada.",
    "nl": "De havenmeester vertelde ons dat de boten nog voor zonsopgang waren teruggestuurd.",
    "sv": "Hamnkaptenen berättade för oss att båtarna hade skickats tillbaka innan det blev ljust.",
    "pl": "Kapitan portu powiedział nam, że łodzie zostały zawrócone jeszcze przed świtem.",
    "ro": "Căpitanul portului ne-a spus că bărcile au fost întoarse din drum înainte de zori.",
    "tr": "Liman başkanı bize teknelerin şafaktan önce geri gönderildiğini söyledi ve bunun için özür diledi.",
    "vi": "Người quản lý cảng nói với chúng tôi rằng các con thuyền đã bị trả về trước khi trời sáng.",
    "uk": "Начальник порту сказав нам, що човни були відправлені назад ще до світанку, і це їх засмутило.",
    "bg": "Началникът на пристанището ни каза, че лодките са били върнати още преди да се съмне.",
    "fa": "رئیس بندر به ما گفت که قایق‌ها را پیش از سپیده‌دم بازگردانده‌اند و این کار را درست نمی‌داند.",
    "ja": "港の責任者は、船が夜明け前に追い返されたと私たちに話しました。",
    "ko": "항구 책임자는 배들이 새벽이 되기 전에 되돌려 보내졌다고 우리에게 말했습니다.",
    "el": "Ο λιμενάρχης μας είπε ότι οι βάρκες είχαν σταλεί πίσω πριν από την αυγή.",
    "hi": "बंदरगाह के प्रमुख ने हमें बताया कि नावें भोर से पहले लौटा दी गई थीं।",
}


def told(text: str) -> list[str]:
    return [block.language for block in languages(segment(text))]


@pytest.mark.parametrize("language", SIX)
def test_one_of_the_six(language: str) -> None:
    assert language_of(SAID[language]) == language
    assert main_language(segment(SAID[language])) == language


@pytest.mark.parametrize("language", OTHERS)
def test_a_seventh_is_not_forced_into_the_six(language: str) -> None:
    assert language_of(OTHERS[language]) == UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "text"), [*SAID.items(), *((UNSUPPORTED, each) for each in OTHERS.values())]
)
def test_accents_written_behind_their_letters(language: str, text: str) -> None:
    assert language_of(unicodedata.normalize("NFD", text)) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Educación, salud, migración e integración: más atención a la niñez."),
        ("fr", "Égalité, santé, liberté d'expression : où en est l'État ?"),
        ("ru", "Пожилые люди ещё ждут решений. Военный район закрыт, въезд запрещён."),
    ],
)
def test_little_but_accents_decides(language: str, text: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        assert language_of(written) == language
        assert main_language(segment(written)) == language


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_quotation_keeps_its_place_however_accents_are_written(form: str) -> None:
    russian = unicodedata.normalize(form, "Каждый ребёнок имеет право на свой дом")
    quoted = unicodedata.normalize(form, "Los niños tienen derecho a un hogar, y nadie debe quitárselo")
    text = f"The café wrote: {russian}. Then it said “{quoted}” to us, and that was all there was to it."
    text = unicodedata.normalize(form, text)
    (block,) = languages(segment(text))
    assert block.language == "en"
    assert [(each.language, text[each.start : each.end]) for each in block.quotations] == [
        ("ru", russian),
        ("es", quoted),
    ]


def test_each_paragraph_by_itself() -> None:
    text = "\n\n".join([*SAID.values(), OTHERS["de"]])
    assert told(text) == [*SAID, UNSUPPORTED]


def test_a_short_paragraph_takes_the_language_before_it_else_the_one_behind() -> None:
    assert told(f"12.\n\n{SAID['fr']}\n\nOui.\n\n{SAID['es']}\n\n17 %") == ["fr", "fr", "fr", "es", "es"]


@pytest.mark.parametrize("text", ["7 + 5", "…", "😀😀"])
def test_where_nothing_can_be_told(text: str) -> None:
    assert told(text) == [UNSUPPORTED]
    assert main_language(segment(text)) == UNSUPPORTED


def test_no_text_has_no_paragraph() -> None:
    assert languages(segment(" \n")) == ()
    assert main_language(segment("")) == UNSUPPORTED


def test_addresses_and_names_do_not_decide() -> None:
    assert (
        language_of("See www.example.org/les-droits-de-la-personne-et-du-citoyen for what the port did.")
        == "en"
    )


def quoted(text: str) -> list[tuple[str, str]]:
    return [
        (each.language, text[each.start : each.end])
        for block in languages(segment(text))
        for each in block.quotations
    ]


def test_a_quotation_in_another_script() -> None:
    text = f"The log says: {SAID['ar']} We had it read to us by the pilot, then by his brother, and both of them agree."
    assert told(text) == ["en"]
    ((language, words),) = quoted(text)
    assert (language, words) == ("ar", SAID["ar"].rstrip("."))


def test_a_quotation_in_marks_and_a_sentence_without() -> None:
    text = f"The chief wrote to us and said this: “{SAID['fr']}” This is what we have on file from that day."
    assert quoted(text) == [("fr", SAID["fr"])]
    text = f"This is what we were told on that day, and we have kept it. {SAID['es']} It is all that we know of it."
    assert quoted(text) == [("es", SAID["es"])]


def test_a_paragraph_is_in_the_language_of_its_own_words_however_much_it_quotes() -> None:
    words = (
        "Les enfants migrants ne doivent jamais être détenus dans les centres de rétention de la frontière."
    )
    text = f"The minister told the delegation on Monday in the capital: « {words} » Nobody answered him."
    assert told(text) == ["en"]
    assert [(language, said.strip()) for language, said in quoted(text)] == [("fr", words)]


def test_a_name_in_another_language_is_no_quotation() -> None:
    assert (
        quoted("The office of Médecins Sans Frontières and the Casa del Migrante are near the port of call.")
        == []
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20), st.sampled_from([*SAID.values(), *OTHERS.values(), "\n\n", "“", "”", "## "])
        ),
        max_size=8,
    )
)
def test_blocks_and_spans_lie_in_the_text_and_twice_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    document = segment(text)
    found = languages(document)
    assert found == languages(document)
    assert [(block.start, block.end) for block in found] == [
        (block.start, block.end) for block in document.paragraphs
    ]
    assert {block.language for block in found} <= {*SIX, UNSUPPORTED}
    spans = [(block, each) for block in found for each in block.quotations]
    assert [each for block, each in spans if not block.start <= each.start < each.end <= block.end] == []
    assert [each for block, each in spans if each.language == block.language] == []


@pytest.mark.parametrize("text", ["x" * 70_000, "я" * 70_000, "a b " * 20_000, "“" * 5_000, "« " * 5_000])
def test_odd_texts_end(text: str) -> None:
    assert len(languages(segment(text))) == 1
