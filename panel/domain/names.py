"""Names of organizations: folded to find look-alikes, shortened to acronyms, found again in texts.

House rules, working methods, sections on accreditation and on withheld names. Equal skeletons make an
officer look; they refuse nobody. Folding forgets on purpose: case, accents, order of words, the letter
that looks like another. Offsets are Unicode code points over exactly the text given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text gives an organization away; ``kind`` is ``name``, ``acronym`` or ``domain``."""

    start: int
    end: int
    kind: str


def _pairs(pairs: str) -> dict[int, str]:
    """``"аa вb"`` as a translation table."""
    return {ord(pair[0]): pair[1:] for pair in pairs.split()}


#: Letters that do not decompose but are an accented or joined form of others.
_SPELLED = _pairs("øo łl đd ħh ŧt ıi ȷj æae œoe þth ðd ŋn ɑa ɡg ɩi ʀr ʟl ɴn ᴏo ᴀa ᴄc ᴇe ᴛt")
#: Arabic letters that are written one for the other, with the Persian and Urdu forms.
_ARABIC = _pairs("ىي ةه ٱا کك یي ہه ھه ەه ےي ۀه") | {0x640: ""}
#: Traditional characters frequent in names of organizations, and their simplified forms.
_HAN = _pairs(
    "協协 會会 聯联 國国 權权 際际 組组 織织 勞劳 動动 婦妇 處处 學学 團团 護护 難难 華华 東东 門门 "
    "廣广 灣湾 發发 聲声 經经 濟济 業业 義义 愛爱 區区 縣县 總总 員员 連连 進进 農农 漁渔 僑侨 鄉乡 "
    "親亲 裡里 萬万 龍龙 陽阳 關关 庫库 書书 館馆 務务 網网 絡络 紅红 點点"
)
#: Letters of other scripts that look like Latin ones, small after casefolding. A letter whose two cases
#: look like different letters goes with its capital, so that case never matters.
_ALIKE = _pairs(
    "аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd ԛq ԝw һh ӏl ѵv ғf қk ңh ҳx αa βb εe ζz ηh ιi κk μm νn οo ρp τt "
    "υy χx օo սu հh ոn ցg Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꭵi Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꭱr Ꮪs Ꭲt Ꮩv Ꮃw Ꮓz ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓙj ꓗk "
    "ꓡl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz"
)
#: Small letters that look like another Latin letter than their capital; read so in a word of mixed scripts.
_SHAPE = _pairs("νv ηn υu ωw γy ςs σo гr пn иu вb зe бb чy шw")
_FIGURES = _pairs("0o 1l 3e 4a 5s 8b")
_STROKES = _pairs("il") | {ord("|"): "l", ord("ǀ"): "l"}

_STOP_WORDS = (
    "the of for and in on to an at by with de des du la le les et en pour aux au el los las del al y e da do dos das "
    "der die das und für von im zu il lo gli della di i и в во по для на"
)
#: Words of one letter; they are told apart by script, lest в ("in") hide the B of a "Plan B".
_ONE_LETTER = frozenset("aeoyildивсоку")
_LEGAL_FORMS = (
    "inc incorporated ltd limited llc llp plc co corp corporation company gmbh ggmbh mbh ev ag kg sa sarl sas srl sl "
    "spa bv nv vzw asbl aisbl ivzw vof ong ngo npo ngos pty pvt cic cio regd registered ac iap scrl eg oy ab as aps "
    "ооо зао оао пао ано нко нпо гмбх"
)
_PREFIXES = "co|inter|anti|non|multi|trans|sub|pan|pro|re|pre|post|mid"
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_LATIN, _LOOKING_LATIN = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0370-\u03ff\u0400-\u052f]")
_APOSTROPHES = re.compile("['`´ʹʻʼʽˈ‘’‛′＇]")
_DOTTED = re.compile(r"\b\w(?:\.\w)+\b\.?")
_ELIDED = re.compile(r"\b([ldcjmnstLDCJMNST]|[qQ]u)['’](?=\w)")
_WORD = re.compile(r"[^\W_]+")


def skeleton(name: str) -> str:
    """A name with everything folded in which a look-alike may differ; empty for a name without a word.

    Folded are case, accents, width and style of letters, invisible characters, letters and figures that
    look alike (Latin, Cyrillic, Greek and some more; I, l and 1; rn and m), digits of other scripts,
    Arabic spelling, frequent traditional Han characters, punctuation, order of the words, words without
    meaning of their own, and legal forms.
    """
    words = [(_alike(word), word) for word in _words(name)]
    telling = [alike for alike, word in words if not _idle(word)]
    return " ".join(sorted(filter(None, telling or (alike for alike, _ in words))))


