"""The corpus stages, in a thread beside the chunks: while workers take the texts one by one, all are looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from panel.collation.pipeline_read import Index
from panel.collation.pipeline_texts import Texts
from panel.collation.stages import CORPUS_STAGES, CorpusStage
from panel.collation.threads import one_thread

Found = dict[str, list[bytes]]
"""The rows of each file, as they are written."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


@contextmanager
def beside(index: Index, texts: Texts, stages: Sequence[str], call: str) -> Iterator[Future[Found]]:
    """What the corpus stages asked for find, some time; leaving waits until they are done. ``call``: its text."""
    asked = [stage for stage in CORPUS_STAGES if stage.name in stages]
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_all, asked, index, texts, call)


@one_thread()
def _all(stages: Sequence[CorpusStage], index: Index, texts: Texts, call: str) -> Found:
    return {stage.file: list(_rows(stage, index, texts, call)) for stage in stages}


def _rows(stage: CorpusStage, index: Index, texts: Texts, call: str) -> Iterator[bytes]:
    sources = (texts.source(entry) for entry in index.entries if not entry.source.withheld)
    for row in stage.find(sources, call):
        yield f"{_encode(row)}\n".encode()
