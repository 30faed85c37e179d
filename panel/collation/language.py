"""Stage 2: the language of each paragraph, and of quotations within it.

One of the six official languages or ``unsupported``: a seventh is never forced into the six. Scripts are
counted first; Latin letters are told apart by small words, and only where these do not decide by py3langid's
statistics over all the languages it knows. A paragraph too short to tell takes the language of the one
before it, else of the one after, else of the whole text. Letters count the same whether their accents are written
with them or behind them. Offsets are code points over exactly the text given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from panel.collation.language_scripts import OTHER_RUN, RUN, count, read_script
from panel.collation.language_words import LETTERS, small_words, small_words_of_others
from panel.collation.segment import Document
from panel.collation.sentences import sentences

SIX: Final = ("en", "fr", "es", "ru", "ar", "zh")
UNSUPPORTED: Final = "unsupported"

_WORD = re.compile(r"[^\W\d_]+")
#: The letters of ASCII as small ones, its other signs as blanks: cutting at blanks is faster than an expression.
_LETTERS_ONLY: Final = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_QUOTED = re.compile(r"“([^“”]{12,600})”|«([^«»]{12,600})»|\"([^\"\n]{12,600})\"|„([^„“”]{12,600})[“”]")
_MARK = re.compile(r"[“«\"„]")
_GLANCE, _SAMPLE, _LONGEST = 240, 2_000, 20_000
_ENOUGH = 2.0
_AHEAD = 1.35
_SHARE = 0.09
_SURE = 0.95
_FOREIGN = 4
_FEW = 40
_LEAST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A span of a text, in code points, and its language: one of the six or ``unsupported``."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class ParagraphLanguage:
    """The language of a block of a text, in the order of its blocks, and what it quotes in others."""

    start: int
    end: int
    language: str
    quotations: tuple[LanguageSpan, ...] = ()


@lru_cache(maxsize=2)
def languages(document: Document) -> tuple[ParagraphLanguage, ...]:
    """The language of every block of a text."""
    blocks = document.paragraphs
    texts = [document.text[block.inner : block.end] for block in blocks]
    filled = _filled(texts)
    return tuple(
        ParagraphLanguage(block.start, block.end, own, tuple(_quotations(text, block.inner, own)))
        for block, text, own in zip(blocks, texts, filled, strict=True)
    )


def main_language(document: Document) -> str:
    """The language of most of a text, by letters."""
    texts = [document.text[block.inner : block.end] for block in document.paragraphs]
    return _main(_filled(texts), texts) or UNSUPPORTED


def language_of(text: str) -> str:
    """The language of a passage by itself; empty where it is too short to tell."""
    told = _told(text[:_GLANCE])
    return told or (_told(text[:_SAMPLE], at_last=True) if len(text) > _GLANCE else _told(text, at_last=True))


@lru_cache(maxsize=1_000)
def _told(text: str, *, at_last: bool = False) -> str:
    """The language of a sample; statistics are asked only ``at_last``."""
    text = _composed(text)
    counts = count(text)
    script = max(counts, key=lambda name: (counts[name], name))
    if counts[script] < 2:
        return ""
    if script == "latin":
        return _latin(text, at_last=at_last)
    if script == "han" and counts["han"] < counts.get("kana", 0.0) * 6:
        return UNSUPPORTED
    return read_script(script, text, counts) or (_best_of(text) if at_last else "")


def _latin(text: str, *, at_last: bool) -> str:
    if "@" in text or "www." in text or "://" in text:
        text = _ADDRESS.sub(" ", text)
    words = _words(text)
    scores = _scores(text, words)
    *_, second, most = sorted([0.0, 0.0, *scores.values()])
    if most >= max(_ENOUGH, _SHARE * len(words)) and most >= _AHEAD * second:
        best = next(language for language, score in scores.items() if score == most)
        return best if best in SIX else UNSUPPORTED
    return (
        _by_statistics(text, scores, len(words)) if at_last and sum(map(len, words)) >= _LEAST_LETTERS else ""
    )


def _composed(text: str) -> str:
    """A text with its accents in its letters, to be looked at; its offsets are not those of the text."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return text.translate(_LETTERS_ONLY).split() if text.isascii() else _WORD.findall(text.casefold())


def _scores(text: str, words: Sequence[str]) -> dict[str, float]:
    """How much the small words and the letters of a passage speak for each language."""
    known = small_words()
    scores: defaultdict[str, float] = defaultdict(float)
    for several in filter(None, map(known.get, words)):
        for language, share in several:
            scores[language] += share
    if not text.isascii():
        low = text.casefold()
        for letter in sorted(LETTERS.keys() & set(low)):
            having, times = LETTERS[letter].split(), min(low.count(letter), 3)
            for language in having:
                scores[language] += times / len(having)
    return scores


