"""``language``: the language of whole texts, in the six languages and in others.

``accuracy`` is over texts whose gold is one of the six; ``unsupported_recall`` over all others. The gold is
the language a contributor declared, and some declared their own and wrote in another: figures ending in
``_written`` leave out texts of which py3langid alone says, over all its languages, that they are more likely
in another than in the one declared; ``misdeclared`` is the share left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bench.quality import Figure, records
from panel.collation.language import SIX, UNSUPPORTED, main_language
from panel.collation.segment import segment

Told = tuple[str, str, bool]
_LIKELY = 0.5


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Accuracy over the six languages, and how many texts in others are told as unsupported."""
    del train, seeds
    told = [
        (row["lang"], main_language(segment(row["text"])), _written_in(row["lang"], row["text"]))
        for row in records(data / "texts.jsonl")
    ]
    yield from _figures(told, "")
    yield from _figures([each for each in told if each[2]], "_written")
    yield Figure("misdeclared", sum(not written for *_, written in told) / len(told), len(told))


def _figures(told: Sequence[Told], suffix: str) -> Iterator[Figure]:
    six = [gold == found for gold, found, _ in told if gold in SIX]
    others = [found == UNSUPPORTED for gold, found, _ in told if gold not in SIX]
    yield Figure(f"accuracy{suffix}", sum(six) / len(six) if six else 1.0, len(six))
    if others:
        yield Figure(f"unsupported_recall{suffix}", sum(others) / len(others), len(others))


def _written_in(declared: str, text: str) -> bool:
    """Whether a text may be in the language declared."""
    language, sure = _model().classify(text)
    return bool(language == declared or sure < _LIKELY)


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
