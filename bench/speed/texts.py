"""Invented commentaries: words without meaning by Zipf's law among the small words of six languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

WORDS = 600
"""Words of a commentary."""

_SMALL = {
    "en": "the of and to in that is for on with as by at from or not have this which been their are were",
    "fr": "le la les de des et à dans que pour sur avec par une est sont qui ne pas au aux leur cette été",
    "es": "el la los las de y en que para con por una es son no del al se su sus esta han sido como más",
    "ru": "и в на что не с по для из от к как это их был были при или также до за о все которые мы",
    "ar": "في من على أن إلى عن التي الذي هذا هذه ما لا كان قد مع بين كل أو ذلك غير بعد حتى كما لم",
    "zh": "的 了 在 是 和 有 不 我们 他们 这 对 也 与 为 等 及 以 或 被 中",
}
_LETTERS = {
    "en": "etaoinshrdlcumwfgypbvk",
    "fr": "esaitnrulodcpméèvqfbgh",
    "es": "eaosrnidlctumpbgvyqhfzj",
    "ru": "оеаинтсрвлкмдпуяыьгзбчй",
    "ar": "ايلمنورتبةعدسفهكقحجشصطخ",
    "zh": "".join(map(chr, range(0x4E10, 0x4FA0))),
}
_SHARE = {"en": 0.5, "fr": 0.15, "es": 0.15, "ru": 0.08, "ar": 0.07, "zh": 0.05}
_VOCABULARY = 8_000
_SENTENCE, _PARAGRAPH = 20, 75
_NAMED = (
    "the Convention on the Rights of the Child", "article 12 of the ICESCR", "ICRMW", "A/RES/73/195",
    "the Committee on Migrant Workers", "ILO Conventions Nos. 97 and 143", "la Convención sobre el Estatuto "
    "de los Refugiados", "статья 13 Пакта", "《儿童权利公约》",
)  # fmt: skip


class Author:
    """Writes commentaries, the same ones on every run."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = np.random.default_rng(seed)
        self._vocabularies = {name: self._vocabulary(name) for name in _SMALL}
        weights = 1.0 / np.arange(1, _VOCABULARY + 1)
        self._zipf = np.cumsum(weights / weights.sum())

    def text(self, language: str, words: int = WORDS) -> str:
        """A text of paragraphs and sentences; about two words in five are small ones."""
        dice, joint = self._dice, "" if language == "zh" else " "
        rare = np.minimum(np.searchsorted(self._zipf, dice.random(words)), _VOCABULARY - 1)
        small = dice.integers(0, len(self._vocabularies[language][0]), words)
        few = dice.random(words) < 0.4
        known, own = self._vocabularies[language]
        found = [known[s] if f else own[r] for s, r, f in zip(small, rare, few, strict=True)]
        paragraphs = []
        for start in range(0, words, _PARAGRAPH):
            block = found[start : start + _PARAGRAPH]
            cuts = range(0, len(block), _SENTENCE)
            stop = "。" if language == "zh" else ". "
            paragraphs.append(
                stop.join(joint.join(block[c : c + _SENTENCE]).capitalize() for c in cuts) + stop.strip()
            )
        paragraphs[-1] += f" {_NAMED[int(dice.integers(len(_NAMED)))]}."
        return "\n\n".join(paragraphs)

    def language(self) -> str:
        """A language, English most often."""
        return str(self._dice.choice(list(_SHARE), p=list(_SHARE.values())))

    def edited(self, text: str, share: float) -> str:
        """The text with so many of its words replaced by others."""
        words = text.split(" ")
        own = self._vocabularies["en"][1]
        for place in np.flatnonzero(self._dice.random(len(words)) < share):
            words[place] = own[int(self._dice.integers(_VOCABULARY))]
        return " ".join(words)

    def _vocabulary(self, language: str) -> tuple[list[str], list[str]]:
        letters = list(_LETTERS[language])
        low, high = (1, 3) if language == "zh" else (4, 11)
        lengths = self._dice.integers(low, high, _VOCABULARY)
        own = ["".join(self._dice.choice(letters, length)) for length in lengths]
        return _SMALL[language].split(), own


def commentaries(number: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """Records of IN.jsonl; one in ten belongs to a campaign: an edited copy of one of a few texts."""
    author = Author(seed)
    originals = [author.text("en") for _ in range(max(1, number // 500))]
    for place in range(number):
        language = author.language()
        text = author.text(language)
        if place % 10 == 0:
            text = author.edited(originals[place // 10 % len(originals)], 0.05)
        yield {
            "id": place,
            "text": text,
            "lang": language,
            "contributor": {
                "code": f"C{place}",
                "name": f"Body {place}",
                "constituency": ("NGO", "STATE", "MIGR", "ACAD")[place % 4],
                "country": ("Kenya", "Peru", "Nepal")[place % 3],
                "region": ("ECA", "ECLAC", "ESCAP")[place % 3],
            },
        }


def write(path: Path, number: int, seed: int = 1) -> Path:
    """So many commentaries as a file."""
    with path.open("w", encoding="utf-8") as file:
        for record in commentaries(number, seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path
