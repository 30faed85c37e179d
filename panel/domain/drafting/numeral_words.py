"""Words that stand for numbers in the six languages, as ``numerals`` reads them.

Without accents, tashkeel and case (``folded``). Cardinals up to hundreds and what multiplies; ordinals, pairs and
dozens of a source bear out a number too, but are none that a summary is held to. Forms follow the spelling rules
of CLDR for the languages (gender, case, the Belgian and Swiss tens).
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without case, accents, tashkeel and the variants of alif."""
    if word.isascii():
        return word.lower()
    plain = word.lower().translate(_ARABIC)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    return bare.translate(_ARABIC)


def _table(lines: str) -> dict[str, int]:
    """``20: vingt vingts`` line by line, by word."""
    found: dict[str, int] = {}
    for line in lines.strip().splitlines():
        value, _, words = line.partition(":")
        found |= dict.fromkeys((folded(word) for word in words.split()), int(value))
    return found


_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

CARDINALS: dict[str, dict[str, int]] = {
    "en": {
        **{word: value for value, word in enumerate(_ENGLISH)},
        **{word: 10 * value for value, word in enumerate(_ENGLISH_TENS, start=2)},
    },
    "fr": _table("""
0: zéro
1: un une
2: deux
3: trois
4: quatre
5: cinq
6: six
7: sept
8: huit
9: neuf
10: dix
11: onze
12: douze
13: treize
14: quatorze
15: quinze
16: seize
20: vingt vingts
30: trente
40: quarante
50: cinquante
60: soixante
70: septante
80: huitante octante
90: nonante
"""),
    "es": _table("""
0: cero
1: un uno una
2: dos
3: tres
4: cuatro
5: cinco
6: seis
7: siete
8: ocho
9: nueve
10: diez
11: once
12: doce
13: trece
14: catorce
15: quince
16: dieciséis
17: diecisiete
18: dieciocho
19: diecinueve
20: veinte
21: veintiún veintiuno veintiuna
22: veintidós
23: veintitrés
24: veinticuatro
25: veinticinco
26: veintiséis
27: veintisiete
28: veintiocho
29: veintinueve
30: treinta
40: cuarenta
50: cincuenta
60: sesenta
70: setenta
80: ochenta
90: noventa
100: cien ciento
200: doscientos doscientas
300: trescientos trescientas
400: cuatrocientos cuatrocientas
500: quinientos quinientas
600: seiscientos seiscientas
700: setecientos setecientas
800: ochocientos ochocientas
900: novecientos novecientas
"""),
    "ru": _table("""
0: ноль нуль нуля ноля
1: один одна одно одного одной одному одним одну одном
2: два две двух двум двумя двое двоих двоим
3: три трёх трём тремя трое троих троим
4: четыре четырёх четырём четырьмя четверо четверых
5: пять пяти пятью пятеро
6: шесть шести шестью шестеро
7: семь семи
8: восемь восьми восемью
9: девять девяти девятью
10: десять десяти десятью
11: одиннадцать одиннадцати одиннадцатью
12: двенадцать двенадцати двенадцатью
13: тринадцать тринадцати тринадцатью
14: четырнадцать четырнадцати четырнадцатью
15: пятнадцать пятнадцати пятнадцатью
16: шестнадцать шестнадцати шестнадцатью
17: семнадцать семнадцати семнадцатью
18: восемнадцать восемнадцати восемнадцатью
19: девятнадцать девятнадцати девятнадцатью
20: двадцать двадцати двадцатью
30: тридцать тридцати тридцатью
40: сорок сорока
50: пятьдесят пятидесяти пятьюдесятью
60: шестьдесят шестидесяти шестьюдесятью
70: семьдесят семидесяти семьюдесятью
80: восемьдесят восьмидесяти
90: девяносто девяноста
100: сто ста
200: двести двухсот двумстам двумястами
300: триста трёхсот трёмстам
400: четыреста четырёхсот
500: пятьсот пятисот
600: шестьсот шестисот
700: семьсот семисот
800: восемьсот восьмисот
900: девятьсот девятисот
"""),
    "ar": _table("""
0: صفر
1: واحد واحدة إحدى أحد
2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
3: ثلاث ثلاثة
4: أربع أربعة
5: خمس خمسة
6: ست ستة
7: سبع سبعة
8: ثمان ثماني ثمانية
9: تسع تسعة
10: عشر عشرة
20: عشرون عشرين
30: ثلاثون ثلاثين
40: أربعون أربعين
50: خمسون خمسين
60: ستون ستين
70: سبعون سبعين
80: ثمانون ثمانين
90: تسعون تسعين
100: مئة مائة
200: مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي
300: ثلاثمئة ثلاثمائة
400: أربعمئة أربعمائة
500: خمسمئة خمسمائة
600: ستمئة ستمائة
700: سبعمئة سبعمائة
800: ثمانمئة ثمانمائة ثمانيمائة
900: تسعمئة تسعمائة
"""),
}
"""By language: word → value, up to hundreds."""

