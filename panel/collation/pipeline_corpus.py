"""The corpus stages, in a thread beside the chunks: while workers take the texts one by one, all are looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from panel.collation.pipeline_read import Index
from panel.collation.pipeline_texts import Texts
from panel.collation.pipeline_translations import offered
from panel.collation.stages import CORPUS_STAGES, TRANSLATIONS, Row
from panel.collation.threads import one_thread

Found = dict[str, list[bytes]]
"""The rows of each file, as they are written."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


@contextmanager
def beside(index: Index, texts: Texts, stages: Sequence[str], call: str) -> Iterator[Future[Found]]:
    """What the corpus stages asked for find, some time; leaving waits until they are done. ``call``: its text."""
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_all, stages, index, texts, call)


@one_thread()
def _all(asked: Sequence[str], index: Index, texts: Texts, call: str) -> Found:
    found: Found = {}
    for stage in CORPUS_STAGES:
        if stage.name in asked:
            sources = (texts.source(entry) for entry in index.entries if not entry.source.withheld)
            found[stage.file] = _lines(stage.find(sources, call))
    if TRANSLATIONS in asked:
        groups = (json.loads(line) for line in found.get("campaigns.jsonl", ()))
        found["translations.jsonl"] = _lines(offered(groups, index, texts))
    return found


def _lines(rows: Iterable[Row]) -> list[bytes]:
    return [f"{_encode(row)}\n".encode() for row in rows]
