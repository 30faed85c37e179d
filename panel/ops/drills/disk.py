"""What may be left on a disk when the power fails, worked out from a log of what was asked of it.

What was synced is there. Of what was not, each piece of 512 bytes may be there or not, in any order; an
entry of a directory (a file made or deleted) may be there only if those before it are, and is durable
once the directory is synced. Disks that lie about syncing are not covered.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from panel.ops.drills.recorder import Event

#: What a disk writes whole or not at all, in bytes.
SECTOR = 512


@dataclass
class _File:
    """What is durable of a file, and what was asked since its last sync."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def settle(self) -> None:
        for event in self.pending:
            _apply(self.durable, event)
        self.pending.clear()

    def after_cut(self, chance: random.Random, kept: float) -> bytes:
        """The content after the power failed, if each piece is kept with that likelihood."""
        content = bytearray(self.durable)
        for event in self.pending:
            if event.what == "cut":
                if chance.random() < kept:
                    _apply(content, event)
                continue
            for start in range(0, len(event.data), SECTOR):
                if chance.random() < kept:
                    piece = event.data[start : start + SECTOR]
                    _apply(content, Event("write", event.name, event.at + start, piece))
        return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "cut":
        del content[event.at :]
        return
    if len(content) < event.at:
        content.extend(bytes(event.at - len(content)))
    content[event.at : event.at + len(event.data)] = event.data


class Disk:
    """A directory with its files, as a disk under a log of events."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.durable = {name: _File(bytearray(data)) for name, data in files.items()}
        self.seen = dict(self.durable)
        self.entries: list[dict[str, _File]] = []

    def take(self, event: Event) -> None:
        """Let one event happen."""
        if event.what == "open" and event.name not in self.seen:
            self._change(self.seen | {event.name: _File()})
        elif event.what in {"write", "cut"}:
            self.seen[event.name].pending.append(event)
        elif event.what == "sync":
            self.seen[event.name].settle()
            if event.at:
                self._settle()
        elif event.what == "delete":
            self._change({name: file for name, file in self.seen.items() if name != event.name})
            if event.at:
                self._settle()

    def _change(self, entries: dict[str, _File]) -> None:
        self.seen = entries
        self.entries.append(entries)

    def _settle(self) -> None:
        self.durable = self.seen
        self.entries.clear()

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What is there when the power fails now: nothing of what was not synced, all of it, or some."""
        kept = chance.choice((0.0, 1.0, chance.random()))
        entries = [self.durable, *self.entries][round(len(self.entries) * chance.choice((0.0, 1.0, kept)))]
        return {name: file.after_cut(chance, kept) for name, file in entries.items()}
