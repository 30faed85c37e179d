"""Looks for strings in every byte of files: plain, in other encodings, and inside what is compressed."""

from __future__ import annotations

import base64
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Compressed streams start so: zlib in three strengths (in PDFs and dumps), gzip.
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_GZIP = b"\x1f\x8b\x08"

#: Most bytes that one stream is unpacked to.
MOST = 64 * 1024 * 1024


def forms(words: str) -> set[bytes]:
    """A string as it may lie in a file: UTF-8, UTF-16, hexadecimal, and base64 at each of three places."""
    plain = words.encode()
    found = {plain, words.encode("utf-16-le"), words.encode("utf-16-be")}
    found |= {plain.hex().encode(), plain.hex().upper().encode()}
    for shift in range(3):
        coded = base64.b64encode(b"\x00" * shift + plain)
        inner = coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]
        found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return {each for each in found if len(each) >= 6}


def hits(files: Iterable[Path], wanted: dict[str, set[bytes]]) -> list[tuple[str, str]]:
    """(name, file) for every wanted string that stands anywhere in the files, each once for a file.

    A file of the server's log is not unpacked (PostgreSQL does not compress there), and may be recycled for
    somebody else's data while it is looked for; its file of cached catalogues is made anew when it likes.
    """
    found = []
    for file in files:
        log = file.parent.name == "pg_wal"
        passing = log or file.name.startswith("pg_internal.init")
        for layer in layers(_content(file) if passing else file.read_bytes(), 0 if log else 3):
            found += [(name, str(file)) for name, each in wanted.items() if any(one in layer for one in each)]
    return sorted(set(found))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def layers(content: bytes, depth: int = 3) -> Iterator[bytes]:
    """A file, and whatever can be unpacked out of it, to three levels."""
    yield content
    if not depth:
        return
    for inner in _unpacked(content):
        yield from layers(inner, depth - 1)


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode() + package.read(name)
        return
    if content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as packed:
            for member in packed.getmembers():
                stream = packed.extractfile(member)
                if stream is not None:
                    yield stream.read()
        return
    for magic, bits in ((_GZIP, 31), *((each, 15) for each in _ZLIB)):
        at = content.find(magic)
        while at >= 0:
            made = _inflated(content[at:], bits)
            if made:
                yield made
            at = content.find(magic, at + 1)


def _inflated(content: bytes, bits: int) -> bytes:
    """What a stream unpacks to, as far as it goes; nothing where the bytes only looked like one."""
    engine = zlib.decompressobj(bits)
    try:
        made = engine.decompress(content[:1024], MOST)
        return made + engine.decompress(content[1024:], MOST) if made else b""
    except zlib.error:
        return b""
