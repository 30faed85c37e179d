"""One thread for matrices: inside and not outside, however often entered, and wherever the stages run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from panel.collation import collate_files, pipeline, pipeline_corpus, points, points_groups
from panel.collation.points_scores import KnownPoint
from panel.collation.points_words import Said
from panel.collation.stages import CorpusStage, TextStage
from panel.collation.threads import one_thread
from tests.collation.corpus import records, write

MANY = 3


def allowed() -> set[int]:
    """How many threads each library may use now."""
    return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def many() -> Iterator[None]:
    with threadpool_limits(MANY, user_api="blas"):
        assert allowed() == {MANY}
        yield


def test_one_inside_and_what_was_set_outside() -> None:
    with one_thread():
        assert allowed() == {1}
        with one_thread():
            assert allowed() == {1}
        assert allowed() == {1}
    assert allowed() == {MANY}


def test_it_is_given_back_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), one_thread():
        raise ZeroDivisionError
    assert allowed() == {MANY}


def test_who_leaves_first_does_not_take_it_from_another_thread() -> None:
    entered, left = threading.Event(), threading.Event()

    def other() -> set[int]:
        with one_thread():
            entered.set()
            assert left.wait(10)
            return allowed()

    with ThreadPoolExecutor(1) as thread:
        with one_thread():
            seen = thread.submit(other)
            assert entered.wait(10)
        left.set()
        assert seen.result() == {1}
    assert allowed() == {MANY}


def test_text_stages_and_corpus_stages_run_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []

    def look(*_: object) -> tuple[()]:
        seen.append(allowed())
        return ()

    monkeypatch.setattr(pipeline, "TEXT_STAGES", (TextStage("passages", "passages.jsonl", look),))
    monkeypatch.setattr(pipeline_corpus, "CORPUS_STAGES", (CorpusStage("campaigns", "c.jsonl", look),))
    given = write(tmp_path / "in.jsonl", records(2))
    collate_files(given, tmp_path / "out", stages=("passages", "campaigns"))
    assert seen == [{1}] * 3
    assert allowed() == {MANY}


def test_passages_are_compared_so(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []

    def seeing(made: Callable[..., object]) -> Callable[..., object]:
        def look(*given: object) -> object:
            seen.append(allowed())
            return made(*given)

        return look

    monkeypatch.setattr(points, "learn", seeing(points.learn))
    monkeypatch.setattr(points_groups, "read", seeing(points_groups.read))
    said = (Said("Buses stop at night."), Said("No bus runs at night."))
    points.suggest(said, (KnownPoint("p", Said("buses stop")),))
    points_groups.group(said)
    assert seen == [{1}] * 2
    assert allowed() == {MANY}
