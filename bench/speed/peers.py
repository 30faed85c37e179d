"""Beside peers: choosing representatives (sumy), finding campaigns (datasketch)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench.speed import Figure, beside, in_turns, peer, per_second, told
from bench.speed.texts import Author
from panel.collation.campaigns import campaigns
from panel.collation.representatives import representatives
from panel.collation.types import Source

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
    yield from told("seconds of representatives", spent["representatives"], number)
    sides = spent["sumy"], spent["representatives"]
    yield from beside("sumy LexRank, representatives being 1", *sides, number, None if quick else 500)


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


#: How much of a copy is written anew, by turns: campaign texts are edited lightly or heavily.
_EDITS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.25)
_TEMPLATES, _SHARE = 40, 0.15
_PERMUTATIONS, _THRESHOLD = 128, 0.2


def copying(_folder: Path, rounds: int, quick: bool) -> Iterator[Figure]:
    """Campaigns among texts of 600 words, against planted groups; the peer groups what its index links."""
    number = 4_000 if quick else 20_000
    texts, planted = _campaigns(number)
    sources = [Source(f"{place:06}", f"C{place}", text) for place, text in enumerate(texts)]
    minhash = peer("datasketch")
    found: dict[str, list[list[int]]] = {}

    def ours() -> None:
        groups = campaigns(sources)
        found["campaigns"] = [[int(each.source_id) for each in group.members] for group in groups]

    def theirs() -> None:
        found["datasketch"] = _linked(minhash, texts)

    spent = in_turns({"campaigns": ours, "datasketch": theirs}, rounds)
    yield from told("texts per second of campaigns", spent["campaigns"], number, value=per_second)
    sides = spent["datasketch"], spent["campaigns"]
    yield from beside("datasketch, campaigns being 1", *sides, number, None if quick else 4)
    for name, groups in found.items():
        precision, recall = _pairs(groups, planted)
        reach = 0.99 if name == "campaigns" else None
        yield Figure(f"precision of {name}, pairs", precision, number, reach)
        yield Figure(f"recall of {name}, pairs", recall, number, reach)


def _campaigns(number: int) -> tuple[list[str], list[int]]:
    """Texts, and for each the template it was made from, -1 for none."""
    author = Author(3)
    templates = [author.text("en") for _ in range(_TEMPLATES)]
    texts, planted = [], []
    for place in range(number):
        copied = place % 100 < _SHARE * 100
        template = len(texts) % _TEMPLATES if copied else -1
        edits = _EDITS[place % len(_EDITS)]
        texts.append(author.edited(templates[template], edits) if copied else author.text("en"))
        planted.append(template)
    return texts, planted


def _linked(minhash: Any, texts: Sequence[str]) -> list[list[int]]:
    """Groups by the peer's index over runs of three words: all that are linked, whoever links them."""
    index = minhash.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    parents = list(range(len(texts)))

    def top(place: int) -> int:
        while parents[place] != place:
            parents[place] = place = parents[parents[place]]
        return place

    for place, text in enumerate(texts):
        words = _WORD.findall(text.casefold())
        sketch = minhash.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)])
        for other in index.query(sketch):
            parents[top(place)] = top(other)
        index.insert(place, sketch)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(texts)):
        groups[top(place)].append(place)
    return [group for group in groups.values() if len(group) > 1]


def _pairs(groups: Sequence[Sequence[int]], planted: Sequence[int]) -> tuple[float, float]:
    """Precision and recall over pairs of texts in one group."""
    right = told = 0
    for group in groups:
        told += len(group) * (len(group) - 1) // 2
        held = Counter(planted[place] for place in group if planted[place] >= 0)
        right += sum(n * (n - 1) // 2 for n in held.values())
    every = sum(n * (n - 1) // 2 for n in Counter(each for each in planted if each >= 0).values())
    return right / max(told, 1), right / max(every, 1)
