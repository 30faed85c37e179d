"""Words as the thesaurus is looked up by: folded and without endings, one light stemmer a language.

Terms and texts pass through the same hand, so what it cuts wrongly it cuts wrongly on both sides. It is
rougher than ``panel.collation.folding``, which names of instruments need: here a noun and its verb should
meet (“regularización”, “regularizar”); words that would meet by chance are kept apart by ``concepts_apart``.
Chinese is not stemmed: each character stands alone. Words that carry no meaning fold to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from panel.collation.concepts_apart import apart
from panel.reference.thesaurus import concepts as thesaurus

#: A folded word and where it stands in the text, in code points.
Word = tuple[str, int, int]

_LETTERS = r"[^\W\d_\u3400-\u9fff]"
_MARKS = r"[\u0300-\u036f\u064b-\u0652\u0670\u0640]"
_WORD = re.compile(rf"{_LETTERS}+(?:{_MARKS}+{_LETTERS}*)*|[\u3400-\u9fff]|\d+(?:[.,]\d+)*")
_LEAST = 3
_LONGEST = 60

_ENDINGS = {
    "en": "ational izations ization isations isation ations ation ements ement ings ing ions ion ies ied ives"
    " ive ances ance ences ence ments ment izers izer izes ized ize ises ised ise ers er ors or ed es e s y",
    "fr": "issements issement isations isation ications ication ations ation ateurs ateur atrices atrice itions"
    " ition ements ement issant issent antes ante ants ant ances ance ences ence ions ion iques ique ives ive"
    " ifs if euses euse eurs eur ees ee es er ez ent ir iser ise isent ient ait aient ra ront eront era s e x",
    "es": "izaciones izacion aciones acion imientos imiento amientos amiento iciones icion adores ador adoras"
    " adora ancias ancia encias encia iones ion idades idad mente ando iendo ados ado adas ada idos ido idas"
    " ida ivos ivo ivas iva izar iza ar er ir an en aba aran era es os as o a e s",
}
_RUSSIAN = (
    "ированиями ированиями ированием ирования ированию ировании ирование ировать ируется ируют ирует"
    " ованием ования ованию овании ование овать уется уются уют ует ениями ениям ениях ением ения ению ении"
    " ение аниями аниям аниях анием ания анию ании ание иями ями ами остями остям остях остью ости ость"
    " еннных енных енным енной енная енное енные енный енного енному анных анным анной анная анное анные"
    " анный анного ающих ающим ающие ающий ающей ающего ующих ующим ующие ующий ующей ующего"
    " ского скому скими ским ских ская ское ские ский ской скую ного ному ными ным ных ная ное ные ный ной ную"
    " ого его ому ему ыми ими ием ией иям иях ться тся ать ять ить еть ает яет ают яют ит ят ал ала али ило"
    " ей ой ов ев ах ях ам ям ом ем ую юю ая яя ое ее ые ие ый ий ии ых их ым им ию ия а я о е у ю ы и й ь"
)
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARABIC_JOINED = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "لل")
_ARABIC_ARTICLE = (*_ARABIC_JOINED, "ال")
_ARABIC_FRONT = (*_ARABIC_ARTICLE, "وب", "ول", "و", "ف", "ب", "ل", "ك")
_ARABIC_BACK = "اتها اتهم يته يتها تهما ياتها اتهن ييهم هما تها تهم وها كما ها هم هن نا كم ات ان ون ين يه ته ية وا ا ه ة ي"

_EMPTY = {
    "en": "the of on for and in to a an its their his her all from by with under as or at is are be been being was"
    " were this that these those which who whom it they them than into within such any also more most"
    " between through including per every both where when upon will would can may don",
    "fr": "le la les l de d du des et en au aux un une pour sur par toute toutes tout tous leur leurs sa son ses ce"
    " cette ces qui que dont est sont dans ou a y se ne pas plus avec afin ainsi entre notamment compris chaque"
    " il elle ils elles on c s n qu ete etre ont",
    "es": "el los la las lo de del y e al para por su sus un una unos unas con que se es son como o u en a más entre"
    " todos todas todo toda esta este estos estas cada incluidos incluidas incluso mediante ante ser ha han sido le les"
    " nos estan estar",
    "ru": "о об и в во на по с со от за к их его ее для из у а или при до как что это также том числе который"
    " которые которых которой этого этих тем все всех всем мы они он она быть более между через свои своих",
    "ar": "في من على عن و الى إلى لدى بشأن جميع كافة التي الذي الذين ذلك هذه هذا ما أن ان مع بما أو او كل بين"
    " عند حيث هي هو وفي ومن وعلى كما بها لها لهم فيها منها به له",
    "zh": "的 了",
}


def words(text: str, language: str) -> Iterator[Word]:
    """The words of a text that carry meaning, folded, in order."""
    for hit in _WORD.finditer(text):
        word = hit[0]
        folded = stem(word if len(word) <= _LONGEST else word[:_LONGEST], language)
        if folded:
            start = hit.start()
            yield folded, start, start + len(word)


def plain(text: str) -> str:
    """A text without case, accents and spaces too many, its words with their endings."""
    return _bare(" ".join(text.split()))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A word without case, accents and endings; empty where it carries no meaning, as “who” and unlike “WHO”."""
    bare = _bare(word)
    if bare in _no_meaning(language) and not (len(word) > 2 and word.isascii() and word.isupper()):
        return ""
    first = bare[:1]
    if first.isdecimal():
        return _number(bare)
    if "\u0400" <= first <= "\u04ff":
        return apart(bare, "ru") or _cut(bare, _endings("ru"))
    if "\u0600" <= first <= "\u06ff":
        return _arabic(bare)
    return _latin(bare, language) if first < "\u0250" else bare


