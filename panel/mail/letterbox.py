"""Reads back the .eml files of a demo, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as the demo shows it."""

    to: str
    subject: str
    date: str
    text: str


def read_directory(directory: Path, *, most: int) -> list[Letter]:
    """The newest messages that lie in a directory; none if there is none."""
    if not directory.is_dir():
        return []
    files = sorted(directory.glob("*.eml"), key=lambda f: f.stat().st_mtime_ns, reverse=True)
    return [_read(f) for f in files[:most]]


def _read(path: Path) -> Letter:
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    body = message.get_body(("plain",))
    return Letter(
        str(message["to"]),
        str(message["subject"]),
        str(message["date"] or ""),
        str(body.get_content()) if body is not None else "",
    )
