"""What a passage is made of, as numbers: words, stems, letters, concepts of the thesaurus, what it cites.

Five blocks of TF-IDF beside each other, learned from the passages they are fitted to. The concepts are what
passages in different languages have in common. Rows depend on nothing but their own passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scipy.sparse import csr_matrix, hstack

from panel.collation.citations import mentions
from panel.collation.concepts import all_concepts
from panel.collation.folding import END, tokens
from panel.collation.language import language_of
from panel.reference import thesaurus
from panel.reference.thesaurus import LANGUAGES

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

#: Sparse rows of numbers; scipy carries no types.
Matrix = Any

_LONGEST: Final = 12_000


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of feature: how to read a passage into items, how to count them, how much they weigh."""

    read: Callable[[str], Any]
    options: dict[str, Any]
    weight: float = 1.0


class Features:
    """The blocks fitted to passages."""

    def __init__(self, passages: Sequence[str], blocks: Sequence[Block]) -> None:
        """Learn vocabulary and weights; what stands in one passage only counts where passages are few."""
        self._blocks = tuple(blocks)
        self._fitted = [_fitted(block, passages) for block in self._blocks]

    def rows(self, passages: Sequence[str]) -> Matrix:
        """A row for each passage."""
        parts = [
            fitted.transform([block.read(text[:_LONGEST]) for text in passages]) * block.weight
            for block, fitted in zip(self._blocks, self._fitted, strict=True)
            if fitted is not None
        ]
        return hstack(parts).tocsr() if parts else csr_matrix((len(passages), 1))


def _fitted(block: Block, passages: Sequence[str]) -> TfidfVectorizer | None:
    """The block fitted; None where the passages hold nothing of its kind."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow to load

    read = [block.read(text[:_LONGEST]) for text in passages]
    options = dict(block.options)
    if len(passages) < _FEW:
        options["min_df"] = 1
    try:
        return TfidfVectorizer(**options).fit(read)
    except ValueError:
        return None


_FEW: Final = 100


def _as_it_is(text: str) -> str:
    return text


def _items(items: Iterable[str]) -> Iterable[str]:
    return items


def _stems(text: str) -> list[str]:
    """Stems of words, alone, by two and by three; none across the end of a sentence."""
    words = tokens(text).folded
    pairs = [f"{one} {two}" for one, two in pairwise(words) if END not in (one, two)]
    threes = [f"{one} {two}" for one, two in pairwise(pairs) if one.split(" ")[1] == two.split(" ")[0]]
    return [*(word for word in words if word != END), *pairs, *threes]


def _concepts(text: str) -> list[str]:
    """The concepts named, and those one step above them."""
    told = language_of(text)
    named = [hit.concept for hit in all_concepts(text, told if told in LANGUAGES else "en")]
    return [*named, *(f"above {each.id}" for concept in named for each in thesaurus.broader(concept))]


def _cited(text: str) -> list[str]:
    return [mention.code for mention in mentions(text)]


#: Words, stems and letters: what needs no knowledge of the field.
TEXT_ALONE: Final = (
    Block(
        _as_it_is, {"ngram_range": (1, 3), "sublinear_tf": True, "min_df": 2, "token_pattern": r"(?u)\b\w+\b"}
    ),
    Block(_stems, {"analyzer": _items, "sublinear_tf": True, "min_df": 2}),
    Block(_as_it_is, {"analyzer": "char_wb", "ngram_range": (2, 6), "sublinear_tf": True, "min_df": 3}),
)
#: The same with what the field knows: concepts and what is cited.
WITH_FIELD: Final = (
    *TEXT_ALONE,
    Block(_concepts, {"analyzer": _items, "binary": True, "min_df": 2}),
    Block(_cited, {"analyzer": _items, "binary": True, "min_df": 2}, weight=0.7),
)
