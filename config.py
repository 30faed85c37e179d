"""Settings of one running Panel, read once from the environment.

``Config`` is frozen: whoever holds it holds the truth of this process. ``from_env`` collects every
wrong setting before it complains, so that an operator mends them in one go. Nothing of ``panel`` is
imported here, and only ``panel.app``, ``panel.cli`` and ``migrations/env.py`` import this module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class ConfigError(ValueError):
    """Every wrong setting of the environment, one line each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings; see the table in the README for the meaning and the unit of each."""

    data: Path
    database_url: str
    port: int = 8000
    base_url: str = "http://127.0.0.1:8000"
    smtp_url: str = ""
    mail_from: str = "panel@localhost"
    demo: bool = False
    request_log: bool = False
    proxies: int = 0
    body_limit: int = 1_048_576
    web_workers: int = 2
    web_threads: int = 160
    pool_size: int = 4
    session_idle_minutes: int = 12 * 60
    session_days: int = 14
    collation_processes: int = 2
    register_name: str = ""
    register_key_file: Path | None = None
    witnesses: tuple[str, ...] = ()
    vault_url: str = ""
    vault_public_key: Path | None = None
    item_keys_url: str = ""
    item_key_file: Path | None = None
    short_backups: Path | None = None
    exit_url: str = "https://www.wikipedia.org/"

    @property
    def sqlite(self) -> bool:
        """Whether the embedded default is used."""
        return self.database_url.startswith("sqlite")

    @property
    def secure(self) -> bool:
        """Whether cookies must be kept to https."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """Host part (with port) that requests must name."""
        return urlsplit(self.base_url).netloc

    @property
    def loopback(self) -> bool:
        """Whether the base address is this machine's own."""
        return (urlsplit(self.base_url).hostname or "") in {"127.0.0.1", "localhost", "::1"}

    @property
    def keys(self) -> Path:
        """Directory of the keys made on first start, mode 0700."""
        return self.data / "keys"

    @property
    def register_origin(self) -> str:
        """The name under which the register signs: it must stay, whatever becomes of addresses."""
        return self.register_name or f"{urlsplit(self.base_url).hostname or 'panel'}/register"

    @property
    def register_key(self) -> Path:
        """The key of the register; with a setting of its own, so that another user can hold it."""
        return self.register_key_file or self.keys / "register.key"

    @property
    def register_directory(self) -> Path:
        """Where the signer keeps what it has published."""
        return self.data / "register"

    @property
    def names_url(self) -> str:
        """The store of sealed names: a database of its own, or a file of its own."""
        return self.vault_url or f"sqlite:///{self.data / 'vault' / 'vault.db'}"

    @property
    def items_url(self) -> str:
        """The store of the keys of unpublished protected texts."""
        return self.item_keys_url or f"sqlite:///{self.data / 'vault' / 'item-keys.db'}"

    @property
    def officers_key(self) -> Path:
        """The officers' public key, to which names are sealed; it is made elsewhere."""
        return self.vault_public_key or self.keys / "vault.pub"

    @property
    def item_key(self) -> Path:
        """The key around the keys of items; with a setting of its own, so that it can lie elsewhere."""
        return self.item_key_file or self.keys / "items.key"

    @property
    def short_backup_directory(self) -> Path:
        """Where copies of both stores lie for at most seven days."""
        return self.short_backups or self.data / "vault" / "seven-days"

    @property
    def mail_directory(self) -> Path:
        """Where messages lie as .eml files while no SMTP server is set."""
        return self.data / "mail"


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"a whole number from {low} to {high}")
        return int(text)

    return read


def _flag(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("0 or 1")
    return text == "1"


def _database(text: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if text.startswith(prefix):
            return "postgresql+psycopg://" + text[len(prefix) :]
    if not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("an address that begins with postgresql:// or sqlite:///")
    return text


def _address(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError("an address that begins with " + " or ".join(f"{s}://" for s in schemes))
        return text.rstrip("/")

    return read


def _mailbox(text: str) -> str:
    if text.count("@") != 1 or any(c.isspace() for c in text):
        raise ValueError("one e-mail address")
    return text


def _name(text: str) -> str:
    if not re.fullmatch(r"[^\s+]+", text) or "/" not in text:
        raise ValueError("a name such as panel.example.org/register, without spaces and plus signs")
    return text


def _witnesses(text: str) -> tuple[str, ...]:
    keys = tuple(text.split())
    if not all(re.fullmatch(r"[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*", each) for each in keys):
        raise ValueError("keys of witnesses NAME+ID+KEY, with spaces between them")
    return keys


def _path(text: str) -> Path:
    return Path(text).absolute()


_READERS: dict[str, Callable[[str], object]] = {
    "port": _whole(1, 65535),
    "base_url": _address("http", "https"),
    "smtp_url": _address("smtp", "smtps"),
    "mail_from": _mailbox,
    "demo": _flag,
    "request_log": _flag,
    "proxies": _whole(0, 5),
    "body_limit": _whole(65_536, 16_777_216),
    "web_workers": _whole(1, 64),
    "web_threads": _whole(1, 1_024),
    "pool_size": _whole(1, 512),
    "session_idle_minutes": _whole(5, 7 * 24 * 60),
    "session_days": _whole(1, 90),
    "collation_processes": _whole(1, 64),
    "register_name": _name,
    "register_key_file": _path,
    "witnesses": _witnesses,
    "vault_url": _database,
    "vault_public_key": _path,
    "item_keys_url": _database,
    "item_key_file": _path,
    "short_backups": _path,
    "exit_url": _address("http", "https"),
}


def from_env(env: Mapping[str, str] | None = None, **fixed: object) -> Config:
    """Read ``PANEL_*`` settings; ``fixed`` values (from the command line) win over them.

    Raises ConfigError with one line for each setting that is wrong or unknown.
    """
    source = os.environ if env is None else env
    found: dict[str, object] = {}
    problems: list[str] = []
    for key, text in source.items():
        name = key.removeprefix("PANEL_").lower()
        if not key.startswith("PANEL_") or name in {"data", "database_url"} or text == "":
            continue
        if name not in _READERS:
            if not name.startswith("test_"):
                problems.append(f"{key} is not a setting of the Panel")
            continue
        try:
            found[name] = _READERS[name](text)
        except ValueError as error:
            problems.append(f"{key} must be {error}; it is {text!r}")
    data = Path(source.get("PANEL_DATA") or "var").absolute()
    database_url = f"sqlite:///{data / 'panel.sqlite3'}"
    try:
        database_url = _database(source.get("PANEL_DATABASE_URL") or database_url)
    except ValueError as error:
        problems.append(f"PANEL_DATABASE_URL must be {error}")
    addresses = [database_url, *(found[name] for name in ("vault_url", "item_keys_url") if name in found)]
    if len({str(each) for each in addresses}) < len(addresses):
        problems.append("PANEL_DATABASE_URL, PANEL_VAULT_URL and PANEL_ITEM_KEYS_URL must be three databases")
    if problems:
        raise ConfigError(problems)
    values: dict[str, object] = {"data": data, "database_url": database_url, **found, **fixed}
    if "base_url" not in values:
        values["base_url"] = f"http://127.0.0.1:{values.get('port', 8000)}"
    return Config(**values)  # type: ignore[arg-type]
