"""The values of a project: codes in a tree, texts, and selections with the codes they were given."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

#: Names made here are derived from it, so that the same thing has the same name in every file.
_SPACE = uuid.UUID("8f6f0e0a-6a55-5b0b-9a1e-3d2f0a7c41d6")


class RefiError(ValueError):
    """A file cannot be used; ``code`` says why, ``place`` where.

    ``code`` is ``archive``, ``size``, ``project`` (there is none in the archive), ``xml``, ``doctype``,
    ``root``, ``structure`` or ``text``.
    """

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(f"{code}: {place}")
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class Code:
    """A code; ``children`` are its narrower ones."""

    guid: str
    name: str
    description: str = ""
    codable: bool = True
    children: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage: ``start`` and ``end`` as the file counts them, its ``words`` where they are given, the
    names of its ``codes``, what is said of it (``about``), and who made it when (ISO 8601)."""

    guid: str
    start: int
    end: int
    words: str = ""
    codes: tuple[str, ...] = ()
    about: str = ""
    user: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text with its selections.

    ``text`` is the file as it lies in the archive, line ends and byte order mark kept; None where the
    source is no plain text. ``whole`` are codes given to the source as a whole.
    """

    guid: str
    name: str
    text: str | None
    about: str = ""
    selections: tuple[Selection, ...] = ()
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project. ``users`` are names by the guid under which they coded."""

    name: str
    codes: tuple[Code, ...] = ()
    sources: tuple[TextSource, ...] = ()
    users: dict[str, str] = field(default_factory=dict)
    origin: str = ""


def guid(*parts: object) -> str:
    """The name of a thing, from what makes it that thing; not to be turned back."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(map(str, parts))))
