"""Whole files: commentaries a second with few and with all stages, at two sizes, and on a Dask cluster."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.speed import Figure, beside, in_turns, of, peer, per_second, told
from bench.speed.texts import write
from panel.collation import collate_files
from panel.collation.executors import opened
from panel.collation.pipeline_order import in_order
from panel.collation.pipeline_read import Lines, chunks
from panel.collation.stages import STAGES

FEW = tuple(name for name in ("passages", "campaigns") if name in STAGES)
"""Segment, language and campaigns; the tally is part of every run."""

CORES = 2

_WORD = re.compile(r"\w+")


def collated(path: Path, out: Path, stages: Iterable[str], executor: str = "local") -> None:
    """One run as the command makes it, the start of its workers included; what they are copied from is loaded
    once, in the first round, as a command does before its first text."""
    shutil.rmtree(out, ignore_errors=True)
    with opened(executor, CORES) as pool:
        collate_files(path, out, executor=pool, stages=stages)


def floor(path: Path) -> None:
    """What nobody can do without: read, decode, parse, and look at every word once, on as many cores."""
    with opened("local", CORES) as pool, path.open("rb") as file:
        deque(in_order(pool, words_of, chunks(file)), maxlen=0)


def words_of(lines: Lines) -> int:
    """How many words the texts of some lines have."""
    return sum(len(_WORD.findall(json.loads(line)["text"])) for line in lines.lines)


def throughput(folder: Path, rounds: int, quick: bool) -> Iterator[Figure]:
    """Commentaries of 600 words a second on two cores."""
    few, most = (2_000, 1_000) if quick else (10_000, 4_000)
    one, other = write(folder / "few.jsonl", few), write(folder / "all.jsonl", most)
    spent = in_turns(
        {
            "floor": lambda: floor(one),
            "few": lambda: collated(one, folder / "out", FEW),
            "all": lambda: collated(other, folder / "out", STAGES),
        },
        rounds,
    )
    yield from beside(f"{'+'.join(FEW)}+tally, the floor being 1", spent["floor"], spent["few"], few, 0.1)
    for name, stages, n, reach in (("few", FEW, few, 1_500), ("all", STAGES, most, 150)):
        yield from told(f"{'+'.join(stages)}+tally per second", spent[name], n, reach, per_second, CORES)


def scale(folder: Path, rounds: int, quick: bool) -> Iterator[Figure]:
    """Time a commentary in a file ten times as long, and the memory of the process that collates it."""
    small, large = (1_000, 10_000) if quick else (10_000, 100_000)
    files = {n: write(folder / f"{n}.jsonl", n) for n in (small, large)}
    peaks: dict[int, list[float]] = {small: [], large: []}

    def run(n: int) -> None:
        peaks[n].append(_alone(files[n], folder / "out"))

    spent = in_turns({str(n): lambda n=n: run(n) for n in files}, rounds)  # type: ignore[misc]
    sides = spent[str(large)], spent[str(small)]
    yield from beside(
        f"time per commentary at {large}, that at {small} being 1", *sides, large, 1.5, small / large
    )
    for n in files:
        yield of(f"GB at {n}, all stages, main process", peaks[n], n, 4 if n == large else None)


def _alone(path: Path, out: Path) -> float:
    """A run in a process of its own; the most memory it held, in GB."""
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from bench.speed.whole import STAGES, collated\n"
        "if __name__ == '__main__':\n"
        "    collated(Path(sys.argv[1]), Path(sys.argv[2]), STAGES)\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    command = [sys.executable, "-c", code, str(path), str(out)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) * 1024 / 1e9


def cluster(folder: Path, rounds: int, quick: bool) -> Iterator[Figure]:
    """The same on a Dask cluster of two workers as in two local processes, both warm."""
    distributed = peer("distributed")
    number = 2_000 if quick else 10_000
    path = write(folder / "cluster.jsonl", number)
    with distributed.LocalCluster(
        n_workers=CORES,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as started:
        address = started.scheduler_address
        collated(path, folder / "dask", FEW, address)
        with opened("local", CORES) as local, opened(address) as remote:
            collate_files(path, folder / "local", executor=local, stages=FEW)
            spent = in_turns(
                {
                    "local": lambda: collate_files(path, folder / "local", executor=local, stages=FEW),
                    "dask": lambda: collate_files(path, folder / "dask", executor=remote, stages=FEW),
                },
                rounds,
            )
    yield from beside("Dask, local processes being 1", spent["local"], spent["dask"], number, 0.85)
    same = (folder / "local" / "passages.jsonl").read_bytes() == (
        folder / "dask" / "passages.jsonl"
    ).read_bytes()
    yield Figure("Dask and local processes write the same bytes", float(same), number, 1)