def _by_statistics(text: str, scores: dict[str, float], words: int) -> str:
    """What all statistics say where small words leave it open; empty where they are not sure either."""
    language, sure = _classified(text)
    if language in SIX and (sure >= 0.5 or scores.get(language, 0.0) >= 1.0):
        return str(language)
    if sure >= _SURE and scores.get(language, 0.0) * 2 >= max(
        (scores.get(own, 0.0) for own in SIX), default=0.0
    ):
        return UNSUPPORTED
    return "" if words < 12 else _best_of(text)


def _best_of(text: str) -> str:
    """The language that statistics give a text without anything beside it to lean on."""
    if not _WORD.search(text):
        return UNSUPPORTED
    language, _ = _classified(_composed(text[:_SAMPLE]))
    return str(language) if language in SIX else UNSUPPORTED


@lru_cache(maxsize=8)
def _classified(text: str) -> tuple[str, float]:
    """What the statistics say and how sure they are; asked twice in a row, they are not asked again."""
    language, sure = _model().classify(text)
    return language, sure


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _filled(texts: Sequence[str]) -> list[str]:
    """The language of each; a gap is filled from before, else from behind, else from the whole.

    Of a few words beside others that can be told, statistics are not asked.
    """
    filled = [_told(_own(text)[:_GLANCE]) for text in texts]
    alone = not any(filled)
    for place, text in enumerate(texts):
        if not filled[place] and (alone or len(text) > _FEW):
            filled[place] = language_of(text)
    last = ""
    for place, language in enumerate(filled):
        filled[place] = last = language or last
    if last == "" and filled:
        return [_best_of(" ".join(texts))] * len(filled)
    following = next((language for language in filled if language), "")
    return [language or following for language in filled]


def _own(text: str) -> str:
    """What a paragraph says in its own words, without what it quotes; all of it where these do not tell."""
    if _MARK.search(text) is None:
        return text
    rest = _QUOTED.sub(" ", text)
    return rest if _told(rest[:_GLANCE]) else text


def _main(told: Sequence[str], texts: Sequence[str]) -> str:
    sums: defaultdict[str, float] = defaultdict(float)
    for language, text in zip(told, texts, strict=True):
        sums[language] += len(text) * (2.5 if language == "zh" else 1.0)
    return max(sums, key=lambda language: (sums[language], language), default="")


def _quotations(text: str, offset: int, own: str) -> Iterator[LanguageSpan]:
    """Spans in another language: runs in another script, words in quotation marks, whole sentences."""
    found = [*_marked(text, own), *_other_sentences(text, own)]
    if not text.isascii():
        found += _other_scripts(text, own)
    end = -1
    for start, stop, language in sorted(found):
        if start >= end:
            yield LanguageSpan(offset + start, offset + stop, language)
            end = stop


_SCRIPT_OF = {"ru": "cyrillic", "ar": "arabic", "zh": "han"}
_LEAST_RUN = {"cyrillic": 12, "arabic": 10, "han": 6}


def _other_scripts(text: str, own: str) -> Iterator[tuple[int, int, str]]:
    mine = _SCRIPT_OF.get(own, "")
    if OTHER_RUN[mine].search(text) is None:
        return
    for script, run in RUN.items():
        if script != mine:
            for hit in run.finditer(text):
                language = language_of(hit[0]) if len(hit[0]) >= _LEAST_RUN[script] else ""
                if language and language != own:
                    yield hit.start(), hit.end(), language


def _marked(text: str, own: str) -> Iterator[tuple[int, int, str]]:
    if _MARK.search(text) is None:
        return
    for hit in _QUOTED.finditer(text):
        group = hit.lastindex or 0
        language = language_of(hit[group]) if len(hit[group].split()) >= 4 else ""
        if language and language != own:
            yield hit.start(group), hit.end(group), language


def _other_sentences(text: str, own: str) -> Iterator[tuple[int, int, str]]:
    """Sentences of a paragraph that small words alone assign to another language in Latin letters."""
    foreign = small_words_of_others(own).intersection(_composed(text).casefold().split())
    if len(foreign) < _FOREIGN or len(text) > _LONGEST:
        return
    parts = sentences(text)
    for part in parts if len(parts) > 1 else ():
        inside = _composed(text[part.start : part.end])
        words = _words(inside)
        if len(words) < 6 or count(inside).get("latin", 0.0) < 0.6 * len(inside):
            continue
        scores = _scores(inside, words)
        best = max(scores, key=lambda language: (scores[language], language), default=own)
        language = best if best in SIX else UNSUPPORTED
        if language != own and scores[best] >= max(1.5, _SHARE * len(words), 3 * scores.get(own, 0.0)):
            yield part.start, part.end, language
