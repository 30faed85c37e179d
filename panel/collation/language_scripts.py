"""Which script a passage is in, and what the letters of a script already decide."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LATIN = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_STARTS = {"cyrillic": "\u0400-\u052f", "arabic": "\u0620-\u06ff", "han": _HAN}
_CLASSES = {
    "latin": re.compile(f"[{_LATIN}]+"),
    "cyrillic": re.compile("[\u0400-\u052f]+"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"),
    "han": re.compile(f"[{_HAN}]+"),
    "kana": re.compile("[\u3041-\u30ff\uff66-\uff9d]+"),
    "other": re.compile(
        "[\u0370-\u03ff\u0530-\u05ff\u0700-\u074f\u0780-\u1dff\u1f00-\u1fff\u2d00-\u2ddf\ua000-\uabff"
        "\uac00-\ud7a3\U00010000-\U0001efff]+"
    ),
}
#: A run in one script, with what may stand between its words and what is written over its letters.
RUN = {
    "cyrillic": re.compile(
        '[\u0400-\u052f](?:[\u0400-\u052f\u0300-\u036f\\d \u00a0,:«»"–-]*[\u0400-\u052f\u0300-\u036f])?'
    ),
    "arabic": re.compile('[\u0620-\u06ff](?:[\u0610-\u06ff\\d \u00a0:«»"()-]*[\u0620-\u06ff])?'),
    "han": re.compile(f"[{_HAN}](?:[{_HAN}\\d、,，:：《》“” ]*[{_HAN}])?"),
}
#: A sign with which a run of another script than this one (none: "") begins: most texts hold none.
OTHER_RUN = {
    own: re.compile("[{}]".format("".join(signs for script, signs in _STARTS.items() if script != own)))
    for own in ("", *_STARTS)
}
#: The weight of a letter: one Han character says what two or three letters say.
_WEIGHT = {"han": 2.5, "kana": 2.5}

#: Where this share of the signs is plain ASCII, no other script can be the main one.
_PLAIN = 0.8

_NOT_ARABIC = re.compile("[پچژگکیٹڈڑںےہھۆێەڵڕڤټځښږډۍې]")
_PERSIAN = re.compile(r"(?<!\w)(?:که|در|این|است|را|برای|از|ہے|کے|میں|اور|د|په)(?!\w)")
_NOT_RUSSIAN = re.compile("[іїєґўђјљњћџќѓѕқғңүұһәөӯҷҳӣЇІЄҐЎЂЈЉЊЋЏҚҒҢҮҰӘӨ]")
_RUSSIAN_ONLY = re.compile("[ыэё]")
#: So many letters of Russian without one that only Russian has are rare.
_ANY_RUSSIAN = 150
_HARD = re.compile("ъ")
_SOUTH = re.compile(
    r"(?<!\w)(?:са|се|че|като|със|бъде|които|който|което|както|още|како|што|може|треба|ще|ги|това|този|тази|тези|една"
    r"|\w{4,}ите)(?!\w)"
)


def count(text: str) -> dict[str, float]:
    """How many letters of each script a passage has, weighted; of plain ASCII its length."""
    if text.isascii() or len(text.encode("ascii", "ignore")) > _PLAIN * len(text):
        return {"latin": float(len(text))}
    return {
        script: sum(map(len, letters.findall(text))) * _WEIGHT.get(script, 1.0)
        for script, letters in _CLASSES.items()
    }


def read_script(script: str, text: str, counts: dict[str, float]) -> str:
    """The language of a passage in a script other than Latin: its own letters tell neighbours apart.
    Empty where they do not."""
    if script == "arabic":
        foreign = len(_NOT_ARABIC.findall(text)) + 2 * len(_PERSIAN.findall(text))
        return "unsupported" if foreign > 0.04 * counts["arabic"] else "ar"
    if script == "cyrillic":
        return _cyrillic(text.casefold(), counts["cyrillic"])
    if script == "han":
        return "unsupported" if counts.get("kana", 0.0) > 0.08 * counts["han"] else "zh"
    return "unsupported"


def _cyrillic(text: str, letters: float) -> str:
    if len(_NOT_RUSSIAN.findall(text)) > 0.01 * letters:
        return "unsupported"
    own = len(_RUSSIAN_ONLY.findall(text))
    hard, south = len(_HARD.findall(text)), len(_SOUTH.findall(text))
    if hard + south > max(1.0, 2.0 * own):
        return "unsupported"
    return "ru" if own or letters < _ANY_RUSSIAN else ""
