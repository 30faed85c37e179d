"""What a check says, and what it may know of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class State(StrEnum):
    """How it stands: in order, worth knowing, or a promise is at risk."""

    GOOD = "good"
    NOTE = "note"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, what it is, how that stands, and what to do about it."""

    name: str
    value: str
    state: State
    advice: str = ""


class Settings(Protocol):
    """The settings that checks read; ``config.Config`` has them."""

    @property
    def data(self) -> Path: ...
    @property
    def database_url(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def smtp_url(self) -> str: ...
    @property
    def mail_from(self) -> str: ...
    @property
    def demo(self) -> bool: ...
    @property
    def proxies(self) -> int: ...
    @property
    def sqlite(self) -> bool: ...
    @property
    def secure(self) -> bool: ...
    @property
    def loopback(self) -> bool: ...
    @property
    def keys(self) -> Path: ...
    @property
    def mail_directory(self) -> Path: ...
    @property
    def names_url(self) -> str: ...
    @property
    def items_url(self) -> str: ...
    @property
    def item_key(self) -> Path: ...
    @property
    def officers_key(self) -> Path: ...
    @property
    def short_backup_directory(self) -> Path: ...
    @property
    def register_key(self) -> Path: ...
    @property
    def register_directory(self) -> Path: ...
    @property
    def register_origin(self) -> str: ...
    @property
    def witnesses(self) -> tuple[str, ...]: ...


def judged(name: str, value: object, safe: bool, advice: str) -> Finding:
    """A finding that is in order or unsafe."""
    return Finding(name, str(value), State.GOOD if safe else State.UNSAFE, "" if safe else advice)


def published(config: Settings, name: str, value: object, safe: bool, advice: str) -> Finding:
    """A finding that is unsafe only where others can reach the site; on this machine alone, a note."""
    bad = State.NOTE if config.loopback else State.UNSAFE
    return Finding(name, str(value), State.GOOD if safe else bad, "" if safe else advice)
