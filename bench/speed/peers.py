"""Beside peers: choosing representatives (sumy), finding campaigns (datasketch)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

from bench.speed import Figure, in_turns, of, peer, ratios
from bench.speed.texts import Author
from panel.collation.representatives import representatives

CHOSEN = 20
_WORD = re.compile(r"[^\W\d_]+")


def centrality(_folder: Path, rounds: int, quick: bool) -> Iterator[Figure]:
    """Representatives among short passages; quick is among fewer, where the peer is not yet so slow."""
    author, number = Author(2), 1_000 if quick else 4_000
    passages = [author.text("en", 22) for _ in range(number)]
    choose = LexRank(passages)
    ours, theirs = set[int](), set[int]()
    spent = in_turns(
        {
            "representatives": lambda: ours.update(representatives(passages, CHOSEN)),
            "sumy": lambda: theirs.update(choose(CHOSEN)),
        },
        rounds,
    )
    assert len(ours) == len(theirs) == CHOSEN
    yield of("seconds of representatives", spent["representatives"], number)
    times = ratios(spent["sumy"], spent["representatives"])
    yield of("sumy LexRank, representatives being 1", times, number, None if quick else 500)


class LexRank:
    """sumy's LexRank with its English stemmer; words are cut by a plain expression, for it has no data of its own."""

    def __init__(self, passages: Sequence[str]) -> None:
        dom, stemmers = peer("sumy.models.dom"), peer("sumy.nlp.stemmers")
        cutter = SimpleNamespace(
            to_words=lambda text: tuple(_WORD.findall(text)), to_sentences=lambda text: (text,)
        )
        self._sentences = [dom.Sentence(passage, cutter) for passage in passages]
        self._document = dom.ObjectDocumentModel([dom.Paragraph(self._sentences)])
        self._summarize = peer("sumy.summarizers.lex_rank").LexRankSummarizer(stemmers.Stemmer("english"))

    def __call__(self, number: int) -> list[int]:
        """The places of the passages it chooses."""
        place = {id(sentence): n for n, sentence in enumerate(self._sentences)}
        return [place[id(sentence)] for sentence in self._summarize(self._document, number)]
