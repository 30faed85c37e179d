"""Words as they are compared: without case, accents, plural and case endings, line-end hyphens.

A rough hand on purpose: names in the gazetteer and words in a text pass through the same one, so what it
does wrong it does wrong on both sides. Articles, prepositions and the like fold to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SIGNS = r"\u00ad\u0300-\u036f\u064b-\u065f\u0670"
_LETTER = rf"[^\W\d_\u3400-\u9fff\u00b2\u00b3\u00b9\u2070-\u209f{_SIGNS}]"
_NEXT_LINE = r"[-‐\u00ad][ \t]{0,4}\n[ \t]{0,8}"
#: A page number alone on its line, with a blank line beside it: what stands before and after it belongs together.
_PAGE = r"\n(?:[ \t]{0,8}\n){1,3}[ \t]{0,8}\d{1,3}[ \t]{0,8}\n(?:[ \t]{0,8}\n){0,3}"
_STOP = r"\.(?:(?<=[^\W\d_]{4}\.)|(?<=[A-ZА-Я]{2}\.))(?<!arts\.)(?<!núms\.)(?=\s)"
#: Words in plain letters first: they are most of what there is, and need least looking at.
_TOKEN = re.compile(
    rf"[A-Za-z]+(?![^\W\d_]|[-‐{_SIGNS}])|[\u3400-\u9fff]|\d+"
    rf"|{_LETTER}[{_SIGNS}]*(?:{_LETTER}|[{_SIGNS}])*(?:{_NEXT_LINE}{_LETTER}+)*"
    rf"|<sup>\d{{1,3}}</sup>|\[\^[^\[\]\s]{{1,8}}\]|{_PAGE}|\n[ \t]{{0,8}}\n|[!?;؟؛。！？；]|{_STOP}"
)
_IS_END = re.compile(r"[!?;؟؛。！？；.]\Z|\n[ \t]*\n\Z")
_NO_WORD = re.compile(r"<sup>|\[\^|\s+\d")

#: Folds to this where a sentence or paragraph ends: no name goes on behind it.
END = "\n"

_EMPTY = (
    "the of on for and in to a an its their his her all from by with under as or nos no "
    "relating related relative concerning regarding against international united nations un uno "
    "le la les l de d du des et en au aux à pour sur contre par toute toutes tout tous leur leurs "
    "relatif relatifs relative relatives concernant internationale internationales internationaux "
    "nations unies onu se "
    "el los las del y e al para por sobre contra relativo relativa relativos relativas todos todas su sus lo "
    "internacional internacionales naciones unidas n nº núm num número número "
    "о об и в во на по с со от за к их его её для против всех всем года год г № номер "
    "международный международная международные международное оон "
    "объединенных наций организация "
    "في من على عن و الى إلى لدى المتعلقة المتعلق الخاصة الخاص الخاصين الخاصان بشأن جميع كافة ضد دولية دولي "
    "الأمم المتحدة عام لعام سنة لسنة رقم "
    "的 和 及 与 之 于 以"
)
_CYRILLIC = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ием|ией|иям|иях|ей|ой|ов|ев|ах|ях|ам|ям|ом|ем|ую|юю|ая|яя|ое|ее"
    r"|ые|ие|ый|ий|ии|ых|их|ым|им|ию|ия|а|я|о|е|у|ю|ы|и|й|ь)\Z"
)
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_ARABIC_FRONT = re.compile(r"(?:ال|لل|[وفبلك])(?=\w{3})")
_ARABIC_BACK = re.compile(r"(?<=\w{3})(?:ان|ين|ون)\Z")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text that carry meaning: folded, as they stand, and where."""

    folded: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Tokens:
    """The words of a text; ``END`` stands between sentences."""
    found = [(word, hit) for hit in _TOKEN.finditer(text) if (word := fold(hit[0]))]
    return Tokens(
        [word for word, _ in found],
        [hit[0] for _, hit in found],
        [hit.start() for _, hit in found],
        [hit.end() for _, hit in found],
    )


@lru_cache(maxsize=200_000)
def fold(token: str) -> str:
    """The form in which a word is compared; empty where it carries no meaning, ``END`` at an end."""
    if _NO_WORD.match(token):
        return ""
    if _IS_END.search(token):
        return END
    bare = stem(token)
    return "" if bare in _no_meaning() else bare


def stem(token: str) -> str:
    """A word without case, accents and endings."""
    if token.isdecimal():
        return str(int(token)) if len(token) < 10 else token
    word = re.sub(_NEXT_LINE, "", token).replace("\u00ad", "")
    word = word.casefold().translate(_ARABIC)
    if "\u0400" <= word[:1] <= "\u04ff":
        word = word.replace("ё", "е")
        return _CYRILLIC.sub("", word) if len(word) > 4 else word
    word = unicodedata.normalize("NFD", word)
    word = "".join(sign for sign in word if not unicodedata.combining(sign)).replace("œ", "oe")
    first = word[:1]
    if "\u0600" <= first <= "\u06ff":
        return _arabic(word)
    return _latin(word) if first < "\u0250" else word


def _latin(word: str) -> str:
    if len(word) > 3:
        word = word.removesuffix("s").removesuffix("e")
    for old, new in (("isation", "ization"), ("isd", "izd"), ("ised", "ized"), ("our", "or"), ("mm", "m")):
        if word.endswith(old):
            return word.removesuffix(old) + new
    return word[:-1] + "z" if len(word) > 5 and word.endswith("is") else word


def _arabic(word: str) -> str:
    before = ""
    while before != word and len(word) > 3:
        before, word = word, _ARABIC_FRONT.sub("", word, count=1) if _ARABIC_FRONT.match(word) else word
    return _ARABIC_BACK.sub("", word)


@lru_cache(maxsize=1)
def _no_meaning() -> frozenset[str]:
    return frozenset(stem(word) for word in _EMPTY.split())
