"""Finished pieces of work in a folder that nobody else reads: there to the last byte, or not there.

A piece has a name made of what went into it, the library included, so that a later run takes up exactly what would
come out the same. What a worker hands back says which library made it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from panel.collation.fingerprint import fingerprint
from panel.collation.pipeline_order import in_order
from panel.collation.types import CollationError

FOLDER = ".collating"


class Named(Protocol):
    """A piece of work."""

    @property
    def name(self) -> str:
        """Its file, once it is done."""


_Piece = TypeVar("_Piece", bound=Named)


def packed(parts: Sequence[bytes], failed: Sequence[tuple[int, str]] = ()) -> bytes:
    """What is made of a piece: a line that says what is there, then part after part."""
    told = {"fingerprint": fingerprint(), "sizes": [len(part) for part in parts], "failed": failed}
    return b"".join([json.dumps(told).encode(), b"\n", *parts])


class Shelf:
    """The finished pieces of one run."""

    def __init__(self, folder: Path, *, resume: bool) -> None:
        self._folder = folder / FOLDER
        if not resume:
            self.remove()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def fill(
        self, executor: Executor | None, run: Callable[[_Piece], bytes], pieces: Iterable[_Piece]
    ) -> Iterator[_Piece]:
        """Work on the pieces that are not there; each is told when it is. CollationError where a worker has
        another library."""
        missing = (piece for piece in pieces if not self._whole(piece.name))
        for piece, made in in_order(executor, run, missing):
            self._keep(piece.name, made)
            yield piece

    def failed(self, name: str) -> Iterator[tuple[int, str]]:
        """What of a piece did not go: its place in it, and why."""
        with (self._folder / name).open("rb") as file:
            yield from ((place, message) for place, message in json.loads(file.readline())["failed"])

    def parts(self, names: Iterable[str], place: int) -> Iterator[bytes]:
        """The same part of one piece after another."""
        for name in names:
            with (self._folder / name).open("rb") as file:
                sizes = json.loads(file.readline())["sizes"]
                file.seek(sum(sizes[:place]), 1)
                yield file.read(int(sizes[place]))

    def remove(self) -> None:
        """Forget what was finished."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _whole(self, name: str) -> bool:
        """Whether a piece is there to its last byte: power may have failed while it was written."""
        try:
            with (self._folder / name).open("rb") as file:
                told = file.readline()
                size: int = len(told) + sum(json.loads(told)["sizes"])
                return os.fstat(file.fileno()).st_size == size
        except (OSError, ValueError, KeyError):
            return False

    def _keep(self, name: str, made: bytes) -> None:
        told: dict[str, Any] = json.loads(made[: made.index(b"\n")])
        if told["fingerprint"] != fingerprint():
            raise CollationError(("the workers have another version of the library than this machine",))
        part = self._folder / f"{name}.part"
        part.write_bytes(made)
        part.replace(self._folder / name)
