"""Results as files: the summary in each format, and what was coded."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from panel.domain.actor import SYSTEM
from panel.queries import thematic_session as sessions
from panel.services import coding_files, rendering
from panel.services import compilation as compilations
from panel.services import summary as summaries

FORMATS = ("json", "html", "docx", "pdf", "csv", "akn")
COMPILATION_FORMATS = compilations.FORMATS

CODING_FORMATS = coding_files.FORMATS


def summary(slug: str, format: str, base_url: str) -> bytes:
    """The summary of a session: the frozen one once adopted, else the draft. Raises Missing."""
    found = summaries.of(sessions.by_slug(SYSTEM, slug), lock=False)
    return rendering.file_of(found, format, base_url=base_url)


def compilation(slug: str, format: str, base_url: str, *, now: datetime) -> bytes:
    """What is published in a session, as received. Raises Missing while nothing is."""
    return compilations.written(slug, format, base_url=base_url, now=now)


def codings(slug: str, format: str, *, base_url: str = "", now: datetime | None = None) -> bytes:
    """Every coding that stands, in the order of texts and places. Raises Missing."""
    call = sessions.by_slug(SYSTEM, slug)
    return coding_files.written(call, format, base_url=base_url, now=now or call.closes_at)


def write(path: Path, content: bytes) -> None:
    """Put a file in its place whole, or leave what was there."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
