"""Writes down what SQLite asks of the disk: a file system layer of ours over the one it has.

The layer passes everything on and keeps a log: opened, written, cut off, synced, deleted. Only the
methods that change a disk are replaced, in a copy of SQLite's own tables of functions; shared memory of
the write-ahead log and locks stay as they are. The log is what a power cut is simulated from (``disk``).
"""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

#: Flags of an opened file whose first sync makes its directory's entries durable: journals and logs.
_SYNCS_DIRECTORY = 0x0800 | 0x4000 | 0x80000


class Event(NamedTuple):
    """One thing asked of the disk: ``what`` is open, write, cut, sync, delete or mark."""

    what: str
    name: str
    at: int = 0
    data: bytes = b""


class Unable(RuntimeError):
    """The SQLite of this Python does not let its file system layer be replaced."""


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Cut = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Methods(Structure):
    """``sqlite3_io_methods``."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", _Write),
        ("cut", _Cut),
        ("sync", _Sync),
        ("rest", c_void_p * 13),
    ]


class _File(Structure):
    """``sqlite3_file``, of which only the first word is public."""

    _fields_ = [("methods", POINTER(_Methods))]


class _Layer(Structure):
    """``sqlite3_vfs``."""

    _fields_ = [
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("own", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("rest", c_void_p * 14),
    ]


@dataclass
class Recorder:
    """The log of everything that happens to files whose path begins with ``database``."""

    database: Path
    log: list[Event] = field(default_factory=list)
    _names: dict[int, tuple[str, bool]] = field(default_factory=dict)
    _tables: dict[int, _Methods] = field(default_factory=dict)

    def mark(self, what: str) -> None:
        """Note something that the world was told at this moment."""
        self.log.append(Event("mark", what))

    def _ours(self, path: bytes | None) -> str | None:
        name = Path(path.decode()).name if path else ""
        return (
            name
            if path
            and path.decode() == str(self.database.with_name(name))
            and (name.startswith(self.database.name))
            else None
        )

    def layer(self, honest: _Layer) -> _Layer:
        """A copy of the layer that SQLite has, with our steps before its own."""
        made = _Layer.from_buffer_copy(honest)

        def opened(layer: Any, path: Any, file: Any, flags: int, out: Any) -> int:
            status: int = honest.open(layer, path, file, flags, out)
            name = self._ours(ctypes.string_at(path) if path else None)
            if status == 0 and name is not None:
                self._names[file] = name, bool(flags & _SYNCS_DIRECTORY)
                held = ctypes.cast(file, POINTER(_File)).contents
                held.methods = ctypes.pointer(self._methods(held.methods))
                self.log.append(Event("open", name))
            return status

        def deleted(layer: Any, path: bytes, directory: int) -> int:
            name = self._ours(path)
            status: int = honest.delete(layer, path, directory)
            if status == 0 and name is not None:
                self.log.append(Event("delete", name, directory))
            return status

        made.name, made.open, made.delete = b"panel-recorder", _Open(opened), _Delete(deleted)
        return made

    def _methods(self, honest: Any) -> _Methods:
        """The methods of a kind of file; one table for each table of SQLite's."""
        address = ctypes.addressof(honest.contents)
        if address not in self._tables:
            self._tables[address] = self._recording(_Methods.from_address(address))
        return self._tables[address]

    def _recording(self, honest: _Methods) -> _Methods:
        made = _Methods.from_buffer_copy(honest)

        def write(file: int, data: int, size: int, at: int) -> int:
            self.log.append(Event("write", self._names[file][0], at, ctypes.string_at(data, size)))
            status: int = honest.write(file, data, size, at)
            return status

        def cut(file: int, size: int) -> int:
            self.log.append(Event("cut", self._names[file][0], size))
            status: int = honest.cut(file, size)
            return status

        def sync(file: int, flags: int) -> int:
            name, directory = self._names[file]
            self.log.append(Event("sync", name, int(directory)))
            return 0  # the real disk may take its time: what counts is the log

        made.write, made.cut, made.sync = _Write(write), _Cut(cut), _Sync(sync)
        return made


@contextmanager
def recording(database: Path) -> Iterator[Recorder]:
    """Record everything that connections opened in the block do to a database; close them before it ends."""
    library = ctypes.CDLL(_sqlite3.__file__)
    try:
        find, register, forget = (
            getattr(library, f"sqlite3_vfs_{verb}") for verb in ("find", "register", "unregister")
        )
    except AttributeError as error:
        raise Unable("this Python holds a SQLite of its own that cannot be watched") from error
    find.restype = POINTER(_Layer)
    recorder = Recorder(database)
    layer = recorder.layer(find(None).contents)
    if register(byref(layer), 1) != 0:
        raise Unable(f"SQLite {sqlite3.sqlite_version} took no layer of ours")
    try:
        yield recorder
    finally:
        forget(byref(layer))