def _bare(word: str) -> str:
    """Lower case, without accents and vowel signs, letters that are written two ways in one."""
    if word.isascii():
        return word.lower()
    bare = word.casefold().replace("ё", "е").replace("й", "\ue000").translate(_ARABIC)
    bare = unicodedata.normalize("NFD", bare)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return bare.replace("\ue000", "й").replace("œ", "oe")


def _number(digits: str) -> str:
    """Digits in the ten common ones, without what parts thousands, without zeros in front."""
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", digits).replace(",", ".")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain).lstrip("0")


def _latin(word: str, language: str) -> str:
    if own := apart(word, language):
        return own
    if len(word) < 4:
        return word
    cut = _cut(word, _endings(language if language in _ENDINGS else "en"))
    return cut[:-1] if len(cut) > _LEAST + 1 and cut[-1] == cut[-2] else cut


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def _arabic(word: str) -> str:
    """Without the particles in front: of the ways to part them off, one that leaves a word of the thesaurus."""
    ways = [word, *(rest for front in _ARABIC_FRONT for rest in _without(word, front))]
    known = _arabic_known()
    return next((cut for cut in map(_arabic_back, ways) if cut in known), _arabic_back(_guessed(word)))


def _without(word: str, front: str) -> Iterator[str]:
    """The word without a particle; “for the” swallows the first letter of a word that begins with its own."""
    if word.startswith(front) and len(word) - len(front) >= _LEAST:
        yield word.removeprefix(front)
        if front.endswith("لل"):
            yield "ل" + word.removeprefix(front)


def _guessed(word: str) -> str:
    """Without the article and what is written before it; single letters stay, as they may belong to the word."""
    return next((rest for front in _ARABIC_ARTICLE for rest in _without(word, front)), word)


def _arabic_back(word: str) -> str:
    return _cut(_cut(word, _endings("ar")), _endings("ar"))


@lru_cache(maxsize=1)
def _arabic_known() -> frozenset[str]:
    """The words of the thesaurus in Arabic that stand alone or with the bare article."""
    found = (
        _bare(hit[0])
        for concept in thesaurus()
        for term in concept.in_language("ar")
        for hit in _WORD.finditer(term)
    )
    plain = (word.removeprefix("ال") if len(word) > _LEAST + 1 else word for word in found)
    return frozenset(_arabic_back(word) for word in plain if not word.startswith(_ARABIC_JOINED))


@lru_cache(maxsize=8)
def _endings(language: str) -> tuple[str, ...]:
    listed = {"ru": _RUSSIAN, "ar": _ARABIC_BACK}.get(language) or _ENDINGS[language]
    return tuple(sorted(set(listed.split()), key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=8)
def _no_meaning(language: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in _EMPTY.get(language, "").split())