HUNDREDS = frozenset({"hundred", "cent", "cents"})
"""Words that multiply what stands before them by a hundred."""

SCALES: dict[str, dict[str, int]] = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9},
    "fr": _table("1000: mille\n1000000: million millions\n1000000000: milliard milliards"),
    "es": _table("1000: mil\n1000000: millón millones"),
    "ru": _table("""
1000: тысяча тысячи тысяч тысячу тысячам тысячами тысячах тыс
1000000: миллион миллиона миллионов миллионам миллионами млн
1000000000: миллиард миллиарда миллиардов миллиардам млрд
"""),
    "ar": _table("""
1000: ألف ألفا آلاف
1000000: مليون مليونا ملايين
1000000000: مليار مليارا مليارات
"""),
}
"""By language: word → what it multiplies the number before it by."""

ARTICLES = frozenset("a an one un une uno".split())
"""What makes a bare “hundred” or “million” a number."""

BARE = frozenset(folded(word) for word in "mil mille cent ألف مليون مليار тысяча тысячу миллион".split())
"""Multipliers that are numbers by themselves."""

TIED: dict[str, str] = {
    "once": "es", "quince": "es", "dos": "es", "mil": "es", "tres": "es", "cien": "es", "seis": "es", "ten": "en",
    "seize": "fr", "cent": "fr", "cents": "fr", "sept": "fr", "mille": "fr", "dix": "fr",
}  # fmt: skip
"""Words that are numbers in one language and something else in another: read in texts of the first alone."""

ALSO: dict[str, int] = {
    **{f"{word}th": value for value, word in enumerate(_ENGLISH) if value > 12},
    **{f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_ENGLISH_TENS, start=2)},
    **_table("""
11: eleventh onzième
12: twelfth
2: both pair couple twice double doubled doubling doubles second
2: doubler doublement duplicar duplique duplicado doble ambos ambas par double paire couple deuxième segundo segunda
2: оба обе обоих обеих дважды вдвое вдвоем удвоить удвоения удвоение двойной пара
2: второй вторая второе второго второй вторую كلا كلتا كلتي ضعف مضاعفة يضاعف الثاني الثانية
1: first premier première primer primero primera первый первая первое первого первой الأول الأولى once single seul
3: third thrice triple troisième tercer tercero tercera третий третья третье третьего третьей الثالث الثالثة
4: fourth quatrième cuarto cuarta четвёртый четвёртая четвёртого четвёртой الرابع الرابعة
5: fifth cinquième quinto quinta пятый пятая пятого пятой الخامس الخامسة
6: sixth sixième sexto sexta шестой шестая шестого السادس السادسة
7: seventh septième séptimo séptima седьмой седьмая седьмого السابع السابعة
8: eighth huitième octavo octava восьмой восьмая восьмого الثامن الثامنة
9: ninth neuvième noveno novena девятый девятая девятого التاسع التاسعة
10: tenth dixième décimo décima десятый десятая десятого العاشر العاشرة decade décennie década
10: decennial décennal décennale decenal عشري عشرية
5: quinquennial quinquennal quinquennale quinquenal خمسي خمسية
10: десятилетие десятилетия عقد dizaine decena
12: douzième dozen douzaine docena дюжина
14: fortnight quatorzième
15: quinzaine quincena
20: vingtaine veintena
100: century siècle siglo centaine centenar век века قرن сотня
"""),
}  # fmt: skip
"""Other words by which a source says a number: ordinals, pairs, dozens, decades."""

COMPOUND = re.compile(
    r"(?:дн|суточн|недел|месяч|лет|часов|минут|процент|крат|член|сторонн|мест|этаж|комнат|тысяч|миллион)"
)
"""What follows a number in a Russian compound: “двенадцатидневный”."""

FRACTIONS: dict[str, Fraction] = {
    folded(word): Fraction(1, part)
    for part, words in (
        (2, "half halves halve halved halving moitié demi demie mitad medio media نصف"),
        (2, "половина половины половину половине половиной вдвое наполовину"),
        (3, "third thirds tiers tercio tercios tercera треть трети третей ثلث ثلثا ثلثي"),
        (4, "quarter quarters quart quarts cuarto cuartos cuarta четверть четверти четвертей ربع أرباع"),
        (5, "fifth fifths cinquième cinquièmes quinto quintos quinta خمس أخماس"),
        (10, "tenth tenths dixième dixièmes décimo décima عشر أعشار"),
    )
    for word in words.split()
}
"""Words for parts of a whole; “two thirds” is one of them twice."""

HALVES = frozenset(
    folded(word) for word in "half moitié mitad половина половины половину половине نصف".split()
)
"""Parts that need no number before them."""
