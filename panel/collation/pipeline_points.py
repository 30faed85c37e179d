"""What the passages of a whole file say, once its stages are through: points they may make, and groups.

Where a theme of the codebook has points, each of its passages that is not coded yet is given those it may make
(``points``); elsewhere passages that make the same claim are grouped (``points_groups``), theme by theme and
language by language, without a codebook language by language. Both compare every passage with every other, so at
most ``MOST`` different passages of a block are compared, the first in house order; how many there were is told.
Blocks run on the executor, and lie beside the chunks until all files are written.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from panel.collation.codebook import Codebook
from panel.collation.embedder import Embedder, stated
from panel.collation.fingerprint import fingerprint
from panel.collation.language import language_of
from panel.collation.pipeline_order import Progress
from panel.collation.pipeline_shelf import Shelf, packed
from panel.collation.points import suggest
from panel.collation.points_groups import group
from panel.collation.points_scores import KnownPoint
from panel.collation.points_words import Said
from panel.collation.segment import Document

Row = dict[str, Any]

NEEDED = ("passages", "themes")
"""The stages whose rows are read."""
MOST = 2_000
"""Different passages of a block that are compared."""
OFFERED = 5
"""Points of a passage that are told, the best ones."""

_encode = json.JSONEncoder(ensure_ascii=False).encode
_KINDS = ("paragraph", "item")
_PLACE = ("source", "code", "paragraph", "start", "end")


@dataclass(slots=True)
class Block:
    """Passages to compare: where each stands, by what is said; and how many different ones there were."""

    held: dict[Said, list[Row]] = field(default_factory=dict)
    left_out: set[bytes] = field(default_factory=set)

    def add(self, said: Said, place: Row) -> None:
        """Take a passage in, if it is among the first or says the same as one of these."""
        if said in self.held or len(self.held) < MOST:
            self.held.setdefault(said, []).append(place)
        else:
            self.left_out.add(hashlib.blake2b(repr(said).encode(), digest_size=16).digest())

    @property
    def passages(self) -> tuple[list[Said], list[Row]]:
        """What is said, copies included, and where."""
        pairs = [(said, place) for said, places in self.held.items() for place in places]
        return [said for said, _ in pairs], [place for _, place in pairs]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to work on: what is said and where, and the points of its theme, none where it is to be grouped;
    ``name`` is its file, once it is done."""

    name: str
    theme: str
    language: str
    said: tuple[Said, ...]
    places: tuple[Row, ...]
    points: tuple[KnownPoint, ...]
    embedder: Embedder | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Rows of suggestions.jsonl and groups.jsonl as they are written, and the blocks of which not all was
    compared."""

    suggestions: Iterable[bytes]
    groups: Iterable[bytes]
    bounded: tuple[Row, ...]


def compared(
    rows: Mapping[str, Iterator[bytes]],
    book: Codebook,
    documents: Mapping[str, Document],
    embedder: Embedder | None,
    shelf: Shelf,
    executor: Executor | None = None,
    progress: Progress = lambda *_: None,
) -> Meant:
    """Suggestions and groups from what the stages found, which comes by file, in house order. ``documents`` are
    the coded texts that may be learned from. A block that lies on the shelf is not worked on again."""
    known = _known_points(book, documents)
    blocks = sorted(_blocks(rows, book, known).items())
    pieces = [
        _piece(theme, language, block, known.get(theme, ()), embedder) for (theme, language), block in blocks
    ]
    here = [piece for piece in pieces if piece.embedder is not None]  # a model stays where it was loaded
    there = [piece for piece in pieces if piece.embedder is None]
    for done, _ in enumerate(chain(shelf.fill(executor, work, there), shelf.fill(None, work, here)), start=1):
        progress("comparing", done, len(pieces))
    names = [piece.name for piece in pieces]
    bounded = [
        {
            "theme": theme,
            "language": language,
            "passages": len(block.held) + len(block.left_out),
            "compared": MOST,
        }
        for (theme, language), block in blocks
        if block.left_out
    ]
    return Meant(shelf.parts(names, 0), shelf.parts(names, 1), tuple(bounded))


def _piece(
    theme: str, language: str, block: Block, points: Sequence[KnownPoint], embedder: Embedder | None
) -> Piece:
    """A block under a name that is the same only for the same passages, points, embedder and library."""
    (said, places), used = block.passages, embedder if points else None
    digest = hashlib.sha256(f"{fingerprint()} {stated(used)} {theme!r} {language!r} {points!r}\n".encode())
    for pair in zip(said, places, strict=True):
        digest.update(repr(pair).encode())
    name = f"points-{digest.hexdigest()[:32]}"
    return Piece(name, theme, language, tuple(said), tuple(places), tuple(points), used)


def work(piece: Piece) -> bytes:
    """What a block says: a line that says what is there, the rows of suggestions, those of groups."""
    if piece.points:
        return packed([_lines(_suggested(piece)), b""])
    return packed([b"", _lines(_grouped(piece))])


def _lines(rows: Iterable[Row]) -> bytes:
    return "".join(f"{_encode(row)}\n" for row in rows).encode()


def _known_points(book: Codebook, documents: Mapping[str, Document]) -> dict[str, list[KnownPoint]]:
    """The points of each theme, with the passages coded as making them."""
    made: dict[str, set[Said]] = defaultdict(set)
    for coding in book.codings:
        place = coding.passage
        if coding.stance == "for" and place.source_id in documents:
            made[coding.point_id].add(_said(documents[place.source_id].text[place.start : place.end]))
    found: dict[str, list[KnownPoint]] = defaultdict(list)
    for point in book.points:
        examples = sorted(made[point.id], key=lambda each: (each.text, each.language))
        found[point.theme_id].append(KnownPoint(point.id, _said(point.text), tuple(examples)))
    return found


def _said(text: str) -> Said:
    return Said(text, language_of(text) or "en")


def _blocks(
    rows: Mapping[str, Iterator[bytes]], book: Codebook, known: Mapping[str, Sequence[KnownPoint]]
) -> dict[tuple[str, str], Block]:
    """The passages not coded yet, by theme, and by language where they are to be grouped."""
    coded: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for coding in book.codings:
        coded[coding.passage.source_id].append((coding.passage.start, coding.passage.end))
    blocks: dict[tuple[str, str], Block] = defaultdict(Block)
    for passage, themes in _passages(rows):
        if any(start < passage["end"] and passage["start"] < end for start, end in coded[passage["source"]]):
            continue
        said = Said(passage["text"], passage["language"])
        place = {name: passage[name] for name in _PLACE}
        for theme in themes if book.themes else ("",):
            blocks[theme, "" if theme in known else said.language].add(said, place)
    return blocks


def _passages(rows: Mapping[str, Iterator[bytes]]) -> Iterator[tuple[Row, list[str]]]:
    """Paragraphs and items with their themes, a chunk of the file at a time."""
    for passages, meant in zip(rows["passages.jsonl"], rows["themes.jsonl"], strict=True):
        told = [json.loads(line) for line in meant.splitlines()]
        themes = {(row["source"], row["start"]): [theme for theme, _ in row["themes"]] for row in told}
        for line in passages.splitlines():
            passage = json.loads(line)
            if passage["kind"] in _KINDS:
                yield passage, themes.get((passage["source"], passage["start"]), [])


def _suggested(piece: Piece) -> Iterator[Row]:
    found = suggest(piece.said, piece.points, embedder=piece.embedder)
    for place, offered in zip(piece.places, found, strict=True):
        best = [[each.point, each.probability] for each in offered[:OFFERED]]
        yield {**place, "theme": piece.theme, "points": best, "proposed_by": "suggested"}


def _grouped(piece: Piece) -> Iterator[Row]:
    for found in group(piece.said):
        if len(found.members) > 1:
            yield {
                "theme": piece.theme,
                "language": piece.language,
                "clearest": piece.places[found.clearest],
                "text": piece.said[found.clearest].text,
                "members": [piece.places[at] for at in found.members],
                "proposed_by": "suggested",
            }
