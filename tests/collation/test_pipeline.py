"""The stages over a whole file: the same bytes however it is run, and from where it stopped."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from panel.collation import CollationError, collate_files
from panel.collation.executors import processes
from panel.collation.pipeline_read import CHUNK
from tests.collation.corpus import contents, records, write

NUMBER = 3 * CHUNK + 17
ROOT = Path(__file__).parents[2]
FILES = [
    "campaigns.jsonl", "citations.jsonl", "errors.jsonl", "groups.jsonl", "outline.json", "passages.jsonl",
    "points.jsonl", "roles.jsonl", "run.json", "suggestions.jsonl", "summary.json", "themes.jsonl",
    "translations.jsonl",
]  # fmt: skip


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("in") / "in.jsonl", records(NUMBER))


@pytest.fixture(scope="module")
def wanted(given: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("out")
    assert collate_files(given, out).texts == NUMBER
    return contents(out)


def executors(kind: str, number: int) -> Executor:
    return processes(number) if kind == "processes" else ThreadPoolExecutor(number)


def test_what_is_written(wanted: dict[str, bytes]) -> None:
    assert sorted(wanted) == FILES
    assert wanted["errors.jsonl"] == b""
    rows = [json.loads(line) for line in wanted["passages.jsonl"].splitlines()]
    ids = list(dict.fromkeys(row["source"] for row in rows))
    assert ids == [str(n) for n in range(1, NUMBER + 1) if n % 50]
    assert {row["language"] for row in rows} - {"unsupported"} == {"en", "fr", "es", "ru"}
    named = {json.loads(line)["reference"] for line in wanted["citations.jsonl"].splitlines()}
    assert named == {"CRC", "ICCPR", "A/RES/73/195", "CEDAW", "cmw"}
    groups = [json.loads(line) for line in wanted["campaigns.jsonl"].splitlines()]
    alike = [str(n) for n in range(9, NUMBER + 1, 9) if n % 50]
    letter = next(group for group in groups if group["representative"] in alike)
    assert sorted(member["source"] for member in letter["members"]) == sorted(alike)
    assert {row["source"] for row in map(json.loads, wanted["roles.jsonl"].splitlines())} == set(ids)


@pytest.mark.parametrize(
    ("kind", "number"), [("processes", 1), ("processes", 2), ("threads", 1), ("threads", 2)]
)
def test_the_same_bytes_on_any_executor(
    kind: str, number: int, given: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    with executors(kind, number) as executor:
        collate_files(given, tmp_path, executor=executor)
    assert contents(tmp_path) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_the_same_bytes_for_any_order_of_the_lines(
    seed: int, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    lines = records(NUMBER)
    random.Random(seed).shuffle(lines)
    collate_files(write(tmp_path / "in.jsonl", lines), tmp_path / "out")
    assert contents(tmp_path / "out") == wanted


class Stop(Exception):
    pass


@pytest.mark.parametrize("chunks", [1, 2, 3])
def test_what_is_finished_is_not_done_again(
    chunks: int, given: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    def stop(what: str, done: int, _total: int) -> None:
        if what == "collating" and done == chunks * CHUNK:
            raise Stop

    with pytest.raises(Stop):
        collate_files(given, tmp_path, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == [".collating"]
    assert len(list((tmp_path / ".collating").iterdir())) == chunks

    told: list[int] = []
    collate_files(
        given,
        tmp_path,
        resume=True,
        progress=lambda what, done, _: told.append(done) if what == "collating" else None,
    )
    confided = NUMBER // 50
    assert told == [*range((chunks + 1) * CHUNK, NUMBER - confided, CHUNK), NUMBER - confided]
    assert contents(tmp_path) == wanted


def test_without_resume_it_begins_anew(given: Path, wanted: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / ".collating").mkdir()
    (tmp_path / ".collating" / "0000000-old").write_bytes(b"{}\n")
    collate_files(given, tmp_path)
    assert contents(tmp_path) == wanted


def test_a_chunk_cut_short_or_of_another_text_is_done_again(
    given: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    def stop(what: str, done: int, _total: int) -> None:
        if what == "collating" and done > CHUNK:
            raise Stop

    changed = [line.replace("We signed this letter", "They signed it") for line in records(NUMBER)]
    with pytest.raises(Stop):
        collate_files(write(tmp_path / "changed.jsonl", changed), tmp_path / "out", progress=stop)
    with pytest.raises(Stop):
        collate_files(given, tmp_path / "out", resume=True, progress=stop)
    chunks = sorted((tmp_path / "out" / ".collating").iterdir())
    assert [path.name[:7] for path in chunks] == ["0000000", "0000000", "0000001", "0000001"]
    for path in chunks:
        path.write_bytes(path.read_bytes()[:-1])
    collate_files(given, tmp_path / "out", resume=True)
    assert contents(tmp_path / "out") == wanted


def test_a_run_that_was_killed_goes_on(given: Path, wanted: dict[str, bytes], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "panel.cli", "collate", str(given), "--out", str(tmp_path)]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".collating/*[0-9a-f]")) and time.monotonic() < until:
        assert run.poll() is None, "it ended before it could be killed"
        time.sleep(0.005)
    run.send_signal(signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [".collating"]
    subprocess.run([*command, "--resume"], cwd=ROOT, check=True, capture_output=True)
    assert contents(tmp_path) == wanted


def test_texts_in_confidence_are_in_no_chunk(tmp_path: Path) -> None:
    def stop(what: str, _done: int, _total: int) -> None:
        if what == "collating":
            raise Stop

    secret = '{"id": "s", "text": "Only you may read this.", "consent": "text_withheld"}\n'
    with pytest.raises(Stop):
        collate_files(write(tmp_path / "in.jsonl", [*records(9), secret]), tmp_path / "out", progress=stop)
    chunk = next((tmp_path / "out" / ".collating").iterdir())
    assert (chunk.parent.stat().st_mode & 0o777, b"Only you" in chunk.read_bytes()) == (0o700, False)


def test_a_file_changed_meanwhile_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", records(3))

    def change(what: str, _done: int, _total: int) -> None:
        if what == "collating":
            write(path, records(4))

    with pytest.raises(CollationError, match="was changed while it was read"):
        collate_files(path, tmp_path / "out", progress=change)
