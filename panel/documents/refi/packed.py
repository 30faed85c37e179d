"""The archive of a project, read within bounds and written byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from panel.documents.refi.values import RefiError

#: Most entries of an archive, most bytes of one when unpacked, and of all that are read together.
ENTRIES, ONE, ALL = 5_000, 32 * 2**20, 64 * 2**20

#: Every entry bears the same date: the same project gives the same bytes.
_DATED = (1980, 1, 1, 0, 0, 0)


class Archive:
    """A zip archive in memory; what is read of it is counted, whatever its directory promises."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise RefiError("archive") from error
        entries = self._zip.infolist()
        if len(entries) > ENTRIES:
            raise RefiError("size", f"{ENTRIES:,}")
        # Programs differ in the case of the folder; an archive that has one name twice is not read.
        self._entries = {each.filename.replace("\\", "/").casefold(): each for each in entries}
        if len(self._entries) != len(entries):
            raise RefiError("archive")
        self._left = ALL

    def names(self) -> list[str]:
        """The names of the entries, in small letters."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """An entry unpacked; None if there is none of that name. Raises RefiError past the bounds."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise RefiError("archive", name)
        bound = min(ONE, self._left)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(bound + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise RefiError("archive", name) from error
        if len(content) > bound:
            raise RefiError("size", name)
        self._left -= len(content)
        return content


def pack(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the entries in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            about = zipfile.ZipInfo(name, _DATED)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
    return out.getvalue()