def _words(name: str) -> list[str]:
    """The words of a name, in order, without accents and the like."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    plain = _APOSTROPHES.sub("", _ELIDED.sub(r"\1 ", plain))
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    plain = re.sub(rf"\b({_PREFIXES})[-\u2010\u2011](?=\w)", r"\1", plain, flags=re.IGNORECASE)
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain))
    return "".join(c if unicodedata.category(c)[0] in "LMN" or c in "|ǀ" else " " for c in plain).split()


def _alike(word: str) -> str:
    """A word in the letters it looks like."""
    if _LATIN.search(word) and _LOOKING_LATIN.search(word):
        word = word.translate(_SHAPE)
    word = _letters(word).translate(_ALIKE).translate(_HAN)
    if sum(c.isalpha() for c in word) > 1:
        word = word.translate(_FIGURES).translate(_STROKES)
    word = word.replace("rn", "m").replace("vv", "w")
    return unicodedata.normalize("NFC", word.replace("|", ""))


def _letters(word: str) -> str:
    """Case, joined letters, Arabic spelling and digits folded; what a reader would call the same letter."""
    word = word.casefold().translate(_SPELLED).translate(_ARABIC)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in word)


def _idle(word: str) -> bool:
    """Whether a word tells organizations apart no better than a comma does."""
    return word.casefold() in _ONE_LETTER if len(word) == 1 else _alike(word) in _idle_words()


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(_alike(word) for word in f"{_STOP_WORDS} {_LEGAL_FORMS}".split() if len(word) > 1)


_INITIALS = (
    _pairs(
        "аA бB вV гG дD еE жZ зZ иI йY кK лL мM нN оO пP рR сS тT уU фF хK цC чC шS щS ыY эE юY яY іI їI "
        "єY ґG ўU қK ғG ңN өO үU ұU һH αA βV γG δD εE ζZ ηI θT ιI κK λL μM νN ξX οO πP ρR σS τT υY φF χC ψP ωO"
    )
    | _pairs("اA بB تT ثT جJ حH خK دD ذD رR زZ سS شS صS ضD طT ظZ عA غG فF قQ كK لL مM نN هH وW يY پP چC گG")
    | _SPELLED
)
_GIVEN = re.compile(r"\(([A-Z0-9][A-Z0-9&.\-]{1,9})\)")


def acronym_suggestion(name: str) -> str:
    """A code of two to eight Latin capitals for a name; empty where the script has no initials.

    An acronym that stands in brackets is taken; otherwise the initials of the words that mean
    something, or a single such word itself. Cyrillic, Greek and Arabic initials are transliterated,
    since codes stand in the notes of summaries in every language.
    """
    given = _GIVEN.search(name)
    if given is not None:
        return given[1].replace(".", "")[:8]
    plain = _MARKS.sub("", unicodedata.normalize("NFD", _ELIDED.sub(r"\1 ", name)))
    plain = re.sub(r"(?<=\w)[-\u2010\u2011](?=\w)", "", _APOSTROPHES.sub("", plain))
    words = [
        word.removeprefix("ال") for word in _WORD.findall(_DOTTED.sub(lambda d: d[0].replace(".", ""), plain))
    ]
    latin = [word.casefold().translate(_INITIALS) for word in words if word and not _idle(word)]
    latin = latin or [word.casefold().translate(_INITIALS) for word in words]
    code = "".join(latin if len(latin) == 1 else (word[:1] for word in latin)).upper()
    code = re.sub("[^A-Z0-9]", "", code)[:8]
    return code if len(code) > 1 and not code.isdigit() else ""


_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PROCLITIC = re.compile("(?:^| )[وف]?[بلك]?(?:ال)?$")
_PARTS = re.compile(r"\s[–—-]\s|[:;(),]|\s/\s")
_QUOTED = re.compile('[«“„"]([^«»“”„"]{3,})[»”“"]')
_ARTICLES = re.compile("^(?:the|le|la|les|el|los|las|l|der|die|das|il|lo|gli|o|os|a|as) ")


def contains_name(text: str, name: str, acronym: str = "", domains: Iterable[str] = ()) -> list[Span]:
    """Where a text names the organization: by its name, its acronym, or an address on the web.

    Case, accents, apostrophes, dots in the acronym and line breaks do not matter; words do: "CARE" is not
    found in "careful". The name is also looked for without its article, its legal form and what follows
    a dash or bracket, and by the part in quotation marks. ``domains`` may be addresses of pages or mail.
    Spans are in order; none lies within another. Inflected forms of a name are not found: this warns an
    author before a name-withheld text is filed, it does not promise that nothing gives the author away.
    """
    folded = _Folded(text)
    found = {span for variant in _variants(name) for span in folded.find(variant, "name")}
    if len(letters := _plain(acronym).replace(" ", "")) > 1:
        found.update(folded.find(" ".join(letters), "acronym", joined=True))
    for host in filter(None, map(_host, domains)):
        pattern = rf"(?<![0-9A-Za-z-]){re.escape(host)}(?![0-9A-Za-z-])"
        found.update(Span(*hit.span(), "domain") for hit in re.finditer(pattern, text, re.IGNORECASE))
    outer: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end, span.kind)):
        if not outer or span.end > outer[-1].end:
            outer.append(span)
    return outer


def _host(address: str) -> str:
    """The host of an address: ``cmf.example`` of ``https://www.cmf.example/about`` or ``desk@cmf.example``."""
    host = re.sub(r"^[a-z]+:/*", "", address.strip().lower()).partition("/")[0].rpartition("@")[2]
    host = host.partition(":")[0].removeprefix("www.").strip(".")
    return host if "." in host else ""


