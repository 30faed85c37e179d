"""Many histories, on as many processes as there are processors, each on a database of its own in memory."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flask import Flask

from panel.db import db
from panel.ops import database
from panel.ops.sim import world
from panel.ops.sim.history import History
from panel.ops.sim.wrong import wrongly

Build = Callable[[Mapping[str, str]], Flask]
"""Makes the application for an environment of settings; the command line knows how."""

#: Seeds that one process plays before it tells.
LOT = 20

#: A file system in memory, where there is one; the files of a history are gone in a second.
MEMORY = Path("/dev/shm")  # noqa: S108 - in it a directory is made that nobody else can read


@dataclass(frozen=True)
class Outcome:
    """What came of a seed: its faults, and what had happened."""

    seed: int
    faults: Sequence[str]
    told: Sequence[str]
    died: int


def play(build: Build, seeds: Sequence[int], *, wrong: str = "", always: bool = False) -> Iterator[Outcome]:
    """The outcome of each seed, in their order; with ``always`` what had happened also where all is well."""
    lots = [seeds[start : start + LOT] for start in range(0, len(seeds), LOT)]
    if len(lots) == 1:
        yield from _lot(build, wrong, always, lots[0])
        return
    with ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn")) as pool:
        for lot in pool.map(partial(_lot, build, wrong, always), lots):
            yield from lot


def _lot(build: Build, wrong: str, always: bool, seeds: Sequence[int]) -> list[Outcome]:
    logging.getLogger("panel").setLevel(logging.CRITICAL)
    with wrongly(wrong), _stage(build) as (app, made, fresh):
        return [_one(app, made, fresh, seed, always) for seed in seeds]


def _one(app: Flask, made: world.World, fresh: Callable[[], None], seed: int, always: bool) -> Outcome:
    fresh()
    history = History(app, made, seed)
    found = history.play()
    died = sum(line.endswith("died") for line in history.told)
    return Outcome(seed, found, history.told if found or always else (), died)


@contextmanager
def _stage(build: Build) -> Iterator[tuple[Flask, world.World, Callable[[], None]]]:
    """An application, the people in its database, and how that is put back to the beginning."""
    where = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="panel-sim-", dir=where, ignore_cleanup_errors=True) as directory:
        data, template = Path(directory) / "data", Path(directory) / "template"
        app = build({"PANEL_DATA": str(data)})
        with app.app_context():
            database.upgrade(db.engine)
            with world.chance(0):
                made = world.made()
            db.engine.dispose()
        shutil.copytree(data, template)

        def fresh() -> None:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            shutil.rmtree(data)
            shutil.copytree(template, data)
            made.proposed.clear()

        yield app, made, fresh