def _variants(name: str) -> set[str]:
    """The forms in which a name is looked for, folded; a lone short word is no form of a longer name."""
    main = _PARTS.split(name.strip())[0]
    whole = _plain(name)
    shorter = {_plain(main), *(_plain(quoted) for quoted in _QUOTED.findall(name))}
    shorter |= {_ARTICLES.sub("", form) for form in (whole, *shorter)}
    legal = set(_plain(_LEGAL_FORMS).split())
    shorter |= {" ".join(words[:-1]) for form in shorter if (words := form.split()) and words[-1] in legal}
    telling = {form for form in shorter if " " in form or len(form) > 3 or _NO_SPACES.match(form)}
    return (telling | {whole}) - {""}


def _plain(text: str) -> str:
    return _Folded(text).plain.strip()


class _Folded:
    """A text folded for finding words in it, with the way back to the places in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        letters: list[str] = []
        self.places: list[int] = []
        for place, character in enumerate(text):
            for letter in _fold(character):
                if letter != " " or (letters and letters[-1] != " "):
                    letters.append(letter)
                    self.places.append(place)
        self.plain = "".join(letters)

    def find(self, words: str, kind: str, *, joined: bool = False) -> Iterator[Span]:
        """Every place of some folded words; ``joined``: letters that may have dots, not blanks, between."""
        pattern = re.escape(words).replace(r"\ ", " ?" if joined else " ")
        for hit in re.finditer(f"(?=({pattern}))", self.plain) if words else ():
            start, end = hit.span(1)
            first, last = self.places[start], self.places[end - 1] + 1
            blank = joined and any(c.isspace() for c in self.text[first:last])
            if not blank and self._bounded(start, end):
                yield Span(first, self._with_marks(last), kind)

    def _bounded(self, start: int, end: int) -> bool:
        plain = self.plain
        before = start == 0 or plain[start - 1] == " " or _NO_SPACES.match(plain[start])
        if not before and "\u0621" <= plain[start] <= "\u06d3":
            before = _PROCLITIC.search(plain[max(0, start - 6) : start])
        after = end == len(plain) or plain[end] == " " or _NO_SPACES.match(plain[end - 1])
        return bool(before and after)

    def _with_marks(self, end: int) -> int:
        while end < len(self.text) and unicodedata.category(self.text[end]) in ("Mn", "Me", "Cf"):
            end += 1
        return end


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """One character of a text as nothing, one or more letters, or a blank."""
    if unicodedata.category(character) == "Cf" or _APOSTROPHES.match(character):
        return ""
    plain = _letters(_MARKS.sub("", unicodedata.normalize("NFKD", character)))
    kept = (c if unicodedata.category(c)[0] in "LNM" else " " for c in plain)
    return unicodedata.normalize("NFC", "".join(kept))
